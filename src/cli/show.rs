//! `tian show N`: one proposal with everything the register knows about it, and its text.

use super::args::{OfficeArgs, ShowArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::{Place, today};
use super::row::row;
use crate::desk::overlays::detail_filing::passed_on;
use crate::desk::overlays::detail_tasks::{opinion_rows, outcome_rows, task_rows};
use crate::desk::overlays::detail_watching::rows as watched;
use crate::office::queries::listing::by_docket;
use crate::office::review::ReviewStep;
use crate::office::{Proposal, ProposalId, Register, Stage, UnitId};
use crate::text::clean::clean_text;
use crate::wire::{Answer, Question};
use serde_json::json;

/// Prints one proposal.
pub fn run(office: &OfficeArgs, args: &ShowArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let id = named(&place.register, &args.proposal)?;
    let digest = place.register.proposal(id).and_then(|proposal| proposal.particulars.text);
    let text = match digest {
        Some(digest) => match place.ask(Question::Text(digest))? {
            Answer::Text(text) => text.unwrap_or_default(),
            _ => String::new(),
        },
        None => String::new(),
    };
    let register = &place.register;
    let proposal = register.proposal(id).ok_or_else(|| unknown(&args.proposal))?;
    let mut output = Output::new();
    if args.json {
        let whole = json!({
            "row": row(register, proposal, today()),
            "particulars": proposal.particulars,
            "intake": proposal.intake,
            "stage": proposal.stage,
            "tasks": tasks(register, proposal),
            "opinions": proposal.opinions.values().collect::<Vec<_>>(),
            "outcome": proposal.outcome,
            "review": reviews(register, proposal),
            "marks": proposal.supervision.marks,
            "supervision": proposal.supervision,
            "pending": register.pending().filter(|one| one.proposals.contains(&id)).collect::<Vec<_>>(),
            "text": text,
        });
        output.json(&whole)?;
    } else {
        for line in told(register, proposal) {
            output.line(&line)?;
        }
        output.own(&format!("\n{}\n", clean_text(&text)))?;
    }
    output.flush()
}

/// A bare number is an intake number; anything else, or an intake number there is none of, a docket number.
fn named(register: &Register, word: &str) -> Result<ProposalId, Exit> {
    let intake = word.parse().ok().map(ProposalId).filter(|id| register.proposal(*id).is_some());
    intake.or_else(|| by_docket(register, word)).ok_or_else(|| unknown(word))
}

fn unknown(word: &str) -> Exit {
    Exit::Usage(format!("没有收件号或案号为“{word}”的提案"))
}

fn reviews(register: &Register, proposal: &Proposal) -> Vec<serde_json::Value> {
    let units = |ids: &[UnitId]| ids.iter().map(|unit| register.unit_name(*unit)).collect::<Vec<_>>();
    let one = |step: &ReviewStep| {
        json!({
            "level": step.level, "on": step.on, "by": step.by, "verdict": step.verdict, "gates": step.gates,
            "lead": step.lead.map(|unit| register.unit_name(unit)), "joint": units(&step.joint),
            "remark": step.remark,
        })
    };
    proposal.review.steps.iter().map(one).collect()
}

fn tasks(register: &Register, proposal: &Proposal) -> Vec<serde_json::Value> {
    let one = |(unit, task): (&crate::office::UnitId, _)| json!({ "unit": register.unit_name(*unit), "task": task });
    proposal.tasks.iter().map(one).collect()
}

fn told(register: &Register, proposal: &Proposal) -> Vec<String> {
    let particulars = &proposal.particulars;
    let mut lines = vec![
        format!("收件号  {}", proposal.id),
        format!("案号    {}", proposal.docket().map_or("", |docket| docket.label.as_str())),
        format!("案由    {}", particulars.title),
        format!("提案者  {}", particulars.proposer_names()),
        format!("名义    {} {}", particulars.kind.title(), proposal.intake.period.title()),
        format!("收件    {} {}", proposal.intake.received, proposal.intake.source),
        format!("分类    {}", crate::office::queries::listing::category_name(register, proposal)),
        format!("公开    {}", particulars.consent.title()),
        format!("状态    {}", crate::office::status(register, proposal).title()),
    ];
    lines.extend(around_filing(proposal));
    for (unit, task) in &proposal.tasks {
        let due = task.due_now();
        let (unit, role) = (register.unit_name(*unit), task.role.title());
        lines.push(format!("{role}    {unit} 交办{} 期限{}({})", task.assigned, due.date, due.rule()));
        lines.extend(task_rows(task, register, today()).iter().skip(1).map(|row| format!("        {row}")));
    }
    lines.extend(watched(proposal, register).iter().map(|row| format!("督办    {row}")));
    lines.extend(outcome_rows(proposal).iter().map(|row| format!("结果    {row}")));
    lines.extend(opinion_rows(proposal, register).iter().map(|row| format!("反馈    {row}")));
    for pending in register.pending().filter(|pending| pending.proposals.contains(&proposal.id)) {
        let asker = register.clerk_name(pending.clerk);
        lines.push(format!("待复核  第{}号 {} {asker}", pending.id, pending.verb.title()));
    }
    lines.extend(particulars.notes.lines().map(|note| format!("备注    {note}")));
    lines
}

/// Reviews, signatures, telling and passing on.
fn around_filing(proposal: &Proposal) -> Vec<String> {
    let mut lines = Vec::new();
    for step in &proposal.review.steps {
        let (level, verdict) = (step.level.title(), step.verdict.title());
        lines.push(
            format!("{level}    {} {} {verdict} {}", step.on, step.by, step.remark).trim_end().to_owned(),
        );
    }
    let missing: Vec<&str> = proposal.unsigned().map(|(_, proposer)| proposer.name.as_str()).collect();
    if let (Some(due), false) = (proposal.intake.signatures_due, missing.is_empty()) {
        lines.push(format!("未签名  {}(截止{due})", missing.join("、")));
    }
    if let Stage::Declined { notified, diverted, .. } = &proposal.stage {
        lines.push(format!("告知    {}", notified.map_or_else(|| "未告知".to_owned(), |on| on.to_string())));
        lines.extend(diverted.iter().flat_map(passed_on).map(|line| format!("转送    {line}")));
    }
    lines
}
