//! The check of everything while the office works: every record of the journal and the chain over them, the snapshots,
//! the register against a replay of all entries, and everything in the store.
//!
//! Most of it reads files that only grow, and is done in a thread of its own. What needs the ledger or the register in use
//! is done by the decider, a stretch at a time. It takes the memory of one more register, so one is done at a time.

use super::decider::Order;
use super::errand::Errand;
use super::reading::Reading;
use crate::ledger::{Inspection, Ledger, LedgerError, StoreCheck};
use crate::office::Register;
use crate::wire::{Answer, Down};
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread;

/// Most entries replayed in one stretch: those that came while the journal was read.
const STRETCH: usize = 16;

/// Whether a check is under way.
#[derive(Debug, Default)]
pub struct Turnstile(Weak<()>);

/// The decider's part of a check.
#[derive(Debug)]
pub struct Check {
    findings: Vec<String>,
    /// The register as the journal gives it, until it was compared.
    replayed: Option<Register>,
    /// What the store was not asked yet.
    store: Option<StoreCheck>,
    /// Held as long as this is under way.
    _pass: Arc<()>,
}

impl Turnstile {
    /// Begins a check unless one is under way; it goes on as an order in the queue.
    pub fn begin(&mut self, inspection: Inspection, queue: Sender<Order>, errand: Errand, number: u32) {
        if self.0.strong_count() > 0 {
            let sentence = "另一个桌面正在检查；请等它结束后再试。".to_owned();
            return errand.answer(&Down::Answer { number, answer: Answer::No(sentence) });
        }
        let pass = Arc::new(());
        self.0 = Arc::downgrade(&pass);
        let work = move || match Check::read(&inspection, pass) {
            // The server may have ended meanwhile.
            Ok(check) => drop(queue.send(Order::Read(Reading::check(errand, number, check)))),
            Err(error) => {
                errand.answer(&Down::Answer { number, answer: Answer::No(error.to_string()) });
            }
        };
        // Without a thread the errand is over unanswered, and the desk may ask again.
        let _: io::Result<_> = thread::Builder::new().name("check".to_owned()).spawn(work);
    }
}

impl Check {
    fn read(inspection: &Inspection, pass: Arc<()>) -> Result<Self, LedgerError> {
        let (report, rest) = inspection.read()?;
        let (replayed, store) = rest.unzip();
        Ok(Self { findings: report.findings, replayed, store, _pass: pass })
    }

    /// Does a stretch. The answer once all is done.
    pub fn go_on(&mut self, ledger: &Ledger, register: &Register) -> Result<Option<Answer>, LedgerError> {
        if let Some(replayed) = &mut self.replayed {
            if replayed.seq() < ledger.last() {
                self.catch_up(ledger)?;
                return Ok(None);
            }
            if *replayed != *register {
                let sentence = "由记录重算的登记簿与正在使用的不一致，请重新启动服务并报告此问题。";
                self.findings.push(sentence.to_owned());
            }
            self.let_go_of_the_register();
            return Ok(None);
        }
        if let Some(store) = &mut self.store {
            let Some(findings) = ledger.check_store(store) else { return Ok(None) };
            self.findings.extend(findings);
        }
        Ok(Some(Answer::Findings(std::mem::take(&mut self.findings))))
    }

    /// Replays some of the entries that came since the journal was read.
    fn catch_up(&mut self, ledger: &Ledger) -> Result<(), LedgerError> {
        let Some(replayed) = &mut self.replayed else { return Ok(()) };
        let next = replayed.seq() + 1;
        for entry in ledger.entries(next, STRETCH)? {
            if let Err(broken) = replayed.apply(&entry) {
                self.findings.push(format!("{broken}。"));
                self.let_go_of_the_register();
                return Ok(());
            }
        }
        if replayed.seq() < next {
            self.findings.push(format!("第{next}条记录读不出来。"));
            self.let_go_of_the_register();
        }
        Ok(())
    }

    /// Giving back the memory of a large register takes a while, for which nobody should wait.
    fn let_go_of_the_register(&mut self) {
        let replayed = self.replayed.take();
        // Without a thread it is given back here.
        let _: io::Result<_> = thread::Builder::new().spawn(move || drop(replayed));
    }
}

#[cfg(test)]
mod tests {
    use super::super::errand::Kind;
    use super::super::feed::{Bounds, Feed, Next};
    use super::super::luggage::Scales;
    use super::*;
    use std::os::unix::net::UnixStream;
    use std::sync::mpsc::channel;

    #[test]
    fn while_one_is_under_way_no_other_begins() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap().ledger;
        let feed = Arc::new(Feed::new(0, Bounds::default()));
        let (ours, _theirs) = UnixStream::pair().unwrap();
        let desk = feed.sit(ours);
        let account = Arc::new(Scales::default()).account(1);
        let errand = || feed.errand(desk, Kind::Question, account.load()).unwrap();
        let ((queue, orders), mut turnstile) = (channel(), Turnstile::default());
        turnstile.begin(ledger.inspection(), queue.clone(), errand(), 1);
        let under_way = orders.recv().unwrap();
        turnstile.begin(ledger.inspection(), queue.clone(), errand(), 2);
        let Next::Write(refused) = feed.next(desk) else { panic!("begun") };
        let refused: Down = crate::wire::frames::read(&mut &*refused, 1000).unwrap();
        assert!(matches!(refused, Down::Answer { number: 2, answer: Answer::No(_) }), "{refused:?}");
        drop(under_way);
        turnstile.begin(ledger.inspection(), queue, errand(), 3);
        orders.recv().unwrap();
    }
}
