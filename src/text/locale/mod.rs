//! Every sentence a clerk reads at the desk.

pub mod forms;
