//! The panes: what a clerk looks at all day.
//!
//! **How a pane is made.** Its state is one struct in `panes/<pane>.rs` that implements [`Pane`]; its picture is one
//! function `draw(pane, area, buf, scene) -> Option<Position>` in `view/<pane>.rs` (the position is where the hardware
//! cursor goes: the caret while typing, else the first cell of the row under the cursor). The desk calls, in this order:
//!
//! 1. [`Pane::hear`] for every entry applied to the register (only needed to keep an index in step; most panes don't);
//! 2. [`Pane::key`], [`Pane::act`], [`Pane::text`] for what the clerk does while nothing lies on top;
//! 3. [`Pane::work_out`] after every message: compare [`Stamp`] with the one kept, and only if it moved work the rows out
//!    again, with [`Patience`], for a key that comes meanwhile goes first (a [`Roll`](roll::Roll) does it);
//! 4. [`Pane::fit`] with the rows the body has, to scroll;
//! 5. the view, which may only read.
//!
//! A pane never touches the model: it gives back [`Wish`]es. The verbs (立案, 签收, 催办 …) are not the pane's business:
//! it says by [`Pane::subject`] which proposals (and which units' tasks on them) it marks or points at, and the desk
//! opens the form. To let the clerk pick from a list (filter by unit …) show a picker overlay
//! ([`Overlay::pick`](super::overlay::Overlay::pick)) with a number of your own; the choice comes back in
//! [`Pane::picked`].

pub mod board;
pub mod deadlines;
pub mod doubles;
pub mod handling;
pub mod history;
pub mod intake;
mod moved;
pub mod registers;
pub mod reminders;
pub mod review;
pub mod roll;
mod sought;
pub mod statistics;
pub mod supervision;
pub mod survey;
#[cfg(test)]
pub(super) mod world;

use super::form::Scene;
use super::msg::{Picked, Wish};
use super::patience::Patience;
use crate::keymap::{Action, Key, Scope};
use crate::office::{Entry, ProposalId, TaskId, UnitId};
use chrono::NaiveDate;

/// Which pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaneName {
    /// 收件.
    Intake,
    /// 期限.
    Deadlines,
    /// 催办.
    Reminders,
    /// 测评.
    Survey,
    /// 审查.
    Review,
    /// 办理.
    Handling,
    /// 督办.
    Supervision,
    /// 统计.
    Statistics,
    /// 名册.
    Registers,
    /// 历史.
    History,
}

/// All panes.
#[derive(Debug, Default)]
pub struct Panes {
    /// 收件.
    pub intake: intake::Intake,
    /// 期限.
    pub deadlines: deadlines::Deadlines,
    /// 催办.
    pub reminders: reminders::Reminders,
    /// 测评.
    pub survey: survey::Survey,
    /// 审查.
    pub review: review::Review,
    /// 办理.
    pub handling: handling::Handling,
    /// 督办.
    pub supervision: supervision::Supervision,
    /// 统计.
    pub statistics: statistics::Statistics,
    /// 名册.
    pub registers: registers::Registers,
    /// 历史.
    pub history: history::History,
}

/// What the verbs act on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The marked proposals, or else the one under the cursor or shown. On panes of tasks a proposal stands here once.
    pub proposals: Vec<ProposalId>,
    /// On panes of tasks or units: the units of those rows; empty elsewhere.
    pub units: Vec<UnitId>,
    /// On panes of tasks or units: exactly the tasks of those rows, for the verbs that are about tasks; empty elsewhere.
    pub tasks: Vec<TaskId>,
    /// The proposal under the cursor or shown, whatever is marked.
    pub at: Option<ProposalId>,
    /// The row under the cursor opens by itself, though it may be no proposal: a figure, a step of the history.
    pub opens: bool,
    /// The row under the cursor is a listing of its own that can be put right: a unit, a member.
    pub edits: bool,
    /// How many rows are marked.
    pub marked: usize,
}

/// What the rows of a pane were worked out from; when it has not moved, they still hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Entries applied.
    pub seq: u64,
    /// The day.
    pub today: NaiveDate,
    /// The pane's own count of changes to filter, search and order.
    pub own: u32,
}

/// Something counted over the whole register, once in a moment.
#[derive(Debug, Clone, Copy, Default)]
pub struct Once<T> {
    /// What was counted last; `None`: it was never counted.
    pub counted: Option<T>,
    at: Option<Stamp>,
}

impl<T> Once<T> {
    /// Counts anew if anything moved, as far as patience lasts; `false`: it was cut short.
    pub fn work_out(&mut self, scene: &Scene, patience: &Patience, count: impl FnOnce() -> T) -> bool {
        let moment = Stamp::of(scene, 0);
        if self.at != Some(moment) {
            let Some(counted) = patience.whole(count()) else { return false };
            (self.counted, self.at) = (Some(counted), Some(moment));
        }
        true
    }

    /// The register was exchanged; what was counted is shown until it is counted anew.
    pub fn start_over(&mut self) {
        self.at = None;
    }
}

/// A pane.
pub trait Pane: std::fmt::Debug {
    /// Its scope in the keymap.
    fn scope(&self) -> Scope;

    /// The number on its tab: how much waits there. `None` before the first [`Pane::refresh`].
    fn count(&self) -> Option<usize>;

    /// An entry was applied; `scene` shows the register after it.
    fn hear(&mut self, _entry: &Entry, _scene: &Scene) {}

    /// The whole register was exchanged: every index is to be built anew.
    fn start_over(&mut self) {}

    /// Whether its rows are worked out only while it is in front: they cost much, or nothing on its tab hangs on them.
    fn lazy(&self) -> bool {
        false
    }

    /// Brings the rows up to date, if anything they hang on moved, as far as patience lasts; `false`: what is shown is
    /// still what was shown before, and there is more to be worked out.
    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool;

    /// Brings the rows up to date, however long it takes.
    fn refresh(&mut self, scene: &Scene) {
        self.work_out(scene, &Patience::endless());
    }

    /// Whether the rows shown do not answer yet to what the clerk last asked for (a search, a filter, an order): they are
    /// worked out before the next key that means them.
    fn owes(&self) -> bool {
        false
    }

    /// The body now has so many columns; told before [`Pane::fit`].
    fn widen(&mut self, _cols: usize) {}

    /// The body now has so many rows in all, the pane's own head lines included.
    fn fit(&mut self, rows: usize);

    /// Does an action; `None`: it is not this pane's, the desk looks after it.
    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>>;

    /// What an action is called just now, where it does something else than usual.
    fn calls(&self, _action: Action) -> Option<&'static str> {
        None
    }

    /// Whether an action of lists means anything here; the hints leave out what does not.
    fn knows(&self, _action: Action) -> bool {
        true
    }

    /// Whether printable keys are text just now.
    fn typing(&self) -> bool {
        false
    }

    /// Takes a key, before its action is done: while typing every key, else only keys that mean nothing in the keymap.
    /// `None`: not taken; a key with an action then goes to [`Pane::act`].
    fn key(&mut self, _key: Key, _action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        None
    }

    /// Takes text that came as one piece: pasted, or committed by an input method.
    fn text(&mut self, _text: &str, _scene: &Scene) -> Vec<Wish> {
        Vec::new()
    }

    /// What the verbs act on.
    fn subject(&self, scene: &Scene) -> Subject;

    /// All proposals listed, in order, for an export.
    fn listed(&self) -> Vec<ProposalId> {
        Vec::new()
    }

    /// Something was picked from a list this pane had opened.
    fn picked(&mut self, _picked: Picked, _scene: &Scene) -> Vec<Wish> {
        Vec::new()
    }

    /// A command of mine was accepted: marks whose work is done may go.
    fn done(&mut self, _entry: &Entry) {}

    /// Puts the cursor on a proposal; `false`: it is not listed here.
    fn find(&mut self, _proposal: ProposalId) -> bool {
        false
    }

    /// Moves the cursor to the next (`1`) or previous (`-1`) row and says which proposal stands there.
    fn step(&mut self, _by: isize) -> Option<ProposalId> {
        None
    }

    /// What it wants from the server to show its rows; asked after every message while it is in front.
    fn fetch(&mut self, _scene: &Scene) -> Vec<Wish> {
        Vec::new()
    }

    /// The name under which what is typed here but not sent is kept; `None`: nothing ever is.
    fn draft_name(&self) -> Option<&'static str> {
        None
    }

    /// What is typed here but not sent, as bytes; `None`: nothing worth keeping, what was kept is to be forgotten.
    fn draft(&self) -> Option<Vec<u8>> {
        None
    }

    /// Takes up a draft kept earlier; `false`: it is not this pane's or no longer makes sense.
    fn restore(&mut self, _name: &str, _body: &[u8], _scene: &Scene) -> bool {
        false
    }
}

impl PaneName {
    /// All panes, in the order of their tabs.
    pub const ALL: [PaneName; 10] = [
        PaneName::Intake,
        PaneName::Deadlines,
        PaneName::Reminders,
        PaneName::Survey,
        PaneName::Review,
        PaneName::Handling,
        PaneName::Supervision,
        PaneName::Statistics,
        PaneName::Registers,
        PaneName::History,
    ];

    /// The action that brings it to the front.
    pub fn action(self) -> Action {
        match self {
            PaneName::Intake => Action::PaneIntake,
            PaneName::Deadlines => Action::PaneDeadlines,
            PaneName::Reminders => Action::PaneReminders,
            PaneName::Survey => Action::PaneSurvey,
            PaneName::Review => Action::PaneReview,
            PaneName::Handling => Action::PaneHandling,
            PaneName::Supervision => Action::PaneSupervision,
            PaneName::Statistics => Action::PaneStatistics,
            PaneName::Registers => Action::PaneRegisters,
            PaneName::History => Action::PaneHistory,
        }
    }

    /// The pane so many tabs further on, in a circle.
    #[must_use]
    pub fn beside(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|name| *name == self).unwrap_or(0);
        let count = Self::ALL.len();
        let next = (at + count).saturating_add_signed(by) % count;
        Self::ALL[next]
    }
}

impl Panes {
    /// One of them.
    pub fn get(&self, name: PaneName) -> &dyn Pane {
        match name {
            PaneName::Intake => &self.intake,
            PaneName::Deadlines => &self.deadlines,
            PaneName::Reminders => &self.reminders,
            PaneName::Survey => &self.survey,
            PaneName::Review => &self.review,
            PaneName::Handling => &self.handling,
            PaneName::Supervision => &self.supervision,
            PaneName::Statistics => &self.statistics,
            PaneName::Registers => &self.registers,
            PaneName::History => &self.history,
        }
    }

    /// One of them, to change it.
    pub fn get_mut(&mut self, name: PaneName) -> &mut dyn Pane {
        match name {
            PaneName::Intake => &mut self.intake,
            PaneName::Deadlines => &mut self.deadlines,
            PaneName::Reminders => &mut self.reminders,
            PaneName::Survey => &mut self.survey,
            PaneName::Review => &mut self.review,
            PaneName::Handling => &mut self.handling,
            PaneName::Supervision => &mut self.supervision,
            PaneName::Statistics => &mut self.statistics,
            PaneName::Registers => &mut self.registers,
            PaneName::History => &mut self.history,
        }
    }
}

impl Subject {
    /// Whether the verbs about tasks act on this one: it is one of the rows, or there are no rows of tasks.
    pub fn concerns(&self, task: TaskId) -> bool {
        if self.tasks.is_empty() {
            self.units.is_empty() || self.units.contains(&task.unit)
        } else {
            self.tasks.contains(&task)
        }
    }
}

impl Stamp {
    /// The stamp of this moment, with the pane's own count.
    pub fn of(scene: &Scene, own: u32) -> Self {
        Self { seq: scene.register.seq(), today: scene.occasion.today(), own }
    }
}
