//! A small office to try fields and forms on.

use super::Scene;
use crate::office::proposal::Particulars;
use crate::office::proposer::{Kind, Proposer};
use crate::office::verbs::found::founding;
use crate::office::verbs::listing::{ListUnits, UnitListing};
use crate::office::verbs::receive::{NewProposal, Receive};
use crate::office::{ClerkId, Command, Entry, Occasion, Register, decide};

/// Half past nine on 22 November 2026 in Beijing, a Sunday.
pub const NOW: i64 = 1_795_311_000_000;

/// What a form sees of `register`.
pub fn scene(register: &Register) -> Scene<'_> {
    Scene { register, occasion: Occasion { clerk: ClerkId(1), at: NOW } }
}

/// An office with ten units and no proposal.
pub fn desk() -> Register {
    let mut register = Register::default();
    register.apply(&founding("王芳", None, NOW)).expect("the first entry");
    let units = [
        ("101", "市发展和改革委员会"),
        ("201", "市公安局"),
        ("305", "市教育局"),
        ("306", "市财政局"),
        ("307", "市城市管理局"),
        ("308", "市交通运输局"),
        ("309", "市住房和城乡建设局"),
        ("310", "市卫生健康委员会"),
        ("311", "市民政局"),
        ("312", "市文化广电和旅游局"),
    ];
    for (code, name) in units {
        list_unit(&mut register, code, name);
    }
    register
}

/// Lists a unit.
pub fn list_unit(register: &mut Register, code: &str, name: &str) {
    let aliases = if name == "市城市管理局" { vec!["城管局".to_owned()] } else { Vec::new() };
    let listing =
        UnitListing { code: code.to_owned(), name: name.to_owned(), aliases, ..UnitListing::default() };
    carry_out(register, &Command::ListUnits(ListUnits { units: vec![listing] }));
}

/// Receives `count` proposals titled `停车难第n件`.
pub fn receive(register: &mut Register, count: usize) {
    let one = |n: usize| NewProposal {
        particulars: Particulars {
            title: format!("停车难第{n}件"),
            proposers: vec![Proposer { name: "张三".to_owned(), ..Proposer::default() }],
            kind: Kind::Individual,
            ..Particulars::default()
        },
        ..NewProposal::default()
    };
    let proposals = (1..=count).map(one).collect();
    carry_out(register, &Command::Receive(Receive { proposals, ..Receive::default() }));
}

/// Decides a command and applies it, as the server would.
pub fn carry_out(register: &mut Register, command: &Command) {
    let granted = decide(register, command, &scene(register).occasion).expect("granted");
    let entry = Entry {
        seq: register.seq() + 1,
        at: NOW,
        clerk: ClerkId(1),
        ticket: [0; 16],
        verb: granted.verb,
        turn: granted.turn,
        facts: granted.facts,
    };
    register.append(&entry).expect("applied");
}
