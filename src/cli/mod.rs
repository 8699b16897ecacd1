//! The command twin.

pub mod exit;
pub mod lines;
