//! Rules and calendars that change while things run: what is waited for can move, what was done stands.

use crate::world::{World, day, plain_reply, task, units};
use std::collections::BTreeSet;
use tian::office::calendar::{HolidayYear, Term};
use tian::office::consequences;
use tian::office::opinion::Rating;
use tian::office::redating::{moved, would_move};
use tian::office::rules::{ReplyTerm, Rules};
use tian::office::verbs::decline::Decline;
use tian::office::verbs::extend::Extend;
use tian::office::verbs::holidays::ListHolidays;
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::session::SetSession;
use tian::office::verbs::track::Track;
use tian::office::waiting::Waiting;
use tian::office::*;

type Drop = fn(&mut Rules);
type Spoil = fn(&mut Session);

fn changed(world: &World, change: impl FnOnce(&mut Rules)) -> Rules {
    let mut rules = world.register.current().expect("a session").rules.clone();
    change(&mut rules);
    rules
}

fn setting(rules: Rules, recompute: bool) -> Command {
    Command::SetRules(SetRules { session: None, rules: Box::new(rules), recompute })
}

fn five_months(rules: &mut Rules) {
    rules.terms.reply = vec![ReplyTerm { kind: None, proposer: None, period: None, term: Term::Months(5) }];
}

fn moves_of(world: &World, seq: u64) -> Vec<(u32, Waiting, String)> {
    let entry = &world.entries[usize::try_from(seq).expect("small") - 1];
    moved(&entry.facts).iter().map(|m| (m.proposal.0, m.what, m.now.to_string())).collect()
}

fn holidays(year: i32, off: &[&str], work: &[&str]) -> Command {
    let days = |days: &[&str]| days.iter().map(|date| day(date)).collect::<BTreeSet<_>>();
    Command::ListHolidays(ListHolidays { year, off: days(off), work: days(work) })
}

#[test]
fn new_rules_leave_dates_alone_unless_they_are_to_be_worked_out_again() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    let rules = changed(&world, five_months);
    let session = world.register.current().expect("a session").id;
    assert_eq!(would_move(&world.register, session, &rules, world.today()).len(), 1);
    world.must(setting(rules.clone(), false));
    assert_eq!(world.task(id, 1).due.date, day("2026-06-02"));
    let seq = world.must(setting(rules.clone(), true));
    assert_eq!(moves_of(&world, seq), [(id.0, Waiting::Reply, "2026-08-02".to_owned())]);
    assert!(matches!(world.refused(setting(rules, true)), Refusal::Already { .. }));
    world.undo().expect("undone");
    assert_eq!(world.task(id, 1).due.date, day("2026-06-02"));
    world.redo().expect("done again");
    assert_eq!(world.task(id, 1).due.date, day("2026-08-02"));
}

#[test]
fn what_was_answered_or_granted_stays() {
    let mut world = World::new();
    let (replied, extended) = (world.handled(&[1], &[], &[]), world.handled(&[2], &[], &[]));
    let waits = world.handled(&[3], &[], &[]);
    world.reply(replied, 1, "A");
    let (tasks, until) = (vec![task(extended, 2)], day("2026-08-01"));
    world.must(Command::Extend(Extend { tasks, until, reason: "难".to_owned(), on: None }));
    let rules = changed(&world, |rules| {
        five_months(rules);
        rules.terms.feedback = Term::Days(60);
    });
    let seq = world.must(setting(rules, true));
    assert_eq!(
        moves_of(&world, seq),
        [
            (replied.0, Waiting::Answer, "2026-05-01".to_owned()),
            (waits.0, Waiting::Reply, "2026-08-02".to_owned())
        ]
    );
    assert_eq!(world.task(replied, 1).due.date, day("2026-06-02"));
    assert_eq!(world.task(extended, 2).due_now().date, until);
}

#[test]
fn a_clock_that_went_on_is_worked_out_from_where_it_began() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-03-20");
    let (task, to) = (task(id, 1), UnitId(2));
    world.must(Command::Reassign(Reassign { task, to, restart: false, on: None }));
    let rules = changed(&world, five_months);
    world.must(setting(rules, true));
    assert_eq!(world.task(id, 2).due.date, day("2026-08-02"), "from 2 March, not from 20 March");
}

#[test]
fn codes_in_use_cannot_vanish_nor_come_back_by_redo() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.must(Command::Decline(Decline {
        proposals: vec![ids[0]],
        ground: "3".into(),
        diverted: None,
        place: String::new(),
        consented: false,
        notified: None,
        on: None,
    }));
    world.file_to(&[ids[1]], crate::world::units(&[1], &[], &[]));
    world.must(Command::Reply(plain_reply(task(ids[1], 1), "B")));
    let drops: [(Drop, &str); 3] = [
        (|rules| rules.categories.retain(|row| row.code != "1"), "分类"),
        (|rules| rules.classes.retain(|row| row.code != "B"), "类别"),
        (|rules| rules.grounds.retain(|row| row.code != "3"), "情形"),
    ];
    for (drop, says) in drops {
        let refusal = world.refused(setting(changed(&world, drop), false)).to_string();
        assert!(refusal.contains(says), "{refusal}");
        let mut session = world.register.current().expect("a session").clone();
        drop(&mut session.rules);
        world.refused(Command::SetSession(Box::new(SetSession { session, current: false })));
    }
    world.undo().expect("the reply is taken back");
    let rules = changed(&world, drops[1].0);
    world.by(2);
    world.refused(setting(rules.clone(), false));
    world.by(1).must(setting(rules, false));
    let reply = world.entries.iter().rev().find(|entry| entry.verb == Verb::Reply).map(|entry| entry.seq);
    let redo = verbs::undo::Redo { entry: reply };
    assert!(matches!(world.refused(Command::Redo(redo)), Refusal::MovedOn { .. }));
}

#[test]
fn a_form_that_came_back_keeps_its_digits() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.reply(id, 1, "A");
    world.answer(id, 1);
    let rules = changed(&world, |rules| drop(rules.form.questions.remove(0)));
    assert!(matches!(world.refused(setting(rules, false)), Refusal::Rules(_)));
    let reworded = changed(&world, |rules| rules.form.questions[0].title = "是否走访".to_owned());
    world.must(setting(reworded, false));
}

#[test]
fn a_notice_of_holidays_settles_provisional_dates_and_undo_brings_them_back() {
    let mut world = World::new();
    world.on("2026-12-28");
    let id = world.handled(&[1], &[], &[]);
    let before = world.task(id, 1).hand_back_due.clone();
    assert!(before.provisional && before.date == day("2027-01-04"), "{before:?}");
    let seq = world.must(holidays(2027, &["2027-01-01", "2027-01-02", "2027-01-03"], &[]));
    let after = world.task(id, 1).hand_back_due.clone();
    assert!(!after.provisional && after.date == day("2027-01-05"), "{after:?}");
    assert!(moves_of(&world, seq).contains(&(id.0, Waiting::HandBack, "2027-01-05".to_owned())));
    world.undo().expect("undone");
    assert_eq!(world.task(id, 1).hand_back_due, before);
    assert!(!world.register.calendar().is_published(2027));
}

#[test]
fn a_correction_of_a_known_year_moves_what_hangs_on_it() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let shipped = world.register.calendar().told(2026).expect("shipped");
    let HolidayYear { mut off, work } = shipped;
    off.insert(day("2026-03-04"));
    let was = world.task(id, 1).receipt_due.date;
    world.must(Command::ListHolidays(ListHolidays { year: 2026, off, work }));
    assert_eq!(world.task(id, 1).receipt_due.date, was.succ_opt().expect("a day"));
}

#[test]
fn holidays_that_cannot_be_are_refused() {
    let mut world = World::new();
    for (year, off, work) in [
        (1900, &["1900-01-01"][..], &[][..]),
        (2027, &[], &[]),
        (2027, &["2026-01-01"], &[]),
        (2027, &["2027-01-01"], &["2027-01-04"]),
        (2027, &["2027-01-02"], &["2027-01-02"]),
    ] {
        world.refused(holidays(year, off, work));
    }
    let shipped = world.register.calendar().told(2026).expect("shipped");
    let again = Command::ListHolidays(ListHolidays { year: 2026, off: shipped.off, work: shipped.work });
    assert!(matches!(world.refused(again), Refusal::Already { .. }));
}

#[test]
fn sessions_of_absurd_years_are_refused() {
    let mut world = World::new();
    let session = world.register.current().expect("a session").clone();
    let spoils: [Spoil; 4] = [
        |session| session.year = 20_260,
        |session| session.term = 140,
        |session| session.opened = day("2020-01-01"),
        |session| session.cutoff = day("2036-03-05").and_hms_opt(20, 0, 0),
    ];
    for spoil in spoils {
        let mut session = session.clone();
        spoil(&mut session);
        let refusal = world.refused(Command::SetSession(Box::new(SetSession { session, current: false })));
        assert!(matches!(refusal, Refusal::Session(_)), "{refusal}");
    }
}

#[test]
fn a_number_within_the_category_is_printed_by_its_template() {
    let mut world = World::new();
    world.rules(|rules| rules.numbering.in_category = Some("{category}类{c:03}号".to_owned()));
    let session = world.register.current().expect("a session");
    let category = &session.rules.categories[0].code;
    let docket =
        session.docket(12, tian::office::session::Period::Plenary, category, Some(7), session.opened);
    assert_eq!(docket.in_category.map(|own| own.label).as_deref(), Some("经济建设类007号"));
}

#[test]
fn what_would_read_otherwise_by_new_rules_is_told_before_they_are_set() {
    let mut world = World::new();
    let session = world.register.current().expect("a session").id;
    let [declined, answered] = world.receive(2)[..] else { panic!("two") };
    let ground = world.register.current().expect("a session").rules.grounds[0].code.clone();
    let mut decline = Decline {
        proposals: vec![declined],
        ground,
        notified: None,
        diverted: None,
        place: String::new(),
        consented: false,
        on: None,
    };
    decline.on = Some(world.today());
    world.must(Command::Decline(decline));
    world.file_to(&[answered], units(&[1], &[], &[]));
    world.reply(answered, 1, "A");
    world.answer(answered, 2);
    let rules = changed(&world, |rules| {
        rules.terms.notice = Term::WorkingDays(60);
        rules.figures.satisfied = vec![Rating::Satisfied];
    });
    let told = consequences::of_rules(&world.register, session, &rules, world.today());
    let dates: Vec<(u32, Waiting)> = told.dates.iter().map(|date| (date.proposal.0, date.what)).collect();
    assert_eq!(dates, [(declined.0, Waiting::Notice)]);
    assert!(told.figures.iter().any(|figure| figure.name == "satisfaction_rate"), "{:?}", told.figures);
    let same = world.register.current().expect("a session").rules.clone();
    assert!(consequences::of_rules(&world.register, session, &same, world.today()).is_empty());
}

#[test]
fn the_next_look_back_moves_with_the_rules_unless_it_was_agreed_on() {
    let mut world = World::new();
    let ids = [world.handled(&[1], &[], &[]), world.handled(&[1], &[], &[])];
    let agreed = world.today() + chrono::Days::new(100);
    for (id, next) in ids.into_iter().zip([None, Some(agreed)]) {
        world.reply(id, 1, "B");
        let (proposals, promise) = (vec![id], "明年办成".to_owned());
        world.must(Command::Track(Track { proposals, promise, promised: None, next, on: None }));
    }
    let rules = changed(&world, |rules| rules.terms.look_back = Term::Months(3));
    let seq = world.must(setting(rules, true));
    let moved: Vec<(u32, Waiting)> =
        moves_of(&world, seq).into_iter().map(|(id, what, _)| (id, what)).collect();
    assert_eq!(moved, [(ids[0].0, Waiting::LookBack)]);
    let next = world.proposal(ids[1]).supervision.tracking.as_ref().expect("tracked").next;
    assert_eq!(next, agreed);
}
