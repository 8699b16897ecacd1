//! A small office for the tests of panes, built by commands like any other.

use crate::desk::form::Scene;
use crate::office::proposal::Particulars;
use crate::office::proposer::Proposer;
use crate::office::verbs::assign::Units;
use crate::office::verbs::file::File;
use crate::office::verbs::found::founding;
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::office::verbs::receive::Receive;
use crate::office::verbs::reply::GiveReply;
use crate::office::{
    ClerkId, Command, Entry, NewProposal, Occasion, ProposalId, Register, TaskId, UnitId, decide,
};

/// 2026-02-02, 10:40 in Beijing.
const AT: i64 = 1_770_000_000_000;
const DAY: i64 = 24 * 60 * 60 * 1_000;

/// An office and what time it is there.
pub struct World {
    /// Its register.
    pub register: Register,
    /// The clerk and the moment.
    pub occasion: Occasion,
}

impl World {
    /// A fresh office with two units.
    pub fn new() -> Self {
        let mut register = Register::default();
        register.apply(&founding("测试员", None, AT)).expect("founded");
        let mut world = Self { register, occasion: Occasion { clerk: ClerkId(1), at: AT } };
        let unit = |code: &str, name: &str| UnitListing {
            code: code.to_owned(),
            name: name.to_owned(),
            ..UnitListing::default()
        };
        let units = vec![unit("1", "市教育局"), unit("2", "市财政局")];
        world.carry_out(&Command::ListUnits(ListUnits { units }));
        world
    }

    /// What a pane sees.
    pub fn scene(&self) -> Scene<'_> {
        Scene { register: &self.register, occasion: self.occasion }
    }

    /// Lets days go by.
    pub fn wait(&mut self, days: i64) {
        self.occasion.at += days * DAY;
    }

    /// Carries a command out.
    pub fn carry_out(&mut self, command: &Command) -> Entry {
        let granted = decide(&self.register, command, &self.occasion).expect("granted");
        let entry = Entry {
            seq: self.register.seq() + 1,
            at: self.occasion.at,
            clerk: self.occasion.clerk,
            ticket: [0; 16],
            verb: granted.verb,
            turn: granted.turn,
            facts: granted.facts,
        };
        self.register.append(&entry).expect("applied");
        entry
    }

    /// Receives so many proposals and files them with a lead unit, and a joint one if named.
    pub fn file(&mut self, count: u32, lead: u32, joint: Option<u32>) -> Vec<ProposalId> {
        let first = self.register.next_proposal().0;
        let proposals = (first..first + count).map(proposal).collect();
        self.carry_out(&Command::Receive(Receive { proposals, ..Receive::default() }));
        let proposals: Vec<ProposalId> = (first..first + count).map(ProposalId).collect();
        let joint = joint.map(UnitId).into_iter().collect();
        let to = Units { lead: vec![UnitId(lead)], joint, ..Units::default() };
        let file = File { proposals: proposals.clone(), category: Some("1".to_owned()), to, on: None };
        self.carry_out(&Command::File(file));
        proposals
    }

    /// Records the lead unit's reply.
    pub fn reply(&mut self, proposal: ProposalId, unit: u32) -> Entry {
        self.carry_out(&Command::Reply(GiveReply::new(TaskId { proposal, unit: UnitId(unit) }, "A")))
    }
}

fn proposal(number: u32) -> NewProposal {
    let proposers = vec![Proposer { name: format!("委员{number}"), ..Proposer::default() }];
    let particulars = Particulars { title: format!("建议{number}"), proposers, ..Particulars::default() };
    NewProposal { particulars, ..NewProposal::default() }
}
