//! The ledger that goes out: whole, typed, harmless, and the same when it comes back.

use super::{preview, read, today};
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;
use tian::office::ids::SessionId;
use tian::office::{Session, national};
use tian::sheet::export::{Column, ExportTrouble, Format, Head, Table, Value, write};

/// A session to receive under.
pub fn session() -> Session {
    Session {
        id: SessionId(1),
        name: "十四届四次会议".to_owned(),
        term: 14,
        meeting: 4,
        year: 2026,
        opened: today(),
        cutoff: None,
        rules: national::national(),
    }
}

const COLUMNS: [Column; 5] = [Column::Intake, Column::Docket, Column::Title, Column::Received, Column::Notes];

static HEADS: LazyLock<Vec<Head>> = LazyLock::new(|| COLUMNS.map(Head::from).to_vec());

fn table(overwrite: bool) -> Table<'static> {
    Table { title: "提案台账", columns: &HEADS, overwrite }
}

fn line(title: &str, notes: &str) -> Vec<Value> {
    vec![
        Value::Number(7),
        Value::Text("第007号".to_owned()),
        Value::Text(title.to_owned()),
        Value::Date(today()),
        Value::Text(notes.to_owned()),
    ]
}

fn out(name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    (folder, path)
}

fn put(path: &Path, rows: Vec<Vec<Value>>) -> Result<u64, ExportTrouble> {
    let format = Format::of(path).unwrap();
    write(path, format, &table(false), rows, &mut super::go_on).map_err(|error| {
        assert!(error.to_string().ends_with('。'), "{error}");
        error.trouble
    })
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_is_ready_to_print_and_holds_real_dates_and_numbers() {
    let (_folder, path) = out("台账.xlsx");
    assert_eq!(put(&path, vec![line("关于养老的建议", "")]), Ok(1));
    let mut book: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let range = book.worksheet_range("提案台账").unwrap();
    assert_eq!(range.get_value((0, 0)), Some(&Data::String("提案台账".to_owned())));
    assert_eq!(range.get_value((1, 2)), Some(&Data::String("案由".to_owned())));
    assert_eq!(range.get_value((2, 0)), Some(&Data::Float(7.0)));
    assert_eq!(range.get_value((2, 1)), Some(&Data::String("第007号".to_owned())));
    assert!(matches!(range.get_value((2, 3)), Some(Data::DateTime(_))));
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for said in [
        r#"orientation="landscape""#,
        r#"paperSize="9""#,
        "<autoFilter",
        r#"state="frozen""#,
        r#"ySplit="2""#,
    ] {
        assert!(sheet.contains(said), "{said}\n{sheet}");
    }
    assert!(part(&path, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn json_has_stable_names_in_the_order_of_the_columns() {
    let (_folder, path) = out("台账.json");
    put(&path, vec![line("甲\"乙", ""), line("丙", "")]).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(parsed[0]["title"], "甲\"乙");
    assert_eq!(parsed[1]["received"], "2026-03-01");
    assert_eq!(parsed[1]["notes"], serde_json::Value::Null);
    assert!(text.starts_with("[\n{\"intake\":7,\"docket\":"));
    let (_folder, path) = out("台账.jsonl");
    put(&path, vec![line("甲", ""), line("乙", "")]).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    let (_folder, path) = out("空.json");
    put(&path, vec![]).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "[]\n");
}

#[test]
fn a_csv_opens_with_a_double_click() {
    let (_folder, path) = out("台账.csv");
    put(&path, vec![line("甲,\"乙\"", "一\n二")]).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBF"));
    assert!(
        String::from_utf8(bytes).unwrap().contains("7,第007号,\"甲,\"\"乙\"\"\",2026-03-01,\"一\n二\"\r\n")
    );
}

#[test]
fn nothing_is_replaced_followed_or_left_behind() {
    let (folder, path) = out("台账.csv");
    let names = || {
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>()
    };
    std::fs::write(&path, "mine").unwrap();
    assert_eq!(put(&path, vec![]), Err(ExportTrouble::Exists));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    write(&path, Format::Csv, &table(true), vec![line("甲", "")], &mut super::go_on).unwrap();
    assert_ne!(std::fs::read(&path).unwrap(), b"mine");
    let link = folder.path().join("链接.csv");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let trouble = |overwrite| {
        write(&link, Format::Csv, &table(overwrite), vec![], &mut super::go_on).unwrap_err().trouble
    };
    assert_eq!((trouble(false), trouble(true)), (ExportTrouble::Link, ExportTrouble::Link));
    assert_eq!(put(&folder.path().join("无/台账.csv"), vec![]), Err(ExportTrouble::NoFolder));
    let rows = (0..2_000).map(|_| line("甲", ""));
    let mut left = 2;
    let stopped = write(&folder.path().join("停.xlsx"), Format::Xlsx, &table(false), rows, &mut |_| {
        left -= 1;
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped.unwrap_err().trouble, ExportTrouble::Cancelled);
    assert_eq!(names().len(), 2, "{:?}", names());
}

#[test]
fn a_cell_no_workbook_can_hold_is_named() {
    let (folder, path) = out("台账.xlsx");
    let long = "字".repeat(32_768);
    assert_eq!(
        put(&path, vec![line("甲", ""), line("乙", &long)]),
        Err(ExportTrouble::CellTooLong { row: 2, column: "备注".to_owned() })
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_headings_of_the_ledger_are_understood_on_the_way_back() {
    let (_folder, path) = out("台账.xlsx");
    let columns: Vec<Column> = Column::all().collect();
    let row: Vec<Value> = columns.iter().map(|column| Value::Text(column.name().to_owned())).collect();
    let heads: Vec<Head> = columns.iter().copied().map(Head::from).collect();
    let table = Table { title: "", columns: &heads, overwrite: false };
    write(&path, Format::Xlsx, &table, vec![row], &mut super::go_on).unwrap();
    let preview = preview(&path);
    assert_eq!(preview.faults, []);
    let draft = &preview.rows[0].proposal;
    assert_eq!((draft.title.as_str(), draft.numbers.source.as_str()), ("title", "docket"));
    assert_eq!(draft.wanted.joint, ["joint", "wanted_joint"]);
}

/// Text that spreadsheets would run, and text that looks like already defused.
fn risky() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "",
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r",
        "＝",
        "＋",
        "－",
        "＠",
        "'",
        "''=",
        "'＝",
        "\u{200b}=",
        " =",
    ]);
    (start, "[=+@'\"A-Z0-9|!(),;甲乙 -]{0,12}").prop_map(|(start, rest)| format!("{start}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_exported_cell_is_a_formula_and_all_come_back_equal(texts in prop::collection::vec(risky(), 1..8)) {
        let rows: Vec<Vec<Value>> = texts.iter().map(|text| line("甲", text)).collect();
        let cleaned: Vec<String> = texts.iter().map(|text| tian::text::clean::clean_text(text).trim().to_owned()).collect();
        for name in ["台账.xlsx", "台账.csv"] {
            let (_folder, path) = out(name);
            put(&path, rows.clone()).unwrap();
            let book = read(&path).unwrap();
            let first = if name == "台账.xlsx" { 2 } else { 1 };
            let back: Vec<String> = book.sheets[0].rows[first..].iter().map(|row| row.get(4).map(tian::sheet::Cell::text).unwrap_or_default()).collect();
            prop_assert_eq!(&back, &cleaned, "{}", name);
            if name == "台账.xlsx" {
                let sheet = part(&path, "xl/worksheets/sheet1.xml");
                prop_assert!(!sheet.contains("<f") && !sheet.contains("hyperlink"));
            } else {
                let mut reader = csv::Reader::from_path(&path).unwrap();
                for record in reader.records() {
                    let record = record.unwrap();
                    for cell in &record {
                        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{}", cell);
                    }
                }
            }
        }
    }
}
