//! A list of rows known by their ids. Cursor and marks are ids, never row numbers: what others do moves neither, and
//! when the row under the cursor vanishes, its nearest neighbour takes the cursor.

use crate::keymap::Action;
use std::collections::{BTreeMap, BTreeSet};

/// So many neighbours of a vanished row are looked for one by one.
const NEAR: usize = 8;

/// A list.
#[derive(Debug, Clone)]
pub struct List<I> {
    rows: Vec<I>,
    cursor: Option<I>,
    place: usize,
    marks: BTreeSet<I>,
    anchor: Option<I>,
    top: usize,
    page: usize,
}

impl<I> Default for List<I> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            cursor: None,
            place: 0,
            marks: BTreeSet::new(),
            anchor: None,
            top: 0,
            page: 1,
        }
    }
}

impl<I: Copy + Ord> List<I> {
    /// Gives the list its rows anew. Marks stay on rows that `stays` still knows, listed or not (a search hides rows
    /// without unmarking them).
    pub fn renew(&mut self, rows: Vec<I>, stays: impl Fn(&I) -> bool) {
        let place = self.new_place(&rows);
        self.rows = rows;
        self.marks.retain(|id| stays(id));
        self.put(place);
    }

    /// Where the cursor stands among new rows: on its own row, else on the nearest later row of the old list that is
    /// still there, else on the nearest earlier one.
    fn new_place(&self, rows: &[I]) -> usize {
        let Some(cursor) = self.cursor else { return 0 };
        let at = |id: &I| rows.iter().position(|row| row == id);
        if let Some(place) = at(&cursor) {
            return place;
        }
        let after = || self.rows.iter().skip(self.place + 1);
        let before = || self.rows.iter().take(self.place).rev();
        // Mostly the very next row is still there; only a quite different list is worth an index.
        if let Some(place) = after().chain(before()).take(NEAR).find_map(at) {
            return place;
        }
        let there: BTreeMap<I, usize> = rows.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        after().chain(before()).find_map(|id| there.get(id).copied()).unwrap_or(0)
    }

    fn put(&mut self, place: usize) {
        self.place = place.min(self.rows.len().saturating_sub(1));
        self.cursor = self.rows.get(self.place).copied();
    }

    /// All rows.
    pub fn rows(&self) -> &[I] {
        &self.rows
    }

    /// The row under the cursor.
    pub fn cursor(&self) -> Option<I> {
        self.cursor
    }

    /// Its place, from 0.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Puts the cursor on a row, if it is listed.
    pub fn go(&mut self, id: I) -> bool {
        let place = self.rows.iter().position(|row| *row == id);
        place.map(|place| self.put(place)).is_some()
    }

    /// Moves the cursor by so many rows, as far as there are rows.
    pub fn step(&mut self, by: isize) {
        self.put(self.place.saturating_add_signed(by));
    }

    /// Moves the cursor to the next (`1`) or previous (`-1`) row, and from the end round to the other. A list shows only
    /// what is looked for, so this is the next match.
    fn step_round(&mut self, by: isize) {
        let before = self.place;
        self.step(by);
        if self.place == before {
            self.put(if by > 0 { 0 } else { usize::MAX });
        }
    }

    /// Whether a row is marked.
    pub fn is_marked(&self, id: I) -> bool {
        self.marks.contains(&id)
    }

    /// How many are marked, hidden ones too.
    pub fn marked(&self) -> usize {
        self.marks.len()
    }

    /// How many of the marked ones are not listed just now.
    pub fn marked_unseen(&self) -> usize {
        self.marks.len() - self.rows.iter().filter(|id| self.marks.contains(id)).count()
    }

    /// The marked rows, listed ones first in their order; none marked: the row under the cursor.
    pub fn chosen(&self) -> Vec<I> {
        if self.marks.is_empty() {
            return self.cursor.into_iter().collect();
        }
        let listed: Vec<I> = self.rows.iter().copied().filter(|id| self.marks.contains(id)).collect();
        let seen: BTreeSet<I> = listed.iter().copied().collect();
        listed.into_iter().chain(self.marks.iter().copied().filter(|id| !seen.contains(id))).collect()
    }

    /// Takes all marks away.
    pub fn unmark_all(&mut self) {
        self.marks.clear();
        self.anchor = None;
    }

    /// Marks these rows as well.
    pub fn mark_those(&mut self, ids: &[I]) {
        self.marks.extend(ids);
    }

    /// Sets the number of rows the screen shows, and scrolls so that the cursor is among them.
    pub fn fit(&mut self, page: usize) {
        self.page = page.max(1);
        let last_top = self.rows.len().saturating_sub(self.page);
        let lowest = (self.place + 1).saturating_sub(self.page);
        self.top = self.top.clamp(lowest, self.place.max(lowest)).min(last_top);
    }

    /// First row on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The rows on the screen.
    pub fn visible(&self) -> &[I] {
        let end = (self.top + self.page).min(self.rows.len());
        self.rows.get(self.top..end).unwrap_or_default()
    }

    /// Does an action of moving or marking; `false`: it is none.
    pub fn act(&mut self, action: Action) -> bool {
        let page = isize::try_from(self.page).unwrap_or(isize::MAX);
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::Top => self.put(0),
            Action::Bottom => self.put(usize::MAX),
            Action::NextMatch => self.step_round(1),
            Action::PrevMatch => self.step_round(-1),
            Action::Mark => self.mark(),
            Action::MarkRange => self.mark_range(),
            Action::MarkAll => self.marks.extend(self.rows.iter().copied()),
            Action::UnmarkAll => self.unmark_all(),
            _ => return false,
        }
        true
    }

    fn mark(&mut self) {
        let Some(id) = self.cursor else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.anchor = Some(id);
        self.step(1);
    }

    fn mark_range(&mut self) {
        let from =
            self.anchor.and_then(|id| self.rows.iter().position(|row| *row == id)).unwrap_or(self.place);
        let (from, to) = (from.min(self.place), from.max(self.place));
        self.marks.extend(self.rows.iter().take(to + 1).skip(from).copied());
        self.anchor = self.cursor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: std::ops::Range<u32>) -> List<u32> {
        let mut list = List::default();
        list.renew(rows.collect(), |_| true);
        list
    }

    #[test]
    fn rows_that_come_before_the_cursor_do_not_move_it() {
        let mut list = list(10..20);
        list.go(15);
        list.renew((0..20).collect(), |_| true);
        assert_eq!((list.cursor(), list.place()), (Some(15), 15));
    }

    #[test]
    fn the_next_row_takes_the_cursor_of_a_vanished_one_and_the_last_one_at_the_end() {
        let mut list = list(0..10);
        list.go(5);
        list.renew(vec![1, 2, 8, 9], |_| true);
        assert_eq!(list.cursor(), Some(8));
        list.renew(vec![1, 2], |_| true);
        assert_eq!(list.cursor(), Some(2));
        list.renew(Vec::new(), |_| true);
        assert_eq!(list.cursor(), None);
        list.renew(vec![4], |_| true);
        assert_eq!(list.cursor(), Some(4));
    }

    #[test]
    fn marks_outlive_a_search_but_not_their_row() {
        let mut list = list(0..10);
        list.act(Action::Mark);
        list.act(Action::Mark);
        list.renew(vec![5, 6], |_| true);
        assert_eq!((list.marked(), list.marked_unseen()), (2, 2));
        assert_eq!(list.chosen(), [0, 1]);
        list.renew(vec![1, 5, 6], |id| *id != 0);
        assert_eq!((list.marked(), list.marked_unseen()), (1, 0));
    }

    #[test]
    fn the_next_match_after_the_last_is_the_first_and_the_other_way() {
        let mut list = list(0..3);
        for (action, row) in [(Action::PrevMatch, 2), (Action::NextMatch, 0), (Action::NextMatch, 1)] {
            assert!(list.act(action));
            assert_eq!(list.cursor(), Some(row));
        }
    }

    #[test]
    fn a_range_runs_from_the_last_mark_to_the_cursor_either_way() {
        let mut list = list(0..10);
        list.go(6);
        list.act(Action::Mark);
        list.go(3);
        list.act(Action::MarkRange);
        assert_eq!(list.chosen(), [3, 4, 5, 6]);
        list.act(Action::UnmarkAll);
        assert_eq!(list.chosen(), [3]);
    }

    #[test]
    fn the_window_follows_the_cursor_and_never_shows_blank_rows_it_could_fill() {
        let mut list = list(0..100);
        list.fit(10);
        list.act(Action::Bottom);
        list.fit(10);
        assert_eq!(list.visible(), (90..100).collect::<Vec<_>>());
        list.act(Action::PageUp);
        list.fit(10);
        assert_eq!(list.visible().first(), Some(&89));
        list.renew((0..5).collect(), |_| true);
        list.fit(10);
        assert_eq!(list.visible(), [0, 1, 2, 3, 4]);
    }
}
