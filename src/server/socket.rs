//! The socket beside the data: `desk.sock` in the office folder. Both sides ask the kernel who the other is. A server
//! nods to every desk it lets in, so that a desk knows at once whether anybody is there.

use super::folder::Folder;
use super::identity::Peer;
use super::launch_error::LaunchError;
use super::serve_error::ServeError;
use rustix::fs::FileType;
use rustix::io::{Errno, retry_on_intr};
use rustix::net::sockopt::{Timeout, set_socket_timeout, socket_peercred};
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType};
use std::io::{self, ErrorKind, Read};
use std::os::fd::AsFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::time::Duration;

/// Its name in the folder.
pub const NAME: &str = "desk.sock";

/// The first bytes of a server to a desk that is inside; the same in every version.
pub const NOD: [u8; 4] = *b"tian";

/// How long a server may take to nod.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Who answers at the socket.
#[derive(Debug)]
pub enum Knock {
    /// A server, which has let us in.
    Answered(UnixStream),
    /// Nobody, or a server that is just ending.
    Nobody,
}

/// Knocks at the socket of an office.
pub fn knock(folder: &Folder) -> Result<Knock, LaunchError> {
    let io = |source: io::Error| LaunchError::connect(folder.path(), source);
    let stream = match connect(folder) {
        Ok(stream) => stream,
        Err(Errno::NOENT | Errno::CONNREFUSED) => return Ok(Knock::Nobody),
        Err(Errno::AGAIN) => return Err(LaunchError::Silent(folder.path().to_owned())),
        Err(error) => return Err(io(error.into())),
    };
    let server = peer(&stream).map_err(io)?.uid;
    let own = rustix::process::geteuid().as_raw();
    if server != own && server != 0 && server != folder.owner() {
        return Err(LaunchError::Foreign { path: folder.path().to_owned(), uid: server });
    }
    nodded(stream, folder)
}

fn nodded(stream: UnixStream, folder: &Folder) -> Result<Knock, LaunchError> {
    let io = |source: io::Error| LaunchError::connect(folder.path(), source);
    let mut nod = [0; NOD.len()];
    stream.set_read_timeout(Some(PATIENCE)).map_err(io)?;
    let read = (&stream).read_exact(&mut nod);
    stream.set_read_timeout(None).map_err(io)?;
    match read.map_err(|error| (error.kind(), error)) {
        Ok(()) if nod == NOD => Ok(Knock::Answered(stream)),
        Ok(()) => Err(LaunchError::Stranger(folder.path().to_owned())),
        Err((ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset, _)) => Ok(Knock::Nobody),
        Err((ErrorKind::WouldBlock | ErrorKind::TimedOut, _)) => {
            Err(LaunchError::Silent(folder.path().to_owned()))
        }
        Err((_, error)) => Err(io(error)),
    }
}

/// Connects without waiting for ever at a server that does not accept.
fn connect(folder: &Folder) -> Result<UnixStream, Errno> {
    let flags = SocketFlags::CLOEXEC;
    let socket = rustix::net::socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
    set_socket_timeout(&socket, Timeout::Send, Some(PATIENCE))?;
    let address = SocketAddrUnix::new(folder.short(NAME))?;
    retry_on_intr(|| rustix::net::connect(&socket, &address))?;
    set_socket_timeout(&socket, Timeout::Send, None)?;
    Ok(UnixStream::from(socket))
}

/// Who is at the other end, as the kernel noted it when the connection was made.
pub fn peer(stream: impl AsFd) -> io::Result<Peer> {
    Ok(Peer { uid: socket_peercred(stream)?.uid.as_raw() })
}

/// Puts the socket into the folder. Only for the holder of the ledger's lock: a socket that is there already is then
/// nobody's.
pub fn bind(folder: &Folder) -> Result<UnixListener, ServeError> {
    let path = folder.path().join(NAME);
    let io = |doing| ServeError::io(doing, &path);
    match folder.kind(NAME).map_err(io("查看"))? {
        None => {}
        Some(FileType::Socket) => folder.remove(NAME).map_err(io("移走旧的套接字"))?,
        Some(_) => return Err(ServeError::NotSocket(path)),
    }
    let listener = UnixListener::bind(folder.short(NAME)).map_err(io("建立套接字"))?;
    folder.grant(NAME).map_err(io("设置套接字的权限"))?;
    Ok(listener)
}
