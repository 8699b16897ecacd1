//! Who leads and supervises what: the proposals lifted out of the pile with their leaders and activities, and which
//! leader has how many.

use crate::office::activity::Activity;
use crate::office::ids::{LeaderId, ProposalId, SessionId};
use crate::office::leader::Leader;
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::supervision::{Mark, Part};

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
    /// Related proposals, whichever of the two named the other.
    pub related: Vec<ProposalId>,
}

/// What a leader has to do with the proposals of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage<'r> {
    /// The leader.
    pub leader: &'r Leader,
    /// Proposals led (领办).
    pub leads: usize,
    /// Proposals supervised (督办).
    pub supervises: usize,
    /// Proposals answered for (包案).
    pub answers: usize,
}

/// The key and important proposals of a session, and all others some leader has a part in: key ones first, then by
/// docket.
pub fn supervised(register: &Register, session: SessionId) -> Vec<Supervised<'_>> {
    let lifted = |proposal: &&Proposal| {
        let own = &proposal.supervision;
        let marked = own.marks.contains(&Mark::Key) || own.marks.contains(&Mark::Important);
        proposal.intake.session == session && (marked || !own.leadings.is_empty())
    };
    let mut rows: Vec<Supervised> =
        register.proposals().filter(lifted).map(|proposal| of(register, proposal)).collect();
    rows.sort_by_key(|row| {
        let number = row.proposal.docket().map_or(u32::MAX, |docket| docket.number);
        (!row.proposal.supervision.marks.contains(&Mark::Key), number, row.proposal.id)
    });
    rows
}

/// One proposal with its leaders, activities and relatives.
pub fn of<'r>(register: &'r Register, proposal: &'r Proposal) -> Supervised<'r> {
    let named = proposal.supervision.leadings.iter();
    let leadings: Vec<(&Leader, Part)> =
        named.filter_map(|leading| Some((register.leader(leading.leader)?, leading.part))).collect();
    let first = leadings.first().map(|(leader, _)| leader.level);
    let joint_levels = leadings.iter().any(|(leader, _)| Some(leader.level) != first);
    let mut activities: Vec<&Activity> =
        register.activities().filter(|activity| activity.proposals.contains(&proposal.id)).collect();
    activities.sort_by_key(|activity| (activity.on, activity.id));
    Supervised { proposal, leadings, joint_levels, activities, related: related(register, proposal) }
}

/// Proposals related to one, whichever of the two named the other.
pub fn related(register: &Register, proposal: &Proposal) -> Vec<ProposalId> {
    let naming = |other: &&Proposal| {
        let named = proposal.supervision.related.contains(&other.id);
        other.id != proposal.id && (named || other.supervision.related.contains(&proposal.id))
    };
    register.proposals().filter(naming).map(|other| other.id).collect()
}

/// Every leader in office, with the number of proposals of a session for each part; who has none stands there with
/// zeros, and one who left only while something of the session is theirs.
pub fn coverage(register: &Register, session: SessionId) -> Vec<Coverage<'_>> {
    let rows = register.leaders().map(|leader| covered(register, session, leader));
    rows.filter(|row| row.leader.left.is_none() || row.total() > 0).collect()
}

fn covered<'r>(register: &Register, session: SessionId, leader: &'r Leader) -> Coverage<'r> {
    let count = |part| {
        let has = |proposal: &&Proposal| has_part(proposal, leader.id, part);
        register.proposals().filter(|proposal| proposal.intake.session == session).filter(has).count()
    };
    Coverage {
        leader,
        leads: count(Part::Leads),
        supervises: count(Part::Supervises),
        answers: count(Part::Answers),
    }
}

fn has_part(proposal: &Proposal, leader: LeaderId, part: Part) -> bool {
    proposal.supervision.leadings.iter().any(|leading| leading.leader == leader && leading.part == part)
}

impl Coverage<'_> {
    /// All parts together; 0: this leader has nothing yet.
    pub fn total(&self) -> usize {
        self.leads + self.supervises + self.answers
    }
}
