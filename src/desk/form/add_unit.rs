//! 单位登记: a unit that is not in the register yet, or the listing of one that is: opened on it, or found by its code.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::office::{Command, Unit};
use crate::text::locale::forms as say;

/// What is put right is shown as it is listed; how to reach the unit is kept outside the register and stays as it is when
/// nothing is typed.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let Some(unit) = about.unit() else { return new(about.name()) };
    let merged_into: Vec<_> = unit.merged_into.into_iter().collect();
    vec![
        Field::line("name", say::UNIT_NAME, 100).must().with_text(&unit.name),
        Field::line("aliases", say::ALIASES, 200).helped(say::HELP_NAMES).with_text(&unit.aliases.join("、")),
        Field::line("system", say::SYSTEM, 50).with_text(&unit.system),
        Field::line("contact", say::CONTACT, 500).helped(say::HELP_CONTACT),
        Field::date("renamed_on", say::RENAMED_ON).helped(say::HELP_RENAMED),
        Field::unit("merged_into", say::MERGED_INTO)
            .helped(say::HELP_MERGED_INTO)
            .with_units(&merged_into, &about.scene),
    ]
}

/// A new one; the code comes first, as on every list of units.
fn new(name: &str) -> Vec<Field> {
    vec![
        Field::line("code", say::UNIT_CODE, 20).helped(say::HELP_CODE),
        Field::line("name", say::UNIT_NAME, 100).must().with_text(name),
        Field::line("aliases", say::ALIASES, 200).helped(say::HELP_NAMES),
        Field::line("system", say::SYSTEM, 50).carried(),
        Field::line("contact", say::CONTACT, 500).helped(say::HELP_CONTACT),
        Field::flag("again", say::CODE_AGAIN).helped(say::HELP_CODE_AGAIN).with_text("no"),
        Field::date("renamed_on", say::RENAMED_ON).helped(say::HELP_RENAMED),
        Field::unit("merged_into", say::MERGED_INTO).helped(say::HELP_MERGED_INTO),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let about = About { targets: answers.targets, scene: answers.scene };
    let unit = match about.unit() {
        Some(unit) => as_typed(answers, Some(unit)),
        None => by_code(answers)?,
    };
    Ok(Command::ListUnits(ListUnits { units: vec![unit] }))
}

/// A code in use would put another unit's listing right instead of making a new one: only who says so means that. What
/// is left empty then stays as it was.
fn by_code(answers: &Answers) -> Result<UnitListing, FieldFault> {
    let code = answers.text("code");
    let known = answers.scene.register.units().find(|unit| !code.is_empty() && unit.code == code);
    if let (Some(unit), false) = (known, answers.yes("again")) {
        return Err(FieldFault::at("code", say::code_taken(&code, &unit.name)));
    }
    if known.is_none() && answers.yes("again") {
        return Err(FieldFault::at("code", say::no_such_code(&code)));
    }
    let mut listing = as_typed(answers, known);
    if let Some(unit) = known {
        if listing.aliases.is_empty() {
            listing.aliases.clone_from(&unit.aliases);
        }
        if listing.system.is_empty() {
            listing.system.clone_from(&unit.system);
        }
        listing.merged_into = listing.merged_into.or(unit.merged_into);
    }
    Ok(listing)
}

/// What the fields say, of a unit listed already or of a new one.
fn as_typed(answers: &Answers, known: Option<&Unit>) -> UnitListing {
    UnitListing {
        code: known.map_or_else(|| answers.text("code"), |unit| unit.code.clone()),
        name: answers.text("name"),
        renamed_on: answers.date("renamed_on"),
        aliases: answers.list("aliases"),
        system: answers.text("system"),
        retired: known.is_some_and(|unit| unit.retired),
        merged_into: answers.units("merged_into").first().copied(),
        contact: Some(answers.text("contact")).filter(|text| !text.is_empty()),
        ..UnitListing::default()
    }
}
