//! From a preview to the one command that receives all its proposals. What the register has no field for goes to the
//! notes, worded as the listing worded it.

use super::import::Preview;
use super::notice::Notice;
use super::row::Draft;
use crate::office::proposal::Particulars;
use crate::office::session::Session;
use crate::office::verbs::receive::{NewProposal, Receive};
use crate::text::fold::fold as folded;
use chrono::NaiveTime;
use std::collections::BTreeMap;

/// The command that receives the rows of a preview under `session`, and what could not be taken as it stands.
/// Doubles inside the file carry the same fingerprint; the register takes each fingerprint once.
pub fn receive(preview: &Preview, source: &str, session: &Session) -> (Receive, Vec<Notice>) {
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    let proposals = preview
        .rows
        .iter()
        .map(|row| {
            let draft = &row.proposal;
            let code = category_code(&draft.category, session);
            if code.is_none() && !draft.category.is_empty() {
                *unknown.entry(draft.category.clone()).or_default() += 1;
            }
            new_proposal(draft, code, session)
        })
        .collect();
    let notices = unknown.into_iter().map(|(text, rows)| Notice::UnknownCategory { text, rows }).collect();
    // Where the rules roll over into the next year's session, the day of receipt decides, row by row.
    let session = session.rules.intake.rollover.is_none().then_some(session.id);
    (Receive { proposals, source: source.to_owned(), session }, notices)
}

fn new_proposal(draft: &Draft, category: Option<String>, session: &Session) -> NewProposal {
    let notes = notes(draft, category.is_some(), session);
    NewProposal {
        particulars: Particulars {
            title: draft.title.clone(),
            proposers: draft.signers.proposers.clone(),
            seconders: draft.signers.seconders.clone(),
            kind: draft.signers.kind,
            category: category.unwrap_or_default(),
            consent: draft.consent,
            consent_reason: String::new(),
            secret: false,
            wanted_lead: draft.wanted.lead.clone(),
            wanted_joint: draft.wanted.joint.clone(),
            text: None,
            notes,
        },
        text: Some(draft.text.clone()).filter(|text| !text.is_empty()),
        received: draft.handed_in.received.map(|day| day.and_time(NaiveTime::MIN)),
        period: draft.handed_in.period,
        source_number: draft.numbers.source.clone(),
        fingerprint: Some(draft.fingerprint),
        marks: draft.marks.iter().copied().collect(),
        signatures_due: None,
    }
}

/// The notes of a proposal, one to a line.
fn notes(draft: &Draft, categorised: bool, session: &Session) -> String {
    let stated = [
        ("流水号", &draft.numbers.running),
        ("届次", &draft.handed_in.session),
        ("分类", &draft.category),
        ("办理结果", &draft.outcome.class),
        ("满意度", &draft.outcome.rating),
    ];
    let here = folded(&session.name);
    let mut lines = draft.notes.clone();
    for (name, text) in stated {
        let said = lines.iter().any(|line| line.ends_with(text.as_str()));
        let same = name == "届次" && folded(text).contains(&here) && !here.is_empty();
        let done = name == "分类" && categorised;
        if !text.is_empty() && !said && !same && !done {
            lines.push(format!("{name}:{text}"));
        }
    }
    lines.join("\n")
}

/// The code of a category worded by code, by name, or by name with `类` or `方面` behind it.
fn category_code(text: &str, session: &Session) -> Option<String> {
    let core = |text: &str| {
        let text = folded(text);
        let short = ["提案", "类", "方面", "建设"]
            .iter()
            .fold(text.as_str(), |text, end| text.strip_suffix(end).unwrap_or(text));
        short.to_owned()
    };
    let wanted = core(text);
    let categories = &session.rules.categories;
    let by_name = || categories.iter().find(|category| core(&category.name) == wanted && !wanted.is_empty());
    session.rules.category(text).or_else(by_name).map(|category| category.code.clone())
}
