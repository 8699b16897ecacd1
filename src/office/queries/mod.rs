//! What the panes show: pure questions to the register.

pub mod batches;
pub mod listing;
mod office_due;
pub mod owing;
pub mod results;
pub mod running;
pub mod supervising;
pub mod survey;
pub mod tracked;
