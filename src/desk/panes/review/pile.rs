//! The piles of the review pane, and what a proposal on the table waits for.

use crate::office::review::ReviewLevel;
use crate::office::{Proposal, Register, Stage};
use crate::text::locale::say::review as say;

/// Which proposals are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pile {
    /// All that waits for the office: on the table, sent back, declined but not told.
    #[default]
    Open,
    /// The first review is due.
    First,
    /// The second review is due.
    Second,
    /// The decision is due.
    Decision,
    /// Reviewed as far as the rules ask: to be filed or declined.
    ToFile,
    /// Sent back to the proposer.
    SentBack,
    /// Declined, and the proposer not told yet.
    Unnotified,
    /// Declined and passed on.
    Diverted,
    /// All declined.
    Declined,
}

/// What a received proposal waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A review on this level.
    Review(ReviewLevel),
    /// Filing or declining.
    Decision,
}

impl Next {
    /// What it waits for by the rules of its session; `None`: it is not on the table.
    pub fn of(register: &Register, proposal: &Proposal) -> Option<Self> {
        if proposal.stage != Stage::Received {
            return None;
        }
        let levels = register.session_of(proposal).map(|session| &session.rules.intake.review);
        let due = levels.into_iter().flatten().find(|level| proposal.review.of(**level).is_none());
        Some(due.map_or(Next::Decision, |level| Next::Review(*level)))
    }

    /// In a word.
    pub fn title(self) -> &'static str {
        match self {
            Next::Review(level) => Pile::of_level(level).title(),
            Next::Decision => Pile::ToFile.title(),
        }
    }
}

impl Pile {
    /// All, in the order they are offered.
    pub const ALL: [Pile; 9] = [
        Pile::Open,
        Pile::First,
        Pile::Second,
        Pile::Decision,
        Pile::ToFile,
        Pile::SentBack,
        Pile::Unnotified,
        Pile::Diverted,
        Pile::Declined,
    ];

    fn of_level(level: ReviewLevel) -> Self {
        match level {
            ReviewLevel::First => Pile::First,
            ReviewLevel::Second => Pile::Second,
            ReviewLevel::Decision => Pile::Decision,
        }
    }

    /// Whether a proposal lies in it.
    pub fn holds(self, register: &Register, proposal: &Proposal) -> bool {
        let waits = |level| Next::of(register, proposal) == Some(Next::Review(level));
        match (self, &proposal.stage) {
            (Pile::Open, Stage::Declined { notified, .. }) => notified.is_none(),
            (Pile::Open, stage) => matches!(stage, Stage::Received | Stage::SentBack { .. }),
            (Pile::First, _) => waits(ReviewLevel::First),
            (Pile::Second, _) => waits(ReviewLevel::Second),
            (Pile::Decision, _) => waits(ReviewLevel::Decision),
            (Pile::ToFile, _) => Next::of(register, proposal) == Some(Next::Decision),
            (Pile::SentBack, stage) => matches!(stage, Stage::SentBack { .. }),
            (Pile::Unnotified, stage) => matches!(stage, Stage::Declined { notified: None, .. }),
            (Pile::Diverted, stage) => matches!(stage, Stage::Declined { diverted: Some(_), .. }),
            (Pile::Declined, stage) => matches!(stage, Stage::Declined { .. }),
        }
    }

    /// Its name.
    pub fn title(self) -> &'static str {
        say::PILES[self as usize]
    }
}
