//! What waits for the office itself and not for a unit: rulings on what units asked for, meetings with proposers who stay
//! dissatisfied, and replies that may be published and are not yet.

use super::running::{Running, Waiting};
use crate::office::calendar::Deadline;
use crate::office::ids::UnitId;
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::rules::Rules;
use crate::office::stage::Stage;
use crate::office::status::to_meet;
use crate::office::task::{Task, TaskRole};
use crate::office::verbs::publish::withheld;

/// What the office has to do on one proposal. A row of a task names the unit that asked, or whose reply it is.
pub(super) fn of_office(register: &Register, proposal: &Proposal) -> Vec<Running> {
    let Some(rules) = register.session_of(proposal).map(|session| &session.rules) else { return Vec::new() };
    let row =
        |unit, what, due| Running { proposal: proposal.id, unit, signer: None, what, due, original: None };
    let mut all = Vec::new();
    if matches!(proposal.stage, Stage::Filed { .. }) {
        for (unit, task) in proposal.running() {
            all.extend(ruling(register, rules, task).map(|due| row(Some(unit), Waiting::Ruling, due)));
        }
        let met = to_meet(register, proposal);
        let due = |since| register.calendar().deadline(rules.terms.rework, since, rules.terms.counting);
        all.extend(met.map(|since| row(None, Waiting::Meeting, due(since))));
    }
    if matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. }) {
        let unpublished = publications(register, rules, proposal);
        all.extend(unpublished.map(|(unit, due)| row(Some(unit), Waiting::Publication, due)));
    }
    all
}

/// Until when the most pressing ruling on a task is due: on a hand-back or an addition within the hand-back term of the
/// request, on more time or a draft before the reply itself is due.
fn ruling(register: &Register, rules: &Rules, task: &Task) -> Option<Deadline> {
    let terms = &rules.terms;
    let within = |asked| register.calendar().deadline(terms.hand_back, asked, terms.counting);
    let hand_back = task.hand_back_pending().map(|asked| within(asked.asked));
    let addition = task.addition_pending().map(|asked| within(asked.asked));
    let open = !task.fulfilled();
    let extension = task.extension_pending().filter(|_| open).map(|_| task.due_now());
    let draft = task.draft_pending().filter(|_| open).map(|_| task.due_now());
    let all = [hand_back, addition, extension, draft];
    all.into_iter().flatten().min_by_key(|due| due.date)
}

/// The last replies that may be published and are not, with the end of the window.
fn publications<'a>(
    register: &'a Register,
    rules: &'a Rules,
    proposal: &'a Proposal,
) -> impl Iterator<Item = (UnitId, Deadline)> + 'a {
    let unpublished = |task: &Task| {
        let reply = task.replies.last().filter(|_| task.role != TaskRole::Joint && task.replied())?;
        let waits = reply.published.is_none() && withheld(register, proposal, reply).is_none();
        waits.then_some(reply.dates.delivered)
    };
    proposal.running().filter_map(move |(unit, task)| {
        let (term, delivered) = (rules.publication.within?, unpublished(task)?);
        Some((unit, register.calendar().deadline(term, delivered, rules.terms.counting)))
    })
}
