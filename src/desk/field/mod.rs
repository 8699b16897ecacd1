//! Fields in which a clerk types or chooses. Pure: no terminal, no clock; every key comes as our own [`crate::keymap::Key`].

mod picker;

pub use picker::{Item, Picked, Picker};
