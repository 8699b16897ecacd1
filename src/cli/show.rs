//! `tian show N`: one proposal with everything the register knows about it, and its text and history. The text is what the
//! desk's detail says, row by row; `--json` carries the same as data.

use super::args::{OfficeArgs, ShowArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::{Place, today};
use super::replay::history;
use super::row::row;
use super::{activities, history as steps, infos, instructions, named, reminders};
use crate::desk::overlays::detail::Fetched;
use crate::desk::overlays::detail_lines::{Told, lines};
use crate::office::info::Subject;
use crate::office::queries::batches::is_blind_opinion;
use crate::office::queries::supervising;
use crate::office::review::ReviewStep;
use crate::office::{Entry, OpinionId, Proposal, ProposalId, Register, Stage, UnitId};
use crate::text::clean::clean_text;
use crate::wire::{Answer, Question};
use serde_json::{Value, json};

/// Prints one proposal.
pub fn run(office: &OfficeArgs, args: &ShowArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let id = named::find(&place.register, &args.proposal)?;
    let text = text(&mut place, id)?;
    let entries = history(&mut place, Some(id), usize::MAX)?;
    let register = &place.register;
    let mut output = Output::new();
    match register.proposal(id) {
        Some(proposal) if args.json => output.json(&whole(register, proposal, &text, &entries))?,
        _ => {
            let text = if text.is_empty() { Fetched::Nothing } else { Fetched::Here(clean_text(&text)) };
            let history = Fetched::Here(entries);
            let told = Told { register, today: today(), alike: &[], text: &text, history: &history };
            lines(id, &told, None).iter().try_for_each(|line| output.line(&line.text))?;
        }
    }
    output.flush()
}

fn text(place: &mut Place, id: ProposalId) -> Result<String, Exit> {
    let digest = place.register.proposal(id).and_then(|proposal| proposal.particulars.text);
    let Some(digest) = digest else { return Ok(String::new()) };
    match place.ask(Question::Text(digest))? {
        Answer::Text(text) => Ok(text.unwrap_or_default()),
        _ => Ok(String::new()),
    }
}

/// Everything as one object.
fn whole(register: &Register, proposal: &Proposal, text: &str, entries: &[Entry]) -> Value {
    let mut whole = json!({
        "row": row(register, proposal, today()),
        "particulars": proposal.particulars,
        "intake": proposal.intake,
        "stage": proposal.stage,
        "tasks": tasks(register, proposal),
        "opinions": opinions(register, proposal),
        "outcome": proposal.outcome,
        "review": reviews(register, proposal),
        "marks": proposal.supervision.marks,
        "supervision": proposal.supervision,
        "pending": register.pending().filter(|one| one.proposals.contains(&proposal.id)).collect::<Vec<_>>(),
        "seconded": register.seconded().filter(|one| one.proposals.contains(&proposal.id)).collect::<Vec<_>>(),
        "text": text,
        "history": entries.iter().map(|entry| steps::json(register, entry)).collect::<Vec<_>>(),
    });
    if let (Value::Object(whole), Value::Object(around)) = (&mut whole, around(register, proposal)) {
        whole.extend(around);
    }
    whole
}

/// What stands elsewhere in the register and is about it.
fn around(register: &Register, proposal: &Proposal) -> Value {
    let id = proposal.id;
    let into = match &proposal.stage {
        Stage::Merged { into, .. } => Some(named::json(register, *into)),
        _ => None,
    };
    let merged: Vec<ProposalId> = register.merged_into(id).collect();
    let held = supervising::of(register, proposal);
    let leaders = held.leadings.iter().map(|(leader, part)| {
        json!({ "name": leader.name, "offices": leader.offices, "level": leader.level, "part": part })
    });
    let on_it = register.instructions().filter(|one| one.subject == Subject::Proposal(id));
    let of_it = register.infos().filter(|item| item.proposal == Some(id));
    let sent = register.reminders().filter(|one| one.items.iter().any(|item| item.proposal == id));
    json!({
        "ground": ground(register, proposal),
        "merged_into": into,
        "merged": named::all(register, &merged),
        "related": named::all(register, &supervising::related(register, proposal)),
        "leaders": leaders.collect::<Vec<_>>(),
        "activities": held.activities.iter().map(|one| activities::json(register, one)).collect::<Vec<_>>(),
        "instructions": on_it.map(|one| instructions::json(register, one)).collect::<Vec<_>>(),
        "infos": of_it.map(|item| infos::json(register, item)).collect::<Vec<_>>(),
        "reminders": sent.map(|one| reminders::json(register, one)).collect::<Vec<_>>(),
    })
}

/// The ground of declining, in the words of the rules.
fn ground<'r>(register: &'r Register, proposal: &'r Proposal) -> Option<&'r str> {
    let Stage::Declined { ground, .. } = &proposal.stage else { return None };
    let rules = register.session_of(proposal).map(|session| &session.rules);
    let told = rules.and_then(|rules| rules.ground(ground)).map(|ground| ground.text.as_str());
    Some(told.unwrap_or(ground))
}

fn reviews(register: &Register, proposal: &Proposal) -> Vec<Value> {
    let units = |ids: &[UnitId]| ids.iter().map(|unit| register.unit_name(*unit)).collect::<Vec<_>>();
    let one = |step: &ReviewStep| {
        json!({
            "level": step.level, "on": step.on, "by": step.by, "verdict": step.verdict, "gates": step.gates,
            "lead": step.lead.map(|unit| register.unit_name(unit)), "joint": units(&step.joint),
            "separate": units(&step.separate),
            "remark": step.remark,
        })
    };
    proposal.review.steps.iter().map(one).collect()
}

fn tasks(register: &Register, proposal: &Proposal) -> Vec<Value> {
    let one = |(unit, task): (&UnitId, &crate::office::task::Task)| json!({ "unit": register.unit_name(*unit), "due": task.due_now(), "task": task });
    proposal.tasks.iter().map(one).collect()
}

/// Each opinion with who is asked and in which round; what waits for its blind second keying is not told.
fn opinions(register: &Register, proposal: &Proposal) -> Vec<Value> {
    let one = |((signer, round), opinion): (&(u16, u8), &crate::office::opinion::Opinion)| {
        let mut told = json!(opinion);
        told["signer"] = json!(signer);
        told["round"] = json!(round);
        let id = OpinionId { proposal: proposal.id, signer: *signer, round: *round };
        if opinion.answer.is_some() && is_blind_opinion(register, id) {
            told["answer"] = json!({ "blind": true });
        }
        told["name"] = json!(proposal.asked_name(*signer, *round));
        told
    };
    proposal.opinions.iter().map(one).collect()
}
