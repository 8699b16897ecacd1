//! The stories of the sample's proposals: what was done to each, by whom and when, from its review to its fate.

use super::cases::{Case, unit};
use super::diary::Diary;
use super::fates::Fate;
use super::opening::clerk;
use super::units::UNITS;
use super::writing::Dice;
use crate::office::reply::Openness;
use crate::office::stage::Diversion;
use crate::office::supervision::Mark;
use crate::office::verbs::answer::Survey;
use crate::office::verbs::assign::Units;
use crate::office::verbs::close::Close;
use crate::office::verbs::decline::Decline;
use crate::office::verbs::extend::Extend;
use crate::office::verbs::file::File;
use crate::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use crate::office::verbs::joint_opinion::JointOpinion;
use crate::office::verbs::mark::SetMark;
use crate::office::verbs::merge::Merge;
use crate::office::verbs::reassign::Reassign;
use crate::office::verbs::receipt::Receipt;
use crate::office::verbs::reply::GiveReply;
use crate::office::verbs::send_back::SendBack;
use crate::office::verbs::withdraw::Withdraw;
use crate::office::{ClerkId, Command, Given, ProposalId, TaskId, UnitId};
use chrono::{Datelike, Days, Months};

/// Grounds that occur, with where the proposal went instead.
const DECLINED: [(&str, Option<Diversion>); 6] = [
    ("10", Some(Diversion::Opinion)),
    ("10", None),
    ("6", Some(Diversion::Reference)),
    ("5", None),
    ("7", Some(Diversion::Letter)),
    ("8", None),
];
const SENT_BACK: [&str; 4] = [
    "一案多事，请按一事一案分开提交",
    "集体提案未加盖公章，请补盖后重新提交",
    "建议过于笼统，请补充具体措施",
    "联名委员签名不全，请补签",
];
const HANDED_BACK: [&str; 3] = [
    "所提事项主要职责不在本单位，建议由业务主管部门主办",
    "机构改革后相关职能已划出，建议改由承接部门办理",
    "涉及资金安排，建议由财政部门牵头办理",
];
const WITHDRAWN: [&str; 3] = [
    "提案者认为所提问题已经解决，申请撤回",
    "与其他委员联名另提，申请撤回本件",
    "情况已有变化，提案者申请撤案",
];
const EXTENDED: [&str; 2] = ["涉及多个部门会商，需补充实地调研", "需列入下半年项目计划后一并答复"];
const CLASSES: [&str; 6] = ["A", "A", "A", "B", "B", "C"];
const DISSATISFIED: [&str; 3] = [
    "答复过于笼统，所提第二条建议没有回应",
    "承诺的时限不明确，希望给出具体安排",
    "没有与提案者当面沟通，对现状的描述与实际不符",
];
const SIGNERS: [&str; 6] = ["周正清", "吴启航", "郑怀民", "钱立新", "孙亦凡", "赵景行"];

/// The teller of one story. Ranks only grow, so that steps that fall on one day keep their order.
struct Story<'d, 'c> {
    diary: &'d mut Diary,
    case: &'c Case,
    merged: Vec<ProposalId>,
    units: Units,
    rank: u8,
}

/// Notes everything that was done to a proposal after its intake.
pub(super) fn tell(diary: &mut Diary, case: &Case, all: &[Case]) {
    let repeats = |other: &&Case| other.fate == Fate::Merged && other.repeats == Some(case.place);
    let merged = all.iter().filter(repeats).map(Case::id).collect();
    let mut story = Story { diary, case, merged, units: units(case), rank: 5 };
    match case.fate {
        Fate::Waiting => {}
        Fate::SentBack | Fate::Declined | Fate::Withdrawn => story.turned_down(),
        Fate::Merged => story.merge(all),
        Fate::Unassigned => story.file(Units::default()),
        _ => {
            story.file(story.units.clone());
            story.handle();
        }
    }
}

/// One lead unit, at times with joint ones, or now and then several separate ones.
fn units(case: &Case) -> Units {
    let (lead, joint) = (case.lead(), case.joint());
    let with_joint = matches!(case.fate, Fate::JointSoon | Fate::JointLate) || case.place.is_multiple_of(3);
    let plain = matches!(
        case.fate,
        Fate::HandBackAsked | Fate::HandBackGranted | Fate::HandBackRefused | Fate::Reassigned
    );
    match case.place % 11 {
        _ if plain => Units { lead: vec![lead], ..Units::default() },
        _ if with_joint => Units { lead: vec![lead], joint, ..Units::default() },
        5 => Units { separate: [vec![lead], joint[..1].to_vec()].concat(), ..Units::default() },
        _ => Units { lead: vec![lead], ..Units::default() },
    }
}

/// Marks some of the filed ones.
pub(super) fn mark(diary: &mut Diary, cases: &[Case]) {
    let filed = cases.iter().filter(|case| {
        let fates =
            [Fate::InHand, Fate::ReplySoon, Fate::Replied, Fate::Closed, Fate::Answered, Fate::Rework];
        fates.contains(&case.fate) && case.came > 100
    });
    let filed: Vec<&Case> = filed.collect();
    let mut set = |ago, mark, chosen: Vec<ProposalId>| {
        let command = SetMark { proposals: chosen, mark, set: true, on: None };
        diary.note(ago, 30, clerk(0), Command::Mark(command));
    };
    let every =
        |step: usize, from: usize| filed.iter().skip(from).step_by(step).map(|case| case.id()).collect();
    set(120, Mark::Key, every(10, 3));
    set(118, Mark::Important, every(9, 1));
    let closed = |from| {
        let closed = filed.iter().filter(|case| case.fate == Fate::Closed).skip(from).step_by(8);
        closed.map(|case| case.id()).collect::<Vec<_>>()
    };
    set(30, Mark::Excellent, closed(2));
    set(28, Mark::CrossYear, closed(5));
}

impl Story<'_, '_> {
    fn id(&self) -> ProposalId {
        self.case.id()
    }

    fn dice(&self, salt: u64) -> Dice {
        Dice::of(self.case.place, salt)
    }

    fn note(&mut self, ago: u32, rank: u8, clerk: ClerkId, command: Command) {
        // Out of the usual order: strictly later than what came before, so as not to join an earlier batch.
        self.rank = if rank < self.rank { self.rank + 1 } else { rank };
        self.diary.note(ago, self.rank, clerk, command);
    }

    /// The clerk who looks after the leading unit.
    fn desk(&self) -> ClerkId {
        clerk(usize::try_from(self.case.lead().0).unwrap_or(0))
    }

    fn turned_down(&mut self) {
        let (proposals, ago) = (vec![self.id()], self.case.decided);
        let mut dice = self.dice(3);
        let command = match self.case.fate {
            Fate::SentBack => {
                Command::SendBack(SendBack { proposals, reason: dice.one(&SENT_BACK).to_owned(), on: None })
            }
            Fate::Declined => {
                let (ground, diverted) = dice.one(&DECLINED);
                // One in three is still to be told.
                let notified = (!self.case.place.is_multiple_of(3)).then(|| self.diary.day(ago));
                let ground = ground.to_owned();
                let (consented, place) = (diverted.is_some(), String::new());
                Command::Decline(Decline {
                    proposals,
                    ground,
                    notified,
                    diverted,
                    consented,
                    place,
                    on: None,
                })
            }
            _ => Command::Withdraw(Withdraw { proposals, reason: dice.one(&WITHDRAWN).to_owned(), on: None }),
        };
        self.note(ago, 6, clerk(0), command);
    }

    /// Merged on review; every other one had been filed under a number of its own.
    fn merge(&mut self, all: &[Case]) {
        let Some(lead) = self.case.repeats.and_then(|place| all.get(place)) else { return };
        if self.case.place.is_multiple_of(2) {
            self.file(Units::default());
        }
        let merge = Merge { into: lead.id(), proposals: vec![self.id()], on: None };
        self.note(self.case.decided, 8, clerk(0), Command::Merge(merge));
    }

    fn file(&mut self, to: Units) {
        let category = Some(self.case.topic.category.to_owned());
        let file = File { proposals: vec![self.id()], category, to, on: None };
        let reviewer = clerk(self.case.topic_place);
        // Merged proposals are filed a little before they are merged.
        let ago = self.case.decided + u32::from(self.case.fate == Fate::Merged);
        self.note(ago, 7, reviewer, Command::File(file));
    }

    fn handle(&mut self) {
        let ago = self.case.decided;
        match self.case.fate {
            Fate::Fresh | Fate::ReceiptLate => {}
            Fate::WithdrawnLate => {
                self.receipts(ago - 2);
                let reason = self.dice(3).one(&WITHDRAWN).to_owned();
                let withdraw = Withdraw { proposals: vec![self.id()], reason, on: None };
                self.note(ago - 20, 12, self.desk(), Command::Withdraw(withdraw));
            }
            Fate::HandBackAsked => self.ask_back(ago - 1),
            Fate::HandBackGranted => {
                self.ask_back(ago - 1);
                self.rule(ago - 4, true);
            }
            Fate::HandBackRefused => {
                self.ask_back(ago - 1);
                self.rule(ago - 4, false);
                self.receipts(ago - 6);
            }
            Fate::Reassigned => self.reassign(ago),
            Fate::JointSoon | Fate::JointLate => self.receipts(ago - 2),
            Fate::InHand | Fate::ReplySoon | Fate::ReplyLate => {
                self.receipts(ago - 2);
                self.join(ago - 20);
            }
            Fate::Extended | Fate::ExtendedLate => self.extend(ago),
            _ => {
                self.receipts(ago - 2);
                self.join(ago - 22);
                self.answered();
            }
        }
    }

    fn each(&self) -> Vec<UnitId> {
        self.units.each().map(|(unit, _)| unit).collect()
    }

    fn task(&self, unit: UnitId) -> TaskId {
        TaskId { proposal: self.id(), unit }
    }

    fn receipts(&mut self, ago: u32) {
        let tasks = self.each().into_iter().map(|unit| self.task(unit)).collect();
        self.note(ago, 9, self.desk(), Command::Receipt(Receipt::of(tasks)));
    }

    fn join(&mut self, ago: u32) {
        let tasks: Vec<TaskId> = self.units.joint.iter().map(|unit| self.task(*unit)).collect();
        if !tasks.is_empty() {
            self.note(ago, 10, self.desk(), Command::JointOpinion(JointOpinion::of(tasks)));
        }
    }

    fn ask_back(&mut self, ago: u32) {
        let reason = self.dice(4).one(&HANDED_BACK).to_owned();
        let ask = HandBackAsk::new(self.task(self.case.lead()), &reason);
        self.note(ago, 9, self.desk(), Command::HandBack(ask));
    }

    fn rule(&mut self, ago: u32, granted: bool) {
        let ruling = HandBackRuling::new(self.task(self.case.lead()), granted);
        self.note(ago, 10, clerk(0), Command::RuleHandBack(ruling));
    }

    /// The unit asked to hand it back, and one of the joint units of the topic took it over.
    fn reassign(&mut self, ago: u32) {
        self.ask_back(ago - 1);
        let to = self.case.topic.joint.first().map_or(self.case.lead(), |code| unit(code));
        let reassign = Reassign { task: self.task(self.case.lead()), to, restart: true, on: None };
        self.note(ago - 4, 11, clerk(0), Command::Reassign(reassign));
        self.units = Units { lead: vec![to], ..Units::default() };
        self.receipts(ago - 6);
    }

    /// Extended close to the six months that are the limit, or to a day that has passed as well.
    fn extend(&mut self, ago: u32) {
        self.receipts(ago - 2);
        self.join(ago - 20);
        let six_months = self.diary.day(ago).checked_add_months(Months::new(6));
        let passed = self.diary.today.checked_sub_days(Days::new(3));
        let until = if self.case.fate == Fate::Extended { six_months } else { passed };
        let reason = self.dice(5).one(&EXTENDED).to_owned();
        let tasks = [&self.units.lead[..], &self.units.separate].concat();
        let tasks = tasks.into_iter().map(|unit| self.task(unit)).collect();
        let until = until.unwrap_or(self.diary.today);
        self.note(26, 11, self.desk(), Command::Extend(Extend { tasks, until, reason, on: None }));
    }

    /// From the reply to the end.
    fn answered(&mut self) {
        let place = u32::try_from(self.case.place).unwrap_or(0);
        match self.case.fate {
            Fate::Replied => self.reply(17 - place % 16),
            Fate::OpinionLate => self.reply(52 - place % 12),
            Fate::Answered => {
                self.reply(62 - place % 20);
                self.opinions(22 - place % 18, None);
            }
            Fate::Rework => {
                self.reply(78 - place % 8);
                self.opinions(54 - place % 20, Some(4));
            }
            Fate::ReworkLate => {
                self.reply(126);
                self.opinions(108 - place % 6, Some(4));
            }
            Fate::ReworkReplied => {
                self.reply(124);
                self.opinions(106, Some(4));
                self.reply(34 - place % 4);
                if place.is_multiple_of(2) {
                    self.opinions(12, Some(2));
                }
            }
            _ => {
                self.reply(120 - place % 40);
                self.opinions(70 - place % 20, None);
                let close = Close { proposals: vec![self.id()], on: None };
                self.note(40 - place % 30, 20, clerk(0), Command::Close(close));
            }
        }
    }

    /// Every unit that replies does so on the same day.
    fn reply(&mut self, ago: u32) {
        for unit in [&self.units.lead[..], &self.units.separate].concat() {
            let mut dice = Dice::of(self.case.place, u64::from(unit.0 + ago));
            let name = usize::try_from(unit.0).ok().and_then(|n| UNITS.get(n - 1));
            let short = name.and_then(|unit| unit.aliases.first()).copied().unwrap_or("市");
            let year = self.diary.day(ago).year();
            let class = dice.one(&CLASSES);
            // Separate units agree, so that the proposal has one class without a ruling.
            let agreed = Dice::of(self.case.place, ago.into()).one(&CLASSES);
            let class = if self.units.separate.is_empty() { class } else { agreed };
            let reply = GiveReply {
                task: self.task(unit),
                number: format!("{short}提复〔{year}〕{}号", self.case.place % 60 + 1),
                class: class.to_owned(),
                document: Some(self.diary.day(ago + 4)),
                signed: Some(self.diary.day(ago + 2)),
                delivered: None,
                entered: None,
                signer: dice.one(&SIGNERS).to_owned(),
                openness: dice.one(&[
                    Openness::Public,
                    Openness::Public,
                    Openness::OnRequest,
                    Openness::Closed,
                ]),
                points: Vec::new(),
            };
            self.note(ago, 14, self.desk(), Command::Reply(reply));
        }
    }

    /// The forms come back, of the proposal itself and of those merged into it.
    fn opinions(&mut self, ago: u32, overall: Option<u8>) {
        let asked: Vec<ProposalId> = std::iter::once(self.id()).chain(self.merged.clone()).collect();
        for (turn, proposal) in (0..).zip(asked) {
            let mut dice = Dice::of(self.case.place, 60 + turn);
            let overall = overall.unwrap_or_else(|| dice.one(&[1, 1, 1, 1, 2, 2, 3]));
            let tone = overall.min(3);
            let digits = [dice.one(&[1, 1, 2, 3]), dice.one(&[1, 2, 2, 3]), tone.min(2), tone, tone, overall];
            let given = digits.map(Given::Digit).to_vec();
            let remark = if overall == 4 { dice.one(&DISSATISFIED) } else { "" };
            let answer = Survey { proposal, given, remark: remark.to_owned(), ..Survey::default() };
            self.note(ago, 16, clerk(self.case.place), Command::Answer(answer));
        }
    }
}
