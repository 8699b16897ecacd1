//! The pen on disks with and without room.

use super::*;
use crate::ledger::{Opened, Settings};
use crate::office::proposer::Proposer;
use crate::office::verbs::receive::{NewProposal, Receive};
use crate::office::{Particulars, ProposalId};
use std::path::Path;

fn open(folder: &Path, free_floor: u64) -> Pen {
    let mut settings = Settings::default();
    settings.limits.free_floor = free_floor;
    let Opened { ledger, register, .. } = Ledger::open_with(folder, settings).unwrap();
    Pen::new(ledger, register).unwrap()
}

fn receive(number: u8, text: Option<String>) -> Submission {
    let signer = Proposer { name: "张三".to_owned(), ..Proposer::default() };
    let title = format!("第{number}件");
    let particulars = Particulars { title, proposers: vec![signer], ..Particulars::default() };
    let proposals = vec![NewProposal { particulars, text, ..NewProposal::default() }];
    let command = Command::Receive(Receive { proposals, ..Receive::default() });
    Submission { clerk: ClerkId(1), uid: None, ticket: [number; 16], command, texts: Vec::new(), at: None }
}

/// An office with one proposal.
fn founded(folder: &Path) -> Pen {
    let mut pen = open(folder, 0);
    pen.found("某某", 0).unwrap();
    assert!(matches!(&pen.write(vec![receive(1, None)])[..], [Outcome::Entry(_)]));
    pen
}

/// Where in memory the register ahead has its first proposal: a copy has it elsewhere.
fn place(pen: &Pen) -> *const crate::office::Proposal {
    std::ptr::from_ref(pen.ahead.proposal(ProposalId(1)).unwrap())
}

#[test]
fn what_cannot_be_saved_is_refused_without_copying_the_register() {
    let folder = tempfile::tempdir().unwrap();
    founded(folder.path()).close();
    let mut pen = open(folder.path(), u64::MAX);
    let before = place(&pen);
    for pile in [vec![receive(2, None)], vec![receive(3, None), receive(4, None), receive(5, None)]] {
        for outcome in pen.write(pile) {
            assert!(matches!(&outcome, Outcome::Failed(why) if why.contains("磁盘")), "{outcome:?}");
        }
    }
    assert_eq!(place(&pen), before, "copied");
    pen.close();
    // One too large for any disk is refused in the same way, and those beside it are written.
    let mut pen = open(folder.path(), 0);
    let before = place(&pen);
    let outcomes =
        pen.write(vec![receive(6, None), receive(7, Some("字".repeat(23 << 20))), receive(8, None)]);
    assert!(matches!(&outcomes[..], [Outcome::Entry(_), Outcome::Failed(_), Outcome::Entry(_)]), "too large");
    assert_eq!((place(&pen), pen.register().count()), (before, 3));
    assert_eq!(pen.ahead, pen.stands);
}

#[test]
fn after_a_day_with_a_wrong_clock_entries_bear_the_right_time_again_also_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut pen = founded(folder.path());
    assert_eq!(pen.clock_warning(), None);
    let ahead = now() + 12 * 365 * 86_400_000;
    pen.write(vec![Submission { at: Some(ahead), ..receive(2, None) }]);
    let times = |pen: &mut Pen, first| {
        assert!(pen.clock_warning().unwrap().contains("核对本机时间"));
        let began = now();
        assert_eq!(pen.write(vec![receive(first, None), receive(first + 1, None)]).len(), 2);
        let written = pen.archive().entries(pen.archive().last() - 1, 2).unwrap();
        let times: Vec<i64> = written.iter().map(|entry| entry.at).collect();
        assert!(times.is_sorted() && times.iter().all(|at| (began..=now()).contains(at)), "{times:?}");
    };
    times(&mut pen, 3);
    pen.close();
    times(&mut open(folder.path(), 0), 5);
}
