//! The reminders of the sample. What a unit owes on a day follows from everything before, so the law itself is asked:
//! the commands are carried out in order, and in the evening of some days the worst debtors are reminded.

use super::diary::{Diary, end_of};
use super::opening::clerk;
use crate::office::queries::owing::{Owing, owing};
use crate::office::reminder::Way;
use crate::office::verbs::found::founding;
use crate::office::verbs::remind::Remind;
use crate::office::{Command, Entry, Occasion, Register, decide};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Days before today on which units are reminded.
const DAYS: [u32; 8] = [64, 48, 36, 26, 17, 10, 5, 2];
/// How many units are reminded at a time.
const AT_ONCE: usize = 7;

/// All commands of the diary with the reminders among them.
pub(super) fn with_reminders(diary: Diary) -> Vec<(Occasion, Command)> {
    let mut days: Vec<NaiveDate> = DAYS.iter().map(|ago| diary.day(*ago)).collect();
    days.dedup();
    let mut days = days.into_iter().peekable();
    let noted = diary.finish();
    let mut office = Office::founded(noted.first().map_or(0, |(occasion, _)| occasion.at));
    let mut letters = 0;
    let mut all = Vec::with_capacity(noted.len() + DAYS.len() * 3);
    for (occasion, command) in noted {
        while let Some(day) = days.next_if(|day| *day < occasion.today()) {
            all.extend(office.remind(day, &mut letters));
        }
        office.carry_out(occasion, &command);
        all.push((occasion, command));
    }
    for day in days {
        all.extend(office.remind(day, &mut letters));
    }
    all
}

/// The register as far as the commands have come.
struct Office {
    register: Register,
}

impl Office {
    fn founded(at: i64) -> Self {
        let mut office = Self { register: Register::default() };
        office.apply(&founding("", None, at));
        office
    }

    fn apply(&mut self, entry: &Entry) {
        // An entry that does not fit would be one the law did not grant; then there is nothing to carry out.
        drop(self.register.apply(entry));
    }

    fn carry_out(&mut self, occasion: Occasion, command: &Command) {
        let Ok(granted) = decide(&self.register, command, &occasion) else { return };
        let seq = self.register.seq() + 1;
        let (at, clerk, ticket) = (occasion.at, occasion.clerk, [0; 16]);
        let entry =
            Entry { seq, at, clerk, ticket, verb: granted.verb, turn: granted.turn, facts: granted.facts };
        self.apply(&entry);
    }

    /// Reminds the worst debtors, each at its next level; those at one level by one command.
    fn remind(&mut self, day: NaiveDate, letters: &mut u32) -> Vec<(Occasion, Command)> {
        let mut by_level: BTreeMap<u8, Vec<Owing>> = BTreeMap::new();
        for owed in owing(&self.register, day).into_iter().take(AT_ONCE) {
            by_level.entry(owed.next_level).or_default().push(owed);
        }
        let mut sent = Vec::new();
        for (turn, (level, owed)) in by_level.into_iter().enumerate() {
            let way = match level {
                0 => Way::Telephone,
                1 if turn == 0 => Way::Message,
                3 => Way::Visit,
                _ => Way::Letter,
            };
            let written = way == Way::Letter;
            let letter = if written {
                format!("政提催〔{}〕{}号", day.year(), *letters + 1)
            } else {
                String::new()
            };
            if written {
                *letters += u32::try_from(owed.len()).unwrap_or(0);
            }
            let units = owed.iter().map(|owed| owed.unit).collect();
            let remind = Remind { units, way, letter, level: Some(level), on: None };
            let occasion = Occasion { clerk: clerk(turn + 1), at: end_of(day) };
            let command = Command::Remind(remind);
            self.carry_out(occasion, &command);
            sent.push((occasion, command));
        }
        sent
    }
}
