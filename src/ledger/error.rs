//! What the ledger says when something is wrong: errors that stop, and notices that do not. Every sentence here is
//! read by a clerk, so it names the place, what was kept, and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why the ledger refused or stopped. Unless [`LedgerError::is_unknown`] says otherwise, nothing was written.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// Another process holds the lock file of this office.
    #[error("办公目录 {} 正被另一个程序使用。请先退出那个程序，或直接连接正在运行的服务；本次没有改动任何数据。", .path.display())]
    Busy {
        /// The lock file.
        path: PathBuf,
    },
    /// The path of the office is a file, not a folder.
    #[error("{} 不是目录。请检查 --office 或 TIAN_OFFICE 给出的路径。", .path.display())]
    NotFolder {
        /// The path that was given.
        path: PathBuf,
    },
    /// The account may not read or write there.
    #[error("没有权限读写 {}。请用有权限的账户运行，或请管理员检查目录的属主和权限；本次没有改动任何数据。", .path.display())]
    Denied {
        /// The file or folder that refused.
        path: PathBuf,
    },
    /// The file system is mounted read-only.
    #[error("{} 所在的磁盘是只读的，无法保存。请管理员重新挂载为可写后再试；已有数据没有改动。", .path.display())]
    ReadOnly {
        /// The file or folder that refused.
        path: PathBuf,
    },
    /// Free space is below the floor; nothing was written and the ledger goes on once there is room.
    #[error("磁盘空间不足：{} 只剩 {} MB，低于保留的 {} MB。这一步没有保存，已有数据完好；请清理磁盘后重试。", .path.display(), .free >> 20, .floor >> 20)]
    DiskFull {
        /// The office folder.
        path: PathBuf,
        /// Free bytes for this account.
        free: u64,
        /// The floor in bytes under which the ledger refuses.
        floor: u64,
    },
    /// The system says the disk or the quota is full.
    #[error("磁盘已满，无法写入 {}。这一步没有保存，已有数据完好；请清理磁盘后重试。", .path.display())]
    NoSpace {
        /// The file or folder that was to be written.
        path: PathBuf,
    },
    /// The journal is not what was written; it is never repaired by forgetting.
    #[error("日志损坏：文件 {}，第 {offset} 字节，第 {seq} 号记录：{what}。为免丢失数据已停止打开，没有改动任何文件；请从备份恢复该文件后再打开。", .file.display())]
    Damaged {
        /// The segment file.
        file: PathBuf,
        /// Byte offset of the damaged record or header in that file.
        offset: u64,
        /// Sequence number of the record that should stand there.
        seq: u64,
        /// What is wrong, in Chinese.
        what: String,
    },
    /// A segment file is missing or a stranger stands in its place.
    #[error("日志不完整：缺少文件 {}(应从第 {seq} 号记录开始)。为免丢失数据已停止打开；请从备份恢复该文件。", .file.display())]
    Missing {
        /// The file that should exist.
        file: PathBuf,
        /// The first sequence number it should hold.
        seq: u64,
    },
    /// Something else on disk proves that the journal once held more than it does now.
    #[error("日志比{witness}记载的短：{witness}记到第 {known} 号，日志只到第 {found} 号，说明有已保存的记录丢失。已停止打开，没有改动任何文件；请从备份恢复 {} 目录。", .journal.display())]
    Lost {
        /// Who knows more: the head file or the store, in Chinese.
        witness: &'static str,
        /// The sequence number it knows.
        known: u64,
        /// The last sequence number in the journal.
        found: u64,
        /// The journal folder.
        journal: PathBuf,
    },
    /// The head file and the journal tell different histories.
    #[error("日志与 {} 的记载不是同一段历史(第 {seq} 号记录不同)。日志可能被替换过；已停止打开，没有改动任何文件，请核对备份。", .head.display())]
    Diverged {
        /// The head file.
        head: PathBuf,
        /// The sequence number at which both should agree.
        seq: u64,
    },
    /// The file was written by a newer program.
    #[error("文件 {} 由更新版本的程序写成(格式 {version})，本程序读不了。请升级程序；没有改动任何文件。", .file.display())]
    Newer {
        /// The file.
        file: PathBuf,
        /// The format number found.
        version: u32,
    },
    /// A write or a sync failed earlier; what the disk holds is uncertain until the ledger is opened again.
    #[error(
        "日志写入曾经失败({why})，为保护数据已停止保存。此前显示已保存的都在；最后一步是否写上，要重新启动后才能确定。请检查磁盘并重新启动服务。"
    )]
    Broken {
        /// The first failure.
        why: String,
    },
    /// A record, text or draft is larger than may be stored.
    #[error("{what}太大：{size} 字节，上限 {limit} 字节。没有保存；请分成几份。")]
    TooLarge {
        /// What is too large, in Chinese.
        what: &'static str,
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// A record cannot be put into bytes, for its size as a rule.
    #[error("第 {seq} 号记录无法写成({why})，可能一次提交的内容太多(上限 64 MB)。没有保存；请分成几份。")]
    Unwritable {
        /// The number it would have had.
        seq: u64,
        /// The codec's own words.
        why: String,
    },
    /// The caller's entry does not continue the history. A fault of the program.
    #[error(
        "程序内部错误：应写入第 {expected} 号记录，却收到第 {got} 号。没有保存；请重新启动并报告此问题。"
    )]
    OutOfOrder {
        /// The sequence number that comes next.
        expected: u64,
        /// The sequence number that was handed in.
        got: u64,
    },
    /// A record is whole but its content cannot be understood by this program.
    #[error(
        "第 {seq} 号记录完好，但内容无法解读：{why}。可能由不同版本的程序写成；没有改动任何文件，请核对程序版本。"
    )]
    Unreadable {
        /// The record.
        seq: u64,
        /// Why, in Chinese.
        why: String,
    },
    /// A stored entry does not fit the register it is applied to.
    #[error("第 {seq} 号记录与此前的登记簿不符：{why}。没有改动任何文件；请运行 tian verify 并报告此问题。")]
    Misfit {
        /// The entry.
        seq: u64,
        /// Why, as the office says it.
        why: String,
    },
    /// The operating system refused something else.
    #[error("{doing} {} 失败：{source}。", .path.display())]
    Io {
        /// What was attempted, in Chinese.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's own words.
        source: io::Error,
    },
}

impl LedgerError {
    /// True if it is uncertain whether the records of the failed call will be there after the next opening.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Broken { .. })
    }

    /// Turns what the system said about `path` into the clearest error there is.
    pub(crate) fn from_io(doing: &'static str, path: &std::path::Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied => Self::Denied { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace { path },
            io::ErrorKind::NotADirectory => Self::NotFolder { path },
            _ => Self::Io { doing, path, source },
        }
    }
}

/// Something that was put right without loss, and that the clerk should be told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// An unfinished write at the end of the journal was cut off; it had never been announced as saved.
    TornTail {
        /// The segment file.
        file: PathBuf,
        /// Where the cut was made, in bytes.
        offset: u64,
        /// How many bytes were cut; they are kept in a file beside the segment.
        bytes: u64,
    },
    /// The store was behind the journal and was brought up to date.
    CaughtUp {
        /// How many entries it lacked.
        entries: u64,
    },
    /// The store was built anew from the journal.
    Rebuilt {
        /// Why, in Chinese.
        why: String,
        /// Where the old store was put, if there was one.
        aside: Option<PathBuf>,
    },
    /// The store cannot be used; everything is read from the journal until the next opening.
    StoreDown {
        /// Why, in Chinese.
        why: String,
    },
    /// A snapshot of the register could not be used; an older one or the whole journal was replayed instead.
    SnapshotSkipped {
        /// The entry it claimed to stand at.
        seq: u64,
    },
    /// The head file could not be read and will be written anew.
    HeadUnreadable {
        /// The file.
        file: PathBuf,
    },
    /// A draft could not be read; its file was put aside.
    DraftDamaged {
        /// Where the file is now.
        file: PathBuf,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TornTail { file, offset, bytes } => write!(
                f,
                "上次未写完的 {bytes} 字节已从 {} 的第 {offset} 字节处截下另存(当时并未显示已保存)；已保存的记录都在。",
                file.display()
            ),
            Self::CaughtUp { entries } => write!(f, "本地库落后 {entries} 条，已按日志补齐。"),
            Self::Rebuilt { why, aside: Some(aside) } => {
                write!(f, "本地库已按日志重建({why})，数据齐全；旧库移到 {}。", aside.display())
            }
            Self::Rebuilt { why, aside: None } => write!(f, "本地库已按日志重建({why})，数据齐全。"),
            Self::StoreDown { why } => {
                write!(f, "本地库暂不可用({why})，保存不受影响，查阅可能变慢；请方便时重新启动服务。")
            }
            Self::SnapshotSkipped { seq } => {
                write!(f, "第 {seq} 号处的登记簿快照不可用，已改由日志重算；数据齐全。")
            }
            Self::HeadUnreadable { file } => write!(f, "{} 无法读取，将重新写入；数据齐全。", file.display()),
            Self::DraftDamaged { file } => {
                write!(f, "一份未完成的草稿无法读取，文件移到 {}；已保存的数据不受影响。", file.display())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn what_the_system_says_becomes_a_sentence_that_names_the_place() {
        use io::ErrorKind as K;
        let place = Path::new("/数据/提案办/head");
        let sentence = |kind: K| LedgerError::from_io("写入", place, kind.into()).to_string();
        for (kind, word) in [
            (K::PermissionDenied, "没有权限"),
            (K::ReadOnlyFilesystem, "只读"),
            (K::StorageFull, "磁盘已满"),
            (K::QuotaExceeded, "磁盘已满"),
            (K::NotADirectory, "不是目录"),
            (K::TimedOut, "写入"),
        ] {
            let said = sentence(kind);
            assert!(said.contains(word) && said.contains("/数据/提案办/head"), "{said}");
        }
    }

    #[test]
    fn only_a_broken_journal_leaves_the_outcome_open() {
        assert!(LedgerError::Broken { why: String::new() }.is_unknown());
        assert!(!LedgerError::NoSpace { path: PathBuf::new() }.is_unknown());
    }
}
