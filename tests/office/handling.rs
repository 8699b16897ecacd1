//! Replies, opinions and rework: who must reply, who is asked, and what stays on record.

use crate::world::{World, a_proposal, plain_reply, survey, task, units};
use tian::office::opinion::Rating;
use tian::office::proposer::ProposerKind;
use tian::office::queries::survey::{asked_of, tally, waiting};
use tian::office::rules::Asked;
use tian::office::verbs::assign::Assign;
use tian::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use tian::office::verbs::merge::{Merge, Split};
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::send_back::SendBack;
use tian::office::*;

/// Edge 4: each original proposer of a merged proposal is asked, and one who is not satisfied reopens the whole.
#[test]
fn every_original_proposer_of_a_merger_is_asked_and_one_can_reopen_it() {
    let mut world = World::new();
    let ids = world.receive(3);
    world.file_to(&ids[..2], units(&[1], &[], &[]));
    world.merge(ids[0], &ids[1..]);
    world.on("2026-05-11").reply(ids[0], 1, "A");
    let asked: Vec<ProposalId> =
        asked_of(&world.register, ids[0]).iter().map(|asked| asked.proposal.id).collect();
    assert_eq!(asked, ids);
    let listed: Vec<ProposalId> =
        waiting(&world.register, SessionId(1)).iter().map(|asked| asked.proposal.id).collect();
    assert_eq!(listed, [ids[0], ids[2], ids[1]], "the one that never had a number follows its lead");
    world.answer(ids[0], 1);
    world.answer(ids[2], 1);
    assert!(world.close(ids[0]).is_err());
    world.answer(ids[1], 4);
    assert_eq!(world.status(ids[0]), Status::Rework);
    let refusal = world.refused(Command::Split(Split { proposals: vec![ids[1]], on: None }));
    assert!(refusal.to_string().ends_with("主案已经答复并征询了意见，不能拆案"), "{refusal}");
}

#[test]
fn a_split_starts_the_clock_anew_and_gives_back_the_number() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.file_to(&ids, units(&[1], &[2], &[]));
    world.merge(ids[0], &ids[1..]);
    assert_eq!((world.status(ids[1]), world.proposal(ids[1]).running().count()), (Status::Merged, 0));
    world.on("2026-04-01").must(Command::Split(Split { proposals: vec![ids[1]], on: None }));
    assert_eq!(world.docket(ids[1]), 2);
    assert_eq!(world.task(ids[1], 1).due.date.to_string(), "2026-07-01");
}

#[test]
fn mergers_make_no_chains_and_a_lead_is_not_sent_away() {
    let mut world = World::new();
    let ids = world.receive(3);
    world.merge(ids[0], &ids[1..2]);
    let merge = |into, id| Command::Merge(Merge { into, proposals: vec![id], on: None });
    assert!(matches!(world.refused(merge(ids[2], ids[0])), Refusal::Merge { .. }));
    assert!(matches!(world.refused(merge(ids[1], ids[2])), Refusal::Stage { .. }));
    assert!(matches!(world.refused(merge(ids[0], ids[0])), Refusal::Merge { .. }));
    let back = SendBack { proposals: vec![ids[0]], reason: "补签名".to_owned(), on: None };
    assert!(world.refused(Command::SendBack(back)).to_string().ends_with("有提案并入此件，请先拆案"));
}

/// Edge 5: a joint unit gives its opinion to the lead unit and never replies alone.
#[test]
fn a_joint_unit_cannot_reply_and_a_lead_unit_gives_no_joint_opinion() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    let refusal = world.refused(Command::Reply(plain_reply(task(id, 2), "A")));
    assert!(refusal.to_string().ends_with("是会办单位，只提会办意见，不单独答复"), "{refusal}");
    let lead = verbs::joint_opinion::JointOpinion::of(vec![task(id, 1)]);
    assert!(world.refused(Command::JointOpinion(lead)).to_string().ends_with("是主办单位，应登记答复"));
    world.receipt(id, 1);
    assert_eq!(world.status(id), Status::ToJoin);
    world.joint_opinion(id, 2);
    assert_eq!(world.status(id), Status::InHand);
}

/// Edge 6: of several separate units each has its own class, and the proposers are asked when the last has replied.
#[test]
fn separate_units_reply_each_with_its_own_class() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.on("2026-05-11").reply(id, 1, "A");
    assert!(world.proposal(id).opinions.is_empty(), "the second unit has not replied yet");
    world.on("2026-05-20").reply(id, 2, "C");
    let classes = [1, 2].map(|unit| world.task(id, unit).replies[0].class.clone());
    assert_eq!((classes, world.status(id)), (["A".to_owned(), "C".to_owned()], Status::ToAnswer));
}

#[test]
fn when_the_last_separate_unit_is_let_go_the_proposers_are_asked() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.reply(id, 1, "A");
    let ask = HandBackAsk::new(task(id, 2), "不属职责范围");
    world.must(Command::HandBack(ask));
    world.must(Command::RuleHandBack(HandBackRuling::new(task(id, 2), true)));
    assert_eq!(world.status(id), Status::ToAnswer);
    let late = Assign { proposals: vec![id], to: units(&[], &[], &[3]), on: None };
    let refusal = world.refused(Command::Assign(late));
    assert!(refusal.to_string().ends_with("各家已经答复并征询意见，不能再增加分办单位"), "{refusal}");
}

#[test]
fn a_joint_unit_may_be_let_go_after_the_lead_has_replied() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    world.reply(id, 1, "A");
    let asked = world.proposal(id).opinions.clone();
    let ask = HandBackAsk::new(task(id, 2), "不属职责范围");
    world.must(Command::HandBack(ask));
    world.must(Command::RuleHandBack(HandBackRuling::new(task(id, 2), true)));
    assert_eq!(world.proposal(id).opinions, asked, "nobody is asked twice");
}

#[test]
fn a_unit_that_replied_can_neither_hand_back_nor_be_replaced() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.reply(id, 1, "A");
    world.answer(id, 4);
    assert_eq!(world.status(id), Status::Rework);
    let ask = HandBackAsk::new(task(id, 1), "不属职责范围");
    assert!(matches!(world.refused(Command::HandBack(ask)), Refusal::NotNow { .. }));
    let other = Reassign { task: task(id, 1), to: UnitId(2), restart: true, on: None };
    assert!(matches!(world.refused(Command::Reassign(other)), Refusal::NotNow { .. }));
}

/// Edge 11: handling again overwrites neither the first reply nor its class nor the first rating.
#[test]
fn rework_stands_beside_the_first_round() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "C");
    world.on("2026-05-20").answer(id, 4);
    assert_eq!(world.task(id, 1).due_now().date.to_string(), "2026-08-20");
    world.on("2026-08-03").reply(id, 1, "B");
    assert_eq!(world.status(id), Status::ToAnswer);
    world.answer(id, 4);
    assert_eq!(world.status(id), Status::ToMeet, "the rules allow one rework; then the parties meet");
    let classes: Vec<&str> = world.task(id, 1).replies.iter().map(|reply| reply.class.as_str()).collect();
    assert_eq!(classes, ["C", "B"]);
    world.must(survey(id, 0, 2, true));
    let tally = tally(&world.register, SessionId(1));
    assert_eq!((tally.asked, tally.returned, tally.again), (1, 1, 0));
    assert_eq!(tally.first.into_iter().collect::<Vec<_>>(), [(Rating::Dissatisfied, 1)]);
    assert_eq!(tally.last.into_iter().collect::<Vec<_>>(), [(Rating::Mostly, 1)]);
}

/// A corrected answer keeps the earlier one, and takes the order to handle again back while nobody acted on it.
#[test]
fn a_corrected_rating_takes_the_rework_back_unless_a_unit_already_replied_to_it() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.reply(id, 1, "A");
    world.reply(id, 2, "A");
    world.answer(id, 4);
    assert!(matches!(world.refused(survey(id, 0, 1, false)), Refusal::Already { .. }));
    world.must(survey(id, 0, 1, true));
    assert_eq!(world.status(id), Status::Closable);
    let opinion = &world.proposal(id).opinions[&(0, 1)];
    assert_eq!(
        opinion.corrected.iter().map(|answer| answer.rating).collect::<Vec<_>>(),
        [Rating::Dissatisfied]
    );
    world.must(survey(id, 0, 4, true));
    world.reply(id, 1, "B");
    world.must(survey(id, 0, 1, true));
    assert_eq!(world.status(id), Status::Rework, "one unit has replied again already; the other follows");
}

#[test]
fn an_opinion_not_returned_in_time_lets_the_proposal_be_closed_and_counts_as_not_returned() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "A");
    let refusal = world.on("2026-06-01").close(id).expect_err("fifteen working days are not over");
    assert!(refusal.to_string().ends_with("提案者还在反馈期限内，尚未反馈"), "{refusal}");
    world.on("2026-06-02").close(id).expect("the time is over");
    let tally = tally(&world.register, SessionId(1));
    assert_eq!((tally.asked, tally.returned, tally.first.len()), (1, 0, 0));
}

#[test]
fn by_rule_every_signer_is_asked_but_no_seconder() {
    let mut world = World::new();
    world.rules(|rules| rules.feedback.asked = Asked::Every);
    let mut joint =
        a_proposal("关于菜场的建议", &[("魏娜", ProposerKind::Member), ("徐航吉", ProposerKind::Member)]);
    joint.particulars.seconders = vec!["朱卫".to_owned()];
    world.enter(vec![joint]);
    let id = ProposalId(1);
    world.file_to(&[id], units(&[1], &[], &[]));
    world.reply(id, 1, "A");
    let names: Vec<String> =
        asked_of(&world.register, id).iter().map(|asked| asked.name().to_owned()).collect();
    assert_eq!(names, ["魏娜", "徐航吉"]);
    world.must(survey(id, 1, 1, false));
    assert_eq!(world.status(id), Status::ToAnswer);
    world.must(survey(id, 0, 2, false));
    assert_eq!(world.status(id), Status::Closable);
}

#[test]
fn a_form_with_a_missing_or_impossible_digit_is_refused_with_its_question() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.reply(id, 1, "A");
    let survey = |digits: &[u8]| {
        let given = digits.iter().map(|digit| Given::Digit(*digit)).collect();
        Command::Answer(verbs::answer::Survey { proposal: id, given, ..Default::default() })
    };
    assert_eq!(world.refused(survey(&[1, 1, 1])).to_string(), "测评表共6题，录入了3个数字");
    let refusal = world.refused(survey(&[1, 5, 1, 1, 1, 1]));
    assert_eq!(refusal.to_string(), "第2题只能填1至4，录入的是5");
}
