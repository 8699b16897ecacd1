//! What points to what beyond the handling of a proposal: leaders, activities, information items and instructions. Nothing
//! that something points to may vanish, and nothing points into the void.

use super::activity::Activity;
use super::batch::{Batch, Sheet, SheetId};
use super::ids::{ActivityId, InfoId, LeaderId, ProposalId, QuestionnaireId, SessionId, UnitId};
use super::info::{InfoItem, Instruction, Subject};
use super::leader::Leader;
use super::register::Register;
use super::stage::Stage;
use super::supervision::Supervision;
use std::collections::BTreeSet;

/// Every proposal something points to: another one as related, an activity, an information item or an instruction.
pub(super) fn proposals(register: &Register) -> BTreeSet<ProposalId> {
    let related = register.proposals().flat_map(|other| other.supervision.related.iter().copied());
    let discussed = register.activities().flat_map(|activity| activity.proposals.iter().copied());
    let passed_on = register.infos().filter_map(|info| info.proposal);
    let instructed = register.instructions().filter_map(|instruction| match instruction.subject {
        Subject::Proposal(id) => Some(id),
        _ => None,
    });
    related.chain(discussed).chain(passed_on).chain(instructed).collect()
}

/// An information item was made from this declined proposal: it stays declined.
pub(super) fn made_into_info(register: &Register, id: ProposalId, stage: &Stage) -> bool {
    !matches!(stage, Stage::Declined { .. }) && register.infos().any(|info| info.proposal == Some(id))
}

/// Something points to this leader: a proposal or an activity.
pub(super) fn leader(register: &Register, id: LeaderId) -> bool {
    let leads = |other: &super::Proposal| other.supervision.leadings.iter().any(|part| part.leader == id);
    register.proposals().any(leads) || register.activities().any(|activity| activity.leaders.contains(&id))
}

/// An activity names this unit.
pub(super) fn unit(register: &Register, id: UnitId) -> bool {
    register.activities().any(|activity| activity.reporting.contains(&id))
}

/// Something counts under this session.
pub(super) fn session(register: &Register, id: SessionId) -> bool {
    register.activities().any(|activity| activity.session == id)
        || register.infos().any(|info| info.session == id)
        || register.instructions().any(|instruction| instruction.session == id)
        || register.batches().any(|batch| batch.session == id)
        || register.questionnaires().any(|asked| asked.session == id)
}

/// An instruction was written on this activity.
pub(super) fn activity(register: &Register, id: ActivityId) -> bool {
    subject(register, &Subject::Activity(id))
}

/// An instruction was written on this information item.
pub(super) fn info(register: &Register, id: InfoId) -> bool {
    subject(register, &Subject::Info(id))
}

fn subject(register: &Register, subject: &Subject) -> bool {
    register.instructions().any(|instruction| instruction.subject == *subject)
}

/// Everything it points to is there.
pub(super) fn supervision_grounded(register: &Register, now: &Supervision) -> bool {
    now.leadings.iter().all(|leading| register.leader(leading.leader).is_some())
        && now.related.iter().all(|id| register.proposal(*id).is_some())
}

/// Everything it points to is there.
pub(super) fn activity_grounded(register: &Register, now: &Activity) -> bool {
    register.session(now.session).is_some()
        && now.leaders.iter().all(|id| register.leader(*id).is_some())
        && now.reporting.iter().all(|id| register.unit(*id).is_some())
        && now.proposals.iter().all(|id| register.proposal(*id).is_some())
}

/// Everything it points to is there, and what it was made from is declined.
pub(super) fn info_grounded(register: &Register, now: &InfoItem) -> bool {
    let declined =
        |id| register.proposal(id).is_some_and(|proposal| matches!(proposal.stage, Stage::Declined { .. }));
    register.session(now.session).is_some() && now.proposal.is_none_or(declined)
}

/// What it was written on is there.
pub(super) fn instruction_grounded(register: &Register, now: &Instruction) -> bool {
    let there = match &now.subject {
        Subject::Proposal(id) => register.proposal(*id).is_some(),
        Subject::Info(id) => register.info(*id).is_some(),
        Subject::Activity(id) => register.activity(*id).is_some(),
        Subject::Document { .. } => true,
    };
    register.session(now.session).is_some() && there
}

/// No other leader has its name and level.
pub(super) fn leader_alone(register: &Register, now: &Leader) -> bool {
    let same = |other: &Leader| other.id != now.id && other.name == now.name && other.level == now.level;
    !register.leaders().any(same)
}

/// Everything it points to is there.
pub(super) fn batch_grounded(register: &Register, now: &Batch) -> bool {
    let listed = now.questionnaire.is_none_or(|id| register.questionnaire(id).is_some());
    listed && register.session(now.session).is_some()
}

/// Its batch is there, and no other sheet holds its opinion or its number.
pub(super) fn sheet_grounded(register: &Register, id: SheetId, now: &Sheet) -> bool {
    let Some(batch) = register.batch(id.batch) else { return false };
    let of_opinion = now.opinion.and_then(|opinion| register.sheet_of(opinion));
    let of_number = batch.questionnaire.and_then(|asked| register.sheet_numbered(asked, now.number));
    of_opinion.into_iter().chain(of_number).all(|other| other == id)
}

/// A batch answers this questionnaire.
pub(super) fn questionnaire(register: &Register, id: QuestionnaireId) -> bool {
    register.batches().any(|batch| batch.questionnaire == Some(id))
}
