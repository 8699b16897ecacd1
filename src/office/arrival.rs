//! What of a proposal's coming in can be put right afterwards: when it was received, its period, and until when cosigners
//! may sign; as long as nothing that was done since rests on what it was.

use super::fact::{Change, Fact};
use super::info::Subject;
use super::proposal::{Intake, Particulars, Proposal};
use super::proposer::Proposer;
use super::refusal::Refusal;
use super::register::Register;
use super::session::Period;
use super::stage::Stage;
use super::verbs::who;
use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Cosigners may sign for at most so many days after receipt.
const SIGNING_DAYS: u64 = 366;

/// When and how a proposal came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// When it was received, Beijing time.
    pub received: NaiveDateTime,
    /// Plenary or intersession.
    pub period: Period,
    /// Until when cosigners may sign; nobody is waited for when not given.
    #[serde(default)]
    pub signatures_due: Option<NaiveDate>,
}

impl Arrival {
    /// That of an intake.
    pub fn of(intake: &Intake) -> Self {
        let Intake { received, period, signatures_due, .. } = *intake;
        Self { received, period, signatures_due }
    }

    /// The last day of signing lies not before receipt and not beyond reason, and nobody signed after it.
    pub(super) fn check_signing(&self, proposers: &[Proposer]) -> Result<(), Refusal> {
        let Some(due) = self.signatures_due else { return Ok(()) };
        let received = self.received.date();
        if due < received {
            return refuse("签名截止", due, format!("早于收件日期{received}"));
        }
        if received.checked_add_days(Days::new(SIGNING_DAYS)).is_some_and(|last| due > last) {
            return refuse("签名截止", due, "晚于收件一年以后".to_owned());
        }
        match proposers.iter().filter_map(|proposer| proposer.signed).max() {
            Some(last) if last > due => refuse("签名日期", last, format!("晚于签名截止{due}")),
            _ => Ok(()),
        }
    }

    /// Refuses a correction that something rests upon, and says what.
    pub(super) fn may_replace(&self, register: &Register, proposal: &Proposal) -> Result<(), Refusal> {
        let was = Self::of(&proposal.intake);
        let received = self.received.date();
        let earliest = followed(register, proposal).min_by_key(|(_, on)| *on);
        if let Some((what, on)) = earliest.filter(|(_, on)| *on < received && self.received != was.received) {
            return refuse("收件日期", received, format!("晚于{what}{on}"));
        }
        if proposal.docket().is_some() && self.signatures_due != was.signatures_due {
            let what = "已立案，立案时是按签名截止核对联名人的，签名截止不能再改".to_owned();
            return Err(Refusal::NotNow { who: who(proposal), what });
        }
        match resting_on_period(register, proposal, self.period) {
            Some(what) if self.period != was.period => Err(Refusal::NotNow { who: who(proposal), what }),
            _ => Ok(()),
        }
    }

    /// The fact that puts it right.
    pub(super) fn fact(self, proposal: &Proposal) -> Fact {
        let was = proposal.intake.clone();
        let Self { received, period, signatures_due } = self;
        Fact::Intake(Change::from(
            proposal.id,
            was.clone(),
            Intake { received, period, signatures_due, ..was },
        ))
    }
}

/// What was done after receipt, with its day; the first of each kind is enough.
fn followed<'r>(
    register: &'r Register,
    proposal: &'r Proposal,
) -> impl Iterator<Item = (&'static str, NaiveDate)> + 'r {
    let reviews = proposal.review.steps.iter().map(|step| ("审查日期", step.on));
    let filed = proposal.docket().map(|docket| ("立案日期", docket.filed));
    let stage = proposal.stage.on().map(|on| (proposal.stage.title(), on));
    let earlier = proposal.past.stages_on().map(|on| ("此前一步的日期", on));
    let days = proposal.days.values().map(|on| ("重新收件或标记的日期", *on));
    let instructed =
        register.instructions().filter(|written| written.subject == Subject::Proposal(proposal.id));
    let instructed = instructed.map(|written| ("批示日期", written.on));
    let merged = register.merged_into(proposal.id).filter_map(|id| register.proposal(id)?.stage.on());
    let merged = merged.map(|on| ("并案日期", on));
    reviews.chain(filed).chain(stage).chain(earlier).chain(days).chain(instructed).chain(merged)
}

/// What a filed proposal has by its period, if another period gives another.
fn resting_on_period(register: &Register, proposal: &Proposal, now: Period) -> Option<String> {
    let (session, docket) = (register.session_of(proposal)?, proposal.docket()?);
    let was = proposal.intake.period;
    let within = docket.in_category.as_ref();
    let category = within.map_or(proposal.particulars.category.as_str(), |within| within.category.as_str());
    let label = |period| {
        let within = session.numbers_categories(period).then(|| within.map_or(0, |within| within.number));
        session.docket(docket.number, period, category, within, docket.filed)
    };
    if label(now) != label(was) {
        return Some(format!("{}是按{}编的号，不能再改为{}", docket.label, was.title(), now.title()));
    }
    let first = proposal.particulars.proposers.first().map(|proposer| proposer.kind);
    let kind = proposal.particulars.kind;
    let due = |period, from| session.rules.reply_due(kind, first, period, from, register.calendar()).date;
    let another = |from: NaiveDate| due(was, from) != due(now, from);
    let task = proposal.tasks.iter().find(|(_, task)| another(task.due.from));
    task.map(|(unit, _)| {
        let unit = register.unit_name(*unit);
        format!("{unit}的办理期限是按{}计算的，不能再改为{}", was.title(), now.title())
    })
}

/// Whether undoing or redoing a correction leaves everything that was done since standing on it.
pub(super) fn in_order(
    register: &Register,
    proposal: &Proposal,
    now: &Intake,
    particulars: &Particulars,
) -> bool {
    let arrival = Arrival::of(now);
    !matches!(proposal.stage, Stage::Archived { .. })
        && arrival.check_signing(&particulars.proposers).is_ok()
        && arrival.may_replace(register, proposal).is_ok()
}

fn refuse(what: &str, date: NaiveDate, why: String) -> Result<(), Refusal> {
    Err(Refusal::Date { what: what.to_owned(), date, why })
}
