//! `tian units`: the handling units, listed or added.

use super::args::{OfficeArgs, UnitsArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::Place;
use crate::office::Command;
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::text::width::{Align, pad};
use serde_json::json;

/// Adds the units named, then lists all.
pub fn run(office: &OfficeArgs, args: &UnitsArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    if !args.add.is_empty() {
        let units = args.add.iter().map(|word| listing(word)).collect();
        place.submit(Command::ListUnits(ListUnits { units }))?;
    }
    let mut output = Output::new();
    for unit in place.register.units() {
        if args.json {
            let handled = place.register.handled_by(unit.id).count();
            output.json(&json!({
                "code": unit.code, "name": unit.name, "aliases": unit.aliases, "system": unit.system,
                "retired": unit.retired, "handled": handled, "former": unit.former,
                "merged_into": unit.merged_into.map(|id| place.register.unit_name(id)),
                "contact": unit.contact.is_some(),
            }))?;
        } else {
            let name = pad(&unit.name, 30, Align::Left);
            output.line(&format!(
                "{} {name} {}",
                pad(&unit.code, 6, Align::Right),
                unit.aliases.join("、")
            ))?;
        }
    }
    output.flush()
}

fn listing(word: &str) -> UnitListing {
    let (code, name) = word.split_once('=').unwrap_or(("", word));
    UnitListing { code: code.trim().to_owned(), name: name.trim().to_owned(), ..UnitListing::default() }
}
