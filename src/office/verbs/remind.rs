//! 提醒、催办、督办、通报: units are reminded of everything they owe, each at its next level. Once a day is enough.

use super::{day, limited};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ReminderId, UnitId};
use crate::office::queries::owing::{Owing, owed_by};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::reminder::{Reminder, ReminderItem, Way};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Records reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remind {
    /// Which units.
    pub units: Vec<UnitId>,
    /// How.
    #[serde(default)]
    pub way: Way,
    /// Number of the first letter; the number inside counts up for the units that follow. Empty for none.
    #[serde(default)]
    pub letter: String,
    /// Step of the ladder for all of them; each unit's next one when not given.
    #[serde(default)]
    pub level: Option<u8>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Remind {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        if self.units.is_empty() {
            return Err(Refusal::Nothing);
        }
        let on = day("日期", self.on, None, occasion)?;
        let letter = limited("文号", &self.letter, 100)?;
        let mut seen = BTreeSet::new();
        let mut facts = Vec::new();
        for (place, unit) in (0..).zip(&self.units) {
            let name = register.unit(*unit).ok_or(Refusal::UnknownUnit(unit.0))?.name.clone();
            if !seen.insert(*unit) {
                return Err(Refusal::Twice(name));
            }
            let id = ReminderId(register.next_reminder().0.saturating_add(place));
            facts.push(self.remind(register, id, *unit, name, on, counted_up(&letter, place))?);
        }
        number_letters(register, on, &mut facts);
        Ok(facts)
    }

    fn remind(
        &self,
        register: &Register,
        id: ReminderId,
        unit: UnitId,
        who: String,
        on: NaiveDate,
        letter: String,
    ) -> Result<Fact, Refusal> {
        let owing: Owing = owed_by(register, unit, on);
        if owing.is_nothing() {
            return Err(Refusal::NotNow { who, what: "没有逾期或临期的事项".to_owned() });
        }
        if register.reminders_to(unit).any(|past| past.on == on) {
            return Err(Refusal::Already { who, what: format!("{on}已经催办过，同一天不重复") });
        }
        let ladder = register.current().map_or(&[][..], |session| &session.rules.ladder);
        let level = self.level.unwrap_or(owing.next_level);
        let Some(step) = ladder.get(usize::from(level)) else {
            let what = format!("没有第{}级催办，最高第{}级", u32::from(level) + 1, ladder.len());
            return Err(Refusal::NotNow { who, what });
        };
        let reached = reached(register, unit, &owing);
        if let Some(last) = reached.filter(|last| level < *last && level != owing.next_level) {
            let name = |level: u8| ladder.get(usize::from(level)).map_or("", |step| step.name.as_str());
            let what = format!("已经发过“{}”，不能退回“{}”；请重发这一级或升级", name(last), step.name);
            return Err(Refusal::NotNow { who, what });
        }
        if step.overdue_only && owing.overdue.is_empty() {
            let what = format!("没有逾期的事项，不能“{}”", step.name);
            return Err(Refusal::NotNow { who, what });
        }
        let worst = owing.worst(on);
        if i64::from(step.after_days) > worst {
            let what = format!("最久的逾期{worst}天，逾期满{}天才能“{}”", step.after_days, step.name);
            return Err(Refusal::NotNow { who, what });
        }
        let soon = owing.soon.iter().filter(|_| !step.overdue_only);
        let items = owing.overdue.iter().chain(soon).map(|running| ReminderItem {
            proposal: running.proposal,
            due: running.due.date,
            what: Some(running.what),
        });
        let way = if step.letter && self.way == Way::default() { Way::Letter } else { self.way };
        let reminder = Reminder { id, unit, on, level, way, letter, items: items.collect() };
        Ok(Fact::Reminder(Change::new(id, reminder)))
    }
}

/// The step at which the unit was reminded last of something it owes by the same date still; a later date, by extension
/// or because it is handled again, is another round.
fn reached(register: &Register, unit: UnitId, owing: &Owing) -> Option<u8> {
    let same = |item: &ReminderItem| {
        owing.each().any(|owed| (owed.proposal, owed.due.date) == (item.proposal, item.due))
    };
    let mut about = register.reminders_to(unit).filter(|past| past.items.iter().any(same));
    about.next_back().map(|past| past.level)
}

/// Steps of the ladder that are letters get the year's next numbers by the rules where none was typed.
fn number_letters(register: &Register, on: NaiveDate, facts: &mut [Fact]) {
    let Some(session) = register.current() else { return };
    let Some(template) = &session.rules.numbering.letter else { return };
    let numbered = || register.reminders().filter(|past| !past.letter.is_empty());
    let mut taken: BTreeSet<String> = numbered().map(|past| past.letter.clone()).collect();
    let this_year = numbered().filter(|past| past.on.year() == on.year()).count();
    let mut number = u32::try_from(this_year).unwrap_or(u32::MAX);
    for fact in facts {
        let Fact::Reminder(Change { now: Some(reminder), .. }) = fact else { continue };
        let step = session.rules.ladder.get(usize::from(reminder.level));
        if !reminder.letter.is_empty() || !step.is_some_and(|step| step.letter) {
            continue;
        }
        // A template without a place for the number gives one name only: it is not counted for ever.
        for _ in 0..=taken.len() {
            number = number.saturating_add(1);
            reminder.letter = session.printed(template, number);
            if taken.insert(reminder.letter.clone()) {
                break;
            }
        }
    }
}

/// The letter number `steps` further on: its last run of digits counted up, its width kept.
pub fn counted_up(letter: &str, steps: u32) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let Some(end) = letter.rfind(is_digit).map(|place| place + 1) else {
        return letter.to_owned();
    };
    let start = letter[..end]
        .rfind(|c| !is_digit(c))
        .map_or(0, |place| place + letter[place..].chars().next().map_or(1, char::len_utf8));
    let Ok(number) = letter[start..end].parse::<u64>() else {
        return letter.to_owned();
    };
    let width = end - start;
    let Some(number) = number.checked_add(steps.into()) else {
        return letter.to_owned();
    };
    format!("{}{number:0width$}{}", &letter[..start], &letter[end..])
}

#[cfg(test)]
mod tests {
    use super::counted_up;

    #[test]
    fn the_last_number_of_a_letter_counts_up() {
        assert_eq!(counted_up("政提催〔2026〕9号", 2), "政提催〔2026〕11号");
        assert_eq!(counted_up("催009", 1), "催010");
        assert_eq!(counted_up("口头", 3), "口头");
        assert_eq!(counted_up("", 3), "");
        assert_eq!(counted_up("99999999999999999999号", 1), "99999999999999999999号");
        assert_eq!(counted_up("18446744073709551615号", 1), "18446744073709551615号");
    }
}
