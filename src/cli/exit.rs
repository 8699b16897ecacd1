//! How a command ends: done, refused by the law, wrongly used, or broken surroundings. Scripts rely on the numbers.

use crate::office::Refusal;
use std::io::ErrorKind;
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
        // A title with a line end must not pass for a sentence of its own.
        Exit::Refused(crate::text::clean::clean_line(&refusal.to_string()))
    }
}

impl From<std::io::Error> for Exit {
    fn from(error: std::io::Error) -> Self {
        Exit::Broken(format!("读写没有成功：{}", why(&error)))
    }
}

/// Why reading or writing failed, in words; the system's own for what seldom happens.
pub fn why(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "找不到".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::IsADirectory => "它是文件夹".to_owned(),
        ErrorKind::StorageFull => "磁盘空间不足".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        _ => error.to_string(),
    }
}
