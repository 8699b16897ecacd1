//! Broken surroundings: a clear sentence in Chinese, the exit code for it, and never a hang.

use crate::kit::office::{Office, finish};
use crate::kit::terminal::Make;
use crate::kit::{PATIENCE, within};
use std::fs::{self, Permissions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

const PLAIN: Make = Make { cols: 80, rows: 24, mute: false };

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Both the command and the desk end with 3 and a sentence that has all these words.
fn refuses(office: &Office, words: &[&str]) {
    let output = office.run(&["list"]);
    let sentence = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3), "{sentence}");
    assert!(
        is_chinese(&sentence) && words.iter().all(|word| sentence.contains(word)),
        "{words:?}: {sentence}"
    );
    assert!(!sentence.contains("panicked") && output.stdout.is_empty());
    let mut desk = office.desk_with(&[], &[], PLAIN);
    assert_eq!(desk.ends().exit_code(), 3, "{}", desk.screen());
    desk.wait_for("the sentence", |screen| {
        // The terminal breaks it where it likes.
        let shown = screen.rows.concat();
        words.iter().all(|word| shown.contains(word))
    });
}

#[test]
fn a_file_in_place_of_the_office_is_told() {
    let office = Office::new();
    fs::write(office.path(), "not an office").expect("written");
    refuses(&office, &["不是目录"]);
    assert_eq!(fs::read(office.path()).expect("still there"), b"not an office");
}

#[test]
fn whatever_lies_at_the_place_of_the_socket_is_told_and_left_alone() {
    for make in [|path: &Path| fs::write(path, "garbage"), |path: &Path| fs::create_dir(path)] {
        let office = Office::new();
        office.receives(1);
        office.empties();
        let socket = office.path().join("desk.sock");
        make(&socket).expect("made");
        refuses(&office, &["desk.sock"]);
        assert!(socket.exists());
        if socket.is_dir() { fs::remove_dir(&socket) } else { fs::remove_file(&socket) }.expect("removed");
        assert_eq!(office.list().len(), 1, "the office is as it was");
    }
}

#[test]
fn a_socket_of_somebody_else_is_told_and_a_dead_one_is_replaced() {
    let office = Office::new();
    office.receives(1);
    office.empties();
    let socket = office.path().join("desk.sock");
    let stranger = UnixListener::bind(&socket).expect("bound");
    let listener = stranger.try_clone().expect("copied");
    let answering = thread::spawn(move || {
        // Both the command and the desk knock, and get something that is no greeting.
        for _ in 0..2 {
            let (mut stream, _) = listener.accept().expect("a knock");
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    refuses(&office, &["不是本程序"]);
    answering.join().expect("both came");
    drop(stranger);
    assert!(socket.exists(), "a dead socket");
    assert_eq!(office.list().len(), 1);
}

/// A server that takes the connection and says nothing is not waited for long.
#[test]
fn a_silent_server_is_told() {
    let office = Office::new();
    office.receives(1);
    office.empties();
    let socket = office.path().join("desk.sock");
    let silent = UnixListener::bind(&socket).expect("bound");
    refuses(&office, &["没有应答"]);
    drop(silent);
}

#[test]
fn garbage_sent_to_the_server_harms_nobody_but_its_sender() {
    let office = Office::new();
    office.receives(3);
    let mut desk = office.desk();
    desk.sees("停车建议3");
    let server = office.server().expect("a server");
    let garbage: [&[u8]; 5] =
        [b"GET / HTTP/1.1\r\n\r\n", &[0xff; 64], &[0; 64], b"\x05\x00\x00\x00abcde", &[]];
    for bytes in garbage {
        let mut stream = UnixStream::connect(office.path().join("desk.sock")).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        let _ = stream.write_all(bytes);
        if bytes.is_empty() {
            // Somebody who knocks and says nothing is shown out as well.
            stream.shutdown(std::net::Shutdown::Write).expect("shut");
        }
        let mut rest = Vec::new();
        match stream.read_to_end(&mut rest) {
            Ok(_) => {}
            Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{bytes:?}"),
        }
    }
    desk.send_and_see(" ", "已标1件");
    assert_eq!(office.list().len(), 3);
    assert_eq!(office.server(), Some(server), "the same server all the time");
    desk.quit();
}

/// As root nothing is read-only; then somebody else runs the program, in a folder of that user's.
fn as_clerk(office: &Office, command: &mut Command) {
    if rustix::process::geteuid().is_root() {
        let nobody = 65534;
        for path in [office.path(), office.home()] {
            chown(path, Some(nobody), Some(nobody)).expect("given away");
        }
        let above = office.home();
        fs::set_permissions(above.parent().expect("above"), Permissions::from_mode(0o755)).expect("opened");
        command.uid(nobody).gid(nobody);
    }
}

#[test]
fn a_read_only_office_is_told() {
    let office = Office::new();
    fs::create_dir(office.path()).expect("made");
    let mut command = office.command(&["list"]);
    as_clerk(&office, &mut command);
    fs::set_permissions(office.path(), Permissions::from_mode(0o500)).expect("closed");
    let output = finish(command, "");
    let sentence = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3), "{sentence}");
    assert!(sentence.contains("权限") && sentence.contains("office"), "{sentence}");
    fs::set_permissions(office.path(), Permissions::from_mode(0o700)).expect("opened");
}

#[test]
fn an_office_below_a_folder_that_cannot_be_written_is_told() {
    let office = Office::new();
    let mut command = office.command(&["list"]);
    command.env("TIAN_OFFICE", "/proc/tian-office");
    let mut other = Command::new(command.get_program());
    other.args(["--office", "/proc/tian-office", "list"]).env("HOME", office.home());
    other.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let output = finish(other, "");
    let sentence = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3), "{sentence}");
    assert!(is_chinese(&sentence) && sentence.contains("/proc/tian-office"), "{sentence}");
}

#[test]
fn a_reader_that_has_seen_enough_ends_a_listing_quietly() {
    let office = Office::new();
    office.receives(3000);
    for head in ["head -n 1", "head -c 1", "true"] {
        let script = format!("\"$0\" --office \"$1\" list 2>\"$HOME/errors\" | {head}; echo done");
        let mut shell = office.shell(&script);
        shell.sees("done");
        assert!(shell.ends().success());
        assert_eq!(fs::read_to_string(office.home().join("errors")).expect("written"), "", "{head}");
    }
}

/// The desk needs a terminal, and says so at once when there is none.
#[test]
fn without_a_terminal_the_desk_says_what_to_use() {
    let office = Office::new();
    let output = office.run(&[]);
    let sentence = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3));
    assert!(sentence.contains("终端") && sentence.contains("tian list"), "{sentence}");
    within(Duration::from_secs(1), "nothing was started", || office.processes().is_empty());
}
