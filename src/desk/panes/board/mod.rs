//! Boards: panes made of a few sections, each a table worked out from the register when something moved. Supervision,
//! statistics and registers are boards; each says which sections it has and what stands in them.

mod rows;
#[cfg(test)]
mod tests;

pub use rows::{Head, Line, LineId, Section};

use super::roll::Roll;
use super::{Pane, Stamp, Subject};
use crate::desk::field::Item;
use crate::desk::form::{Scene, Targets};
use crate::desk::msg::{Asked, Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::overlays::notice::Notice;
use crate::desk::patience::Patience;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::{Entry, ProposalId};
use crate::text::locale::say::boards as say;
use crate::wire::Question;
use rows::Ids;
use std::collections::BTreeSet;
use std::fmt::Debug;

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

    /// The section with this place, worked out; `None`: patience did not last.
    fn section(&mut self, place: usize, scene: &Scene, patience: &Patience) -> Option<Section>;

    /// The register was exchanged: nothing worked out before holds.
    fn start_over(&mut self) {}

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

/// What the list behind a line offers.
#[derive(Debug, Clone, Copy)]
enum Offer {
    /// The line itself, told in full.
    Line,
    /// One of its proposals.
    Proposal(ProposalId),
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
    /// The lines shown, by what is looked for.
    pub roll: Roll<LineId>,
    ids: Ids,
    offered: Vec<Offer>,
    waiting: Option<usize>,
    worked_out: Option<Stamp>,
    /// Another section was turned to: it is shown from its first line.
    turned: bool,
}

impl<S: Source> Board<S> {
    /// One line of the section shown.
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.section.lines.get(self.ids.place(id)?)
    }

    /// The line under the cursor.
    fn at_cursor(&self) -> Option<&Line> {
        self.line(self.roll.list.cursor()?)
    }

    /// Turns to another section, which is shown from its first line; marks belong to the section left.
    fn turn(&mut self, by: isize) -> Vec<Wish> {
        let count = S::SECTIONS.len();
        self.at = (self.at + count).saturating_add_signed(by) % count;
        self.roll.search.clear();
        self.roll.list.unmark_all();
        self.roll.changed();
        self.turned = true;
        self.show(Section { nothing: say::WORKING_OUT, ..Section::default() });
        Vec::new()
    }

    fn show(&mut self, section: Section) {
        self.ids = Ids::of(&section.lines);
        self.section = section;
    }

    /// The proposal of a line opens; of several a list is offered; what is no proposal is told in full.
    fn open(&mut self, scene: &Scene) -> Option<Vec<Wish>> {
        let line = self.at_cursor()?;
        match line.proposals[..] {
            [] => Some(self.tell(line)),
            [_] if line.about.is_some() => None,
            [id] if line.contact.is_none() => Some(vec![Wish::Find(id)]),
            _ => {
                let title = say::rows_of(line.cells.first().map_or("", String::as_str), line.proposals.len());
                let rows = line.proposals.iter().copied().take(MOST_ROWS);
                let rows: Vec<(ProposalId, Item)> =
                    rows.filter_map(|id| Some((id, item(id, scene)?))).collect();
                let told = line.contact.map(|_| (Offer::Line, Item::new("", say::LINE_IN_FULL)));
                let rows = rows.into_iter().map(|(id, item)| (Offer::Proposal(id), item));
                let (offered, items) = told.into_iter().chain(rows).unzip();
                self.offered = offered;
                Some(vec![Wish::Show(Box::new(Overlay::pick(PICK_ROW, title, items)))])
            }
        }
    }

    /// Tells a line in full; what is kept outside the register is asked for and comes after it.
    fn tell(&self, line: &Line) -> Vec<Wish> {
        let told = line.told(&self.section.heads);
        let notice = Notice::new(line.cells.first().cloned().unwrap_or_default(), told);
        let ask = line.contact.map(|digest| Wish::Ask(Question::Text(digest), Asked::Contact));
        [Wish::Show(Box::new(Overlay::Notice(notice)))].into_iter().chain(ask).collect()
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
        self.source.start_over();
        self.roll.start_over();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let moment = self.roll.moment(scene);
        if self.worked_out != Some(moment) {
            let begun = patience.bears(scene.register.count());
            let section = begun.then(|| self.source.section(self.at, scene, patience)).flatten();
            let Some(section) = section else { return false };
            self.show(section);
            self.waiting = self.source.count(scene);
            self.worked_out = Some(moment);
        }
        let Self { roll, ids, section, turned, .. } = self;
        let found = |search: &Search, id: &LineId| {
            let line = ids.place(*id).and_then(|place| section.lines.get(place));
            line.is_some_and(|line| search.finds(&line.sought()))
        };
        let all = || ids.in_order().to_vec();
        let done = roll.work_out(scene, patience, all, found, |id| ids.place(*id).is_some());
        if done && std::mem::take(turned) {
            roll.list.act(Action::Top);
        }
        done
    }

    fn owes(&self) -> bool {
        self.roll.owes()
    }

    fn fit(&mut self, rows: usize) {
        // The titles of the sections stand above the roll.
        self.roll.fit(rows.saturating_sub(1));
    }

    fn knows(&self, action: Action) -> bool {
        match action {
            Action::Sort | Action::FilterUnit | Action::FilterDays => self.source.knows(action),
            Action::NewProposal => self.section.adds.is_some(),
            // It turns to the next section, which has a hint of its own.
            Action::FilterKind => false,
            Action::Mark | Action::MarkAll => self.section.lines.iter().any(|line| line.about.is_some()),
            _ => true,
        }
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if self.roll.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::NextSection | Action::FilterKind => Some(self.turn(1)),
            Action::PrevSection => Some(self.turn(-1)),
            Action::Open => self.open(scene),
            Action::Edit => self.at_cursor()?.edits.clone().map(|(kind, of)| vec![Wish::Fill(kind, of)]),
            Action::NewProposal => self.section.adds.map(|kind| vec![Wish::Fill(kind, Targets::Nothing)]),
            Action::Cancel if self.roll.cancel() => Some(Vec::new()),
            Action::FilterClear => {
                self.roll.search.clear();
                Some(Vec::new())
            }
            _ => {
                let wishes = self.source.act(action, scene)?;
                self.roll.changed();
                Some(wishes)
            }
        }
    }

    fn typing(&self) -> bool {
        self.roll.search.typing()
    }

    fn key(&mut self, key: Key, action: Option<Action>, _scene: &Scene) -> Option<Vec<Wish>> {
        self.roll.key(key, action).then(Vec::new)
    }

    fn text(&mut self, text: &str, _scene: &Scene) -> Vec<Wish> {
        self.roll.search.text_in(text);
        Vec::new()
    }

    /// The proposals the chosen lines are about; a line that only counts proposals is nothing the verbs could mean.
    fn subject(&self, _scene: &Scene) -> Subject {
        let chosen = self.roll.list.chosen();
        let mut seen = BTreeSet::new();
        let about = chosen.iter().filter_map(|id| self.line(*id)?.about);
        let proposals = about.filter(|id| seen.insert(*id)).collect();
        let line = self.at_cursor();
        let (at, marked) = (line.and_then(|line| line.about), self.roll.list.marked());
        let edits = line.is_some_and(|line| line.edits.is_some());
        Subject { proposals, at, marked, opens: line.is_some(), edits, ..Subject::default() }
    }

    fn listed(&self) -> Vec<ProposalId> {
        let lines = self.roll.list.rows().iter().filter_map(|id| self.line(*id));
        let mut seen = BTreeSet::new();
        lines.flat_map(|line| line.proposals.iter().copied()).filter(|id| seen.insert(*id)).collect()
    }

    fn picked(&mut self, picked: Picked, scene: &Scene) -> Vec<Wish> {
        if picked.what == PICK_ROW {
            return match self.offered.get(picked.place) {
                Some(Offer::Proposal(id)) => vec![Wish::Find(*id)],
                Some(Offer::Line) => self.at_cursor().map_or_else(Vec::new, |line| self.tell(line)),
                None => Vec::new(),
            };
        }
        self.source.picked(picked, scene);
        self.roll.changed();
        Vec::new()
    }

    fn done(&mut self, entry: &Entry) {
        let touched = entry.proposals();
        let about = |id| self.section.lines.get(self.ids.place(id)?)?.about;
        self.roll.done(|id| about(id).is_some_and(|id| touched.contains(&id)));
    }

    fn step(&mut self, by: isize) -> Option<ProposalId> {
        let id = self.roll.step(by)?;
        self.line(id)?.about
    }
}
