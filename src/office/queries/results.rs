//! What paper forms came back with: every form as one row, how often each option was chosen, and two questions beside one
//! another. Survey forms and questionnaires alike.

use crate::office::batch::{Sheet, SheetId};
use crate::office::form::{Form, Question, QuestionKind};
use crate::office::given::Given;
use crate::office::ids::{OpinionId, QuestionnaireId, SessionId, UnitId};
use crate::office::opinion::Answer;
use crate::office::proposal::Proposal;
use crate::office::register::Register;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Which forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Survey forms of a session: those of the first round, or the last each proposer sent.
    Survey {
        /// The session.
        session: SessionId,
        /// Of the first round.
        first: bool,
    },
    /// Sheets of a questionnaire.
    Questionnaire(QuestionnaireId),
}

/// A form that came back.
#[derive(Debug, Clone, Copy)]
pub struct Returned<'r> {
    /// The opinion, and the proposal it is about; `None`: a sheet of a questionnaire.
    pub about: Option<(OpinionId, &'r Proposal)>,
    /// The proposal that was handled: the one it was merged into, else itself.
    pub lead: Option<&'r Proposal>,
    /// Number of the sheet of a questionnaire; 0 for survey forms.
    pub number: u32,
    /// The sheet of a questionnaire; `None` for survey forms.
    pub sheet: Option<SheetId>,
    /// Day it came back, or was keyed.
    pub on: NaiveDate,
    /// What it says, one for each question.
    pub given: &'r [Given],
    /// What was noted besides; empty for sheets.
    pub remark: &'r str,
}

impl<'r> Returned<'r> {
    /// What it says in words: the title of the question, none for what was noted besides, and the words.
    pub fn words<'f>(&self, form: &'f Form) -> impl Iterator<Item = (Option<&'f str>, &'r str)> {
        let asked = form.questions.iter().map(|question| Some(question.title.as_str()));
        let said = self.given.iter().map(Given::words);
        asked.zip(said).chain([(None, self.remark)]).filter(|(_, words)| !words.is_empty())
    }
}

/// How often each option of a question was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted<'f> {
    /// The question.
    pub question: &'f Question,
    /// Its number, from 1.
    pub number: usize,
    /// Forms that answer it: the base of the shares. Where each unit is asked about, one for each unit answered.
    pub answered: u64,
    /// How often each option was chosen, in their order. Of several options a form may count under more than one.
    pub options: Vec<u64>,
}

/// By what a table goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The options of a question, by its place from 0.
    Question(usize),
    /// 提案分类.
    Category,
    /// 承办单位: those that reply.
    Unit,
    /// 名义: 委员、联名、集体.
    Kind,
    /// 提案者类别: what the proposer asked is.
    Proposer,
}

/// A table of two axes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cross {
    /// Titles of the columns.
    pub columns: Vec<String>,
    /// Title of each row with its counts, one for each column.
    pub rows: Vec<(String, Vec<u64>)>,
}

/// The form these are keyed on.
pub fn form(register: &Register, which: Which) -> Option<&Form> {
    match which {
        Which::Survey { session, .. } => register.session(session).map(|session| &session.rules.form),
        Which::Questionnaire(id) => register.questionnaire(id).map(|asked| &asked.form),
    }
}

/// The forms that came back, by proposal and proposer, or by number.
pub fn returned<'r>(register: &'r Register, which: Which) -> Vec<Returned<'r>> {
    match which {
        Which::Survey { session, first } => {
            let stand =
                |p: &&Proposal| p.intake.session == session && !matches!(p.stage, Stage::Withdrawn { .. });
            register.proposals().filter(stand).flat_map(|p| answers(register, p, first)).collect()
        }
        Which::Questionnaire(id) => {
            let sheet = |(id, sheet): (SheetId, &'r Sheet)| Returned {
                about: None,
                lead: None,
                number: sheet.number,
                sheet: Some(id),
                on: sheet.first.on,
                given: sheet.given(),
                remark: "",
            };
            register.sheets_of(id).map(sheet).collect()
        }
    }
}

fn answers<'r>(register: &'r Register, proposal: &'r Proposal, first: bool) -> Vec<Returned<'r>> {
    let lead = match &proposal.stage {
        Stage::Merged { into, .. } => register.proposal(*into),
        _ => Some(proposal),
    };
    let mut last: BTreeMap<u16, (u8, &Answer)> = BTreeMap::new();
    for ((signer, round), opinion) in proposal.opinions.iter().filter(|((_, round), _)| !first || *round == 1)
    {
        if let Some(answer) = &opinion.answer {
            last.insert(*signer, (*round, answer));
        }
    }
    let row = |(signer, (round, answer)): (u16, (u8, &'r Answer))| Returned {
        about: Some((OpinionId { proposal: proposal.id, signer, round }, proposal)),
        lead,
        number: 0,
        sheet: None,
        on: answer.on,
        given: &answer.given,
        remark: &answer.remark,
    };
    last.into_iter().map(row).collect()
}

/// How often each option of each question was chosen; questions that ask for words are left out.
pub fn counted<'f>(form: &'f Form, rows: &[Returned<'_>]) -> Vec<Counted<'f>> {
    let choices = form.questions.iter().enumerate().filter(|(_, asked)| asked.kind != QuestionKind::Words);
    let count = |(place, question): (usize, &'f Question)| {
        let mut options = vec![0; question.options.len()];
        let mut answered = 0;
        for given in rows.iter().filter_map(|row| row.given.get(place)) {
            let chosen = given.chosen();
            answered += match given {
                Given::Units(_) => chosen.len() as u64,
                _ => u64::from(!chosen.is_empty()),
            };
            for digit in chosen {
                if let Some(count) = options.get_mut(usize::from(digit).wrapping_sub(1)) {
                    *count += 1;
                }
            }
        }
        Counted { question, number: place + 1, answered, options }
    };
    choices.map(count).collect()
}

/// Two axes beside one another: how many forms fall under both. Every option there is has its row or column.
pub fn cross(register: &Register, form: &Form, rows: &[Returned<'_>], across: Axis, down: Axis) -> Cross {
    let mut counts: BTreeMap<(Part, Part), u64> = BTreeMap::new();
    let mut parts: [BTreeSet<Part>; 2] = [down, across].map(|axis| all_of(form, axis));
    for row in rows {
        for below in parts_of(register, form, row, down) {
            for beside in parts_of(register, form, row, across) {
                parts[0].insert(below.clone());
                parts[1].insert(beside.clone());
                *counts.entry((below.clone(), beside)).or_default() += 1;
            }
        }
    }
    let columns: Vec<&Part> = parts[1].iter().collect();
    let counted = |below: &Part| {
        let of = |beside: &&Part| counts.get(&(below.clone(), (*beside).clone())).copied().unwrap_or(0);
        (below.1.clone(), columns.iter().map(of).collect())
    };
    Cross {
        rows: parts[0].iter().map(counted).collect(),
        columns: columns.iter().map(|part| part.1.clone()).collect(),
    }
}

/// A part of an axis: its place in order, and its title.
type Part = (usize, String);

fn all_of(form: &Form, axis: Axis) -> BTreeSet<Part> {
    let question = match axis {
        Axis::Question(place) => form.questions.get(place),
        _ => None,
    };
    let options = question.into_iter().flat_map(|question| question.options.iter().enumerate());
    options.map(|(place, option)| (place, option.title.clone())).collect()
}

fn parts_of(register: &Register, form: &Form, row: &Returned<'_>, axis: Axis) -> Vec<Part> {
    match axis {
        Axis::Question(place) => options_of(form, row, place),
        Axis::Unit => {
            let lead = row.lead.into_iter();
            let units = lead.flat_map(|lead| lead.replying().map(|(unit, _)| unit).collect::<Vec<_>>());
            units.map(|unit| (unit.0 as usize, register.unit_name(unit).to_owned())).collect()
        }
        Axis::Category => row.about.iter().map(|(_, proposal)| category(register, proposal)).collect(),
        Axis::Kind => {
            let kind = |(_, proposal): &(OpinionId, &Proposal)| proposal.particulars.kind;
            row.about.iter().map(kind).map(|kind| (kind as usize, kind.title().to_owned())).collect()
        }
        Axis::Proposer => {
            let who = |(id, proposal): &(OpinionId, &Proposal)| {
                let proposer = proposal.particulars.proposers.get(usize::from(id.signer))?;
                Some((proposer.kind as usize, proposer.kind.title().to_owned()))
            };
            row.about.iter().filter_map(who).collect()
        }
    }
}

fn options_of(form: &Form, row: &Returned<'_>, place: usize) -> Vec<Part> {
    let (Some(question), Some(given)) = (form.questions.get(place), row.given.get(place)) else {
        return Vec::new();
    };
    let option = |digit: u8| Some((usize::from(digit) - 1, question.option(digit)?.title.clone()));
    given.chosen().into_iter().filter_map(option).collect()
}

fn category(register: &Register, proposal: &Proposal) -> Part {
    let code = proposal.particulars.category.as_str();
    let categories = register.session_of(proposal).map(|session| &session.rules.categories);
    let place = categories.and_then(|all| all.iter().position(|category| category.code == code));
    match (place, categories) {
        (Some(place), Some(all)) => (place, all[place].name.clone()),
        _ => (usize::MAX, "未分类".to_owned()),
    }
}

/// Whether a form is about a proposal that this unit replies to; never for sheets of questionnaires.
pub fn is_of_unit(row: &Returned<'_>, unit: UnitId) -> bool {
    row.lead.is_some_and(|lead| lead.replying().any(|(replies, _)| replies == unit))
}
