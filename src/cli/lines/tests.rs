//! What lines mean.

use super::command;
use crate::office::verbs::found::founding;
use crate::office::{Command, Entry, Occasion, Register, Turn, decide};

const AT: i64 = 1_770_000_000_000;

fn office(lines: &[&str]) -> Register {
    let mut register = Register::default();
    register.apply(&founding("测试员", None, AT)).expect("founded");
    for line in lines {
        carry_out(&mut register, line);
    }
    register
}

fn carry_out(register: &mut Register, line: &str) {
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
    assert_eq!(
        register.current().map(|session| session.docket_label(7, crate::office::session::Period::Plenary)),
        Some("152007".to_owned())
    );
}

#[test]
fn an_amendment_keeps_what_it_does_not_name() {
    let register = office(&[r#"{"do":"receive","title":"旧题","proposers":["王明"],"notes":"备注"}"#]);
    let line = r#"{"do":"amend","proposal":1,"title":"新题"}"#;
    let Command::Amend(amend) = command(&register, line).expect("a command") else { panic!("amend") };
    assert_eq!((amend.particulars.title.as_str(), amend.particulars.notes.as_str()), ("新题", "备注"));
    assert_eq!(amend.from.map(|from| from.title), Some("旧题".to_owned()));
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
        r#"{"do":"record_instruction","by":"某书记","subject":{"info":3}}"#,
    ]);
    let steps = |n| register.infos().filter(|info| info.steps.len() == n).count();
    assert_eq!((register.infos().count(), steps(1), steps(2)), (179, 55, 31));
    assert_eq!(register.infos().last().map(|info| info.title.as_str()), Some("信息（179）"));
    assert_eq!(register.instructions().count(), 2);
    assert!(
        command(&register, r#"{"do":"advance_info","items":"九","what":{"sent":{"to":"city"}}}"#).is_err()
    );
}
