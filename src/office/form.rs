//! A survey form as data: questions, options and the digit that stands for each.

use super::opinion::Rating;
use serde::{Deserialize, Serialize};

/// A survey form (征询意见表).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// Its questions in the order of the paper. Exactly one is the overall rating.
    pub questions: Vec<Question>,
}

/// One single-choice question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// As printed.
    pub title: String,
    /// Its options; the first has digit 1. At most nine.
    pub options: Vec<Choice>,
    /// What it is about; exactly one question of a form is the overall rating.
    #[serde(default)]
    pub about: About,
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
pub struct Choice {
    /// As printed.
    pub title: String,
    /// The rating it means; needed for the overall question, and counted for those on attitude, process and result.
    #[serde(default)]
    pub rating: Option<Rating>,
}

/// The digit of a question left blank on the paper; the overall rating never is.
pub const BLANK: u8 = 0;

/// What is wrong with a row of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFault {
    /// Fewer or more digits than questions.
    Count {
        /// Questions on the form.
        asked: usize,
        /// Digits given.
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
}

impl Form {
    /// The overall rating that `digits` mean, or what is wrong with them.
    pub fn rating(&self, digits: &[u8]) -> Result<Rating, FormFault> {
        if digits.len() != self.questions.len() {
            return Err(FormFault::Count { asked: self.questions.len(), given: digits.len() });
        }
        for (place, (question, digit)) in self.questions.iter().zip(digits).enumerate() {
            if question.option(*digit).is_none() && (*digit != BLANK || question.about == About::Overall) {
                let options = question.options.len();
                return Err(FormFault::Digit { question: place + 1, digit: *digit, options });
            }
        }
        let rating = self.rated(About::Overall, digits);
        rating.ok_or(FormFault::Count { asked: self.questions.len(), given: digits.len() })
    }
}

impl Form {
    /// The rating that `digits` give to one thing; `None`: the form does not ask about it.
    pub fn rated(&self, about: About, digits: &[u8]) -> Option<Rating> {
        let (question, digit) =
            self.questions.iter().zip(digits).find(|(question, _)| question.about == about)?;
        question.option(*digit)?.rating
    }
}

impl Question {
    /// The option a digit stands for.
    pub fn option(&self, digit: u8) -> Option<&Choice> {
        self.options.get(usize::from(digit).checked_sub(1)?)
    }
}
