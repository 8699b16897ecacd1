//! The review pane (审查): proposals waiting for review, level by level, and what became of the declined ones.

mod pile;
#[cfg(test)]
mod tests;

pub use pile::{Next, Pile};

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
use crate::office::{Entry, Proposal, ProposalId, Register, Stage, UnitId};
use crate::text::locale::say;
use crate::text::locale::say::review as words;
use crate::text::pinyin;
use std::collections::{BTreeSet, HashMap};

/// The lists that are opened to pick from.
const PICK_PILE: u16 = 1;
const PICK_UNIT: u16 = 2;

/// The review pane.
#[derive(Debug, Default)]
pub struct Review {
    /// The rows.
    pub roll: Roll<ProposalId>,
    pile: Pile,
    order: Order,
    unit: Option<UnitId>,
    offered: Vec<UnitId>,
    waiting: Once<usize>,
    keys: HashMap<ProposalId, String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What is to be reviewed first, then what was sent back, then the declined.
    #[default]
    Pressing,
    /// By intake number, as the pile lies.
    Number,
    /// By category, then number.
    Category,
    /// By the first proposer's name as it sounds.
    Proposer,
    /// By what the reviewers want done, those not reviewed first.
    Verdict,
}

impl Order {
    /// Its name.
    pub fn title(self) -> &'static str {
        words::ORDERS[self as usize]
    }

    fn next(self) -> Self {
        match self {
            Order::Pressing => Order::Number,
            Order::Number => Order::Category,
            Order::Category => Order::Proposer,
            Order::Proposer => Order::Verdict,
            Order::Verdict => Order::Pressing,
        }
    }

    /// Proposals that come by number, in this order.
    fn sorted<'p>(self, rows: impl Iterator<Item = &'p Proposal>, patience: &Patience) -> Vec<&'p Proposal> {
        match self {
            Order::Pressing => patience.sorted(rows, |p| match p.stage {
                Stage::Received => 0,
                Stage::SentBack { .. } => 1,
                _ => 2,
            }),
            Order::Number => rows.collect(),
            Order::Category => patience.sorted(rows, |p| p.particulars.category.as_str()),
            Order::Proposer => patience.sorted(rows, |p| pinyin::name(p.particulars.first_proposer())),
            Order::Verdict => patience.sorted(rows, |p| p.review.latest().map(|step| step.verdict)),
        }
    }
}

impl Review {
    /// Which proposals are shown.
    pub fn pile(&self) -> Pile {
        self.pile
    }

    /// In which order.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Only those for this unit: wished for by the proposer or proposed by a reviewer.
    pub fn unit(&self) -> Option<UnitId> {
        self.unit
    }

    fn list_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let Self { keys, roll, pile, order, unit, .. } = self;
        let register = scene.register;
        let all = || {
            let lying = patience.each(register.proposals()).filter(|p| pile.holds(register, p));
            let lying = lying.filter(|p| unit.is_none_or(|unit| units(register, p).contains(&unit)));
            order.sorted(lying, patience).into_iter().map(|p| p.id).collect()
        };
        let mut found = |search: &Search, proposal: &Proposal| {
            search.finds(keys.entry(proposal.id).or_insert_with(|| search_key(register, proposal)))
        };
        let found =
            |search: &Search, id: &ProposalId| register.proposal(*id).is_some_and(|p| found(search, p));
        let stays = |id: &ProposalId| register.proposal(*id).is_some_and(|p| pile.holds(register, p));
        roll.work_out(scene, patience, all, found, stays)
    }

    fn count_up(&mut self, scene: &Scene, patience: &Patience) -> bool {
        let register = scene.register;
        self.waiting.work_out(scene, patience, || {
            patience.each(register.proposals()).filter(|p| Pile::Open.holds(register, p)).count()
        })
    }

    fn changed(&mut self) -> Vec<Wish> {
        self.roll.changed();
        Vec::new()
    }

    /// Opens the list of the piles, each with how much lies in it.
    fn pick_pile(register: &Register) -> Vec<Wish> {
        let count = |pile: Pile| register.proposals().filter(|p| pile.holds(register, p)).count();
        let item = |(place, pile): (usize, Pile)| Item {
            detail: words::proposals(count(pile)),
            ..Item::new((place + 1).to_string(), pile.title())
        };
        let items = Pile::ALL.into_iter().enumerate().map(item).collect();
        vec![Wish::Show(Box::new(Overlay::pick(PICK_PILE, words::PICK_PILE, items)))]
    }

    /// Opens the list of the units wished for or proposed for what lies on the table; the choice "all" on top.
    fn pick_unit(&mut self, register: &Register) -> Vec<Wish> {
        let pile = self.pile;
        let shown = register.proposals().filter(|p| pile.holds(register, p));
        let offered: BTreeSet<UnitId> = shown.flat_map(|p| units(register, p)).collect();
        self.offered = offered.into_iter().collect();
        let known = self.offered.iter().filter_map(|id| register.unit(*id));
        let items = std::iter::once(Item::new("0", say::ALL_UNITS))
            .chain(known.map(|unit| Item::new(&unit.code, &unit.name)));
        vec![Wish::Show(Box::new(Overlay::pick(PICK_UNIT, words::PICK_UNIT, items.collect())))]
    }

    fn clear(&mut self) -> Vec<Wish> {
        (self.pile, self.unit) = (Pile::default(), None);
        self.roll.search.clear();
        self.changed()
    }

    /// Undoes the innermost thing: search, marks, unit, pile.
    fn cancel(&mut self) -> Option<Vec<Wish>> {
        if !self.roll.cancel() {
            if self.unit.is_some() {
                self.unit = None;
            } else if self.pile != Pile::default() {
                self.pile = Pile::default();
            } else {
                return None;
            }
        }
        Some(self.changed())
    }
}

/// The units a proposer wished for or a reviewer proposed.
fn units(register: &Register, proposal: &Proposal) -> BTreeSet<UnitId> {
    let particulars = &proposal.particulars;
    let wished = particulars.wanted_lead.iter().chain(&particulars.wanted_joint);
    let latest = proposal.review.latest();
    let proposed = latest
        .into_iter()
        .flat_map(|step| step.lead.iter().chain(&step.joint).chain(&step.separate).copied());
    wished.filter_map(|word| register.unit_named(word)).chain(proposed).collect()
}

/// What a search looks through: the proposal, its units, verdicts and remarks.
fn search_key(register: &Register, proposal: &Proposal) -> String {
    let units = units(register, proposal).into_iter().map(|unit| register.unit_name(unit));
    let steps = proposal.review.steps.iter();
    Sought::proposal(proposal)
        .and(&proposal.particulars.wanted_lead)
        .and(units)
        .and(steps.flat_map(|step| [step.by.as_str(), step.remark.as_str(), step.verdict.title()]))
        .key()
}

impl Pane for Review {
    fn scope(&self) -> Scope {
        Scope::Review
    }

    fn count(&self) -> Option<usize> {
        self.waiting.counted
    }

    fn hear(&mut self, entry: &Entry, _scene: &Scene) {
        forget_keys(&mut self.keys, entry);
    }

    fn start_over(&mut self) {
        self.keys.clear();
        self.waiting.start_over();
        self.roll.start_over();
    }

    fn work_out(&mut self, scene: &Scene, patience: &Patience) -> bool {
        self.list_up(scene, patience) && self.count_up(scene, patience)
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
            Action::FilterKind => Some(Self::pick_pile(scene.register)),
            Action::FilterUnit => Some(self.pick_unit(scene.register)),
            Action::FilterClear => Some(self.clear()),
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
        let list = &self.roll.list;
        Subject { proposals: list.chosen(), at: list.cursor(), marked: list.marked(), ..Subject::default() }
    }

    fn listed(&self) -> Vec<ProposalId> {
        self.roll.list.rows().to_vec()
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) -> Vec<Wish> {
        if picked.what == PICK_PILE {
            self.pile = Pile::ALL.get(picked.place).copied().unwrap_or_default();
        } else {
            self.unit = picked.place.checked_sub(1).and_then(|place| self.offered.get(place)).copied();
        }
        self.changed()
    }

    fn done(&mut self, entry: &Entry) {
        let touched = entry.proposals();
        self.roll.done(|id| touched.contains(&id));
    }

    fn find(&mut self, proposal: ProposalId) -> bool {
        self.roll.list.go(proposal)
    }

    fn step(&mut self, by: isize) -> Option<ProposalId> {
        self.roll.step(by)
    }
}
