//! 催办: how units are reminded; each at its next level unless one is chosen for all.

use super::FieldFault;
use super::Targets;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::reminder::Way;
use crate::office::verbs::remind::Remind;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let way = |(code, way): (u8, Way)| Entry::new(code.to_string(), way.title());
    let ladder = about.scene.register.current().map_or(&[][..], |session| &session.rules.ladder);
    let level = |(code, level): (usize, &crate::office::rules::UrgeLevel)| {
        Entry::new(code.to_string(), &level.name).meaning((code - 1).to_string())
    };
    vec![
        Field::choice("way", say::WAY, (1..).zip(Way::ALL).map(way).collect()).carried(),
        Field::line("letter", say::NUMBER, 100).helped(say::HELP_LETTER).carried(),
        Field::free_choice("level", say::LEVEL, (1..).zip(ladder).map(level).collect())
            .helped(say::HELP_LEVEL),
        Field::on(say::REMINDED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let units = match answers.targets {
        Targets::Units(units) => units.clone(),
        _ => Vec::new(),
    };
    let way = (1_u8..).zip(Way::ALL).find(|(code, _)| answers.choice("way") == Some(&code.to_string()));
    Ok(Command::Remind(Remind {
        units,
        way: way.map(|(_, way)| way).unwrap_or_default(),
        letter: answers.text("letter"),
        level: answers.choice("level").and_then(|level| level.parse().ok()),
        on: answers.date("on"),
    }))
}
