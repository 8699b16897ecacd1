//! The table of units: a row for each, a column for each of its figures. The figures stand beside each other because a unit
//! is judged by all of them, and they are not added up: a joint unit's piece is the lead unit's piece too.

use crate::desk::panes::board::{Head, Line, Section};
use crate::office::ProposalId;
use crate::office::figures::Figure;
use crate::office::rules::Rules;
use crate::text::locale::say::boards as say;
use std::collections::{BTreeMap, BTreeSet};

/// What a column counts, its head and how soon it gives way on a narrow screen.
struct Column {
    figure: String,
    head: &'static str,
    rank: u8,
}

/// The columns before those of the classes, and after.
const FIRST: [(&str, &str, u8); 6] = [
    ("unit_lead", say::LEAD_OF, 0),
    ("unit_separate", say::SEPARATES, 0),
    ("unit_joint", say::JOINING, 0),
    ("unit_replied", say::REPLIED, 0),
    ("unit_on_time_original", say::IN_TIME, 1),
    ("unit_overdue", say::OVERDUE, 0),
];
const LAST: [(&str, &str, u8); 2] =
    [("proposals_satisfied", say::SATISFIED, 1), ("proposals_dissatisfied", say::DISSATISFIED, 1)];
const CLASSES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// One unit with its figures by name, and the proposals behind them.
#[derive(Default)]
struct Row<'f> {
    label: &'f str,
    values: BTreeMap<&'f str, u64>,
    proposals: BTreeSet<ProposalId>,
}

/// The section, of all figures.
pub(super) fn section(figures: &[Figure], rules: &Rules, summary: &str) -> Section {
    let columns = columns(rules);
    let number = |column: &Column| Head::number(column.head, 6, column.rank);
    let heads =
        std::iter::once(Head::words(say::UNIT, 16, 36, 0)).chain(columns.iter().map(number)).collect();
    let line = |row: &Row| {
        let value =
            |column: &Column| row.values.get(column.figure.as_str()).copied().unwrap_or(0).to_string();
        let cells = std::iter::once(row.label.to_owned()).chain(columns.iter().map(value)).collect();
        Line { cells, proposals: row.proposals.iter().copied().collect(), ..Line::default() }
    };
    let lines = rows(figures, &columns).values().map(line).collect();
    let summary = format!("{summary}  {}", how_many(figures));
    Section { heads, lines, summary, nothing: say::NO_FIGURES, ..Section::default() }
}

fn columns(rules: &Rules) -> Vec<Column> {
    let column =
        |(figure, head, rank): (&str, &'static str, u8)| Column { figure: figure.to_owned(), head, rank };
    let class = |code: &str| CLASSES.iter().find(|head| head.eq_ignore_ascii_case(code)).copied();
    let classes = rules.classes.iter().filter_map(|known| {
        let figure = format!("unit_class_{}", known.code.to_lowercase());
        Some(Column { figure, head: class(&known.code)?, rank: 2 })
    });
    FIRST.map(column).into_iter().chain(classes).chain(LAST.map(column)).collect()
}

/// The units in their order, each with what is counted of it.
fn rows<'f>(figures: &'f [Figure], columns: &[Column]) -> BTreeMap<(usize, &'f str), Row<'f>> {
    let mut rows: BTreeMap<(usize, &str), Row> = BTreeMap::new();
    let of_units = figures.iter().filter(|figure| columns.iter().any(|column| column.figure == figure.name));
    for figure in of_units {
        let Some(group) = figure.group.as_ref().filter(|group| group.by == "unit") else { continue };
        let row = rows.entry((group.code.len(), group.code.as_str())).or_default();
        row.label = &group.label;
        row.values.insert(&figure.name, figure.value);
        row.proposals.extend(figure.rows.proposals());
    }
    rows
}

/// How many units there are, and as what.
fn how_many(figures: &[Figure]) -> String {
    let value = |name: &str| {
        let of = figures.iter().find(|figure| figure.name == name && figure.group.is_none());
        of.map_or(0, |figure| figure.value)
    };
    let [all, lead, separate, joint] =
        ["units", "units_leading", "units_separate", "units_joining"].map(value);
    say::how_many_units(all, [lead, separate, joint])
}
