//! The forms around filing, each down to the command the law grants.

use super::{Clerk, office, submitted, unit};
use crate::desk::field::trial::{carry_out, desk, scene};
use crate::desk::form::{Carry, Form, FormKind, Targets};
use crate::office::proposer::{Kind, Proposer};
use crate::office::review::{Gate, ReviewLevel, Verdict};
use crate::office::verbs::receive::{NewProposal, Receive};
use crate::office::{Command, ProposalId, Register};

fn some(ids: &[u32]) -> Targets {
    Targets::Proposals(ids.iter().map(|id| ProposalId(*id)).collect())
}

fn run(kind: FormKind, ids: &[u32], keys: &str, register: &mut Register) -> Command {
    let command = submitted(Clerk::at(kind, some(ids), register).press(keys));
    carry_out(register, &command);
    command
}

#[test]
fn a_review_may_propose_units_that_handle_it_separately_and_filing_takes_them_over() {
    let mut register = office(1);
    let said = run(FormKind::Review, &[1], "1⏎⏎⏎305⏎306⏎⏎4✓", &mut register);
    let Command::Review(said) = said else { panic!("another verb") };
    let both = vec![unit(&register, "市教育局"), unit(&register, "市财政局")];
    assert_eq!((said.lead, &said.joint, &said.separate), (None, &Vec::new(), &both));
    let Command::File(file) = run(FormKind::File, &[1], "✓", &mut register) else { panic!("another verb") };
    assert_eq!((file.to.lead, file.to.separate), (Vec::new(), both));
}

#[test]
fn a_review_offers_the_next_level_and_filing_the_units_it_proposed() {
    let mut register = office(2);
    let said = run(FormKind::Review, &[1], "1⏎305⏎306⏎⏎⏎4⏎可行⏎1⏎1⏎1⏎提案组✓", &mut register);
    let Command::Review(said) = said else { panic!("another verb") };
    assert_eq!((said.level, said.verdict), (ReviewLevel::First, Verdict::File));
    assert_eq!((said.gates.policy, said.gates.wording), (Gate::Passed, Gate::Passed));
    assert_eq!((said.remark.as_str(), said.by.as_str()), ("可行", "提案组"));
    let Command::Review(next) = run(FormKind::Review, &[1], "5✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!((next.level, next.lead), (ReviewLevel::Second, Some(unit(&register, "市教育局"))));
    let Command::File(file) = run(FormKind::File, &[1], "✓", &mut register) else { panic!("another verb") };
    assert_eq!(file.to.lead, [unit(&register, "市教育局")]);
    assert_eq!(file.to.joint, [unit(&register, "市财政局")]);
    let both =
        Form::open(FormKind::File, some(&[1, 2]), &scene(&register), &Carry::default()).expect("a form");
    let lead = both.fields().iter().find(|field| field.name == "lead").expect("the lead");
    assert!(lead.input.is_empty(), "the reviewers did not say the same of both");
}

#[test]
fn declined_proposals_are_told_of_passed_on_and_followed() {
    let mut register = office(3);
    run(FormKind::Decline, &[1, 2], "10✓", &mut register);
    run(FormKind::Notify, &[1, 2], "✓", &mut register);
    let mut clerk = Clerk::at(FormKind::Divert, some(&[1]), &register);
    clerk.press("1⏎2✓");
    assert!(clerk.form.fault().is_some_and(|why| why.contains("征得提案者同意")));
    let Command::Divert(divert) = run(FormKind::Divert, &[1], "1⏎1⏎研究室✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!((divert.place.as_str(), divert.consented), ("研究室", true));
    let Command::DivertFate(fate) = run(FormKind::DivertFate, &[1], "3⏎2✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!(fate.level, crate::office::stage::Level::Province);
    let told = run(FormKind::Decline, &[3], "6⏎2⏎1⏎参考⏎⏎=✓", &mut register);
    let Command::Decline(told) = told else { panic!("another verb") };
    assert!(told.notified.is_some() && told.consented && told.place == "参考");
}

fn joint(register: &mut Register) {
    let mut new = NewProposal::default();
    new.particulars.title = "联名的建议".to_owned();
    new.particulars.kind = Kind::Joint;
    let named = |name: &str| Proposer { name: name.to_owned(), ..Proposer::default() };
    new.particulars.proposers = ["张三", "李四", "王五"].map(named).to_vec();
    new.signatures_due = "2026-12-01".parse().ok();
    let proposals = vec![new];
    carry_out(register, &Command::Receive(Receive { proposals, ..Receive::default() }));
}

#[test]
fn those_ticked_have_signed_and_amending_keeps_it() {
    let mut register = desk();
    joint(&mut register);
    let Command::Sign(sign) = run(FormKind::Sign, &[1], "3✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!(sign.signers, [0, 1]);
    let mut clerk = Clerk::at(FormKind::Amend, some(&[1]), &register);
    let Command::Amend(amend) = submitted(clerk.press("新✓")) else { panic!("another verb") };
    let signed: Vec<bool> = amend.particulars.proposers.iter().map(|p| p.signed.is_some()).collect();
    assert_eq!(signed, [true, true, false]);
}

#[test]
fn somebody_stands_in_for_the_one_proposer_asked() {
    let mut register = office(1);
    run(FormKind::File, &[1], "1⏎305✓", &mut register);
    let reply = FormKind::Reply.targets(&register, &[ProposalId(1)], &[]);
    let command = submitted(Clerk::at(FormKind::Reply, reply, &register).press("⏎a✓"));
    carry_out(&mut register, &command);
    let Command::StandIn(stand_in) = run(FormKind::StandIn, &[1], "李四⏎离任✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!((stand_in.signer, stand_in.name.as_str()), (0, "李四"));
    let asked = crate::office::queries::survey::asked_of(&register, ProposalId(1));
    assert_eq!(asked[0].name(), "李四");
}
