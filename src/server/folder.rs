//! The office folder as server and desks see it: opened once, judged once, and every name in it reached through the open
//! descriptor, so that nobody can put another folder in its place between the look and the step.

use super::login;
use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// An office folder that may be trusted.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    descriptor: OwnedFd,
    stat: Stat,
}

/// Why a folder cannot be used. Nothing in it was changed.
#[derive(Debug, Error)]
pub enum Unsafe {
    /// It is a file.
    #[error("{} 不是目录。请检查 --office 或 TIAN_OFFICE 给出的路径。", .0.display())]
    NotFolder(PathBuf),
    /// Anybody could change it.
    #[error("办公目录 {} 任何人都能改写，不安全，没有打开。请运行 chmod o-w {} 后再试。", .0.display(), .0.display())]
    Open(PathBuf),
    /// Somebody else's; only that user may start a server there.
    #[error("{} 还没有服务在运行，而这个办公目录属于 {owner}，只能由 {owner} 启动。请 {owner} 先打开。", .path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// Login name of its owner.
        owner: String,
    },
    /// It cannot be made or opened.
    #[error("{}", said(.path, .source))]
    Io {
        /// The folder.
        path: PathBuf,
        /// The system's own words.
        source: io::Error,
    },
}

fn said(path: &Path, source: &io::Error) -> String {
    let path = path.display();
    match source.kind() {
        io::ErrorKind::PermissionDenied => {
            format!("没有权限使用办公目录 {path}。请用有权限的账户运行，或请管理员检查目录的属主和权限。")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            format!("{path} 所在的磁盘是只读的，无法保存。请管理员重新挂载为可写后再试；已有数据没有改动。")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("磁盘已满，无法写入 {path}。已有数据完好；请清理磁盘后重试。")
        }
        _ => format!("打不开办公目录 {path}:{source}。"),
    }
}

impl Folder {
    /// Opens a folder; makes it, for its user alone, if it is not there.
    pub fn open(path: &Path) -> Result<Self, Unsafe> {
        let io = |source: io::Error| Unsafe::Io { path: path.to_owned(), source };
        let path = std::path::absolute(path).map_err(io)?;
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = match rustix::fs::open(&path, flags, Mode::empty()) {
            Err(Errno::NOENT) => {
                DirBuilder::new().recursive(true).mode(0o700).create(&path).map_err(io)?;
                rustix::fs::open(&path, flags, Mode::empty())
            }
            other => other,
        };
        let descriptor = match opened {
            Err(Errno::NOTDIR) => return Err(Unsafe::NotFolder(path)),
            other => other.map_err(|error| io(error.into()))?,
        };
        let stat = rustix::fs::fstat(&descriptor).map_err(|error| io(error.into()))?;
        if stat.st_mode & 0o002 != 0 {
            return Err(Unsafe::Open(path));
        }
        Ok(Self { path, descriptor, stat })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The user it belongs to.
    pub fn owner(&self) -> u32 {
        self.stat.st_uid
    }

    /// Whether the users of its group come in, and nobody else.
    pub fn is_shared(&self) -> bool {
        self.stat.st_mode & 0o017 == 0o010
    }

    /// Only the owner starts a server: the files would belong to somebody else.
    pub fn must_be_own(&self) -> Result<(), Unsafe> {
        if self.owner() == rustix::process::geteuid().as_raw() {
            return Ok(());
        }
        Err(Unsafe::Foreign { path: self.path.clone(), owner: login::name(self.owner()) })
    }

    /// A path to a name in it that is short however deep the folder lies: socket paths end at 108 bytes.
    pub fn short(&self, name: &str) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}/{name}", self.descriptor.as_raw_fd()))
    }

    /// Opens a file of its own in it for writing at the end, made if missing, 0600; never through a link.
    pub fn file(&self, name: &str) -> Result<File, Unsafe> {
        let flags = OFlags::RDWR | OFlags::APPEND | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = rustix::fs::openat(&self.descriptor, name, flags, Mode::RUSR | Mode::WUSR);
        file.map(File::from).map_err(|error| Unsafe::Io { path: self.path.join(name), source: error.into() })
    }

    /// What kind of thing bears a name in it; `None` if nothing does.
    pub fn kind(&self, name: &str) -> io::Result<Option<FileType>> {
        match rustix::fs::statat(&self.descriptor, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some(FileType::from_raw_mode(stat.st_mode))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes a name out of it.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.descriptor, name, AtFlags::empty())?)
    }

    /// Lets the owner, and in a shared folder its group, use a socket in it.
    pub fn grant(&self, name: &str) -> io::Result<()> {
        let mut mode = Mode::RUSR | Mode::WUSR;
        if self.is_shared() {
            mode |= Mode::RGRP | Mode::WGRP;
            let group = rustix::fs::Gid::from_raw(self.stat.st_gid);
            rustix::fs::chownat(&self.descriptor, name, None, Some(group), AtFlags::SYMLINK_NOFOLLOW)?;
        }
        Ok(rustix::fs::chmodat(&self.descriptor, name, mode, AtFlags::empty())?)
    }
}

impl AsFd for Folder {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.descriptor.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{Permissions, create_dir, set_permissions, symlink_metadata, write};
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_missing_folder_is_made_for_its_user_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(&place.path().join("deep/office")).unwrap();
        for path in [folder.path(), folder.path().parent().unwrap()] {
            assert_eq!(symlink_metadata(path).unwrap().permissions().mode() & 0o777, 0o700);
        }
        assert!(!folder.is_shared());
        folder.must_be_own().unwrap();
    }

    #[test]
    fn every_mode_that_lets_others_write_is_refused_and_only_group_access_is_sharing() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("office");
        create_dir(&path).unwrap();
        for mode in 0..0o1000 {
            set_permissions(&path, Permissions::from_mode(0o700 | mode)).unwrap();
            match Folder::open(&path) {
                Ok(folder) => {
                    assert_eq!(mode & 0o002, 0, "{mode:o}");
                    assert_eq!(folder.is_shared(), mode & 0o017 == 0o010, "{mode:o}");
                }
                Err(error) => assert!(mode & 0o002 != 0 && matches!(error, Unsafe::Open(_)), "{mode:o}"),
            }
        }
    }

    #[test]
    fn a_file_is_no_folder_and_a_link_is_not_followed_to_write() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        write(&file, "x").unwrap();
        assert!(matches!(Folder::open(&file), Err(Unsafe::NotFolder(_))));
        assert!(matches!(Folder::open(&file.join("below")), Err(Unsafe::NotFolder(_))));
        let folder = Folder::open(place.path()).unwrap();
        symlink(&file, place.path().join("server.log")).unwrap();
        assert!(folder.file("server.log").is_err());
        assert_eq!(
            folder.file("start.lock").unwrap().metadata().unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
