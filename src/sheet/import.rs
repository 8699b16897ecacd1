//! From a book to proposals: every row becomes a draft, a fault with its place, or a notice that it was left out.

use super::book::{Book, Sheet, column_letter};
use super::columns::{self, Layout};
use super::draft::{Builder, Common};
use super::lines::{self, Line, Section};
use super::notice::{Fault, Notice, Reason};
use super::records::{Record, records};
use super::row::Draft;
use super::{fold, words};
use crate::office::proposal::Kind;
use crate::office::supervision::Mark;
use crate::office::verbs::TITLE_LIMIT;
use crate::text::fold::fold as folded;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What an import would do, before anything is done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// What each column of each sheet was taken for.
    pub columns: Vec<ColumnUse>,
    /// Fields no sheet has a column for.
    pub missing: Vec<Field>,
    /// The proposals, in the order of the listing.
    pub rows: Vec<ImportRow>,
    /// Rows that cannot be taken, with the place and the reason.
    pub faults: Vec<Fault>,
    /// Rows that repeat an earlier row of the same file; they are also in `rows`.
    pub doubles: Vec<Double>,
    /// What the clerk should know about the listing as a whole.
    pub notices: Vec<Notice>,
}

/// One proposal of the listing.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub proposal: Draft,
    /// What was left open or kept as a note in this row.
    pub notices: Vec<Notice>,
}

/// A row as the clerk sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1.
    pub row: usize,
}

/// A row that says the same as an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// The later row.
    pub place: Place,
    /// The earlier row.
    pub first: Place,
}

/// What one column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// Name of the sheet.
    pub sheet: String,
    /// Letter of the column.
    pub letter: String,
    /// Its heading as written; empty when there is none.
    pub heading: String,
    /// What becomes of it.
    pub taken_as: TakenAs,
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenAs {
    /// It fills this field.
    Field(Field),
    /// Its text is kept in the notes as `列名:值`.
    Note,
    /// Telephone numbers, addresses and the like: recognised and deliberately not taken into the register.
    Contact,
}

/// The fields a column may fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 案号.
    Number,
    /// 流水号.
    Running,
    /// 案由.
    Title,
    /// 第一提案人.
    FirstProposer,
    /// 提案者.
    Proposer,
    /// 联名人.
    Cosigner,
    /// 附议人.
    Seconder,
    /// 名义.
    Kind,
    /// 分类.
    Category,
    /// 主办单位.
    Lead,
    /// 会办单位.
    Joint,
    /// 收到日期.
    Received,
    /// 届次.
    Session,
    /// 大会或平时.
    Period,
    /// 是否同意公开.
    Consent,
    /// 办理结果类别.
    Class,
    /// 满意度.
    Rating,
    /// 重点、重要、优秀.
    Mark,
    /// 正文.
    Text,
    /// 备注.
    Remark,
}

impl Field {
    /// All fields, in the order a form shows them.
    pub const ALL: &'static [Field] = &[
        Field::Number,
        Field::Running,
        Field::Title,
        Field::FirstProposer,
        Field::Proposer,
        Field::Cosigner,
        Field::Seconder,
        Field::Kind,
        Field::Category,
        Field::Lead,
        Field::Joint,
        Field::Received,
        Field::Session,
        Field::Period,
        Field::Consent,
        Field::Class,
        Field::Rating,
        Field::Mark,
        Field::Text,
        Field::Remark,
    ];

    /// Only one column may fill it; the others are joined from all their columns.
    pub fn is_single(self) -> bool {
        matches!(
            self,
            Field::Number
                | Field::Running
                | Field::Title
                | Field::Kind
                | Field::Category
                | Field::Received
                | Field::Period
                | Field::Consent
                | Field::Class
                | Field::Rating
        )
    }
}

impl Preview {
    /// The rows whose fingerprint the register knows: they were imported before.
    pub fn already<'a>(
        &'a self,
        is_known: impl Fn(&[u8; 16]) -> bool + 'a,
    ) -> impl Iterator<Item = &'a ImportRow> {
        self.rows.iter().filter(move |row| is_known(&row.proposal.fingerprint))
    }
}

/// Understands a book. `today` is the business date against which received dates are judged.
pub fn preview(book: &Book, today: NaiveDate) -> Preview {
    let mut preview = Preview::default();
    preview.notices.extend(book.encoding.filter(|encoding| *encoding != "UTF-8").map(Notice::Encoding));
    preview.notices.extend(book.hidden.iter().map(|sheet| Notice::HiddenSheet { sheet: sheet.clone() }));
    let mut without = Vec::new();
    let mut found = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        match columns::find(sheet) {
            Some(layout) => {
                take_sheet(sheet, &layout, today, &mut preview);
                found.push(layout);
            }
            None => without.push(sheet.name.clone()),
        }
    }
    if found.is_empty() {
        preview.faults.extend(without.into_iter().map(|sheet| Fault {
            sheet,
            row: 0,
            column: String::new(),
            reason: Reason::NoHeadings,
        }));
        return preview;
    }
    preview.notices.extend(without.into_iter().map(|sheet| Notice::NoHeadings { sheet }));
    preview.missing = missing(&found);
    compare_rows(&mut preview);
    note_inferred(&mut preview);
    preview
}

fn missing(layouts: &[Layout]) -> Vec<Field> {
    let has = |field: Field| layouts.iter().any(|layout| layout.of(field).next().is_some());
    let one_of = |field| match field {
        Field::FirstProposer | Field::Proposer => has(Field::FirstProposer) || has(Field::Proposer),
        other => has(other),
    };
    Field::ALL.iter().copied().filter(|field| !one_of(*field) && *field != Field::FirstProposer).collect()
}

fn take_sheet(sheet: &Sheet, layout: &Layout, today: NaiveDate, preview: &mut Preview) {
    preview.columns.extend(layout.columns.iter().map(|column| ColumnUse {
        sheet: sheet.name.clone(),
        letter: column_letter(column.index),
        heading: column.heading.clone(),
        taken_as: column.taken_as,
    }));
    preview.notices.extend(layout.notices.iter().cloned());
    let common = common(sheet, layout, today, &mut preview.notices);
    let mut headings = vec![String::new(); layout.columns.last().map_or(0, |column| column.index + 1)];
    for column in &layout.columns {
        if let Some(heading) = headings.get_mut(column.index) {
            heading.clone_from(&column.heading);
        }
    }
    let mut section = Section::default();
    let mut blank = 0;
    for record in records(sheet, layout) {
        let place = Place { sheet: sheet.name.clone(), row: record.row + 1 };
        match lines::line(&record, layout, &headings) {
            Line::Blank => blank += 1,
            Line::Aside(text) => preview.notices.push(Notice::LeftOut { place, text }),
            Line::Section(text) => {
                section = Section::of(&text);
                preview.notices.push(Notice::Section { place, text });
            }
            Line::Proposal => take_row(place, &record, layout, (&common, &section), preview),
        }
    }
    if blank > 0 {
        preview.notices.push(Notice::Blank { sheet: sheet.name.clone(), rows: blank });
    }
}

fn take_row(
    place: Place,
    record: &Record,
    layout: &Layout,
    (common, section): (&Common, &Section),
    preview: &mut Preview,
) {
    let (proposal, notices) = Builder::new(layout, record, common, section).build();
    let reason = if words::is_nothing(&proposal.title) {
        Reason::NoTitle
    } else if is_formula_error(&proposal.title) {
        Reason::FormulaError(proposal.title)
    } else if proposal.title.chars().count() > TITLE_LIMIT {
        Reason::TitleTooLong(proposal.title.chars().count())
    } else {
        preview.rows.push(ImportRow { place, proposal, notices });
        return;
    };
    let column = layout.of(Field::Title).next().map(columns::Column::name).unwrap_or_default();
    preview.faults.push(Fault { sheet: place.sheet, row: place.row, column, reason });
}

fn is_formula_error(title: &str) -> bool {
    matches!(
        title,
        "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" | "#DATA!" | "#SPILL!"
    )
}

/// What the lines above the headings say about all rows.
fn common(sheet: &Sheet, layout: &Layout, today: NaiveDate, notices: &mut Vec<Notice>) -> Common {
    let mut common = Common { today, ..Common::default() };
    if layout.of(Field::Session).next().is_none()
        && let Some(session) = layout.above.iter().find_map(|line| session_in(line))
    {
        notices.push(Notice::SessionFrom { sheet: sheet.name.clone(), session: session.clone() });
        common.session = session;
    }
    if let Some((mark, line)) = layout.above.iter().find_map(|line| Some((mark_in(line)?, line))) {
        notices.push(Notice::MarkFrom { sheet: sheet.name.clone(), mark, line: line.clone() });
        common.mark = Some(mark);
    }
    common.tells_joint = layout.of(Field::Kind).any(|column| {
        sheet
            .rows
            .iter()
            .skip(layout.heading_row + 1)
            .filter_map(|row| row.get(column.index))
            .any(|cell| words::kind(&cell.text()) == Some(Kind::Joint))
    });
    common
}

/// `平湖市政协十四届三次会议重点提案一览表` → `十四届三次会议`.
fn session_in(line: &str) -> Option<String> {
    let numeral = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let line = fold::plain(line);
    let at = line.find('届')?;
    let term: String = line[..at].chars().rev().take_while(numeral).collect();
    let rest = &line[at + '届'.len_utf8()..];
    let rest = rest.strip_prefix("委员会第").or_else(|| rest.strip_prefix('第')).unwrap_or(rest);
    let meeting: String = rest.chars().take_while(numeral).collect();
    if term.is_empty() || meeting.is_empty() || !rest[meeting.len()..].starts_with('次') {
        return None;
    }
    Some(format!("{}届{meeting}次会议", term.chars().rev().collect::<String>()))
}

/// A listing headed as one of key proposals, and of nothing else.
fn mark_in(line: &str) -> Option<Mark> {
    let line = fold::plain(line);
    let listing =
        ["一览表", "目录", "名单", "清单", "汇总", "台账", "登记表"].iter().any(|word| line.contains(word));
    let doubt = ["拟", "候选", "备选", "推荐", "及", "和", "与", "、", "建议", "遴选", "征集"]
        .iter()
        .any(|word| line.contains(word));
    if !listing || doubt {
        return None;
    }
    let found: Vec<Mark> = [
        ("重点提案", Mark::Key),
        ("重要提案", Mark::Important),
        ("优秀提案", Mark::Excellent),
        ("好提案", Mark::Excellent),
    ]
    .into_iter()
    .filter(|(word, _)| line.contains(word))
    .map(|(_, mark)| mark)
    .collect();
    if let [mark] = found.as_slice() { Some(*mark) } else { None }
}

/// Finds rows that repeat each other, wholly or by title.
fn compare_rows(preview: &mut Preview) {
    let mut prints: HashMap<[u8; 16], Place> = HashMap::new();
    let mut titles: HashMap<String, Place> = HashMap::new();
    for row in &mut preview.rows {
        if let Some(first) = prints.get(&row.proposal.fingerprint) {
            preview.doubles.push(Double { place: row.place.clone(), first: first.clone() });
            continue;
        }
        prints.insert(row.proposal.fingerprint, row.place.clone());
        match titles.entry(folded(&row.proposal.title)) {
            std::collections::hash_map::Entry::Occupied(first) => {
                row.notices.push(Notice::SameTitle { first: first.get().clone() });
            }
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(row.place.clone());
            }
        }
    }
}

fn note_inferred(preview: &mut Preview) {
    let rows = preview.rows.iter().filter(|row| !row.proposal.signers.kind_stated).count();
    if rows > 0 {
        preview.notices.push(Notice::KindInferred { rows });
    }
}
