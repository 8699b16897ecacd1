//! 督办事项: the field it was chosen for, leaders, related proposals, and what came of it.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{leaders, ticked};
use crate::office::Command;
use crate::office::ProposalId;
use crate::office::queries::listing::by_docket;
use crate::office::supervision::{Leading, Part, Supervision};
use crate::office::verbs::supervise::Supervise;
use crate::text::locale::forms as say;
use std::collections::BTreeSet;

const PARTS: [(&str, &str, Part); 3] = [
    ("leads", say::LEADS, Part::Leads),
    ("supervises", say::SUPERVISES, Part::Supervises),
    ("answers", say::ANSWERS, Part::Answers),
];

/// What one proposal has already is shown; several begin with nothing, and what is left empty stays.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let none = Supervision::default();
    let now = about.alone().map_or(&none, |proposal| &proposal.supervision);
    let register = about.scene.register;
    let called = |id: &ProposalId| {
        let docket = register.proposal(*id).and_then(|proposal| proposal.docket());
        docket.map_or_else(|| id.to_string(), |docket| docket.label.clone())
    };
    let related: Vec<String> = now.related.iter().map(called).collect();
    let part = |(name, label, part): (&'static str, &'static str, Part)| {
        let has = now.leadings.iter().filter(|leading| leading.part == part);
        let keys: Vec<String> = has.map(|leading| leading.leader.to_string()).collect();
        Field::free_ticks(name, label, leaders(&about.scene), &keys)
    };
    let theme = Field::line("theme", say::THEME, 50).with_text(&now.theme).carried();
    let rest = [
        Field::line("related", say::RELATED, 200).with_text(&related.join("、")).helped(say::HELP_DOCKETS),
        Field::body("effect", say::EFFECT, 5_000).with_text(&now.effect),
    ];
    std::iter::once(theme).chain(PARTS.into_iter().map(part)).chain(rest).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let alone = answers.proposals().len() == 1;
    let given = |text: String| (alone || !text.is_empty()).then_some(text);
    let each = PARTS.into_iter().flat_map(|(name, _, part)| {
        ticked(answers, name).into_iter().map(move |leader| Leading { leader, part })
    });
    let leadings: Vec<Leading> = each.collect();
    let related = related(answers)?;
    Ok(Command::Supervise(Supervise {
        proposals: answers.proposals(),
        theme: given(answers.text("theme")),
        leadings: (alone || !leadings.is_empty()).then_some(leadings),
        related: (alone || !related.is_empty()).then_some(related),
        effect: given(answers.text("effect")),
    }))
}

fn related(answers: &Answers) -> Result<BTreeSet<ProposalId>, FieldFault> {
    let find = |word: &String| {
        by_docket(answers.scene.register, word).ok_or_else(|| FieldFault::at("related", say::no_docket(word)))
    };
    answers.list("related").iter().map(find).collect()
}
