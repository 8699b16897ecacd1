//! What the terminal reports, as keys and pieces of text.

use crate::desk::msg::Msg;
use crate::keymap::{Code, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// So many characters typed in one burst were pasted, not typed: nobody types that fast, and type-ahead over a slow line
/// comes in smaller pieces.
const PASTED: usize = 24;

/// A long paste comes in pieces; so long is waited for the next one, lest its end be taken for keys.
const BETWEEN_PIECES: Duration = Duration::from_millis(60);

/// Reads the terminal in its own thread until it or the desk is gone.
pub fn listen(news: Sender<Msg>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        while let Ok(burst) = burst() {
            for msg in messages(&burst) {
                if news.send(msg).is_err() {
                    return;
                }
            }
        }
        let _ = news.send(Msg::HangUp);
    })?;
    Ok(())
}

/// Everything the terminal has to say at once: waits for the first event, takes the others that are there already.
fn burst() -> io::Result<Vec<Event>> {
    let mut burst = vec![read()?];
    let mut chars = 0;
    while poll(if chars > PASTED { BETWEEN_PIECES } else { Duration::ZERO })? {
        let event = read()?;
        chars += usize::from(typed(&event).is_some());
        burst.push(event);
    }
    Ok(burst)
}

/// A burst as messages. A run of characters with a hanzi in it is what an input method committed, or a paste of a terminal
/// that does not mark pastes; so is a very long run. Either is text, and line ends inside it are no commands.
fn messages(burst: &[Event]) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut rest = burst;
    while let Some(first) = rest.first() {
        let run: Vec<char> = rest.iter().map_while(typed).collect();
        let (text, taken) = as_text(&run);
        if taken > 0 {
            out.push(Msg::Text(text));
            rest = &rest[taken..];
        } else {
            out.extend(message(first));
            rest = &rest[1..];
        }
    }
    out
}

/// The text a run of characters is, and how many of them belong to it; none when they are keys.
fn as_text(run: &[char]) -> (String, usize) {
    let typed = run.iter().take_while(|c| **c != '\n').count();
    let committed = typed > 1 && run[..typed].iter().any(|c| !c.is_ascii() && c.is_alphabetic());
    if run.len() > PASTED {
        return (run.iter().collect(), run.len());
    }
    if committed { (run[..typed].iter().collect(), typed) } else { (String::new(), 0) }
}

/// The character an event types, a line end for Enter.
fn typed(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return None;
    }
    match key.code {
        KeyCode::Char(c) => Some(c),
        KeyCode::Enter => Some('\n'),
        _ => None,
    }
}

fn message(event: &Event) -> Option<Msg> {
    match event {
        Event::Key(event) => key(*event).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Text(text.clone())),
        Event::Resize(cols, rows) => Some(Msg::Resize(*cols, *rows)),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let key = Key {
        code: code(event.code)?,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT),
    };
    Some(key.canon())
}

fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
    }

    fn shown(text: &str) -> Vec<String> {
        let show = |msg: Msg| match msg {
            Msg::Key(key) => key.label(),
            Msg::Text(text) => format!("<{text}>"),
            other => format!("{other:?}"),
        };
        messages(&keys(text)).into_iter().map(show).collect()
    }

    #[test]
    fn type_ahead_stays_keys() {
        assert_eq!(shown("0123112111\n"), ["0", "1", "2", "3", "1", "1", "2", "1", "1", "1", "回车"]);
    }

    #[test]
    fn what_an_input_method_commits_is_one_piece_and_enter_after_it_a_key() {
        assert_eq!(shown("停车难\n"), ["<停车难>", "回车"]);
        assert_eq!(shown("停"), ["停"]);
        assert_eq!(shown(":"), [":"]);
    }

    #[test]
    fn an_unmarked_paste_runs_no_command() {
        let pasted = "关于老旧小区停车难的建议\nfdq\n关于加装电梯的建议\n";
        assert_eq!(shown(pasted), [format!("<{pasted}>")]);
    }

    #[test]
    fn keys_come_in_the_spelling_of_the_keymap() {
        let key = |code, modifiers| key(KeyEvent::new(code, modifiers));
        assert_eq!(key(KeyCode::Char('i'), KeyModifiers::CONTROL), Some(Key::plain(Code::Tab)));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Key::plain(Code::BackTab)));
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::char('G')));
        assert_eq!(key(KeyCode::CapsLock, KeyModifiers::NONE), None);
    }
}
