//! What the panes show: pure questions to the register.

pub mod listing;
pub mod owing;
pub mod running;
pub mod supervising;
pub mod survey;
pub mod tracked;
