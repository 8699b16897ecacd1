//! What was sent to whom, newest first: to the unit under the cursor, then to all.

use super::Reminders;
use crate::desk::msg::Wish;
use crate::desk::overlay::Overlay;
use crate::desk::overlays::notice::Notice;
use crate::office::supervision::Reminder;
use crate::office::{Register, UnitId};
use crate::text::date::show;
use crate::text::locale::say::reminders as say;
use crate::text::width::{Align, pad, width};

/// Most reminders of the whole office that are shown; a unit's own are shown all.
const SHOWN: usize = 300;

impl Reminders {
    /// The history, to be read on top of the pane.
    pub(super) fn history(&self, register: &Register) -> Vec<Wish> {
        let mut all: Vec<&Reminder> = register.reminders().collect();
        if all.is_empty() {
            return vec![Wish::Refuse(say::NONE_SENT.to_owned())];
        }
        all.sort_by_key(|reminder| std::cmp::Reverse((reminder.on, reminder.id)));
        let mut lines = self.list.cursor().map_or_else(Vec::new, |unit| to_unit(&all, unit, register));
        lines.push(say::sent_to_all(all.len(), all.len().min(SHOWN)));
        all.truncate(SHOWN);
        let longest = all.iter().map(|reminder| width(register.unit_name(reminder.unit))).max().unwrap_or(0);
        lines.extend(all.iter().map(|reminder| {
            let unit = pad(register.unit_name(reminder.unit), longest, Align::Left);
            line(reminder, &format!("{unit}  "), register)
        }));
        vec![Wish::Show(Box::new(Overlay::Notice(Notice::new(say::HISTORY, lines))))]
    }
}

fn to_unit(all: &[&Reminder], unit: UnitId, register: &Register) -> Vec<String> {
    let own: Vec<&&Reminder> = all.iter().filter(|reminder| reminder.unit == unit).collect();
    let mut lines = vec![say::sent_to(register.unit_name(unit), own.len())];
    lines.extend(own.into_iter().map(|reminder| line(reminder, "", register)));
    lines.push(String::new());
    lines
}

/// When, to whom, which step, how, about how much, under which number.
fn line(reminder: &Reminder, unit: &str, register: &Register) -> String {
    let ladder = register.current().map(|session| session.rules.ladder.as_slice()).unwrap_or_default();
    let longest = ladder.iter().map(|level| width(&level.name)).max().unwrap_or(0);
    let level = ladder.get(usize::from(reminder.level)).map_or("", |level| level.name.as_str());
    let level = pad(level, longest, Align::Left);
    let (on, way, count) = (show(reminder.on), reminder.way.title(), say::about(reminder.items.len()));
    format!("  {on}  {unit}{level}  {way}  {count}  {}", reminder.letter).trim_end().to_owned()
}
