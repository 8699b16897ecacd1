//! The survey form: every question can be answered with one digit, one of them is the overall rating, and the ratings the
//! rules speak of can be given on it.

use super::Found;
use crate::office::form::{About, Form, Question, QuestionKind};
use crate::office::opinion::Rating;
use crate::office::rules::Rules;
use std::collections::BTreeSet;

/// A form is typed with the digits 1 to 9.
const MOST_OPTIONS: usize = 9;
/// No paper form has more questions.
const MOST_QUESTIONS: usize = 60;
/// More rounds than any office ever went through.
const MOST_ROUNDS: u8 = 9;
/// Decimals of a share.
const MOST_DECIMALS: u8 = 3;

impl Found {
    pub(super) fn form(&mut self, form: &Form) {
        self.seen("form.name", "测评表的名称", &form.name);
        self.questions(form);
        let Some((place, question)) = overall(form) else {
            let about = (0..form.questions.len()).map(|place| format!("form.questions.{place}.about"));
            let against = about.chain(["form.questions.?".to_owned()]).collect();
            return self.say_against("form.questions", "测评表要有一题、且只有一题是总体评价", against);
        };
        let silent = question.options.iter().enumerate().filter(|(_, option)| option.rating.is_none());
        for (option, choice) in silent {
            let title = &choice.title;
            let what = format!("测评表的总体评价每个选项都要对应一种评价，“{title}”没有");
            let about = vec![format!("form.questions.{place}.about")];
            self.say_against(format!("form.questions.{place}.options.{option}"), what, about);
        }
        if question.kind != QuestionKind::Single || question.collective || question.per_unit {
            let keys = ["kind", "collective", "per_unit"].map(|key| format!("form.questions.{place}.{key}"));
            let what = "测评表的总体评价须是单选，问所有提案，且不分单位";
            self.say_against(format!("form.questions.{place}.about"), what, keys.to_vec());
        }
    }

    pub(super) fn questions(&mut self, form: &Form) {
        if form.questions.len() > MOST_QUESTIONS {
            self.say("form.questions", format!("“{}”最多{MOST_QUESTIONS}题", form.name));
        }
        for (place, question) in form.questions.iter().enumerate() {
            self.question(place, question);
            let title = question.title.trim();
            let before = form.questions[..place].iter().position(|other| other.title.trim() == title);
            if let Some(before) = before.filter(|_| !title.is_empty()) {
                let what = format!("测评表第{}题与第{}题的题目相同，都是“{title}”", place + 1, before + 1);
                let other = vec![format!("form.questions.{before}.title")];
                self.say_against(format!("form.questions.{place}.title"), what, other);
            }
        }
    }

    fn question(&mut self, place: usize, question: &Question) {
        let at = format!("form.questions.{place}");
        let title = &question.title;
        self.name(&format!("{at}.title"), &format!("测评表第{}题的题目", place + 1), title);
        let options = question.options.len();
        if question.kind == QuestionKind::Words {
            if options > 0 || question.about != About::Other {
                self.say(format!("{at}.options"), format!("测评表“{title}”填文字，不能有选项，也不能是评价"));
            }
        } else {
            self.options(&at, question);
        }
        if question.per_unit && matches!(question.kind, QuestionKind::Several | QuestionKind::Words) {
            let what = format!("测评表“{title}”逐家填写，只能是单选或是非");
            self.say_against(format!("{at}.per_unit"), what, vec![format!("{at}.kind")]);
        }
    }

    /// There are as many options as the kind of question needs, each called otherwise.
    fn options(&mut self, at: &str, question: &Question) {
        let (title, count) = (&question.title, question.options.len());
        let least = match question.kind {
            // A single box that is ticked or not.
            QuestionKind::Several => 1,
            QuestionKind::Single | QuestionKind::YesNo | QuestionKind::Words => 2,
        };
        let most = if question.kind == QuestionKind::YesNo { 2 } else { MOST_OPTIONS };
        if !(least..=most).contains(&count) {
            let range = if least == most { least.to_string() } else { format!("{least}至{most}") };
            let kind = question.kind.title();
            self.say(format!("{at}.options"), format!("测评表“{title}”是{kind}，须有{range}个选项"));
        }
        for (place, choice) in question.options.iter().enumerate() {
            let at = |place: usize| format!("{at}.options.{place}");
            let called = choice.title.trim();
            self.name(&at(place), &format!("测评表“{title}”的选项{}", place + 1), &choice.title);
            let before = question.options[..place].iter().position(|other| other.title.trim() == called);
            if let Some(before) = before.filter(|_| !called.is_empty()) {
                let what =
                    format!("测评表“{title}”的选项{}与选项{}相同，都是“{called}”", place + 1, before + 1);
                self.say_against(at(place), what, vec![at(before)]);
            }
        }
    }

    /// Ratings that reopen or satisfy can be given on the form, and are written once.
    pub(super) fn ratings(&mut self, rules: &Rules) {
        let overall = overall(&rules.form);
        let uses = [
            ("feedback.reopens", "要重新办理", &rules.feedback.reopens),
            ("figures.satisfied", "算作满意", &rules.figures.satisfied),
        ];
        for (at, what, ratings) in uses {
            let mut seen = BTreeSet::new();
            for (place, rating) in ratings.iter().enumerate() {
                let (at, title) = (format!("{at}.{place}"), rating.title());
                if !seen.insert(rating) {
                    self.say(at, format!("“{title}”写了两遍，请去掉一个"));
                } else if let Some((question, _)) = overall.filter(|(_, asked)| !offers(asked, *rating)) {
                    let against = ["options", "about"].map(|key| format!("form.questions.{question}.{key}"));
                    let what = format!("“{title}”{what}，但测评表的总体评价里没有这一项");
                    self.say_against(at, what, against.to_vec());
                }
            }
        }
        if rules.figures.satisfied.is_empty() {
            let words = vec!["figures.satisfied.?".to_owned()];
            self.say_against("figures.satisfied", "算作满意的评价不能为空", words);
        }
        if rules.figures.decimals > MOST_DECIMALS {
            self.say("figures.decimals", format!("百分数最多{MOST_DECIMALS}位小数"));
        }
        if rules.feedback.rework_rounds > MOST_ROUNDS {
            self.say("feedback.rework_rounds", format!("重新办理最多{MOST_ROUNDS}轮"));
        }
    }
}

/// The overall question with its place; `None`: there is none, or more than one.
fn overall(form: &Form) -> Option<(usize, &Question)> {
    let mut all = form.questions.iter().enumerate().filter(|(_, question)| question.about == About::Overall);
    all.next().filter(|_| all.next().is_none())
}

fn offers(question: &Question, rating: Rating) -> bool {
    question.options.iter().any(|option| option.rating == Some(rating))
}
