//! Which states of a proposal its verbs could have made. Undoing or redoing an old step may leave no other, even where
//! every single fact still fits.

use super::fact::Fact;
use super::ids::{ProposalId, UnitId};
use super::opinion::{Opinion, Rating};
use super::outcome::Outcome;
use super::proposal::Proposal;
use super::register::Register;
use super::review::Review;
use super::stage::Stage;
use super::task::{Task, TaskRole};
use std::collections::{BTreeMap, BTreeSet};

/// The first proposal that the facts would leave in a state no verb could have made.
pub(super) fn incoherent(register: &Register, facts: &[Fact]) -> Option<ProposalId> {
    let mut after = After { register, changed: BTreeMap::new() };
    for fact in facts {
        after.carry_out(fact);
    }
    let before = After { register, changed: BTreeMap::new() };
    let mut looked_at: BTreeSet<ProposalId> = after.changed.keys().copied().collect();
    looked_at.extend(after.changed.values().filter_map(Shape::lead));
    let passed_over = |id| before.stands(id) && !after.stands(id);
    // An answer that comes in after closing unsettles nothing; taking back a meeting, a class or an opening would.
    let turned = |id| before.end(id) != after.end(id);
    let unsettled = |id| turned(id) && before.settled(id) && !after.settled(id);
    looked_at.into_iter().find(|id| !after.coherent(*id) || passed_over(*id) || unsettled(*id))
}

/// The register as some facts would leave it.
struct After<'a> {
    register: &'a Register,
    changed: BTreeMap<ProposalId, Shape<'a>>,
}

/// The axes of a proposal that depend on each other.
#[derive(Clone)]
struct Shape<'a> {
    stage: &'a Stage,
    review: &'a Review,
    tasks: BTreeMap<UnitId, &'a Task>,
    opinions: BTreeMap<(u16, u8), &'a Opinion>,
    outcome: &'a Outcome,
    tracked: bool,
}

/// Never reviewed.
static UNREVIEWED: Review = Review { steps: Vec::new() };

/// Nothing settled.
static NOTHING: Outcome = Outcome { rulings: Vec::new(), meetings: Vec::new() };

impl<'a> After<'a> {
    fn carry_out(&mut self, fact: &'a Fact) {
        let Some(id) = fact.proposal() else { return };
        let Some(now) = self.register.proposal(id) else { return };
        match fact {
            Fact::Stage(c) => {
                self.change(now).stage = c.now.as_deref().unwrap_or(&Stage::Received);
            }
            Fact::Task(c) => {
                let tasks = &mut self.change(now).tasks;
                match c.now.as_deref() {
                    Some(task) => tasks.insert(c.of.unit, task),
                    None => tasks.remove(&c.of.unit),
                };
            }
            Fact::Opinion(c) => {
                let opinions = &mut self.change(now).opinions;
                match c.now.as_deref() {
                    Some(opinion) => opinions.insert((c.of.signer, c.of.round), opinion),
                    None => opinions.remove(&(c.of.signer, c.of.round)),
                };
            }
            Fact::Review(c) => self.change(now).review = c.now.as_deref().unwrap_or(&UNREVIEWED),
            Fact::Outcome(c) => self.change(now).outcome = c.now.as_deref().unwrap_or(&NOTHING),
            Fact::Supervision(c) => {
                self.change(now).tracked = c.now.as_ref().is_some_and(|now| now.tracking.is_some());
            }
            _ => {}
        }
    }

    fn change(&mut self, now: &'a Proposal) -> &mut Shape<'a> {
        self.changed.entry(now.id).or_insert_with(|| Shape::of(now))
    }

    fn shape(&self, id: ProposalId) -> Option<Shape<'a>> {
        self.changed.get(&id).cloned().or_else(|| self.register.proposal(id).map(Shape::of))
    }

    /// What closing rests on besides replies and opinions, with the stage.
    fn end(&self, id: ProposalId) -> Option<(&'a Stage, &'a Outcome)> {
        self.shape(id).map(|shape| (shape.stage, shape.outcome))
    }

    /// The proposals merged into a lead proposal.
    fn merged(&self, lead: ProposalId) -> Vec<Shape<'a>> {
        let arrived = self.changed.iter().filter(|(_, shape)| shape.lead() == Some(lead)).map(|(id, _)| *id);
        let all: BTreeSet<ProposalId> = self.register.merged_into(lead).chain(arrived).collect();
        let shapes = all.into_iter().filter_map(|id| self.shape(id));
        shapes.filter(|shape| shape.lead() == Some(lead)).collect()
    }

    /// Tasks run while a proposal is filed or closed; opinions are asked for when all who must reply have, of every
    /// proposer of the lead proposal and of those merged into it; what is closed waits for nothing.
    fn coherent(&self, id: ProposalId) -> bool {
        let Some(shape) = self.shape(id) else { return true };
        let merged = self.merged(id);
        if shape.tracked && !shape.ever_replied() {
            return false;
        }
        match shape.stage {
            Stage::Received | Stage::SentBack { .. } | Stage::Declined { .. } => {
                shape.idle() && shape.opinions.is_empty() && *shape.outcome == NOTHING
            }
            Stage::Withdrawn { .. } | Stage::Merged { .. } => shape.idle(),
            Stage::Filed { .. } => {
                shape.asked_in_time()
                    && shape.settled_in_time()
                    && merged.iter().all(|other| other.rounds() == shape.rounds())
            }
            Stage::Closed { on, .. } | Stage::Archived { closed: on, .. } => {
                let waited_for = |shape: &Shape| shape.open().any(|opinion| opinion.due.date >= *on);
                let asked = shape.asked_in_time() && shape.settled_in_time() && shape.complete();
                asked && !std::iter::once(&shape).chain(&merged).any(waited_for)
            }
        }
    }

    /// What the rules ask for was done; they may have changed since, so only a step that undoes it is at fault.
    fn stands(&self, id: ProposalId) -> bool {
        self.reworked(id) && self.reviewed(id)
    }

    /// Every level of review the rules ask for let it be filed.
    fn reviewed(&self, id: ProposalId) -> bool {
        let session = self.register.proposal(id).and_then(|proposal| self.register.session_of(proposal));
        let (Some(shape), Some(session)) = (self.shape(id), session) else { return true };
        shape.stage.docket().is_none() || shape.review.wanting(&session.rules.intake.review).is_none()
    }

    /// Every rating that reopens a filed proposal was followed by its order to handle it again.
    fn reworked(&self, id: ProposalId) -> bool {
        let session = self.register.proposal(id).and_then(|proposal| self.register.session_of(proposal));
        let (Some(shape), Some(session)) = (self.shape(id), session) else { return true };
        let rules = &session.rules;
        let ordered = shape.round() - 1;
        let missing = |shape: &Shape| {
            shape.opinions.iter().any(|((_, round), opinion)| {
                let reopens =
                    opinion.answer.as_ref().is_some_and(|a| rules.feedback.reopens.contains(&a.rating));
                reopens && *round <= rules.feedback.rework_rounds && usize::from(*round) > ordered
            })
        };
        let filed = matches!(shape.stage, Stage::Filed { .. });
        !filed || !(missing(&shape) || self.merged(id).iter().any(missing))
    }

    /// A proposal that is closed has one class, and dissatisfied proposers were met where the rules ask for it.
    fn settled(&self, id: ProposalId) -> bool {
        let session = self.register.proposal(id).and_then(|proposal| self.register.session_of(proposal));
        let (Some(shape), Some(session)) = (self.shape(id), session) else { return true };
        let feedback = &session.rules.feedback;
        let unmet = |other: &Shape| {
            let round = other.dissatisfied(&feedback.reopens);
            let met = shape.outcome.meetings.iter().any(|meeting| Some(meeting.round) >= round);
            feedback.meeting && round.is_some_and(|round| round > feedback.rework_rounds) && !met
        };
        let closed = matches!(shape.stage, Stage::Closed { .. } | Stage::Archived { .. });
        !closed || (shape.is_classed() && !unmet(&shape) && !self.merged(id).iter().any(unmet))
    }
}

impl<'a> Shape<'a> {
    fn of(proposal: &'a Proposal) -> Self {
        Self {
            stage: &proposal.stage,
            review: &proposal.review,
            tasks: proposal.tasks.iter().map(|(unit, task)| (*unit, task)).collect(),
            opinions: proposal.opinions.iter().map(|(key, opinion)| (*key, opinion)).collect(),
            outcome: &proposal.outcome,
            tracked: proposal.supervision.tracking.is_some(),
        }
    }

    fn lead(&self) -> Option<ProposalId> {
        match self.stage {
            Stage::Merged { into, .. } => Some(*into),
            _ => None,
        }
    }

    fn running(&self) -> impl Iterator<Item = &'a Task> {
        self.tasks.values().copied().filter(|task| task.ended.is_none())
    }

    fn replying(&self) -> impl Iterator<Item = &'a Task> {
        self.running().filter(|task| task.role != TaskRole::Joint)
    }

    /// Some unit replied: only then is a proposal tracked beyond its year.
    fn ever_replied(&self) -> bool {
        self.tasks.values().any(|task| !task.replies.is_empty())
    }

    fn idle(&self) -> bool {
        self.running().next().is_none()
    }

    /// The round of replies that runs or was completed last, from 1.
    fn round(&self) -> usize {
        self.replying().map(Task::round).max().unwrap_or(1)
    }

    fn rounds(&self) -> BTreeSet<u8> {
        self.opinions.keys().map(|(_, round)| *round).collect()
    }

    /// The last round on which a rating stands that reopens.
    fn dissatisfied(&self, reopens: &[Rating]) -> Option<u8> {
        let reopens =
            |opinion: &Opinion| opinion.answer.as_ref().is_some_and(|a| reopens.contains(&a.rating));
        self.opinions.iter().filter(|(_, opinion)| reopens(opinion)).map(|((_, round), _)| *round).max()
    }

    /// All who must reply have replied in this round.
    fn complete(&self) -> bool {
        self.replying().next().is_some() && self.replying().all(Task::replied)
    }

    /// Opinions were asked for in this round when it was complete, and not before.
    fn asked_in_time(&self) -> bool {
        let last = self.rounds().last().map_or(0, |round| usize::from(*round));
        last == if self.complete() { self.round() } else { self.round() - 1 }
    }

    /// Nothing was settled about a round that was never complete.
    fn settled_in_time(&self) -> bool {
        let last = self.rounds().last().copied().unwrap_or(0);
        let rulings = self.outcome.rulings.iter().map(|ruling| ruling.round);
        rulings.chain(self.outcome.meetings.iter().map(|meeting| meeting.round)).all(|round| round <= last)
    }

    /// The units gave one class in the last round, or the office settled it.
    fn is_classed(&self) -> bool {
        let round = self.round();
        let mut classes = self.replying().filter_map(|task| task.replies.get(round - 1)).map(|r| &r.class);
        let first = classes.next();
        let agree = classes.all(|class| Some(class) == first);
        agree || self.outcome.rulings.iter().any(|ruling| usize::from(ruling.round) == round)
    }

    /// The opinions of the latest round that did not come back.
    fn open(&self) -> impl Iterator<Item = &'a Opinion> {
        let latest = self.opinions.keys().map(|(_, round)| *round).max();
        let of_latest = self.opinions.iter().filter(move |((_, round), _)| Some(*round) == latest);
        of_latest.map(|(_, opinion)| *opinion).filter(|opinion| opinion.answer.is_none())
    }
}
