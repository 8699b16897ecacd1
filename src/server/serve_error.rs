//! Why a server could not start or had to end, in the words a clerk reads.

use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why the server ended. What was shown as saved is saved.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The system refused something.
    #[error("{doing} {} 失败:{source}。", .path.display())]
    Io {
        /// What was attempted, in Chinese.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's own words.
        source: io::Error,
    },
}
