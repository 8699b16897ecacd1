//! 单位登记: a unit that is not in the register yet, or the listing of one that is, found by its code.

use super::about::About;
use super::fields::{Answers, Field};
use super::{FieldFault, Targets};
use crate::office::Command;
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let name = match about.targets {
        Targets::Named(name) => name.as_str(),
        _ => "",
    };
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

/// A code in use would put another unit's listing right instead of making a new one: only who says so means that. What
/// is left empty then stays as it was.
pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let code = answers.text("code");
    let known = answers.scene.register.units().find(|unit| !code.is_empty() && unit.code == code);
    if let (Some(unit), false) = (known, answers.yes("again")) {
        return Err(FieldFault::at("code", say::code_taken(&code, &unit.name)));
    }
    if known.is_none() && answers.yes("again") {
        return Err(FieldFault::at("code", say::no_such_code(&code)));
    }
    let text = |name| Some(answers.text(name)).filter(|text| !text.is_empty());
    let aliases = answers.list("aliases");
    let (aliases_were, system_was) =
        known.map(|unit| (unit.aliases.clone(), unit.system.clone())).unwrap_or_default();
    let merged_into = answers.units("merged_into").first().copied().or(known.and_then(|u| u.merged_into));
    let unit = UnitListing {
        code,
        name: answers.text("name"),
        renamed_on: answers.date("renamed_on"),
        aliases: if aliases.is_empty() { aliases_were } else { aliases },
        system: text("system").unwrap_or(system_was),
        retired: known.is_some_and(|unit| unit.retired),
        merged_into,
        contact: text("contact"),
        ..UnitListing::default()
    };
    Ok(Command::ListUnits(ListUnits { units: vec![unit] }))
}
