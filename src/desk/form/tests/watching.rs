//! The forms of supervision, tracking and information, each down to the command the law grants.

use super::{Clerk, filed, submitted};
use crate::desk::field::trial::carry_out;
use crate::desk::form::{FormKind, Targets};
use crate::office::info::{InfoFate, Subject};
use crate::office::leader::Body;
use crate::office::stage::Level;
use crate::office::verbs::reply::GiveReply;
use crate::office::{Command, Proposal, ProposalId, Register, TaskId};

fn run(kind: FormKind, about: &[u32], keys: &str, register: &mut Register) {
    let targets = match about {
        [] => Targets::Nothing,
        ids => Targets::Proposals(ids.iter().map(|id| ProposalId(*id)).collect()),
    };
    let command = submitted(Clerk::at(kind, targets, register).press(keys));
    carry_out(register, &command);
}

fn proposal(register: &Register, id: u32) -> &Proposal {
    register.proposal(ProposalId(id)).expect("there")
}

#[test]
fn leaders_are_listed_with_body_and_level_and_supervise_what_is_chosen() {
    let mut register = filed(2, "市教育局", &[]);
    run(FormKind::ListLeaders, &[], "周明远⏎市委书记⏎1⏎2✓", &mut register);
    run(FormKind::ListLeaders, &[], "罗建平⏎市政协主席⏎4⏎3✓", &mut register);
    let leader = register.leaders().find(|leader| leader.name == "周明远").expect("listed");
    assert_eq!((leader.body, leader.level), (Body::ALL[0], Level::ALL[1]));
    run(FormKind::Supervise, &[1], "民生实事⏎1⏎2✓", &mut register);
    let supervision = &proposal(&register, 1).supervision;
    assert_eq!((supervision.theme.as_str(), supervision.leadings.len()), ("民生实事", 2));
    assert!(supervision.related.is_empty());
}

#[test]
fn an_activity_leaves_demands_that_are_followed_until_done() {
    let mut register = filed(1, "市教育局", &[]);
    run(FormKind::RecordActivity, &[1], "1⏎加装电梯督办会⏎市住建局✓", &mut register);
    assert_eq!(register.activities().next().map(|activity| activity.title.as_str()), Some("加装电梯督办会"));
    let mut clerk = Clerk::at(FormKind::RecordActivity, Targets::Nothing, &register);
    clerk.press("2⏎调研⏎⏎⏎⏎⏎⏎月底前报方案");
    let command = submitted(clerk.press("✓"));
    carry_out(&mut register, &command);
    let with_demands = |register: &Register| {
        register.activities().find(|activity| !activity.demands.is_empty()).expect("one").clone()
    };
    assert_eq!(with_demands(&register).demands[0].text, "月底前报方案");
    run(FormKind::FollowUp, &[], "1⏎方案已报⏎1✓", &mut register);
    let followed = &with_demands(&register).demands[0].followed;
    assert_eq!((followed.len(), followed[0].done), (1, true));
}

#[test]
fn a_tracked_proposal_is_looked_back_upon_until_tracking_ends() {
    let mut register = filed(1, "市教育局", &[]);
    let unit = super::unit(&register, "市教育局");
    let task = TaskId { proposal: ProposalId(1), unit };
    carry_out(&mut register, &Command::Reply(GiveReply::new(task, "B")));
    run(FormKind::Track, &[1], "列入明年计划⏎20270601✓", &mut register);
    let tracking = |register: &Register| proposal(register, 1).supervision.tracking.clone().expect("tracked");
    assert_eq!(tracking(&register).promise, "列入明年计划");
    run(FormKind::LookBack, &[1], "已建成⏎a⏎现场核实⏎⏎1✓", &mut register);
    let looked = &tracking(&register).look_backs[0];
    assert_eq!((looked.class_was.as_str(), looked.class_now.as_str()), ("B", "A"));
    assert!(tracking(&register).ended.is_some());
}

#[test]
fn an_information_item_goes_its_way_and_is_written_upon() {
    let mut register = filed(1, "市教育局", &[]);
    run(FormKind::RecordInfo, &[], "关于校门口拥堵的反映⏎市民盟✓", &mut register);
    run(FormKind::AdvanceInfo, &[], "1⏎1⏎社情民意⏎7✓", &mut register);
    let steps = &register.infos().next().expect("one").steps;
    assert!(matches!(&steps[0].what, InfoFate::Compiled { issue: 7, .. }), "{steps:?}");
    let mut clerk = Clerk::at(FormKind::AdvanceInfo, Targets::Nothing, &register);
    clerk.press("1⏎2✓");
    assert!(!clerk.fault("level").is_empty(), "sent, but to whom?");
    run(FormKind::AdvanceInfo, &[], "1⏎2⏎⏎⏎1✓", &mut register);
    let steps = &register.infos().next().expect("one").steps;
    assert_eq!(steps[1].what, InfoFate::Sent { to: Level::ALL[0] });
    run(FormKind::RecordInstruction, &[1], "周明远⏎市委书记⏎2⏎⏎⏎请市教育局研究✓", &mut register);
    let instruction = register.instructions().next().expect("one");
    assert_eq!(
        (instruction.by.as_str(), &instruction.subject),
        ("周明远", &Subject::Proposal(ProposalId(1)))
    );
}
