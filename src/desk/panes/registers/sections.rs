//! What stands in the registers, one function for each.

use crate::desk::form::{FormKind, Scene, Targets};
use crate::desk::panes::board::{Head, Line, Section};
use crate::office::task::TaskRole;
use crate::office::{ProposalId, Unit};
use crate::text::locale::say::boards as say;
use chrono::Datelike;
use std::collections::BTreeMap;

/// Years whose holidays are looked for around the present one.
const YEARS: i32 = 3;

/// Units with what runs there.
pub(super) fn units(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::CODE, 5, 8, 0),
        Head::words(say::UNIT, 16, 36, 0),
        Head::words(say::ALIASES, 10, 30, 1),
        Head::words(say::SYSTEM, 6, 10, 1),
        Head::number(say::LEADING, 6, 0),
        Head::number(say::JOINING, 6, 0),
        Head::words(say::STATE, 6, 20, 2),
    ];
    let line = |unit: &Unit| {
        let mut counts: BTreeMap<bool, usize> = BTreeMap::new();
        let mut proposals: Vec<ProposalId> = Vec::new();
        for proposal in scene.register.handled_by(unit.id) {
            for (_, task) in proposal.running().filter(|(id, _)| *id == unit.id) {
                *counts.entry(task.role == TaskRole::Joint).or_default() += 1;
                proposals.push(proposal.id);
            }
        }
        let former = unit.former.iter().map(|former| format!("{}({})", former.name, former.until));
        let names: Vec<String> = unit.aliases.iter().cloned().chain(former).collect();
        let state = match unit.merged_into {
            Some(into) => say::merged_into(scene.register.unit_name(into)),
            None if unit.retired => say::RETIRED.to_owned(),
            None => String::new(),
        };
        let count = |joint| counts.get(&joint).copied().unwrap_or(0).to_string();
        let (code, name, system) = (unit.code.clone(), unit.name.clone(), unit.system.clone());
        let cells = vec![code, name, names.join("、"), system, count(false), count(true), state];
        let line = Line { cells, proposals, contact: unit.contact, ..Line::default() };
        line.edited_by(FormKind::AddUnit, Targets::Units(vec![unit.id]))
    };
    let lines: Vec<Line> = scene.register.units().map(line).collect();
    let summary = say::listed(lines.len());
    Section { heads, lines, summary, nothing: say::NO_UNIT, ..Section::default() }
}

/// Members with what each signed in the current session.
pub(super) fn members(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::NAME, 8, 12, 0),
        Head::words(say::SECTOR, 10, 20, 0),
        Head::words(say::PARTY, 8, 16, 1),
        Head::words(say::GROUP, 8, 16, 1),
        Head::number(say::SIGNED, 6, 0),
        Head::words(say::STATE, 10, 16, 2),
    ];
    let session = scene.register.current().map(|session| session.id);
    let mut signed: BTreeMap<&str, Vec<ProposalId>> = BTreeMap::new();
    for proposal in scene.register.proposals().filter(|p| Some(p.intake.session) == session) {
        for proposer in &proposal.particulars.proposers {
            signed.entry(proposer.name.as_str()).or_default().push(proposal.id);
        }
    }
    let line = |member: &crate::office::Member| {
        let proposals = signed.get(member.name.as_str()).cloned().unwrap_or_default();
        let state = member.left.map(say::left).unwrap_or_default();
        let (name, sector) = (member.name.clone(), member.sector.clone());
        let (party, group) = (member.party.clone(), member.group.clone());
        let cells = vec![name, sector, party, group, proposals.len().to_string(), state];
        let line = Line { cells, proposals, key: member.id.to_string(), ..Line::default() };
        line.edited_by(FormKind::ListMembers, Targets::Named(member.name.clone()))
    };
    let lines: Vec<Line> = scene.register.members().map(line).collect();
    let summary = say::listed(lines.len());
    Section { heads, lines, summary, nothing: say::NO_MEMBER, ..Section::default() }
}

/// All leaders, those who left among them.
pub(super) fn leaders(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::NAME, 8, 12, 0),
        Head::words(say::OFFICE, 20, 40, 0),
        Head::words(say::BODY, 6, 8, 0),
        Head::words(say::LEVEL, 6, 8, 0),
        Head::words(say::STATE, 10, 16, 1),
    ];
    let line = |leader: &crate::office::leader::Leader| {
        let state = leader.left.map(say::left).unwrap_or_default();
        let (body, level) = (leader.body.title().to_owned(), leader.level.title().to_owned());
        let line = Line::new(vec![leader.name.clone(), leader.offices.join("、"), body, level, state]);
        line.edited_by(FormKind::ListLeaders, Targets::Named(leader.id.to_string()))
    };
    let lines: Vec<Line> = scene.register.leaders().map(line).collect();
    let summary = say::listed(lines.len());
    Section { heads, lines, summary, nothing: say::NO_LEADER, ..Section::default() }
}

/// Clerks and what they may do.
pub(super) fn clerks(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::NAME, 8, 12, 0),
        Head::words(say::ROLES, 20, 50, 0),
        Head::words(say::LOGIN, 10, 16, 1),
    ];
    let line = |clerk: &crate::office::unit::Clerk| {
        let roles: Vec<&str> = clerk.roles.iter().map(|role| role.title()).collect();
        let login = clerk.login.map_or_else(|| say::ANYBODY.to_owned(), |login| login.to_string());
        let line = Line::new(vec![clerk.name.clone(), roles.join("、"), login]);
        line.edited_by(FormKind::ListClerk, Targets::Named(clerk.name.clone()))
    };
    let lines: Vec<Line> = scene.register.clerks().map(line).collect();
    let summary = say::listed(lines.len());
    Section { heads, lines, summary, nothing: "", ..Section::default() }
}

/// Sessions, the latest first.
pub(super) fn sessions(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::SESSION, 16, 30, 0),
        Head::number(say::YEAR, 6, 0),
        Head::words(say::OPENED, 10, 10, 1),
        Head::words(say::CUTOFF, 16, 16, 1),
        Head::words(say::RULES, 8, 16, 0),
        Head::number(say::PROPOSALS, 6, 0),
        Head::words(say::STATE, 6, 6, 0),
    ];
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for proposal in scene.register.proposals() {
        *counts.entry(proposal.intake.session).or_default() += 1;
    }
    let current = scene.register.current().map(|session| session.id);
    let line = |session: &crate::office::Session| {
        let cutoff = session.cutoff.map(|at| at.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        let state = if current == Some(session.id) { say::CURRENT.to_owned() } else { String::new() };
        let count = counts.get(&session.id).copied().unwrap_or(0).to_string();
        let (year, opened) = (session.year.to_string(), session.opened.to_string());
        let (name, rules) = (session.name.clone(), session.rules.name.clone());
        let line = Line::new(vec![name, year, opened, cutoff, rules, count, state]);
        line.edited_by(FormKind::Session, Targets::Session(session.id))
    };
    let lines: Vec<Line> = scene.register.sessions().rev().map(line).collect();
    let summary = say::listed(lines.len());
    Section { heads, lines, summary, nothing: "", ..Section::default() }
}

/// The years around the present one: whose holidays are known, and from where.
pub(super) fn holidays(scene: &Scene) -> Section {
    let heads = vec![
        Head::number(say::YEAR, 6, 0),
        Head::words(say::KNOWN, 12, 20, 0),
        Head::words(say::DAYS_OFF, 20, 80, 0),
        Head::words(say::DAYS_WORKED, 12, 60, 1),
    ];
    let calendar = scene.register.calendar();
    let this = scene.occasion.today().year();
    let line = |year: i32| {
        let dates = |days: &std::collections::BTreeSet<chrono::NaiveDate>| {
            days.iter().map(|day| format!("{}.{}", day.month(), day.day())).collect::<Vec<_>>().join("、")
        };
        let (known, off, work) = match calendar.added(year) {
            Some(table) => (say::ADDED, dates(&table.off), dates(&table.work)),
            None if calendar.is_published(year) => (say::SHIPPED, String::new(), String::new()),
            None => (say::UNPUBLISHED, String::new(), String::new()),
        };
        Line::new(vec![year.to_string(), known.to_owned(), off, work])
    };
    let lines: Vec<Line> = (this - YEARS..=this + 1).rev().map(line).collect();
    Section { heads, lines, summary: say::HOLIDAYS.to_owned(), nothing: "", ..Section::default() }
}

/// Questionnaires, the latest first, with how many sheets went out and were keyed.
pub(super) fn questionnaires(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::QUESTIONNAIRE, 16, 50, 0),
        Head::words(say::SESSION, 12, 30, 1),
        Head::words(say::WENT_OUT, 10, 10, 0),
        Head::number(say::QUESTIONS, 6, 0),
        Head::number(say::SENT_OUT, 7, 0),
        Head::number(say::KEYED, 7, 0),
    ];
    let line = |asked: &crate::office::questionnaire::Questionnaire| {
        let session = scene.register.session(asked.session);
        let session = session.map_or_else(String::new, |session| session.name.clone());
        let sent = asked.sent.map_or_else(String::new, |sent| sent.to_string());
        let keyed = scene.register.sheets_of(asked.id).count().to_string();
        let questions = asked.form.questions.len().to_string();
        let line =
            Line::new(vec![asked.form.name.clone(), session, asked.on.to_string(), questions, sent, keyed]);
        line.edited_by(FormKind::ListQuestionnaire, Targets::Named(asked.id.to_string()))
    };
    let lines: Vec<Line> = scene.register.questionnaires().rev().map(line).collect();
    let summary = say::listed(lines.len());
    Section { heads, lines, summary, nothing: say::NO_QUESTIONNAIRE, ..Section::default() }
}
