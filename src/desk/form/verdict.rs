//! What would come of a command: the law is asked before anything is sent, for the whole, and if it says no, for each
//! one alone: 18 of 20 can be filed, and these two not, because.

use super::Scene;
use super::about::called;
use super::fields::Field;
use crate::office::{Command, ProposalId, Refusal, Register, TaskId, UnitId, decide, prospects};
use crate::text::locale::forms as say;
use std::collections::BTreeSet;

/// What would come of the form as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// So many can be done.
    pub can: usize,
    /// Who cannot, and why.
    pub cannot: Vec<(String, String)>,
}

/// A verdict with what follows from it.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub verdict: Verdict,
    /// The command for those that can; `None` when nothing can be done.
    pub rest: Option<Box<Command>>,
    /// Why the whole was refused.
    pub refusal: Option<Refusal>,
}

/// Asks the law.
pub(super) fn judge(command: Command, scene: &Scene) -> Judged {
    let (register, occasion) = (scene.register, &scene.occasion);
    let Err(refusal) = decide(register, &command, occasion) else {
        let verdict = Verdict { can: members(&command), cannot: Vec::new() };
        return Judged { verdict, rest: Some(Box::new(command)), refusal: None };
    };
    let (cannot, rest) = part(&command, scene);
    let can = rest.as_ref().map_or(0, members);
    let rest = rest.filter(|rest| can > 0 && decide(register, rest, occasion).is_ok());
    let cannot = if cannot.is_empty() { vec![(String::new(), refusal.to_string())] } else { cannot };
    let can = if rest.is_some() { can } else { 0 };
    Judged { verdict: Verdict { can, cannot }, rest: rest.map(Box::new), refusal: Some(refusal) }
}

/// How many things a command is about.
fn members(command: &Command) -> usize {
    match command {
        Command::Receipt(c) => c.tasks.len(),
        Command::JointOpinion(c) => c.tasks.len(),
        Command::Extend(c) => c.tasks.len(),
        Command::AskExtension(c) => c.tasks.len(),
        Command::Consult(c) => c.tasks.len(),
        Command::SubmitDraft(c) => c.tasks.len(),
        Command::Publish(c) => c.tasks.len(),
        Command::Remind(c) => c.units.len(),
        other => other.proposals().len().max(1),
    }
}

/// The part of a command on tasks that can be done.
macro_rules! some_tasks {
    ($name:ident, $command:expr, $scene:expr) => {
        of_tasks(&$command.tasks, $scene, |tasks| {
            let mut some = $command.clone();
            some.tasks = tasks;
            Command::$name(some)
        })
    };
}

/// Those that cannot, with the reason, and the command without them.
fn part(command: &Command, scene: &Scene) -> (Vec<(String, String)>, Option<Command>) {
    match command {
        Command::Receipt(c) => some_tasks!(Receipt, c, scene),
        Command::JointOpinion(c) => some_tasks!(JointOpinion, c, scene),
        Command::Extend(c) => some_tasks!(Extend, c, scene),
        Command::AskExtension(c) => some_tasks!(AskExtension, c, scene),
        Command::Consult(c) => some_tasks!(Consult, c, scene),
        Command::SubmitDraft(c) => some_tasks!(SubmitDraft, c, scene),
        Command::Publish(c) => some_tasks!(Publish, c, scene),
        Command::Remind(c) => {
            let with = |units: Vec<UnitId>| {
                let mut some = c.clone();
                some.units = units;
                Command::Remind(some)
            };
            each(&c.units, scene, |unit| scene.register.unit_name(unit).to_owned(), with)
        }
        other => of_proposals(other, scene),
    }
}

fn of_tasks(
    tasks: &[TaskId],
    scene: &Scene,
    with: impl Fn(Vec<TaskId>) -> Command,
) -> (Vec<(String, String)>, Option<Command>) {
    each(tasks, scene, |task| task_called(scene.register, task), with)
}

fn task_called(register: &Register, task: TaskId) -> String {
    format!("{} {}", register.unit_name(task.unit), called(register, task.proposal))
}

fn each<T: Copy>(
    things: &[T],
    scene: &Scene,
    name: impl Fn(T) -> String,
    with: impl Fn(Vec<T>) -> Command,
) -> (Vec<(String, String)>, Option<Command>) {
    let (mut cannot, mut can) = (Vec::new(), Vec::new());
    for thing in things {
        match decide(scene.register, &with(vec![*thing]), &scene.occasion) {
            Ok(_) => can.push(*thing),
            Err(why) => cannot.push((name(*thing), why.to_string())),
        }
    }
    let rest = (!can.is_empty()).then(|| with(can));
    (cannot, rest)
}

fn of_proposals(command: &Command, scene: &Scene) -> (Vec<(String, String)>, Option<Command>) {
    let all = command.proposals();
    if all.is_empty() {
        return (Vec::new(), None);
    }
    let mut refused: Vec<(ProposalId, Refusal)> = Vec::new();
    for (id, prospect) in prospects(scene.register, command, &scene.occasion) {
        refused.extend(prospect.err().map(|why| (id, why)));
    }
    let left_out: BTreeSet<ProposalId> = refused.iter().map(|(id, _)| *id).collect();
    let named = |(id, why): (ProposalId, Refusal)| (called(scene.register, id), why.to_string());
    let some = all.iter().any(|id| !left_out.contains(id));
    let rest = some.then(|| command.without(&left_out.into_iter().collect::<Vec<_>>()));
    (refused.into_iter().map(named).collect(), rest)
}

/// The field a refusal speaks of: its labels are the words of the law.
pub(super) fn field_of(refusal: &Refusal, fields: &[Field]) -> Option<usize> {
    let label = match refusal {
        Refusal::Date { what, .. }
        | Refusal::TooLong { what, .. }
        | Refusal::Taken { what, .. }
        | Refusal::Empty(what) => what,
        Refusal::UnknownCode { table, .. } => table,
        Refusal::NoCategory(_) => say::CATEGORY,
        Refusal::Assignment(_) => say::LEAD,
        Refusal::NoRole { .. } | Refusal::Stage { .. } => return None,
        other => return unit_field(other, fields),
    };
    fields.iter().position(|field| field.label == label)
}

/// The field that holds the unit a refusal names.
fn unit_field(refusal: &Refusal, fields: &[Field]) -> Option<usize> {
    let (Refusal::RetiredUnit(name) | Refusal::Twice(name) | Refusal::HasTask { unit: name, .. }) = refusal
    else {
        return None;
    };
    let holds = |field: &Field| match &field.input {
        crate::desk::field::Input::Units(units) => units.chips().iter().any(|chip| chip.name == *name),
        _ => false,
    };
    fields.iter().rposition(holds)
}
