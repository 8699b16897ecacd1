//! Assignment, replies, classes, consultation, adoption, rework, closing. What is handled is what stands on its own: the
//! filed ones without those merged into others.

use super::Count;
use super::book::{Base, Book, Part, base, number};
use super::seen::{Seen, Standing};
use crate::office::ids::{ProposalId, TaskId};
use crate::office::reply::Adoption;
use crate::office::task::Task;

pub(super) fn count<'r>(count: &Count<'r>, book: &mut Book) {
    let handled: Vec<&Seen<'r>> = count.seen.iter().filter(|seen| seen.is_handled()).collect();
    let whole = [base("after_merge", number(handled.len())), count.filed_base()];
    let pick = |fits: &dyn Fn(&Seen<'r>) -> bool| -> Vec<ProposalId> {
        handled.iter().filter(|seen| fits(seen)).map(|seen| seen.id()).collect()
    };
    let day = count.as_of;
    book.count("assigned", pick(&|seen| replying(seen).any(|(_, task)| task.assigned <= day)), &whole);
    let replied = book.count("replied", pick(&Seen::is_replied), &whole);
    by_month(book, &handled, replied);
    book.count("closed", pick(&|seen| seen.standing == Standing::Closed), &whole);
    let consulted = |task: &Task| task.consultations.iter().any(|held| held.on <= day);
    book.count("consulted", pick(&|seen| replying(seen).any(|(_, task)| consulted(task))), &whole);
    let reworked = |task: &Task| task.reworks.iter().any(|rework| rework.on <= day);
    let again = book.count("reworked", pick(&|seen| replying(seen).any(|(_, task)| reworked(task))), &whole);
    let second = |seen: &Seen| seen.proposal.replied_on(2).is_some_and(|replied| replied <= day);
    book.count("reworked_replied", pick(&second), &[base("reworked", again)]);
    let met = |seen: &Seen| seen.proposal.outcome.meetings.iter().any(|meeting| meeting.on <= day);
    book.count("met", pick(&met), &[base("reworked", again)]);
    let published = |task: &Task| task.replies.iter().any(|r| r.published.is_some_and(|on| on <= day));
    book.count(
        "published",
        pick(&|seen| replying(seen).any(|(_, task)| published(task))),
        &[base("replied", replied)],
    );
    classes(count, book, &handled, &whole);
    points(count, book, &handled);
}

/// The tasks of a proposal whose units reply, those ended since not among them.
pub(super) fn replying<'r>(seen: &Seen<'r>) -> impl Iterator<Item = (TaskId, &'r Task)> + use<'r> {
    let proposal = seen.proposal;
    proposal.replying().map(|(unit, task)| (TaskId { proposal: proposal.id, unit }, task))
}

/// Replies over time.
fn by_month(book: &mut Book, handled: &[&Seen], replied: u64) {
    let month = |seen: &&&Seen| {
        let on = seen.proposal.replied_on(1).filter(|on| *on <= seen.on)?;
        let month = on.format("%Y-%m").to_string();
        Some((Part::new(0, month.clone(), month), seen.id()))
    };
    let rows: Vec<_> = handled.iter().filter_map(|seen| month(&seen)).collect();
    book.broken("replied", "month", rows, &[base("replied", replied)]);
}

/// Each class as a figure of its own, the last and the first one, over what has a class.
fn classes(count: &Count, book: &mut Book, handled: &[&Seen], whole: &[Base]) {
    let rules = &count.session.rules;
    let now: Vec<(ProposalId, &str)> =
        handled.iter().filter_map(|seen| Some((seen.id(), seen.class()?))).collect();
    let first: Vec<(ProposalId, &str)> =
        handled.iter().filter_map(|seen| Some((seen.id(), seen.first_class()?))).collect();
    let classed = book.count("classed", now.iter().map(|(id, _)| *id).collect(), whole);
    let undecided = handled.iter().filter(|seen| seen.is_replied() && seen.class().is_none());
    book.count("undecided", undecided.map(|seen| seen.id()).collect(), whole);
    let bases: Vec<Base> = std::iter::once(base("classed", classed)).chain(whole.iter().copied()).collect();
    let with = |rows: &[(ProposalId, &str)], code: &str| -> Vec<ProposalId> {
        rows.iter().filter(|(_, class)| *class == code).map(|(id, _)| *id).collect()
    };
    for class in &rules.classes {
        let name = class.code.to_lowercase();
        book.count(&format!("class_{name}"), with(&now, &class.code), &bases);
    }
    let first_classed = base("first_classed", number(first.len()));
    book.count("first_classed", first.iter().map(|(id, _)| *id).collect(), whole);
    for class in &rules.classes {
        let name = class.code.to_lowercase();
        book.count(&format!("first_class_{name}"), with(&first, &class.code), &[first_classed]);
    }
    let adopted = |code: &str| rules.class(code).is_some_and(|class| class.adopted);
    let rows = now.iter().filter(|(_, class)| adopted(class)).map(|(id, _)| *id).collect();
    book.count("adopted", rows, &bases);
    let category = |id: ProposalId| {
        let code = count.register.proposal(id).map_or("", |p| p.particulars.category.as_str());
        rules.category(code).map_or(code, |category| category.name.as_str())
    };
    let parts = now.iter().map(|(id, class)| {
        let place = rules.classes.iter().position(|known| known.code == *class).unwrap_or(usize::MAX);
        let (code, label) = (format!("{}/{class}", category(*id)), format!("{} {class}类", category(*id)));
        (Part::new(place, code, label), *id)
    });
    book.broken("classed", "category_class", parts, &[base("classed", classed)]);
}

/// Adoption by recommendations, where replies list them.
fn points(count: &Count, book: &mut Book, handled: &[&Seen]) {
    let mut all: Vec<(TaskId, u64, u64)> = Vec::new();
    for (id, task) in handled.iter().flat_map(|seen| replying(seen)) {
        let by_then = task.replies.iter().rev().find(|reply| reply.dates.delivered <= count.as_of);
        let Some(points) = by_then.map(|reply| &reply.points).filter(|points| !points.is_empty()) else {
            continue;
        };
        let adopted = points.iter().filter(|point| point.adopted != Adoption::NotAdopted).count();
        all.push((id, number(points.len()), number(adopted)));
    }
    let rows = || all.iter().map(|(id, ..)| *id).collect::<Vec<TaskId>>();
    let (total, adopted) = all.iter().fold((0, 0), |(t, a), (_, points, yes)| (t + points, a + yes));
    book.sum("points", total, rows(), &[]);
    book.sum("points_adopted", adopted, rows(), &[base("points", total)]);
}
