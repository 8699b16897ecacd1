//! The fields of a proposal's particulars, shared by receiving and amending.

use super::fields::{Answers, Field};
use crate::desk::field::{Entry, Roster};
use crate::office::Particulars;
use crate::office::Session;
use crate::office::proposer::{Consent, Kind, Proposer};
use crate::office::verbs::{REMARK_LIMIT, TITLE_LIMIT};
use crate::text::locale::forms as say;

/// Most characters of a text; a proposal of the field has one to five thousand.
pub(super) const TEXT_LIMIT: usize = 60_000;

const KINDS: [(&str, Kind); 3] =
    [("individual", Kind::Individual), ("joint", Kind::Joint), ("collective", Kind::Collective)];
const CONSENTS: [(&str, Consent); 2] = [("yes", Consent::Yes), ("no", Consent::No)];

/// The fields before the text.
pub(super) fn fields(session: Option<&Session>) -> Vec<Field> {
    let kinds = (1..).zip(KINDS).map(|(code, (key, kind))| entry(code, kind.title(), key)).collect();
    let consents =
        (1..).zip(CONSENTS).map(|(code, (key, consent))| entry(code, consent.title(), key)).collect();
    vec![
        Field::line("title", say::TITLE, TITLE_LIMIT).must(),
        Field::proposers(),
        Field::names("seconders", say::SECONDERS, 2_000, Roster::Members),
        Field::choice("kind", say::HANDED_IN_AS, kinds).carried(),
        category(session).carried(),
        Field::free_choice("consent", say::CONSENT, consents).carried(),
        Field::names("wanted_lead", say::WANTED_LEAD, 200, Roster::Units),
        Field::names("wanted_joint", say::WANTED_JOINT, 500, Roster::Units),
    ]
}

/// The text and the remarks.
pub(super) fn last_fields() -> Vec<Field> {
    vec![
        Field::body("text", say::TEXT, TEXT_LIMIT),
        Field::line("notes", say::NOTES, REMARK_LIMIT).helped(say::HELP_LINE),
        Field::line("consent_reason", say::CONSENT_REASON, REMARK_LIMIT).helped(say::HELP_CONSENT_REASON),
        Field::free_flag("secret", say::SECRET).helped(say::HELP_SECRET),
    ]
}

/// The category, by the session's table.
pub(super) fn category(session: Option<&Session>) -> Field {
    let table = session.map_or(&[][..], |session| &session.rules.categories);
    let entries = table.iter().map(|category| Entry::new(&category.code, &category.name)).collect();
    Field::free_choice("category", say::CATEGORY, entries)
}

fn entry(code: u8, title: &str, key: &str) -> Entry {
    Entry::new(code.to_string(), title).meaning(key)
}

/// Fills the fields with what is there.
pub(super) fn filled(fields: Vec<Field>, from: &Particulars) -> Vec<Field> {
    let key = |kind: Kind| KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(key, _)| *key);
    let said = CONSENTS.iter().find(|(_, known)| *known == from.consent).map_or("", |(key, _)| *key);
    let fill = |field: Field| match field.name {
        "title" => field.with_text(&from.title),
        "proposers" => field.with_proposers(&from.proposers),
        "seconders" => field.with_text(&from.seconders.join("、")),
        "kind" => field.with_text(key(from.kind)),
        "category" => field.with_text(&from.category),
        "consent" => field.with_text(said),
        "wanted_lead" => field.with_text(&from.wanted_lead.join("、")),
        "wanted_joint" => field.with_text(&from.wanted_joint.join("、")),
        "notes" => field.with_text(&from.notes),
        "consent_reason" => field.with_text(&from.consent_reason),
        "secret" => field.with_text(if from.secret { "yes" } else { "" }),
        _ => field,
    };
    fields.into_iter().map(fill).collect()
}

/// The particulars the fields say, beginning from those that were there.
pub(super) fn read(answers: &Answers, from: &Particulars) -> Particulars {
    let kind = KINDS.iter().find(|(key, _)| answers.choice("kind") == Some(key));
    let consent = CONSENTS.iter().find(|(key, _)| answers.choice("consent") == Some(key));
    Particulars {
        title: answers.text("title"),
        proposers: signed(answers.proposers(), from),
        seconders: answers.list("seconders"),
        kind: kind.map(|(_, kind)| *kind).unwrap_or_default(),
        category: answers.choice("category").unwrap_or_default().to_owned(),
        consent: consent.map(|(_, consent)| *consent).unwrap_or_default(),
        wanted_lead: answers.list("wanted_lead"),
        wanted_joint: answers.list("wanted_joint"),
        notes: answers.text("notes"),
        consent_reason: answers.text("consent_reason"),
        secret: answers.yes("secret"),
        ..from.clone()
    }
}

/// The names as typed; whoever signed before has signed.
fn signed(typed: Vec<Proposer>, from: &Particulars) -> Vec<Proposer> {
    let before = |name: &str| from.proposers.iter().find(|proposer| proposer.name == name);
    let keep = |mut proposer: Proposer| {
        proposer.signed = before(&proposer.name).and_then(|was| was.signed);
        proposer
    };
    typed.into_iter().map(keep).collect()
}
