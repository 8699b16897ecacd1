//! `tian history`: who did what when, of the whole office or of one proposal, newest first.

use super::args::{HistoryArgs, OfficeArgs};
use super::exit::Exit;
use super::named;
use super::output::Output;
use super::place::Place;
use super::replay::history;
use crate::desk::panes::history::line::Line;
use crate::desk::telling::tell;
use crate::office::{Entry, Register, Turn};
use crate::text::width::{Align, pad};
use serde_json::{Value, json};

/// Prints the steps.
pub fn run(office: &OfficeArgs, args: &HistoryArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let of = args.proposal.as_deref().map(|word| named::find(&place.register, word)).transpose()?;
    let most = if args.limit == 0 { usize::MAX } else { args.limit };
    // One more than is listed tells whether there are more.
    let mut entries = history(&mut place, of, most.saturating_add(1))?;
    let cut = entries.len() > most;
    entries.truncate(most);
    let register = &place.register;
    Output::new().each(
        &entries,
        args.json,
        |entry| json(register, entry),
        |entry| vec![row(register, entry)],
    )?;
    if cut && !args.json {
        eprintln!("只列出最近{most}步；--limit 0 列出全部");
    }
    Ok(())
}

/// An entry as `--json` prints it; `told` says in words every fact it set or changed.
pub fn json(register: &Register, entry: &Entry) -> Value {
    let line = Line::of(entry, register);
    let (undoes, redoes) = match entry.turn {
        Turn::Plain => (None, None),
        Turn::Undoes(seq) => (Some(seq), None),
        Turn::Redoes(seq) => (None, Some(seq)),
    };
    let told: Vec<String> = entry.facts.iter().flat_map(|fact| tell(fact, register)).collect();
    json!({
        "entry": entry.seq, "at": line.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "clerk": register.clerk_name(entry.clerk), "verb": entry.verb, "what": line.what(),
        "undoes": undoes, "redoes": redoes, "proposals": named::all(register, &line.proposals),
        "names": line.names, "told": told,
    })
}

fn row(register: &Register, entry: &Entry) -> String {
    let line = Line::of(entry, register);
    let count = line.proposals.len();
    let many = if count > 1 { format!("等{count}件") } else { String::new() };
    format!(
        "{} {} {} {} {}{many}",
        pad(&entry.seq.to_string(), 6, Align::Right),
        line.at.format("%Y-%m-%d %H:%M"),
        pad(register.clerk_name(entry.clerk), 10, Align::Left),
        pad(&line.what(), 14, Align::Left),
        line.object(register),
    )
    .trim_end()
    .to_owned()
}
