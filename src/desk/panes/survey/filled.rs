//! Between what is typed, place by place, and what a form says, question by question.

use super::sheet::Of;
use crate::desk::form::Scene;
use crate::office::batch::Sheet;
use crate::office::form::{Form, Paper, Place, Question};
use crate::office::given::{BLANK, Given};
use crate::office::opinion::Answer;
use crate::office::queries::batches::{form_for, form_of, is_blind, paper};
use crate::office::{OpinionId, Register, SheetId};
use std::collections::BTreeMap;

/// The form on which a sheet is keyed.
pub fn form(register: &Register, of: Of) -> Option<&Form> {
    match of {
        Of::Opinion(id) => form_for(register, id),
        Of::Serial(id, _) => register.questionnaire(id).map(|questionnaire| &questionnaire.form),
        Of::Second(SheetId { batch, .. }) | Of::Settle(SheetId { batch, .. }) => {
            form_of(register, register.batch(batch)?)
        }
    }
}

/// The opinion a form is about; `None` for a questionnaire.
pub fn opinion(register: &Register, of: Of) -> Option<OpinionId> {
    match of {
        Of::Opinion(id) => Some(id),
        Of::Serial(..) => None,
        Of::Second(id) | Of::Settle(id) => register.sheet(id)?.opinion,
    }
}

/// What has to be keyed, in order.
pub fn places(register: &Register, of: Of) -> Vec<Place> {
    form(register, of).map(|form| form.places(&paper_of(register, of))).unwrap_or_default()
}

/// The question at a place.
pub fn question<'f>(form: &'f Form, places: &[Place], at: usize) -> Option<&'f Question> {
    form.questions.get(places.get(at)?.question)
}

/// What the form says once all places are keyed: one for each question.
pub fn given(form: &Form, places: &[Place], typed: &[Given]) -> Vec<Given> {
    let mut given = vec![Given::BLANK; form.questions.len()];
    for (place, typed) in places.iter().zip(typed) {
        let Some(question) = given.get_mut(place.question) else { continue };
        match place.unit {
            None => *question = typed.clone(),
            Some(unit) => {
                if !matches!(question, Given::Units(_)) {
                    *question = Given::Units(BTreeMap::new());
                }
                let digit = typed.chosen().first().copied().unwrap_or(BLANK);
                if let Given::Units(units) = question {
                    units.insert(unit, digit);
                }
            }
        }
    }
    given
}

/// The other way: what would be typed at each place for what a form says.
pub fn typed(places: &[Place], given: &[Given]) -> Vec<Given> {
    let at = |place: &Place| match (given.get(place.question), place.unit) {
        (Some(Given::Units(units)), Some(unit)) => Given::Digit(units.get(&unit).copied().unwrap_or(BLANK)),
        (Some(given), _) => given.clone(),
        (None, _) => Given::BLANK,
    };
    places.iter().map(at).collect()
}

/// What is on record for a form, as it would be typed; nothing where nothing is, and nothing of what this clerk may have to
/// key blind.
pub fn recorded(scene: &Scene, of: Of) -> Vec<Given> {
    let register = scene.register;
    let given = match of {
        Of::Opinion(id) if is_hidden(scene, register.sheet_of(id)) => None,
        Of::Opinion(id) => answer(register, id).map(|answer| answer.given.as_slice()),
        Of::Serial(asked, number) => {
            let sheet = register.sheet_numbered(asked, number).filter(|id| !is_hidden(scene, Some(*id)));
            sheet.and_then(|id| register.sheet(id)).map(Sheet::given)
        }
        // Whoever settles or keys a second time reads the paper, not what others keyed.
        Of::Second(_) | Of::Settle(_) => None,
    };
    given.map(|given| typed(&places(register, of), given)).unwrap_or_default()
}

/// Whether another clerk keyed a sheet that is to be keyed blind.
pub fn is_hidden(scene: &Scene, id: Option<SheetId>) -> bool {
    let others =
        |id: SheetId| scene.register.sheet(id).is_some_and(|sheet| sheet.first.clerk != scene.occasion.clerk);
    id.is_some_and(|id| others(id) && is_blind(scene.register, id))
}

/// The answer on record for an opinion.
pub fn answer(register: &Register, id: OpinionId) -> Option<&Answer> {
    let opinion = register.proposal(id.proposal)?.opinions.get(&(id.signer, id.round))?;
    opinion.answer.as_ref()
}

fn paper_of(register: &Register, of: Of) -> Paper {
    opinion(register, of).map(|id| paper(register, id)).unwrap_or_default()
}

/// How a place is called: its question, and the unit where it is asked about each.
pub fn title(register: &Register, form: &Form, place: Place) -> String {
    let title = form.questions.get(place.question).map_or("", |question| question.title.as_str());
    match place.unit {
        Some(unit) => format!("{title}({})", register.unit_name(unit)),
        None => title.to_owned(),
    }
}

/// What was typed at a place, with the words of the options.
pub fn shown(question: &Question, typed: &Given) -> String {
    let option = |digit: &u8| match question.option(*digit) {
        Some(option) => format!("{digit}{}", option.title),
        None => digit.to_string(),
    };
    match typed {
        Given::Words(words) => words.clone(),
        other if other.is_blank() => crate::text::locale::say::survey::BLANK.to_owned(),
        other => other.chosen().iter().map(option).collect::<Vec<_>>().join("、"),
    }
}
