//! Files that are broken, foreign or meant to harm: one sentence each, in bounded memory, nothing left behind.

use super::book_write::{
    compound, extent, label, many, ods, ods_row, package, sheet_xml, workbook, xls, xlsx,
};
use super::{file, preview, read, titles};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::path::Path;
use tian::sheet::read::{Foreign, Trouble};
use tian::sheet::{self, Cell};

fn trouble(name: &str, bytes: &[u8]) -> Trouble {
    let (_folder, path) = file(name, bytes);
    let error = read(&path).unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.starts_with(&format!("“{name}”")) && sentence.ends_with('。'), "{sentence}");
    error.trouble
}

#[test]
fn files_that_are_no_tables_are_called_what_they_are() {
    let stream = vec![0; 4096];
    for (bytes, foreign) in [
        (package(&[("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>")]), Foreign::Word),
        (package(&[("ppt/presentation.xml", b"<p/>")]), Foreign::Slides),
        (package(&[("xl/workbook.bin", b"x")]), Foreign::BinaryWorkbook),
        (package(&[("a.txt", b"x")]), Foreign::Archive),
        (compound(&[("WordDocument", &stream)]), Foreign::Word),
        (compound(&[("Other", &stream)]), Foreign::Unknown),
        (b"%PDF-1.7".to_vec(), Foreign::Pdf),
        (b"\x89PNG\r\n".to_vec(), Foreign::Picture),
        (b"Rar!\x1a\x07".to_vec(), Foreign::Archive),
        ("<html><table><tr><td>案由</td></tr></table></html>".as_bytes().to_vec(), Foreign::WebPage),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".to_vec(), Foreign::XmlSheet),
        ((0..=255).collect(), Foreign::Unknown),
    ] {
        assert_eq!(trouble("清单.xls", &bytes), Trouble::Foreign(foreign));
    }
    assert_eq!(trouble("清单.xlsx", &compound(&[("EncryptedPackage", &stream)])), Trouble::Encrypted);
    assert_eq!(trouble("清单.csv", b""), Trouble::Empty);
    assert_eq!(trouble("清单.csv", b" \n\n , \n"), Trouble::NoCells);
    assert_eq!(trouble("清单.xlsx", &xlsx(&sheet_xml(&[]))), Trouble::NoCells);
}

#[test]
fn places_without_a_readable_file_are_told() {
    let folder = tempfile::TempDir::new().unwrap();
    assert_eq!(read(folder.path()).unwrap_err().trouble, Trouble::Folder);
    assert_eq!(read(&folder.path().join("无.xlsx")).unwrap_err().trouble, Trouble::NotFound);
    assert_eq!(read(Path::new("/dev/null")).unwrap_err().trouble, Trouble::NotAFile);
}

#[test]
fn content_decides_and_not_the_name() {
    let (_folder, path) = workbook(&[("一", &[&["案号", "案由"], &["1", "甲"]])]);
    let renamed = path.with_file_name("清单.csv");
    std::fs::rename(&path, &renamed).unwrap();
    assert_eq!(titles(&preview(&renamed)), ["甲"]);
}

#[test]
fn the_other_workbooks_are_read_too() {
    let rows = [ods_row(&["案号", "案由"]), ods_row(&["1", "甲"])].concat();
    let blanks = r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let (_folder, path) = file("清单.ods", ods(&(rows + blanks)).as_slice());
    assert_eq!(titles(&preview(&path)), ["甲"]);
    let cells = [
        extent((0, 2), (0, 2)),
        label(0, 0, "案号"),
        label(0, 1, "案由"),
        label(1, 0, "1"),
        label(1, 1, "乙"),
    ];
    let (_folder, path) = file("清单.et", &xls(&cells));
    assert_eq!(titles(&preview(&path)), ["乙"]);
}

#[test]
fn far_cells_cost_nothing() {
    let far = |place| trouble("清单.xlsx", &xlsx(&sheet_xml(&[("A1", "案号"), (place, "x")])));
    assert!(matches!(far("XFD1048576"), Trouble::TooManyRows { cell, .. } if cell == "XFD1048576"));
    assert!(matches!(far("XFD2"), Trouble::TooManyColumns { .. }));
    let blank = sheet_xml(&[("A1", "案号"), ("B1", "案由"), ("B2", "甲"), ("XFD1048576", " ")]);
    let (_folder, path) = file("清单.xlsx", &xlsx(&blank));
    assert_eq!(titles(&preview(&path)), ["甲"], "a blank cell far out is no content");
    let declared = sheet_xml(&[("A1", "案号"), ("B1", "案由"), ("B2", "甲")])
        .replace("<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#);
    let (_folder, path) = file("清单.xlsx", &xlsx(&declared));
    assert_eq!(titles(&preview(&path)), ["甲"], "what a sheet says about its size is not believed");
}

#[test]
fn an_xls_cannot_claim_the_memory() {
    for sheet in [
        vec![extent((0, u32::MAX), (0, 256))],
        vec![extent((0, 65_536), (0, 65_535))],
        vec![label(0, 0, "a"), label(65_535, 65_535, "b")],
        vec![label(0, 0, "a"), label(65_535, 255, "b")],
    ] {
        assert_eq!(trouble("清单.xls", &xls(&sheet)), Trouble::TooManyCells);
    }
    assert_eq!(trouble("清单.xls", &xls(&[extent((9, 5), (0, 9))])), Trouble::Broken);
    let mut circle = xls(&[label(0, 0, "a")]);
    circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(trouble("清单.xls", &circle), Trouble::Broken, "a directory that runs in a circle");
}

#[test]
fn an_ods_cannot_multiply_itself() {
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>"#;
    let row = format!(r#"<table:table-row table:number-rows-repeated="100000">{cell}</table:table-row>"#);
    assert_eq!(trouble("清单.ods", &ods(&row)), Trouble::TooManyCells);
    let gap = format!(
        r#"{}<table:table-row table:number-rows-repeated="1000000"/>{}"#,
        ods_row(&["案号", "案由", "a", "b", "c", "d", "e"]),
        ods_row(&["1"])
    );
    assert_eq!(trouble("清单.ods", &ods(&gap)), Trouble::TooManyCells);
    let blanks = ods_row(&[r#"<text:s text:c="4000000000"/>"#]);
    assert_eq!(trouble("清单.ods", &ods(&blanks)), Trouble::Inflates);
}

#[test]
fn bombs_are_counted_while_they_unpack() {
    let zeros = vec![b' '; 40 << 20];
    assert_eq!(trouble("清单.xlsx", &package(&[("xl/workbook.xml", &zeros)])), Trouble::Inflates, "ratio");
    let names: Vec<String> = (0..2_001).map(|number| format!("xl/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<x/>"[..])).collect();
    assert_eq!(trouble("清单.xlsx", &package(&parts)), Trouble::TooManyParts);
    let strings = "<si/>".repeat(4_100_000);
    assert_eq!(
        trouble("清单.xlsx", &package(&[("xl/sharedStrings.xml", strings.as_bytes())])),
        Trouble::Inflates
    );
    let doctype = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet/>"#;
    assert_eq!(trouble("清单.xlsx", &xlsx(doctype)), Trouble::Broken);
}

#[test]
fn a_long_cell_is_named_and_a_shared_one_is_counted_wherever_it_is_used() {
    let long = "字".repeat(32_768);
    let found = trouble("清单.xlsx", &xlsx(&sheet_xml(&[("A1", "案由"), ("C7", &long)])));
    assert!(matches!(found, Trouble::CellTooLong { cell, .. } if cell == "C7"));
    let found = trouble("清单.csv", format!("案号,案由\n1,{long}\n").as_bytes());
    assert!(matches!(found, Trouble::CellTooLong { cell, .. } if cell == "B2"));
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("清单.csv");
    let huge = std::fs::File::create(&path).unwrap();
    std::io::Write::write_all(&mut &huge, "案号,案由\n".as_bytes()).unwrap();
    huge.set_len(1 << 30).unwrap();
    let mut seen = 0;
    let error = sheet::read(&path, &mut |_| {
        seen += 1;
        ControlFlow::Continue(())
    });
    assert_eq!(error.unwrap_err().trouble, Trouble::TooLarge(256));
    assert_eq!(seen, 0, "not a chunk of it was read");
}

#[test]
fn stopping_is_possible_at_every_report() {
    let (_folder, path) = many(1_200);
    let mut reports = 0;
    sheet::read(&path, &mut |_| {
        reports += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(reports > 3, "{reports}");
    for stop in 0..reports {
        let mut seen = 0;
        let stopped = sheet::read(&path, &mut |_| {
            seen += 1;
            if seen > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped.unwrap_err().trouble, Trouble::Cancelled);
    }
}

#[test]
fn cells_are_as_a_clerk_sees_them() {
    let number =
        |place: &str, style: &str, value: &str| format!(r#"<c r="{place}" {style}><v>{value}</v></c>"#);
    let xml = [number("A1", "", "4"), number("B1", "", "0.30000000000000004"), number("C1", r#"t="b""#, "1")]
        .concat();
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{xml}</row></sheetData></worksheet>"#
    );
    let (_folder, path) = file("清单.xlsx", &xlsx(&sheet));
    let cells: Vec<String> = read(&path).unwrap().sheets[0].rows[0].iter().map(Cell::text).collect();
    assert_eq!(cells, ["4", "0.3", "TRUE"]);
    let (_folder, path) = many(3);
    let book = read(&path).unwrap();
    assert!(matches!(book.sheets[0].rows[1][8], Cell::Date(day) if day.to_string() == "2025-12-10"));
}

#[test]
fn merged_cells_speak_for_every_row_they_cover() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    for (column, heading) in (0..).zip(["分类", "案号", "案由", "提案人", "承办单位"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.merge_range(1, 0, 3, 0, "经济建设", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "2", &plain).unwrap();
    sheet.merge_range(2, 2, 3, 2, "乙", &plain).unwrap();
    for (row, column, text) in [
        (1, 1, "1"),
        (1, 2, "甲"),
        (1, 3, "张三"),
        (1, 4, "教育局"),
        (2, 3, "李四"),
        (2, 4, "民政局"),
        (3, 3, "王五"),
        (3, 4, "财政局"),
    ] {
        sheet.write_string(row, column, text).unwrap();
    }
    let (_folder, path) = super::book_write::save(&mut book);
    let preview = preview(&path);
    assert_eq!(preview.faults, []);
    assert_eq!(titles(&preview), ["甲", "乙"]);
    assert!(preview.rows.iter().all(|row| row.proposal.category == "经济建设"));
    assert_eq!(preview.rows[1].proposal.wanted.lead, ["民政局", "财政局"]);
    assert_eq!(preview.rows[1].proposal.signers.proposers.len(), 2);
}

#[test]
fn headings_of_two_storeys_are_one() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 4, "提案目录", &plain).unwrap();
    for (column, heading) in [(0, "案号"), (1, "案由"), (2, "提案人")] {
        sheet.merge_range(1, column, 2, column, heading, &plain).unwrap();
    }
    sheet.merge_range(1, 3, 1, 4, "办理单位", &plain).unwrap();
    sheet.write_string(2, 3, "主办").unwrap();
    sheet.write_string(2, 4, "会办").unwrap();
    for (column, text) in (0..).zip(["1", "甲", "张三", "教育局", "财政局"]) {
        sheet.write_string(3, column, text).unwrap();
    }
    let (_folder, path) = super::book_write::save(&mut book);
    let preview = preview(&path);
    assert_eq!((preview.faults.len(), titles(&preview)), (0, vec!["甲"]));
    let wanted = &preview.rows[0].proposal.wanted;
    assert_eq!(
        (&wanted.lead[..], &wanted.joint[..]),
        (&["教育局".to_owned()][..], &["财政局".to_owned()][..])
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A flipped or cut workbook is read or refused; it never panics through and never aborts.
    #[test]
    fn damaged_workbooks_are_read_or_refused(kind in 0..3_usize, at in any::<prop::sample::Index>(), bit in 0..8_u8, cut in any::<bool>()) {
        let bytes = match kind {
            0 => xlsx(&sheet_xml(&[("A1", "案号"), ("B1", "案由"), ("A2", "1"), ("B2", "甲")])),
            1 => ods(&[ods_row(&["案号", "案由"]), ods_row(&["1", "甲"])].concat()),
            _ => xls(&[extent((0, 2), (0, 2)), label(0, 0, "案号"), label(0, 1, "案由"), label(1, 1, "甲")]),
        };
        let at = at.index(bytes.len());
        let mut damaged = bytes;
        if cut { damaged.truncate(at) } else { damaged[at] ^= 1 << bit }
        let (_folder, path) = file("清单.xlsx", &damaged);
        match read(&path) {
            Ok(book) => drop(sheet::preview(&book, super::today())),
            Err(error) => prop_assert!(error.to_string().ends_with('。')),
        }
    }

    /// Any text file is read or refused, and what is read can be previewed.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}(,|\n|\"|\t|\r|案由|提案人|\\PC){0,60}") {
        let (_folder, path) = file("清单.csv", text.as_bytes());
        if let Ok(book) = read(&path) {
            drop(sheet::preview(&book, super::today()));
        }
    }
}
