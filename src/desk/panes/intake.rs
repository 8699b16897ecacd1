//! The intake pane (收件): the pile to review, and, by its filter, every other pile of the session.

use super::doubles::Doubles;
use super::roll::Roll;
use super::{Once, Pane, Subject};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::panes::sought::{Sought, forget_keys};
use crate::desk::patience::Patience;
use crate::desk::search::Search;
use crate::keymap::{Action, Key, Scope};
use crate::office::{Entry, Proposal, ProposalId, Register, Stage, Turn, UnitId, Verb};
use crate::text::locale::say;
use crate::text::pinyin;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The intake pane.
#[derive(Debug, Default)]
pub struct Intake {
    /// The rows.
    pub roll: Roll<ProposalId>,
    /// Likely doubles.
    pub doubles: Doubles,
    pile: Pile,
    order: Order,
    waiting: Once<usize>,
    unit: Option<UnitId>,
    offered: Vec<UnitId>,
    keys: HashMap<ProposalId, String>,
    /// What this clerk just received, until the cursor stands on it.
    received: Option<ProposalId>,
}

/// Which proposals are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pile {
    /// Received and sent back: what is still on the table.
    #[default]
    Open,
    /// Only received.
    ToReview,
    /// Only sent back.
    SentBack,
    /// Filed.
    Filed,
    /// Declined.
    Declined,
    /// Merged into others.
    Merged,
    /// Withdrawn.
    Withdrawn,
    /// Closed.
    Closed,
    /// Closed and archived.
    Archived,
    /// Everything.
    All,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By intake number, as the pile lies.
    #[default]
    Number,
    /// Newest first.
    Newest,
    /// By category, then number.
    Category,
    /// By the first proposer's name as it sounds.
    Proposer,
}

impl Pile {
    /// All, in the order the filter turns through them.
    pub const ALL: [Pile; 10] = [
        Pile::Open,
        Pile::ToReview,
        Pile::SentBack,
        Pile::Filed,
        Pile::Declined,
        Pile::Merged,
        Pile::Withdrawn,
        Pile::Closed,
        Pile::Archived,
        Pile::All,
    ];

    /// Whether a proposal of this stage lies in it.
    pub fn holds(self, stage: &Stage) -> bool {
        match self {
            Pile::Open => matches!(stage, Stage::Received | Stage::SentBack { .. }),
            Pile::ToReview => matches!(stage, Stage::Received),
            Pile::SentBack => matches!(stage, Stage::SentBack { .. }),
            Pile::Filed => matches!(stage, Stage::Filed { .. }),
            Pile::Declined => matches!(stage, Stage::Declined { .. }),
            Pile::Merged => matches!(stage, Stage::Merged { .. }),
            Pile::Withdrawn => matches!(stage, Stage::Withdrawn { .. }),
            Pile::Closed => matches!(stage, Stage::Closed { .. }),
            Pile::Archived => matches!(stage, Stage::Archived { .. }),
            Pile::All => true,
        }
    }

    /// Its name.
    pub fn title(self) -> &'static str {
        say::PILES[self as usize]
    }

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|pile| *pile == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

impl Order {
    /// Its name.
    pub fn title(self) -> &'static str {
        say::ORDERS[self as usize]
    }

    fn next(self) -> Self {
        match self {
            Order::Number => Order::Newest,
            Order::Newest => Order::Category,
            Order::Category => Order::Proposer,
            Order::Proposer => Order::Number,
        }
    }

    /// Proposals that come by number, in this order.
    fn sorted<'p>(self, rows: impl Iterator<Item = &'p Proposal>, patience: &Patience) -> Vec<&'p Proposal> {
        match self {
            Order::Number => rows.collect(),
            Order::Newest => patience.sorted(rows, |p| Reverse(p.id)),
            Order::Category => patience.sorted(rows, |p| p.particulars.category.as_str()),
            Order::Proposer => patience.sorted(rows, |p| pinyin::name(p.particulars.first_proposer())),
        }
    }
}

impl Intake {
    /// Which proposals are shown.
    pub fn pile(&self) -> Pile {
        self.pile
    }

    /// In which order.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Neither filter nor search is on.
    pub fn is_plain(&self) -> bool {
        self.pile == Pile::Open && self.unit.is_none() && self.roll.search.is_empty()
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.roll.changed();
        Vec::new()
    }

    fn turn(&mut self, pile: Pile) -> Vec<Wish> {
        self.pile = pile;
        self.changed()
    }

    /// Undoes the innermost thing: the search, then the marks, then the filter.
    fn cancel(&mut self) -> Option<Vec<Wish>> {
        if !self.roll.cancel() {
            if self.unit.is_some() {
                self.unit = None;
            } else if self.pile != Pile::Open {
                self.pile = Pile::Open;
            } else {
                return None;
            }
        }
        Some(self.changed())
    }

    /// The unit to which the list is narrowed.
    pub fn unit(&self) -> Option<UnitId> {
        self.unit
    }

    fn offer_units(&mut self, register: &Register) -> Vec<Wish> {
        let units: Vec<_> = register.units().filter(|unit| !unit.retired).collect();
        self.offered = units.iter().map(|unit| unit.id).collect();
        let all = Item { code: "0".to_owned(), title: say::ALL_UNITS.to_owned(), ..Item::default() };
        let item = |unit: &&crate::office::Unit| Item {
            code: unit.code.clone(),
            title: unit.name.clone(),
            ..Item::default()
        };
        let items = std::iter::once(all).chain(units.iter().map(item)).collect();
        vec![Wish::Show(Box::new(Overlay::pick(0, say::FILTER_UNIT, items)))]
    }

    fn list_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let Self { roll, keys, pile, order, unit, .. } = self;
        let register = scene.register;
        let of_unit = |p: &&Proposal| unit.is_none_or(|unit| concerns(register, p, unit));
        let all = || {
            let lying = patience.each(register.proposals()).filter(|p| pile.holds(&p.stage));
            order.sorted(lying.filter(of_unit), patience).into_iter().map(|p| p.id).collect()
        };
        let mut found = |search: &Search, proposal: &Proposal| {
            search.finds(keys.entry(proposal.id).or_insert_with(|| search_key(register, proposal)))
        };
        let found =
            |search: &Search, id: &ProposalId| register.proposal(*id).is_some_and(|p| found(search, p));
        let stays = |id: &ProposalId| register.proposal(*id).is_some_and(|p| pile.holds(&p.stage));
        roll.work_out(scene, patience, all, found, stays)
    }

    fn count_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        self.waiting.work_out(scene, patience, || {
            patience.each(scene.register.proposals()).filter(|p| p.stage == Stage::Received).count()
        })
    }
}

/// Whether a unit handles a proposal, or was wished for.
fn concerns(register: &Register, proposal: &Proposal, unit: UnitId) -> bool {
    let particulars = &proposal.particulars;
    let mut wanted = particulars.wanted_lead.iter().chain(&particulars.wanted_joint);
    proposal.running().any(|(at, _)| at == unit) || wanted.any(|word| register.unit_named(word) == Some(unit))
}

/// What a search looks through: the proposal and its units.
fn search_key(register: &Register, proposal: &Proposal) -> String {
    let units = proposal.running().map(|(unit, _)| register.unit_name(unit));
    Sought::proposal(proposal).and(&proposal.particulars.wanted_lead).and(units).key()
}

impl Pane for Intake {
    fn scope(&self) -> Scope {
        Scope::Intake
    }

    fn count(&self) -> Option<usize> {
        self.waiting.counted
    }

    fn hear(&mut self, entry: &Entry, scene: &Scene) {
        self.doubles.hear(entry, scene.register);
        forget_keys(&mut self.keys, entry);
    }

    fn start_over(&mut self) {
        self.keys.clear();
        self.doubles.start_over();
        self.waiting.start_over();
        self.roll.start_over();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        if !self.list_up(scene, patience) || !self.count_up(scene, patience) {
            return false;
        }
        if let Some(id) = self.received.take() {
            self.roll.list.go(id);
        }
        self.doubles.refresh(scene.register, patience)
    }

    fn owes(&self) -> bool {
        self.roll.owes()
    }

    fn fit(&mut self, rows: usize) {
        self.roll.fit(rows);
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        if self.roll.act(action) {
            return Some(Vec::new());
        }
        match action {
            Action::FilterKind => Some(self.turn(self.pile.next())),
            Action::FilterUnit => Some(self.offer_units(scene.register)),
            Action::FilterClear => {
                self.unit = None;
                self.roll.search.clear();
                Some(self.turn(Pile::Open))
            }
            Action::Sort => {
                self.order = self.order.next();
                let mut wishes = self.changed();
                wishes.push(Wish::Say(say::sorted_by(self.order.title())));
                Some(wishes)
            }
            Action::Cancel => self.cancel(),
            _ => None,
        }
    }

    fn knows(&self, action: Action) -> bool {
        action != Action::FilterDays
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

    fn subject(&self, _scene: &Scene) -> Subject {
        Subject {
            proposals: self.roll.list.chosen(),
            at: self.roll.list.cursor(),
            marked: self.roll.list.marked(),
            ..Subject::default()
        }
    }

    fn listed(&self) -> Vec<ProposalId> {
        self.roll.list.rows().to_vec()
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        self.unit = picked.place.checked_sub(1).and_then(|place| self.offered.get(place)).copied();
        self.changed()
    }

    fn done(&mut self, entry: &Entry) {
        if entry.verb == Verb::Receive && entry.turn == Turn::Plain {
            // What was just received is what the clerk goes on with.
            self.received = entry.proposals().into_iter().next();
        }
        if entry.proposals().iter().any(|id| self.roll.list.is_marked(*id)) {
            self.roll.list.unmark_all();
        }
    }

    fn find(&mut self, proposal: ProposalId) -> bool {
        self.roll.list.go(proposal)
    }

    fn step(&mut self, by: isize) -> Option<ProposalId> {
        self.roll.step(by)
    }
}
