//! Why a server could not start or had to end, in the words a clerk reads.

use crate::ledger::LedgerError;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the server ended. What was shown as saved is saved.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The ledger cannot be opened.
    #[error("{0}")]
    Ledger(#[from] LedgerError),
    /// The first entry could not be written.
    #[error("办公室没能开办：{0}")]
    Founding(String),
    /// The folder is not safe to serve from.
    #[error("{0}")]
    Unsafe(#[from] super::folder::Unsafe),
    /// Another server answers at the socket.
    #[error("{} 已有服务在运行，不必再启动。", .0.display())]
    Running(PathBuf),
    /// Something that is no socket stands in its place.
    #[error("{} 不是服务的套接字，不能在此启动。请移走这个文件后再试。", .0.display())]
    NotSocket(PathBuf),
    /// The system refused something else.
    #[error("{doing} {} 失败：{source}。没有改动任何数据。", .path.display())]
    Io {
        /// What was attempted, in Chinese.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's own words.
        source: io::Error,
    },
    /// The decider gave up: a fault of the program.
    #[error("服务因程序内部错误停止。已显示保存的都在；请重新打开，并把办公目录里的 server.log 交给管理员。")]
    Fault,
    /// No thread could be started.
    #[error("启动服务线程失败：{0}。请管理员检查系统的进程数限制；没有改动任何数据。")]
    Threads(io::Error),
}

impl ServeError {
    /// What the system said about a path.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}
