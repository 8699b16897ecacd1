//! The sets of rules that are shipped: the national one, some localities, and survey forms in use; each a file with its
//! sources.

use super::read::read;
use crate::office::national::national;
use crate::office::rules::Rules;

/// A shipped set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name there in Chinese.
    pub word: &'static str,
    /// What it is, in Chinese.
    pub title: &'static str,
    /// The file.
    pub text: &'static str,
    /// It is a survey form alone: whatever else holds stays.
    pub is_form: bool,
}

/// Makes the table from names, files and titles.
macro_rules! sets {
    ($($name:literal $word:literal $title:literal)+ forms $($form:literal $called:literal $titled:literal)+) => {
        /// All sets, the national one first, the forms last.
        pub const ALL: &[Set] = &[
            $(Set {
                name: $name,
                word: $word,
                title: $title,
                text: include_str!(concat!("sets/", $name, ".toml")),
                is_form: false,
            },)+
            $(Set {
                name: $form,
                word: $called,
                title: $titled,
                text: include_str!(concat!("forms/", $form, ".toml")),
                is_form: true,
            },)+
        ];
    };
}

sets! {
    "national" "全国" "全国条例，地方未另定时用"
    "sichuan" "四川" "四川：全会5个月、闭会3个月、至迟6个月，再办3个月"
    "chongqing" "重庆" "重庆：有“理解”，满意率以应反馈为底"
    "fixed-date" "固定日期" "固定日期：6月30日前，党派5月10日前，闭会3个月"
    "four-class" "四档" "四档：A、B、C、D，按年编号，三色督办"
    forms
    "form-hongkou" "虹口表" "只换征询意见表：虹口，走访、态度、同意与否、针对性"
    "form-bayannur" "巴彦淖尔表" "只换征询意见表：巴彦淖尔，逐家评价加总体评价"
    "form-ningbo" "宁波表" "只换征询意见表：宁波，工作与结果分开评"
    "form-chongqing" "重庆表" "只换征询意见表：重庆，有“理解”"
}

/// The set with this name, or this Chinese name.
pub fn named(name: &str) -> Option<Set> {
    let name = name.trim();
    ALL.iter().copied().find(|set| set.name == name || set.word == name)
}

/// How all of them are called, for a sentence.
pub fn known() -> String {
    let called = |set: &Set| format!("{}({})", set.name, set.word);
    ALL.iter().map(called).collect::<Vec<_>>().join("、")
}

impl Set {
    /// Its rules; those of a form where the national ones hold otherwise.
    pub fn rules(self) -> Rules {
        self.over(&national())
    }

    /// Its rules laid over those that hold. A test reads every shipped file, so that none can be faulty.
    pub fn over(self, rules: &Rules) -> Rules {
        read(self.text, rules).unwrap_or_else(|_| rules.clone())
    }
}
