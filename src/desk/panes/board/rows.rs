//! What stands in a section of a board.

use crate::desk::form::{FormKind, Targets};
use crate::desk::panes::sought::Sought;
use crate::office::ProposalId;
use crate::office::proposal::TextDigest;
use crate::office::queries::running::Light;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A section: heads, lines and a summary.
#[derive(Debug, Default, Clone)]
pub struct Section {
    /// One for each cell of a line.
    pub heads: Vec<Head>,
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// What is said above them.
    pub summary: String,
    /// What is said when there are none: what to press.
    pub nothing: &'static str,
    /// The form by which one more is entered; `None`: nothing is entered here.
    pub adds: Option<FormKind>,
}

/// A line of a board, wherever it stands: what it is known by, and how many of the same stand before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(u64, usize);

/// Lines that can be found by what they are known by.
#[derive(Debug, Default)]
pub struct Ids {
    in_order: Vec<LineId>,
    places: HashMap<LineId, usize>,
}

/// The head of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its title.
    pub title: &'static str,
    /// Fewest screen columns in which it makes sense.
    pub min: u16,
    /// Most it can use.
    pub max: u16,
    /// 0 is always shown; the greatest vanishes first.
    pub rank: u8,
    /// Numbers stand at the right.
    pub right: bool,
}

/// One line.
#[derive(Debug, Default, Clone)]
pub struct Line {
    /// Its texts, one for each head.
    pub cells: Vec<String>,
    /// The proposals behind it.
    pub proposals: Vec<ProposalId>,
    /// The one it is about, on which the verbs act; `None`: it only counts or names proposals.
    pub about: Option<ProposalId>,
    /// What it is known by when others stand before it; empty: its first cell.
    pub key: String,
    /// How pressing it is; `None`: it does not press.
    pub light: Option<Light>,
    /// Digest of a text kept outside the register that belongs to it: how to reach a unit.
    pub contact: Option<TextDigest>,
    /// It heads a group of lines.
    pub heading: bool,
    /// The form by which the listing it shows is put right; `None`: it shows no listing.
    pub edits: Option<(FormKind, Targets)>,
}

impl Ids {
    /// Of these lines.
    pub fn of(lines: &[Line]) -> Self {
        let mut same: HashMap<u64, usize> = HashMap::new();
        let mut id = |line: &Line| {
            let known_by = line.known_by();
            let before = same.entry(known_by).or_default();
            *before += 1;
            LineId(known_by, *before)
        };
        let in_order: Vec<LineId> = lines.iter().map(&mut id).collect();
        let places = in_order.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        Self { in_order, places }
    }

    /// All of them, in the order of the lines.
    pub fn in_order(&self) -> &[LineId] {
        &self.in_order
    }

    /// Where a line stands now; `None`: it is gone.
    pub fn place(&self, id: LineId) -> Option<usize> {
        self.places.get(&id).copied()
    }
}

impl Section {
    /// The same section, in which one more is entered by this form.
    #[must_use]
    pub fn adding(mut self, kind: FormKind) -> Self {
        self.adds = Some(kind);
        self
    }
}

impl Head {
    /// A column of words.
    pub const fn words(title: &'static str, min: u16, max: u16, rank: u8) -> Self {
        Self { title, min, max, rank, right: false }
    }

    /// A column of numbers.
    pub const fn number(title: &'static str, min: u16, rank: u8) -> Self {
        Self { title, min, max: min, rank, right: true }
    }
}

impl Line {
    /// A line of these cells.
    pub fn new(cells: Vec<String>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// A line about one proposal.
    pub fn about(id: ProposalId, cells: Vec<String>) -> Self {
        Self { cells, proposals: vec![id], about: Some(id), ..Self::default() }
    }

    /// The same line, put right by this form.
    #[must_use]
    pub fn edited_by(mut self, kind: FormKind, targets: Targets) -> Self {
        self.edits = Some((kind, targets));
        self
    }

    /// What it is known by: the proposal it is about, else its key, else its first cell.
    fn known_by(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match (self.about, self.key.as_str()) {
            (Some(id), _) => id.hash(&mut hasher),
            (None, "") => self.cells.first().hash(&mut hasher),
            (None, key) => key.hash(&mut hasher),
        }
        hasher.finish()
    }

    /// What a search looks through.
    pub fn sought(&self) -> String {
        Sought::default().and(&self.cells).key()
    }

    /// The line in full, a paragraph for each cell that says something.
    pub fn told(&self, heads: &[Head]) -> Vec<String> {
        let pairs = heads.iter().zip(&self.cells).filter(|(_, cell)| !cell.is_empty());
        pairs.map(|(head, cell)| format!("{}：{cell}", head.title)).collect()
    }
}
