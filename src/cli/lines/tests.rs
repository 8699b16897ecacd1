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
    assert!(fault.contains("主任") && fault.contains("reviewer(审查)"), "{fault}");
}
