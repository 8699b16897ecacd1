//! What an ods is checked for before the parser expands its repeats: a few bytes can stand for millions of cells or of
//! blanks.

use super::limits::{CELL_CHARS, CELLS};
use super::read::Trouble;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor};
use zip::ZipArchive;

/// Most columns that the parser pads to, filled or not.
const PADDED: usize = 16_384;

/// Looks at the content of an ods.
pub fn inspect(bytes: &[u8]) -> Result<(), Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
    let content = archive.by_name("content.xml").map_err(|_| Trouble::Broken)?;
    let mut count = Count::default();
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => count.tag(&tag)?,
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(Trouble::Broken),
        }
    }
}

/// Cells as the parser would lay them out.
#[derive(Default)]
struct Count {
    cells: usize,
    row: usize,
    row_repeats: usize,
    waiting: usize,
    rows: usize,
    widest: usize,
}

impl Count {
    fn tag(&mut self, tag: &BytesStart<'_>) -> Result<(), Trouble> {
        match tag.name().as_ref() {
            "table:table" => (self.rows, self.widest) = (0, 0),
            "table:table-row" => {
                self.row = 0;
                self.waiting = 0;
                self.row_repeats = number(tag, "table:number-rows-repeated")?;
                self.rows = self.rows.saturating_add(self.row_repeats);
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(tag)?,
            "text:s" if number(tag, "text:c")? > CELL_CHARS => return Err(Trouble::Inflates),
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Trouble> {
        let repeats = number(tag, "table:number-columns-repeated")?;
        let filled = tag.attributes().flatten().any(|attribute| {
            let key = attribute.key.as_ref();
            key.starts_with("office:") || key == "table:formula" || key == "calcext:value-type"
        });
        if !filled {
            self.waiting = self.waiting.saturating_add(repeats).min(PADDED);
            return Ok(());
        }
        let width = self.waiting.saturating_add(repeats).min(PADDED);
        self.waiting = 0;
        self.row = self.row.saturating_add(width);
        self.widest = self.widest.max(self.row);
        self.cells = self.cells.saturating_add(width.saturating_mul(self.row_repeats.max(1)));
        // Blank rows above a filled one are laid out too, as wide as the widest.
        if self.cells > CELLS || self.rows.saturating_mul(self.widest) > CELLS {
            return Err(Trouble::TooManyCells);
        }
        Ok(())
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Result<usize, Trouble> {
    match tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name) {
        Some(attribute) => attribute.value.trim().parse().map_err(|_| Trouble::Broken),
        None => Ok(1),
    }
}
