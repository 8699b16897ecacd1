//! The picture of the reminders pane: the units above, what the one under the cursor owes below.

use super::sought::{caret, sought};
use super::table::{Cell, Column, Row};
use super::{cell, table, theme};
use crate::desk::form::Scene;
use crate::desk::panes::deadlines::Deadlines;
use crate::desk::panes::reminders::Reminders;
use crate::office::queries::owing::Owing;
use crate::office::queries::running::{Light, Running};
use crate::office::rules::UrgeLevel;
use crate::office::{Register, UnitId};
use crate::text::locale::say::reminders as words;
use crate::text::width::Align::{self, Left, Right};
use crate::text::width::{pad, width};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 7] = [
    column(0, 16, 30, 0, Left),
    column(1, 4, 4, 0, Right),
    column(2, 4, 4, 0, Right),
    column(3, 8, 8, 1, Right),
    column(4, 24, 30, 2, Left),
    column(5, 8, 8, 1, Left),
    column(6, 4, 6, 3, Left),
];

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HEADS[head], min, max, rank, align }
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Reminders, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let caret = head(pane, Rect { height: 1, ..area }, buf);
    let share = u16::try_from(pane.share(area.height.into())).unwrap_or(area.height).min(area.height);
    let upper = Rect { y: area.y + 1, height: share.saturating_sub(1), ..area };
    let rows: Vec<Row> = pane.list.visible().iter().filter_map(|unit| row(pane, *unit, scene)).collect();
    let cursor = table::draw(&COLUMNS, &rows, upper, buf);
    if rows.is_empty() {
        let plain = !pane.overdue_only && pane.search.is_empty();
        let nothing = if plain { words::NOTHING_OWED } else { words::NOTHING_SHOWN };
        cell::put(buf, Rect { y: upper.y + 2, height: 1, ..upper }, nothing, theme::quiet());
    }
    let lower = Rect { y: area.y + share, height: area.height - share, ..area };
    if let Some(owing) = pane.list.cursor().and_then(|unit| pane.owed(unit)) {
        items(pane, owing, lower, buf, scene);
    }
    caret.or(cursor)
}

/// Totals, where the cursor stands, marks, filter. What is looked for comes before what may be cut, with the caret.
fn head(pane: &Reminders, area: Rect, buf: &mut Buffer) -> Option<Position> {
    cell::put(buf, area, "", theme::plain());
    let (units, overdue, soon) = pane.totals();
    let totals = words::totals(units, overdue, soon);
    let sought = sought(&pane.search);
    let used = cell::put_pieces(buf, area, &[(&totals, theme::accent()), (&sought, theme::accent())]);
    let only = if pane.overdue_only { format!("  {}", words::OVERDUE_ONLY) } else { String::new() };
    let place = format!("  {}", words::place(pane.list.place() + 1, pane.list.rows().len()));
    let marks = match pane.list.marked() {
        0 => String::new(),
        marked => format!("  {}", words::marked(marked, pane.list.marked_unseen())),
    };
    let rest = Rect { x: area.x + used, width: area.width - used, ..area };
    cell::put_pieces(
        buf,
        rest,
        &[(&only, theme::soon()), (&place, theme::plain()), (&marks, theme::marked())],
    );
    caret(&pane.search, area, used)
}

fn row<'a>(pane: &Reminders, unit: UnitId, scene: &Scene<'a>) -> Option<Row<'a>> {
    let owing = pane.owed(unit)?;
    let listed = scene.register.unit(unit)?;
    let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    let next = if pane.reminded_today(unit) {
        Cell::styled(words::TODAY_DONE, theme::good())
    } else {
        level(scene.register, owing.next_level).into()
    };
    let cells = vec![
        listed.name.as_str().into(),
        Cell::styled(count(owing.overdue.len()), theme::alarm()),
        Cell::styled(count(owing.soon.len()), theme::soon()),
        Cell::styled(words::days(owing.worst(scene.occasion.today())), theme::alarm()),
        last(owing, scene.register).into(),
        next,
        listed.code.as_str().into(),
    ];
    Some(Row { cells, marked: pane.list.is_marked(unit), at: pane.list.cursor() == Some(unit) })
}

fn last(owing: &Owing, register: &Register) -> String {
    let told = owing.last.as_ref().map(|reminder| {
        format!("{} {} {}", reminder.on, level(register, reminder.level), reminder.way.title())
    });
    told.unwrap_or_else(|| words::NEVER.to_owned())
}

fn level(register: &Register, level: u8) -> &str {
    let ladder: &[UrgeLevel] = register.current().map_or(&[], |session| &session.rules.ladder);
    ladder.get(usize::from(level)).map_or("", |level| level.name.as_str())
}

/// What a unit owes: as many lines as fit, the one that Enter opens always among them, and how many more there are.
fn items(pane: &Reminders, owing: &Owing, area: Rect, buf: &mut Buffer, scene: &Scene) {
    let Some(room) = usize::from(area.height).checked_sub(1).filter(|room| *room > 0) else { return };
    let title = words::items_of(scene.register.unit_name(owing.unit));
    cell::put(buf, Rect { height: 1, ..area }, &title, theme::accent());
    let all: Vec<&Running> = owing.each().collect();
    let count = if all.len() > room { room - 1 } else { all.len() };
    let at = pane.at();
    let place = all.iter().position(|running| Some(running.proposal) == at).unwrap_or(0);
    let first = (place + 1).saturating_sub(count).min(all.len() - count);
    let shown = &all[first..first + count];
    let longest = shown.iter().map(|running| width(docket(running, scene))).max().unwrap_or(0);
    let mut lines = (area.y + 1..area.bottom()).map(|y| Rect { y, height: 1, ..area });
    for ((number, running), line) in (first..).zip(shown).zip(&mut lines) {
        let light = Deadlines::light(running, scene);
        let style = if light == Light::Overdue { theme::alarm() } else { theme::soon() };
        let sign = if number == place { "> " } else { "  " };
        let text = item(running, longest, scene);
        cell::put_pieces(
            buf,
            line,
            &[(sign, theme::accent()), (light.title(), style), (&text, theme::plain())],
        );
    }
    if let Some(line) = lines.next().filter(|_| count < all.len()) {
        cell::put(buf, line, &format!("  {}", words::more(all.len() - count)), theme::quiet());
    }
}

/// Days, date, what, docket number padded to the `longest`, title.
fn item(running: &Running, longest: usize, scene: &Scene) -> String {
    let Some(proposal) = scene.register.proposal(running.proposal) else { return String::new() };
    format!(
        " {} {} {} {} {}",
        pad(&words::days_left(running.days_left(scene.occasion.today())), 6, Left),
        running.due.date,
        pad(running.what.title(), 8, Left),
        pad(docket(running, scene), longest, Left),
        proposal.particulars.title,
    )
}

fn docket<'a>(running: &Running, scene: &Scene<'a>) -> &'a str {
    let docket = scene.register.proposal(running.proposal).and_then(|proposal| proposal.docket());
    docket.map_or("", |docket| docket.label.as_str())
}
