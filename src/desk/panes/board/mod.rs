//! Boards: panes made of a few sections, each a table worked out from the register when something moved. Supervision,
//! statistics and registers are boards; each says which sections it has and what stands in them.

mod rows;

pub use rows::{Head, Line, Section};

use super::{Pane, Stamp, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::list::List;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::overlays::notice::Notice;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::{Entry, ProposalId};
use crate::text::locale::say::boards as say;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Rows above the list: the sections, the summary and the column heads.
pub const HEAD: usize = 3;
/// Which list was opened to pick from: the rows behind a line.
const PICK_ROW: u16 = 1;
/// The first number a board's own lists may have.
pub const PICK_OWN: u16 = 10;
/// Most proposals a list of rows offers.
const MOST_ROWS: usize = 5_000;

/// What a board is made of.
pub trait Source: Debug + Default {
    /// Its scope in the keymap.
    const SCOPE: Scope;
    /// The titles of its sections.
    const SECTIONS: &'static [&'static str];

    /// The section with this place, worked out.
    fn section(&self, place: usize, scene: &Scene) -> Section;

    /// The number on the tab.
    fn count(&self, _scene: &Scene) -> Option<usize> {
        None
    }

    /// Does an action of its own; `None`: it has none. What it shows is worked out anew afterwards.
    fn act(&mut self, _action: Action, _scene: &Scene) -> Option<Vec<Wish>> {
        None
    }

    /// Whether an action that only some sections have means anything here: sorting, and the filters beside the search.
    fn knows(&self, _action: Action) -> bool {
        false
    }

    /// Something was picked from a list of its own, whose number is from [`PICK_OWN`].
    fn picked(&mut self, _picked: Picked, _scene: &Scene) {}
}

/// A pane of sections.
#[derive(Debug, Default)]
pub struct Board<S> {
    /// What it is made of.
    pub source: S,
    /// Place of the section shown.
    pub at: usize,
    /// What it shows.
    pub section: Section,
    /// Places of the lines shown, by what is looked for.
    pub list: List<usize>,
    /// What is looked for.
    pub search: Search,
    offered: Vec<ProposalId>,
    waiting: Option<usize>,
    worked_out: Option<Stamp>,
    listed: Option<(Stamp, u32)>,
    changes: u32,
}

impl<S: Source> Board<S> {
    /// One line of the section shown.
    pub fn line(&self, place: usize) -> Option<&Line> {
        self.section.lines.get(place)
    }

    fn turn(&mut self, by: isize) -> Vec<Wish> {
        let count = S::SECTIONS.len();
        self.at = (self.at + count).saturating_add_signed(by) % count;
        self.search.clear();
        self.changed()
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.changes = self.changes.wrapping_add(1);
        Vec::new()
    }

    /// The proposal of a line opens; of several a list is offered; what is no proposal is told in full.
    fn open(&mut self, scene: &Scene) -> Option<Vec<Wish>> {
        let line = self.line(self.list.cursor()?)?;
        match line.proposals[..] {
            [] => {
                let told = line.told(&self.section.heads);
                let notice = Notice::new(line.cells.first().cloned().unwrap_or_default(), told);
                Some(vec![Wish::Show(Box::new(Overlay::Notice(notice)))])
            }
            [_] => None,
            _ => {
                let title = say::rows_of(line.cells.first().map_or("", String::as_str), line.proposals.len());
                let offered: Vec<ProposalId> = line.proposals.iter().copied().take(MOST_ROWS).collect();
                let items = offered.iter().filter_map(|id| item(*id, scene)).collect();
                self.offered = offered;
                Some(vec![Wish::Show(Box::new(Overlay::pick(PICK_ROW, title, items)))])
            }
        }
    }
}

/// A proposal in a list to pick from.
fn item(id: ProposalId, scene: &Scene) -> Option<Item> {
    let proposal = scene.register.proposal(id)?;
    let number = proposal.docket().map_or_else(|| id.to_string(), |docket| docket.label.clone());
    let names = proposal.particulars.proposer_names();
    Some(Item { detail: names, ..Item::new(&number, &proposal.particulars.title) })
}

impl<S: Source> Pane for Board<S> {
    fn scope(&self) -> Scope {
        S::SCOPE
    }

    fn count(&self) -> Option<usize> {
        self.waiting
    }

    fn lazy(&self) -> bool {
        true
    }

    fn start_over(&mut self) {
        self.worked_out = None;
    }

    fn refresh(&mut self, scene: &Scene) {
        let stamp = Stamp::of(scene, self.changes);
        if self.worked_out != Some(stamp) {
            self.section = self.source.section(self.at, scene);
            self.waiting = self.source.count(scene);
            self.worked_out = Some(stamp);
        }
        if self.listed == Some((stamp, self.search.changes())) {
            return;
        }
        let search = &self.search;
        let shown = |line: &Line| search.is_empty() || search.finds(&line.sought());
        let lines = self.section.lines.iter().enumerate();
        let rows = lines.filter(|(_, line)| shown(line)).map(|(place, _)| place).collect();
        let all = self.section.lines.len();
        self.list.renew(rows, |place| *place < all);
        if self.search.starts_anew() {
            self.list.act(Action::Top);
        }
        self.listed = Some((stamp, self.search.changes()));
    }

    fn fit(&mut self, rows: usize) {
        self.list.fit(rows.saturating_sub(HEAD));
    }

    fn knows(&self, action: Action) -> bool {
        !matches!(action, Action::Sort | Action::FilterUnit | Action::FilterDays) || self.source.knows(action)
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if self.list.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::NextSection | Action::FilterKind => Some(self.turn(1)),
            Action::PrevSection => Some(self.turn(-1)),
            Action::Search => {
                self.search.begin();
                Some(Vec::new())
            }
            Action::Open => self.open(scene),
            Action::Cancel if !self.search.is_empty() => {
                self.search.clear();
                Some(Vec::new())
            }
            Action::Cancel if self.list.marked() > 0 => {
                self.list.unmark_all();
                Some(Vec::new())
            }
            Action::FilterClear => {
                self.search.clear();
                Some(Vec::new())
            }
            _ => {
                let wishes = self.source.act(action, scene)?;
                self.changed();
                Some(wishes)
            }
        }
    }

    fn typing(&self) -> bool {
        self.search.typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        self.search.key(key, action).then(Vec::new)
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.search.text_in(text);
        Vec::new()
    }

    fn subject(&self, _scene: &Scene) -> Subject {
        let chosen = self.list.chosen();
        let mut seen = BTreeSet::new();
        let lines = chosen.iter().filter_map(|place| self.line(*place));
        // A line that stands for many proposals is not a proposal the verbs could mean.
        let one = lines.filter_map(|line| match line.proposals[..] {
            [id] => Some(id),
            _ => None,
        });
        let proposals: Vec<ProposalId> = one.filter(|id| seen.insert(*id)).collect();
        let at = self.list.cursor().and_then(|place| match self.line(place)?.proposals[..] {
            [id] => Some(id),
            _ => None,
        });
        Subject { proposals, units: Vec::new(), tasks: Vec::new(), at, marked: self.list.marked() }
    }

    fn listed(&self) -> Vec<ProposalId> {
        let lines = self.list.rows().iter().filter_map(|place| self.line(*place));
        let mut seen = BTreeSet::new();
        lines.flat_map(|line| line.proposals.iter().copied()).filter(|id| seen.insert(*id)).collect()
    }

    fn picked(&mut self, picked: Picked, scene: &Scene) -> Vec<Wish> {
        if picked.what == PICK_ROW {
            return self.offered.get(picked.place).map(|id| Wish::Find(*id)).into_iter().collect();
        }
        self.source.picked(picked, scene);
        self.changed()
    }

    fn done(&mut self, _entry: &Entry) {
        self.list.unmark_all();
    }

    fn step(&mut self, by: isize) -> Option<ProposalId> {
        let before = self.list.cursor();
        self.list.step(by);
        let place = self.list.cursor().filter(|place| Some(*place) != before)?;
        self.line(place)?.proposals.first().copied()
    }
}
