//! A proposal as it stood on a day, by the business dates on record.

use crate::office::ids::ProposalId;
use crate::office::outcome::Classed;
use crate::office::proposal::Proposal;
use crate::office::stage::Stage;
use chrono::NaiveDate;

/// A proposal as it stood on a day.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// Where it stood.
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
        received.then(|| Self { proposal, standing: standing(proposal, on), on })
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

    /// All who must reply had replied for the first time.
    pub fn is_replied(&self) -> bool {
        self.proposal.replied_on(1).is_some_and(|replied| replied <= self.on)
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
        match self.proposal.first_class() {
            Classed::Class(class) if self.is_replied() => Some(class),
            _ => None,
        }
    }
}

/// Where a proposal stood: what lies after the day has not happened. Before its last stage it was filed if it had a
/// number by then, else received.
fn standing(proposal: &Proposal, day: NaiveDate) -> Standing {
    let filed = proposal.docket().is_some_and(|docket| docket.filed <= day);
    let before = if filed { Standing::Filed } else { Standing::Received };
    let now = match &proposal.stage {
        Stage::Received => return Standing::Received,
        Stage::SentBack { on, .. } => (*on, Standing::SentBack),
        Stage::Withdrawn { on, .. } => (*on, Standing::Withdrawn),
        Stage::Declined { on, .. } => (*on, Standing::Declined),
        Stage::Merged { on, .. } => (*on, Standing::Merged),
        Stage::Filed { .. } => return before,
        Stage::Closed { on, .. } | Stage::Archived { closed: on, .. } => (*on, Standing::Closed),
    };
    if now.0 <= day { now.1 } else { before }
}
