//! The fields of lines: every verb has its list, the README has the same, and a slip is told with what there is.

use super::super::fields::FIELDS;
use super::{command, office};
use crate::office::{Command, Occasion, SessionId, decide};

#[test]
fn a_field_nobody_knows_is_told_with_the_nearest_and_all_there_are() {
    let register = office(&[]);
    for (line, says) in [
        (r#"{"do":"receive","titel":"x"}"#, "没有字段 titel，或许是 title；可用：title、proposers"),
        (r#"{"do":"receive","proposals":[{"titel":"x"}]}"#, "没有字段 titel，或许是 title"),
        (r#"{"do":"receive","proposals":[{"particulars":{}}]}"#, "没有字段 particulars"),
        (
            r#"{"do":"reply","proposal":1,"clas":"A"}"#,
            "reply：没有字段 clas，或许是 class；可用：proposal、unit",
        ),
        (r#"{"do":"record_activity","title":"会","atendees":["甲"]}"#, "或许是 attendees"),
        (r#"{"do":"list_leaders","leaders":[{"name":"甲","ofices":["乙"]}]}"#, "没有字段 ofices"),
        (r#"{"do":"fyle","proposals":[1]}"#, "没有命令 fyle，或许是 file"),
    ] {
        let fault = command(&register, line).expect_err(line);
        assert!(fault.contains(says), "{fault}");
    }
}

#[test]
fn the_readme_lists_every_verb_with_every_field() {
    let readme = include_str!("../../../../README.md");
    let table = readme.split("### `tian do` 的命令").nth(1).and_then(|rest| rest.split("## 规则").next());
    let rows: Vec<&str> = table.expect("the table").lines().filter(|line| line.starts_with("| `")).collect();
    for (verb, fields) in FIELDS {
        let named = format!("`{verb}`");
        let row = rows.iter().find(|row| row.split('|').nth(1).is_some_and(|verbs| verbs.contains(&named)));
        let row = row.unwrap_or_else(|| panic!("{verb} is not in the README"));
        for field in fields.split_whitespace() {
            assert!(row.contains(&format!("`{field}`")), "{verb}: {field} is not in the README");
        }
    }
}

#[test]
fn every_command_has_its_line() {
    let fault = serde_json::from_str::<Command>(r#"{"nothing":1}"#).expect_err("no command").to_string();
    let names: Vec<&str> = fault.split('`').skip(3).step_by(2).collect();
    assert!(names.len() > 50, "{fault}");
    for name in &names {
        assert!(FIELDS.iter().any(|(verb, _)| verb == name), "{name}");
    }
    assert_eq!(names.len(), FIELDS.len());
}

#[test]
fn what_is_dated_counts_under_the_session_of_its_day_and_a_session_goes_by_name_or_year() {
    let register = office(&[
        r#"{"do":"set_session","name":"十五届一次会议","year":2024,"opened":"2024-01-10"}"#,
        r#"{"do":"set_session","new":true,"name":"十五届二次会议","year":2025,"opened":"2025-01-10"}"#,
        r#"{"do":"set_session","new":true,"name":"十五届三次会议","year":2025,"opened":"2025-12-20"}"#,
    ]);
    let session =
        |line: &str| match command(&register, line).unwrap_or_else(|fault| panic!("{line}: {fault}")) {
            Command::RecordInfo(info) => info.items[0].session,
            Command::RecordInstruction(instruction) => instruction.session,
            Command::RecordActivity(activity) => Some(activity.activity.session),
            other => panic!("{other:?}"),
        };
    for (line, meant) in [
        (r#"{"do":"record_info","title":"甲","collected":"2025-03-01"}"#, Some(2)),
        (r#"{"do":"record_info","title":"甲","collected":"2024-01-10"}"#, Some(1)),
        (r#"{"do":"record_info","title":"甲","collected":"2023-01-10"}"#, None),
        (r#"{"do":"record_info","title":"甲"}"#, None),
        (r#"{"do":"record_info","title":"甲","collected":"2025-03-01","session":"十五届三次会议"}"#, Some(3)),
        (r#"{"do":"record_info","items":[{"title":"甲","session":"2024"}]}"#, Some(1)),
        (
            r#"{"do":"record_instruction","by":"甲","level":"市级","document":"报告","on":"2025-03-01"}"#,
            Some(2),
        ),
        (r#"{"do":"record_instruction","by":"甲","level":"市级","info":1,"on":"2025-03-01"}"#, None),
        (r#"{"do":"record_instruction","by":"甲","level":"市级","info":1,"session":2024}"#, Some(1)),
        (
            r#"{"do":"record_activity","title":"会","kind":"视察","on":"2025-03-01","session":"二次"}"#,
            Some(2),
        ),
        (r#"{"do":"record_activity","title":"会","kind":"视察","on":"2025-03-01"}"#, Some(2)),
        (r#"{"do":"record_activity","title":"会","kind":"视察"}"#, Some(3)),
    ] {
        assert_eq!(session(line), meant.map(SessionId), "{line}");
    }
    for word in ["2025", "\"2025\"", "\"2025年度\"", "\"十五届\""] {
        let line = format!(r#"{{"do":"record_info","title":"甲","session":{word}}}"#);
        let fault = command(&register, &line).expect_err("two sessions of that year");
        assert!(fault.contains("十五届二次会议、十五届三次会议") && fault.contains("请写明名称"), "{fault}");
    }
    let occasion = Occasion { clerk: crate::office::ClerkId(1), at: super::AT };
    let line = r#"{"do":"record_info","title":"甲","collected":"2025-03-01"}"#;
    assert!(decide(&register, &command(&register, line).expect("a command"), &occasion).is_ok());
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
fn an_amendment_says_when_and_how_it_came_in() {
    let register = office(&[
        r#"{"do":"receive","title":"题","proposers":["王明"],"received":"2026-01-05 19:30"}"#,
        r#"{"do":"amend","proposal":1,"received":"2026-01-04","period":"intersession"}"#,
        r#"{"do":"amend","proposal":1,"signatures_due":"2026-01-30"}"#,
    ]);
    let intake = &register.proposals().next().expect("one").intake;
    let said = (intake.received.to_string(), intake.period.name(), intake.signatures_due.is_some());
    assert_eq!(said, ("2026-01-04 00:00:00".to_owned(), "intersession", true));
}
