//! The few things the ledger asks of a file system, so that a test can make the n-th of them fail or cut the power.
//! [`SystemDisk`] is the real one: folders 0700, files 0600, nothing followed by guesswork.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A file open for appending.
#[derive(Debug)]
pub struct Sheet {
    /// Where it is.
    pub path: PathBuf,
    /// The descriptor, in append mode.
    pub file: File,
}

/// Every change the ledger makes to a disk, and the question how much room is left. Reading goes through `std::fs`.
pub trait Disk: Send + Sync + fmt::Debug {
    /// Creates a file that must not exist yet.
    ///
    /// # Errors
    /// What the system says.
    fn create(&self, path: &Path) -> io::Result<Sheet>;
    /// Opens an existing file for appending.
    ///
    /// # Errors
    /// What the system says.
    fn reopen(&self, path: &Path) -> io::Result<Sheet>;
    /// Writes all of `bytes` at the end.
    ///
    /// # Errors
    /// What the system says; part of the bytes may then be written.
    fn append(&self, sheet: &mut Sheet, bytes: &[u8]) -> io::Result<()>;
    /// Returns when everything written to the sheet is on the disk (`fdatasync`).
    ///
    /// # Errors
    /// What the system says. It must never be tried again: the kernel may have dropped what it could not write.
    fn sync(&self, sheet: &Sheet) -> io::Result<()>;
    /// Shortens the sheet to `length` bytes.
    ///
    /// # Errors
    /// What the system says.
    fn cut(&self, sheet: &Sheet, length: u64) -> io::Result<()>;
    /// Gives a file another name, replacing what has that name.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder and those above it; no error if it exists.
    ///
    /// # Errors
    /// What the system says.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Returns when the names in this folder are on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Bytes this account may still write there.
    ///
    /// # Errors
    /// What the system says.
    fn free(&self, path: &Path) -> io::Result<u64>;
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn create(&self, path: &Path) -> io::Result<Sheet> {
        let file = OpenOptions::new().append(true).create_new(true).mode(0o600).open(path)?;
        Ok(Sheet { path: path.to_owned(), file })
    }

    fn reopen(&self, path: &Path) -> io::Result<Sheet> {
        let file = OpenOptions::new().append(true).open(path)?;
        Ok(Sheet { path: path.to_owned(), file })
    }

    fn append(&self, sheet: &mut Sheet, bytes: &[u8]) -> io::Result<()> {
        sheet.file.write_all(bytes)
    }

    fn sync(&self, sheet: &Sheet) -> io::Result<()> {
        sheet.file.sync_data()
    }

    fn cut(&self, sheet: &Sheet, length: u64) -> io::Result<()> {
        sheet.file.set_len(length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        match path.parent() {
            Some(above) if !above.as_os_str().is_empty() => self.sync_folder(above),
            _ => Ok(()),
        }
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn free(&self, path: &Path) -> io::Result<u64> {
        let room = rustix::fs::statvfs(path)?;
        Ok(room.f_bavail.saturating_mul(room.f_frsize))
    }
}
