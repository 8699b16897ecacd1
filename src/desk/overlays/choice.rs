//! A list to choose from, and what follows from the choice.

use crate::desk::field::{Picked as Pick, Picker};
use crate::desk::msg::{Picked, Wish};
use crate::keymap::{Action, Key};

/// A list on top.
#[derive(Debug)]
pub struct Choice {
    /// The list.
    pub picker: Picker,
    follows: Follows,
}

/// What follows from the choice.
#[derive(Debug)]
enum Follows {
    /// The pane is told.
    Tell(u16),
    /// The action at the same place is done.
    Act(Vec<Action>),
    /// The wish at the same place is carried out, once.
    Wish(Vec<Option<Wish>>),
}

impl Choice {
    /// A list whose choice is told to the front pane.
    pub fn picked(what: u16, picker: Picker) -> Self {
        Self { picker, follows: Follows::Tell(what) }
    }

    /// A list of actions.
    pub fn of_actions(actions: Vec<Action>, picker: Picker) -> Self {
        Self { picker, follows: Follows::Act(actions) }
    }

    /// A list of wishes.
    pub fn of_wishes(wishes: Vec<Wish>, picker: Picker) -> Self {
        Self { picker, follows: Follows::Wish(wishes.into_iter().map(Some).collect()) }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
        match self.picker.key(key, action) {
            Pick::Moved => Some(Vec::new()),
            Pick::Leave => Some(vec![Wish::Leave]),
            Pick::Chosen(place) => Some(self.chosen(place)),
            Pick::Ring => None,
        }
    }

    fn chosen(&mut self, place: usize) -> Vec<Wish> {
        let follows = match &mut self.follows {
            Follows::Tell(what) => Some(Wish::Picked(Picked { what: *what, place })),
            Follows::Act(actions) => actions.get(place).copied().map(Wish::Act),
            Follows::Wish(wishes) => wishes.get_mut(place).and_then(Option::take),
        };
        [Wish::Leave].into_iter().chain(follows).collect()
    }
}
