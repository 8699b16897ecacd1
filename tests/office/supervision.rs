//! Leaders, supervision, tracking and numbered letters.

use crate::world::{World, day, reminding, units};
use tian::office::calendar::Term;
use tian::office::leader::{Body, Leader};
use tian::office::outcome::{Classed, RulingWhy};
use tian::office::queries::running::{self, Waiting};
use tian::office::queries::{supervising, tracked};
use tian::office::reminder::Way;
use tian::office::stage::Level;
use tian::office::supervision::{Leading, Mark, Part};
use tian::office::verbs::classify::Classify;
use tian::office::verbs::leaders::ListLeaders;
use tian::office::verbs::mark::SetMark;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::supervise::Supervise;
use tian::office::verbs::track::{LookBackAt, Track};
use tian::office::*;

fn a_leader(name: &str, level: Level) -> Leader {
    let offices = vec!["主席".to_owned(), "党组书记".to_owned()];
    Leader { id: LeaderId(0), name: name.to_owned(), offices, body: Body::Committee, level, left: None }
}

fn listing(leaders: Vec<Leader>) -> Command {
    Command::ListLeaders(ListLeaders { leaders })
}

fn supervision(proposal: ProposalId, leaders: &[(u32, Part)], related: &[ProposalId]) -> Command {
    let leading = |(id, part): &(u32, Part)| Leading { leader: LeaderId(*id), part: *part };
    Command::Supervise(Supervise {
        proposals: vec![proposal],
        theme: Some("科技创新".to_owned()),
        leadings: Some(leaders.iter().map(leading).collect()),
        related: Some(related.iter().copied().collect()),
        effect: None,
    })
}

fn tracking(proposal: ProposalId) -> Command {
    Command::Track(Track {
        proposals: vec![proposal],
        promise: "明年建成".to_owned(),
        promised: Some(day("2027-06-30")),
        next: None,
        on: None,
    })
}

fn look(proposal: ProposalId, class: Option<&str>, basis: &str, end: bool) -> Command {
    Command::LookBack(LookBackAt {
        proposals: vec![proposal],
        progress: "已建成".to_owned(),
        class: class.map(str::to_owned),
        basis: basis.to_owned(),
        rating: None,
        end,
        next: None,
        on: None,
    })
}

#[test]
fn two_levels_supervise_one_proposal_and_who_has_none_is_listed() {
    let mut world = World::new();
    let ids = world.receive(2);
    let three = vec![a_leader("甲", Level::City), a_leader("乙", Level::County), a_leader("丙", Level::City)];
    world.must(listing(three));
    world.must(supervision(ids[0], &[(1, Part::Leads), (2, Part::Supervises)], &[ids[1]]));
    let session = world.register.current().expect("a session").id;
    let rows = supervising::supervised(&world.register, session);
    assert_eq!(rows.len(), 1);
    assert!(rows[0].joint_levels);
    let other = world.proposal(ids[1]);
    assert_eq!(supervising::related(&world.register, other), vec![ids[0]], "shown from both sides");
    let totals: Vec<usize> =
        supervising::coverage(&world.register, session).iter().map(supervising::Coverage::total).collect();
    assert_eq!(totals, [1, 1, 0]);
}

#[test]
fn a_leader_something_points_to_does_not_vanish() {
    let mut world = World::new();
    let ids = world.receive(2);
    let listed = world.must(listing(vec![a_leader("甲", Level::City)]));
    world.must(supervision(ids[0], &[(1, Part::Leads)], &[]));
    assert!(matches!(world.undo_entry(listed), Err(Refusal::MovedOn { .. })));
    world.undo().expect("the supervision is taken back");
    world.undo_entry(listed).expect("nothing points to the leader now");
    world.redo().expect("the listing is done again");
}

#[test]
fn supervision_of_nobody_of_itself_and_of_nothing_new_is_refused() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    assert!(matches!(world.refused(supervision(id, &[(9, Part::Leads)], &[])), Refusal::NotNow { .. }));
    assert!(matches!(world.refused(supervision(id, &[], &[id])), Refusal::NotNow { .. }));
    world.must(listing(vec![a_leader("甲", Level::City)]));
    let twice = supervision(id, &[(1, Part::Leads), (1, Part::Leads)], &[]);
    assert!(matches!(world.refused(twice), Refusal::Twice(_)));
    world.must(supervision(id, &[], &[]));
    assert!(matches!(world.refused(supervision(id, &[], &[])), Refusal::Already { .. }));
}

#[test]
fn a_tracked_proposal_moves_from_b_to_a_and_keeps_both() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    assert!(matches!(world.refused(tracking(id)), Refusal::NotNow { .. }), "nothing was replied");
    let replied = world.reply(id, 1, "B");
    world.must(tracking(id));
    assert!(matches!(world.undo_entry(replied), Err(Refusal::MovedOn { .. })), "tracking rests on the reply");
    assert!(world.proposal(id).supervision.marks.contains(&Mark::CrossYear));
    let unmark = SetMark { proposals: vec![id], mark: Mark::CrossYear, set: false, on: None };
    assert!(matches!(world.refused(Command::Mark(unmark)), Refusal::NotNow { .. }));
    let waits = |world: &World| {
        let rows = running::running(&world.register, world.today());
        rows.into_iter().find(|row| row.what == Waiting::LookBack).map(|row| row.due.date)
    };
    assert_eq!(waits(&world), Some(day("2027-03-02")), "a year later by rule");
    world.on("2027-03-01");
    assert!(matches!(world.refused(look(id, Some("A"), "", true)), Refusal::Empty(_)), "no basis");
    assert!(matches!(world.refused(look(id, Some("Z"), "-", true)), Refusal::UnknownCode { .. }));
    world.must(look(id, None, "", false));
    world.must(look(id, Some("A"), "现场核实", true));
    let proposal = world.proposal(id);
    assert_eq!(proposal.first_class(), Classed::Class("B"));
    assert_eq!(proposal.class_on(world.today()), Classed::Class("A"));
    assert_eq!(proposal.outcome.rulings[0].why, RulingWhy::Tracked);
    assert_eq!(waits(&world), None);
    let rows = tracked::tracked(&world.register, world.today());
    assert_eq!((rows.len(), rows[0].tracking.look_backs.len(), rows[0].days_left), (1, 2, None));
}

#[test]
fn letters_are_numbered_by_rule_without_a_gap_and_steps_wait_for_their_day() {
    let mut world = World::new();
    world.rules(|rules| {
        rules.terms.receipt = Term::Days(3);
        rules.numbering.letter = Some("政提催〔{year}〕{n}号".to_owned());
        rules.ladder[1].letter = true;
        rules.ladder[2].after_days = 30;
    });
    for unit in 1..=3 {
        world.handled(&[unit], &[], &[]);
    }
    world.on("2026-03-10");
    let urge = |world: &mut World, list: &[u32]| {
        let units = units(list, &[], &[]).lead;
        let way = Way::Telephone;
        world.ask(&Command::Remind(Remind { units, way, letter: String::new(), level: None, on: None }))
    };
    urge(&mut world, &[1, 2]).expect("two letters");
    urge(&mut world, &[3]).expect("one more");
    let letters: Vec<&str> = world.register.reminders().map(|reminder| &*reminder.letter).collect();
    assert_eq!(letters, ["政提催〔2026〕1号", "政提催〔2026〕2号", "政提催〔2026〕3号"]);
    assert!(world.register.reminders().all(|reminder| reminder.way == Way::Letter));
    assert!(world.register.reminders().all(|r| r.items.iter().all(|item| item.what.is_some())));
    world.on("2026-03-12");
    let too_soon = |world: &mut World| {
        let Command::Remind(mut remind) = reminding(1, Way::Visit) else { unreachable!() };
        remind.level = Some(2);
        world.refused(Command::Remind(remind))
    };
    assert!(matches!(too_soon(&mut world), Refusal::NotNow { .. }));
    let owed = queries::owing::owed_by(&world.register, UnitId(1), world.today());
    assert_eq!(owed.next_level, 1, "the next step waits for its day");
}

#[test]
fn a_look_back_changes_a_class_only_once_all_have_replied_and_after_what_was_settled() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.reply(id, 1, "B");
    world.must(tracking(id));
    let refused = world.refused(look(id, Some("A"), "已建成", false)).to_string();
    assert!(refused.contains("答复齐了才能变更类别"), "{refused}");
    world.must(look(id, None, "", false));
    world.reply(id, 2, "B");
    world.on("2026-05-10");
    let (class, basis) = ("C".to_owned(), "核实".to_owned());
    let proposals = vec![id];
    world.must(Command::Classify(Classify { proposals, class, why: None, basis, round: None, on: None }));
    let mut late = look(id, Some("A"), "已建成", false);
    let Command::LookBack(look) = &mut late else { panic!("a look-back") };
    look.on = Some(day("2026-05-09"));
    assert!(
        matches!(world.refused(&late), Refusal::Date { .. }),
        "the ruling of the day after would be overruled"
    );
}

#[test]
fn a_look_back_in_another_century_is_a_slip() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.reply(id, 1, "B");
    let mut far = tracking(id);
    let Command::Track(track) = &mut far else { panic!("tracking") };
    track.next = Some(day("2126-06-30"));
    let refused = world.refused(&far);
    assert!(
        matches!(refused, Refusal::Date { .. }) && refused.to_string().contains("请核对年份"),
        "{refused}"
    );
}
