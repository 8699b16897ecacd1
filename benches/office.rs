//! How fast the law answers: decisions, prospects and queries on a register of 10,000 proposals, a year of a large
//! office. A desk asks these at every key, so each should stay far below a tenth of a second.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use tian::office::SessionId;
use tian::office::figures::{Scope, figures};
use tian::office::proposer::{Proposer, ProposerKind};
use tian::office::queries::{owing, running};
use tian::office::reminder::Way;
use tian::office::verbs::file::File;
use tian::office::verbs::found::founding;
use tian::office::verbs::listing::{ListUnits, UnitListing};
use tian::office::verbs::receive::Receive;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::undo::Undo;
use tian::office::{
    ClerkId, Command, Entry, NewProposal, Occasion, Particulars, ProposalId, Register, UnitId, decide,
    prospects, verbs::assign::Units,
};

const DAY: i64 = 86_400_000;
/// 2 March 2026, nine in the morning in Beijing.
const START: i64 = 1_772_413_200_000;
const UNITS: u32 = 80;

fn occasion(days: i64) -> Occasion {
    Occasion { clerk: ClerkId(1), at: START + days * DAY }
}

fn entry(register: &Register, command: &Command, days: i64) -> Entry {
    let occasion = occasion(days);
    let granted = decide(register, command, &occasion).expect("granted");
    let seq = register.seq() + 1;
    let (at, clerk) = (occasion.at, occasion.clerk);
    Entry { seq, at, clerk, ticket: [0; 16], verb: granted.verb, turn: granted.turn, facts: granted.facts }
}

fn run(register: &mut Register, command: &Command, days: i64) {
    let entry = entry(register, command, days);
    register.apply(&entry).expect("applied");
}

fn proposals(n: u32) -> Command {
    let one = |place: u32| NewProposal {
        particulars: Particulars {
            title: format!("关于推进第{place}项民生实事的建议"),
            proposers: vec![Proposer {
                name: format!("委员{place}"),
                kind: ProposerKind::Member,
                signed: None,
            }],
            category: "4".to_owned(),
            ..Particulars::default()
        },
        fingerprint: Some(u128::from(place).to_le_bytes()),
        ..NewProposal::default()
    };
    Command::Receive(Receive { proposals: (1..=n).map(one).collect(), ..Receive::default() })
}

fn filing(ids: impl Iterator<Item = u32>, unit: u32) -> Command {
    let to = Units { lead: vec![UnitId(unit)], joint: vec![UnitId(unit % UNITS + 1)], separate: Vec::new() };
    let proposals = ids.map(ProposalId).collect();
    Command::File(File { proposals, category: None, to, on: None })
}

/// 10,000 received; the first `filed` of them filed and given to lead and joint units.
fn office(filed: u32) -> Register {
    let mut register = Register::default();
    register.apply(&founding("周敏", None, START)).expect("founded");
    let unit = |n: u32| UnitListing { name: format!("第{n}局"), ..UnitListing::default() };
    run(&mut register, &Command::ListUnits(ListUnits { units: (1..=UNITS).map(unit).collect() }), 0);
    run(&mut register, &proposals(10_000), 0);
    for unit in 1..=UNITS {
        let ids: Vec<u32> = (1..=filed).filter(|id| id % UNITS == unit % UNITS).collect();
        if !ids.is_empty() {
            run(&mut register, &filing(ids.into_iter(), unit), 1);
        }
    }
    register
}

fn decisions(bench: &mut Criterion) {
    let half = office(5_000);
    let one = filing(5_001..=5_001, 1);
    let many = filing(5_001..=5_500, 1);
    let now = occasion(2);
    bench.bench_function("file 1", |b| b.iter(|| decide(black_box(&half), &one, &now)));
    bench.bench_function("file 500", |b| b.iter(|| decide(black_box(&half), &many, &now)));
    bench.bench_function("file 5000", |b| {
        let all = filing(5_001..=10_000, 1);
        b.iter(|| decide(black_box(&half), &all, &now));
    });
    bench.bench_function("prospects 500 beside 5000 filed", |b| {
        b.iter(|| prospects(black_box(&half), &many, &now));
    });
    bench.bench_function("prospects 5000 beside 5000 filed", |b| {
        let all = filing(5_001..=10_000, 1);
        b.iter(|| prospects(black_box(&half), &all, &now));
    });
    let filed = {
        let mut filed = half.clone();
        run(&mut filed, &many, 2);
        filed
    };
    let undo = Command::Undo(Undo::default());
    bench.bench_function("undo 500", |b| b.iter(|| decide(black_box(&filed), &undo, &now)));
    let applied = entry(&half, &many, 2);
    bench.bench_function("apply 500", |b| {
        b.iter_batched(
            || half.clone(),
            |mut register| register.apply(&applied).map(|()| register),
            criterion::BatchSize::LargeInput,
        );
    });
    bench.bench_function("receive 10000", |b| {
        let empty = office_without_proposals();
        let sheet = proposals(10_000);
        b.iter(|| decide(black_box(&empty), &sheet, &now));
    });
}

fn office_without_proposals() -> Register {
    let mut register = Register::default();
    register.apply(&founding("周敏", None, START)).expect("founded");
    register
}

fn queries(bench: &mut Criterion) {
    let full = office(10_000);
    let today = occasion(100).today();
    bench.bench_function("running over 10000", |b| b.iter(|| running::running(black_box(&full), today)));
    bench.bench_function("owing over 10000", |b| b.iter(|| owing::owing(black_box(&full), today)));
    bench.bench_function("figures over 10000", |b| {
        let scope = Scope { session: SessionId(1), as_of: today };
        b.iter(|| figures(black_box(&full), &scope));
    });
    bench.bench_function("remind 40 of 80 units", |b| {
        let units = (1..=40).map(UnitId).collect();
        let letter = "政提催〔2026〕1号".to_owned();
        let remind = Command::Remind(Remind { units, way: Way::Letter, letter, level: None, on: None });
        b.iter(|| decide(black_box(&full), &remind, &occasion(100)));
    });
}

criterion_group!(benches, decisions, queries);
criterion_main!(benches);
