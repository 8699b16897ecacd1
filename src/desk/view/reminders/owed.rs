//! The units that owe something, and what the one under the cursor owes.

use super::{Parts, caption, list, nothing, summary};
use crate::desk::form::Scene;
use crate::desk::panes::deadlines::DueId;
use crate::desk::panes::reminders::Owed;
use crate::desk::panes::reminders::filter::level_name;
use crate::desk::view::table::{Cell, Column, Row};
use crate::desk::view::{deadlines, theme};
use crate::office::UnitId;
use crate::office::reminder::Reminder;
use crate::text::locale::say::reminders as words;
use crate::text::width::Align::{self, Left, Right};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 9] = [
    column(0, 16, 30, 0, Left),
    column(1, 4, 4, 0, Right),
    column(2, 4, 4, 0, Right),
    column(3, 6, 6, 1, Right),
    column(4, 8, 8, 1, Left),
    column(5, 10, 10, 2, Left),
    column(6, 8, 8, 3, Left),
    column(7, 4, 4, 4, Left),
    column(8, 16, 22, 5, Left),
];

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::UNIT_HEADS[head], min, max, rank, align }
}

pub(super) fn draw(owed: &Owed, parts: Parts, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let caret = head(owed, parts.summary, buf, scene);
    let (upper, lower) = (&owed.pair.upper, &owed.pair.lower);
    let below = owed.pair.is_below();
    let rows: Vec<Row> = upper.visible().iter().filter_map(|unit| row(owed, *unit, scene)).collect();
    let above = list(&COLUMNS, rows, !below, parts.upper, buf);
    let Some(unit) = upper.cursor() else {
        let sentence = if owed.is_plain() { words::NOBODY_OWES } else { words::NOBODY_SHOWN };
        nothing(sentence, parts.upper, buf);
        return caret.or(above);
    };
    caption(&owed.pair, scene.register.unit_name(unit).to_owned(), parts.caption, buf);
    let rows: Vec<Row> = lower.visible().iter().filter_map(|id| item(owed, *id, scene)).collect();
    let provisional = owed.of(unit).is_some_and(|owing| owing.each().any(|running| running.due.provisional));
    let columns = deadlines::columns(parts.lower.width, false, provisional);
    let under = list(&columns, rows, below, parts.lower, buf);
    caret.or(if below { under } else { above })
}

fn head(owed: &Owed, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let list = &owed.pair.upper;
    let (overdue, soon) = owed.totals();
    let marks = words::marked(list.marked(), list.marked_unseen());
    let pieces = vec![
        (words::totals(owed.units().len(), overdue, soon), theme::accent()),
        (words::units(list.place() + 1, list.rows().len()), theme::plain()),
        (marks, theme::marked()),
        (owed.filter.title(scene.register), theme::soon()),
    ];
    summary(pieces, &owed.search, area, buf)
}

fn row<'a>(owed: &Owed, unit: UnitId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let owing = owed.of(unit)?;
    let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    let longest = words::longest(owing.worst(scene.occasion.today()));
    let next = if owed.reminded_today(unit) {
        Cell::styled(words::TODAY_DONE, theme::good())
    } else {
        level_name(scene.register, owing.next_level).into()
    };
    let mut cells = vec![
        scene.register.unit_name(unit).into(),
        Cell::styled(count(owing.overdue.len()), theme::alarm()),
        Cell::styled(count(owing.soon.len()), theme::soon()),
        Cell::styled(longest, theme::alarm()),
        next,
    ];
    cells.extend(last(owing.last.as_ref(), scene));
    let list = &owed.pair.upper;
    Some(Row { cells, marked: list.is_marked(unit), at: list.cursor() == Some(unit) })
}

/// When, how far, how and by which letter a unit was reminded last about what it still owes.
fn last<'a>(last: Option<&Reminder>, scene: &Scene<'a>) -> [Cell<'a>; 4] {
    let Some(reminder) = last else {
        let never = Cell::styled(words::NEVER, theme::quiet());
        return [never, Cell::default(), Cell::default(), Cell::default()];
    };
    let level = level_name(scene.register, reminder.level);
    [
        reminder.on.to_string().into(),
        level.into(),
        reminder.way.title().into(),
        reminder.letter.clone().into(),
    ]
}

fn item<'a>(owed: &Owed, id: DueId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let cells = deadlines::cells(owed.running(id)?, scene, false)?;
    let list = &owed.pair.lower;
    Some(Row { cells, marked: list.is_marked(id), at: list.cursor() == Some(id) })
}
