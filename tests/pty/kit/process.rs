//! Processes of one office, from `/proc`.

use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// A `tian` process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    pub pid: u32,
    pub args: Vec<String>,
}

impl Process {
    pub fn is_server(&self) -> bool {
        self.args.get(1).is_some_and(|arg| arg == "serve")
    }

    /// Processor time used, in ticks (a hundredth of a second), by all its threads; 0 when it has ended.
    pub fn ticks(&self) -> u64 {
        ticks(self.pid)
    }

    pub fn signal(&self, signal: Signal) {
        send(self.pid, signal);
    }
}

/// All living processes whose arguments name this folder.
pub fn of(folder: &Path) -> Vec<Process> {
    let Ok(all) = fs::read_dir("/proc") else { return Vec::new() };
    let named = |entry: fs::DirEntry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        let mut args = line.split(|byte| *byte == 0);
        let is_ours = args.any(|arg| arg == folder.as_os_str().as_bytes());
        let args = line.split(|byte| *byte == 0).map(|arg| String::from_utf8_lossy(arg).into_owned());
        is_ours.then(|| Process { pid, args: args.collect() })
    };
    all.filter_map(Result::ok).filter_map(named).collect()
}

/// Processor time of a process, in ticks; 0 when it has ended.
pub fn ticks(pid: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name in brackets may have spaces in it; after it, user time is the 12th field and system time the 13th.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

/// Whether a process is there and not just waiting to be fetched by its parent.
pub fn lives(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, after)| !after.trim_start().starts_with(['Z', 'X']))
}

/// Sends a signal; a process that has ended does not mind.
pub fn send(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}
