//! What the office settled about the result of a proposal: its class where the units' classes differ or were wrong, with
//! the whole history, and the meetings held when the proposers stayed dissatisfied.

use super::proposal::Proposal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the office settled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Classes settled by the office, oldest first; nothing is overwritten.
    pub rulings: Vec<ClassRuling>,
    /// Meetings with dissatisfied proposers, in order.
    pub meetings: Vec<Meeting>,
}

/// A class settled by the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassRuling {
    /// When.
    pub on: NaiveDate,
    /// Round of replies it is about, from 1.
    pub round: u8,
    /// Code of the class.
    pub class: String,
    /// How it came about.
    pub why: RulingWhy,
    /// What it rests on.
    pub basis: String,
}

/// How a class came to be settled by the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulingWhy {
    /// 认定: units that handled it separately gave differing classes.
    #[default]
    Decided,
    /// 更正: the unit's own class was wrong.
    Corrected,
    /// 跨年度变更: tracking showed that it has been solved since, or not.
    Tracked,
}

/// A meeting with dissatisfied proposers (当面协商、专门说明).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// When.
    pub on: NaiveDate,
    /// Round of replies after which it was held, from 1.
    pub round: u8,
    /// How.
    pub way: MeetingWay,
    /// Who took part.
    pub who: String,
    /// What was said and agreed.
    pub minutes: String,
}

/// How dissatisfied proposers were met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingWay {
    /// 当面协商.
    #[default]
    InPerson,
    /// 专门说明.
    Explained,
}

/// The class of a proposal on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classed<'a> {
    /// No reply yet, or not from all who must reply.
    Unanswered,
    /// Units that handled it separately gave differing classes and the office has not settled it.
    Undecided,
    /// Its class.
    Class(&'a str),
}

impl Proposal {
    /// The class of the first round: what the unit said first, or what the office settled when units differed. Later
    /// corrections, rounds and years do not touch it.
    pub fn first_class(&self) -> Classed<'_> {
        self.first_class_on(NaiveDate::MAX)
    }

    /// The class of the first round as it was known on `on`.
    pub fn first_class_on(&self, on: NaiveDate) -> Classed<'_> {
        self.class_of(1, on, |ruling| ruling.why == RulingWhy::Decided)
    }

    /// The class that holds on `on`: of the last complete round by then, with all that the office settled by then.
    pub fn class_on(&self, on: NaiveDate) -> Classed<'_> {
        let rounds = self.replying_on(on).map(|(_, task)| task.replies.len()).max().unwrap_or(0);
        let rounds = u8::try_from(rounds).unwrap_or(u8::MAX);
        let by_then = (1..=rounds).rev().map(|round| self.class_of(round, on, |_| true));
        by_then.into_iter().find(|class| *class != Classed::Unanswered).unwrap_or(Classed::Unanswered)
    }

    /// The class of one round, with all that the office settled about it.
    pub fn class_in(&self, round: u8) -> Classed<'_> {
        self.class_of(round, NaiveDate::MAX, |_| true)
    }

    /// The last round in which all who must reply have; 0 before the first.
    pub fn answered_rounds(&self) -> u8 {
        let rounds = self.replying().map(|(_, task)| task.replies.len()).min().unwrap_or(0);
        u8::try_from(rounds).unwrap_or(u8::MAX)
    }

    /// Day on which a round of replies was complete; `None`: it is not.
    pub fn replied_on(&self, round: u8) -> Option<NaiveDate> {
        self.replied_by(round, NaiveDate::MAX)
    }

    /// The same with the tasks that were running at the end of `on`; `None`: it was not complete by then.
    pub fn replied_by(&self, round: u8, on: NaiveDate) -> Option<NaiveDate> {
        let place = usize::from(round).checked_sub(1)?;
        let delivered = self.replying_on(on).map(|(_, task)| Some(task.replies.get(place)?.dates.delivered));
        let complete = delivered.collect::<Option<Vec<NaiveDate>>>()?.into_iter().max();
        complete.filter(|day| *day <= on)
    }

    fn class_of(&self, round: u8, on: NaiveDate, counts: impl Fn(&ClassRuling) -> bool) -> Classed<'_> {
        if self.replied_by(round, on).is_none() {
            return Classed::Unanswered;
        }
        let settled = |ruling: &&ClassRuling| ruling.round == round && ruling.on <= on && counts(ruling);
        if let Some(ruling) = self.outcome.rulings.iter().rev().find(settled) {
            return Classed::Class(&ruling.class);
        }
        let place = usize::from(round) - 1;
        let replies = self.replying_on(on).filter_map(|(_, task)| task.replies.get(place));
        let mut classes = replies.map(|reply| &*reply.class);
        match classes.next() {
            Some(first) if classes.all(|class| class == first) => Classed::Class(first),
            _ => Classed::Undecided,
        }
    }
}

impl RulingWhy {
    /// All of them, in the order they are offered.
    pub const ALL: [RulingWhy; 3] = [RulingWhy::Decided, RulingWhy::Corrected, RulingWhy::Tracked];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            RulingWhy::Decided => "认定",
            RulingWhy::Corrected => "更正",
            RulingWhy::Tracked => "跨年度变更",
        }
    }
}

impl MeetingWay {
    /// Both ways, in the order they are offered.
    pub const ALL: [MeetingWay; 2] = [MeetingWay::InPerson, MeetingWay::Explained];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            MeetingWay::InPerson => "当面协商",
            MeetingWay::Explained => "专门说明",
        }
    }
}
