//! The sample is granted by the law on every kind of day, and shows everything there is to see.

use chrono::{NaiveDate, Timelike};
use std::collections::BTreeSet;
use tian::office::calendar::Calendar;
use tian::office::proposer::ProposerKind;
use tian::office::queries::running::{Light, Waiting, running};
use tian::office::stage::Diversion;
use tian::office::verbs::found::founding;
use tian::office::{Command, Entry, Register, Stage, Status, decide, status};
use tian::sample::year;

fn days() -> Vec<NaiveDate> {
    [
        "2026-11-22",
        "2026-11-23",
        "2027-01-01",
        "2028-02-29",
        "2025-12-31",
        "2026-02-20",
        "2026-05-18",
        "2026-10-05",
    ]
    .iter()
    .map(|text| text.parse().expect("a date"))
    .collect()
}

/// The register after the sample; every command must be granted and applied.
fn register(today: NaiveDate) -> Register {
    let commands = year(today);
    let mut register = Register::default();
    let first = commands.first().expect("a command").0.at;
    register.apply(&founding("主任", None, first)).expect("founded");
    for (occasion, command) in &commands {
        let granted = decide(&register, command, occasion).unwrap_or_else(|refusal| {
            panic!("{today}: {} refused: {refusal}\n{command:?}", occasion.today())
        });
        let seq = register.seq() + 1;
        let (at, clerk) = (occasion.at, occasion.clerk);
        let (verb, turn, facts) = (granted.verb, granted.turn, granted.facts);
        register.append(&Entry { seq, at, clerk, ticket: [0; 16], verb, turn, facts }).expect("it applies");
    }
    register
}

#[test]
fn every_command_is_granted_and_every_state_occurs() {
    for today in days() {
        let register = register(today);
        assert_eq!(register.count(), 300);
        let statuses: BTreeSet<Status> = register.proposals().map(|p| status(&register, p)).collect();
        // Units that differ about the class, and proposers who stay dissatisfied, are rare: this office has neither; nor does it wait for signatures.
        let missing: Vec<Status> =
            Status::ALL.into_iter().filter(|status| !statuses.contains(status)).collect();
        assert_eq!(missing, [Status::ToClassify, Status::ToMeet], "{today}");
        let soon = register.current().expect("a session").rules.soon_days;
        let rows = running(&register, today);
        let waiting: BTreeSet<Waiting> = rows.iter().map(|row| row.what).collect();
        let missing: Vec<Waiting> = Waiting::ALL.into_iter().filter(|what| !waiting.contains(what)).collect();
        assert_eq!(missing, [Waiting::Signature, Waiting::Meeting], "{today}");
        let lights: BTreeSet<Light> = rows.iter().map(|row| row.light(today, soon)).collect();
        assert_eq!(lights.len(), 3, "{today}: {lights:?}");
        for what in [Waiting::Receipt, Waiting::Joint, Waiting::Reply, Waiting::Rework, Waiting::Answer] {
            let late = rows.iter().filter(|row| row.what == what && row.light(today, soon) == Light::Overdue);
            assert!(late.count() > 0, "{today}: nothing overdue of {what:?}");
        }
        let levels: BTreeSet<u8> = register.reminders().map(|reminder| reminder.level).collect();
        assert!(levels.len() >= 4, "{today}: {levels:?}");
    }
}

#[test]
fn intake_has_a_pile_and_something_of_everything() {
    let register = register(days()[0]);
    let count = |fits: &dyn Fn(&Stage) -> bool| register.proposals().filter(|p| fits(&p.stage)).count();
    assert_eq!(count(&|stage| *stage == Stage::Received), 40);
    assert_eq!(count(&|stage| matches!(stage, Stage::Merged { .. })), 12);
    let diverted: BTreeSet<Option<Diversion>> = register
        .proposals()
        .filter_map(|p| match &p.stage {
            Stage::Declined { diverted, .. } => Some(diverted.as_ref().map(|diverted| diverted.to)),
            _ => None,
        })
        .collect();
    assert!(diverted.len() >= 3, "{diverted:?}");
    let kinds: BTreeSet<ProposerKind> = register
        .proposals()
        .flat_map(|p| p.particulars.proposers.iter().map(|proposer| proposer.kind))
        .collect();
    assert_eq!(kinds.len(), 6, "{kinds:?}");
}

#[test]
fn no_two_titles_read_alike_and_every_text_has_its_sections() {
    let mut titles = BTreeSet::new();
    for (_, command) in year(days()[0]) {
        let Command::Receive(receive) = command else { continue };
        for proposal in receive.proposals {
            let text = proposal.text.expect("a text");
            let length = text.chars().count();
            assert!((200..=600).contains(&length), "{length} characters: {text}");
            assert!(["一、问题", "二、分析", "三、建议"].iter().all(|heading| text.contains(heading)));
            assert!(
                titles.insert(proposal.particulars.title.clone()),
                "twice: {}",
                proposal.particulars.title
            );
        }
    }
    assert_eq!(titles.len(), 300);
}

#[test]
fn occasions_lie_in_working_hours_before_today_and_never_run_backwards() {
    for today in days() {
        let mut last = i64::MIN;
        for (occasion, command) in year(today) {
            let now = occasion.now();
            assert!(occasion.at >= last, "{today}: {now} runs backwards at {command:?}");
            assert!(
                now.date() < today
                    && Calendar::default().is_working_day(now.date())
                    && (8..18).contains(&now.hour()),
                "{now}"
            );
            last = occasion.at;
        }
    }
}

#[test]
fn the_same_day_gives_the_same_sample() {
    assert_eq!(year(days()[0]), year(days()[0]));
}
