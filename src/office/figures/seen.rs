//! A proposal as it stood on a day, by the business dates on record.

use crate::office::ids::{ProposalId, TaskId};
use crate::office::outcome::Classed;
use crate::office::proposal::Proposal;
use crate::office::stage::Stage;
use crate::office::task::Task;
use chrono::NaiveDate;

/// A proposal as it stood on a day.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// The stage it was in.
    pub stage: &'r Stage,
    /// What that counts as.
    pub standing: Standing,
    /// The day.
    pub on: NaiveDate,
}

/// Where a proposal stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Received, nothing decided yet.
    Received,
    /// Sent back to be mended.
    SentBack,
    /// Withdrawn.
    Withdrawn,
    /// Declined.
    Declined,
    /// Merged into another.
    Merged,
    /// Filed, not closed.
    Filed,
    /// Closed or archived.
    Closed,
}

impl<'r> Seen<'r> {
    /// The proposal as it stood on a day; `None`: it had not come in yet.
    pub fn on(proposal: &'r Proposal, on: NaiveDate) -> Option<Self> {
        let received = proposal.intake.received.date() <= on;
        let stage = proposal.stage_on(on);
        received.then(|| Self { proposal, stage, standing: standing(stage), on })
    }

    /// Its intake number.
    pub fn id(&self) -> ProposalId {
        self.proposal.id
    }

    /// Filed or closed, on its own.
    pub fn is_handled(&self) -> bool {
        matches!(self.standing, Standing::Filed | Standing::Closed)
    }

    /// Merged into another.
    pub fn is_merged(&self) -> bool {
        self.standing == Standing::Merged
    }

    /// Merged after it had been given a number: it was filed, and is handled under another.
    pub fn is_merged_filed(&self) -> bool {
        self.is_merged() && self.stage.docket().is_some()
    }

    /// The units that had to reply, with their tasks as they were.
    pub fn replying(&self) -> impl Iterator<Item = (TaskId, &'r Task)> + use<'r> {
        let proposal = self.proposal;
        proposal.replying_on(self.on).map(|(unit, task)| (TaskId { proposal: proposal.id, unit }, task))
    }

    /// All who must reply had replied for the first time.
    pub fn is_replied(&self) -> bool {
        self.proposal.replied_by(1, self.on).is_some()
    }

    /// The class that held.
    pub fn class(&self) -> Option<&'r str> {
        match self.proposal.class_on(self.on) {
            Classed::Class(class) => Some(class),
            Classed::Unanswered | Classed::Undecided => None,
        }
    }

    /// The class of the first round, if that was complete.
    pub fn first_class(&self) -> Option<&'r str> {
        match self.proposal.first_class_on(self.on) {
            Classed::Class(class) => Some(class),
            Classed::Unanswered | Classed::Undecided => None,
        }
    }
}

/// What a stage counts as.
fn standing(stage: &Stage) -> Standing {
    match stage {
        Stage::Received => Standing::Received,
        Stage::SentBack { .. } => Standing::SentBack,
        Stage::Withdrawn { .. } => Standing::Withdrawn,
        Stage::Declined { .. } => Standing::Declined,
        Stage::Merged { .. } => Standing::Merged,
        Stage::Filed { .. } => Standing::Filed,
        Stage::Closed { .. } | Stage::Archived { .. } => Standing::Closed,
    }
}
