//! Text tables: which encoding, which delimiter, then records. A guess that could be wrong is refused with its line.

use super::book::{Book, Cell, Progress, Sheet};
use super::limits::{Meter, ROW_STEP};
use super::read::{Foreign, Trouble, Watch, tell};
use super::scrub::clean_text;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// Ends the text while it is parsed: when it comes back as a record of its own, no quotation mark was left open.
const END: &str = "\n\u{1}end";

/// Reads a text table into the only sheet of `book`.
pub fn read(bytes: Vec<u8>, book: &mut Book, progress: Watch<'_>) -> Result<(), Trouble> {
    let (mut text, encoding) = decode(bytes)?;
    book.encoding = Some(encoding);
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let delimiter = take_delimiter(&mut text);
    text.push_str(END);
    let mut sheet = Sheet { name: book.name.clone(), ..Sheet::default() };
    records(&text, delimiter, &mut sheet, progress)?;
    book.sheets.push(sheet);
    Ok(())
}

/// BOM, strict UTF-8, UTF-16 without a BOM, then whatever a Chinese office would have written.
fn decode(bytes: Vec<u8>) -> Result<(String, &'static str), Trouble> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return strict(&bytes[length..], encoding);
    }
    if bytes.starts_with(b"\x84\x31\x95\x33") {
        return strict(&bytes[4..], GB18030);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => text.into_bytes(),
        Ok(text) => return sound(text, "UTF-8"),
        Err(error) => error.into_bytes(),
    };
    if bytes.contains(&0) {
        return unmarked_utf16(&bytes);
    }
    if let Some(line) = damaged_utf8(&bytes) {
        return Err(Trouble::BadText { line });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let encoding = if guess == BIG5 { BIG5 } else { GB18030 };
    strict(&bytes, encoding)
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<(String, &'static str), Trouble> {
    // The decoder of GBK is the one of GB18030; the name says what a file with rare characters needs.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = if encoding == GB18030 { "GB18030" } else { encoding.name() };
    sound(text.into_owned(), name)
}

/// Refuses text with characters that mark an earlier or present wrong conversion.
fn sound(text: String, name: &'static str) -> Result<(String, &'static str), Trouble> {
    let bad = ["\u{fffd}", "锟斤拷"].iter().filter_map(|mark| text.find(mark)).min();
    match bad {
        Some(at) => Err(Trouble::BadText { line: line_of(text.as_bytes(), at) }),
        None => Ok((text, name)),
    }
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// UTF-16 that lost its mark: only accepted when one byte order gives text with line ends and the other does not.
fn unmarked_utf16(bytes: &[u8]) -> Result<(String, &'static str), Trouble> {
    let mut candidates = [UTF_16LE, UTF_16BE].into_iter().filter_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let plausible = !text.contains('\0') && text.contains('\n');
        plausible.then(|| (text.into_owned(), encoding.name()))
    });
    match (candidates.next(), candidates.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(Trouble::Foreign(Foreign::Unknown)),
    }
}

/// The first bad line of a file that is UTF-8 nearly everywhere: read as GB18030 it would pass, and be rubbish.
fn damaged_utf8(bytes: &[u8]) -> Option<usize> {
    let mut good = 0;
    let mut bad = 0;
    let mut first = None;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(at);
            bad += chunk.invalid().len();
            at += chunk.invalid().len();
        }
    }
    if good > bad * 8 { first.map(|at| line_of(bytes, at)) } else { None }
}

/// Finds the delimiter, and takes away a first line `sep=;` that states it.
fn take_delimiter(text: &mut String) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    if let Some(stated) = first.strip_prefix("sep=")
        && let [delimiter] = stated.trim_end().as_bytes()
    {
        let delimiter = *delimiter;
        text.replace_range(..first.len(), "");
        return delimiter;
    }
    if let Some(delimiter) = sniff(text) {
        return delimiter;
    }
    if full_width_commas(text) {
        *text = text.replace(',', "\t");
        return b'\t';
    }
    b','
}

/// The delimiter that cuts the most of the first lines into the same number of cells.
fn sniff(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let score = |delimiter: u8| {
        let mut counts: Vec<usize> = lines.iter().map(|line| count_outside_quotes(line, delimiter)).collect();
        counts.retain(|count| *count > 0);
        let filled = counts.len();
        counts.sort_unstable();
        let same = counts.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        (same, filled)
    };
    let best = [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(|delimiter| score(*delimiter))?;
    (score(best).0 > 0).then_some(best)
}

fn count_outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        count += usize::from(!quoted && byte == delimiter);
    }
    count
}

/// Full-width commas separate only when every line has the same number of them, for titles contain them too.
fn full_width_commas(text: &str) -> bool {
    let mut counts =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.matches(',').count());
    let first = counts.next().unwrap_or(0);
    first >= 2 && counts.next() == Some(first) && counts.all(|count| count == first)
}

fn records(text: &str, delimiter: u8, sheet: &mut Sheet, progress: Watch<'_>) -> Result<(), Trouble> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut meter = Meter::default();
    let mut row = 0;
    loop {
        let start = reader.position().line();
        let more = reader.read_record(&mut record).map_err(|_| Trouble::Broken)?;
        if !more {
            return Err(Trouble::StrayQuote { line: usize::try_from(start).unwrap_or(usize::MAX) });
        }
        let inner = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let taken = usize::try_from(reader.position().line() - start).unwrap_or(0);
        // The reader steps over blank lines in silence; a clerk's row numbers count them.
        let blank = taken.saturating_sub(inner + 1);
        if record.len() == 1 && record.get(0) == Some(END.trim_start()) {
            return Ok(());
        }
        if record.iter().any(|cell| cell.ends_with(END)) {
            return Err(Trouble::StrayQuote { line: usize::try_from(start).unwrap_or(usize::MAX) + blank });
        }
        row += blank;
        for (column, cell) in record.iter().enumerate() {
            meter.put(sheet, row, column, cell_of(cell))?;
        }
        row += 1;
        if row.is_multiple_of(ROW_STEP) {
            tell(progress, Progress::Rows { done: row as u64 })?;
        }
    }
}

/// A cell of a text table; the apostrophe that keeps text from being a formula is taken off again.
fn cell_of(cell: &str) -> Cell {
    let bare = cell.trim_start_matches('\'');
    let cell = if bare.len() < cell.len() && super::defuse::is_risky(bare) { &cell[1..] } else { cell };
    match clean_text(cell) {
        text if text.is_empty() => Cell::Empty,
        text => Cell::Text(text),
    }
}
