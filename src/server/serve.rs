//! The server as a process: opens the ledger, binds the socket, serves until it is told to end.

use super::serve_error::ServeError;
use std::io;
use std::path::Path;

/// How to serve.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// End by itself when the last desk has left.
    pub idle_exit: bool,
}

/// Serves the office at `folder` until a signal, a clerk's stop or, if so wished, idleness ends it.
pub fn serve(folder: &Path, options: Options) -> Result<(), ServeError> {
    let _ = options;
    let source = io::Error::from(io::ErrorKind::Unsupported);
    Err(ServeError::Io { doing: "打开", path: folder.to_owned(), source })
}
