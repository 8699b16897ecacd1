//! Lines of a listing that are no proposals: totals, remarks, headings printed again, headings of sections.

use super::book::Cell;
use super::columns::Layout;
use super::fold;
use super::import::Field;
use super::records::Record;
use super::scrub::clean_line;
use super::words;
use crate::office::proposer::Kind;
use crate::office::session::Period;
use crate::text::fold::fold as folded;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing in it.
    Blank,
    /// A proposal, or something that was meant to be one.
    Proposal,
    /// The heading of the rows below.
    Section(String),
    /// Something else, with its words.
    Aside(String),
}

/// What the heading of a section says about the rows below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Their category.
    pub category: String,
    /// The name they were handed in under.
    pub kind: Option<Kind>,
    /// Whether they are plenary proposals.
    pub period: Option<Period>,
}

/// Tells what a line is.
pub fn line(record: &Record, layout: &Layout, headings: &[String]) -> Line {
    let filled: Vec<(usize, String)> = record
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(index, cell)| (index, clean_line(&cell.text())))
        .collect();
    let Some((first, text)) = filled.first() else { return Line::Blank };
    let words = || filled.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
    let title = layout.of(Field::Title).any(|column| record.cells.get(column.index).is_some_and(is_filled));
    if repeats_headings(&filled, headings) || is_total(text) && (!title || filled.len() <= 3) {
        return Line::Aside(words());
    }
    let alone = filled.len() == 1;
    let titled = layout.of(Field::Title).any(|column| column.index == *first);
    if alone && (record.banner || !titled || starts_like_section(text)) {
        if let Some(section) =
            section_words(text).filter(|_| record.banner || starts_like_section(text) || !titled)
        {
            return Line::Section(section);
        }
        if record.banner || is_remark(text) {
            return Line::Aside(words());
        }
    }
    if !title && (is_remark(text) || only_numbers(record, layout)) {
        return Line::Aside(words());
    }
    Line::Proposal
}

fn is_filled(cell: &Cell) -> bool {
    !cell.is_empty() && !words::is_nothing(&cell.text())
}

fn repeats_headings(filled: &[(usize, String)], headings: &[String]) -> bool {
    filled.len() >= 2
        && filled.iter().all(|(index, text)| headings.get(*index).is_some_and(|heading| heading == text))
}

pub(super) fn is_total(text: &str) -> bool {
    let text = folded(text);
    ["合计", "总计", "小计", "共计", "总数"].iter().any(|word| text.starts_with(word))
}

fn is_remark(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "注:",
        "注1",
        "备注:",
        "说明:",
        "附注",
        "填表",
        "制表",
        "填报",
        "审核",
        "打印",
        "联系人",
        "单位(",
        "单位:",
        "日期:",
    ];
    let text = fold::plain(text);
    let page = text.starts_with('第') && text.contains('页');
    page || STARTS.iter().any(|start| text.starts_with(start))
}

/// `一、`, `(二)`, `第三部分`.
fn starts_like_section(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = fold::plain(text);
    let rest = text.trim_start_matches(['(', '第']);
    let after = rest.trim_start_matches(|c| NUMERALS.contains(c));
    after.len() < rest.len() && after.starts_with(['、', ')', ',', '.', '部', ':'])
}

/// The words of a section without its number and count; `None` for text that heads nothing.
fn section_words(text: &str) -> Option<String> {
    let text = fold::plain(text);
    let text = if starts_like_section(&text) {
        let at = text.find(['、', ')', ',', '.', ':', '分'])?;
        text[at..].trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches("分").to_owned()
    } else {
        text
    };
    let text = text.split(['(', ':', ',']).next().unwrap_or_default();
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || "共件计".contains(c));
    let short = (2..=16).contains(&text.chars().count());
    let heads =
        ["类", "方面", "提案", "建设", "领域", "工作", "界", "件"].iter().any(|end| text.ends_with(end));
    (short && heads && !is_remark(text)).then(|| text.to_owned())
}

/// Prepared lines of which only the number was filled in.
fn only_numbers(record: &Record, layout: &Layout) -> bool {
    let numbers: Vec<usize> =
        layout.of(Field::Number).chain(layout.of(Field::Running)).map(|column| column.index).collect();
    record.cells.iter().enumerate().all(|(index, cell)| !is_filled(cell) || numbers.contains(&index))
}

impl Section {
    /// Understands the words of a section.
    pub fn of(words_of: &str) -> Self {
        let kind = words::kind(words_of);
        let period = words::period(words_of);
        let category = if kind.is_some() || period.is_some() { String::new() } else { words_of.to_owned() };
        Self { category, kind, period }
    }
}
