//! Text: how wide it is, what of it is clean, when two pieces are the same, how hanzi are found by their sounds,
//! and which dates clerks mean.

pub mod clean;
pub mod date;
pub mod fold;
pub mod likeness;
pub mod locale;
mod needle;
pub mod pinyin;
pub mod ranges;
mod readings;
mod sounds;
pub mod width;
mod wrap;
