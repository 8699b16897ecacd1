//! The picture of the survey pane: totals, the form being keyed, the forms keyed last.

use super::{cell, theme};
use crate::desk::form::Scene;
use crate::desk::panes::survey::{Recent, Sheet, Step, Survey, form};
use crate::office::form::{Form, Question};
use crate::office::opinion::Rating;
use crate::office::{OpinionId, Proposal, Register};
use crate::text::locale::say::{intake, survey as say};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::fmt::Write;

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Survey, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let mut lines = Lines { area, next: area.y };
    lines.put(buf, &totals(pane), theme::accent());
    lines.skip();
    let sheet = pane.sheet();
    let mut cursor = number(pane, scene, &mut lines, buf);
    match &sheet.step {
        Step::Number | Step::Astray { .. } => {}
        Step::Which(ids) => which(ids, scene.register, &mut lines, buf),
        Step::Answered(_) => lines.put(buf, say::ANSWERED, theme::soon()),
        Step::Answers { of, .. } => {
            if let Some(form) = form(scene.register, *of) {
                cursor = answers(form, sheet, &mut lines, buf);
            }
        }
    }
    let fault = sheet.fault.as_deref().unwrap_or("");
    lines.put(buf, fault, theme::alarm());
    lines.skip();
    recent(pane, scene, &mut lines, buf);
    lines.clear(buf);
    Some(cursor)
}

/// The rows of the pane, filled from the top.
struct Lines {
    area: Rect,
    next: u16,
}

impl Lines {
    fn row(&mut self) -> Option<Rect> {
        let row = Rect { y: self.next, height: 1, ..self.area };
        self.next = self.next.saturating_add(1);
        (row.y < self.area.bottom()).then_some(row)
    }

    fn put(&mut self, buf: &mut Buffer, text: &str, style: Style) {
        if let Some(row) = self.row() {
            cell::put(buf, row, text, style);
        }
    }

    fn skip(&mut self) {
        self.next = self.next.saturating_add(1);
    }

    fn left(&self) -> usize {
        self.area.bottom().saturating_sub(self.next).into()
    }

    fn clear(&mut self, buf: &mut Buffer) {
        while self.left() > 0 {
            self.put(buf, "", theme::plain());
        }
    }
}

fn totals(pane: &Survey) -> String {
    let Some(tally) = pane.tally() else { return String::new() };
    let mut text = say::totals(tally.asked, tally.returned, tally.again);
    for rating in Rating::ALL {
        let count = tally.last.get(&rating).copied().unwrap_or(0);
        let _ = write!(text, "  {}{count}", rating.title());
    }
    text
}

/// The line of the docket number, and where its caret stands.
fn number(pane: &Survey, scene: &Scene, lines: &mut Lines, buf: &mut Buffer) -> Position {
    let sheet = pane.sheet();
    let Some(row) = lines.row() else { return Position::new(lines.area.x, lines.area.y) };
    let label = format!("{} ", say::NUMBER);
    let typed = format!("[{:<5}]", sheet.number);
    let told = match (sheet.of(), sheet.step == Step::Number && sheet.number.is_empty()) {
        (Some(of), _) => whose(scene.register, of),
        (None, true) => offered(pane, scene.register),
        (None, false) => String::new(),
    };
    let correcting = matches!(sheet.step, Step::Answers { correcting: true, .. });
    let mark = if correcting { say::CORRECTING } else { "" };
    cell::put(buf, row, "", theme::plain());
    let pieces = [
        (label.as_str(), theme::plain()),
        (typed.as_str(), theme::accent()),
        (" ", theme::plain()),
        (mark, theme::soon()),
        (" ", theme::plain()),
        (told.as_str(), theme::plain()),
    ];
    cell::put_pieces(buf, row, &pieces);
    let typed = u16::try_from(sheet.number.len().min(9)).unwrap_or(0);
    Position::new((row.x + cell::columns(&label) + 1 + typed).min(row.right().saturating_sub(1)), row.y)
}

fn whose(register: &Register, of: OpinionId) -> String {
    let Some(proposal) = register.proposal(of.proposal) else { return String::new() };
    say::whose(&number_of(proposal), &proposal.particulars.title, name(register, of), of.round)
}

fn name(register: &Register, of: OpinionId) -> &str {
    register.proposal(of.proposal).map_or("", |proposal| proposal.asked_name(of.signer, of.round))
}

fn offered(pane: &Survey, register: &Register) -> String {
    let Some(of) = pane.offered() else { return say::ALL_BACK.to_owned() };
    let number = register.proposal(of.proposal).map(number_of).unwrap_or_default();
    say::offered(&number, name(register, of))
}

/// Its docket number; one that was merged before it had one has only its intake number.
fn number_of(proposal: &Proposal) -> String {
    proposal.docket().map_or_else(|| intake(proposal.id.0), |docket| docket.label.clone())
}

fn which(ids: &[OpinionId], register: &Register, lines: &mut Lines, buf: &mut Buffer) {
    lines.put(buf, say::WHICH, theme::accent());
    for (place, id) in (1..).zip(ids.iter().take(9)) {
        lines.put(buf, &format!("  {place} {}", whose(register, *id)), theme::plain());
    }
}

/// Every question with its options, the chosen one marked; answers where the caret stands.
fn answers(form: &Form, sheet: &Sheet, lines: &mut Lines, buf: &mut Buffer) -> Position {
    let mut cursor = Position::new(lines.area.x, lines.area.y);
    let widest = form.questions.iter().map(|question| cell::columns(&question.title)).max().unwrap_or(0);
    for (place, question) in form.questions.iter().enumerate() {
        let Some(row) = lines.row() else { break };
        let digit = sheet.digits.get(place).copied();
        if place <= sheet.digits.len() {
            cursor = Position::new(row.x + 4 + widest, row.y);
        }
        question_row(question, digit, widest, row, buf);
    }
    if sheet.digits.len() >= form.questions.len() {
        lines.put(buf, say::FULL, theme::good());
        cursor = Position::new(lines.area.x, lines.next.saturating_sub(1));
    }
    cursor
}

fn question_row(question: &Question, digit: Option<u8>, widest: u16, row: Rect, buf: &mut Buffer) {
    cell::put(buf, row, "", theme::plain());
    cell::put(buf, Rect { x: row.x + 2, width: widest, ..row }, &question.title, theme::plain());
    let value = digit.map_or_else(|| "[ ]".to_owned(), |digit| format!("[{digit}]"));
    let mut pieces = vec![(value, theme::accent())];
    for (number, option) in (1..).zip(&question.options) {
        let style = if digit == Some(number) { theme::selected() } else { theme::quiet() };
        pieces.push((" ".to_owned(), theme::plain()));
        pieces.push((format!("{number}{}", option.title), style));
    }
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    let x = row.x + 3 + widest;
    cell::put_pieces(buf, Rect { x, width: row.right().saturating_sub(x), ..row }, &pieces);
}

fn recent(pane: &Survey, scene: &Scene, lines: &mut Lines, buf: &mut Buffer) {
    if pane.recent(1).next().is_none() {
        lines.put(buf, say::HOW, theme::quiet());
        return;
    }
    lines.put(buf, say::RECENT, theme::quiet());
    for recent in pane.recent(lines.left()) {
        let saved = Survey::is_saved(recent, scene);
        let (word, style) = if saved { (say::SAVED, theme::good()) } else { (say::SENDING, theme::soon()) };
        let line = line(recent, scene.register);
        if let Some(row) = lines.row() {
            cell::put(buf, row, "", theme::plain());
            cell::put_pieces(buf, row, &[("  ", theme::plain()), (word, style), (&line, theme::plain())]);
        }
    }
}

fn line(recent: &Recent, register: &Register) -> String {
    let digits: String = recent.digits.iter().map(ToString::to_string).collect();
    let rating = form(register, recent.id).and_then(|form| form.rating(&recent.digits).ok());
    let rating = rating.map_or("", Rating::title);
    format!(" {digits} {rating} {}", whose(register, recent.id))
}
