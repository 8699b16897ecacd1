//! Batches of paper forms: control totals, blind second keying, settling, questionnaires, and forms with every kind of
//! question.

use crate::papers::questionnaire;
use crate::world::{World, a_proposal, filing, task, units};
use std::collections::{BTreeMap, BTreeSet};
use tian::office::batch::Sheet;
use tian::office::form::{About, Form, Question, QuestionKind};
use tian::office::proposer::{Kind, ProposerKind};
use tian::office::queries::batches::{Standing, blind, is_blind, is_blind_opinion, standing};
use tian::office::verbs::answer::Survey;
use tian::office::verbs::batch::{CloseBatch, OpenBatch};
use tian::office::verbs::keying::{KeySheet, SecondKey, SettleSheet};
use tian::office::verbs::questionnaire::ListQuestionnaire;
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::undo::{Redo, Undo};
use tian::office::*;

const BATCH: BatchId = BatchId(1);

fn digits(digits: &[u8]) -> Vec<Given> {
    digits.iter().map(|digit| Given::Digit(*digit)).collect()
}

fn satisfied() -> Vec<Given> {
    digits(&[1, 1, 1, 1, 1, 1])
}

fn dissatisfied() -> Vec<Given> {
    digits(&[1, 1, 1, 1, 1, 4])
}

/// So many proposals replied to, and a batch opened for them by clerk 1.
fn batch_of(count: u32, header: OpenBatch) -> (World, Vec<ProposalId>) {
    let mut world = World::new();
    let ids: Vec<ProposalId> = (0..count).map(|_| world.handled(&[1], &[], &[])).collect();
    for id in &ids {
        world.reply(*id, 1, "A");
    }
    world.must(Command::OpenBatch(header));
    (world, ids)
}

fn header(count: u32) -> OpenBatch {
    OpenBatch { count, ..OpenBatch::default() }
}

fn sampled(world: &mut World, share: u8, limit: u8) {
    world.rules(|rules| {
        rules.feedback.keying.second_share = share;
        rules.feedback.keying.error_limit = limit;
    });
}

fn form(proposal: ProposalId, given: Vec<Given>) -> Command {
    Command::Answer(Survey { proposal, given, batch: Some(BATCH), ..Survey::default() })
}

fn close(reason: &str) -> Command {
    Command::CloseBatch(CloseBatch { batch: BATCH, reason: reason.to_owned() })
}

fn sheet(place: u32) -> SheetId {
    SheetId { batch: BATCH, place }
}

fn second(place: u32, given: Vec<Given>) -> Command {
    Command::SecondKey(SecondKey { sheet: sheet(place), given })
}

fn settle(place: u32, given: Vec<Given>) -> Command {
    Command::SettleSheet(SettleSheet { sheet: sheet(place), given })
}

fn held(world: &World, place: u32) -> &Sheet {
    world.register.sheet(sheet(place)).expect("a sheet")
}

fn stands(world: &World) -> Standing {
    standing(&world.register, world.register.batch(BATCH).expect("a batch"))
}

#[test]
fn a_batch_closes_when_what_was_keyed_agrees_with_its_cover() {
    let (mut world, ids) = batch_of(3, OpenBatch { ratings: Some(6), numbers: Some(6), ..header(3) });
    world.must(form(ids[0], satisfied()));
    world.must(form(ids[1], dissatisfied()));
    let told = world.refused(close("")).to_string();
    assert!(told.contains("份数封面3、已录2") && told.contains("号码合计封面6、已录3"), "{told}");
    world.must(form(ids[2], satisfied()));
    let standing = stands(&world);
    assert_eq!((standing.keyed, standing.ratings, standing.numbers), (3, 6, 6));
    world.must(close(""));
    let closed = world.register.batch(BATCH).and_then(|batch| batch.closed.clone()).expect("closed");
    assert_eq!((closed.clerk, closed.reason.as_str()), (ClerkId(1), ""));
    assert!(world.refused(form(ids[0], satisfied())).to_string().contains("已反馈"));
    assert!(world.refused(close("")).to_string().contains("已结批"));
}

#[test]
fn totals_that_differ_need_the_reason_of_a_clerk_who_keyed_none_of_it() {
    let (mut world, ids) = batch_of(2, header(3));
    world.must(form(ids[0], satisfied()));
    world.by(2).must(form(ids[1], satisfied()));
    for clerk in [1, 2] {
        let told = world.by(clerk).refused(close("少交一份")).to_string();
        assert!(told.contains("不能自己放行"), "{told}");
    }
    assert!(world.by(3).refused(close(" ")).to_string().contains("写明理由"));
    world.must(close("少交一份"));
    let closed = world.register.batch(BATCH).and_then(|batch| batch.closed.clone()).expect("closed");
    assert_eq!((closed.clerk, closed.reason.as_str()), (ClerkId(3), "少交一份"));
}

#[test]
fn a_form_and_its_sheet_are_one_step() {
    let (mut world, ids) = batch_of(2, header(2));
    world.must(form(ids[0], satisfied()));
    assert_eq!(world.entries.last().map(|entry| entry.facts.len()), Some(2));
    world.must(Command::Undo(Undo { entry: None }));
    assert!(world.register.sheet(sheet(1)).is_none());
    assert!(world.proposal(ids[0]).opinions.values().all(|opinion| opinion.answer.is_none()));
    world.must(form(ids[0], dissatisfied()));
    let again = Survey { proposal: ids[0], given: satisfied(), correct: true, ..Survey::default() };
    world.must(Command::Answer(again));
    assert_eq!(held(&world, 1).given(), satisfied(), "putting the form right puts the sheet right");
    assert_eq!(stands(&world).ratings, 1);
}

#[test]
fn the_second_keying_is_another_clerks_and_what_differs_is_settled_by_the_paper() {
    let (mut world, ids) = batch_of(2, header(2));
    sampled(&mut world, 100, 50);
    world.must(form(ids[0], satisfied()));
    world.must(form(ids[1], satisfied()));
    assert!(world.refused(close("")).to_string().contains("抽中复录的还有2份"));
    assert!(world.refused(second(1, satisfied())).to_string().contains("另一人"));
    world.by(2).must(second(1, satisfied()));
    assert!(world.refused(second(1, satisfied())).to_string().contains("已经复录过"));
    world.must(second(2, dissatisfied()));
    assert!(held(&world, 2).is_disputed());
    assert!(world.refused(close("")).to_string().contains("请先核定"));
    assert!(world.refused(settle(1, satisfied())).to_string().contains("不用核定"));
    let reworked = |world: &World| world.proposal(ids[1]).tasks.values().any(|task| !task.reworks.is_empty());
    assert!(!reworked(&world), "a second keying alone changes no opinion");
    assert!(world.by(1).refused(settle(2, dissatisfied())).to_string().contains("另一人看原件核定"));
    let own = Survey { proposal: ids[1], given: dissatisfied(), correct: true, ..Survey::default() };
    assert!(world.refused(Command::Answer(own)).to_string().contains("另一人看原件核定"));
    world.by(3).must(settle(2, dissatisfied()));
    assert!(reworked(&world), "what the paper says reopens the proposal");
    let opinion = world.proposal(ids[1]).opinions.values().next().expect("asked");
    assert_eq!(
        (opinion.answer.as_ref().map(|a| a.given.clone()), opinion.corrected.len()),
        (Some(dissatisfied()), 1)
    );
    let standing = stands(&world);
    assert_eq!((standing.twice, standing.wrong, standing.ratings), (2, 1, 5));
    world.must(close(""));
}

#[test]
fn what_waits_for_its_blind_second_keying_is_not_shown() {
    let (mut world, ids) = batch_of(2, header(2));
    sampled(&mut world, 50, 50);
    world.must(form(ids[0], satisfied()));
    world.must(form(ids[1], satisfied()));
    let drawn = stands(&world).to_second;
    let [drawn] = drawn[..] else { panic!("{drawn:?}") };
    let free = if drawn.place == 1 { sheet(2) } else { sheet(1) };
    assert!(is_blind(&world.register, drawn) && !is_blind(&world.register, free));
    assert_eq!(blind(&world.register), BTreeSet::from([drawn]));
    let opinion = held(&world, drawn.place).opinion.expect("an opinion");
    assert!(is_blind_opinion(&world.register, opinion));
    world.by(2).must(second(drawn.place, satisfied()));
    assert!(!is_blind(&world.register, drawn) && blind(&world.register).is_empty());
}

#[test]
fn nothing_is_taken_out_of_a_batch_that_was_closed() {
    let (mut world, ids) = batch_of(1, OpenBatch { numbers: Some(1), ..header(1) });
    world.must(form(ids[0], satisfied()));
    let keyed = world.entries.last().expect("keyed").seq;
    world.must(close(""));
    let undo = |entry| Command::Undo(Undo { entry });
    assert!(world.refused(undo(Some(keyed))).to_string().contains("先撤销结批"));
    world.must(undo(None));
    world.must(undo(Some(keyed)));
    assert_eq!(stands(&world).keyed, 0);
    world.must(Command::Redo(Redo { entry: Some(keyed) }));
    assert_eq!(stands(&world).keyed, 1);
}

#[test]
fn too_many_errors_in_the_sample_have_the_whole_batch_keyed_again() {
    let (mut world, ids) = batch_of(10, header(10));
    sampled(&mut world, 20, 10);
    for id in &ids {
        world.must(form(*id, satisfied()));
    }
    let drawn = stands(&world).to_second;
    assert_eq!(drawn.len(), 2, "a fifth of ten");
    let free = (1..=10).find(|place| !drawn.contains(&sheet(*place))).expect("not drawn");
    assert!(world.by(2).refused(second(free, satisfied())).to_string().contains("不在复录的抽样里"));
    world.must(second(drawn[0].place, satisfied()));
    world.must(second(drawn[1].place, dissatisfied()));
    assert!(!stands(&world).whole, "nobody has looked at the paper yet");
    world.must(settle(drawn[1].place, dissatisfied()));
    let standing = stands(&world);
    assert!(standing.whole && standing.to_second.len() == 8, "{standing:?}");
    assert!(world.refused(close("")).to_string().contains("全批要由另一人重录，还有8份"));
    for place in standing.to_second {
        world.must(second(place.place, satisfied()));
    }
    assert!(stands(&world).whole, "the right ones among the others do not make up for the sample");
    world.must(close(""));
}

#[test]
fn what_the_second_keying_had_wrong_is_no_error_of_the_batch() {
    let (mut world, ids) = batch_of(1, header(1));
    sampled(&mut world, 1, 0);
    world.must(form(ids[0], satisfied()));
    assert_eq!(stands(&world).to_second, [sheet(1)], "at least one of every batch");
    world.by(2).must(second(1, dissatisfied()));
    world.must(settle(1, satisfied()));
    let standing = stands(&world);
    assert_eq!((standing.wrong, standing.whole), (0, false));
    world.must(close(""));
}

#[test]
fn questionnaires_are_keyed_by_number_and_their_form_stays_what_it_was() {
    let mut world = World::new();
    let listing = |id: Option<u32>, form: Form| {
        let questionnaire = id.map(QuestionnaireId);
        let listing = ListQuestionnaire { questionnaire, session: None, on: None, sent: Some(6_731), form };
        Command::ListQuestionnaire(Box::new(listing))
    };
    world.must(listing(None, questionnaire("民意问卷")));
    assert!(world.refused(listing(None, questionnaire("民意问卷"))).to_string().contains("民意问卷"));
    world.must(Command::OpenBatch(OpenBatch {
        questionnaire: Some(QuestionnaireId(1)),
        numbers: Some(9),
        ..header(2)
    }));
    let sheet = |number, digit, correct| {
        Command::KeySheet(KeySheet { batch: BATCH, number, given: digits(&[digit]), correct })
    };
    world.must(sheet(Some(4), 1, false));
    world.must(sheet(None, 2, false));
    assert!(world.refused(sheet(Some(5), 1, false)).to_string().contains("已在批次1录入"));
    world.must(sheet(Some(5), 1, true));
    assert!(world.refused(sheet(None, 3, false)).to_string().contains("只能填1至2"));
    let mut other = questionnaire("民意问卷");
    other.questions[0].title = "您是否参加过调研".to_owned();
    world.must(listing(Some(1), other.clone()));
    other.questions.push(Question { title: "另一题".to_owned(), ..other.questions[0].clone() });
    assert!(world.refused(listing(Some(1), other)).to_string().contains("已录2份"));
    world.must(close(""));
    let given: Vec<_> =
        world.register.sheets_of(QuestionnaireId(1)).map(|(_, s)| s.given().to_vec()).collect();
    assert_eq!(given, [digits(&[1]), digits(&[1])]);
}

/// The overall rating, each unit's result, a question for collective proposals, several options, words.
fn every_kind(form: &mut Form) {
    let rated = |about| Question { about, ..form.questions[4].clone() };
    let options = form.questions[1].options.clone();
    let several = Question {
        title: "沟通方式".to_owned(),
        kind: QuestionKind::Several,
        options: options.clone(),
        ..Question::default()
    };
    let collective =
        Question { title: "领导答复".to_owned(), collective: true, options, ..Question::default() };
    let words = Question { title: "建议".to_owned(), kind: QuestionKind::Words, ..Question::default() };
    let by_unit = Question { per_unit: true, ..rated(About::Result) };
    form.questions = vec![
        Question { title: "总体".to_owned(), ..rated(About::Overall) },
        by_unit,
        collective,
        several,
        words,
    ];
}

#[test]
fn separate_units_collective_proposals_several_options_and_words_are_answered() {
    let mut world = World::new();
    world.rules(|rules| every_kind(&mut rules.form));
    let id = world.receive(1)[0];
    world.must(filing(&[id], units(&[], &[], &[1, 2])));
    for unit in [1, 2] {
        world.must(Command::Reply(GiveReply::new(task(id, unit), "A")));
    }
    let several = Given::Several(BTreeSet::from([1, 3]));
    let by_unit = Given::Units(BTreeMap::from([(UnitId(1), 1), (UnitId(2), 3)]));
    let words = Given::Words("请加快".to_owned());
    let given = vec![Given::Digit(1), by_unit, Given::Digit(1), several, words];
    let answer = |given: &[Given]| {
        Command::Answer(Survey { proposal: id, given: given.to_vec(), ..Survey::default() })
    };
    let told = world.refused(answer(&given)).to_string();
    assert!(told.contains("第3题应填留空"), "{told}");
    let mut given = given;
    given[2] = Given::BLANK;
    world.must(answer(&given));
    let kept = world.proposal(id).opinions.values().next().and_then(|o| o.answer.clone()).expect("answered");
    assert_eq!(kept.given, given);
    let long = Given::Words("长".repeat(2_001));
    given[4] = long;
    let correct = Survey { proposal: id, given, correct: true, ..Survey::default() };
    assert!(world.refused(Command::Answer(correct)).to_string().contains("建议"));
}

#[test]
fn a_collective_proposal_is_asked_what_others_are_not() {
    let mut world = World::new();
    world.rules(|rules| every_kind(&mut rules.form));
    let mut collective = a_proposal("关于城市更新的建议", &[("民盟市委", ProposerKind::Party)]);
    collective.particulars.kind = Kind::Collective;
    world.enter(vec![collective]);
    let id = ProposalId(1);
    world.must(filing(&[id], units(&[1], &[], &[])));
    world.must(Command::Reply(GiveReply::new(task(id, 1), "A")));
    let answer = |choices: &[u8]| {
        Command::Answer(Survey { proposal: id, given: digits(choices), ..Survey::default() })
    };
    let told = world.refused(answer(&[1, 1, 1])).to_string();
    assert!(told.contains("共4题"), "{told}");
    world.must(answer(&[1, 1, 1, 2]));
}
