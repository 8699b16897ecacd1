//! 不予立案: the ground, and where the proposals are passed on to.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::stage::Diversion;
use crate::office::verbs::decline::Decline;
use crate::text::locale::forms as say;

const DIVERSIONS: [(&str, Diversion); 3] =
    [("opinion", Diversion::Opinion), ("reference", Diversion::Reference), ("letter", Diversion::Letter)];

pub(super) fn fields(about: &About) -> Vec<Field> {
    let grounds = about.session().map_or(&[][..], |session| &session.rules.grounds);
    let grounds = grounds.iter().map(|ground| Entry::new(&ground.code, &ground.text)).collect();
    let diversion = |(code, (key, diversion)): (u8, (&str, Diversion))| {
        Entry::new(code.to_string(), diversion.title()).meaning(key)
    };
    vec![
        Field::choice("ground", say::GROUND, grounds).carried(),
        Field::free_choice("diverted", say::DIVERTED, (1..).zip(DIVERSIONS).map(diversion).collect())
            .carried(),
        Field::on(say::DECLINED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let diverted = DIVERSIONS.iter().find(|(key, _)| answers.choice("diverted") == Some(key));
    Ok(Command::Decline(Decline {
        proposals: answers.proposals(),
        ground: answers.choice("ground").unwrap_or_default().to_owned(),
        diverted: diverted.map(|(_, diversion)| *diversion),
        on: answers.date("on"),
    }))
}
