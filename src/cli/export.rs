//! `tian export FILE`: the ledger of proposals (台账) with chosen columns.

use super::args::{ExportArgs, OfficeArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::Place;
use crate::sheet::export::{Column, Format, Head, Table, row, write};
use std::ops::ControlFlow;

/// Writes the ledger.
pub fn run(office: &OfficeArgs, args: &ExportArgs) -> Result<(), Exit> {
    let columns = columns(args.columns.as_deref())?;
    let format = Format::of(&args.file).ok_or_else(|| {
        Exit::Usage(format!("{}的扩展名应是 .xlsx、.csv、.json 或 .jsonl", args.file.display()))
    })?;
    let place = Place::open(office)?;
    let register = &place.register;
    let title = register.current().map_or_else(String::new, |session| format!("{}提案台账", session.name));
    let heads: Vec<Head> = columns.iter().copied().map(Head::from).collect();
    let table = Table { title: &title, columns: &heads, overwrite: args.force };
    let rows = register.proposals().map(|proposal| row(register, proposal, &columns));
    let written = write(&args.file, format, &table, rows, &mut |_| ControlFlow::Continue(()));
    let written = written.map_err(Exit::usage)?;
    let mut output = Output::new();
    output.line(&format!("已导出{written}件到 {}", args.file.display()))?;
    output.flush()
}

fn columns(chosen: Option<&str>) -> Result<Vec<Column>, Exit> {
    let Some(chosen) = chosen else { return Ok(Column::USUAL.to_vec()) };
    let named = |word: &str| Column::named(word.trim()).ok_or_else(|| unknown(word));
    chosen.split([',', '\u{ff0c}']).map(named).collect()
}

fn unknown(word: &str) -> Exit {
    let all: Vec<String> = Column::all().map(|c| format!("{}({})", c.heading(), c.name())).collect();
    Exit::Usage(format!("没有列“{word}”，可选：{}", all.join("、")))
}
