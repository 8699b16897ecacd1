//! 审查: what a reviewer says on one level. The level that comes next is offered, and the units that were proposed or
//! wished for before.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::particulars::category;
use crate::desk::field::Entry;
use crate::office::review::{Gate, Gates, ReviewLevel, Verdict};
use crate::office::verbs::REMARK_LIMIT;
use crate::office::verbs::assign::Units;
use crate::office::verbs::review::Review;
use crate::office::{Command, Proposal};
use crate::text::locale::forms as say;

const LEVELS: [(&str, ReviewLevel); 3] =
    [("first", ReviewLevel::First), ("second", ReviewLevel::Second), ("decision", ReviewLevel::Decision)];
const VERDICTS: [(&str, Verdict); 5] = [
    ("file", Verdict::File),
    ("decline", Verdict::Decline),
    ("send_back", Verdict::SendBack),
    ("merge", Verdict::Merge),
    ("discuss", Verdict::Discuss),
];
const GATES: [(&str, Gate); 2] = [("passed", Gate::Passed), ("failed", Gate::Failed)];

pub(super) fn fields(about: &About) -> Vec<Field> {
    let level = LEVELS.iter().find(|(_, level)| *level == next(about)).map_or("first", |(key, _)| key);
    let had = about.alone().map_or("", |proposal| proposal.particulars.category.as_str());
    let units = about.alone().map(|proposal| proposed(proposal, about)).unwrap_or_default();
    vec![
        Field::choice("level", say::REVIEW_LEVEL, entries(&LEVELS, ReviewLevel::title)).with_text(level),
        Field::choice("verdict", say::VERDICT, entries(&VERDICTS, Verdict::title)).carried(),
        Field::unit("lead", say::PROPOSED_LEAD).with_units(&units.lead, &about.scene).helped(say::HELP_UNITS),
        Field::units("joint", say::PROPOSED_JOINT).with_units(&units.joint, &about.scene),
        Field::units("separate", say::PROPOSED_SEPARATE).with_units(&units.separate, &about.scene),
        category(about.session()).with_text(had).helped(say::HELP_KEEP_CATEGORY),
        Field::line("remark", say::REVIEW_REMARK, REMARK_LIMIT),
        gate("policy", say::GATE_POLICY),
        gate("content", say::GATE_CONTENT),
        gate("wording", say::GATE_WORDING),
        Field::line("by", say::REVIEWER, 100).helped(say::HELP_REVIEWER).carried(),
        Field::on(say::REVIEWED_ON),
    ]
}

fn gate(name: &'static str, label: &'static str) -> Field {
    Field::free_choice(name, label, entries(&GATES, Gate::title)).carried()
}

fn entries<T: Copy>(table: &[(&str, T)], title: impl Fn(T) -> &'static str) -> Vec<Entry> {
    let entry =
        |(code, (key, value)): (u8, &(&str, T))| Entry::new(code.to_string(), title(*value)).meaning(*key);
    (1..).zip(table).map(entry).collect()
}

/// The level that comes next for the first proposal: the lowest the rules ask for that has not let it be filed, else the
/// one after those that spoke.
fn next(about: &About) -> ReviewLevel {
    let Some(proposal) = about.proposal() else { return ReviewLevel::First };
    let asked = about.session().map_or(&[][..], |session| &session.rules.intake.review);
    if let Some((level, _)) = proposal.review.wanting(asked) {
        return level;
    }
    let open = |level: &ReviewLevel| proposal.review.of(*level).is_none();
    ReviewLevel::ALL.into_iter().find(open).unwrap_or(ReviewLevel::Decision)
}

/// The units the last review proposed, else those the proposer wished for.
fn proposed(proposal: &Proposal, about: &About) -> Units {
    let wished =
        |names: &[String]| names.iter().filter_map(|name| about.scene.register.unit_named(name)).collect();
    match proposal.review.latest() {
        Some(step) => Units {
            lead: step.lead.into_iter().collect(),
            joint: step.joint.clone(),
            separate: step.separate.clone(),
        },
        None => Units {
            lead: wished(&proposal.particulars.wanted_lead),
            joint: wished(&proposal.particulars.wanted_joint),
            separate: Vec::new(),
        },
    }
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let gate = |name| chosen(answers, name, &GATES).unwrap_or_default();
    let (policy, content, wording) = (gate("policy"), gate("content"), gate("wording"));
    Ok(Command::Review(Review {
        proposals: answers.proposals(),
        level: chosen(answers, "level", &LEVELS).unwrap_or(ReviewLevel::First),
        verdict: chosen(answers, "verdict", &VERDICTS).unwrap_or(Verdict::Discuss),
        by: answers.text("by"),
        gates: Gates { policy, content, wording },
        category: answers.choice("category").map(str::to_owned),
        lead: answers.units("lead").first().copied(),
        joint: answers.units("joint"),
        separate: answers.units("separate"),
        remark: answers.text("remark"),
        on: answers.date("on"),
    }))
}

fn chosen<T: Copy>(answers: &Answers, name: &str, table: &[(&str, T)]) -> Option<T> {
    let key = answers.choice(name)?;
    table.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
}
