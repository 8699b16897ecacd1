//! 节假日: the days off and the weekend days worked in a year.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::Command;
use crate::office::verbs::holidays::ListHolidays;
use crate::text::locale::forms as say;
use crate::text::ranges::days;
use chrono::Datelike;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let next = about.scene.occasion.today().year() + 1;
    vec![
        Field::digits("year", say::YEAR, 4).must().with_text(&next.to_string()),
        Field::body("off", say::DAYS_OFF, 2_000).must().helped(say::HELP_DAYS),
        Field::body("work", say::DAYS_WORKED, 1_000).helped(say::HELP_DAYS),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let year = answers.number("year").and_then(|year| i32::try_from(year).ok()).unwrap_or_default();
    let read =
        |name| days(year, &answers.text(name)).map_err(|word| FieldFault::at(name, say::no_date(&word)));
    Ok(Command::ListHolidays(ListHolidays { year, off: read("off")?, work: read("work")? }))
}
