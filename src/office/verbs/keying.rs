//! 录入: sheets of a batch are keyed, keyed blind by a second clerk, and settled where the two differ.

use super::answer::{Survey, recorded};
use super::{REMARK_LIMIT, limited, one, session, unlisted, who};
use crate::office::batch::{Batch, Keying, Sheet, SheetId};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::form::{Form, FormFault, Paper};
use crate::office::given::Given;
use crate::office::ids::{BatchId, OpinionId};
use crate::office::opinion::Answer;
use crate::office::queries::batches::{form_of, paper, standing};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use serde::{Deserialize, Serialize};

/// Who keyed a sheet first does not judge who was wrong.
const OWN: &str = "两次录入不一致，是您先录的，请由另一人看原件核定";

/// Records a sheet of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySheet {
    /// The batch it lies in.
    pub batch: BatchId,
    /// The number on it; the next one if not given.
    #[serde(default)]
    pub number: Option<u32>,
    /// What was given to each question.
    pub given: Vec<Given>,
    /// Replaces what was keyed of the sheet with this number before; without it that is protected.
    #[serde(default)]
    pub correct: bool,
}

/// Records the blind second keying of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondKey {
    /// Which sheet.
    pub sheet: SheetId,
    /// What was given to each question.
    pub given: Vec<Given>,
}

/// Settles a sheet whose two keyings differ, by the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleSheet {
    /// Which sheet.
    pub sheet: SheetId,
    /// What the paper says to each question.
    pub given: Vec<Given>,
}

impl KeySheet {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let batch = open_batch(register, self.batch)?;
        let Some(questionnaire) = batch.questionnaire else {
            let what = "是征询意见表，请按提案逐份录入反馈".to_owned();
            return Err(Refusal::NotNow { who: called(batch), what });
        };
        let form = form_of(register, batch).ok_or_else(|| unlisted("问卷", questionnaire))?;
        let first = keying(laid_out(form, &self.given, &Paper::default())?, occasion);
        let number = self.number.unwrap_or_else(|| register.next_serial(questionnaire));
        match (register.sheet_numbered(questionnaire, number), self.correct) {
            (None, _) => {
                let sheet = Sheet { opinion: None, number, first, second: None, settled: None };
                Ok(vec![Fact::Sheet(Change::new(register.next_sheet(batch.id), sheet))])
            }
            (Some(id), true) => Ok(corrected(register, id, first)?.into_iter().collect()),
            (Some(id), false) => {
                let what = format!("已在批次{}录入，要更改请用更正", id.batch);
                Err(Refusal::Already { who: format!("第{number}份问卷"), what })
            }
        }
    }
}

impl SecondKey {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (batch, was) = sheet_in_open(register, self.sheet)?;
        let refuse = |what: &str| Err(Refusal::NotNow { who: told(self.sheet, was), what: what.to_owned() });
        if was.first.clerk == occasion.clerk {
            return refuse("是您自己录的，复录要由另一人来做");
        }
        if was.second.is_some() {
            return refuse("已经复录过");
        }
        if !standing(register, batch).to_second.contains(&self.sheet) {
            return refuse("不在复录的抽样里");
        }
        let mut now = was.clone();
        now.second = Some(keying(laid(register, batch, was, &self.given)?, occasion));
        Ok(vec![Fact::Sheet(Change::from(self.sheet, was.clone(), now))])
    }
}

impl SettleSheet {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let (batch, was) = sheet_in_open(register, self.sheet)?;
        if !was.is_disputed() {
            let what = "两次录入没有不同，不用核定".to_owned();
            return Err(Refusal::NotNow { who: told(self.sheet, was), what });
        }
        if was.first.clerk == occasion.clerk {
            return Err(Refusal::NotNow { who: told(self.sheet, was), what: OWN.to_owned() });
        }
        let given = laid(register, batch, was, &self.given)?;
        let mut now = was.clone();
        now.settled = Some(keying(given.clone(), occasion));
        let mut facts = vec![Fact::Sheet(Change::from(self.sheet, was.clone(), now))];
        if let Some(id) = was.opinion {
            facts.extend(put_right(register, id, given)?);
        }
        Ok(facts)
    }
}

/// The answer an opinion holds, put right by what the paper says.
fn put_right(register: &Register, id: OpinionId, given: Vec<Given>) -> Result<Vec<Fact>, Refusal> {
    let proposal = one(register, id.proposal)?;
    let form = &session(register, proposal)?.rules.form;
    let opinion = proposal.opinions.get(&(id.signer, id.round));
    let Some((opinion, answer)) = opinion.and_then(|opinion| Some((opinion, opinion.answer.as_ref()?)))
    else {
        let what = "反馈已撤销，请先重新录入".to_owned();
        return Err(Refusal::NotNow { who: who(proposal), what });
    };
    if answer.given == given {
        return Ok(Vec::new());
    }
    let rating = form.rating(&given).ok_or(Refusal::NoSession)?;
    let answer = Answer { given, rating, ..answer.clone() };
    recorded(register, id, opinion, answer)
}

/// The sheet of a batch that an answer is keyed from, or is corrected on; nothing where it lies in no open batch.
pub(super) fn sheet_of_answer(
    register: &Register,
    survey: &Survey,
    id: OpinionId,
    answer: &Answer,
    occasion: &Occasion,
) -> Result<Option<Fact>, Refusal> {
    let now = keying(answer.given.clone(), occasion);
    if let Some(sheet) = register.sheet_of(id) {
        return corrected(register, sheet, now);
    }
    let Some(batch) = survey.batch else { return Ok(None) };
    let batch = open_batch(register, batch)?;
    if batch.questionnaire.is_some() {
        let what = "是问卷，不能录入提案的反馈".to_owned();
        return Err(Refusal::NotNow { who: called(batch), what });
    }
    let proposal = one(register, id.proposal)?;
    if proposal.intake.session != batch.session {
        let what = format!("与{}不是同一届次", called(batch));
        return Err(Refusal::NotNow { who: who(proposal), what });
    }
    let own = proposal.docket().map_or(proposal.id.0, |docket| docket.number);
    let number = survey.number.unwrap_or(own);
    let sheet = Sheet { opinion: Some(id), number, first: now, second: None, settled: None };
    Ok(Some(Fact::Sheet(Change::new(register.next_sheet(batch.id), sheet))))
}

/// A sheet keyed wrong, put right while its batch is open; what a second clerk compared is settled by it instead.
fn corrected(register: &Register, id: SheetId, now: Keying) -> Result<Option<Fact>, Refusal> {
    let Ok((_, was)) = sheet_in_open(register, id) else { return Ok(None) };
    if was.is_disputed() && was.first.clerk == now.clerk {
        return Err(Refusal::NotNow { who: told(id, was), what: OWN.to_owned() });
    }
    let mut sheet = was.clone();
    if was.second.is_some() {
        sheet.settled = Some(now);
    } else {
        sheet.first = now;
    }
    Ok(Some(Fact::Sheet(Change::from(id, was.clone(), sheet))))
}

/// Answers as they are kept: one for each question, words no longer than a remark.
pub(super) fn laid_out(form: &Form, given: &[Given], paper: &Paper) -> Result<Vec<Given>, Refusal> {
    let given = form.laid_out(given, paper).map_err(refused)?;
    for (question, words) in form.questions.iter().zip(given.iter().map(Given::words)) {
        limited(&question.title, words, REMARK_LIMIT)?;
    }
    Ok(given)
}

fn laid(register: &Register, batch: &Batch, sheet: &Sheet, given: &[Given]) -> Result<Vec<Given>, Refusal> {
    let form = form_of(register, batch).ok_or(Refusal::NoSession)?;
    let paper = sheet.opinion.map(|id| paper(register, id)).unwrap_or_default();
    laid_out(form, given, &paper)
}

fn keying(given: Vec<Given>, occasion: &Occasion) -> Keying {
    Keying { clerk: occasion.clerk, on: occasion.today(), given }
}

/// A batch that is still open.
pub(super) fn open_batch(register: &Register, id: BatchId) -> Result<&Batch, Refusal> {
    let batch = register.batch(id).ok_or_else(|| unlisted("批次", id))?;
    match &batch.closed {
        None => Ok(batch),
        Some(closed) => {
            let what = format!("{}已结批，不能再录", closed.on);
            Err(Refusal::NotNow { who: called(batch), what })
        }
    }
}

fn sheet_in_open(register: &Register, id: SheetId) -> Result<(&Batch, &Sheet), Refusal> {
    let batch = open_batch(register, id.batch)?;
    let sheet = register.sheet(id).ok_or_else(|| unlisted("批次里的表", id.place))?;
    Ok((batch, sheet))
}

/// How a refusal calls a batch.
pub(super) fn called(batch: &Batch) -> String {
    format!("批次{}", batch.id)
}

fn told(id: SheetId, sheet: &Sheet) -> String {
    format!("批次{}第{}份(号码{})", id.batch, id.place, sheet.number)
}

fn refused(fault: FormFault) -> Refusal {
    match fault {
        FormFault::Count { asked, given } => Refusal::FormCount { asked, given },
        FormFault::Digit { question, digit, options } => Refusal::FormDigit { question, digit, options },
        FormFault::Kind { question, wanted } => Refusal::FormKind { question, wanted: wanted.to_owned() },
    }
}
