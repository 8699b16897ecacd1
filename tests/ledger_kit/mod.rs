//! What the tests of the ledger share: a disk that fails on demand and forgets what was not synced when the power is cut,
//! and small entries.
#![allow(dead_code, reason = "each test program uses a part of this")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use tian::ledger::disk::{Disk, Sheet, SystemDisk};
use tian::ledger::{Record, Settings, digest};
use tian::office::{Change, ClerkId, Entry, Fact, Turn, Unit, UnitId, Verb};

/// Entry `seq`: lists a unit of that number. Every third brings texts, one of them always the same.
pub fn record(seq: u64) -> Record {
    let number = u32::try_from(seq).expect("small");
    let unit = Unit {
        id: UnitId(number),
        code: format!("{number:03}"),
        name: format!("市第{number}局"),
        aliases: vec!["别名".repeat(number as usize % 7)],
        system: String::new(),
        retired: false,
        former: Vec::new(),
        merged_into: None,
        contact: None,
    };
    let entry = Entry {
        seq,
        at: 1_700_000_000_000 + i64::from(number),
        clerk: ClerkId(1),
        ticket: [0; 16],
        verb: Verb::Found,
        turn: Turn::Plain,
        facts: vec![Fact::Unit(Change { of: UnitId(number), was: None, now: Some(Box::new(unit)) })],
    };
    let texts =
        if seq.is_multiple_of(3) { vec![text(seq), "同一份正文".to_owned()] } else { Vec::new() };
    Record { entry, texts }
}

/// The text that entry `seq` brings if it brings one; some are longer than one piece of the store.
pub fn text(seq: u64) -> String {
    format!(
        "第{seq}号提案正文。{}",
        "加强校园周边交通治理。".repeat(if seq.is_multiple_of(9) { 900 } else { 3 })
    )
}

/// Asserts that a ledger gives exactly entries `1..=last` and all their texts.
pub fn assert_holds(ledger: &tian::ledger::Ledger, last: u64) {
    assert_eq!(ledger.last(), last);
    let entries = ledger.entries(1, usize::MAX).expect("entries");
    assert_eq!(entries.len() as u64, last);
    for (seq, entry) in (1..).zip(&entries) {
        let wanted = record(seq);
        assert_eq!(*entry, wanted.entry, "entry {seq}");
        for text in &wanted.texts {
            assert_eq!(ledger.text(&digest(text)).expect("text").as_ref(), Some(text), "text of {seq}");
        }
    }
}

#[derive(Debug)]
enum NameChange {
    Created(PathBuf),
    Renamed { from: PathBuf, to: PathBuf, replaced: Option<Vec<u8>> },
    Removed(PathBuf, Vec<u8>),
}

#[derive(Debug, Default)]
struct State {
    done: u64,
    fail_at: Option<u64>,
    fails_for_ever: bool,
    free: Option<u64>,
    synced: BTreeMap<PathBuf, u64>,
    cut: BTreeMap<PathBuf, Vec<u8>>,
    names: Vec<NameChange>,
}

/// A disk that does what it is asked, without real syncs, until told to fail.
#[derive(Debug, Default)]
pub struct FaultDisk(Mutex<State>);

impl FaultDisk {
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    /// Fails operation number `at`, counted from 0, and all after it if `for_ever`.
    pub fn failing(at: u64, for_ever: bool) -> Arc<Self> {
        let disk = Self::new();
        disk.state().fail_at = Some(at);
        disk.state().fails_for_ever = for_ever;
        disk
    }

    pub fn done(&self) -> u64 {
        self.state().done
    }

    /// From now on this many bytes are free.
    pub fn set_free(&self, free: u64) {
        self.state().free = Some(free);
    }

    /// Leaves on disk what a power cut might: all that was synced, and of the rest a part chosen by `seed`.
    pub fn cut_power(&self, seed: u64) {
        let state = std::mem::take(&mut *self.state());
        let mut chance = Chance(seed);
        for (path, tail) in &state.cut {
            if chance.below(2) == 0 {
                let length = fs::metadata(path).expect("metadata").len();
                let mut bytes = fs::read(path).expect("read");
                bytes.extend_from_slice(tail);
                fs::write(path, bytes).expect("write");
                assert!(length <= state.synced[path], "nothing is appended to an unsynced cut");
            }
        }
        for (path, &synced) in &state.synced {
            if !state.cut.contains_key(path) && path.exists() {
                tear(path, synced, &mut chance);
            }
        }
        let lost = chance.below(state.names.len() as u64 + 1);
        for change in state.names.iter().rev().take(usize::try_from(lost).expect("small")) {
            undo(change);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no panic inside")
    }

    /// Counts an operation; `Err` if it is the one that fails.
    fn step(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        let number = state.done;
        state.done += 1;
        let is_bad = state.fail_at.is_some_and(|at| number == at || (state.fails_for_ever && number > at));
        if is_bad { Err(io::Error::other("the test says no")) } else { Ok(state) }
    }
}

fn tear(path: &Path, synced: u64, chance: &mut Chance) {
    let mut bytes = fs::read(path).expect("read");
    let (synced, length) = (usize::try_from(synced).expect("small"), bytes.len());
    if length <= synced {
        return;
    }
    match chance.below(3) {
        0 => bytes.truncate(synced),
        1 => bytes
            .truncate(synced + usize::try_from(chance.below((length - synced) as u64 + 1)).expect("small")),
        // Sectors that never arrived.
        _ => {
            let from = (synced / 512 + 1) * 512;
            if from < length {
                let to = (from + 512).min(length);
                bytes[from..to].fill(0);
                if to - from < 64 {
                    bytes.truncate(from);
                }
            }
        }
    }
    fs::write(path, bytes).expect("write");
}

fn undo(change: &NameChange) {
    match change {
        NameChange::Created(path) => drop(fs::remove_file(path)),
        NameChange::Renamed { from, to, replaced } => {
            fs::rename(to, from).expect("rename back");
            if let Some(bytes) = replaced {
                fs::write(to, bytes).expect("write back");
            }
        }
        NameChange::Removed(path, bytes) => fs::write(path, bytes).expect("write back"),
    }
}

impl Disk for FaultDisk {
    fn create(&self, path: &Path) -> io::Result<Sheet> {
        let mut state = self.step()?;
        let sheet = SystemDisk.create(path)?;
        state.synced.insert(path.to_owned(), 0);
        state.names.push(NameChange::Created(path.to_owned()));
        Ok(sheet)
    }

    fn reopen(&self, path: &Path) -> io::Result<Sheet> {
        let mut state = self.step()?;
        let length = fs::metadata(path)?.len();
        state.synced.entry(path.to_owned()).or_insert(length);
        SystemDisk.reopen(path)
    }

    fn append(&self, sheet: &mut Sheet, bytes: &[u8]) -> io::Result<()> {
        match self.step() {
            Ok(_) => SystemDisk.append(sheet, bytes),
            Err(no) => {
                // A failed write may leave a part.
                SystemDisk.append(sheet, &bytes[..bytes.len() / 2])?;
                Err(no)
            }
        }
    }

    fn sync(&self, sheet: &Sheet) -> io::Result<()> {
        let mut state = self.step()?;
        state.synced.insert(sheet.path.clone(), sheet.file.metadata()?.len());
        state.cut.remove(&sheet.path);
        Ok(())
    }

    fn cut(&self, sheet: &Sheet, length: u64) -> io::Result<()> {
        let mut state = self.step()?;
        let bytes = fs::read(&sheet.path)?;
        let tail = bytes[usize::try_from(length).expect("small")..].to_vec();
        state.cut.insert(sheet.path.clone(), tail);
        SystemDisk.cut(sheet, length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        let replaced = fs::read(to).ok();
        SystemDisk.rename(from, to)?;
        let synced = state.synced.remove(from).unwrap_or(u64::MAX);
        state.synced.insert(to.to_owned(), synced);
        state.names.push(NameChange::Renamed { from: from.to_owned(), to: to.to_owned(), replaced });
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        let bytes = fs::read(path)?;
        SystemDisk.remove(path)?;
        state.synced.remove(path);
        state.names.push(NameChange::Removed(path.to_owned(), bytes));
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        drop(self.step()?);
        SystemDisk.make_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.step()?;
        state.names.retain(|change| match change {
            NameChange::Created(name)
            | NameChange::Removed(name, _)
            | NameChange::Renamed { to: name, .. } => name.parent() != Some(path),
        });
        Ok(())
    }

    fn free(&self, path: &Path) -> io::Result<u64> {
        let state = self.step()?;
        state.free.map_or_else(|| SystemDisk.free(path), Ok)
    }
}

/// Numbers that look random and are the same in every run (xorshift).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % limit.max(1)
    }
}

/// Settings on a disk of the tests, with small segments.
pub fn settings(disk: Arc<FaultDisk>, engine: Arc<dyn tian::ledger::store::Engine>) -> Settings {
    let mut settings = Settings { disk, engine, ..Settings::default() };
    settings.limits.segment_bytes = 2000;
    settings.limits.free_floor = 0;
    settings
}

/// Copies a folder with all in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("create");
    for entry in fs::read_dir(from).expect("list") {
        let path = entry.expect("entry").path();
        let target = to.join(path.file_name().expect("name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copy");
        }
    }
}
