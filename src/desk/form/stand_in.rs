//! 替换反馈人: in whose place somebody else is asked, and why. The proposers of merged proposals are among them.

use super::FieldFault;
use super::about::{About, called};
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::queries::survey::{Asked, asked_of};
use crate::office::verbs::particulars::NAME_LIMIT;
use crate::office::verbs::stand_in::ArrangeStandIn;
use crate::office::{Command, ProposalId};
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let register = about.scene.register;
    let asked = about.alone().map(|proposal| asked_of(register, proposal.id)).unwrap_or_default();
    let entry = |(number, asked): (usize, &Asked)| {
        let key = format!("{}-{}", asked.id.proposal, asked.id.signer);
        let entry = Entry::new(number.to_string(), asked.name()).meaning(key);
        entry.with_detail(called(register, asked.id.proposal))
    };
    let open: Vec<Asked> = asked.into_iter().filter(|asked| asked.opinion.answer.is_none()).collect();
    let entries: Vec<Entry> = (1..).zip(&open).map(entry).collect();
    let mut fields = vec![
        Field::line("name", say::STAND_IN, NAME_LIMIT).must(),
        Field::reason().must(),
        Field::on(say::STANDS_IN_ON),
    ];
    if !entries.is_empty() {
        let only = if entries.len() == 1 { entries[0].key.clone() } else { String::new() };
        fields.insert(0, Field::choice("signer", say::IN_PLACE_OF, entries).with_text(&only));
    }
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let first = answers.proposals().first().copied().ok_or_else(|| FieldFault::whole(say::GONE))?;
    let chosen = answers.choice("signer").and_then(|key| key.split_once('-'));
    let chosen = chosen.and_then(|(id, signer)| Some((ProposalId(id.parse().ok()?), signer.parse().ok()?)));
    let (proposal, signer) = chosen.unwrap_or((first, 0));
    let (name, reason) = (answers.text("name"), answers.text("reason"));
    Ok(Command::StandIn(ArrangeStandIn { proposal, signer, name, reason, on: answers.date("on") }))
}
