//! `tian` without a sub-command: the desk.

use super::args::{Ambiguous, Cli, OfficeArgs};
use super::exit::Exit;
use super::keymaps;
use super::place::{folder, greet};
use crate::desk::{Options, run as run_desk};
use crate::server::connect_or_start;
use crate::text::width;
use std::io::{self, IsTerminal};

/// Opens the desk of an office.
pub fn run(cli: &Cli, office: &OfficeArgs) -> Result<(), Exit> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        let hint = "工作台要在终端里打开；在脚本里请用 tian list、tian do 等子命令(见 tian --help)";
        return Err(Exit::Broken(hint.to_owned()));
    }
    let (keymap, notices) = keymaps::chosen(cli.keymap.as_deref());
    let (connection, greeting) = greet(office)?;
    let again = folder(office)?;
    let options = Options {
        keymap,
        notices,
        reconnect: Box::new(move || connect_or_start(&again).map_err(io::Error::other)),
        name: office.clerk.clone(),
        colour: colour(),
        ambiguous: match cli.ambiguous {
            Ambiguous::Auto => None,
            Ambiguous::Narrow => Some(width::Ambiguous::Narrow),
            Ambiguous::Wide => Some(width::Ambiguous::Wide),
        },
    };
    run_desk(connection, greeting, options).map_err(|error| {
        Exit::Broken(format!("终端不能用了：{error}。已存的都在，未存的表单下次打开会再给出"))
    })
}

/// `NO_COLOR` (any value but an empty one) and a dumb terminal get no colour.
fn colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb" || term.ends_with("-m"));
    !set("NO_COLOR") && !dumb
}
