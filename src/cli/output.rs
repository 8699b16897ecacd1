//! What commands print. Text from the register never reaches a terminal uncleaned, and a closed pipe ends quietly.

use super::exit::Exit;
use crate::text::clean::{clean_line, is_unsafe};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;
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

    /// One JSON object on a line. What would command a terminal or hide something there is escaped; its value is the same.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Exit> {
        let text = serde_json::to_string(value).map_err(Exit::broken)?;
        quiet(writeln!(self.0, "{}", escaped(&text)))
    }

    /// Things, each as one JSON object or as rows of text.
    pub fn each<T>(
        mut self,
        things: impl IntoIterator<Item = T>,
        as_json: bool,
        json: impl Fn(&T) -> Value,
        rows: impl Fn(&T) -> Vec<String>,
    ) -> Result<(), Exit> {
        for thing in things {
            if as_json {
                self.json(&json(&thing))?;
            } else {
                rows(&thing).iter().try_for_each(|row| self.line(row))?;
            }
        }
        self.flush()
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

/// JSON in which every character that is not plainly seen is written as `\uXXXX`. Outside of its strings JSON has none.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// A reader that went away (`tian list | head`) is no fault.
fn quiet(result: io::Result<()>) -> Result<(), Exit> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        other => other.map_err(Exit::from),
    }
}
