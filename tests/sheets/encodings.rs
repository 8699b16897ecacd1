//! A text table is read as it was written, or refused with its line; never read as something else.

use super::{file, preview, read, titles};
use encoding_rs::GB18030;
use tian::sheet::read::Trouble;

const TABLE: &str =
    "案号,案由,提案人\n第1号,关于推进𠮷祥里小区改造的建议,张三\n第2号,关于养老服务的建议,李四\n";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn every_usual_encoding_gives_the_same_rows() {
    let gb18030 = GB18030.encode(TABLE).0.into_owned();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let files = [
        ("UTF-8", TABLE.as_bytes().to_vec()),
        ("UTF-8", marked(b"\xEF\xBB\xBF", TABLE.as_bytes().to_vec())),
        ("GB18030", gb18030.clone()),
        ("GB18030", marked(b"\x84\x31\x95\x33", gb18030)),
        ("UTF-16LE", marked(b"\xFF\xFE", utf16(TABLE, u16::to_le_bytes))),
        ("UTF-16BE", marked(b"\xFE\xFF", utf16(TABLE, u16::to_be_bytes))),
        ("UTF-16LE", utf16(TABLE, u16::to_le_bytes)),
        ("UTF-16BE", utf16(TABLE, u16::to_be_bytes)),
        ("UTF-8", TABLE.replace('\n', "\r\n").into_bytes()),
        ("UTF-8", TABLE.replace('\n', "\r").into_bytes()),
    ];
    for (number, (encoding, bytes)) in files.into_iter().enumerate() {
        let (_folder, path) = file("清单.txt", &bytes);
        let book = read(&path).unwrap_or_else(|error| panic!("{number} {encoding}: {error}"));
        assert_eq!(book.encoding, Some(encoding), "{number}");
        let preview = preview(&path);
        assert_eq!(
            titles(&preview),
            ["关于推进𠮷祥里小区改造的建议", "关于养老服务的建议"],
            "{number} {encoding}"
        );
        assert_eq!(preview.rows[1].place.row, 3);
    }
}

#[test]
fn a_damaged_character_is_refused_with_its_line() {
    let mut broken = TABLE.as_bytes().to_vec();
    let at = TABLE.find("养老").unwrap();
    broken.remove(at);
    let replaced = TABLE.replace("养老", "养\u{fffd}").into_bytes();
    let mangled = TABLE.replace("养老", "锟斤拷").into_bytes();
    let cut = GB18030.encode("案号,案由\n1,甲乙丙丁\n2,关于养老服务").0.into_owned();
    for (bytes, line) in [(broken, 3), (replaced, 3), (mangled, 3), (cut[..cut.len() - 1].to_vec(), 3)] {
        let (_folder, path) = file("清单.csv", &bytes);
        let error = read(&path).unwrap_err();
        assert_eq!(error.trouble, Trouble::BadText { line });
        let sentence = error.to_string();
        assert!(sentence.contains("清单.csv") && sentence.contains("第 3 行"), "{sentence}");
    }
}

#[test]
fn rows_are_counted_as_the_clerk_counts_them() {
    let (_folder, path) =
        file("清单.csv", "\n\n案号,案由\n1,\"关于加快\n养老服务的建议\"\n\n2,乙\n".as_bytes());
    let preview = preview(&path);
    assert_eq!(titles(&preview), ["关于加快养老服务的建议", "乙"]);
    let places: Vec<usize> = preview.rows.iter().map(|row| row.place.row).collect();
    assert_eq!(places, [4, 6], "a cell of two lines is one row, a blank line is a row");
}

#[test]
fn an_open_quotation_mark_is_refused_and_not_swallowed() {
    let (_folder, path) = file("清单.csv", "案号,案由\n1,甲\n2,\"乙\n3,丙\n4,丁\n".as_bytes());
    assert_eq!(read(&path).unwrap_err().trouble, Trouble::StrayQuote { line: 3 });
    let (_folder, path) = file("清单.csv", "案号,案由\n1,落实\"双减\"的建议\n".as_bytes());
    assert_eq!(titles(&preview(&path)), ["落实\"双减\"的建议"], "marks inside a cell are text");
}

#[test]
fn a_stated_delimiter_is_believed() {
    let (_folder, path) = file("清单.csv", "sep=;\n案号;案由;提案人\n1;甲,乙,丙;张三\n".as_bytes());
    let preview = preview(&path);
    assert_eq!(titles(&preview), ["甲,乙,丙"]);
    assert_eq!(preview.rows[0].place.row, 3);
}
