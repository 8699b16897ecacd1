//! What the proposers said: returned or not, satisfied or not, of the first round and in the end, on the whole and on
//! attitude, process and result. "Not returned" is a thing of its own and never counts as satisfied. Merged proposals
//! are asked for themselves.

use super::Count;
use super::book::{Base, Book, Part, base, number};
use crate::office::form::About;
use crate::office::ids::{OpinionId, ProposalId};
use crate::office::opinion::{Answer, Opinion, Rating};
use crate::office::proposal::Proposal;
use crate::office::rules::SatisfiedOf;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One proposer asked about one proposal: what came back by the day, of the first round and of the last that came back.
struct Asked<'r> {
    id: OpinionId,
    proposal: &'r Proposal,
    first: Option<&'r Answer>,
    last: Option<&'r Answer>,
}

pub(super) fn count(count: &Count, book: &mut Book) {
    let asked: Vec<Asked> = count.seen.iter().flat_map(|seen| asked(seen.proposal, count.as_of)).collect();
    let total = book.count("asked", asked.iter().map(|asked| asked.id).collect(), &[]);
    let whole = base("asked", total);
    round(count, book, &asked, whole, "_first", |asked| asked.first);
    round(count, book, &asked, whole, "", |asked| asked.last);
    by_proposal(count, book, &asked);
}

/// The answer that stood on a day: corrected ones count until they were corrected.
fn answer_on(opinion: &Opinion, day: NaiveDate) -> Option<&Answer> {
    let all = opinion.answer.iter().chain(opinion.corrected.iter().rev());
    all.into_iter().find(|answer| answer.on <= day)
}

fn asked(proposal: &Proposal, day: NaiveDate) -> Vec<Asked<'_>> {
    let mut signers: BTreeMap<u16, Asked> = BTreeMap::new();
    for ((signer, round), opinion) in proposal.opinions.iter().filter(|(_, o)| o.asked <= day) {
        let id = OpinionId { proposal: proposal.id, signer: *signer, round: *round };
        let answer = answer_on(opinion, day);
        let row = signers.entry(*signer).or_insert(Asked { id, proposal, first: None, last: None });
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
    let rated = |asked: &Asked<'r>| Some((asked.id, form.rated(about, &pick(asked)?.digits)?));
    let rows: Vec<(OpinionId, Rating)> = asked.iter().filter_map(rated).collect();
    let whole = base("rated", number(rows.len()));
    let parts = rows.iter().map(|(id, r)| (Part::new(*r as usize, r.name(), r.title()), *id));
    book.broken(name, "rating", parts, &[whole]);
}

/// By proposal: the worst of its last answers counts, the ones of those merged into it among them (一家不满意就是不满意).
fn by_proposal(count: &Count, book: &mut Book, asked: &[Asked]) {
    let lead = |proposal: &Proposal| match proposal.stage {
        crate::office::stage::Stage::Merged { into, .. } => into,
        _ => proposal.id,
    };
    let mut worst: BTreeMap<ProposalId, Rating> = BTreeMap::new();
    for row in asked {
        if let Some(answer) = row.last {
            let rating = worst.entry(lead(row.proposal)).or_insert(answer.rating);
            *rating = (*rating).max(answer.rating);
        }
    }
    let whole = base("rated_proposals", number(worst.len()));
    let handled = base("after_merge", number(count.all(super::seen::Seen::is_handled).len()));
    book.count("rated_proposals", worst.keys().copied().collect(), &[handled]);
    for rating in Rating::ALL {
        let rows = worst.iter().filter(|(_, worst)| **worst == rating).map(|(id, _)| *id).collect();
        book.count(&format!("proposals_{}", rating.name()), rows, &[whole, handled]);
    }
}
