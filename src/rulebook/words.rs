//! The words that stand for choices in a file of rules: each has its Chinese word and the stable English name that
//! `tian do` uses. Both are read, the Chinese one is written.

use crate::office::entry::Verb;
use crate::office::form::{About, QuestionKind};
use crate::office::opinion::Rating;
use crate::office::proposer::{Kind, ProposerKind};
use crate::office::review::ReviewLevel;
use crate::office::rules::{Asked, OnTime, SatisfiedOf};
use crate::office::session::Period;

/// A choice that is written as a word.
pub trait Word: Copy + PartialEq + serde::Serialize + 'static {
    /// Every choice with its Chinese word.
    fn all() -> Vec<(Self, &'static str)>;

    /// Other words clerks use for some of them.
    fn also() -> &'static [(Self, &'static str)] {
        &[]
    }

    /// The Chinese word.
    fn word(self) -> &'static str {
        Self::all().into_iter().find(|(choice, _)| *choice == self).map_or("", |(_, word)| word)
    }

    /// The English name.
    fn name(self) -> String {
        let name = serde_json::to_value(self).ok();
        name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned()
    }

    /// The choice a word stands for.
    fn of(word: &str) -> Option<Self> {
        let meant = |(choice, known): &(Self, &str)| *known == word || choice.name() == word;
        let all = Self::all();
        all.iter().chain(Self::also()).find(|known| meant(known)).map(|(choice, _)| *choice)
    }
}

/// Gives choices their words from their own titles.
macro_rules! titled {
    ($($kind:ty)+) => {
        $(impl Word for $kind {
            fn all() -> Vec<(Self, &'static str)> {
                <$kind>::ALL.iter().map(|choice| (*choice, choice.title())).collect()
            }
        })+
    };
}

titled! { Rating Kind ProposerKind ReviewLevel Verb QuestionKind }

impl Word for Period {
    fn all() -> Vec<(Self, &'static str)> {
        [Period::Plenary, Period::Intersession].map(|period| (period, period.title())).to_vec()
    }

    fn also() -> &'static [(Self, &'static str)] {
        &[(Period::Plenary, "全会"), (Period::Intersession, "闭会")]
    }
}

impl Word for OnTime {
    fn all() -> Vec<(Self, &'static str)> {
        vec![
            (OnTime::Document, "成文"),
            (OnTime::Signed, "签发"),
            (OnTime::Delivered, "送达"),
            (OnTime::Entered, "录入"),
        ]
    }
}

impl Word for Asked {
    fn all() -> Vec<(Self, &'static str)> {
        vec![(Asked::First, "第一提案人"), (Asked::Every, "每位提案人")]
    }
}

impl Word for SatisfiedOf {
    fn all() -> Vec<(Self, &'static str)> {
        vec![(SatisfiedOf::Returned, "收回"), (SatisfiedOf::Asked, "应反馈")]
    }
}

impl Word for About {
    fn all() -> Vec<(Self, &'static str)> {
        vec![
            (About::Other, "其他"),
            (About::Overall, "总体评价"),
            (About::Attitude, "办理态度"),
            (About::Process, "办理工作"),
            (About::Result, "办理结果"),
        ]
    }
}
