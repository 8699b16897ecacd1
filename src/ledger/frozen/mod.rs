//! Past formats of what offices have on disk, and the proof that they stay readable.
//!
//! | format | written by |
//! |---|---|
//! | 1 | the first release; its entries are in [`one`] |
//! | 2 | the one with reviews, rulings, leaders and activities; its entries are in [`two`] |
//! | 3 | this one |

#[cfg(test)]
mod golden;
pub(super) mod one;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod sample;
pub(super) mod two;
