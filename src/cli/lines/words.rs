//! Where words become values: every choice in a line may be written as its stable English name, as the word of the field
//! the desk shows (`省级`, `走访`, `每位提案人`), or as another word clerks use for it. One reader for all commands, so
//! that none knows fewer words than another.

use super::refer::nearest;
use crate::office::activity::{ActivityKind, Measure};
use crate::office::form::About;
use crate::office::leader::Body;
use crate::office::opinion::Rating;
use crate::office::outcome::{MeetingWay, RulingWhy};
use crate::office::proposer::{Consent, Kind, ProposerKind};
use crate::office::reminder::Way;
use crate::office::reply::{Adoption, Openness};
use crate::office::review::{Gate, ReviewLevel, Verdict};
use crate::office::rules::{Asked, OnTime, SatisfiedOf};
use crate::office::session::Period;
use crate::office::stage::{Diversion, FateKind, Level};
use crate::office::supervision::{Mark, Part};
use crate::office::task::{ConsultWay, Stand, TaskRole};
use crate::office::{Role, Verb};
use crate::rulebook::Word;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json::Value;

/// Other words, each with the name it stands for.
type Also = &'static [(&'static str, &'static str)];

/// The words of one kind of choice.
pub struct Choices {
    /// What is chosen, in Chinese.
    pub called: &'static str,
    title: fn(&str) -> Option<&'static str>,
    also: Also,
}

/// Makes the table from kinds, what is chosen, how a choice is titled, and other words for it.
macro_rules! choices {
    ($($kind:ident $called:literal $title:path, [$($word:literal $name:literal)*])+) => {
        /// The words of a kind of choice; `None`: it is no choice written as a word.
        pub fn choices(kind: &str) -> Option<Choices> {
            Some(match kind {
                $(stringify!($kind) => Choices {
                    called: $called,
                    title: |name| of::<$kind>(name).map($title),
                    also: &[$(($word, $name)),*],
                },)+
                _ => return None,
            })
        }
    };
}

choices! {
    Kind "名义" Kind::title, ["个人" "individual" "委员个人" "individual" "委员联名" "joint"
        "党派" "collective" "团体" "collective" "界别" "collective" "专委会" "collective"]
    ProposerKind "提案者类别" ProposerKind::title, ["民主党派" "party" "工商联" "party" "人民团体" "organisation"
        "专门委员会" "committee" "委员小组" "group" "街道工委" "town" "工委会" "town"]
    Consent "公开意愿" Consent::title, ["同意" "yes" "公开" "yes" "是" "yes" "不同意" "no" "不同意公开" "no" "否" "no"]
    Period "时段" Period::title, ["会间" "plenary" "全会" "plenary" "闭会" "intersession" "闭会期间" "intersession"]
    ReviewLevel "审查层级" ReviewLevel::title, ["终审" "decision"]
    Verdict "审查结论" Verdict::title, ["立案" "file" "不予立案" "decline" "退回修改" "send_back" "并案" "merge"]
    Gate "审查结果" Gate::title, ["是" "passed" "否" "failed"]
    Diversion "转送去向" Diversion::title, ["社情民意" "opinion" "有关部门参考" "reference" "参考" "reference"
        "委员来信" "letter"]
    FateKind "转送结果" FateKind::title, ["采纳" "adopted" "未采纳" "not_adopted" "领导批示" "instructed"]
    Level "层级" Level::title, ["国家级" "national" "全国级" "national" "中央" "national" "省" "province"
        "市" "city" "县" "county" "区" "county" "区级" "county" "县区级" "county" "乡镇级" "town" "街道" "town"]
    Mark "标记" Mark::title, ["民主监督性" "democratic"]
    Rating "评价" Rating::title, []
    TaskRole "承办方式" TaskRole::title, ["协办" "joint"]
    ConsultWay "面商方式" ConsultWay::title, ["座谈" "forum" "邮件" "letter" "信函" "letter"]
    Stand "会办态度" Stand::title, []
    Openness "公开属性" Openness::title, ["公开" "public" "同意公开" "public" "不公开" "closed"]
    Adoption "采纳与否" Adoption::title, ["部分" "partly" "不采纳" "not_adopted"]
    RulingWhy "认定缘由" RulingWhy::title, []
    MeetingWay "协商方式" MeetingWay::title, []
    Body "班子" Body::title, ["市委" "party" "市政府" "government" "市政协" "committee"]
    Part "督办分工" Part::title, ["领衔" "leads" "包案督办" "answers"]
    Way "催办方式" Way::title, ["函" "letter" "微信" "message"]
    ActivityKind "活动形式" ActivityKind::title, ["督办" "supervision" "协商会" "consultation" "专题协商" "consultation"
        "座谈" "forum" "问卷" "questionnaire" "简讯" "bulletin"]
    Measure "活动数字" Measure::title, []
    Role "角色" Role::title, []
    Verb "操作" Verb::title, []
    OnTime "按期日期" OnTime::word, []
    Asked "征询对象" Asked::word, []
    SatisfiedOf "满意率底数" SatisfiedOf::word, []
    About "题目内容" About::word, []
}

impl Choices {
    /// The name of the choice a word means.
    pub fn meant(&self, names: &'static [&'static str], word: &str) -> Option<&'static str> {
        let word = word.trim();
        // `重点提案`, `集体提案`: what is marked or handed in goes without saying.
        let short = word.strip_suffix("提案").filter(|short| !short.is_empty());
        let answers = |name: &&'static str| {
            [Some(word), short].into_iter().flatten().any(|word| {
                let title = (self.title)(name).unwrap_or_default();
                *name == word
                    || title == word
                    || title.split('(').next() == Some(word)
                    || self.also.contains(&(word, *name))
            })
        };
        names.iter().copied().find(answers)
    }

    /// What to say of a word that means none.
    pub fn unknown(&self, names: &[&str], word: &str) -> String {
        let called = self.called;
        if names.len() > 15 {
            let titles = names.iter().filter_map(|name| (self.title)(name));
            return format!("没有“{word}”这种{called}{}", nearest(titles, word));
        }
        format!("没有“{word}”这种{called}，可选：{}", self.listed(names))
    }

    /// All choices, as clerks write them and as programs do.
    pub fn listed(&self, names: &[&str]) -> String {
        let both = |name: &&str| format!("{}({name})", (self.title)(name).unwrap_or_default());
        names.iter().map(both).collect::<Vec<_>>().join("、")
    }
}

/// The choice of a name.
fn of<T: DeserializeOwned>(name: &str) -> Option<T> {
    let name: StrDeserializer<Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

/// What a word that stands for yes or no says.
pub fn yes_or_no(word: &str) -> Option<bool> {
    match word.trim() {
        "是" | "同意" | "通过" | "有" => Some(true),
        "否" | "不同意" | "不通过" | "退回" | "退回重拟" | "没有" => Some(false),
        _ => None,
    }
}

/// The choice a value of a line means, where it matters before the command is made.
pub fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    super::reader::read(value.clone()).ok()
}

/// The levels, for sentences.
pub fn levels() -> String {
    let names = Level::ALL.map(Level::name);
    choices("Level").map(|choices| choices.listed(&names)).unwrap_or_default()
}
