//! Checking an office from the first byte to the last, changing nothing in its journal.

use std::path::Path;

use super::comparison::Comparison;
use super::error::LedgerError;
use super::head;
use super::lock::Lock;
use super::open::{open_entry, take_in};
use super::projection::{Applied, Projection};
use super::raise;
use super::settings::Settings;
use super::snapshots::{self, Reading};
use super::store::StoreError;
use super::survey::{self, Survey};
use super::tail::Known;
use super::vault::{Parcel, Places};
use crate::office::Register;

/// What [`verify`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Entries in the journal.
    pub entries: u64,
    /// Texts in the journal, equal ones counted once; only known after a deep check.
    pub texts: u64,
    /// Segment files.
    pub segments: u64,
    /// Bytes in all segments.
    pub bytes: u64,
    /// BLAKE3 chain value of the last record: it names the whole history.
    pub chain: [u8; 32],
    /// Worth knowing, but nothing is wrong; one Chinese sentence each.
    pub remarks: Vec<String>,
    /// What is wrong, one Chinese sentence each; empty if all is well.
    pub findings: Vec<String>,
}

/// Checks the office at `folder`: every record, the chain over all of them, the head file. A deep check also decodes
/// and applies every entry, and compares the result with the snapshots and with everything in the store.
///
/// # Errors
/// If the folder cannot be read or is in use. What is wrong inside is in the report.
pub fn verify(folder: &Path, deep: bool) -> Result<Report, LedgerError> {
    verify_with(folder, deep, &Settings::default())
}

/// The same with another store.
///
/// # Errors
/// As [`verify`].
pub fn verify_with(folder: &Path, deep: bool, settings: &Settings) -> Result<Report, LedgerError> {
    if !folder.is_dir() {
        return Err(LedgerError::NotFolder { path: folder.to_owned() });
    }
    let _lock = Lock::take(folder)?;
    let places = Places::of(folder);
    let mut check = Check { places: &places, survey: Survey::default(), report: Report::default() };
    if check.journal()?
        && deep
        && let Some((_, wanted)) = check.contents()?
    {
        let store = raise::open_store(settings, &places.store);
        check.store(store.as_ref().map_err(Clone::clone), &wanted);
    }
    Ok(check.report)
}

/// The part of a deep check that needs nothing but the files, so that it can be done beside the one who writes them.
#[derive(Debug)]
pub struct Inspection {
    places: Places,
}

/// The rest of such a check: what the store should hold.
#[derive(Debug)]
pub struct StoreCheck {
    wanted: Applied,
    comparison: Comparison,
}

impl Inspection {
    /// Of the office at these places.
    pub(super) fn of(places: &Places) -> Self {
        Self { places: places.clone() }
    }

    /// Checks every record, the chain over all of them, the head file and the snapshots. The findings; and the register as
    /// the journal gives it and what is to be asked of the store, unless the journal cannot be read to its end.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn read(&self) -> Result<(Report, Option<(Register, StoreCheck)>), LedgerError> {
        let mut check = Check { places: &self.places, survey: Survey::default(), report: Report::default() };
        let contents = if check.journal()? { check.contents()? } else { None };
        let rest = contents.map(|(register, wanted)| {
            (register, StoreCheck { wanted, comparison: Comparison::with(wanted) })
        });
        Ok((check.report, rest))
    }
}

impl StoreCheck {
    /// Reads a stretch of the store. `None`: there is more; else what was found, one Chinese sentence each.
    pub(super) fn go_on(&mut self, projection: Option<&Projection>) -> Option<Vec<String>> {
        let wrong = |why: StoreError| Some(vec![broken_store(&why)]);
        let Some(projection) = projection else {
            return wrong(StoreError::Failed("暂不可用".to_owned()));
        };
        if projection.applied().seq < self.wanted.seq {
            return wrong(StoreError::Damaged("缺少条目".to_owned()));
        }
        match projection.go_on(&mut self.comparison) {
            Ok(true) => None,
            Ok(false) => Some(Vec::new()),
            Err(why) => wrong(why),
        }
    }
}

fn broken_store(why: &StoreError) -> String {
    format!("本地库：{why}；下次打开时会按日志重建。")
}

/// The deep check of a ledger that is open, with the register its server holds.
pub(super) fn verify_open(
    places: &Places,
    projection: Option<&Projection>,
    register: &Register,
) -> Result<Report, LedgerError> {
    let mut check = Check { places, survey: Survey::default(), report: Report::default() };
    if check.journal()?
        && let Some((replayed, wanted)) = check.contents()?
    {
        if replayed != *register {
            check.report.findings.push("正在使用的登记簿与日志重算的结果不一致；请重新启动服务。".to_owned());
        }
        let down = || StoreError::Failed("暂不可用".to_owned());
        check.store(projection.ok_or_else(down), &wanted);
    }
    Ok(check.report)
}

struct Check<'a> {
    places: &'a Places,
    survey: Survey,
    report: Report,
}

impl Check<'_> {
    /// Walks every record. False if the journal is not sound, so that there is no use in reading on.
    fn journal(&mut self) -> Result<bool, LedgerError> {
        match self.walk() {
            Ok(()) => Ok(true),
            Err(wrong) => self.found(wrong).map(|()| false),
        }
    }

    fn walk(&mut self) -> Result<(), LedgerError> {
        let mut notices = Vec::new();
        let mark = head::read(&self.places.head, &mut notices)?;
        self.report.remarks.extend(notices.iter().map(ToString::to_string));
        let known = mark.map_or(Known::NOTHING, |mark| Known { seq: mark.seq, witness: "head 文件" });
        self.survey = Survey::read(&self.places.journal, 1, u64::MAX, known)?;
        let Survey { segments, last, end, bytes, tear, chain, .. } = &self.survey;
        self.report.entries = *last;
        self.report.segments = segments.len() as u64;
        (self.report.bytes, self.report.chain) = (*bytes, *chain);
        if let Some(tear) = tear {
            self.report.remarks.push(format!("末尾有 {} 字节未写完，下次打开时会截下另存。", tear.bytes));
        }
        match mark {
            Some(mark) if survey::chain_at(segments, *end, mark.seq)? != Some(mark.chain) => {
                Err(LedgerError::Diverged { head: self.places.head.clone(), seq: mark.seq })
            }
            _ => Ok(()),
        }
    }

    /// Replays everything, comparing with each snapshot as it goes by. Gives the register, and what a store should say.
    fn contents(&mut self) -> Result<Option<(Register, Applied)>, LedgerError> {
        let snapshots = snapshots::list(&self.places.snapshots)?;
        let mut findings = Vec::new();
        let mut register = Register::default();
        let genesis = survey::chain_at(&self.survey.segments, self.survey.end, 0)?.unwrap_or_default();
        let mut tally = raise::Tally::new(genesis);
        let replayed = survey::replay(&self.survey.segments, self.survey.end, 1, |item| {
            let parcel = Parcel::open(&item)?;
            take_in(&mut register, &open_entry(item.seq, &parcel.entry)?)?;
            tally.add(&item, &parcel);
            for (seq, path) in snapshots.iter().filter(|(seq, _)| *seq == item.seq) {
                findings.extend(compare_snapshot(*seq, path, &register));
            }
            Ok(true)
        });
        self.report.findings.append(&mut findings);
        self.report.texts = tally.applied.texts;
        match replayed {
            Ok(()) => Ok(Some((register, tally.applied))),
            Err(wrong) => self.found(wrong).map(|()| None),
        }
    }

    fn store(&mut self, store: Result<&Projection, StoreError>, wanted: &Applied) {
        let checked = store.and_then(|projection| projection.compare().map(|()| projection.applied()));
        match checked {
            Ok(applied) if applied.seq == wanted.seq && applied != wanted => {
                self.report
                    .findings
                    .push("本地库与日志不一致；下次打开前请移走 store 目录，会自动重建。".to_owned());
            }
            Ok(applied) if applied.seq > wanted.seq => {
                let (known, found) = (applied.seq, wanted.seq);
                let journal = self.places.journal.clone();
                let lost = LedgerError::Lost { witness: "本地库", known, found, journal };
                self.report.findings.push(lost.to_string());
            }
            Ok(applied) if applied.seq < wanted.seq => {
                let behind = wanted.seq - applied.seq;
                self.report.remarks.push(format!("本地库落后 {behind} 条，下次打开时会补齐。"));
            }
            Ok(_) => {}
            Err(why) => self.report.findings.push(broken_store(&why)),
        }
    }

    /// What is wrong with the journal goes into the report; what keeps us from looking is an error.
    fn found(&mut self, wrong: LedgerError) -> Result<(), LedgerError> {
        use LedgerError as E;
        match wrong {
            E::Damaged { .. }
            | E::Missing { .. }
            | E::Lost { .. }
            | E::Diverged { .. }
            | E::Newer { .. }
            | E::Unreadable { .. }
            | E::Misfit { .. } => {
                self.report.findings.push(wrong.to_string());
                Ok(())
            }
            other => Err(other),
        }
    }
}

fn compare_snapshot(seq: u64, path: &Path, register: &Register) -> Option<String> {
    match snapshots::read(seq, path) {
        Some(Reading::Foreign) => None,
        Some(Reading::Usable(snapshot)) if snapshot.register == *register => None,
        Some(Reading::Usable(_)) => {
            Some(format!("第 {seq} 号处的登记簿快照与重算结果不一致；请删除 {}。", path.display()))
        }
        // A server that goes on working removes old ones.
        None if !path.exists() => None,
        None => Some(format!("快照 {} 已损坏；下次打开时不会使用它。", path.display())),
    }
}
