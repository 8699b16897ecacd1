//! Workbooks for tests: well-formed ones through a library, hostile ones by hand.

use rust_xlsxwriter::{Format, Workbook};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// A workbook of text cells.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> (TempDir, PathBuf) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    save(&mut book)
}

pub fn save(book: &mut Workbook) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("清单.xlsx");
    book.save(&path).unwrap();
    (folder, path)
}

/// A workbook of so many proposals.
pub fn many(count: u32) -> (TempDir, PathBuf) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let headings = [
        "流水号",
        "案号",
        "案由",
        "提案人",
        "提案性质",
        "分类",
        "主办单位",
        "会办单位",
        "收到日期",
        "正文",
        "备注",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string(0, column, heading).unwrap();
    }
    for row in 1..=count {
        sheet.write_number(row, 0, row).unwrap();
        sheet.write_string(row, 1, format!("第{row}号")).unwrap();
        sheet
            .write_string(row, 2, format!("关于加快第{row}个片区老旧小区改造、完善养老托育配套服务的建议"))
            .unwrap();
        sheet.write_string(row, 3, "张建国、欧阳文静、第三界别活动组").unwrap();
        sheet.write_string(row, 4, if row % 3 == 0 { "集体提案" } else { "委员联名" }).unwrap();
        sheet.write_string(row, 5, "社会建设").unwrap();
        sheet.write_string(row, 6, "市住房和城乡建设局").unwrap();
        sheet.write_string(row, 7, "市民政局、市财政局").unwrap();
        sheet.write_number_with_format(row, 8, f64::from(46_000 + row % 40), &date).unwrap();
        sheet.write_string(row, 9, "一、问题。".repeat(100)).unwrap();
    }
    save(&mut book)
}

/// A package of these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An xlsx around this sheet XML.
pub fn xlsx(sheet: &str) -> Vec<u8> {
    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// The XML of a sheet with these cells as inline text.
pub fn sheet_xml(cells: &[(&str, &str)]) -> String {
    let mut xml = String::from(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    for (place, text) in cells {
        let row = place.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        write!(xml, r#"<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>"#)
            .unwrap();
    }
    xml + "</sheetData></worksheet>"
}

/// An ods around these rows.
pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="一">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"m\"/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A row of an ods.
pub fn ods_row(cells: &[&str]) -> String {
    let mut row = String::from("<table:table-row>");
    for cell in cells {
        write!(
            row,
            r#"<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>"#
        )
        .unwrap();
    }
    row + "</table:table-row>"
}

/// A record of an xls stream.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes()[..], data].concat()
}

/// The extent an xls sheet declares: first row, row behind the last, first column, column behind the last.
pub fn extent(rows: (u32, u32), columns: (u16, u16)) -> Vec<u8> {
    let mut data = Vec::new();
    data.extend(rows.0.to_le_bytes());
    data.extend(rows.1.to_le_bytes());
    data.extend(columns.0.to_le_bytes());
    data.extend(columns.1.to_le_bytes());
    data.extend([0, 0]);
    record(0x0200, &data)
}

/// A cell of text in an xls sheet.
pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data = Vec::new();
    data.extend(row.to_le_bytes());
    data.extend(column.to_le_bytes());
    data.extend([0, 0]);
    data.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
    data.push(1);
    data.extend(units.into_iter().flat_map(u16::to_le_bytes));
    record(0x0204, &data)
}

/// An xls with one sheet of these records.
pub fn xls(sheet: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| {
        record(0x0809, &[&0x0600u16.to_le_bytes()[..], &kind.to_le_bytes()[..], &[0; 12][..]].concat())
    };
    let end = record(0x000A, &[]);
    let name = [1, 1, b'S', 0];
    let head = begin(5);
    let start = u32::try_from(head.len() + 4 + 6 + name.len() + end.len()).unwrap();
    let bound = record(0x0085, &[&start.to_le_bytes()[..], &[0, 0][..], &name[..]].concat());
    let mut stream = [head, bound, end.clone(), begin(16), sheet.concat(), end].concat();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    compound(&[("Workbook", &stream)])
}

/// A compound file of these streams, each at least 4096 bytes long.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let mut table: Vec<u32> = vec![0xFFFF_FFFD, END];
    let mut directory = entry("Root Entry", 5, END, 0);
    let mut body = Vec::new();
    for (name, bytes) in streams {
        let start = u32::try_from(table.len()).unwrap();
        directory.extend(entry(name, 2, start, u32::try_from(bytes.len()).unwrap()));
        let sectors = u32::try_from(bytes.len().div_ceil(512)).unwrap();
        table.extend((1..sectors).map(|next| start + next));
        table.push(END);
        body.extend_from_slice(bytes);
        body.resize(body.len().next_multiple_of(512), 0);
    }
    assert!(table.len() <= 128, "one sector of table is enough for tests");
    table.resize(128, 0xFFFF_FFFF);
    directory.resize(512, 0);
    let mut head = Vec::from(*b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    head.resize(24, 0);
    for short in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        head.extend(short.to_le_bytes());
    }
    head.resize(44, 0);
    for long in [1_u32, 1, 0, 4096, END, 0, END, 0, 0] {
        head.extend(long.to_le_bytes());
    }
    head.resize(512, 0xFF);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [head, table, directory, body].concat()
}

fn entry(name: &str, kind: u8, start: u32, length: u32) -> Vec<u8> {
    let mut raw: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let named = u16::try_from(raw.len() + 2).unwrap();
    raw.resize(64, 0);
    raw.extend(named.to_le_bytes());
    raw.extend([kind, 1]);
    raw.extend([0xFF; 12]);
    raw.resize(116, 0);
    raw.extend(start.to_le_bytes());
    raw.extend(length.to_le_bytes());
    raw.resize(128, 0);
    raw
}
