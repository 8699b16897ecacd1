//! A believable office, as commands: one municipal year with every stage, deadline and role in it, for practice and
//! for measuring. Pure and the same for the same day; every command is one the law grants.

mod cases;
mod diary;
mod fates;
mod opening;
mod people;
mod stories;
mod texts;
mod titles;
mod units;
mod urging;
mod watching;
mod writing;

use crate::office::{Command, Occasion};
use chrono::NaiveDate;
use diary::Diary;

/// The half year before `today`, as commands with the occasions they were given on, for a register that was just founded
/// by its first clerk. Occasions lie in working hours, never run backwards, and all lie before `today`.
pub fn year(today: NaiveDate) -> Vec<(Occasion, Command)> {
    let mut diary = Diary::new(today);
    opening::open(&mut diary);
    let cases = cases::cases(&mut diary);
    for case in &cases {
        stories::tell(&mut diary, case, &cases);
    }
    stories::mark(&mut diary, &cases);
    watching::watch(&mut diary, &cases);
    urging::with_reminders(diary)
}
