//! Figures as they are written down: a name, perhaps a group, a value, its bases and its rows.

use crate::office::batch::SheetId;
use crate::office::ids::{
    ActivityId, InfoId, InstructionId, LeaderId, OpinionId, ProposalId, ReminderId, TaskId,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Stable English name.
    pub name: String,
    /// The part of it, where it is broken down.
    pub group: Option<Group>,
    /// How many, or the sum of what the rows yielded.
    pub value: u64,
    /// What it is a share of, the usual base first; empty for plain counts.
    pub bases: Vec<Base>,
    /// What was counted.
    pub rows: Rows,
}

/// A part of a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// By what it is broken down, a stable English name: `category`, `kind`, `unit` …
    pub by: &'static str,
    /// Code or stable name of the part.
    pub code: String,
    /// As printed.
    pub label: String,
}

/// What a figure is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// Name of the figure that is the base.
    pub name: &'static str,
    /// Its value.
    pub value: u64,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// Proposals.
    Proposals(Vec<ProposalId>),
    /// Tasks of units.
    Tasks(Vec<TaskId>),
    /// Opinions of proposers.
    Opinions(Vec<OpinionId>),
    /// Information items.
    Infos(Vec<InfoId>),
    /// Activities.
    Activities(Vec<ActivityId>),
    /// Instructions.
    Instructions(Vec<InstructionId>),
    /// Leaders.
    Leaders(Vec<LeaderId>),
    /// Reminders sent.
    Reminders(Vec<ReminderId>),
    /// Sheets of questionnaires.
    Sheets(Vec<SheetId>),
    /// People or bodies, by name.
    Names(Vec<String>),
}

impl Figure {
    /// The share of its usual base, 0 to 1; `None` for plain counts and empty bases.
    pub fn rate(&self) -> Option<f64> {
        self.bases.first().and_then(|base| self.rate_of(*base))
    }

    /// The share of a base.
    pub fn rate_of(&self, base: Base) -> Option<f64> {
        (base.value > 0).then(|| ratio(self.value, base.value))
    }

    /// The share of its usual base as printed with so many decimals; empty for plain counts.
    pub fn shown(&self, decimals: u8) -> String {
        let base = self.bases.first().filter(|base| base.value > 0);
        base.map_or_else(String::new, |base| shown(self.value, base.value, decimals))
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of an office are far below 2^52")]
fn ratio(value: u64, base: u64) -> f64 {
    value as f64 / base as f64
}

/// A share in percent with so many decimals, rounded half up in whole numbers, so that 0.5 never falls to the wrong side.
pub fn shown(value: u64, base: u64, decimals: u8) -> String {
    if base == 0 {
        return String::new();
    }
    let scale = 10_u128.pow(u32::from(decimals.min(6)));
    let scaled = (u128::from(value) * 100 * scale * 2 + u128::from(base)) / (u128::from(base) * 2);
    match decimals {
        0 => format!("{scaled}%"),
        _ => format!("{}.{:0width$}%", scaled / scale, scaled % scale, width = usize::from(decimals.min(6))),
    }
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Rows::Proposals(rows) => rows.len(),
            Rows::Tasks(rows) => rows.len(),
            Rows::Opinions(rows) => rows.len(),
            Rows::Infos(rows) => rows.len(),
            Rows::Activities(rows) => rows.len(),
            Rows::Instructions(rows) => rows.len(),
            Rows::Leaders(rows) => rows.len(),
            Rows::Reminders(rows) => rows.len(),
            Rows::Sheets(rows) => rows.len(),
            Rows::Names(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The proposals the rows belong to, each once, in order.
    pub fn proposals(&self) -> Vec<ProposalId> {
        let mut ids: Vec<ProposalId> = match self {
            Rows::Proposals(rows) => rows.clone(),
            Rows::Tasks(rows) => rows.iter().map(|row| row.proposal).collect(),
            Rows::Opinions(rows) => rows.iter().map(|row| row.proposal).collect(),
            _ => Vec::new(),
        };
        if ids.is_sorted() {
            // Nearly always: counted in the order of the register.
            ids.dedup();
        } else {
            let mut seen = std::collections::BTreeSet::new();
            ids.retain(|id| seen.insert(*id));
        }
        ids
    }
}

/// Kinds of rows, so that figures can be gathered from them.
pub(super) trait Row: Clone {
    /// The rows of one figure.
    fn rows(rows: Vec<Self>) -> Rows;
}

macro_rules! rows {
    ($($row:ty => $kind:ident;)+) => {$(
        impl Row for $row {
            fn rows(rows: Vec<Self>) -> Rows {
                Rows::$kind(rows)
            }
        }
    )+};
}

rows! {
    ProposalId => Proposals;
    TaskId => Tasks;
    OpinionId => Opinions;
    InfoId => Infos;
    ActivityId => Activities;
    InstructionId => Instructions;
    LeaderId => Leaders;
    ReminderId => Reminders;
    SheetId => Sheets;
    String => Names;
}

/// The figures as they are counted.
#[derive(Default)]
pub(super) struct Book {
    pub(super) figures: Vec<Figure>,
}

impl Book {
    /// Writes down how many rows there are, and gives that back.
    pub(super) fn count<R: Row>(&mut self, name: &str, rows: Vec<R>, bases: &[Base]) -> u64 {
        let value = number(rows.len());
        self.sum(name, value, rows, bases);
        value
    }

    /// Writes down a value that is not the number of its rows.
    pub(super) fn sum<R: Row>(&mut self, name: &str, value: u64, rows: Vec<R>, bases: &[Base]) {
        let (name, bases) = (name.to_owned(), bases.to_vec());
        self.figures.push(Figure { name, group: None, value, bases, rows: R::rows(rows) });
    }

    /// Writes down a figure by groups, each row in one group or several.
    pub(super) fn broken<R: Row>(
        &mut self,
        name: &str,
        by: &'static str,
        rows: impl IntoIterator<Item = (Part, R)>,
        bases: &[Base],
    ) -> Totals {
        self.broken_sum(name, by, rows.into_iter().map(|(part, row)| (part, 1, row)), bases)
    }

    /// The same with every part there is, those with nothing in them too: a published 0 is a figure.
    pub(super) fn broken_all<R: Row>(
        &mut self,
        name: &str,
        by: &'static str,
        all: impl IntoIterator<Item = Part>,
        rows: impl IntoIterator<Item = (Part, R)>,
        bases: &[Base],
    ) -> Totals {
        let mut groups: Groups<R> = all.into_iter().map(|part| (part, (0, Vec::new()))).collect();
        gather(&mut groups, rows.into_iter().map(|(part, row)| (part, 1, row)));
        self.write(name, by, groups, |_| bases.to_vec())
    }

    /// A figure by groups, each over its own group of another; every group of that one is there.
    pub(super) fn broken_over<R: Row>(
        &mut self,
        name: &str,
        by: &'static str,
        rows: impl IntoIterator<Item = (Part, R)>,
        (whole, totals): (&'static str, &Totals),
    ) -> Totals {
        let mut groups: Groups<R> = totals.keys().map(|part| (part.clone(), (0, Vec::new()))).collect();
        gather(&mut groups, rows.into_iter().map(|(part, row)| (part, 1, row)));
        self.write(name, by, groups, |part| vec![base(whole, totals.get(part).copied().unwrap_or(0))])
    }

    /// The same where each row yields more than itself.
    pub(super) fn broken_sum<R: Row>(
        &mut self,
        name: &str,
        by: &'static str,
        rows: impl IntoIterator<Item = (Part, u64, R)>,
        bases: &[Base],
    ) -> Totals {
        let mut groups = Groups::new();
        gather(&mut groups, rows);
        self.write(name, by, groups, |_| bases.to_vec())
    }

    fn write<R: Row>(
        &mut self,
        name: &str,
        by: &'static str,
        groups: Groups<R>,
        bases: impl Fn(&Part) -> Vec<Base>,
    ) -> Totals {
        let mut totals = Totals::new();
        for (part, (value, rows)) in groups {
            let bases = bases(&part);
            let group = Some(Group { by, code: part.code.to_string(), label: part.label.to_string() });
            let name = name.to_owned();
            self.figures.push(Figure { name, group, value, bases, rows: R::rows(rows) });
            totals.insert(part, value);
        }
        totals
    }
}

/// Parts of a breakdown with what each came to.
pub(super) type Totals = BTreeMap<Part, u64>;

/// Parts of a breakdown with what each comes to, and the rows of it.
type Groups<R> = BTreeMap<Part, (u64, Vec<R>)>;

fn gather<R>(groups: &mut Groups<R>, rows: impl IntoIterator<Item = (Part, u64, R)>) {
    for (part, yields, row) in rows {
        let (value, rows) = groups.entry(part).or_default();
        *value += yields;
        rows.push(row);
    }
}

/// A part of a breakdown with its place in the order of printing. Rows by the ten thousand share its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) place: usize,
    pub(super) code: Rc<str>,
    pub(super) label: Rc<str>,
}

impl Part {
    pub(super) fn new(place: usize, code: impl Into<Rc<str>>, label: impl Into<Rc<str>>) -> Self {
        Self { place, code: code.into(), label: label.into() }
    }
}

/// A base with this value.
pub(super) fn base(name: &'static str, value: u64) -> Base {
    Base { name, value }
}

/// A length as a value.
pub(super) fn number(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn shares_are_rounded_half_up_at_the_decimals_asked_for() {
        assert_eq!(shown(122, 158, 1), "77.2%");
        assert_eq!(shown(36, 158, 1), "22.8%");
        assert_eq!(shown(1, 8, 2), "12.50%");
        assert_eq!(shown(1, 8, 0), "13%");
        assert_eq!(shown(582, 679, 2), "85.71%");
        assert_eq!(shown(0, 0, 1), "");
    }
}
