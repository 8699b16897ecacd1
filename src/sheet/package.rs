//! A packed workbook is unpacked once for counting, into nothing, before any parser sees it: what a package says about
//! its own size is not believed.

use super::book::Progress;
use super::limits::{CHUNK, ELEMENTS, HELD_ELEMENTS, PARTS, RATIO, RATIO_FROM, UNPACKED_BYTES};
use super::probe::{self, Packed};
use super::read::{Trouble, Watch, tell};
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// Unpacks every part into nothing, counting what really comes out.
pub fn inspect(bytes: &[u8], progress: Watch<'_>) -> Result<Packed, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
    if archive.len() > PARTS {
        return Err(Trouble::TooManyParts);
    }
    let names: Vec<String> =
        archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let mut count = Count { packed: bytes.len() as u64, ..Count::default() };
    let mut mimetype = None;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| refusal(&error))?;
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let head = count.unpack(part, &name, progress)?;
        if name == "mimetype" {
            mimetype = Some(head);
        }
    }
    probe::packed(names.iter().map(String::as_str), mimetype.as_deref())
}

fn refusal(error: &ZipError) -> Trouble {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Trouble::Encrypted,
        _ => Trouble::Broken,
    }
}

#[derive(Default)]
struct Count {
    packed: u64,
    unpacked: u64,
    elements: u64,
}

impl Count {
    /// Counts one part; answers its first bytes.
    fn unpack(&mut self, mut part: impl Read, name: &str, progress: Watch<'_>) -> Result<Vec<u8>, Trouble> {
        let held = name.ends_with("styles.xml") || name.ends_with("sharedstrings.xml");
        let ending = Path::new(name).extension();
        let xml = ending.is_some_and(|ending| ending == "xml" || ending == "rels");
        let mut here = 0;
        let mut start = Vec::new();
        let mut chunk = Vec::with_capacity(CHUNK);
        loop {
            chunk.clear();
            let got =
                part.by_ref().take(CHUNK as u64).read_to_end(&mut chunk).map_err(|_| Trouble::Broken)?;
            if got == 0 {
                return Ok(start);
            }
            if start.is_empty() {
                start = chunk.get(..got.min(256)).unwrap_or_default().to_vec();
                if xml && chunk.windows(9).take(4096).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE"))
                {
                    return Err(Trouble::Broken);
                }
            }
            self.unpacked += got as u64;
            if xml {
                let opened = chunk.split(|byte| *byte == b'<').count() as u64 - 1;
                self.elements += opened;
                here += opened;
            }
            self.within(held.then_some(here))?;
            tell(progress, Progress::Bytes { done: self.unpacked, total: self.unpacked })?;
        }
    }

    fn within(&self, held: Option<u64>) -> Result<(), Trouble> {
        let swollen = self.unpacked > RATIO_FROM && self.unpacked / self.packed.max(1) > RATIO;
        let crowded = self.elements > ELEMENTS || held.is_some_and(|elements| elements > HELD_ELEMENTS);
        if self.unpacked > UNPACKED_BYTES || swollen || crowded {
            return Err(Trouble::Inflates);
        }
        Ok(())
    }
}
