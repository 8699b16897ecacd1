//! `tian import FILE` with a roster: units, members or leaders listed as one entry.

use super::exit::Exit;
use super::output::Output;
use super::place::{Place, now};
use crate::office::Occasion;
use crate::sheet::roster::{Entries, Roster, entries};
use crate::sheet::sentences_roster::{faults, notices, summary, taken_as};
use serde_json::{Value, json};

/// What became of a roster.
pub struct Listed {
    file: String,
    roster: Roster,
    entries: Entries,
    entry: Option<u64>,
}

/// Lists what a roster brings, unless it is only looked at.
pub fn list(place: &mut Place, file: String, roster: Roster, dry_run: bool) -> Result<Listed, Exit> {
    let occasion = Occasion { clerk: place.clerk, at: now() };
    let mut entries = entries(&roster, &place.register, &occasion);
    if let Some(refusal) = entries.refused.take() {
        return Err(Exit::from(refusal));
    }
    let command = entries.command.take().filter(|_| !dry_run);
    let entry = command.map(|command| place.submit(command)).transpose()?.map(|entry| entry.seq);
    Ok(Listed { file, roster, entries, entry })
}

impl Listed {
    /// Prints it; a file of which nothing could be read is wrong input, though it has been printed.
    pub fn print(&self, output: &mut Output, as_json: bool) -> Result<(), Exit> {
        if as_json {
            output.json(&self.json())?;
        } else {
            self.told().iter().try_for_each(|line| output.line(line))?;
        }
        output.flush()?;
        let listed = self.entries.fresh + self.entries.changed + self.entries.same;
        let fault = faults(&self.roster, &self.entries).next().filter(|_| listed == 0);
        fault.map_or(Ok(()), |fault| Err(Exit::Usage(format!("{}没有登记任何一行：{fault}", self.file))))
    }

    fn json(&self) -> Value {
        let entries = &self.entries;
        let faults: Vec<Value> = faults(&self.roster, entries).map(|fault| {
            json!({ "sheet": fault.sheet, "row": fault.row, "column": fault.column, "reason": fault.reason.to_string() })
        }).collect();
        let listed = entries.fresh + entries.changed + entries.same;
        json!({
            "file": self.file, "roster": self.roster.kind.title(), "rows": listed + faults.len(),
            "listed": entries.fresh, "changed": entries.changed, "already": entries.same, "faults": faults,
            "notices": notices(&self.roster, entries), "entry": self.entry,
        })
    }

    fn told(&self) -> Vec<String> {
        let mut lines = vec![summary(&self.file, &self.roster, &self.entries, self.entry.is_some())];
        let column =
            |column: &crate::sheet::roster::Column| format!("  {}列 → {}", column.name(), taken_as(column));
        lines.extend(self.roster.columns.iter().map(column));
        lines.extend(faults(&self.roster, &self.entries).map(|fault| format!("  有误：{fault}")));
        lines.extend(notices(&self.roster, &self.entries).iter().map(|notice| format!("  提示：{notice}")));
        lines
    }
}
