//! What a file is, told by its content: names lie, and exports of web systems lie often.

use super::read::{Foreign, Trouble};

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A zip archive: xlsx, ods, or something else to be told apart by its parts.
    Packed,
    /// A compound file: xls (and `.et`), or something else to be told apart by its streams.
    Compound,
    /// Text.
    Text,
}

/// Tells from the first bytes (4 KiB are plenty) what the file is.
///
/// # Errors
/// [`Trouble::Foreign`] for files known to be something else.
pub fn kind(head: &[u8]) -> Result<Kind, Trouble> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Packed);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Kind::Compound);
    }
    match foreign(head) {
        Some(foreign) => Err(Trouble::Foreign(foreign)),
        None => Ok(Kind::Text),
    }
}

fn foreign(head: &[u8]) -> Option<Foreign> {
    const STARTS: &[(&[u8], Foreign)] = &[
        (b"%PDF", Foreign::Pdf),
        (b"{\\rtf", Foreign::Word),
        (b"\x89PNG", Foreign::Picture),
        (b"\xFF\xD8\xFF", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"BM6", Foreign::Picture),
        (b"Rar!", Foreign::Archive),
        (b"7z\xBC\xAF", Foreign::Archive),
        (b"\x1F\x8B", Foreign::Archive),
        (b"\x7FELF", Foreign::Unknown),
        (b"MZ\x90", Foreign::Unknown),
        (b"SQLite format", Foreign::Unknown),
    ];
    if let Some((_, what)) = STARTS.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(*what);
    }
    let start = head.get(..head.len().min(1024))?;
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with("<?xml") && text.contains("excel.sheet") || text.starts_with("<workbook") {
        return Some(Foreign::XmlSheet);
    }
    let web = ["<html", "<!doctype", "<table", "<meta", "<head", "mime-version:"];
    if web.iter().any(|tag| text.starts_with(tag)) || text.starts_with("<?xml") && text.contains("<html") {
        return Some(Foreign::WebPage);
    }
    None
}

/// Tells from the part names of a zip archive which workbook it is.
///
/// # Errors
/// [`Trouble::Foreign`] for Word files, presentations, binary workbooks and plain archives.
pub fn packed<'a>(names: impl Iterator<Item = &'a str>, mimetype: Option<&[u8]>) -> Result<Packed, Trouble> {
    if let Some(mime) = mimetype {
        return match mime {
            b"application/vnd.oasis.opendocument.spreadsheet" => Ok(Packed::Ods),
            other if other.starts_with(b"application/vnd.oasis.opendocument.text") => {
                Err(Trouble::Foreign(Foreign::Word))
            }
            _ => Err(Trouble::Foreign(Foreign::Unknown)),
        };
    }
    let mut found = Err(Trouble::Foreign(Foreign::Archive));
    for name in names {
        let name = name.to_ascii_lowercase();
        if name == "xl/workbook.bin" {
            return Err(Trouble::Foreign(Foreign::BinaryWorkbook));
        }
        if name.starts_with("word/") {
            return Err(Trouble::Foreign(Foreign::Word));
        }
        if name.starts_with("ppt/") {
            return Err(Trouble::Foreign(Foreign::Slides));
        }
        if name.starts_with("xl/") {
            found = Ok(Packed::Xlsx);
        }
    }
    found
}

/// The packed workbooks that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// Office Open XML.
    Xlsx,
    /// The open document format.
    Ods,
}
