//! On time or not: against the due date as first set, and against the one an extension granted, each over what was
//! replied to or had fallen due by its own reckoning. Which date of a reply decides is a rule of the session, and decides
//! as well whether there was a reply on the day asked for.

use super::Count;
use super::book::{Base, Book, base};
use super::seen::Seen;
use crate::office::ids::ProposalId;
use crate::office::reply::ReplyDates;
use crate::office::rules::OnTime;
use crate::office::task::Task;
use chrono::NaiveDate;

/// Until when a task is to be answered.
pub(super) type Limit<'a> = &'a dyn Fn(&Task) -> NaiveDate;

/// A reckoning: the figure that is its base, the figure of what was on time, and its limit.
pub(super) type Reckoning<'a> = (&'static str, &'static str, Limit<'a>);

/// The handled proposals that fit.
type Pick<'a> = &'a dyn Fn(&dyn Fn(&Seen) -> bool) -> Vec<ProposalId>;

pub(super) fn count(count: &Count, book: &mut Book) {
    let day = count.as_of;
    let rule = count.session.rules.on_time;
    let handled: Vec<&Seen> = count.seen.iter().filter(|seen| seen.is_handled()).collect();
    let pick = |fits: &dyn Fn(&Seen) -> bool| -> Vec<ProposalId> {
        handled.iter().filter(|seen| fits(seen)).map(|seen| seen.id()).collect()
    };
    let original = |task: &Task| task.due.date;
    let granted = |task: &Task| task.due_last(day);
    let reckonings: [Reckoning; 2] =
        [("due_original", "on_time_original", &original), ("due", "on_time_extended", &granted)];
    for (due, on_time, limit) in reckonings {
        let whole = book.count(due, pick(&|seen| fell_due(seen, rule, limit)), &[]);
        let punctual = |seen: &Seen| {
            fell_due(seen, rule, limit)
                && seen
                    .replying()
                    .all(|(_, task)| task.answered(day, rule).is_some_and(|on| on <= limit(task)))
        };
        book.count(on_time, pick(&punctual), &[base(due, whole)]);
    }
    let extended = |seen: &Seen| seen.replying().any(|(_, task)| task.due_last(day) != task.due.date);
    book.count("extended", pick(&extended), &[]);
    let late = |seen: &Seen| seen.replying().any(|(_, task)| task.is_late(day, rule));
    book.count("overdue", pick(&late), &[]);
    again(book, &pick, day, rule);
}

/// Replies to orders to handle again, over the orders that were replied to or had fallen due.
fn again(book: &mut Book, pick: Pick, day: NaiveDate, rule: OnTime) {
    let orders = |task: &Task| -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let ordered = task.reworks.iter().enumerate().filter(|(_, rework)| rework.on <= day);
        let replied = |round: usize| {
            let on = decides(&task.replies.get(round)?.dates, rule);
            (on <= day).then_some(on)
        };
        ordered.map(|(at, rework)| (rework.due.date, replied(at + 1))).collect()
    };
    let all = |seen: &Seen| -> Vec<(NaiveDate, Option<NaiveDate>)> {
        seen.replying().flat_map(|(_, task)| orders(task)).collect()
    };
    let fell_due = |seen: &Seen| {
        let orders = all(seen);
        let pressing = orders.iter().any(|(due, replied)| replied.is_none() && *due <= day);
        !orders.is_empty() && (pressing || orders.iter().all(|(_, replied)| replied.is_some()))
    };
    let whole: [Base; 1] = [base("reworked_due", book.count("reworked_due", pick(&fell_due), &[]))];
    let punctual = |seen: &Seen| {
        fell_due(seen) && all(seen).iter().all(|(due, replied)| replied.is_some_and(|on| on <= *due))
    };
    book.count("reworked_on_time", pick(&punctual), &whole);
}

/// Everybody has replied, or somebody who has not should have.
fn fell_due(seen: &Seen, rule: OnTime, limit: Limit) -> bool {
    let mut tasks = seen.replying().map(|(_, task)| task).peekable();
    if tasks.peek().is_none() {
        return false;
    }
    let mut silent = tasks.filter(|task| task.answered(seen.on, rule).is_none()).peekable();
    silent.peek().is_none() || silent.any(|task| limit(task) <= seen.on)
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
    /// The deciding date of its first reply, if that had come by then.
    pub(super) fn answered(&self, by: NaiveDate, rule: OnTime) -> Option<NaiveDate> {
        let on = decides(&self.replies.first()?.dates, rule);
        (on <= by).then_some(on)
    }

    /// Whether its first reply had been delivered by then.
    pub(super) fn has_replied(&self, by: NaiveDate) -> bool {
        self.replies.first().is_some_and(|reply| reply.dates.delivered <= by)
    }

    /// Whether its first reply was missing after its last due date.
    pub(super) fn is_late(&self, on: NaiveDate, rule: OnTime) -> bool {
        self.answered(on, rule).is_none() && self.due_last(on) < on
    }

    /// The due date of the first reply with the last extension granted by then.
    pub(super) fn due_last(&self, by: NaiveDate) -> NaiveDate {
        self.extended_by(by).unwrap_or(self.due.date)
    }
}
