//! Review, signatures, declining and passing on, the archive, and whoever is asked in a proposer's place.

use crate::world::{World, a_proposal, day, filing, units};
use tian::office::proposer::{Kind, ProposerKind};
use tian::office::queries::running::{Waiting, of_proposal};
use tian::office::queries::survey::asked_of;
use tian::office::review::{Gate, Gates, ReviewLevel, Verdict};
use tian::office::stage::{Diversion, FateKind, Level};
use tian::office::verbs::amend::Amend;
use tian::office::verbs::archive::Archive;
use tian::office::verbs::assign::Units;
use tian::office::verbs::decline::Decline;
use tian::office::verbs::divert::{Divert, DivertFate};
use tian::office::verbs::mark::SetMark;
use tian::office::verbs::merge::Split;
use tian::office::verbs::notify::Notify;
use tian::office::verbs::receive::Receive;
use tian::office::verbs::review::Review;
use tian::office::verbs::send_back::Resubmit;
use tian::office::verbs::sign::Sign;
use tian::office::verbs::stand_in::ArrangeStandIn;
use tian::office::*;

fn review(id: ProposalId, level: ReviewLevel, verdict: Verdict) -> Review {
    Review {
        proposals: vec![id],
        level,
        verdict,
        by: String::new(),
        gates: Gates::default(),
        category: None,
        lead: None,
        joint: Vec::new(),
        separate: Vec::new(),
        remark: String::new(),
        on: None,
    }
}

fn reviewed(world: &mut World, id: ProposalId, level: ReviewLevel, verdict: Verdict) -> u64 {
    world.must(Command::Review(review(id, level, verdict)))
}

fn declining(id: ProposalId, diverted: Option<Diversion>, consented: bool) -> Command {
    let (proposals, ground, place) = (vec![id], "10".to_owned(), String::new());
    Command::Decline(Decline { proposals, ground, notified: None, diverted, consented, place, on: None })
}

fn declined(world: &mut World) -> ProposalId {
    let id = world.receive(1)[0];
    world.must(declining(id, None, false));
    id
}

fn waits(world: &World, id: ProposalId) -> Vec<Waiting> {
    let rows = of_proposal(&world.register, world.proposal(id), world.today());
    rows.into_iter().map(|row| row.what).collect()
}

fn joint(names: &[&str], due: &str) -> NewProposal {
    let names: Vec<(&str, ProposerKind)> = names.iter().map(|name| (*name, ProposerKind::Member)).collect();
    let mut new = a_proposal("关于联名的建议", &names);
    new.particulars.kind = Kind::Joint;
    new.signatures_due = Some(day(due));
    new
}

#[test]
fn national_rules_ask_for_no_review_and_a_review_decides_nothing() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    reviewed(&mut world, id, ReviewLevel::Decision, Verdict::Decline);
    assert_eq!(world.proposal(id).stage, Stage::Received);
    assert_eq!(world.proposal(id).review.steps[0].by, "周敏", "nobody named: the clerk");
    world.file(&[id]);
}

#[test]
fn filing_waits_for_every_level_the_rules_list_and_says_which() {
    let mut world = World::new();
    world.rules(|rules| rules.intake.review = vec![ReviewLevel::First, ReviewLevel::Decision]);
    let id = world.receive(1)[0];
    let why = |world: &mut World| world.refused(filing(&[id], Units::default())).to_string();
    assert!(why(&mut world).contains("还没有初审"));
    let early = world.refused(Command::Review(review(id, ReviewLevel::Decision, Verdict::File)));
    assert!(early.to_string().contains("还没有初审"), "{early}");
    reviewed(&mut world, id, ReviewLevel::First, Verdict::File);
    reviewed(&mut world, id, ReviewLevel::Second, Verdict::Discuss);
    assert!(why(&mut world).contains("还没有审定"), "the second level is not listed");
    reviewed(&mut world, id, ReviewLevel::Decision, Verdict::Discuss);
    assert!(why(&mut world).contains("审定的结论是“待议”"));
    reviewed(&mut world, id, ReviewLevel::Decision, Verdict::File);
    world.file(&[id]);
    assert_eq!(world.proposal(id).review.steps.len(), 4, "earlier words stay");
}

#[test]
fn a_failed_gate_a_wrong_day_and_a_second_time_are_refused() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let mut failed = review(id, ReviewLevel::First, Verdict::File);
    failed.gates.content = Gate::Failed;
    assert!(world.refused(Command::Review(failed.clone())).to_string().contains("内容关不通过"));
    failed.verdict = Verdict::SendBack;
    world.must(Command::Review(failed.clone()));
    assert!(matches!(world.refused(Command::Review(failed)), Refusal::Already { .. }));
    for on in ["2026-03-01", "2026-03-03"] {
        let mut wrong = review(id, ReviewLevel::First, Verdict::File);
        wrong.on = Some(day(on));
        assert!(matches!(world.refused(Command::Review(wrong)), Refusal::Date { .. }), "{on}");
    }
    let mut unknown = review(id, ReviewLevel::First, Verdict::File);
    unknown.lead = Some(UnitId(99));
    assert_eq!(world.refused(Command::Review(unknown)), Refusal::UnknownUnit(99));
    world.file(&[id]);
    let late = world.refused(Command::Review(review(id, ReviewLevel::First, Verdict::File)));
    assert!(matches!(late, Refusal::Stage { .. }));
}

#[test]
fn a_review_may_say_the_category_and_filing_takes_it() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let mut said = review(id, ReviewLevel::First, Verdict::File);
    said.category = Some("社会建设".to_owned());
    world.must(Command::Review(said));
    world.must(Command::File(tian::office::verbs::file::File { proposals: vec![id], ..Default::default() }));
    assert_eq!(world.proposal(id).particulars.category, "4");
}

#[test]
fn a_review_filing_rests_upon_is_not_taken_back_nor_filing_redone_without_it() {
    let mut world = World::new();
    world.rules(|rules| rules.intake.review = vec![ReviewLevel::First]);
    let id = world.receive(1)[0];
    let said = reviewed(&mut world, id, ReviewLevel::First, Verdict::File);
    let filed = world.file(&[id]);
    assert!(matches!(world.undo_entry(said), Err(Refusal::MovedOn { .. })));
    world.undo_entry(filed).expect("filing is taken back");
    world.undo_entry(said).expect("then the review");
    let redo = Command::Redo(tian::office::verbs::undo::Redo { entry: Some(filed) });
    assert!(matches!(world.refused(redo), Refusal::MovedOn { .. }));
}

#[test]
fn signatures_are_waited_for_until_their_last_day() {
    let mut world = World::new();
    world.enter(vec![joint(&["张三", "李四", "王五"], "2026-03-06")]);
    let id = ProposalId(1);
    assert_eq!(waits(&world, id), [Waiting::Signature; 2], "the first proposer signs by handing in");
    assert!(world.refused(filing(&[id], Units::default())).to_string().contains("还有2位联名人没有签名"));
    let sign = |signers: &[u16]| Command::Sign(Sign { proposal: id, signers: signers.to_vec(), on: None });
    world.must(sign(&[1]));
    assert!(matches!(world.refused(sign(&[1])), Refusal::Already { .. }));
    assert!(world.refused(sign(&[7])).to_string().contains("没有第8位"));
    assert_eq!(waits(&world, id), [Waiting::Signature]);
    world.on("2026-03-07");
    assert!(waits(&world, id).is_empty());
    assert!(matches!(world.refused(sign(&[2])), Refusal::Date { .. }), "too late to sign");
    world.file(&[id]);
    assert_eq!(world.proposal(id).particulars.proposers[1].signed, Some(day("2026-03-02")));
}

#[test]
fn a_joint_proposal_that_all_signed_is_filed_before_the_last_day() {
    let mut world = World::new();
    world.enter(vec![joint(&["张三", "李四"], "2026-03-20")]);
    world.must(Command::Sign(Sign { proposal: ProposalId(1), signers: Vec::new(), on: None }));
    world.file(&[ProposalId(1)]);
}

#[test]
fn the_last_day_of_signing_lies_within_reason() {
    let mut world = World::new();
    for due in ["2026-03-01", "2028-01-01"] {
        let proposals = vec![joint(&["张三", "李四"], due)];
        let refusal = world.refused(Command::Receive(Receive { proposals, ..Receive::default() }));
        assert!(matches!(refusal, Refusal::Date { .. }), "{due}");
    }
}

#[test]
fn telling_that_it_was_declined_is_waited_for_until_it_is_done() {
    let mut world = World::new();
    let id = declined(&mut world);
    assert_eq!(waits(&world, id), [Waiting::Notice]);
    let row = of_proposal(&world.register, world.proposal(id), world.today()).remove(0);
    assert_eq!(row.due.date, day("2026-03-23"), "fifteen working days from 2 March");
    let notify = |on: Option<&str>| Command::Notify(Notify { proposals: vec![id], on: on.map(day) });
    assert!(matches!(world.refused(notify(Some("2026-03-01"))), Refusal::Date { .. }));
    world.on("2026-03-04").must(notify(None));
    assert!(waits(&world, id).is_empty());
    assert!(matches!(world.refused(notify(None)), Refusal::Already { .. }));
    world.undo().expect("taken back");
    assert_eq!(waits(&world, id), [Waiting::Notice]);
}

#[test]
fn nothing_is_passed_on_without_its_proposers_consent() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let why = world.refused(declining(id, Some(Diversion::Opinion), false));
    assert!(why.to_string().contains("征得提案者同意"), "{why}");
    world.must(declining(id, None, false));
    let divert = |consented| {
        let (to, place) = (Diversion::Opinion, "市政协研究室".to_owned());
        Command::Divert(Divert { proposals: vec![id], to, place, consented, on: None })
    };
    assert!(matches!(world.refused(divert(false)), Refusal::NotNow { .. }));
    let fate = |level| {
        let (what, note) = (FateKind::Adopted, String::new());
        Command::DivertFate(DivertFate { proposals: vec![id], what, level, note, on: None })
    };
    assert!(world.refused(fate(Level::City)).to_string().contains("还没有转送"));
    world.must(divert(true));
    assert!(matches!(world.refused(divert(true)), Refusal::Already { .. }));
    world.must(fate(Level::City));
    world.on("2026-04-01").must(fate(Level::Province));
    let Stage::Declined { diverted: Some(diverted), .. } = &world.proposal(id).stage else {
        panic!("passed on")
    };
    let levels: Vec<Level> = diverted.fates.iter().map(|fate| fate.level).collect();
    assert_eq!(levels, [Level::City, Level::Province], "several fates, in order");
    assert_eq!(diverted.place, "市政协研究室");
}

#[test]
fn a_declined_proposal_is_taken_up_again_unless_it_was_passed_on() {
    let mut world = World::new();
    let id = declined(&mut world);
    let resubmit = |id| Command::Resubmit(Resubmit { proposals: vec![id], on: None });
    world.must(resubmit(id));
    world.file(&[id]);
    let gone = world.receive(1)[0];
    world.must(declining(gone, Some(Diversion::Letter), true));
    assert!(world.refused(resubmit(gone)).to_string().contains("已经转送"));
}

#[test]
fn a_ground_may_be_written_in_its_words() {
    let mut world = World::new();
    let id = world.receive(1)[0];
    let (proposals, ground) = (vec![id], "内容空泛、没有具体建议".to_owned());
    let (notified, place) = (Some(day("2026-03-02")), String::new());
    let command = Decline { proposals, ground, notified, diverted: None, consented: false, place, on: None };
    world.must(Command::Decline(command));
    let Stage::Declined { ground, notified, .. } = &world.proposal(id).stage else { panic!("declined") };
    assert_eq!((ground.as_str(), *notified), ("10", Some(day("2026-03-02"))));
}

#[test]
fn the_archive_takes_what_is_closed_and_keeps_all_its_days() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let archive = || Command::Archive(Archive { proposals: vec![id], on: None });
    assert!(matches!(world.refused(archive()), Refusal::Stage { .. }));
    world.on("2026-04-01").reply(id, 1, "A");
    world.on("2026-04-02").answer(id, 1);
    world.close(id).expect("closed");
    world.on("2026-12-01").must(archive());
    let Stage::Archived { on, filed, closed, .. } = &world.proposal(id).stage else { panic!("archived") };
    assert_eq!((*filed, *closed, *on), (day("2026-03-02"), day("2026-04-02"), day("2026-12-01")));
    assert_eq!(world.status(id), Status::Archived);
    let mut particulars = world.proposal(id).particulars.clone();
    particulars.notes = "改".to_owned();
    let amend =
        Amend { proposal: id, from: None, particulars, text: None, from_arrival: None, arrival: None };
    assert!(matches!(world.refused(Command::Amend(Box::new(amend))), Refusal::Stage { .. }));
    let mark = supervision::Mark::Excellent;
    world.must(Command::Mark(SetMark { proposals: vec![id], mark, set: true, on: None }));
    world.undo().expect("the mark");
    world.undo().expect("and the archiving are taken back");
    assert_eq!(world.status(id), Status::Closed);
}

fn stand_in(id: ProposalId, name: &str) -> Command {
    let (name, reason) = (name.to_owned(), "辞去委员".to_owned());
    Command::StandIn(ArrangeStandIn { proposal: id, signer: 0, name, reason, on: None })
}

/// Edge 22: who left is replaced, with a reason, in this round and the next.
#[test]
fn somebody_else_is_asked_in_the_place_of_a_proposer_who_left() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    assert!(world.refused(stand_in(id, "赵六")).to_string().contains("还没有向这位提案者征询意见"));
    world.on("2026-04-01").reply(id, 1, "B");
    assert!(matches!(world.refused(stand_in(id, " ")), Refusal::Empty(_)));
    assert!(world.refused(stand_in(id, "张　三")).to_string().contains("就是提案者本人"));
    world.must(stand_in(id, "赵六"));
    assert!(matches!(world.refused(stand_in(id, "赵六")), Refusal::Already { .. }));
    let name = |world: &World| asked_of(&world.register, id)[0].name().to_owned();
    assert_eq!(name(&world), "赵六");
    world.answer(id, 4);
    assert!(world.refused(stand_in(id, "钱七")).to_string().contains("已经反馈"));
    world.on("2026-05-01").reply(id, 1, "A");
    assert_eq!(name(&world), "赵六", "and asked again after the rework");
    assert_eq!(world.proposal(id).particulars.first_proposer(), "张三", "who signed stays");
}

#[test]
fn proposers_keep_their_places_once_they_were_asked() {
    let mut world = World::new();
    world.enter(vec![a_proposal(
        "关于桥的建议",
        &[("张三", ProposerKind::Member), ("李四", ProposerKind::Member)],
    )]);
    let id = ProposalId(1);
    world.file_to(&[id], units(&[1], &[], &[]));
    let amend = |world: &World, change: fn(&mut Particulars)| {
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
    };
    world.on("2026-04-01").reply(id, 1, "A");
    let shorter = amend(&world, |p| drop(p.proposers.pop()));
    let swapped = amend(&world, |p| p.proposers.swap(0, 1));
    assert!(matches!(world.refused(shorter), Refusal::NotNow { .. }));
    assert!(matches!(world.refused(swapped), Refusal::NotNow { .. }));
    let alone = world.receive(1)[0];
    let mut particulars = world.proposal(alone).particulars.clone();
    let mut cosigner = particulars.proposers[0].clone();
    "王五".clone_into(&mut cosigner.name);
    particulars.proposers.push(cosigner);
    let two = world.must(Command::Amend(Box::new(Amend {
        proposal: alone,
        from: None,
        particulars,
        text: None,
        from_arrival: None,
        arrival: None,
    })));
    world.file_to(&[alone], units(&[2], &[], &[]));
    world.reply(alone, 2, "A");
    assert!(matches!(world.undo_entry(two), Err(Refusal::MovedOn { .. })), "they were asked");
    let mended = amend(&world, |p| p.proposers[1].name = "李思".to_owned());
    world.must(mended);
}

#[test]
fn the_first_filing_is_kept_through_merging_splitting_and_closing() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.file_to(&ids, units(&[1], &[], &[]));
    world.on("2026-03-10").merge(ids[0], &ids[1..]);
    world.on("2026-03-20").must(Command::Split(Split { proposals: vec![ids[1]], on: None }));
    world.on("2026-04-01").reply(ids[1], 1, "A");
    world.answer(ids[1], 1);
    world.close(ids[1]).expect("closed");
    let proposal = world.proposal(ids[1]);
    assert_eq!(proposal.docket().map(|docket| docket.filed), Some(day("2026-03-02")));
    assert!(matches!(&proposal.stage, Stage::Closed { filed, .. } if *filed == day("2026-03-20")));
}
