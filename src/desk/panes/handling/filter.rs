//! Which tasks are shown, and in which order.

use super::work::Work;
use crate::desk::panes::deadlines::Horizon;
use crate::desk::patience::Patience;
use crate::office::task::{Task, TaskRole};
use crate::office::{Proposal, Register, Stage, TaskId, UnitId};
use crate::text::locale::say::handling_pane as say;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A filter. The default shows the tasks of everything that is filed and not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what waits for this.
    pub work: Option<Work>,
    /// Only this role.
    pub role: Option<TaskRole>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only what is due this soon.
    pub days: Horizon,
}

/// The roles, in the order they are offered.
pub const ROLES: [TaskRole; 3] = [TaskRole::Lead, TaskRole::Joint, TaskRole::Separate];

impl Filter {
    /// Whether a running task is shown on `today`.
    pub fn takes(&self, proposal: &Proposal, unit: UnitId, task: &Task, today: NaiveDate) -> bool {
        let left = (!task.fulfilled()).then(|| (task.due_now().date - today).num_days());
        let stage = match self.work {
            Some(work) => work.waits(proposal, task, today),
            None => matches!(proposal.stage, Stage::Filed { .. }),
        };
        stage
            && self.role.is_none_or(|role| role == task.role)
            && self.unit.is_none_or(|of| of == unit)
            && match self.days {
                Horizon::All => true,
                Horizon::Overdue => left.is_some_and(|left| left < 0),
                Horizon::Within(days) => left.is_some_and(|left| left <= days),
            }
    }

    /// In words; empty when everything is shown.
    pub fn title(&self, register: &Register) -> String {
        let work = self.work.map_or("", Work::title).to_owned();
        let role = self.role.map_or("", TaskRole::title).to_owned();
        let unit = self.unit.map_or("", |unit| register.unit_name(unit)).to_owned();
        let parts = [work, role, unit, self.days.title()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("、")
    }
}

/// In which order. Within one unit or one proposal what is due first comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By the code of the unit.
    #[default]
    Unit,
    /// What is due first, what is done last.
    Due,
    /// By docket number.
    Docket,
    /// Assigned last first.
    Assigned,
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
            Order::Unit => Order::Due,
            Order::Due => Order::Docket,
            Order::Docket => Order::Assigned,
            Order::Assigned => Order::Unit,
        }
    }

    /// Tasks in this order.
    pub fn sorted(
        self,
        rows: impl Iterator<Item = TaskId>,
        register: &Register,
        patience: &Patience,
    ) -> Vec<TaskId> {
        let by_due = patience.sorted(rows, |id| due(register, *id)).into_iter();
        match self {
            Order::Due => by_due.collect(),
            Order::Unit => {
                patience.sorted(by_due, |id| register.unit(id.unit).map(|unit| unit.code.as_str()))
            }
            Order::Docket => patience.sorted(by_due, |id| {
                let proposal = register.proposal(id.proposal);
                let number = proposal.and_then(|p| p.docket()).map(|docket| docket.number);
                (proposal.map(|p| p.intake.session), number, id.proposal)
            }),
            Order::Assigned => {
                patience.sorted(by_due, |id| Reverse(task(register, *id).map(|task| task.assigned)))
            }
        }
    }
}

fn due(register: &Register, id: TaskId) -> Option<(bool, NaiveDate, TaskId)> {
    task(register, id).map(|task| (task.fulfilled(), task.due_now().date, id))
}

/// A task of the register.
pub fn task(register: &Register, id: TaskId) -> Option<&Task> {
    register.proposal(id.proposal)?.tasks.get(&id.unit)
}
