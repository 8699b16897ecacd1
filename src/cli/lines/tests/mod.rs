//! What lines mean.

mod whole;
mod words;

use super::command;
use crate::office::verbs::found::founding;
use crate::office::{Command, Entry, Given, Occasion, Register, Turn, decide};

const AT: i64 = 1_770_000_000_000;

fn office(lines: &[&str]) -> Register {
    let mut register = Register::default();
    register.apply(&founding("测试员", None, AT)).expect("founded");
    for line in lines {
        carry_out(&mut register, line);
    }
    register
}

fn carry_out(register: &mut Register, line: &str) -> Entry {
    let occasion = Occasion { clerk: crate::office::ClerkId(1), at: AT };
    let command = command(register, line).expect(line);
    let granted = decide(register, &command, &occasion).expect(line);
    let entry = Entry {
        seq: register.seq() + 1,
        at: AT,
        clerk: occasion.clerk,
        ticket: [0; 16],
        verb: granted.verb,
        turn: Turn::Plain,
        facts: granted.facts,
    };
    register.apply(&entry).expect(line);
    entry
}

#[test]
fn a_proposal_goes_through_its_life_by_lines() {
    let register = office(&[
        r#"{"do":"list_units","units":[{"code":"305","name":"市教育局","aliases":["教育局"]},{"name":"市财政局"}]}"#,
        r#"{"do":"receive","title":"关于办好食堂的建议","proposers":["民盟市委","王明"],"received":"2026-01-05","text":"正文"}"#,
        r#"{"do":"file","proposals":[1],"category":"社会建设","lead":305,"joint":["市财政局"],"on":"2026-01-06"}"#,
        r#"{"do":"joint_opinion","proposal":"1","unit":"市财政局"}"#,
        r#"{"do":"reply","proposal":"第1号","class":"A"}"#,
        r#"{"do":"answer","proposal":1,"signer":"民盟市委","digits":"111111"}"#,
        r#"{"do":"close","proposals":1}"#,
    ]);
    let proposal = register.proposals().next().expect("one");
    assert_eq!(proposal.stage.name(), "closed");
    assert_eq!(proposal.particulars.category, "4");
}

#[test]
fn an_unknown_unit_is_told_with_the_nearest_names() {
    let register = office(&[r#"{"do":"list_units","units":[{"code":"305","name":"市教育局"}]}"#]);
    let fault = command(&register, r#"{"do":"file","proposals":[1],"lead":"教育局"}"#).expect_err("unknown");
    assert!(fault.contains("市教育局"), "{fault}");
}

#[test]
fn a_misspelt_field_or_verb_is_a_fault() {
    let register = office(&[]);
    for line in [
        r#"{"do":"file","proposal":[1]}"#,
        r#"{"do":"fyle","proposals":[1]}"#,
        r#"{"proposals":[1]}"#,
        r#"{"do":"receive","titel":"x"}"#,
        r#"{"do":"set_session","nmae":"x"}"#,
        "[]",
        "{",
    ] {
        assert!(command(&register, line).is_err(), "{line}");
    }
}

#[test]
fn a_session_is_patched_and_opened() {
    let register = office(&[
        r#"{"do":"set_session","name":"十五届二次会议","term":15,"meeting":2,"rules":{"numbering":"{term}{meeting}{n:03}"}}"#,
        r#"{"do":"set_session","new":true,"name":"十五届三次会议","year":2027}"#,
    ]);
    let names: Vec<&str> = register.sessions().map(|session| session.name.as_str()).collect();
    assert_eq!(names, ["十五届二次会议", "十五届三次会议"]);
    let session = register.current().expect("a session");
    let docket = session.docket(7, crate::office::session::Period::Plenary, "1", None, session.opened);
    assert_eq!(docket.label, "152007");
}

#[test]
fn people_and_the_cutoff_are_written_as_the_readme_says() {
    let register = office(&[
        r#"{"do":"list_members","members":[{"name":"王明","sector":"教育界","party":"民盟"},{"name":"李红"}]}"#,
        r#"{"do":"list_clerk","name":"小李","login":1001,"roles":["clerk"]}"#,
        r#"{"do":"set_session","cutoff":"2026-01-20"}"#,
    ]);
    assert_eq!(register.members().count(), 2);
    let cutoff = register.current().and_then(|session| session.cutoff).map(|cutoff| cutoff.to_string());
    assert_eq!(cutoff.as_deref(), Some("2026-01-20 23:59:59"));
}

#[test]
fn a_fault_is_told_without_english() {
    let register = office(&[r#"{"do":"receive","title":"A"}"#]);
    for (line, told) in [
        (r#"{"do":"receive","title":"A","received":"2026-02-30"}"#, "日期读不懂"),
        (r#"{"do":"decline","proposals":[1],"ground":"1","diverted":"letter","on":"昨天"}"#, "日期读不懂"),
        (r#"{"do":"amend","proposal":1,"title":5}"#, "应为 文字"),
        (r#"{"do":"file","#, "不是合法的 JSON"),
    ] {
        let fault = command(&register, line).expect_err(line);
        assert!(fault.contains(told), "{fault}");
        assert!(!fault.contains("input") && !fault.contains("EOF"), "{fault}");
    }
}

#[test]
fn nothing_was_received_before_there_were_offices() {
    let register = office(&[]);
    let occasion = Occasion { clerk: crate::office::ClerkId(1), at: AT };
    for (day, fine) in [("1949-10-01", true), ("0001-01-01", false), ("-262143-01-01T00:00:00", false)] {
        let line = format!(r#"{{"do":"receive","title":"A","received":"{day}"}}"#);
        let command = command(&register, &line).expect("a command");
        assert_eq!(decide(&register, &command, &occasion).is_ok(), fine, "{day}");
    }
}

#[test]
fn the_whole_handling_goes_through_lines_with_the_words_of_the_field() {
    let register = office(&[
        r#"{"do":"list_units","units":[{"code":"1","name":"市教育局"},{"code":"2","name":"市财政局"},{"code":"3","name":"市交通局"}]}"#,
        r#"{"do":"receive","title":"关于校车的建议","proposers":["王明"],"consent":"yes","received":"2025-01-05"}"#,
        r#"{"do":"file","proposals":[1],"category":"社会建设","lead":"1","on":"2025-01-06"}"#,
        r#"{"do":"hand_back","proposal":1,"reason":"不属职责","propose":"市交通局","on":"2025-01-08"}"#,
        r#"{"do":"rule_hand_back","proposal":1,"granted":"同意","to":"市交通局","restart":true,"on":"2025-01-10"}"#,
        r#"{"do":"receipt","proposal":1,"add":"市财政局","reason":"涉及经费","on":"2025-01-13"}"#,
        r#"{"do":"rule_addition","proposal":1,"granted":true,"on":"2025-01-15"}"#,
        r#"{"do":"joint_opinion","proposal":1,"stand":"修改后同意","number":"财函1号","on":"2025-02-10"}"#,
        r#"{"do":"ask_extension","proposal":1,"unit":"市交通局","until":"2025-05-31","reason":"难度大","on":"2025-04-01"}"#,
        r#"{"do":"rule_extension","proposal":1,"granted":true,"until":"2025-05-20","on":"2025-04-03"}"#,
        r#"{"do":"consult","proposals":1,"unit":"3","way":"座谈","who":"王明","on":"2025-04-10"}"#,
        r#"{"do":"submit_draft","proposal":1,"class":"B","on":"2025-05-06"}"#,
        r#"{"do":"rule_draft","proposal":1,"granted":"退回重拟","note":"未逐条答复","on":"2025-05-07"}"#,
        r#"{"do":"submit_draft","proposal":1,"class":"B","on":"2025-05-08"}"#,
        r#"{"do":"rule_draft","proposal":1,"granted":"通过","on":"2025-05-09"}"#,
        r#"{"do":"reply","proposal":1,"class":"B","delivered":"2025-05-12","entered":"2025-05-13","openness":"主动公开","points":["采纳 增设校车：已开通","不采纳 免费：财力不足"]}"#,
        r#"{"do":"publish","proposals":[1],"unit":"市交通局","on":"2025-05-20"}"#,
        r#"{"do":"answer","proposal":1,"digits":"111114","on":"2025-05-20"}"#,
        r#"{"do":"reply","proposal":1,"class":"B","delivered":"2025-06-12"}"#,
        r#"{"do":"answer","proposal":1,"digits":"111114","on":"2025-06-20"}"#,
        r#"{"do":"meet","proposal":1,"way":"专门说明","who":"王明、局长","minutes":"达成谅解","on":"2025-07-01"}"#,
        r#"{"do":"close","proposals":1,"on":"2025-07-02"}"#,
        r#"{"do":"track","proposal":1,"promise":"开通校车","on":"2025-07-03"}"#,
        r#"{"do":"classify","proposal":1,"class":"A","why":"跨年度变更","basis":"校车已全部开通","on":"2026-01-05"}"#,
    ]);
    let proposal = register.proposals().next().expect("one");
    let unit = |name: &str| register.unit_named(name).expect("a unit");
    let old =
        proposal.tasks[&unit("市教育局")].ended.as_ref().and_then(|ended| ended.handed).expect("handed");
    assert_eq!((old.to, old.restart), (unit("市交通局"), true));
    let task = &proposal.tasks[&unit("市交通局")];
    assert_eq!(task.extended().map(|date| date.to_string()).as_deref(), Some("2025-05-20"));
    assert_eq!((task.drafts.len(), task.consultations.len(), task.replies.len()), (2, 1, 2));
    assert_eq!(task.replies[0].points.len(), 2);
    assert!(task.replies[0].published.is_some());
    assert_eq!(proposal.tasks[&unit("市财政局")].role, crate::office::task::TaskRole::Joint);
    assert_eq!(proposal.class_in(2), crate::office::outcome::Classed::Class("A"));
}

#[test]
fn a_line_about_a_recommendation_that_cannot_be_read_is_told() {
    let register = office(&[
        r#"{"do":"list_units","units":[{"code":"1","name":"市教育局"}]}"#,
        r#"{"do":"receive","title":"关于校车的建议","proposers":["王明"],"received":"2025-01-05"}"#,
        r#"{"do":"file","proposals":[1],"category":"社会建设","lead":"1","on":"2025-01-06"}"#,
    ]);
    let line = r#"{"do":"reply","proposal":1,"class":"A","points":["增设校车"]}"#;
    assert!(command(&register, line).expect_err("no word").contains("增设校车"));
}

#[test]
fn review_signatures_declining_and_passing_on_are_written_in_words() {
    let register = office(&[
        r#"{"do":"list_units","units":[{"code":"305","name":"市教育局","aliases":["教育局"]},{"name":"市财政局"}]}"#,
        r#"{"do":"receive","title":"联名","kind":"联名","proposers":["王明","李红","鹅湖镇工委会"],"received":"2026-01-05 19:30","signatures_due":"2026-01-20","consent":"不公开","consent_reason":"涉及个人","secret":true}"#,
        r#"{"do":"sign","proposal":1,"signers":"李红","on":"2026-01-06"}"#,
        r#"{"do":"review","proposal":1,"level":"初审","verdict":"拟立案","gates":"通过","lead":"教育局","joint":"市财政局","category":4,"on":"2026-01-07"}"#,
        r#"{"do":"review","proposals":[1],"level":"decision","verdict":"decline","gates":{"content":false},"on":"2026-01-08"}"#,
        r#"{"do":"decline","proposals":[1],"ground":10,"on":"2026-01-09"}"#,
        r#"{"do":"notify","proposals":[1],"on":"2026-01-10"}"#,
        r#"{"do":"divert","proposals":[1],"to":"转社情民意","consented":true,"place":"研究室","on":"2026-01-11"}"#,
        r#"{"do":"divert_fate","proposals":[1],"what":"批示","level":"省级","on":"2026-01-20"}"#,
    ]);
    let proposal = register.proposals().next().expect("one");
    let kinds: Vec<&str> = proposal.particulars.proposers.iter().map(|p| p.kind.title()).collect();
    assert_eq!(kinds, ["委员", "委员", "乡镇工委"]);
    assert_eq!(proposal.intake.received.to_string(), "2026-01-05 19:30:00");
    assert!(proposal.particulars.secret && proposal.particulars.proposers[1].signed.is_some());
    assert_eq!((proposal.review.steps.len(), proposal.review.steps[0].joint.len()), (2, 1));
    let stage = format!("{:?}", proposal.stage);
    assert!(
        stage.contains("Instructed") && stage.contains("Province") && stage.contains("研究室"),
        "{stage}"
    );
    let line = r#"{"do":"amend","proposal":1,"proposers":["王明","李红"]}"#;
    let Command::Amend(amend) = command(&register, line).expect("a command") else { panic!("amend") };
    assert!(amend.particulars.proposers[1].signed.is_some(), "who signed has signed");
}

#[test]
fn a_session_is_named_and_a_proposer_replaced_by_name() {
    let register = office(&[
        r#"{"do":"list_units","units":[{"code":"305","name":"市教育局"}]}"#,
        r#"{"do":"set_session","name":"十五届二次会议","year":2025}"#,
        r#"{"do":"set_session","new":true,"name":"十五届三次会议","year":2026,"cutoff":"2026-01-10 18:00"}"#,
        r#"{"do":"receive","session":"十五届二次会议","title":"一","proposers":"王明","received":"2025-12-01"}"#,
        r#"{"do":"receive","session":2025,"title":"二"}"#,
        r#"{"do":"file","proposals":[1],"category":"4","lead":305,"on":"2025-12-02"}"#,
        r#"{"do":"reply","proposal":1,"class":"A","delivered":"2026-01-10"}"#,
        r#"{"do":"stand_in","proposal":1,"signer":"王明","name":"赵六","reason":"离任","on":"2026-01-12"}"#,
    ]);
    let sessions: Vec<u32> = register.proposals().map(|proposal| proposal.intake.session.0).collect();
    assert_eq!(sessions, [1, 1]);
    let cutoff = register.current().and_then(|session| session.cutoff).map(|at| at.to_string());
    assert_eq!(cutoff.as_deref(), Some("2026-01-10 18:00:00"));
    assert_eq!(register.proposals().next().map(|p| p.asked_name(0, 1)), Some("赵六"));
    let fault =
        command(&register, r#"{"do":"receive","session":"十六届","title":"三"}"#).expect_err("unknown");
    assert!(fault.contains("十五届三次会议"), "{fault}");
}

#[test]
fn rules_are_changed_by_parts_by_words_and_by_name() {
    let mut register = office(&[]);
    carry_out(
        &mut register,
        r#"{"do":"set_rules","rules":{"terms":{"joint":"20个工作日","feedback":{"days":10},"reply":[{"period":"intersession","term":"6月30日前"},{"term":{"months":5}}]},"publication":{"within":"30日"},"numbering":"{year}{n:04}"}}"#,
    );
    let rules = &register.current().expect("a session").rules;
    assert_eq!(rules.terms.joint.title(), "20个工作日");
    assert_eq!(rules.terms.feedback.title(), "10日");
    assert_eq!(
        rules.terms.reply.iter().map(|row| row.term.title()).collect::<Vec<_>>(),
        ["6月30日前", "5个月"]
    );
    assert_eq!(rules.publication.within.map(crate::office::calendar::Term::title).as_deref(), Some("30日"));
    carry_out(&mut register, r#"{"do":"set_rules","session":1,"rules":"sichuan","recompute":true}"#);
    assert_eq!(register.current().expect("a session").rules.name, "四川");
    carry_out(
        &mut register,
        r#"{"do":"set_session","new":true,"name":"下一届","year":2027,"opened":"2027-01-10","rules":"chongqing"}"#,
    );
    assert_eq!(register.current().expect("a session").rules.name, "重庆");
    carry_out(&mut register, r#"{"do":"set_session","term":15,"rules":{"terms":{"receipt":{"days":2}}}}"#);
    assert_eq!(register.current().expect("a session").rules.terms.receipt.title(), "2日");
    for (line, says) in [
        (r#"{"do":"set_rules","rules":{"terms":{"joint":"很快"}}}"#, "不是期限"),
        (r#"{"do":"set_rules","rules":"月球"}"#, "national"),
        (r#"{"do":"set_rules","rules":{"class":[]}}"#, "classes"),
        (r#"{"do":"set_rules","session":"没有","rules":{}}"#, "下一届"),
        (r#"{"do":"set_rules"}"#, "rules"),
    ] {
        let fault = command(&register, line).expect_err(line);
        assert!(fault.contains(says), "{line}: {fault}");
    }
}

#[test]
fn holidays_are_listed_by_days_and_spans() {
    let mut register = office(&[]);
    carry_out(
        &mut register,
        r#"{"do":"list_holidays","year":2027,"off":["2027-01-01..2027-01-03","2027-04-05"],"work":["2027-01-09"]}"#,
    );
    assert_eq!(register.calendar().added(2027).map(|table| table.off.len()), Some(4));
    let fault =
        command(&register, r#"{"do":"list_holidays","year":2027,"off":["元旦"]}"#).expect_err("no date");
    assert!(fault.contains("2027-01-01"), "{fault}");
}

#[test]
fn units_members_and_clerks_take_what_is_said_of_them() {
    let register = office(&[
        r#"{"do":"list_units","code":901,"name":"市教委","aliases":"教委","contact":"王某 123"}"#,
        r#"{"do":"list_units","code":"901","name":"市教育局新","renamed_on":"2024-05-01"}"#,
        r#"{"do":"list_units","units":[{"code":"902","name":"市科委","merged_into":"市教育局新"}]}"#,
        r#"{"do":"list_members","name":"王明","group":"第一小组","left":"2026-01-31"}"#,
        r#"{"do":"list_clerk","name":"小审","login":"1002","roles":"审查"}"#,
        r#"{"do":"list_clerk","name":"小督","roles":["supervisor","登记"]}"#,
    ]);
    let unit = |code: &str| register.units().find(|unit| unit.code == code).expect("listed");
    let renamed = unit("901");
    assert_eq!((renamed.name.as_str(), renamed.aliases.as_slice()), ("市教育局新", &["教委".to_owned()][..]));
    assert!(renamed.contact.is_some(), "what is not said stays");
    let until = renamed.former.first().map(|old| (old.name.clone(), old.until.to_string()));
    assert_eq!(until, Some(("市教委".to_owned(), "2024-04-30".to_owned())));
    assert_eq!(renamed.name_on("2024-04-30".parse().expect("a date")), "市教委");
    assert_eq!(register.unit_named("市教委"), Some(renamed.id), "a former name still finds it");
    assert_eq!((unit("902").merged_into, unit("902").retired), (Some(renamed.id), true));
    assert!(register.members().any(|member| member.left.is_some() && member.group == "第一小组"));
    let roles = |name: &str| {
        let clerk = register.clerks().find(|clerk| clerk.name == name).expect("listed");
        clerk.roles.iter().map(|role| role.title()).collect::<Vec<_>>()
    };
    assert_eq!((roles("小审"), roles("小督")), (vec!["审查"], vec!["登记", "督办"]));
    let fault =
        command(&register, r#"{"do":"list_clerk","name":"小王","roles":["主任"]}"#).expect_err("no role");
    assert!(fault.contains("主任") && fault.contains("审查(reviewer)"), "{fault}");
}

#[test]
fn leaders_and_activities_are_named_and_a_wrong_name_is_told_with_near_ones() {
    let mut register = office(&[
        r#"{"do":"list_units","units":[{"code":"305","name":"市教育局"}]}"#,
        r#"{"do":"receive","title":"关于办好食堂的建议","proposers":["王明"]}"#,
        r#"{"do":"list_leaders","leaders":[{"name":"顾文瑜","offices":["市政协主席","党组书记"],"body":"committee"},{"name":"叶韩清","office":"副主席","level":"county"}]}"#,
        r#"{"do":"supervise","proposals":[1],"theme":"科技创新","leads":["顾文瑜"],"supervises":"叶韩清"}"#,
        r#"{"do":"record_activity","kind":"supervision","on":"2025-10-16","title":"督办会","leaders":["叶韩清"],"units":["市教育局"],"proposals":[1],"demands":["加快","落实"],"counts":{"suggestions":68}}"#,
        r#"{"do":"follow_up","activity":1,"demand":2,"note":"已落实","done":true}"#,
    ]);
    let proposal = register.proposals().next().expect("one");
    assert_eq!(proposal.supervision.leadings.len(), 2);
    let activity = register.activities().next().expect("one");
    assert_eq!((activity.demands[1].followed.len(), activity.reporting.len()), (1, 1));
    carry_out(&mut register, r#"{"do":"record_activity","id":1,"place":"市政府"}"#);
    let activity = register.activities().next().expect("still one");
    assert_eq!((activity.place.as_str(), activity.demands[1].followed.len()), ("市政府", 1));
    let line = r#"{"do":"supervise","proposals":[1],"leads":["顾文喻"]}"#;
    let fault = command(&register, line).expect_err("unknown");
    assert!(fault.contains("顾文瑜"), "{fault}");
}

#[test]
fn many_information_items_enter_and_advance_by_one_line_each() {
    let register = office(&[
        r#"{"do":"record_info","title":"信息","count":179,"collected":"2025-08-31"}"#,
        r#"{"do":"advance_info","items":"1-86","what":{"sent":{"to":"province"}},"on":"2025-08-31"}"#,
        r#"{"do":"advance_info","items":["1-30",31],"what":{"adopted":{"by":"province"}}}"#,
        r#"{"do":"record_instruction","by":"某省长","level":"province","subject":{"document":{"number":"咸政协办发〔2021〕47号"}},"words":"阅。"}"#,
        r#"{"do":"record_instruction","by":"某书记","level":"市级","subject":{"info":3}}"#,
    ]);
    let steps = |n| register.infos().filter(|info| info.steps.len() == n).count();
    assert_eq!((register.infos().count(), steps(1), steps(2)), (179, 55, 31));
    assert_eq!(register.infos().last().map(|info| info.title.as_str()), Some("信息（179）"));
    assert_eq!(register.instructions().count(), 2);
    assert!(
        command(&register, r#"{"do":"advance_info","items":"九","what":{"sent":{"to":"city"}}}"#).is_err()
    );
}

#[test]
fn an_answer_may_be_written_as_a_rating() {
    let register = office(&[
        r#"{"do":"list_units","units":[{"code":"1","name":"市教育局"}]}"#,
        r#"{"do":"receive","title":"关于校车的建议","proposers":["王明"],"received":"2025-01-05"}"#,
        r#"{"do":"file","proposals":[1],"category":"社会建设","lead":"1","on":"2025-01-06"}"#,
        r#"{"do":"reply","proposal":1,"class":"A","delivered":"2025-03-05"}"#,
        r#"{"do":"answer","proposal":1,"rating":"基本满意","result":"satisfied","on":"2025-03-10"}"#,
    ]);
    let opinion = register.proposals().next().and_then(|p| p.opinions.values().next()).expect("an opinion");
    let answer = opinion.answer.as_ref().expect("answered");
    let given = [0, 0, 0, 0, 1, 2].map(Given::Digit);
    assert_eq!((answer.given.as_slice(), answer.rating.name()), (&given[..], "mostly"));
    let again = r#"{"do":"answer","proposal":1,"rating":"很好"}"#;
    assert!(command(&register, again).expect_err("no such word").contains("基本满意"));
}

#[test]
fn marks_activities_and_instructions_are_written_in_the_words_of_the_field() {
    use crate::office::activity::{ActivityKind, Measure};

    let register = office(&[
        r#"{"do":"list_leaders","leaders":[{"name":"张三","office":"市长"}]}"#,
        r#"{"do":"receive","title":"关于校车的建议","proposers":["王明"],"received":"2025-01-05"}"#,
        r#"{"do":"mark","proposal":1,"mark":"重点","set":true}"#,
        r#"{"do":"record_activity","kind":"督办会","title":"督办会","on":"2025-05-20","leaders":"张三","proposals":[1],"counts":{"意见建议":12}}"#,
        r#"{"do":"record_info","title":"信息","collected":"2025-03-01"}"#,
        r#"{"do":"record_instruction","by":"王省长","level":"省级","info":1,"words":"请阅","on":"2025-06-02"}"#,
    ]);
    let activity = register.activities().next().expect("an activity");
    assert_eq!((activity.kind, activity.count(Measure::Suggestions)), (ActivityKind::Supervision, 12));
    let instruction = register.instructions().next().expect("an instruction");
    assert_eq!(instruction.subject, crate::office::info::Subject::Info(crate::office::InfoId(1)));
    assert_eq!(register.proposals().filter(|p| !p.supervision.marks.is_empty()).count(), 1);
}
