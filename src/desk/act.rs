//! From an action to what is done, where neither overlay nor pane took it: moving between panes, opening forms and
//! lists, undo, leaving.

use super::form::{FormKind, Targets};
use super::model::Model;
use super::msg::{Asked, Effect};
use super::overlay::Overlay;
use super::overlays::export::Export;
use super::overlays::notice::Notice;
use super::overlays::prompt::Jump;
use super::overlays::{approve, menus};
use super::panes::{PaneName, Subject};
use super::reach::{LOOKED_AT, of_one_unit, reach};
use super::wish::{self, fill, refuse};
use super::{draft, history, undoing};
use crate::keymap::{Action, Need};
use crate::office::supervision::Mark;
use crate::office::unit::Clerk;
use crate::office::verbs::mark::SetMark;
use crate::office::verbs::undo::Redo;
use crate::office::{Command, ProposalId, Register, TaskId, UnitId};
use crate::text::locale::say;
use crate::wire::{Past, Question};
use std::collections::BTreeMap;

/// How many steps the office at a glance shows.
const LAST_STEPS: u32 = 100;

/// Does an action.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = anywhere(model, action) {
        return effects;
    }
    if model.overlays.last().is_some_and(|overlay| !overlay.lets_verbs_through()) {
        return refuse(model, say::CLOSE_FIRST.to_owned());
    }
    if let Some(pane) = PaneName::ALL.into_iter().find(|name| name.action() == action) {
        model.overlays.clear();
        model.front = pane;
        return Vec::new();
    }
    on_the_pane(model, action)
}

/// What can be done whatever lies on top.
fn anywhere(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Quit => Some(draft::leave(model)),
        Action::Help => Some(show_made(model, menus::help)),
        Action::Palette => Some(show_made(model, menus::palette)),
        Action::OfficeInfo => Some(office(model)),
        Action::Redraw => Some(vec![Effect::Redraw]),
        Action::Cancel if model.overlays.is_empty() => Some(vec![Effect::Ring]),
        Action::Cancel => Some(wish::carry_out(model, vec![super::Wish::Leave])),
        _ => None,
    }
}

fn on_the_pane(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::NextPane => turn(model, 1),
        Action::PrevPane => turn(model, -1),
        Action::Open => open(model),
        Action::Jump => show(model, Overlay::Jump(Jump::default())),
        Action::Import => show(model, Overlay::import()),
        Action::Export => export(model),
        Action::Verbs => show_made(model, menus::verbs),
        Action::MarkKey => mark_key(model),
        Action::ReminderHistory => reminder_history(model),
        Action::ProposalHistory => proposal_history(model),
        Action::Approve => approve(model),
        Action::EditUnit => edit_unit(model),
        Action::Undo => undoing::ask(model),
        Action::Redo => wish::submit(model, Command::Redo(Redo::default())),
        _ => match FormKind::of(action) {
            Some(kind) => verb(model, action, kind),
            None => vec![Effect::Ring],
        },
    }
}

/// Opens the listing of the unit the chosen rows are about.
fn edit_unit(model: &mut Model) -> Vec<Effect> {
    match of_one_unit(&model.subject()) {
        Ok(unit) => fill(model, FormKind::AddUnit, Targets::Units(vec![unit])),
        Err(why) => refuse(model, why),
    }
}

/// The commands that wait for a second clerk.
fn approve(model: &mut Model) -> Vec<Effect> {
    match approve::waiting(&model.scene()) {
        Some(overlay) => show(model, overlay),
        None => refuse(model, say::second::NOTHING_WAITS.to_owned()),
    }
}

fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    model.front = model.front.beside(by);
    Vec::new()
}

/// Opens the form of a verb about what is marked or pointed at. What the law refuses for every one is said at once;
/// where some can be done the form shows which.
fn verb(model: &mut Model, action: Action, kind: FormKind) -> Vec<Effect> {
    let subject = model.subject();
    let proposals = match action.row().needs {
        Need::Nothing => chosen_on_purpose(model, &subject),
        Need::One => subject.at.into_iter().collect(),
        Need::Several if subject.proposals.len() < 2 => {
            return refuse(model, say::MERGE_NEEDS_SEVERAL.to_owned());
        }
        Need::Row | Need::Rows | Need::Several => subject.proposals,
    };
    if proposals.is_empty() && action.row().needs != Need::Nothing {
        return refuse(model, say::NOTHING_CHOSEN.to_owned());
    }
    if (1..=LOOKED_AT).contains(&proposals.len())
        && let Err(why) = reach(&model.scene(), &model.subject(), action)
    {
        let why = if proposals.len() > 1 { say::none_of(proposals.len(), &why) } else { why };
        return refuse(model, why);
    }
    let kind = kind.suited(&model.register, &proposals);
    let targets = match kind.targets(&model.register, &proposals, &subject.units) {
        Targets::Tasks(_) if !subject.tasks.is_empty() => {
            tasks(&model.register, kind, &proposals, &subject.tasks)
        }
        targets => targets,
    };
    fill(model, kind, targets)
}

/// The proposals a verb that needs none is about all the same: those marked, shown in full or under the cursor of the
/// supervision pane. Elsewhere the cursor always stands on some row, and an activity is not about that one.
fn chosen_on_purpose(model: &Model, subject: &Subject) -> Vec<ProposalId> {
    let shown = model.overlays.iter().any(|overlay| overlay.subject().is_some());
    let meant = subject.marked > 0 || shown || model.front == PaneName::Supervision;
    if meant { subject.proposals.clone() } else { Vec::new() }
}

/// The tasks among the chosen rows that a verb is about. The units of one row have nothing to do with the proposals of
/// another, so each proposal is looked at with its own; all tasks of the one under the cursor when no row is about it.
fn tasks(register: &Register, kind: FormKind, proposals: &[ProposalId], rows: &[TaskId]) -> Targets {
    let mut units: BTreeMap<ProposalId, Vec<UnitId>> = BTreeMap::new();
    for row in rows {
        units.entry(row.proposal).or_default().push(row.unit);
    }
    if !proposals.iter().any(|id| units.contains_key(id)) {
        return kind.targets(register, proposals, &[]);
    }
    let of = |id: &ProposalId| match kind.targets(register, &[*id], units.get(id)?) {
        Targets::Tasks(tasks) => Some(tasks),
        _ => None,
    };
    Targets::Tasks(proposals.iter().filter_map(of).flatten().collect())
}

fn show(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlays.push(overlay);
    Vec::new()
}

fn show_made(model: &mut Model, make: fn(&Model) -> Overlay) -> Vec<Effect> {
    let overlay = make(model);
    show(model, overlay)
}

fn open(model: &mut Model) -> Vec<Effect> {
    match model.subject().at {
        Some(proposal) => wish::open_detail(model, proposal),
        None => refuse(model, say::NOTHING_CHOSEN.to_owned()),
    }
}

/// Makes the chosen ones key proposals, or, when all of them are already, ordinary ones again.
fn mark_key(model: &mut Model) -> Vec<Effect> {
    let chosen = model.subject().proposals;
    let is_key = |id: &ProposalId| {
        model.register.proposal(*id).is_some_and(|p| p.supervision.marks.contains(&Mark::Key))
    };
    let (key, ordinary): (Vec<ProposalId>, Vec<ProposalId>) = chosen.into_iter().partition(is_key);
    let set = !ordinary.is_empty();
    let proposals = if set { ordinary } else { key };
    if proposals.is_empty() {
        return refuse(model, say::NOTHING_CHOSEN.to_owned());
    }
    wish::submit(model, Command::Mark(SetMark { proposals, mark: Mark::Key, set, on: None }))
}

/// Brings the history pane to the front with what happened to the proposal at hand.
fn proposal_history(model: &mut Model) -> Vec<Effect> {
    let Some(proposal) = model.subject().at else { return refuse(model, say::NOTHING_CHOSEN.to_owned()) };
    model.panes.history.look_at(proposal);
    model.overlays.clear();
    model.front = PaneName::History;
    Vec::new()
}

fn reminder_history(model: &mut Model) -> Vec<Effect> {
    let at = model.subject().at;
    let about =
        |id| model.register.reminders().rev().filter(move |r| r.items.iter().any(|item| item.proposal == id));
    let lines: Vec<String> =
        at.into_iter().flat_map(about).map(|reminder| history::reminder(reminder, &model.register)).collect();
    if lines.is_empty() {
        return refuse(model, say::NO_REMINDERS.to_owned());
    }
    show(model, Overlay::Notice(Notice::new(say::REMINDERS, lines)))
}

fn export(model: &mut Model) -> Vec<Effect> {
    let subject = model.subject();
    let listed = model.pane().listed();
    let ids = if subject.marked > 0 || listed.is_empty() { subject.proposals } else { listed };
    if ids.is_empty() {
        return refuse(model, say::NOTHING_CHOSEN.to_owned());
    }
    let export = Export::new(ids, &model.scene());
    show(model, Overlay::Export(Box::new(export)))
}

/// The office at a glance, and its last steps as soon as they are fetched.
fn office(model: &mut Model) -> Vec<Effect> {
    show_made(model, office_info);
    let question = Question::History(Past { limit: LAST_STEPS, ..Past::default() });
    wish::ask(model, question, Asked::History(None))
}

fn office_info(model: &Model) -> Overlay {
    let register = &model.register;
    let mut lines = Vec::new();
    if let Some(session) = register.current() {
        lines.push(say::session_info(&session.name, &session.rules.name, session.rules.categories.len()));
    }
    lines.push(say::counts(
        register.count(),
        register.units().count(),
        register.members().count(),
        register.seq(),
    ));
    let roles = |clerk: &Clerk| clerk.roles.iter().map(|role| role.title()).collect::<Vec<_>>().join("、");
    lines.extend(register.clerks().map(|clerk| format!("{}  {}", clerk.name, roles(clerk))));
    Overlay::Notice(Notice::new(say::OFFICE, lines))
}
