//! What the panes show: pure questions to the register.

pub mod listing;
mod office_due;
pub mod owing;
pub mod running;
pub mod supervising;
pub mod survey;
pub mod tracked;
