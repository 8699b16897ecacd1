//! The whole ledger on a disk that fails at the n-th operation and loses power: what was acknowledged is there, and
//! nothing is there that was not submitted. And on a store that fails: nobody notices.

mod ledger_kit;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use ledger_kit::{FaultDisk, assert_holds, record, settings};
use tian::ledger::memory::MemoryEngine;
use tian::ledger::{Ledger, LedgerError, Notice, Opened, Record, digest, verify_with};
use tian::office::Register;

/// What a session was told is saved, and what it tried to save at most.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Told {
    saved: u64,
    tried: u64,
    draft_saved: u64,
    draft_tried: u64,
}

fn apply(register: &mut Register, records: &[Record]) {
    for record in records {
        register.apply(&record.entry).expect("fits");
    }
}

/// Two sittings: groups of entries, a draft after each, snapshots in between, a new segment now and then.
fn work(
    folder: &Path,
    disk: &Arc<FaultDisk>,
    engine: &MemoryEngine,
    told: &mut Told,
) -> Result<(), LedgerError> {
    for _ in 0..2 {
        let settings = settings(disk.clone(), Arc::new(engine.clone()));
        let Opened { mut ledger, mut register, .. } = Ledger::open_with(folder, settings)?;
        for group in 1..=5 {
            let first = ledger.last() + 1;
            let records: Vec<_> = (first..first + group).map(record).collect();
            told.tried = told.tried.max(first + group - 1);
            ledger.append(&records)?;
            told.saved = ledger.last();
            apply(&mut register, &records);
            told.draft_tried = told.saved;
            ledger.save_draft(7, "催办函", &told.saved.to_le_bytes())?;
            told.draft_saved = told.saved;
            if group % 2 == 0 {
                ledger.snapshot(&register)?;
            }
        }
        ledger.close()?;
    }
    Ok(())
}

/// Opens what is left with a healthy disk and checks it against what was told.
fn assert_kept(folder: &Path, engine: &MemoryEngine, told: Told, what: &str) {
    engine.fail_after(None);
    let settings = settings(FaultDisk::new(), Arc::new(engine.clone()));
    let opened = Ledger::open_with(folder, settings.clone());
    let Opened { ledger, register, .. } = opened.unwrap_or_else(|error| panic!("{what}: {error}"));
    let last = ledger.last();
    assert!((told.saved..=told.tried).contains(&last), "{what}: {told:?}, but {last} are there");
    assert_holds(&ledger, last);
    let mut replayed = Register::default();
    apply(&mut replayed, &(1..=last).map(record).collect::<Vec<_>>());
    assert_eq!(register, replayed, "{what}");
    let draft = ledger.drafts(7).first().map(|(name, body)| {
        assert_eq!(name, "催办函");
        u64::from_le_bytes(body.as_slice().try_into().expect("eight"))
    });
    let draft = draft.unwrap_or_default();
    assert!(draft == told.draft_saved || draft == told.draft_tried, "{what}: {told:?}, but draft {draft}");
    drop(ledger);
    let report = verify_with(folder, true, &settings).expect("verify");
    assert_eq!((report.findings, report.entries), (vec![], last), "{what}");
}

/// Operations of a whole run without a fault.
fn operations() -> (u64, u64) {
    let folder = tempfile::tempdir().expect("folder");
    let (disk, engine, mut told) = (FaultDisk::new(), MemoryEngine::default(), Told::default());
    work(folder.path(), &disk, &engine, &mut told).expect("no fault");
    assert_eq!(told, Told { saved: 30, tried: 30, draft_saved: 30, draft_tried: 30 });
    let (disk, store) = (disk.done(), engine.done());
    assert_kept(folder.path(), &engine, told, "no fault");
    (disk, store)
}

#[test]
fn whichever_disk_operation_fails_what_was_acknowledged_is_kept() {
    let (count, _) = operations();
    assert!(count > 150, "{count}");
    for at in 0..count {
        for for_ever in [false, true] {
            let folder = tempfile::tempdir().expect("folder");
            let (disk, engine) = (FaultDisk::failing(at, for_ever), MemoryEngine::default());
            let mut told = Told::default();
            let _ = work(folder.path(), &disk, &engine, &mut told);
            assert_kept(folder.path(), &engine, told, &format!("operation {at}, for ever {for_ever}"));
        }
    }
}

#[test]
fn whichever_disk_operation_is_the_last_before_a_power_cut_what_was_acknowledged_is_kept() {
    let (count, _) = operations();
    for at in 0..=count {
        for seed in 0..4 {
            let folder = tempfile::tempdir().expect("folder");
            let (disk, engine) = (FaultDisk::failing(at, true), MemoryEngine::default());
            let mut told = Told::default();
            let _ = work(folder.path(), &disk, &engine, &mut told);
            disk.cut_power(seed * 1000 + at);
            engine.cut_power();
            assert_kept(folder.path(), &engine, told, &format!("power cut {seed} at operation {at}"));
        }
    }
}

#[test]
fn whichever_store_operation_fails_nobody_is_refused_and_all_is_kept() {
    let (_, count) = operations();
    assert!(count > 50, "{count}");
    for at in 0..count {
        let folder = tempfile::tempdir().expect("folder");
        let (disk, engine, mut told) = (FaultDisk::new(), MemoryEngine::default(), Told::default());
        engine.fail_after(Some(at));
        work(folder.path(), &disk, &engine, &mut told)
            .unwrap_or_else(|error| panic!("store at {at}: {error}"));
        assert_eq!(told.saved, 30);
        assert_kept(folder.path(), &engine, told, &format!("store operation {at}"));
    }
}

#[test]
fn a_store_that_fails_is_told_and_everything_is_read_from_the_journal_meanwhile() {
    let folder = tempfile::tempdir().expect("folder");
    let engine = MemoryEngine::default();
    let settings = settings(FaultDisk::new(), Arc::new(engine.clone()));
    let Opened { mut ledger, mut register, .. } = Ledger::open_with(folder.path(), settings).expect("open");
    for seq in 1..=20 {
        if seq == 10 {
            engine.fail_after(Some(0));
        }
        ledger.append(&[record(seq)]).expect("append");
        register.apply(&record(seq).entry).expect("fits");
    }
    assert!(matches!(ledger.take_notices().as_slice(), [Notice::StoreDown { .. }]), "told once");
    assert_holds(&ledger, 20);
    assert_eq!(ledger.text(&[0; 32]).expect("text"), None);
    assert_eq!(ledger.entries(15, 2).expect("entries"), [record(15).entry, record(16).entry]);
    assert_eq!(ledger.entries(21, 2).expect("entries"), []);
    engine.fail_after(None);
    ledger.snapshot(&register).expect("snapshot");
    assert_eq!(ledger.take_notices(), [Notice::CaughtUp { entries: 11 }], "the store is back");
    let read = engine.done();
    assert_holds(&ledger, 20);
    assert!(engine.done() > read, "and is read again");
}

#[test]
fn a_wrong_value_in_the_store_is_found_by_the_reader_and_healed_at_the_next_snapshot() {
    let folder = tempfile::tempdir().expect("folder");
    let engine = MemoryEngine::default();
    let settings = settings(FaultDisk::new(), Arc::new(engine.clone()));
    let Opened { mut ledger, mut register, .. } = Ledger::open_with(folder.path(), settings).expect("open");
    let records: Vec<_> = (1..=10).map(record).collect();
    ledger.append(&records).expect("append");
    apply(&mut register, &records);
    engine.tamper(|map| map.values_mut().for_each(|value| *value.last_mut().expect("some") ^= 1));
    assert_holds(&ledger, 10);
    ledger.append(&[record(11)]).expect("append");
    register.apply(&record(11).entry).expect("fits");
    assert!(matches!(ledger.take_notices().as_slice(), [Notice::StoreDown { .. }]));
    ledger.snapshot(&register).expect("snapshot");
    assert!(matches!(ledger.take_notices().as_slice(), [Notice::Rebuilt { .. }]));
    assert_holds(&ledger, 11);
}

#[test]
fn entries_and_texts_that_vanish_from_a_store_too_large_to_check_are_still_found() {
    let folder = tempfile::tempdir().expect("folder");
    let engine = MemoryEngine::default();
    let mut settings = settings(FaultDisk::new(), Arc::new(engine.clone()));
    settings.full_check_bytes = 0;
    let mut ledger = Ledger::open_with(folder.path(), settings.clone()).expect("open").ledger;
    ledger.append(&(1..=30).map(record).collect::<Vec<_>>()).expect("append");
    ledger.close().expect("close");
    engine.tamper(|map| map.retain(|key, _| key[0] != b't' && key.last() != Some(&7)));
    let Opened { ledger, notices, .. } = Ledger::open_with(folder.path(), settings).expect("open");
    assert_eq!(notices, []);
    assert_holds(&ledger, 30);
}

#[test]
fn texts_that_never_were_are_looked_for_in_the_journal_once() {
    let folder = tempfile::tempdir().expect("folder");
    let (engine, journal) = (MemoryEngine::default(), folder.path().join("journal"));
    let mut settings = settings(FaultDisk::new(), Arc::new(engine.clone()));
    settings.full_check_bytes = 0;
    let mut ledger = Ledger::open_with(folder.path(), settings.clone()).expect("open").ledger;
    ledger.append(&(1..=30).map(record).collect::<Vec<_>>()).expect("append");
    ledger.close().expect("close");
    // Only these are gone from the store, so that it is believed about the others.
    let lost = [6, 33].map(|seq| digest(&ledger_kit::text(seq)));
    engine.tamper(|map| map.retain(|key, _| !lost.iter().any(|lost| key.ends_with(lost))));
    let mut ledger = Ledger::open_with(folder.path(), settings).expect("open").ledger;
    assert_eq!(ledger.text(&[0; 32]).expect("read through"), None);
    ledger.append(&(31..=35).map(record).collect::<Vec<_>>()).expect("append");
    engine.tamper(|map| map.retain(|key, _| !lost.iter().any(|lost| key.ends_with(lost))));
    let away = journal.with_extension("away");
    fs::rename(&journal, &away).expect("away");
    for unknown in 1..=200 {
        assert_eq!(ledger.text(&[unknown; 32]).expect("not read again"), None);
    }
    assert!(ledger.text(&lost[0]).is_err(), "this one is to be had only from the journal");
    fs::rename(&away, &journal).expect("back");
    assert_holds(&ledger, 35);
    ledger.append(&[record(36)]).expect("append");
    assert!(
        matches!(ledger.take_notices().as_slice(), [Notice::StoreDown { .. }]),
        "and the store is given up"
    );
}

#[test]
fn opening_does_not_read_what_lies_before_the_snapshot_of_a_long_journal() {
    let folder = tempfile::tempdir().expect("folder");
    let engine = MemoryEngine::default();
    let mut settings = settings(FaultDisk::new(), Arc::new(engine.clone()));
    let Opened { mut ledger, mut register, .. } =
        Ledger::open_with(folder.path(), settings.clone()).expect("open");
    for seq in 1..=40 {
        ledger.append(&[record(seq)]).expect("append");
        register.apply(&record(seq).entry).expect("fits");
    }
    ledger.snapshot(&register).expect("snapshot");
    ledger.append(&[record(41)]).expect("append");
    ledger.close().expect("close");
    let first = folder.path().join("journal/000001.jnl");
    let mut bytes = fs::read(&first).expect("read");
    bytes[200] ^= 1;
    fs::write(&first, bytes).expect("write");
    let report = verify_with(folder.path(), false, &settings).expect("verify");
    assert!(matches!(report.findings.as_slice(), [one] if one.contains("000001.jnl")), "{report:?}");
    settings.full_check_bytes = 0;
    let opened = Ledger::open_with(folder.path(), settings.clone()).expect("opens from the snapshot");
    assert_eq!((opened.register.seq(), opened.ledger.last()), (41, 41));
    drop(opened);
    settings.full_check_bytes = u64::MAX;
    assert!(matches!(Ledger::open_with(folder.path(), settings), Err(LedgerError::Damaged { .. })));
}

#[test]
fn a_damaged_snapshot_head_or_draft_is_told_and_done_without() {
    let folder = tempfile::tempdir().expect("folder");
    let engine = MemoryEngine::default();
    let (disk, mut told) = (FaultDisk::new(), Told::default());
    work(folder.path(), &disk, &engine, &mut told).expect("no fault");
    for name in ["head", "snapshots", "drafts"] {
        let path = folder.path().join(name);
        let files = if path.is_dir() {
            fs::read_dir(path).expect("list").flatten().map(|entry| entry.path()).collect()
        } else {
            vec![path]
        };
        for file in files {
            let mut bytes = fs::read(&file).expect("read");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(&file, bytes).expect("write");
        }
    }
    let settings = settings(FaultDisk::new(), Arc::new(engine));
    let Opened { ledger, register, notices } = Ledger::open_with(folder.path(), settings).expect("open");
    assert_eq!(register.seq(), 30);
    assert_holds(&ledger, 30);
    let count = |is: fn(&Notice) -> bool| notices.iter().filter(|notice| is(notice)).count();
    assert_eq!(count(|notice| matches!(notice, Notice::HeadUnreadable { .. })), 1, "{notices:?}");
    assert_eq!(count(|notice| matches!(notice, Notice::SnapshotSkipped { .. })), 2, "{notices:?}");
    assert_eq!(count(|notice| matches!(notice, Notice::DraftDamaged { .. })), 1, "{notices:?}");
}

#[test]
fn a_journal_older_than_the_head_or_of_another_history_is_refused() {
    let [one, other] = [(); 2].map(|()| tempfile::tempdir().expect("folder"));
    for folder in [&one, &other] {
        work(folder.path(), &FaultDisk::new(), &MemoryEngine::default(), &mut Told::default())
            .expect("no fault");
    }
    let fresh = || settings(FaultDisk::new(), Arc::new(MemoryEngine::default()));
    let journal = one.path().join("journal");
    fs::remove_dir_all(&journal).expect("remove");
    let refusal = Ledger::open_with(one.path(), fresh()).expect_err("gone");
    assert!(matches!(refusal, LedgerError::Lost { known: 30, found: 0, .. }), "{refusal}");
    ledger_kit::copy_folder(&other.path().join("journal"), &journal);
    let refusal = Ledger::open_with(one.path(), fresh()).expect_err("another's");
    assert!(matches!(refusal, LedgerError::Diverged { seq: 30, .. }), "{refusal}");
}

#[test]
fn wrong_places_are_refused_in_clear_sentences() {
    let folder = tempfile::tempdir().expect("folder");
    let engine = Arc::new(MemoryEngine::default());
    let file = folder.path().join("文件");
    fs::write(&file, b"").expect("write");
    let open = |path: &Path| Ledger::open_with(path, settings(FaultDisk::new(), engine.clone()));
    let refusal = open(&file).expect_err("a file");
    assert!(matches!(refusal, LedgerError::NotFolder { .. }) && refusal.to_string().contains("文件"));
    assert!(matches!(open(&file.join("deeper")), Err(LedgerError::NotFolder { .. })));
    let office = folder.path().join("office");
    let first = open(&office).expect("open");
    let refusal = open(&office).expect_err("twice");
    assert!(
        matches!(refusal, LedgerError::Busy { .. }) && refusal.to_string().contains("正被另一个程序使用")
    );
    drop(first);
    open(&office).expect("free again");
    let mode = |path: &Path| fs::metadata(path).expect("metadata").permissions().mode() & 0o777;
    assert_eq!((mode(&office), mode(&office.join("journal"))), (0o700, 0o700));
    assert_eq!((mode(&office.join("lock")), mode(&office.join("journal/000001.jnl"))), (0o600, 0o600));
}

#[test]
fn a_gap_a_repeated_number_or_a_huge_text_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("folder");
    let settings = settings(FaultDisk::new(), Arc::new(MemoryEngine::default()));
    let mut ledger = Ledger::open_with(folder.path(), settings).expect("open").ledger;
    for bad in [[record(1), record(3)], [record(1), record(1)], [record(2), record(3)]] {
        assert!(matches!(ledger.append(&bad), Err(LedgerError::OutOfOrder { .. })));
    }
    let mut huge = record(1);
    huge.texts = vec!["字".repeat(23 << 20)];
    let refusal = ledger.append(&[huge]).expect_err("69 MB");
    assert!(matches!(refusal, LedgerError::Unwritable { seq: 1, .. }) && !refusal.is_unknown(), "{refusal}");
    ledger.append(&[]).expect("nothing is fine");
    assert_eq!(ledger.last(), 0);
    ledger.append(&[record(1), record(2)]).expect("append");
    assert_holds(&ledger, 2);
}
