//! The entries of formats 2 and 3 whose bytes are frozen: the one of format 1 as it is read today, and everything that came
//! since. Nothing here is a lawful step.

use super::{one, papers};
use crate::office::activity::{Activity, ActivityKind, Demand, FollowUp, Measure};
use crate::office::asking::{Addition, Extension, HandBack, Ruling};
use crate::office::calendar::HolidayYear;
use crate::office::info::{InfoFate, InfoItem, InfoStep, Instruction, Subject};
use crate::office::leader::{Body, Leader};
use crate::office::opinion::{Rating, StandIn};
use crate::office::outcome::{ClassRuling, Meeting, MeetingWay, Outcome, RulingWhy};
use crate::office::pending::{Pending, Seconded};
use crate::office::reminder::ReminderItem;
use crate::office::reply::{Adoption, Point, ReplyDraft};
use crate::office::review::{Gate, Gates, Review, ReviewLevel, ReviewStep, Verdict};
use crate::office::stage::{CategoryNumber, Diversion, Diverted, Docket, Fate, FateKind, Level};
use crate::office::supervision::{Leading, LookBack, Mark, Part, Supervision, Tracking};
use crate::office::task::{ConsultWay, Consultation, JointOpinion, Stand, Task, TaskRole};
use crate::office::unit::FormerName;
use crate::office::waiting::Waiting;
use crate::office::{
    ActivityId, Change, ClerkId, DayId, Entry, Fact, InfoId, InstructionId, LeaderId, PendingId, ProposalId,
    Role, SessionId, Stage, Undated, UnitId, Verb,
};
use chrono::NaiveDate;

const PROPOSAL: ProposalId = ProposalId(258);

/// The entry of format 3.
pub fn entry() -> Entry {
    let mut entry = of_format_2();
    for fact in &mut entry.facts {
        papers::fill(fact);
    }
    entry.facts.extend(days());
    entry.facts.extend(papers::facts());
    entry
}

/// The entry of format 2, as it is read today.
pub fn of_format_2() -> Entry {
    let mut entry = Entry::from(one::sample::entry());
    for fact in &mut entry.facts {
        fill(fact);
    }
    let place = entry.facts.iter().position(|fact| matches!(fact, Fact::Stage(_))).unwrap_or_default();
    for stage in stages() {
        entry.facts.insert(place, Fact::Stage(Change::new(PROPOSAL, stage)));
    }
    entry.facts.extend([review(), outcome(), leader(), activity(), info()]);
    entry.facts.extend(instructions());
    entry.facts.extend([holidays(), pending()]);
    entry
}

/// The days of steps that bear none of their own.
fn days() -> Vec<Fact> {
    let day_of = |step| DayId { proposal: PROPOSAL, step };
    vec![
        Fact::Day(Change::new(day_of(Undated::Resubmitted), day(1))),
        Fact::Day(Change::from(day_of(Undated::Marked(Mark::Democratic)), day(2), day(3))),
    ]
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, day).expect("a day")
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn ruling() -> Ruling {
    Ruling { on: day(3), granted: false, note: text("另行研究") }
}

/// Sets what format 1 had no word for.
fn fill(fact: &mut Fact) {
    match fact {
        Fact::Intake(Change { now: Some(now), .. }) => now.signatures_due = Some(day(1)),
        Fact::Particulars(Change { now: Some(now), .. }) => {
            (now.consent_reason, now.secret) = (text("涉及个人"), true);
            now.proposers.iter_mut().for_each(|proposer| proposer.signed = Some(day(2)));
        }
        Fact::Task(Change { now: Some(now), .. }) => fill_task(now),
        Fact::Opinion(Change { now: Some(now), .. }) => {
            now.stand_in = Some(StandIn { on: day(4), name: text("李四"), reason: text("调离") });
        }
        Fact::Supervision(Change { now: Some(now), .. }) => fill_supervision(now),
        Fact::Unit(Change { now: Some(now), .. }) => {
            now.former = vec![FormerName { name: text("市教委"), until: day(5) }];
            (now.merged_into, now.contact) = (Some(UnitId(9)), Some([5; 32]));
        }
        Fact::Member(Change { now: Some(now), .. }) => now.group = text("第一小组"),
        Fact::Session(Change { now: Some(now), .. }) => {
            now.rules.four_eyes = [Verb::Decline, Verb::Merge].into();
            now.rules.numbering.in_category = Some(text("{category}类{c}号"));
            now.rules.intake.review = ReviewLevel::ALL.to_vec();
        }
        Fact::Reminder(Change { now: Some(now), .. }) => {
            now.items = Waiting::ALL
                .map(|what| ReminderItem { proposal: PROPOSAL, due: day(7), what: Some(what) })
                .to_vec();
        }
        Fact::Clerk(Change { now: Some(now), .. }) => now.roles = Role::ALL.into(),
        _ => {}
    }
}

fn fill_task(task: &mut Task) {
    let (on, reason) = (day(6), text("职能相关"));
    task.additions =
        vec![Addition { asked: on, unit: UnitId(7), role: TaskRole::Joint, reason, ruling: Some(ruling()) }];
    let reason = || text("不属职责");
    task.hand_backs.push(HandBack {
        asked: on,
        reason: reason(),
        propose: Some(UnitId(8)),
        ruling: Some(ruling()),
    });
    task.extensions.push(Extension { asked: on, until: day(30), reason: reason(), ruling: None });
    let consultation = |way| Consultation { on, way, who: text("张三"), note: text("已面商") };
    task.consultations = ConsultWay::ALL.map(consultation).to_vec();
    let number = text("财函〔2026〕1号");
    task.joint_opinion = Some(JointOpinion { on, number, stand: Stand::Amends, text: text("建议补充") });
    task.drafts = vec![ReplyDraft { submitted: on, class: text("B"), ruling: Some(ruling()) }];
    let point = |adopted| Point { text: text("建议一"), adopted, note: text("已列入计划") };
    for reply in &mut task.replies {
        reply.points = [Adoption::Adopted, Adoption::Partly, Adoption::NotAdopted].map(point).to_vec();
        reply.published = Some(day(8));
    }
}

fn fill_supervision(supervision: &mut Supervision) {
    let look_back = LookBack {
        on: day(9),
        progress: text("已开工"),
        class_was: text("B"),
        class_now: text("A"),
        rating: Some(Rating::Mostly),
    };
    supervision.theme = text("科技创新");
    supervision.leadings = Part::ALL.map(|part| Leading { leader: LeaderId(2), part }).to_vec();
    supervision.related = [ProposalId(3)].into();
    supervision.effect = text("成效明显");
    supervision.tracking = Some(Tracking {
        since: day(10),
        promise: text("年底前完成"),
        promised: Some(day(11)),
        next: day(12),
        look_backs: vec![look_back],
        ended: Some(day(13)),
    });
}

fn stages() -> Vec<Stage> {
    let in_category =
        Some(CategoryNumber { category: text("4"), number: 173, label: text("医疗类173号") });
    let docket = Docket { number: 41, label: text("第41号"), filed: day(14), in_category };
    let whats = [FateKind::Adopted, FateKind::NotAdopted, FateKind::Instructed];
    let fates = Level::ALL.into_iter().zip(whats.into_iter().cycle());
    let fate = |(level, what)| Fate { on: day(15), what, level, note: text("省级采用") };
    let (to, place) = (Diversion::Opinion, text("省政协"));
    let diverted = Some(Diverted { to, place, on: day(16), fates: fates.map(fate).collect() });
    vec![
        Stage::Declined { on: day(15), ground: text("10"), notified: Some(day(16)), diverted },
        Stage::Archived { on: day(19), docket, filed: day(14), closed: day(18) },
    ]
}

fn review() -> Fact {
    let gates = Gates { policy: Gate::Passed, content: Gate::Failed, wording: Gate::Unsaid };
    let verdicts = Verdict::ALL.into_iter().zip(ReviewLevel::ALL.into_iter().cycle());
    let step = |(verdict, level)| ReviewStep {
        level,
        on: day(17),
        by: text("周敏"),
        gates,
        verdict,
        lead: Some(UnitId(1)),
        joint: vec![UnitId(2)],
        separate: Vec::new(),
        remark: text("同意"),
    };
    Fact::Review(Change::from(PROPOSAL, Review::default(), Review { steps: verdicts.map(step).collect() }))
}

fn outcome() -> Fact {
    let ruling = |why| ClassRuling { on: day(18), round: 1, class: text("B"), why, basis: text("核实") };
    let meeting = |way| Meeting { on: day(19), round: 2, way, who: text("各方"), minutes: text("一致") };
    let now = Outcome {
        rulings: [RulingWhy::Decided, RulingWhy::Corrected, RulingWhy::Tracked].map(ruling).to_vec(),
        meetings: [MeetingWay::InPerson, MeetingWay::Explained].map(meeting).to_vec(),
    };
    Fact::Outcome(Change::from(PROPOSAL, Outcome::default(), now))
}

fn leader() -> Fact {
    let (name, offices, left) = (text("王某"), vec![text("副主席")], Some(day(20)));
    let id = LeaderId(2);
    Fact::Leader(Change::new(
        id,
        Leader { id, name, offices, body: Body::Committee, level: Level::City, left },
    ))
}

fn activity() -> Fact {
    let followed = vec![FollowUp { on: day(22), note: text("已落实"), done: true }];
    let id = ActivityId(4);
    let activity = Activity {
        id,
        session: SessionId(2),
        kind: ActivityKind::Other,
        title: text("督办会"),
        on: day(21),
        place: text("市政协"),
        host: text("王某"),
        leaders: vec![LeaderId(2)],
        attendees: vec![text("张三")],
        reporting: vec![UnitId(1)],
        proposals: vec![PROPOSAL],
        demands: vec![Demand { text: text("限期办理"), followed }],
        counts: Measure::ALL.map(|measure| (measure, 3)).into(),
        notes: text("备注"),
    };
    Fact::Activity(Change::new(id, activity))
}

fn info() -> Fact {
    let id = InfoId(5);
    let whats = [
        InfoFate::Compiled { bulletin: text("社情民意信息"), issue: 12 },
        InfoFate::Sent { to: Level::Province },
        InfoFate::Adopted { by: Level::National },
    ];
    let steps = whats.map(|what| InfoStep { on: day(23), what, note: text("二季度") }).to_vec();
    let (title, source) = (text("关于养老的信息"), text("张三"));
    let item = InfoItem {
        id,
        session: SessionId(2),
        title,
        source,
        proposal: Some(PROPOSAL),
        collected: day(22),
        steps,
    };
    Fact::Info(Change::new(id, item))
}

fn instructions() -> Vec<Fact> {
    let document = Subject::Document { number: text("专报1号"), title: text("专报") };
    let on = |subject| Instruction {
        id: InstructionId(7),
        session: SessionId(2),
        on: day(24),
        by: text("刘某"),
        office: text("市长"),
        level: Level::City,
        subject,
        words: text("请研究落实"),
    };
    let subjects =
        [Subject::Proposal(PROPOSAL), Subject::Info(InfoId(5)), Subject::Activity(ActivityId(4)), document];
    subjects.map(|subject| Fact::Instruction(Change::new(InstructionId(7), on(subject)))).to_vec()
}

fn holidays() -> Fact {
    let year = HolidayYear { off: [day(4), day(5)].into(), work: [day(6)].into() };
    Fact::Holidays(Change::new(2027, year))
}

fn pending() -> Fact {
    let id = PendingId(6);
    let command = text("{\"withdraw\":{\"proposals\":[258],\"reason\":\"本人要求\"}}");
    let (clerk, proposals) = (ClerkId(3), vec![PROPOSAL]);
    let at = 1_772_668_800_456;
    let waits = Pending { id, clerk, at, verb: Verb::Withdraw, proposals, command, answer: None };
    let answer = Some(Seconded { clerk: ClerkId(4), at: at + 1, agreed: false, note: text("再议") });
    let answered = Pending { command: String::new(), answer, ..waits.clone() };
    Fact::Pending(Change::from(id, waits, answered))
}
