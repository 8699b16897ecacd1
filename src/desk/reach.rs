//! Which actions are possible now, and why the others are not: the law is asked with the least command each verb could
//! become, so that menu and palette grey what the server would refuse, with its own reason.

use super::form::Scene;
use super::panes::Subject;
use crate::keymap::{Action, Need};
use crate::office::outcome::{Classed, MeetingWay};
use crate::office::queries::survey::{Asked, asked_of};
use crate::office::reminder::Way;
use crate::office::review::{Gates, ReviewLevel, Verdict};
use crate::office::rules::Rules;
use crate::office::stage::{Diversion, FateKind, Level};
use crate::office::supervision::Mark;
use crate::office::task::{ConsultWay, Task};
use crate::office::verbs::addition::RuleAddition;
use crate::office::verbs::archive::Archive;
use crate::office::verbs::ask_extension::RuleExtension;
use crate::office::verbs::assign::{Assign, Units};
use crate::office::verbs::classify::Classify;
use crate::office::verbs::close::Close;
use crate::office::verbs::consult::Consult;
use crate::office::verbs::decline::Decline;
use crate::office::verbs::divert::{Divert, DivertFate};
use crate::office::verbs::draft_reply::{RuleDraft, SubmitDraft};
use crate::office::verbs::extend::Extend;
use crate::office::verbs::file::File;
use crate::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use crate::office::verbs::joint_opinion::JointOpinion;
use crate::office::verbs::mark::SetMark;
use crate::office::verbs::meet::Meet;
use crate::office::verbs::merge::{Merge, Split};
use crate::office::verbs::notify::Notify;
use crate::office::verbs::publish::Publish;
use crate::office::verbs::reassign::Reassign;
use crate::office::verbs::receipt::Receipt;
use crate::office::verbs::remind::Remind;
use crate::office::verbs::reply::GiveReply;
use crate::office::verbs::review::Review;
use crate::office::verbs::send_back::{Resubmit, SendBack};
use crate::office::verbs::sign::Sign;
use crate::office::verbs::stand_in::ArrangeStandIn;
use crate::office::verbs::supervise::Supervise;
use crate::office::verbs::track::{LookBackAt, Track};
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
        Action::Open if subject.opens => Ok(()),
        Action::Edit if subject.edits => Ok(()),
        Action::EditUnit => of_one_unit(subject).map(|_| ()),
        _ => needed(scene, subject, action),
    }
}

/// The one unit the chosen rows are about, or why there is none.
pub fn of_one_unit(subject: &Subject) -> Result<UnitId, String> {
    match subject.units[..] {
        [] => Err(say::boards::NO_UNIT_HERE.to_owned()),
        [first, ref others @ ..] if others.iter().all(|other| *other == first) => Ok(first),
        _ => Err(say::boards::SEVERAL_UNITS_HERE.to_owned()),
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
            | Action::RuleAddition
            | Action::Consult
            | Action::Draft
            | Action::Publish
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
            let (diverted, consented, place) = (None, false, String::new());
            Command::Decline(Decline {
                proposals,
                ground,
                notified: None,
                diverted,
                consented,
                place,
                on: None,
            })
        }
        Action::SendBack => Command::SendBack(SendBack { proposals, reason, on: None }),
        Action::Resubmit => Command::Resubmit(Resubmit { proposals, on: None }),
        Action::Withdraw => Command::Withdraw(Withdraw { proposals, reason, on: None }),
        Action::Merge => {
            let into = subject.proposals.iter().copied().find(|id| *id != proposal.id)?;
            Command::Merge(Merge { into, proposals, on: None })
        }
        Action::Split => Command::Split(Split { proposals, on: None }),
        Action::MarkKey => {
            let set = !proposal.supervision.marks.contains(&Mark::Key);
            Command::Mark(SetMark { proposals, mark: Mark::Key, set, on: None })
        }
        Action::Assign => {
            let free = |unit: &&crate::office::Unit| !unit.retired && !proposal.tasks.contains_key(&unit.id);
            let to = Units { joint: vec![scene.register.units().find(free)?.id], ..Units::default() };
            let to = if proposal.running().next().is_none() { lead(&to) } else { to };
            Command::Assign(Assign { proposals, to, on: None })
        }
        Action::Close => Command::Close(Close { proposals, on: None }),
        Action::Classify | Action::Meet => return on_the_result(proposal, rules, action),
        Action::Supervise | Action::Track | Action::LookBack => return watching(proposal, action),
        _ => return around_filing(scene, proposal, action),
    })
}

/// What the office settles about the result.
fn on_the_result(proposal: &Proposal, rules: &Rules, action: Action) -> Option<Command> {
    let proposals = vec![proposal.id];
    Some(match action {
        Action::Classify => {
            let now = proposal.class_in(proposal.answered_rounds());
            let other = rules.classes.iter().find(|class| now != Classed::Class(&class.code))?.code.clone();
            let basis = SOME.to_owned();
            Command::Classify(Classify { proposals, class: other, why: None, basis, round: None, on: None })
        }
        Action::Meet => {
            let way = MeetingWay::default();
            Command::Meet(Meet { proposals, way, who: String::new(), minutes: SOME.to_owned(), on: None })
        }
        _ => return None,
    })
}

/// What is watched about it, in its year and beyond.
fn watching(proposal: &Proposal, action: Action) -> Option<Command> {
    let proposals = vec![proposal.id];
    Some(match action {
        Action::Supervise => {
            // Anything that is not there yet can be set.
            let effect = Some(format!("{}{SOME}", proposal.supervision.effect));
            Command::Supervise(Supervise { proposals, theme: None, leadings: None, related: None, effect })
        }
        Action::Track => {
            let promise = SOME.to_owned();
            Command::Track(Track { proposals, promise, promised: None, next: None, on: None })
        }
        Action::LookBack => Command::LookBack(LookBackAt {
            proposals,
            progress: SOME.to_owned(),
            class: None,
            basis: String::new(),
            rating: None,
            end: false,
            next: None,
            on: None,
        }),
        _ => return None,
    })
}

/// Before filing, instead of it, and when all is over.
fn around_filing(scene: &Scene, proposal: &Proposal, action: Action) -> Option<Command> {
    let (id, proposals, on) = (proposal.id, vec![proposal.id], None);
    Some(match action {
        Action::Review => Command::Review(review(scene, proposal)?),
        Action::Notify => Command::Notify(Notify { proposals, on }),
        Action::Divert => {
            let (to, place) = (Diversion::Opinion, String::new());
            Command::Divert(Divert { proposals, to, place, consented: true, on })
        }
        Action::DivertFate => {
            let (what, level, note) = (FateKind::Adopted, Level::default(), String::new());
            Command::DivertFate(DivertFate { proposals, what, level, note, on })
        }
        Action::Archive => Command::Archive(Archive { proposals, on }),
        Action::Sign => Command::Sign(Sign { proposal: id, signers: Vec::new(), on }),
        Action::StandIn => {
            let waited_for = |asked: &Asked| asked.opinion.answer.is_none();
            let asked = asked_of(scene.register, id).into_iter().find(waited_for);
            let (proposal, signer) = asked.map_or((id, 0), |asked| (asked.id.proposal, asked.id.signer));
            let (name, reason) = (SOME.to_owned(), SOME.to_owned());
            Command::StandIn(ArrangeStandIn { proposal, signer, name, reason, on })
        }
        _ => return None,
    })
}

/// The lowest review there can be: of the first level the rules ask for.
fn review(scene: &Scene, proposal: &Proposal) -> Option<Review> {
    let asked = &scene.register.session_of(proposal)?.rules.intake.review;
    Some(Review {
        proposals: vec![proposal.id],
        level: asked.iter().copied().min().unwrap_or(ReviewLevel::First),
        verdict: Verdict::Discuss,
        by: String::new(),
        gates: Gates::default(),
        category: None,
        lead: None,
        joint: Vec::new(),
        separate: Vec::new(),
        remark: SOME.to_owned(),
        on: None,
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
        Action::Receipt => vec![Command::Receipt(Receipt::of(vec![id]))],
        Action::JointOpinion => vec![Command::JointOpinion(JointOpinion::of(vec![id]))],
        Action::Extend => {
            let until = task.due_now().date.max(scene.occasion.today()) + Days::new(1);
            let note = String::new();
            vec![
                Command::Extend(Extend { tasks: vec![id], until, reason, on: None }),
                Command::RuleExtension(RuleExtension {
                    task: id,
                    granted: false,
                    until: None,
                    note,
                    on: None,
                }),
            ]
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
            Command::HandBack(HandBackAsk::new(id, SOME)),
            Command::RuleHandBack(HandBackRuling::new(id, true)),
        ],
        Action::Reassign => {
            let free = |unit: &&crate::office::Unit| !unit.retired && !proposal.tasks.contains_key(&unit.id);
            let to = scene.register.units().find(free).map(|unit| unit.id);
            to.map(|to| Command::Reassign(Reassign { task: id, to, restart: true, on: None }))
                .into_iter()
                .collect()
        }
        Action::Reply => reply(scene, proposal, id, task).into_iter().collect(),
        _ => of_a_reply(action, id),
    }
}

/// What goes before and after a reply.
fn of_a_reply(action: Action, id: TaskId) -> Vec<Command> {
    match action {
        Action::RuleAddition => {
            let note = String::new();
            vec![Command::RuleAddition(RuleAddition { task: id, granted: false, note, on: None })]
        }
        Action::Consult => {
            let (way, who, note) = (ConsultWay::default(), String::new(), String::new());
            vec![Command::Consult(Consult { tasks: vec![id], way, who, note, on: None })]
        }
        Action::Draft => vec![
            Command::SubmitDraft(SubmitDraft { tasks: vec![id], class: String::new(), on: None }),
            Command::RuleDraft(RuleDraft { task: id, granted: true, note: String::new(), on: None }),
        ],
        Action::Publish => vec![Command::Publish(Publish { tasks: vec![id], on: None })],
        _ => Vec::new(),
    }
}

/// A reply as its draft has it, where one was looked at.
fn reply(scene: &Scene, proposal: &Proposal, id: TaskId, task: &Task) -> Option<Command> {
    let rules = &scene.register.session_of(proposal)?.rules;
    let drafted = task.drafts.last().map(|draft| &draft.class).filter(|class| !class.is_empty());
    let class = drafted.or_else(|| rules.classes.first().map(|class| &class.code))?;
    Some(Command::Reply(GiveReply::new(id, class)))
}
