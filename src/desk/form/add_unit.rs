//! 单位登记: a unit that is not in the register yet.

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
        Field::line("name", say::UNIT_NAME, 100).must().with_text(name),
        Field::line("code", say::UNIT_CODE, 20).helped(say::HELP_CODE),
        Field::line("aliases", say::ALIASES, 200).helped(say::HELP_NAMES),
        Field::line("system", say::SYSTEM, 50).carried(),
    ]
}

/// A code in use would put another unit's listing right instead of making a new one, so it is a fault here.
pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let code = answers.text("code");
    let taken = answers.scene.register.units().find(|unit| !code.is_empty() && unit.code == code);
    if let Some(unit) = taken {
        return Err(FieldFault::at("code", say::code_taken(&code, &unit.name)));
    }
    let unit = UnitListing {
        code,
        name: answers.text("name"),
        aliases: answers.list("aliases"),
        system: answers.text("system"),
        retired: false,
    };
    Ok(Command::ListUnits(ListUnits { units: vec![unit] }))
}
