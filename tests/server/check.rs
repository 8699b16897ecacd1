//! Checking everything through the server: it looks at the journal and at the store, and nobody waits for it.

use super::room::{Desk, Office, bounded, receive, receive_many, titled};
use std::fs;
use std::sync::Arc;
use tian::ledger::Settings;
use tian::ledger::memory::MemoryEngine;
use tian::server::Bounds;
use tian::wire::{Answer, Down, Question, Up};

/// An office whose store can be tampered with, with some entries and texts in it.
fn office() -> (Office, Desk, MemoryEngine) {
    let engine = MemoryEngine::default();
    let settings = Settings { engine: Arc::new(engine.clone()), ..Settings::default() };
    let office = Office::with(settings, Bounds::default());
    let mut desk = office.desk();
    for number in 0..20 {
        desk.submit(titled(&format!("第{number}件"), Some(&format!("正文{number}"))));
    }
    (office, desk, engine)
}

fn findings(desk: &mut Desk) -> Vec<String> {
    match desk.ask(Question::Verify) {
        Answer::Findings(findings) => findings,
        other => panic!("{other:?}"),
    }
}

#[test]
fn checking_finds_nothing_wrong_while_others_work() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        for number in 0..700 {
            desk.submit(receive(&format!("第{number}件")));
        }
        let mut checker = office.desk();
        checker.send(&Up::Ask { number: 1, question: Question::Verify });
        desk.submit(receive("检查之间"));
        loop {
            if let Down::Answer { number: 1, answer } = checker.hear() {
                break assert_eq!(answer, Answer::Findings(vec![]));
            }
        }
    });
}

#[test]
fn a_journal_damaged_under_a_running_server_is_found() {
    bounded(|| {
        let (office, mut desk, _engine) = office();
        assert_eq!(findings(&mut desk), Vec::<String>::new());
        let segment = office.folder().join("journal/000001.jnl");
        let mut bytes = fs::read(&segment).unwrap();
        bytes[300] ^= 1;
        fs::write(&segment, &bytes).unwrap();
        let found = findings(&mut desk);
        assert!(matches!(&found[..], [one] if one.contains("000001.jnl")), "{found:?}");
        bytes[300] ^= 1;
        fs::write(&segment, &bytes).unwrap();
        assert_eq!(findings(&mut desk), Vec::<String>::new());
    });
}

#[test]
fn texts_and_entries_wrong_or_missing_in_the_store_are_found() {
    bounded(|| {
        for kind in [b't', b'e'] {
            for lost in [true, false] {
                let (_office, mut desk, engine) = office();
                assert_eq!(findings(&mut desk), Vec::<String>::new());
                engine.tamper(|map| {
                    let key = map.keys().find(|key| key[0] == kind).unwrap().clone();
                    match map.get_mut(&key) {
                        Some(value) if !lost => *value.last_mut().unwrap() ^= 1,
                        _ => drop(map.remove(&key)),
                    }
                });
                let found = findings(&mut desk);
                assert!(matches!(&found[..], [one] if one.contains("本地库")), "{kind} {lost}: {found:?}");
            }
        }
    });
}

#[test]
fn what_comes_while_all_is_checked_is_no_finding() {
    bounded(|| {
        let (office, mut desk, _engine) = office();
        for batch in 0..10 {
            desk.submit(receive_many(batch, 200));
        }
        let mut checker = office.desk();
        for round in 0..5u32 {
            checker.send(&Up::Ask { number: round, question: Question::Verify });
            let mut came = 0;
            let answer = loop {
                desk.submit(titled(&format!("其间{round}-{came}"), Some("又一篇正文")));
                came += 1;
                match checker.hear() {
                    Down::Answer { number, answer } if number == round => break answer,
                    _ => {}
                }
            };
            assert_eq!(answer, Answer::Findings(vec![]), "{came} came meanwhile");
        }
    });
}
