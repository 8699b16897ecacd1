//! 领导登记: name, offices, body and level.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, key, picked};
use crate::office::Command;
use crate::office::LeaderId;
use crate::office::leader::{Body, Leader};
use crate::office::stage::Level;
use crate::office::verbs::leaders::ListLeaders;
use crate::text::locale::forms as say;

/// What is put right is shown as it is listed.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let name = Field::line("name", say::PERSON, 50).must();
    let offices = Field::line("offices", say::OFFICES, 200).helped(say::HELP_NAMES);
    let body = Field::choice("body", say::BODY, entries(&Body::ALL, Body::title));
    let level = Field::choice("level", say::LEADER_LEVEL, entries(&Level::ALL, Level::title));
    let left = Field::date("left", say::LEFT_ON);
    let Some(there) = listed(about) else {
        return vec![name, offices, body.carried(), level.carried(), left];
    };
    vec![
        name.with_text(&there.name),
        offices.with_text(&there.offices.join("、")),
        body.with_text(&key(&Body::ALL, &there.body)),
        level.with_text(&key(&Level::ALL, &there.level)),
        left.with_text(&there.left.map(|day| day.to_string()).unwrap_or_default()),
    ]
}

/// The leader named by number.
fn listed<'a>(about: &About<'a>) -> Option<&'a Leader> {
    about.scene.register.leader(LeaderId(about.name().parse().ok()?))
}

/// Without a number the same name on the same level is put right.
pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let about = About { targets: answers.targets, scene: answers.scene };
    let leader = Leader {
        id: listed(&about).map_or(LeaderId(0), |there| there.id),
        name: answers.text("name"),
        offices: answers.list("offices"),
        body: picked(answers, "body", &Body::ALL).unwrap_or_default(),
        level: picked(answers, "level", &Level::ALL).unwrap_or_default(),
        left: answers.date("left"),
    };
    Ok(Command::ListLeaders(ListLeaders { leaders: vec![leader] }))
}
