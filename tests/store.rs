//! One suite for every store, and a ledger whose store is damaged in every way one can think of.

mod ledger_kit;

use std::fs;
use std::path::{Path, PathBuf};

use ledger_kit::{Chance, assert_holds, copy_folder, record};
use tian::ledger::memory::MemoryEngine;
use tian::ledger::store::{Batch, Engine, MAX_KEY, MAX_VALUE, MAX_WRITES, Store, StoreError, Write};
use tian::ledger::{Ledger, LedgerError, Notice, Opened, SledEngine, verify};
use tian::office::Register;

fn engines() -> Vec<Box<dyn Engine>> {
    vec![Box::new(MemoryEngine::default()), Box::new(SledEngine)]
}

fn put(key: &[u8], value: &[u8]) -> Write {
    Write::Put(key.to_vec(), value.to_vec())
}

fn commit(store: &mut Box<dyn Store>, writes: Vec<Write>) -> Result<(), StoreError> {
    store.commit(&Batch { writes })
}

/// Runs a part of the suite on every engine.
fn each(part: impl Fn(&dyn Engine, &Path)) {
    for engine in engines() {
        let folder = tempfile::tempdir().expect("folder");
        part(&*engine, &folder.path().join("store"));
    }
}

#[test]
fn what_is_put_is_got_until_it_is_deleted() {
    each(|engine, folder| {
        let mut store = engine.open(folder).expect("open");
        commit(&mut store, vec![put(b"a", b"1"), put(b"b", b""), put(b"c", &[7; MAX_VALUE])])
            .expect("commit");
        assert_eq!(store.get(b"a"), Ok(Some(b"1".to_vec())));
        assert_eq!(store.get(b"b"), Ok(Some(Vec::new())));
        assert_eq!(store.get(b"c"), Ok(Some(vec![7; MAX_VALUE])));
        commit(&mut store, vec![put(b"a", b"2"), Write::Delete(b"b".to_vec()), Write::Delete(b"x".to_vec())])
            .expect("commit");
        assert_eq!(store.get(b"a"), Ok(Some(b"2".to_vec())));
        assert_eq!(store.get(b"b"), Ok(None));
        store.flush().expect("flush");
    });
}

#[test]
fn a_scan_gives_pages_in_key_order_within_its_bounds() {
    each(|engine, folder| {
        let mut store = engine.open(folder).expect("open");
        let keys: Vec<[u8; 2]> = (0..90).map(|index| [index % 3, index / 3]).collect();
        commit(&mut store, keys.iter().map(|key| put(key, key)).collect()).expect("commit");
        let (mut at, mut found) = (vec![1], Vec::new());
        loop {
            let page = store.scan(&at, &[2], 7).expect("scan");
            assert!(page.pairs.len() <= 7);
            found.extend(page.pairs);
            let Some(next) = page.next else { break };
            at = next;
        }
        let wanted: Vec<_> = (0..30).map(|index| (vec![1, index], vec![1, index])).collect();
        assert_eq!(found, wanted);
        assert!(store.scan(&[2], &[1], 7).expect("scan").pairs.is_empty(), "the wrong way round");
        assert!(store.scan(&[9], &[10], 7).expect("scan").pairs.is_empty(), "beyond");
    });
}

#[test]
fn a_page_ends_by_size() {
    each(|engine, folder| {
        let mut store = engine.open(folder).expect("open");
        for index in 0..40 {
            commit(&mut store, vec![put(&[index + 1], &[index; MAX_VALUE])]).expect("commit");
        }
        let page = store.scan(&[0], &[255], 1000).expect("scan");
        assert!(
            page.pairs.len() < 40
                && page.next == Some(vec![u8::try_from(page.pairs.len()).expect("small") + 1])
        );
    });
}

#[test]
fn the_limits_hold_and_nothing_of_a_refused_batch_is_written() {
    each(|engine, folder| {
        let mut store = engine.open(folder).expect("open");
        let big = |count: u8| (0..count).map(|index| put(&[index], &vec![0; MAX_VALUE])).collect::<Vec<_>>();
        let bad = [
            vec![put(b"k", b"1"), put(b"k", b"2")],
            vec![put(b"k", b"1"), Write::Delete(b"k".to_vec())],
            vec![put(b"k", b"1"), put(b"", b"2")],
            vec![put(b"k", b"1"), put(&[0; MAX_KEY + 1], b"2")],
            vec![put(b"k", b"1"), put(b"l", &[0; MAX_VALUE + 1])],
            (0..=u8::try_from(MAX_WRITES).expect("small")).map(|index| put(&[b'k', index], b"")).collect(),
            big(11),
        ];
        for writes in bad {
            assert!(matches!(commit(&mut store, writes), Err(StoreError::Refused(_))));
        }
        assert!(store.scan(&[0], &[255], 10).expect("scan").pairs.is_empty());
        commit(&mut store, big(10)).expect("just within");
    });
}

#[test]
fn it_is_all_there_after_closing_and_none_after_setting_aside() {
    each(|engine, folder| {
        for round in 1..=3 {
            let mut store = engine.open(folder).expect("open");
            assert_eq!(store.get(b"round").expect("get"), (round > 1).then(|| vec![round - 1]));
            commit(&mut store, vec![put(b"round", &[round])]).expect("commit");
        }
        engine.set_aside(folder).expect("set aside");
        let store = engine.open(folder).expect("open");
        assert_eq!(store.get(b"round").expect("get"), None);
    });
}

#[test]
fn sled_opens_after_a_kill_that_left_an_unfinished_snapshot() {
    let folder = tempfile::tempdir().expect("folder");
    drop(SledEngine.open(folder.path()).expect("open"));
    let unfinished = folder.path().join("snap.0000000000000000.generating");
    fs::write(&unfinished, b"").expect("write");
    drop(SledEngine.open(folder.path()).expect("opens all the same"));
    assert!(!unfinished.exists());
}

#[test]
fn a_failing_memory_store_fails_from_the_nth_operation_on() {
    let engine = MemoryEngine::default();
    let mut store = engine.open(Path::new("")).expect("open");
    engine.fail_after(Some(1));
    commit(&mut store, vec![put(b"k", b"1")]).expect("the first succeeds");
    assert!(store.get(b"k").is_err() && store.flush().is_err());
    engine.fail_after(None);
    assert_eq!(store.get(b"k"), Ok(Some(b"1".to_vec())));
    engine.cut_power();
    assert_eq!(store.get(b"k"), Ok(None), "it was not flushed");
}

const ENTRIES: u64 = 120;

/// An office with sled, closed cleanly.
fn office(folder: &Path) {
    let mut ledger = Ledger::open(folder).expect("open").ledger;
    for seq in (1..=ENTRIES).step_by(2) {
        ledger.append(&[record(seq), record(seq + 1)]).expect("append");
    }
    ledger.close().expect("close");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("list").flatten().map(|entry| entry.path());
    entries.filter(|path| path.is_file() && fs::metadata(path).is_ok_and(|data| data.len() > 0)).collect()
}

/// Opens the office, expecting every entry and text, and says what was told.
fn assert_healed(folder: &Path, what: &str) -> Vec<Notice> {
    let Opened { ledger, register, notices } =
        Ledger::open(folder).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_holds(&ledger, ENTRIES);
    assert_eq!(register.units().count() as u64, ENTRIES, "{what}");
    assert_eq!(register.seq(), ENTRIES, "{what}");
    ledger.close().expect("close");
    let again = Ledger::open(folder).expect("open again");
    assert_eq!(again.notices, [], "{what}: healed for good");
    notices
}

/// Damages the store so that it does not open.
fn spoil(folder: &Path) {
    let path = folder.join("store/conf");
    let mut bytes = fs::read(&path).expect("read");
    bytes[3] ^= 1;
    fs::write(&path, bytes).expect("write");
}

fn is_rebuilt(notices: &[Notice]) -> bool {
    matches!(notices, [Notice::Rebuilt { .. }])
}

/// Damages one copy of an office and heals it.
fn damaged_copy(whole: &Path, what: &str, damage: impl FnOnce(&Path)) -> Vec<Notice> {
    let copy = tempfile::tempdir().expect("folder");
    copy_folder(whole, copy.path());
    damage(&copy.path().join("store"));
    assert_healed(copy.path(), what)
}

#[test]
fn a_store_that_is_gone_emptied_or_cut_is_rebuilt_and_told() {
    let folder = tempfile::tempdir().expect("folder");
    office(folder.path());
    let store = folder.path().join("store");
    let gone = damaged_copy(folder.path(), "gone", |store| fs::remove_dir_all(store).expect("remove"));
    assert!(is_rebuilt(&gone), "{gone:?}");
    for path in files(&store) {
        let name = path.file_name().expect("name").to_owned();
        let length = fs::metadata(&path).expect("metadata").len();
        for left in [0, 1, length / 3, length - 1] {
            let what = format!("{name:?} cut to {left} of {length}");
            let notices = damaged_copy(folder.path(), &what, |store| {
                fs::File::options()
                    .write(true)
                    .open(store.join(&name))
                    .expect("open")
                    .set_len(left)
                    .expect("cut");
            });
            assert!(notices.len() <= 1, "{what}: {notices:?}");
        }
        damaged_copy(folder.path(), "one file gone", |store| {
            fs::remove_file(store.join(&name)).expect("remove");
        });
    }
}

#[test]
fn a_store_with_flipped_bits_never_changes_what_the_ledger_says() {
    let folder = tempfile::tempdir().expect("folder");
    office(folder.path());
    let mut chance = Chance(11);
    let mut rebuilt = 0;
    for path in files(&folder.path().join("store")) {
        let name = path.file_name().expect("name").to_owned();
        // Most of the main file is never read again; what is used lies at its front.
        let used = fs::metadata(&path).expect("metadata").len().min(200_000);
        for _ in 0..16 {
            let bit = chance.below(used * 8);
            let notices = damaged_copy(folder.path(), &format!("{name:?} bit {bit}"), |store| {
                let mut bytes = fs::read(store.join(&name)).expect("read");
                bytes[usize::try_from(bit / 8).expect("small")] ^= 1 << (bit % 8);
                fs::write(store.join(&name), bytes).expect("write");
            });
            rebuilt += u32::from(is_rebuilt(&notices));
        }
    }
    assert!(rebuilt > 5, "the damage was real: {rebuilt}");
}

#[test]
fn a_damaged_store_is_kept_beside_and_only_the_last_few() {
    let folder = tempfile::tempdir().expect("folder");
    office(folder.path());
    for round in 1..=5 {
        spoil(folder.path());
        let notices = assert_healed(folder.path(), "conf");
        let Some(Notice::Rebuilt { aside: Some(aside), .. }) = notices.first() else { panic!("{notices:?}") };
        assert_eq!(*aside, folder.path().join(format!("store.damaged-{round}")));
    }
    let left = fs::read_dir(folder.path()).expect("list").flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().contains("damaged")).count();
    assert_eq!(left, 3);
}

#[test]
fn a_store_of_another_office_is_rebuilt() {
    let [one, other] = [(); 2].map(|()| tempfile::tempdir().expect("folder"));
    office(one.path());
    office(other.path());
    fs::remove_dir_all(one.path().join("store")).expect("remove");
    copy_folder(&other.path().join("store"), &one.path().join("store"));
    assert!(is_rebuilt(&assert_healed(one.path(), "another's")));
}

#[test]
fn a_store_ahead_of_the_journal_proves_a_loss_and_nothing_is_touched() {
    let folder = tempfile::tempdir().expect("folder");
    office(folder.path());
    fs::remove_file(folder.path().join("head")).expect("remove");
    let path = folder.path().join("journal/000001.jnl");
    let whole = fs::read(&path).expect("read");
    // Cut inside the last record, and between two records.
    let survey = tian::ledger::survey::Survey::read(
        &folder.path().join("journal"),
        1,
        u64::MAX,
        tian::ledger::tail::Known::NOTHING,
    )
    .expect("survey");
    let mut ends = vec![64];
    while let Ok(found) = tian::ledger::record::read(&whole[*ends.last().expect("some")..]) {
        ends.push(ends.last().expect("some") + found.length);
    }
    assert_eq!(survey.last, ENTRIES);
    for end in [whole.len() - 1, ends[ends.len() - 2], ends[10], 64, 0] {
        fs::write(&path, &whole[..end]).expect("write");
        let refusal = Ledger::open(folder.path()).expect_err("refused");
        assert!(
            matches!(refusal, LedgerError::Lost { .. } | LedgerError::Damaged { .. }),
            "{end}: {refusal}"
        );
        assert!(refusal.to_string().contains("本地库"), "{refusal}");
        assert_eq!(fs::read(&path).expect("read"), whole[..end]);
    }
    fs::remove_file(&path).expect("remove");
    assert!(matches!(Ledger::open(folder.path()), Err(LedgerError::Lost { known: ENTRIES, found: 0, .. })));
    fs::write(&path, &whole).expect("restored");
    assert_eq!(assert_healed(folder.path(), "restored"), []);
}

#[test]
fn verify_finds_a_damaged_store_and_a_sound_office_sound() {
    let folder = tempfile::tempdir().expect("folder");
    office(folder.path());
    let report = verify(folder.path(), true).expect("verify");
    assert_eq!((report.findings.as_slice(), report.remarks.as_slice()), ([].as_slice(), [].as_slice()));
    assert_eq!((report.entries, report.segments, report.texts), (ENTRIES, 1, ENTRIES / 3 + 1));
    let Opened { ledger, register, .. } = Ledger::open(folder.path()).expect("open");
    let online = ledger.verify(&register).expect("verify");
    assert_eq!(online, report, "the same while it is open");
    assert_eq!(ledger.verify(&Register::default()).expect("verify").findings.len(), 1, "another register");
    assert!(matches!(verify(folder.path(), true), Err(LedgerError::Busy { .. })));
    drop(ledger);
    spoil(folder.path());
    assert_eq!(verify(folder.path(), true).expect("verify").findings.len(), 1);
    assert_eq!(verify(folder.path(), false).expect("verify").findings.len(), 0, "not looked at");
}
