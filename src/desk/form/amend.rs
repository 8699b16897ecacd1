//! 修改: the particulars of a proposal are put right. What the clerk started from goes along, so that nothing another
//! clerk amended meanwhile is overwritten.

use super::about::About;
use super::fields::{Answers, Field};
use super::{FieldFault, particulars};
use crate::office::verbs::amend::Amend;
use crate::office::{Command, Particulars};
use crate::text::locale::forms as say;
use serde::{Deserialize, Serialize};

/// What a clerk started from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Started {
    /// The particulars when the form was opened.
    pub particulars: Particulars,
    /// The stored text, once it was fetched; empty when there is none.
    pub text: Option<String>,
}

impl Started {
    /// What amending a proposal starts from.
    pub(super) fn of(about: &About) -> Option<Self> {
        let proposal = about.proposal()?;
        let text = proposal.particulars.text.is_none().then(String::new);
        Some(Self { particulars: proposal.particulars.clone(), text })
    }
}

pub(super) fn fields(about: &About) -> Vec<Field> {
    let Some(proposal) = about.proposal() else { return Vec::new() };
    let mut fields = particulars::fields(about.scene.register.session_of(proposal));
    fields.extend(particulars::last_fields());
    let mut fields = particulars::filled(fields, &proposal.particulars);
    for field in &mut fields {
        field.carried = false;
        if field.name == "text" && proposal.particulars.text.is_some() {
            field.locked = Some(say::TEXT_COMING);
        }
    }
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let (Some(proposal), Some(started)) = (answers.proposals().first().copied(), answers.started) else {
        return Err(FieldFault::whole(say::GONE));
    };
    let text = answers.text("text");
    let changed = started.text.as_deref().is_some_and(|was| was.trim_end() != text);
    Ok(Command::Amend(Box::new(Amend {
        proposal,
        from: Some(started.particulars.clone()),
        particulars: particulars::read(answers, &started.particulars),
        text: changed.then_some(text),
    })))
}
