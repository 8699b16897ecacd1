//! The model: everything the screen is a picture of.

use super::form::{Carry, Scene};
use super::msg::Asked;
use super::overlay::Overlay;
use super::panes::{Pane, PaneName, Panes, Subject};
use crate::keymap::{Continuation, Key, Keymap, Scope};
use crate::office::calendar::beijing;
use crate::office::{ClerkId, Command, Occasion, Register, Ticket};
use chrono::NaiveDate;
use std::collections::{BTreeMap, VecDeque};

/// A clerk's desk.
#[derive(Debug)]
pub struct Model {
    /// This desk's copy of the register.
    pub register: Register,
    /// The clerk.
    pub me: ClerkId,
    /// The time.
    pub clock: Clock,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The pane in front.
    pub front: PaneName,
    /// All panes.
    pub panes: Panes,
    /// What lies on top, innermost last.
    pub overlays: Vec<Overlay>,
    /// Keys and what they mean.
    pub keys: Keys,
    /// What the status line says.
    pub line: Line,
    /// The connection.
    pub link: Link,
    /// Unfinished forms.
    pub drafts: Drafts,
    /// Values of the last forms, offered again.
    pub carry: Carry,
}

/// The time, as last told by [`super::Msg::Tick`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    /// The day in Beijing.
    pub today: NaiveDate,
}

/// Keys and what they mean.
#[derive(Debug, Default)]
pub struct Keys {
    /// The map in force.
    pub map: Keymap,
    /// Keys pressed that begin a sequence.
    pub pending: Vec<Key>,
    /// What may follow them.
    pub next: Vec<Continuation>,
}

/// What the status line says.
#[derive(Debug, Default)]
pub struct Line {
    /// The last thing said, if it still stands.
    pub said: Option<Said>,
}

/// Something said in the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// When it vanishes by itself, milliseconds since 1970 UTC; else with the next key.
    pub until: Option<i64>,
}

/// How something said is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something of mine was done.
    Done,
    /// It cannot be done.
    Refused,
    /// Someone else did something.
    Heard,
}

/// The connection.
#[derive(Debug, Default)]
pub struct Link {
    /// Why it is lost; `None` while it stands.
    pub lost: Option<String>,
    /// Commands sent whose entry or refusal has not come yet, oldest first.
    pub waiting: VecDeque<(Ticket, Command)>,
    /// Questions not yet answered.
    pub asked: BTreeMap<u32, Asked>,
    /// Number of the last question.
    pub questions: u32,
}

/// Unfinished forms.
#[derive(Debug, Default)]
pub struct Drafts {
    /// When the draft of the innermost form is to be saved, milliseconds since 1970 UTC; `None`: nothing to save.
    pub due: Option<i64>,
    /// The ones kept in the server, by name, as far as this desk knows.
    pub kept: BTreeMap<String, Vec<u8>>,
}

/// How long what was said stands, milliseconds.
const STANDS: i64 = 6_000;

impl Clock {
    /// The clock at a moment.
    pub fn new(at: i64) -> Self {
        Self { at, today: beijing(at).date() }
    }
}

impl Model {
    /// A desk for `me` over a register, at a moment, on a screen of so many columns and rows.
    pub fn new(register: Register, me: ClerkId, keymap: Keymap, at: i64, size: (u16, u16)) -> Self {
        let mut model = Self {
            register,
            me,
            clock: Clock::new(at),
            size,
            front: PaneName::Intake,
            panes: Panes::default(),
            overlays: Vec::new(),
            keys: Keys { map: keymap, ..Keys::default() },
            line: Line::default(),
            link: Link::default(),
            drafts: Drafts::default(),
            carry: Carry::default(),
        };
        super::update::settle(&mut model);
        model
    }

    /// What panes and overlays may see.
    pub fn scene(&self) -> Scene<'_> {
        Scene { register: &self.register, occasion: Occasion { clerk: self.me, at: self.clock.at } }
    }

    /// The pane in front.
    pub fn pane(&self) -> &dyn Pane {
        self.panes.get(self.front)
    }

    /// Lets the pane in front do something.
    pub fn with_pane<R>(&mut self, deed: impl FnOnce(&mut dyn Pane, &Scene) -> R) -> R {
        let occasion = Occasion { clerk: self.me, at: self.clock.at };
        let scene = Scene { register: &self.register, occasion };
        deed(self.panes.get_mut(self.front), &scene)
    }

    /// Lets the innermost overlay do something, if there is one.
    pub fn with_overlay<R>(&mut self, deed: impl FnOnce(&mut Overlay, &Scene) -> R) -> Option<R> {
        let occasion = Occasion { clerk: self.me, at: self.clock.at };
        let scene = Scene { register: &self.register, occasion };
        self.overlays.last_mut().map(|overlay| deed(overlay, &scene))
    }

    /// Where keys are pressed now, and whether printable ones are text.
    pub fn place(&self) -> (Scope, bool) {
        match self.overlays.last() {
            Some(overlay) => (overlay.scope(), overlay.typing()),
            None => (self.pane().scope(), self.pane().typing()),
        }
    }

    /// The scopes of that place, innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        let (scope, typing) = self.place();
        let text = typing.then_some(Scope::Text);
        text.into_iter().chain(scope.chain().iter().copied()).collect()
    }

    /// What the verbs act on: what the innermost detail shows, else what the pane in front marks or points at.
    pub fn subject(&self) -> Subject {
        let shown = self.overlays.iter().rev().find_map(Overlay::subject);
        shown.unwrap_or_else(|| self.pane().subject(&self.scene()))
    }

    /// Says something in the status line.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        let until = (tone != Tone::Refused).then_some(self.clock.at + STANDS);
        self.line.said = Some(Said { text: text.into(), tone, until });
    }

    /// When the desk must wake though nothing is heard, milliseconds since 1970 UTC: a toast vanishes, a draft is to be
    /// saved, the day ends in Beijing.
    pub fn wakes_at(&self) -> i64 {
        let midnight = midnight_after(self.clock.at);
        let toast = self.line.said.as_ref().and_then(|said| said.until);
        [Some(midnight), toast, self.drafts.due].into_iter().flatten().min().unwrap_or(midnight)
    }
}

/// The next midnight in Beijing, which is 16:00 UTC.
fn midnight_after(at: i64) -> i64 {
    const DAY: i64 = 86_400_000;
    const EAST: i64 = 8 * 3_600_000;
    ((at + EAST).div_euclid(DAY) + 1) * DAY - EAST
}
