//! Which actions are possible now, and why the others are not: the law is asked with the least command each verb could
//! become, so that menu and palette grey what the server would refuse, with its own reason.

use super::form::Scene;
use super::panes::Subject;
use crate::keymap::{Action, Need};
use crate::office::supervision::{Mark, Way};
use crate::office::task::Task;
use crate::office::verbs::assign::{Assign, Units};
use crate::office::verbs::close::Close;
use crate::office::verbs::decline::Decline;
use crate::office::verbs::extend::Extend;
use crate::office::verbs::file::File;
use crate::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use crate::office::verbs::joint_opinion::JointOpinion;
use crate::office::verbs::mark::SetMark;
use crate::office::verbs::merge::{Merge, Split};
use crate::office::verbs::reassign::Reassign;
use crate::office::verbs::receipt::Receipt;
use crate::office::verbs::remind::Remind;
use crate::office::verbs::reply::GiveReply;
use crate::office::verbs::send_back::{Resubmit, SendBack};
use crate::office::verbs::undo::{Redo, Undo};
use crate::office::verbs::withdraw::Withdraw;
use crate::office::{Command, Proposal, ProposalId, Refusal, TaskId, UnitId, decide};
use crate::text::locale::say;
use chrono::Days;

/// How many of a batch are looked at: whether any of thousands can be filed is known from the first ones.
pub const LOOKED_AT: usize = 100;

/// What a text is that only has to be there.
const SOME: &str = "-";

/// Whether an action is possible, or why not.
pub fn reach(scene: &Scene, subject: &Subject, action: Action) -> Result<(), String> {
    match action {
        Action::Undo => ask(scene, &Command::Undo(Undo::default())),
        Action::Redo => ask(scene, &Command::Redo(Redo::default())),
        Action::ReminderHistory => reminded(scene, subject),
        _ => needed(scene, subject, action),
    }
}

fn ask(scene: &Scene, command: &Command) -> Result<(), String> {
    decide(scene.register, command, &scene.occasion).map(|_| ()).map_err(|refusal| refusal.to_string())
}

fn reminded(scene: &Scene, subject: &Subject) -> Result<(), String> {
    let about =
        |id| scene.register.reminders().any(|reminder| reminder.items.iter().any(|item| item.proposal == id));
    let units = |unit: &UnitId| scene.register.reminders_to(*unit).next().is_some();
    let told = subject.at.is_some_and(about) || subject.units.iter().any(units);
    if told { Ok(()) } else { Err(say::NO_REMINDERS.to_owned()) }
}

fn needed(scene: &Scene, subject: &Subject, action: Action) -> Result<(), String> {
    let ids: Vec<ProposalId> = match action.row().needs {
        Need::Nothing => return Ok(()),
        Need::One => subject.at.into_iter().collect(),
        Need::Several if subject.proposals.len() < 2 => return Err(say::MERGE_NEEDS_SEVERAL.to_owned()),
        Need::Row | Need::Rows | Need::Several => subject.proposals.clone(),
    };
    // The first refusal is told: of tasks that of the lead unit.
    let mut refused: Option<String> = None;
    let mut why = say::NOTHING_CHOSEN;
    for proposal in ids.iter().take(LOOKED_AT).filter_map(|id| scene.register.proposal(*id)) {
        let commands = probes(scene, proposal, subject, action);
        if commands.is_empty() && !is_about_tasks(action) {
            return Ok(());
        }
        why = say::NO_TASK_FOR_IT;
        for command in commands {
            match decide(scene.register, &command, &scene.occasion) {
                Ok(_) | Err(Refusal::Date { .. } | Refusal::Empty(_)) => return Ok(()),
                Err(refusal) => {
                    refused.get_or_insert_with(|| refusal.to_string());
                }
            }
        }
    }
    Err(refused.unwrap_or_else(|| why.to_owned()))
}

fn is_about_tasks(action: Action) -> bool {
    matches!(
        action,
        Action::Receipt
            | Action::JointOpinion
            | Action::Reply
            | Action::Extend
            | Action::HandBack
            | Action::Reassign
            | Action::Remind
    )
}

/// The least commands an action could become for one proposal; empty: it is no verb of the law, or there is no task.
fn probes(scene: &Scene, proposal: &Proposal, subject: &Subject, action: Action) -> Vec<Command> {
    if is_about_tasks(action) {
        let here = |unit| subject.concerns(TaskId { proposal: proposal.id, unit });
        let running = proposal.running().filter(|(unit, _)| here(*unit));
        return running.flat_map(|(unit, task)| on_task(scene, proposal, unit, task, action)).collect();
    }
    on_proposal(scene, proposal, subject, action).into_iter().collect()
}

fn on_proposal(scene: &Scene, proposal: &Proposal, subject: &Subject, action: Action) -> Option<Command> {
    let proposals = vec![proposal.id];
    let rules = scene.register.session_of(proposal).map(|session| &session.rules)?;
    let reason = SOME.to_owned();
    Some(match action {
        Action::File => {
            let category = rules.categories.first().map(|category| category.code.clone());
            Command::File(File { proposals, category, to: Units::default(), on: None })
        }
        Action::Decline => {
            let ground = rules.grounds.first().map_or(String::new(), |ground| ground.code.clone());
            Command::Decline(Decline { proposals, ground, diverted: None, on: None })
        }
        Action::SendBack => Command::SendBack(SendBack { proposals, reason, on: None }),
        Action::Resubmit => Command::Resubmit(Resubmit { proposals }),
        Action::Withdraw => Command::Withdraw(Withdraw { proposals, reason, on: None }),
        Action::Merge => {
            let into = subject.proposals.iter().copied().find(|id| *id != proposal.id)?;
            Command::Merge(Merge { into, proposals, on: None })
        }
        Action::Split => Command::Split(Split { proposals, on: None }),
        Action::MarkKey => {
            let set = !proposal.supervision.marks.contains(&Mark::Key);
            Command::Mark(SetMark { proposals, mark: Mark::Key, set })
        }
        Action::Assign => {
            let free = |unit: &&crate::office::Unit| !unit.retired && !proposal.tasks.contains_key(&unit.id);
            let to = Units { joint: vec![scene.register.units().find(free)?.id], ..Units::default() };
            let to = if proposal.running().next().is_none() { lead(&to) } else { to };
            Command::Assign(Assign { proposals, to, on: None })
        }
        Action::Close => Command::Close(Close { proposals, on: None }),
        _ => return None,
    })
}

/// The same unit as lead: a proposal not assigned yet takes no joint unit alone.
fn lead(units: &Units) -> Units {
    Units { lead: units.joint.clone(), ..Units::default() }
}

fn on_task(scene: &Scene, proposal: &Proposal, unit: UnitId, task: &Task, action: Action) -> Vec<Command> {
    let id = TaskId { proposal: proposal.id, unit };
    let reason = SOME.to_owned();
    match action {
        Action::Receipt => vec![Command::Receipt(Receipt { tasks: vec![id], on: None })],
        Action::JointOpinion => vec![Command::JointOpinion(JointOpinion { tasks: vec![id], on: None })],
        Action::Extend => {
            let until = task.due_now().date.max(scene.occasion.today()) + Days::new(1);
            vec![Command::Extend(Extend { tasks: vec![id], until, reason, on: None })]
        }
        Action::Remind => {
            let units = vec![unit];
            vec![Command::Remind(Remind {
                units,
                way: Way::default(),
                letter: String::new(),
                level: None,
                on: None,
            })]
        }
        Action::HandBack => vec![
            Command::HandBack(HandBackAsk { task: id, reason, on: None }),
            Command::RuleHandBack(HandBackRuling { task: id, granted: true, on: None }),
        ],
        Action::Reassign => {
            let free = |unit: &&crate::office::Unit| !unit.retired && !proposal.tasks.contains_key(&unit.id);
            let to = scene.register.units().find(free).map(|unit| unit.id);
            to.map(|to| Command::Reassign(Reassign { task: id, to, restart: true, on: None }))
                .into_iter()
                .collect()
        }
        _ => reply(scene, proposal, id).into_iter().collect(),
    }
}

fn reply(scene: &Scene, proposal: &Proposal, task: TaskId) -> Option<Command> {
    let rules = &scene.register.session_of(proposal)?.rules;
    Some(Command::Reply(GiveReply {
        task,
        number: String::new(),
        class: rules.classes.first()?.code.clone(),
        document: None,
        signed: None,
        delivered: None,
        signer: String::new(),
        openness: crate::office::task::Openness::default(),
    }))
}
