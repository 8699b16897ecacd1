//! Which keymap the desk uses: a preset by name, or the clerk's own file over the default one.

use super::exit::Exit;
use super::place::settings;
use crate::keymap::check::{Report, lay_file};

use crate::keymap::{Keymap, Preset, load};
use std::fs;
use std::path::{Path, PathBuf};

/// Longest keymap file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// The keymap for `--keymap`, or for the file `keymap.toml` among the clerk's settings, and what is wrong with it. A bad
/// file costs its bad lines, a missing or unreadable one everything in it, never the desk.
pub fn chosen(asked: Option<&str>) -> (Keymap, Vec<String>) {
    let own = settings().map(|folder| folder.join("keymap.toml")).filter(|file| file.is_file());
    let (preset, file) = match asked {
        Some(word) => match Preset::named(word) {
            Some(preset) => (preset, own),
            None => (Preset::Default, Some(PathBuf::from(word))),
        },
        None => (Preset::Default, own),
    };
    let Some(file) = file else { return (load(preset, None).0, Vec::new()) };
    match read(&file) {
        Ok(text) => {
            let (keymap, report) = load(preset, Some((&file.display().to_string(), &text)));
            (keymap, report.to_string().lines().map(str::to_owned).collect())
        }
        Err(exit) => (load(preset, None).0, vec![format!("{exit}。这次用默认键位")]),
    }
}

/// What is wrong with a keymap file.
pub fn check(file: &Path) -> Result<Report, Exit> {
    let text = read(file)?;
    Ok(lay_file(&Preset::Default.keymap(), &file.display().to_string(), &text).1)
}

fn read(file: &Path) -> Result<String, Exit> {
    let name = file.display();
    let length = fs::metadata(file).map_err(|error| Exit::Usage(format!("键位文件{name}打不开：{error}")))?;
    if !length.is_file() {
        return Err(Exit::Usage(format!("{name}不是文件")));
    }
    if length.len() > LIMIT {
        return Err(Exit::Usage(format!("键位文件{name}太大(超过1兆)")));
    }
    let bytes = fs::read(file).map_err(|error| Exit::Usage(format!("键位文件{name}读不出：{error}")))?;
    String::from_utf8(bytes).map_err(|_| Exit::Usage(format!("键位文件{name}不是 UTF-8 文字")))
}
