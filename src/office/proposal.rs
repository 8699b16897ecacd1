//! A proposal (提案) and its four independent axes: its own stage, a task for each unit, an opinion of each asked
//! proposer, and supervision. They are never pressed into one status; what a list shows is derived in `status`.

use super::ids::{ProposalId, SessionId, Undated, UnitId};
use super::opinion::Opinion;
use super::outcome::Outcome;
use super::past::Past;
use super::proposer::{Consent, Kind, Proposer};
use super::review::Review;
use super::session::Period;
use super::stage::{Docket, Stage};
use super::supervision::Supervision;
use super::task::{Task, TaskRole};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One proposal with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Intake number.
    pub id: ProposalId,
    /// How it came in.
    pub intake: Intake,
    /// What it says and who says it.
    pub particulars: Particulars,
    /// Axis A: its own stage.
    pub stage: Stage,
    /// Axis B: the units' tasks.
    pub tasks: BTreeMap<UnitId, Task>,
    /// Axis C: the asked proposers' opinions by signer and round.
    pub opinions: BTreeMap<(u16, u8), Opinion>,
    /// Axis D: marks and supervision.
    pub supervision: Supervision,
    /// What the reviewers said.
    pub review: Review,
    /// What the office settled about the result.
    pub outcome: Outcome,
    /// The days of steps that bear none of their own.
    pub days: BTreeMap<Undated, NaiveDate>,
    /// What it was before; derived.
    pub(super) past: Past,
}

/// How a proposal came in. Only its [`super::arrival::Arrival`] is ever put right afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// The session it counts under.
    pub session: SessionId,
    /// When it was received, Beijing time.
    pub received: NaiveDateTime,
    /// Plenary or intersession.
    pub period: Period,
    /// File it was imported from, empty for one entered by hand.
    pub source: String,
    /// Its number in that source (原编号), as written there.
    pub source_number: String,
    /// Digest by which a second import of the same row is known; `None` for one entered by hand.
    pub fingerprint: Option<[u8; 16]>,
    /// Until when cosigners may sign (联名签名截止); `None`: nobody is waited for.
    pub signatures_due: Option<NaiveDate>,
}

/// What is said, and by whom; may be amended.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Particulars {
    /// 案由.
    pub title: String,
    /// Proposers in the order of signing; the first is the first proposer.
    pub proposers: Vec<Proposer>,
    /// Seconders (附议人); they are not asked for an opinion.
    pub seconders: Vec<String>,
    /// The name it was handed in under (名义).
    pub kind: Kind,
    /// Code of its category in the session's rules; empty while undecided.
    pub category: String,
    /// Whether the proposer agrees to publication.
    pub consent: Consent,
    /// Why it may not be published (不公开原由).
    pub consent_reason: String,
    /// Holds a secret (涉密): never leaves the office in a listing, not even its title.
    pub secret: bool,
    /// Units the proposer wished for as lead, as written.
    pub wanted_lead: Vec<String>,
    /// Units the proposer wished for as joint, as written.
    pub wanted_joint: Vec<String>,
    /// BLAKE3 digest of the text; the text itself is kept outside the register.
    pub text: Option<TextDigest>,
    /// Remarks, and whatever an imported listing said beyond the known columns.
    pub notes: String,
}

/// BLAKE3 digest of a text kept outside the register.
pub type TextDigest = [u8; 32];

impl Proposal {
    /// A proposal just received, with nothing said yet.
    pub fn new(id: ProposalId, intake: Intake) -> Self {
        Self {
            id,
            intake,
            particulars: Particulars::default(),
            stage: Stage::Received,
            tasks: BTreeMap::new(),
            opinions: BTreeMap::new(),
            supervision: Supervision::default(),
            review: Review::default(),
            outcome: Outcome::default(),
            days: BTreeMap::new(),
            past: Past::default(),
        }
    }

    /// Its docket number, as long as it ever had one.
    pub fn docket(&self) -> Option<&Docket> {
        self.stage.docket()
    }

    /// The tasks that still count: not ended by reassignment, hand-back or undoing.
    pub fn running(&self) -> impl Iterator<Item = (UnitId, &Task)> {
        self.tasks.iter().filter(|(_, task)| task.ended.is_none()).map(|(unit, task)| (*unit, task))
    }

    /// The running tasks whose units reply to the proposer: lead or separate.
    pub fn replying(&self) -> impl Iterator<Item = (UnitId, &Task)> {
        self.running().filter(|(_, task)| task.role != TaskRole::Joint)
    }

    /// Name of who is asked for this signer's opinion in a round: whoever stands in, else the proposer; empty when the
    /// listing named nobody.
    pub fn asked_name(&self, signer: u16, round: u8) -> &str {
        let stand_in = self.opinions.get(&(signer, round)).and_then(|opinion| opinion.stand_in.as_ref());
        let proposer = || self.particulars.proposers.get(usize::from(signer));
        stand_in.map_or_else(|| proposer().map_or("", |p| p.name.as_str()), |stand_in| stand_in.name.as_str())
    }

    /// Name of who is asked for this signer's opinion last; of the proposer where nobody was asked yet.
    pub fn last_asked_name(&self, signer: u16) -> &str {
        let rounds = self.opinions.keys().filter(|(at, _)| *at == signer).map(|(_, round)| *round);
        self.asked_name(signer, rounds.max().unwrap_or(1))
    }

    /// The cosigners who have not signed, with their places in the order of signing, where signatures are waited for: on
    /// joint proposals with a day until which they may sign. The first proposer signs by handing in.
    pub fn unsigned(&self) -> impl Iterator<Item = (u16, &Proposer)> {
        let waits = self.particulars.kind == Kind::Joint && self.intake.signatures_due.is_some();
        let cosigners = (0..).zip(&self.particulars.proposers).skip(1);
        cosigners.filter(move |(_, proposer)| waits && proposer.signed.is_none())
    }

    /// The latest business date on record; nothing that ends the proposal may lie before it.
    pub fn last_date(&self) -> NaiveDate {
        let waiting = || {
            let received = self.intake.received.date();
            let again = self.days.get(&Undated::Resubmitted).copied();
            let before = self.review.last_date().into_iter().chain(self.past.last_on()).chain(again);
            before.fold(received, NaiveDate::max)
        };
        let stage = self.stage.on().unwrap_or_else(waiting);
        let tasks = self.running().map(|(_, task)| task.last_date());
        let answers = self.opinions.values().filter_map(|opinion| opinion.answer.as_ref());
        tasks.chain(answers.map(|answer| answer.on)).fold(stage, NaiveDate::max)
    }
}

impl Particulars {
    /// Names of all proposers in order, joined by `、`.
    pub fn proposer_names(&self) -> String {
        let names: Vec<&str> = self.proposers.iter().map(|p| p.name.as_str()).collect();
        names.join("、")
    }

    /// The first proposer's name, empty when the listing was silent.
    pub fn first_proposer(&self) -> &str {
        self.proposers.first().map_or("", |p| p.name.as_str())
    }
}
