//! Characters that came at once: typed ahead over a slow line, committed by an input method, or pasted in a terminal that
//! does not mark pastes. What was pasted is text and never a command; what was typed ahead is never swallowed.

use super::keys::message;
use crate::desk::msg::Msg;
use crate::keymap::Key;
use crate::text::fold::halfwidth_command;
use crossterm::event::{Event, KeyCode, KeyModifiers};

/// So many characters in one burst were pasted, not typed: type-ahead over a slow line comes in smaller pieces.
const PASTED: usize = 24;

/// From so many on it depends on where the clerk is ([`Msg::Burst`]).
const DOUBTFUL: usize = 4;

/// Tells typing from pasting, burst by burst.
#[derive(Debug, Default)]
pub struct Bursts {
    /// The last burst was pasted and not all of it.
    pasting: bool,
}

impl Bursts {
    /// A burst as messages; `goes_on`: the next one follows without a pause.
    pub fn messages(&mut self, burst: &[Event], goes_on: bool) -> Vec<Msg> {
        let pasted = self.pasting || runs(burst).any(|run| is_pasted(&run));
        self.pasting = pasted && goes_on;
        if pasted { whole(burst) } else { piecewise(burst) }
    }
}

/// A burst that was pasted: one text. Keys inside it were characters of the text that no text has.
fn whole(burst: &[Event]) -> Vec<Msg> {
    let text: String = burst.iter().filter_map(typed).collect();
    let others = burst.iter().filter(|event| !matches!(event, Event::Key(_))).filter_map(message);
    [Msg::Text(text)].into_iter().chain(others).collect()
}

fn piecewise(burst: &[Event]) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut rest = burst;
    while let Some(first) = rest.first() {
        let run: Vec<char> = rest.iter().map_while(typed).collect();
        let committed = committed(&run);
        let taken = if committed > 0 {
            out.push(Msg::Text(run[..committed].iter().collect()));
            committed
        } else if run.len() >= DOUBTFUL && !is_data_entry(&run) {
            out.push(Msg::Burst(run.iter().copied().map(Key::char).map(Key::canon).collect()));
            run.len()
        } else {
            out.extend(message(first));
            1
        };
        rest = &rest[taken..];
    }
    out
}

/// The runs of characters in a burst.
fn runs(burst: &[Event]) -> impl Iterator<Item = Vec<char>> {
    burst.split(|event| typed(event).is_none()).map(|run| run.iter().filter_map(typed).collect())
}

fn is_pasted(run: &[char]) -> bool {
    run.len() > PASTED && !is_data_entry(run)
}

/// Digits and what lies beside them on the numeric keypad, and a key held down: nobody is harmed when these are keys, and
/// forms keyed without looking must not lose one.
fn is_data_entry(run: &[char]) -> bool {
    let keypad = |c: &char| {
        matches!(halfwidth_command(*c), '0'..='9' | '+' | '-' | '*' | '/' | '.' | ' ' | '\n' | '\t')
    };
    run.iter().all(keypad) || run.iter().all(|c| *c == run[0])
}

/// How many characters an input method committed: up to the line end, if a hanzi is among them.
fn committed(run: &[char]) -> usize {
    let line = run.iter().take_while(|c| !matches!(c, '\n' | '\t')).count();
    let hanzi = line > 1 && run[..line].iter().any(|c| !c.is_ascii() && c.is_alphabetic());
    if hanzi { line } else { 0 }
}

/// The character an event types: a line end for Enter, and for Ctrl-J, which is one in a paste.
fn typed(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    match key.code {
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => None,
        KeyCode::Char(c) => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn keys(text: &str) -> Vec<Event> {
        let event = |c| match c {
            '\n' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
            '\r' => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
            '\t' => KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE),
            '\x1b' => KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
            c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
        };
        text.chars().map(|c| Event::Key(event(c))).collect()
    }

    fn shown(text: &str) -> Vec<String> {
        told(Bursts::default().messages(&keys(text), false))
    }

    fn told(msgs: Vec<Msg>) -> Vec<String> {
        let show = |msg: Msg| match msg {
            Msg::Key(key) => key.label(),
            Msg::Text(text) => format!("<{text}>"),
            Msg::Burst(keys) => keys.iter().map(|key| key.label()).collect::<Vec<_>>().join("~"),
            other => format!("{other:?}"),
        };
        msgs.into_iter().map(show).collect()
    }

    #[test]
    fn forms_keyed_ahead_stay_keys_however_many_come_at_once() {
        let all = shown(&"0123112111\n".repeat(300));
        assert_eq!(all.len(), 3300);
        assert_eq!(all[..11], ["0", "1", "2", "3", "1", "1", "2", "1", "1", "1", "回车"]);
        assert_eq!(shown(&"１２３\t＋\n".repeat(20)).len(), 120);
    }

    #[test]
    fn a_key_held_down_stays_a_key() {
        assert_eq!(shown(&"j".repeat(60)), ["j"].repeat(60));
    }

    #[test]
    fn what_an_input_method_commits_is_one_piece_and_the_key_after_it_a_key() {
        assert_eq!(shown("停车难\n"), ["<停车难>", "回车"]);
        assert_eq!(shown("停车难\t"), ["<停车难>", "Tab"]);
        assert_eq!(shown("停"), ["停"]);
        assert_eq!(shown(":"), [":"]);
        assert_eq!(shown("fd"), ["f", "d"]);
    }

    #[test]
    fn a_few_letters_at_once_are_left_to_the_place_they_come_to() {
        assert_eq!(shown("qqdfu\n"), ["q~q~d~f~u~回车"]);
        assert_eq!(shown("/tcn\n"), ["/~t~c~n~回车"]);
    }

    #[test]
    fn an_unmarked_paste_is_text_with_everything_in_it() {
        let pasted = "关于老旧小区停车难的建议\nfdq\n关于加装电梯的建议\n";
        assert_eq!(shown(pasted), [format!("<{pasted}>")]);
        let table = "qq\tfdu\rqq\tfdu\rqq\tfdu\rqq\tfdu\r";
        assert_eq!(shown(table), [format!("<{}>", table.replace('\r', "\n"))]);
        assert_eq!(shown("aaaaabbbbbcccccdddddeeeee\x1bqq"), ["<aaaaabbbbbcccccdddddeeeeeqq>"]);
    }

    #[test]
    fn a_paste_is_one_to_its_end_also_in_several_bursts() {
        let mut bursts = Bursts::default();
        assert_eq!(told(bursts.messages(&keys(&"text ".repeat(800)), true)).len(), 1);
        assert_eq!(told(bursts.messages(&keys("qq"), false)), ["<qq>"]);
        assert_eq!(told(bursts.messages(&keys("qq"), false)), ["q", "q"]);
    }
}
