//! Everything that runs: signatures, notices, receipts, hand-back windows, joint opinions, replies, reworks and opinions
//! that are waited for, each with its due date and rule.

use super::office_due::of_office;
use crate::office::calendar::{Calendar, Deadline, Term};
use crate::office::ids::{ProposalId, UnitId};
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use crate::office::task::{Task, TaskRole};
pub use crate::office::waiting::Waiting;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// Something that is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The proposal.
    pub proposal: ProposalId,
    /// The unit that owes it, or that the office owes it to ([`Running::is_owed`]); `None` for a proposer's opinion and for
    /// a meeting.
    pub unit: Option<UnitId>,
    /// The signer who is asked, for an opinion or a signature.
    pub signer: Option<u16>,
    /// What is waited for.
    pub what: Waiting,
    /// Until when.
    pub due: Deadline,
    /// The due date as first set, where an extension moved it.
    pub original: Option<NaiveDate>,
}

/// How pressing it is, in words as well as in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 逾期.
    Overdue,
    /// 临期.
    Soon,
    /// 正常.
    Calm,
}

/// Everything that runs on `today`, what is due first on top.
pub fn running(register: &Register, today: NaiveDate) -> Vec<Running> {
    let mut all: Vec<Running> = register.proposals().flat_map(|p| of_proposal(register, p, today)).collect();
    all.sort_by(|a, b| {
        (a.due.date, a.proposal, a.unit, a.what).cmp(&(b.due.date, b.proposal, b.unit, b.what))
    });
    all
}

/// What runs on one proposal.
pub fn of_proposal(register: &Register, proposal: &Proposal, today: NaiveDate) -> Vec<Running> {
    let mut all = of_office(register, proposal);
    all.extend(before_filing(register, proposal, today));
    if matches!(proposal.stage, Stage::Filed { .. }) {
        for (unit, task) in proposal.running() {
            all.extend(of_task(proposal.id, unit, task, today));
        }
    }
    if matches!(proposal.stage, Stage::Filed { .. } | Stage::Merged { .. }) {
        all.extend(answers(proposal));
    }
    all.extend(look_back(proposal));
    all
}

/// What runs before filing, or instead of it: the signatures of a joint proposal until their last day, and telling the
/// proposers that it was declined.
fn before_filing(register: &Register, proposal: &Proposal, today: NaiveDate) -> Vec<Running> {
    let row = |what, signer, due| {
        let (proposal, unit, original) = (proposal.id, None, None);
        Running { proposal, unit, signer, what, due, original }
    };
    match (&proposal.stage, proposal.intake.signatures_due, register.session_of(proposal)) {
        (Stage::Received, Some(date), _) if date >= today => {
            let due = signing(date);
            proposal.unsigned().map(|(at, _)| row(Waiting::Signature, Some(at), due.clone())).collect()
        }
        (Stage::Declined { on, notified: None, .. }, _, Some(session)) => {
            let terms = &session.rules.terms;
            let due = register.calendar().deadline(terms.notice, *on, terms.counting);
            vec![row(Waiting::Notice, None, due)]
        }
        _ => Vec::new(),
    }
}

/// The last day of signing, as set for this proposal.
fn signing(date: NaiveDate) -> Deadline {
    let day = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    let term = Some(Term::On { month: day(date.month()), day: day(date.day()) });
    Deadline { date, from: date, term, provisional: false, on_rest_day: false }
}

/// The next look-back at a proposal tracked beyond its year.
fn look_back(proposal: &Proposal) -> Option<Running> {
    let handled =
        matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. });
    let tracking = proposal.supervision.tracking.as_ref()?;
    let date = tracking.next;
    let due = Deadline { date, from: tracking.since, term: None, provisional: false, on_rest_day: false };
    (handled && tracking.ended.is_none()).then_some(Running {
        proposal: proposal.id,
        unit: None,
        signer: None,
        what: Waiting::LookBack,
        due,
        original: None,
    })
}

/// What runs on one task.
pub fn of_task(proposal: ProposalId, unit: UnitId, task: &Task, today: NaiveDate) -> Vec<Running> {
    let row = |what, due: Deadline, original| Running {
        proposal,
        unit: Some(unit),
        signer: None,
        what,
        due,
        original,
    };
    let mut all = Vec::new();
    if task.fulfilled() {
        return all;
    }
    if task.receipted.is_none() {
        all.push(row(Waiting::Receipt, task.receipt_due.clone(), None));
    }
    if task.hand_back_due.date >= today && task.hand_backs.is_empty() && task.replies.is_empty() {
        all.push(row(Waiting::HandBack, task.hand_back_due.clone(), None));
    }
    let due = task.due_now();
    let original = (due.date != task.due.date && task.reworks.is_empty()).then_some(task.due.date);
    let what = match (task.role, task.reworks.is_empty()) {
        (TaskRole::Joint, _) => Waiting::Joint,
        (_, true) => Waiting::Reply,
        (_, false) => Waiting::Rework,
    };
    all.push(row(what, due, original));
    all
}

fn answers(proposal: &Proposal) -> impl Iterator<Item = Running> {
    let latest = proposal.opinions.keys().map(|(_, round)| *round).max();
    let open = proposal
        .opinions
        .iter()
        .filter(move |((_, round), opinion)| Some(*round) == latest && opinion.answer.is_none());
    open.map(|((signer, _), opinion)| Running {
        proposal: proposal.id,
        unit: None,
        signer: Some(*signer),
        what: Waiting::Answer,
        due: opinion.due.clone(),
        original: None,
    })
}

impl Running {
    /// Whether the unit named owes it: windows that close, rulings and publication are not asked of it.
    pub fn is_owed(&self) -> bool {
        let office = [Waiting::HandBack, Waiting::Ruling, Waiting::Publication, Waiting::Meeting];
        self.unit.is_some() && !office.contains(&self.what)
    }

    /// Calendar days left on `today`: 0 on the last day, negative when overdue.
    pub fn days_left(&self, today: NaiveDate) -> i64 {
        (self.due.date - today).num_days()
    }

    /// Working days left on `today`, in the same way.
    pub fn working_days_left(&self, today: NaiveDate, calendar: &Calendar) -> i64 {
        calendar.working_days_between(today, self.due.date)
    }

    /// How pressing it is; `soon` in calendar days. A hand-back window is never overdue: it just closes.
    pub fn light(&self, today: NaiveDate, soon: u16) -> Light {
        match self.days_left(today) {
            _ if self.what == Waiting::HandBack => Light::Calm,
            ..0 => Light::Overdue,
            left if left <= soon.into() => Light::Soon,
            _ => Light::Calm,
        }
    }
}

impl Light {
    /// The word that goes with the colour.
    pub fn title(self) -> &'static str {
        match self {
            Light::Overdue => "逾期",
            Light::Soon => "临期",
            Light::Calm => "正常",
        }
    }
}
