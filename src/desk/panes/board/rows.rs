//! What stands in a section of a board.

use crate::desk::panes::sought::Sought;
use crate::office::ProposalId;
use crate::office::queries::running::Light;

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
    /// The proposals behind it; one: the verbs act on it.
    pub proposals: Vec<ProposalId>,
    /// How pressing it is; `None`: it does not press.
    pub light: Option<Light>,
    /// It heads a group of lines.
    pub heading: bool,
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
        Self { cells, proposals: vec![id], ..Self::default() }
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
