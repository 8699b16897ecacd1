//! Several desks on one server, over socket pairs: what one does all see, in one order; nothing is announced that is not
//! on disk; no desk, however it behaves, disturbs another.

mod check;
#[path = "../commands/mod.rs"]
mod commands;
mod process;
mod pushy;
mod roles;
mod room;

use room::{Office, bounded, drain_until_closed, file, receive, receive_many, titled};
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::thread;
use tian::ledger::{Ledger, Record};
use tian::office::ProposalId;
use tian::office::stage::Stage;
use tian::server::{Bounds, Peer, TurnedAway};
use tian::wire::connection::{SubmitError, ticket};
use tian::wire::{Answer, Connection, Down, Draft, Past, Question, Up, VERSION, WireError, frames};

/// Desks that work at once, and commands each sends.
const DESKS: usize = 8;
const EACH: usize = 25;

const HELLO: Up = Up::Hello { version: VERSION, name: None };

#[test]
fn what_one_desk_files_the_other_sees() {
    bounded(|| {
        let office = Office::new();
        let (mut one, mut other) = (office.desk(), office.desk());
        one.submit(receive("修缮老桥"));
        let filed = one.submit(file(1));
        assert_eq!(other.hear_entry().facts.len(), 2);
        assert_eq!(other.hear_entry(), filed);
        assert_eq!(other.register, one.register);
        let proposal = other.register.proposal(ProposalId(1)).unwrap();
        assert!(matches!(proposal.stage, Stage::Filed { .. }), "{:?}", proposal.stage);
    });
}

#[test]
fn of_two_who_file_the_same_one_is_refused_after_hearing_why() {
    bounded(|| {
        let office = Office::new();
        let (mut one, mut other) = (office.desk(), office.desk());
        one.submit(receive("修缮老桥"));
        let tickets = [ticket(), ticket()];
        for (desk, ticket) in [&mut one, &mut other].into_iter().zip(tickets) {
            desk.send(&Up::Submit { ticket, command: Box::new(file(1)) });
        }
        let mut refusals = 0;
        for (desk, own) in [&mut one, &mut other].into_iter().zip(tickets) {
            loop {
                match desk.hear() {
                    Down::Entry(entry) if entry.ticket == own => break,
                    Down::Entry(_) => {}
                    Down::Refused { ticket, .. } => {
                        assert_eq!(ticket, own);
                        let stage = &desk.register.proposal(ProposalId(1)).unwrap().stage;
                        assert!(
                            matches!(stage, Stage::Filed { .. }),
                            "refused before hearing of the other's entry"
                        );
                        refusals += 1;
                        break;
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!(refusals, 1);
    });
}

#[test]
fn many_desks_at_once_end_with_one_register_without_gaps() {
    bounded(|| {
        let office = Office::new();
        thread::scope(|scope| {
            for desk in 0..DESKS {
                let office = &office;
                scope.spawn(move || {
                    let mut desk_there = office.desk();
                    for number in 0..EACH {
                        desk_there.submit(receive(&format!("{desk}号第{number}件")));
                    }
                });
            }
        });
        let desk = office.desk();
        assert_eq!(desk.register.count(), DESKS * EACH);
        assert_eq!(usize::try_from(desk.register.seq()), Ok(1 + DESKS * EACH));
        let replayed = office.reopened().register;
        assert_eq!(replayed, desk.register);
    });
}

#[test]
fn a_desk_that_comes_in_the_middle_misses_nothing() {
    bounded(|| {
        let office = Office::new();
        thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut desk = office.desk();
                for number in 0..100 {
                    desk.submit(receive(&format!("第{number}件")));
                }
                desk.register
            });
            let mut late = Vec::new();
            for _ in 0..10 {
                late.push(office.desk());
            }
            let register = writer.join().unwrap();
            for desk in &mut late {
                while desk.register.seq() < register.seq() {
                    desk.hear_entry();
                }
                assert_eq!(desk.register, register);
            }
        });
    });
}

#[test]
fn every_desk_that_comes_has_the_register_as_it_stands() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        // Small steps and large ones: the register is sent with few entries after it, with many, and made anew.
        for (round, count) in [1, 1, 300, 2000, 1, 3000, 1, 1].into_iter().enumerate() {
            desk.submit(receive_many(round, count));
            let mut late = office.desk();
            assert_eq!(late.register, desk.register);
            late.submit(receive("后来者"));
            desk.hear_entry();
            assert_eq!(late.register, desk.register);
        }
    });
}

#[test]
fn a_ticket_sent_twice_is_one_entry_also_after_a_restart() {
    bounded(|| {
        let mut office = Office::new();
        let ticket = ticket();
        let mut desk = office.desk();
        let first = desk.submit_as(ticket, receive("修缮老桥")).unwrap();
        let again = desk.submit_as(ticket, receive("修缮老桥")).unwrap();
        assert_eq!(first, again);
        desk.send(&Up::Submit { ticket, command: Box::new(receive("修缮老桥")) });
        desk.send(&Up::Submit { ticket, command: Box::new(receive("修缮老桥")) });
        for _ in 0..2 {
            assert_eq!(desk.hear(), Down::Entry(first.clone()));
        }
        office.restart();
        let mut desk = office.desk();
        assert_eq!(desk.submit_as(ticket, receive("修缮老桥")).unwrap(), first);
        assert_eq!(desk.register.count(), 1);
    });
}

#[test]
fn a_deaf_desk_delays_nobody_and_is_let_go() {
    bounded(|| {
        let office = Office::within(Bounds { entries: 20, bytes: 1 << 30 });
        let mut deaf = office.stream(Office::owner());
        deaf.write_all(&frames::pack(&HELLO).unwrap()).unwrap();
        let mut desk = office.desk();
        // More than the buffers of the kernel hold, and more than the feed keeps.
        for batch in 0..60 {
            desk.submit(receive_many(batch, 200));
        }
        let heard = drain_until_closed(&mut deaf);
        assert!(heard < 60, "a desk that heard everything was not deaf: {heard} entries");
        desk.submit(receive("之后"));
    });
}

#[test]
fn a_slow_desk_within_the_bounds_gets_everything() {
    bounded(|| {
        let office = Office::new();
        let (mut slow, mut quick) = (office.desk(), office.desk());
        for batch in 0..40 {
            quick.submit(receive_many(batch, 200));
        }
        while slow.register.seq() < quick.register.seq() {
            slow.hear_entry();
        }
        assert_eq!(slow.register, quick.register);
    });
}

#[test]
fn garbage_ends_its_own_session_only() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        let hello = frames::pack(&HELLO).unwrap();
        let with_hello = |more: &[u8]| [&hello, more].concat();
        let mut trailing = frames::pack(&Up::Bye).unwrap();
        trailing[0] += 1;
        trailing.push(7);
        let rubbish: Vec<Vec<u8>> = vec![
            b"GET / HTTP/1.1\r\n\r\n".to_vec(),
            vec![0xff; 64],
            vec![0; 64],
            (1u32 << 20).to_le_bytes().to_vec(),
            with_hello(&(u32::MAX >> 1).to_le_bytes()),
            with_hello(&((1u32 << 20) + 1).to_le_bytes()),
            with_hello(&(1u32 << 31).to_le_bytes()),
            with_hello(&hello),
            with_hello(&trailing),
            with_hello(&[8, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9]),
            frames::pack(&Up::Bye).unwrap(),
        ];
        for (place, bytes) in rubbish.iter().enumerate() {
            let mut stream = office.stream(Office::owner());
            stream.write_all(bytes).unwrap();
            stream.shutdown(std::net::Shutdown::Write).unwrap();
            drain_until_closed(&mut stream);
            desk.submit(receive(&format!("第{place}次胡言之后")));
        }
        let mut half = office.stream(Office::owner());
        half.write_all(&hello[..hello.len() - 1]).unwrap();
        let mut half_submit = office.stream(Office::owner());
        half_submit.write_all(&with_hello(&[200, 0, 0, 0, 1, 2])).unwrap();
        desk.submit(receive("有人话说一半"));
    });
}

#[test]
fn one_who_talks_nonsense_is_told_so() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        desk.send(&HELLO);
        let Down::Goodbye { sentence } = desk.hear() else { panic!("no goodbye") };
        assert!(sentence.contains("无法识别"), "{sentence}");
        assert!(matches!(desk.connection.receive(), Err(WireError::Closed)));
    });
}

#[test]
fn another_version_is_one_clear_sentence_on_both_sides() {
    bounded(|| {
        let office = Office::new();
        let mut old = office.stream(Office::owner());
        frames::write(&mut old, &Up::Hello { version: VERSION + 1, name: None }).unwrap();
        let first = frames::read_bytes(&mut old, 1 << 20).unwrap();
        assert_eq!(frames::version(&first), Some(VERSION));
        assert_eq!(drain_until_closed(&mut old), 0);

        let (ours, mut theirs) = UnixStream::pair().unwrap();
        let server = thread::spawn(move || {
            let _: Up = frames::read(&mut theirs, 1 << 20).unwrap();
            // What a server of another version says after its number is not known here.
            theirs.write_all(&[10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 1, 2, 3, 4]).unwrap();
        });
        let error = Connection::open(ours, None).unwrap_err();
        assert!(matches!(error, WireError::Version { theirs: 99 }), "{error:?}");
        assert!(error.to_string().contains("同一版本"), "{error}");
        server.join().unwrap();
    });
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    bounded(|| {
        let (ours, _theirs) = UnixStream::pair().unwrap();
        assert!(matches!(Connection::open(ours, None).unwrap_err(), WireError::Silent { .. }));
    });
}

#[test]
fn a_desk_that_says_nothing_is_let_go() {
    bounded(|| {
        let office = Office::new();
        let mut mute = office.stream(Office::owner());
        assert_eq!(drain_until_closed(&mut mute), 0);
    });
}

#[test]
fn texts_travel_with_their_command_and_stay() {
    bounded(|| {
        let mut office = Office::new();
        let mut desk = office.desk();
        let text = "现有老桥年久失修。\n建议修缮。";
        desk.submit(titled("修缮老桥", Some(text)));
        let digest = desk.register.proposal(ProposalId(1)).unwrap().particulars.text.unwrap();
        assert_eq!(desk.ask(Question::Text(digest)), Answer::Text(Some(text.to_owned())));
        assert_eq!(desk.ask(Question::Text([9; 32])), Answer::Text(None));
        office.restart();
        let mut desk = office.desk();
        assert_eq!(desk.ask(Question::Text(digest)), Answer::Text(Some(text.to_owned())));
    });
}

#[test]
fn a_command_without_its_text_is_not_saved() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        let mut command = titled("修缮老桥", Some("正文"));
        command.detach_texts();
        let ticket = ticket();
        desk.send(&Up::Submit { ticket, command: Box::new(command.clone()) });
        let Down::Failed { ticket: whose, sentence } = desk.hear() else { panic!("saved") };
        assert!(whose == ticket && sentence.contains("没有保存"), "{sentence}");
        desk.send(&Up::Text("正文".to_owned()));
        desk.send(&Up::Submit { ticket, command: Box::new(command) });
        assert_eq!(desk.hear_entry().ticket, ticket);
    });
}

#[test]
fn drafts_belong_to_their_clerk_and_outlive_the_server() {
    bounded(|| {
        let mut office = Office::new();
        let draft = |name: &str, at| Draft { name: name.to_owned(), at, body: vec![0, 1, 255] };
        let mut desk = office.desk();
        for (name, at) in [("new", 5), ("amend-12", 9), ("new", 7)] {
            assert_eq!(desk.ask(Question::SaveDraft(draft(name, at))), Answer::Done);
        }
        assert_eq!(desk.ask(Question::Drafts), Answer::Drafts(vec![draft("amend-12", 9), draft("new", 7)]));
        assert_eq!(office.desk_of(4242).ask(Question::Drafts), Answer::Drafts(vec![]));
        drop(desk);
        office.restart();
        let mut desk = office.desk();
        assert_eq!(desk.ask(Question::DropDraft("amend-12".to_owned())), Answer::Done);
        assert_eq!(desk.ask(Question::Drafts), Answer::Drafts(vec![draft("new", 7)]));
    });
}

#[test]
fn drafts_have_bounds() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        let draft = |name: String, size| Question::SaveDraft(Draft { name, at: 0, body: vec![7; size] });
        for bad in [draft(String::new(), 1), draft("n".repeat(101), 1), draft("new".into(), (1 << 20) + 1)] {
            assert!(matches!(desk.ask(bad), Answer::No(_)));
        }
        for number in 0..50 {
            assert_eq!(desk.ask(draft(number.to_string(), 10)), Answer::Done);
        }
        assert!(matches!(desk.ask(draft("50".into(), 10)), Answer::No(_)));
        assert_eq!(desk.ask(draft("7".into(), 1 << 20)), Answer::Done);
    });
}

#[test]
fn history_is_newest_first_and_can_be_leafed_through() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        for number in 1..=600 {
            desk.submit(receive(&format!("第{number}件")));
        }
        let filed = desk.submit(file(3));
        let mut history = |proposal, before, limit| {
            let Answer::History(entries) =
                desk.ask(Question::History(Past { proposal, before, limit, ..Past::default() }))
            else {
                panic!()
            };
            entries.iter().map(|entry| entry.seq).collect::<Vec<u64>>()
        };
        assert_eq!(history(Some(ProposalId(3)), None, 10), [filed.seq, 4]);
        assert_eq!(history(Some(ProposalId(3)), Some(filed.seq), 10), [4]);
        assert_eq!(history(Some(ProposalId(3)), None, 1), [filed.seq]);
        assert_eq!(history(None, None, 3), [602, 601, 600]);
        assert_eq!(history(None, Some(3), 10), [2, 1]);
        assert_eq!(history(None, None, 9999).len(), 500);
        assert!(history(None, Some(0), 5).is_empty() && history(None, None, 0).is_empty());
    });
}

#[test]
fn history_of_one_kind_of_step_brings_what_undid_it_too() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        let received = desk.submit(receive_many(0, 3));
        let filed = desk.submit(file(3));
        let undone = desk.submit(tian::office::Command::Undo(tian::office::verbs::undo::Undo::default()));
        let mut history = |past: Past| {
            let Answer::History(entries) = desk.ask(Question::History(Past { limit: 9, ..past })) else {
                panic!()
            };
            entries.iter().map(|entry| entry.seq).collect::<Vec<u64>>()
        };
        let of = |verb| Past { verb: Some(verb), ..Past::default() };
        assert_eq!(history(of(tian::office::Verb::File)), [undone.seq, filed.seq]);
        assert_eq!(history(of(tian::office::Verb::Receive)), [undone.seq, received.seq]);
        let by = |clerk| Past { clerk: Some(tian::office::ClerkId(clerk)), ..Past::default() };
        assert_eq!(history(by(1)).len(), 4, "founding and three steps");
        assert!(history(by(2)).is_empty());
    });
}

#[test]
fn history_of_one_leaves_out_the_rest_of_a_batch() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        desk.submit(receive_many(0, 50));
        let question = Question::History(Past { proposal: Some(ProposalId(7)), limit: 5, ..Past::default() });
        let Answer::History(entries) = desk.ask(question) else { panic!() };
        assert_eq!(entries.len(), 1);
        assert!(entries[0].facts.iter().all(|fact| fact.proposal() == Some(ProposalId(7))));
        assert_eq!(entries[0].facts.len(), 2);
    });
}

#[test]
fn clerks_are_told_once_that_the_clock_stands_before_the_entries() {
    bounded(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut opened = Ledger::open(folder.path()).unwrap();
        let ahead = 2_145_888_000_000;
        let entry = tian::office::verbs::found::founding("某某", Some(Office::owner()), ahead);
        opened.register.append(&entry).unwrap();
        opened.ledger.append(&[Record { entry, texts: Vec::new() }]).unwrap();
        let server = tian::server::Server::start(opened).unwrap();
        let greeted = || {
            let (ours, theirs) = UnixStream::pair().unwrap();
            server.attach(theirs, Peer { uid: Office::owner() }).unwrap();
            Connection::open(ours, None).unwrap()
        };
        let (mut connection, mut greeting) = greeted();
        let told = |notices: &[String]| notices.iter().filter(|notice| notice.contains("本机时间")).count();
        assert_eq!(told(&greeting.notices), 1, "{:?}", greeting.notices);
        let entry = connection.submit(&mut greeting.register, receive("修缮老桥")).unwrap();
        assert!(entry.at < ahead);
        assert_eq!(told(&greeted().1.notices), 0, "this clerk knows");
        server.end().unwrap();
    });
}

#[test]
fn a_full_disk_saves_nothing_shows_nothing_and_passes() {
    bounded(|| {
        let (disk, settings) = room::failing_disk();
        let office = Office::with(settings, Bounds::default());
        let (mut desk, mut other) = (office.desk(), office.desk());
        desk.submit(receive("之前"));
        disk.fill(true);
        let before = desk.register.clone();
        let ticket = ticket();
        let Err(SubmitError::Failed(sentence)) = desk.submit_as(ticket, receive("满了")) else {
            panic!("saved")
        };
        assert!(sentence.contains("磁盘"), "{sentence}");
        // A pile of several: none may be built upon another that was not saved.
        for number in 0..5u8 {
            desk.send(&Up::Submit { ticket: [number + 1; 16], command: Box::new(receive("满了")) });
            desk.send(&Up::Submit { ticket: [number + 101; 16], command: Box::new(file(2)) });
        }
        for _ in 0..5 {
            assert!(matches!(desk.hear(), Down::Failed { .. }));
            assert!(matches!(desk.hear(), Down::Refused { .. }));
        }
        disk.fill(false);
        let entry = desk.submit_as(ticket, receive("有地方了")).unwrap();
        assert_eq!(entry.seq, before.seq() + 1);
        assert_eq!(other.hear_entry().seq, before.seq());
        assert_eq!(other.hear_entry(), entry);
        assert_eq!(office.reopened().register, other.register);
    });
}

#[test]
fn after_a_failed_sync_nothing_more_is_said_to_be_saved() {
    bounded(|| {
        let (disk, settings) = room::failing_disk();
        let office = Office::with(settings, Bounds::default());
        let mut desk = office.desk();
        desk.submit(receive("之前"));
        disk.break_sync(true);
        assert!(matches!(desk.submit_as(ticket(), receive("坏了")), Err(SubmitError::Failed(_))));
        disk.break_sync(false);
        assert!(matches!(desk.submit_as(ticket(), receive("还是坏的")), Err(SubmitError::Failed(_))));
        assert!(matches!(desk.submit_as(ticket(), file(9)), Err(SubmitError::Refused(_))));
        assert_eq!(desk.register, office.desk().register);
        assert_eq!(desk.register.count(), 1);
    });
}

#[test]
fn a_user_nobody_knows_is_listed_once_and_a_wrong_name_is_turned_away() {
    bounded(|| {
        let office = Office::new();
        let first = office.desk_of(4242);
        let second = office.desk_of(4242);
        assert_eq!(first.clerk, second.clerk);
        assert_ne!(first.clerk, office.desk().clerk);
        let listed = second.register.clerk(first.clerk).unwrap();
        assert_eq!((listed.name.as_str(), listed.login), ("uid-4242", Some(4242)));
        let founder = second.register.clerks().next().unwrap().name.clone();
        let error = Connection::open(office.stream(4242), Some(&founder)).unwrap_err();
        assert!(matches!(&error, WireError::Goodbye(why) if why.contains("uid-4242")), "{error}");
    });
}

#[test]
fn only_the_owner_stops_the_server() {
    bounded(|| {
        let office = Office::new();
        let (mut desk, mut guest) = (office.desk(), office.desk_of(4242));
        assert!(matches!(guest.ask(Question::Stop), Answer::No(_)));
        assert_eq!(desk.ask(Question::Stop), Answer::Done);
        office.server().wait(None);
        office.server().end().unwrap();
        assert!(matches!(guest.connection.receive(), Ok(Down::Goodbye { .. })));
        let (stream, _other) = UnixStream::pair().unwrap();
        assert_eq!(office.server().attach(stream, Peer { uid: 1 }), Err(TurnedAway::Shut));
    });
}

#[test]
fn what_was_asked_before_the_end_is_told_before_the_goodbye() {
    bounded(|| {
        let office = Office::new();
        let mut desk = office.desk();
        for number in 0..100u8 {
            desk.send(&Up::Submit { ticket: [number + 1; 16], command: Box::new(receive("赶在前面")) });
        }
        desk.hear_entry();
        office.server().end().unwrap();
        let heard = loop {
            match desk.hear() {
                Down::Entry(_) => {}
                Down::Goodbye { .. } => break desk.register.clone(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(office.reopened().register, heard);
    });
}

#[test]
fn a_user_may_not_take_all_places() {
    bounded(|| {
        let office = Office::new();
        let streams: Vec<UnixStream> = (0..64).map(|_| office.stream(4242)).collect();
        let (stream, _other) = UnixStream::pair().unwrap();
        assert_eq!(office.server().attach(stream, Peer { uid: 4242 }), Err(TurnedAway::Full));
        office.desk().submit(receive("别人照常"));
        drop(streams);
    });
}

#[test]
fn the_sample_is_for_an_empty_office_and_its_administrator() {
    bounded(|| {
        let office = Office::new();
        assert!(matches!(office.desk_of(4242).ask(Question::BeginSample), Answer::No(_)));
        let mut desk = office.desk();
        assert_eq!(desk.ask(Question::BeginSample), Answer::Done);
        assert!(desk.register.count() > 0);
        assert!(matches!(desk.ask(Question::BeginSample), Answer::No(_)));
        assert_eq!(office.reopened().register, desk.register);
        let office = Office::new();
        let mut desk = office.desk();
        desk.submit(receive("已有一件"));
        assert!(matches!(desk.ask(Question::BeginSample), Answer::No(_)));
        assert_eq!(desk.register.count(), 1);
    });
}
