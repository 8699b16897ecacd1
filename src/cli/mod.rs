//! The command twin: every read and every write of the desk, one file for each sub-command.

mod act;
mod activities;
pub mod args;
mod consequences;
mod deadlines;
mod demo;
mod desk;
pub mod exit;
mod export;
mod figure_rows;
mod figures;
mod history;
mod import;
mod infos;
mod instructions;
mod keymaps;
mod keys;
mod leaders;
pub mod lines;
mod list;
mod moved;
mod named;
mod output;
mod people;
mod place;
mod reminders;
mod replay;
mod roster;
mod row;
mod rules;
mod serve;
mod sessions;
mod show;
mod survey;
mod units;
mod usage;
mod verify;

use args::{Cli, Sub};
use clap::Parser;
use clap::error::ErrorKind;
use exit::Exit;
use std::process::ExitCode;

/// Reads the command line and carries it out.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            print!("{}", error.render());
            return ExitCode::SUCCESS;
        }
        Err(error) => return end(&usage::explained(&error)),
    };
    match dispatch(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(exit) => end(&exit),
    }
}

fn end(exit: &Exit) -> ExitCode {
    eprintln!("{}", crate::text::clean::clean_text(&exit.to_string()));
    exit.code()
}

fn dispatch(cli: &Cli) -> Result<(), Exit> {
    let office = &cli.office;
    match &cli.command {
        None => desk::run(cli, office),
        Some(Sub::Serve(args)) => serve::run(office, *args),
        Some(Sub::Demo(args)) => demo::run(office, args, |office| desk::run(cli, office)),
        Some(Sub::Import(args)) => import::run(office, args),
        Some(Sub::List(args)) => list::run(office, args),
        Some(Sub::Show(args)) => show::run(office, args),
        Some(Sub::Do(args)) => act::run(office, args),
        Some(Sub::Export(args)) => export::run(office, args),
        Some(Sub::Figures(args)) => figures::run(office, args),
        Some(Sub::Units(args)) => units::run(office, args),
        Some(Sub::Rules(args)) => rules::run(office, args),
        Some(Sub::Members(args)) => people::members(office, *args),
        Some(Sub::Clerks(args)) => people::clerks(office, *args),
        Some(Sub::Leaders(args)) => leaders::run(office, args),
        Some(Sub::Activities(args)) => activities::run(office, args),
        Some(Sub::Infos(args)) => infos::run(office, args),
        Some(Sub::Survey(args)) => survey::run(office, args),
        Some(Sub::Instructions(args)) => instructions::run(office, args),
        Some(Sub::Reminders(args)) => reminders::run(office, *args),
        Some(Sub::Deadlines(args)) => deadlines::run(office, *args),
        Some(Sub::History(args)) => history::run(office, args),
        Some(Sub::Keys(args)) => keys::run(cli, args),
        Some(Sub::Verify(args)) => verify::run(office, *args),
    }
}
