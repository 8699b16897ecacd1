//! Three real public listings come in whole.

use super::{notices, preview, sample, today};
use tian::office::fact::{Change, Fact};
use tian::office::ids::SessionId;
use tian::office::proposer::{Kind, ProposerKind};
use tian::office::supervision::Mark;
use tian::office::verbs::found::founding;
use tian::office::verbs::receive::Receive;
use tian::office::{Command, Entry, Occasion, Register, decide};
use tian::sheet::export::{Column, Format, Head, Table, row, write};
use tian::sheet::import::{Field, Preview};
use tian::sheet::notice::Notice;
use tian::sheet::row::Draft;

fn clean(name: &str, count: usize) -> Preview {
    let preview = preview(&sample(name));
    assert_eq!(preview.faults, [], "{name}");
    assert_eq!(preview.doubles, [], "{name}");
    assert_eq!(preview.rows.len(), count, "{name}");
    preview
}

fn at(preview: &Preview, row: usize) -> &Draft {
    &preview.rows.iter().find(|found| found.place.row == row).unwrap().proposal
}

#[test]
fn pinghu_has_ten_key_proposals() {
    let preview = clean("pinghu-2024.xlsx", 10);
    let third = at(&preview, 5);
    assert_eq!(third.title, "关于鼓励企业“走出去”培育壮大“地瓜经济”的建议");
    let names: Vec<&str> = third.signers.proposers.iter().map(|proposer| proposer.name.as_str()).collect();
    assert_eq!(names, ["第三界别活动组", "沈逍江", "周琴", "朱超"]);
    assert_eq!(third.signers.proposers[0].kind, ProposerKind::Sector);
    assert_eq!((third.signers.kind, third.signers.kind_stated), (Kind::Collective, false));
    assert_eq!((third.numbers.source.as_str(), third.outcome.class.as_str()), ("23", "A"));
    assert_eq!(third.wanted.lead, ["商务局"]);
    assert!(preview.rows.iter().all(|row| row.proposal.marks.contains(&Mark::Key)));
    assert!(preview.rows.iter().all(|row| row.proposal.handed_in.session == "十四届三次会议"));
    assert!(notices(&preview).contains("重点提案一览表"), "a mark taken from the title line is told");
    assert_eq!(at(&preview, 6).signers.proposers, [], "nobody is invented where the listing is silent");
}

#[test]
fn xishan_is_gb18030_and_keeps_its_numbers() {
    let preview = clean("xishan-2022.csv", 16);
    assert_eq!(at(&preview, 2).numbers.source, "第69号");
    assert_eq!(at(&preview, 12).title, "关于推动锡山加快股权投资集聚,形成‘产业+金融’发展新格局的建议");
    let marked = |mark| preview.rows.iter().filter(|row| row.proposal.marks.contains(&mark)).count();
    assert_eq!((marked(Mark::Key), marked(Mark::CrossYear)), (10, 2));
    assert!(notices(&preview).contains("GB18030"));
}

#[test]
fn mixed_localities_keep_every_odd_number_and_date() {
    let preview = clean("mixed-localities.xlsx", 45);
    let sources: Vec<&str> = [4, 6, 23, 29].map(|row| at(&preview, row).numbers.source.as_str()).into();
    assert_eq!(sources, ["38", "03154(经济发展类212号)", "TA2020021", "2024087"]);
    assert!(preview.rows.iter().all(|row| row.proposal.handed_in.received.is_none()));
    assert!(
        preview.rows.iter().all(|row| row.proposal.notes.iter().any(|note| note.starts_with("提案时间:")))
    );
    let school = at(&preview, 27);
    assert_eq!(school.signers.kind, Kind::Joint);
    assert_eq!(school.signers.proposers.len(), 2);
    assert_eq!(at(&preview, 15).signers.kind, Kind::Individual, "the stated kind decides, not the 等");
    assert_eq!(at(&preview, 9).notes[0], "提案者说明:民盟柳州市委(执笔:李宇江)");
    for field in [Field::Seconder, Field::Consent, Field::Text] {
        assert!(preview.missing.contains(&field));
    }
}

#[test]
fn the_same_file_twice_has_the_same_fingerprints() {
    let first = clean("mixed-localities.xlsx", 45);
    let known: std::collections::BTreeSet<_> =
        first.rows.iter().map(|row| row.proposal.fingerprint).collect();
    assert_eq!(known.len(), 45);
    let again = clean("mixed-localities.xlsx", 45);
    assert_eq!(again.already(|print| known.contains(print)).count(), 45);
}

#[test]
fn every_sample_becomes_one_command_the_law_accepts() {
    for (name, count) in [("pinghu-2024.xlsx", 10), ("xishan-2022.csv", 16), ("mixed-localities.xlsx", 45)] {
        let preview = clean(name, count);
        let session = super::export::session();
        let (command, _) = tian::sheet::receive(&preview, name, &session);
        assert_eq!(command.proposals.len(), count);
        for proposal in &command.proposals {
            assert!(proposal.received.is_none_or(|at| at.date() <= today()));
            assert!(proposal.particulars.category.is_empty());
        }
        if name.starts_with("pinghu") {
            assert!(
                command.proposals[1].particulars.notes.contains("办理结果:B"),
                "what has no field is noted"
            );
        }
    }
}

/// The register after these proposals were received on 1 March 2026.
fn received(receive: Receive) -> Register {
    let mut register = Register::default();
    let at = 1_772_330_400_000;
    let mut first = founding("张明", None, at);
    first.facts[0] = Fact::Session(Change::new(SessionId(1), super::export::session()));
    register.apply(&first).unwrap();
    let occasion = Occasion { clerk: first.clerk, at };
    let granted = decide(&register, &Command::Receive(receive), &occasion).unwrap();
    let (verb, turn, facts) = (granted.verb, granted.turn, granted.facts);
    register.apply(&Entry { seq: 2, at, clerk: first.clerk, ticket: [1; 16], verb, turn, facts }).unwrap();
    register
}

#[test]
fn what_was_received_goes_out_and_comes_back_the_same() {
    let folder = tempfile::TempDir::new().unwrap();
    for (name, count) in [("pinghu-2024.xlsx", 10), ("xishan-2022.csv", 16), ("mixed-localities.xlsx", 45)] {
        let before = clean(name, count);
        let register = received(tian::sheet::receive(&before, name, &super::export::session()).0);
        let columns: Vec<Column> = Column::all().collect();
        let rows = register.proposals().map(|proposal| row(&register, proposal, &columns));
        let path = folder.path().join(format!("{name}.xlsx"));
        let heads: Vec<Head> = columns.iter().copied().map(Head::from).collect();
        let table = Table { title: "提案台账", columns: &heads, overwrite: false };
        assert_eq!(write(&path, Format::Xlsx, &table, rows, &mut super::go_on), Ok(count as u64));
        let after = preview(&path);
        assert_eq!((after.faults.len(), after.rows.len()), (0, count));
        for (before, after) in before.rows.iter().zip(&after.rows) {
            let (before, after) = (&before.proposal, &after.proposal);
            assert_eq!(after.title, before.title);
            assert_eq!(after.signers.proposers, before.signers.proposers);
            assert_eq!(after.signers.kind, before.signers.kind);
            assert!(after.signers.kind_stated);
            assert_eq!(after.wanted, before.wanted);
            assert_eq!(after.marks, before.marks);
            assert_eq!(after.handed_in.received, Some(today()));
            assert!(before.notes.iter().all(|note| after.notes.join("\n").contains(note)));
        }
    }
}

#[test]
fn a_category_is_found_by_code_or_by_any_usual_wording_and_never_guessed() {
    let preview =
        super::table("案号,案由,分类\n1,甲,经济建设\n2,乙,经济建设类\n3,丙,5\n4,丁,科教\n5,戊,科教\n");
    let (command, notices) = tian::sheet::receive(&preview, "清单.csv", &super::export::session());
    let codes: Vec<&str> = command.proposals.iter().map(|new| new.particulars.category.as_str()).collect();
    assert_eq!(codes, ["1", "1", "5", "", ""]);
    assert_eq!(command.proposals[3].particulars.notes, "分类:科教");
    assert_eq!(notices, [Notice::UnknownCategory { text: "科教".to_owned(), rows: 2 }]);
}
