//! The proposals of the sample: which matter, what becomes of it, and how it came in.

use super::diary::Diary;
use super::fates::{Fate, GROUPS, spread};
use super::opening::clerk;
use super::titles::{TOPICS, Topic};
use super::units::UNITS;
use super::writing;
use crate::office::verbs::receive::Receive;
use crate::office::{Command, ProposalId, UnitId};

/// How many are entered by one command at most.
const AT_ONCE: usize = 9;
/// How many of those that wait repeat an earlier matter.
const WAITING_DOUBLES: usize = 6;

/// One proposal.
pub(super) struct Case {
    /// Its place in the order of intake, from 0.
    pub(super) place: usize,
    /// What it is about.
    pub(super) topic: &'static Topic,
    /// The topic's place in the table.
    pub(super) topic_place: usize,
    /// What is asked for.
    pub(super) matter: &'static str,
    /// The place of the earlier proposal it repeats.
    pub(super) repeats: Option<usize>,
    /// What becomes of it.
    pub(super) fate: Fate,
    /// Days before today on which it came in.
    pub(super) came: u32,
    /// Days before today on which it was filed or otherwise decided upon.
    pub(super) decided: u32,
}

impl Case {
    /// Its intake number.
    pub(super) fn id(&self) -> ProposalId {
        ProposalId(u32::try_from(self.place).unwrap_or(0) + 1)
    }

    /// The unit that leads by the topic.
    pub(super) fn lead(&self) -> UnitId {
        unit(self.topic.lead)
    }

    /// The units that join by the topic.
    pub(super) fn joint(&self) -> Vec<UnitId> {
        self.topic.joint.iter().map(|code| unit(code)).collect()
    }
}

/// The unit with a code of the table: units are numbered in its order.
pub(super) fn unit(code: &str) -> UnitId {
    let place = UNITS.iter().position(|unit| unit.code == code).unwrap_or(0);
    UnitId(u32::try_from(place).unwrap_or(0) + 1)
}

/// All proposals in the order of intake, their intake noted in the diary.
pub(super) fn cases(diary: &mut Diary) -> Vec<Case> {
    let mut fates: Vec<(u32, u32, Fate)> = Vec::new();
    for group in GROUPS {
        let of_group = (0..group.count).map(|place| {
            let came = spread(group.came, place, group.count);
            (came, spread(group.decided, place, group.count), group.fate)
        });
        fates.extend(of_group);
    }
    // The same day's proposals come in mixed, not sorted by what will become of them.
    let mixed = |place: usize| writing::Dice::of(place, 7).below(10_000);
    let mut order: Vec<(usize, (u32, u32, Fate))> = fates.into_iter().enumerate().collect();
    order.sort_by_key(|(place, (came, _, _))| (std::cmp::Reverse(*came), mixed(*place)));
    let mut cases: Vec<Case> = Vec::new();
    let mut doubles = Doubles::default();
    for (place, (_, (came, decided, fate))) in order.into_iter().enumerate() {
        let matters = TOPICS.len() * TOPICS[0].matters.len();
        let nth = place * 57 % matters;
        let (topic_place, nth) = (nth % TOPICS.len(), nth / TOPICS.len());
        let topic = &TOPICS[topic_place];
        let case = Case {
            place,
            topic,
            topic_place,
            matter: topic.matters[nth],
            repeats: None,
            fate,
            came,
            decided,
        };
        cases.push(doubles.perhaps(case, &cases));
    }
    link(&mut cases);
    receive(diary, &cases);
    cases
}

/// Keeps count of who repeats whom.
#[derive(Default)]
struct Doubles {
    waiting: usize,
}

impl Doubles {
    /// Some that wait repeat a matter handed in shortly before.
    fn perhaps(&mut self, case: Case, earlier: &[Case]) -> Case {
        if case.fate != Fate::Waiting || self.waiting >= WAITING_DOUBLES || !case.place.is_multiple_of(5) {
            return case;
        }
        self.waiting += 1;
        let mut handled = earlier.iter().filter(|other| other.fate == Fate::InHand && other.came < 100);
        match handled.nth(self.waiting) {
            Some(first) => Case {
                topic: first.topic,
                topic_place: first.topic_place,
                matter: first.matter,
                repeats: Some(first.place),
                ..case
            },
            None => case,
        }
    }
}

/// Lets each merged one repeat a proposal of the plenary meeting: some in hand, some replied to, some closed.
fn link(cases: &mut [Case]) {
    let leads = |fate: Fate, many: usize| {
        let of_fate = cases.iter().filter(move |case| case.fate == fate && case.came > 100);
        of_fate.map(|case| case.place).step_by(3).take(many).collect::<Vec<_>>()
    };
    let leads = [leads(Fate::InHand, 6), leads(Fate::Replied, 3), leads(Fate::Closed, 3)].concat();
    let merged: Vec<usize> =
        cases.iter().filter(|case| case.fate == Fate::Merged).map(|case| case.place).collect();
    for (place, lead) in merged.into_iter().zip(leads) {
        let (topic, topic_place, matter) = (cases[lead].topic, cases[lead].topic_place, cases[lead].matter);
        let case = &mut cases[place];
        (case.topic, case.topic_place, case.matter, case.repeats) = (topic, topic_place, matter, Some(lead));
    }
}

/// Notes the intake, in batches as a clerk enters them.
fn receive(diary: &mut Diary, cases: &[Case]) {
    let mut turn = 0;
    let days: Vec<&[Case]> = cases.chunk_by(|a, b| diary.day(a.came) == diary.day(b.came)).collect();
    for of_day in days {
        for batch in of_day.chunks(AT_ONCE) {
            let proposals = batch.iter().map(writing::proposal).collect();
            let receive = Receive { proposals, ..Receive::default() };
            diary.note(batch[0].came, 4, clerk(turn), Command::Receive(receive));
            turn += 1;
        }
    }
}
