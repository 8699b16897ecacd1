//! Proves the command twin on the real binary: the three public listings, commands as JSON lines, exports, exit codes,
//! and a clear sentence for every kind of bad input.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("tian").expect("the binary");
        command.env("HOME", self.folder.path()).env_remove("TIAN_OFFICE").env_remove("TIAN_CLERK");
        command.arg("--office").arg(self.path("office")).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("ran")
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Exit code and sentence of a command that must fail.
    fn fails(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(args);
        let sentence = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code().expect("an exit code"), sentence)
    }

    fn json(&self, args: &[&str]) -> Vec<Value> {
        self.ok(args).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    fn doing(&self, lines: &str) -> (Option<i32>, Vec<Value>) {
        let output = self.command(&["do", "-"]).write_stdin(lines.to_owned()).output().expect("ran");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        (output.status.code(), text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect())
    }
}

fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    folder.join(name).to_string_lossy().into_owned()
}

fn number(value: &Value, field: &str) -> u64 {
    value[field].as_u64().unwrap_or_else(|| panic!("{field} in {value}"))
}

#[test]
fn the_public_listings_are_received_whole_and_once() {
    let office = Office::new();
    for (file, rows) in [("pinghu-2024.xlsx", 10), ("xishan-2022.csv", 16), ("mixed-localities.xlsx", 45)] {
        let first = office.json(&["import", &sample(file), "--json"]).remove(0);
        assert_eq!(
            (number(&first, "rows"), number(&first, "received"), number(&first, "already")),
            (rows, rows, 0),
            "{file}"
        );
        assert_eq!(first["faults"], Value::Array(Vec::new()), "{file}");
        let again = office.json(&["import", &sample(file), "--json"]).remove(0);
        assert_eq!((number(&again, "received"), number(&again, "already")), (0, rows), "{file} again");
        assert!(again["entry"].is_null(), "a second import adds no entry");
    }
    let rows = office.json(&["list", "--json"]);
    assert_eq!(rows.len(), 71);
    for field in
        ["intake", "docket", "title", "proposers", "category", "stage", "status", "lead", "joint", "due"]
    {
        assert!(rows.iter().all(|row| row.get(field).is_some()), "{field}");
    }
    assert!(rows.iter().all(|row| row["stage"] == "received"));
    let found = office.json(&["list", "--json", "xncyl"]);
    assert_eq!(found.len(), 0, "initials that match nothing");
    let found = office.json(&["list", "--json", "xnync"]);
    assert!(!found.iter().any(|row| row["title"].as_str().is_some_and(|t| t.contains("停车"))));
}

#[test]
fn a_roster_is_one_entry_that_the_next_import_puts_right() {
    let office = Office::new();
    let folder = tempfile::TempDir::new().expect("a folder");
    let roster = |text: &str| {
        let path = folder.path().join("名册.csv");
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let path = roster("编码,单位名称,联系电话\n305,市教育局,0571-1\n,市财政局,\n9,,\n");
    let tried = office.json(&["import", &path, "--json", "--dry-run"]).remove(0);
    assert_eq!((number(&tried, "listed"), tried["entry"].as_u64()), (2, None));
    let listed = office.json(&["import", &path, "--json"]).remove(0);
    assert_eq!((number(&listed, "rows"), number(&listed, "listed"), number(&listed, "already")), (3, 2, 0));
    assert_eq!((listed["roster"].as_str(), listed["faults"][0]["row"].as_u64()), (Some("承办单位"), Some(4)));
    let again = office.json(&["import", &path, "--json"]).remove(0);
    assert_eq!((number(&again, "already"), again["entry"].as_u64()), (2, None));
    let units = office.json(&["units", "--json"]);
    assert_eq!((units.len(), units[0]["contact"].as_bool()), (2, Some(true)));
    office.ok(&["import", &roster("姓名,界别\n张三,农业界\n")]);
    assert_eq!(office.json(&["members", "--json"])[0]["sector"], "农业界");
    let (_, undone) = office.doing("{\"do\":\"undo\"}\n");
    assert_eq!(undone[0]["ok"], true);
    assert_eq!(office.json(&["members", "--json"]).len(), 0);
}

#[test]
fn one_import_is_one_entry_and_one_undo() {
    let office = Office::new();
    office.ok(&["import", &sample("pinghu-2024.xlsx")]);
    let (code, answers) = office.doing("{\"do\":\"undo\"}\n");
    assert_eq!((code, answers[0]["ok"].as_bool()), (Some(0), Some(true)));
    assert_eq!(office.json(&["list", "--json"]).len(), 0);
    let (_, answers) = office.doing("{\"do\":\"redo\"}\n");
    assert_eq!(answers[0]["ok"], true);
    assert_eq!(office.json(&["list", "--json"]).len(), 10);
}

#[test]
fn lines_are_answered_each_and_the_worst_decides_the_exit_code() {
    let office = Office::new();
    office.ok(&["import", &sample("pinghu-2024.xlsx")]);
    office.ok(&["units", "--add", "305=市教育局", "--add", "市财政局"]);
    let (code, answers) = office.doing(concat!(
        "{\"do\":\"file\",\"proposals\":[1,2],\"category\":\"经济建设\",\"lead\":\"305\",\"joint\":[\"市财政局\"]}\n",
        "\n",
        "{\"do\":\"file\",\"proposals\":[2]}\n",
    ));
    assert_eq!(code, Some(1));
    assert_eq!(
        (answers[0]["ok"].as_bool(), answers[0]["proposals"].as_array().map(Vec::len)),
        (Some(true), Some(2))
    );
    assert_eq!((answers[1]["line"].as_u64(), answers[1]["refused"].as_str()), (Some(3), Some("stage")));
    let filed = office.json(&["list", "--json", "--unit", "市教育局"]);
    assert_eq!(filed.len(), 2);
    assert_eq!((filed[0]["docket"].as_str(), filed[0]["lead"].as_str()), (Some("第1号"), Some("市教育局")));
    assert!(filed[0]["due"].is_string());
    let (code, answers) = office.doing("{\"do\":\"fly\"}\nnonsense\n");
    assert_eq!((code, answers.len()), (Some(2), 2));
    assert!(answers.iter().all(|answer| answer["fault"].is_string()));
}

#[test]
fn a_dry_run_changes_nothing_but_builds_upon_itself() {
    let office = Office::new();
    office.ok(&["import", &sample("pinghu-2024.xlsx")]);
    let lines = "{\"do\":\"file\",\"proposals\":[1],\"category\":\"1\"}\n{\"do\":\"file\",\"proposals\":[1],\"category\":\"1\"}\n";
    let output = office.command(&["do", "--dry-run", "-"]).write_stdin(lines).output().expect("ran");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.lines().next().is_some_and(|line| line.contains("\"ok\":true")), "{text}");
    assert!(text.lines().nth(1).is_some_and(|line| line.contains("\"refused\":\"stage\"")), "{text}");
    assert!(office.json(&["list", "--json"]).iter().all(|row| row["stage"] == "received"));
    let preview = office.json(&["import", &sample("xishan-2022.csv"), "--json", "--dry-run"]).remove(0);
    assert!(preview["entry"].is_null());
    assert_eq!(office.json(&["list", "--json"]).len(), 10);
}

#[test]
fn the_ledger_is_exported_in_every_format_and_never_over_a_file() {
    let office = Office::new();
    office.ok(&["import", &sample("mixed-localities.xlsx")]);
    for name in ["台账.xlsx", "台账.csv", "台账.json"] {
        let target = office.path(name);
        let target = target.to_str().expect("UTF-8");
        office.ok(&["export", target]);
        let before = fs::read(target).expect("written");
        let (code, sentence) = office.fails(&["export", target]);
        assert_eq!(code, 2, "{sentence}");
        assert_eq!(fs::read(target).expect("still there"), before);
        office.ok(&["export", target, "--force", "--columns", "案号，title"]);
    }
    let rows: Value =
        serde_json::from_slice(&fs::read(office.path("台账.json")).expect("written")).expect("JSON");
    assert_eq!(rows.as_array().map(Vec::len), Some(45));
}

#[test]
fn bad_input_gets_a_sentence_and_loses_nothing() {
    let office = Office::new();
    office.ok(&["import", &sample("pinghu-2024.xlsx")]);
    fs::write(office.path("empty.xlsx"), b"").expect("written");
    fs::write(office.path("broken.xlsx"), b"PK\x03\x04 and then nothing").expect("written");
    fs::write(office.path("no-headings.csv"), "a,b\n1,2\n").expect("written");
    fs::create_dir(office.path("folder.xlsx")).expect("made");
    for name in ["empty.xlsx", "broken.xlsx", "folder.xlsx", "missing.xlsx"] {
        let path = office.path(name);
        let (code, sentence) = office.fails(&["import", path.to_str().expect("UTF-8")]);
        assert_eq!(code, 2, "{name}: {sentence}");
        assert!(sentence.contains(name) && sentence.chars().any(|c| c >= '一'), "{name}: {sentence}");
    }
    let path = office.path("no-headings.csv");
    let output = office.run(&["import", path.to_str().expect("UTF-8"), "--json"]);
    assert_eq!(output.status.code(), Some(2), "nothing could be read");
    let report: Value = serde_json::from_slice(&output.stdout).expect("the report is printed all the same");
    assert_eq!(number(&report, "received"), 0);
    assert_eq!(office.json(&["list", "--json"]).len(), 10);
    for (args, code) in [
        (vec!["lst"], 2),
        (vec!["list", "--stutus", "x"], 2),
        (vec!["list", "--status", "没有的"], 2),
        (vec!["show", "999"], 2),
        (vec!["export", "x.doc"], 2),
        (vec!["--clerk", "查无此人", "list"], 3),
    ] {
        let (given, sentence) = office.fails(&args);
        assert_eq!(given, code, "{args:?}: {sentence}");
        assert!(sentence.chars().any(|c| c >= '一'), "{args:?}: {sentence}");
    }
}

#[test]
fn a_fresh_office_verifies() {
    let office = Office::new();
    office.ok(&["import", &sample("pinghu-2024.xlsx")]);
    assert!(office.ok(&["verify"]).contains("完好"));
}

#[test]
fn a_date_that_cannot_be_read_is_told_with_its_row() {
    let bench = Office::new();
    let file = bench.path("dates.csv");
    std::fs::write(&file, "案号,案由,提案者,收到日期\n1,关于甲的提案,王明,2026年2月30日\n").expect("written");
    let file = file.display().to_string();
    let answer = bench.json(&["import", "--json", &file]);
    assert_eq!(number(&answer[0], "received"), 1);
    let notices = answer[0]["notices"].to_string();
    assert!(notices.contains("第 2 行") && notices.contains("2026年2月30日"), "{notices}");
    let headless = bench.path("headless.csv");
    std::fs::write(&headless, "1,关于甲的提案,王明\n").expect("written");
    let output = bench.run(&["import", "--json", &headless.display().to_string()]);
    let answer: Value = serde_json::from_slice(&output.stdout).expect("the report is printed all the same");
    assert_eq!((number(&answer, "rows"), answer["faults"].as_array().map(Vec::len)), (0, Some(1)));
    assert_eq!(output.status.code(), Some(2), "a listing of which nothing is understood is wrong input");
}

#[test]
fn figures_say_where_shares_do_not_add_up_and_name_their_rows_without_doubt() {
    let office = Office::new();
    let received = (1..=6).map(|number| {
        let proposer = if number == 6 {
            "{\"name\":\"经济界\",\"kind\":\"sector\"}".to_owned()
        } else {
            format!("\"委员{number}\"")
        };
        format!(
            "{{\"do\":\"receive\",\"title\":\"甲{number}\",\"proposers\":[{proposer}],\"kind\":\"individual\",\"received\":\"2026-01-05\"}}"
        )
    });
    let replied = (1..).zip(["A", "A", "B", "B", "C", "C"]).map(|(number, class)| {
        format!(
            "{{\"do\":\"reply\",\"proposal\":{number},\"class\":\"{class}\",\"delivered\":\"2026-03-01\"}}"
        )
    });
    let listed = "{\"do\":\"list_units\",\"units\":[{\"code\":\"1\",\"name\":\"市教育局\"}]}".to_owned();
    let filed = "{\"do\":\"file\",\"proposals\":[1,2,3,4,5,6],\"category\":\"1\",\"lead\":\"1\",\"on\":\"2026-01-10\"}".to_owned();
    let lines: Vec<String> = [listed].into_iter().chain(received).chain([filed]).chain(replied).collect();
    let lines = lines.join("\n");
    let (code, answers) = office.doing(&lines);
    assert_eq!(code, Some(0), "{answers:?}");
    let classes = office.json(&["figures", "class_a", "class_b", "class_c", "received", "--json"]);
    for class in classes.iter().filter(|figure| figure["name"] != "received") {
        assert_eq!(class["shown"], "33.3%");
        assert!(class["note"].as_str().is_some_and(|note| note.contains("合计不等于100%")), "{class}");
    }
    let total = classes.iter().find(|figure| figure["name"] == "received" && figure["group"].is_null());
    assert!(total.is_some_and(|total| total["note"].is_null() && total["value"] == 6));
    // 委员提案 by the name it was handed in under, 委员 by who handed it in: both are called member.
    let (code, told) = office.fails(&["figures", "--rows", "received=member"]);
    assert_eq!(code, 2);
    assert!(told.contains("received=nature:member") && told.contains("received=proposer:member"), "{told}");
    let rows = |wanted: &str| office.json(&["figures", "--rows", wanted, "--json"]).len();
    assert_eq!((rows("received=nature:member"), rows("received=proposer:member")), (6, 5));
    assert_eq!(rows("received=proposer:sector"), 1);
}

/// A questionnaire of three questions and two sheets of it in a batch, one keyed wrong and settled by a second clerk.
const QUESTIONNAIRE: &str = r#"{"do":"list_clerk","name":"李四","roles":["clerk"]}
{"do":"list_questionnaire","name":"民意问卷","sent":6731,"questions":[{"title":"是否满意","options":["满意","不满意"]},{"title":"从哪里了解","kind":"多选","options":["报纸","电视","网络"]},{"title":"建议","kind":"文字"}]}
{"do":"open_batch","questionnaire":"民意问卷","count":3,"numbers":18,"place":"三号柜"}
{"do":"key_sheet","batch":1,"number":5,"given":[1,[1,3],"多公开"]}
{"do":"key_sheet","batch":1,"given":[2,[3],""]}
{"do":"key_sheet","batch":1,"given":[1,0,0]}
{"do":"close_batch","batch":1}
"#;

#[test]
fn a_questionnaire_is_keyed_tallied_crossed_and_exported() {
    let office = Office::new();
    let (code, answers) = office.doing(QUESTIONNAIRE);
    assert_eq!(code, Some(0), "{answers:?}");
    let of = ["--questionnaire", "民意问卷", "--json"];
    let results = office.json(&[&["survey", "results"], &of[..]].concat());
    let told: Vec<(&str, u64, u64)> = results
        .iter()
        .map(|row| (row["option"].as_str().expect("an option"), number(row, "value"), number(row, "base")))
        .collect();
    assert_eq!(told, [("满意", 2, 3), ("不满意", 1, 3), ("报纸", 1, 2), ("电视", 0, 2), ("网络", 2, 2)]);
    let cross = office.json(&[&["survey", "cross", "1", "从哪里了解"], &of[..]].concat());
    assert_eq!(
        (cross[0]["row"].as_str(), cross[0]["网络"].as_u64(), cross[0]["电视"].as_u64()),
        (Some("满意"), Some(1), Some(0))
    );
    let remarks = office.json(&[&["survey", "remarks"], &of[..]].concat());
    assert_eq!((remarks.len(), remarks[0]["words"].as_str()), (1, Some("多公开")));
    let batches = office.json(&["survey", "batches", "--json"]);
    assert_eq!((number(&batches[0], "keyed"), number(&batches[0], "numbers_keyed")), (3, 18));
    assert!(batches[0]["closed"].is_string());
    let figures = office.json(&["figures", "questionnaires", "--json"]);
    assert_eq!((number(&figures[0], "value"), number(&figures[0], "base")), (3, 6731));
    let file = office.path("问卷.xlsx");
    let out = file.to_string_lossy().into_owned();
    office.ok(&["survey", "sheets", "--questionnaire", "1", "--out", &out]);
    assert!(fs::metadata(&file).is_ok_and(|file| file.len() > 0));
    let (code, told) = office.fails(&["survey", "sheets", "--questionnaire", "1", "--out", &out]);
    assert!(code != 0 && told.contains("问卷.xlsx"), "{told}");
    let (_, told) = office.fails(&["survey", "cross", "1", "建议", "--questionnaire", "1"]);
    assert!(told.contains("从哪里了解"), "{told}");
}

#[test]
fn a_unit_has_its_own_sheet_of_what_was_said_of_it() {
    let office = Office::new();
    office.ok(&["rules", "apply", "form-bayannur"]);
    let (code, answers) = office.doing(
        r#"{"do":"list_units","units":[{"code":"305","name":"市教育局"},{"code":"306","name":"市财政局"}]}
{"do":"receive","title":"关于校车的建议","proposers":["王明"],"received":"2026-01-05"}
{"do":"file","proposals":[1],"category":"1","separate":["305","306"],"on":"2026-01-06"}
{"do":"reply","proposal":1,"unit":"305","class":"A","delivered":"2026-03-05"}
{"do":"reply","proposal":1,"unit":"306","class":"A","delivered":"2026-03-05"}
{"do":"answer","proposal":1,"given":[[1,3],1,1,2,{"305":1,"306":3},2],"on":"2026-03-10"}
"#,
    );
    assert_eq!(code, Some(0), "{answers:?}");
    let said = |unit: &str| {
        let rows = office.json(&["survey", "sheets", "--unit", unit, "--json"]);
        (rows.len(), rows[0]["q5"].as_str().map(str::to_owned))
    };
    assert_eq!(
        (said("305"), said("市财政局")),
        ((1, Some("满意".to_owned())), (1, Some("不满意".to_owned())))
    );
    let results = office.json(&["survey", "results", "--json"]);
    let of_units = results.iter().filter(|row| row["question"] == 5).map(|row| number(row, "base"));
    assert!(
        of_units.clone().count() == 3 && of_units.clone().all(|base| base == 2),
        "each unit is one answer"
    );
    let figures = office.json(&["figures", "answers", "asked", "returned", "--json"]);
    let of_unit = |name: &str| {
        figures.iter().filter(|f| f["name"] == name && (f["code"] == "305" || f["code"] == "306")).count()
    };
    assert_eq!((of_unit("asked"), of_unit("returned")), (2, 2));
}

#[test]
fn rosters_of_clerks_and_sessions_are_one_step_each_and_change_nothing_the_second_time() {
    let office = Office::new();
    let clerks = office.path("人员.csv");
    fs::write(&clerks, "姓名,登录编号,角色\n李四,,登记、审查\n王五,4321,督办\n赵六,,没有这种\n")
        .expect("written");
    let sessions = office.path("届次.csv");
    fs::write(&sessions, "届次,届,次,年度,开幕日期,截止时间\n十五届一次会议,15,1,2024,2024-01-10,2024-01-12 12:00\n十五届二次会议,第15届,2,2025,2025-01-10,\n")
        .expect("written");
    let import = |file: &Path| office.json(&["import", "--json", &file.to_string_lossy()]).remove(0);
    let told = import(&clerks);
    assert_eq!((number(&told, "listed"), told["faults"].as_array().map(Vec::len)), (2, Some(1)), "{told}");
    let listed = office.json(&["clerks", "--json"]);
    assert!(listed.iter().any(|clerk| clerk["name"] == "王五" && clerk["login"] == 4321), "{listed:?}");
    let told = import(&sessions);
    assert_eq!((number(&told, "listed"), number(&told, "changed")), (2, 0), "{told}");
    let entry = number(&told, "entry");
    let again = import(&sessions);
    assert_eq!((number(&again, "already"), again["entry"].is_null()), (2, true), "{again}");
    fs::write(&sessions, "届次,开幕日期\n十五届二次会议,2025-01-11\n").expect("written");
    let moved = import(&sessions);
    assert_eq!((number(&moved, "changed"), number(&moved, "entry")), (1, entry + 1), "{moved}");
}
