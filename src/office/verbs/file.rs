//! 立案: received proposals get a category and a docket number, and usually their units, in one step. Numbers are given
//! without a gap: the lowest free one of the session.

use super::assign::Units;
use super::receive::category;
use super::{batch, day, session, stage_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, SessionId};
use crate::office::proposal::{Docket, Proposal, Stage};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::Session;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Files proposals.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// Which proposals, in the order their numbers are to follow; each must be received.
    pub proposals: Vec<ProposalId>,
    /// Code or name of the category; the one each proposal already has when not given.
    pub category: Option<String>,
    /// To whom they are given at once; nobody: to be assigned later.
    pub to: Units,
    /// When; today if not given.
    pub on: Option<NaiveDate>,
}

impl File {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        self.to.check(register)?;
        let mut numbers = Numbers::default();
        let mut facts = Vec::new();
        for proposal in batch(register, &self.proposals)? {
            let session = session(register, proposal)?;
            if proposal.stage != Stage::Received {
                return Err(wrong_stage(proposal, "立案"));
            }
            let on = day("立案日期", self.on, Some(("收件日", proposal.intake.received.date())), occasion)?;
            facts.extend(self.categorise(proposal, session)?);
            let number = numbers.next(register, session.id);
            let docket = Docket { number, label: session.docket_label(number) };
            facts.push(stage_fact(proposal, Stage::Filed { on, docket }));
            facts.extend(self.to.tasks(register, proposal, session, on)?);
        }
        Ok(facts)
    }

    fn categorise(&self, proposal: &Proposal, session: &Session) -> Result<Option<Fact>, Refusal> {
        let was = &proposal.particulars;
        let code = match &self.category {
            Some(given) => category(given, session)?,
            None if was.category.is_empty() => return Err(Refusal::NoCategory(who(proposal))),
            None => return Ok(None),
        };
        if code == was.category {
            return Ok(None);
        }
        let mut now = was.clone();
        now.category = code;
        Ok(Some(Fact::Particulars(Change::from(proposal.id, was.clone(), now))))
    }
}

/// Hands out the free docket numbers of each session, lowest first.
#[derive(Default)]
struct Numbers {
    free: BTreeMap<SessionId, Free>,
}

/// The numbers of one session that nobody holds: the gaps first, then what follows the greatest.
struct Free {
    gaps: std::vec::IntoIter<u32>,
    next: u32,
}

impl Numbers {
    fn next(&mut self, register: &Register, session: SessionId) -> u32 {
        let free = self.free.entry(session).or_insert_with(|| Free::of(register, session));
        free.gaps.next().unwrap_or_else(|| {
            free.next += 1;
            free.next
        })
    }
}

impl Free {
    fn of(register: &Register, session: SessionId) -> Self {
        let table = register.docket_table(session);
        let last = table.and_then(|table| table.keys().next_back().copied()).unwrap_or(0);
        let full = table.map_or(0, BTreeMap::len) == usize::try_from(last).unwrap_or(usize::MAX);
        let mut gaps = Vec::new();
        if !full {
            let mut expected = 1;
            for taken in register.dockets(session) {
                gaps.extend(expected..taken);
                expected = taken + 1;
            }
        }
        Self { gaps: gaps.into_iter(), next: last }
    }
}
