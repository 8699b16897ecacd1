//! The rules a new office starts with. They follow the national regulation (政协全国委员会提案工作条例, 2018) where it
//! speaks, and the commonest local practice where it leaves the matter to the place.

use super::calendar::{Counting, Term};
use super::form::{About, Choice, Form, Question};
use super::opinion::Rating;
use super::rules::{
    Asked, Category, Class, Feedback, FigureRules, Ground, IntakeRules, KeyingRules, Numbering, OnTime,
    Publication, ReplyTerm, Rules, SatisfiedOf, Terms, UrgeLevel,
};
use std::collections::BTreeSet;

/// The five fields the national committee counts by.
const CATEGORIES: [&str; 5] = ["经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设"];

const CLASSES: [(&str, &str); 3] =
    [("A", "已经解决或采纳"), ("B", "列入计划拟解决或采纳"), ("C", "因条件限制留作参考")];

/// The ten grounds of the regulation's article on declining.
const GROUNDS: [&str; 10] = [
    "涉及党和国家秘密",
    "国家明令禁止",
    "中共党员对党内有关组织、人事安排等方面有意见",
    "民主党派成员反映本组织内部问题",
    "进入民事、刑事、行政诉讼以及仲裁程序",
    "属于学术研讨",
    "为本人或亲属解决个人问题",
    "宣传、推介具体作品、产品",
    "指名举报",
    "内容空泛、没有具体建议",
];

const LADDER: [(&str, bool); 5] =
    [("提醒", false), ("催办", true), ("二次催办", true), ("督办", true), ("通报", true)];

/// The default rules.
pub fn national() -> Rules {
    Rules {
        name: "全国".to_owned(),
        intake: IntakeRules::default(),
        categories: (1..).zip(CATEGORIES).map(|(code, name)| category(code, name)).collect(),
        classes: CLASSES.iter().map(|(code, meaning)| class(code, meaning)).collect(),
        grounds: (1..)
            .zip(GROUNDS)
            .map(|(code, text): (u32, _)| Ground { code: code.to_string(), text: text.to_owned() })
            .collect(),
        numbering: Numbering {
            docket: "第{n}号".to_owned(),
            intersession: None,
            in_category: None,
            letter: None,
        },
        terms: terms(),
        on_time: OnTime::Delivered,
        feedback: Feedback {
            asked: Asked::First,
            reopens: vec![Rating::Dissatisfied],
            rework_rounds: 1,
            meeting: true,
            keying: KeyingRules::default(),
        },
        form: form(),
        ladder: LADDER
            .iter()
            .map(|(name, overdue_only)| UrgeLevel {
                name: (*name).to_owned(),
                overdue_only: *overdue_only,
                after_days: 0,
                letter: false,
            })
            .collect(),
        soon_days: 7,
        figures: FigureRules {
            merged_are_filed: true,
            satisfied_of: SatisfiedOf::Returned,
            satisfied: vec![Rating::Satisfied, Rating::Mostly],
            decimals: 1,
        },
        four_eyes: BTreeSet::new(),
        publication: Publication { within: Some(Term::WorkingDays(20)), ..Publication::default() },
    }
}

/// What is solved is adopted; what is planned is adopted too, and tracked until it is done.
fn class(code: &str, meaning: &str) -> Class {
    Class { code: code.to_owned(), meaning: meaning.to_owned(), adopted: code != "C", tracked: code == "B" }
}

fn category(code: u32, name: &str) -> Category {
    Category { code: code.to_string(), name: name.to_owned() }
}

/// Three months, at the latest six; hand-back within a week; the joint opinion within a month.
fn terms() -> Terms {
    Terms {
        receipt: Term::WorkingDays(3),
        hand_back: Term::WorkingDays(5),
        joint: Term::Months(1),
        reply: vec![ReplyTerm { kind: None, proposer: None, period: None, term: Term::Months(3) }],
        extension_limit: Term::Months(6),
        feedback: Term::WorkingDays(15),
        rework: Term::Months(3),
        notice: Term::WorkingDays(15),
        look_back: Term::Months(12),
        counting: Counting::default(),
    }
}

fn form() -> Form {
    let plain = |titles: &[&str]| {
        titles.iter().map(|title| Choice { title: (*title).to_owned(), rating: None }).collect()
    };
    let rated = |ratings: &[Rating]| {
        ratings.iter().map(|r| Choice { title: r.title().to_owned(), rating: Some(*r) }).collect()
    };
    let three = [Rating::Satisfied, Rating::Mostly, Rating::Dissatisfied];
    let question = |title: &str, options: Vec<Choice>, about: About| Question {
        title: title.to_owned(),
        options,
        about,
        ..Question::default()
    };
    Form {
        name: "提案办理情况征询意见表".to_owned(),
        letters: false,
        questions: vec![
            question("走访情况", plain(&["已走访", "提出不需要", "未走访"]), About::Other),
            question("听取意见方式", plain(&["走访", "电话", "其他", "未联系"]), About::Other),
            question("办理态度", rated(&three), About::Attitude),
            question("答复针对性", plain(&["针对", "基本针对", "未针对"]), About::Other),
            question("办理结果", rated(&three), About::Result),
            question("总体评价", rated(&Rating::ALL), About::Overall),
        ],
    }
}
