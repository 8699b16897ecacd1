//! The envelope: messages and frames between desk and server.

pub mod connection;
pub mod error;
pub mod frames;
pub mod messages;

pub use connection::{Connection, Greeting, Receiver, Sender, SubmitError, ticket};
pub use error::WireError;
pub use messages::{Answer, Down, Draft, Past, Question, Up, VERSION};
