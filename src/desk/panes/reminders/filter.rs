//! Which of the units that owe something are shown, and in which order.

use crate::office::queries::owing::Owing;
use crate::office::rules::UrgeLevel;
use crate::office::{Register, UnitId};
use crate::text::locale::say::reminders as say;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Least days overdue, in the order the filter turns through them; 0: overdue or not.
const LATE: [i64; 6] = [0, 1, 7, 15, 30, 60];

/// A filter. The default shows everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// What comes next for it.
    pub next: Next,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only whose oldest item is overdue by so many days; 0: all.
    pub late: i64,
}

/// What comes next for a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Next {
    /// Whatever.
    #[default]
    Any,
    /// Anything, today: it was not reminded today yet, and once a day is enough.
    Today,
    /// This step of the ladder, today.
    Level(u8),
}

/// In which order the units stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Most overdue first.
    #[default]
    Worst,
    /// Longest overdue first.
    Longest,
    /// Never reminded first, then whose last reminder is longest ago.
    LastReminded,
    /// By code.
    Code,
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
            Order::Worst => Order::Longest,
            Order::Longest => Order::LastReminded,
            Order::LastReminded => Order::Code,
            Order::Code => Order::Worst,
        }
    }

    /// Sorts units that stand worst first.
    pub fn sort(self, units: &mut [&Owing], register: &Register, today: NaiveDate) {
        match self {
            Order::Worst => {}
            Order::Longest => units.sort_by_key(|owing| Reverse(owing.worst(today))),
            Order::LastReminded => units.sort_by_key(|owing| owing.last.as_ref().map(|last| last.on)),
            Order::Code => {
                units.sort_by_key(|owing| register.unit(owing.unit).map_or("", |unit| unit.code.as_str()));
            }
        }
    }
}

/// The ladder of the current session.
pub fn ladder(register: &Register) -> &[UrgeLevel] {
    register.current().map_or(&[], |session| &session.rules.ladder)
}

/// The name of a step of the ladder.
pub fn level_name(register: &Register, level: u8) -> &str {
    ladder(register).get(usize::from(level)).map_or("", |level| level.name.as_str())
}

impl Filter {
    /// Whether a unit is shown on `today`; `reminded`: it was reminded today.
    pub fn takes(&self, owing: &Owing, reminded: bool, today: NaiveDate) -> bool {
        self.unit.is_none_or(|unit| unit == owing.unit)
            && owing.worst(today) >= self.late
            && match self.next {
                Next::Any => true,
                Next::Today => !reminded,
                Next::Level(level) => owing.next_level == level && !reminded,
            }
    }

    /// The next choice of what comes next: anything today, then each step of the ladder, then whatever again.
    pub fn turn_next(&mut self, register: &Register) {
        let steps = u8::try_from(ladder(register).len()).unwrap_or(u8::MAX);
        self.next = match self.next {
            Next::Any => Next::Today,
            Next::Today if steps > 0 => Next::Level(0),
            Next::Level(level) if level + 1 < steps => Next::Level(level + 1),
            Next::Today | Next::Level(_) => Next::Any,
        };
    }

    /// The next choice of days overdue.
    pub fn turn_late(&mut self) {
        let at = LATE.iter().position(|days| *days == self.late).unwrap_or(0);
        self.late = LATE[(at + 1) % LATE.len()];
    }

    /// In words; empty when everything is shown.
    pub fn title(&self, register: &Register) -> String {
        let next = match self.next {
            Next::Any => String::new(),
            Next::Today => say::NOT_TODAY.to_owned(),
            Next::Level(level) => say::waits_for(level_name(register, level)),
        };
        let unit = self.unit.map_or("", |unit| register.unit_name(unit)).to_owned();
        let parts: Vec<String> =
            [next, unit, say::late(self.late)].into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("、")
    }
}
