//! What goes into [`super::update`] and what comes out of it; and the wishes by which panes and overlays ask the desk
//! for something without touching the model.

use super::form::{FormKind, Targets};
use super::overlay::Overlay;
use super::overlays::import::SheetNews;
use super::panes::PaneName;
use crate::keymap::{Action, Key};
use crate::office::{Command, ProposalId, Ticket};
use crate::sheet::export::{Column, Value};
use crate::wire::{Down, Greeting, Question};

/// What a desk hears.
#[derive(Debug)]
pub enum Msg {
    /// What time it is, milliseconds since 1970 UTC. Comes before every other message of a batch; the day, toasts and
    /// drafts hang on it.
    Tick(i64),
    /// A key, canonical ([`Key::canon`]).
    Key(Key),
    /// A few characters that came at once, canonical: typed ahead, or a short paste that the terminal did not mark. They
    /// are keys where they can only type or open a form, else text.
    Burst(Vec<Key>),
    /// Text that came as one piece: a paste, or what an input method committed.
    Text(String),
    /// The terminal now has so many columns and rows.
    Resize(u16, u16),
    /// The server spoke.
    Down(Box<Down>),
    /// A file being read for an import has something to say.
    Sheet(SheetNews),
    /// The connection is gone; why, in Chinese.
    Lost(String),
    /// The terminal is going away, or the process shall end: keep what is typed and leave.
    HangUp,
    /// The connection stands again.
    Back(Box<Greeting>),
}

/// What a desk asks of the outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send this command under this ticket, its texts first.
    Submit {
        /// Chosen by the desk.
        ticket: Ticket,
        /// With its texts still inside.
        command: Box<Command>,
    },
    /// Ask the server.
    Ask {
        /// Comes back with the answer.
        number: u32,
        /// What is asked.
        question: Question,
    },
    /// Read this listing in the background; its news comes as [`Msg::Sheet`].
    ReadSheet(String),
    /// Write this listing in the background; the outcome comes as [`Msg::Sheet`].
    WriteSheet(Box<Sheet>),
    /// Stop reading.
    StopReading,
    /// Find the paths that begin like this one.
    Complete(String),
    /// Try to connect again until it works.
    Reconnect,
    /// Forget what the terminal shows and draw everything anew.
    Redraw,
    /// Ring the bell.
    Ring,
    /// Leave.
    Quit,
}

/// A listing to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Where to, as typed.
    pub path: String,
    /// Line above the headings.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one value for each column.
    pub rows: Vec<Vec<Value>>,
}

/// What a pane or an overlay wants done.
#[derive(Debug)]
pub enum Wish {
    /// Something was typed into a form or pane: its draft is to be kept.
    Typed,
    /// Open this form on top, about these things.
    Fill(FormKind, Targets),
    /// Forget all unfinished forms.
    DropDrafts,
    /// Take the innermost form away and forget what was filled in.
    Discard,
    /// Put this on top.
    Show(Box<Overlay>),
    /// Take the innermost overlay away.
    Leave,
    /// Do this action, as if its key had been pressed.
    Act(Action),
    /// Send this command; the entry is announced in the status line.
    Submit(Box<Command>),
    /// Ask the server; the answer goes where [`Asked`] says.
    Ask(Question, Asked),
    /// Say this in the status line: something was done.
    Say(String),
    /// Say this in the status line and ring: it cannot be done.
    Refuse(String),
    /// Bring a pane to the front.
    Go(PaneName),
    /// Put the cursor of the front pane on this proposal, if it is listed there; else open it.
    Find(ProposalId),
    /// Tell the front pane what was picked from a list it had opened.
    Picked(Picked),
    /// Show the next (`1`) or previous (`-1`) proposal of the front pane's list in the detail.
    Beside(isize),
    /// Ask something of the outside.
    Do(Effect),
}

/// What was picked, for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked {
    /// The number the pane gave when it opened the list.
    pub what: u16,
    /// Place of the picked item in the list given.
    pub place: usize,
}

/// Whom the answer to a question is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Whoever shows this proposal: its text.
    Text(ProposalId),
    /// The notice on top: how to reach the unit it tells of.
    Contact,
    /// Whoever shows this proposal's history; `None`: the office's.
    History(Option<ProposalId>),
    /// The history pane, in this turn of its questions.
    Past(u32),
    /// The desk: the facts of this entry.
    Entry(u64),
    /// The desk: the drafts of this clerk.
    Drafts,
    /// The desk: whether this draft is safe.
    DraftKept,
    /// The desk: whether the sample office began.
    Sample,
}
