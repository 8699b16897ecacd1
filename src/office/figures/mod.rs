//! Figures: every count and rate of the office as a named definition, with the base it is a share of and the rows behind
//! it. Nothing is ever added up from printed figures; each is counted from the register.
//!
//! *As of* a day counts by business dates: a proposal closed in September is "filed, not closed" as of June. What was
//! only *known* by a day is another question, answered by replaying the ledger to that day.
//!
//! Proposals are counted, never units' pieces: figures of units stand by themselves and are not summed (domain rule: a
//! joint unit's piece is the lead unit's piece too).

mod answers;
mod beyond;
mod book;
mod handling;
mod opinions;
mod punctual;
mod seen;
mod shares;
mod supervised;
mod titles;
mod totals;
mod units;

pub use book::{Base, Figure, Group, Rows, shown};
pub use seen::{Seen, Standing};
pub use shares::uneven;
pub use titles::{dimension, title};

use super::ids::SessionId;
use super::register::Register;
use super::session::Session;
use book::Book;
use chrono::NaiveDate;

/// What figures are counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Proposals, activities and information items of this session.
    pub session: SessionId,
    /// What had happened by the end of this day.
    pub as_of: NaiveDate,
}

/// What the parts of this room count from.
struct Count<'r> {
    register: &'r Register,
    session: &'r Session,
    as_of: NaiveDate,
    /// Every proposal of the session received by then, by intake number.
    seen: Vec<Seen<'r>>,
}

/// All figures of a session, in the order of a report; none when there is no such session.
pub fn figures(register: &Register, scope: &Scope) -> Vec<Figure> {
    figures_while(register, scope, || true).unwrap_or_default()
}

/// The same, as long as this holds, which is asked between the parts; `None`: it did not hold to the end.
pub fn figures_while(register: &Register, scope: &Scope, lasts: impl Fn() -> bool) -> Option<Vec<Figure>> {
    let Some(session) = register.session(scope.session) else { return Some(Vec::new()) };
    let of_session = register.proposals().filter(|proposal| proposal.intake.session == session.id);
    let seen = of_session.filter_map(|proposal| Seen::on(proposal, scope.as_of)).collect();
    let count = Count { register, session, as_of: scope.as_of, seen };
    let mut book = Book::default();
    for part in PARTS {
        if !lasts() {
            return None;
        }
        part(&count, &mut book);
    }
    Some(book.figures)
}

/// What a report consists of, in its order.
const PARTS: [fn(&Count, &mut Book); 8] = [
    totals::count,
    handling::count,
    punctual::count,
    units::count,
    opinions::count,
    answers::of_questionnaires,
    supervised::count,
    beyond::count,
];
