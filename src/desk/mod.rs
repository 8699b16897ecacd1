//! The eye and the hand: what a clerk sees and does. One circle: a [`Msg`] goes into [`update`], which changes the
//! [`Model`] and gives [`Effect`]s; [`view`] draws the model and changes nothing; [`layout`] says where things stand,
//! to both alike.
//!
//! Panes are described in [`panes`], what lies on top of them in [`overlay`].

pub mod act;
pub mod draft;
pub mod field;
pub mod form;
pub mod hear;
pub mod history;
pub mod layout;
pub mod list;
pub mod model;
pub mod msg;
pub mod overlay;
pub mod overlays;
pub mod panes;
pub mod reach;
pub mod search;
pub mod typed;
pub mod update;
pub mod view;
pub mod wish;

pub use model::Model;
pub use msg::{Effect, Msg, Wish};
pub use update::update;
