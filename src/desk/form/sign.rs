//! 联名签名: who of the proposers signed, all of them to begin with.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::verbs::sign::Sign;
use crate::text::locale::forms as say;

pub(super) fn fields(about: &About) -> Vec<Field> {
    let proposers = about.alone().map_or(&[][..], |proposal| &proposal.particulars.proposers);
    let open = (0..).zip(proposers).filter(|(_, proposer)| proposer.signed.is_none());
    let entry = |(number, (place, proposer)): (usize, (u16, &crate::office::proposer::Proposer))| {
        Entry::new(number.to_string(), &proposer.name).meaning(place.to_string())
    };
    let entries: Vec<Entry> = (1..).zip(open).map(entry).collect();
    let mut fields = vec![Field::on(say::SIGNED_BY_ON)];
    if !entries.is_empty() {
        fields.insert(0, Field::ticks("signers", say::SIGNERS, entries));
    }
    fields
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let proposal = answers.proposals().first().copied().ok_or_else(|| FieldFault::whole(say::GONE))?;
    let ticked = answers.ticks("signers").unwrap_or_default();
    let signers = ticked.into_iter().filter_map(|place| place.parse().ok()).collect();
    Ok(Command::Sign(Sign { proposal, signers, on: answers.date("on") }))
}
