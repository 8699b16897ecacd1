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
    /// This question is the overall rating.
    #[serde(default)]
    pub overall: bool,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// As printed.
    pub title: String,
    /// The rating it means, for the overall question.
    #[serde(default)]
    pub rating: Option<Rating>,
}

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
            if question.option(*digit).is_none() {
                let options = question.options.len();
                return Err(FormFault::Digit { question: place + 1, digit: *digit, options });
            }
        }
        let overall = self.questions.iter().zip(digits).find(|(question, _)| question.overall);
        let rating = overall.and_then(|(question, digit)| question.option(*digit)?.rating);
        rating.ok_or(FormFault::Count { asked: self.questions.len(), given: digits.len() })
    }
}

impl Question {
    /// The option a digit stands for.
    pub fn option(&self, digit: u8) -> Option<&Choice> {
        self.options.get(usize::from(digit).checked_sub(1)?)
    }
}
