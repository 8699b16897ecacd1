//! 要求落实: what was done about a leader's demand.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::ActivityId;
use crate::office::Command;
use crate::office::activity::Activity;
use crate::office::verbs::activity::FollowUpDemand;
use crate::text::locale::forms as say;

/// Every demand that is still open, newest activity first.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let open = |activity: &Activity| {
        let demands = activity.demands.iter().enumerate();
        let open = demands.filter(|(_, demand)| demand.followed.iter().all(|follow| !follow.done));
        open.map(|(place, demand)| (activity.id, place + 1, activity.title.clone(), demand.text.clone()))
            .collect::<Vec<_>>()
    };
    let all = about.scene.register.activities().rev().flat_map(open);
    let entry = |(code, (id, number, title, text)): (usize, (ActivityId, usize, String, String))| {
        Entry::new(code.to_string(), text).meaning(format!("{id}-{number}")).with_detail(title)
    };
    vec![
        Field::choice("demand", say::DEMANDS, (1..).zip(all).map(entry).collect()),
        Field::line("note", say::FOLLOWED, 2_000).must(),
        Field::flag("done", say::FOLLOWED_DONE).with_text("no"),
        Field::on(say::FOLLOWED_ON),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let chosen = answers.choice("demand").and_then(|key| key.split_once('-'));
    let parsed = chosen.and_then(|(id, number)| Some((id.parse().ok()?, number.parse().ok()?)));
    let (id, demand) = parsed.ok_or_else(|| FieldFault::at("demand", say::must_choose(say::DEMANDS)))?;
    Ok(Command::FollowUp(FollowUpDemand {
        activity: ActivityId(id),
        demand,
        note: answers.text("note"),
        done: answers.yes("done"),
        on: answers.date("on"),
    }))
}
