//! Proves `tian rules` on the real binary: what is shown can be applied, faults are told with line and column, and a
//! change of rules or holidays says how many dates it moves.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

struct Office(TempDir);

impl Office {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("tian").expect("the binary");
        command.env("HOME", self.0.path()).env_remove("TIAN_OFFICE").env_remove("TIAN_CLERK");
        command.arg("--office").arg(self.0.path().join("office")).args(args);
        command
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.command(args).output().expect("ran");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(self.ok(args).trim()).expect("one object")
    }

    /// Exit code, what was printed, and the sentence.
    fn fails(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let output = self.command(args).output().expect("ran");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    fn doing(&self, lines: &str) -> Vec<Value> {
        self.doing_with(&["do", "-"], lines)
    }

    fn doing_with(&self, args: &[&str], lines: &str) -> Vec<Value> {
        let output = self.command(args).write_stdin(lines.to_owned()).output().expect("ran");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(output.status.success(), "{text}");
        text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
    }

    /// Two proposals in the hands of a unit since 2 March 2026.
    fn with_two(self) -> Self {
        self.doing(
            r#"{"do":"list_units","units":[{"name":"市教育局"}]}
{"do":"receive","title":"关于食堂的建议","proposers":["王明"],"received":"2026-03-01"}
{"do":"receive","title":"关于校车的建议","proposers":["李红"],"received":"2026-03-01"}
{"do":"file","proposals":[1,2],"category":"1","lead":"市教育局","on":"2026-03-02"}
"#,
        );
        self
    }
}

#[test]
fn what_is_shown_is_applied_and_changes_nothing() {
    let office = Office::new();
    let shown = office.file("现行.toml", &office.ok(&["rules", "show"]));
    assert!(office.ok(&["rules", "check", &shown]).contains("没有问题"));
    assert!(office.ok(&["rules", "apply", &shown]).contains("没有改动"));
    for name in ["national", "sichuan", "chongqing", "fixed-date", "four-class"] {
        let file = office.file("一套.toml", &office.ok(&["rules", "show", name]));
        office.ok(&["rules", "check", &file]);
        office.ok(&["rules", "apply", &file]);
        let now = office.json(&["rules", "show", "--json"]);
        assert_eq!(now, office.json(&["rules", "show", name, "--json"]), "{name}");
        assert!(office.ok(&["rules", "list"]).contains(name));
    }
}

#[test]
fn a_shipped_set_is_called_by_its_chinese_name_as_well() {
    let office = Office::new();
    let pairs =
        [("national", "全国"), ("sichuan", "四川"), ("chongqing", "重庆"), ("fixed-date", "固定日期")];
    for (name, word) in pairs {
        assert_eq!(office.ok(&["rules", "show", word]), office.ok(&["rules", "show", name]));
    }
    let (_, _, sentence) = office.fails(&["rules", "show", "河北"]);
    assert!(sentence.contains("four-class(四档)"), "{sentence}");
}

#[test]
fn a_file_without_any_rule_is_not_called_sound() {
    let office = Office::new();
    for text in ["", "# 待填\n", "[terms]\n"] {
        let file = office.file("空.toml", text);
        let (_, _, sentence) = office.fails(&["rules", "check", &file]);
        assert!(sentence.contains("一条规则也没有写"), "{sentence}");
    }
}

#[test]
fn applying_says_how_many_dates_move_and_moves_them_only_when_told() {
    let office = Office::new().with_two();
    let due = |office: &Office| office.ok(&["list", "--json"]).matches("2026-08-02").count();
    let dry = office.json(&["rules", "apply", "sichuan", "--dry-run", "--json"]);
    assert_eq!((&dry["moved"], &dry["recompute"]), (&2.into(), &false.into()), "{dry}");
    assert!(office.ok(&["rules", "apply", "sichuan", "--dry-run"]).contains("将有2个"));
    let kept = office.json(&["rules", "apply", "sichuan", "--json"]);
    assert_eq!((&kept["moved"], &kept["changed"]), (&2.into(), &true.into()), "{kept}");
    assert_eq!(due(&office), 0);
    let moved = office.json(&["rules", "apply", "sichuan", "--recompute", "--json"]);
    assert_eq!(moved["dates"][0]["was"], "2026-06-02");
    assert_eq!(moved["dates"][0]["now"], "2026-08-02");
    let date = &moved["dates"][1];
    assert_eq!((&date["docket"], &date["unit"]), (&"第2号".into(), &"市教育局".into()), "{date}");
    assert_eq!((&date["what"], &date["provisional"]), (&"reply".into(), &false.into()), "{date}");
    let again = office.json(&["rules", "apply", "sichuan", "--recompute", "--json"]);
    assert_eq!((&again["moved"], &again["changed"]), (&0.into(), &false.into()), "{again}");
    office.doing("{\"do\":\"undo\"}\n{\"do\":\"undo\"}\n");
    assert!(office.ok(&["rules", "show"]).contains("name = \"全国\""));
}

#[test]
fn every_fault_of_a_file_is_told_with_its_place() {
    let office = Office::new();
    let file = office.file("错.toml", "soon_day = 1\n[terms]\njoint = \"很快\"\n");
    let (code, printed, sentence) = office.fails(&["rules", "check", &file]);
    assert_eq!(code, Some(2));
    assert!(printed.contains("错.toml:1:1: ") && printed.contains("错.toml:3:9: "), "{printed}");
    assert!(sentence.contains("共2处"), "{sentence}");
    let (code, printed, _) = office.fails(&["rules", "apply", &file, "--json"]);
    assert_eq!((code, printed.lines().count()), (Some(2), 2), "{printed}");
    let file = office.file(
        "混.toml",
        "four_eyes = [\"飞\"]\n[terms]\njoint = \"0日\"\n[[terms.reply]]\nterm = \"9个月\"\n",
    );
    let (_, printed, sentence) = office.fails(&["rules", "check", &file]);
    assert!(sentence.contains("共3处") && printed.contains("混.toml:3:9: "), "{printed}{sentence}");
    assert!(printed.contains("混.toml:5:8: 沿用的 terms.extension_limit"), "{printed}");
    let (code, _, sentence) = office.fails(&["rules", "show", "月球"]);
    assert_eq!(code, Some(2));
    assert!(sentence.contains("sichuan"), "{sentence}");
    let (code, _, sentence) = office.fails(&["rules", "show", "--session", "没有"]);
    assert!(code == Some(2) && sentence.contains("现有"), "{sentence}");
}

#[test]
fn a_year_with_two_sessions_names_neither() {
    let office = Office::new();
    office.doing(
        r#"{"do":"set_session","name":"十五届二次会议","year":2025,"opened":"2025-01-10"}
{"do":"set_session","new":true,"name":"十五届三次会议","year":2025,"opened":"2025-12-20"}
"#,
    );
    for args in
        [&["rules", "show", "--session", "2025"][..], &["rules", "apply", "sichuan", "--session", "2025"]]
    {
        let (code, _, sentence) = office.fails(args);
        assert!(code == Some(2) && sentence.contains("十五届二次会议、十五届三次会议"), "{sentence}");
    }
    assert!(office.ok(&["rules", "show", "--session", "十五届二次会议"]).contains("全国"));
}

#[test]
fn codes_in_use_are_kept_by_the_law() {
    let office = Office::new().with_two();
    let file = office.file("少.toml", "[[categories]]\ncode = \"9\"\nname = \"其他\"\n");
    let (code, _, sentence) = office.fails(&["rules", "apply", &file]);
    assert!(code == Some(1) && sentence.contains("提案分类“1”"), "{sentence}");
    let (code, _, _) = office.fails(&["rules", "apply", &file, "--dry-run"]);
    assert_eq!(code, Some(1), "the rehearsal says the same");
}

#[test]
fn holidays_are_added_from_a_file_and_listed() {
    let office = Office::new();
    let file =
        office.file("2027.toml", "year = 2027\noff = [\"2027-01-01..2027-01-03\"]\nwork = [2027-01-09]\n");
    assert!(office.ok(&["rules", "holidays", &file, "--dry-run"]).contains("2027年"));
    let (code, _, sentence) = office.fails(&["rules", "holidays", "--year", "2027"]);
    assert!(code == Some(2) && sentence.contains("2027"), "{sentence}");
    assert_eq!(office.json(&["rules", "holidays", &file, "--json"])["moved"], 0);
    let listed = office.json(&["rules", "holidays", "--year", "2027", "--json"]);
    assert_eq!((listed["off"].as_array().map(Vec::len), &listed["added"]), (Some(3), &true.into()));
    assert!(office.ok(&["rules", "holidays"]).contains("2026年"));
}

#[test]
fn a_line_that_changes_rules_or_holidays_answers_which_dates_moved() {
    let office = Office::new().with_two();
    let rules = "{\"do\":\"set_rules\",\"rules\":\"sichuan\"}\n";
    let again = "{\"do\":\"set_rules\",\"rules\":\"sichuan\",\"recompute\":true}\n";
    let both = |answers: &[Value]| {
        assert_eq!((&answers[0]["moved"], &answers[0]["would_move"]), (&Value::Array(vec![]), &2.into()));
        let moved = answers[1]["moved"].as_array().expect("a list").clone();
        assert_eq!((moved.len(), &answers[1]["would_move"]), (2, &0.into()), "{answers:?}");
        assert_eq!((&moved[0]["docket"], &moved[0]["unit"]), (&"第1号".into(), &"市教育局".into()));
        assert_eq!((&moved[0]["was"], &moved[0]["now"]), (&"2026-06-02".into(), &"2026-08-02".into()));
        assert_eq!((&moved[0]["what"], &moved[0]["provisional"]), (&"reply".into(), &false.into()));
    };
    both(&office.doing_with(&["do", "--dry-run", "-"], &format!("{rules}{again}")));
    both(&office.doing(&format!("{rules}{again}")));
    let holidays = office.doing("{\"do\":\"list_holidays\",\"year\":2027,\"off\":[\"2027-01-01\"]}\n");
    assert_eq!(holidays[0]["moved"], Value::Array(vec![]), "nothing was owed in 2027");
    let marked = office.doing("{\"do\":\"mark\",\"proposals\":[1],\"mark\":\"重点\",\"set\":true}\n");
    assert!(marked[0].get("moved").is_none(), "{marked:?}");
}

#[test]
fn rules_that_only_read_otherwise_say_what_does() {
    let office = Office::new();
    office.doing(concat!(
        "{\"do\":\"list_units\",\"units\":[{\"code\":\"1\",\"name\":\"市教育局\"}]}\n",
        "{\"do\":\"receive\",\"proposals\":[{\"title\":\"甲\",\"proposers\":[\"张三\"],\"received\":\"2026-01-10\"}]}\n",
        "{\"do\":\"decline\",\"proposals\":[1],\"ground\":\"10\",\"on\":\"2026-01-20\"}\n",
    ));
    let file = office.file("notice.toml", "[terms]\nnotice = \"60个工作日\"\n");
    let told: Value =
        serde_json::from_str(&office.ok(&["rules", "apply", &file, "--dry-run", "--json"])).expect("JSON");
    let dates = told["otherwise"]["dates"].as_array().expect("a list");
    assert_eq!((dates.len(), &dates[0]["what"]), (1, &"notice".into()), "{told}");
    let said = office.ok(&["rules", "apply", &file]);
    assert!(said.contains("1个随规则算的期限"), "{said}");
}
