//! What a clerk can do: one verb, one file. Each file holds the command's fields and the decision, and nothing is
//! changed here: a decision is a list of facts. A batch goes through as a whole or not at all.

pub mod activity;
pub mod addition;
pub mod amend;
pub mod answer;
pub mod archive;
pub mod ask_extension;
pub mod assign;
pub mod batch;
pub mod classify;
pub mod close;
pub mod consult;
pub mod decline;
pub mod divert;
pub mod draft_reply;
pub mod extend;
pub mod file;
pub mod found;
pub mod hand_back;
pub mod holidays;
pub mod info;
pub mod instruction;
pub mod joint_opinion;
pub mod keying;
pub mod leaders;
pub mod listing;
pub mod mark;
pub mod meet;
pub mod merge;
pub mod notify;
pub mod particulars;
pub mod publish;
pub mod questionnaire;
pub mod reassign;
pub mod receipt;
pub mod receive;
pub mod remind;
pub mod reply;
pub mod review;
pub mod roster;
pub mod rules;
pub mod second;
pub mod send_back;
pub mod session;
pub mod sign;
pub mod stand_in;
pub mod supervise;
pub mod track;
pub mod undo;
pub mod withdraw;

use super::command::Occasion;
use super::fact::{Change, Fact};
use super::ids::{DayId, ProposalId, TaskId, Undated};
use super::proposal::Proposal;
use super::refusal::Refusal;
use super::register::Register;
use super::session::Session;
use super::stage::Stage;
use super::task::Task;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Longest title, in characters.
pub const TITLE_LIMIT: usize = 200;
/// Longest reason or remark, in characters.
pub const REMARK_LIMIT: usize = 2_000;
/// Longest remarks on a proposal, in characters: a listing's columns without a field of their own end there as well.
pub const NOTES_LIMIT: usize = 20_000;
/// Most names in one list, and the longest of them in characters.
const NAMES: (usize, usize) = (100, 200);

/// What can be done to filed proposals only, as refusals call it.
const NEED_FILING: [&str; 4] = ["交办", "办理", "重新办理", "办结"];
/// The date before which a step cannot lie that follows whatever was done last.
const LAST_STEP: &str = "最近一步的日期";

/// Why nothing is recorded of a unit that asked to hand a proposal back.
const HAND_BACK_WAITS: &str = "退办申请还没有裁定，请先裁定";

/// Longest title in a sentence about a proposal, in characters.
const CALLED_LIMIT: usize = 20;

/// How a refusal calls a proposal: by its docket number, else by its intake number.
pub fn who(proposal: &Proposal) -> String {
    let title = called(&proposal.particulars.title);
    match proposal.docket() {
        Some(docket) => format!("{}《{title}》", docket.label),
        None => format!("收件{}《{title}》", proposal.id),
    }
}

/// A title short enough for a sentence; two dots stand for what was left out.
fn called(title: &str) -> String {
    if title.chars().count() <= CALLED_LIMIT {
        return title.to_owned();
    }
    let head: String = title.chars().take(CALLED_LIMIT - 2).collect();
    format!("{head}..")
}

/// The proposals named: each there, none twice, at least one.
fn batch<'r>(register: &'r Register, ids: &[ProposalId]) -> Result<Vec<&'r Proposal>, Refusal> {
    if ids.is_empty() {
        return Err(Refusal::Nothing);
    }
    let mut seen = BTreeSet::new();
    let mut proposals = Vec::with_capacity(ids.len());
    for id in ids {
        let proposal = one(register, *id)?;
        if !seen.insert(*id) {
            return Err(Refusal::Twice(who(proposal)));
        }
        proposals.push(proposal);
    }
    Ok(proposals)
}

fn one(register: &Register, id: ProposalId) -> Result<&Proposal, Refusal> {
    register.proposal(id).ok_or(Refusal::UnknownProposal(id))
}

fn session<'r>(register: &'r Register, proposal: &Proposal) -> Result<&'r Session, Refusal> {
    register.session_of(proposal).ok_or(Refusal::NoSession)
}

/// The running task named, with its proposal. The proposal must be filed.
fn task(register: &Register, id: TaskId) -> Result<(&Proposal, &Task), Refusal> {
    let proposal = one(register, id.proposal)?;
    let unit = register.unit(id.unit).ok_or(Refusal::UnknownUnit(id.unit.0))?;
    let running = proposal.tasks.get(&id.unit).filter(|task| task.ended.is_none());
    let task = running.ok_or_else(|| Refusal::NoTask { unit: unit.name.clone(), who: who(proposal) })?;
    match proposal.stage {
        Stage::Filed { .. } => Ok((proposal, task)),
        _ => Err(wrong_stage(proposal, "办理")),
    }
}

/// How a refusal calls a task.
fn whose(register: &Register, id: TaskId) -> String {
    let proposal = register.proposal(id.proposal).map_or_else(|| id.proposal.to_string(), who);
    format!("{} {proposal}", register.unit_name(id.unit))
}

fn tasks(register: &Register, ids: &[TaskId]) -> Result<(), Refusal> {
    if ids.is_empty() {
        return Err(Refusal::Nothing);
    }
    let mut seen = BTreeSet::new();
    match ids.iter().find(|id| !seen.insert(**id)) {
        Some(twice) => Err(Refusal::Twice(whose(register, *twice))),
        None => Ok(()),
    }
}

/// Something other than a proposal or a unit that is not in the register.
fn unlisted(what: &str, id: impl std::fmt::Display) -> Refusal {
    Refusal::NotNow {
        who: format!("{what}{id}"), what: "没有这一条登记，请核对编号，或先登记".to_owned()
    }
}

fn wrong_stage(proposal: &Proposal, verb: &str) -> Refusal {
    let stage = proposal.stage.title().to_owned();
    let next = way_on(&proposal.stage, verb).to_owned();
    Refusal::Stage { who: who(proposal), stage, verb: verb.to_owned(), next }
}

/// What can be done instead with a proposal of this stage; empty where there is nothing to say.
fn way_on(stage: &Stage, verb: &str) -> &'static str {
    match stage {
        Stage::Received if NEED_FILING.contains(&verb) => "；请先立案",
        Stage::SentBack { .. } if verb != "退回修改" => "；改好交回后请先重新收件",
        Stage::Merged { .. } => "；请办理主案，或先拆案",
        Stage::Declined { .. } | Stage::Withdrawn { .. } => "；如属误办，请经手人撤销那一步",
        _ => "",
    }
}

/// A proposal into which others were merged keeps its place until they are split off.
fn not_a_lead(register: &Register, proposal: &Proposal) -> Result<(), Refusal> {
    if register.merged_into(proposal.id).next().is_none() {
        return Ok(());
    }
    Err(Refusal::NotNow { who: who(proposal), what: "有提案并入此件，请先拆案".to_owned() })
}

fn stage_fact(proposal: &Proposal, now: Stage) -> Fact {
    Fact::Stage(Change::from(proposal.id, proposal.stage.clone(), now))
}

fn task_fact(id: TaskId, was: &Task, now: Task) -> Fact {
    Fact::Task(Change::from(id, was.clone(), now))
}

/// The day of a step whose result has no place for one.
fn day_fact(proposal: &Proposal, step: Undated, on: NaiveDate) -> Fact {
    let of = DayId { proposal: proposal.id, step };
    Fact::Day(match proposal.days.get(&step) {
        Some(was) => Change::from(of, *was, on),
        None => Change::new(of, on),
    })
}

/// A date that may lie neither before `earliest`, an event with its name, nor after today; today when not given.
fn day(
    what: &str,
    given: Option<NaiveDate>,
    earliest: Option<(&str, NaiveDate)>,
    occasion: &Occasion,
) -> Result<NaiveDate, Refusal> {
    let today = occasion.today();
    let date = given.unwrap_or(today);
    let refuse = |why: String| Err(Refusal::Date { what: what.to_owned(), date, why });
    if date > today {
        return refuse(format!("晚于今天({today})"));
    }
    match earliest {
        Some((event, earliest)) if date < earliest => refuse(format!("早于{event}{earliest}")),
        _ => Ok(date),
    }
}

/// A remark that may be long, but not without end.
fn remark(what: &str, text: &str) -> Result<String, Refusal> {
    limited(what, text, REMARK_LIMIT)
}

/// A remark that must be there.
fn reason(text: &str) -> Result<String, Refusal> {
    match remark("理由", text)? {
        text if text.is_empty() => Err(Refusal::Empty("理由".to_owned())),
        text => Ok(text),
    }
}

fn limited(what: &str, text: &str, limit: usize) -> Result<String, Refusal> {
    let text = text.trim();
    let given = text.chars().count();
    if given > limit {
        return Err(Refusal::TooLong { what: what.to_owned(), limit, given });
    }
    Ok(text.to_owned())
}

/// A list of names as written, without empty ones.
fn names(what: &str, given: &[String]) -> Result<Vec<String>, Refusal> {
    let (most, longest) = NAMES;
    let names: Result<Vec<String>, Refusal> = given.iter().map(|name| limited(what, name, longest)).collect();
    let names: Vec<String> = names?.into_iter().filter(|name| !name.is_empty()).collect();
    if names.len() > most {
        let who = what.to_owned();
        let what = format!("最多{most}个，现有{}个", names.len());
        return Err(Refusal::NotNow { who, what });
    }
    Ok(names)
}

fn known_codes<'a>(codes: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    codes.map(|(code, name)| format!("{code} {name}")).collect::<Vec<_>>().join("、")
}
