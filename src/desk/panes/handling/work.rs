//! What a unit's task waits for next. Several things can be waited for at once, so these are piles that overlap.

use crate::office::outcome::Classed;
use crate::office::reply::{Openness, ReplyDraft};
use crate::office::task::{Task, TaskRole};
use crate::office::{Proposal, Stage};
use crate::text::locale::say::handling_pane as say;
use chrono::NaiveDate;

/// A stage of the work on a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// The office has to rule: hand-back, extension, another unit.
    Ruling,
    /// Receipt is to be acknowledged.
    Receipt,
    /// The joint unit's opinion is to be given.
    Joint,
    /// The proposers are to be consulted in person.
    Consult,
    /// A draft of the reply is to be sent in.
    Draft,
    /// A draft sent in is to be looked at.
    Look,
    /// The reply is to be given.
    Reply,
    /// The office has to settle the class.
    Class,
    /// Replied; may be published and is not yet.
    Publish,
}

impl Work {
    /// All, in the order they are offered; what comes first is the most pressing.
    pub const ALL: [Work; 9] = [
        Work::Ruling,
        Work::Receipt,
        Work::Joint,
        Work::Consult,
        Work::Draft,
        Work::Look,
        Work::Reply,
        Work::Class,
        Work::Publish,
    ];

    /// In a word.
    pub fn title(self) -> &'static str {
        say::WORKS[self as usize]
    }

    /// Whether a running task waits for it on `today`. On a closed proposal only publication is waited for.
    pub fn waits(self, proposal: &Proposal, task: &Task, today: NaiveDate) -> bool {
        let open = matches!(proposal.stage, Stage::Filed { .. }) && !task.fulfilled();
        let replies = open && task.role != TaskRole::Joint;
        match self {
            Work::Ruling => open && asks(task),
            Work::Receipt => open && task.receipted.is_none(),
            Work::Joint => open && task.role == TaskRole::Joint,
            Work::Consult => replies && !consulted(task),
            Work::Draft => {
                let refused =
                    |draft: &ReplyDraft| draft.ruling.as_ref().is_some_and(|ruling| !ruling.granted);
                replies && last_draft(task).is_none_or(refused)
            }
            Work::Look => replies && last_draft(task).is_some_and(|draft| draft.ruling.is_none()),
            Work::Reply => replies,
            Work::Class => {
                matches!(proposal.stage, Stage::Filed { .. })
                    && task.replied()
                    && proposal.class_on(today) == Classed::Undecided
            }
            Work::Publish => task.replied() && publishable(task),
        }
    }

    /// The most pressing thing a task waits for.
    pub fn first(proposal: &Proposal, task: &Task, today: NaiveDate) -> Option<Self> {
        let asked = |work: &Work| !matches!(work, Work::Consult | Work::Draft);
        Self::ALL.into_iter().filter(asked).find(|work| work.waits(proposal, task, today))
    }
}

/// Whether anything was asked that waits for a ruling.
fn asks(task: &Task) -> bool {
    task.hand_back_pending().is_some()
        || task.extension_pending().is_some()
        || task.additions.iter().any(|addition| addition.ruling.is_none())
}

/// Day from which the present round runs: the last order to handle it again, else the assignment.
fn round_began(task: &Task) -> NaiveDate {
    task.reworks.last().map_or(task.assigned, |rework| rework.on)
}

/// Whether the proposers were consulted in the present round.
fn consulted(task: &Task) -> bool {
    task.consultations.iter().any(|consultation| consultation.on >= round_began(task))
}

/// The last draft sent in for the present round.
pub fn last_draft(task: &Task) -> Option<&ReplyDraft> {
    task.drafts.last().filter(|draft| draft.submitted >= round_began(task))
}

fn publishable(task: &Task) -> bool {
    task.replies.last().is_some_and(|reply| reply.openness == Openness::Public && reply.published.is_none())
}
