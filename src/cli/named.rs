//! How the command line names a proposal, and finds one by what was typed.

use super::exit::Exit;
use crate::office::queries::listing::by_docket;
use crate::office::verbs::who;
use crate::office::{ProposalId, Register};
use crate::text::clean::clean_line;
use serde_json::{Value, json};

/// A bare number is an intake number; anything else, or an intake number there is none of, a docket number. Who types a
/// number that is both is told what was taken, and how the other one is named.
pub fn find(register: &Register, word: &str) -> Result<ProposalId, Exit> {
    let intake = word.parse().ok().map(ProposalId).filter(|id| register.proposal(*id).is_some());
    let none = || Exit::Usage(format!("没有收件号或案号为“{word}”的提案"));
    if let Some(also) = intake.and_then(|id| also(register, word, id)) {
        eprintln!("{}", clean_line(&also));
    }
    intake.or_else(|| by_docket(register, word)).ok_or_else(none)
}

/// That a bare number is the docket number of another proposal too.
fn also(register: &Register, word: &str, id: ProposalId) -> Option<String> {
    let other = by_docket(register, word).filter(|other| *other != id)?;
    let other = register.proposal(other)?;
    let number = word.trim();
    Some(format!("{number}按收件号；案号{number}是{}，写“第{number}号”", who(other)))
}

/// A proposal within another object: its numbers and its title.
pub fn json(register: &Register, id: ProposalId) -> Value {
    let proposal = register.proposal(id);
    json!({
        "intake": id,
        "docket": proposal.and_then(|proposal| proposal.docket()).map(|docket| &docket.label),
        "title": proposal.map(|proposal| &proposal.particulars.title),
    })
}

/// Several of them.
pub fn all(register: &Register, ids: &[ProposalId]) -> Vec<Value> {
    ids.iter().map(|id| json(register, *id)).collect()
}
