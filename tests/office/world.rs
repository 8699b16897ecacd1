//! A small office with a clock that is set by hand.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::borrow::Borrow;
use std::collections::BTreeSet;
use tian::office::proposer::{Kind, Proposer, ProposerKind};
use tian::office::verbs::answer::Survey;
use tian::office::verbs::assign::{Assign, Units};
use tian::office::verbs::close::Close;
use tian::office::verbs::file::File;
use tian::office::verbs::found::founding;
use tian::office::verbs::joint_opinion::JointOpinion;
use tian::office::verbs::listing::{ListClerk, ListUnits, UnitListing};
use tian::office::verbs::merge::Merge;
use tian::office::verbs::receipt::Receipt;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::session::SetSession;
use tian::office::verbs::undo::{Redo, Undo};
use tian::office::*;

/// Units every world has, numbered from 1.
pub const UNITS: [&str; 6] = ["市教育局", "市交通局", "市财政局", "市水利局", "市卫健委", "市科协"];
/// Clerks every world has, numbered from 1; the first administers, the last only reads.
pub const CLERKS: [&str; 4] = ["周敏", "李强", "王芳", "查阅员"];

/// An office, its history and its clock.
#[derive(Clone)]
pub struct World {
    pub register: Register,
    pub entries: Vec<Entry>,
    pub at: i64,
    pub clerk: ClerkId,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Nine in the morning in Beijing.
pub fn nine(date: NaiveDate) -> i64 {
    moment(date.and_time(NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock")))
}

pub fn moment(beijing: NaiveDateTime) -> i64 {
    beijing.and_utc().timestamp_millis() - 8 * 3_600_000
}

pub fn units(lead: &[u32], joint: &[u32], separate: &[u32]) -> Units {
    let ids = |numbers: &[u32]| numbers.iter().map(|number| UnitId(*number)).collect();
    Units { lead: ids(lead), joint: ids(joint), separate: ids(separate) }
}

pub fn task(proposal: ProposalId, unit: u32) -> TaskId {
    TaskId { proposal, unit: UnitId(unit) }
}

pub fn a_proposal(title: &str, names: &[(&str, ProposerKind)]) -> NewProposal {
    let proposer = |(name, kind): &(&str, ProposerKind)| Proposer {
        name: (*name).to_owned(),
        kind: *kind,
        signed: None,
    };
    NewProposal {
        particulars: Particulars {
            title: title.to_owned(),
            proposers: names.iter().map(proposer).collect(),
            kind: Kind::Individual,
            ..Particulars::default()
        },
        ..NewProposal::default()
    }
}

/// A reply delivered today, nothing said that need not be.
pub fn plain_reply(task: TaskId, class: &str) -> GiveReply {
    GiveReply::new(task, class)
}

impl World {
    /// Founded on Monday, 2 March 2026, with [`UNITS`] and [`CLERKS`].
    pub fn new() -> Self {
        let at = nine(day("2026-03-02"));
        let founding = founding(CLERKS[0], None, at);
        let mut world = Self { register: Register::default(), entries: Vec::new(), at, clerk: ClerkId(1) };
        world.register.apply(&founding).expect("the founding fits an empty register");
        world.entries.push(founding);
        let listing = |name: &&str| UnitListing { name: (*name).to_owned(), ..UnitListing::default() };
        world.must(Command::ListUnits(ListUnits { units: UNITS.iter().map(listing).collect() }));
        for (place, name) in CLERKS.iter().enumerate().skip(1) {
            let role = if place + 1 == CLERKS.len() { Role::Reader } else { Role::Clerk };
            let roles = BTreeSet::from([role]);
            world.must(Command::ListClerk(ListClerk { name: (*name).to_owned(), login: None, roles }));
        }
        world
    }

    /// Sets the clock to nine in the morning of a day.
    pub fn on(&mut self, date: &str) -> &mut Self {
        self.at = nine(day(date));
        self
    }

    /// Lets another clerk work.
    pub fn by(&mut self, clerk: u32) -> &mut Self {
        self.clerk = ClerkId(clerk);
        self
    }

    pub fn occasion(&self) -> Occasion {
        Occasion { clerk: self.clerk, at: self.at }
    }

    pub fn today(&self) -> NaiveDate {
        self.occasion().today()
    }

    /// Asks; a granted command is applied, which must always succeed.
    pub fn ask(&mut self, command: &Command) -> Result<u64, Refusal> {
        let granted = decide(&self.register, command, &self.occasion())?;
        let entry = self.entry(granted);
        self.register
            .append(&entry)
            .unwrap_or_else(|broken| panic!("granted but not applied: {broken}\n{command:?}"));
        self.entries.push(entry);
        Ok(self.register.seq())
    }

    pub fn entry(&self, granted: Granted) -> Entry {
        let seq = self.register.seq() + 1;
        let mut ticket = [0; 16];
        ticket[..8].copy_from_slice(&seq.to_le_bytes());
        let Granted { verb, turn, facts } = granted;
        Entry { seq, at: self.at, clerk: self.clerk, ticket, verb, turn, facts }
    }

    pub fn must(&mut self, command: impl Borrow<Command>) -> u64 {
        let command = command.borrow();
        self.ask(command).unwrap_or_else(|refusal| panic!("refused: {refusal}\n{command:?}"))
    }

    /// Asks what must be refused; nothing changes.
    pub fn refused(&mut self, command: impl Borrow<Command>) -> Refusal {
        let before = self.register.clone();
        let refusal = self.ask(command.borrow()).expect_err("this must be refused");
        assert!(before == self.register, "a refused command changed the register");
        refusal
    }

    pub fn proposal(&self, id: ProposalId) -> &Proposal {
        self.register.proposal(id).expect("the proposal is there")
    }

    pub fn task(&self, id: ProposalId, unit: u32) -> &tian::office::task::Task {
        &self.proposal(id).tasks[&UnitId(unit)]
    }

    pub fn status(&self, id: ProposalId) -> Status {
        status(&self.register, self.proposal(id))
    }

    /// Docket number of a proposal, 0 for none.
    pub fn docket(&self, id: ProposalId) -> u32 {
        self.proposal(id).docket().map_or(0, |docket| docket.number)
    }

    /// Receives `n` proposals of one member each, by one command.
    pub fn receive(&mut self, n: usize) -> Vec<ProposalId> {
        let first = self.register.next_proposal().0;
        let one = |place| a_proposal(&format!("关于第{place}件事的建议"), &[("张三", ProposerKind::Member)]);
        self.enter((0..n).map(one).collect());
        (first..).take(n).map(ProposalId).collect()
    }

    pub fn enter(&mut self, proposals: Vec<NewProposal>) -> u64 {
        self.must(Command::Receive(Receive { proposals, ..Receive::default() }))
    }

    pub fn file(&mut self, proposals: &[ProposalId]) -> u64 {
        self.file_to(proposals, Units::default())
    }

    pub fn file_to(&mut self, proposals: &[ProposalId], to: Units) -> u64 {
        self.must(filing(proposals, to))
    }

    /// One proposal, filed and given to units today.
    pub fn handled(&mut self, lead: &[u32], joint: &[u32], separate: &[u32]) -> ProposalId {
        let id = self.receive(1)[0];
        self.file_to(&[id], units(lead, joint, separate));
        id
    }

    pub fn assign(&mut self, proposals: &[ProposalId], to: Units) -> u64 {
        self.must(Command::Assign(Assign { proposals: proposals.to_vec(), to, on: None }))
    }

    pub fn receipt(&mut self, proposal: ProposalId, unit: u32) -> u64 {
        self.must(Command::Receipt(Receipt::of(vec![task(proposal, unit)])))
    }

    pub fn joint_opinion(&mut self, proposal: ProposalId, unit: u32) -> u64 {
        self.must(Command::JointOpinion(JointOpinion::of(vec![task(proposal, unit)])))
    }

    pub fn reply(&mut self, proposal: ProposalId, unit: u32, class: &str) -> u64 {
        self.must(Command::Reply(plain_reply(task(proposal, unit), class)))
    }

    /// The form comes back with this overall choice (1 satisfied … 4 dissatisfied).
    pub fn answer(&mut self, proposal: ProposalId, overall: u8) -> u64 {
        self.must(survey(proposal, 0, overall, false))
    }

    pub fn merge(&mut self, into: ProposalId, proposals: &[ProposalId]) -> u64 {
        self.must(Command::Merge(Merge { into, proposals: proposals.to_vec(), on: None }))
    }

    pub fn close(&mut self, proposal: ProposalId) -> Result<u64, Refusal> {
        self.ask(&Command::Close(Close { proposals: vec![proposal], on: None }))
    }

    pub fn remind(&mut self, unit: u32, way: tian::office::reminder::Way) -> Result<u64, Refusal> {
        self.ask(&reminding(unit, way))
    }

    pub fn undo(&mut self) -> Result<u64, Refusal> {
        self.ask(&Command::Undo(Undo { entry: None }))
    }

    pub fn undo_entry(&mut self, seq: u64) -> Result<u64, Refusal> {
        self.ask(&Command::Undo(Undo { entry: Some(seq) }))
    }

    pub fn redo(&mut self) -> Result<u64, Refusal> {
        self.ask(&Command::Redo(Redo { entry: None }))
    }

    /// Changes the rules of the current session.
    pub fn rules(&mut self, change: impl FnOnce(&mut tian::office::rules::Rules)) {
        let mut session = self.register.current().expect("a session").clone();
        change(&mut session.rules);
        self.must(Command::SetSession(Box::new(SetSession { session, current: false })));
    }
}

pub fn filing(proposals: &[ProposalId], to: Units) -> Command {
    Command::File(File { proposals: proposals.to_vec(), category: Some("1".to_owned()), to, on: None })
}

pub fn reminding(unit: u32, way: tian::office::reminder::Way) -> Command {
    let letter = "政提催〔2026〕1号".to_owned();
    Command::Remind(Remind { units: vec![UnitId(unit)], way, letter, level: None, on: None })
}

pub fn survey(proposal: ProposalId, signer: u16, overall: u8, correct: bool) -> Command {
    let given = [1, 1, 1, 1, 1, overall].map(Given::Digit).to_vec();
    Command::Answer(Survey { proposal, signer, given, correct, ..Survey::default() })
}
