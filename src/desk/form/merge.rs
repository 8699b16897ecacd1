//! 并案: which of the marked proposals leads; the others are merged into it.

use super::FieldFault;
use super::about::{About, called};
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::verbs::merge::Merge;
use crate::office::{Command, Particulars, Proposal, ProposalId, Register};
use crate::text::likeness::Index;
use crate::text::locale::forms as say;

/// From this likeness on two titles speak of related things. Far below that of probable doubles: who marks proposals to
/// merge them has seen something in them.
const RELATED: f32 = 0.2;

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

/// What a clerk should think twice about: one that has nothing in common with the lead, neither category nor unit nor
/// words of the title. It can be merged all the same.
pub(super) fn doubt(command: &Command, register: &Register) -> Option<String> {
    let Command::Merge(merge) = command else { return None };
    let lead = register.proposal(merge.into)?;
    let strangers = merge.proposals.iter().filter_map(|id| register.proposal(*id));
    let strangers: Vec<&Proposal> = strangers.filter(|other| !have_in_common(lead, other)).collect();
    let first = strangers.first()?;
    Some(say::merge_strangers(&called(register, first.id), strangers.len()))
}

fn have_in_common(one: &Proposal, other: &Proposal) -> bool {
    let (a, b) = (&one.particulars, &other.particulars);
    let category = !a.category.is_empty() && a.category == b.category;
    let unit = one.running().any(|(unit, _)| other.tasks.contains_key(&unit));
    let wished = |p: &Particulars| p.wanted_lead.iter().chain(&p.wanted_joint).cloned().collect::<Vec<_>>();
    let wished_for = wished(a);
    category || unit || wished(b).iter().any(|unit| wished_for.contains(unit)) || alike(&a.title, &b.title)
}

fn alike(one: &str, other: &str) -> bool {
    let mut index = Index::new();
    index.insert(0_u8, one);
    !index.similar(other, RELATED, 1).is_empty()
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
