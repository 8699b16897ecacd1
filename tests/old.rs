//! An office that an earlier release wrote: it opens, says what it said, passes the check, and goes on.

use std::fs;
use std::path::Path;
use tian::ledger::{Ledger, Record, verify};
use tian::office::stage::Stage;
use tian::office::supervision::Mark;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::undo::Undo;
use tian::office::*;

/// A copy of the journal that the release with format 1 wrote.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old/format-1/journal");
    let journal = folder.path().join("journal");
    fs::create_dir(&journal).expect("a folder");
    for file in fs::read_dir(old).expect("the old journal") {
        let file = file.expect("a file");
        fs::copy(file.path(), journal.join(file.file_name())).expect("a copy");
    }
    folder
}

fn entry(register: &Register, command: &Command) -> Entry {
    let clerk = ClerkId(1);
    let at = 4_000_000_000_000;
    let Granted { verb, turn, facts } =
        decide(register, command, &Occasion { clerk, at }).expect("the law grants it");
    let seq = register.seq() + 1;
    Entry { seq, at, clerk, ticket: [9; 16], verb, turn, facts }
}

#[test]
fn an_office_of_format_1_opens_with_everything_in_it() {
    let folder = office();
    let opened = Ledger::open(folder.path()).expect("it opens");
    let register = &opened.register;
    assert_eq!((register.seq(), register.count()), (29, 6));
    let stage = |id| &register.proposal(ProposalId(id)).expect("there").stage;
    assert!(matches!(stage(1), Stage::Closed { .. }));
    assert!(
        matches!(stage(2), Stage::Filed { docket, on } if docket.label == "第2号" && docket.filed == *on)
    );
    assert!(matches!(stage(4), Stage::Merged { into: ProposalId(3), docket: Some(_), .. }));
    assert!(
        matches!(stage(5), Stage::Declined { diverted: Some(diverted), .. } if diverted.fates.is_empty())
    );
    assert!(matches!(stage(6), Stage::Withdrawn { .. }));
    let bridge = register.proposal(ProposalId(1)).expect("there");
    assert!(bridge.supervision.marks.contains(&Mark::Key));
    assert_eq!(bridge.opinions.values().next().map(|opinion| opinion.corrected.len()), Some(1));
    let digest = bridge.particulars.text.expect("a text");
    let text = opened.ledger.text(&digest).expect("readable").expect("there");
    assert!(text.starts_with("现有老桥年久失修。"));
    let stop = register.proposal(ProposalId(2)).expect("there");
    let extended = stop.tasks.values().find_map(tian::office::task::Task::extended);
    assert_eq!(extended.map(|until| until.to_string()).as_deref(), Some("2027-04-30"));
    assert_eq!(register.current().map(|session| session.rules.feedback.rework_rounds), Some(2));
}

#[test]
fn it_goes_on_in_the_new_format_and_passes_the_check() {
    let folder = office();
    let mut opened = Ledger::open(folder.path()).expect("it opens");
    let mut register = opened.register.clone();
    let one = NewProposal {
        particulars: Particulars { title: "新版后的第一件".to_owned(), ..Particulars::default() },
        ..NewProposal::default()
    };
    let receive = Command::Receive(Receive { proposals: vec![one], ..Receive::default() });
    // The last step of the old release can still be taken back: it was closing the first proposal.
    for command in [Command::Undo(Undo { entry: None }), receive] {
        let entry = entry(&register, &command);
        register.apply(&entry).expect("it fits");
        opened.ledger.append(&[Record { entry, texts: Vec::new() }]).expect("on disk");
    }
    drop(opened);
    let again = Ledger::open(folder.path()).expect("it opens again");
    assert!(again.register == register);
    assert!(matches!(register.proposal(ProposalId(1)).expect("there").stage, Stage::Filed { .. }));
    drop(again);
    let report = verify(folder.path(), true).expect("it can be checked");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}
