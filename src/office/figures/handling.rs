//! Assignment, replies, classes, consultation, adoption, rework, closing. What is handled is what stands on its own: the
//! filed ones without those merged into others.

use super::Count;
use super::book::{Base, Book, Part, base, number};
use super::seen::{Seen, Standing};
use super::totals::nature;
use crate::office::ids::{ProposalId, TaskId};
use crate::office::reply::Adoption;
use crate::office::task::Task;
use std::collections::BTreeSet;

pub(super) fn count<'r>(count: &Count<'r>, book: &mut Book) {
    let handled: Vec<&Seen<'r>> = count.seen.iter().filter(|seen| seen.is_handled()).collect();
    let whole = [base("after_merge", number(handled.len())), count.filed_base()];
    let pick = |fits: &dyn Fn(&Seen<'r>) -> bool| -> Vec<ProposalId> {
        handled.iter().filter(|seen| fits(seen)).map(|seen| seen.id()).collect()
    };
    let day = count.as_of;
    book.count("assigned", pick(&|seen| seen.replying().any(|(_, task)| task.assigned <= day)), &whole);
    let replied = book.count("replied", pick(&Seen::is_replied), &whole);
    by_month(book, &handled, replied);
    book.count("closed", pick(&|seen| seen.standing == Standing::Closed), &whole);
    let consulted = |task: &Task| task.consultations.iter().any(|held| held.on <= day);
    book.count("consulted", pick(&|seen| seen.replying().any(|(_, task)| consulted(task))), &whole);
    ways(book, &handled, &whole);
    let reworked = |task: &Task| task.reworks.iter().any(|rework| rework.on <= day);
    let again = book.count("reworked", pick(&|seen| seen.replying().any(|(_, task)| reworked(task))), &whole);
    let second = |seen: &Seen| seen.proposal.replied_by(2, day).is_some();
    book.count("reworked_replied", pick(&second), &[base("reworked", again)]);
    let met = |seen: &Seen| seen.proposal.outcome.meetings.iter().any(|meeting| meeting.on <= day);
    book.count("met", pick(&met), &[base("reworked", again)]);
    let published = |task: &Task| task.replies.iter().any(|r| r.published.is_some_and(|on| on <= day));
    book.count(
        "published",
        pick(&|seen| seen.replying().any(|(_, task)| published(task))),
        &[base("replied", replied)],
    );
    classes(count, book, &handled, &whole);
    points(count, book, &handled);
}

/// How proposers were consulted, each proposal once for a way (走访率、面谈率 are not the telephone's).
fn ways(book: &mut Book, handled: &[&Seen], whole: &[Base]) {
    let of = |seen: &&Seen| -> BTreeSet<(Part, ProposalId)> {
        let held =
            seen.replying().flat_map(|(_, task)| &task.consultations).filter(|held| held.on <= seen.on);
        held.map(|held| (Part::new(held.way as usize, held.way.name(), held.way.title()), seen.id()))
            .collect()
    };
    book.broken("consulted", "way", handled.iter().flat_map(of), whole);
}

/// Replies over time.
fn by_month(book: &mut Book, handled: &[&Seen], replied: u64) {
    let month = |seen: &&&Seen| {
        let on = seen.proposal.replied_by(1, seen.on)?;
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
    let natures = handled.iter().filter_map(|seen| {
        let class = seen.class()?;
        let (nature, place) = (nature(seen), rules.classes.iter().position(|known| known.code == class));
        let place = nature.place * (rules.classes.len() + 1) + place.unwrap_or(rules.classes.len());
        let (code, label) = (format!("{}/{class}", nature.code), format!("{} {class}类", nature.label));
        Some((Part::new(place, code, label), seen.id()))
    });
    book.broken("classed", "nature_class", natures, &[base("classed", classed)]);
}

/// Adoption by recommendations, where replies list them: by the last list, which a later reply without one leaves as it
/// is. Each recommendation is a row.
fn points(count: &Count, book: &mut Book, handled: &[&Seen]) {
    let listed = |task: &'_ Task| -> Vec<Adoption> {
        let by_then = task.replies.iter().rev().filter(|reply| reply.dates.delivered <= count.as_of);
        let last = by_then.map(|reply| &reply.points).find(|points| !points.is_empty());
        last.into_iter().flatten().map(|point| point.adopted).collect()
    };
    let each = |(id, task): (TaskId, &Task)| listed(task).into_iter().map(move |adopted| (id, adopted));
    let all: Vec<(TaskId, Adoption)> =
        handled.iter().flat_map(|seen| seen.replying()).flat_map(each).collect();
    let total = base("points", book.count("points", all.iter().map(|(id, _)| *id).collect(), &[]));
    let taken_up = all.iter().filter(|(_, adopted)| *adopted != Adoption::NotAdopted);
    book.count("points_adopted", taken_up.map(|(id, _)| *id).collect(), &[total]);
    let part = |adopted: Adoption| Part::new(adopted as usize, adopted.name(), adopted.title());
    book.broken("points", "adoption", all.iter().map(|(id, adopted)| (part(*adopted), *id)), &[total]);
}
