//! The writing of the sample's proposals: title, text, proposers, and what the form says besides.

use super::cases::Case;
use super::fates::Fate;
use super::people::{COMMITTEES, GROUPS, MEMBERS, ORGANISATIONS, PARTIES, SECTORS};
use super::texts::{FINDINGS, OPENINGS, PASSAGES, REASONS, REQUESTS};
use super::units::UNITS;
use crate::office::proposer::{Consent, Kind, Proposer, ProposerKind};
use crate::office::{NewProposal, Particulars};

/// Choices that look mixed and are always the same.
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of their own for each thing and each use.
    pub(super) fn of(thing: usize, salt: u64) -> Self {
        let thing = u64::try_from(thing).unwrap_or(0);
        Self(thing.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt.wrapping_mul(0xd1b5_4a32_d192_ed03))
    }

    /// A number from 0 up to, but not including, `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)) >> 33;
        usize::try_from(mixed).unwrap_or(0) % limit.max(1)
    }

    /// One of a table.
    pub(super) fn one<T: Copy>(&mut self, table: &[T]) -> T {
        table[self.below(table.len())]
    }
}

/// The proposal as it comes in.
pub(super) fn proposal(case: &Case) -> NewProposal {
    let mut dice = Dice::of(case.place, 1);
    let (kind, proposers) = proposers(&mut dice);
    let undecided = case.fate == Fate::Waiting && !case.place.is_multiple_of(3);
    let particulars = Particulars {
        title: title(case),
        seconders: seconders(&mut dice, &proposers),
        proposers,
        kind,
        category: if undecided { String::new() } else { case.topic.category.to_owned() },
        consent: dice.one(&[
            Consent::Yes,
            Consent::Yes,
            Consent::Yes,
            Consent::Yes,
            Consent::Unsaid,
            Consent::No,
        ]),
        wanted_lead: wanted(&mut dice, case.topic.lead),
        wanted_joint: case
            .topic
            .joint
            .iter()
            .take(dice.below(3))
            .flat_map(|code| wanted(&mut dice, code))
            .collect(),
        text: None,
        notes: String::new(),
        consent_reason: String::new(),
        secret: false,
    };
    NewProposal { particulars, text: Some(text(case)), ..NewProposal::default() }
}

/// The title; a repeated matter is put in other words.
fn title(case: &Case) -> String {
    match case.repeats {
        Some(_) => format!("关于进一步{}的建议", case.matter),
        None => format!("关于{}的建议", case.matter),
    }
}

/// Three sections, as the form asks for them.
fn text(case: &Case) -> String {
    let mut dice = Dice::of(case.place, 2);
    let passage = &PASSAGES[case.topic_place];
    let opening = dice.one(&OPENINGS).replace("{}", case.matter);
    let (finding, reason) = (dice.one(&FINDINGS), dice.one(&REASONS));
    let asked = dice.below(REQUESTS.len());
    let other = (asked + 1 + dice.below(REQUESTS.len() - 1)) % REQUESTS.len();
    let [first, second, third] = passage.measures;
    let (trouble, ground) = (passage.trouble, passage.cause);
    let (wish, other) = (REQUESTS[asked], REQUESTS[other]);
    format!(
        "一、问题\n{opening}{trouble}{finding}\n\n二、分析\n{ground}{reason}\n\n三、建议\n\
         （一）{first}\n（二）{second}\n（三）{third}\n（四）{wish}\n（五）{other}"
    )
}

fn proposers(dice: &mut Dice) -> (Kind, Vec<Proposer>) {
    match dice.below(20) {
        0..10 => (Kind::Individual, members(dice, 1)),
        10..15 => {
            let many = 2 + dice.below(4);
            (Kind::Joint, members(dice, many))
        }
        _ => (Kind::Collective, collective(dice)),
    }
}

fn members(dice: &mut Dice, many: usize) -> Vec<Proposer> {
    let (start, step) = (dice.below(MEMBERS.len()), 1 + 2 * dice.below(8));
    let name = |place: usize| MEMBERS[(start + place * step) % MEMBERS.len()].0;
    (0..many).map(|place| proposer(name(place), ProposerKind::Member)).collect()
}

/// Bodies sign alone, together, or with the member who convened them.
fn collective(dice: &mut Dice) -> Vec<Proposer> {
    let with_convener = |name: &str, kind, dice: &mut Dice| {
        let mut both = members(dice, 1);
        both.insert(0, proposer(name, kind));
        both
    };
    let party = proposer(dice.one(PARTIES), ProposerKind::Party);
    let committee = proposer(dice.one(COMMITTEES), ProposerKind::Committee);
    match dice.below(10) {
        0..4 => vec![party],
        4 => vec![party, committee],
        5 | 6 => vec![committee],
        7 => vec![proposer(dice.one(ORGANISATIONS), ProposerKind::Organisation)],
        8 => {
            let sector = dice.one(SECTORS);
            with_convener(sector, ProposerKind::Sector, dice)
        }
        _ => {
            let group = dice.one(GROUPS);
            with_convener(group, ProposerKind::Group, dice)
        }
    }
}

fn proposer(name: &str, kind: ProposerKind) -> Proposer {
    Proposer { name: name.to_owned(), kind, signed: None }
}

fn seconders(dice: &mut Dice, proposers: &[Proposer]) -> Vec<String> {
    if dice.below(4) != 0 {
        return Vec::new();
    }
    let many = 1 + dice.below(3);
    let chosen = members(dice, many).into_iter().filter(|member| !proposers.contains(member));
    chosen.map(|member| member.name).collect()
}

/// A unit as proposers write it: by its full or by its short name, or not at all.
fn wanted(dice: &mut Dice, code: &str) -> Vec<String> {
    let Some(unit) = UNITS.iter().find(|unit| unit.code == code) else { return Vec::new() };
    match dice.below(5) {
        0 => Vec::new(),
        1 | 2 => unit.aliases.first().map(|alias| (*alias).to_owned()).into_iter().collect(),
        _ => vec![unit.name.to_owned()],
    }
}
