//! Which session and which numbers a proposal gets: by the day of receipt, and within its category.

use crate::world::{World, a_proposal, day, filing, moment};
use tian::office::proposer::{Kind, Proposer, ProposerKind};
use tian::office::rules::MonthDay;
use tian::office::session::Period;
use tian::office::verbs::assign::Units;
use tian::office::verbs::file::File;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::session::SetSession;
use tian::office::*;

fn received(at: &str) -> NewProposal {
    NewProposal { received: Some(at.parse().expect("a time")), ..a_proposal("关于路灯的建议", &[]) }
}

fn receiving(at: &str, session: Option<u32>) -> Command {
    let session = session.map(SessionId);
    Command::Receive(Receive { proposals: vec![received(at)], session, ..Receive::default() })
}

/// An office of 2026 whose sessions roll over on 5 December.
fn rolling() -> World {
    let mut world = World::new();
    let mut session = world.register.current().expect("a session").clone();
    session.year = 2026;
    session.rules.intake.rollover = Some(MonthDay { month: 12, day: 5 });
    world.must(Command::SetSession(Box::new(SetSession { session, current: false })));
    world.on("2026-12-20");
    world
}

fn open_next(world: &mut World, current: bool) -> SessionId {
    let mut session = world.register.current().expect("a session").clone();
    (session.id, session.name, session.year) = (SessionId(0), "下一次会议".to_owned(), 2027);
    (session.opened, session.cutoff) = (day("2027-01-10"), "2027-01-12T20:00:00".parse().ok());
    world.must(Command::SetSession(Box::new(SetSession { session, current })));
    world.register.sessions().next_back().expect("the new one").id
}

fn counted(world: &mut World, at: &str, session: Option<u32>) -> SessionId {
    world.must(receiving(at, session));
    world.register.proposals().next_back().expect("it").intake.session
}

/// Edge 18: what is received from the day of the rules on counts under the next year's session.
#[test]
fn the_day_of_receipt_rolls_over_into_the_next_session() {
    let mut world = rolling();
    let why = world.refused(receiving("2026-12-05T09:00:00", None)).to_string();
    assert!(why.contains("2027年度") && why.contains("开设"), "{why}");
    assert_eq!(
        counted(&mut world, "2026-12-05T09:00:00", Some(1)),
        SessionId(1),
        "the command's own word wins"
    );
    let next = open_next(&mut world, false);
    assert_eq!(counted(&mut world, "2026-12-05T00:00:00", None), next);
    assert_eq!(counted(&mut world, "2026-12-04T23:59:59", None), SessionId(1));
}

#[test]
fn what_is_entered_late_counts_where_its_day_belongs() {
    let mut world = rolling();
    let next = open_next(&mut world, true);
    assert_eq!(counted(&mut world, "2026-12-01T09:00:00", None), SessionId(1));
    assert_eq!(counted(&mut world, "2026-12-06T09:00:00", None), next);
    let proposal = world.register.proposals().next_back().expect("it");
    assert_eq!(proposal.intake.period, Period::Plenary, "by the cutoff of the session it counts under");
}

#[test]
fn without_such_a_rule_everything_enters_the_current_session() {
    let mut world = World::new();
    world.at = moment("2026-12-20T09:00:00".parse().expect("a time"));
    assert_eq!(counted(&mut world, "2026-12-06T09:00:00", None), SessionId(1));
}

fn file_as(world: &mut World, id: ProposalId, category: &str) {
    let category = Some(category.to_owned());
    world.must(Command::File(File { proposals: vec![id], category, ..File::default() }));
}

fn labels(world: &World, id: ProposalId) -> (String, String) {
    let docket = world.proposal(id).docket().expect("a number");
    let within = docket.in_category.as_ref().map(|within| within.label.clone());
    (docket.label.clone(), within.unwrap_or_default())
}

/// `第02403号(医疗卫生类173号)`: one running number, and one within each category.
#[test]
fn numbers_run_within_the_session_and_within_each_category() {
    let mut world = World::new();
    world.rules(|rules| {
        rules.numbering.docket = "第{n:05}号({category}类{c}号)".to_owned();
        rules.numbering.in_category = Some("{category}类{c:03}号".to_owned());
    });
    let ids = world.receive(4);
    for (id, category) in ids.iter().zip(["1", "4", "1"]) {
        file_as(&mut world, *id, category);
    }
    assert_eq!(labels(&world, ids[1]), ("第00002号(社会建设类1号)".to_owned(), "社会建设类001号".to_owned()));
    assert_eq!(labels(&world, ids[2]), ("第00003号(经济建设类2号)".to_owned(), "经济建设类002号".to_owned()));
    world.undo().expect("taken back");
    file_as(&mut world, ids[3], "1");
    assert_eq!(labels(&world, ids[3]).1, "经济建设类002号", "a number given back is given again");
    assert!(matches!(world.redo(), Err(Refusal::NothingToRedo | Refusal::MovedOn { .. })));
}

#[test]
fn intersession_proposals_have_their_template_and_no_category_number_unless_asked() {
    let mut world = World::new();
    world.rules(|rules| rules.numbering.intersession = Some("平{n:03}".to_owned()));
    let new = NewProposal {
        period: Some(Period::Intersession),
        ..a_proposal("关于灯的建议", &[("张三", ProposerKind::Member)])
    };
    world.enter(vec![new]);
    world.must(filing(&[ProposalId(1)], Units::default()));
    assert_eq!(labels(&world, ProposalId(1)), ("平001".to_owned(), String::new()));
}

#[test]
fn names_without_end_and_days_of_no_office_are_refused() {
    let mut world = World::new();
    let refused = |world: &mut World, change: &dyn Fn(&mut NewProposal)| {
        let mut new = a_proposal("关于路的建议", &[("鹅湖镇工委会", ProposerKind::Town)]);
        new.particulars.kind = Kind::Collective;
        change(&mut new);
        world.refused(Command::Receive(Receive { proposals: vec![new], ..Receive::default() }))
    };
    let many = refused(&mut world, &|new| new.particulars.proposers = vec![named("张三"); 101]);
    assert!(many.to_string().contains("提案者最多100位"), "{many}");
    let long = refused(&mut world, &|new| new.particulars.proposers = vec![named(&"长".repeat(101))]);
    assert!(matches!(long, Refusal::TooLong { .. }));
    for absurd in ["1900-01-01", "2027-01-01"] {
        let signed = refused(&mut world, &|new| new.particulars.proposers[0].signed = Some(day(absurd)));
        assert!(matches!(signed, Refusal::Date { .. }), "{absurd}");
    }
}

fn named(name: &str) -> Proposer {
    Proposer { name: name.to_owned(), ..Proposer::default() }
}
