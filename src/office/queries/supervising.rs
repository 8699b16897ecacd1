//! Who leads and supervises what: the proposals lifted out of the pile with their leaders and activities, and which
//! leader has how many.

use crate::office::activity::Activity;
use crate::office::ids::{LeaderId, ProposalId, SessionId};
use crate::office::leader::Leader;
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::supervision::{Mark, Part};
use std::collections::BTreeMap;

/// A supervised proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Supervised<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// Its leaders with their parts, in order.
    pub leadings: Vec<(&'r Leader, Part)>,
    /// Leaders of different levels have a part in it (两级联合督办).
    pub joint_levels: bool,
    /// Activities about it, earliest first.
    pub activities: Vec<&'r Activity>,
}

/// The proposals of a session a leader has to do with, in the order they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage<'r> {
    /// The leader.
    pub leader: &'r Leader,
    /// Led (领办).
    pub leads: Vec<ProposalId>,
    /// Supervised (督办).
    pub supervises: Vec<ProposalId>,
    /// Answered for (包案).
    pub answers: Vec<ProposalId>,
}

/// The marked proposals of a session, and all others some leader has a part in: key ones first, then by docket.
pub fn supervised(register: &Register, session: SessionId) -> Vec<Supervised<'_>> {
    let lifted = |proposal: &&Proposal| {
        let own = &proposal.supervision;
        proposal.intake.session == session && !(own.marks.is_empty() && own.leadings.is_empty())
    };
    let mut rows: Vec<Supervised> =
        register.proposals().filter(lifted).map(|proposal| of(register, proposal)).collect();
    rows.sort_by_key(|row| {
        let number = row.proposal.docket().map_or(u32::MAX, |docket| docket.number);
        (!row.proposal.supervision.marks.contains(&Mark::Key), number, row.proposal.id)
    });
    rows
}

/// One proposal with its leaders and activities.
pub fn of<'r>(register: &'r Register, proposal: &'r Proposal) -> Supervised<'r> {
    let named = proposal.supervision.leadings.iter();
    let leadings: Vec<(&Leader, Part)> =
        named.filter_map(|leading| Some((register.leader(leading.leader)?, leading.part))).collect();
    let first = leadings.first().map(|(leader, _)| leader.level);
    let joint_levels = leadings.iter().any(|(leader, _)| Some(leader.level) != first);
    let mut activities: Vec<&Activity> =
        register.activities().filter(|activity| activity.proposals.contains(&proposal.id)).collect();
    activities.sort_by_key(|activity| (activity.on, activity.id));
    Supervised { proposal, leadings, joint_levels, activities }
}

/// Proposals related to one, whichever of the two named the other.
pub fn related(register: &Register, proposal: &Proposal) -> Vec<ProposalId> {
    let naming = |other: &&Proposal| {
        let named = proposal.supervision.related.contains(&other.id);
        other.id != proposal.id && (named || other.supervision.related.contains(&proposal.id))
    };
    register.proposals().filter(naming).map(|other| other.id).collect()
}

/// Every leader in office, with their proposals of a session by part; who has none stands there with nothing, and one
/// who left only while something of the session is theirs.
pub fn coverage(register: &Register, session: SessionId) -> Vec<Coverage<'_>> {
    let mut parts: BTreeMap<(LeaderId, Part), Vec<ProposalId>> = BTreeMap::new();
    for proposal in register.proposals().filter(|proposal| proposal.intake.session == session) {
        for leading in &proposal.supervision.leadings {
            parts.entry((leading.leader, leading.part)).or_default().push(proposal.id);
        }
    }
    let mut of = |leader, part| parts.remove(&(leader, part)).unwrap_or_default();
    let rows = register.leaders().map(|leader| Coverage {
        leader,
        leads: of(leader.id, Part::Leads),
        supervises: of(leader.id, Part::Supervises),
        answers: of(leader.id, Part::Answers),
    });
    rows.filter(|row| row.leader.left.is_none() || row.total() > 0).collect()
}

impl Supervised<'_> {
    /// Names of those who have this part, in order.
    pub fn names(&self, part: Part) -> Vec<&str> {
        let of = self.leadings.iter().filter(|(_, own)| *own == part);
        of.map(|(leader, _)| leader.name.as_str()).collect()
    }
}

impl Coverage<'_> {
    /// All parts together; 0: this leader has nothing yet.
    pub fn total(&self) -> usize {
        self.leads.len() + self.supervises.len() + self.answers.len()
    }
}
