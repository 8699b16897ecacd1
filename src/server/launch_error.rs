//! Why a desk could not reach or start a server, in the words a clerk reads.

use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why there is no server to talk to. No data was changed.
#[derive(Debug, Error)]
pub enum LaunchError {
    /// The system refused something.
    #[error("{doing} {} 失败:{source}。没有改动任何数据。", .path.display())]
    Io {
        /// What was attempted, in Chinese.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's own words.
        source: io::Error,
    },
}
