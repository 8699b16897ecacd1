//! 收件: proposals come in, one by hand or a whole spreadsheet. One import is one entry. A proposal counts under the
//! session named, else under the current one, unless the rules roll over into another year's by the day of receipt.

use super::limited;
use super::particulars::{checked, nobody_twice, possible};
use crate::office::arrival::Arrival;
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, SessionId};
use crate::office::proposal::{Intake, Particulars, TextDigest};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::{Period, Session};
use crate::office::supervision::{Mark, Supervision};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most proposals in one command.
pub const BATCH_LIMIT: usize = 200_000;

/// Longest name of a file, and longest number in it, in characters.
const SOURCE_LIMIT: usize = 255;
const NUMBER_LIMIT: usize = 100;

/// Receives proposals.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Receive {
    /// The proposals, in order.
    pub proposals: Vec<NewProposal>,
    /// Name of the file they come from; empty when entered by hand.
    pub source: String,
    /// The session they count under, whatever the rules say of the day; by those rules when not given.
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
    /// Until when cosigners may sign; nobody is waited for when not given.
    pub signatures_due: Option<NaiveDate>,
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
        let source = limited("来源", &self.source, SOURCE_LIMIT)?;
        let mut facts = Vec::with_capacity(most * 2);
        let mut seen = BTreeSet::new();
        let mut next = register.next_proposal().0;
        for proposal in &self.proposals {
            let known = |print| register.imported(&print).is_some() || !seen.insert(print);
            if proposal.fingerprint.is_some_and(known) {
                continue;
            }
            let session = match self.session {
                Some(_) => session,
                None => counted_under(register, session, proposal.received(occasion).date())?,
            };
            facts.extend(proposal.enter(ProposalId(next), session, &source, occasion)?);
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

/// The session a proposal received on a day counts under, beginning from the current one: the next year's from the day
/// the rules roll over on, and the year's before where its rules say that the day still belongs there.
fn counted_under<'r>(
    register: &'r Register,
    current: &'r Session,
    received: NaiveDate,
) -> Result<&'r Session, Refusal> {
    let mut session = current;
    while session.is_over(received) {
        let year = session.year.saturating_add(1);
        session = register.session_of_year(year).ok_or_else(|| Refusal::NotNow {
            who: format!("{received}收到的提案"),
            what: format!("按规则计入{year}年度，还没有这一年度的届次；请先开设，或写明计入哪一届次"),
        })?;
    }
    let before = |session: &Session| {
        let past = register.session_of_year(session.year.saturating_sub(1))?;
        (past.rules.intake.rollover.is_some() && !past.is_over(received)).then_some(past)
    };
    while let Some(past) = before(session) {
        session = past;
    }
    Ok(session)
}

impl NewProposal {
    /// Takes the text out and leaves its digest.
    pub fn detach(&mut self) -> Option<String> {
        let text = self.text.take().filter(|text| !text.trim().is_empty())?;
        self.particulars.text = Some(digest(&text));
        Some(text)
    }

    fn received(&self, occasion: &Occasion) -> NaiveDateTime {
        self.received.unwrap_or_else(|| occasion.now())
    }

    fn enter(
        &self,
        id: ProposalId,
        session: &Session,
        source: &str,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let received = self.received(occasion);
        possible("收件日期", received.date(), occasion)?;
        let period = self.period.unwrap_or_else(|| session.period(received));
        let arrival = Arrival { received, period, signatures_due: self.signatures_due };
        arrival.check_signing(&self.particulars.proposers)?;
        let intake = Intake {
            session: session.id,
            received,
            period,
            source: source.to_owned(),
            source_number: limited("原编号", &self.source_number, NUMBER_LIMIT)?,
            fingerprint: self.fingerprint,
            signatures_due: self.signatures_due,
        };
        let mut particulars = checked(&self.particulars, session, occasion)?;
        nobody_twice(&particulars)?;
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
