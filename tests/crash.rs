//! A process that writes with several threads is killed again and again, also while it opens. Whatever it had
//! acknowledged is there afterwards, byte for byte, and nothing is there by half.
//!
//! The suite runs 25 kills. The long run is `TIAN_CRASH_ROUNDS=200 cargo test --test crash -- --nocapture`.

mod ledger_kit;

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ledger_kit::{Chance, copy_folder};
use tian::ledger::{Ledger, Opened, Record, Settings, digest};
use tian::office::{Change, ClerkId, Entry, Fact, Turn, Unit, UnitId, Verb};

const FOLDER: &str = "TIAN_CRASH_FOLDER";
const SEED: &str = "TIAN_CRASH_SEED";
const WRITERS: u64 = 4;
const MOST_IN_A_GROUP: usize = 256;

/// A command waiting for its turn: how many units to list, the texts, and where to say that it is saved.
struct Waiting {
    units: u32,
    texts: Vec<String>,
    answer: Sender<(u64, String)>,
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.limits.segment_bytes = 100_000;
    settings
}

/// Entry `seq`; its first unit names the digests of the texts, so that a half-written one is seen.
fn entry(seq: u64, units: u32, texts: &[String]) -> Entry {
    let first = u32::try_from(seq).expect("small") * 100;
    let names: Vec<String> = texts.iter().map(|text| hex(digest(text))).collect();
    let unit = |id: u32| Unit {
        id: UnitId(id),
        code: id.to_string(),
        name: format!("第{id}局"),
        aliases: if id == first { names.clone() } else { Vec::new() },
        system: "政府".to_owned(),
        retired: false,
        former: Vec::new(),
        merged_into: None,
        contact: None,
    };
    let fact = |id| Fact::Unit(Change { of: UnitId(id), was: None, now: Some(Box::new(unit(id))) });
    let facts = (first..first + units).map(fact).collect();
    Entry { seq, at: 0, clerk: ClerkId(1), ticket: [9; 16], verb: Verb::Found, turn: Turn::Plain, facts }
}

fn hex(digest: [u8; 32]) -> String {
    blake3::Hash::from(digest).to_hex().to_string()
}

fn fingerprint(entry: &Entry) -> String {
    hex(*blake3::hash(&serde_json::to_vec(entry).expect("json")).as_bytes())
}

/// Not a test by itself: the process that is killed.
#[test]
fn write_until_killed() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let seed: u64 = env::var(SEED).expect("seed").parse().expect("number");
    println!("\nstarted");
    let opened = Ledger::open_with(Path::new(&folder), settings()).expect("open");
    println!("\nopened");
    let (queue, waiting) = channel();
    for writer in 0..WRITERS {
        let queue = queue.clone();
        thread::spawn(move || write(&queue, Chance(seed * WRITERS + writer)));
    }
    commit(opened, &waiting);
}

/// One clerk: asks, waits until it is saved, says so, asks again.
fn write(queue: &Sender<Waiting>, mut chance: Chance) {
    loop {
        let (answer, saved) = channel();
        let units = 1 + u32::try_from(chance.below(3)).expect("small");
        let length = [20, 300, 3000][usize::try_from(chance.below(3)).expect("small")];
        let texts = (0..chance.below(3)).map(|_| format!("{}{}", chance.below(1 << 40), "字".repeat(length)));
        let texts = texts.collect();
        queue.send(Waiting { units, texts, answer }).expect("queue");
        let (seq, fingerprint) = saved.recv().expect("answer");
        println!("\nsaved {seq} {fingerprint}");
    }
}

/// The one pen: takes all that wait, saves them with one sync, answers all.
fn commit(opened: Opened, waiting: &Receiver<Waiting>) {
    let Opened { mut ledger, mut register, .. } = opened;
    for round in 1.. {
        let mut group = vec![waiting.recv().expect("writers")];
        group.extend(waiting.try_iter().take(MOST_IN_A_GROUP - 1));
        let first = ledger.last() + 1;
        let records: Vec<_> = (first..)
            .zip(&group)
            .map(|(seq, one)| Record { entry: entry(seq, one.units, &one.texts), texts: one.texts.clone() })
            .collect();
        ledger.append(&records).expect("append");
        for (record, one) in records.iter().zip(group) {
            register.apply(&record.entry).expect("fits");
            let _ = one.answer.send((record.entry.seq, fingerprint(&record.entry)));
        }
        if round % 10 == 0 {
            ledger.save_draft(1, "draft", &ledger.last().to_le_bytes()).expect("draft");
            println!("\ndraft {}", ledger.last());
        }
        if round % 17 == 0 {
            ledger.snapshot(&register).expect("snapshot");
        }
    }
}

/// What the killed processes said.
#[derive(Default)]
struct Said {
    saved: BTreeMap<u64, String>,
    draft: u64,
    opened: u32,
    killed_while_opening: u32,
}

impl Said {
    /// Starts a process, kills it after a while, and listens to what it had said.
    fn hear_one(&mut self, folder: &Path, seed: u64, chance: &mut Chance) {
        let mut child = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", "write_until_killed", "--nocapture"])
            .env(FOLDER, folder)
            .env(SEED, seed.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .expect("spawn");
        let out = BufReader::new(child.stdout.take().expect("stdout"));
        // Three in ten die while they open, which takes some ten milliseconds; the others some time after that.
        let (awaited, span) = if chance.below(10) < 3 { ("started", 15_000) } else { ("opened", 200_000) };
        let (reached, reaching) = channel();
        let listener = thread::spawn(move || {
            let mut lines = Vec::new();
            for line in out.lines().map_while(Result::ok) {
                if line == awaited {
                    let _ = reached.send(());
                }
                lines.push(line);
            }
            lines
        });
        let _ = reaching.recv();
        thread::sleep(Duration::from_micros(chance.below(span)));
        child.kill().expect("kill");
        child.wait().expect("wait");
        let lines = listener.join().expect("listener");
        let opened = lines.iter().any(|line| line == "opened");
        self.opened += u32::from(opened);
        self.killed_while_opening += u32::from(!opened);
        for line in &lines {
            self.take_in(line);
        }
    }

    fn take_in(&mut self, line: &str) {
        let words: Vec<_> = line.split(' ').collect();
        match words.as_slice() {
            ["saved", seq, fingerprint] if fingerprint.len() == 64 => {
                let before = self.saved.insert(seq.parse().expect("number"), (*fingerprint).to_owned());
                assert_eq!(before, None, "number {seq} was given twice");
            }
            ["draft", seq] => self.draft = seq.parse().expect("number"),
            // Anything else, and a line the kill cut short.
            _ => {}
        }
    }

    /// Opens a copy and compares, leaving the original as the kill left it.
    fn assert_kept(&self, folder: &Path) {
        let copy = tempfile::tempdir().expect("folder");
        copy_folder(folder, copy.path());
        let Opened { ledger, register, notices } =
            Ledger::open_with(copy.path(), settings()).unwrap_or_else(|error| panic!("{error}"));
        let entries = ledger.entries(1, usize::MAX).expect("entries");
        assert_eq!((register.seq(), entries.len() as u64), (ledger.last(), ledger.last()), "{notices:?}");
        for (seq, fingerprint_then) in &self.saved {
            let found = entries.get(usize::try_from(*seq).expect("small") - 1).map(fingerprint);
            assert_eq!(found.as_ref(), Some(fingerprint_then), "entry {seq}, {notices:?}");
        }
        for entry in &entries {
            let Some(Fact::Unit(Change { now: Some(unit), .. })) = entry.facts.first() else {
                panic!("{entry:?}")
            };
            for name in &unit.aliases {
                let digest_then = blake3::Hash::from_hex(name).expect("hex");
                let text = ledger.text(digest_then.as_bytes()).expect("text").expect("there");
                assert_eq!(digest(&text), *digest_then.as_bytes(), "entry {}", entry.seq);
            }
        }
        let draft = ledger
            .drafts(1)
            .first()
            .map_or(0, |(_, body)| u64::from_le_bytes(body.as_slice().try_into().expect("a whole draft")));
        assert!(draft >= self.draft, "draft {draft} is older than {}", self.draft);
    }
}

#[test]
fn what_was_acknowledged_survives_every_kill_and_nothing_is_half_there() {
    let rounds: u64 = env::var("TIAN_CRASH_ROUNDS").map_or(25, |rounds| rounds.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("folder");
    let (mut said, mut chance) = (Said::default(), Chance(rounds));
    for round in 0..rounds {
        said.hear_one(folder.path(), round, &mut chance);
        said.assert_kept(folder.path());
    }
    println!(
        "{rounds} kills, {} of them while opening, {} entries acknowledged, 0 lost",
        said.killed_while_opening,
        said.saved.len()
    );
    assert!(said.opened > 0 && !said.saved.is_empty(), "the processes did write");
    let report = tian::ledger::verify(folder.path(), true).expect("verify");
    assert_eq!(report.findings, Vec::<String>::new());
}
