//! The eye and the hand: what a clerk sees and does. One circle: a [`Msg`] goes into [`update`], which changes the
//! [`Model`] and gives [`Effect`]s; [`view`] draws the model and changes nothing; [`layout`] says where things stand,
//! to both alike.
//!
//! Panes are described in [`panes`], what lies on top of them in [`overlay`].

pub mod act;
pub mod begin;
pub mod called;
pub mod draft;
pub mod field;
pub mod form;
pub mod hear;
pub mod history;
mod inbox;
pub mod layout;
mod link;
pub mod list;
pub mod model;
pub mod msg;
pub mod overlay;
pub mod overlays;
pub mod panes;
pub mod patience;
mod perform;
pub mod reach;
pub mod search;
pub mod second;
pub mod telling;
mod terminal;
mod told;
pub mod typed;
pub mod undoing;
pub mod update;
pub mod view;
pub mod wish;

pub use link::Reconnect;
pub use model::Model;
pub use msg::{Effect, Msg, Wish};
pub use update::{settle, update, work_out};

use crate::keymap::Keymap;
use crate::text::width::{Ambiguous, set_ambiguous};
use crate::wire::{Connection, Greeting};
use inbox::Inbox;
use link::Link;
use patience::Patience;
use perform::{Hands, now};
use std::io;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use terminal::Screen;

/// How a desk is opened.
pub struct Options {
    /// What keys mean.
    pub keymap: Keymap,
    /// What is to be said at once: faults of the clerk's keymap file, for instance. In Chinese.
    pub notices: Vec<String>,
    /// How a lost connection is made again.
    pub reconnect: Reconnect,
    /// The clerk's name, to greet again with; `None`: the one the login stands for.
    pub name: Option<String>,
    /// Whether colours may be used.
    pub colour: bool,
    /// How wide the terminal draws ambiguous characters; `None`: it is asked.
    pub ambiguous: Option<Ambiguous>,
}

/// Most messages taken between two frames, so that a flood of entries cannot keep the screen from being drawn.
const BATCH: usize = 2_000;

/// So long may be worked at what a frame shows before it is drawn. Drawing takes about as long again, and a key shows
/// within 5 ms.
const FRAME: Duration = Duration::from_millis(2);

/// How long the server may take to hear the last drafts.
const FAREWELL: Duration = Duration::from_millis(150);

/// Opens the desk and returns when the clerk leaves or the terminal is gone. Fails when the terminal cannot be used.
pub fn run(connection: Connection, greeting: Greeting, options: Options) -> io::Result<()> {
    let mut screen = Screen::take()?;
    view::theme::set_colour(options.colour);
    set_ambiguous(options.ambiguous.unwrap_or_else(terminal::probe_ambiguous));
    let (news, heard) = channel();
    let inbox = Inbox::new(heard);
    let link = Link::begin(connection, news.clone(), options.reconnect, options.name)?;
    terminal::watch(&news)?;
    terminal::listen(news.clone())?;
    let mut hands = Hands::new(link, news);
    let mut notices = greeting.notices;
    notices.extend(options.notices);
    let mut model = Model::new(greeting.register, greeting.clerk, options.keymap, now(), terminal::size()?);
    let begun = begin::begin(&mut model, notices);
    hands.perform(begun);
    let outcome = turn(&mut model, &mut screen, &mut hands, &inbox);
    if outcome.is_err() {
        // The terminal does not take frames any more; what is typed is kept all the same.
        hands.perform(update(&mut model, Msg::HangUp));
    }
    farewell(&hands, &inbox);
    outcome
}

/// The circle: draw, wait, take everything that came, and again, until the desk is left.
fn turn(model: &mut Model, screen: &mut Screen, hands: &mut Hands, inbox: &Inbox) -> io::Result<()> {
    loop {
        let done = show(model, screen, inbox)?;
        let wait = if done { u64::try_from(model.wakes_at() - now()).unwrap_or(0) } else { 0 };
        let first = match inbox.next(Duration::from_millis(wait)) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        let batch = [Msg::Tick(now())].into_iter().chain(first).chain(inbox.rest().take(BATCH));
        for msg in batch {
            let left = hands.perform(update(model, msg));
            if left.quit {
                return Ok(());
            }
            if left.redraw {
                screen.forget();
            }
            if left.ring {
                terminal::ring()?;
            }
        }
    }
}

/// Draws. What takes longer to work out than a key may wait to show is worked out after the first frame, until the next
/// key, and shown then; `false`: a key came before it was done.
fn show(model: &mut Model, screen: &mut Screen, inbox: &Inbox) -> io::Result<bool> {
    let begun = Instant::now();
    let done = work_out(model, &Patience::before_a_frame(|| begun.elapsed() < FRAME));
    screen.draw(|frame| view::view(model, frame))?;
    if done {
        return Ok(true);
    }
    let done = work_out(model, &Patience::while_it(|| !inbox.presses()));
    if done {
        screen.draw(|frame| view::view(model, frame))?;
    }
    Ok(done)
}

/// Says goodbye and waits until the server has heard everything said before it.
fn farewell(hands: &Hands, inbox: &Inbox) {
    hands.goodbye();
    let until = Instant::now() + FAREWELL;
    while let Ok(msg) = inbox.next(until.saturating_duration_since(Instant::now())) {
        if matches!(msg, Msg::Lost(_)) {
            return;
        }
    }
}
