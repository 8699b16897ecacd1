//! From a book to proposals: every row becomes a draft, a fault with its place, or a notice that it was left out.

use super::above;
use super::book::{Book, Sheet, column_letter};
use super::columns::{self, Layout};
use super::draft::{Builder, Common};
use super::lines::{self, Line, Section};
use super::notice::{Fault, Notice, Reason};
use super::records::{Record, records};
use super::row::Draft;
use super::words;
use crate::office::verbs::TITLE_LIMIT;
use crate::office::verbs::particulars::{NAME_LIMIT, PROPOSERS_LIMIT};
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
    let common = above::common(sheet, layout, today, &mut preview.notices);
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
    let mut fault = Field::Title;
    let reason = if words::is_nothing(&proposal.title) {
        Reason::NoTitle
    } else if is_formula_error(&proposal.title) {
        Reason::FormulaError(proposal.title)
    } else if proposal.title.chars().count() > TITLE_LIMIT {
        Reason::TitleTooLong(proposal.title.chars().count())
    } else if let Some(reason) = names_amiss(&proposal) {
        fault = Field::Proposer;
        reason
    } else {
        preview.rows.push(ImportRow { place, proposal, notices });
        return;
    };
    let column = layout.of(fault).next().map(columns::Column::name).unwrap_or_default();
    preview.faults.push(Fault { sheet: place.sheet, row: place.row, column, reason });
}

/// More names than a proposal has, or a name nobody has.
fn names_amiss(proposal: &Draft) -> Option<Reason> {
    let (proposers, seconders) = (&proposal.signers.proposers, &proposal.signers.seconders);
    let most = proposers.len().max(seconders.len());
    if most > PROPOSERS_LIMIT {
        return Some(Reason::TooManyNames(most));
    }
    let names = proposers.iter().map(|proposer| &proposer.name).chain(seconders);
    names.map(|name| name.chars().count()).find(|long| *long > NAME_LIMIT).map(Reason::NameTooLong)
}

fn is_formula_error(title: &str) -> bool {
    matches!(
        title,
        "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" | "#DATA!" | "#SPILL!"
    )
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
