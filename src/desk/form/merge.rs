//! 并案: which of the marked proposals leads; the others are merged into it.

use super::FieldFault;
use super::about::{About, called};
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::verbs::merge::Merge;
use crate::office::{Command, ProposalId};
use crate::text::locale::forms as say;

/// The one with the lowest docket number is proposed as the lead, else the one received first.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let register = about.scene.register;
    let ids = about.targets.proposals();
    let entry = |(code, id): (u32, &ProposalId)| {
        let proposers = register.proposal(*id).map(|p| p.particulars.proposer_names()).unwrap_or_default();
        Entry::new(code.to_string(), called(register, *id)).meaning(id.to_string()).with_detail(proposers)
    };
    let number = |id: &&ProposalId| {
        let docket = register.proposal(**id).and_then(|proposal| proposal.docket());
        (docket.map_or(u32::MAX, |docket| docket.number), **id)
    };
    let lead = ids.iter().min_by_key(number).map(ToString::to_string).unwrap_or_default();
    let entries = (1..).zip(&ids).map(entry).collect();
    let into = Field::choice("into", say::INTO, entries).with_text(&lead).proposed();
    vec![into, Field::on(say::MERGED_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let into = answers.choice("into").and_then(|key| key.parse().ok()).map(ProposalId);
    let into = into.ok_or_else(|| FieldFault::at("into", say::must_choose(say::INTO)))?;
    let proposals: Vec<ProposalId> = answers.proposals().into_iter().filter(|id| *id != into).collect();
    if proposals.is_empty() {
        return Err(FieldFault::whole(say::MERGE_SEVERAL));
    }
    Ok(Command::Merge(Merge { into, proposals, on: answers.date("on") }))
}
