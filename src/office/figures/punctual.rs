//! On time or not: against the due date as first set, and against the one an extension granted. Which date of a reply
//! decides is a rule of the session. Everything that was replied to or due by the day is the base.

use super::Count;
use super::book::{Book, base};
use super::handling::replying;
use super::seen::Seen;
use crate::office::asking::Extension;
use crate::office::reply::ReplyDates;
use crate::office::rules::OnTime;
use crate::office::task::Task;
use chrono::NaiveDate;

pub(super) fn count(count: &Count, book: &mut Book) {
    let day = count.as_of;
    let handled: Vec<&Seen> = count.seen.iter().filter(|seen| seen.is_handled()).collect();
    let fell_due = |seen: &Seen| {
        let mut tasks = replying(seen).peekable();
        tasks.peek().is_some()
            && tasks.all(|(_, task)| task.first_reply(day).is_some() || task.due_last(day) <= day)
    };
    let due: Vec<&Seen> = handled.iter().copied().filter(|seen| fell_due(seen)).collect();
    let rows = |fits: &dyn Fn(&Seen) -> bool| {
        due.iter().filter(|seen| fits(seen)).map(|seen| seen.id()).collect::<Vec<_>>()
    };
    let whole = [base("due", book.count("due", rows(&|_| true), &[]))];
    let rule = count.session.rules.on_time;
    let on_time = |seen: &Seen, limit: &dyn Fn(&Task) -> NaiveDate| {
        replying(seen)
            .all(|(_, task)| task.first_reply(day).is_some_and(|dates| decides(dates, rule) <= limit(task)))
    };
    let original = rows(&|seen| on_time(seen, &|task| task.due.date));
    book.count("on_time_original", original, &whole);
    book.count("on_time_extended", rows(&|seen| on_time(seen, &|task| task.due_last(day))), &whole);
    let extended = |seen: &Seen| replying(seen).any(|(_, task)| task.due_last(day) != task.due.date);
    let extended = handled.iter().filter(|seen| extended(seen)).map(|seen| seen.id()).collect();
    book.count("extended", extended, &[]);
    let late = |seen: &Seen| {
        replying(seen).any(|(_, task)| task.first_reply(day).is_none() && task.due_last(day) < day)
    };
    book.count("overdue", handled.iter().filter(|seen| late(seen)).map(|seen| seen.id()).collect(), &[]);
}

/// The date of a reply that decides.
pub(super) fn decides(dates: &ReplyDates, rule: OnTime) -> NaiveDate {
    match rule {
        OnTime::Document => dates.document,
        OnTime::Signed => dates.signed,
        OnTime::Delivered => dates.delivered,
        OnTime::Entered => dates.entered,
    }
}

impl Task {
    /// The dates of its first reply, if that had been delivered by then.
    pub(super) fn first_reply(&self, by: NaiveDate) -> Option<&ReplyDates> {
        self.replies.first().map(|reply| &reply.dates).filter(|dates| dates.delivered <= by)
    }

    /// The due date of the first reply with the last extension granted by then.
    pub(super) fn due_last(&self, by: NaiveDate) -> NaiveDate {
        let granted = |asked: &&Extension| asked.ruling.as_ref().is_some_and(|r| r.granted && r.on <= by);
        self.extensions.iter().rev().find(granted).map_or(self.due.date, |asked| asked.until)
    }
}
