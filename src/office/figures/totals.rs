//! What came in and what was made of it: received, filed, merged, declined …, and by whom and about what.
//!
//! Two conventions of merging are both in use: merged proposals count as filed and are taken off afterwards (平湖: 立案
//! 252, 并案后 226), or count beside the filed ones (全国: 立案 5006 + 并案 160). Both are always given; `filed` follows the
//! rules of the session. What was merged before it had a number was never filed by either.

use super::Count;
use super::book::{Base, Book, Part, base, number};
use super::seen::{Seen, Standing};
use crate::office::ids::ProposalId;
use crate::office::proposer::{Kind, ProposerKind};
use crate::office::signers::folded;
use crate::office::stage::{Diverted, Fate, FateKind, Level, Stage};
use std::collections::BTreeSet;

pub(super) fn count(count: &Count, book: &mut Book) {
    let received = base("received", number(count.seen.len()));
    book.count("received", count.all(|_| true), &[]);
    let of = [received];
    book.count("filed", count.all(|seen| count.is_filed(seen)), &of);
    book.count("filed_with_merged", count.all(|seen| seen.is_handled() || seen.is_merged_filed()), &of);
    book.count("filed_without_merged", count.all(Seen::is_handled), &of);
    book.count("merged", count.all(Seen::is_merged), &of);
    book.count("merged_before_filing", count.all(|seen| seen.is_merged() && !seen.is_merged_filed()), &of);
    book.count("merged_after_filing", count.all(Seen::is_merged_filed), &of);
    book.count("after_merge", count.all(Seen::is_handled), &of);
    for (name, standing) in [
        ("declined", Standing::Declined),
        ("withdrawn", Standing::Withdrawn),
        ("sent_back", Standing::SentBack),
        ("pending_review", Standing::Received),
    ] {
        book.count(name, count.all(|seen| seen.standing == standing), &of);
    }
    declined(count, book, received);
    let filed = count.filed_base();
    let handled = base("after_merge", number(count.all(Seen::is_handled).len()));
    breakdowns(count, book, "received", received, &|_| true);
    breakdowns(count, book, "filed", filed, &|seen| count.is_filed(seen));
    breakdowns(count, book, "after_merge", handled, &Seen::is_handled);
    people(count, book);
}

impl<'r> Count<'r> {
    /// The proposals that fit.
    pub(super) fn all(&self, fits: impl Fn(&Seen<'r>) -> bool) -> Vec<ProposalId> {
        self.seen.iter().filter(|seen| fits(seen)).map(Seen::id).collect()
    }

    /// Filed by the convention of the session's rules.
    pub(super) fn is_filed(&self, seen: &Seen) -> bool {
        seen.is_handled() || (self.session.rules.figures.merged_are_filed && seen.is_merged_filed())
    }

    /// How many are filed by that convention, as a base.
    pub(super) fn filed_base(&self) -> Base {
        base("filed", number(self.all(|seen| self.is_filed(seen)).len()))
    }
}

/// Grounds, and where the declined ones went.
fn declined(count: &Count, book: &mut Book, received: Base) {
    let rules = &count.session.rules;
    let declined = count.seen.iter().filter(|seen| seen.standing == Standing::Declined);
    let told = |seen: &Seen| match seen.stage {
        Stage::Declined { ground, notified, diverted, .. } => {
            Some((ground.clone(), *notified, diverted.clone().filter(|d| d.on <= count.as_of)))
        }
        _ => None,
    };
    let rows: Vec<_> = declined.filter_map(|seen| Some((seen.id(), told(seen)?))).collect();
    let whole = base("declined", number(rows.len()));
    let ground = |code: &str| {
        let place = rules.grounds.iter().position(|ground| ground.code == code).unwrap_or(usize::MAX);
        Part::new(place, code, rules.ground(code).map_or(code, |ground| ground.text.as_str()))
    };
    book.broken("declined", "ground", rows.iter().map(|(id, told)| (ground(&told.0), *id)), &[whole]);
    let notified = rows.iter().filter(|(_, told)| told.1.is_some_and(|on| on <= count.as_of));
    book.count("notified", notified.map(|(id, _)| *id).collect(), &[whole]);
    let diverted: Vec<_> = rows.iter().filter_map(|(id, told)| Some((*id, told.2.as_ref()?))).collect();
    book.count("diverted", diverted.iter().map(|(id, _)| *id).collect(), &[whole, received]);
    let to = diverted.iter().map(|(id, d)| (Part::new(d.to as usize, d.to.name(), d.to.title()), *id));
    book.broken("diverted", "to", to, &[whole, received]);
    let rows: Vec<(ProposalId, &Diverted)> = diverted;
    fates(count, book, &rows);
}

/// What became of those passed on: each counts once for a fate, and once for each level, however often it was told.
fn fates(count: &Count, book: &mut Book, diverted: &[(ProposalId, &Diverted)]) {
    let whole = [base("diverted", number(diverted.len()))];
    let steps = || {
        diverted.iter().flat_map(|(id, diverted)| {
            let fates = diverted.fates.iter().filter(|fate| fate.on <= count.as_of);
            fates.map(|fate| (fate, *id))
        })
    };
    let fate = |fate: &Fate| Part::new(fate.what as usize, fate.what.name(), fate.what.title());
    let once: BTreeSet<(Part, ProposalId)> = steps().map(|(step, id)| (fate(step), id)).collect();
    book.broken("diverted_fate", "fate", once, &whole);
    let level = |step: &Fate| {
        let place = (step.what as usize) * Level::ALL.len() + step.level as usize;
        let (code, label) = (step.what.name(), step.what.title());
        Part::new(place, format!("{code}/{}", step.level.name()), format!("{} {label}", step.level.title()))
    };
    let leveled = steps().filter(|(step, _)| step.what != FateKind::NotAdopted);
    let once: BTreeSet<(Part, ProposalId)> = leveled.map(|(step, id)| (level(step), id)).collect();
    book.broken("diverted_fate", "fate_level", once, &whole);
}

/// One total by everything it can be broken down by.
fn breakdowns<'r>(
    count: &Count<'r>,
    book: &mut Book,
    name: &str,
    whole: Base,
    fits: &dyn Fn(&Seen<'r>) -> bool,
) {
    let rules = &count.session.rules;
    let of = [whole];
    let each = || count.seen.iter().filter(|seen| fits(seen));
    let known = rules.categories.iter().enumerate();
    let all = known.map(|(place, category)| Part::new(place, &*category.code, &*category.name));
    book.broken_all(name, "category", all, each().map(|seen| (category(count, seen), seen.id())), &of);
    let kind = |seen: &Seen| {
        let kind = seen.proposal.particulars.kind;
        Part::new(kind as usize, kind.name(), kind.title())
    };
    book.broken(name, "kind", each().map(|seen| (kind(seen), seen.id())), &of);
    book.broken_all(name, "nature", natures(), each().map(|seen| (nature(seen), seen.id())), &of);
    let period = |seen: &Seen| {
        let period = seen.proposal.intake.period;
        Part::new(period as usize, period.name(), period.title())
    };
    book.broken(name, "period", each().map(|seen| (period(seen), seen.id())), &of);
    book.broken(name, "proposer", each().map(|seen| (proposer(seen), seen.id())), &of);
    let bodies = each().flat_map(|seen| organisations(seen).into_iter().map(|body| (body, seen.id())));
    book.broken(name, "organisation", bodies, &of);
}

/// What it is about.
pub(super) fn category(count: &Count, seen: &Seen) -> Part {
    let rules = &count.session.rules;
    let code = seen.proposal.particulars.category.as_str();
    let place = rules.categories.iter().position(|category| category.code == code);
    let label = rules.category(code).map_or("未分类", |category| category.name.as_str());
    Part::new(place.unwrap_or(usize::MAX), code, label)
}

/// Collective or of members (集体、委员), by the name it was handed in under.
pub(super) fn nature(seen: &Seen) -> Part {
    match seen.proposal.particulars.kind {
        Kind::Individual | Kind::Joint => Part::new(0, "member", "委员提案"),
        Kind::Collective => Part::new(1, "collective", "集体提案"),
    }
}

fn natures() -> [Part; 2] {
    [Part::new(0, "member", "委员提案"), Part::new(1, "collective", "集体提案")]
}

/// What the first proposer is: the name it was handed in under.
fn proposer(seen: &Seen) -> Part {
    let first = seen.proposal.particulars.proposers.first().map_or(ProposerKind::Member, |p| p.kind);
    Part::new(first as usize, first.name(), first.title())
}

/// The bodies a collective proposal was handed in by, each once (党派逐家).
fn organisations(seen: &Seen) -> BTreeSet<Part> {
    let particulars = &seen.proposal.particulars;
    let collective = particulars.kind == Kind::Collective;
    let bodies = particulars.proposers.iter().filter(|p| collective && p.kind != ProposerKind::Member);
    bodies.map(|body| Part::new(body.kind as usize, body.name.clone(), body.name.clone())).collect()
}

/// Members who took part, each once however often and in whatever company they signed. Whoever is not on the roll is no
/// member, and a cosigner who has not signed takes no part.
fn people(count: &Count, book: &mut Book) {
    let in_office = |left: Option<chrono::NaiveDate>| left.is_none_or(|left| left > count.as_of);
    let roll: Vec<String> =
        count.register.members().filter(|m| in_office(m.left)).map(|member| member.name.clone()).collect();
    let signed: BTreeSet<String> = count.seen.iter().flat_map(|seen| signers(seen)).collect();
    // An office that keeps no roll can only count who signed.
    let taking_part = match count.register.members().next() {
        None => signed.into_iter().collect(),
        Some(_) => roll.iter().filter(|name| signed.contains(&folded(name))).cloned().collect(),
    };
    let total = book.count("members_total", roll, &[]);
    book.count("members_taking_part", taking_part, &[base("members_total", total)]);
}

/// The members who signed a proposal by then.
fn signers<'r>(seen: &Seen<'r>) -> impl Iterator<Item = String> + use<'r> {
    let (proposal, day) = (seen.proposal, seen.on);
    let unsigned: BTreeSet<u16> = proposal.unsigned().map(|(place, _)| place).collect();
    let members = (0..).zip(&proposal.particulars.proposers);
    let signed = members.filter(move |(place, signer)| {
        let by_then = signer.signed.is_none_or(|on| on <= day);
        signer.kind == ProposerKind::Member && by_then && !unsigned.contains(place)
    });
    signed.map(|(_, signer)| folded(&signer.name))
}
