//! What was sent to whom, and what the reminder under the cursor was about: how each item stands now.

use super::{Parts, caption, list, nothing, summary};
use crate::desk::form::Scene;
use crate::desk::panes::reminders::History;
use crate::desk::panes::reminders::filter::level_name;
use crate::desk::panes::reminders::history::{Standing, standing};
use crate::desk::view::table::{Cell, Column, Row};
use crate::desk::view::theme;
use crate::office::ReminderId;
use crate::office::reminder::Reminder;
use crate::text::locale::say::deadlines::days;
use crate::text::locale::say::reminders as words;
use crate::text::width::Align::{self, Left, Right};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const REMINDERS: [Column; 7] = [
    reminders(0, 10, 10, 0, Left),
    reminders(1, 12, 30, 0, Left),
    reminders(2, 8, 8, 1, Left),
    reminders(3, 4, 4, 1, Left),
    reminders(4, 16, 24, 2, Left),
    reminders(5, 4, 4, 1, Right),
    reminders(6, 4, 4, 2, Right),
];

const ITEMS: [Column; 5] = [
    items(0, 10, 10, 0, Left),
    items(1, 14, 14, 0, Left),
    items(2, 8, 10, 1, Left),
    items(3, 16, 60, 0, Left),
    items(4, 8, 16, 3, Left),
];

const fn reminders(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HISTORY_HEADS[head], min, max, rank, align }
}

const fn items(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::ITEM_HEADS[head], min, max, rank, align }
}

pub(super) fn draw(history: &History, parts: Parts, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let caret = head(history, parts.summary, buf, scene);
    let (upper, lower) = (&history.pair.upper, &history.pair.lower);
    let below = history.pair.is_below();
    let rows: Vec<Row> = upper.visible().iter().filter_map(|id| row(history, *id, scene)).collect();
    let above = list(&REMINDERS, rows, !below, parts.upper, buf);
    let Some(reminder) = history.at() else {
        let never = scene.register.reminders().next().is_none();
        nothing(if never { words::NOBODY_REMINDED } else { words::NO_REMINDER_SHOWN }, parts.upper, buf);
        return caret.or(above);
    };
    let unit = scene.register.unit_name(reminder.unit);
    let of = words::about(unit, level_name(scene.register, reminder.level));
    caption(&history.pair, of, parts.caption, buf);
    let item = |place: &usize| item(history, reminder, *place, scene);
    let rows: Vec<Row> = lower.visible().iter().filter_map(item).collect();
    let under = list(&ITEMS, rows, below, parts.lower, buf);
    caret.or(if below { under } else { above })
}

fn head(history: &History, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let list = &history.pair.upper;
    let filter = history.filter.title(scene.register);
    let all = if history.filter.unit.is_none() { words::ALL_UNITS } else { "" };
    let pieces = vec![
        (words::HISTORY.to_owned(), theme::accent()),
        (all.to_owned(), theme::plain()),
        (filter, theme::soon()),
        (words::reminders(list.place() + 1, list.rows().len()), theme::plain()),
    ];
    summary(pieces, &history.search, area, buf)
}

fn row<'a>(history: &History, id: ReminderId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let reminder = history.reminder(id)?;
    let open = (0..reminder.items.len())
        .filter(|place| !matches!(standing(reminder, *place, scene), Standing::Settled(_)))
        .count();
    let cells = vec![
        reminder.on.to_string().into(),
        scene.register.unit_name(reminder.unit).into(),
        level_name(scene.register, reminder.level).into(),
        reminder.way.title().into(),
        reminder.letter.clone().into(),
        reminder.items.len().to_string().into(),
        if open == 0 { Cell::default() } else { Cell::styled(open.to_string(), theme::alarm()) },
    ];
    Some(Row { cells, marked: false, at: history.pair.upper.cursor() == Some(id) })
}

fn item<'a>(history: &History, reminder: &Reminder, place: usize, scene: &Scene<'a>) -> Option<Row<'a>> {
    let item = reminder.items.get(place)?;
    let proposal = scene.register.proposal(item.proposal)?;
    let docket = proposal.docket().map_or_else(|| proposal.id.to_string(), |docket| docket.label.clone());
    let cells = vec![
        item.due.to_string().into(),
        now(standing(reminder, place, scene)),
        docket.into(),
        proposal.particulars.title.as_str().into(),
        proposal.particulars.proposer_names().into(),
    ];
    let list = &history.pair.lower;
    Some(Row { cells, marked: list.is_marked(place), at: list.cursor() == Some(place) })
}

/// How an item stands, in a word.
fn now(standing: Standing) -> Cell<'static> {
    match standing {
        Standing::Open(left) if left < 0 => {
            Cell::styled(format!("{} {}", words::OWED, days(left)), theme::alarm())
        }
        Standing::Open(left) => Cell::styled(format!("{} {}", words::OWED, days(left)), theme::soon()),
        Standing::Moved(until) => words::moved_to(&until.to_string()).into(),
        Standing::Settled(Some(on)) => Cell::styled(words::settled_on(&on.to_string()), theme::good()),
        Standing::Settled(None) => Cell::styled(words::SETTLED, theme::good()),
    }
}
