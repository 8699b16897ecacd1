//! The diary of the sample: commands noted under the day they were given on, and at the end put in order and given a
//! time of the working day.

use crate::office::calendar::Calendar;
use crate::office::{ClerkId, Command, Occasion};
use chrono::{Days, NaiveDate, NaiveTime};

/// Seconds from midnight at which work begins, stops for lunch, goes on and ends.
const HOURS: [i64; 4] = [8 * 3_600 + 2_400, 11 * 3_600 + 2_400, 14 * 3_600, 17 * 3_600 + 1_200];
/// When reminders go out, after everything else of the day.
const LAST: i64 = 17 * 3_600 + 1_800;

/// Commands in the making.
pub(super) struct Diary {
    /// The day the sample is looked at.
    pub(super) today: NaiveDate,
    notes: Vec<Note>,
}

struct Note {
    day: NaiveDate,
    rank: u8,
    clerk: ClerkId,
    command: Command,
}

impl Diary {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self { today, notes: Vec::new() }
    }

    /// The last working day that lies at least so many days before today. Never runs backwards as `ago` shrinks.
    pub(super) fn day(&self, ago: u32) -> NaiveDate {
        let from = self.today.checked_sub_days(Days::new(ago.into())).unwrap_or(self.today);
        let mut earlier = (0..30).filter_map(|back| from.checked_sub_days(Days::new(back)));
        earlier.find(|day| Calendar::default().is_working_day(*day)).unwrap_or(from)
    }

    /// Notes a command under a day. Within a day the lower rank comes first; a command that goes on with another of the
    /// same clerk, day and rank becomes one batch with it.
    pub(super) fn note(&mut self, ago: u32, rank: u8, clerk: ClerkId, command: Command) {
        let day = self.day(ago);
        let same = |note: &&mut Note| (note.day, note.rank, note.clerk) == (day, rank, clerk);
        if self.notes.iter_mut().filter(same).any(|note| join(&mut note.command, &command)) {
            return;
        }
        self.notes.push(Note { day, rank, clerk, command });
    }

    /// Everything noted, in order, with its time.
    pub(super) fn finish(mut self) -> Vec<(Occasion, Command)> {
        self.notes.sort_by_key(|note| (note.day, note.rank));
        let mut all = Vec::with_capacity(self.notes.len());
        let mut rest = self.notes.into_iter().peekable();
        while let Some(day) = rest.peek().map(|note| note.day) {
            let mut of_day = Vec::new();
            while let Some(note) = rest.next_if(|note| note.day == day) {
                of_day.push(note);
            }
            let count = i64::try_from(of_day.len()).unwrap_or(1);
            for (place, note) in (0..).zip(of_day) {
                all.push((
                    Occasion { clerk: note.clerk, at: at(day, working_second(place, count)) },
                    note.command,
                ));
            }
        }
        all
    }
}

/// The moment after everything else of a day.
pub(super) fn end_of(day: NaiveDate) -> i64 {
    at(day, LAST)
}

/// The second of the day for the `place`-th of `count` commands, spread over the working hours.
fn working_second(place: i64, count: i64) -> i64 {
    let [begins, lunch, goes_on, ends] = HOURS;
    let worked = (lunch - begins + ends - goes_on) * place / count.max(1);
    if begins + worked < lunch { begins + worked } else { begins + worked + goes_on - lunch }
}

fn at(day: NaiveDate, second: i64) -> i64 {
    (day.and_time(NaiveTime::MIN).and_utc().timestamp() - 8 * 3_600 + second) * 1_000
}

/// Makes one batch of two commands that differ only in what they are about.
fn join(into: &mut Command, other: &Command) -> bool {
    match (into, other) {
        (Command::File(a), Command::File(b)) if (&a.category, &a.to) == (&b.category, &b.to) => {
            a.proposals.extend(&b.proposals);
        }
        (Command::Decline(a), Command::Decline(b)) if (&a.ground, a.diverted) == (&b.ground, b.diverted) => {
            a.proposals.extend(&b.proposals);
        }
        (Command::SendBack(a), Command::SendBack(b)) if a.reason == b.reason => {
            a.proposals.extend(&b.proposals);
        }
        (Command::Merge(a), Command::Merge(b)) if a.into == b.into => a.proposals.extend(&b.proposals),
        (Command::Mark(a), Command::Mark(b)) if (a.mark, a.set) == (b.mark, b.set) => {
            a.proposals.extend(&b.proposals);
        }
        (Command::Close(a), Command::Close(b)) => a.proposals.extend(&b.proposals),
        (Command::Receipt(a), Command::Receipt(b)) => a.tasks.extend(&b.tasks),
        (Command::JointOpinion(a), Command::JointOpinion(b)) => a.tasks.extend(&b.tasks),
        _ => return false,
    }
    true
}
