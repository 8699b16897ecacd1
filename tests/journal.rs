//! The journal: cut at every byte, flipped at every bit, it gives back exactly its whole records or refuses and says
//! where.

mod ledger_kit;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ledger_kit::FaultDisk;
use tian::ledger::disk::Disk;
use tian::ledger::journal::{Journal, Limits};
use tian::ledger::survey::{Segment, Survey, replay};
use tian::ledger::tail::Known;
use tian::ledger::{LedgerError, Notice};

const GENESIS: [u8; 32] = [1; 32];

fn limits(segment_bytes: u64) -> Limits {
    Limits { segment_bytes, free_floor: 0 }
}

fn look(folder: &Path, known: u64) -> Result<Survey, LedgerError> {
    Survey::read(folder, 1, u64::MAX, Known { seq: known, witness: "本地库" })
}

fn open(folder: &Path, disk: Arc<dyn Disk>, limits: Limits) -> (Journal, Vec<Notice>) {
    Journal::open(folder, disk, limits, look(folder, 0).expect("survey"), GENESIS).expect("open")
}

fn payload(seq: u64) -> Vec<u8> {
    format!("第{seq}条:{}", "字".repeat(usize::try_from(seq).expect("small") * 3)).into_bytes()
}

/// A journal of ten records in groups of one, two and three.
fn ten(folder: &Path, segment_bytes: u64) {
    let (mut journal, _) = open(folder, FaultDisk::new(), limits(segment_bytes));
    for group in [1..2, 2..4, 4..5, 5..8, 8..9, 9..11_u64] {
        let payloads: Vec<_> = group.map(payload).collect();
        journal.append(&payloads).expect("append");
    }
}

/// All payloads as a survey and a replay give them.
fn contents(folder: &Path) -> Vec<Vec<u8>> {
    let survey = look(folder, 0).expect("survey");
    let mut all = Vec::new();
    replay(&survey.segments, survey.end, 1, |item| {
        all.push(item.payload.to_vec());
        Ok(true)
    })
    .expect("replay");
    assert_eq!(all.len() as u64, survey.last);
    all
}

fn expected(last: u64) -> Vec<Vec<u8>> {
    (1..=last).map(payload).collect()
}

/// Start offsets of the records in a segment, and its end.
fn offsets(segment: &Segment) -> Vec<usize> {
    let bytes = fs::read(&segment.path).expect("read");
    let mut at = vec![64];
    while let Ok(found) = tian::ledger::record::read(&bytes[*at.last().expect("some")..]) {
        at.push(at.last().expect("some") + found.length);
    }
    at
}

fn only_file(folder: &Path) -> PathBuf {
    folder.join("000001.jnl")
}

#[test]
fn what_is_appended_is_read_back_over_many_openings_and_segments() {
    let folder = tempfile::tempdir().expect("folder");
    let disk = FaultDisk::new();
    for seq in 1..=30 {
        let (mut journal, notices) = open(folder.path(), disk.clone(), limits(300));
        assert_eq!((journal.last(), notices), (seq - 1, vec![]));
        journal.append(&[payload(seq)]).expect("append");
        let mut tail = Vec::new();
        journal
            .read(seq.saturating_sub(4), |item| {
                tail.push((item.seq, item.chain));
                Ok(true)
            })
            .expect("read");
        assert_eq!(tail.last(), Some(&(seq, journal.chain())));
        assert!(journal.chain_at(seq - 1).expect("chain").is_some());
        assert_eq!(journal.chain_at(seq + 1).expect("chain"), None);
    }
    assert_eq!(contents(folder.path()), expected(30));
    assert!(look(folder.path(), 0).expect("survey").segments.len() > 5, "segments were begun");
}

#[test]
fn cut_at_every_byte_it_keeps_exactly_the_whole_records() {
    let folder = tempfile::tempdir().expect("folder");
    ten(folder.path(), 1 << 20);
    let path = only_file(folder.path());
    let whole = fs::read(&path).expect("read");
    let starts = offsets(&look(folder.path(), 0).expect("survey").segments[0]);
    for end in 0..whole.len() {
        fs::write(&path, &whole[..end]).expect("write");
        let last = starts.iter().filter(|&&start| start <= end).count().saturating_sub(1) as u64;
        let (mut journal, notices) = open(folder.path(), FaultDisk::new(), limits(1 << 20));
        assert_eq!(journal.last(), last, "cut at {end}");
        let is_clean = end < 64 || starts.contains(&end);
        assert_eq!(notices.is_empty(), is_clean, "cut at {end} is told: {notices:?}");
        journal.append(&[payload(last + 1)]).expect("goes on");
        drop(journal);
        assert_eq!(contents(folder.path()), expected(last + 1), "cut at {end}");
        for torn in fs::read_dir(folder.path()).expect("list").flatten() {
            if torn.path() != path {
                let start = starts.iter().rfind(|&&start| start <= end).expect("some");
                assert_eq!(
                    fs::read(torn.path()).expect("read"),
                    whole[*start..end],
                    "the cut bytes are kept"
                );
                fs::remove_file(torn.path()).expect("remove");
            }
        }
    }
}

#[test]
fn cut_at_every_byte_it_refuses_if_the_store_knew_more() {
    let folder = tempfile::tempdir().expect("folder");
    ten(folder.path(), 1 << 20);
    let path = only_file(folder.path());
    let whole = fs::read(&path).expect("read");
    for end in 0..whole.len() {
        fs::write(&path, &whole[..end]).expect("write");
        let refusal = look(folder.path(), 10).expect_err("ten were saved");
        assert!(
            matches!(refusal, LedgerError::Damaged { .. } | LedgerError::Lost { .. }),
            "cut at {end}: {refusal}"
        );
        assert_eq!(fs::read(&path).expect("read").len(), end, "nothing was touched");
    }
}

#[test]
fn every_flipped_bit_is_refused_with_file_offset_and_number() {
    let folder = tempfile::tempdir().expect("folder");
    ten(folder.path(), 400);
    let segments = look(folder.path(), 0).expect("survey").segments;
    assert!(segments.len() >= 3, "several files");
    for segment in &segments {
        let whole = fs::read(&segment.path).expect("read");
        let starts = offsets(segment);
        for bit in 0..whole.len() * 8 {
            let mut bad = whole.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            fs::write(&segment.path, &bad).expect("write");
            let record = starts.iter().rposition(|&start| start <= bit / 8);
            let place = record.map_or(0, |index| starts[index] as u64);
            let number = segment.head.first + record.unwrap_or(0) as u64;
            match look(folder.path(), 0) {
                Err(LedgerError::Damaged { file, offset, seq, .. }) => {
                    assert_eq!((&file, offset, seq), (&segment.path, place, number), "bit {bit}");
                }
                other => panic!("bit {bit} of {}: {other:?}", segment.path.display()),
            }
        }
        fs::write(&segment.path, &whole).expect("write");
    }
    assert_eq!(contents(folder.path()), expected(10), "all is well again");
}

#[test]
fn a_segment_that_is_cut_or_gone_is_refused_unless_it_is_the_last() {
    let folder = tempfile::tempdir().expect("folder");
    ten(folder.path(), 400);
    let segments = look(folder.path(), 0).expect("survey").segments;
    let (last, earlier) = segments.split_last().expect("some");
    for segment in earlier {
        let whole = fs::read(&segment.path).expect("read");
        for end in 0..whole.len() {
            fs::write(&segment.path, &whole[..end]).expect("write");
            let refusal = look(folder.path(), 0).expect_err("cut in the middle");
            assert!(matches!(refusal, LedgerError::Damaged { .. }), "{refusal}");
        }
        fs::remove_file(&segment.path).expect("remove");
        let refusal = look(folder.path(), 0).expect_err("gone");
        assert!(
            matches!(&refusal, LedgerError::Missing { file, seq } if *file == segment.path && *seq == segment.head.first),
            "{refusal}"
        );
        fs::write(&segment.path, &whole).expect("write");
    }
    fs::remove_file(&last.path).expect("remove");
    let left = last.head.first - 1;
    assert_eq!(contents(folder.path()), expected(left));
    let refusal = look(folder.path(), 10).expect_err("the store knew more");
    assert!(matches!(refusal, LedgerError::Lost { known: 10, found, .. } if found == left), "{refusal}");
}

#[test]
fn segments_of_another_journal_are_refused() {
    let folder = tempfile::tempdir().expect("folder");
    ten(&folder.path().join("one"), 400);
    let other = folder.path().join("other");
    let survey = look(&other, 0).expect("survey");
    let (mut journal, _) =
        Journal::open(&other, FaultDisk::new(), limits(400), survey, [2; 32]).expect("open");
    for seq in 1..=10 {
        journal.append(&[payload(seq)]).expect("append");
    }
    fs::copy(other.join("000002.jnl"), folder.path().join("one/000002.jnl")).expect("copy");
    assert!(matches!(look(&folder.path().join("one"), 0), Err(LedgerError::Damaged { .. })));
}

#[test]
fn a_record_of_another_history_is_refused_though_it_is_whole_and_has_the_right_number() {
    let folder = tempfile::tempdir().expect("folder");
    let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
    for (place, genesis) in [(&one, [1; 32]), (&other, [2; 32])] {
        let survey = look(place, 0).expect("survey");
        let (mut journal, _) =
            Journal::open(place, FaultDisk::new(), limits(1 << 20), survey, genesis).expect("open");
        for seq in 1..=5 {
            journal.append(&[payload(seq)]).expect("append");
        }
    }
    let starts = offsets(&look(&one, 0).expect("survey").segments[0]);
    let mut bytes = fs::read(only_file(&one)).expect("read");
    let strange = fs::read(only_file(&other)).expect("read");
    let place = starts[2]..starts[3];
    bytes[place.clone()].copy_from_slice(&strange[place]);
    fs::write(only_file(&one), bytes).expect("write");
    let refusal = look(&one, 0).expect_err("a stranger");
    assert!(
        matches!(refusal, LedgerError::Damaged { offset, seq: 3, .. } if offset == starts[2] as u64),
        "{refusal}"
    );
}

#[test]
fn after_a_failed_write_or_sync_nothing_more_is_taken_until_it_is_opened_again() {
    for failing in 0..2 {
        let folder = tempfile::tempdir().expect("folder");
        ten(folder.path(), 1 << 20);
        // Opening takes four operations; the append asks for room, writes, syncs.
        let disk = FaultDisk::failing(5 + failing, false);
        let (mut journal, _) = open(folder.path(), disk, limits(1 << 20));
        let first = journal.append(&[payload(11)]).expect_err("fails");
        assert!(first.is_unknown(), "{first}");
        let second = journal.append(&[payload(11)]).expect_err("stays shut");
        assert!(second.is_unknown(), "{second}");
        drop(journal);
        let (journal, _) = open(folder.path(), FaultDisk::new(), limits(1 << 20));
        assert!(journal.last() == 10 || journal.last() == 11);
    }
}

#[test]
fn with_too_little_room_it_refuses_and_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().expect("folder");
    let disk = FaultDisk::new();
    let (mut journal, _) =
        open(folder.path(), disk.clone(), Limits { segment_bytes: 1 << 20, free_floor: 1000 });
    disk.set_free(1010);
    let refusal = journal.append(&[payload(1)]).expect_err("no room");
    assert!(matches!(refusal, LedgerError::DiskFull { free: 1010, floor: 1000, .. }), "{refusal}");
    assert!(!refusal.is_unknown());
    disk.set_free(1 << 20);
    journal.append(&[payload(1)]).expect("room again");
    assert_eq!(contents(folder.path()), expected(1));
}

#[test]
fn a_record_that_is_too_large_is_refused_and_nothing_of_its_group_is_written() {
    let folder = tempfile::tempdir().expect("folder");
    let (mut journal, _) = open(folder.path(), FaultDisk::new(), limits(1 << 20));
    let refusal = journal.append(&[payload(1), vec![0; (64 << 20) + 1]]).expect_err("too large");
    assert!(matches!(refusal, LedgerError::TooLarge { .. }), "{refusal}");
    journal.append(&[payload(1)]).expect("goes on");
    assert_eq!(contents(folder.path()), expected(1));
}
