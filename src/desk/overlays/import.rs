//! Importing a listing: which file, how far reading has come, what it would bring, and then one command for all of it.

use super::import_lines;
use super::notice::Scroll;
use crate::desk::form::Scene;
use crate::desk::layout::reading;
use crate::desk::msg::{Effect, Wish};
use crate::desk::typed::Typed;
use crate::keymap::{Action, Code, Key};
use crate::office::{Command, Ticket};
use crate::sheet::roster::{Entries, Roster, entries};
use crate::sheet::{Book, Preview, Progress, preview, receive, roster};
use crate::text::locale::say;
use chrono::NaiveDate;

/// An import.
#[derive(Debug)]
pub struct Import {
    /// The path, as typed.
    pub path: Typed,
    /// What Tab found beside the path.
    pub beside: Vec<String>,
    /// How far it is.
    pub step: Step,
    /// The rows to show.
    pub lines: Vec<String>,
    /// What part of them is shown.
    pub scroll: Scroll,
    /// The ticket under which it was sent, until the answer comes.
    pub sent: Option<Ticket>,
    entries: Option<Box<Entries>>,
    fresh: bool,
}

/// How far an import is.
#[derive(Debug)]
pub enum Step {
    /// The path is being typed; why the last one could not be read.
    Asking(Option<String>),
    /// The file is being read.
    Reading(Option<Progress>),
    /// It was read and understood.
    Shown(Box<Understood>),
}

/// A listing read and understood.
#[derive(Debug)]
pub struct Understood {
    /// Name of the file.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// Proposals.
    Proposals(Preview),
    /// Units, members or leaders.
    Roster(Roster),
}

impl Understood {
    /// Understands a book: as a roster where its headings are those of one, else as proposals.
    pub fn new(book: Book, today: NaiveDate) -> Self {
        let content =
            roster(&book).map_or_else(|| Content::Proposals(preview(&book, today)), Content::Roster);
        Self { name: book.name, content }
    }
}

/// What the reading of a file says.
#[derive(Debug)]
pub enum SheetNews {
    /// How far it is.
    Progress(Progress),
    /// It is done.
    Read(Box<Understood>),
    /// It could not be read; why, in Chinese.
    Failed(String),
    /// A listing was written: how many rows.
    Written(u64, String),
    /// A listing could not be written; why, in Chinese.
    NotWritten(String),
    /// The paths that begin like the one typed.
    Beside(Vec<String>),
}

impl Import {
    /// An import of nothing yet.
    pub fn new() -> Self {
        Self {
            path: Typed::default(),
            beside: Vec::new(),
            step: Step::Asking(None),
            lines: Vec::new(),
            scroll: Scroll::default(),
            sent: None,
            entries: None,
            fresh: true,
        }
    }

    /// Whether printable keys are text.
    pub fn typing(&self) -> bool {
        matches!(self.step, Step::Asking(_))
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        let enters = key == Key::plain(Code::Enter) || action == Some(Action::Accept);
        match (&self.step, action) {
            (Step::Asking(_), Some(Action::Cancel)) => Some(vec![Wish::Leave]),
            (Step::Asking(_), _) => self.ask(key, enters),
            (_, Some(Action::Cancel)) if self.sent.is_some() => Some(vec![Wish::Leave]),
            (Step::Reading(_), Some(Action::Cancel)) => Some(self.again(Some(Wish::Do(Effect::StopReading)))),
            (Step::Shown(_), Some(Action::Cancel)) => Some(self.again(None)),
            (Step::Reading(_), _) => None,
            (Step::Shown(_), _) if enters => Some(self.submit(scene)),
            (Step::Shown(_), action) => self.scroll.act(action?).then(Vec::new),
        }
    }

    /// Takes text that came as one piece.
    pub fn text(&mut self, text: &str) {
        if self.typing() {
            self.path.push(text.trim());
        }
    }

    fn ask(&mut self, key: Key, enters: bool) -> Option<Vec<Wish>> {
        if key == Key::plain(Code::Tab) {
            return Some(vec![Wish::Do(Effect::Complete(self.path.text().to_owned()))]);
        }
        if !enters {
            return self.path.key(key).then(Vec::new);
        }
        if self.path.is_empty() {
            return Some(vec![Wish::Refuse(say::NO_PATH.to_owned())]);
        }
        self.step = Step::Reading(None);
        Some(vec![Wish::Do(Effect::ReadSheet(self.path.text().to_owned()))])
    }

    fn again(&mut self, wish: Option<Wish>) -> Vec<Wish> {
        self.step = Step::Asking(None);
        wish.into_iter().collect()
    }

    fn submit(&self, scene: &Scene) -> Vec<Wish> {
        let Step::Shown(shown) = &self.step else { return Vec::new() };
        if self.sent.is_some() {
            return vec![Wish::Refuse(say::SENDING.to_owned())];
        }
        match self.command(shown, scene) {
            Ok(command) => vec![Wish::Submit(Box::new(command))],
            Err(why) => vec![Wish::Refuse(why)],
        }
    }

    /// The one command for all of it, or why there is none.
    fn command(&self, shown: &Understood, scene: &Scene) -> Result<Command, String> {
        match &shown.content {
            Content::Proposals(preview) => {
                let session = scene.register.current().ok_or_else(|| say::NO_SESSION.to_owned())?;
                if preview.rows.is_empty() {
                    return Err(say::NOTHING_TO_IMPORT.to_owned());
                }
                Ok(Command::Receive(receive(preview, &shown.name, session).0))
            }
            Content::Roster(_) => {
                let entries = self.entries.as_ref();
                if let Some(refusal) = entries.and_then(|entries| entries.refused.as_ref()) {
                    return Err(refusal.to_string());
                }
                let command = entries.and_then(|entries| entries.command.clone());
                command.ok_or_else(|| say::NOTHING_TO_LIST.to_owned())
            }
        }
    }

    /// Takes news of the reading; late news of a reading that was stopped is dropped.
    pub fn hear(&mut self, news: SheetNews) {
        match (news, &self.step) {
            (SheetNews::Beside(paths), Step::Asking(_)) => self.complete(paths),
            (SheetNews::Progress(progress), Step::Reading(_)) => self.step = Step::Reading(Some(progress)),
            (SheetNews::Read(understood), Step::Reading(_)) => {
                self.step = Step::Shown(understood);
                self.scroll = Scroll::default();
                self.fresh = true;
            }
            (SheetNews::Failed(why), Step::Reading(_)) => self.step = Step::Asking(Some(why)),
            _ => {}
        }
    }

    /// Completes the path as far as all that was found agrees, and lists what was found when it is several.
    fn complete(&mut self, paths: Vec<String>) {
        self.path.complete(&paths);
        self.beside = if paths.len() > 1 { paths } else { Vec::new() };
    }

    /// Works the rows out again.
    pub fn settle(&mut self, scene: &Scene, size: (u16, u16)) {
        let (cols, page) = reading(size);
        let Step::Shown(shown) = &self.step else { return };
        if self.fresh {
            self.entries = match &shown.content {
                Content::Roster(roster) => Some(Box::new(entries(roster, scene.register, &scene.occasion))),
                Content::Proposals(_) => None,
            };
            self.lines = import_lines::lines(shown, self.entries.as_deref(), scene.register, cols);
            self.fresh = false;
        }
        self.scroll.fit(self.lines.len(), page.saturating_sub(1));
    }
}

impl Default for Import {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::panes::world::World;
    use crate::sheet::{Cell, book::Sheet};

    fn book(rows: &[&[&str]]) -> Book {
        let cell = |text: &&str| Cell::Text((*text).to_owned());
        let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let sheets = vec![Sheet { name: "表".to_owned(), rows, merges: Vec::new() }];
        Book { name: "名册.xlsx".to_owned(), digest: [0; 32], encoding: None, sheets, hidden: Vec::new() }
    }

    #[test]
    fn a_roster_is_previewed_and_sent_as_one_command() {
        let world = World::new();
        let mut import = Import::new();
        import.step = Step::Reading(None);
        let rows: &[&[&str]] =
            &[&["编码", "单位名称"], &["1", "市教育局"], &["2", "市财税局"], &["9", "市水务局"]];
        let read = Understood::new(book(rows), world.occasion.today());
        import.hear(SheetNews::Read(Box::new(read)));
        import.settle(&world.scene(), (80, 24));
        let told = import.lines.join("\n");
        assert!(told.contains("新登记1家，更新1家，没有变化1家"), "{told}");
        assert!(told.contains("“市财政局”将更名为“市财税局”"), "{told}");
        let wishes = import.submit(&world.scene());
        assert!(matches!(&wishes[..], [Wish::Submit(command)]
            if matches!(&**command, Command::ListUnits(list) if list.units.len() == 2)));
    }

    #[test]
    fn a_path_is_completed_as_far_as_all_candidates_agree() {
        let mut import = Import::new();
        import.path = Typed::new("/srv/提");
        import.hear(SheetNews::Beside(vec!["/srv/提案2025.xlsx".into(), "/srv/提案2026.xlsx".into()]));
        assert_eq!(import.path.text(), "/srv/提案202");
        assert_eq!(import.beside.len(), 2);
        import.hear(SheetNews::Beside(vec!["/srv/提案2026.xlsx".into()]));
        assert_eq!((import.path.text(), import.beside.len()), ("/srv/提案2026.xlsx", 0));
        import.hear(SheetNews::Beside(Vec::new()));
        assert_eq!(import.path.text(), "/srv/提案2026.xlsx");
    }
}
