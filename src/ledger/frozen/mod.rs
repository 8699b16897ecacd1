//! Proves that what offices have on disk stays readable: one entry with every kind of fact, and every variant of every
//! enum inside them, against the bytes that were written when its format was set.
//!
//! A failure here means that existing journals could no longer be read. The bytes are never written anew to make the
//! test pass: a changed shape gets the next format number in `codec.rs`, the old shape stays there as a type of its own
//! with a conversion, and new bytes are put beside the old ones.

mod office;

use super::codec::{Kind, decode, encode};
use crate::office::{Entry, Fact, Verb};

/// The frame of [`office::entry`] in format 1, in hexadecimal digits.
const FORMAT_1: &str = include_str!("entry_1.hex");

fn golden() -> Vec<u8> {
    let digits: Vec<u32> = FORMAT_1.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair[1]).expect("a byte")).collect()
}

#[test]
fn the_bytes_of_an_entry_are_frozen() {
    let frame = encode(Kind::Entry, &office::entry()).expect("encode");
    let same = frame.iter().zip(&golden()).take_while(|(now, then)| now == then).count();
    assert!(frame == golden(), "the bytes differ from byte {same} on; see the head of this file");
}

#[test]
fn an_entry_of_format_1_is_read_as_it_was_meant() {
    assert_eq!(decode::<Entry>(Kind::Entry, &golden()), Ok(office::entry()));
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
    };
    let mut places: Vec<usize> = office::entry().facts.iter().map(place).collect();
    places.dedup();
    assert_eq!(places, (0..12).collect::<Vec<usize>>());
}

#[test]
fn the_numbers_of_the_verbs_are_frozen() {
    let verbs = [
        Verb::Found,
        Verb::Receive,
        Verb::Amend,
        Verb::SendBack,
        Verb::Resubmit,
        Verb::Withdraw,
        Verb::Decline,
        Verb::File,
        Verb::Assign,
        Verb::Reassign,
        Verb::Merge,
        Verb::Split,
        Verb::Receipt,
        Verb::HandBack,
        Verb::RuleHandBack,
        Verb::Extend,
        Verb::JointOpinion,
        Verb::Reply,
        Verb::Answer,
        Verb::Remind,
        Verb::Close,
        Verb::Mark,
        Verb::ListUnits,
        Verb::ListMembers,
        Verb::ListClerk,
        Verb::SetSession,
        Verb::Undo,
        Verb::Redo,
    ];
    for (number, verb) in (0_u8..).zip(verbs) {
        let frame = encode(Kind::Entry, &verb).expect("encode");
        assert_eq!(frame, [1, Kind::Entry as u8, number, 0, 0, 0], "{verb:?}");
    }
}
