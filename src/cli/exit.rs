//! How a command ends: done, refused by the law, wrongly used, or broken surroundings. Scripts rely on the numbers.

use crate::office::Refusal;
use std::process::ExitCode;

/// Why a command did not end well, with the sentence for the clerk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Exit {
    /// The law said no (exit code 1).
    #[error("{0}")]
    Refused(String),
    /// The command line or its input is not understood (exit code 2).
    #[error("{0}")]
    Usage(String),
    /// Something around the program is broken: disk, folder, server, terminal (exit code 3).
    #[error("{0}")]
    Broken(String),
}

impl Exit {
    /// The exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Exit::Refused(_) => 1,
            Exit::Usage(_) => 2,
            Exit::Broken(_) => 3,
        })
    }

    /// Broken surroundings, told by any error's own sentence.
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Exit::Broken(error.to_string())
    }

    /// Wrong use, told by any error's own sentence.
    pub fn usage(error: impl std::fmt::Display) -> Self {
        Exit::Usage(error.to_string())
    }
}

impl From<Refusal> for Exit {
    fn from(refusal: Refusal) -> Self {
        Exit::Refused(refusal.to_string())
    }
}

impl From<std::io::Error> for Exit {
    fn from(error: std::io::Error) -> Self {
        Exit::broken(error)
    }
}
