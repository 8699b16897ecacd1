//! The forms of handling, each down to the command the law grants.

use super::{Clerk, filed, office, submitted, unit};
use crate::desk::field::trial::{carry_out, desk, scene};
use crate::desk::form::{Carry, Form, FormKind, Outcome, Targets};
use crate::keymap::Action;
use crate::office::{Command, ProposalId, Register};

#[test]
fn receipts_are_recorded_for_the_ticked_units() {
    let register = filed(2, "市教育局", &["市财政局"]);
    let targets = FormKind::Receipt.targets(&register, &[ProposalId(1), ProposalId(2)], &[]);
    assert_eq!(targets.count(), 4);
    let mut clerk = Clerk::at(FormKind::Receipt, targets, &register);
    clerk.press("2");
    let Command::Receipt(receipt) = submitted(clerk.press("✓")) else { panic!("another verb") };
    assert_eq!(receipt.tasks.len(), 2);
    assert!(receipt.tasks.iter().all(|task| task.unit == unit(&register, "市教育局")));
    let row = FormKind::Receipt.targets(&register, &[ProposalId(1)], &[unit(&register, "市财政局")]);
    assert_eq!(row.count(), 1, "a row of the deadlines pane is one task");
}

#[test]
fn a_second_receipt_is_refused_with_the_reason_for_each() {
    let mut register = filed(2, "市教育局", &[]);
    let targets = FormKind::Receipt.targets(&register, &[ProposalId(1)], &[]);
    let command = submitted(Clerk::at(FormKind::Receipt, targets, &register).press("✓"));
    carry_out(&mut register, &command);
    let both = FormKind::Receipt.targets(&register, &[ProposalId(1), ProposalId(2)], &[]);
    let mut clerk = Clerk::at(FormKind::Receipt, both, &register);
    let verdict = clerk.form.verdict().expect("complete").clone();
    assert_eq!((verdict.can, verdict.cannot.len()), (1, 1));
    assert!(verdict.cannot[0].1.contains("已签收"));
    clerk.press("✓");
    let Command::Receipt(receipt) = submitted(clerk.press("✓")) else { panic!("another verb") };
    assert_eq!(receipt.tasks.len(), 1);
}

#[test]
fn handling_from_reply_to_ruling_makes_the_commands_of_the_law() {
    let mut register = filed(3, "市教育局", &["市财政局"]);
    let of = |kind: FormKind, n, register: &Register| kind.targets(register, &[ProposalId(n)], &[]);
    let run = |kind, n, keys: &str, register: &mut Register| {
        let targets = of(kind, n, register);
        let command = submitted(Clerk::at(kind, targets, register).press(keys));
        carry_out(register, &command);
        command
    };
    run(FormKind::Extend, 1, "⏎20270401⏎情况复杂✓", &mut register);
    run(FormKind::JointOpinion, 1, "✓", &mut register);
    let reply = run(FormKind::Reply, 1, "文1⏎b⏎⏎⏎⏎⏎2✓", &mut register);
    let Command::Reply(reply) = reply else { panic!("another verb") };
    assert_eq!(reply.openness, crate::office::reply::Openness::OnRequest);
    run(FormKind::HandBack, 2, "305⏎不属我局职责✓", &mut register);
    assert_eq!(FormKind::HandBack.suited(&register, &[ProposalId(2)]), FormKind::Ruling);
    let targets = of(FormKind::Ruling, 2, &register);
    let clerk = Clerk::at(FormKind::Ruling, targets, &register);
    assert!(clerk.form.notes().iter().any(|note| note.contains("不属我局职责")));
    run(FormKind::Ruling, 2, "1✓", &mut register);
    let given = run(FormKind::Reassign, 3, "305⏎jt⏎1✓", &mut register);
    let Command::Reassign(reassign) = given else { panic!("another verb") };
    assert_eq!((reassign.to, reassign.restart), (unit(&register, "市交通运输局"), true));
}

#[test]
fn declining_merging_splitting_marking_and_closing_make_their_commands() {
    let mut register = office(5);
    let some = |ids: &[u32]| Targets::Proposals(ids.iter().map(|id| ProposalId(*id)).collect());
    let decline = submitted(Clerk::at(FormKind::Decline, some(&[1]), &register).press("10⏎1⏎1✓"));
    let Command::Decline(declined) = &decline else { panic!("another verb") };
    assert_eq!(declined.ground, "10");
    carry_out(&mut register, &decline);
    let merge = submitted(Clerk::at(FormKind::Merge, some(&[2, 3, 4]), &register).press("2✓"));
    let Command::Merge(merged) = &merge else { panic!("another verb") };
    assert_eq!((merged.into, merged.proposals.len()), (ProposalId(3), 2));
    carry_out(&mut register, &merge);
    let split = submitted(Clerk::at(FormKind::Split, some(&[2]), &register).press("✓"));
    carry_out(&mut register, &split);
    let mark = submitted(Clerk::at(FormKind::Mark, some(&[5]), &register).press("✓"));
    carry_out(&mut register, &mark);
    let unmark = submitted(Clerk::at(FormKind::Mark, some(&[5]), &register).press("✓"));
    let Command::Mark(unmark) = unmark else { panic!("another verb") };
    assert!(!unmark.set, "a key proposal is offered to become an ordinary one");
    let mut close = Clerk::at(FormKind::Close, some(&[5]), &register);
    assert_eq!(close.press("✓"), Outcome::Ring);
    assert!(close.form.fault().is_some_and(|why| why.contains("已收件")));
    let back = submitted(Clerk::at(FormKind::SendBack, some(&[5]), &register).press("缺建议✓"));
    carry_out(&mut register, &back);
    submitted(Clerk::at(FormKind::Resubmit, some(&[5]), &register).press("✓"));
    let alone = Form::open(FormKind::Merge, some(&[5]), &scene(&register), &Carry::default());
    assert_eq!(alone.err().as_deref(), Some("并案要先标记至少两件"));
}

#[test]
fn reminding_counts_the_letter_up_for_the_next_time() {
    let mut register = filed(1, "市教育局", &["市财政局"]);
    let past = |c: &mut crate::office::calendar::Deadline| c.date = "2026-11-01".parse().expect("a date");
    // Overdue from the start: the deadlines are turned back by an entry of their own.
    let mut facts = Vec::new();
    for (unit, task) in &register.proposal(ProposalId(1)).expect("it").tasks {
        let mut now = task.clone();
        past(&mut now.due);
        let of = crate::office::TaskId { proposal: ProposalId(1), unit: *unit };
        facts.push(crate::office::Fact::Task(crate::office::fact::Change::from(of, task.clone(), now)));
    }
    let entry = crate::office::Entry {
        seq: register.seq() + 1,
        at: 0,
        clerk: crate::office::ClerkId(1),
        ticket: [0; 16],
        verb: crate::office::Verb::Amend,
        turn: crate::office::Turn::Plain,
        facts,
    };
    register.apply(&entry).expect("applied");
    let targets = FormKind::Remind.targets(&register, &[ProposalId(1)], &[]);
    let mut clerk = Clerk::at(FormKind::Remind, targets, &register);
    assert!(clerk.form.notes()[0].contains("逾期 1 项") && clerk.form.notes()[0].contains("催办"));
    let Command::Remind(remind) = submitted(clerk.press("2⏎政提催〔2026〕9号✓")) else {
        panic!("another verb")
    };
    assert_eq!(remind.way, crate::office::reminder::Way::Letter);
    assert_eq!((remind.units.len(), remind.level), (2, None));
    let mut carry = Carry::default();
    carry.note(&clerk.form);
    let targets = FormKind::Remind.targets(&register, &[ProposalId(1)], &[]);
    let mut next = Clerk::with(FormKind::Remind, targets, &register, &carry);
    let Command::Remind(remind) = submitted(next.press("✓")) else { panic!("another verb") };
    assert_eq!(remind.letter, "政提催〔2026〕11号");
}

#[test]
fn a_session_is_opened_with_its_cutoff_and_numbering() {
    let register = desk();
    let mut clerk = Clerk::at(FormKind::Session, Targets::Named(String::new()), &register);
    clerk.press("十四届四次会议⏎14⏎4⏎2027⏎20270110⏎20270114⏎1800⏎");
    let Command::SetSession(set) = submitted(clerk.press("✓")) else { panic!("another verb") };
    assert_eq!(set.session.name, "十四届四次会议");
    assert_eq!((set.session.term, set.session.meeting, set.session.year), (14, 4, 2027));
    assert_eq!(set.session.cutoff.map(|at| at.to_string()).as_deref(), Some("2027-01-14 18:00:00"));
    assert_eq!(set.session.rules.numbering.docket, "第{n}号");
    assert!(set.current);
    let there = FormKind::Session.targets(&register, &[], &[]);
    let mut clerk = Clerk::at(FormKind::Session, there, &register);
    clerk.press("⏎".repeat(9).as_str());
    while clerk.focused() != "time" {
        clerk.press("↑");
    }
    clerk.press("9");
    clerk.press("↑20260114");
    assert_eq!(clerk.press("✓"), Outcome::Ring);
    assert!(clerk.fault("time").contains("不是时刻"));
}

#[test]
fn every_action_that_fills_something_in_has_its_form() {
    let forms =
        [Action::NewProposal, Action::File, Action::Assign, Action::Reply, Action::Remind, Action::Close];
    assert!(forms.into_iter().all(|action| FormKind::of(action).is_some()));
    assert_eq!(FormKind::of(Action::Quit), None);
}

#[test]
fn a_notice_of_holidays_is_typed_as_it_stands() {
    let mut register = office(1);
    let mut clerk = Clerk::at(FormKind::ListHolidays, Targets::Nothing, &register);
    let command = submitted(clerk.press("1-1~1-3、2月5日至11日⏎2-14⏎✓"));
    let Command::ListHolidays(listed) = &command else { panic!("another verb") };
    assert_eq!((listed.year, listed.off.len(), listed.work.len()), (2027, 10, 1));
    carry_out(&mut register, &command);
    assert!(register.calendar().is_published(2027));
}
