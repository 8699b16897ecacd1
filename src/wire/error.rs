//! What goes wrong between desk and server, in the words a clerk reads.

use super::messages::VERSION;
use std::io;
use thiserror::Error;

/// Why a connection could not be made, or was lost. What was shown as saved is saved in every case.
#[derive(Debug, Error)]
pub enum WireError {
    /// The other side closed the connection.
    #[error("与服务的连接已断开。已显示保存的都在；请重新连接。")]
    Closed,
    /// Nothing was heard in time.
    #[error("服务没有应答(等了{seconds}秒)。请稍后再试；若一直如此，请管理员检查服务进程。")]
    Silent {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The server speaks another version.
    #[error(
        "服务的版本与本程序不同(服务{theirs}，本程序{VERSION})。请所有人退出后用同一版本的程序重新打开。"
    )]
    Version {
        /// What the server speaks.
        theirs: u16,
    },
    /// The server closed the connection and said why.
    #[error("{0}")]
    Goodbye(String),
    /// Bytes that are no message.
    #[error("服务发来的数据无法识别({0})。连接已断开，已显示保存的都在；请重新连接。")]
    Garbled(&'static str),
    /// A message longer than may be sent.
    #[error("一次传送的内容太大：{size}字节，上限{limit}字节。没有保存；请分成几份。")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// An entry that does not continue the register.
    #[error("收到的记录与登记簿不能衔接({0})。已显示保存的都在；请重新连接。")]
    Broken(#[from] crate::office::Broken),
    /// The system refused something else.
    #[error("与服务通信失败：{0}。已显示保存的都在；请重新连接。")]
    Io(io::Error),
}

impl From<io::Error> for WireError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::NotConnected => Self::Closed,
            _ => Self::Io(error),
        }
    }
}
