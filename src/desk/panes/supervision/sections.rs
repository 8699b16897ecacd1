//! What stands in the sections of the supervision pane.

use crate::desk::form::Scene;
use crate::desk::panes::board::{Head, Line, Section};
use crate::desk::telling::beyond::info_fate;
use crate::office::Proposal;
use crate::office::activity::Activity;
use crate::office::info::{InfoItem, Instruction, Subject};
use crate::office::outcome::Classed;
use crate::office::queries::running::Light;
use crate::office::queries::supervising::{self, Coverage, Supervised};
use crate::office::queries::tracked::{self, Tracked};
use crate::office::supervision::Part;
use crate::text::locale::say::boards as say;

/// Days before a look-back from which it presses.
const SOON: i64 = 30;

/// Docket number, else intake number.
fn number(proposal: &Proposal) -> String {
    proposal.docket().map_or_else(|| proposal.id.to_string(), |docket| docket.label.clone())
}

fn class(classed: Classed) -> String {
    match classed {
        Classed::Class(class) => class.to_owned(),
        Classed::Undecided => say::UNDECIDED.to_owned(),
        Classed::Unanswered => String::new(),
    }
}

/// Marked proposals, and those leaders lead or supervise.
pub(super) fn key(scene: &Scene) -> Section {
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
    let line = |row: &Supervised| {
        let Supervised { proposal, activities, .. } = row;
        let supervision = &proposal.supervision;
        let marks: Vec<&str> = supervision.marks.iter().map(|mark| mark.title()).collect();
        let lead = proposal.replying().next().map_or("", |(unit, _)| scene.register.unit_name(unit));
        let supervise = [row.names(Part::Supervises), row.names(Part::Answers)].concat();
        let cells = vec![
            number(proposal),
            proposal.particulars.title.clone(),
            marks.join("、"),
            row.names(Part::Leads).join("、"),
            supervise.join("、"),
            lead.to_owned(),
            class(proposal.class_on(scene.occasion.today())),
            if activities.is_empty() { String::new() } else { activities.len().to_string() },
            supervision.theme.clone(),
        ];
        Line::about(proposal.id, cells)
    };
    let session = scene.register.current();
    let rows = session.map(|session| supervising::supervised(scene.register, session.id)).unwrap_or_default();
    let joint = rows.iter().filter(|row| row.joint_levels).count();
    let lines: Vec<Line> = rows.iter().map(line).collect();
    let summary = say::watched(lines.len(), joint);
    Section { heads, lines, summary, nothing: say::NO_KEY, ..Section::default() }
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
    let line = |activity: &&Activity| {
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
            key: activity.id.to_string(),
            ..Line::default()
        }
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let summary = say::activities(lines.len());
    Section { heads, lines, summary, nothing: say::NO_ACTIVITY, ..Section::default() }
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
    let line = |row: &Coverage| {
        let none = row.total() == 0;
        let supervises = [row.supervises.as_slice(), &row.answers].concat();
        Line {
            cells: vec![
                row.leader.name.clone(),
                row.leader.offices.join("、"),
                row.leader.body.title().to_owned(),
                row.leader.level.title().to_owned(),
                row.leads.len().to_string(),
                supervises.len().to_string(),
                if none { say::UNCOVERED.to_owned() } else { String::new() },
            ],
            proposals: [row.leads.clone(), supervises].concat(),
            light: none.then_some(Light::Soon),
            key: row.leader.id.to_string(),
            ..Line::default()
        }
    };
    let session = scene.register.current();
    let rows = session.map(|session| supervising::coverage(scene.register, session.id)).unwrap_or_default();
    let none = rows.iter().filter(|row| row.total() == 0).count();
    let lines: Vec<Line> = rows.iter().map(line).collect();
    let summary = say::covered(lines.len(), none);
    Section { heads, lines, summary, nothing: say::NO_LEADER, ..Section::default() }
}

/// Proposals of the current session the rules want tracked and which are not yet, then the tracked ones of every year,
/// the next look-back first.
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
    let session = scene.register.current();
    let wanting = session.map(|session| tracked::to_track(scene.register, session.id, today));
    let wanting = wanting.into_iter().flatten().filter_map(|id| scene.register.proposal(id));
    let mut lines: Vec<Line> = wanting.map(|proposal| wanting_line(proposal, scene)).collect();
    let wanted = lines.len();
    lines.extend(tracked::tracked(scene.register, today).iter().map(|row| tracked_line(row, scene)));
    let summary = say::tracked(lines.len() - wanted, wanted);
    Section { heads, lines, summary, nothing: say::NO_TRACKED, ..Section::default() }
}

fn wanting_line(proposal: &Proposal, scene: &Scene) -> Line {
    let class = class(proposal.class_on(scene.occasion.today()));
    let none = String::new;
    let title = proposal.particulars.title.clone();
    let next = say::TO_TRACK.to_owned();
    let cells =
        vec![number(proposal), title, next, none(), none(), none(), none(), class, of(proposal, scene)];
    Line { light: Some(Light::Soon), ..Line::about(proposal.id, cells) }
}

fn tracked_line(row: &Tracked, scene: &Scene) -> Line {
    let Tracked { proposal, tracking, .. } = row;
    let light = match row.days_left {
        Some(..0) => Some(Light::Overdue),
        Some(left) if left <= SOON => Some(Light::Soon),
        _ => None,
    };
    let next = if tracking.ended.is_some() { say::ENDED.to_owned() } else { tracking.next.to_string() };
    let cells = vec![
        number(proposal),
        proposal.particulars.title.clone(),
        next,
        row.days_left.map(|left| left.to_string()).unwrap_or_default(),
        tracking.promise.clone(),
        tracking.promised.map(|day| day.to_string()).unwrap_or_default(),
        tracking.look_backs.len().to_string(),
        format!("{}→{}", class(row.first), class(row.now)),
        of(proposal, scene),
    ];
    Line { light, ..Line::about(proposal.id, cells) }
}

/// The session of a proposal.
fn of(proposal: &Proposal, scene: &Scene) -> String {
    scene.register.session_of(proposal).map_or_else(String::new, |session| session.name.clone())
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
        let steps: Vec<String> = item.steps.iter().map(|step| info_fate(&step.what)).collect();
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
    Section { heads, lines, summary, nothing: say::NO_INFO, ..Section::default() }
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
        Line { cells, proposals, key: instruction.id.to_string(), ..Line::default() }
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let summary = say::instructions(lines.len());
    Section { heads, lines, summary, nothing: say::NO_INSTRUCTION, ..Section::default() }
}
