//! What was typed is never lost: drafts, leaving, and texts that come late.

use super::{Clerk, all, office, submitted};
use crate::desk::field::trial::{carry_out, desk, scene};
use crate::desk::form::{Form, FormKind, Outcome, Targets};
use crate::keymap::{Code, Key};
use crate::office::{Command, ProposalId};

#[test]
fn a_draft_comes_back_as_it_was_left() {
    let register = office(2);
    let mut clerk = Clerk::at(FormKind::New, Targets::Nothing, &register);
    clerk.press("关于停车⏎张三、新阶层");
    clerk.key(Key::f(7));
    clerk.press("2⏎李四⏎3⏎");
    clerk.form.paste("半", &scene(&register));
    let back = Form::restore(&clerk.form.draft(), &scene(&register)).expect("a draft");
    assert!(back.is_dirty());
    assert_eq!(back.draft(), clerk.form.draft());
    assert_eq!(back.focus(), clerk.form.focus());
    assert_eq!(back.draft_name(), "new");

    let mut file = Clerk::at(FormKind::File, all(&register), &register);
    file.press("2⏎305⏎306⏎城");
    let back = Form::restore(&file.form.draft(), &scene(&register)).expect("a draft");
    assert_eq!(back.draft(), file.form.draft(), "half-typed units too");
    assert_ne!(back.draft_name(), Clerk::at(FormKind::Assign, all(&register), &register).form.draft_name());
}

#[test]
fn a_draft_about_things_that_are_gone_or_bytes_that_are_none_is_not_opened() {
    let register = office(2);
    let clerk = Clerk::at(FormKind::File, all(&register), &register);
    let draft = clerk.form.draft();
    assert!(Form::restore(&draft, &scene(&desk())).is_none());
    assert!(Form::restore(b"{\"kind\":\"file\"}", &scene(&register)).is_none());
    assert!(Form::restore(&[0xff, 0x00], &scene(&register)).is_none());
}

#[test]
fn leaving_keeps_everything() {
    let register = office(1);
    let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
    assert_eq!(clerk.key(Key::plain(Code::Esc)), Outcome::Leave);
    assert!(!clerk.form.is_dirty());
    clerk.press("2⏎教");
    assert_eq!(clerk.key(Key::plain(Code::Esc)), Outcome::Moved, "the open list closes first");
    assert_eq!(clerk.key(Key::plain(Code::Esc)), Outcome::Leave);
    assert!(clerk.form.is_dirty());
}

#[test]
fn amending_sends_what_it_started_from_and_the_text_only_when_changed() {
    let mut register = office(1);
    let mut new = crate::office::verbs::receive::NewProposal::default();
    new.particulars.title = "有正文".to_owned();
    new.text = Some("原文".to_owned());
    let receive = crate::office::verbs::receive::Receive { proposals: vec![new], ..Default::default() };
    carry_out(&mut register, &Command::Receive(receive));
    let target = Targets::Proposals(vec![ProposalId(2)]);
    let mut clerk = Clerk::at(FormKind::Amend, target, &register);
    while clerk.focused() != "text" {
        clerk.press("⇥");
    }
    assert_eq!(clerk.press("x"), Outcome::Ring, "a text not fetched cannot be overwritten");
    clerk.form.set_text("原文");
    while clerk.focused() != "title" {
        clerk.key(Key::plain(Code::BackTab));
    }
    clerk.press("吗");
    let Command::Amend(amend) = submitted(clerk.press("✓")) else { panic!("another verb") };
    assert_eq!(amend.particulars.title, "有正文吗", "what is there is amended, not replaced");
    assert_eq!(amend.from.as_ref(), register.proposal(ProposalId(2)).map(|p| &p.particulars));
    assert_eq!((amend.text, amend.arrival), (None, amend.from_arrival));
    while clerk.focused() != "text" {
        clerk.press("⇥");
    }
    clerk.press("改");
    clerk.form.set_text("第二次取到的");
    let Command::Amend(amend) = submitted(clerk.press("✓")) else { panic!("another verb") };
    assert_eq!(amend.text.as_deref(), Some("原文改"));
}

#[test]
fn when_and_how_a_proposal_came_in_is_amended() {
    let register = office(1);
    let mut clerk = Clerk::at(FormKind::Amend, all(&register), &register);
    while clerk.focused() != "period" {
        clerk.press("⇥");
    }
    clerk.press("2");
    let Command::Amend(amend) = submitted(clerk.press("✓")) else { panic!("another verb") };
    let (was, now) = amend.from_arrival.zip(amend.arrival).expect("both");
    assert_eq!(
        (was.received, was.period.name(), now.period.name()),
        (now.received, "plenary", "intersession")
    );
}
