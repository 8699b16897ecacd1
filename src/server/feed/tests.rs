//! Feeds with seats, quick, slow and deaf.

use super::*;
use std::io::Read;

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
    feed.mail(desk, entry(99));
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
    let feed = Arc::new(Feed::new(0, Bounds::default()));
    let (desk, _stream) = seat(&feed);
    let mut errands: Vec<Errand> = (0..ERRANDS).map(|_| feed.errand(desk).unwrap()).collect();
    let waiting = {
        let feed = Arc::clone(&feed);
        std::thread::spawn(move || feed.errand(desk).is_some())
    };
    errands.pop();
    assert!(waiting.join().unwrap());
    assert_eq!(feed.lock().seats[&desk].errands, ERRANDS - 1);
}

#[test]
fn everything_is_said_before_the_goodbye() {
    let feed = Feed::new(0, Bounds::default());
    let (desk, _stream) = seat(&feed);
    feed.publish(entry(1));
    feed.mail(desk, entry(9));
    feed.dismiss_all("再见");
    assert_eq!(written(feed.next(desk))[0], 1);
    assert_eq!(written(feed.next(desk))[0], 9);
    assert!(matches!(feed.next(desk), Next::Last(_)));
    assert!(matches!(feed.next(desk), Next::Gone));
}
