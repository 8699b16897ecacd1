//! The history pane (历史): who did what when, of the whole office or of one proposal, newest first. Nothing is hidden:
//! what was undone stands there, marked. Earlier steps are fetched from the server as they are needed, while a search or
//! a filter is on until the beginning.

mod filter;
pub mod line;
#[cfg(test)]
mod tests;

pub use filter::Filter;
pub use line::Line;

use super::roll::Roll;
use super::{Pane, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::msg::{Asked, Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::panes::sought::Sought;
use crate::desk::patience::Patience;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::{ClerkId, Entry, ProposalId, Register, Turn, Verb};
use crate::text::locale::say::history as words;
use crate::wire::{Past, Question};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// The lists that are opened to pick from.
const PICK_VERB: u16 = 1;
const PICK_CLERK: u16 = 2;

/// Entries asked for at a time.
const PORTION: u32 = 200;
/// So many rows below the cursor are kept at hand.
const AHEAD: usize = 100;

/// The history pane.
#[derive(Debug, Default)]
pub struct History {
    /// The rows, by the number of their entry.
    pub roll: Roll<u64>,
    /// What is shown.
    pub filter: Filter,
    lines: BTreeMap<u64, Line>,
    /// For each step that was turned: the newest entry that did, and whether it undid it.
    turned: BTreeMap<u64, (u64, bool)>,
    keys: HashMap<u64, String>,
    fetching: Fetching,
    /// Counts the exchanges of what is fetched, so that an answer to an earlier question is known.
    turn: u32,
    clerks: Vec<ClerkId>,
}

/// How far the history was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Fetching {
    /// The pane was not looked at yet.
    #[default]
    NotBegun,
    /// An answer is on its way.
    Asked,
    /// Down to the oldest line here.
    Partly,
    /// Down to the beginning.
    Whole,
    /// The server could not; the next filter tries again.
    Failed,
}

impl History {
    /// One line.
    pub fn line(&self, seq: u64) -> Option<&Line> {
        self.lines.get(&seq)
    }

    /// The entry that took a step back, while it is taken back.
    pub fn undone_by(&self, seq: u64) -> Option<u64> {
        self.turned.get(&seq).filter(|(_, undone)| *undone).map(|(by, _)| *by)
    }

    /// Whether earlier steps may yet come.
    pub fn is_whole(&self) -> bool {
        self.fetching == Fetching::Whole
    }

    /// Shows the history of one proposal.
    pub fn look_at(&mut self, proposal: ProposalId) {
        self.roll.search.clear();
        self.set(Filter { proposal: Some(proposal), ..Filter::default() });
        self.roll.list.act(Action::Top);
    }

    /// Takes the answer to the question of this turn; `None`: the server could not.
    pub fn take(&mut self, turn: u32, entries: Option<&[Entry]>, register: &Register) {
        if turn != self.turn || self.fetching != Fetching::Asked {
            return;
        }
        self.fetching = match entries {
            None => Fetching::Failed,
            // A long answer is cut short; only an empty one is the end, or one that reaches the first entry.
            Some(entries) if entries.last().is_none_or(|entry| entry.seq == 1) => Fetching::Whole,
            Some(_) => Fetching::Partly,
        };
        for entry in entries.unwrap_or_default() {
            self.add(entry, register);
        }
        self.roll.changed();
    }

    fn add(&mut self, entry: &Entry, register: &Register) {
        if let Turn::Undoes(of) | Turn::Redoes(of) = entry.turn {
            let turn = (entry.seq, matches!(entry.turn, Turn::Undoes(_)));
            let newest = self.turned.entry(of).or_insert(turn);
            *newest = turn.max(*newest);
        }
        let line = match self.filter.proposal {
            None => Line::of(entry, register),
            // Of a batch only what happened to this proposal.
            Some(id) => {
                let facts = entry.facts.iter().filter(|fact| fact.concerns(id)).cloned().collect();
                Line { proposals: [id].into(), ..Line::of(&Entry { facts, ..entry.clone() }, register) }
            }
        };
        self.lines.insert(entry.seq, line);
    }

    /// Another filter; what the server chooses by is fetched anew.
    fn set(&mut self, filter: Filter) {
        let chosen = |filter: &Filter| (filter.proposal, filter.clerk, filter.verb);
        if chosen(&filter) != chosen(&self.filter) || self.fetching == Fetching::Failed {
            self.forget();
        }
        self.filter = filter;
        self.roll.changed();
    }

    fn forget(&mut self) {
        self.lines.clear();
        self.turned.clear();
        self.keys.clear();
        self.turn = self.turn.wrapping_add(1);
        self.fetching = Fetching::NotBegun;
        self.roll.changed();
    }

    fn list_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let today = scene.occasion.today();
        let Self { lines, keys, roll, filter, .. } = self;
        let of_verb = |line: &Line| match (filter.verb, line.turn) {
            (None, _) => true,
            (Some(verb), Turn::Plain) => line.verb == verb,
            (Some(verb), Turn::Undoes(seq) | Turn::Redoes(seq)) => {
                line.verb == verb || lines.get(&seq).is_some_and(|line| line.verb == verb)
            }
        };
        let all = || {
            let shown = lines.values().rev().filter(|line| of_verb(line) && filter.takes(line, today));
            patience.each(shown).map(|line| line.seq).collect()
        };
        let mut found = |search: &Search, line: &Line| {
            search.finds(keys.entry(line.seq).or_insert_with(|| search_key(line, scene.register)))
        };
        let found = |search: &Search, seq: &u64| lines.get(seq).is_some_and(|line| found(search, line));
        roll.work_out(scene, patience, all, found, |seq| lines.contains_key(seq))
    }

    /// Whether the rows at hand end too close below the cursor, and there may be more.
    fn wants_more(&self, today: NaiveDate) -> bool {
        let short = self.roll.list.place() + AHEAD >= self.roll.list.rows().len();
        let oldest = self.lines.values().next();
        let reaches = oldest.is_none_or(|line| self.filter.reaches(line.at.date(), today));
        let may = matches!(self.fetching, Fetching::NotBegun | Fetching::Partly);
        may && short && reaches
    }

    /// Opens the list of the kinds of steps; the choice "all" on top.
    fn pick_verb() -> Vec<Wish> {
        let items = std::iter::once(Item::new("0", words::ALL_VERBS))
            .chain(Verb::ALL.iter().map(|verb| Item::new("", verb.title())));
        vec![Wish::Show(Box::new(Overlay::pick(PICK_VERB, words::PICK_VERB, items.collect())))]
    }

    /// Opens the list of the clerks; the choice "all" on top.
    fn pick_clerk(&mut self, register: &Register) -> Vec<Wish> {
        self.clerks = register.clerks().map(|clerk| clerk.id).collect();
        let items = std::iter::once(Item::new("0", words::ALL_CLERKS))
            .chain(register.clerks().zip(1..).map(|(clerk, n)| Item::new(n.to_string(), &clerk.name)));
        vec![Wish::Show(Box::new(Overlay::pick(PICK_CLERK, words::PICK_CLERK, items.collect())))]
    }

    /// Fetches the facts of the line under the cursor.
    fn open(&self) -> Vec<Wish> {
        let Some(seq) = self.roll.list.cursor() else { return Vec::new() };
        let past = Past { before: Some(seq + 1), limit: 1, ..Past::default() };
        vec![Wish::Ask(Question::History(past), Asked::Entry(seq))]
    }

    /// Undoes the innermost thing: search, marks, filter.
    fn cancel(&mut self) -> Option<Vec<Wish>> {
        if !self.roll.cancel() {
            if self.filter == Filter::default() {
                return None;
            }
            self.set(Filter::default());
        }
        self.roll.changed();
        Some(Vec::new())
    }
}

/// What a search looks through: number, day, clerk, what was done to what.
fn search_key(line: &Line, register: &Register) -> String {
    let day = line.at.format("%Y-%m-%d").to_string();
    let proposals = line.proposals.iter().filter_map(|id| register.proposal(*id));
    Sought::default()
        .and([&line.seq.to_string(), &day, &line.what(), &line.names])
        .and([register.clerk_name(line.clerk)])
        .and(proposals.flat_map(|proposal| {
            let docket = proposal.docket().map(|docket| &docket.label);
            [&proposal.particulars.title].into_iter().chain(docket)
        }))
        .key()
}

impl Pane for History {
    fn scope(&self) -> Scope {
        Scope::History
    }

    fn count(&self) -> Option<usize> {
        None
    }

    fn hear(&mut self, entry: &Entry, scene: &Scene) {
        self.keys.clear();
        if self.fetching == Fetching::NotBegun {
            return;
        }
        let Filter { proposal, clerk, verb, .. } = self.filter;
        let wanted = proposal.is_none_or(|id| entry.facts.iter().any(|fact| fact.concerns(id)))
            && clerk.is_none_or(|clerk| clerk == entry.clerk)
            && verb.is_none_or(|verb| verb == entry.verb || entry.turn != Turn::Plain);
        if wanted {
            self.add(entry, scene.register);
        }
    }

    fn start_over(&mut self) {
        self.forget();
        self.roll.start_over();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        self.list_up(scene, patience)
    }

    fn owes(&self) -> bool {
        self.roll.owes()
    }

    fn fetch(&mut self, scene: &Scene) -> Vec<Wish> {
        self.refresh(scene);
        if !self.wants_more(scene.occasion.today()) {
            return Vec::new();
        }
        self.fetching = Fetching::Asked;
        let Filter { proposal, clerk, verb, .. } = self.filter;
        let before = self.lines.keys().next().copied();
        let past = Past { proposal, clerk, verb, before, limit: PORTION };
        vec![Wish::Ask(Question::History(past), Asked::Past(self.turn))]
    }

    fn fit(&mut self, rows: usize) {
        self.roll.fit(rows);
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if self.roll.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::Open => Some(self.open()),
            Action::FilterKind => Some(Self::pick_verb()),
            Action::FilterUnit => Some(self.pick_clerk(scene.register)),
            Action::FilterDays => {
                let mut filter = self.filter;
                filter.turn_back();
                self.set(filter);
                Some(Vec::new())
            }
            Action::FilterClear => {
                self.roll.search.clear();
                self.set(Filter::default());
                Some(Vec::new())
            }
            Action::Cancel => self.cancel(),
            _ => None,
        }
    }

    fn knows(&self, action: Action) -> bool {
        action != Action::Sort
    }

    fn typing(&self) -> bool {
        self.roll.search.typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        self.roll.key(key, action).then(Vec::new)
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.roll.search.text_in(text);
        Vec::new()
    }

    /// The proposal the history is of, else the first one that the step under the cursor touched: a verb pressed while
    /// reading does nothing to a whole batch.
    fn subject(&self, scene: &Scene) -> Subject {
        let line = self.roll.list.cursor().and_then(|seq| self.lines.get(&seq));
        let first = line.and_then(|line| line.proposals.first().copied());
        let at = self.filter.proposal.or(first).filter(|id| scene.register.proposal(*id).is_some());
        Subject { proposals: at.into_iter().collect(), at, opens: line.is_some(), ..Subject::default() }
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        let mut filter = self.filter;
        let place = picked.place.checked_sub(1);
        if picked.what == PICK_VERB {
            filter.verb = place.and_then(|place| Verb::ALL.get(place)).copied();
        } else {
            filter.clerk = place.and_then(|place| self.clerks.get(place)).copied();
        }
        self.set(filter);
        Vec::new()
    }
}
