//! `tian serve`: the server in the foreground.

use super::args::{OfficeArgs, ServeArgs};
use super::exit::Exit;
use super::place::folder;
use crate::server::{Options, serve};

/// Serves until told to end.
pub fn run(office: &OfficeArgs, args: ServeArgs) -> Result<(), Exit> {
    serve(&folder(office)?, Options { idle_exit: args.idle_exit }).map_err(Exit::broken)
}
