//! Carries effects out: the only part of the desk that reaches outside, together with the terminal.

use super::link::Link;
use super::msg::{Effect, Msg, Sheet};
use super::overlays::import::{SheetNews, Understood};
use crate::office::calendar::beijing;
use crate::sheet::export::{Format, Head, Table, write};
use crate::sheet::{Progress, read};
use crate::text::locale::say;
use crate::wire::Up;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs, thread};

/// Most paths that completion shows.
const COMPLETIONS: usize = 100;

/// The hands of the desk.
pub struct Hands {
    link: Link,
    news: Sender<Msg>,
    reading: Arc<AtomicBool>,
}

/// What the loop itself has to do after some effects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Left {
    /// Draw everything anew.
    pub redraw: bool,
    /// Ring the bell.
    pub ring: bool,
    /// Leave.
    pub quit: bool,
}

/// The time, milliseconds since 1970 UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

impl Hands {
    /// Hands that speak over `link` and report to `news`.
    pub fn new(link: Link, news: Sender<Msg>) -> Self {
        Self { link, news, reading: Arc::new(AtomicBool::new(false)) }
    }

    /// Carries effects out in order; what is left is for the loop.
    pub fn perform(&mut self, effects: Vec<Effect>) -> Left {
        let mut left = Left::default();
        for effect in effects {
            match effect {
                Effect::Submit { ticket, command } => self.link.submit(ticket, *command),
                Effect::Ask { number, question } => self.link.send(&Up::Ask { number, question }),
                Effect::ReadSheet(path) => self.read_sheet(&path),
                Effect::WriteSheet(sheet) => self.write_sheet(*sheet),
                Effect::StopReading => self.reading.store(false, Ordering::Relaxed),
                Effect::Complete(path) => self.tell(SheetNews::Beside(complete(&path))),
                Effect::Reconnect => self.link.hang_up(),
                Effect::Redraw => left.redraw = true,
                Effect::Ring => left.ring = true,
                Effect::Quit => left.quit = true,
            }
        }
        left
    }

    /// Says goodbye to the server.
    pub fn goodbye(&self) {
        self.link.send(&Up::Bye);
    }

    fn tell(&self, news: SheetNews) {
        // The receiver is the loop that called this; it is there.
        let _ = self.news.send(Msg::Sheet(news));
    }

    fn write_sheet(&self, sheet: Sheet) {
        let news = self.news.clone();
        let started = thread::Builder::new().name("write".to_owned()).spawn(move || {
            // Nobody hears it any more when the desk was left meanwhile; the file is there all the same.
            let _ = news.send(Msg::Sheet(write_in_background(&sheet)));
        });
        if let Err(error) = started {
            self.tell(SheetNews::NotWritten(error.to_string()));
        }
    }

    /// Reads a listing in the background. A reading that was stopped, or overtaken by another one, falls silent.
    fn read_sheet(&mut self, path: &str) {
        self.reading.store(false, Ordering::Relaxed);
        self.reading = Arc::new(AtomicBool::new(true));
        let (goes_on, news, path) = (Arc::clone(&self.reading), self.news.clone(), home(path));
        let started = thread::Builder::new().name("read".to_owned()).spawn(move || {
            let read = read_in_background(&path, &goes_on, &news);
            if goes_on.load(Ordering::Relaxed) {
                let _ = news.send(Msg::Sheet(read));
            }
        });
        if let Err(error) = started {
            self.tell(SheetNews::Failed(error.to_string()));
        }
    }
}

/// Writes a listing; never over another file.
fn write_in_background(sheet: &Sheet) -> SheetNews {
    let path = home(&sheet.path);
    let Some(format) = Format::of(&path) else { return SheetNews::NotWritten(say::EXPORT_NAMES.to_owned()) };
    let heads: Vec<Head> = sheet.columns.iter().copied().map(Head::from).collect();
    let table = Table { title: &sheet.title, columns: &heads, overwrite: false };
    match write(&path, format, &table, sheet.rows.iter().cloned(), &mut |_| ControlFlow::Continue(())) {
        Ok(rows) => {
            let place = std::path::absolute(&path).unwrap_or(path);
            SheetNews::Written(rows, place.display().to_string())
        }
        Err(error) => SheetNews::NotWritten(error.to_string()),
    }
}

fn read_in_background(path: &Path, goes_on: &AtomicBool, news: &Sender<Msg>) -> SheetNews {
    let mut watch = |progress: Progress| {
        if goes_on.load(Ordering::Relaxed) && news.send(Msg::Sheet(SheetNews::Progress(progress))).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    match read(path, &mut watch) {
        Ok(book) => SheetNews::Read(Box::new(Understood::new(book, beijing(now()).date()))),
        Err(error) => SheetNews::Failed(error.to_string()),
    }
}

/// `~/` stands for the clerk's own folder.
fn home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(path),
    }
}

/// The paths that begin like `typed`, folders with a `/` at the end, hidden ones only when asked for.
fn complete(typed: &str) -> Vec<String> {
    let (folder, begins) = typed.rsplit_once('/').map_or(("", typed), |(folder, name)| (folder, name));
    let shown = if typed.contains('/') { format!("{folder}/") } else { String::new() };
    let place = if shown.is_empty() { PathBuf::from(".") } else { home(&shown) };
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let wanted = name.starts_with(begins) && (begins.starts_with('.') || !name.starts_with('.'));
            let slash = if entry.path().is_dir() { "/" } else { "" };
            wanted.then(|| format!("{shown}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.truncate(COMPLETIONS);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completion_lists_what_begins_alike_and_marks_folders() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["提案1.csv", "提案2.csv", "别的.csv", ".提案"] {
            fs::write(folder.path().join(name), "")?;
        }
        fs::create_dir(folder.path().join("提案旧"))?;
        let base = format!("{}/", folder.path().display());
        assert_eq!(
            complete(&format!("{base}提")),
            ["提案1.csv", "提案2.csv", "提案旧/"].map(|n| format!("{base}{n}"))
        );
        assert_eq!(complete(&format!("{base}.")), [format!("{base}.提案")]);
        assert!(complete("/nirgends/x").is_empty());
        Ok(())
    }
}
