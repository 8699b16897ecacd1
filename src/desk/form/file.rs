//! 立案: proposals get a category and their units in one step.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::{particulars, units};
use crate::office::verbs::file::File;
use crate::office::{Command, ProposalId, UnitId};
use crate::text::locale::forms as say;

/// One proposal shows the category it has; several keep theirs unless one is chosen for all. The last category is
/// offered only where none of them has one, so that it never replaces one in passing.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let category = particulars::category(about.session());
    let has = |id| about.scene.register.proposal(id).is_some_and(|p| !p.particulars.category.is_empty());
    let some_have = about.targets.proposals().into_iter().any(has);
    let category = match about.alone() {
        Some(proposal) => category.with_text(&proposal.particulars.category),
        None if some_have => category.helped(say::HELP_KEEP_CATEGORY),
        None => category,
    };
    let category = if some_have { category } else { category.carried() };
    let mut fields = vec![category];
    fields.extend(units::fields().into_iter().map(|field| proposed(field, about)));
    fields.push(Field::on(say::FILED_ON));
    fields
}

/// The units the reviewers proposed, or else those the proposers wished for as far as the register knows them; where all
/// of the proposals are to go to the same ones.
fn proposed(field: Field, about: &About) -> Field {
    let register = about.scene.register;
    let known = |names: &[String]| -> Vec<UnitId> {
        names.iter().filter_map(|name| register.unit_named(name)).collect()
    };
    let of = |id: ProposalId| {
        let proposal = register.proposal(id)?;
        let (step, wished) = (proposal.review.latest(), &proposal.particulars);
        match (field.name, step) {
            ("lead", Some(step)) => Some(step.lead.into_iter().collect::<Vec<_>>()),
            ("joint", Some(step)) => Some(step.joint.clone()),
            ("separate", Some(step)) => Some(step.separate.clone()),
            ("lead", None) => Some(known(&wished.wanted_lead).into_iter().take(1).collect()),
            ("joint", None) => Some(known(&wished.wanted_joint)),
            _ => None,
        }
    };
    let mut each = about.targets.proposals().into_iter().map(of);
    match each.next().flatten() {
        Some(units) if each.all(|other| other.as_ref() == Some(&units)) => {
            field.with_units(&units, &about.scene)
        }
        _ => field,
    }
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    Ok(Command::File(File {
        proposals: answers.proposals(),
        category: answers.choice("category").map(str::to_owned),
        to: units::read(answers),
        on: answers.date("on"),
    }))
}
