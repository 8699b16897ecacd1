//! The units a proposal is given to, shared by filing and assigning.

use super::fields::{Answers, Field};
use crate::office::verbs::assign::Units;
use crate::text::locale::forms as say;

pub(super) fn fields() -> Vec<Field> {
    vec![
        Field::unit("lead", say::LEAD).carried(),
        Field::units("joint", say::JOINT).carried(),
        Field::units("separate", say::SEPARATE).carried(),
    ]
}

pub(super) fn read(answers: &Answers) -> Units {
    Units { lead: answers.units("lead"), joint: answers.units("joint"), separate: answers.units("separate") }
}
