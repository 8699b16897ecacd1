//! Why a desk could not reach or start a server, in the words a clerk reads.

use super::login;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why there is no server to talk to. No data was changed.
#[derive(Debug, Error)]
pub enum LaunchError {
    /// The folder cannot be used.
    #[error("{0}")]
    Unsafe(#[from] super::folder::Unsafe),
    /// A server is there but does not answer.
    #[error("{} 的服务没有应答。请稍后再试；若一直如此，请管理员检查服务进程。", .0.display())]
    Silent(PathBuf),
    /// Somebody answers who has no business there.
    #[error("{} 的服务由账号 {} 运行，既不是您，也不是目录的主人，没有与它通信。请报告管理员。", .path.display(), login::name(*.uid))]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// As whom it runs.
        uid: u32,
    },
    /// What answers is no server of ours.
    #[error("{} 的套接字后面不是本程序的服务，没有与它通信。请报告管理员。", .0.display())]
    Stranger(PathBuf),
    /// The server did not come up; its own words.
    #[error("{0}")]
    Died(String),
    /// The server does not come up, or somebody else's attempt to start it goes on.
    #[error("{} 的服务还在启动，等了{seconds}秒。数据多时第一次打开会慢，请稍后再试。", .path.display())]
    Slow {
        /// The folder.
        path: PathBuf,
        /// How long it was waited for.
        seconds: u64,
    },
    /// This user may not connect.
    #[error("您没有权限连接 {} 的服务。请目录的主人把您加入目录所属的用户组，或检查目录权限(应为 0750)。", .0.display())]
    Denied(PathBuf),
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
}

impl LaunchError {
    /// What the system said about connecting.
    pub(super) fn connect(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied => Self::Denied(path),
            _ => Self::Io { doing: "连接服务", path, source },
        }
    }
}
