//! Units, each for itself: how many pieces it leads, joins, handles separately, replied to, on time and late. Their sum
//! is more than the number of proposals and is never given.

use super::Count;
use super::book::{Book, Part};
use super::punctual::decides;
use crate::office::ids::TaskId;
use crate::office::task::{Task, TaskRole};

pub(super) fn count(count: &Count, book: &mut Book) {
    let day = count.as_of;
    let tasks: Vec<(Part, TaskId, &Task)> =
        count.seen.iter().filter(|seen| seen.is_handled()).flat_map(of).collect();
    let assigned = |task: &Task| task.assigned <= day;
    let mut add = |name: &str, fits: &dyn Fn(&Task) -> bool| {
        let fitting = tasks.iter().filter(|(_, _, task)| assigned(task) && fits(task));
        book.broken(name, "unit", fitting.map(|(part, id, _)| (named(count, part), *id)), &[]);
    };
    add("unit_lead", &|task| task.role == TaskRole::Lead);
    add("unit_joint", &|task| task.role == TaskRole::Joint);
    add("unit_separate", &|task| task.role == TaskRole::Separate);
    let replies = |task: &Task| task.role != TaskRole::Joint;
    add("unit_replied", &|task| replies(task) && task.first_reply(day).is_some());
    let rule = count.session.rules.on_time;
    let punctual = |task: &Task, original: bool| {
        let limit = if original { task.due.date } else { task.due_last(day) };
        task.first_reply(day).is_some_and(|dates| decides(dates, rule) <= limit)
    };
    add("unit_on_time_original", &|task| replies(task) && punctual(task, true));
    add("unit_on_time_extended", &|task| replies(task) && punctual(task, false));
    add("unit_overdue", &|task| replies(task) && task.first_reply(day).is_none() && task.due_last(day) < day);
    let given = |task: &Task| task.joint_opinion.as_ref().map(|given| given.on).filter(|on| *on <= day);
    add("unit_joint_given", &|task| given(task).is_some());
    add("unit_joint_late", &|task| {
        task.role == TaskRole::Joint && given(task).map_or(task.due.date < day, |on| on > task.due.date)
    });
    for class in &count.session.rules.classes {
        let name = format!("unit_class_{}", class.code.to_lowercase());
        add(&name, &|task| {
            let last = task.replies.iter().rev().find(|reply| reply.dates.delivered <= day);
            replies(task) && last.is_some_and(|reply| reply.class == class.code)
        });
    }
}

fn of<'r>(seen: &super::seen::Seen<'r>) -> Vec<(Part, TaskId, &'r Task)> {
    let proposal = seen.proposal;
    let row = |(unit, task): (crate::office::UnitId, &'r Task)| {
        let place = usize::try_from(unit.0).unwrap_or(usize::MAX);
        (Part::new(place, String::new(), String::new()), TaskId { proposal: proposal.id, unit }, task)
    };
    proposal.running().map(row).collect()
}

/// The unit under the name it had on the day.
fn named(count: &Count, part: &Part) -> Part {
    let unit = u32::try_from(part.place).ok().and_then(|id| count.register.unit(crate::office::UnitId(id)));
    let (code, name) = unit.map_or(("", "?"), |unit| (unit.code.as_str(), unit.name_on(count.as_of)));
    Part::new(part.place, code, name)
}
