//! Proves that the README says what the program does: its key table is the program's own, its commands exist.

use std::fs;
use std::path::Path;
use tian::keymap::{Preset, sheet};

const BEGIN: &str = "<!-- keys:begin -->\n";
const END: &str = "<!-- keys:end -->";

fn readme() -> (std::path::PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("a README");
    (path, text)
}

#[test]
fn the_key_table_is_the_programs_own() {
    let (path, text) = readme();
    let (before, rest) = text.split_once(BEGIN).expect("the beginning of the table");
    let (table, after) = rest.split_once(END).expect("the end of the table");
    let own = sheet::markdown(&Preset::Default.keymap());
    if std::env::var_os("TIAN_BLESS").is_some() {
        fs::write(path, format!("{before}{BEGIN}{own}{END}{after}")).expect("written");
        return;
    }
    assert_eq!(table, own, "run TIAN_BLESS=1 cargo test --test readme");
}

#[test]
fn every_sub_command_is_named() {
    let (_, text) = readme();
    let output =
        assert_cmd::Command::cargo_bin("tian").expect("the binary").arg("--help").output().expect("ran");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    let section = help.split("子命令:").nth(1).expect("the sub-commands");
    for line in section.lines().skip(1).take_while(|line| !line.trim().is_empty()) {
        let name = line.split_whitespace().next().expect("a name");
        assert!(text.contains(&format!("tian {name}")), "{name}");
    }
}
