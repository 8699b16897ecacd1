//! One proposal with everything about it: particulars, tasks, opinions, reminders, text, history. The next and the
//! previous one of the list come without leaving.

use super::detail_lines::{self, Line, Told};
use super::notice::Scroll;
use crate::desk::form::Scene;
use crate::desk::layout::reading;
use crate::desk::msg::{Asked, Wish};
use crate::desk::panes::Subject;
use crate::desk::search::Search;
use crate::keymap::{Action, Key};
use crate::office::{Entry, ProposalId, Register};
use crate::text::fold::fold;
use crate::wire::{Past, Question};
use chrono::NaiveDate;

/// How many entries of its history are fetched.
const HISTORY: u32 = 200;

/// One proposal on the whole body.
#[derive(Debug)]
pub struct Detail {
    /// Which.
    pub id: ProposalId,
    /// Others that resemble it.
    pub alike: Vec<ProposalId>,
    /// Its text, once fetched; the inner `None`: it has none.
    pub text: Fetched<String>,
    /// Its history, newest first, once fetched.
    pub history: Fetched<Vec<Entry>>,
    /// The rows to show.
    pub lines: Vec<Line>,
    /// What part of them is shown.
    pub scroll: Scroll,
    /// What is looked for in it.
    pub search: Search,
    stamp: Option<(u64, NaiveDate, usize)>,
}

/// Something the server keeps and the desk asks for.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Fetched<T> {
    /// Asked for.
    #[default]
    Coming,
    /// There is nothing.
    Nothing,
    /// Here.
    Here(T),
}

impl Detail {
    /// Opens a proposal; the wishes fetch what the desk does not have.
    pub fn open(id: ProposalId, alike: Vec<ProposalId>, register: &Register) -> (Self, Vec<Wish>) {
        let mut detail = Self {
            id,
            alike,
            text: Fetched::Coming,
            history: Fetched::Coming,
            lines: Vec::new(),
            scroll: Scroll::default(),
            search: Search::default(),
            stamp: None,
        };
        let history = Question::History(Past { proposal: Some(id), limit: HISTORY, ..Past::default() });
        let mut wishes = vec![Wish::Ask(history, Asked::History(Some(id)))];
        match register.proposal(id).and_then(|proposal| proposal.particulars.text) {
            Some(digest) => wishes.push(Wish::Ask(Question::Text(digest), Asked::Text(id))),
            None => detail.text = Fetched::Nothing,
        }
        (detail, wishes)
    }

    /// Its text came.
    pub fn set_text(&mut self, text: Option<String>) {
        self.text = text.map_or(Fetched::Nothing, Fetched::Here);
        self.stamp = None;
    }

    /// Its history came.
    pub fn set_history(&mut self, entries: Vec<Entry>) {
        self.history = Fetched::Here(entries);
        self.stamp = None;
    }

    /// An entry was applied.
    pub fn hear(&mut self, entry: &Entry) {
        if let Fetched::Here(history) = &mut self.history
            && entry.proposals().contains(&self.id)
        {
            history.insert(0, entry.clone());
        }
    }

    /// What the verbs act on.
    pub fn subject(&self) -> Subject {
        Subject { proposals: vec![self.id], at: Some(self.id), ..Subject::default() }
    }

    /// Whether a search is being typed.
    pub fn typing(&self) -> bool {
        self.search.typing()
    }

    /// Text that came as one piece is looked for.
    pub fn text(&mut self, text: &str) {
        self.search.text_in(text);
        self.seek(0, 1);
    }

    /// Scrolls to the next (`1`) or previous (`-1`) row that has what is looked for, from so many rows after the top.
    fn seek(&mut self, after: usize, by: isize) {
        let rows = || self.lines.iter().enumerate().filter(|(_, line)| self.search.finds(&fold(&line.text)));
        let from = self.scroll.top + after;
        let found = match by {
            1 => rows().find(|(at, _)| *at >= from).or_else(|| rows().next()),
            _ => rows().rfind(|(at, _)| *at < from).or_else(|| rows().next_back()),
        };
        if let Some((at, _)) = found {
            self.scroll.top = at;
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        if self.search.key(key, action) {
            if self.search.starts_anew() {
                self.seek(0, 1);
            }
            return Some(Vec::new());
        }
        match action? {
            Action::Cancel if !self.search.is_empty() => self.search.clear(),
            Action::Search => self.search.begin(),
            Action::NextMatch => self.seek(1, 1),
            Action::PrevMatch => self.seek(0, -1),
            action => return self.move_or_leave(action),
        }
        Some(Vec::new())
    }

    fn move_or_leave(&mut self, action: Action) -> Option<Vec<Wish>> {
        match action {
            Action::Cancel => Some(vec![Wish::Leave]),
            Action::NextProposal => Some(vec![Wish::Beside(1)]),
            Action::PrevProposal => Some(vec![Wish::Beside(-1)]),
            action => self.scroll.act(action).then(Vec::new),
        }
    }

    /// Works the rows out again when anything they hang on moved.
    pub fn settle(&mut self, scene: &Scene, size: (u16, u16)) {
        let (cols, page) = reading(size);
        let stamp = Some((scene.register.seq(), scene.occasion.today(), cols));
        if self.stamp != stamp {
            let (register, today) = (scene.register, scene.occasion.today());
            let Detail { id, alike, text, history, .. } = &*self;
            let told = Told { register, today, alike, text, history };
            self.lines = detail_lines::lines(*id, &told, Some(cols));
            self.stamp = stamp;
        }
        let searching = self.search.typing() || !self.search.is_empty();
        self.scroll.fit(self.lines.len(), page.saturating_sub(usize::from(searching)));
    }
}
