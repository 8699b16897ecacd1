//! The overlays one by one.

pub mod choice;
pub mod filling;
pub mod notice;
