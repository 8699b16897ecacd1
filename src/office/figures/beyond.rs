//! What reports count beyond proposals: information items, leaders' instructions, activities and what they yielded.

use super::Count;
use super::book::{Base, Book, Part, base, number};
use crate::office::activity::{Activity, Measure};
use crate::office::ids::InfoId;
use crate::office::info::{InfoFate, InfoItem, Instruction, Subject};
use crate::office::stage::Level;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn count(count: &Count, book: &mut Book) {
    infos(count, book);
    instructions(count, book);
    activities(count, book);
}

fn level(level: Level) -> Part {
    Part::new(level as usize, level.name(), level.title())
}

fn infos(count: &Count, book: &mut Book) {
    let by_then = |item: &&InfoItem| item.session == count.session.id && item.collected <= count.as_of;
    let items: Vec<&InfoItem> = count.register.infos().filter(by_then).collect();
    let whole = [base("info_collected", number(items.len()))];
    book.count("info_collected", items.iter().map(|item| item.id).collect(), &[]);
    let steps = || {
        let of = |item: &&'_ InfoItem| {
            let steps = item.steps.iter().filter(|step| step.on <= count.as_of);
            steps.map(|step| (item.id, step.what.clone())).collect::<Vec<_>>()
        };
        items.iter().flat_map(of)
    };
    let once = |fits: &dyn Fn(&InfoFate) -> bool| -> Vec<InfoId> {
        let ids: BTreeSet<InfoId> = steps().filter(|(_, what)| fits(what)).map(|(id, _)| id).collect();
        ids.into_iter().collect()
    };
    book.count("info_compiled", once(&|what| matches!(what, InfoFate::Compiled { .. })), &whole);
    book.count("info_sent", once(&|what| matches!(what, InfoFate::Sent { .. })), &whole);
    let to = steps().filter_map(|(id, what)| match what {
        InfoFate::Sent { to } => Some((level(to), id)),
        _ => None,
    });
    book.broken("info_sent", "level", to, &whole);
    book.count("info_adopted", once(&|what| matches!(what, InfoFate::Adopted { .. })), &whole);
    let by = steps().filter_map(|(id, what)| match what {
        InfoFate::Adopted { by } => Some((level(by), id)),
        _ => None,
    });
    book.broken("info_adopted", "level", by, &whole);
    issues(book, steps());
    let instructed = of_session(count).filter_map(|instruction| match instruction.subject {
        Subject::Info(id) => Some((level(instruction.level), id)),
        _ => None,
    });
    let leveled: BTreeSet<(Part, InfoId)> = instructed.collect();
    let once: BTreeSet<InfoId> = leveled.iter().map(|(_, id)| *id).collect();
    book.count("info_instructed", once.into_iter().collect(), &whole);
    book.broken("info_instructed", "level", leveled, &whole);
}

/// Issues of each bulletin that items were compiled in; an issue counts once however many items it holds.
fn issues(book: &mut Book, steps: impl Iterator<Item = (InfoId, InfoFate)>) {
    let mut issues: BTreeMap<(String, u32), InfoId> = BTreeMap::new();
    for (id, what) in steps {
        if let InfoFate::Compiled { bulletin, issue } = what {
            issues.entry((bulletin, issue)).or_insert(id);
        }
    }
    book.count("bulletin_issues", issues.values().copied().collect(), &[]);
    let parts = issues.into_iter().map(|((bulletin, _), id)| (Part::new(0, bulletin.clone(), bulletin), id));
    book.broken("bulletin_issues", "bulletin", parts, &[]);
}

fn of_session<'r>(count: &Count<'r>) -> impl Iterator<Item = &'r Instruction> + use<'r> {
    let (session, day) = (count.session.id, count.as_of);
    count.register.instructions().filter(move |i| i.session == session && i.on <= day)
}

fn instructions(count: &Count, book: &mut Book) {
    let total = book.count("instructions", of_session(count).map(|i| i.id).collect(), &[]);
    let of: [Base; 1] = [base("instructions", total)];
    book.broken("instructions", "level", of_session(count).map(|i| (level(i.level), i.id)), &of);
    let subject = |subject: &Subject| match subject {
        Subject::Proposal(_) => Part::new(0, "proposal", "提案"),
        Subject::Info(_) => Part::new(1, "info", "社情民意信息"),
        Subject::Activity(_) => Part::new(2, "activity", "活动报告"),
        Subject::Document { .. } => Part::new(3, "document", "其他文件"),
    };
    book.broken("instructions", "subject", of_session(count).map(|i| (subject(&i.subject), i.id)), &of);
}

fn activities(count: &Count, book: &mut Book) {
    let by_then = |activity: &&Activity| activity.session == count.session.id && activity.on <= count.as_of;
    let all: Vec<&Activity> = count.register.activities().filter(by_then).collect();
    let kind = |activity: &Activity| {
        let kind = activity.kind;
        Part::new(kind as usize, kind.name(), kind.title())
    };
    for measure in Measure::ALL {
        let yields = |activity: &Activity| u64::from(activity.count(measure));
        let some: Vec<&&Activity> = all.iter().filter(|activity| yields(activity) > 0).collect();
        let name = if measure == Measure::Times { "activities" } else { measure.name() };
        let total = some.iter().map(|activity| yields(activity)).sum();
        book.sum(name, total, some.iter().map(|activity| activity.id).collect(), &[]);
        book.broken_sum(name, "activity", some.iter().map(|a| (kind(a), yields(a), a.id)), &[]);
    }
    let demands = all.iter().flat_map(|activity| activity.demands.iter().map(|demand| (activity.id, demand)));
    let rows: Vec<_> = demands.collect();
    let whole = base("demands", number(rows.len()));
    book.count("demands", rows.iter().map(|(id, _)| *id).collect(), &[]);
    let done = rows.iter().filter(|(_, d)| d.followed.iter().any(|f| f.done && f.on <= count.as_of));
    book.count("demands_done", done.map(|(id, _)| *id).collect(), &[whole]);
}
