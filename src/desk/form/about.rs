//! What a form is about: which tasks or units of the proposals chosen, how they are called, and what a clerk should see
//! of them while filling in.

use super::fields::Field;
use super::{FormKind, Targets};
use crate::desk::field::{Entry, Scene};
use crate::office::batch::Batch;
use crate::office::proposal::Proposal;
use crate::office::queries::batches::{Total, standing};
use crate::office::queries::owing::owed_by;
use crate::office::stage::Stage;
use crate::office::task::{Task, TaskRole};
use crate::office::verbs::who;
use crate::office::{ProposalId, Register, Session, TaskId, Unit, UnitId};
use crate::text::locale::forms as say;
use std::collections::BTreeMap;

/// What a form is about, and what can be seen when it is opened.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    /// What it is about.
    pub targets: &'a Targets,
    /// What can be seen.
    pub scene: Scene<'a>,
}

impl<'a> About<'a> {
    /// The first proposal it is about.
    pub fn proposal(&self) -> Option<&'a Proposal> {
        self.scene.register.proposal(*self.targets.proposals().first()?)
    }

    /// The proposal it is about, if it is one only.
    pub fn alone(&self) -> Option<&'a Proposal> {
        self.proposal().filter(|_| self.targets.proposals().len() == 1)
    }

    /// The session it is about: named, or that of its first proposal, or the current one where it is about none. A new
    /// session has none.
    pub fn session(&self) -> Option<&'a Session> {
        let register = self.scene.register;
        match self.targets {
            Targets::Session(id) => register.session(*id),
            Targets::Named(_) => None,
            _ => self.proposal().and_then(|p| register.session_of(p)).or_else(|| register.current()),
        }
    }

    /// The unit whose listing it puts right.
    pub fn unit(&self) -> Option<&'a Unit> {
        match self.targets {
            Targets::Units(units) => self.scene.register.unit(*units.first()?),
            _ => None,
        }
    }

    /// What it is called that it puts right or begins with; empty when it begins from nothing.
    pub fn name(&self) -> &'a str {
        match self.targets {
            Targets::Named(name) => name,
            _ => "",
        }
    }

    /// The numbering template a session form begins with.
    pub fn numbering(&self) -> String {
        let session = self.session().or_else(|| self.scene.register.current());
        session.map(|session| session.rules.numbering.docket.clone()).unwrap_or_default()
    }
}

impl FormKind {
    /// The form that fits the state of things: a request or draft that waits is ruled on, not sent again.
    #[must_use]
    pub fn suited(self, register: &Register, proposals: &[ProposalId]) -> Self {
        let waits = |pending: fn(&Task) -> bool| {
            let running = |id: &ProposalId| register.proposal(*id).into_iter().flat_map(Proposal::running);
            proposals.iter().flat_map(running).any(|(_, task)| pending(task))
        };
        match self {
            Self::HandBack if waits(|task| task.hand_back_pending().is_some()) => Self::Ruling,
            Self::Extend if waits(|task| task.extension_pending().is_some()) => Self::RuleExtension,
            Self::SubmitDraft if waits(|task| task.draft_pending().is_some()) => Self::RuleDraft,
            kind => kind,
        }
    }

    /// What such a form would be about, given the proposals chosen and, on panes that show tasks or units, the units of
    /// those rows (empty: every unit for which it makes sense).
    pub fn targets(self, register: &Register, proposals: &[ProposalId], units: &[UnitId]) -> Targets {
        match self {
            Self::New
            | Self::AddUnit
            | Self::ListMembers
            | Self::ListClerk
            | Self::ListLeaders
            | Self::ListHolidays
            | Self::RecordInfo
            | Self::AdvanceInfo
            | Self::OpenBatch
            | Self::ListQuestionnaire
            | Self::FollowUp => Targets::Nothing,
            Self::RecordActivity | Self::RecordInstruction if proposals.is_empty() => Targets::Nothing,
            Self::Session => register.current().map_or(Targets::Nothing, |s| Targets::Session(s.id)),
            Self::Remind => Targets::Units(Self::units_of(register, proposals, units)),
            kind if kind.is_about_tasks() => Targets::Tasks(self.tasks_of(register, proposals, units)),
            _ => Targets::Proposals(proposals.to_vec()),
        }
    }

    /// How many things will be done: one where the form asks which unit it is about.
    pub(super) fn counted(self, targets: &Targets) -> usize {
        match self {
            Self::Reply
            | Self::HandBack
            | Self::Ruling
            | Self::Reassign
            | Self::RuleAddition
            | Self::RuleExtension
            | Self::RuleDraft => 1,
            _ => targets.count(),
        }
    }

    pub(super) fn is_about_tasks(self) -> bool {
        matches!(
            self,
            Self::Receipt
                | Self::JointOpinion
                | Self::Extend
                | Self::Reply
                | Self::HandBack
                | Self::Ruling
                | Self::Reassign
                | Self::RuleAddition
                | Self::AskExtension
                | Self::RuleExtension
                | Self::Consult
                | Self::SubmitDraft
                | Self::RuleDraft
                | Self::Publish
        )
    }

    /// Whether it says when each unit's task is due.
    fn tells_due(self) -> bool {
        use FormKind::{Consult, JointOpinion, Publish, Receipt};
        use FormKind::{RuleAddition, RuleDraft, RuleExtension, Ruling};
        !matches!(
            self,
            Receipt | JointOpinion | Consult | Publish | Ruling | RuleAddition | RuleExtension | RuleDraft
        )
    }

    /// The running tasks it makes sense for; of a proposal without such a task all of them, so that the law says why not.
    fn tasks_of(self, register: &Register, proposals: &[ProposalId], units: &[UnitId]) -> Vec<TaskId> {
        let mut tasks = Vec::new();
        for proposal in proposals.iter().filter_map(|id| register.proposal(*id)) {
            let named = |(unit, _): &(UnitId, &Task)| units.is_empty() || units.contains(unit);
            let running: Vec<(UnitId, &Task)> = proposal.running().filter(named).collect();
            let fitting = running.iter().filter(|(_, task)| self.fits(task)).count();
            let wanted = running.iter().filter(|(_, task)| fitting == 0 || self.fits(task));
            tasks.extend(wanted.map(|(unit, _)| TaskId { proposal: proposal.id, unit: *unit }));
        }
        tasks
    }

    fn fits(self, task: &Task) -> bool {
        let replies = task.role != TaskRole::Joint;
        match self {
            Self::Receipt => task.receipted.is_none(),
            Self::JointOpinion => !replies && task.joint_opinion.is_none(),
            Self::Extend | Self::AskExtension => {
                !task.fulfilled() && task.reworks.is_empty() && task.extension_pending().is_none()
            }
            Self::RuleExtension => task.extension_pending().is_some(),
            Self::RuleAddition => task.addition_pending().is_some(),
            Self::Consult => replies,
            Self::SubmitDraft => replies && !task.replied() && task.draft_pending().is_none(),
            Self::RuleDraft => task.draft_pending().is_some(),
            Self::Publish => task.replies.last().is_some_and(|reply| reply.published.is_none()),
            Self::Reply => replies && !task.replied(),
            Self::HandBack => !task.fulfilled() && task.hand_back_pending().is_none(),
            Self::Ruling => task.hand_back_pending().is_some(),
            Self::Reassign => task.replies.is_empty() && task.joint_opinion.is_none(),
            _ => true,
        }
    }

    /// The units of the rows, or those that still owe something on the proposals.
    fn units_of(register: &Register, proposals: &[ProposalId], units: &[UnitId]) -> Vec<UnitId> {
        if !units.is_empty() {
            return units.to_vec();
        }
        let filed = |id: &ProposalId| {
            register.proposal(*id).filter(|proposal| matches!(proposal.stage, Stage::Filed { .. }))
        };
        let mut owing: Vec<UnitId> = Vec::new();
        for proposal in proposals.iter().filter_map(filed) {
            let open = proposal.running().filter(|(_, task)| !task.fulfilled()).map(|(unit, _)| unit);
            owing.extend(open.filter(|unit| !owing.contains(unit)).collect::<Vec<_>>());
        }
        owing
    }
}

impl Targets {
    /// How many things it is about; 1 for a thing not there yet.
    pub fn count(&self) -> usize {
        match self {
            Targets::Proposals(ids) => ids.len(),
            Targets::Tasks(tasks) => tasks.len(),
            Targets::Units(units) => units.len(),
            Targets::Nothing | Targets::Session(_) | Targets::Batch(_) | Targets::Named(_) => 1,
        }
    }

    /// The word that counts them.
    pub(super) fn counter(&self) -> &'static str {
        match self {
            Targets::Tasks(_) => "项",
            Targets::Units(_) => "家",
            _ => "件",
        }
    }

    /// The proposals it is about.
    pub(super) fn proposals(&self) -> Vec<ProposalId> {
        let mut ids = match self {
            Targets::Proposals(ids) => ids.clone(),
            Targets::Tasks(tasks) => tasks.iter().map(|task| task.proposal).collect(),
            _ => Vec::new(),
        };
        ids.dedup();
        ids
    }

    /// Whether everything it is about is in the register.
    pub(super) fn are_there(&self, register: &Register) -> bool {
        match self {
            Targets::Nothing | Targets::Named(_) => true,
            Targets::Proposals(ids) => {
                !ids.is_empty() && ids.iter().all(|id| register.proposal(*id).is_some())
            }
            Targets::Tasks(tasks) => {
                let there = |task: &TaskId| {
                    register.proposal(task.proposal).is_some_and(|p| p.tasks.contains_key(&task.unit))
                };
                !tasks.is_empty() && tasks.iter().all(there)
            }
            Targets::Units(units) => !units.is_empty() && units.iter().all(|id| register.unit(*id).is_some()),
            Targets::Session(id) => register.session(*id).is_some(),
            Targets::Batch(id) => register.batch(*id).is_some_and(|batch| batch.closed.is_none()),
        }
    }
}

/// How a proposal is called.
pub(super) fn called(register: &Register, id: ProposalId) -> String {
    register.proposal(id).map_or_else(|| id.to_string(), who)
}

/// What stands for a task in a choice.
pub(super) fn task_key(task: TaskId) -> String {
    format!("{}-{}", task.proposal, task.unit)
}

/// Which task, where a form is about one and several would do.
pub(super) fn task_field(about: &About) -> Option<Field> {
    let (targets, scene) = (about.targets, about.scene);
    let Targets::Tasks(tasks) = targets else { return None };
    if tasks.len() < 2 {
        return None;
    }
    let several = targets.proposals().len() > 1;
    let entry = |(number, task): (usize, &TaskId)| {
        let code = scene.register.unit(task.unit).map_or_else(String::new, |unit| unit.code.clone());
        let name = scene.register.unit_name(task.unit);
        let entry = if several {
            Entry::new(number.to_string(), name).with_detail(called(scene.register, task.proposal))
        } else {
            Entry::new(code, name).with_detail(role(scene.register, *task))
        };
        entry.meaning(task_key(*task))
    };
    Some(Field::choice("task", say::FOR_UNITS, (1..).zip(tasks).map(entry).collect()))
}

/// Which units, where the tasks belong to several.
pub(super) fn units_field(about: &About) -> Option<Field> {
    let scene = about.scene;
    let Targets::Tasks(tasks) = about.targets else { return None };
    let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
    for task in tasks {
        *counts.entry(task.unit).or_default() += 1;
    }
    if counts.len() < 2 || counts.len() > 9 {
        return None;
    }
    let entry = |(place, (unit, count)): (usize, (&UnitId, &usize))| {
        let name = scene.register.unit_name(*unit);
        let title = if *count > 1 { format!("{name} {count}项") } else { name.to_owned() };
        Entry::new((place + 1).to_string(), title).meaning(unit.to_string())
    };
    Some(Field::ticks("units", say::FOR_UNITS, counts.iter().enumerate().map(entry).collect()))
}

fn role(register: &Register, task: TaskId) -> String {
    let role = register.proposal(task.proposal).and_then(|p| p.tasks.get(&task.unit)).map(|task| task.role);
    role.map(|role| role.title().to_owned()).unwrap_or_default()
}

/// What a clerk should see of the things it is about, a line each.
pub(super) fn notes(kind: FormKind, targets: &Targets, scene: &Scene) -> Vec<String> {
    let register = scene.register;
    let mut notes = Vec::new();
    match targets {
        Targets::Proposals(_) | Targets::Tasks(_) => {
            let ids = targets.proposals();
            notes.extend(ids.first().map(|id| say::first_of(&called(register, *id), ids.len())));
        }
        Targets::Units(units) if kind == FormKind::AddUnit => {
            let listed = units.iter().filter_map(|unit| register.unit(*unit));
            notes.extend(listed.map(|unit| say::unit_listed(&unit.code, &unit.name)));
        }
        Targets::Units(units) => notes.extend(units.iter().map(|unit| owes(register, *unit, scene))),
        Targets::Batch(id) => notes.extend(register.batch(*id).map(|batch| differing(register, batch))),
        Targets::Nothing | Targets::Session(_) | Targets::Named(_) => {}
    }
    if let Targets::Tasks(tasks) = targets {
        // The units of several tasks can be ticked below; a single one must be named here.
        if !kind.tells_due() && tasks.iter().all(|task| task.unit == tasks[0].unit) {
            notes.extend(tasks.first().map(|task| unit_as(register, *task)));
        }
        notes.extend(tasks.iter().filter_map(|task| of_task(kind, register, *task)));
    }
    notes
}

/// Where what was keyed of a batch differs from what was announced.
fn differing(register: &Register, batch: &Batch) -> String {
    let totals = standing(register, batch).totals(batch);
    let told = totals.iter().filter(|total| !total.agrees()).map(Total::told);
    told.collect::<Vec<_>>().join("；")
}

/// What matters about a task for this form.
fn of_task(kind: FormKind, register: &Register, id: TaskId) -> Option<String> {
    let task = register.proposal(id.proposal)?.tasks.get(&id.unit)?;
    match kind {
        FormKind::Ruling => task.hand_back_pending().map(|asked| match asked.propose {
            Some(unit) => say::wants_it_given(&asked.reason, register.unit_name(unit)),
            None => say::wants_back(&asked.reason),
        }),
        FormKind::RuleAddition => task
            .addition_pending()
            .map(|asked| say::wants_added(register.unit_name(asked.unit), asked.role.title(), &asked.reason)),
        FormKind::RuleExtension => {
            task.extension_pending().map(|asked| say::wants_time(&asked.until.to_string(), &asked.reason))
        }
        FormKind::RuleDraft => {
            task.draft_pending().map(|draft| say::draft_waits(&draft.submitted.to_string(), &draft.class))
        }
        FormKind::Receipt | FormKind::JointOpinion | FormKind::Consult | FormKind::Publish => None,
        _ => Some(say::due(&unit_as(register, id), &task.due_now().date.to_string())),
    }
}

/// A unit with its part in the proposal.
fn unit_as(register: &Register, id: TaskId) -> String {
    say::unit_as(register.unit_name(id.unit), &role(register, id))
}

fn owes(register: &Register, unit: UnitId, scene: &Scene) -> String {
    let owing = owed_by(register, unit, scene.occasion.today());
    let ladder = register.current().map(|session| &session.rules.ladder);
    let level = ladder.and_then(|ladder| ladder.get(usize::from(owing.next_level)));
    let level = level.map_or("", |level| level.name.as_str());
    say::owes(register.unit_name(unit), owing.overdue.len(), owing.soon.len(), level)
}
