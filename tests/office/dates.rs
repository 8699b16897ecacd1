//! Due dates: each by its own rule, and none overwritten.

use crate::world::{World, a_proposal, day, plain_reply, task, units};
use chrono::NaiveDate;
use tian::office::calendar::{Counting, Term};
use tian::office::proposer::ProposerKind;
use tian::office::queries::running::{Waiting, of_proposal};
use tian::office::rules::ReplyTerm;
use tian::office::session::Period;
use tian::office::supervision::Mark;
use tian::office::verbs::decline::Decline;
use tian::office::verbs::extend::Extend;
use tian::office::verbs::file::File;
use tian::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use tian::office::verbs::mark::SetMark;
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::send_back::{Resubmit, SendBack};
use tian::office::*;

fn due(world: &World, id: ProposalId, unit: u32) -> NaiveDate {
    world.task(id, unit).due_now().date
}

fn extend(id: ProposalId, until: &str) -> Command {
    let (tasks, reason) = (vec![task(id, 1)], "需多部门会商".to_owned());
    Command::Extend(Extend { tasks, until: day(until), reason, on: None })
}

/// Edge 7: hand-back counts working days, the reply counts months and clamps at month end, and a day of rest is noted.
#[test]
fn hand_back_counts_working_days_and_the_reply_clamped_months() {
    let mut world = World::new();
    let id = world.on("2026-11-30").handled(&[1], &[2], &[]);
    let lead = world.task(id, 1);
    assert_eq!(lead.hand_back_due.date, day("2026-12-07"));
    assert_eq!(lead.due.date, day("2027-02-28"));
    assert!(lead.due.on_rest_day && lead.due.provisional, "a Sunday of a year not published yet");
    assert_eq!(world.task(id, 2).due.date, day("2026-12-30"), "the joint opinion within a month");
    world.rules(|rules| rules.terms.counting = Counting { roll_over: true, ..Counting::default() });
    let rolled = world.handled(&[1], &[], &[]);
    assert_eq!(due(&world, rolled, 1), day("2027-03-01"));
}

/// Edge 8: a Sunday that is made up is worked, a holiday Friday is not.
#[test]
fn make_up_days_count_and_holidays_do_not() {
    let mut world = World::new();
    let id = world.on("2026-09-17").handled(&[1], &[], &[]);
    // 18 Fri, 20 Sun made up, 21 Mon, 22 Tue, 23 Wed.
    assert_eq!(world.task(id, 1).hand_back_due.date, day("2026-09-23"));
    let id = world.on("2026-09-30").handled(&[1], &[], &[]);
    assert_eq!(
        world.task(id, 1).receipt_due.date,
        day("2026-10-10"),
        "after National Day, with Saturday the 10th"
    );
}

/// Edge 9: a fixed day for parties, months for the others, another term between sessions; the first row that fits.
#[test]
fn the_reply_term_is_chosen_by_proposer_and_period() {
    let mut world = World::new();
    world.rules(|rules| {
        let row = |proposer, period, term| ReplyTerm { kind: None, proposer, period, term };
        rules.terms.reply = vec![
            row(Some(ProposerKind::Party), None, Term::On { month: 5, day: 10 }),
            row(None, Some(Period::Intersession), Term::Months(2)),
            row(None, None, Term::Months(5)),
        ];
    });
    let mut between = a_proposal("平时的", &[("张三", ProposerKind::Member)]);
    between.period = Some(Period::Intersession);
    world.enter(vec![
        a_proposal("党派的", &[("民盟市委", ProposerKind::Party), ("张三", ProposerKind::Member)]),
        a_proposal("委员的", &[("张三", ProposerKind::Member), ("民盟市委", ProposerKind::Party)]),
        between,
    ]);
    let ids = [1, 2, 3].map(ProposalId);
    world.file_to(&ids, units(&[1], &[], &[]));
    assert_eq!(ids.map(|id| due(&world, id, 1)), ["2026-05-10", "2026-08-02", "2026-05-02"].map(day));
}

/// Edge 10: an extension stands beside the original due date.
#[test]
fn an_extension_never_overwrites_the_original_due_date() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-20").must(extend(id, "2026-07-02"));
    let first = world.task(id, 1);
    assert_eq!((first.due.date, first.due_now().date), (day("2026-06-02"), day("2026-07-02")));
    let row = of_proposal(&world.register, world.proposal(id), world.today())
        .into_iter()
        .find(|row| row.what == Waiting::Reply)
        .expect("the reply is waited for");
    assert_eq!((row.due.date, row.original), (day("2026-07-02"), Some(day("2026-06-02"))));
}

#[test]
fn an_extension_has_a_limit_and_a_direction() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let sentence = |world: &mut World, until| world.refused(extend(id, until)).to_string();
    world.on("2026-05-20");
    assert_eq!(sentence(&mut world, "2026-06-02"), "延期至2026-06-02不对：不晚于现在的期限2026-06-02");
    assert_eq!(sentence(&mut world, "2026-09-03"), "延期至2026-09-03不对：至迟不得超过2026-09-02(6个月)");
    world.on("2026-07-01");
    assert_eq!(sentence(&mut world, "2026-06-20"), "延期至2026-06-20不对：早于批准日期2026-07-01");
}

/// Edge 14: whether the clock starts again is said each time; the first unit is not charged with the second's delay.
#[test]
fn reassignment_says_whether_the_clock_starts_again() {
    let mut world = World::new();
    let ids = [world.handled(&[1], &[], &[]), world.handled(&[1], &[], &[])];
    world.on("2026-03-10");
    for (id, restart) in ids.into_iter().zip([true, false]) {
        world.must(Command::Reassign(Reassign { task: task(id, 1), to: UnitId(2), restart, on: None }));
    }
    assert_eq!(ids.map(|id| due(&world, id, 2)), ["2026-06-10", "2026-06-02"].map(day));
    world.on("2026-07-01");
    let owed = tian::office::queries::owing::owing(&world.register, world.today());
    assert_eq!(owed.iter().map(|owing| owing.unit).collect::<Vec<_>>(), [UnitId(2)]);
    let units = vec![UnitId(1)];
    let remind = Remind { units, way: reminder::Way::Visit, letter: String::new(), level: None, on: None };
    assert_eq!(world.refused(Command::Remind(remind)).to_string(), "市教育局：没有逾期或临期的事项");
}

/// The hand-back window closes; after it there is no handing back, and a ruling decides what was asked in time.
/// The latest an extension may reach is counted from the first assignment while the clock goes on.
#[test]
fn a_clock_that_goes_on_is_stretched_no_further_by_changing_hands() {
    for (restart, last, beyond) in [(false, "2026-09-02", "2026-09-03"), (true, "2026-11-11", "2026-11-12")] {
        let mut world = World::new();
        let id = world.handled(&[1], &[], &[]);
        world.on("2026-05-11");
        for (from, to) in [(1, 2), (2, 3)] {
            let reassign = Reassign { task: task(id, from), to: UnitId(to), restart, on: None };
            world.must(Command::Reassign(reassign));
        }
        let extend = |until: &str| {
            let (tasks, reason) = (vec![task(id, 3)], "难度大".to_owned());
            Command::Extend(Extend { tasks, until: day(until), reason, on: None })
        };
        assert!(matches!(world.refused(extend(beyond)), Refusal::Date { .. }), "{restart}");
        world.must(extend(last));
    }
}

/// Edge 9: what is assigned on the fixed day is due on it; after it, within the ordinary months, not in almost a year.
#[test]
fn a_fixed_day_that_is_past_gives_way_to_the_ordinary_months() {
    let mut world = World::new();
    let ordinary = ReplyTerm { kind: None, proposer: None, period: None, term: Term::Months(4) };
    let fixed =
        ReplyTerm { period: Some(Period::Intersession), term: Term::On { month: 6, day: 30 }, ..ordinary };
    let plenary = ReplyTerm { period: Some(Period::Plenary), ..fixed };
    world.rules(|rules| rules.terms.reply = vec![fixed, plenary, ordinary]);
    for (on, due_on) in [
        ("2026-03-10", "2026-06-30"),
        ("2026-06-30", "2026-06-30"),
        ("2026-07-01", "2026-11-01"),
        ("2027-01-04", "2027-06-30"),
    ] {
        let id = world.on(on).handled(&[1], &[], &[]);
        assert_eq!(due(&world, id, 1), day(due_on), "assigned on {on}");
    }
    world.rules(|rules| rules.terms.reply.truncate(2));
    let id = world.on("2027-07-01").handled(&[1], &[], &[]);
    assert_eq!(due(&world, id, 1), day("2027-10-01"), "three months where the rules give none");
    world.on("2027-08-02");
    let reassign = Reassign { task: task(id, 1), to: UnitId(2), restart: true, on: None };
    world.must(Command::Reassign(reassign));
    assert_eq!(due(&world, id, 2), day("2027-11-02"));
}

#[test]
fn the_hand_back_window_closes() {
    let mut world = World::new();
    let (late, early) = (world.handled(&[1], &[], &[]), world.handled(&[2], &[], &[]));
    let ask = |id, unit| Command::HandBack(HandBackAsk::new(task(id, unit), "不属职责范围"));
    world.on("2026-03-09").must(ask(early, 2));
    let refusal = world.on("2026-03-10").refused(ask(late, 1));
    assert_eq!(
        refusal.to_string(),
        "市教育局 第1号《关于第0件事的建议》：退办期限已于2026-03-09届满，不能再退办；确需调整的，由本办改办"
    );
    let rule = HandBackRuling::new(task(early, 2), true);
    world.must(Command::RuleHandBack(rule));
    assert_eq!(world.status(early), Status::ToAssign);
}

/// Edge 27: document, signature, delivery and entry are four dates, in this order, and all are kept.
#[test]
fn a_reply_keeps_its_four_dates() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-06-05");
    let reply = |document: &str, signed: &str, delivered: &str| GiveReply {
        document: Some(day(document)),
        signed: Some(day(signed)),
        delivered: Some(day(delivered)),
        ..plain_reply(task(id, 1), "A")
    };
    let backwards = world.refused(Command::Reply(reply("2026-05-28", "2026-06-03", "2026-06-01")));
    assert_eq!(backwards.to_string(), "签发日期2026-06-03不对：晚于送达日期2026-06-01");
    world.must(Command::Reply(reply("2026-05-28", "2026-05-29", "2026-06-01")));
    let dates = &world.task(id, 1).replies[0].dates;
    let all = [dates.document, dates.signed, dates.delivered, dates.entered];
    assert_eq!(all, ["2026-05-28", "2026-05-29", "2026-06-01", "2026-06-05"].map(day));
}

#[test]
fn nothing_is_closed_before_what_was_done_to_it() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "A");
    world.on("2026-05-20").answer(id, 1);
    let close = verbs::close::Close { proposals: vec![id], on: Some(day("2026-05-12")) };
    assert_eq!(
        world.refused(Command::Close(close)).to_string(),
        "办结日期2026-05-12不对：早于最近一步的日期2026-05-20"
    );
}

#[test]
fn a_date_too_early_is_told_with_the_event_it_must_not_precede() {
    let mut world = World::new();
    let id = world.on("2026-05-11").handled(&[1], &[], &[]);
    world.on("2026-05-20");
    let receipt = verbs::receipt::Receipt {
        on: Some(day("2026-05-08")),
        ..verbs::receipt::Receipt::of(vec![task(id, 1)])
    };
    let sentence = world.refused(Command::Receipt(receipt)).to_string();
    assert_eq!(sentence, "签收日期2026-05-08不对：早于交办日2026-05-11");
}

#[test]
fn nothing_is_filed_before_the_decision_it_follows() {
    let mut world = World::new();
    let ids = world.receive(1);
    world.on("2026-05-20");
    let ground = world.register.current().expect("a session").rules.grounds[0].code.clone();
    let decline = Decline {
        proposals: ids.clone(),
        ground,
        notified: None,
        diverted: None,
        place: String::new(),
        consented: false,
        on: Some(world.today()),
    };
    let before = world.today().pred_opt().expect("a day");
    world.must(Command::Decline(decline));
    world.must(Command::Resubmit(Resubmit { proposals: ids.clone(), on: None }));
    let file = |on| {
        let category = Some("1".to_owned());
        Command::File(File { proposals: ids.clone(), category, to: units(&[], &[], &[]), on: Some(on) })
    };
    assert!(matches!(world.refused(file(before)), Refusal::Date { .. }));
    world.must(file(world.today()));
}

#[test]
fn coming_again_and_marks_bear_dates_that_fit_what_was_before() {
    let mut world = World::new();
    let ids = world.receive(1);
    let on = |date: &str| Some(day(date));
    let (reason, proposals) = ("太短".to_owned(), ids.clone());
    world.on("2026-03-10").must(Command::SendBack(SendBack { proposals, reason, on: on("2026-03-05") }));
    let again = |date| Command::Resubmit(Resubmit { proposals: ids.clone(), on: on(date) });
    assert!(matches!(world.refused(again("2026-03-04")), Refusal::Date { .. }), "before it was sent back");
    assert!(matches!(world.refused(again("2026-03-11")), Refusal::Date { .. }), "tomorrow");
    world.must(again("2026-03-07"));
    let file = |date| {
        let (category, to) = (Some("1".to_owned()), units(&[], &[], &[]));
        Command::File(File { proposals: ids.clone(), category, to, on: on(date) })
    };
    assert!(matches!(world.refused(file("2026-03-06")), Refusal::Date { .. }), "before it came again");
    world.must(file("2026-03-07"));
    let mark =
        |set, date| Command::Mark(SetMark { proposals: ids.clone(), mark: Mark::Key, set, on: on(date) });
    assert!(matches!(world.refused(mark(true, "2026-03-01")), Refusal::Date { .. }), "before it came in");
    assert!(matches!(world.refused(mark(true, "2026-03-11")), Refusal::Date { .. }), "tomorrow");
    world.must(mark(true, "2026-03-09"));
    let refusal = world.refused(mark(false, "2026-03-08")).to_string();
    assert_eq!(refusal, "标记日期2026-03-08不对：早于上次标记或取消的日期2026-03-09");
    world.must(mark(false, "2026-03-10"));
}

#[test]
fn opinions_are_asked_from_the_day_the_last_part_of_the_reply_reached_the_proposers() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.on("2026-06-20");
    for (unit, delivered) in [(1, "2026-06-10"), (2, "2026-06-05")] {
        let mut reply = plain_reply(task(id, unit), "A");
        (reply.document, reply.signed, reply.delivered) =
            (Some(day(delivered)), Some(day(delivered)), Some(day(delivered)));
        world.must(Command::Reply(reply));
    }
    let opinion = world.proposal(id).opinions.values().next().expect("asked");
    assert_eq!(opinion.asked, day("2026-06-10"));
}
