//! Proves that what offices have on disk stays readable: one entry with every kind of fact, and every variant of every
//! enum inside them, against the bytes that were written when its format was set.
//!
//! A failure here means that existing journals could no longer be read. Bytes that a release has written are never
//! written anew to make the test pass: a changed shape gets the next format number in `codec.rs`, the old shape goes
//! into a folder of its own with a conversion, and new bytes are put beside the old ones. Only while a format is still
//! being made may its bytes be set again, with `TIAN_BLESS=1`.

use super::super::codec::{Kind, decode, decode_entry, encode};
use super::{one, sample, two};
use crate::office::{Change, Entry, Fact, Turn, Verb};
use std::path::Path;

/// The frame of [`one::sample::entry`] in format 1, in hexadecimal digits.
const FORMAT_1: &str = include_str!("entry_1.hex");

fn bytes(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair[1]).expect("a byte")).collect()
}

/// The frame of [`sample::of_format_2`] in format 2, in hexadecimal digits.
const FORMAT_2: &str = include_str!("entry_2.hex");

/// The frame of [`sample::entry`] in format 3; set anew when blessed.
fn format_3() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ledger/frozen/entry_3.hex");
    if std::env::var_os("TIAN_BLESS").is_some() {
        let frame = encode(Kind::Entry, &sample::entry()).expect("encode");
        let hex = |byte: &u8| format!("{byte:02x}");
        let line = |bytes: &[u8]| bytes.iter().map(hex).collect::<Vec<_>>().concat();
        let lines: Vec<String> = frame.chunks(60).map(line).collect();
        std::fs::write(&path, lines.join("\n") + "\n").expect("a file that can be written");
    }
    bytes(&std::fs::read_to_string(&path).expect("the bytes of format 3"))
}

fn same(now: &[u8], then: &[u8]) {
    let same = now.iter().zip(then).take_while(|(now, then)| now == then).count();
    assert!(now == then, "the bytes differ from byte {same} on; see the head of this file");
}

#[test]
fn the_bytes_of_an_entry_are_frozen() {
    same(&encode(Kind::Entry, &sample::entry()).expect("encode"), &format_3());
    assert_eq!(decode_entry(&format_3()), Ok(sample::entry()));
}

#[test]
fn the_shapes_of_format_2_are_those_its_bytes_were_written_from() {
    let bytes = bytes(FORMAT_2);
    assert_eq!(bytes[..2], [2, Kind::Entry as u8]);
    // A parcel is still of format 1: its frame holds the same body.
    let parcel = [&[1, Kind::Parcel as u8], &bytes[2..]].concat();
    let entry: two::Entry = decode(Kind::Parcel, &parcel).expect("an entry of format 2");
    same(&encode(Kind::Parcel, &entry).expect("encode"), &parcel);
}

#[test]
fn an_entry_of_format_2_is_read_as_it_was_meant() {
    assert_eq!(decode_entry(&bytes(FORMAT_2)), Ok(sample::of_format_2()));
}

#[test]
fn the_shapes_of_format_1_are_those_its_bytes_were_written_from() {
    // A parcel is still of format 1, so its frame has the same first byte.
    let frame = encode(Kind::Parcel, &one::sample::entry()).expect("encode");
    same(&frame[2..], &bytes(FORMAT_1)[2..]);
    assert_eq!(bytes(FORMAT_1)[..2], [1, Kind::Entry as u8]);
}

#[test]
fn an_entry_of_format_1_is_read_as_it_was_meant() {
    let read = decode_entry(&bytes(FORMAT_1)).expect("an entry");
    assert_eq!(read, Entry::from(one::sample::entry()));
    assert_eq!((read.seq, read.verb, read.turn), (0x0102_0304_0506_0708, Verb::Redo, Turn::Redoes(77)));
    for fact in &read.facts {
        match fact {
            Fact::Task(Change { now: Some(task), .. }) => {
                assert!(task.extensions.iter().all(|asked| asked.ruling.as_ref().is_some_and(|r| r.granted)));
                assert_eq!(task.extended(), Some(task.extensions[0].until), "an extension that counts");
                assert!(task.joint_opinion.is_some() && task.hand_back_pending().is_some());
            }
            Fact::Session(Change { now: Some(session), .. }) => {
                assert!(session.rules.class("A").is_some_and(|class| class.adopted));
            }
            Fact::Member(Change { now: Some(member), .. }) => assert!(member.left.is_some()),
            _ => {}
        }
    }
}

#[test]
fn every_kind_of_fact_is_among_the_frozen() {
    let place = |fact: &Fact| match fact {
        Fact::Intake(_) => 0,
        Fact::Particulars(_) => 1,
        Fact::Stage(_) => 2,
        Fact::Task(_) => 3,
        Fact::Opinion(_) => 4,
        Fact::Supervision(_) => 5,
        Fact::Reminder(_) => 6,
        Fact::Unit(_) => 7,
        Fact::Member(_) => 8,
        Fact::Clerk(_) => 9,
        Fact::Session(_) => 10,
        Fact::Current(_) => 11,
        Fact::Review(_) => 12,
        Fact::Outcome(_) => 13,
        Fact::Leader(_) => 14,
        Fact::Activity(_) => 15,
        Fact::Info(_) => 16,
        Fact::Instruction(_) => 17,
        Fact::Holidays(_) => 18,
        Fact::Pending(_) => 19,
        Fact::Day(_) => 20,
        Fact::Batch(_) => 21,
        Fact::Sheet(_) => 22,
        Fact::Questionnaire(_) => 23,
    };
    let mut places: Vec<usize> = sample::entry().facts.iter().map(place).collect();
    places.dedup();
    assert_eq!(places, (0..24).collect::<Vec<usize>>());
}

/// The names of the verbs in the order of their numbers.
const VERBS: &str = "Found Receive Amend SendBack Resubmit Withdraw Decline File Assign Reassign Merge Split Receipt \
    HandBack RuleHandBack Extend JointOpinion Reply Answer Remind Close Mark ListUnits ListMembers \
    ListClerk SetSession Undo Redo Review Notify Divert DivertFate Archive Sign StandIn \
    RuleAddition AskExtension RuleExtension Consult SubmitDraft RuleDraft Classify Meet Publish \
    Supervise Track LookBack ListLeaders RecordActivity FollowUp RecordInfo AdvanceInfo \
    RecordInstruction ListHolidays SetRules Second Propose OpenBatch CloseBatch KeySheet SecondKey \
    SettleSheet ListQuestionnaire ListClerks ListSessions";

#[test]
fn the_numbers_of_the_verbs_are_frozen() {
    let names: Vec<String> = Verb::ALL.iter().map(|verb| format!("{verb:?}")).collect();
    assert_eq!(names.join(" "), VERBS, "a verb that is not frozen yet, or one out of its place");
    for (number, verb) in (0_u8..).zip(Verb::ALL.iter().copied()) {
        let frame = encode(Kind::Entry, &verb).expect("encode");
        assert_eq!(frame, [3, Kind::Entry as u8, number, 0, 0, 0], "{verb:?}");
        assert_eq!(decode::<Verb>(Kind::Entry, &frame), Ok(verb));
    }
}
