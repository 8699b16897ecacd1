//! Where an exported file is put: written beside its target under a passing name, synced, then given its name in one
//! step. Whatever goes wrong before that leaves the folder as it was.

use super::ExportTrouble;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Names written by this process so far, so that two exports at once do not meet.
static PASSING: AtomicU32 = AtomicU32::new(0);

/// A file that has not got its name yet.
pub struct Place {
    target: PathBuf,
    passing: PathBuf,
    file: File,
    overwrite: bool,
    published: bool,
}

impl Place {
    /// Looks at the target and opens the passing file.
    pub fn prepare(target: &Path, overwrite: bool) -> Result<Self, ExportTrouble> {
        match fs::symlink_metadata(target) {
            Ok(about) if about.is_symlink() => return Err(ExportTrouble::Link),
            Ok(about) if about.is_dir() => return Err(ExportTrouble::Folder),
            Ok(_) if !overwrite => return Err(ExportTrouble::Exists),
            Ok(_) | Err(_) => {}
        }
        let number = PASSING.fetch_add(1, Ordering::Relaxed);
        let passing = target.with_file_name(format!(".tian-{}-{number}.part", std::process::id()));
        // `create_new` follows no link; the mode does not depend on the umask being strict.
        let file = OpenOptions::new().write(true).read(true).create_new(true).mode(0o640).open(&passing)?;
        Ok(Self { target: target.to_owned(), passing, file, overwrite, published: false })
    }

    /// The file to write to.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Syncs the file and gives it its name.
    pub fn publish(mut self) -> Result<(), ExportTrouble> {
        self.file.sync_all()?;
        if self.overwrite {
            if fs::symlink_metadata(&self.target).is_ok_and(|about| about.is_symlink()) {
                return Err(ExportTrouble::Link);
            }
            fs::rename(&self.passing, &self.target)?;
        } else {
            self.rename_to_free_name()?;
        }
        self.published = true;
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(())
    }

    /// Renames without replacing; a file system that cannot do that in one step is asked in two.
    fn rename_to_free_name(&self) -> Result<(), ExportTrouble> {
        match renameat_with(CWD, &self.passing, CWD, &self.target, RenameFlags::NOREPLACE) {
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
                fs::hard_link(&self.passing, &self.target)?;
                fs::remove_file(&self.passing)?;
                Ok(())
            }
            other => Ok(other.map_err(std::io::Error::from)?),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.published {
            // Nothing can be done about a passing file that cannot be removed, and it harms nobody.
            let _ = fs::remove_file(&self.passing);
        }
    }
}
