//! Two lists: the second shows what belongs to the row under the cursor of the first. The hand is in one of them; Enter
//! takes it down, Esc up again, and what others do takes it up only when nothing is left below.

use crate::desk::list::List;
use crate::keymap::Action;
use std::collections::BTreeSet;

/// Two lists.
#[derive(Debug, Clone)]
pub struct Pair<A, B> {
    /// The first.
    pub upper: List<A>,
    /// What belongs to the row under its cursor.
    pub lower: List<B>,
    owner: Option<A>,
    below: bool,
}

impl<A, B> Default for Pair<A, B> {
    fn default() -> Self {
        Self { upper: List::default(), lower: List::default(), owner: None, below: false }
    }
}

impl<A: Copy + Ord, B: Copy + Ord> Pair<A, B> {
    /// Whether the hand is in the second list.
    pub fn is_below(&self) -> bool {
        self.below
    }

    /// Brings the second list in step with the cursor of the first; `anew`: what belongs to the rows may have changed.
    pub fn follow(&mut self, anew: bool, rows: impl FnOnce(A) -> Vec<B>) {
        let owner = self.upper.cursor();
        if owner != self.owner {
            self.lower = List::default();
            self.below = false;
        } else if !anew {
            return;
        }
        self.owner = owner;
        let rows = owner.map(rows).unwrap_or_default();
        let there: BTreeSet<B> = rows.iter().copied().collect();
        self.lower.renew(rows, |id| there.contains(id));
        self.below &= !self.lower.rows().is_empty();
    }

    /// Says how many rows of each list the screen shows.
    pub fn fit(&mut self, upper: usize, lower: usize) {
        self.upper.fit(upper);
        self.lower.fit(lower);
    }

    /// Does an action of moving, marking or going down; `false`: it is none. The search chooses the rows of the first list,
    /// so the next match is there, wherever the hand is.
    pub fn act(&mut self, action: Action) -> bool {
        if matches!(action, Action::NextMatch | Action::PrevMatch) {
            self.below = false;
        }
        if self.below {
            return self.lower.act(action);
        }
        if action == Action::Open {
            return self.down();
        }
        self.upper.act(action)
    }

    /// Takes the hand down; `false`: there is nothing below.
    pub fn down(&mut self) -> bool {
        self.below = !self.lower.rows().is_empty();
        self.below
    }

    /// Takes the marks below away, then the hand up; `false`: it is up.
    pub fn up(&mut self) -> bool {
        if !self.below {
            return false;
        }
        if self.lower.marked() > 0 {
            self.lower.unmark_all();
        } else {
            self.below = false;
        }
        true
    }

    /// Moves the cursor of the second list; whether it moved.
    pub fn step_below(&mut self, by: isize) -> bool {
        let before = self.lower.place();
        self.lower.step(by);
        self.lower.place() != before
    }
}
