//! 活动: what, when, where, who, what the leaders asked for, and what it yielded.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use super::pick::{entries, leaders, picked, ticked};
use crate::office::ActivityId;
use crate::office::Command;
use crate::office::activity::{Activity, ActivityKind, Demand, Measure};
use crate::office::verbs::activity::RecordActivity;
use crate::text::locale::forms as say;

/// The measures asked for; the others come by `tian do`.
const MEASURES: [(&str, Measure); 5] = [
    ("times", Measure::Times),
    ("suggestions", Measure::Suggestions),
    ("reports", Measure::Reports),
    ("instructed", Measure::Instructed),
    ("questionnaires", Measure::Questionnaires),
];

pub(super) fn fields(about: &About) -> Vec<Field> {
    let own = [
        Field::choice("kind", say::ACTIVITY_KIND, entries(&ActivityKind::ALL, ActivityKind::title)).carried(),
        Field::line("title", say::ACTIVITY, 100).must(),
        Field::line("place", say::HELD_AT, 100).carried(),
        Field::line("host", say::HOST, 100).carried(),
        Field::free_ticks("leaders", say::LEADERS, leaders(&about.scene), &[]),
        Field::line("attendees", say::ATTENDEES, 500).helped(say::HELP_NAMES),
        Field::units("reporting", say::REPORTING),
        Field::body("demands", say::DEMANDS, 5_000).helped(say::HELP_DEMANDS),
    ];
    let measure = |(name, measure): (&'static str, Measure)| Field::digits(name, measure.title(), 6);
    own.into_iter().chain(MEASURES.map(measure)).chain([Field::on(say::ACTIVITY_ON)]).collect()
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let register = answers.scene.register;
    let session = register.current().ok_or_else(|| FieldFault::whole(say::NO_SESSION))?.id;
    let demand = |line: &str| {
        let text = line.trim();
        (!text.is_empty()).then(|| Demand { text: text.to_owned(), followed: Vec::new() })
    };
    let activity = Activity {
        id: ActivityId(0),
        session,
        kind: picked(answers, "kind", &ActivityKind::ALL).unwrap_or(ActivityKind::Other),
        title: answers.text("title"),
        on: answers.date("on").unwrap_or_else(|| answers.scene.occasion.today()),
        place: answers.text("place"),
        host: answers.text("host"),
        leaders: ticked(answers, "leaders"),
        attendees: answers.list("attendees"),
        reporting: answers.units("reporting"),
        proposals: answers.proposals(),
        demands: answers.text("demands").lines().filter_map(demand).collect(),
        counts: MEASURES.iter().filter_map(|(name, m)| Some((*m, answers.number(name)?))).collect(),
        notes: String::new(),
    };
    Ok(Command::RecordActivity(RecordActivity { activity: Box::new(activity) }))
}
