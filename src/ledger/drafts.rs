//! Unfinished forms: one sealed file each under `drafts/`, so that they depend on nothing else. They are read once, at
//! opening; what cannot be read is put aside.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::codec::{self, Kind};
use super::disk::Disk;
use super::error::{LedgerError, Notice};
use super::sealed;

/// The largest draft in bytes.
pub const MAX_DRAFT: usize = 4 << 20;

/// All drafts of an office.
#[derive(Debug, Default)]
pub struct Drafts {
    folder: PathBuf,
    held: BTreeMap<(u32, String), Vec<u8>>,
}

impl Drafts {
    /// Reads what is in `folder`.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn open(disk: &dyn Disk, folder: &Path, notices: &mut Vec<Notice>) -> Result<Self, LedgerError> {
        let told = |source| LedgerError::from_io("读取草稿", folder, source);
        disk.make_folder(folder).map_err(told)?;
        let mut drafts = Self { folder: folder.to_owned(), held: BTreeMap::new() };
        for entry in fs::read_dir(folder).map_err(told)? {
            let path = entry.map_err(told)?.path();
            if path.extension().is_some_and(|extension| extension == "draft") {
                drafts.take_in(disk, &path, notices).map_err(told)?;
            }
        }
        Ok(drafts)
    }

    /// The drafts of one clerk, by name.
    #[must_use]
    pub fn of(&self, owner: u32) -> Vec<(String, Vec<u8>)> {
        self.held
            .range((owner, String::new())..)
            .take_while(|((of, _), _)| *of == owner)
            .map(|((_, name), body)| (name.clone(), body.clone()))
            .collect()
    }

    /// How many drafts a clerk has, those of this name not counted.
    #[must_use]
    pub fn others(&self, owner: u32, name: &str) -> usize {
        let own = self.held.range((owner, String::new())..).take_while(|((of, _), _)| *of == owner);
        own.filter(|((_, other), _)| other != name).count()
    }

    /// Keeps a draft in place of the one with this owner and name.
    ///
    /// # Errors
    /// If it is too large or the disk refuses; the old one is then still there.
    pub fn save(&mut self, disk: &dyn Disk, owner: u32, name: &str, body: &[u8]) -> Result<(), LedgerError> {
        let size = name.len() + body.len();
        if size > MAX_DRAFT {
            return Err(LedgerError::TooLarge { what: "草稿", size, limit: MAX_DRAFT });
        }
        let path = self.path(owner, name);
        let told = |source| LedgerError::from_io("保存草稿", &path, source);
        let frame = codec::encode(Kind::Draft, &(owner, name, body))
            .map_err(|why| told(io::Error::other(why.to_string())))?;
        sealed::write(disk, &path, &frame).map_err(told)?;
        self.held.insert((owner, name.to_owned()), body.to_owned());
        Ok(())
    }

    /// Forgets a draft; no error if there is none.
    ///
    /// # Errors
    /// If its file cannot be removed.
    pub fn drop(&mut self, disk: &dyn Disk, owner: u32, name: &str) -> Result<(), LedgerError> {
        let key = (owner, name.to_owned());
        if self.held.contains_key(&key) {
            let path = self.path(owner, name);
            match disk.remove(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(LedgerError::from_io("删除草稿", &path, error));
                }
                _ => {}
            }
            self.held.remove(&key);
        }
        Ok(())
    }

    fn take_in(&mut self, disk: &dyn Disk, path: &Path, notices: &mut Vec<Notice>) -> io::Result<()> {
        let frame = sealed::read(path)?.and_then(Result::ok);
        let draft: Option<(u32, String, Vec<u8>)> =
            frame.and_then(|frame| codec::decode(Kind::Draft, &frame).ok());
        if let Some((owner, name, body)) = draft {
            self.held.insert((owner, name), body);
        } else {
            let file = path.with_extension("damaged");
            disk.rename(path, &file)?;
            notices.push(Notice::DraftDamaged { file });
        }
        Ok(())
    }

    /// The name is a hash, because what a form is called may hold anything.
    fn path(&self, owner: u32, name: &str) -> PathBuf {
        let hash = blake3::hash(name.as_bytes()).to_hex();
        self.folder.join(format!("{owner}-{}.draft", &hash[..32]))
    }
}
