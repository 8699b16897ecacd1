//! A desk finds its server, or starts it: knock, lock, knock again, start, wait until it answers.

use super::folder::Folder;
use super::launch_error::LaunchError;
use super::socket::{Knock, knock};
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a started server may take to answer.
const START: Duration = Duration::from_secs(20);

/// How long another desk may take to start the server.
const QUEUE: Duration = Duration::from_secs(25);

/// The server's last words are kept up to this length.
const LOG_LIMIT: u64 = 1 << 20;

const PAUSE: Duration = Duration::from_millis(20);

/// A stream to the server of the office at `folder`; starts one if there is none. Creates the folder if it is missing.
/// However many desks come at once, one server is started. Never waits longer than some fifty seconds.
pub fn connect_or_start(folder: &Path) -> Result<UnixStream, LaunchError> {
    let program = own_program().map_err(|source| LaunchError::Io {
        doing: "查找程序",
        path: folder.to_owned(),
        source,
    })?;
    connect_or_start_by(folder, &program)
}

/// The same with another program as the server: it is called with `serve --office FOLDER --idle-exit`.
pub fn connect_or_start_by(folder: &Path, program: &Path) -> Result<UnixStream, LaunchError> {
    let folder = Folder::open(folder)?;
    if let Knock::Answered(stream) = knock(&folder)? {
        return Ok(stream);
    }
    folder.must_be_own()?;
    let lock = folder.file("start.lock")?;
    match await_turn(&folder, &lock)? {
        Some(stream) => Ok(stream),
        // The lock is held until the server answers; closing the file lets the next one go on.
        None => start(&folder, program),
    }
}

/// This program, also when it has been replaced by a newer one meanwhile.
fn own_program() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    Ok(if program.exists() { program } else { PathBuf::from("/proc/self/exe") })
}

/// Waits for the lock, or for the server that its holder starts.
fn await_turn(folder: &Folder, lock: &File) -> Result<Option<UnixStream>, LaunchError> {
    let until = Instant::now() + QUEUE;
    loop {
        let own = match lock.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(source)) => {
                let path = folder.path().join("start.lock");
                return Err(LaunchError::Io { doing: "锁定", path, source });
            }
        };
        if let Knock::Answered(stream) = knock(folder)? {
            return Ok(Some(stream));
        }
        if own {
            return Ok(None);
        }
        if Instant::now() >= until {
            return Err(LaunchError::Slow { path: folder.path().to_owned(), seconds: QUEUE.as_secs() });
        }
        thread::sleep(PAUSE);
    }
}

fn start(folder: &Folder, program: &Path) -> Result<UnixStream, LaunchError> {
    let mut log = folder.file("server.log")?;
    let io = |source| LaunchError::Io { doing: "启动服务", path: folder.path().to_owned(), source };
    if log.metadata().map_err(io)?.len() > LOG_LIMIT {
        log.set_len(0).map_err(io)?;
    }
    let before = log.seek(SeekFrom::End(0)).map_err(io)?;
    let stderr = log.try_clone().map_err(io)?;
    let child = Command::new(program)
        .args(["serve", "--idle-exit", "--office"])
        .arg(folder.path())
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(stderr)
        .spawn()
        .map_err(io)?;
    await_answer(folder, child, &mut log, before)
}

fn await_answer(
    folder: &Folder,
    mut child: Child,
    log: &mut File,
    before: u64,
) -> Result<UnixStream, LaunchError> {
    let until = Instant::now() + START;
    loop {
        // A server that has ended may have done so because another one was faster: so knock once more afterwards.
        let ended = !matches!(child.try_wait(), Ok(None));
        if let Knock::Answered(stream) = knock(folder)? {
            reap(child);
            return Ok(stream);
        }
        if ended {
            return Err(LaunchError::Died(last_words(log, before)));
        }
        if Instant::now() >= until {
            reap(child);
            return Err(LaunchError::Slow { path: folder.path().to_owned(), seconds: START.as_secs() });
        }
        thread::sleep(PAUSE);
    }
}

/// The server outlives this desk or not; if not, it shall not stay behind as a zombie.
fn reap(mut child: Child) {
    let wait = move || {
        let _ = child.wait();
    };
    // Without the thread the zombie goes when this process does.
    let _ = thread::Builder::new().name("reaper".to_owned()).spawn(wait);
}

/// What the server wrote before it ended: a sentence, if it could.
fn last_words(log: &mut File, before: u64) -> String {
    let mut words = Vec::new();
    let read = log.seek(SeekFrom::Start(before)).and_then(|_| log.take(4096).read_to_end(&mut words));
    let words = String::from_utf8_lossy(&words);
    match words.trim() {
        "" => "服务没能启动，也没有说明原因。请管理员检查系统日志；没有改动任何数据。".to_owned(),
        words if read.is_ok() => words.to_owned(),
        _ => "服务没能启动，原因见办公目录里的 server.log。".to_owned(),
    }
}
