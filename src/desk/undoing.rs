//! What 撤销 would take back, told before it is done: which step, when, which proposals. The step asked about is the step
//! taken back, even if the same clerk does something on another desk meanwhile.

use super::model::Model;
use super::msg::{Effect, Wish};
use super::overlay::Overlay;
use super::overlays::question::Question;
use super::{history, telling, wish};
use crate::office::trail::Step;
use crate::office::verbs::undo::Undo;
use crate::office::verbs::who;
use crate::office::{Command, Entry, Fact, Proposal, ProposalId, Register, TaskId, Turn, decide};
use crate::text::locale::say::{OF_PROPOSALS, OF_TASKS, asking as say};
use std::collections::BTreeMap;

/// Most lines that tell what a step was about.
const MOST: usize = 8;

/// Asks whether the last own step shall be taken back, or says why it cannot be.
pub fn ask(model: &mut Model) -> Vec<Effect> {
    // The last step is not known yet, and the one before it is not meant.
    if !model.link.waiting.is_empty() {
        return wish::refuse(model, say::STEP_ON_ITS_WAY.to_owned());
    }
    let scene = model.scene();
    let granted = decide(scene.register, &Command::Undo(Undo::default()), &scene.occasion);
    let seq = match granted.map(|granted| granted.turn) {
        Ok(Turn::Undoes(seq)) => seq,
        Ok(_) => return Vec::new(),
        Err(refusal) => return wish::refuse(model, refusal.to_string()),
    };
    let step = model.register.trail().step(model.me, seq);
    let lines = step.map(|step| told(step, model)).unwrap_or_default();
    let undo = Wish::Submit(Box::new(Command::Undo(Undo { entry: Some(seq) })));
    let question = Question::new(say::UNDO, lines, say::UNDO_KEYS, vec![undo]);
    model.overlays.push(Overlay::Question(Box::new(question)));
    Vec::new()
}

/// The step in one line as the history has it, then what it was about.
fn told(step: &Step, model: &Model) -> Vec<String> {
    let Step { seq, at, verb, facts, .. } = step;
    let (seq, at, verb, facts) = (*seq, *at, *verb, facts.clone());
    let entry = Entry { seq, at, clerk: model.me, ticket: [0; 16], verb, turn: Turn::Plain, facts };
    let register = &model.register;
    let head = history::step(&entry, register);
    let about: Vec<String> = about(&entry, register);
    let counter = if entry.proposals().is_empty() { OF_TASKS } else { OF_PROPOSALS };
    let more = about.len().checked_sub(MOST).filter(|more| *more > 0);
    let more = more.map(|more| say::and_more(more, counter));
    [head].into_iter().chain(about.into_iter().take(MOST)).chain(more).collect()
}

/// The proposals by number and title, with the units whose tasks changed; of a step about none, what it changed.
fn about(entry: &Entry, register: &Register) -> Vec<String> {
    let proposals = entry.proposals();
    if proposals.is_empty() {
        return entry.facts.iter().flat_map(|fact| telling::tell(fact, register)).collect();
    }
    let mut units: BTreeMap<ProposalId, Vec<&str>> = BTreeMap::new();
    for task in entry.facts.iter().filter_map(task) {
        units.entry(task.proposal).or_default().push(register.unit_name(task.unit));
    }
    let named = |proposal: &Proposal| match units.get(&proposal.id) {
        Some(units) => format!("{}  {}", who(proposal), units.join("、")),
        None => who(proposal),
    };
    proposals.into_iter().filter_map(|id| register.proposal(id)).map(named).collect()
}

fn task(fact: &Fact) -> Option<TaskId> {
    match fact {
        Fact::Task(change) => Some(change.of),
        _ => None,
    }
}
