//! Which office folder a command works on, and its connection to the server there.

use super::args::OfficeArgs;
use super::exit::Exit;
use crate::office::{Command, Entry, Register};
use crate::server;
use crate::wire::connection::{Connection, Greeting, SubmitError};
use chrono::NaiveDate;
use etcetera::BaseStrategy;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// An office opened from the command line.
pub struct Place {
    connection: Connection,
    /// The register as this process knows it.
    pub register: Register,
    /// Under whose name.
    pub clerk: crate::office::ClerkId,
}

/// The office folder: `--office`, `TIAN_OFFICE`, else the user's data folder.
pub fn folder(args: &OfficeArgs) -> Result<PathBuf, Exit> {
    if let Some(folder) = &args.office {
        return std::path::absolute(folder).map_err(Exit::broken);
    }
    let base = etcetera::choose_base_strategy()
        .map_err(|_| Exit::Broken("找不到主目录，请用 --office 指定办公室目录".to_owned()))?;
    Ok(base.data_dir().join("tian"))
}

/// The folder of the clerk's own settings.
pub fn settings() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("tian"))
}

/// A connection to the server of an office, started when there is none.
pub fn connect(args: &OfficeArgs) -> Result<UnixStream, Exit> {
    server::connect_or_start(&folder(args)?).map_err(Exit::broken)
}

/// The greeting, under the name asked for.
pub fn greet(args: &OfficeArgs) -> Result<(Connection, Greeting), Exit> {
    Connection::open(connect(args)?, args.clerk.as_deref()).map_err(Exit::broken)
}

/// Milliseconds since 1970 UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The day in Beijing.
pub fn today() -> NaiveDate {
    crate::office::calendar::beijing(now()).date()
}

impl Place {
    /// Opens the office; what the server noticed at opening goes to standard error.
    pub fn open(args: &OfficeArgs) -> Result<Self, Exit> {
        let (connection, greeting) = greet(args)?;
        for notice in &greeting.notices {
            eprintln!("{}", crate::text::clean::clean_line(notice));
        }
        Ok(Self { connection, register: greeting.register, clerk: greeting.clerk })
    }

    /// Submits a command and waits until it is on disk.
    pub fn submit(&mut self, command: Command) -> Result<Entry, Exit> {
        self.connection.submit(&mut self.register, command).map_err(|error| match error {
            SubmitError::Refused(refusal) => Exit::from(refusal),
            SubmitError::Failed(sentence) => Exit::Broken(sentence),
            SubmitError::Lost(error) => Exit::broken(error),
        })
    }

    /// Submits a command; a refusal comes back as it is.
    pub fn try_submit(&mut self, command: Command) -> Result<Entry, SubmitError> {
        self.connection.submit(&mut self.register, command)
    }

    /// Asks the server something.
    pub fn ask(&mut self, question: crate::wire::Question) -> Result<crate::wire::Answer, Exit> {
        self.connection.ask(&mut self.register, question).map_err(Exit::broken)
    }
}
