//! What comes out of the handling: consultations, joint opinions, replies point by point, classes and their history,
//! meetings, publication.

use crate::world::{World, a_proposal, day, plain_reply, survey, task, units};
use tian::office::opinion::Rating;
use tian::office::outcome::{Classed, MeetingWay, RulingWhy};
use tian::office::proposer::{Consent, ProposerKind};
use tian::office::queries::running::{Waiting, of_proposal};
use tian::office::reply::{Adoption, Openness, Point};
use tian::office::task::{ConsultWay, Stand};
use tian::office::verbs::amend::Amend;
use tian::office::verbs::classify::Classify;
use tian::office::verbs::close::Close;
use tian::office::verbs::consult::Consult;
use tian::office::verbs::joint_opinion::JointOpinion;
use tian::office::verbs::meet::Meet;
use tian::office::verbs::publish::Publish;
use tian::office::verbs::reply::GiveReply;
use tian::office::*;

fn classify(id: ProposalId, class: &str, why: Option<RulingWhy>, basis: &str) -> Command {
    let (class, basis) = (class.to_owned(), basis.to_owned());
    Command::Classify(Classify { proposals: vec![id], class, why, basis, round: None, on: None })
}

fn meet(id: ProposalId) -> Command {
    let (way, who, minutes) = (MeetingWay::InPerson, "张三、局长".to_owned(), "说明了困难".to_owned());
    Command::Meet(Meet { proposals: vec![id], way, who, minutes, on: None })
}

fn publish(id: ProposalId, unit: u32) -> Command {
    Command::Publish(Publish { tasks: vec![task(id, unit)], on: None })
}

/// Twice dissatisfied: the rules allow one rework.
fn twice_dissatisfied(world: &mut World) -> ProposalId {
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "C");
    world.on("2026-05-20").answer(id, 4);
    world.on("2026-08-03").reply(id, 1, "B");
    world.on("2026-08-10").answer(id, 4);
    id
}

#[test]
fn proposers_are_consulted_several_times_by_those_who_reply() {
    let mut world = World::new();
    let id = world.handled(&[1], &[2], &[]);
    let consult = |unit, on: &str| {
        let (way, who, note) = (ConsultWay::Forum, "张三".to_owned(), String::new());
        Command::Consult(Consult { tasks: vec![task(id, unit)], way, who, note, on: Some(day(on)) })
    };
    assert!(matches!(world.refused(consult(2, "2026-03-02")), Refusal::NotNow { .. }));
    assert!(matches!(world.refused(consult(1, "2026-03-01")), Refusal::Date { .. }), "before assignment");
    world.on("2026-05-11").must(consult(1, "2026-04-01"));
    world.reply(id, 1, "A");
    world.on("2026-05-12").must(consult(1, "2026-05-12"));
    let days: Vec<String> = world.task(id, 1).consultations.iter().map(|met| met.on.to_string()).collect();
    assert_eq!(days, ["2026-04-01", "2026-05-12"]);
}

/// Edge 5: a joint opinion a day late is known as such.
#[test]
fn a_joint_opinion_keeps_number_stand_and_text_and_how_late_it_was() {
    for (on, late) in [("2026-04-02", None), ("2026-04-03", Some(1))] {
        let mut world = World::new();
        let id = world.handled(&[1], &[2], &[]);
        let (number, text) = ("财函〔2026〕3号".to_owned(), "经费列入明年预算".to_owned());
        let given =
            JointOpinion { number, stand: Stand::Amends, text, ..JointOpinion::of(vec![task(id, 2)]) };
        world.on(on).must(Command::JointOpinion(given));
        let opinion = world.task(id, 2).joint_opinion.clone().expect("given");
        assert_eq!((opinion.stand, opinion.number.as_str()), (Stand::Amends, "财函〔2026〕3号"));
        assert_eq!(world.task(id, 2).joint_late(), late);
    }
}

#[test]
fn a_reply_answers_each_recommendation_and_can_be_entered_long_after() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    let point = |text: &str| Point { text: text.to_owned(), adopted: Adoption::Partly, note: String::new() };
    let reply = |points: Vec<Point>, entered: &str| {
        let (delivered, entered) = (Some(day("2026-04-01")), Some(day(entered)));
        Command::Reply(GiveReply { points, delivered, entered, ..plain_reply(task(id, 1), "A") })
    };
    world.on("2026-06-01");
    assert_eq!(world.refused(reply(vec![point(" ")], "2026-04-02")), Refusal::Empty("建议".to_owned()));
    assert!(matches!(world.refused(reply(Vec::new(), "2026-03-31")), Refusal::Date { .. }));
    let many = vec![point("一"); 101];
    assert!(matches!(world.refused(reply(many, "2026-04-02")), Refusal::TooMany { limit: 100, .. }));
    world.must(reply(vec![point("增设校车"), point("延长运营")], "2026-04-02"));
    let given = &world.task(id, 1).replies[0];
    assert_eq!((given.points.len(), given.dates.entered), (2, day("2026-04-02")));
}

/// Edge 6: where separate units differ, the office settles the class before closing.
#[test]
fn differing_classes_are_settled_by_the_office_before_closing() {
    let mut world = World::new();
    let id = world.handled(&[], &[], &[1, 2]);
    world.on("2026-05-11").reply(id, 1, "A");
    let early = world.refused(classify(id, "A", None, ""));
    assert!(early.to_string().ends_with("还没有全部答复，不能认定类别"), "{early}");
    world.reply(id, 2, "C");
    world.answer(id, 1);
    assert_eq!(world.status(id), Status::ToClassify);
    assert_eq!(world.proposal(id).first_class(), Classed::Undecided);
    let refusal = world.close(id).expect_err("no class").to_string();
    assert!(refusal.ends_with("各家办理结果类别不一，请先认定类别"), "{refusal}");
    assert!(matches!(world.refused(classify(id, "X", None, "")), Refusal::UnknownCode { .. }));
    let corrected = classify(id, "B", Some(RulingWhy::Corrected), "核实");
    assert!(matches!(world.refused(corrected), Refusal::NotNow { .. }));
    let settled = world.on("2026-05-12").must(classify(id, "B", None, ""));
    assert_eq!(world.proposal(id).first_class(), Classed::Class("B"));
    world.close(id).expect("settled");
    assert!(matches!(world.undo_entry(settled), Err(Refusal::MovedOn { .. })), "closing rests on it");
}

/// Edge 13: a class is corrected, and later moved by tracking; the first one stays on record.
#[test]
fn a_class_is_corrected_with_a_basis_and_nothing_is_overwritten() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "A");
    assert!(matches!(world.refused(classify(id, "A", None, "核实")), Refusal::Already { .. }));
    assert_eq!(world.refused(classify(id, "B", None, "")), Refusal::Empty("依据".to_owned()));
    let decided = world.refused(classify(id, "B", Some(RulingWhy::Decided), "核实"));
    assert!(decided.to_string().ends_with("要改请用更正，并写明依据"), "{decided}");
    world.on("2026-05-20").must(classify(id, "B", None, "现场核查未完成"));
    assert_eq!(world.proposal(id).outcome.rulings[0].why, RulingWhy::Corrected);
    world.answer(id, 1);
    world.close(id).expect("closed");
    let tracked = || classify(id, "A", Some(RulingWhy::Tracked), "已全部落实");
    let refusal = world.on("2027-03-01").refused(tracked()).to_string();
    assert!(refusal.contains("没有跨年度跟踪过"), "{refusal}");
    world.must(Command::Track(verbs::track::Track {
        proposals: vec![id],
        promise: "年内建成".to_owned(),
        promised: None,
        next: None,
        on: Some(day("2026-06-01")),
    }));
    world.must(tracked());
    let proposal = world.proposal(id);
    assert_eq!((proposal.first_class(), proposal.class_in(1)), (Classed::Class("A"), Classed::Class("A")));
    assert_eq!(proposal.class_on(day("2026-12-31")), Classed::Class("B"));
    assert_eq!(proposal.class_on(day("2026-05-15")), Classed::Class("A"));
    assert_eq!(proposal.outcome.rulings.len(), 2);
    let Command::Classify(other) = classify(id, "C", None, "x") else { unreachable!() };
    let other = Command::Classify(Classify { round: Some(2), ..other });
    assert!(world.refused(other).to_string().ends_with("没有第2次答复，现共1次"));
}

/// Edge 11: after the last rework the parties meet, and only then is the proposal closed.
#[test]
fn who_is_dissatisfied_again_is_met_before_closing() {
    let mut world = World::new();
    let id = twice_dissatisfied(&mut world);
    assert_eq!(world.status(id), Status::ToMeet);
    let rows = of_proposal(&world.register, world.proposal(id), world.today());
    assert!(rows.iter().any(|row| row.what == Waiting::Meeting && row.unit.is_none()));
    let refusal = world.close(id).expect_err("not met").to_string();
    assert!(refusal.ends_with("再次不满意的，请先登记当面协商"), "{refusal}");
    let met = world.on("2026-08-20").must(meet(id));
    assert_eq!(world.status(id), Status::Closable);
    world.close(id).expect("met");
    assert!(matches!(world.undo_entry(met), Err(Refusal::MovedOn { .. })), "closing rests on it");
    let ratings: Vec<Option<Rating>> =
        world.proposal(id).opinions.values().map(|o| o.answer.as_ref().map(|a| a.rating)).collect();
    assert_eq!(ratings, [Some(Rating::Dissatisfied); 2], "both rounds stay");
}

#[test]
fn without_that_rule_nobody_has_to_meet_and_the_satisfied_never() {
    let mut world = World::new();
    world.rules(|rules| rules.feedback.meeting = false);
    let id = twice_dissatisfied(&mut world);
    assert_eq!(world.status(id), Status::Closable);
    let happy = world.handled(&[2], &[], &[]);
    world.reply(happy, 2, "A");
    world.answer(happy, 1);
    assert!(matches!(world.refused(meet(happy)), Refusal::NotNow { .. }));
}

/// Edge 4: of a merger one original proposer who stays dissatisfied is met by the lead proposal's office.
#[test]
fn a_merged_proposer_who_stays_dissatisfied_is_met_too() {
    let mut world = World::new();
    let ids = world.receive(2);
    world.file_to(&ids[..1], units(&[1], &[], &[]));
    world.merge(ids[0], &ids[1..]);
    for _ in 0..2 {
        world.reply(ids[0], 1, "B");
        world.answer(ids[0], 1);
        world.must(survey(ids[1], 0, 4, false));
    }
    assert_eq!(world.status(ids[0]), Status::ToMeet);
    world.must(meet(ids[0]));
    world.close(ids[0]).expect("met");
}

#[test]
fn a_late_answer_after_closing_unsettles_nothing() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2026-05-11").reply(id, 1, "A");
    world.on("2026-05-20").answer(id, 4);
    world.on("2026-08-03").reply(id, 1, "B");
    world.on("2026-09-01").close(id).expect("the time for the opinion is over");
    world.on("2026-09-10").answer(id, 4);
    world.undo().expect("taken back");
    world.redo().expect("and brought again");
    assert!(matches!(world.proposal(id).stage, Stage::Closed { .. }));
}

/// History is entered with its own dates: the order to handle again is of the day of the answer.
#[test]
fn a_past_year_can_be_entered_round_by_round() {
    let mut world = World::new();
    let id = world.handled(&[1], &[], &[]);
    world.on("2027-02-01");
    let reply =
        |on: &str| Command::Reply(GiveReply { delivered: Some(day(on)), ..plain_reply(task(id, 1), "B") });
    let answered = |overall, on: &str| {
        let Command::Answer(answer) = survey(id, 0, overall, false) else { unreachable!() };
        Command::Answer(verbs::answer::Survey { on: Some(day(on)), ..answer })
    };
    world.must(reply("2026-05-11"));
    world.must(answered(4, "2026-05-20"));
    assert_eq!(world.task(id, 1).due_now().date, day("2026-08-20"));
    world.must(reply("2026-08-01"));
    world.must(answered(1, "2026-08-10"));
    world.must(Command::Close(Close { proposals: vec![id], on: Some(day("2026-08-11")) }));
}

/// Edge 19: both halves are needed, the proposer's consent and the reply's own openness.
#[test]
fn only_what_both_sides_allow_is_published_and_its_window_runs_from_delivery() {
    let refusals = [
        (Consent::Unsaid, Openness::Public, false, "提案者没有同意公开，不能公开"),
        (Consent::Yes, Openness::OnRequest, false, "答复的公开属性不是“主动公开”，不能公开"),
        (
            Consent::No,
            Openness::Closed,
            false,
            "提案者没有同意公开，答复的公开属性也不是“主动公开”，不能公开",
        ),
        (Consent::Yes, Openness::Public, true, "提案涉密，不得公开"),
        (Consent::Yes, Openness::Public, false, ""),
    ];
    for (consent, openness, secret, why) in refusals {
        let mut world = World::new();
        let mut proposal = a_proposal("关于菜场的建议", &[("魏娜", ProposerKind::Member)]);
        (proposal.particulars.consent, proposal.particulars.secret) = (consent, secret);
        world.enter(vec![proposal]);
        let id = ProposalId(1);
        world.file_to(&[id], units(&[1], &[], &[]));
        assert!(world.refused(publish(id, 1)).to_string().ends_with("还没有答复，无从公开"));
        let reply = GiveReply { openness, ..plain_reply(task(id, 1), "A") };
        world.on("2026-05-11").must(Command::Reply(reply));
        let waiting = |world: &World| {
            let rows = of_proposal(&world.register, world.proposal(id), world.today());
            rows.into_iter().find(|row| row.what == Waiting::Publication).map(|row| row.due.date)
        };
        if !why.is_empty() {
            assert_eq!(waiting(&world), None);
            let refusal = world.refused(publish(id, 1)).to_string();
            assert!(refusal.ends_with(why), "{refusal}");
            continue;
        }
        assert_eq!(waiting(&world), Some(day("2026-06-08")), "twenty working days");
        world.answer(id, 1);
        world.close(id).expect("closed");
        assert!(waiting(&world).is_some(), "closing does not end it");
        world.must(publish(id, 1));
        assert_eq!(waiting(&world), None);
        assert!(matches!(world.refused(publish(id, 1)), Refusal::Already { .. }));
    }
}

#[test]
fn nothing_is_published_while_a_rework_runs() {
    let mut world = World::new();
    let mut proposal = a_proposal("关于菜场的建议", &[("魏娜", ProposerKind::Member)]);
    proposal.particulars.consent = Consent::Yes;
    world.enter(vec![proposal]);
    let id = ProposalId(1);
    world.file_to(&[id], units(&[1], &[], &[]));
    let reply = || GiveReply { openness: Openness::Public, ..plain_reply(task(id, 1), "B") };
    world.on("2026-05-11").must(Command::Reply(reply()));
    world.on("2026-05-20").answer(id, 4);
    let refusal = world.refused(publish(id, 1)).to_string();
    assert!(refusal.ends_with("正在重新办理，现有答复不是最终答复；收到新的答复后再公开"), "{refusal}");
    world.on("2026-08-03").must(Command::Reply(reply()));
    world.must(publish(id, 1));
}

#[test]
fn the_proposers_of_merged_proposals_have_a_say_in_publishing() {
    let mut world = World::new();
    let [lead, merged] = world.receive(2)[..] else { panic!("two") };
    let consents = |world: &mut World, id: ProposalId, consent: Consent| {
        let mut particulars = world.proposal(id).particulars.clone();
        particulars.consent = consent;
        let amend =
            Amend { proposal: id, from: None, particulars, text: None, from_arrival: None, arrival: None };
        world.must(Command::Amend(Box::new(amend)));
    };
    consents(&mut world, lead, Consent::Yes);
    consents(&mut world, merged, Consent::No);
    world.file_to(&[lead, merged], units(&[1], &[], &[]));
    world.merge(lead, &[merged]);
    let mut reply = plain_reply(task(lead, 1), "A");
    reply.openness = Openness::Public;
    world.must(Command::Reply(reply));
    let publish = Command::Publish(Publish { tasks: vec![task(lead, 1)], on: None });
    assert!(world.refused(&publish).to_string().contains("并入的提案有提案者没有同意公开"));
    consents(&mut world, merged, Consent::Yes);
    world.must(&publish);
}
