//! What commands print. Text from the register never reaches a terminal uncleaned, and a closed pipe ends quietly.

use super::exit::Exit;
use crate::text::clean::clean_line;
use serde::Serialize;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

/// Standard output, buffered.
pub struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Opens it.
    pub fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// A line of text.
    pub fn line(&mut self, text: &str) -> Result<(), Exit> {
        quiet(writeln!(self.0, "{}", clean_line(text)))
    }

    /// A text of several lines, kept as they are; the caller vouches for every character.
    pub fn own(&mut self, text: &str) -> Result<(), Exit> {
        quiet(self.0.write_all(text.as_bytes()))
    }

    /// One JSON object on a line.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Exit> {
        let text = serde_json::to_string(value).map_err(Exit::broken)?;
        quiet(writeln!(self.0, "{text}"))
    }

    /// Everything out.
    pub fn flush(&mut self) -> Result<(), Exit> {
        quiet(self.0.flush())
    }
}

impl Default for Output {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = self.0.flush();
    }
}

/// A reader that went away (`tian list | head`) is no fault.
fn quiet(result: io::Result<()>) -> Result<(), Exit> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        other => other.map_err(Exit::from),
    }
}
