//! 收件: proposals come in, one by hand or a whole spreadsheet. One import is one entry.

use super::{TITLE_LIMIT, known_codes, limited};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, SessionId};
use crate::office::proposal::{Intake, Particulars, TextDigest};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::{Period, Session};
use crate::office::supervision::{Mark, Supervision};
use chrono::{Datelike, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most proposals in one command.
pub const BATCH_LIMIT: usize = 200_000;

/// First year anything can have been received in: no office is older.
const EARLIEST: i32 = 1949;

/// Receives proposals.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Receive {
    /// The proposals, in order.
    pub proposals: Vec<NewProposal>,
    /// Name of the file they come from; empty when entered by hand.
    pub source: String,
    /// The session they count under; the current one when not given.
    pub session: Option<SessionId>,
}

/// A proposal that comes in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewProposal {
    /// What it says and who says it.
    pub particulars: Particulars,
    /// The text, when it travels with the command.
    pub text: Option<String>,
    /// When it was received, Beijing time; now when not given.
    pub received: Option<NaiveDateTime>,
    /// Plenary or intersession; by the session's cutoff when not given.
    pub period: Option<Period>,
    /// Its number in the source, as written there.
    pub source_number: String,
    /// Digest by which the row is known again. A row whose digest is in the register already is left out.
    pub fingerprint: Option<[u8; 16]>,
    /// Marks it brings along.
    pub marks: Vec<Mark>,
}

impl Receive {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let session = self.session(register)?;
        if self.proposals.is_empty() {
            return Err(Refusal::Nothing);
        }
        let most = self.proposals.len();
        if most > BATCH_LIMIT {
            return Err(Refusal::TooMany { limit: BATCH_LIMIT, given: most });
        }
        let mut facts = Vec::with_capacity(most * 2);
        let mut seen = BTreeSet::new();
        let mut next = register.next_proposal().0;
        for proposal in &self.proposals {
            let known = |print| register.imported(&print).is_some() || !seen.insert(print);
            if proposal.fingerprint.is_some_and(known) {
                continue;
            }
            facts.extend(proposal.enter(ProposalId(next), session, &self.source, occasion)?);
            next = next.saturating_add(1);
        }
        if facts.is_empty() { Err(Refusal::AllKnown(most)) } else { Ok(facts) }
    }

    fn session<'r>(&self, register: &'r Register) -> Result<&'r Session, Refusal> {
        let named = self.session.and_then(|id| register.session(id));
        let session = if self.session.is_some() { named } else { register.current() };
        session.ok_or(Refusal::NoSession)
    }
}

impl NewProposal {
    /// Takes the text out and leaves its digest.
    pub fn detach(&mut self) -> Option<String> {
        let text = self.text.take().filter(|text| !text.trim().is_empty())?;
        self.particulars.text = Some(digest(&text));
        Some(text)
    }

    fn enter(
        &self,
        id: ProposalId,
        session: &Session,
        source: &str,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let received = self.received.unwrap_or_else(|| occasion.now());
        if received.date() > occasion.today() {
            let why = format!("晚于今天{}", occasion.today());
            return Err(Refusal::Date { what: "收件日期".to_owned(), date: received.date(), why });
        }
        if received.year() < EARLIEST {
            let why = format!("早于{EARLIEST}年");
            return Err(Refusal::Date { what: "收件日期".to_owned(), date: received.date(), why });
        }
        let intake = Intake {
            session: session.id,
            received,
            period: self.period.unwrap_or_else(|| session.period(received)),
            source: source.to_owned(),
            source_number: self.source_number.clone(),
            fingerprint: self.fingerprint,
            signatures_due: None,
        };
        let mut particulars = checked(&self.particulars, session)?;
        if let Some(text) = self.text.as_ref().filter(|text| !text.trim().is_empty()) {
            particulars.text = Some(digest(text));
        }
        let mut facts =
            vec![Fact::Intake(Change::new(id, intake)), Fact::Particulars(Change::new(id, particulars))];
        if !self.marks.is_empty() {
            let marks = self.marks.iter().copied().collect();
            facts.push(Fact::Supervision(Change::new(id, Supervision { marks, ..Supervision::default() })));
        }
        Ok(facts)
    }
}

/// The digest a text is kept under.
pub fn digest(text: &str) -> TextDigest {
    *blake3::hash(text.as_bytes()).as_bytes()
}

/// Particulars with a title, names without empty ones, and a category the session knows.
pub(super) fn checked(particulars: &Particulars, session: &Session) -> Result<Particulars, Refusal> {
    let mut particulars = particulars.clone();
    particulars.title = limited("案由", &particulars.title, TITLE_LIMIT)?;
    if particulars.title.is_empty() {
        return Err(Refusal::Empty("案由".to_owned()));
    }
    particulars.proposers.retain(|proposer| !proposer.name.trim().is_empty());
    if particulars.category.is_empty() {
        return Ok(particulars);
    }
    particulars.category = category(&particulars.category, session)?;
    Ok(particulars)
}

/// The code of a category given by code or name.
pub(super) fn category(given: &str, session: &Session) -> Result<String, Refusal> {
    let rules = &session.rules;
    rules.category(given).map(|category| category.code.clone()).ok_or_else(|| Refusal::UnknownCode {
        table: "提案分类".to_owned(),
        code: given.to_owned(),
        known: known_codes(rules.categories.iter().map(|c| (c.code.as_str(), c.name.as_str()))),
    })
}
