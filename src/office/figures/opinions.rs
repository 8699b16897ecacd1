//! What the proposers said: returned or not, satisfied or not, of the first round and in the end, on the whole and on
//! attitude, process and result. "Not returned" is a thing of its own and never counts as satisfied. Merged proposals
//! are asked for themselves.

use super::book::{Base, Book, Part, base, number};
use super::seen::Seen;
use super::{Count, answers};
use crate::office::form::About;
use crate::office::ids::{OpinionId, ProposalId};
use crate::office::opinion::{Answer, Opinion, Rating};
use crate::office::rules::SatisfiedOf;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One proposer asked about one proposal: what came back by the day, of the first round and of the last that came back.
pub(super) struct Asked<'r> {
    pub(super) id: OpinionId,
    /// The proposal that is handled: the one it was merged into, else itself.
    pub(super) lead: ProposalId,
    pub(super) first: Option<&'r Answer>,
    pub(super) last: Option<&'r Answer>,
}

pub(super) fn count(count: &Count, book: &mut Book) {
    // What was withdrawn is handled no more; what was merged is asked for itself.
    let stand = count.seen.iter().filter(|seen| seen.is_handled() || seen.is_merged());
    let asked: Vec<Asked> = stand.flat_map(asked).collect();
    let total = book.count("asked", asked.iter().map(|asked| asked.id).collect(), &[]);
    let whole = base("asked", total);
    round(count, book, &asked, whole, "_first", |asked| asked.first);
    round(count, book, &asked, whole, "", |asked| asked.last);
    answers::by_part(count, book, &asked);
    answers::of_survey(count, book, &asked, "_first", |asked| asked.first);
    answers::of_survey(count, book, &asked, "", |asked| asked.last);
    by_proposal(count, book, &asked, "_first", |asked| asked.first);
    by_proposal(count, book, &asked, "", |asked| asked.last);
}

/// The answer that stood on a day: corrected ones count until they were corrected.
fn answer_on(opinion: &Opinion, day: NaiveDate) -> Option<&Answer> {
    let all = opinion.answer.iter().chain(opinion.corrected.iter().rev());
    all.into_iter().find(|answer| answer.on <= day)
}

fn asked<'r>(seen: &Seen<'r>) -> Vec<Asked<'r>> {
    let (proposal, day) = (seen.proposal, seen.on);
    let lead = match seen.stage {
        Stage::Merged { into, .. } => *into,
        _ => proposal.id,
    };
    let mut signers: BTreeMap<u16, Asked> = BTreeMap::new();
    for ((signer, round), opinion) in proposal.opinions.iter().filter(|(_, o)| o.asked <= day) {
        let id = OpinionId { proposal: proposal.id, signer: *signer, round: *round };
        let answer = answer_on(opinion, day);
        let row = signers.entry(*signer).or_insert(Asked { id, lead, first: None, last: None });
        if *round == 1 {
            row.first = answer;
        }
        row.last = answer.or(row.last);
    }
    signers.into_values().collect()
}

/// The figures of one round: `_first` the first, nothing the last each proposer answered.
fn round<'r>(
    count: &Count,
    book: &mut Book,
    asked: &[Asked<'r>],
    whole: Base,
    round: &str,
    pick: impl Fn(&Asked<'r>) -> Option<&'r Answer>,
) {
    let rows = |fits: &dyn Fn(&Answer) -> bool| -> Vec<OpinionId> {
        asked.iter().filter(|asked| pick(asked).is_some_and(fits)).map(|asked| asked.id).collect()
    };
    let returned = base("returned", book.count(&format!("returned{round}"), rows(&|_| true), &[whole]));
    let silent = asked.iter().filter(|asked| pick(asked).is_none()).map(|asked| asked.id).collect();
    book.count(&format!("not_returned{round}"), silent, &[whole]);
    for rating in Rating::ALL {
        let name = format!("{}{round}", rating.name());
        book.count(&name, rows(&|answer| answer.rating == rating), &[returned, whole]);
    }
    let figures = &count.session.rules.figures;
    let satisfied = rows(&|answer| figures.satisfied.contains(&answer.rating));
    let by_rule = match figures.satisfied_of {
        SatisfiedOf::Returned => returned,
        SatisfiedOf::Asked => whole,
    };
    book.count(&format!("satisfaction_rate{round}"), satisfied, &[by_rule]);
    let both = |answer: &Answer| matches!(answer.rating, Rating::Satisfied | Rating::Mostly);
    book.count(&format!("satisfaction_of_returned{round}"), rows(&both), &[returned]);
    let wholly = |answer: &Answer| answer.rating == Rating::Satisfied;
    book.count(&format!("satisfaction_of_asked{round}"), rows(&wholly), &[whole]);
    for (about, name) in
        [(About::Attitude, "attitude"), (About::Process, "process"), (About::Result, "result")]
    {
        aspect(count, book, asked, &format!("{name}{round}"), about, &pick);
    }
}

/// What they said about one thing, by rating, over those whose form asks about it.
fn aspect<'r>(
    count: &Count,
    book: &mut Book,
    asked: &[Asked<'r>],
    name: &str,
    about: About,
    pick: &impl Fn(&Asked<'r>) -> Option<&'r Answer>,
) {
    let form = &count.session.rules.form;
    if form.asks(about).is_none() {
        return;
    }
    let rated = |asked: &Asked<'r>| Some((asked.id, form.rated(about, &pick(asked)?.given)?));
    let rows: Vec<(OpinionId, Rating)> = asked.iter().filter_map(rated).collect();
    let whole = base("rated", number(rows.len()));
    let parts = rows.iter().map(|(id, r)| (Part::new(*r as usize, r.name(), r.title()), *id));
    book.broken(name, "rating", parts, &[whole]);
    let good = |rating: Rating| count.session.rules.figures.satisfied.contains(&rating);
    let satisfied = rows.iter().filter(|(_, rating)| good(*rating)).map(|(id, _)| *id).collect();
    book.count(&format!("satisfied_{name}"), satisfied, &[whole]);
}

/// By proposal: the worst of its answers counts, the ones of those merged into it among them (一家不满意就是不满意).
/// A proposal of which nobody returned anything is one not returned.
fn by_proposal<'r>(
    count: &Count,
    book: &mut Book,
    asked: &[Asked<'r>],
    round: &str,
    pick: impl Fn(&Asked<'r>) -> Option<&'r Answer>,
) {
    let mut worst: BTreeMap<ProposalId, Option<Rating>> = BTreeMap::new();
    for row in asked {
        let rating = worst.entry(row.lead).or_default();
        *rating = (*rating).max(pick(row).map(|answer| answer.rating));
    }
    let rated: Vec<(&Seen, Rating)> = count
        .seen
        .iter()
        .filter(|seen| seen.is_handled())
        .filter_map(|seen| Some((seen, (*worst.get(&seen.id())?)?)))
        .collect();
    let ids = |rows: &[(&Seen, Rating)]| rows.iter().map(|(seen, _)| seen.id()).collect::<Vec<_>>();
    let handled = base("after_merge", number(count.all(Seen::is_handled).len()));
    let whole =
        base("rated_proposals", book.count(&format!("rated_proposals{round}"), ids(&rated), &[handled]));
    let silent = |seen: &&Seen| seen.is_handled() && worst.get(&seen.id()) == Some(&None);
    let silent = count.seen.iter().filter(silent).map(Seen::id).collect();
    book.count(&format!("proposals_not_returned{round}"), silent, &[handled]);
    for rating in Rating::ALL {
        let rows: Vec<_> = rated.iter().filter(|(_, worst)| *worst == rating).copied().collect();
        book.count(&format!("proposals_{}{round}", rating.name()), ids(&rows), &[whole, handled]);
    }
    parts(count, book, &rated, round);
}

/// The parts of a breakdown a proposal stands in.
type Of<'a> = &'a dyn Fn(&Seen) -> Vec<Part>;

/// The ratings of proposals by category, by nature and by the units that replied; each over the part's own.
fn parts(count: &Count, book: &mut Book, rated: &[(&Seen, Rating)], round: &str) {
    let units = |seen: &Seen| -> Vec<Part> {
        seen.replying().map(|(id, _)| super::units::named(count, id.unit)).collect()
    };
    let dimensions: [(&'static str, Of); 3] = [
        ("category", &|seen| vec![super::totals::category(count, seen)]),
        ("nature", &|seen| vec![super::totals::nature(seen)]),
        ("unit", &units),
    ];
    let name = format!("rated_proposals{round}");
    for (by, of) in dimensions {
        let rows = |fits: &dyn Fn(Rating) -> bool| -> Vec<(Part, ProposalId)> {
            let fitting = rated.iter().filter(|(_, rating)| fits(*rating));
            fitting.flat_map(|(seen, _)| of(seen).into_iter().map(|part| (part, seen.id()))).collect()
        };
        let totals = book.broken(&name, by, rows(&|_| true), &[]);
        for rating in Rating::ALL {
            let name = format!("proposals_{}{round}", rating.name());
            book.broken_over(&name, by, rows(&|given| given == rating), ("rated_proposals", &totals));
        }
    }
}
