//! The survey pane (测评): paper forms keyed without looking. A number, one digit for each question, Enter; the numeric
//! keypad is enough. What is typed ahead of the server is never lost and never lands in another form.

mod acts;
mod aside;
mod batch;
mod filled;
mod find;
mod forms;
mod habit;
mod hints;
mod key;
mod number;
mod remark;
mod shape;
mod sheet;
#[cfg(test)]
mod tests;

pub use filled::{form, opinion, places, question, recorded, title};
pub use find::is_answered;
pub use key::PAGE;
pub use sheet::{Aside, Begun, Of, Recent, Sheet, Step, Taken, Work};

use forms::Forms;

use super::{Pane, Stamp, Subject};
use crate::desk::field::Line;
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::desk::patience::Patience;
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::batches;
use crate::office::queries::survey::Tally;
use crate::office::verbs::REMARK_LIMIT;
use crate::office::{BatchId, Command, Entry, Fact, Given, OpinionId, ProposalId, Register};
use crate::text::fold;
use crate::text::locale::say::survey as say;
use std::collections::{BTreeSet, VecDeque};

/// How many of the forms keyed last are shown, and how many that were put aside are kept.
const RECENT: usize = 50;
/// Most characters of an answer in words.
const WORDS: usize = REMARK_LIMIT;

/// What became of a form that was keyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is on disk.
    Saved,
    /// It was on disk, and was put right since.
    Changed,
    /// It is on its way.
    Sending,
    /// It was taken back.
    Undone,
}

/// The survey pane.
#[derive(Debug)]
pub struct Survey {
    /// The form being keyed.
    sheet: Sheet,
    /// The words being typed; [`Sheet::words`] holds the same for the draft.
    words: Line,
    /// Words are being typed: printable keys are text.
    wording: bool,
    /// The forms keyed last, newest first.
    recent: VecDeque<Recent>,
    /// The form that ended last was put aside, not saved.
    last_aside: bool,
    /// How many forms were saved one after the other without an Enter after their number; `None` before the first.
    typed_on: Option<u8>,
    /// The form that ended last had its number typed: an Enter without one is then a slip rather than a wish.
    numbered: bool,
    /// Forms sent whose entry has not come yet.
    sent: BTreeSet<Of>,
    /// Who is asked and who answered.
    forms: Forms,
    followed: Option<Stamp>,
    rows: usize,
    /// Batches open when the pane last looked, so that one just opened is taken up.
    open: BTreeSet<BatchId>,
}

impl Default for Survey {
    fn default() -> Self {
        Self {
            sheet: Sheet::default(),
            words: Line::new(WORDS),
            wording: false,
            recent: VecDeque::new(),
            last_aside: false,
            typed_on: None,
            numbered: false,
            sent: BTreeSet::new(),
            forms: Forms::default(),
            followed: None,
            rows: 0,
            open: BTreeSet::new(),
        }
    }
}

impl Survey {
    /// The form being keyed.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The words being typed.
    pub fn words(&self) -> &Line {
        &self.words
    }

    /// The forms keyed last, newest first, as many as fit into `rows`.
    pub fn recent(&self, rows: usize) -> impl Iterator<Item = &Recent> {
        self.recent.iter().take(rows)
    }

    /// Whether the form that ended last was put aside, so that correcting the last one takes it up.
    pub fn last_is_aside(&self) -> bool {
        self.last_aside || self.recent.is_empty()
    }

    /// The running totals; `None` before the first refresh.
    pub fn tally(&self) -> Option<&Tally> {
        self.forms.tally()
    }

    /// What is offered when Enter is pressed without a number: the first form that waits after the one keyed last, the
    /// next sheet of a questionnaire, or the next sheet to be keyed a second time.
    pub fn offered(&self, register: &Register) -> Option<Of> {
        let of_batch = self.sheet.batch().and_then(|id| register.batch(id));
        match (self.sheet.work, of_batch) {
            (Work::Second(_), Some(batch)) => {
                let due = batches::standing(register, batch).to_second;
                due.into_iter().map(Of::Second).find(|of| !self.sent.contains(of) && !self.is_aside(*of))
            }
            (_, Some(batch)) if batch.questionnaire.is_some() => {
                let asked = batch.questionnaire?;
                let aside = self.sheet.beside.all_aside().filter_map(|aside| aside.of.as_ref());
                let ahead = self.sent.iter().chain(aside).filter_map(|of| match of {
                    Of::Serial(id, number) if *id == asked => Some(number.saturating_add(1)),
                    _ => None,
                });
                let next = register.next_serial(asked);
                Some(Of::Serial(asked, ahead.max().map_or(next, |ahead| ahead.max(next))))
            }
            _ => self.next_waiting(register).map(Of::Opinion),
        }
    }

    /// Whether a form lies among those put aside: the next one is another.
    fn is_aside(&self, of: Of) -> bool {
        self.sheet.beside.all_aside().any(|aside| aside.of == Some(of))
    }

    fn next_waiting(&self, register: &Register) -> Option<OpinionId> {
        let after = self.recent.iter().find_map(|recent| match recent.of {
            Of::Opinion(id) => Some(id),
            _ => None,
        });
        let free = |id: &OpinionId| {
            !self.sent.contains(&Of::Opinion(*id))
                && !self.is_aside(Of::Opinion(*id))
                && !self.sheet.beside.skipped.contains(id)
                && !is_answered(register, *id)
        };
        self.forms.after(after, register).find(free)
    }

    /// What became of a form in the list of the last ones, by the register itself.
    pub fn kept(&self, recent: &Recent, register: &Register) -> Kept {
        let (now, before): (Option<&[Given]>, Vec<&[Given]>) = match recent.of {
            Of::Opinion(id) => {
                let opinion =
                    register.proposal(id.proposal).and_then(|p| p.opinions.get(&(id.signer, id.round)));
                let now = opinion.and_then(|opinion| opinion.answer.as_ref());
                let before = opinion.into_iter().flat_map(|opinion| &opinion.corrected);
                (now.map(|answer| &*answer.given), before.map(|answer| &*answer.given).collect())
            }
            Of::Serial(asked, number) => {
                let sheet = register.sheet_numbered(asked, number).and_then(|id| register.sheet(id));
                (
                    sheet.map(crate::office::batch::Sheet::given),
                    sheet.map(|sheet| &*sheet.first.given).into_iter().collect(),
                )
            }
            Of::Second(id) => {
                let second = register.sheet(id).and_then(|sheet| sheet.second.as_ref());
                (second.map(|second| &*second.given), Vec::new())
            }
            Of::Settle(id) => {
                let settled = register.sheet(id).and_then(|sheet| sheet.settled.as_ref());
                (settled.map(|settled| &*settled.given), Vec::new())
            }
        };
        match now {
            Some(now) if now == recent.given => Kept::Saved,
            _ if before.contains(&&*recent.given) => Kept::Changed,
            _ if self.sent.contains(&recent.of) => Kept::Sending,
            _ => Kept::Undone,
        }
    }

    /// A form that was sent was refused, for instance because another clerk was faster: it is put aside with the reason,
    /// as it was typed.
    pub fn refused(&mut self, command: &Command, why: &str) {
        let is_it = |recent: &Recent| match (command, recent.of) {
            (Command::Answer(answer), Of::Opinion(id)) => {
                (answer.proposal, answer.signer) == (id.proposal, id.signer) && answer.given == recent.given
            }
            (Command::KeySheet(sheet), Of::Serial(_, number)) => sheet.number == Some(number),
            (Command::SecondKey(second), Of::Second(id)) => second.sheet == id,
            (Command::SettleSheet(settle), Of::Settle(id)) => settle.sheet == id,
            _ => false,
        };
        if let Command::SettleSheet(settle) = command {
            self.sent.remove(&Of::Settle(settle.sheet));
        }
        let Some(place) = self.recent.iter().position(is_it) else { return };
        let Some(recent) = self.recent.remove(place) else { return };
        self.sent.remove(&recent.of);
        self.sheet.beside.aside.insert(
            0,
            Aside {
                number: recent.number,
                by_intake: false,
                work: self.sheet.work,
                of: Some(recent.of),
                correcting: false,
                typed: recent.typed,
                spilt: String::new(),
                remark: recent.remark,
                why: why.to_owned(),
            },
        );
        self.last_aside = true;
    }

    /// A batch that this clerk has just opened is the one to key; one that was closed is not.
    fn follow_batches(&mut self, scene: &Scene) {
        let open: BTreeSet<BatchId> = batches::open(scene.register).map(|batch| batch.id).collect();
        let mine = |id: &&BatchId| {
            scene.register.batch(**id).is_some_and(|batch| batch.clerk == scene.occasion.clerk)
        };
        if self.followed.is_some()
            && let Some(new) = open.difference(&self.open).find(mine)
        {
            self.sheet.clear();
            self.sheet.work = Work::Batch(*new);
        }
        if let Some(id) = self.sheet.batch().filter(|id| !open.contains(id)) {
            let by = scene.register.batch(id).and_then(|batch| batch.closed.as_ref());
            let by = by.filter(|closing| closing.clerk != scene.occasion.clerk);
            self.leave_off();
            self.sheet.work = Work::Loose;
            self.sheet.step = Step::Number;
            if let Some(by) = by {
                self.sheet.fault = Some(say::closed_by(id.0, scene.register.clerk_name(by.clerk)));
            }
        }
        self.open = open;
    }
}

impl Pane for Survey {
    fn scope(&self) -> Scope {
        Scope::Survey
    }

    fn knows(&self, action: Action) -> bool {
        hints::means_something(&self.sheet, action)
    }

    fn calls(&self, action: Action) -> Option<&'static str> {
        hints::called(&self.sheet, action)
    }

    fn count(&self) -> Option<usize> {
        self.forms.count()
    }

    fn hear(&mut self, entry: &Entry, scene: &Scene) {
        self.forms.hear(entry);
        for fact in &entry.facts {
            match fact {
                Fact::Opinion(change) => drop(self.sent.remove(&Of::Opinion(change.of))),
                Fact::Sheet(change) => {
                    self.sent.remove(&Of::Second(change.of));
                    self.sent.remove(&Of::Settle(change.of));
                    let batch = scene.register.batch(change.of.batch);
                    let sheet = change.now.as_deref().or(change.was.as_deref());
                    if let (Some(asked), Some(sheet)) = (batch.and_then(|batch| batch.questionnaire), sheet) {
                        self.sent.remove(&Of::Serial(asked, sheet.number));
                    }
                }
                _ => {}
            }
        }
    }

    fn start_over(&mut self) {
        self.forms = Forms::default();
        self.followed = None;
        self.sent.clear();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let stamp = Stamp::of(scene, 0);
        if self.followed != Some(stamp) {
            self.follow_batches(scene);
            self.followed = Some(stamp);
        }
        self.forms.work_out(scene, patience)
    }

    fn fit(&mut self, rows: usize) {
        self.rows = rows;
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        let taken = self.do_action(action, scene);
        self.wording = self.is_wording(scene);
        taken
    }

    fn typing(&self) -> bool {
        self.wording
    }

    fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        let taken = self.take_key(key, action, scene);
        self.wording = self.is_wording(scene);
        taken
    }

    fn text(&mut self, text: &str, scene: &Scene) -> Vec<Wish> {
        // Digits that come in one piece are what they are key by key, and words after them are words.
        let mut wishes = Vec::new();
        for (at, typed) in text.char_indices() {
            let rest = &text[at..];
            let digit = fold::digits(typed.encode_utf8(&mut [0; 4])).chars().find(char::is_ascii_digit);
            if self.is_wording(scene) || digit.is_none() && self.writes_a_remark(rest, scene) {
                wishes.extend(self.word_text(rest));
                break;
            }
            wishes.extend(digit.into_iter().flat_map(|digit| self.digit(digit, scene)));
        }
        self.wording = self.is_wording(scene);
        wishes
    }

    fn subject(&self, scene: &Scene) -> Subject {
        let at = self.sheet.proposal(scene.register);
        Subject { proposals: at.into_iter().collect(), at, ..Subject::default() }
    }

    fn find(&mut self, _proposal: ProposalId) -> bool {
        false
    }

    fn draft_name(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn draft(&self) -> Option<Vec<u8>> {
        self.sheet.is_worth_keeping().then(|| serde_json::to_vec(&self.sheet).ok()).flatten()
    }

    fn restore(&mut self, name: &str, body: &[u8], scene: &Scene) -> bool {
        let Some(sheet) = (name == DRAFT).then(|| serde_json::from_slice::<Sheet>(body).ok()).flatten()
        else {
            return false;
        };
        let still = sheet.still_makes_sense(scene.register);
        if still {
            let left = !sheet.is_blank();
            let fault = left.then(|| say::LEFT.to_owned());
            self.words.set(if sheet.remark.typing { &sheet.remark.text } else { &sheet.words });
            self.last_aside = !sheet.beside.aside.is_empty();
            self.sheet = Sheet { fault, left, ..sheet };
            self.wording = self.is_wording(scene);
            self.answered_meanwhile(scene.register);
        }
        still
    }
}

/// Name of the draft of a half-keyed form.
const DRAFT: &str = "survey";
