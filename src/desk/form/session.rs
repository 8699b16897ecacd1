//! 届次: the session proposals are counted under, its cutoff and its numbering. Its other rules come from a file.

use super::about::About;
use super::fields::{Answers, Field};
use super::{FieldFault, Targets};
use crate::office::verbs::session::SetSession;
use crate::office::{Command, Session, SessionId};
use crate::text::locale::forms as say;
use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike};

/// A session that is there shows what it is; a new one begins with the rules of the current one.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let there = about.session();
    let text = |read: fn(&Session) -> String| there.map(read).unwrap_or_default();
    let current = about.scene.register.current().map(|session| session.id);
    let enters = there.is_none_or(|session| Some(session.id) == current);
    let cutoff = there.and_then(|session| session.cutoff);
    let time = cutoff.map(|at| format!("{:02}{:02}", at.hour(), at.minute())).unwrap_or_default();
    vec![
        Field::line("name", say::SESSION_NAME, 50).must().with_text(&text(|s| s.name.clone())),
        Field::digits("term", say::TERM, 3).with_text(&text(|s| s.term.to_string())),
        Field::digits("meeting", say::MEETING, 3).with_text(&text(|s| s.meeting.to_string())),
        Field::digits("year", say::YEAR, 4).must().with_text(&text(|s| s.year.to_string())),
        Field::date("opened", say::OPENED_ON)
            .must()
            .helped(say::HELP_DATE_MUST)
            .with_text(&text(|s| s.opened.to_string())),
        Field::date("cutoff", say::CUTOFF_ON)
            .with_text(&cutoff.map(|at| at.date().to_string()).unwrap_or_default()),
        Field::digits("time", say::CUTOFF_AT, 4).helped(say::HELP_TIME).with_text(&time),
        Field::line("numbering", say::NUMBERING, 50)
            .must()
            .helped(say::HELP_NUMBERING)
            .with_text(&about.numbering()),
        Field::flag("current", say::CURRENT).with_text(if enters { "yes" } else { "no" }),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let register = answers.scene.register;
    let there = match answers.targets {
        Targets::Session(id) => register.session(*id),
        _ => None,
    };
    let model = there.or_else(|| register.current()).ok_or_else(|| FieldFault::whole(say::NO_SESSION))?;
    let mut rules = model.rules.clone();
    rules.numbering.docket = answers.text("numbering");
    let year = answers.number("year").and_then(|year| i32::try_from(year).ok());
    let opened = answers.date("opened");
    let session = Session {
        id: there.map_or(SessionId(0), |session| session.id),
        name: answers.text("name"),
        term: small(answers, "term", say::TERM)?,
        meeting: small(answers, "meeting", say::MEETING)?,
        year: year.or_else(|| opened.map(|date| date.year())).unwrap_or_default(),
        opened: opened.unwrap_or_default(),
        cutoff: cutoff(answers)?,
        rules,
    };
    Ok(Command::SetSession(Box::new(SetSession { session, current: answers.yes("current") })))
}

fn small(answers: &Answers, name: &'static str, label: &str) -> Result<u8, FieldFault> {
    let number = answers.number(name).unwrap_or(0);
    u8::try_from(number).map_err(|_| FieldFault::at(name, say::out_of_range(label, 255)))
}

/// The last moment that still counts as plenary: the minute given to its end, else the whole day.
fn cutoff(answers: &Answers) -> Result<Option<NaiveDateTime>, FieldFault> {
    let Some(date) = answers.date("cutoff") else { return Ok(None) };
    let typed = answers.text("time");
    let time = match answers.number("time") {
        None => NaiveTime::from_hms_opt(23, 59, 59),
        Some(time) => NaiveTime::from_hms_opt(time / 100, time % 100, 0).filter(|_| typed.len() == 4),
    };
    let time = time.ok_or_else(|| FieldFault::at("time", say::no_time(&typed)))?;
    Ok(Some(date.and_time(time)))
}
