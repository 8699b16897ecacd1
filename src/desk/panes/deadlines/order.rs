//! In which order the rows stand.

use super::DueId;
use crate::desk::patience::Patience;
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

    /// Rows that come by due date, in this order.
    pub fn sorted(
        self,
        rows: impl Iterator<Item = DueId>,
        register: &Register,
        patience: &Patience,
    ) -> Vec<DueId> {
        match self {
            Order::Due => rows.collect(),
            Order::Unit => patience.sorted(rows, |id| {
                let unit = id.unit.and_then(|unit| register.unit(unit));
                // Opinions that proposers owe come last.
                (unit.is_none(), unit.map(|unit| unit.code.as_str()))
            }),
            Order::Docket => patience.sorted(rows, |id| {
                let proposal = register.proposal(id.proposal);
                let number = proposal.and_then(|p| p.docket()).map(|docket| docket.number);
                (proposal.map(|p| p.intake.session), number, id.proposal)
            }),
        }
    }
}
