//! The word of the field for a value as it is stored: the variant of an enum, or the number of something with a name.

use crate::office::activity::{ActivityKind, Measure};
use crate::office::leader::Body;
use crate::office::opinion::Rating;
use crate::office::outcome::{MeetingWay, RulingWhy};
use crate::office::proposer::{Consent, Kind, ProposerKind};
use crate::office::reminder::Way;
use crate::office::reply::{Adoption, Openness};
use crate::office::review::{Gate, ReviewLevel, Verdict};
use crate::office::session::Period;
use crate::office::stage::{Diversion, FateKind, Level};
use crate::office::supervision::{Mark, Part};
use crate::office::task::{ConsultWay, EndedWhy, Stand, TaskRole};
use crate::office::waiting::Waiting;
use crate::office::{ClerkId, LeaderId, ProposalId, Register, Role, SessionId, UnitId, Verb};
use crate::text::locale::say::{self, fields};
use serde::Serialize;

/// The title of the variant stored as `value`.
fn among<T: Serialize + Copy>(
    all: &[T],
    title: impl Fn(T) -> &'static str,
    value: &str,
) -> Option<&'static str> {
    let is_it = |one: &&T| serde_json::to_value(*one).is_ok_and(|stored| stored == value);
    all.iter().find(is_it).map(|one| title(*one))
}

/// The word for a value of a field; `None`: it is a text and stands for itself.
pub fn word(component: &str, within: &str, field: &str, value: &str) -> Option<&'static str> {
    match field {
        "verb" | "four_eyes" => among(Verb::ALL, Verb::title, value),
        "roles" => among(&Role::ALL, Role::title, value),
        "rating" | "reopens" | "satisfied" => among(&Rating::ALL, Rating::title, value),
        "marks" => among(&Mark::ALL, Mark::title, value),
        "part" => among(&Part::ALL, Part::title, value),
        "counts" => among(&Measure::ALL, Measure::title, value),
        "body" => among(&Body::ALL, Body::title, value),
        "kind" | "proposer" => kind(component, within, field, value),
        "level" if component != "review" => among(&Level::ALL, Level::title, value),
        "level" | "review" => among(&ReviewLevel::ALL, ReviewLevel::title, value),
        "way" if component == "reminder" => among(&Way::ALL, Way::title, value),
        "way" if component == "outcome" => {
            among(&[MeetingWay::InPerson, MeetingWay::Explained], MeetingWay::title, value)
        }
        "way" => among(&ConsultWay::ALL, ConsultWay::title, value),
        _ => review(field, value).or_else(|| handling(component, field, value)),
    }
    .or_else(|| fields::value(field, value))
}

fn kind(component: &str, within: &str, field: &str, value: &str) -> Option<&'static str> {
    const KINDS: [Kind; 3] = [Kind::Individual, Kind::Joint, Kind::Collective];
    const PROPOSERS: [ProposerKind; 7] = [
        ProposerKind::Member,
        ProposerKind::Party,
        ProposerKind::Organisation,
        ProposerKind::Committee,
        ProposerKind::Sector,
        ProposerKind::Group,
        ProposerKind::Town,
    ];
    match (component, within) {
        ("activity", _) => among(&ActivityKind::ALL, ActivityKind::title, value),
        (_, "proposers") => among(&PROPOSERS, ProposerKind::title, value),
        _ if field == "proposer" => among(&PROPOSERS, ProposerKind::title, value),
        _ => among(&KINDS, Kind::title, value),
    }
}

fn review(field: &str, value: &str) -> Option<&'static str> {
    match field {
        "policy" | "content" | "wording" => {
            among(&[Gate::Unsaid, Gate::Passed, Gate::Failed], Gate::title, value)
        }
        "verdict" => among(&Verdict::ALL, Verdict::title, value),
        "consent" => among(&[Consent::Unsaid, Consent::Yes, Consent::No], Consent::title, value),
        "period" => among(&[Period::Plenary, Period::Intersession], Period::title, value),
        "to" => {
            let all = [Diversion::Opinion, Diversion::Reference, Diversion::Letter];
            among(&all, Diversion::title, value).or_else(|| among(&Level::ALL, Level::title, value))
        }
        "by" => among(&Level::ALL, Level::title, value),
        _ => None,
    }
}

fn handling(component: &str, field: &str, value: &str) -> Option<&'static str> {
    const WHY: [EndedWhy; 4] =
        [EndedWhy::HandedBack, EndedWhy::Reassigned, EndedWhy::Merged, EndedWhy::Withdrawn];
    const RULED: [RulingWhy; 3] = [RulingWhy::Decided, RulingWhy::Corrected, RulingWhy::Tracked];
    const OPENNESS: [Openness; 4] =
        [Openness::Unsaid, Openness::Public, Openness::OnRequest, Openness::Closed];
    match field {
        "role" => among(&[TaskRole::Lead, TaskRole::Joint, TaskRole::Separate], TaskRole::title, value),
        "stand" => among(&[Stand::Agrees, Stand::Amends, Stand::Disagrees], Stand::title, value),
        "why" if component == "outcome" => among(&RULED, RulingWhy::title, value),
        "why" => among(&WHY, |why| say::handling::ENDED[why as usize], value),
        "openness" => among(&OPENNESS, Openness::title, value),
        "adopted" => {
            among(&[Adoption::Adopted, Adoption::Partly, Adoption::NotAdopted], Adoption::title, value)
        }
        "what" if component == "reminder" => among(&Waiting::ALL, Waiting::title, value),
        "what" if component == "stage" => {
            among(&[FateKind::Adopted, FateKind::NotAdopted, FateKind::Instructed], FateKind::title, value)
        }
        _ => None,
    }
}

/// The name of what a number stands for; `None`: it is a mere number.
pub fn id(register: &Register, component: &str, field: &str, number: u32) -> Option<String> {
    let unit = || Some(register.unit_name(UnitId(number)).to_owned());
    match (component, field) {
        (_, "unit" | "propose" | "reporting") | ("review", "lead" | "joint") | ("unit", "merged_into") => {
            unit()
        }
        (_, "leader" | "leaders") => register.leader(LeaderId(number)).map(|leader| leader.name.clone()),
        (_, "session") => register.session(SessionId(number)).map(|session| session.name.clone()),
        (_, "clerk") => Some(register.clerk_name(ClerkId(number)).to_owned()),
        (_, "into" | "related" | "proposals" | "proposal") => {
            let docket = register.proposal(ProposalId(number)).and_then(|proposal| proposal.docket());
            Some(docket.map_or_else(|| say::intake(number), |docket| docket.label.clone()))
        }
        ("reminder", "level") => {
            let rules = register.current().map(|session| &session.rules);
            rules.and_then(|rules| rules.ladder.get(number as usize)).map(|level| level.name.clone())
        }
        _ => None,
    }
}
