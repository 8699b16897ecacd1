//! One ledger per office: a lock file that the operating system lets go when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::error::LedgerError;

/// The held lock. Dropping it lets the next one in.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the office at `folder`, without waiting.
    ///
    /// # Errors
    /// [`LedgerError::Busy`] if another process, or another ledger in this one, holds it.
    pub fn take(folder: &Path) -> Result<Self, LedgerError> {
        let path = folder.join("lock");
        let told = |source| LedgerError::from_io("打开锁文件", &path, source);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(told)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LedgerError::Busy { path }),
            Err(TryLockError::Error(source)) => Err(told(source)),
        }
    }
}
