//! Forms from the first key to the command.

use super::{Carry, Form, FormKind, Outcome, Targets};
use crate::desk::field::trial::{carry_out, desk, list_unit, receive, scene};
use crate::keymap::{Code, Key, Keymap, Preset, Resolved, Scope};
use crate::office::proposer::{Consent, Kind, ProposerKind};
use crate::office::verbs::amend::Amend;
use crate::office::{Command, ProposalId, Refusal, Register, UnitId};
use std::sync::LazyLock;

mod drafts;
mod filing;
mod handling;
mod people;
mod verbs;
mod watching;

static KEYMAP: LazyLock<Keymap> = LazyLock::new(|| Preset::Default.keymap());

/// A clerk at a form: presses go through the shipped keymap, as at the desk.
struct Clerk<'r> {
    form: Form,
    register: &'r Register,
    presses: usize,
}

impl<'r> Clerk<'r> {
    fn at(kind: FormKind, targets: Targets, register: &'r Register) -> Self {
        Self::with(kind, targets, register, &Carry::default())
    }

    fn with(kind: FormKind, targets: Targets, register: &'r Register, carry: &Carry) -> Self {
        let form = Form::open(kind, targets, &scene(register), carry).expect("something to fill in");
        Self { form, register, presses: 0 }
    }

    fn key(&mut self, key: Key) -> Outcome {
        self.presses += 1;
        let mut scopes = Scope::Form.chain().to_vec();
        if self.form.types_text() {
            scopes.insert(0, Scope::Text);
        }
        let action = match KEYMAP.resolve(&scopes, &[], key) {
            Resolved::Action(action) => Some(action),
            _ => None,
        };
        self.form.key(key, action, &scene(self.register))
    }

    /// Types the characters; `⏎` is Enter, `⇥` Tab, `⌫` Backspace, `↑` Up, `↓` Down, `✓` the accept key.
    fn press(&mut self, keys: &str) -> Outcome {
        let key = |c| match c {
            '⏎' => Key::plain(Code::Enter),
            '⇥' => Key::plain(Code::Tab),
            '⌫' => Key::plain(Code::Backspace),
            '↑' => Key::plain(Code::Up),
            '↓' => Key::plain(Code::Down),
            '✓' => Key::f(8),
            c => Key::char(c),
        };
        keys.chars().map(|c| self.key(key(c))).last().expect("a key")
    }

    fn focused(&self) -> &'static str {
        self.form.focused().map_or("confirm", |field| field.name)
    }

    fn fault(&self, name: &str) -> &str {
        let field = self.form.fields().iter().find(|field| field.name == name).expect("a field");
        field.fault.as_deref().unwrap_or("")
    }
}

fn all(register: &Register) -> Targets {
    Targets::Proposals(register.proposals().map(|proposal| proposal.id).collect())
}

fn submitted(outcome: Outcome) -> Command {
    match outcome {
        Outcome::Submit(command) => *command,
        other => panic!("not submitted: {other:?}"),
    }
}

fn unit(register: &Register, name: &str) -> UnitId {
    register.unit_named(name).expect("a unit")
}

fn office(count: usize) -> Register {
    let mut register = desk();
    receive(&mut register, count);
    register
}

/// Files proposals 1 to `count` with these units.
fn filed(count: usize, lead: &str, joint: &[&str]) -> Register {
    let mut register = office(count);
    let to = crate::office::verbs::assign::Units {
        lead: vec![unit(&register, lead)],
        joint: joint.iter().map(|name| unit(&register, name)).collect(),
        separate: Vec::new(),
    };
    let Targets::Proposals(proposals) = all(&register) else { unreachable!() };
    let command = crate::office::verbs::file::File { proposals, category: Some("1".into()), to, on: None };
    carry_out(&mut register, &Command::File(command));
    register
}

#[test]
fn twenty_alike_proposals_are_filed_with_few_keys() {
    let register = office(20);
    // `*` marks all and F5 opens the form: two presses before these.
    let mut by_accept = Clerk::at(FormKind::File, all(&register), &register);
    let Command::File(file) = submitted(by_accept.press("2⏎305✓")) else { panic!("another verb") };
    assert_eq!(file.proposals.len(), 20);
    assert_eq!(file.category.as_deref(), Some("2"));
    assert_eq!(file.to.lead, [unit(&register, "市教育局")]);
    assert!(by_accept.presses + 2 <= 9, "{} presses", by_accept.presses);

    let mut by_enter = Clerk::at(FormKind::File, all(&register), &register);
    let Command::File(file) = submitted(by_enter.press("２⏎３０５⏎⏎⏎⏎⏎")) else {
        panic!("another verb")
    };
    assert_eq!(file.to.lead, [unit(&register, "市教育局")], "full-width digits are codes");
    assert!(by_enter.presses + 2 <= 18, "{} presses", by_enter.presses);
}

#[test]
fn filing_one_proposal_takes_at_most_twelve_keys() {
    let register = office(1);
    let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
    submitted(clerk.press("2⏎305⏎⏎⏎⏎⏎"));
    assert!(clerk.presses < 12, "{} presses", clerk.presses);
}

#[test]
fn eighteen_of_twenty_are_offered_and_only_they_are_sent() {
    let mut register = office(20);
    let back = crate::office::verbs::send_back::SendBack {
        proposals: vec![ProposalId(4), ProposalId(7)],
        reason: "缺具体建议".to_owned(),
        on: None,
    };
    carry_out(&mut register, &Command::SendBack(back));
    let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
    clerk.press("2");
    let verdict = clerk.form.verdict().expect("complete").clone();
    assert_eq!((verdict.can, verdict.cannot.len()), (18, 2));
    assert!(verdict.cannot[0].0.contains("停车难第4件") && verdict.cannot[0].1.contains("退回修改"));
    assert_eq!(clerk.press("✓"), Outcome::Ring, "first it says who cannot");
    assert_eq!(clerk.focused(), "confirm");
    assert!(clerk.form.confirm_label().contains("18"));
    let Command::File(file) = submitted(clerk.press("⏎")) else { panic!("another verb") };
    assert_eq!(file.proposals.len(), 18);
    assert!(!file.proposals.contains(&ProposalId(4)) && !file.proposals.contains(&ProposalId(7)));
}

#[test]
fn an_offer_falls_when_something_is_changed_after_it() {
    let mut register = office(3);
    let back = crate::office::verbs::send_back::SendBack {
        proposals: vec![ProposalId(2)],
        reason: "缺".to_owned(),
        on: None,
    };
    carry_out(&mut register, &Command::SendBack(back));
    let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
    clerk.press("1✓↑↑");
    clerk.press("cz⏎");
    assert_eq!(clerk.press("✓"), Outcome::Ring, "the changed command is shown again before it is sent");
    assert!(matches!(clerk.press("✓"), Outcome::Submit(_)));
}

#[test]
fn enter_never_submits_before_the_confirm_line() {
    let register = office(1);
    let mut clerk = Clerk::at(FormKind::Withdraw, all(&register), &register);
    clerk.press("提案者来函撤回");
    for _ in 0..2 {
        assert_eq!(clerk.press("⏎"), Outcome::Moved);
    }
    assert_eq!(clerk.focused(), "confirm");
    let Command::Withdraw(withdraw) = submitted(clerk.press("⏎")) else { panic!("another verb") };
    assert_eq!(withdraw.reason, "提案者来函撤回");
    assert_eq!(withdraw.on, None, "an empty date is today, whenever the command is given");
}

#[test]
fn what_is_missing_is_said_at_its_field() {
    let register = office(1);
    let mut clerk = Clerk::at(FormKind::Withdraw, all(&register), &register);
    assert_eq!(clerk.press("⏎"), Outcome::Ring, "what must be filled in holds the focus");
    assert_eq!((clerk.focused(), clerk.fault("reason")), ("reason", "请填写理由；先空着按 Tab"));
    assert_eq!(clerk.press("⇥1399"), Outcome::Typed, "Tab only moves");
    assert_eq!(clerk.press("⏎"), Outcome::Ring, "a date that is none holds the focus");
    assert!(clerk.fault("on").contains("1399"));
    assert_eq!(clerk.press("✓"), Outcome::Ring);
    assert_eq!(clerk.focused(), "reason");
    assert_eq!(clerk.fault("reason"), "请填写理由");
    clerk.press("撤");
    assert_eq!(clerk.fault("reason"), "", "typing mends it");
}

#[test]
fn the_law_answers_at_the_field_it_speaks_of() {
    let register = office(1);
    let mut clerk = Clerk::at(FormKind::Withdraw, all(&register), &register);
    clerk.press("撤⏎1123");
    assert_eq!(clerk.press("✓"), Outcome::Ring);
    assert_eq!(clerk.focused(), "on");
    assert!(clerk.fault("on").contains("晚于今天"));
    clerk.form.refused(&Refusal::Empty("理由".to_owned()));
    assert_eq!(clerk.focused(), "reason");
    clerk.form.refused(&Refusal::NoSession);
    assert_eq!(clerk.form.fault(), Some("还没有届次，请先设置届次"));
}

#[test]
fn carried_values_are_kept_by_enter_and_replaced_by_typing() {
    let register = office(4);
    let one = |n| Targets::Proposals(vec![ProposalId(n)]);
    let mut carry = Carry::default();
    let mut first = Clerk::at(FormKind::File, one(1), &register);
    first.press("3⏎305⏎306⏎307⏎⏎⏎⏎");
    carry.note(&first.form);

    let mut again = Clerk::with(FormKind::File, one(2), &register, &carry);
    assert_eq!(again.focused(), "category", "the clerk sees what is carried over from the first field on");
    let Command::File(file) = submitted(again.press("✓")) else { panic!("another verb") };
    assert_eq!(file.category.as_deref(), Some("3"));
    assert!(file.to.is_empty(), "the units of one proposal are not those of the next");
    assert_eq!(again.presses, 1);

    let mut other = Clerk::with(FormKind::File, one(3), &register, &carry);
    let Command::File(file) = submitted(other.press("1⏎308⏎✓")) else { panic!("another verb") };
    assert_eq!(file.category.as_deref(), Some("1"), "one key replaces the carried value");
    assert_eq!(file.to.lead, [unit(&register, "市交通运输局")]);
}

#[test]
fn the_units_a_proposer_wished_for_stand_in_the_filing_form() {
    let mut register = office(1);
    let mut particulars = register.proposal(ProposalId(1)).expect("received").particulars.clone();
    particulars.wanted_lead = vec!["市教育局".to_owned()];
    particulars.wanted_joint = vec!["市财政局".to_owned(), "没有这个单位".to_owned()];
    let amend = Amend {
        proposal: ProposalId(1),
        from: None,
        particulars,
        text: None,
        from_arrival: None,
        arrival: None,
    };
    carry_out(&mut register, &Command::Amend(Box::new(amend)));
    let one = Targets::Proposals(vec![ProposalId(1)]);
    let Command::File(file) = submitted(Clerk::at(FormKind::File, one, &register).press("3✓")) else {
        panic!("another verb")
    };
    assert_eq!(file.to.lead, [unit(&register, "市教育局")]);
    assert_eq!(file.to.joint, [unit(&register, "市财政局")]);
}

#[test]
fn the_last_category_never_replaces_one_that_is_there() {
    let mut register = filed(1, "市教育局", &[]);
    receive(&mut register, 2);
    let mut new = crate::office::verbs::receive::NewProposal::default();
    new.particulars.title = "已分类".to_owned();
    new.particulars.category = "5".to_owned();
    let more = crate::office::verbs::receive::Receive { proposals: vec![new], ..Default::default() };
    carry_out(&mut register, &Command::Receive(more));
    let some = |ids: &[u32]| Targets::Proposals(ids.iter().map(|id| ProposalId(*id)).collect());
    let mut carry = Carry::default();
    let mut first = Clerk::at(FormKind::File, some(&[2]), &register);
    first.press("3⏎");
    carry.note(&first.form);
    let category = |ids| {
        let form = Form::open(FormKind::File, some(ids), &scene(&register), &carry).expect("a form");
        match form.command(&scene(&register)) {
            Ok(Command::File(file)) => file.category,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(category(&[2, 3]).as_deref(), Some("3"));
    assert_eq!(category(&[3, 4]), None, "each keeps its own");
    assert_eq!(category(&[4]).as_deref(), Some("5"));
}

#[test]
fn an_offer_falls_when_another_clerk_changes_what_it_means() {
    let mut register = office(3);
    let back = |id| {
        let reason = "缺".to_owned();
        Command::SendBack(crate::office::verbs::send_back::SendBack {
            proposals: vec![ProposalId(id)],
            reason,
            on: None,
        })
    };
    carry_out(&mut register, &back(2));
    let mut form = {
        let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
        clerk.press("1✓");
        clerk.form
    };
    carry_out(&mut register, &back(3));
    form.refresh(&scene(&register));
    let mut clerk = Clerk { form, register: &register, presses: 0 };
    assert_eq!(clerk.press("⏎"), Outcome::Ring, "the clerk agreed to two, not to one");
    let Command::File(file) = submitted(clerk.press("⏎")) else { panic!("another verb") };
    assert_eq!(file.proposals, [ProposalId(1)]);
}

#[test]
fn ditto_copies_what_is_not_carried_over() {
    let register = filed(2, "市教育局", &[]);
    let tasks = |n| FormKind::Reply.targets(&register, &[ProposalId(n)], &[]);
    let mut first = Clerk::at(FormKind::Reply, tasks(1), &register);
    submitted(first.press("市教函〔2026〕5号⏎a⏎⏎⏎⏎李局长✓"));
    let mut carry = Carry::default();
    carry.note(&first.form);
    let mut second = Clerk::with(FormKind::Reply, tasks(2), &register, &carry);
    assert_eq!(second.key(Key::ctrl('d')), Outcome::Typed);
    let Command::Reply(reply) = submitted(second.press("✓")) else { panic!("another verb") };
    assert_eq!((reply.number.as_str(), reply.class.as_str()), ("市教函〔2026〕5号", "A"));
    assert_eq!(reply.signer, "李局长");
}

#[test]
fn a_new_proposal_is_entered_whole() {
    let register = desk();
    let mut clerk = Clerk::at(FormKind::New, Targets::Nothing, &register);
    clerk.press("关于缓解停车难的建议⏎魏　娜、民盟市委会⏎⏎2⏎shjs⏎1⏎公安局⏎⏎");
    clerk.press("1120⏎⏎");
    assert_eq!(clerk.focused(), "text");
    clerk.form.paste("一、现状\r\n\u{1b}[31m很难停车。\u{202e}\n二、建议", &scene(&register));
    clerk.press("⏎多建车位");
    let Command::Receive(receive) = submitted(clerk.press("✓")) else { panic!("another verb") };
    let proposal = &receive.proposals[0];
    let p = &proposal.particulars;
    assert_eq!(p.title, "关于缓解停车难的建议");
    let names: Vec<_> = p.proposers.iter().map(|who| (who.name.as_str(), who.kind)).collect();
    assert_eq!(names, [("魏娜", ProposerKind::Member), ("民盟市委会", ProposerKind::Party)]);
    assert_eq!((p.kind, p.category.as_str(), p.consent), (Kind::Joint, "4", Consent::Yes));
    assert_eq!(p.wanted_lead, ["公安局"]);
    assert_eq!(proposal.received.map(|at| at.to_string()), Some("2026-11-20 00:00:00".to_owned()));
    assert_eq!(proposal.text.as_deref(), Some("一、现状\n[31m很难停车。\n二、建议\n多建车位"));
}

#[test]
fn a_unit_that_is_missing_is_listed_on_the_way_and_taken_by_itself() {
    let mut register = office(1);
    let form = {
        let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
        clerk.press("2⏎低空办");
        assert_eq!(clerk.press("⏎"), Outcome::NeedUnit("低空办".to_owned()));
        let mut listing = Clerk::at(FormKind::AddUnit, Targets::Named("低空办".to_owned()), &register);
        assert_eq!(listing.focused(), "code");
        listing.press("305✓");
        assert!(listing.fault("code").contains("市教育局"), "another unit's code is not overwritten");
        let Command::ListUnits(list) = submitted(listing.press("⌫⌫⌫905✓")) else {
            panic!("another verb")
        };
        assert_eq!((list.units[0].code.as_str(), list.units[0].name.as_str()), ("905", "低空办"));
        clerk.form
    };
    list_unit(&mut register, "905", "低空办");
    let mut clerk = Clerk { form, register: &register, presses: 0 };
    clerk.form.refresh(&scene(&register));
    let Command::File(file) = submitted(clerk.press("✓")) else { panic!("another verb") };
    assert_eq!(file.to.lead, [unit(&register, "低空办")]);
}

#[test]
fn others_do_not_move_my_hand() {
    let mut register = office(2);
    let mut form = {
        let mut clerk = Clerk::at(FormKind::File, all(&register), &register);
        clerk.press("2⏎教");
        clerk.form
    };
    let (focus, draft) = (form.focus(), form.draft());
    let back = crate::office::verbs::send_back::SendBack {
        proposals: vec![ProposalId(2)],
        reason: "缺".to_owned(),
        on: None,
    };
    carry_out(&mut register, &Command::SendBack(back));
    form.refresh(&scene(&register));
    assert_eq!((form.focus(), form.draft()), (focus, draft));
    let mut clerk = Clerk { form, register: &register, presses: 0 };
    clerk.press("⏎");
    assert_eq!(clerk.form.verdict().map(|verdict| verdict.can), Some(1), "but what would come of it is news");
}
