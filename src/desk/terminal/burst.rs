//! Characters that came at once: typed ahead over a slow line, committed by an input method, or pasted in a terminal that
//! does not mark pastes. What was pasted is text and never a command; what was typed ahead is never swallowed.

use super::keys::message;
use crate::desk::msg::Msg;
use crate::keymap::{Code, Key};
use crate::text::fold::halfwidth_command;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// So many characters in one burst were pasted, not typed: type-ahead over a slow line comes in smaller pieces.
const PASTED: usize = 24;

/// From so many on it depends on where the clerk is ([`Msg::Burst`]).
const DOUBTFUL: usize = 4;

/// Signs that open something to type into, if text follows them at once.
const OPENS: [char; 6] = ['/', '／', '、', ':', '：', '#'];

/// Tells typing from pasting, burst by burst.
#[derive(Debug, Default)]
pub struct Bursts {
    /// The last burst was pasted and not all of it.
    pasting: bool,
    /// The last burst ended with Esc.
    escaped: bool,
}

impl Bursts {
    /// A burst as messages; `goes_on`: the next one follows without a pause.
    pub fn messages(&mut self, burst: &[Event], goes_on: bool) -> Vec<Msg> {
        let escaped = std::mem::replace(&mut self.escaped, burst.last().is_some_and(is_esc));
        let burst = mended(burst, escaped);
        let pasted = self.pasting || runs(&burst).any(|run| is_pasted(&run));
        self.pasting = pasted && goes_on;
        if pasted { whole(&burst) } else { piecewise(&burst) }
    }
}

/// A burst that was pasted: one text. Keys inside it were characters of the text that no text has; what follows it was
/// pressed after it, unless it is a control character.
fn whole(burst: &[Event]) -> Vec<Msg> {
    let end = burst.iter().rposition(|event| typed(event).is_some()).map_or(0, |last| last + 1);
    let text: String = burst.iter().filter_map(typed).collect();
    let held = |event: &&Event| matches!(event, Event::Key(key) if !key.modifiers.is_empty());
    let after = burst[end..].iter().filter(|event| !held(event)).filter_map(message);
    let resized = burst[..end].iter().filter(|event| !matches!(event, Event::Key(_))).filter_map(message);
    as_typed(&text).into_iter().chain(resized).chain(after).collect()
}

/// The line end of a single line may have been Enter.
fn as_typed(text: &str) -> Vec<Msg> {
    match text.strip_suffix('\n').filter(|line| !line.contains('\n')) {
        Some(line) => vec![Msg::Text(line.to_owned()), Msg::Burst(vec![Key::plain(Code::Enter)])],
        None => vec![Msg::Text(text.to_owned())],
    }
}

fn piecewise(burst: &[Event]) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut rest = burst;
    while let Some(first) = rest.first() {
        let run: Vec<char> = rest.iter().map_while(typed).collect();
        let committed = committed(&run);
        let taken = if committed > 0 && !OPENS.contains(&run[0]) {
            out.push(Msg::Text(run[..committed].iter().collect()));
            committed
        } else if committed == 0 && run.len() >= DOUBTFUL && !is_data_entry(&run) {
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
    run.len() > PASTED && !is_data_entry(run) && !is_form_entry(run)
}

/// Whether a run may be forms typed ahead whose options have letters, or that ask for words: lines that hold nothing but
/// what the keypad has and the letters of options, and words after those, a number alone among them. The first line may
/// have begun before. They are keys only where keys type ([`Msg::Burst`]), so that a paste of the same shape harms nobody.
fn is_form_entry(run: &[char]) -> bool {
    let option = |c: &char| matches!(c, 'a'..='i' | 'A'..='I');
    let lines = || run.split(|c| *c == '\n').enumerate();
    let keyed = |line: &[char]| {
        let words = line.iter().position(|c| !c.is_ascii()).unwrap_or(line.len());
        let head = &line[..words];
        (line.is_empty() || !head.is_empty()) && head.iter().all(|c| option(c) || is_data_entry(&[*c, '0']))
    };
    let begins = |line: &[char]| line.first().is_some_and(char::is_ascii_digit);
    run.contains(&'\n')
        && lines().any(|(_, line)| begins(line) && line.iter().all(char::is_ascii_digit))
        && lines().all(|(place, line)| place == 0 || begins(line) || keyed(line))
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

/// Mends what was torn apart: two escapes in a row are read as one Esc, so that the sequence of a key right behind Esc, like
/// one cut in two on its way, comes as letters. `escaped`: an Esc came just before.
fn mended(burst: &[Event], mut escaped: bool) -> Vec<Event> {
    let mut out = Vec::with_capacity(burst.len());
    let mut rest = burst;
    while let Some((first, after)) = rest.split_first() {
        let torn = escaped.then(|| sequence(rest)).flatten();
        escaped = is_esc(first);
        rest = if let Some((code, length)) = torn {
            out.push(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
            &rest[length..]
        } else {
            out.push(first.clone());
            after
        };
    }
    out
}

fn is_esc(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Esc)
}

/// The key whose sequence without its escape stands at the beginning, and how many characters it takes.
fn sequence(events: &[Event]) -> Option<(KeyCode, usize)> {
    let run: String = events.iter().take(6).map_while(typed).collect();
    let found = SEQUENCES.iter().find(|(sequence, _)| run.starts_with(sequence))?;
    Some((found.1, found.0.len()))
}

/// Keys that terminals send as sequences, without the escape.
const SEQUENCES: [(&str, KeyCode); 42] = [
    ("[A", KeyCode::Up),
    ("[B", KeyCode::Down),
    ("[C", KeyCode::Right),
    ("[D", KeyCode::Left),
    ("[F", KeyCode::End),
    ("[H", KeyCode::Home),
    ("[Z", KeyCode::BackTab),
    ("OA", KeyCode::Up),
    ("OB", KeyCode::Down),
    ("OC", KeyCode::Right),
    ("OD", KeyCode::Left),
    ("OF", KeyCode::End),
    ("OH", KeyCode::Home),
    ("OP", KeyCode::F(1)),
    ("OQ", KeyCode::F(2)),
    ("OR", KeyCode::F(3)),
    ("OS", KeyCode::F(4)),
    ("[[A", KeyCode::F(1)),
    ("[[B", KeyCode::F(2)),
    ("[[C", KeyCode::F(3)),
    ("[[D", KeyCode::F(4)),
    ("[[E", KeyCode::F(5)),
    ("[1~", KeyCode::Home),
    ("[2~", KeyCode::Insert),
    ("[3~", KeyCode::Delete),
    ("[4~", KeyCode::End),
    ("[5~", KeyCode::PageUp),
    ("[6~", KeyCode::PageDown),
    ("[7~", KeyCode::Home),
    ("[8~", KeyCode::End),
    ("[11~", KeyCode::F(1)),
    ("[12~", KeyCode::F(2)),
    ("[13~", KeyCode::F(3)),
    ("[14~", KeyCode::F(4)),
    ("[15~", KeyCode::F(5)),
    ("[17~", KeyCode::F(6)),
    ("[18~", KeyCode::F(7)),
    ("[19~", KeyCode::F(8)),
    ("[20~", KeyCode::F(9)),
    ("[21~", KeyCode::F(10)),
    ("[23~", KeyCode::F(11)),
    ("[24~", KeyCode::F(12)),
];

#[cfg(test)]
mod tests {
    use super::*;

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
    fn letters_of_options_among_the_digits_of_forms_stay_keys_where_keys_type() {
        let told = shown(&"02136\n2b1c32\n".repeat(30));
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("0~2~1~3~6~回车~2~b") && !told[0].contains('<'), "{}", told[0]);
        let told = shown(&"02\naabbab\n".repeat(30));
        assert!(told.len() == 1 && told[0].starts_with("0~2~回车~a~a~b"), "{told:?}");
        let told = shown(&"10\n12意见很好\n".repeat(30));
        assert!(told.len() == 1 && told[0].starts_with("1~0~回车~1~2~意"), "{told:?}");
        let pasted = "abc\nfed\nabc\nfed\nabc\nfed\nabc\n";
        assert_eq!(shown(pasted), [format!("<{pasted}>")], "lines of letters are a paste");
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
        let torn = "aaaaabbbbbcccccdddddeeeee\x1bqq";
        assert_eq!(shown(torn), ["<aaaaabbbbbcccccdddddeeeeeqq>"]);
        assert_eq!(shown("aaaaabbbbbcccccdddddeeeee\x1b"), ["<aaaaabbbbbcccccdddddeeeee>", "Esc"]);
    }

    #[test]
    fn the_line_end_after_one_long_line_is_left_to_the_place_it_comes_to() {
        let line = "/srv/office/2026/proposals of the plenary.xlsx";
        assert_eq!(shown(&format!("{line}\n")), [format!("<{line}>"), "回车".to_owned()]);
    }

    #[test]
    fn a_sign_that_opens_a_search_does_so_before_what_was_committed_with_it() {
        assert_eq!(shown("/停车"), ["/", "<停车>"]);
        assert_eq!(shown("《停车》"), ["<《停车》>"]);
    }

    #[test]
    fn a_key_right_behind_esc_is_that_key() {
        assert_eq!(shown("\x1b[19~"), ["Esc", "F8"]);
        assert_eq!(shown("\x1b[[A\x1bOQ"), ["Esc", "F1", "Esc", "F2"]);
        let mut bursts = Bursts::default();
        assert_eq!(told(bursts.messages(&keys("\x1b"), false)), ["Esc"]);
        assert_eq!(told(bursts.messages(&keys("[19~"), false)), ["F8"]);
        assert_eq!(told(bursts.messages(&keys("[1"), false)), ["[", "1"]);
    }

    #[test]
    fn a_paste_is_one_to_its_end_also_in_several_bursts() {
        let mut bursts = Bursts::default();
        assert_eq!(told(bursts.messages(&keys(&"text ".repeat(800)), true)).len(), 1);
        assert_eq!(told(bursts.messages(&keys("qq"), false)), ["<qq>"]);
        assert_eq!(told(bursts.messages(&keys("qq"), false)), ["q", "q"]);
    }
}
