//! Batches on the survey pane: opening and closing, which one is worked on, the blind second keying, and settling what
//! differs. Everything is reached by digits, so that the numeric keypad is enough.

use super::Survey;
use super::filled::{self, places};
use super::key::PAGE;
use super::sheet::{Of, Step, Work};
use crate::desk::form::{FormKind, Scene, Targets};
use crate::desk::msg::Wish;
use crate::desk::overlay::Overlay;
use crate::desk::overlays::notice::Notice;
use crate::office::batch::Sheet;
use crate::office::given::Given;
use crate::office::queries::batches::{self, Standing, keying_rules, next_to_second, standing};
use crate::office::verbs::batch::CloseBatch;
use crate::office::verbs::keying::SettleSheet;
use crate::office::{BatchId, Command, Register, SheetId, decide};
use crate::text::locale::say::survey as say;

impl Survey {
    /// How far the batch worked on has come.
    pub fn standing(&self, register: &Register) -> Option<Standing> {
        register.batch(self.sheet.batch()?).map(|batch| standing(register, batch))
    }

    /// Opens the menu; a form in hand is left with what was typed of it.
    pub(super) fn open_menu(&mut self) -> Vec<Wish> {
        let wishes = self.leave_off();
        self.sheet.step = Step::Menu;
        wishes
    }

    /// What was chosen from the menu of batches.
    pub(super) fn choose_work(&mut self, value: u8, scene: &Scene) -> Vec<Wish> {
        let batch = self.sheet.batch();
        match (value, batch) {
            (1, _) => {
                self.sheet.clear();
                vec![Wish::Fill(FormKind::OpenBatch, Targets::Nothing)]
            }
            (2, _) => self.switch(scene.register),
            (3, Some(batch)) if !has_to_second(batch, scene) => self.wrong(&nothing_to_second(batch, scene)),
            (3, Some(batch)) => self.work_on(Work::Second(batch)),
            (9, Some(batch)) => {
                self.sheet.clear();
                vec![Wish::Show(Box::new(Overlay::Notice(sheets(batch, scene))))]
            }
            (4, Some(batch)) => self.next_disputed(batch, scene),
            (5, Some(batch)) => self.close(batch, scene),
            (6, Some(batch)) => self.work_on(Work::Batch(batch)),
            (7, _) => self.work_on(Work::Loose),
            (8, _) => {
                self.sheet.clear();
                vec![Wish::Fill(FormKind::ListQuestionnaire, Targets::Nothing)]
            }
            (3..=6 | 9, None) => self.wrong(say::BATCH_FIRST),
            _ => self.wrong(say::PRESS_A_DIGIT),
        }
    }

    fn work_on(&mut self, work: Work) -> Vec<Wish> {
        self.sheet.clear();
        self.sheet.work = work;
        Vec::new()
    }

    fn switch(&mut self, register: &Register) -> Vec<Wish> {
        let open: Vec<BatchId> = batches::open(register).rev().take(PAGE).map(|batch| batch.id).collect();
        if open.is_empty() {
            return self.wrong(say::NO_BATCH);
        }
        self.sheet.step = Step::Batches(open);
        Vec::new()
    }

    pub(super) fn choose_batch(&mut self, ids: &[BatchId], value: u8, scene: &Scene) -> Vec<Wish> {
        let chosen = usize::from(value).checked_sub(1).and_then(|place| ids.get(place));
        match chosen {
            Some(id) if waits_for_me(*id, scene) => self.work_on(Work::Second(*id)),
            Some(id) => self.work_on(Work::Batch(*id)),
            None => self.wrong(say::PRESS_A_DIGIT),
        }
    }

    /// Shows the first sheet whose keyings differ, of those another clerk keyed first.
    pub(super) fn next_disputed(&mut self, batch: BatchId, scene: &Scene) -> Vec<Wish> {
        let register = scene.register;
        let mut disputed =
            register.batch(batch).map(|batch| standing(register, batch).disputed).unwrap_or_default();
        disputed.retain(|id| !self.sent.contains(&Of::Settle(*id)));
        let by_another = |id: &&SheetId| {
            register.sheet(**id).is_some_and(|sheet| sheet.first.clerk != scene.occasion.clerk)
        };
        self.sheet.clear();
        match disputed.iter().find(by_another) {
            Some(id) => {
                self.sheet.step = Step::Disputed(*id);
                Vec::new()
            }
            None if disputed.is_empty() => self.wrong(say::NOTHING_DISPUTED),
            None => self.wrong(&say::settled_by_another(disputed.len())),
        }
    }

    /// What the paper says: the first value, the second, or neither.
    pub(super) fn settle(&mut self, id: SheetId, value: u8, scene: &Scene) -> Vec<Wish> {
        let Some(sheet) = scene.register.sheet(id) else { return self.wrong(say::NO_BATCH) };
        let given = match (value, &sheet.second) {
            (1, _) => sheet.first.given.clone(),
            (2, Some(second)) => second.given.clone(),
            (3, _) => {
                self.sheet.number = sheet.number.to_string();
                self.begin(Of::Settle(id), true);
                return Vec::new();
            }
            _ => return self.wrong(say::PRESS_A_DIGIT),
        };
        self.sent.insert(Of::Settle(id));
        let mut wishes = vec![Wish::Submit(Box::new(Command::SettleSheet(SettleSheet { sheet: id, given })))];
        wishes.extend(self.next_disputed(id.batch, scene));
        if self.sheet.is_blank() {
            // All are settled: nothing is wrong.
            self.sheet.fault = None;
            wishes.truncate(1);
        }
        wishes
    }

    /// Closes the batch, or says what is in the way; whoever may give a reason is asked for it.
    fn close(&mut self, batch: BatchId, scene: &Scene) -> Vec<Wish> {
        let close = |reason: &str| Command::CloseBatch(CloseBatch { batch, reason: reason.to_owned() });
        self.sheet.clear();
        match decide(scene.register, &close(""), &scene.occasion) {
            Ok(_) => vec![Wish::Submit(Box::new(close("")))],
            Err(_) if decide(scene.register, &close("。"), &scene.occasion).is_ok() => {
                vec![Wish::Fill(FormKind::CloseBatch, Targets::Batch(batch))]
            }
            Err(refusal) => self.wrong(&refusal.to_string()),
        }
    }

    /// The two keyings of a disputed sheet, a line for each place that differs: question, first value, second value.
    pub fn differences(register: &Register, id: SheetId) -> Vec<[String; 3]> {
        let of = Of::Settle(id);
        let (Some(sheet), Some(form)) = (register.sheet(id), filled::form(register, of)) else {
            return Vec::new();
        };
        let Some(second) = &sheet.second else { return Vec::new() };
        let places = places(register, of);
        let (first, second) =
            (filled::typed(&places, &sheet.first.given), filled::typed(&places, &second.given));
        let differing =
            places.iter().zip(first.iter().zip(&second)).filter(|(_, (first, second))| first != second);
        let line = |(place, (first, second)): (&crate::office::form::Place, (_, _))| {
            let question = &form.questions[place.question];
            let title = filled::title(register, form, *place);
            [title, filled::shown(question, first), filled::shown(question, second)]
        };
        differing.map(line).collect()
    }
}

/// Whether this clerk has anything of a batch to key a second time.
fn has_to_second(id: BatchId, scene: &Scene) -> bool {
    let batch = scene.register.batch(id);
    let standing = batch.map(|batch| standing(scene.register, batch));
    standing.is_some_and(|standing| next_to_second(scene.register, &standing, scene.occasion.clerk).is_some())
}

/// Why this clerk has nothing of a batch to key a second time.
pub(super) fn nothing_to_second(id: BatchId, scene: &Scene) -> String {
    let Some(batch) = scene.register.batch(id) else { return say::NO_BATCH.to_owned() };
    let left = standing(scene.register, batch).to_second.len();
    let share = keying_rules(scene.register, batch).second_share;
    match (left, share) {
        (1.., _) => say::by_another(left),
        (0, 0) => say::NO_SAMPLE.to_owned(),
        (0, _) => say::NOTHING_TO_SECOND.to_owned(),
    }
}

/// Every sheet of a batch in the order it was keyed.
fn sheets(batch: BatchId, scene: &Scene) -> Notice {
    let register = scene.register;
    let blind = batches::blind(register);
    let line = |(id, sheet): (SheetId, &Sheet)| {
        let hidden = blind.contains(&id) && sheet.first.clerk != scene.occasion.clerk;
        let digits: String =
            if hidden { say::BLIND.to_owned() } else { sheet.given().iter().map(Given::to_string).collect() };
        let proposal = sheet.opinion.and_then(|id| register.proposal(id.proposal).zip(Some(id)));
        let whose = proposal.map_or("", |(proposal, id)| proposal.asked_name(id.signer, id.round));
        let state = match (sheet.is_disputed(), sheet.settled.is_some(), sheet.second.is_some()) {
            (true, ..) => say::DISPUTED,
            (_, true, _) => say::SETTLED,
            (.., true) => say::SECONDED,
            _ => "",
        };
        say::sheet_line(
            (id.place, sheet.number),
            &digits,
            whose,
            register.clerk_name(sheet.first.clerk),
            state,
        )
    };
    let mut lines: Vec<String> = register.sheets(batch).map(line).collect();
    if lines.is_empty() {
        lines.push(say::NO_SHEET.to_owned());
    }
    Notice::new(say::sheets_of(batch.0), lines)
}

/// Whether a batch keyed by others waits for this clerk's second keying, with nothing of it left to key first.
fn waits_for_me(id: BatchId, scene: &Scene) -> bool {
    let Some(batch) = scene.register.batch(id) else { return false };
    let standing = standing(scene.register, batch);
    standing.keyed >= batch.header.count
        && next_to_second(scene.register, &standing, scene.occasion.clerk).is_some()
}
