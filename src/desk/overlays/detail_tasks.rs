//! What is told of the handling of a proposal: each unit's task, what the office settled, and the opinions. The same rows
//! stand in the detail and in `tian show`.

use super::detail_filing::asked as asked_for;
use crate::office::asking::Ruling;
use crate::office::calendar::Deadline;
use crate::office::form::About;
use crate::office::opinion::{Answer, Opinion, Rating};
use crate::office::outcome::Classed;
use crate::office::queries::batches::is_blind_opinion;
use crate::office::reply::Reply;
use crate::office::task::{Task, TaskRole};
use crate::office::{OpinionId, Proposal, Register};
use crate::text::date::show;
use crate::text::locale::say::{self, handling as words};
use chrono::NaiveDate;

/// The rows of a task.
pub fn task_rows(task: &Task, register: &Register, today: NaiveDate) -> Vec<String> {
    let receipt = task
        .receipted
        .map_or_else(|| say::to_receipt(&due_on(&task.receipt_due)), |on| say::receipted(&show(on)));
    let mut rows = vec![format!("{}  {receipt}", say::assigned(&show(task.assigned)))];
    rows.extend(task.ended.is_none().then(|| due_row(task, today)));
    rows.extend(asked(task, register));
    rows.extend(done(task));
    rows.extend(task.replies.iter().enumerate().flat_map(|(round, reply)| reply_rows(round + 1, reply)));
    rows.extend(task.reworks.iter().map(|again| words::rework(&show(again.on), &due_on(&again.due))));
    rows.extend(task.ended.as_ref().map(|ended| {
        let (on, why) = (show(ended.on), words::ENDED[ended.why as usize]);
        match ended.handed {
            Some(handed) => words::handed(&on, why, register.unit_name(handed.to), handed.restart),
            None => words::ended(&on, why),
        }
    }));
    rows
}

/// Until when, by which rule, the date as first set where it was moved, and how many days are left while it is waited for.
fn due_row(task: &Task, today: NaiveDate) -> String {
    let due = task.due_now();
    let what = if task.role == TaskRole::Joint { say::OPINION_DUE } else { say::REPLY_DUE };
    let moved = task.reworks.is_empty() && due.date != task.due.date;
    let rule = if moved { say::deadlines::moved(&due.rule(), &show(task.due.date)) } else { due.rule() };
    let left = if task.fulfilled() { String::new() } else { say::days_left((due.date - today).num_days()) };
    format!("{what} {}({rule})  {left}", due_on(&due)).trim_end().to_owned()
}

/// A due date, which says so where it hangs on holidays not published yet.
pub fn due_on(due: &Deadline) -> String {
    format!("{}{}", show(due.date), if due.provisional { say::history::PROVISIONAL } else { "" })
}

/// What the unit asked for.
fn asked(task: &Task, register: &Register) -> Vec<String> {
    let additions = task.additions.iter().map(|asked| {
        let unit = register.unit_name(asked.unit);
        words::addition(
            &show(asked.asked),
            unit,
            asked.role.title(),
            &asked.reason,
            &ruled(asked.ruling.as_ref()),
        )
    });
    let hand_backs = task.hand_backs.iter().map(|asked| {
        let propose = asked.propose.map(|unit| register.unit_name(unit));
        words::hand_back(&show(asked.asked), &asked.reason, propose, &ruled(asked.ruling.as_ref()))
    });
    let extensions = task.extensions.iter().map(|asked| {
        let (on, until) = (show(asked.asked), show(asked.until));
        match &asked.ruling {
            Some(ruling) if ruling.granted && ruling.on == asked.asked => {
                words::extended(&on, &until, &asked.reason)
            }
            ruling => words::asked_time(&on, &until, &asked.reason, &ruled(ruling.as_ref())),
        }
    });
    additions.chain(hand_backs).chain(extensions).collect()
}

fn ruled(ruling: Option<&Ruling>) -> String {
    let told = |ruling: &Ruling| words::ruled(&show(ruling.on), ruling.granted, &ruling.note);
    ruling.map_or_else(|| words::WAITS.to_owned(), told)
}

/// What the unit did before its reply.
fn done(task: &Task) -> Vec<String> {
    let consulted = task
        .consultations
        .iter()
        .map(|met| words::consulted(&show(met.on), met.way.title(), &met.who, &met.note));
    let drafts = task.drafts.iter().map(|draft| {
        let told = |ruling: &Ruling| words::draft_ruled(&show(ruling.on), ruling.granted, &ruling.note);
        let ruling = draft.ruling.as_ref().map_or_else(|| words::DRAFT_WAITS.to_owned(), told);
        words::drafted(&show(draft.submitted), &draft.class, &ruling)
    });
    let joint = task.joint_opinion.iter().map(|given| {
        words::joint_opinion(
            &show(given.on),
            given.stand.title(),
            &given.number,
            &given.text,
            task.joint_late(),
        )
    });
    consulted.chain(drafts).chain(joint).collect()
}

fn reply_rows(round: usize, reply: &Reply) -> Vec<String> {
    let dates = &reply.dates;
    let delivered = show(dates.delivered);
    let mut rows =
        vec![words::replied(round, &delivered, &reply.class, &reply.number, reply.openness.title())];
    let other = [dates.document, dates.signed, dates.entered].iter().any(|date| *date != dates.delivered);
    if other || !reply.signer.is_empty() {
        let (document, signed) = (show(dates.document), show(dates.signed));
        rows.push(words::reply_dates(&document, &signed, &show(dates.entered), &reply.signer));
    }
    rows.extend(
        reply.points.iter().map(|point| words::point(point.adopted.title(), &point.text, &point.note)),
    );
    rows.extend(reply.published.map(|on| words::published(&show(on))));
    rows
}

/// What the office settled about the result; empty when nothing was and nothing has to be.
pub fn outcome_rows(proposal: &Proposal) -> Vec<String> {
    let rulings = proposal.outcome.rulings.iter().map(|ruling| {
        words::classed(&show(ruling.on), ruling.round, &ruling.class, ruling.why.title(), &ruling.basis)
    });
    let meetings = proposal
        .outcome
        .meetings
        .iter()
        .map(|met| words::met(&show(met.on), met.way.title(), &met.who, &met.minutes));
    let undecided = proposal.class_in(proposal.answered_rounds()) == Classed::Undecided;
    let undecided = undecided.then(|| words::UNDECIDED.to_owned());
    undecided.into_iter().chain(rulings).chain(meetings).collect()
}

/// The rows of all opinions of a proposal.
pub fn opinion_rows(proposal: &Proposal, register: &Register) -> Vec<String> {
    let form = register.session_of(proposal).map(|session| &session.rules.form);
    let mut rows = Vec::new();
    for ((signer, round), opinion) in &proposal.opinions {
        let name = proposal.particulars.proposers.get(usize::from(*signer)).map_or("", |p| p.name.as_str());
        let id = OpinionId { proposal: proposal.id, signer: *signer, round: *round };
        if opinion.answer.is_some() && is_blind_opinion(register, id) {
            rows.push(words::blind(*round, &asked_for(name, opinion)));
            continue;
        }
        rows.push(opinion_row(&asked_for(name, opinion), *round, opinion));
        let rated = |answer: &Answer| {
            let of = |about| form?.rated(about, &answer.given).map(Rating::title);
            words::rated(of(About::Attitude), of(About::Process), of(About::Result))
        };
        let rated = opinion.answer.as_ref().map(rated).filter(|rated| !rated.is_empty());
        rows.extend(rated.map(|rated| format!("  {rated}")));
        rows.extend(opinion.corrected.iter().map(|old| words::corrected(&show(old.on), old.rating.title())));
    }
    rows
}

fn opinion_row(name: &str, round: u8, opinion: &Opinion) -> String {
    match &opinion.answer {
        Some(answer) => say::answered(round, name, &show(answer.on), answer.rating.title(), &answer.remark),
        None => say::not_answered(round, name, &show(opinion.asked), &due_on(&opinion.due)),
    }
}
