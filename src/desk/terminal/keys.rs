//! What the terminal reports, as keys and pieces of text.

use super::burst::Bursts;
use crate::desk::msg::Msg;
use crate::keymap::{Code, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// Most events taken at once.
const MOST: usize = 4096;

/// How long the next piece of a paste may take on its way. Nobody types that fast; keys that come one by one are not kept
/// waiting.
const GAP: Duration = Duration::from_millis(15);

/// Reads the terminal in its own thread until it or the desk is gone.
pub fn listen(news: Sender<Msg>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        let mut bursts = Bursts::default();
        while let Ok((burst, goes_on)) = burst() {
            for msg in bursts.messages(&burst, goes_on) {
                if news.send(msg).is_err() {
                    return;
                }
            }
        }
        let _ = news.send(Msg::HangUp);
    })?;
    Ok(())
}

/// How long to look for more after one event; with no time at all crossterm would not even look at what it has read.
const LOOK: Duration = Duration::from_millis(1);

/// Everything the terminal has to say at once: waits for the first event, takes the others that are there already or on
/// their way, and says whether still more are.
fn burst() -> io::Result<(Vec<Event>, bool)> {
    let mut burst = vec![read()?];
    while poll(if burst.len() > 1 { GAP } else { LOOK })? {
        if burst.len() == MOST {
            return Ok((burst, true));
        }
        burst.push(read()?);
    }
    Ok((burst, false))
}

/// What one event by itself means.
pub fn message(event: &Event) -> Option<Msg> {
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

    #[test]
    fn keys_come_in_the_spelling_of_the_keymap() {
        let key = |code, modifiers| key(KeyEvent::new(code, modifiers));
        assert_eq!(key(KeyCode::Char('i'), KeyModifiers::CONTROL), Some(Key::plain(Code::Tab)));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Key::plain(Code::BackTab)));
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::char('G')));
        assert_eq!(key(KeyCode::CapsLock, KeyModifiers::NONE), None);
    }
}
