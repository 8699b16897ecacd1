//! The eye and the hand.

pub mod field;
pub mod form;
pub mod view;
