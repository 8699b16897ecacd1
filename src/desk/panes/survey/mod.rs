//! The survey pane (测评): paper forms keyed without looking. A docket number, one digit for each question, Enter; the
//! numeric keypad is enough. What is typed ahead of the server is never lost and never lands in another form.

mod desk;
mod key;
mod sheet;
#[cfg(test)]
mod tests;

pub use sheet::{Recent, Sheet, Step, form};

use super::{Pane, Stamp, Subject};
use crate::desk::form::Scene;
use crate::desk::msg::Wish;
use crate::keymap::{Action, Key, Scope};
use crate::office::queries::survey::{Asked, Tally, tally, waiting};
use crate::office::{Entry, OpinionId, ProposalId};
use crate::text::locale::say::survey as say;
use std::collections::{BTreeSet, VecDeque};

/// How many of the forms keyed last are shown.
const RECENT: usize = 50;

/// The survey pane.
#[derive(Debug, Default)]
pub struct Survey {
    /// The form being keyed.
    sheet: Sheet,
    /// The forms keyed last, newest first.
    recent: VecDeque<Recent>,
    /// Forms sent whose entry has not come yet.
    sent: BTreeSet<OpinionId>,
    /// Everyone who is asked and has not answered, by docket number.
    waiting: Vec<OpinionId>,
    /// The running totals.
    tally: Option<Tally>,
    stamp: Option<Stamp>,
    rows: usize,
}

impl Survey {
    /// The form being keyed.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The forms keyed last, newest first, as many as fit into `rows`.
    pub fn recent(&self, rows: usize) -> impl Iterator<Item = &Recent> {
        self.recent.iter().take(rows)
    }

    /// The running totals; `None` before the first refresh.
    pub fn tally(&self) -> Option<&Tally> {
        self.tally.as_ref()
    }

    /// Who is offered when Enter is pressed without a number: the first that waits after the form keyed last.
    pub fn offered(&self) -> Option<OpinionId> {
        let after = self.recent.front().map(|recent| recent.id);
        let place = after.and_then(|id| self.waiting.iter().position(|waiting| *waiting > id));
        let in_turn = self.waiting[place.unwrap_or(0)..].iter().chain(&self.waiting);
        in_turn.copied().find(|id| !self.sent.contains(id) && !self.sheet.skipped.contains(id))
    }

    /// Whether a form in the list of the last ones is on disk, by the register itself.
    pub fn is_saved(recent: &Recent, scene: &Scene) -> bool {
        let proposal = scene.register.proposal(recent.id.proposal);
        let opinion = proposal.and_then(|p| p.opinions.get(&(recent.id.signer, recent.id.round)));
        let answer = opinion.and_then(|opinion| opinion.answer.as_ref());
        answer.is_some_and(|answer| answer.digits == recent.digits)
    }
}

impl Pane for Survey {
    fn scope(&self) -> Scope {
        Scope::Survey
    }

    fn count(&self) -> Option<usize> {
        self.tally.as_ref().map(|_| self.waiting.len())
    }

    fn start_over(&mut self) {
        self.stamp = None;
        self.sent.clear();
    }

    fn refresh(&mut self, scene: &Scene) {
        let stamp = Stamp::of(scene, 0);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let Some(session) = scene.register.current() else { return };
        self.tally = Some(tally(scene.register, session.id));
        self.waiting = waiting(scene.register, session.id).iter().map(|asked: &Asked| asked.id).collect();
    }

    fn fit(&mut self, rows: usize) {
        self.rows = rows;
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        self.do_action(action, scene)
    }

    fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        self.take_key(key, action, scene)
    }

    fn text(&mut self, text: &str, scene: &Scene) -> Vec<Wish> {
        let digits = crate::text::fold::digits(text);
        digits.chars().filter(char::is_ascii_digit).flat_map(|digit| self.digit(digit, scene)).collect()
    }

    fn subject(&self, _scene: &Scene) -> Subject {
        let at = self.sheet.proposal();
        Subject { proposals: at.into_iter().collect(), at, ..Subject::default() }
    }

    fn done(&mut self, entry: &Entry) {
        let answered = entry.facts.iter().filter_map(|fact| match fact {
            crate::office::Fact::Opinion(change) => Some(change.of),
            _ => None,
        });
        for id in answered {
            self.sent.remove(&id);
        }
    }

    fn find(&mut self, _proposal: ProposalId) -> bool {
        false
    }

    fn draft(&self) -> Option<(String, Vec<u8>)> {
        let worth = !self.sheet.is_blank();
        let body = worth.then(|| serde_json::to_vec(&self.sheet).ok()).flatten()?;
        Some((DRAFT.to_owned(), body))
    }

    fn restore(&mut self, name: &str, body: &[u8], scene: &Scene) -> bool {
        let Some(sheet) = (name == DRAFT).then(|| serde_json::from_slice::<Sheet>(body).ok()).flatten()
        else {
            return false;
        };
        let still = sheet.still_makes_sense(scene.register);
        if still {
            let fault = Some(say::LEFT.to_owned());
            self.sheet = Sheet { left: true, fault, ..sheet };
        }
        still
    }
}

/// Name of the draft of a half-keyed form.
const DRAFT: &str = "survey";
