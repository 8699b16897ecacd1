//! Units, each for itself: how many pieces it leads, joins, handles separately, replied to, on time and late, each over
//! what that unit had. Their sum is more than the number of proposals and is never given; what is given is how many
//! units there are.

use super::Count;
use super::book::{Book, Part, Totals};
use super::punctual::Reckoning;
use crate::office::ids::{TaskId, UnitId};
use crate::office::task::{Task, TaskRole};
use std::collections::{BTreeMap, BTreeSet};

/// A unit's piece with the unit as it is printed.
struct Piece<'r> {
    unit: Part,
    id: TaskId,
    task: &'r Task,
}

pub(super) fn count(count: &Count, book: &mut Book) {
    let handled = count.seen.iter().filter(|seen| seen.is_handled());
    let tasks = handled.flat_map(|seen| {
        let running = seen.proposal.running_on(seen.on);
        running.map(|(unit, task)| (TaskId { proposal: seen.id(), unit }, task))
    });
    let mut names: BTreeMap<UnitId, Part> = BTreeMap::new();
    let mut piece = |(id, task): (TaskId, _)| {
        let unit = names.entry(id.unit).or_insert_with(|| named(count, id.unit)).clone();
        Piece { unit, id, task }
    };
    let pieces: Vec<Piece> = tasks.map(&mut piece).collect();
    how_many(book, &pieces);
    roles(book, &pieces);
    replies(count, book, &pieces);
    joint(count, book, &pieces);
}

/// How many units handle anything, and how many as what.
fn how_many(book: &mut Book, pieces: &[Piece]) {
    let units = |fits: &dyn Fn(TaskRole) -> bool| -> Vec<String> {
        let fitting = pieces.iter().filter(|piece| fits(piece.task.role));
        let units: BTreeSet<&Part> = fitting.map(|piece| &piece.unit).collect();
        units.into_iter().map(|unit| unit.label.to_string()).collect()
    };
    book.count("units", units(&|_| true), &[]);
    book.count("units_leading", units(&|role| role == TaskRole::Lead), &[]);
    book.count("units_separate", units(&|role| role == TaskRole::Separate), &[]);
    book.count("units_joining", units(&|role| role == TaskRole::Joint), &[]);
}

fn roles(book: &mut Book, pieces: &[Piece]) {
    for (name, role) in [
        ("unit_lead", TaskRole::Lead),
        ("unit_joint", TaskRole::Joint),
        ("unit_separate", TaskRole::Separate),
    ] {
        book.broken(name, "unit", of(pieces, &|task| task.role == role), &[]);
    }
}

fn of<'p>(pieces: &'p [Piece], fits: &'p dyn Fn(&Task) -> bool) -> impl Iterator<Item = (Part, TaskId)> + 'p {
    pieces.iter().filter(|piece| fits(piece.task)).map(|piece| (piece.unit.clone(), piece.id))
}

/// What those who reply to proposers did, each rate over the unit's own pieces.
fn replies(count: &Count, book: &mut Book, pieces: &[Piece]) {
    let (day, rule) = (count.as_of, count.session.rules.on_time);
    let replies = |task: &Task| task.role != TaskRole::Joint;
    let handled = book.broken("unit_handled", "unit", of(pieces, &replies), &[]);
    let replied = |task: &Task| replies(task) && task.has_replied(day);
    let replied_to = over(book, pieces, "unit_replied", ("unit_handled", &handled), &replied);
    let original = |task: &Task| task.due.date;
    let granted = |task: &Task| task.due_last(day);
    let reckonings: [Reckoning; 2] = [
        ("unit_due_original", "unit_on_time_original", &original),
        ("unit_due", "unit_on_time_extended", &granted),
    ];
    for (due, on_time, limit) in reckonings {
        let fell_due =
            |task: &Task| replies(task) && (task.answered(day, rule).is_some() || limit(task) <= day);
        let whole = over(book, pieces, due, ("unit_handled", &handled), &fell_due);
        let punctual =
            |task: &Task| replies(task) && task.answered(day, rule).is_some_and(|on| on <= limit(task));
        over(book, pieces, on_time, (due, &whole), &punctual);
    }
    let late = |task: &Task| replies(task) && task.is_late(day, rule);
    over(book, pieces, "unit_overdue", ("unit_handled", &handled), &late);
    for class in &count.session.rules.classes {
        let name = format!("unit_class_{}", class.code.to_lowercase());
        let last = |task: &Task| {
            let last = task.replies.iter().rev().find(|reply| reply.dates.delivered <= day);
            replies(task) && last.is_some_and(|reply| reply.class == class.code)
        };
        over(book, pieces, &name, ("unit_replied", &replied_to), &last);
    }
}

/// Opinions of joint units: given, and late by the date first set and by the one granted.
fn joint(count: &Count, book: &mut Book, pieces: &[Piece]) {
    let day = count.as_of;
    let joins = |task: &Task| task.role == TaskRole::Joint;
    let all = of(pieces, &joins).fold(Totals::new(), |mut all, (unit, _)| {
        *all.entry(unit).or_default() += 1;
        all
    });
    let given = |task: &Task| task.joint_opinion.as_ref().map(|given| given.on).filter(|on| *on <= day);
    let whole = ("unit_joint", &all);
    over(book, pieces, "unit_joint_given", whole, &|task| joins(task) && given(task).is_some());
    let late = |task: &Task, limit| joins(task) && given(task).map_or(limit < day, |on| on > limit);
    over(book, pieces, "unit_joint_late", whole, &|task| late(task, task.due_last(day)));
    over(book, pieces, "unit_joint_late_original", whole, &|task| late(task, task.due.date));
}

fn over(
    book: &mut Book,
    pieces: &[Piece],
    name: &str,
    whole: (&'static str, &Totals),
    fits: &dyn Fn(&Task) -> bool,
) -> Totals {
    book.broken_over(name, "unit", of(pieces, fits), whole)
}

/// The unit under the name it had on the day.
pub(super) fn named(count: &Count, unit: UnitId) -> Part {
    let place = usize::try_from(unit.0).unwrap_or(usize::MAX);
    let unit = count.register.unit(unit);
    let (code, name) = unit.map_or(("", "?"), |unit| (unit.code.as_str(), unit.name_on(count.as_of)));
    Part::new(place, code, name)
}
