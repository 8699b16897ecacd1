//! Generated histories: small numbers that become commands with mostly valid arguments, so that several clerks get far
//! and get into each other's way.

use crate::papers;
use crate::world::{World, a_proposal, nine, plain_reply, survey, task, units};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tian::office::activity::{Activity, ActivityKind, Demand};
use tian::office::arrival::Arrival;
use tian::office::calendar::Term;
use tian::office::info::{InfoFate, Subject};
use tian::office::leader::{Body, Leader};
use tian::office::outcome::MeetingWay;
use tian::office::proposer::{Consent, ProposerKind};
use tian::office::reminder::Way;
use tian::office::reply::Openness;
use tian::office::review::{Gates, ReviewLevel, Verdict};
use tian::office::session::Period;
use tian::office::stage::{Diversion, FateKind, Level};
use tian::office::supervision::{Leading, Mark, Part};
use tian::office::task::ConsultWay;
use tian::office::verbs::activity::{FollowUpDemand, RecordActivity};
use tian::office::verbs::addition::RuleAddition;
use tian::office::verbs::amend::Amend;
use tian::office::verbs::archive::Archive;
use tian::office::verbs::ask_extension::{AskExtension, RuleExtension};
use tian::office::verbs::assign::{Assign, Units};
use tian::office::verbs::classify::Classify;
use tian::office::verbs::close::Close;
use tian::office::verbs::consult::Consult;
use tian::office::verbs::decline::Decline;
use tian::office::verbs::divert::{Divert, DivertFate};
use tian::office::verbs::draft_reply::{RuleDraft, SubmitDraft};
use tian::office::verbs::extend::Extend;
use tian::office::verbs::file::File;
use tian::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use tian::office::verbs::holidays::ListHolidays;
use tian::office::verbs::info::{AdvanceInfo, NewInfo, RecordInfo};
use tian::office::verbs::instruction::RecordInstruction;
use tian::office::verbs::joint_opinion::JointOpinion;
use tian::office::verbs::leaders::ListLeaders;
use tian::office::verbs::listing::{ListClerk, ListMembers, ListUnits, UnitListing};
use tian::office::verbs::mark::SetMark;
use tian::office::verbs::meet::Meet;
use tian::office::verbs::merge::{Merge, Split};
use tian::office::verbs::notify::Notify;
use tian::office::verbs::publish::Publish;
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::receipt::{Receipt, Wanted};
use tian::office::verbs::receive::Receive;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::review::Review;
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::second::Second;
use tian::office::verbs::send_back::{Resubmit, SendBack};
use tian::office::verbs::session::SetSession;
use tian::office::verbs::sign::Sign;
use tian::office::verbs::stand_in::ArrangeStandIn;
use tian::office::verbs::supervise::Supervise;
use tian::office::verbs::track::{LookBackAt, Track};
use tian::office::verbs::undo::{Redo, Undo};
use tian::office::verbs::withdraw::Withdraw;
use tian::office::*;

/// One thing somebody does, as numbers.
#[derive(Debug, Clone)]
pub struct Move {
    verb: u8,
    clerk: u8,
    a: u8,
    b: u8,
    c: u8,
    days: u8,
    back: u8,
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = (0..129_u8, 0..8_u8, any::<u8>(), any::<u8>(), any::<u8>(), 0..40_u8, 0..12_u8);
    let one = one.prop_map(|(verb, clerk, a, b, c, days, back)| Move { verb, clerk, a, b, c, days, back });
    proptest::collection::vec(one, 1..most)
}

impl Move {
    /// Lets the clock run, sets the clerk, and says what is asked.
    pub fn command(&self, world: &mut World) -> Command {
        let on = world.today() + Days::new(if self.days > 30 { u64::from(self.days) } else { 0 });
        world.at = nine(on) + i64::from(self.days) * 60_000;
        world.by(match self.clerk {
            0..4 => 1,
            4..6 => 2,
            6 => 3,
            _ => 4,
        });
        match self.verb {
            0..8 => self.receive(world),
            8..14 => self.review(world),
            14..18 => self.merging(world),
            18..22 => self.assigning(world),
            22..40 | 76..84 => self.on_a_task(world),
            45..48 => self.ending(world),
            48..52 => self.listing(world),
            52.. if world.register.pending().next().is_some() => self.second(world),
            52..57 => Command::Undo(Undo { entry: self.past(world, true) }),
            57..60 => Command::Redo(Redo { entry: self.past(world, false) }),
            60..72 => self.asked_and_ruled(world),
            72..76 => self.settling(world),
            84..92 => self.answer(world),
            92..106 => self.around_filing(world),
            106..115 => self.watching(world),
            117.. => papers::command(world, self.verb, self.a, self.b),
            _ => self.hand_back_ruled(world),
        }
    }

    /// Mostly the last step, at times any older one.
    fn past(&self, world: &World, standing: bool) -> Option<u64> {
        let steps = world.register.trail().of(world.clerk);
        let fits: Vec<u64> =
            steps.filter(|step| step.undone_by.is_none() == standing).map(|step| step.seq).collect();
        if self.a.is_multiple_of(3) { None } else { pick(&fits, self.b) }
    }

    /// Mostly an answer to what waits for a second clerk.
    fn second(&self, world: &World) -> Command {
        let waits: Vec<PendingId> = world.register.pending().map(|pending| pending.id).collect();
        match pick(&waits, self.a) {
            Some(pending) => Command::Second(Second { pending, agree: self.b > 60, note: String::new() }),
            None => Command::Redo(Redo { entry: self.past(world, false) }),
        }
    }

    fn on(&self, world: &World) -> Option<NaiveDate> {
        (self.back > 8).then(|| world.today() - Days::new(u64::from(self.back) - 8))
    }

    /// One to three proposals for which `fits` holds, or any.
    fn some(&self, world: &World, fits: impl Fn(&Proposal) -> bool) -> Vec<ProposalId> {
        let all: Vec<ProposalId> = world.register.proposals().map(|p| p.id).collect();
        let fit: Vec<ProposalId> = world.register.proposals().filter(|p| fits(p)).map(|p| p.id).collect();
        let from = if fit.is_empty() || self.c == 0 { &all } else { &fit };
        let picked: BTreeSet<ProposalId> = [self.a, self.b, self.c]
            .iter()
            .take(usize::from(self.c % 3) + 1)
            .filter_map(|n| pick(from, *n))
            .collect();
        if picked.is_empty() { vec![ProposalId(1)] } else { picked.into_iter().collect() }
    }

    fn unit(&self) -> u32 {
        u32::from(self.b % 7) + 1
    }

    fn to(&self) -> Units {
        let (a, b) = (u32::from(self.a % 6) + 1, u32::from(self.b % 6) + 1);
        match self.c % 4 {
            0 => units(&[a], &[], &[]),
            1 => units(&[a], &[b], &[]),
            2 => units(&[], &[], &[a, b]),
            _ => units(&[], &[], &[a]),
        }
    }

    fn receive(&self, world: &World) -> Command {
        let known = |n: u8| n.is_multiple_of(4).then_some([n / 16; 16]);
        let one = |n: u8| {
            let names = [("张三", ProposerKind::Member), ("民盟市委", ProposerKind::Party)];
            let mut new = NewProposal {
                fingerprint: known(n),
                marks: if n.is_multiple_of(5) { vec![Mark::Key] } else { Vec::new() },
                received: self.on(world).map(|on| on.and_time(chrono::NaiveTime::MIN)),
                text: n.is_multiple_of(2).then(|| "正文".to_owned()),
                signatures_due: n.is_multiple_of(7).then(|| world.today() + Days::new(u64::from(n % 5))),
                ..a_proposal(&format!("关于{n}的建议"), &names[..usize::from(n % 3)])
            };
            if n.is_multiple_of(7) {
                new.particulars.kind = tian::office::proposer::Kind::Joint;
            }
            new.particulars.consent = Consent::Yes;
            new
        };
        let proposals = [self.a, self.b, self.c].map(one)[..=usize::from(self.c % 3)].to_vec();
        Command::Receive(Receive { proposals, source: "表".to_owned(), session: None })
    }

    fn review(&self, world: &World) -> Command {
        let received = self.some(world, |p| p.stage == Stage::Received);
        let on = self.on(world);
        match self.verb {
            8 => Command::SendBack(SendBack { proposals: received, reason: "补签名".to_owned(), on }),
            9 => {
                let proposals =
                    self.some(world, |p| matches!(p.stage, Stage::SentBack { .. } | Stage::Declined { .. }));
                Command::Resubmit(Resubmit { proposals, on })
            }
            10 => {
                let diverted = (self.b > 99).then_some(Diversion::Opinion);
                let (ground, notified) = ("10".to_owned(), None);
                let (consented, place) = (self.c > 20, String::new());
                Command::Decline(Decline {
                    proposals: received,
                    ground,
                    notified,
                    diverted,
                    consented,
                    place,
                    on,
                })
            }
            _ => {
                let category = (self.a > 9).then(|| "社会建设".to_owned());
                let to = if self.b > 99 { self.to() } else { Units::default() };
                Command::File(File { proposals: received, category, to, on })
            }
        }
    }

    /// Leaders, key proposals, tracking, activities, information items, instructions.
    fn watching(&self, world: &World) -> Command {
        let on = self.on(world);
        let title = format!("事{}", self.b % 4);
        let handled = || self.some(world, |p| p.answered_rounds() > 0);
        let number = |most: u8| u32::from(self.c % most) + 1;
        match self.verb.saturating_sub(106) % 9 {
            0 => {
                let part = Part::ALL[usize::from(self.b % 3)];
                let leading = Leading { leader: LeaderId(number(3)), part };
                Command::Supervise(Supervise {
                    proposals: self.some(world, |_| true),
                    theme: Some(title),
                    leadings: (self.b > 60).then(|| vec![leading]),
                    related: (self.b > 200).then(|| BTreeSet::from([ProposalId(number(9))])),
                    effect: None,
                })
            }
            1 => {
                let (proposals, promise) = (handled(), title);
                Command::Track(Track { proposals, promise, promised: None, next: None, on })
            }
            2 => Command::LookBack(LookBackAt {
                proposals: self.some(world, |p| p.supervision.tracking.is_some()),
                progress: title,
                class: (self.b > 128).then(|| ["A", "B"][usize::from(self.c % 2)].to_owned()),
                basis: "实地查看".to_owned(),
                rating: None,
                end: self.c > 200,
                next: None,
                on,
            }),
            3 => {
                let (body, level) = (Body::Government, Level::City);
                let id = LeaderId(if self.c > 200 { number(4) } else { 0 });
                let leader = Leader { id, name: title, offices: Vec::new(), body, level, left: None };
                Command::ListLeaders(ListLeaders { leaders: vec![leader] })
            }
            4 => Command::RecordActivity(RecordActivity { activity: Box::new(self.activity(world, title)) }),
            5 => {
                let (activity, demand) = (ActivityId(number(4)), u16::from(self.a % 3));
                Command::FollowUp(FollowUpDemand { activity, demand, note: title, done: self.b > 99, on })
            }
            6 => {
                let declined = self.some(world, |p| matches!(p.stage, Stage::Declined { .. }));
                let proposal = declined.first().copied().filter(|_| self.b > 128);
                let item = NewInfo {
                    title,
                    source: String::new(),
                    proposal,
                    consented: self.c > 20,
                    collected: on,
                    session: None,
                };
                Command::RecordInfo(RecordInfo { items: vec![item] })
            }
            7 => {
                let items = vec![InfoId(number(4))];
                let what = InfoFate::Sent { to: Level::ALL[usize::from(self.b % 5)] };
                Command::AdvanceInfo(AdvanceInfo { items, what, note: String::new(), on })
            }
            _ => Command::RecordInstruction(RecordInstruction {
                by: title,
                office: String::new(),
                level: Level::City,
                subject: match self.b % 3 {
                    0 => Subject::Proposal(ProposalId(number(9))),
                    1 => Subject::Info(InfoId(number(4))),
                    _ => Subject::Activity(ActivityId(number(4))),
                },
                words: String::new(),
                session: None,
                on,
            }),
        }
    }

    /// A ruling on a request to hand back that waits, where there is one.
    fn hand_back_ruled(&self, world: &World) -> Command {
        let waits = |proposal: &Proposal| {
            let unit = proposal.running().find(|(_, task)| task.hand_back_pending().is_some())?.0;
            Some(TaskId { proposal: proposal.id, unit })
        };
        let none = TaskId { proposal: ProposalId(1), unit: UnitId(1) };
        let task = world.register.proposals().find_map(waits).unwrap_or(none);
        Command::RuleHandBack(HandBackRuling::new(task, self.b > 99))
    }

    fn activity(&self, world: &World, title: String) -> Activity {
        let demand = |text: &str| Demand { text: text.to_owned(), followed: Vec::new() };
        Activity {
            id: ActivityId(if self.b > 200 { u32::from(self.c % 4) } else { 0 }),
            session: SessionId(1),
            kind: ActivityKind::Visit,
            title,
            on: world.today(),
            place: String::new(),
            host: String::new(),
            leaders: (self.a > 128).then(|| LeaderId(u32::from(self.c % 3) + 1)).into_iter().collect(),
            attendees: Vec::new(),
            reporting: (self.b > 128).then(|| UnitId(self.unit())).into_iter().collect(),
            proposals: self.some(world, |_| true),
            demands: vec![demand("一"), demand("二")],
            counts: std::collections::BTreeMap::new(),
            notes: String::new(),
        }
    }

    fn around_filing(&self, world: &World) -> Command {
        let on = self.on(world);
        let declined = || self.some(world, |p| matches!(p.stage, Stage::Declined { .. }));
        match 60 + self.verb.saturating_sub(92) % 6 {
            60 | 61 => {
                let level = ReviewLevel::ALL[usize::from(self.a % 3)];
                let verdict = if self.b > 60 { Verdict::File } else { Verdict::Discuss };
                let lead = (self.b > 99).then(|| UnitId(self.unit()));
                let category = (self.c > 200).then(|| "1".to_owned());
                Command::Review(Review {
                    proposals: self.some(world, |p| p.stage == Stage::Received),
                    level,
                    verdict,
                    by: String::new(),
                    gates: Gates::default(),
                    category,
                    lead,
                    joint: Vec::new(),
                    separate: Vec::new(),
                    remark: self.a.to_string(),
                    on,
                })
            }
            62 if self.b > 128 => Command::Notify(Notify { proposals: declined(), on }),
            62 => {
                let (to, place, consented) = (Diversion::Reference, String::new(), self.b > 30);
                Command::Divert(Divert { proposals: declined(), to, place, consented, on })
            }
            63 if self.b > 128 => {
                let (what, level, note) =
                    (FateKind::Adopted, Level::ALL[usize::from(self.a % 5)], String::new());
                Command::DivertFate(DivertFate { proposals: declined(), what, level, note, on })
            }
            63 => {
                let proposals = self.some(world, |p| matches!(p.stage, Stage::Closed { .. }));
                Command::Archive(Archive { proposals, on })
            }
            64 => {
                let proposal = self.some(world, |p| p.unsigned().next().is_some())[0];
                let signers = if self.b > 128 { Vec::new() } else { vec![u16::from(self.c % 3)] };
                Command::Sign(Sign { proposal, signers, on })
            }
            _ => {
                let proposal = self.some(world, |p| !p.opinions.is_empty())[0];
                let (name, reason) = (format!("委员{}", self.b % 3), "离任".to_owned());
                let signer = u16::from(self.c.is_multiple_of(5));
                Command::StandIn(ArrangeStandIn { proposal, signer, name, reason, on })
            }
        }
    }

    fn merging(&self, world: &World) -> Command {
        let open = |p: &Proposal| matches!(p.stage, Stage::Received | Stage::Filed { .. });
        if self.verb < 17 {
            let into = *self.some(world, open).first().expect("one at least");
            let other = Move { a: self.b, b: self.c, c: self.a, ..self.clone() };
            return Command::Merge(Merge { into, proposals: other.some(world, open), on: self.on(world) });
        }
        let proposals = self.some(world, |p| matches!(p.stage, Stage::Merged { .. }));
        Command::Split(Split { proposals, on: self.on(world) })
    }

    fn assigning(&self, world: &World) -> Command {
        let filed = self.some(world, |p| matches!(p.stage, Stage::Filed { .. }));
        if self.verb < 21 {
            return Command::Assign(Assign { proposals: filed, to: self.to(), on: self.on(world) });
        }
        let from = self.tasks(world, |task| task.replies.is_empty());
        let restart = self.c > 99;
        Command::Reassign(Reassign { task: from, to: UnitId(self.unit()), restart, on: self.on(world) })
    }

    fn tasks(&self, world: &World, fits: impl Fn(&tian::office::task::Task) -> bool) -> TaskId {
        let running = world.register.proposals().filter(|p| matches!(p.stage, Stage::Filed { .. }));
        let ids: Vec<TaskId> = running
            .flat_map(|p| {
                p.running().filter(|(_, t)| fits(t)).map(|(unit, _)| TaskId { proposal: p.id, unit })
            })
            .collect();
        pick(&ids, self.a).unwrap_or_else(|| task(ProposalId(u32::from(self.a % 5)), self.unit()))
    }

    fn on_a_task(&self, world: &World) -> Command {
        let on = self.on(world);
        let open = self.tasks(world, |task| !task.fulfilled());
        match self.verb {
            22..24 => Command::Receipt(Receipt { on, ..Receipt::of(vec![open]) }),
            24..26 => {
                let propose = (self.c > 150).then_some(UnitId(self.unit()));
                Command::HandBack(HandBackAsk {
                    propose, on, ..HandBackAsk::new(open, "不属本单位职责")
                })
            }
            26..28 => {
                let task = self.tasks(world, |task| task.hand_back_pending().is_some());
                Command::RuleHandBack(HandBackRuling {
                    to: (self.c > 150).then_some(UnitId(self.unit())),
                    restart: self.a > 128,
                    on,
                    ..HandBackRuling::new(task, self.b > 60)
                })
            }
            28 => {
                let until = world.today() + Days::new(u64::from(self.b));
                Command::Extend(Extend { tasks: vec![open], until, reason: "难".to_owned(), on })
            }
            29..31 => Command::JointOpinion(JointOpinion { on, ..JointOpinion::of(vec![open]) }),
            31 => {
                let way = if self.c > 128 { Way::Letter } else { Way::Telephone };
                let units = vec![UnitId(self.unit())];
                Command::Remind(Remind { units, way, letter: "催1号".to_owned(), level: None, on })
            }
            _ => {
                let class = ["A", "C", "A", "D"]
                    [usize::from(self.c % 32).saturating_sub(28).max(usize::from(self.c % 2))];
                Command::Reply(GiveReply { openness: Openness::Public, ..plain_reply(open, class) })
            }
        }
    }

    /// What a unit asks of the office, and the rulings.
    fn asked_and_ruled(&self, world: &World) -> Command {
        let on = self.on(world);
        let open = self.tasks(world, |task| !task.fulfilled());
        let waits = |fits: fn(&tian::office::task::Task) -> bool| self.tasks(world, fits);
        let (granted, note) = (self.b > 60, "见意见".to_owned());
        match self.verb {
            60 => {
                let wanted =
                    Wanted { unit: UnitId(self.unit()), role: None, reason: "涉及该局".to_owned() };
                Command::Receipt(Receipt { add: Some(wanted), on, ..Receipt::of(vec![open]) })
            }
            61..63 => {
                let task = waits(|task| task.addition_pending().is_some());
                Command::RuleAddition(RuleAddition { task, granted, note, on })
            }
            63..65 => {
                let task = world.register.proposal(open.proposal).and_then(|p| p.tasks.get(&open.unit));
                let due = task.map_or(world.today(), |task| task.due_now().date);
                let until = due.max(world.today()) + Days::new(u64::from(self.b / 4));
                Command::AskExtension(AskExtension {
                    tasks: vec![open],
                    until,
                    reason: "难度大".to_owned(),
                    on,
                })
            }
            65..68 => {
                let task = waits(|task| task.extension_pending().is_some());
                Command::RuleExtension(RuleExtension { task, granted, until: None, note, on })
            }
            68 => {
                let (tasks, way) = (vec![self.tasks(world, |_| true)], ConsultWay::Forum);
                Command::Consult(Consult { tasks, way, who: "张三".to_owned(), note, on })
            }
            69 => Command::SubmitDraft(SubmitDraft { tasks: vec![open], class: "A".to_owned(), on }),
            _ => {
                let task = waits(|task| task.draft_pending().is_some());
                Command::RuleDraft(RuleDraft { task, granted, note, on })
            }
        }
    }

    /// What the office settles about the result.
    fn settling(&self, world: &World) -> Command {
        let on = self.on(world);
        match self.verb {
            72..74 => {
                let proposals = self.some(world, |p| p.answered_rounds() > 0);
                let class = ["A", "B", "C"][usize::from(self.b % 3)].to_owned();
                let basis = "回访".to_owned();
                Command::Classify(Classify { proposals, class, why: None, basis, round: None, on })
            }
            74 => {
                let proposals = self.some(world, |p| status::dissatisfied(&world.register, p).is_some());
                let (way, who) = (MeetingWay::InPerson, String::new());
                Command::Meet(Meet { proposals, way, who, minutes: "已当面说明".to_owned(), on })
            }
            _ => {
                let tasks = vec![self.tasks(world, |task| !task.replies.is_empty())];
                Command::Publish(Publish { tasks, on })
            }
        }
    }

    fn answer(&self, world: &World) -> Command {
        let asked = world.register.proposals().filter(|p| !p.opinions.is_empty());
        let ids: Vec<ProposalId> = asked.map(|p| p.id).collect();
        let id = pick(&ids, self.a).unwrap_or(ProposalId(1));
        survey(
            id,
            u16::from(self.c.is_multiple_of(5)),
            [1, 4, 4, 2, 3][usize::from(self.b % 5)],
            self.c > 128,
        )
    }

    fn ending(&self, world: &World) -> Command {
        let filed = |p: &Proposal| matches!(p.stage, Stage::Filed { .. });
        let on = self.on(world);
        match self.verb {
            45 => {
                let proposals = self.some(world, filed);
                Command::Withdraw(Withdraw { proposals, reason: "已解决".to_owned(), on })
            }
            46 if self.c > 128 => {
                let mark = if self.a > 128 { Mark::Key } else { Mark::Excellent };
                let proposals = self.some(world, |_| true);
                Command::Mark(SetMark { proposals, mark, set: self.b > 60, on })
            }
            _ => {
                let today = world.today();
                let closable = |p: &Proposal| filed(p) && status::closable(&world.register, p, today).is_ok();
                let mut proposals = self.some(world, closable);
                proposals.truncate(1);
                Command::Close(Close { proposals, on })
            }
        }
    }

    fn listing(&self, world: &World) -> Command {
        let letter = char::from(b'a' + self.b % 4);
        match (self.verb, self.a % 4) {
            (48, _) => {
                let id = self.some(world, |_| true)[0];
                let mut particulars =
                    world.register.proposal(id).map(|p| p.particulars.clone()).unwrap_or_default();
                particulars.notes = letter.to_string();
                particulars.category = if self.c > 99 { "2".to_owned() } else { String::new() };
                let arrival = world.register.proposal(id).map(|there| {
                    let received = there.intake.received - chrono::Days::new(u64::from(self.a));
                    let signatures_due = (self.a > 99).then(|| world.today());
                    let period = if self.a > 50 { Period::Plenary } else { Period::Intersession };
                    Arrival { received, period, signatures_due }
                });
                let arrival = arrival.filter(|_| self.c.is_multiple_of(3));
                let (from, from_arrival, text) = (None, None, None);
                Command::Amend(Box::new(Amend {
                    proposal: id,
                    from,
                    particulars,
                    text,
                    from_arrival,
                    arrival,
                }))
            }
            (49, 0) => Command::ListMembers(ListMembers { members: vec![member(letter, self.c)] }),
            (49, _) => {
                let code = (101 + u32::from(self.c % 8)).to_string();
                let name = format!("局{letter}");
                Command::ListUnits(ListUnits {
                    units: vec![UnitListing { code, name, ..UnitListing::default() }],
                })
            }
            (50, _) => {
                let name = format!("员{letter}");
                let role = [Role::Reader, Role::Clerk, Role::Administrator][usize::from(self.c % 3)];
                Command::ListClerk(ListClerk { name, login: None, roles: BTreeSet::from([role]) })
            }
            (51, 2) => {
                let mut rules = world.register.current().expect("a session").rules.clone();
                rules.soon_days = u16::from(self.c % 9);
                rules.terms.joint = Term::WorkingDays(u16::from(self.b));
                if self.c > 99 {
                    drop(rules.classes.pop());
                }
                let rules = Box::new(rules);
                Command::SetRules(SetRules { session: None, rules, recompute: self.b.is_multiple_of(2) })
            }
            (51, 3) => {
                let year = 2026 + i32::from(self.b % 3);
                let off =
                    (1..=u32::from(self.c % 7) + 1).filter_map(|day| NaiveDate::from_ymd_opt(year, 1, day));
                Command::ListHolidays(ListHolidays { year, off: off.collect(), work: BTreeSet::new() })
            }
            _ => {
                let mut session = world.register.current().expect("a session").clone();
                session.id = SessionId(u32::from(self.b % 4) + 1);
                session.name = format!("届{}", self.a % 3);
                session.rules.intake.review =
                    if self.c > 220 { vec![ReviewLevel::First] } else { Vec::new() };
                let looked_at = [Verb::Withdraw, Verb::Mark];
                session.rules.four_eyes =
                    looked_at.into_iter().filter(|_| self.a.is_multiple_of(3)).collect();
                Command::SetSession(Box::new(SetSession { session, current: self.c > 99 }))
            }
        }
    }
}

fn member(name: char, n: u8) -> Member {
    let sector = format!("界{}", n % 3);
    let left = (n > 200).then(|| chrono::NaiveDate::from_ymd_opt(2026, 3, 1)).flatten();
    Member {
        id: MemberId(0),
        name: name.to_string(),
        sector,
        party: String::new(),
        group: String::new(),
        left,
    }
}

pub fn pick<T: Copy>(from: &[T], n: u8) -> Option<T> {
    from.get(usize::from(n) % from.len().max(1)).copied()
}
