//! `tian keys`: the key table, and the check of a keymap file.

use super::args::{Cli, KeysArgs};
use super::exit::Exit;
use super::keymaps;
use super::output::Output;
use crate::keymap::{Keymap, sheet};
use crate::text::width::width;
use serde_json::json;

/// Prints the table, or judges a file.
pub fn run(cli: &Cli, args: &KeysArgs) -> Result<(), Exit> {
    let mut output = Output::new();
    if let Some(file) = &args.check {
        let report = keymaps::check(file)?;
        if args.json {
            for finding in &report.findings {
                output.json(&json!({
                    "file": report.place, "line": finding.line, "skipped": finding.skipped(), "reason": finding.text,
                }))?;
            }
        } else if report.is_clean() {
            output.line(&format!("{}没有问题", report.place))?;
        } else {
            output.own(&crate::text::clean::clean_text(&report.to_string()))?;
        }
        output.flush()?;
        let found = report.findings.len();
        return if found == 0 { Ok(()) } else { Err(Exit::Refused(format!("共{found}处问题"))) };
    }
    let (keymap, findings) = keymaps::chosen(cli.keymap.as_deref());
    for finding in &findings {
        eprintln!("{}", crate::text::clean::clean_text(finding));
    }
    match (args.json, args.markdown) {
        (true, _) => rows(&keymap, &mut output)?,
        (false, true) => output.own(&sheet::markdown(&keymap))?,
        (false, false) => output.own(&sheet::text(&keymap, width))?,
    }
    output.flush()
}

fn rows(keymap: &Keymap, output: &mut Output) -> Result<(), Exit> {
    for (scope, keys, action) in keymap.bindings() {
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let row = action.row();
        output.json(&json!({
            "scope": scope.name(), "keys": keys.join(" "), "action": row.name, "title": row.title, "help": row.help,
        }))?;
    }
    Ok(())
}
