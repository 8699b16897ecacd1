//! Keys to actions: one table of actions, layered maps of key sequences, and their check.
//!
//! This room knows no terminal and no screen: the desk turns what its terminal reports into a [`Key`], asks a
//! [`Keymap`] what that key means in the scopes at hand, and gets an [`Action`] back. Nothing here has a timer, and a
//! bad keymap file costs its bad lines, never the program.

pub mod action;
pub mod check;
pub mod key;
pub mod map;
pub mod sheet;

mod file;
mod hazard;
mod names;
mod preset;
mod scope;

pub use action::{Action, ActionRow, Need, Scope, TABLE};
pub use check::{Finding, Kind, Report, lay_file};
pub use key::{Code, Key, KeyFault};
pub use map::{Binding, Continuation, Keymap, Resolved};
pub use preset::{Preset, load};
