//! What of all that runs is shown: by kind, unit and days left.

use super::DueId;
use crate::office::UnitId;
use crate::office::queries::running::Waiting;
use crate::text::locale::say::deadlines as say;
use chrono::NaiveDate;

/// A filter. The default shows everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<Waiting>,
    /// Only what this unit owes.
    pub unit: Option<UnitId>,
    /// Only what is due this soon.
    pub days: Horizon,
}

/// How far ahead to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Horizon {
    /// Everything.
    #[default]
    All,
    /// Overdue only.
    Overdue,
    /// Due within so many calendar days, the overdue among them.
    Within(i64),
}

impl Filter {
    /// Whether a row due on a day is shown on `today`. A hand-back window closes, it is never overdue.
    pub fn takes(&self, row: &DueId, due: NaiveDate, today: NaiveDate) -> bool {
        let left = (due - today).num_days();
        self.kind.is_none_or(|kind| kind == row.what)
            && self.unit.is_none_or(|unit| row.unit == Some(unit))
            && match self.days {
                Horizon::All => true,
                Horizon::Overdue => left < 0 && row.what != Waiting::HandBack,
                Horizon::Within(days) => left <= days,
            }
    }

    /// The next kind, after the last one all again.
    pub fn next_kind(&mut self) {
        let at = self.kind.and_then(|kind| Waiting::ALL.iter().position(|other| *other == kind));
        self.kind = Waiting::ALL.get(at.map_or(0, |at| at + 1)).copied();
    }
}

impl Horizon {
    /// The next wider look, after everything the overdue again.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Horizon::All => Horizon::Overdue,
            Horizon::Overdue => Horizon::Within(7),
            Horizon::Within(7) => Horizon::Within(15),
            Horizon::Within(15) => Horizon::Within(30),
            Horizon::Within(_) => Horizon::All,
        }
    }

    /// In words; empty for everything.
    pub fn title(self) -> String {
        match self {
            Horizon::All => String::new(),
            Horizon::Overdue => say::OVERDUE_ONLY.to_owned(),
            Horizon::Within(days) => say::within(days),
        }
    }
}
