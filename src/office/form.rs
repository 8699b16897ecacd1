//! A form as data: questions, options and the digit that stands for each. Survey forms (征询意见表) and general
//! questionnaires (问卷) are both such forms; only the first have an overall rating.

use super::given::{BLANK, Given};
use super::ids::UnitId;
use super::opinion::Rating;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a form calls the result of handling.
const RESULT: &str = "办理结果";

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// Its questions in the order of the paper. Exactly one of a survey form is the overall rating.
    pub questions: Vec<Question>,
    /// Options are printed with letters (A, B, C); they are keyed by letter or by digit.
    #[serde(default)]
    pub letters: bool,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// As printed.
    pub title: String,
    /// Its options; the first has digit 1. At most nine; none where words are asked for.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// What it is about; exactly one question of a survey form is the overall rating.
    #[serde(default)]
    pub about: About,
    /// How it is answered.
    #[serde(default)]
    pub kind: QuestionKind,
    /// Asked about collective proposals only (团体提案).
    #[serde(default)]
    pub collective: bool,
    /// Where several units handle a proposal separately, asked about each of them (分办逐家).
    #[serde(default)]
    pub per_unit: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// 单选: one option.
    #[default]
    Single,
    /// 多选: any number of options.
    Several,
    /// 是非: yes or no, digits 1 and 2.
    YesNo,
    /// 文字: words.
    Words,
}

/// What a question is about, where figures count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Something else.
    #[default]
    Other,
    /// 总体评价.
    Overall,
    /// 对办理态度.
    Attitude,
    /// 对办理工作(过程).
    Process,
    /// 对办理结果.
    Result,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// As printed.
    pub title: String,
    /// The rating it means; needed for the overall question, and counted for those on attitude, process and result.
    #[serde(default)]
    pub rating: Option<Rating>,
}

/// Which questions a paper in hand has to answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// It is about a collective proposal.
    pub collective: bool,
    /// The units that handle the proposal separately; empty where one alone replies.
    pub units: Vec<UnitId>,
}

/// One thing to be keyed: a question, or a question about one of the units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Place of the question on the form, from 0.
    pub question: usize,
    /// About which unit.
    pub unit: Option<UnitId>,
}

/// What is wrong with the answers given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFault {
    /// Fewer or more answers than questions.
    Count {
        /// Questions asked.
        asked: usize,
        /// Answers given.
        given: usize,
    },
    /// A digit that is no option.
    Digit {
        /// Question, from 1.
        question: usize,
        /// The digit given.
        digit: u8,
        /// The greatest digit allowed.
        options: usize,
    },
    /// An answer of another kind than the question asks for, or to a question that is not asked here.
    Kind {
        /// Question, from 1.
        question: usize,
        /// What is expected.
        wanted: &'static str,
    },
}

impl Form {
    /// What has to be keyed of a paper, in order.
    pub fn places(&self, paper: &Paper) -> Vec<Place> {
        let mut places = Vec::new();
        for (place, question) in self.questions.iter().enumerate().filter(|(_, asked)| asked.is_asked(paper))
        {
            if question.by_unit(paper) {
                places.extend(paper.units.iter().map(|unit| Place { question: place, unit: Some(*unit) }));
            } else {
                places.push(Place { question: place, unit: None });
            }
        }
        places
    }

    /// The answers, one for each question of the form, or what is wrong with them. Given may be one for each question,
    /// or only those of the choices that this paper has to answer.
    pub fn laid_out(&self, given: &[Given], paper: &Paper) -> Result<Vec<Given>, FormFault> {
        let whole = given.len() == self.questions.len();
        let must = |question: &&Question| question.is_asked(paper) && question.kind != QuestionKind::Words;
        let asked = self.questions.iter().filter(must).count();
        if !whole && given.len() != asked {
            return Err(FormFault::Count { asked, given: given.len() });
        }
        let mut rest = given.iter();
        let mut next = |question: &Question| {
            if whole || must(&question) { rest.next().cloned().unwrap_or(Given::BLANK) } else { Given::BLANK }
        };
        let answer =
            |(place, question): (usize, &Question)| question.answer(place + 1, next(question), paper);
        self.questions.iter().enumerate().map(answer).collect()
    }

    /// The overall rating of answers laid out; `None`: the form asks for none.
    pub fn rating(&self, given: &[Given]) -> Option<Rating> {
        self.rated(About::Overall, given)
    }

    /// The rating that answers give to one thing; `None`: the form does not ask about it, or it was left blank. Of
    /// several units the worst counts.
    pub fn rated(&self, about: About, given: &[Given]) -> Option<Rating> {
        let place = self.asks(about)?;
        let (question, given) = (self.questions.get(place)?, given.get(place)?);
        given.chosen().iter().filter_map(|digit| question.option(*digit)?.rating).max()
    }

    /// Place of the question about one thing. A form that asks about the result of handling as its overall rating asks
    /// about both (宁波: 对办理工作、对办理结果).
    pub fn asks(&self, about: About) -> Option<usize> {
        let place = |of: &dyn Fn(&Question) -> bool| self.questions.iter().position(of);
        let named = |question: &Question| {
            about == About::Result && question.about == About::Overall && question.title.contains(RESULT)
        };
        place(&|question| question.about == about).or_else(|| place(&named))
    }

    /// Place of the overall question.
    pub fn overall(&self) -> Option<usize> {
        self.questions.iter().position(|question| question.about == About::Overall)
    }
}

impl Question {
    /// The option a digit stands for.
    pub fn option(&self, digit: u8) -> Option<&Choice> {
        self.options.get(usize::from(digit).checked_sub(1)?)
    }

    /// Whether a paper has to answer it.
    pub fn is_asked(&self, paper: &Paper) -> bool {
        !self.collective || paper.collective
    }

    /// Whether it is asked about each unit of a paper.
    pub fn by_unit(&self, paper: &Paper) -> bool {
        self.per_unit && paper.units.len() > 1
    }

    /// Whether a digit may be given to it: an option, or blank where that is allowed.
    pub fn takes(&self, digit: u8) -> bool {
        self.option(digit).is_some() || (digit == BLANK && self.about != About::Overall)
    }

    /// An answer as it is kept, or what is wrong with it. `number` is the question's own, from 1.
    fn answer(&self, number: usize, given: Given, paper: &Paper) -> Result<Given, FormFault> {
        let kind = |wanted| Err(FormFault::Kind { question: number, wanted });
        if !self.is_asked(paper) {
            return if given.is_blank() {
                Ok(given)
            } else {
                kind("留空(0)，这一题只问集体提案")
            };
        }
        if given.is_blank() && self.about != About::Overall {
            return Ok(given);
        }
        match (self.kind, given) {
            (QuestionKind::Words, Given::Words(words)) => {
                let words = words.trim();
                Ok(if words.is_empty() { Given::BLANK } else { Given::Words(words.to_owned()) })
            }
            (QuestionKind::Words, _) => kind("文字"),
            (_, Given::Words(_)) => kind("选项的数字"),
            (QuestionKind::Several, Given::Several(digits)) => {
                digits.iter().try_for_each(|digit| self.fits(number, *digit, false))?;
                Ok(if digits.is_empty() { Given::BLANK } else { Given::Several(digits) })
            }
            (QuestionKind::Several, Given::Digit(digit)) => {
                self.fits(number, digit, false).map(|()| Given::Several(BTreeSet::from([digit])))
            }
            (QuestionKind::Single | QuestionKind::YesNo, Given::Several(_)) => kind("一个选项"),
            (_, Given::Units(_)) if !self.by_unit(paper) => kind("一个选项，不分单位"),
            (_, Given::Units(units)) => {
                units.values().try_for_each(|digit| self.fits(number, *digit, true))?;
                let whole = units.keys().eq(paper.units.iter().collect::<BTreeSet<_>>());
                if whole { Ok(Given::Units(units)) } else { kind("每家分办单位各一个选项") }
            }
            (_, Given::Digit(digit)) => {
                self.fits(number, digit, true)?;
                // One digit for all units, as the proposer who ticks once means it.
                let alike = || paper.units.iter().map(|unit| (*unit, digit)).collect();
                Ok(if self.by_unit(paper) { Given::Units(alike()) } else { Given::Digit(digit) })
            }
        }
    }

    fn fits(&self, number: usize, digit: u8, blank: bool) -> Result<(), FormFault> {
        if self.takes(digit) && (blank || digit != BLANK) {
            return Ok(());
        }
        Err(FormFault::Digit { question: number, digit, options: self.options.len() })
    }
}

impl QuestionKind {
    /// All of them, in the order they are offered.
    pub const ALL: [QuestionKind; 4] =
        [QuestionKind::Single, QuestionKind::Several, QuestionKind::YesNo, QuestionKind::Words];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            QuestionKind::Single => "单选",
            QuestionKind::Several => "多选",
            QuestionKind::YesNo => "是非",
            QuestionKind::Words => "文字",
        }
    }
}

/// The options of a question answered by yes or no.
pub fn yes_no() -> Vec<Choice> {
    ["是", "否"].map(|title| Choice { title: title.to_owned(), rating: None }).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn question(kind: QuestionKind, options: &[&str]) -> Question {
        let rating = |title: &str| Rating::ALL.into_iter().find(|rating| rating.title() == title);
        let option = |title: &&str| Choice { title: (*title).to_owned(), rating: rating(title) };
        let options = options.iter().map(option).collect();
        Question { title: "题".to_owned(), options, kind, ..Question::default() }
    }

    /// Overall, per unit, for collectives, several, words.
    fn form() -> Form {
        let ratings = ["满意", "基本满意", "不满意"];
        let overall = Question { about: About::Overall, ..question(QuestionKind::Single, &ratings) };
        let by_unit =
            Question { per_unit: true, about: About::Result, ..question(QuestionKind::Single, &ratings) };
        let collective = Question { collective: true, ..question(QuestionKind::YesNo, &["是", "否"]) };
        let several = question(QuestionKind::Several, &["走访", "电话", "其他"]);
        let words = question(QuestionKind::Words, &[]);
        let questions = vec![overall, by_unit, collective, several, words];
        Form { name: "表".to_owned(), questions, letters: false }
    }

    fn digits(digits: &[u8]) -> Vec<Given> {
        digits.iter().map(|digit| Given::Digit(*digit)).collect()
    }

    #[test]
    fn only_what_is_asked_here_has_to_be_given() {
        let alone = Paper::default();
        let laid = form().laid_out(&digits(&[1, 2, 3]), &alone).expect("three choices are asked");
        let several = Given::Several(BTreeSet::from([3]));
        assert_eq!(laid, [Given::Digit(1), Given::Digit(2), Given::BLANK, several, Given::BLANK]);
        assert_eq!(form().rating(&laid), Some(Rating::Satisfied));
        let collective = Paper { collective: true, ..alone.clone() };
        assert_eq!(
            form().laid_out(&digits(&[1, 2, 3]), &collective),
            Err(FormFault::Count { asked: 4, given: 3 })
        );
        let named = form().laid_out(&digits(&[1, 2, 1, 3, 0]), &alone);
        assert!(matches!(named, Err(FormFault::Kind { question: 3, .. })), "{named:?}");
    }

    #[test]
    fn separate_units_are_answered_one_by_one_or_all_alike() {
        let two = Paper { collective: false, units: vec![UnitId(4), UnitId(7)] };
        assert_eq!(form().places(&two).len(), 5, "overall, two units, several, words");
        let laid = form().laid_out(&digits(&[1, 3, 1]), &two).expect("one for all");
        assert_eq!(laid[1], Given::Units(BTreeMap::from([(UnitId(4), 3), (UnitId(7), 3)])));
        assert_eq!(form().rated(About::Result, &laid), Some(Rating::Dissatisfied));
        let one = Given::Units(BTreeMap::from([(UnitId(4), 1)]));
        let lacking = form().laid_out(&[Given::Digit(1), one, Given::Digit(1)], &two);
        assert!(matches!(lacking, Err(FormFault::Kind { question: 2, .. })), "{lacking:?}");
    }

    #[test]
    fn blanks_are_allowed_except_for_the_overall_rating() {
        let alone = Paper::default();
        assert!(form().laid_out(&digits(&[1, 0, 0]), &alone).is_ok());
        let fault = FormFault::Digit { question: 1, digit: 0, options: 3 };
        assert_eq!(form().laid_out(&digits(&[0, 1, 1]), &alone), Err(fault));
        let fault = FormFault::Digit { question: 4, digit: 9, options: 3 };
        assert_eq!(form().laid_out(&digits(&[1, 1, 9]), &alone), Err(fault));
    }
}
