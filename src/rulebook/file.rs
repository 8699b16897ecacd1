//! A file while it is read: the faults found in it, where each value stands, and which values could not be read, so that
//! what is said of the others is still told, and told at its place.

use super::fault::Fault;
use crate::office::soundness::Unsound;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A file with the faults found in it so far.
pub(super) struct File<'t> {
    text: &'t str,
    faults: RefCell<Vec<Fault>>,
    /// Where each value stands, by its path.
    places: RefCell<BTreeMap<String, Range<usize>>>,
    /// Where each section begins.
    headings: RefCell<BTreeMap<String, Range<usize>>>,
    /// Paths of values that could not be read.
    misread: RefCell<BTreeSet<String>>,
    /// Lines that are no TOML.
    broken: RefCell<BTreeSet<usize>>,
}

impl<'t> File<'t> {
    /// A file without faults.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            faults: RefCell::default(),
            places: RefCell::default(),
            headings: RefCell::default(),
            misread: RefCell::default(),
            broken: RefCell::default(),
        }
    }

    /// A fault at a place. What is said of a line that is no TOML follows from that alone.
    pub fn fault(&self, span: &Range<usize>, what: impl Into<String>) {
        let fault = Fault::at(self.text, span, what.into());
        if !self.broken.borrow().contains(&fault.line) {
            self.faults.borrow_mut().push(fault);
        }
    }

    /// A line that is no TOML. One slip makes the parser stumble several times over; it is told once. What follows a broken
    /// heading belongs to nothing that could be read.
    pub fn broken(&self, span: &Range<usize>, what: impl Into<String>) {
        self.fault(span, what);
        let line = Fault::at(self.text, span, String::new()).line;
        let mut broken = self.broken.borrow_mut();
        broken.insert(line);
        let heads = |text: &&str| text.trim_start().starts_with('[');
        let mut from = (1..).zip(self.text.lines()).skip(line - 1);
        if from.next().is_some_and(|(_, text)| heads(&text)) {
            broken.extend(from.take_while(|(_, text)| !heads(text)).map(|(line, _)| line));
        }
    }

    /// A value stands here.
    pub fn stands(&self, path: String, span: Range<usize>) {
        self.places.borrow_mut().insert(path, span);
    }

    /// A section begins here.
    pub fn headed(&self, path: String, span: Range<usize>) {
        self.headings.borrow_mut().insert(path, span);
    }

    /// A value could not be read; that has been told.
    pub fn misread(&self, path: String) {
        self.misread.borrow_mut().insert(path);
    }

    /// What the law says against the rules, at its place in the file. What rests on a value that could not be read is kept
    /// back until it can; what is wrong with a value that the file leaves as it was is told where the file clashes with it.
    pub fn judged(&self, unsound: &Unsound) {
        let Unsound { at, what, against } = unsound;
        if self.unread(at, false) || against.iter().any(|path| self.unread(path, true)) {
            return;
        }
        if let Some(span) = self.place(at) {
            return self.fault(&span, what);
        }
        if self.unread("base", false) {
            return;
        }
        let key = at.split('.').take_while(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
        let key = key.filter(|part| part.is_ascii()).collect::<Vec<_>>().join(".");
        let clash = against.iter().find_map(|path| self.place(path)).or_else(|| self.heading(at));
        let told = format!("沿用的 {key} 里有不合之处：{what}；请在文件里写明 {key}");
        self.fault(&clash.unwrap_or(0..0), told);
    }

    /// Whether a value, or what it is part of, could not be read; with `parts` also, whether part of it could not.
    fn unread(&self, path: &str, parts: bool) -> bool {
        let under = |below: &str, above: &str| {
            below.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let misread = self.misread.borrow();
        misread.iter().any(|bad| under(path, bad) || parts && under(bad, path))
    }

    /// Where the file says the value of a path, or the row or list that it is left out of.
    fn place(&self, path: &str) -> Option<Range<usize>> {
        let places = self.places.borrow();
        above(path).find_map(|path| places.get(path).cloned())
    }

    /// Where the section of a path begins.
    fn heading(&self, path: &str) -> Option<Range<usize>> {
        let headings = self.headings.borrow();
        above(path).find_map(|path| headings.get(path).cloned())
    }

    /// Every fault by place, each once.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort();
        faults.dedup();
        faults
    }
}

/// A path and all paths above it, the nearest first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('.').map(|(above, _)| above))
}
