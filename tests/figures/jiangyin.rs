//! 江阴 2024: key proposals, each with the leaders who lead and supervise it, the activity held about it and what was
//! asked for there.

use crate::kit::{Office, day};
use serde_json::json;
use std::collections::BTreeMap;
use tian::office::activity::{Activity, ActivityKind, Demand};
use tian::office::figures::Rows;
use tian::office::leader::{Body, Leader};
use tian::office::stage::Level;
use tian::office::supervision::{Leading, Part};
use tian::office::verbs::activity::RecordActivity;
use tian::office::verbs::leaders::ListLeaders;
use tian::office::verbs::supervise::Supervise;
use tian::office::{ActivityId, Command, LeaderId, ProposalId, UnitId};

/// Leader, date, kind of meeting and how many demands were made there, by proposal.
const HELD: [(&str, &str, ActivityKind, usize); 4] = [
    ("王琪", "2024-06-03", ActivityKind::Consultation, 3),
    ("张韶峰", "2024-08-28", ActivityKind::Consultation, 3),
    ("顾文瑜", "2024-09-04", ActivityKind::Consultation, 5),
    ("金丹菁", "2024-09-12", ActivityKind::Forum, 4),
];

fn leader(name: &str, body: Body) -> Leader {
    let offices = vec!["市委常委".to_owned(), "市政府常务副市长".to_owned()];
    Leader { id: LeaderId(0), name: name.to_owned(), offices, body, level: Level::City, left: None }
}

fn office() -> Office {
    let mut office = Office::with(&json!({}));
    let mut leaders: Vec<Leader> = HELD.iter().map(|(name, ..)| leader(name, Body::Government)).collect();
    leaders.push(leader("叶韩清", Body::Committee));
    leaders.push(leader("未领办者", Body::Party));
    office.must(&Command::ListLeaders(ListLeaders { leaders }));
    office.receive("2024-01-10", &json!({}), 20);
    office.file("2024-02-10", 1..=20);
    office.mark("key", &[1, 2, 3, 4]);
    for (id, (_, on, kind, demands)) in (1..).zip(HELD) {
        let mut leadings = vec![Leading { leader: LeaderId(id), part: Part::Leads }];
        if id == 3 {
            leadings.push(Leading { leader: LeaderId(5), part: Part::Supervises });
        }
        office.must(&Command::Supervise(Supervise {
            proposals: vec![ProposalId(id)],
            theme: None,
            leadings: Some(leadings),
            related: None,
            effect: None,
        }));
        let demand =
            |place: usize| Demand { text: format!("第{}条要求", place + 1), followed: Vec::new() };
        let session = office.register.current().expect("a session").id;
        let activity = Activity {
            id: ActivityId(0),
            session,
            kind,
            title: format!("第{id}号重点提案督办"),
            on: day(on),
            place: String::new(),
            host: String::new(),
            leaders: vec![LeaderId(id)],
            attendees: Vec::new(),
            reporting: vec![UnitId(1)],
            proposals: vec![ProposalId(id)],
            demands: (0..demands).map(demand).collect(),
            counts: BTreeMap::new(),
            notes: String::new(),
        };
        office.must(&Command::RecordActivity(RecordActivity { activity: Box::new(activity) }));
    }
    office
}

#[test]
fn leading_and_supervising_are_counted_apart_and_by_leader() {
    let report = office().report("2024-10-18");
    assert_eq!(report.values(["key", "leads", "supervises", "answers"]), [4, 4, 1, 0]);
    let led = HELD.map(|(name, ..)| (name.to_owned(), 1));
    assert_eq!(report.parts("leads", "leader"), led);
    assert_eq!(report.parts("supervises", "leader"), [("叶韩清".to_owned(), 1)]);
    assert_eq!(report.share("leaders_engaged"), ("83.3%".to_owned(), 6), "one of six has none");
}

#[test]
fn meetings_and_demands_are_counted_from_the_activities() {
    let office = office();
    let report = office.report("2024-10-18");
    assert_eq!(
        report.parts("activities", "activity"),
        [("专题协商会".to_owned(), 3), ("座谈会".to_owned(), 1)]
    );
    assert_eq!(report.values(["demands", "demands_done"]), [15, 0]);
    assert_eq!(office.report("2024-08-31").values(["activities", "demands"]), [2, 6]);
}

#[test]
fn the_rows_of_key_proposals_lead_to_leader_meeting_and_demands() {
    let office = office();
    let report = office.report("2024-10-18");
    let Rows::Activities(held) = &report.of("activities").rows else { panic!("activities are the rows") };
    let told: Vec<_> = report
        .rows("key")
        .into_iter()
        .map(|id| {
            let proposal = office.register.proposal(id).expect("it is there");
            let leader = proposal.supervision.leadings[0].leader;
            let leader = office.register.leader(leader).expect("listed");
            let activities = held.iter().filter_map(|held| office.register.activity(*held));
            let about: Vec<_> = activities.filter(|activity| activity.proposals.contains(&id)).collect();
            assert_eq!(about.len(), 1);
            (leader.name.clone(), about[0].on, about[0].kind, about[0].demands.len())
        })
        .collect();
    let expected: Vec<_> = HELD.map(|(name, on, kind, count)| (name.to_owned(), day(on), kind, count)).into();
    assert_eq!(told, expected);
}
