//! What the keys of the pane mean just now, for the bottom line.

use super::sheet::{Sheet, Step};
use crate::keymap::Action;
use crate::text::locale::say::survey as say;

/// Whether an action does anything to the form as it stands.
pub(super) fn means_something(sheet: &Sheet, action: Action) -> bool {
    let fills = matches!(action, Action::SurveyFillFirst | Action::SurveyRepeat);
    let answers = matches!(action, Action::SurveyRemark | Action::NextField | Action::PrevField);
    match sheet.step {
        Step::Answers { .. } => true,
        // The same key opens the batches.
        Step::Number if sheet.is_blank() => !answers && action != Action::SurveyBatch,
        Step::Number => !answers,
        Step::Astray { .. } => !answers && !fills,
        Step::Which(_) | Step::Menu | Step::Batches(_) | Step::Disputed(_) => {
            !answers && !fills && !matches!(action, Action::SurveyCorrectLast | Action::SurveySkip)
        }
    }
}

/// What an action is called where it does something else than usual.
pub(super) fn called(sheet: &Sheet, action: Action) -> Option<&'static str> {
    let taken = sheet.beside.taken.is_some();
    match (action, &sheet.step) {
        (Action::SurveyFillFirst, Step::Number) if sheet.is_blank() => Some(say::HINT_BATCHES),
        (Action::SurveyRepeat, Step::Number) if sheet.is_blank() => Some(say::HINT_INTAKE),
        (Action::SurveyCorrectLast, _) if taken => Some(say::HINT_OLDER),
        (Action::SurveySkip, _) if taken => Some(say::HINT_DROP),
        (Action::SurveyCorrectLast, Step::Astray { answered: Some(_), .. }) => Some(say::HINT_CORRECT),
        _ => None,
    }
}
