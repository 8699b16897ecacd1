//! The picture of the handling pane.

use super::roll::{self, Heading};
use super::table::{Cell, Column, Row};
use super::theme;
use crate::desk::form::Scene;
use crate::desk::panes::handling::{Filter, Handling, Work, last_draft, task};
use crate::office::calendar::Deadline;
use crate::office::outcome::Classed;
use crate::office::task::{Task, TaskRole};
use crate::office::{Proposal, TaskId};
use crate::text::date::{show, show_short};
use crate::text::locale::say;
use crate::text::locale::say::deadlines as days;
use crate::text::locale::say::handling_pane as words;
use crate::text::width::Align::{self, Left, Right};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: [Column; 12] = [
    column(0, 10, 18, 0, Left),
    column(1, 7, 10, 0, Left),
    column(2, 16, 60, 0, Left),
    column(3, 4, 4, 1, Left),
    column(4, 5, 5, 6, Left),
    column(5, 10, 20, 2, Left),
    column(6, 6, 6, 0, Right),
    column(7, 5, 5, 3, Left),
    column(8, 4, 4, 4, Left),
    column(9, 4, 4, 5, Left),
    column(10, 5, 8, 3, Left),
    column(11, 8, 10, 1, Left),
];

/// Place of the due date among the columns.
const DUE: usize = 5;
/// From so many columns on the due date as first set stands beside the one that holds.
const ROOMY: u16 = 116;

const fn column(head: usize, min: u16, max: u16, rank: u8, align: Align) -> Column {
    Column { title: words::HEADS[head], min, max, rank, align }
}

fn columns(width: u16) -> [Column; 12] {
    let mut columns = COLUMNS;
    if width >= ROOMY {
        columns[DUE].min = 19;
    }
    columns
}

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Handling, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let list = &pane.roll.list;
    let roomy = area.width >= ROOMY;
    let rows: Vec<Row> = list.visible().iter().filter_map(|id| row(pane, *id, roomy, scene)).collect();
    let plain = pane.filter == Filter::default() && pane.roll.search.is_empty();
    let heading = Heading {
        pile: words::totals(pane.unfulfilled(), pane.overdue()),
        count: words::rows(list.place() + 1, list.rows().len()),
        marks: days::marked(list.marked(), list.marked_unseen()),
        filter: pane.filter.title(scene.register),
        order: say::by_order(pane.order().title()),
    };
    let nothing = if plain { words::NOTHING_IN_HAND } else { words::NOTHING_SHOWN };
    roll::draw((&pane.roll, &heading), (&columns(area.width), &rows), nothing, area, buf)
}

fn row<'a>(pane: &Handling, id: TaskId, roomy: bool, scene: &Scene<'a>) -> Option<Row<'a>> {
    let cells = cells(id, roomy, scene)?;
    let list = &pane.roll.list;
    Some(Row { cells, marked: list.is_marked(id), at: list.cursor() == Some(id) })
}

fn cells<'a>(id: TaskId, roomy: bool, scene: &Scene<'a>) -> Option<Vec<Cell<'a>>> {
    let register = scene.register;
    let proposal = register.proposal(id.proposal)?;
    let task = task(register, id)?;
    let today = scene.occasion.today();
    let docket = proposal.docket().map_or_else(|| proposal.id.to_string(), |docket| docket.label.clone());
    let work = Work::first(proposal, task, today);
    Some(vec![
        register.unit_name(id.unit).into(),
        docket.into(),
        proposal.particulars.title.as_str().into(),
        task.role.title().into(),
        show_short(task.assigned).into(),
        due(task, roomy).into(),
        left(proposal, task, scene),
        receipt(task).into(),
        words::times(task.consultations.len()).into(),
        joint(proposal, task).into(),
        reply(proposal, task, scene).into(),
        match work {
            Some(Work::Ruling) => Cell::styled(Work::Ruling.title(), theme::soon()),
            Some(work) => work.title().into(),
            None => Cell::styled(words::FULFILLED, theme::quiet()),
        },
    ])
}

/// The due date that holds, with the one first set where there is room.
fn due(task: &Task, roomy: bool) -> String {
    let Deadline { date, provisional, on_rest_day, .. } = task.due_now();
    if date != task.due.date && roomy {
        return words::moved(&show(date), &show_short(task.due.date));
    }
    let word = match (provisional, on_rest_day) {
        (true, _) => days::PROVISIONAL,
        (_, true) => days::REST_DAY,
        _ => "",
    };
    format!("{}{}", show(date), if roomy { word } else { "" })
}

/// Days left, while anything is owed.
fn left<'a>(proposal: &Proposal, task: &Task, scene: &Scene) -> Cell<'a> {
    if task.fulfilled() {
        return Cell::default();
    }
    let left = (task.due_now().date - scene.occasion.today()).num_days();
    let soon = scene.register.session_of(proposal).map_or(7, |session| session.rules.soon_days);
    let style = match left {
        ..0 => theme::alarm(),
        left if left <= soon.into() => theme::soon(),
        _ => theme::good(),
    };
    Cell::styled(days::days(left), style)
}

fn receipt(task: &Task) -> String {
    task.receipted.map_or_else(|| words::NOT_RECEIPTED.to_owned(), show_short)
}

/// Of a joint task whether its opinion was given; of another how many have come.
fn joint(proposal: &Proposal, task: &Task) -> String {
    if task.role == TaskRole::Joint {
        let word = if task.joint_opinion.is_some() { words::GIVEN } else { words::OWED };
        return word.to_owned();
    }
    let joint = || proposal.running().filter(|(_, task)| task.role == TaskRole::Joint);
    match joint().count() {
        0 => String::new(),
        all => words::joint(joint().filter(|(_, task)| task.joint_opinion.is_some()).count(), all),
    }
}

/// The last reply by round and class, as the office settled it if it did; before it the draft.
fn reply(proposal: &Proposal, task: &Task, scene: &Scene) -> String {
    if let Some(draft) = last_draft(task).filter(|_| !task.fulfilled()) {
        let word = match draft.ruling.as_ref().map(|ruling| ruling.granted) {
            None => words::DRAFT_IN,
            Some(true) => words::DRAFT_PASSED,
            Some(false) => words::DRAFT_BACK,
        };
        return word.to_owned();
    }
    let Some(last) = task.replies.last() else { return String::new() };
    let said = words::replied(task.replies.len(), &last.class);
    match proposal.class_on(scene.occasion.today()) {
        Classed::Class(class) if class != last.class => format!("{said}{}", words::settled(class)),
        _ => said,
    }
}
