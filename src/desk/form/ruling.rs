//! 退办裁定: the office grants or refuses a request to hand back, and may give the task to another unit at once. The unit
//! that was proposed is offered.

use super::about::{About, task_field};
use super::fields::{Answers, Field};
use super::{FieldFault, Targets};
use crate::office::verbs::hand_back::HandBackRuling;
use crate::office::{Command, UnitId};
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::ruling(say::GRANTED, say::REFUSED),
        Field::unit("to", say::TO_UNIT)
            .with_units(proposed(about).as_slice(), &about.scene)
            .helped(say::HELP_TO_UNIT),
        Field::free_flag("restart", say::RESTART),
        Field::note(say::RULING_NOTE),
        Field::on(say::RULED_ON),
    ];
    task_field(about).into_iter().chain(own).collect()
}

/// The unit proposed, where the form is about one request.
fn proposed(about: &About) -> Option<UnitId> {
    let Targets::Tasks(tasks) = about.targets else { return None };
    let [id] = tasks.as_slice() else { return None };
    let task = about.scene.register.proposal(id.proposal)?.tasks.get(&id.unit)?;
    task.hand_back_pending()?.propose
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let granted = answers.yes("granted");
    let to = answers.units("to").first().copied().filter(|_| granted);
    if to.is_some() && answers.choice("restart").is_none() {
        return Err(FieldFault::at("restart", say::must_choose(say::RESTART)));
    }
    Ok(Command::RuleHandBack(HandBackRuling {
        task: answers.task()?,
        granted,
        to,
        restart: answers.yes("restart"),
        note: answers.text("note"),
        on: answers.date("on"),
    }))
}
