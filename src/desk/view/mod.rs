//! Pictures of the model. They read it and write nothing; every text goes through [`cell::put`], which measures, cuts and
//! pads by the one width function, so that no glyph is split and nothing of doubtful width reaches a doubtful terminal.

mod board;
pub mod cell;
mod chrome;
pub mod deadlines;
pub mod form;
pub mod handling;
pub mod history;
mod import;
pub mod intake;
mod overlays;
pub mod picker;
pub mod popup;
pub mod registers;
pub mod reminders;
pub mod review;
pub mod roll;
mod sought;
pub mod statistics;
pub mod supervision;
pub mod survey;
pub mod table;
pub mod theme;

use super::layout::{Layout, layout};
use super::model::Model;
use super::panes::PaneName;
use crate::text::locale::say;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the desk.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    let cursor = draw(model, area, frame.buffer_mut());
    frame.set_cursor_position(cursor);
}

/// Draws the desk into a buffer and says where the hardware cursor stands.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) -> Position {
    match layout((area.width, area.height)) {
        Some(parts) => draw_parts(model, &parts, buf),
        None => too_small(area, buf),
    }
}

fn draw_parts(model: &Model, parts: &Layout, buf: &mut Buffer) -> Position {
    chrome::top(model, parts.top, buf);
    let mut cursor = pane(model, parts.body, buf);
    for overlay in &model.overlays {
        cursor = overlays::draw(overlay, model, parts.body, buf);
    }
    chrome::status(model, parts.status, buf);
    chrome::hints(model, parts.hints, buf);
    cursor.unwrap_or(Position::new(0, parts.body.y))
}

fn pane(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let scene = model.scene();
    match model.front {
        PaneName::Intake => intake::draw(&model.panes.intake, area, buf, &scene),
        PaneName::Deadlines => deadlines::draw(&model.panes.deadlines, area, buf, &scene),
        PaneName::Reminders => reminders::draw(&model.panes.reminders, area, buf, &scene),
        PaneName::Survey => survey::draw(&model.panes.survey, area, buf, &scene),
        PaneName::Review => review::draw(&model.panes.review, &model.panes.intake.doubles, area, buf, &scene),
        PaneName::Handling => handling::draw(&model.panes.handling, area, buf, &scene),
        PaneName::Supervision => supervision::draw(&model.panes.supervision, area, buf, &scene),
        PaneName::Statistics => statistics::draw(&model.panes.statistics, area, buf, &scene),
        PaneName::Registers => registers::draw(&model.panes.registers, area, buf, &scene),
        PaneName::History => history::draw(&model.panes.history, area, buf, &scene),
    }
}

fn too_small(area: Rect, buf: &mut Buffer) -> Position {
    let sentence = say::too_small(area.width, area.height);
    let rows = crate::text::width::wrap(&sentence, area.width.into());
    for (row, text) in (area.y..area.bottom()).zip(rows) {
        cell::put(buf, Rect::new(area.x, row, area.width, 1), &text, theme::plain());
    }
    Position::new(area.x, area.y)
}
