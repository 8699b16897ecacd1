//! What the desk has heard and not taken yet. It can be looked into, so that work is put aside when a key comes.

use super::msg::Msg;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// The messages that wait.
#[derive(Debug)]
pub struct Inbox {
    heard: Receiver<Msg>,
    seen: RefCell<VecDeque<Msg>>,
}

impl Inbox {
    /// Of a channel.
    pub fn new(heard: Receiver<Msg>) -> Self {
        Self { heard, seen: RefCell::default() }
    }

    /// Whether the clerk waits for something: a key, text, another size of the terminal, its end.
    pub fn presses(&self) -> bool {
        let mut seen = self.seen.borrow_mut();
        seen.extend(self.heard.try_iter());
        seen.iter().any(is_pressing)
    }

    /// The next message, waited for so long.
    pub fn next(&self, wait: Duration) -> Result<Msg, RecvTimeoutError> {
        match self.seen.borrow_mut().pop_front() {
            Some(msg) => Ok(msg),
            None => self.heard.recv_timeout(wait),
        }
    }

    /// Those that came already, in the order they came.
    pub fn rest(&self) -> impl Iterator<Item = Msg> {
        std::iter::from_fn(|| self.next(Duration::ZERO).ok())
    }
}

fn is_pressing(msg: &Msg) -> bool {
    matches!(msg, Msg::Key(_) | Msg::Burst(_) | Msg::Text(_) | Msg::Resize(..) | Msg::HangUp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::Key;
    use std::sync::mpsc::channel;

    #[test]
    fn looking_into_it_loses_nothing_and_keeps_the_order() {
        let (news, heard) = channel();
        let inbox = Inbox::new(heard);
        let send = |msg| news.send(msg).expect("heard");
        send(Msg::Tick(1));
        assert!(!inbox.presses());
        send(Msg::Key(Key::char('a')));
        assert!(inbox.presses() && inbox.presses(), "still there");
        send(Msg::Tick(2));
        let order: Vec<Msg> = inbox.rest().collect();
        assert!(matches!(order[..], [Msg::Tick(1), Msg::Key(_), Msg::Tick(2)]), "{order:?}");
        assert!(!inbox.presses());
    }
}
