//! 不予立案: the ground, and where the proposals are passed on to.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::stage::Diversion;
use crate::office::verbs::decline::Decline;
use crate::text::locale::forms as say;

pub(super) const DIVERSIONS: [(&str, Diversion); 3] =
    [("opinion", Diversion::Opinion), ("reference", Diversion::Reference), ("letter", Diversion::Letter)];

pub(super) fn fields(about: &About) -> Vec<Field> {
    let grounds = about.session().map_or(&[][..], |session| &session.rules.grounds);
    let grounds = grounds.iter().map(|ground| Entry::new(&ground.code, &ground.text)).collect();
    vec![
        Field::choice("ground", say::GROUND, grounds).carried(),
        Field::free_choice("diverted", say::DIVERTED, (1..).zip(DIVERSIONS).map(diversion).collect())
            .carried(),
        Field::free_flag("consented", say::CONSENTED).helped(say::HELP_CONSENTED),
        Field::line("place", say::PLACE, 200).helped(say::HELP_PLACE),
        Field::on(say::DECLINED_ON),
        Field::date("notified", say::NOTIFIED_ON).helped(say::HELP_NOTIFIED),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let diverted = DIVERSIONS.iter().find(|(key, _)| answers.choice("diverted") == Some(key));
    Ok(Command::Decline(Decline {
        proposals: answers.proposals(),
        ground: answers.choice("ground").unwrap_or_default().to_owned(),
        diverted: diverted.map(|(_, diversion)| *diversion),
        consented: answers.yes("consented"),
        place: answers.text("place"),
        notified: answers.date("notified"),
        on: answers.date("on"),
    }))
}

/// What a diversion looks like in a choice.
pub(super) fn diversion((code, (key, diversion)): (u8, (&str, Diversion))) -> Entry {
    Entry::new(code.to_string(), diversion.title()).meaning(key)
}
