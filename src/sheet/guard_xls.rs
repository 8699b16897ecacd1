//! What an xls is checked for before the parser may believe its numbers: chains of sectors that run in circles, a
//! sheet that claims to be larger than a listing, cells placed so far out that the room between them fills the memory.

use super::limits::{CELLS, COLUMNS, ROWS};
use super::read::{Foreign, Trouble};

const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;
/// Streams shorter than this live in the mini stream.
const MINI_CUTOFF: usize = 4096;
/// Most records looked at; sheets may claim to begin anywhere and so share them.
const RECORDS: usize = 20_000_000;

/// Looks at a compound file: is it a workbook, and what would reading it cost?
pub fn inspect(bytes: &[u8]) -> Result<(), Trouble> {
    let file = Compound::open(bytes).ok_or(Trouble::Broken)?;
    let named = |name: &str| file.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    if named("EncryptedPackage").is_some() {
        return Err(Trouble::Encrypted);
    }
    let Some(workbook) = named("Workbook").or_else(|| named("Book")) else {
        let word = named("WordDocument").map(|_| Foreign::Word);
        let slides = named("PowerPoint Document").map(|_| Foreign::Slides);
        return Err(Trouble::Foreign(word.or(slides).unwrap_or(Foreign::Unknown)));
    };
    let stream = file.stream(workbook).ok_or(Trouble::Broken)?;
    sheets(&stream)
}

/// A directory entry.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// The bookkeeping of a compound file.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match short(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            mini_table: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        file.read_table()?;
        let directory = file.chain(long(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let (root, length) = file.entries.first().map(|root| (root.start, root.length))?;
        let minis = usize::try_from(long(bytes, 64)?).ok()?;
        if minis > 0 {
            file.mini_stream = file.chain(root, length)?;
            let table = file.chain(long(bytes, 60)?, minis.checked_mul(sector)?)?;
            file.mini_table = longs(&table);
        }
        Some(file)
    }

    /// Reads the table of sectors, whose own sectors are listed in the header and in a chain behind it.
    fn read_table(&mut self) -> Option<()> {
        let mut listed = longs(self.bytes.get(76..512)?);
        let mut next = long(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..=most {
            if next >= FREE {
                for id in listed.into_iter().filter(|id| *id < FREE) {
                    let sector = longs(self.sector(id)?);
                    self.table.extend(sector);
                }
                return (self.table.len() <= most * self.sector).then_some(());
            }
            let more = longs(self.sector(next)?);
            let (last, ids) = more.split_last()?;
            listed.extend(ids);
            next = *last;
        }
        None
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let to = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..to)
    }

    /// The bytes of a chain of sectors, at most `length`; `None` when it runs in a circle or out of the file.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut next = start;
        while next != END && out.len() < length {
            if out.len() > self.bytes.len() {
                return None;
            }
            out.extend_from_slice(self.sector(next)?);
            next = *self.table.get(usize::try_from(next).ok()?)?;
        }
        out.truncate(length);
        Some(out)
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        if entry.length >= MINI_CUTOFF {
            return self.chain(entry.start, entry.length);
        }
        let mut out = Vec::new();
        let mut next = entry.start;
        while next != END && out.len() < entry.length {
            let at = usize::try_from(next).ok()?;
            let from = at.checked_mul(MINI_SECTOR)?;
            let to = from.checked_add(MINI_SECTOR)?.min(self.mini_stream.len());
            out.extend_from_slice(self.mini_stream.get(from..to)?);
            next = *self.mini_table.get(at)?;
        }
        out.truncate(entry.length);
        Some(out)
    }
}

fn entry(raw: &[u8]) -> Option<Entry> {
    let units: Vec<u16> =
        raw.get(..64)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let end = units.iter().position(|unit| *unit == 0).unwrap_or(units.len());
    Some(Entry {
        name: String::from_utf16_lossy(units.get(..end)?),
        start: long(raw, 116)?,
        length: usize::try_from(long(raw, 120)?).ok()?,
    })
}

/// Follows the records of every sheet from where the workbook says it begins.
fn sheets(stream: &[u8]) -> Result<(), Trouble> {
    let mut left = RECORDS;
    let mut starts = Vec::new();
    walk(stream, 0, &mut left, |kind, data| {
        match kind {
            0x002F if short(data, 0) != Some(0) => return Err(Trouble::Encrypted),
            0x0085 => starts.extend(long(data, 0)),
            _ => {}
        }
        Ok(())
    })?;
    for start in starts {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let mut extent = Extent::default();
        walk(stream, start, &mut left, |kind, data| extent.see(kind, data))?;
        extent.judge()?;
    }
    Ok(())
}

fn walk(
    stream: &[u8],
    start: usize,
    left: &mut usize,
    mut see: impl FnMut(u16, &[u8]) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut at = start;
    let mut depth = 0_usize;
    while let (Some(kind), Some(length)) = (short(stream, at), short(stream, at.saturating_add(2))) {
        *left = left.checked_sub(1).ok_or(Trouble::Inflates)?;
        let end = at + 4 + usize::from(length);
        let data = stream.get(at + 4..end).ok_or(Trouble::Broken)?;
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => return Ok(()),
            0x000A => depth -= 1,
            kind if depth <= 1 => see(kind, data)?,
            _ => {}
        }
        at = end;
    }
    Ok(())
}

/// The outermost cells of a sheet.
#[derive(Default)]
struct Extent {
    top: Option<usize>,
    bottom: usize,
    left: Option<usize>,
    right: usize,
}

impl Extent {
    fn see(&mut self, kind: u16, data: &[u8]) -> Result<(), Trouble> {
        match kind {
            0x0200 => declared(data),
            0x0006 | 0x0203..=0x0205 | 0x00D6 | 0x00FD | 0x027E => self.at(data, short(data, 2)),
            // A run of numbers: its last column stands at its end.
            0x00BD => {
                self.at(data, short(data, 2))?;
                self.at(data, short(data, data.len().saturating_sub(2)))
            }
            _ => Ok(()),
        }
    }

    fn at(&mut self, data: &[u8], column: Option<u16>) -> Result<(), Trouble> {
        let (Some(row), Some(column)) = (short(data, 0), column) else { return Err(Trouble::Broken) };
        let (row, column) = (usize::from(row), usize::from(column));
        self.top = Some(self.top.map_or(row, |top| top.min(row)));
        self.left = Some(self.left.map_or(column, |left| left.min(column)));
        self.bottom = self.bottom.max(row);
        self.right = self.right.max(column);
        Ok(())
    }

    fn judge(&self) -> Result<(), Trouble> {
        let (Some(top), Some(left)) = (self.top, self.left) else { return Ok(()) };
        let room = (self.bottom - top + 1).saturating_mul(self.right - left + 1);
        if self.right >= 256.max(COLUMNS) || room > CELLS { Err(Trouble::TooManyCells) } else { Ok(()) }
    }
}

/// The extent a sheet declares; the parser makes room for all of it.
fn declared(data: &[u8]) -> Result<(), Trouble> {
    let (top, bottom, left, right) = if data.len() == 10 {
        let part = |at| short(data, at).map(u32::from);
        (part(0), part(2), part(4), part(6))
    } else {
        (long(data, 0), long(data, 4), short(data, 8).map(u32::from), short(data, 10).map(u32::from))
    };
    let (Some(top), Some(bottom), Some(left), Some(right)) = (top, bottom, left, right) else {
        return Err(Trouble::Broken);
    };
    if bottom == 0 || right == 0 {
        return Ok(());
    }
    // The parser takes a first column that cannot be for 0, and subtracts the rows without looking.
    let left = if left > 0xFF || right < left { 0 } else { left };
    if bottom <= top || right <= left {
        return Err(Trouble::Broken);
    }
    let rows = usize::try_from(bottom - top).unwrap_or(usize::MAX);
    let columns = usize::try_from(right - left).unwrap_or(usize::MAX);
    if rows > ROWS || rows.saturating_mul(columns) > CELLS.saturating_mul(4) {
        return Err(Trouble::TooManyCells);
    }
    Ok(())
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}
