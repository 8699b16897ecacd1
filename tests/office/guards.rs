//! What is refused because it would leave something in the void: proposals of nobody, people twice, units that are gone,
//! leaders who left, urges that go down the ladder, names anybody may use.

use crate::world::{World, a_proposal, day, filing, units};
use std::collections::BTreeSet;
use tian::office::calendar::Term;
use tian::office::leader::{Body, Leader};
use tian::office::proposer::ProposerKind;
use tian::office::reminder::Way;
use tian::office::stage::Level;
use tian::office::supervision::{Leading, Part};
use tian::office::verbs::amend::Amend;
use tian::office::verbs::assign::Units;
use tian::office::verbs::leaders::ListLeaders;
use tian::office::verbs::listing::{ANY_LOGIN, ListClerk, ListUnits, UnitListing};
use tian::office::verbs::merge::Split;
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::supervise::Supervise;
use tian::office::verbs::track::Track;
use tian::office::*;

fn amended(world: &World, id: ProposalId, change: impl FnOnce(&mut Particulars)) -> Command {
    let mut particulars = world.proposal(id).particulars.clone();
    change(&mut particulars);
    Command::Amend(Box::new(Amend {
        proposal: id,
        from: None,
        particulars,
        text: None,
        from_arrival: None,
        arrival: None,
    }))
}

#[test]
fn what_nobody_proposes_is_received_but_not_filed_and_stays_somebodys_afterwards() {
    let mut world = World::new();
    world.enter(vec![a_proposal("关于灯的建议", &[])]);
    let id = ProposalId(1);
    let refusal = world.refused(filing(&[id], Units::default())).to_string();
    assert!(refusal.contains("还没有提案者"), "{refusal}");
    let named = amended(&world, id, |now| {
        now.proposers = a_proposal("", &[("民盟市委", ProposerKind::Party)]).particulars.proposers;
    });
    world.must(named);
    world.file(&[id]);
    let emptied = amended(&world, id, |now| now.proposers.clear());
    assert!(world.refused(emptied).to_string().contains("提案者不能为空"));
}

#[test]
fn what_is_longer_than_anybody_writes_is_refused_by_its_name() {
    let mut world = World::new();
    let ids = world.receive(1);
    let long = "长".repeat(20_001);
    let notes = amended(&world, ids[0], |now| now.notes.clone_from(&long));
    assert_eq!(world.refused(notes).to_string(), "备注太长：最多20000字，现有20001字");
    let wished = amended(&world, ids[0], |now| now.wanted_joint = vec![long.clone()]);
    assert!(world.refused(wished).to_string().starts_with("希望的会办单位太长：最多200字"));
    let many = amended(&world, ids[0], |now| now.wanted_lead = vec!["教育局".to_owned(); 101]);
    assert_eq!(world.refused(many).to_string(), "希望的主办单位：最多100个，现有101个");
    let receive = |source: &str, number: &str| {
        let new = NewProposal { source_number: number.to_owned(), ..a_proposal("关于灯的建议", &[]) };
        Command::Receive(Receive { proposals: vec![new], source: source.to_owned(), session: None })
    };
    assert!(world.refused(receive(&long, "")).to_string().starts_with("来源太长"));
    assert!(world.refused(receive("", &long)).to_string().starts_with("原编号太长"));
    for (aliases, system, field) in [(vec![long.clone()], "", "别名"), (Vec::new(), &*long, "系统")] {
        let (name, system) = ("市文旅局".to_owned(), system.to_owned());
        let units = vec![UnitListing { name, aliases, system, ..UnitListing::default() }];
        let refusal = world.refused(Command::ListUnits(ListUnits { units })).to_string();
        assert!(refusal.starts_with(&format!("{field}太长")), "{refusal}");
    }
}

#[test]
fn more_time_is_not_granted_without_a_reason() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let (tasks, until) = (vec![crate::world::task(id, 1)], day("2026-07-01"));
    let extend = verbs::extend::Extend { tasks: tasks.clone(), until, reason: " ".to_owned(), on: None };
    assert!(matches!(world.refused(Command::Extend(extend)), Refusal::Empty(_)));
    let asked = verbs::ask_extension::AskExtension { tasks, until, reason: String::new(), on: None };
    assert!(matches!(world.refused(Command::AskExtension(asked)), Refusal::Empty(_)));
}

#[test]
fn the_same_person_proposes_once_however_the_name_is_written() {
    let mut world = World::new();
    let twice = |one, other| {
        let names =
            [(one, ProposerKind::Member), ("李四", ProposerKind::Member), (other, ProposerKind::Member)];
        let proposals = vec![a_proposal("关于灯的建议", &names)];
        Command::Receive(Receive { proposals, ..Receive::default() })
    };
    for (one, other) in [("魏娜", "魏娜"), ("魏　娜", "魏娜"), ("John Li", "ＪＯＨＮ　Ｌｉ")]
    {
        let refusal = world.refused(twice(one, other));
        assert_eq!(refusal, Refusal::Twice(format!("《关于灯的建议》的提案者{other}")));
    }
    world.must(twice("魏娜", "魏敏"));
    let again = amended(&world, ProposalId(1), |now| now.proposers[2].name = "魏 娜".to_owned());
    assert!(matches!(world.refused(again), Refusal::Twice(_)));
}

#[test]
fn a_unit_that_still_has_work_is_not_merged_away() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let code = world.register.unit(UnitId(1)).expect("there").code.clone();
    let (name, merged_into) = ("市教育局".to_owned(), Some(UnitId(2)));
    let unit = UnitListing { code, name, merged_into, ..UnitListing::default() };
    let merging = Command::ListUnits(ListUnits { units: vec![unit] });
    let refusal = world.refused(&merging).to_string();
    assert_eq!(refusal, "市教育局：还有1件没有办完，请先改办给别的单位，再并入");
    let task = crate::world::task(id, 1);
    world.must(Command::Reassign(Reassign { task, to: UnitId(3), restart: false, on: None }));
    world.must(&merging);
    assert!(world.register.unit(UnitId(1)).expect("there").retired);
    let other = world.handled(&[4], &[], &[]);
    world.reply(other, 4, "A");
    let code = world.register.unit(UnitId(4)).expect("there").code.clone();
    let (name, merged_into) = ("市水利局".to_owned(), Some(UnitId(2)));
    let unit = UnitListing { code, name, merged_into, ..UnitListing::default() };
    world.must(Command::ListUnits(ListUnits { units: vec![unit] }));
}

#[test]
fn a_leader_who_left_keeps_what_was_led_and_leads_nothing_new() {
    let mut world = World::new();
    let ids = world.receive(2);
    let leader = |left: Option<&str>| {
        let (name, offices) = ("叶韩清".to_owned(), vec!["副主席".to_owned()]);
        let (id, body, level) = (LeaderId(0), Body::Committee, Level::City);
        let leader = Leader { id, name, offices, body, level, left: left.map(day) };
        Command::ListLeaders(ListLeaders { leaders: vec![leader] })
    };
    let led = |id: ProposalId, theme: &str| {
        let leadings = Some(vec![Leading { leader: LeaderId(1), part: Part::Leads }]);
        let (proposals, theme) = (vec![id], Some(theme.to_owned()));
        Command::Supervise(Supervise { proposals, theme, leadings, related: None, effect: None })
    };
    world.must(leader(None));
    world.must(led(ids[0], "教育"));
    world.must(leader(Some("2026-03-01")));
    let refusal = world.refused(led(ids[1], "教育")).to_string();
    assert!(refusal.starts_with("叶韩清：已于2026-03-01离任"), "{refusal}");
    world.must(led(ids[0], "教育公平"));
}

#[test]
fn urges_do_not_go_down_the_ladder_within_a_round() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let urge = |level| {
        let (units, letter) = (vec![UnitId(1)], String::new());
        Command::Remind(Remind { units, way: Way::Telephone, letter, level: Some(level), on: None })
    };
    world.receipt(id, 1);
    world.on("2026-06-10").must(urge(2));
    let refusal = world.on("2026-06-11").refused(urge(1)).to_string();
    assert!(refusal.contains("不能退回"), "{refusal}");
    world.must(urge(2));
    let (tasks, reason) = (vec![crate::world::task(id, 1)], "难度大".to_owned());
    let until = day("2026-06-15");
    world.must(Command::Extend(verbs::extend::Extend { tasks, until, reason, on: None }));
    world.on("2026-06-20").must(urge(1));
}

#[test]
fn a_look_back_by_a_fixed_day_is_next_years_when_made_on_it() {
    let mut world = World::new();
    world.rules(|rules| rules.terms.look_back = Term::On { month: 6, day: 1 });
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-06-01").reply(id, 1, "B");
    let (proposals, promise) = (vec![id], "明年建成".to_owned());
    world.must(Command::Track(Track { proposals, promise, promised: None, next: None, on: None }));
    let tracking = world.proposal(id).supervision.tracking.as_ref().expect("tracked");
    assert_eq!(tracking.next, day("2027-06-01"));
}

#[test]
fn a_login_stays_until_it_is_freed_on_purpose() {
    let mut world = World::new();
    let list = |login, role| {
        let (name, roles) = ("李强".to_owned(), BTreeSet::from([role]));
        Command::ListClerk(ListClerk { name, login, roles })
    };
    let login = |world: &World| world.register.clerk(ClerkId(2)).expect("listed").login;
    world.must(list(Some(1001), Role::Clerk));
    world.must(list(None, Role::Reviewer));
    assert_eq!(login(&world), Some(1001));
    assert!(matches!(world.refused(list(None, Role::Reviewer)), Refusal::Already { .. }));
    world.must(list(Some(ANY_LOGIN), Role::Reviewer));
    assert_eq!(login(&world), None);
    let (name, roles) = ("新来的".to_owned(), BTreeSet::from([Role::Clerk]));
    world.must(Command::ListClerk(ListClerk { name, login: Some(ANY_LOGIN), roles }));
    assert!(world.register.clerks().all(|clerk| clerk.login != Some(ANY_LOGIN)));
}

/// A role that has the verb only before filing is not named as the one that is wanting.
#[test]
fn the_role_that_is_named_has_the_verb_at_that_stage() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.file_to(&ids[..1], units(&[1], &[], &[]));
    let withdraw = |proposals: &[ProposalId]| {
        let (proposals, reason) = (proposals.to_vec(), "本人要求".to_owned());
        Command::Withdraw(verbs::withdraw::Withdraw { proposals, reason, on: None })
    };
    world.by(4);
    let amend = amended(&world, ids[0], |now| now.notes = "改".to_owned());
    for command in [withdraw(&ids[..1]), withdraw(&ids), amend] {
        let refusal = world.refused(&command).to_string();
        assert!(refusal.contains("需要“审查”或“经办”角色"), "{refusal}");
    }
    assert!(world.refused(withdraw(&ids[1..])).to_string().contains("登记"));
}

/// What an earlier release lawfully wrote is read, though it would not be written today.
#[test]
fn history_is_read_by_the_law_of_its_day() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.reply(id, 1, "A");
    let was = world.proposal(id).particulars.clone();
    let mut now = was.clone();
    now.proposers.extend(a_proposal("", &[("后来的人", ProposerKind::Member)]).particulars.proposers);
    let facts = vec![Fact::Particulars(Change::from(id, was, now))];
    let entry = world.entry(Granted { verb: Verb::Amend, turn: Turn::Plain, facts });
    assert!(world.register.append(&entry).is_err(), "nobody is added once opinions were asked");
    world.register.apply(&entry).expect("it continues the register");
    let mut torn = entry.clone();
    torn.seq += 1;
    assert!(world.register.apply(&torn).is_err(), "what does not fit the state is no history");
}

#[test]
fn a_split_gives_nothing_to_a_unit_that_takes_no_tasks_any_more() {
    let mut world = World::new();
    let ids = [world.handled(&[1], &[], &[]), world.handled(&[2], &[], &[])];
    world.merge(ids[0], &[ids[1]]);
    let (code, name) =
        world.register.unit(UnitId(2)).map(|u| (u.code.clone(), u.name.clone())).expect("listed");
    let units = vec![UnitListing { code, name, merged_into: Some(UnitId(1)), ..UnitListing::default() }];
    world.must(Command::ListUnits(ListUnits { units }));
    world.must(Command::Split(Split { proposals: vec![ids[1]], on: None }));
    assert_eq!(world.proposal(ids[1]).running().count(), 0, "another unit is to get it");
}
