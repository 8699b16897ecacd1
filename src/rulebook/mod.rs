//! Rules as TOML: the file a clerk edits becomes [`Rules`], and rules become a commented file that says the same. Every
//! fault is told with its line and column; what a file leaves out stays as in the set it is based on.

mod fault;
mod file;
mod holidays;
mod read;
mod sections;
pub mod sets;
pub mod term;
mod tree;
mod words;
mod write;

pub use fault::Fault;
pub use holidays::{holidays, span};
pub use read::{read, says_nothing};
pub use sections::implied;
pub use words::Word;
pub use write::write;

#[cfg(test)]
mod tests;
