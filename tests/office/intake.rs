//! What comes in: numbers, names, sessions, and imports that are repeated.

use crate::world::{World, a_proposal, day, filing, moment, units};
use chrono::NaiveDateTime;
use tian::office::arrival::Arrival;
use tian::office::calendar::Term;
use tian::office::proposal::Particulars;
use tian::office::proposer::{Kind, ProposerKind};
use tian::office::rules::ReplyTerm;
use tian::office::session::Period;
use tian::office::stage::Diversion;
use tian::office::verbs::amend::Amend;
use tian::office::verbs::decline::Decline;
use tian::office::verbs::file::File;
use tian::office::verbs::listing::ListMembers;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::session::SetSession;
use tian::office::verbs::withdraw::Withdraw;
use tian::office::*;

fn rows(prints: &[u8]) -> Receive {
    let row = |print: &u8| NewProposal {
        fingerprint: Some([*print; 16]),
        ..a_proposal(&format!("关于第{print}行的建议"), &[])
    };
    Receive {
        proposals: prints.iter().map(row).collect(), source: "大会提案.xlsx".to_owned(), session: None
    }
}

#[test]
fn importing_the_same_sheet_twice_adds_nothing() {
    let mut world = World::new();
    world.must(Command::Receive(rows(&[1, 2, 3])));
    assert_eq!(world.by(2).refused(Command::Receive(rows(&[1, 2, 3]))), Refusal::AllKnown(3));
    assert_eq!(world.register.count(), 3);
}

#[test]
fn importing_a_longer_sheet_adds_only_the_new_rows_and_a_row_within_it_once() {
    let mut world = World::new();
    world.must(Command::Receive(rows(&[1, 2])));
    world.must(Command::Receive(rows(&[2, 3, 1, 4, 3])));
    let titles: Vec<String> = world.register.proposals().map(|p| p.particulars.title.clone()).collect();
    assert_eq!(titles, ["关于第1行的建议", "关于第2行的建议", "关于第3行的建议", "关于第4行的建议"]);
}

/// Edge 15: a docket number is not an intake number; declined and withdrawn ones have none but count as received, and
/// a number once borne is not given to another.
#[test]
fn docket_numbers_are_not_intake_numbers_and_are_not_given_again() {
    let mut world = World::new();
    world.rules(|rules| rules.numbering.docket = "A{year}{n:03}".to_owned());
    let ids = world.receive(4);
    let (ground, diverted) = ("10".to_owned(), Some(Diversion::Opinion));
    let (notified, consented, place) = (None, true, String::new());
    let proposals = vec![ids[0]];
    world.must(Command::Decline(Decline {
        proposals,
        ground,
        notified,
        diverted,
        consented,
        place,
        on: None,
    }));
    world.file(&ids[2..4]);
    let reason = "已经解决".to_owned();
    let withdraw = |id| Command::Withdraw(Withdraw { proposals: vec![id], reason: reason.clone(), on: None });
    world.must(withdraw(ids[1]));
    world.must(withdraw(ids[2]));
    assert_eq!(ids.iter().map(|id| world.docket(*id)).collect::<Vec<_>>(), [0, 0, 1, 2]);
    let next = world.receive(1)[0];
    world.file(&[next]);
    assert_eq!(world.proposal(next).docket().map(|docket| docket.label.as_str()), Some("A2026003"));
    assert_eq!(world.register.count(), 5, "all of them were received");
}

/// Edge 16: proposers of all kinds stand in their order, and the name they sign under is said, never counted.
#[test]
fn proposers_keep_their_order_and_the_kind_is_what_the_paper_says() {
    let mut world = World::new();
    let names =
        [("民盟市委", ProposerKind::Party), ("教育界", ProposerKind::Sector), ("魏娜", ProposerKind::Member)];
    let mut collective = a_proposal("关于课后服务的建议", &names);
    collective.particulars.kind = Kind::Collective;
    let mut alone = a_proposal("关于校车的建议", &names[2..]);
    alone.particulars.kind = Kind::Joint;
    world.enter(vec![collective, alone]);
    let particulars = |id: u32| &world.proposal(ProposalId(id)).particulars;
    assert_eq!(particulars(1).proposer_names(), "民盟市委、教育界、魏娜");
    assert_eq!((particulars(1).kind, particulars(2).kind), (Kind::Collective, Kind::Joint));
}

/// Edge 18: the plenary ends at a time of the clock, and what comes later counts as intersession.
#[test]
fn the_cutoff_has_a_clock_and_belongs_to_the_session() {
    let mut world = World::new();
    let mut session = world.register.current().expect("a session").clone();
    let cutoff: NaiveDateTime = "2026-03-05T20:00:00".parse().expect("a time");
    session.cutoff = Some(cutoff);
    world.must(Command::SetSession(Box::new(SetSession { session, current: false })));
    for (time, period) in [
        ("2026-03-05T20:00:00", Period::Plenary),
        ("2026-03-05T20:00:01", Period::Intersession),
        ("2026-03-06T08:00:00", Period::Intersession),
    ] {
        world.at = moment(time.parse().expect("a time"));
        let id = world.receive(1)[0];
        assert_eq!(world.proposal(id).intake.period, period, "{time}");
    }
}

#[test]
fn a_new_session_takes_what_comes_in_and_counts_from_one_again() {
    let mut world = World::new();
    let old = world.receive(2);
    world.file(&old[..1]);
    let mut session = world.register.current().expect("a session").clone();
    (session.id, session.name, session.year) = (SessionId(0), "十五届三次会议".to_owned(), 2027);
    world.must(Command::SetSession(Box::new(SetSession { session, current: true })));
    let new = world.receive(1)[0];
    world.file(&[new, old[1]]);
    assert_eq!([old[0], old[1], new].map(|id| world.docket(id)), [1, 2, 1]);
    assert_eq!(world.proposal(new).intake.session, SessionId(2));
}

#[test]
fn two_who_amend_from_the_same_state_do_not_overwrite_each_other() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let seen = world.proposal(id).particulars.clone();
    let amend = |title: &str| {
        let particulars = Particulars { title: title.to_owned(), ..seen.clone() };
        Command::Amend(Box::new(Amend {
            proposal: id,
            from: Some(seen.clone()),
            particulars,
            text: None,
            from_arrival: None,
            arrival: None,
        }))
    };
    world.by(2).must(amend("关于甲的建议"));
    let refusal = world.by(3).refused(amend("关于乙的建议"));
    assert_eq!(refusal.to_string(), "收件1《关于甲的建议》：已被他人先行修改，请看过现状再改");
}

fn arriving(world: &World, id: ProposalId, change: impl FnOnce(&mut Arrival)) -> Command {
    let there = world.proposal(id);
    let mut arrival = Arrival::of(&there.intake);
    let from_arrival = Some(arrival);
    change(&mut arrival);
    let (from, particulars) = (None, there.particulars.clone());
    let amend = Amend { proposal: id, from, particulars, text: None, from_arrival, arrival: Some(arrival) };
    Command::Amend(Box::new(amend))
}

#[test]
fn when_and_how_it_came_in_is_put_right_while_nothing_rests_on_it() {
    let mut world = World::new();
    let id = world.on("2026-03-10").receive(1)[0];
    let to = |date: &str| day(date).and_hms_opt(8, 30, 0).expect("half past eight");
    let both =
        arriving(&world, id, |now| (now.received, now.period) = (to("2026-03-03"), Period::Intersession));
    world.must(&both);
    assert_eq!(world.proposal(id).intake.received, to("2026-03-03"));
    assert!(matches!(world.refused(&both), Refusal::NotNow { .. }), "somebody amended it meanwhile");
    let tomorrow = arriving(&world, id, |now| now.received = to("2026-03-11"));
    assert!(matches!(world.refused(tomorrow), Refusal::Date { .. }));
    let early = arriving(&world, id, |now| now.signatures_due = Some(day("2026-03-02")));
    assert!(matches!(world.refused(early), Refusal::Date { .. }), "before it came in");
    world.must(arriving(&world, id, |now| now.signatures_due = Some(day("2026-03-20"))));
    world.undo().expect("taken back");
    let back = world.register.seq() - 2;
    world.must(filing(&[id], units(&[], &[], &[])));
    world.must(arriving(&world, id, |now| now.period = Period::Plenary));
    let late = arriving(&world, id, |now| now.received = to("2026-03-11"));
    world.on("2026-03-20");
    assert_eq!(world.refused(late).to_string(), "收件日期2026-03-11不对：晚于立案日期2026-03-10");
    let due = arriving(&world, id, |now| now.signatures_due = Some(day("2026-03-20")));
    assert!(world.refused(due).to_string().ends_with("签名截止不能再改"));
    assert!(world.undo_entry(back).is_err(), "others were built upon it");
}

#[test]
fn the_period_stays_once_a_number_or_a_date_rests_on_it() {
    let mut world = World::new();
    world.rules(|rules| {
        rules.numbering.intersession = Some("平时第{n}号".to_owned());
        let term = Term::WorkingDays(10);
        let to = ReplyTerm { period: Some(Period::Intersession), term, ..rules.terms.reply[0] };
        rules.terms.reply.insert(0, to);
    });
    let ids = world.receive(1);
    world.file(&ids);
    let other = arriving(&world, ids[0], |now| now.period = Period::Intersession);
    let refusal = world.refused(&other).to_string();
    assert!(refusal.ends_with("第1号是按大会编的号，不能再改为平时"), "{refusal}");
    world.rules(|rules| rules.numbering.intersession = None);
    world.must(&other);
    world.undo().expect("taken back");
    world.assign(&ids, units(&[1], &[], &[]));
    let refusal = world.refused(other).to_string();
    assert!(refusal.ends_with("市教育局的办理期限是按大会计算的，不能再改为平时"), "{refusal}");
}

#[test]
fn what_is_filed_keeps_a_category() {
    let mut world = World::new();
    let ids = world.receive(2);
    let without = File { proposals: ids.clone(), ..File::default() };
    assert!(matches!(world.refused(Command::File(without)), Refusal::NoCategory(_)));
    world.must(filing(&ids, units(&[1], &[], &[])));
    let particulars = Particulars { category: String::new(), ..world.proposal(ids[0]).particulars.clone() };
    let bare =
        Amend { proposal: ids[0], from: None, particulars, text: None, from_arrival: None, arrival: None };
    assert!(matches!(world.refused(Command::Amend(Box::new(bare))), Refusal::NoCategory(_)));
}

#[test]
fn nothing_is_received_on_a_day_to_come() {
    let mut world = World::new();
    let mut tomorrow = a_proposal("关于明天的建议", &[]);
    tomorrow.received = day("2026-03-03").and_hms_opt(0, 0, 0);
    let refusal =
        world.refused(Command::Receive(Receive { proposals: vec![tomorrow], ..Receive::default() }));
    assert_eq!(refusal.to_string(), "收件日期2026-03-03不对：晚于今天2026-03-02");
}

#[test]
fn a_reader_changes_nothing_and_a_stranger_is_unknown() {
    let mut world = World::new();
    let ids = world.receive(1);
    let refusal = world.by(4).refused(filing(&ids, units(&[], &[], &[])));
    assert_eq!(refusal.to_string(), "您的角色不能办理“立案”，需要“审查”或“经办”角色；角色由管理员登记");
    assert_eq!(world.by(9).refused(filing(&ids, units(&[], &[], &[]))), Refusal::UnknownClerk);
}

#[test]
fn a_member_whose_name_was_written_wrong_keeps_the_number_under_the_right_one() {
    let mut world = World::new();
    let member = |id: u32, name: &str| Member {
        id: MemberId(id),
        name: name.to_owned(),
        sector: "教育界".to_owned(),
        party: String::new(),
        group: String::new(),
        left: None,
    };
    let list = |member: Member| Command::ListMembers(ListMembers { members: vec![member] });
    world.must(list(member(0, "王名")));
    world.must(list(member(0, "李红")));
    world.must(list(member(1, "王明")));
    let names: Vec<(u32, &str)> = world.register.members().map(|m| (m.id.0, m.name.as_str())).collect();
    assert_eq!(names, [(1, "王明"), (2, "李红")]);
    let told = world.refused(list(member(1, "李红"))).to_string();
    assert!(told.contains("李红") && told.contains("委员2"), "{told}");
}
