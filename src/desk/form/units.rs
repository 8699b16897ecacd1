//! The units a proposal is given to, shared by filing and assigning. They are not carried over from the last form: the next
//! proposal is another matter, and a wrong unit is the costliest slip there is.

use super::fields::{Answers, Field};
use crate::office::verbs::assign::Units;
use crate::text::locale::forms as say;

pub(super) fn fields() -> Vec<Field> {
    vec![
        Field::unit("lead", say::LEAD),
        Field::units("joint", say::JOINT),
        Field::units("separate", say::SEPARATE),
    ]
}

pub(super) fn read(answers: &Answers) -> Units {
    Units { lead: answers.units("lead"), joint: answers.units("joint"), separate: answers.units("separate") }
}
