//! Desks that send without end or take nothing: they are told so or wait for themselves, the server does not grow, and
//! others notice nothing.

use super::room::{Desk, Office, bounded, receive};
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};
use tian::wire::{Answer, Down, Draft, Question, Up, VERSION, frames};

/// Sends until the server has had enough; what it says then.
fn goodbye_to(desk: &mut Desk, messages: impl Iterator<Item = Up>) -> String {
    let refused = messages.map(|message| desk.connection.send(&message)).find_map(Result::err);
    loop {
        match desk.connection.receive() {
            Ok(Down::Goodbye { sentence }) => return sentence,
            Ok(_) => {}
            Err(error) => panic!("{error} {refused:?}"),
        }
    }
}

#[test]
fn too_many_texts_are_refused_by_size() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        let text = "文".repeat(10 << 20);
        let said = goodbye_to(&mut desk, (0..6).map(|_| Up::Text(text.clone())));
        assert!(said.contains("太大") && said.contains(&(64 << 20).to_string()), "{said}");
        // They count although they hold nothing.
        let mut desk = office.desk();
        let said = goodbye_to(&mut desk, (0..1 << 20).map(|_| Up::Text(String::new())));
        assert!(said.contains("太大"), "{said}");
        office.desk().submit(receive("别人照常"));
    });
}

#[test]
fn a_long_message_that_is_no_text_is_refused_before_it_is_read_into() {
    bounded(|| {
        let office = Office::new();
        let draft = Draft { name: "new".to_owned(), at: 0, body: vec![7; 33 << 20] };
        let question = Up::Ask { number: 1, question: Question::SaveDraft(draft) };
        let said = goodbye_to(&mut office.desk(), std::iter::once(question));
        assert!(said.contains("太大"), "{said}");
    });
}

#[test]
fn what_a_user_hoards_in_many_desks_has_a_bound_and_the_last_is_told() {
    bounded(|| {
        let office = Office::new();
        let text = Up::Text("文".repeat(15 << 20));
        let mut hoarders: Vec<Desk> = (0..2).map(|_| office.desk_of(4242)).collect();
        for hoarder in &mut hoarders {
            hoarder.send(&text);
            // Answered after the text was taken in.
            assert_eq!(hoarder.ask(Question::Drafts), Answer::Drafts(vec![]));
        }
        let said = goodbye_to(&mut office.desk_of(4242), std::iter::once(text.clone()));
        assert!(said.contains("同时传送"), "{said}");
        // A little goes through all the same, and another user has an account of its own.
        assert_eq!(office.desk_of(4242).ask(Question::Drafts), Answer::Drafts(vec![]));
        let mut other = office.desk();
        other.send(&text);
        other.submit(receive("别人照常"));
        hoarders.clear();
        let mut again = office.desk_of(4242);
        until_taken(&mut again, &text, &office);
    });
}

/// What the hoarders held is free as soon as the server has seen them go.
fn until_taken(desk: &mut Desk, text: &Up, office: &Office) {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let sent = desk.connection.send(text);
        let asked = desk.connection.ask(&mut desk.register, Question::Drafts);
        if sent.is_ok() && asked.is_ok() {
            return;
        }
        assert!(Instant::now() < until, "{sent:?} {asked:?}");
        *desk = office.desk_of(4242);
    }
}

/// Writes what a stream takes, and no more.
fn stuff(stream: &mut UnixStream, bytes: &[u8]) -> usize {
    stream.set_write_timeout(Some(Duration::from_millis(200))).unwrap();
    let mut taken = 0;
    while let Ok(more) = stream.write(&bytes[taken..]) {
        taken += more;
        if taken == bytes.len() {
            break;
        }
    }
    taken
}

#[test]
fn a_desk_that_asks_and_asks_and_takes_nothing_is_soon_not_read_from() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        let draft = Draft { name: "new".to_owned(), at: 0, body: vec![7; 1 << 20] };
        assert_eq!(desk.ask(Question::SaveDraft(draft)), Answer::Done);
        let mut greedy = office.stream(Office::owner());
        let hello = frames::pack(&Up::Hello { version: VERSION, name: None }).unwrap();
        let question = |number| frames::pack(&Up::Ask { number, question: Question::Drafts }).unwrap();
        let asked: Vec<u8> = (0..200_000).flat_map(question).collect();
        greedy.write_all(&hello).unwrap();
        let taken = stuff(&mut greedy, &asked);
        assert!(
            taken < asked.len() / 2,
            "{taken} bytes of questions were taken, a megabyte each the answers"
        );
        let began = Instant::now();
        for number in 0..20 {
            desk.submit(receive(&format!("第{number}件")));
        }
        assert!(began.elapsed() < Duration::from_secs(20), "others wait: {:?}", began.elapsed());
    });
}
