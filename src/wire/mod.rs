//! The envelope: messages and frames between desk and server.

pub mod messages;

pub use messages::{Answer, Down, Draft, Question, Up, VERSION};
