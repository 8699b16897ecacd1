//! Proves what is read from the command line: the class as the law has it, everything about one proposal, every register
//! of the office, provisional dates told as such, and no raw sign that could mislead a reader.

use assert_cmd::Command;
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

struct Office(TempDir);

impl Office {
    /// Two units, and proposals received thirty days ago.
    fn with(titles: &[&str]) -> Self {
        let office = Self(tempfile::tempdir().expect("a folder"));
        office.ok(&["units", "--add", "305=市教育局", "--add", "306=市财政局"]);
        let day = back(30);
        for title in titles {
            let title = serde_json::to_string(title).expect("JSON");
            office.done(&format!(
                r#"{{"do":"receive","title":{title},"proposers":["王明"],"category":"1","received":"{day}","text":"请修桥。\n谢谢。"}}"#
            ));
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("tian").expect("the binary");
        command.env("HOME", self.0.path()).env_remove("TIAN_OFFICE").env_remove("TIAN_CLERK");
        command.arg("--office").arg(self.path("office")).args(args);
        command
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.command(args).output().expect("ran");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn fails(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = self.command(args).output().expect("ran");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    }

    fn json(&self, args: &[&str]) -> Vec<Value> {
        self.ok(args).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// What `tian do` printed for one or more lines.
    fn doing(&self, lines: &str) -> String {
        let output = self.command(&["do", "-"]).write_stdin(lines.to_owned()).output().expect("ran");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Lines of which every one must be carried out.
    fn done(&self, lines: &str) {
        let answers = self.doing(lines);
        assert!(answers.lines().all(|line| line.contains(r#""ok":true"#)), "{lines}\n{answers}");
    }

    /// One column of the ledger, as CSV and as JSON.
    fn exported(&self, column: &str) -> (Vec<String>, Vec<Value>) {
        let (csv, json) = (self.path("a.csv"), self.path("a.json"));
        for file in [&csv, &json] {
            self.ok(&["export", file.to_str().expect("UTF-8"), "--force", "--columns", column]);
        }
        let text = fs::read_to_string(csv).expect("written");
        let rows: Value = serde_json::from_slice(&fs::read(json).expect("written")).expect("JSON");
        let cells = text.lines().skip(1).map(|cell| cell.trim_matches('"').to_owned()).collect();
        (cells, rows.as_array().expect("rows").iter().map(|row| row[column].clone()).collect())
    }
}

/// So many days before today in Beijing.
fn back(days: u64) -> NaiveDate {
    let now = tian::office::calendar::beijing(chrono::Utc::now().timestamp_millis());
    now.date() - Days::new(days)
}

fn reply(unit: &str, class: &str, signed: u64, delivered: u64) -> String {
    let (signed, delivered) = (back(signed), back(delivered));
    format!(
        r#"{{"do":"reply","proposal":1,"unit":"{unit}","class":"{class}","number":"{unit}1号","document":"{signed}","signed":"{signed}","delivered":"{delivered}"}}"#
    )
}

#[test]
fn the_class_is_the_proposals_and_the_reply_date_is_of_the_round() {
    let office = Office::with(&["关于修桥的提案"]);
    office.done(&format!(
        r#"{{"do":"file","proposals":[1],"category":"1","separate":["市教育局","市财政局"],"on":"{}"}}"#,
        back(25)
    ));
    let class = || office.json(&["list", "--json"])[0]["class"].clone();
    office.done(&reply("市教育局", "A", 12, 10));
    assert_eq!(class(), Value::Null, "one of two has replied");
    assert_eq!(office.exported("replied").1, [Value::Null]);
    assert_eq!(office.exported("class").0, [""]);
    office.done(&reply("市财政局", "B", 9, 6));
    assert_eq!(class(), Value::Null, "the units differ");
    assert!(office.ok(&["list"]).contains("未认定"));
    assert_eq!(office.exported("class"), (vec!["未认定".to_owned()], vec![Value::Null]));
    office.ok(&["export", office.path("a.xlsx").to_str().expect("UTF-8"), "--columns", "class"]);
    assert_eq!(office.exported("replied").0, [back(6).to_string()], "the last part was delivered");
    assert_eq!(office.exported("reply_number").0, ["市教育局1号、市财政局1号"]);
    office.done(r#"{"do":"classify","proposals":[1],"class":"B","basis":"以主要部分为准"}"#);
    assert_eq!(class(), "B");
    assert_eq!(office.exported("class").1, ["B"]);
    assert!(office.ok(&["list"]).contains(" B "));
    office.done(r#"{"do":"set_rules","rules":{"on_time":"signed"}}"#);
    assert_eq!(office.exported("replied").0, [back(9).to_string()], "the day of signing decides");
}

/// A proposal to which nearly everything happened that can.
fn eventful() -> Office {
    let office = Office::with(&["关于修桥的提案", "关于再修一座桥的提案", "关于修路的提案"]);
    let (filed, later, until) = (back(25), back(20), back(0) + Days::new(100));
    office.done(&format!(
        r#"{{"do":"list_leaders","name":"周明远","office":"副市长"}}
{{"do":"amend","proposal":1,"seconders":["乔木"],"wanted_lead":["市桥梁局"]}}
{{"do":"file","proposals":[1,2],"category":"1","lead":"市教育局","joint":["市财政局"],"on":"{filed}"}}
{{"do":"merge","into":1,"proposals":[2],"on":"{filed}"}}
{{"do":"mark","proposals":[1],"mark":"key","set":true}}
{{"do":"supervise","proposals":[1],"theme":"交通出行","supervises":["周明远"],"related":[3],"effect":"已开工"}}
{{"do":"hand_back","proposal":1,"unit":"市教育局","reason":"不归我办","on":"{filed}"}}
{{"do":"rule_hand_back","proposal":1,"unit":"市教育局","granted":false,"note":"应由你办","on":"{later}"}}
{{"do":"receipt","proposals":[1],"unit":"市教育局","on":"{later}"}}
{{"do":"ask_extension","proposals":[1],"unit":"市教育局","until":"{until}","reason":"要调研","on":"{later}"}}
{{"do":"rule_extension","proposal":1,"unit":"市教育局","granted":false,"note":"时间充足","on":"{later}"}}
{{"do":"consult","proposals":[1],"unit":"市教育局","way":"visit","who":"王明","note":"谈了选址","on":"{later}"}}
{{"do":"submit_draft","proposals":[1],"unit":"市教育局","class":"B","on":"{later}"}}
{{"do":"rule_draft","proposal":1,"unit":"市教育局","granted":true,"note":"可以","on":"{later}"}}
{{"do":"record_activity","kind":"督办会","title":"桥梁督办会","on":"{later}","place":"三楼会议室","host":"叶文静","attendees":["乡镇代表"],"proposals":[1],"demands":["按月报送"]}}
{{"do":"follow_up","activity":1,"demand":1,"note":"已报一次","done":true}}
{{"do":"record_instruction","level":"city","by":"周明远","office":"副市长","subject":{{"proposal":1}},"words":"抓紧办"}}
{{"do":"remind","units":["市财政局"],"way":"telephone"}}
{{"do":"reply","proposal":1,"unit":"市教育局","class":"B","number":"教函5号","points":["采纳 修桥：已立项"]}}
{{"do":"track","proposals":[1],"promise":"明年通车"}}
{{"do":"look_back","proposals":[1],"progress":"通车一半"}}
{{"do":"review","proposals":[3],"level":"first","verdict":"decline","gates":{{"content":"failed"}},"by":"初审组","remark":"不属范围","on":"{filed}"}}
{{"do":"decline","proposals":[3],"ground":"10","on":"{filed}"}}
{{"do":"divert","proposals":[3],"to":"opinion","consented":true,"place":"市信访局","on":"{later}"}}
{{"do":"divert_fate","proposals":[3],"what":"adopted","level":"city","note":"有用","on":"{later}"}}
{{"do":"record_info","title":"反映修路","source":"委员来稿","proposal":3}}
"#
    ));
    office
}

#[test]
fn a_number_that_is_both_intake_and_docket_number_is_told_as_such() {
    let office = Office::with(&["关于修桥的提案", "关于修路的提案"]);
    office.done(r#"{"do":"file","proposals":[2],"category":"1"}"#);
    for command in ["show", "history"] {
        let output = office.command(&[command, "1"]).output().expect("ran");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(output.status.success() && told.contains("1按收件号；案号1是第1号《关于修路"), "{told}");
        assert!(told.contains("写“第1号”"), "{told}");
        assert!(office.fails(&[command, "2"]).1.is_empty(), "there is no second docket");
        assert!(office.fails(&[command, "第1号"]).1.is_empty(), "which one is meant is clear");
    }
    assert!(office.ok(&["show", "1"]).contains("修桥") && office.ok(&["show", "第1号"]).contains("修路"));
}

#[test]
fn show_tells_everything_in_words_and_as_data() {
    let office = eventful();
    let day = |days| back(days).to_string();
    let told = office.ok(&["show", "1"]);
    for part in [
        "乔木",
        "市桥梁局",
        "重点",
        "交通出行",
        "督办 周明远",
        "关于修路的提案",
        "关于再修一座桥的提案",
        "已开工",
        "不归我办",
        "应由你办",
        "要调研",
        "时间充足",
        "谈了选址",
        "答复送审",
        "可以",
        "桥梁督办会",
        "三楼会议室",
        "叶文静",
        "乡镇代表",
        "按月报送",
        "已报一次",
        "抓紧办",
        "修桥：已立项",
        "明年通车",
        "教函5号",
        "通车一半",
        "提醒、催办",
        "请修桥。",
        "办理经过",
        "收件",
        "延期裁定",
        &day(25),
        &day(20),
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    let child = office.ok(&["show", "2"]);
    assert!(child.contains("并入 第1号 关于修桥的提案"), "{child}");
    let declined = office.ok(&["show", "3"]);
    for part in
        ["不予立案：", "初审组", "内容", "不属范围", "还没有告知提案者", "市信访局", "有用", "反映修路"]
    {
        assert!(declined.contains(part), "{part} in\n{declined}");
    }
    let data = office.json(&["show", "1", "--json"]).remove(0);
    assert_eq!(data["merged"][0]["intake"], 2);
    assert_eq!(data["related"][0]["intake"], 3);
    assert_eq!(data["leaders"][0]["name"], "周明远");
    assert_eq!(data["activities"][0]["demands"][0]["followed"][0]["note"], "已报一次");
    assert_eq!(data["instructions"][0]["words"], "抓紧办");
    assert_eq!(data["reminders"][0]["unit"], "市财政局");
    assert!(data["history"].as_array().is_some_and(|steps| steps.len() > 10));
    assert_eq!(office.json(&["show", "2", "--json"])[0]["merged_into"]["intake"], 1);
    let data = office.json(&["show", "3", "--json"]).remove(0);
    assert!(data["ground"].as_str().is_some_and(|ground| ground.chars().count() > 4), "{data}");
    assert_eq!(data["infos"][0]["title"], "反映修路");
}

#[test]
fn every_register_of_the_office_is_listed() {
    let office = Office(tempfile::tempdir().expect("a folder"));
    office.ok(&["demo", "--into", office.path("office").to_str().expect("UTF-8")]);
    let fields: [(&str, &[&str]); 7] = [
        ("leaders", &["name", "offices", "body", "level", "leads", "supervises", "answers"]),
        ("activities", &["number", "kind", "title", "on", "place", "host", "demands", "proposals"]),
        ("infos", &["number", "title", "source", "collected", "steps"]),
        ("instructions", &["on", "by", "office", "level", "subject", "title", "words"]),
        ("reminders", &["unit", "on", "level", "way", "letter", "items"]),
        ("deadlines", &["due", "provisional", "days_left", "what", "unit", "proposal", "light"]),
        ("history", &["entry", "at", "clerk", "verb", "what", "proposals", "told"]),
    ];
    for (command, fields) in fields {
        let rows = office.json(&[command, "--json"]);
        assert!(!rows.is_empty(), "{command}");
        let whole = |row: &Value| fields.iter().all(|field| row.get(field).is_some());
        assert!(rows.iter().all(whole), "{command}: {}", rows[0]);
        assert!(office.ok(&[command]).lines().count() >= rows.len(), "{command}");
    }
    let days = |args: &[&str]| -> Vec<i64> {
        office.json(args).iter().map(|row| row["days_left"].as_i64().expect("days")).collect()
    };
    let (all, soon) = (days(&["deadlines", "--json"]), days(&["deadlines", "--json", "--within", "7"]));
    assert!(all.is_sorted() && all.iter().any(|left| *left > 7));
    assert_eq!(soon, all.into_iter().filter(|left| *left <= 7).collect::<Vec<_>>());
    assert_eq!(office.json(&["history", "--json", "--limit", "3"]).len(), 3);
    assert_eq!(office.json(&["history", "--json"]).len(), 100);
    assert!(office.json(&["history", "--json", "--limit", "0"]).len() > 500, "more than one answer holds");
    let of_one = office.json(&["history", "--json", "1"]);
    assert!(of_one.iter().all(|step| step["proposals"].as_array().is_some_and(|ids| ids[0]["intake"] == 1)));
    assert_eq!(office.fails(&["history", "9999"]).0, Some(2));
    assert_eq!(office.fails(&["activities", "--session", "没有的"]).0, Some(2));
}

#[test]
fn a_provisional_date_is_told_wherever_it_is_printed() {
    let office = Office::with(&["关于修桥的提案", "关于修路的提案"]);
    office.done(r#"{"do":"file","proposals":[1],"category":"1","lead":"市教育局"}"#);
    office.done(r#"{"do":"decline","proposals":[2],"ground":"10"}"#);
    // Longer than any year is known ahead.
    let rules = office.path("长.toml");
    fs::write(&rules, "[terms]\nreceipt = \"900个工作日\"\nnotice = \"900个工作日\"\n").expect("written");
    let rules = rules.to_str().expect("UTF-8");
    for more in [&["--dry-run"][..], &["--dry-run", "--recompute"], &["--recompute"]] {
        let args = [&["rules", "apply", rules, "--json"], more].concat();
        if more.len() == 1 {
            assert!(office.ok(&["rules", "apply", rules, "--dry-run"]).contains("(暂定)"));
        }
        let dates = office.json(&args).remove(0)["dates"].clone();
        let receipt = dates.as_array().expect("dates").iter().find(|date| date["what"] == "receipt").cloned();
        assert_eq!(receipt.expect("it moves")["provisional"], true, "{more:?}");
    }
    let rows = office.json(&["list", "--json"]);
    assert_eq!((&rows[1]["waiting"], &rows[1]["due_provisional"]), (&"notice".into(), &true.into()));
    assert!(rows[0]["due_provisional"].is_boolean());
    let output = office.command(&["list"]).output().expect("ran");
    assert!(String::from_utf8_lossy(&output.stdout).contains("(暂定) 告知"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("尚未公布"), "the mark is explained");
    assert!(office.ok(&["show", "1"]).contains("(暂定)前)"), "until when it is to be receipted");
    let deadlines = office.json(&["deadlines", "--json"]);
    let of =
        |what: &str| deadlines.iter().find(|row| row["what"] == what).expect(what)["provisional"].clone();
    assert_eq!((of("receipt"), of("notice")), (true.into(), true.into()));
    assert!(office.ok(&["deadlines"]).contains("(暂定)"));
}

#[test]
fn a_value_that_cannot_be_read_is_told_with_what_it_looks_like() {
    let office = Office::with(&[]);
    for (args, word) in [
        (&["figures", "--as-of", "2026-13-01"][..], "2026-03-05"),
        (&["figures", "--recorded-by", "昨天"], "2026-03-05"),
        (&["deadlines", "--within", "一周"], "30"),
        (&["history", "--limit", "x"], "30"),
        (&["rules", "holidays", "--year", "x"], "整数"),
        (&["--ambiguous", "x", "list"], "narrow"),
    ] {
        let (code, sentence) = office.fails(args);
        assert_eq!(code, Some(2), "{args:?}");
        assert!(sentence.contains(word) && !sentence.contains("可用：。"), "{args:?}: {sentence}");
    }
}

#[test]
fn no_sign_that_misleads_a_reader_comes_out_raw() {
    let bad = "修\u{202e}桥\u{200b}甲\n乙\u{1b}[31m丙\u{7f}\u{9b}丁";
    let office = Office::with(&[bad]);
    let (words, day) = (serde_json::to_string(bad).expect("JSON"), back(1));
    office.done(&format!(
        r#"{{"do":"list_leaders","name":{words},"office":{words}}}
{{"do":"record_activity","kind":"visit","title":{words},"on":"{day}","place":{words},"proposals":[1],"demands":[{words}]}}
{{"do":"record_info","title":{words},"source":{words}}}
{{"do":"record_instruction","level":"city","by":{words},"subject":{{"proposal":1}},"words":{words}}}
{{"do":"file","proposals":[1],"category":"1","lead":"市教育局"}}
"#
    ));
    let tricks = ['\u{202e}', '\u{200b}', '\u{1b}', '\u{7f}', '\u{9b}'];
    let clean = |what: &str, text: &str| assert!(!text.contains(tricks), "{what}: {text:?}");
    for command in [
        "list",
        "show",
        "leaders",
        "activities",
        "infos",
        "instructions",
        "reminders",
        "deadlines",
        "history",
    ] {
        let of = if command == "show" { vec!["1"] } else { Vec::new() };
        for form in [&[][..], &["--json"]] {
            let args = [&[command][..], &of, form].concat();
            let text = office.ok(&args);
            clean(&format!("{args:?}"), &text);
            assert!(!text.lines().any(|line| line.starts_with('乙')), "{args:?}: {text}");
        }
    }
    let answers = office.doing(&format!(
        "{{\"do\":\"file\",\"proposals\":[1],\"category\":\"1\"}}\n{{\"do\":{words}}}\n{{\"do\":\"file\",\"proposals\":[{words}]}}\n"
    ));
    clean("do", &answers);
    assert_eq!(answers.lines().count(), 3);
    for line in answers.lines() {
        let _: Value = serde_json::from_str(line).expect("still JSON");
    }
    clean("a refusal", &office.fails(&["list", "--unit", bad]).1);
}
