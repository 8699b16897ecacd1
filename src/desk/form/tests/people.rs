//! Who is listed, and what waits for a second clerk, down to the command the law grants.

use super::{Clerk, filed, office, submitted, unit};
use crate::desk::field::trial::{carry_out, scene};
use crate::desk::form::{Carry, Form, FormKind, Outcome, Targets};
use crate::desk::overlay::Overlay;
use crate::desk::overlays::approve::waiting;
use crate::desk::overlays::detail_seconds::rows;
use crate::office::entry::Verb;
use crate::office::verbs::session::SetSession;
use crate::office::verbs::withdraw::Withdraw;
use crate::office::{Command, PendingId, ProposalId, Role};

#[test]
fn a_clerk_is_listed_with_login_and_roles() {
    let mut register = office(1);
    let command =
        submitted(Clerk::at(FormKind::ListClerk, Targets::Nothing, &register).press("小赵⏎1001⏎23✓"));
    carry_out(&mut register, &command);
    let listed = register.clerks().find(|clerk| clerk.name == "小赵").expect("listed");
    assert_eq!((listed.login, listed.roles.len()), (Some(1001), 2));
    assert!(listed.roles.contains(&Role::Intake) && listed.roles.contains(&Role::Reviewer));
    for (keys, login) in [("小赵⏎⏎3✓", Some(1001)), ("小赵⏎⏎3⏎1✓", None)] {
        let command = submitted(Clerk::at(FormKind::ListClerk, Targets::Nothing, &register).press(keys));
        carry_out(&mut register, &command);
        let listed = register.clerks().find(|clerk| clerk.name == "小赵").expect("listed");
        assert_eq!(listed.login, login, "{keys}");
    }
}

#[test]
fn a_member_is_listed_and_leaves() {
    let mut register = office(1);
    for keys in ["王明⏎教育界⏎民盟⏎第一小组✓", "王明⏎教育界⏎民盟⏎第一小组⏎20260101✓"]
    {
        let command = submitted(Clerk::at(FormKind::ListMembers, Targets::Nothing, &register).press(keys));
        carry_out(&mut register, &command);
    }
    let member = register.members().find(|member| member.name == "王明").expect("listed");
    assert_eq!((member.group.as_str(), member.left.is_some()), ("第一小组", true));
}

#[test]
fn a_unit_in_use_is_put_right_only_by_who_says_so() {
    let mut register = filed(1, "市教育局", &[]);
    let code = register.unit(unit(&register, "市教育局")).expect("there").code.clone();
    let aliases = register.unit(unit(&register, "市教育局")).expect("there").aliases.clone();
    let mut clerk = Clerk::at(FormKind::AddUnit, Targets::Nothing, &register);
    clerk.press(&format!("{code}⏎市教体局✓"));
    assert!(clerk.fault("code").contains("市教育局"));
    let mut clerk = Clerk::at(FormKind::AddUnit, Targets::Nothing, &register);
    let command = submitted(clerk.press(&format!("{code}⏎市教体局⏎⏎⏎王某 123⏎1✓")));
    carry_out(&mut register, &command);
    let renamed = register.unit(unit(&register, "市教体局")).expect("there");
    assert_eq!((&renamed.aliases, renamed.former.len()), (&aliases, 1));
    assert!(renamed.contact.is_some());
}

#[test]
fn what_waits_is_listed_and_its_asker_may_only_take_it_back() {
    let mut register = office(1);
    let opens = |register: &_| waiting(&scene(register)).is_some();
    assert!(!opens(&register));
    let mut session = register.current().expect("a session").clone();
    session.rules.four_eyes = [Verb::Withdraw].into();
    carry_out(&mut register, &Command::SetSession(Box::new(SetSession { session, current: false })));
    let proposals = vec![ProposalId(1)];
    let asked = Withdraw { proposals, reason: "本人要求".to_owned(), on: None };
    carry_out(&mut register, &Command::Withdraw(asked));
    assert!(matches!(waiting(&scene(&register)), Some(Overlay::Choice(_))));
    let targets = Targets::Named("1".to_owned());
    let form = Form::open(FormKind::Second, targets.clone(), &scene(&register), &Carry::default());
    assert!(form.is_ok());
    let command = submitted(Clerk::at(FormKind::Second, targets, &register).press("1✓"));
    let Command::Second(second) = &command else { panic!("another verb") };
    assert_eq!((second.pending, second.agree), (PendingId(1), false));
    let told =
        |register: &crate::office::Register| rows(register.proposal(ProposalId(1)).expect("there"), register);
    assert!(told(&register)[0].1.contains("“撤案”"), "{:?}", told(&register));
    carry_out(&mut register, &command);
    assert!(!opens(&register));
    let answered = told(&register);
    assert_eq!(answered.len(), 1);
    assert!(answered[0].1.contains("“撤案”") && answered[0].1.contains("不同意"), "{answered:?}");
}

#[test]
fn a_questionnaire_is_typed_line_by_line_and_put_right() {
    let mut register = office(1);
    let mut clerk = Clerk::at(FormKind::ListQuestionnaire, Targets::Nothing, &register);
    clerk.press("提案工作问卷⏎⏎6731⏎⏎");
    clerk.press("1. 性别：男、女⏎：好、坏");
    assert_eq!(clerk.press("✓"), Outcome::Ring);
    assert!(clerk.fault("questions").contains("第2行"), "{}", clerk.fault("questions"));
    clerk.press("⌫⌫⌫⌫");
    clerk.press("关心的方面（多选）：教育、卫生⏎建议");
    let command = submitted(clerk.press("✓"));
    let Command::ListQuestionnaire(listed) = &command else { panic!("another verb") };
    assert_eq!((listed.sent, listed.form.questions.len()), (Some(6731), 3));
    carry_out(&mut register, &command);
    let targets = Targets::Named("1".to_owned());
    let command = submitted(Clerk::at(FormKind::ListQuestionnaire, targets, &register).press("⌫⌫卷✓"));
    let Command::ListQuestionnaire(again) = &command else { panic!("another verb") };
    assert_eq!(
        (again.questionnaire.map(|id| id.0), &again.form.questions),
        (Some(1), &listed.form.questions)
    );
}
