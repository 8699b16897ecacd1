//! 开批、结批: a stack of forms is opened with what was counted on it, and closed when what was keyed agrees.

use super::keying::{called, open_batch};
use super::{REMARK_LIMIT, day, limited, unlisted};
use crate::office::batch::{Batch, Closing, Header};
use crate::office::command::Occasion;
use crate::office::fact::{Change, Fact};
use crate::office::ids::{BatchId, ClerkId, QuestionnaireId};
use crate::office::queries::batches::{Standing, Total, standing};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most sheets in a batch: a stack higher than that is counted in parts.
const MOST_SHEETS: u32 = 10_000;

/// Opens a batch.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenBatch {
    /// The questionnaire its sheets answer; survey forms on proposals if not given.
    #[serde(default)]
    pub questionnaire: Option<QuestionnaireId>,
    /// How many sheets were counted.
    pub count: u32,
    /// The digits of the overall rating, added up.
    #[serde(default)]
    pub ratings: Option<u32>,
    /// The numbers on the sheets, added up.
    #[serde(default)]
    pub numbers: Option<u64>,
    /// Who handed the stack in.
    #[serde(default)]
    pub from: String,
    /// Day it came in; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Where the paper lies.
    #[serde(default)]
    pub place: String,
}

/// Closes a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseBatch {
    /// Which.
    pub batch: BatchId,
    /// Why though the totals differ; only from a second clerk, who neither opened the batch nor keyed any of it first.
    /// Who keyed or settled a sample may: where two clerks are all there are, nobody else is left.
    #[serde(default)]
    pub reason: String,
}

impl OpenBatch {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let questionnaire = self
            .questionnaire
            .map(|id| register.questionnaire(id).ok_or_else(|| unlisted("问卷", id)))
            .transpose()?;
        let current = register.current().ok_or(Refusal::NoSession)?.id;
        if self.count == 0 {
            return Err(Refusal::Empty("份数".to_owned()));
        }
        if self.count > MOST_SHEETS {
            let what = format!("一批最多{MOST_SHEETS}份，请分几批");
            return Err(Refusal::NotNow { who: "开批".to_owned(), what });
        }
        if questionnaire.is_some_and(|asked| asked.form.overall().is_none()) && self.ratings.is_some() {
            let what = "没有总体评价这一题，评价合计请留空".to_owned();
            return Err(Refusal::NotNow { who: "这份问卷".to_owned(), what });
        }
        let header = Header {
            count: self.count,
            ratings: self.ratings,
            numbers: self.numbers,
            from: limited("交来人", &self.from, 100)?,
            on: day("收到日期", self.on, None, occasion)?,
            place: limited("原件存放", &self.place, 100)?,
        };
        let id = register.next_batch();
        let session = questionnaire.map_or(current, |asked| asked.session);
        let clerk = occasion.clerk;
        let batch = Batch { id, session, questionnaire: self.questionnaire, header, clerk, closed: None };
        Ok(vec![Fact::Batch(Change::new(id, batch))])
    }
}

impl CloseBatch {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let was = open_batch(register, self.batch)?;
        let standing = standing(register, was);
        checked(was, &standing)?;
        let mut reason = limited("理由", &self.reason, REMARK_LIMIT)?;
        let differing: Vec<Total> =
            standing.totals(was).into_iter().filter(|total| !total.agrees()).collect();
        if differing.is_empty() {
            reason.clear();
        } else if reason.is_empty() || took_part(register, was, occasion.clerk) {
            return Err(differs(was, &differing, reason.is_empty()));
        }
        let mut now = was.clone();
        now.closed = Some(Closing { on: occasion.today(), clerk: occasion.clerk, reason });
        Ok(vec![Fact::Batch(Change::from(was.id, was.clone(), now))])
    }
}

/// Whether a clerk opened the batch or keyed any of it first.
fn took_part(register: &Register, batch: &Batch, clerk: ClerkId) -> bool {
    batch.clerk == clerk || register.sheets(batch.id).any(|(_, sheet)| sheet.first.clerk == clerk)
}

/// Nothing is left to be keyed a second time, and nothing disputed.
fn checked(batch: &Batch, standing: &Standing) -> Result<(), Refusal> {
    let what = if !standing.disputed.is_empty() {
        format!("有{}份两次录入不一致，请先核定", standing.disputed.len())
    } else if standing.to_second.is_empty() {
        return Ok(());
    } else if standing.whole {
        format!("抽样差错超过限度，全批要由另一人重录，还有{}份", standing.to_second.len())
    } else {
        format!("抽中复录的还有{}份，请由另一人复录", standing.to_second.len())
    };
    Err(Refusal::NotNow { who: called(batch), what })
}

fn differs(batch: &Batch, totals: &[Total], silent: bool) -> Refusal {
    let each: Vec<String> = totals.iter().map(Total::told).collect();
    let way = if silent {
        "；请找出差别，或由另一人写明理由结批"
    } else {
        "；开批、先录的人不能自己放行，请另一人写明理由结批"
    };
    Refusal::NotNow { who: called(batch), what: format!("与封面不符：{}{way}", each.join("；")) }
}
