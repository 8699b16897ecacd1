//! What the lists of several panes have in common: rows with cursor and marks, a search over them, and the question
//! whether they still hold. A search chooses among rows worked out before, so that typing it stays quick.

use super::Stamp;
use crate::desk::form::Scene;
use crate::desk::list::List;
use crate::desk::patience::Patience;
use crate::desk::search::Search;
use crate::keymap::{Action, Key};

/// Rows above the list: the summary and the column heads.
const HEAD: usize = 2;

/// A list with a search.
#[derive(Debug)]
pub struct Roll<I> {
    /// The rows.
    pub list: List<I>,
    /// What is looked for.
    pub search: Search,
    /// All rows of a moment in their order, looked for or not.
    all: Vec<I>,
    worked_out: Option<Stamp>,
    listed: Option<Stamp>,
    changes: u32,
}

impl<I> Default for Roll<I> {
    fn default() -> Self {
        Self {
            list: List::default(),
            search: Search::default(),
            all: Vec::new(),
            worked_out: None,
            listed: None,
            changes: 0,
        }
    }
}

impl<I: Copy + Ord> Roll<I> {
    /// The moment, whatever is looked for: what costs much is worked out once for all searches in it.
    pub fn moment(&self, scene: &Scene) -> Stamp {
        Stamp::of(scene, self.changes)
    }

    /// Brings the rows up to date as far as patience lasts: `all` are the rows of this moment in their order, of which
    /// those are shown that are looked for and `found`; marks stay on the rows that `stays` knows. What is looked for
    /// anew is shown from the first row found. `false`: it was cut short, the rows are the old ones.
    pub fn work_out(
        &mut self,
        scene: &Scene,
        patience: &Patience,
        all: impl FnOnce() -> Vec<I>,
        mut found: impl FnMut(&Search, &I) -> bool,
        stays: impl Fn(&I) -> bool,
    ) -> bool {
        let moment = self.moment(scene);
        if self.worked_out != Some(moment) {
            let Some(all) = patience.whole(all()) else { return false };
            (self.all, self.worked_out) = (all, Some(moment));
        }
        let stamp = Stamp::of(scene, self.wanted());
        if self.listed == Some(stamp) {
            return true;
        }
        let Self { search, all, .. } = self;
        let rows = if search.is_empty() {
            all.clone()
        } else {
            patience.each(all.iter()).filter(|row| found(search, row)).copied().collect()
        };
        let Some(rows) = patience.whole(rows) else { return false };
        self.list.renew(rows, stays);
        if self.search.starts_anew() {
            self.list.act(Action::Top);
        }
        self.listed = Some(stamp);
        true
    }

    /// Whether the rows do not answer yet to what was last asked for.
    pub fn owes(&self) -> bool {
        self.listed.is_none_or(|listed| listed.own != self.wanted())
    }

    /// Counts every change of what is asked for.
    fn wanted(&self) -> u32 {
        self.changes.wrapping_add(self.search.changes())
    }

    /// Other rows are wanted: filter or order changed.
    pub fn changed(&mut self) {
        self.changes = self.changes.wrapping_add(1);
    }

    /// The register was exchanged.
    pub fn start_over(&mut self) {
        (self.worked_out, self.listed) = (None, None);
    }

    /// The body now has so many rows, the head lines included.
    pub fn fit(&mut self, rows: usize) {
        self.list.fit(rows.saturating_sub(HEAD));
    }

    /// Moves, marks, begins a search; `false`: the action is none of these.
    pub fn act(&mut self, action: Action) -> bool {
        if action == Action::Search {
            self.search.begin();
            return true;
        }
        self.list.act(action)
    }

    /// Undoes the innermost thing: the search, then the marks; `false`: there is neither.
    pub fn cancel(&mut self) -> bool {
        if !self.search.is_empty() {
            self.search.clear();
        } else if self.list.marked() > 0 {
            self.list.unmark_all();
        } else {
            return false;
        }
        true
    }

    /// Takes a key while a search is typed; `false`: not taken.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> bool {
        self.search.key(key, action)
    }

    /// Moves the cursor and gives the row it came to; `None`: it is at the end.
    pub fn step(&mut self, by: isize) -> Option<I> {
        let before = self.list.cursor();
        self.list.step(by);
        self.list.cursor().filter(|id| Some(*id) != before)
    }

    /// Takes the marks away when any of the chosen rows was touched.
    pub fn done(&mut self, touched: impl Fn(I) -> bool) {
        if self.list.chosen().into_iter().any(touched) {
            self.list.unmark_all();
        }
    }
}
