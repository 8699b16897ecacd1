//! The picture of the survey pane: totals, the form being keyed, the forms keyed last.

mod batch;
mod form;
mod lines;

use super::{cell, theme};
use crate::desk::called::called;
use crate::desk::form::Scene;
use crate::desk::panes::survey::{
    Aside, Kept, Of, PAGE, Recent, Sheet, Step, Survey, Work, form, is_answered, opinion, places,
    question as filled_question,
};
use crate::office::form::QuestionKind;
use crate::office::given::Given;
use crate::office::opinion::Rating;
use crate::office::questionnaire::Questionnaire;
use crate::office::{OpinionId, Register};
use crate::text::locale::say::survey as say;
use lines::Lines;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::fmt::Write;

/// Draws the pane into `area` and returns where the hardware cursor stands.
pub fn draw(pane: &Survey, area: Rect, buf: &mut Buffer, scene: &Scene) -> Option<Position> {
    let (mut lines, register) = (Lines::new(area), scene.register);
    lines.put(buf, &totals(pane, register), theme::accent());
    match pane.sheet().work {
        Work::Loose => lines.skip(buf),
        Work::Batch(_) | Work::Second(_) => batch::standing_lines(pane, scene, &mut lines, buf),
    }
    let sheet = pane.sheet();
    let mut cursor = number(pane, register, &mut lines, buf);
    match &sheet.step {
        Step::Number | Step::Astray { .. } if sheet.spilt.is_empty() => {}
        Step::Number => lines.put(buf, &say::carried(&sheet.spilt), theme::soon()),
        Step::Astray { .. } => lines.put(buf, &say::spilt(&sheet.spilt), theme::soon()),
        Step::Which(ids) => which(ids, register, &mut lines, buf),
        Step::Menu => batch::menu(sheet.batch().is_some(), &mut lines, buf),
        Step::Batches(ids) => batch::open(ids, register, &mut lines, buf),
        Step::Disputed(id) => batch::disputed(*id, register, &mut lines, buf),
        Step::Answers { of, .. } => {
            if let Some(form) = form(register, *of) {
                cursor = form::answers(pane, form, &places(register, *of), scene, &mut lines, buf);
            }
        }
    }
    let why = match &sheet.step {
        Step::Astray { why, .. } => why.as_str(),
        _ => "",
    };
    lines.put_wrapped(buf, sheet.fault.as_deref().unwrap_or(why), theme::alarm());
    lines.skip(buf);
    aside(pane, &mut lines, buf);
    recent(pane, register, &mut lines, buf);
    lines.clear(buf);
    Some(cursor)
}

fn totals(pane: &Survey, register: &Register) -> String {
    if let Some(asked) = questionnaire(pane.sheet(), register) {
        return say::of_questionnaire(asked.sent, register.sheets_of(asked.id).count());
    }
    let Some(tally) = pane.tally() else { return String::new() };
    let mut text = say::totals(tally.asked, tally.returned, tally.again);
    for rating in Rating::ALL {
        let count = tally.last.get(&rating).copied().unwrap_or(0);
        let _ = write!(text, "  {}{count}", rating.title());
    }
    text
}

/// The questionnaire whose sheets are being keyed.
fn questionnaire<'a>(sheet: &Sheet, register: &'a Register) -> Option<&'a Questionnaire> {
    register.questionnaire(register.batch(sheet.batch()?)?.questionnaire?)
}

/// The line of the number, and where its caret stands.
fn number(pane: &Survey, register: &Register, lines: &mut Lines, buf: &mut Buffer) -> Position {
    let sheet = pane.sheet();
    let Some(row) = lines.row() else { return Position::new(lines.area.x, lines.area.y) };
    // A form taken up may be of another kind than those the batch is of.
    let of_questionnaire = match sheet.of() {
        Some(of) => matches!(of, Of::Serial(..)) || opinion(register, of).is_none(),
        None => questionnaire(sheet, register).is_some(),
    };
    let label = say::number_label(sheet.by_intake, of_questionnaire);
    let label = format!("{label} ");
    let typed = format!("[{:<5}]", sheet.number);
    let told = match (sheet.of(), sheet.step == Step::Number && sheet.number.is_empty()) {
        (Some(of), _) => whose(register, of),
        (None, true) => offered(pane, register),
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
    let typed = cell::columns(&sheet.number);
    Position::new((row.x + cell::columns(&label) + 1 + typed).min(row.right().saturating_sub(1)), row.y)
}

fn whose(register: &Register, of: Of) -> String {
    match opinion(register, of) {
        Some(id) => whose_opinion(register, id),
        None => String::new(),
    }
}

fn whose_opinion(register: &Register, id: OpinionId) -> String {
    let Some(proposal) = register.proposal(id.proposal) else { return String::new() };
    say::whose(&called(proposal), &proposal.particulars.title, name(register, id), id.round)
}

fn name(register: &Register, id: OpinionId) -> &str {
    register.proposal(id.proposal).map_or("", |proposal| proposal.asked_name(id.signer, id.round))
}

fn offered(pane: &Survey, register: &Register) -> String {
    match (pane.offered(register), pane.sheet().work) {
        (None, Work::Second(_)) => say::NOTHING_TO_SECOND.to_owned(),
        (None, _) => say::ALL_BACK.to_owned(),
        (Some(Of::Serial(_, number)), _) => say::offered_sheet(number),
        (Some(of), _) => {
            let Some(id) = opinion(register, of) else {
                let number = match of {
                    Of::Second(id) => register.sheet(id).map_or(0, |sheet| sheet.number),
                    _ => 0,
                };
                return say::offered_sheet(number);
            };
            let number = register.proposal(id.proposal).map(called).unwrap_or_default();
            say::offered(&number, name(register, id))
        }
    }
}

fn which(ids: &[OpinionId], register: &Register, lines: &mut Lines, buf: &mut Buffer) {
    lines.put(buf, say::WHICH, theme::accent());
    for (place, id) in (1..).zip(ids.iter().take(PAGE)) {
        let (answered, style) = if is_answered(register, *id) {
            (say::IS_ANSWERED, theme::quiet())
        } else {
            ("", theme::plain())
        };
        lines.put(buf, &format!("  {place} {}{answered}", whose_opinion(register, *id)), style);
    }
    if ids.len() > PAGE {
        lines.put(buf, &format!("  0 {}", say::more_asked(ids.len() - PAGE)), theme::quiet());
    }
}

/// Rows of how it is keyed.
const HOW: usize = 2;

/// Rows kept for the forms keyed last.
const RECENT_BELOW: usize = 4;

/// The forms that ended with something wrong: nothing of them is saved yet.
fn aside(pane: &Survey, lines: &mut Lines, buf: &mut Buffer) {
    let sheet = pane.sheet();
    let all = &sheet.beside.aside;
    if all.is_empty() {
        return;
    }
    lines.put(buf, &say::aside_head(all.len(), pane.last_is_aside()), theme::alarm());
    let room = lines.left().saturating_sub(RECENT_BELOW).max(3);
    let shown = if all.len() > room { room - 1 } else { all.len() };
    for Aside { number, by_intake, typed, spilt, why, .. } in all.iter().take(shown) {
        let typed: String = typed.iter().map(Given::to_string).collect();
        lines.put(
            buf,
            &format!(
                "  {}",
                say::aside_line(&say::called(number, *by_intake), &format!("{typed}{spilt}"), why)
            ),
            theme::soon(),
        );
    }
    if all.len() > shown {
        lines.put(buf, &format!("  {}", say::more_aside(all.len() - shown)), theme::quiet());
    }
}

fn recent(pane: &Survey, register: &Register, lines: &mut Lines, buf: &mut Buffer) {
    if pane.recent(1).next().is_none() {
        return how(pane, register, lines, buf);
    }
    lines.put(buf, say::RECENT, theme::quiet());
    for recent in pane.recent(lines.left()) {
        let (word, style) = match pane.kept(recent, register) {
            Kept::Saved => (say::SAVED, theme::good()),
            Kept::Changed => (say::CHANGED, theme::quiet()),
            Kept::Sending => (say::SENDING, theme::soon()),
            Kept::Undone => (say::UNDONE, theme::quiet()),
        };
        let line = line(recent, register);
        lines.put_pieces(buf, &[("  ", theme::plain()), (word, style), (&line, theme::plain())]);
    }
    if lines.left() > HOW {
        lines.skip(buf);
        how(pane, register, lines, buf);
    }
}

/// How it is keyed.
fn how(pane: &Survey, register: &Register, lines: &mut Lines, buf: &mut Buffer) {
    let of_questionnaire = questionnaire(pane.sheet(), register).is_some();
    let label = say::number_label(pane.sheet().by_intake, of_questionnaire);
    lines.put(buf, &say::how(label), theme::quiet());
    lines.put(buf, say::how_more(of_questionnaire), theme::quiet());
}

/// What was typed; words left blank are nothing, so that nobody takes them for a digit.
fn told(given: &Given, words: bool) -> String {
    if words && given.is_blank() { String::new() } else { given.to_string() }
}

fn line(recent: &Recent, register: &Register) -> String {
    let (form, places) = (form(register, recent.of), places(register, recent.of));
    let words_at = |at| {
        let question = form.and_then(|form| filled_question(form, &places, at));
        question.is_some_and(|question| question.kind == QuestionKind::Words)
    };
    let typed: String =
        recent.typed.iter().enumerate().map(|(at, given)| told(given, words_at(at))).collect();
    let rating = form.and_then(|form| form.rating(&recent.given)).map_or("", Rating::title);
    let remark = if recent.remark.is_empty() { "" } else { say::WITH_REMARK };
    match opinion(register, recent.of) {
        Some(id) => format!(" {typed} {rating}{remark} {}", whose_opinion(register, id)),
        None => format!(" {} {typed} {rating}", say::sheet_number(&recent.number)),
    }
}
