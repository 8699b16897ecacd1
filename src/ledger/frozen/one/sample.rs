//! The entry of format 1 whose bytes are frozen: made by hand, so that no rule and no verb can change it. Nothing here
//! is a lawful step; every component only has every field set and every variant stand somewhere.

use super::super::two::Answer;
use super::handling::{Deadline, Ended, Extension, HandBack, ReminderItem, Reply, Rework};
use super::proposal::{Docket, Proposer};
use super::rules::{Class, Form, Question, Rules, Terms, UrgeLevel};
use super::{
    Change, Clerk, ClerkId, Entry, Fact, Intake, Member, MemberId, Opinion, OpinionId, Particulars,
    ProposalId, Reminder, ReminderId, Session, SessionId, Stage, Supervision, Task, TaskId, Turn, Unit,
    UnitId, Verb,
};
use crate::office::Role;
use crate::office::calendar::{Counting, Term};
use crate::office::form::Choice;
use crate::office::opinion::Rating;
use crate::office::proposer::{Consent, Kind, ProposerKind};
use crate::office::reminder::Way;
use crate::office::reply::{Openness, ReplyDates};
use crate::office::rules::{Asked, Category, Ground, OnTime, ReplyTerm};
use crate::office::session::Period;
use crate::office::stage::Diversion;
use crate::office::supervision::Mark;
use crate::office::task::{EndedWhy, TaskRole};
use chrono::{NaiveDate, NaiveDateTime};

const PROPOSAL: ProposalId = ProposalId(258);

/// The entry.
pub(in crate::ledger) fn entry() -> Entry {
    let facts = [
        intakes(),
        particulars(),
        stages(),
        tasks(),
        opinions(),
        vec![Fact::Supervision(Change::from(PROPOSAL, Supervision::default(), supervision()))],
        reminders(),
        vec![unit(), member(), clerk()],
        sessions(),
        vec![Fact::Current(Change::from((), SessionId(1), SessionId(2)))],
    ];
    Entry {
        seq: 0x0102_0304_0506_0708,
        at: 1_772_668_800_123,
        clerk: ClerkId(3),
        ticket: *b"0123456789abcdef",
        verb: Verb::Redo,
        turn: Turn::Redoes(77),
        facts: facts.concat(),
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
}

fn moment(at: u32) -> NaiveDateTime {
    day(at).and_hms_milli_opt(17, 30, 15, 250).expect("a moment")
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn intakes() -> Vec<Fact> {
    let intake = |period, fingerprint| Intake {
        session: SessionId(2),
        received: moment(1),
        period,
        source: text("来文.xlsx"),
        source_number: text("第12号"),
        fingerprint,
    };
    let gone = Change { of: PROPOSAL, was: Some(Box::new(intake(Period::Plenary, None))), now: None };
    let new = Change::new(PROPOSAL, intake(Period::Intersession, Some([9; 16])));
    vec![Fact::Intake(gone), Fact::Intake(new)]
}

fn particulars() -> Vec<Fact> {
    use ProposerKind::{Committee, Group, Member, Organisation, Party, Sector};
    let proposers = [Member, Party, Organisation, Committee, Sector, Group]
        .map(|kind| Proposer { name: format!("{kind:?}"), kind });
    let of = |kind, consent, digest| Particulars {
        title: text("关于停车的提案"),
        proposers: proposers.to_vec(),
        seconders: vec![text("李四")],
        kind,
        category: text("城建"),
        consent,
        wanted_lead: vec![text("市城管局")],
        wanted_joint: vec![text("市公安局"), text("市财政局")],
        text: digest,
        notes: text("备注\n二"),
    };
    let none = Particulars::default();
    let first = of(Kind::Individual, Consent::Unsaid, None);
    let second = of(Kind::Joint, Consent::Yes, Some([7; 32]));
    let third = of(Kind::Collective, Consent::No, Some([8; 32]));
    let change = |was, now| Fact::Particulars(Change::from(PROPOSAL, was, now));
    vec![change(none, first.clone()), change(first, second.clone()), change(second, third)]
}

fn stages() -> Vec<Fact> {
    let docket = || Docket { number: 41, label: text("第41号") };
    let declined = |diverted| Stage::Declined { on: day(2), ground: text("不属职权"), diverted };
    let stages = [
        Stage::SentBack { on: day(3), reason: text("补充") },
        Stage::Withdrawn { on: day(4), reason: text("本人要求"), docket: Some(docket()) },
        declined(None),
        declined(Some(Diversion::Opinion)),
        declined(Some(Diversion::Reference)),
        declined(Some(Diversion::Letter)),
        Stage::Merged { on: day(5), into: ProposalId(7), docket: None },
        Stage::Filed { on: day(6), docket: docket() },
        Stage::Closed { on: day(7), docket: docket(), filed: day(6) },
    ];
    stages.map(|stage| Fact::Stage(Change::from(PROPOSAL, Stage::Received, stage))).to_vec()
}

fn deadline(term: Option<Term>) -> Deadline {
    Deadline { date: day(31), term, provisional: true, on_rest_day: false }
}

fn tasks() -> Vec<Fact> {
    let task = |role, openness, why| Task {
        role,
        assigned: day(8),
        receipt_due: deadline(Some(Term::Days(7))),
        hand_back_due: deadline(Some(Term::WorkingDays(10))),
        due: deadline(Some(Term::Months(3))),
        receipted: Some(day(9)),
        hand_backs: vec![
            HandBack { asked: day(10), reason: text("不归我办"), ruling: Some((day(11), true)) },
            HandBack { asked: day(12), reason: text("再议"), ruling: None },
        ],
        extensions: vec![Extension { granted: day(13), until: day(30), reason: text("调研") }],
        joint_opinion: Some(day(14)),
        replies: vec![reply(openness)],
        reworks: vec![Rework { on: day(19), due: deadline(Some(Term::On { month: 8, day: 31 })) }],
        ended: Some(Ended { on: day(20), why }),
    };
    let rows = [
        (TaskRole::Lead, Openness::Unsaid, EndedWhy::HandedBack),
        (TaskRole::Joint, Openness::Public, EndedWhy::Reassigned),
        (TaskRole::Separate, Openness::OnRequest, EndedWhy::Merged),
        (TaskRole::Lead, Openness::Closed, EndedWhy::Withdrawn),
    ];
    let of = TaskId { proposal: PROPOSAL, unit: UnitId(305) };
    rows.map(|(role, openness, why)| Fact::Task(Change::new(of, task(role, openness, why)))).to_vec()
}

fn reply(openness: Openness) -> Reply {
    Reply {
        number: text("城函〔2026〕5号"),
        class: text("A"),
        dates: ReplyDates { document: day(15), signed: day(16), delivered: day(17), entered: day(18) },
        signer: text("王五"),
        openness,
    }
}

fn opinions() -> Vec<Fact> {
    let answer = |rating| Answer { on: day(21), digits: vec![1, 2, 3], rating, remark: text("好") };
    let opinion = |rating| Opinion {
        asked: day(18),
        due: deadline(None),
        answer: Some(answer(rating)),
        corrected: vec![answer(Rating::Mostly)],
    };
    let of = OpinionId { proposal: PROPOSAL, signer: 259, round: 2 };
    let ratings = [Rating::Satisfied, Rating::Mostly, Rating::Understood, Rating::Dissatisfied];
    ratings.map(|rating| Fact::Opinion(Change::new(of, opinion(rating)))).to_vec()
}

fn supervision() -> Supervision {
    Supervision { marks: [Mark::Key, Mark::Important, Mark::Excellent, Mark::CrossYear].into() }
}

fn reminders() -> Vec<Fact> {
    let reminder = |way| Reminder {
        id: ReminderId(6),
        unit: UnitId(305),
        on: day(22),
        level: 2,
        way,
        letter: text("催字3号"),
        items: vec![ReminderItem { proposal: PROPOSAL, due: day(31) }],
    };
    let ways = [Way::Telephone, Way::Letter, Way::Visit, Way::Message];
    ways.map(|way| Fact::Reminder(Change::new(ReminderId(6), reminder(way)))).to_vec()
}

fn unit() -> Fact {
    let unit = Unit {
        id: UnitId(305),
        code: text("305"),
        name: text("市教育局"),
        aliases: vec![text("教育局")],
        system: text("政府"),
        retired: true,
    };
    Fact::Unit(Change::new(unit.id, unit))
}

fn member() -> Fact {
    let member = Member {
        id: MemberId(8),
        name: text("张三"),
        sector: text("经济界"),
        party: text("民建"),
        left: true,
    };
    Fact::Member(Change::new(member.id, member))
}

fn clerk() -> Fact {
    let roles = [Role::Reader, Role::Clerk, Role::Administrator].into();
    let clerk = Clerk { id: ClerkId(3), name: text("小赵"), login: Some(1000), roles };
    Fact::Clerk(Change::new(clerk.id, clerk))
}

fn sessions() -> Vec<Fact> {
    let rows = [
        (OnTime::Document, Asked::First, None),
        (OnTime::Signed, Asked::Every, Some(moment(23))),
        (OnTime::Delivered, Asked::First, None),
        (OnTime::Entered, Asked::Every, None),
    ];
    let session = |(on_time, asked, cutoff)| Session {
        id: SessionId(2),
        name: text("十四届三次"),
        term: 14,
        meeting: 3,
        year: 2026,
        opened: day(1),
        cutoff,
        rules: rules(on_time, asked),
    };
    rows.map(|row| Fact::Session(Change::new(SessionId(2), session(row)))).to_vec()
}

fn rules(on_time: OnTime, asked: Asked) -> Rules {
    Rules {
        name: text("范例"),
        categories: vec![Category { code: text("1"), name: text("城建") }],
        classes: vec![Class { code: text("A"), meaning: text("已解决") }],
        grounds: vec![Ground { code: text("2"), text: text("不属职权") }],
        terms: terms(),
        on_time,
        asked,
        reopens: vec![Rating::Dissatisfied],
        rework_rounds: 1,
        numbering: text("第{n}号"),
        form: form(),
        ladder: vec![UrgeLevel { name: text("提醒"), overdue_only: true }],
        soon_days: 7,
    }
}

fn terms() -> Terms {
    let reply = ReplyTerm {
        kind: Some(Kind::Collective),
        proposer: Some(ProposerKind::Party),
        period: Some(Period::Intersession),
        term: Term::Months(2),
    };
    Terms {
        receipt: Term::Days(7),
        hand_back: Term::WorkingDays(10),
        joint: Term::Months(1),
        reply: vec![reply, ReplyTerm { kind: None, proposer: None, period: None, term: Term::Days(90) }],
        extension_limit: Term::Months(6),
        feedback: Term::Days(15),
        rework: Term::On { month: 12, day: 31 },
        counting: Counting { start_day_counts: true, roll_over: false },
    }
}

fn form() -> Form {
    let choice = |rating| Choice { title: text("满意"), rating };
    let options = vec![choice(Some(Rating::Satisfied)), choice(None)];
    Form {
        name: text("反馈表"), questions: vec![Question { title: text("总体"), options, overall: true }]
    }
}
