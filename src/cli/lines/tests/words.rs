//! Every choice is read in the words of the field, wherever it stands.

use super::{carry_out, command, office};
use crate::office::opinion::Rating;
use crate::office::rules::{Asked, OnTime, SatisfiedOf};
use crate::office::{Command, Given};
use serde_json::json;

const UNITS: &str =
    r#"{"do":"list_units","units":[{"code":"1","name":"市教育局"},{"code":"2","name":"市财政局"}]}"#;
const ONE: &str = r#"{"do":"receive","title":"关于校车的建议","proposers":["王明"],"received":"2025-01-05"}"#;
const FILED: &str = r#"{"do":"file","proposals":[1],"category":"社会建设","lead":"1","on":"2025-01-06"}"#;

#[test]
fn rules_in_a_line_are_read_in_the_words_of_a_file() {
    let mut register = office(&[]);
    carry_out(
        &mut register,
        r#"{"do":"set_rules","rules":{"on_time":"签发","four_eyes":["立案","decline"],
        "feedback":{"asked":"每位提案人","reopens":["不满意","理解"]},
        "figures":{"satisfied_of":"应反馈","satisfied":["满意"]},
        "intake":{"rollover":"12月5日","review":["初审","审定"]},
        "numbering":{"letter":""},"publication":{"within":""},
        "terms":{"start_day_counts":true,"reply":[{"kind":"集体提案","proposer":"民主党派","period":"闭会","term":"1个月"},{"term":"3个月"}]},
        "form":{"questions":[{"title":"总评","about":"总体评价","options":["满意",{"title":"可以","rating":"理解"},"不满意"]}]}}}"#,
    );
    let rules = &register.current().expect("a session").rules;
    assert_eq!((rules.on_time, rules.four_eyes.len()), (OnTime::Signed, 2));
    assert_eq!((rules.feedback.asked, rules.feedback.reopens.len()), (Asked::Every, 2));
    assert_eq!(rules.figures.satisfied_of, SatisfiedOf::Asked);
    assert_eq!(rules.intake.rollover.map(|day| (day.month, day.day)), Some((12, 5)));
    assert_eq!((rules.intake.review.len(), rules.publication.within), (2, None));
    assert!(rules.terms.counting.start_day_counts && rules.terms.reply[0].proposer.is_some());
    assert_eq!(rules.form.rating(&[Given::Digit(2)]).map(Rating::title), Some("理解"));
    let line = r#"{"do":"set_rules","rules":{"feedback":{"asked":"谁"}}}"#;
    let fault = command(&register, line).expect_err("no such word");
    assert!(fault.contains("asked：") && fault.contains("每位提案人(every)"), "{fault}");
}

/// A line with four places, and for each place a word of the field and the name it stands for.
type Same = (&'static str, [(&'static str, &'static str, &'static str); 4]);

const SAME: &[Same] = &[
    (
        r#""do":"receive","title":"二","kind":"K","period":"P","marks":["M"],"proposers":[{"name":"甲","kind":"W"}]"#,
        [
            ("K", "集体提案", "collective"),
            ("P", "平时", "intersession"),
            ("M", "重点提案", "key"),
            ("W", "专委会", "committee"),
        ],
    ),
    (
        r#""do":"consult","proposals":[1],"way":"K","who":"P","note":"M","on":"2025-02-0W""#,
        [("K", "座谈会", "forum"), ("P", "a", "a"), ("M", "b", "b"), ("W", "3", "3")],
    ),
    (
        r#""do":"review","proposals":[1],"level":"K","verdict":"P","gates":{"policy":"M","content":"W"}"#,
        [
            ("K", "终审", "decision"),
            ("P", "待议", "discuss"),
            ("M", "通过", "passed"),
            ("W", "不通过", "failed"),
        ],
    ),
    (
        r#""do":"divert_fate","proposals":[1],"what":"K","level":"P","note":"M","on":"2025-02-0W""#,
        [("K", "领导批示", "instructed"), ("P", "市级", "city"), ("M", "b", "b"), ("W", "3", "3")],
    ),
    (
        r#""do":"reply","proposal":1,"class":"W","openness":"K","points":[{"text":"一","adopted":"P"}],"number":"M""#,
        [("K", "依申请公开", "on_request"), ("P", "部分采纳", "partly"), ("M", "b", "b"), ("W", "A", "A")],
    ),
    (
        r#""do":"record_activity","title":"会","on":"2025-02-03","kind":"K","counts":{"P":3},"place":"M","host":"W""#,
        [
            ("K", "专题协商会", "consultation"),
            ("P", "意见建议", "suggestions"),
            ("M", "b", "b"),
            ("W", "A", "A"),
        ],
    ),
    (
        r#""do":"list_leaders","name":"张三","body":"K","level":"P","offices":["M","W"]"#,
        [("K", "政协", "committee"), ("P", "县级", "county"), ("M", "b", "b"), ("W", "A", "A")],
    ),
    (
        r#""do":"remind","units":["1"],"way":"K","letter":"P","on":"M-0W-01""#,
        [("K", "上门", "visit"), ("P", "b", "b"), ("M", "2025", "2025"), ("W", "4", "4")],
    ),
    (
        r#""do":"advance_info","items":[1],"what":{"sent":{"to":"K"}},"note":"P M W""#,
        [("K", "省级", "province"), ("P", "b", "b"), ("M", "b", "b"), ("W", "4", "4")],
    ),
];

#[test]
fn choices_of_every_verb_are_read_in_words() {
    let register = office(&[UNITS, ONE, FILED]);
    for (line, words) in SAME {
        let spelt = |pick: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
            let whole =
                words.iter().fold(format!("{{{line}}}"), |text, word| text.replace(word.0, pick(word)));
            command(&register, &whole).unwrap_or_else(|fault| panic!("{whole}: {fault}"))
        };
        assert_eq!(spelt(|word| word.1), spelt(|word| word.2), "{line}");
    }
}

#[test]
fn a_word_that_is_none_is_told_with_its_key_and_the_choices() {
    let register = office(&[UNITS, ONE, FILED]);
    for (line, says) in [
        (
            r#"{"do":"consult","proposals":[1],"way":"面商"}"#,
            "way：没有“面商”这种面商方式，可选：走访(visit)、面谈(talk)",
        ),
        (r#"{"do":"mark","proposals":[1],"mark":"要紧","set":true}"#, "重点(key)"),
        (r#"{"do":"rule_draft","proposal":1,"granted":"也许"}"#, "granted：应为真假值"),
        (
            r#"{"do":"set_rules","rules":{"four_eyes":["立按"]}}"#,
            "four_eyes：没有“立按”这种操作；相近的有：立案",
        ),
        (r#"{"do":"consult","proposals":[1],"way":3}"#, "way：应写一个词，不是 3"),
    ] {
        let fault = command(&register, line).expect_err(line);
        assert!(fault.contains(says), "{fault}");
    }
    let yes = command(&register, r#"{"do":"rule_draft","proposal":1,"granted":"是"}"#).expect("a command");
    assert!(matches!(yes, Command::RuleDraft(ruling) if ruling.granted), "yes and no are words too");
}

#[test]
fn an_instruction_says_its_level() {
    let register = office(&[ONE, r#"{"do":"record_info","title":"信息","collected":"2025-03-01"}"#]);
    for line in [
        r#"{"do":"record_instruction","by":"王省长","info":1}"#,
        r#"{"do":"divert_fate","proposals":[1],"what":"批示"}"#,
        r#"{"do":"divert_fate","proposals":[1],"what":"instructed","level":null}"#,
    ] {
        let fault = command(&register, line).expect_err(line);
        assert!(fault.contains("缺少 level") && fault.contains("省级(province)"), "{fault}");
    }
    assert!(command(&register, r#"{"do":"divert_fate","proposals":[1],"what":"采用"}"#).is_ok());
}

#[test]
fn steps_of_the_ladder_count_from_one_or_go_by_name() {
    let register = office(&[UNITS]);
    let level = |level: &str| {
        let line = format!(r#"{{"do":"remind","units":["1"],"level":{level}}}"#);
        command(&register, &line).map(|command| match command {
            Command::Remind(remind) => remind.level,
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(level("1"), Ok(Some(0)));
    assert_eq!(level("\"2\""), Ok(Some(1)));
    assert_eq!(level("\"通报\""), Ok(Some(4)));
    assert_eq!(level("null"), Ok(None));
    for bad in ["0", "6", "\"表扬\"", "-1", "1.5"] {
        let fault = level(bad).expect_err(bad);
        assert!(fault.contains("1 提醒") && fault.contains("5 通报"), "{fault}");
    }
}

#[test]
fn holidays_and_rules_say_which_dates_they_moved() {
    let mut register = office(&[UNITS, ONE, FILED]);
    let mut told = |line: &str| {
        let entry = carry_out(&mut register, line);
        serde_json::Value::Object(super::super::moves::told(&register, &entry))
    };
    let kept = told(r#"{"do":"set_rules","rules":"sichuan"}"#);
    assert_eq!((&kept["moved"], &kept["would_move"]), (&json!([]), &json!(1)), "{kept}");
    let again = told(r#"{"do":"set_rules","rules":"sichuan","recompute":true}"#);
    assert_eq!(
        (&again["moved"][0]["now"], &again["would_move"]),
        (&json!("2025-06-06"), &json!(0)),
        "{again}"
    );
    let moved = told(
        r#"{"do":"set_rules","rules":{"terms":{"joint":"2个月","reply":[{"term":"30个工作日"}]}},"recompute":true}"#,
    );
    assert_eq!(moved["would_move"], 0, "{moved}");
    let date = &moved["moved"][0];
    assert_eq!(
        (&date["proposal"], &date["docket"], &date["unit"]),
        (&json!(1), &json!("第1号"), &json!("市教育局"))
    );
    assert_eq!((&date["what"], &date["was"]), (&json!("reply"), &json!("2025-06-06")), "{date}");
    assert!(date["now"].is_string() && date["provisional"] == false, "{date}");
    let marked = told(r#"{"do":"mark","proposals":[1],"mark":"重点","set":true}"#);
    assert_eq!(marked, json!({}), "other steps say nothing of it");
}

#[test]
fn a_date_beyond_the_published_years_is_told_as_provisional_until_they_are() {
    let filed = FILED.replace("2025", "2026");
    let mut register = office(&[UNITS, ONE, &filed]);
    let mut told = |line: &str| {
        let entry = carry_out(&mut register, line);
        super::super::moves::told(&register, &entry)
    };
    let rules = told(
        r#"{"do":"set_rules","rules":{"terms":{"extension_limit":"2年","reply":[{"term":"250个工作日"}]}},"recompute":true}"#,
    );
    let (before, was) = (&rules["moved"][0], &rules["moved"][0]["now"]);
    assert!(before["provisional"] == true && was.as_str() > Some("2027-01"), "{rules:?}");
    let holidays = told(r#"{"do":"list_holidays","year":2027,"off":["2027-01-01..2027-01-08"]}"#);
    let after = &holidays["moved"][0];
    assert_eq!((&after["was"], &after["provisional"], &after["what"]), (was, &json!(false), &json!("reply")));
    assert!(after["now"].as_str() > was.as_str() && !holidays.contains_key("would_move"), "{holidays:?}");
}
