//! What stands in the sections of the supervision pane.

use crate::desk::form::Scene;
use crate::desk::panes::board::{Head, Line, Section};
use crate::office::info::{InfoFate, InfoItem, Instruction, Subject};
use crate::office::outcome::Classed;
use crate::office::queries::running::Light;
use crate::office::supervision::{Part, Supervision};
use crate::office::{Proposal, ProposalId, Register};
use crate::text::locale::say::boards as say;

const SOON: i64 = 30;

/// Docket number, else intake number.
fn number(proposal: &Proposal) -> String {
    proposal.docket().map_or_else(|| proposal.id.to_string(), |docket| docket.label.clone())
}

fn class(proposal: &Proposal, scene: &Scene) -> String {
    match proposal.class_on(scene.occasion.today()) {
        Classed::Class(class) => class.to_owned(),
        Classed::Undecided => say::UNDECIDED.to_owned(),
        Classed::Unanswered => String::new(),
    }
}

fn of_current<'s>(scene: &Scene<'s>) -> impl Iterator<Item = &'s Proposal> + use<'s> {
    let session = scene.register.current().map(|session| session.id);
    scene.register.proposals().filter(move |proposal| Some(proposal.intake.session) == session)
}

fn led(register: &Register, supervision: &Supervision, part: Part) -> String {
    let of = supervision.leadings.iter().filter(|leading| leading.part == part);
    let name = |id| register.leader(id).map_or_else(|| "?".to_owned(), |leader| leader.name.clone());
    of.map(|leading| name(leading.leader)).collect::<Vec<_>>().join("、")
}

/// Marked proposals, and those leaders lead or supervise.
pub(super) fn key(scene: &Scene) -> Section {
    let register = scene.register;
    let heads = vec![
        Head::words(say::DOCKET, 7, 10, 0),
        Head::words(say::TITLE, 20, 50, 0),
        Head::words(say::MARKS, 6, 10, 0),
        Head::words(say::LEADS, 8, 16, 1),
        Head::words(say::SUPERVISES, 8, 16, 1),
        Head::words(say::LEAD_UNIT, 10, 20, 2),
        Head::words(say::CLASS, 4, 4, 2),
        Head::number(say::ACTIVITIES, 4, 3),
        Head::words(say::THEME, 8, 16, 4),
    ];
    let watched =
        |supervision: &Supervision| !supervision.marks.is_empty() || !supervision.leadings.is_empty();
    let line = |proposal: &Proposal| {
        let supervision = &proposal.supervision;
        let marks: Vec<&str> = supervision.marks.iter().map(|mark| mark.title()).collect();
        let lead = proposal.replying().next().map_or("", |(unit, _)| register.unit_name(unit));
        let held = register.activities().filter(|activity| activity.proposals.contains(&proposal.id)).count();
        let answers = led(register, supervision, Part::Answers);
        let supervises = led(register, supervision, Part::Supervises);
        let both = [supervises, answers].into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>();
        Line::about(
            proposal.id,
            vec![
                number(proposal),
                proposal.particulars.title.clone(),
                marks.join("、"),
                led(register, supervision, Part::Leads),
                both.join("、"),
                lead.to_owned(),
                class(proposal, scene),
                if held > 0 { held.to_string() } else { String::new() },
                supervision.theme.clone(),
            ],
        )
    };
    let lines: Vec<Line> = of_current(scene).filter(|p| watched(&p.supervision)).map(line).collect();
    let summary = say::watched(lines.len());
    Section { heads, lines, summary, nothing: say::NO_KEY }
}

/// Activities of the current session, newest first.
pub(super) fn activities(scene: &Scene) -> Section {
    let register = scene.register;
    let heads = vec![
        Head::words(say::ON, 10, 10, 0),
        Head::words(say::KIND, 8, 16, 0),
        Head::words(say::ACTIVITY, 20, 50, 0),
        Head::words(say::PLACE, 8, 20, 2),
        Head::words(say::HOST, 8, 16, 2),
        Head::number(say::DEMANDS, 6, 1),
        Head::words(say::LEADERS, 8, 24, 3),
    ];
    let session = register.current().map(|session| session.id);
    let mut all: Vec<_> = register.activities().filter(|a| Some(a.session) == session).collect();
    all.sort_by_key(|row| std::cmp::Reverse((row.on, row.id)));
    let line = |activity: &&crate::office::activity::Activity| {
        let done = activity.demands.iter().filter(|demand| demand.followed.iter().any(|f| f.done)).count();
        let demands = match activity.demands.len() {
            0 => String::new(),
            all => format!("{done}/{all}"),
        };
        let names: Vec<&str> = activity
            .leaders
            .iter()
            .filter_map(|id| register.leader(*id))
            .map(|leader| leader.name.as_str())
            .collect();
        Line {
            cells: vec![
                activity.on.to_string(),
                activity.kind.title().to_owned(),
                activity.title.clone(),
                activity.place.clone(),
                activity.host.clone(),
                demands,
                names.join("、"),
            ],
            proposals: activity.proposals.clone(),
            ..Line::default()
        }
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let summary = say::activities(lines.len());
    Section { heads, lines, summary, nothing: say::NO_ACTIVITY }
}

/// Leaders in office with how many proposals of the session each leads and supervises; none stands out.
pub(super) fn leaders(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::NAME, 8, 12, 0),
        Head::words(say::OFFICE, 16, 30, 0),
        Head::words(say::BODY, 4, 6, 1),
        Head::words(say::LEVEL, 4, 6, 1),
        Head::number(say::LEADS_COUNT, 6, 0),
        Head::number(say::SUPERVISES_COUNT, 6, 0),
        Head::words(say::COVERED, 12, 16, 0),
    ];
    let of = |leader, part: fn(Part) -> bool| -> Vec<ProposalId> {
        let has = |p: &&Proposal| p.supervision.leadings.iter().any(|l| l.leader == leader && part(l.part));
        of_current(scene).filter(has).map(|proposal| proposal.id).collect()
    };
    let line = |leader: &crate::office::leader::Leader| {
        let leads = of(leader.id, |part| part == Part::Leads);
        let supervises = of(leader.id, |part| part != Part::Leads);
        let none = leads.is_empty() && supervises.is_empty();
        Line {
            cells: vec![
                leader.name.clone(),
                leader.offices.join("、"),
                leader.body.title().to_owned(),
                leader.level.title().to_owned(),
                leads.len().to_string(),
                supervises.len().to_string(),
                if none { say::UNCOVERED.to_owned() } else { String::new() },
            ],
            proposals: [leads, supervises].concat(),
            light: none.then_some(Light::Soon),
            heading: false,
        }
    };
    let lines: Vec<Line> =
        scene.register.leaders().filter(|leader| leader.left.is_none()).map(line).collect();
    let none = lines.iter().filter(|line| line.light.is_some()).count();
    let summary = say::covered(lines.len(), none);
    Section { heads, lines, summary, nothing: say::NO_LEADER }
}

/// Tracked proposals of every year, the next look-back first.
pub(super) fn tracked(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::DOCKET, 7, 10, 0),
        Head::words(say::TITLE, 20, 50, 0),
        Head::words(say::NEXT, 10, 10, 0),
        Head::number(say::LEFT, 6, 0),
        Head::words(say::PROMISE, 10, 30, 1),
        Head::words(say::PROMISED, 10, 10, 2),
        Head::number(say::LOOKS, 4, 2),
        Head::words(say::CLASS_MOVED, 8, 8, 1),
        Head::words(say::SESSION, 8, 16, 3),
    ];
    let today = scene.occasion.today();
    let tracking = |p: &'_ Proposal| p.supervision.tracking.clone();
    let mut all: Vec<_> = scene.register.proposals().filter_map(|p| Some((p, tracking(p)?))).collect();
    all.sort_by_key(|(proposal, tracking)| (tracking.ended.is_some(), tracking.next, proposal.id));
    let line = |(proposal, tracking): &(&Proposal, crate::office::supervision::Tracking)| {
        let left = (tracking.next - today).num_days();
        let light = match left {
            _ if tracking.ended.is_some() => None,
            ..0 => Some(Light::Overdue),
            left if left <= SOON => Some(Light::Soon),
            _ => None,
        };
        let first = proposal.class_on(tracking.since);
        let first = if let Classed::Class(class) = first { class } else { "" };
        let session = scene.register.session_of(proposal).map_or("", |session| session.name.as_str());
        let next = tracking.ended.map_or_else(|| tracking.next.to_string(), |_| say::ENDED.to_owned());
        let mut line = Line::about(
            proposal.id,
            vec![
                number(proposal),
                proposal.particulars.title.clone(),
                next,
                tracking.ended.map_or_else(|| left.to_string(), |_| String::new()),
                tracking.promise.clone(),
                tracking.promised.map(|day| day.to_string()).unwrap_or_default(),
                tracking.look_backs.len().to_string(),
                format!("{first}→{}", class(proposal, scene)),
                session.to_owned(),
            ],
        );
        line.light = light;
        line
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let summary = say::tracked(lines.len());
    Section { heads, lines, summary, nothing: say::NO_TRACKED }
}

/// Information items of the current session.
pub(super) fn infos(scene: &Scene) -> Section {
    let heads = vec![
        Head::number(say::NUMBER, 5, 0),
        Head::words(say::INFO, 20, 60, 0),
        Head::words(say::SOURCE, 8, 20, 1),
        Head::words(say::COLLECTED, 10, 10, 1),
        Head::words(say::FATE, 12, 40, 0),
    ];
    let session = scene.register.current().map(|session| session.id);
    let line = |item: &InfoItem| {
        let steps: Vec<String> = item.steps.iter().map(|step| fate(&step.what)).collect();
        Line {
            cells: vec![
                item.id.to_string(),
                item.title.clone(),
                item.source.clone(),
                item.collected.to_string(),
                steps.join("、"),
            ],
            proposals: item.proposal.into_iter().collect(),
            ..Line::default()
        }
    };
    let lines: Vec<Line> =
        scene.register.infos().rev().filter(|item| Some(item.session) == session).map(line).collect();
    let summary = say::infos(lines.len());
    Section { heads, lines, summary, nothing: say::NO_INFO }
}

fn fate(fate: &InfoFate) -> String {
    match fate {
        InfoFate::Compiled { bulletin, issue } => say::compiled(bulletin, *issue),
        InfoFate::Sent { to } => say::sent(to.title()),
        InfoFate::Adopted { by } => say::adopted(by.title()),
    }
}

/// Instructions of the current session, newest first.
pub(super) fn instructions(scene: &Scene) -> Section {
    let heads = vec![
        Head::words(say::ON, 10, 10, 0),
        Head::words(say::NAME, 8, 12, 0),
        Head::words(say::OFFICE, 10, 24, 1),
        Head::words(say::LEVEL, 4, 6, 2),
        Head::words(say::DOCUMENT, 16, 40, 0),
        Head::words(say::WORDS, 16, 60, 0),
    ];
    let register = scene.register;
    let session = register.current().map(|session| session.id);
    let mut all: Vec<&Instruction> = register.instructions().filter(|i| Some(i.session) == session).collect();
    all.sort_by_key(|row| std::cmp::Reverse((row.on, row.id)));
    let line = |instruction: &&Instruction| {
        let (document, proposals) = match &instruction.subject {
            Subject::Proposal(id) => {
                (register.proposal(*id).map(|p| p.particulars.title.clone()).unwrap_or_default(), vec![*id])
            }
            Subject::Info(id) => {
                (register.info(*id).map(|item| item.title.clone()).unwrap_or_default(), Vec::new())
            }
            Subject::Activity(id) => {
                (register.activity(*id).map(|a| a.title.clone()).unwrap_or_default(), Vec::new())
            }
            Subject::Document { number, title } => {
                (format!("{title} {number}").trim().to_owned(), Vec::new())
            }
        };
        let Instruction { on, by, office, level, words, .. } = instruction;
        let level = level.title().to_owned();
        let cells = vec![on.to_string(), by.clone(), office.clone(), level, document, words.clone()];
        Line { cells, proposals, ..Line::default() }
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let summary = say::instructions(lines.len());
    Section { heads, lines, summary, nothing: say::NO_INSTRUCTION }
}
