//! In which order the rows stand.

use super::DueId;
use crate::office::Register;
use crate::text::locale::say::deadlines as say;

/// An order. Within one unit or one proposal what is due first comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What is due first.
    #[default]
    Due,
    /// By the code of the unit.
    Unit,
    /// By docket number.
    Docket,
}

impl Order {
    /// Its name.
    pub fn title(self) -> &'static str {
        say::ORDERS[self as usize]
    }

    /// The next one, in a circle.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Order::Due => Order::Unit,
            Order::Unit => Order::Docket,
            Order::Docket => Order::Due,
        }
    }

    /// Sorts rows that stand by due date.
    pub fn sort(self, rows: &mut [DueId], register: &Register) {
        match self {
            Order::Due => {}
            Order::Unit => rows.sort_by_cached_key(|id| {
                let unit = id.unit.and_then(|unit| register.unit(unit));
                // Opinions that proposers owe come last.
                (unit.is_none(), unit.map(|unit| unit.code.clone()))
            }),
            Order::Docket => rows.sort_by_cached_key(|id| {
                let proposal = register.proposal(id.proposal);
                let number = proposal.and_then(|p| p.docket()).map(|docket| docket.number);
                (proposal.map(|p| p.intake.session), number, id.proposal)
            }),
        }
    }
}
