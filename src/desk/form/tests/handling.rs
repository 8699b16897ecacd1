//! The forms of what units ask, of drafts, classes, meetings and publication, each down to the command the law grants.

use super::{Clerk, filed, submitted, unit};
use crate::desk::field::trial::{carry_out, scene};
use crate::desk::form::{FormKind, Targets};
use crate::desk::panes::Subject;
use crate::desk::reach::reach;
use crate::keymap::Action;
use crate::office::reply::Adoption;
use crate::office::{Command, ProposalId, Register};

/// Opens the form for one proposal as its key does, types, and carries the command out.
fn run(kind: FormKind, keys: &str, register: &mut Register) -> Command {
    let ids = [ProposalId(1)];
    let kind = kind.suited(register, &ids);
    let targets = kind.targets(register, &ids, &[]);
    let command = submitted(Clerk::at(kind, targets, register).press(keys));
    carry_out(register, &command);
    command
}

fn reached(register: &Register, action: Action) -> Result<(), String> {
    let id = ProposalId(1);
    let subject = Subject { at: Some(id), proposals: vec![id], units: Vec::new(), ..Subject::default() };
    reach(&scene(register), &subject, action)
}

#[test]
fn a_receipt_may_ask_for_another_unit_and_the_ruling_gives_it_a_task() {
    let mut register = filed(1, "市教育局", &[]);
    assert!(reached(&register, Action::RuleAddition).is_err_and(|why| why.contains("没有待裁定的增办建议")));
    let Command::Receipt(receipt) = run(FormKind::Receipt, "⏎306⏎涉及经费✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!(receipt.add.map(|add| add.unit), Some(unit(&register, "市财政局")));
    assert_eq!(reached(&register, Action::RuleAddition), Ok(()));
    let targets = FormKind::RuleAddition.targets(&register, &[ProposalId(1)], &[]);
    let clerk = Clerk::at(FormKind::RuleAddition, targets, &register);
    assert!(clerk.form.notes().iter().any(|note| note.contains("建议增办市财政局(会办)：涉及经费")));
    run(FormKind::RuleAddition, "1✓", &mut register);
    assert_eq!(register.proposal(ProposalId(1)).map(|p| p.running().count()), Some(2));
}

#[test]
fn a_reason_without_the_unit_it_is_for_is_not_lost_unseen() {
    let register = filed(1, "市教育局", &[]);
    let targets = FormKind::Receipt.targets(&register, &[ProposalId(1)], &[]);
    let mut clerk = Clerk::at(FormKind::Receipt, targets, &register);
    clerk.press("⏎⏎涉及经费✓");
    assert!(clerk.fault("add").contains("建议增办"));
    let several = filed(2, "市教育局", &[]);
    let targets = FormKind::Receipt.targets(&several, &[ProposalId(1), ProposalId(2)], &[]);
    assert_eq!(
        Clerk::at(FormKind::Receipt, targets, &several).form.fields().len(),
        1,
        "a pile asks for the day"
    );
}

#[test]
fn the_ruling_on_a_hand_back_offers_the_unit_that_was_proposed() {
    let mut register = filed(1, "市教育局", &[]);
    run(FormKind::HandBack, "不属职责⏎308✓", &mut register);
    let targets = FormKind::Ruling.targets(&register, &[ProposalId(1)], &[]);
    let mut clerk = Clerk::at(FormKind::Ruling, targets, &register);
    assert!(clerk.form.notes().iter().any(|note| note.contains("建议改由市交通运输局承办")));
    clerk.press("1✓");
    assert!(clerk.fault("restart").contains("期限重计"), "said each time");
    while clerk.focused() != "restart" {
        clerk.press("⇥");
    }
    let Command::RuleHandBack(ruling) = submitted(clerk.press("1✓")) else { panic!("another verb") };
    assert_eq!((ruling.to, ruling.restart), (Some(unit(&register, "市交通运输局")), true));
    let targets = FormKind::Ruling.targets(&register, &[ProposalId(1)], &[]);
    let mut clerk = Clerk::at(FormKind::Ruling, targets, &register);
    let Command::RuleHandBack(ruling) = submitted(clerk.press("2✓")) else { panic!("another verb") };
    assert_eq!((ruling.granted, ruling.to), (false, None), "a refused request goes to nobody");
}

#[test]
fn the_key_of_extension_asks_grants_and_rules() {
    let mut register = filed(1, "市教育局", &[]);
    let asked = run(FormKind::Extend, "20270401⏎难度大⏎2✓", &mut register);
    assert!(matches!(asked, Command::AskExtension(_)));
    assert_eq!(reached(&register, Action::Extend), Ok(()), "the same key rules on it");
    let Command::RuleExtension(ruled) = run(FormKind::Extend, "1⏎20270320✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!(ruled.until.map(|date| date.to_string()).as_deref(), Some("2027-03-20"));
    let granted = run(FormKind::Extend, "20270401⏎难度大✓", &mut register);
    assert!(matches!(granted, Command::Extend(_)));
}

#[test]
fn the_key_of_drafts_sends_in_and_looks_at_and_a_reply_waits_for_it() {
    let mut register = filed(1, "市教育局", &[]);
    assert!(matches!(run(FormKind::SubmitDraft, "⏎b✓", &mut register), Command::SubmitDraft(_)));
    assert!(reached(&register, Action::Reply).is_err_and(|why| why.contains("还没有审核")));
    assert_eq!(reached(&register, Action::Draft), Ok(()));
    let Command::RuleDraft(ruled) = run(FormKind::SubmitDraft, "2⏎逐条答复✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!((ruled.granted, ruled.note.as_str()), (false, "逐条答复"));
    run(FormKind::SubmitDraft, "⏎b✓", &mut register);
    run(FormKind::SubmitDraft, "1✓", &mut register);
    assert_eq!(reached(&register, Action::Reply), Ok(()));
}

#[test]
fn a_reply_takes_its_points_line_by_line_and_names_the_line_it_cannot_read() {
    let mut register = filed(1, "市教育局", &[]);
    let targets = FormKind::Reply.targets(&register, &[ProposalId(1)], &[]);
    let mut clerk = Clerk::at(FormKind::Reply, targets, &register);
    clerk.press("文1⏎b⏎⏎⏎⏎⏎1⏎采纳 增设校车：已开通⏎增设站点✓");
    assert!(clerk.fault("points").contains("第2行"), "{}", clerk.fault("points"));
    let reply = run(FormKind::Reply, "文1⏎b⏎⏎⏎⏎⏎1⏎采纳 增设校车：已开通⏎部分 站点✓", &mut register);
    let Command::Reply(reply) = reply else { panic!("another verb") };
    let adopted: Vec<Adoption> = reply.points.iter().map(|point| point.adopted).collect();
    assert_eq!(adopted, [Adoption::Adopted, Adoption::Partly]);
}

#[test]
fn consultations_opinions_classes_and_publication_make_their_commands() {
    let mut register = filed(1, "市教育局", &["市财政局"]);
    let consult = run(FormKind::Consult, "3⏎⏎张三✓", &mut register);
    let Command::Consult(consult) = consult else { panic!("another verb") };
    assert_eq!((consult.tasks.len(), consult.way.title(), consult.who.as_str()), (1, "座谈会", "张三"));
    let Command::JointOpinion(given) = run(FormKind::JointOpinion, "⏎3⏎财函1号✓", &mut register)
    else {
        panic!("another verb")
    };
    assert_eq!((given.stand.title(), given.number.as_str()), ("不同意", "财函1号"));
    assert!(reached(&register, Action::Classify).is_err_and(|why| why.contains("还没有全部答复")));
    assert!(reached(&register, Action::Publish).is_err_and(|why| why.contains("还没有答复")));
    assert!(reached(&register, Action::Meet).is_err_and(|why| why.contains("不必当面协商")));
    run(FormKind::Reply, "文1⏎b✓", &mut register);
    assert!(reached(&register, Action::Publish).is_err_and(|why| why.contains("没有同意公开")));
    let Command::Classify(classify) = run(FormKind::Classify, "a⏎⏎核实✓", &mut register) else {
        panic!("another verb")
    };
    assert_eq!((classify.class.as_str(), classify.why, classify.basis.as_str()), ("A", None, "核实"));
    let targets = Targets::Proposals(vec![ProposalId(1)]);
    let mut meet = Clerk::at(FormKind::Meet, targets, &register);
    meet.press("1⏎⏎张三⏎已说明✓");
    assert!(meet.form.fault().is_some_and(|why| why.contains("不必当面协商")));
}
