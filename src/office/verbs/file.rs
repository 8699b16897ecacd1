//! 立案: received proposals get a category and a docket number, and usually their units, in one step. Numbers are given
//! without a gap: the lowest free one of the session, and of the category where the rules number within categories.

use super::assign::Units;
use super::particulars::category;
use super::{LAST_STEP, batch, day, review, session, sign, stage_fact, who, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ProposalId, SessionId};
use crate::office::proposal::{Particulars, Proposal};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::session::Session;
use crate::office::stage::{Docket, Stage};
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
            let on = day("立案日期", self.on, Some((LAST_STEP, proposal.last_date())), occasion)?;
            if proposal.particulars.proposers.is_empty() {
                let what = "还没有提案者，请先用修改补上，再立案".to_owned();
                return Err(Refusal::NotNow { who: who(proposal), what });
            }
            review::passed(proposal, session)?;
            sign::complete(proposal, on)?;
            let categorised = self.categorise(proposal, session)?;
            let category = categorised.as_ref().map_or(&proposal.particulars, |now| now).category.as_str();
            let docket = numbers.docket_of(register, proposal, session, category, on);
            facts.extend(
                categorised.map(|now| {
                    Fact::Particulars(Change::from(proposal.id, proposal.particulars.clone(), now))
                }),
            );
            facts.push(stage_fact(proposal, Stage::Filed { on, docket }));
            facts.extend(self.to.tasks(register, proposal, session, on)?);
        }
        Ok(facts)
    }

    /// The particulars with the category given, where that changes them.
    fn categorise(&self, proposal: &Proposal, session: &Session) -> Result<Option<Particulars>, Refusal> {
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
        Ok(Some(now))
    }
}

/// Hands out the free numbers of each session and of each category in it, lowest first.
#[derive(Default)]
struct Numbers {
    dockets: BTreeMap<SessionId, Free>,
    categories: BTreeMap<(SessionId, String), Free>,
}

/// The numbers that nobody holds: the gaps first, then what follows the greatest.
struct Free {
    gaps: std::vec::IntoIter<u32>,
    next: u32,
}

impl Numbers {
    /// The number a proposal gets.
    fn docket_of(
        &mut self,
        register: &Register,
        proposal: &Proposal,
        session: &Session,
        category: &str,
        on: NaiveDate,
    ) -> Docket {
        let (id, period) = (session.id, proposal.intake.period);
        let number = self.docket(register, id);
        let within = session.numbers_categories(period).then(|| self.in_category(register, id, category));
        session.docket(number, period, category, within, on)
    }

    fn docket(&mut self, register: &Register, session: SessionId) -> u32 {
        let table = || register.docket_table(session);
        self.dockets.entry(session).or_insert_with(|| Free::of(table())).next()
    }

    fn in_category(&mut self, register: &Register, session: SessionId, category: &str) -> u32 {
        let table = || register.category_table(session, category);
        let free = self.categories.entry((session, category.to_owned()));
        free.or_insert_with(|| Free::of(table())).next()
    }
}

impl Free {
    fn of(table: Option<&BTreeMap<u32, ProposalId>>) -> Self {
        let last = table.and_then(|table| table.keys().next_back().copied()).unwrap_or(0);
        let full = table.map_or(0, BTreeMap::len) == usize::try_from(last).unwrap_or(usize::MAX);
        let mut gaps = Vec::new();
        if !full {
            let mut expected = 1;
            for taken in table.into_iter().flat_map(BTreeMap::keys).copied() {
                gaps.extend(expected..taken);
                expected = taken + 1;
            }
        }
        Self { gaps: gaps.into_iter(), next: last }
    }

    fn next(&mut self) -> u32 {
        self.gaps.next().unwrap_or_else(|| {
            self.next += 1;
            self.next
        })
    }
}
