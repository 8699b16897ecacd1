//! Which part of the history is shown.

use super::line::Line;
use crate::office::{ClerkId, ProposalId, Register, Verb};
use crate::text::locale::say;
use crate::text::locale::say::history as words;
use chrono::NaiveDate;

/// How many days back, in the order the filter turns through them; 0: today.
const BACK: [Option<i64>; 6] = [None, Some(0), Some(7), Some(30), Some(90), Some(365)];

/// A filter. The default shows everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what touched this proposal.
    pub proposal: Option<ProposalId>,
    /// Only what this clerk did.
    pub clerk: Option<ClerkId>,
    /// Only steps of this kind, and what undid them or did them again.
    pub verb: Option<Verb>,
    /// Only so many days back.
    pub back: Option<i64>,
}

impl Filter {
    /// Whether a line is shown on `today`; the kind of step is looked at elsewhere.
    pub fn takes(&self, line: &Line, today: NaiveDate) -> bool {
        self.proposal.is_none_or(|id| line.proposals.contains(&id))
            && self.clerk.is_none_or(|clerk| clerk == line.clerk)
            && self.reaches(line.at.date(), today)
    }

    /// Whether a day is not too long ago.
    pub fn reaches(&self, day: NaiveDate, today: NaiveDate) -> bool {
        self.back.is_none_or(|days| (today - day).num_days() <= days)
    }

    /// The next stretch of days.
    pub fn turn_back(&mut self) {
        let at = BACK.iter().position(|days| *days == self.back).unwrap_or(0);
        self.back = BACK[(at + 1) % BACK.len()];
    }

    /// In words; empty when everything is shown.
    pub fn title(&self, register: &Register) -> String {
        let proposal = self.proposal.map_or_else(String::new, |id| {
            let docket = register.proposal(id).and_then(|proposal| proposal.docket());
            docket.map_or_else(|| say::intake(id.0), |docket| docket.label.clone())
        });
        let clerk = self.clerk.map_or("", |clerk| register.clerk_name(clerk)).to_owned();
        let verb = self.verb.map_or("", Verb::title).to_owned();
        let back = self.back.map_or_else(String::new, words::back);
        let parts = [proposal, clerk, verb, back];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("、")
    }
}
