//! 咸阳 2021: 截至 8 月底 414 件立案提案全部办结；社情民意收集 179 条，编发 38 期，报送 86 篇，采纳 36 条，批示 9 条；
//! 协商活动和成果。

use crate::kit::{Office, day};
use serde_json::json;
use std::collections::BTreeMap;
use tian::office::activity::{Activity, ActivityKind, Measure};
use tian::office::info::{InfoFate, Subject};
use tian::office::stage::Level;
use tian::office::verbs::activity::RecordActivity;
use tian::office::verbs::info::{AdvanceInfo, NewInfo, RecordInfo};
use tian::office::verbs::instruction::RecordInstruction;
use tian::office::{ActivityId, Command, InfoId};

fn proposals() -> Office {
    let mut office = Office::with(&json!({}));
    office.receive("2021-01-20", &json!({}), 414);
    office.file("2021-02-25", 1..=414);
    (1..=414).for_each(|id| office.reply("2021-05-20", id, "A"));
    office.close("2021-07-30", 1..=400);
    office.close("2021-08-31", 401..=414);
    office
}

#[test]
fn all_were_closed_by_the_end_of_august_and_not_before() {
    let office = proposals();
    assert_eq!(office.report("2021-08-31").share("closed"), ("100.0%".to_owned(), 414));
    assert_eq!(office.report("2021-08-30").share("closed"), ("96.6%".to_owned(), 414));
    assert_eq!(office.report("2021-06-30").values(["filed", "closed"]), [414, 0]);
}

fn advance(office: &mut Office, ids: std::ops::RangeInclusive<u32>, what: InfoFate) {
    let items = ids.map(InfoId).collect();
    let on = Some(day("2021-06-01"));
    office.must(&Command::AdvanceInfo(AdvanceInfo { items, what, note: String::new(), on }));
}

#[test]
fn information_is_counted_by_item_and_bulletins_by_issue() {
    let mut office = Office::with(&json!({}));
    let one = |number: u32| NewInfo {
        title: format!("关于第{number}件事的反映"),
        source: "委员".to_owned(),
        proposal: None,
        consented: false,
        collected: Some(day("2021-03-01")),
        session: None,
    };
    office.must(&Command::RecordInfo(RecordInfo { items: (1..=179).map(one).collect() }));
    for issue in 1..=38 {
        let last = if issue == 38 { 40 } else { issue };
        let bulletin = "社情民意信息".to_owned();
        advance(&mut office, issue..=last, InfoFate::Compiled { bulletin, issue });
    }
    advance(&mut office, 1..=86, InfoFate::Sent { to: Level::Province });
    advance(&mut office, 1..=36, InfoFate::Adopted { by: Level::City });
    for id in 1..=9 {
        office.must(&Command::RecordInstruction(RecordInstruction {
            by: "某领导".to_owned(),
            office: String::new(),
            level: if id <= 4 { Level::Province } else { Level::City },
            subject: Subject::Info(InfoId(id)),
            words: "请研究".to_owned(),
            session: None,
            on: Some(day("2021-07-01")),
        }));
    }
    let report = office.report("2021-08-31");
    let names = [
        "info_collected",
        "info_compiled",
        "bulletin_issues",
        "info_sent",
        "info_adopted",
        "info_instructed",
    ];
    assert_eq!(report.values(names), [179, 40, 38, 86, 36, 9]);
    assert_eq!(report.parts("instructions", "level"), [("省级".to_owned(), 4), ("市级".to_owned(), 5)]);
    assert_eq!(report.parts("info_sent", "level"), [("省级".to_owned(), 86)]);
    assert_eq!(office.report("2021-05-31").values(["info_collected", "info_sent"]), [179, 0]);
    report.holds();
}

fn held(office: &mut Office, kind: ActivityKind, counts: &[(Measure, u32)]) {
    let activity = Activity {
        id: ActivityId(0),
        session: office.register.current().expect("a session").id,
        kind,
        title: kind.title().to_owned(),
        on: day("2021-06-10"),
        place: String::new(),
        host: String::new(),
        leaders: Vec::new(),
        attendees: Vec::new(),
        reporting: Vec::new(),
        proposals: Vec::new(),
        demands: Vec::new(),
        counts: counts.iter().copied().collect::<BTreeMap<_, _>>(),
        notes: String::new(),
    };
    office.must(&Command::RecordActivity(RecordActivity { activity: Box::new(activity) }));
}

#[test]
fn activities_are_counted_by_times_and_by_what_they_yielded() {
    use Measure::{
        Awards, Enterprises, Instructed, Issues, Places, Questionnaires, Reports, Suggestions, Times,
    };
    let mut office = Office::with(&json!({}));
    held(&mut office, ActivityKind::Monthly, &[(Times, 4), (Suggestions, 30), (Reports, 4), (Instructed, 3)]);
    held(
        &mut office,
        ActivityKind::Consultation,
        &[(Times, 2), (Suggestions, 18), (Reports, 2), (Instructed, 2)],
    );
    let sector = [(Times, 3), (Suggestions, 20), (Reports, 3), (Instructed, 1), (Awards, 1)];
    held(&mut office, ActivityKind::Sector, &sector);
    held(&mut office, ActivityKind::Standing, &[(Suggestions, 24), (Reports, 2)]);
    held(&mut office, ActivityKind::Inspection, &[(Suggestions, 36)]);
    held(&mut office, ActivityKind::Research, &[(Places, 13), (Enterprises, 31)]);
    held(&mut office, ActivityKind::Questionnaire, &[(Questionnaires, 6731), (Suggestions, 41)]);
    held(&mut office, ActivityKind::Bulletin, &[(Issues, 42)]);
    let report = office.report("2021-09-08");
    let times = report.parts("activities", "activity");
    for (kind, count) in [("月度协商", 4), ("专题协商会", 2), ("界别协商", 3), ("专题议政性常委会", 1)]
    {
        assert!(times.contains(&(kind.to_owned(), count)), "{times:?}");
    }
    let suggestions = report.parts("suggestions", "activity");
    let of = |kind: &str| suggestions.iter().find(|(label, _)| label == kind).map_or(0, |(_, value)| *value);
    assert_eq!(of("月度协商") + of("专题协商会") + of("界别协商"), 68);
    assert_eq!(of("视察"), 36);
    let names = ["instructed", "awards", "questionnaires", "places", "enterprises", "issues"];
    assert_eq!(report.values(names), [6, 1, 6731, 13, 31, 42]);
    assert_eq!(report.value("reports"), 9 + 2);
}
