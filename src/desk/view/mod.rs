//! Pictures of the model.

pub mod form;
pub mod picker;
