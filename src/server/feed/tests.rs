//! Feeds with seats, quick, slow and deaf.

use super::super::errand::{COMMANDS, QUESTIONS};
use super::super::luggage::{Account, Scales};
use super::*;
use crate::wire::Answer;
use std::io::Read;

fn account() -> Arc<Account> {
    Arc::new(Scales::default()).account(1)
}

fn entry(number: u8) -> Packed {
    vec![number; 10].into()
}

fn written(next: Next) -> Vec<u8> {
    match next {
        Next::Write(message) => message.to_vec(),
        other => panic!("{other:?}"),
    }
}

fn seat(feed: &Feed) -> (SeatNumber, UnixStream) {
    let (ours, theirs) = UnixStream::pair().unwrap();
    (feed.sit(ours), theirs)
}

#[test]
fn mail_does_not_overtake_the_entries_before_it() {
    let feed = Feed::new(0, Bounds::default());
    let (desk, _stream) = seat(&feed);
    feed.publish(entry(1));
    feed.mail(desk, entry(99), account().load());
    feed.publish(entry(2));
    let heard: Vec<u8> = (0..3).map(|_| written(feed.next(desk))[0]).collect();
    assert_eq!(heard, [1, 99, 2]);
}

#[test]
fn what_all_have_heard_is_forgotten_and_what_one_needs_is_kept() {
    let feed = Feed::new(7, Bounds::default());
    let (quick, _one) = seat(&feed);
    let (slow, _other) = seat(&feed);
    for number in 1..=3 {
        feed.publish(entry(number));
        feed.next(quick);
    }
    assert_eq!(feed.lock().entries.len(), 3);
    let heard: Vec<u8> = (0..3).map(|_| written(feed.next(slow))[0]).collect();
    assert_eq!(heard, [1, 2, 3]);
    {
        let log = feed.lock();
        assert_eq!((log.entries.len(), log.bytes, log.last()), (0, 0, 10));
    }
    let (late, _third) = seat(&feed);
    feed.publish(entry(4));
    assert_eq!(written(feed.next(late))[0], 4);
}

#[test]
fn a_laggard_is_told_if_it_listens_and_cut_off_if_not() {
    for bounds in [Bounds { entries: 2, bytes: 1000 }, Bounds { entries: 1000, bytes: 15 }] {
        let feed = Feed::new(0, bounds);
        let (idle, _stream) = seat(&feed);
        let (busy, mut stuck) = seat(&feed);
        feed.publish(entry(1));
        // The idle one waits for news; the busy one is in the middle of writing the first entry.
        feed.lock().seats.get_mut(&idle).unwrap().writing = false;
        feed.next(busy);
        for number in 2..=6 {
            feed.publish(entry(number));
        }
        let Next::Last(message) = feed.next(idle) else { panic!("not told") };
        assert_eq!(message, goodbye(TOO_SLOW).unwrap());
        assert!(matches!(feed.next(busy), Next::Gone));
        assert_eq!(stuck.read(&mut [0]).unwrap(), 0, "its stream is closed");
        assert!(feed.lock().entries.len() <= 2);
    }
}

#[test]
fn one_huge_entry_drives_nobody_away() {
    let feed = Feed::new(0, Bounds { entries: 10, bytes: 5 });
    let (desk, _stream) = seat(&feed);
    feed.publish(vec![1; 1000].into());
    assert_eq!(written(feed.next(desk)).len(), 1000);
    feed.publish(entry(2));
    assert_eq!(written(feed.next(desk))[0], 2);
}

#[test]
fn a_desk_that_asks_without_listening_waits_for_itself() {
    for (kind, most) in [(Kind::Command, COMMANDS), (Kind::Question, QUESTIONS)] {
        let feed = Arc::new(Feed::new(0, Bounds::default()));
        let (desk, _stream) = seat(&feed);
        let account = account();
        let errand = |feed: &Arc<Feed>| feed.errand(desk, kind, account.load());
        let mut errands: Vec<Errand> = (0..most).map(|_| errand(&feed).unwrap()).collect();
        let waiting = {
            let (feed, load) = (Arc::clone(&feed), account.load());
            std::thread::spawn(move || feed.errand(desk, kind, load).is_some())
        };
        assert!(!feed.lock().seats[&desk].errands.admits(kind));
        errands.pop();
        assert!(waiting.join().unwrap());
        assert_eq!(*feed.lock().seats.get_mut(&desk).unwrap().errands.of(kind), most - 1);
    }
}

/// An answer of this many bytes to question 7.
fn long(bytes: usize) -> Down {
    Down::Answer { number: 7, answer: Answer::Text(Some("a".repeat(bytes))) }
}

fn unpacked(next: Next) -> Down {
    crate::wire::frames::read(&mut written(next).as_slice(), 1 << 30).unwrap()
}

#[test]
fn answers_nobody_takes_stay_within_the_account_and_what_is_more_is_a_sentence() {
    let feed = Arc::new(Feed::new(0, Bounds::default()));
    let ((desk, _one), account) = (seat(&feed), account());
    let errands: Vec<Errand> =
        (0..3).map(|_| feed.errand(desk, Kind::Question, account.load()).unwrap()).collect();
    for errand in errands {
        errand.answer(&long(40 << 20));
    }
    let held: usize = feed.lock().seats[&desk].mail.iter().map(|letter| letter.load.bytes()).sum();
    let mailed: usize = feed.lock().seats[&desk].mail.iter().map(|letter| letter.message.len()).sum();
    assert_eq!(held, mailed, "everything is on the account");
    assert_eq!((unpacked(feed.next(desk)), unpacked(feed.next(desk))), (long(40 << 20), long(40 << 20)));
    let Down::Answer { number: 7, answer: Answer::No(sentence) } = unpacked(feed.next(desk)) else {
        panic!("three long answers")
    };
    assert!(sentence.contains("没有取走"), "{sentence}");
    // What is being written counts until it is written.
    let errand = feed.errand(desk, Kind::Question, account.load()).unwrap();
    errand.answer(&long(90 << 20));
    assert_eq!(unpacked(feed.next(desk)), long(90 << 20));
    assert!(!account.load().add(20 << 20));
    feed.vacate(desk);
    assert!(account.load().add(90 << 20));
}

#[test]
fn a_desk_with_mail_it_does_not_take_is_not_read_from() {
    let feed = Arc::new(Feed::new(0, Bounds::default()));
    let ((desk, _one), account) = (seat(&feed), account());
    feed.errand(desk, Kind::Question, account.load()).unwrap().answer(&long(1 << 20));
    let waiting = {
        let (feed, load) = (Arc::clone(&feed), account.load());
        std::thread::spawn(move || feed.errand(desk, Kind::Command, load).is_some())
    };
    // It cannot be seen that somebody waits; but were it let through, this would be long enough.
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert!(!waiting.is_finished());
    // Taking the mail is all that happens, and is enough.
    feed.next(desk);
    assert!(waiting.join().unwrap());
}

#[test]
fn everything_is_said_before_the_goodbye() {
    let feed = Feed::new(0, Bounds::default());
    let (desk, _stream) = seat(&feed);
    feed.publish(entry(1));
    feed.mail(desk, entry(9), account().load());
    feed.dismiss_all("再见");
    assert_eq!(written(feed.next(desk))[0], 1);
    assert_eq!(written(feed.next(desk))[0], 9);
    assert!(matches!(feed.next(desk), Next::Last(_)));
    assert!(matches!(feed.next(desk), Next::Gone));
}
