//! What the register keeps of the paper forms: batches, their sheets, and questionnaires.

use super::Register;
use crate::office::batch::{Batch, Sheet, SheetId};
use crate::office::fact::Holds;
use crate::office::ids::{BatchId, OpinionId, QuestionnaireId};
use crate::office::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The paper forms.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Papers {
    pub(super) batches: BTreeMap<BatchId, Batch>,
    pub(super) questionnaires: BTreeMap<QuestionnaireId, Questionnaire>,
    sheets: BTreeMap<SheetId, Sheet>,
    /// The sheet an opinion was keyed from.
    opinions: BTreeMap<OpinionId, SheetId>,
    /// The sheets of a questionnaire by the number on them.
    serials: BTreeMap<(QuestionnaireId, u32), SheetId>,
}

impl Holds<SheetId, Sheet> for Register {
    fn held(&self, id: &SheetId) -> Option<&Sheet> {
        self.papers.sheets.get(id)
    }

    fn hold(&mut self, id: &SheetId, value: Option<Sheet>) {
        let questionnaire = self.batch(id.batch).and_then(|batch| batch.questionnaire);
        let papers = &mut self.papers;
        if let Some(old) = papers.sheets.remove(id) {
            old.opinion.map(|opinion| papers.opinions.remove(&opinion));
            questionnaire.map(|asked| papers.serials.remove(&(asked, old.number)));
        }
        if let Some(sheet) = value {
            sheet.opinion.map(|opinion| papers.opinions.insert(opinion, *id));
            questionnaire.map(|asked| papers.serials.insert((asked, sheet.number), *id));
            papers.sheets.insert(*id, sheet);
        }
    }
}

impl Register {
    /// All batches by number.
    pub fn batches(&self) -> impl DoubleEndedIterator<Item = &Batch> {
        self.papers.batches.values()
    }

    /// One batch.
    pub fn batch(&self, id: BatchId) -> Option<&Batch> {
        self.papers.batches.get(&id)
    }

    /// The number the next batch gets.
    pub fn next_batch(&self) -> BatchId {
        BatchId(self.given.batch + 1)
    }

    /// The sheets of a batch in the order of keying.
    pub fn sheets(&self, batch: BatchId) -> impl DoubleEndedIterator<Item = (SheetId, &Sheet)> {
        let (first, last) = (SheetId { batch, place: 0 }, SheetId { batch, place: u32::MAX });
        self.papers.sheets.range(first..=last).map(|(id, sheet)| (*id, sheet))
    }

    /// One sheet.
    pub fn sheet(&self, id: SheetId) -> Option<&Sheet> {
        self.papers.sheets.get(&id)
    }

    /// The sheet an opinion was keyed from.
    pub fn sheet_of(&self, opinion: OpinionId) -> Option<SheetId> {
        self.papers.opinions.get(&opinion).copied()
    }

    /// The sheet that comes next in a batch.
    pub fn next_sheet(&self, batch: BatchId) -> SheetId {
        let last = self.sheets(batch).next_back().map_or(0, |(id, _)| id.place);
        SheetId { batch, place: last + 1 }
    }

    /// All questionnaires by number.
    pub fn questionnaires(&self) -> impl DoubleEndedIterator<Item = &Questionnaire> {
        self.papers.questionnaires.values()
    }

    /// One questionnaire.
    pub fn questionnaire(&self, id: QuestionnaireId) -> Option<&Questionnaire> {
        self.papers.questionnaires.get(&id)
    }

    /// The number the next questionnaire gets.
    pub fn next_questionnaire(&self) -> QuestionnaireId {
        QuestionnaireId(self.given.questionnaire + 1)
    }

    /// All sheets of a questionnaire by the number on them.
    pub fn sheets_of(&self, id: QuestionnaireId) -> impl DoubleEndedIterator<Item = (SheetId, &Sheet)> {
        let range = self.papers.serials.range((id, 0)..=(id, u32::MAX));
        range.filter_map(|(_, sheet)| Some((*sheet, self.sheet(*sheet)?)))
    }

    /// The sheet of a questionnaire with this number.
    pub fn sheet_numbered(&self, id: QuestionnaireId, number: u32) -> Option<SheetId> {
        self.papers.serials.get(&(id, number)).copied()
    }

    /// The number after the greatest one keyed of a questionnaire.
    pub fn next_serial(&self, id: QuestionnaireId) -> u32 {
        self.sheets_of(id).next_back().map_or(1, |(_, sheet)| sheet.number.saturating_add(1))
    }
}
