//! The key table on paper: plain text for the terminal, Markdown for the README.

use super::action::{ActionRow, Scope, TABLE};
use super::key::{label_sequence, standing};
use super::map::Keymap;

/// The key table as text: a heading for each place, then keys, title and help in columns. `width` is the measure of the
/// screen, since keys and titles are Chinese.
#[must_use]
pub fn text(keymap: &Keymap, width: fn(&str) -> usize) -> String {
    let sections = sections(keymap);
    let widest = |pick: fn(&Entry) -> &str| {
        sections.iter().flat_map(|(_, entries)| entries).map(|entry| width(pick(entry))).max().unwrap_or(0)
    };
    let (keys, titles) = (widest(|entry| &entry.keys), widest(|entry| entry.row.title));
    let fill = |text: &str, cols: usize| format!("{text}{}", " ".repeat(cols - width(text)));
    let line = |Entry { keys: own, row }: &Entry| {
        format!("  {}  {}  {}\n", fill(own, keys), fill(row.title, titles), row.help)
    };
    let section = |(scope, entries): &(Scope, Vec<Entry>)| {
        let lines: String = entries.iter().map(line).collect();
        format!("{} [{}]\n{lines}", scope.title(), scope.name())
    };
    sections.iter().map(section).collect::<Vec<_>>().join("\n")
}

/// The key table in Markdown: a table for each place.
#[must_use]
pub fn markdown(keymap: &Keymap) -> String {
    let line = |Entry { keys, row }: &Entry| {
        format!("| {} | {} | `{}` | {} |\n", keys.replace('|', "\\|"), row.title, row.name, row.help)
    };
    let section = |(scope, entries): &(Scope, Vec<Entry>)| {
        let lines: String = entries.iter().map(line).collect();
        format!("### {}\n\n| 按键 | 操作 | 名称 | 说明 |\n|---|---|---|---|\n{lines}", scope.title())
    };
    sections(keymap).iter().map(section).collect::<Vec<_>>().join("\n")
}

struct Entry {
    keys: String,
    row: &'static ActionRow,
}

/// What each scope's own table binds, in the order of the table of actions.
fn sections(keymap: &Keymap) -> Vec<(Scope, Vec<Entry>)> {
    let entries = |scope| {
        let keys = |row: &ActionRow| {
            let own = keymap.bindings().filter(|(at, _, action)| *at == scope && *action == row.action);
            let mut sequences: Vec<_> = own.map(|(_, keys, _)| keys).collect();
            sequences.sort_by_key(|keys| standing(keys));
            sequences.into_iter().map(label_sequence).collect::<Vec<_>>().join("  ")
        };
        let rows = TABLE.iter().map(|row| Entry { keys: keys(row), row });
        rows.filter(|entry| !entry.keys.is_empty()).collect::<Vec<_>>()
    };
    let all = Scope::ALL.into_iter().map(|scope| (scope, entries(scope)));
    all.filter(|(_, entries)| !entries.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Preset;
    use super::*;

    /// Columns as far as this table goes: everything that is not ASCII in it is a hanzi or a Chinese sign.
    fn width(text: &str) -> usize {
        text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
    }

    #[test]
    fn the_sheet_lists_every_action_in_aligned_columns() {
        let sheet = text(&Preset::Default.keymap(), width);
        for row in TABLE {
            assert!(sheet.contains(row.help), "{}", row.name);
        }
        let column = |line: &str, row: &ActionRow| line.find(row.help).map(|at| width(&line[..at]));
        let mut columns: Vec<usize> =
            sheet.lines().flat_map(|line| TABLE.iter().filter_map(move |row| column(line, row))).collect();
        columns.dedup();
        assert_eq!(columns.len(), 1, "help texts begin in one column");
    }

    #[test]
    fn no_line_of_markdown_breaks_its_table() {
        let sheet = markdown(&Preset::Default.keymap());
        assert!(sheet.contains("| f  Ctrl+X 1 | 立案 | `file` |"), "{sheet}");
        for line in sheet.lines().filter(|line| line.starts_with('|')) {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
        }
    }
}
