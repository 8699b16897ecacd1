//! 标记: which mark, set or taken away.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::supervision::Mark;
use crate::office::verbs::mark::SetMark;
use crate::text::locale::forms as say;

const MARKS: [(&str, Mark); 5] = [
    ("key", Mark::Key),
    ("important", Mark::Important),
    ("excellent", Mark::Excellent),
    ("cross_year", Mark::CrossYear),
    ("democratic", Mark::Democratic),
];

/// A key mark is proposed, to be taken away where all of them have it.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let register = about.scene.register;
    let is_key = |id| register.proposal(id).is_some_and(|p| p.supervision.marks.contains(&Mark::Key));
    let all_key = about.targets.proposals().into_iter().all(is_key);
    let mark =
        |(code, (key, mark)): (u8, (&str, Mark))| Entry::new(code.to_string(), mark.title()).meaning(key);
    let turns = vec![Entry::new("1", say::SET).meaning("yes"), Entry::new("2", say::UNSET).meaning("no")];
    let which = Field::choice("mark", say::MARK, (1..).zip(MARKS).map(mark).collect());
    let which = which.with_text("key").proposed();
    let set = Field::choice("set", say::SET_OR_NOT, turns).with_text(if all_key { "no" } else { "yes" });
    vec![which, set, Field::on(say::MARKED_ON)]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let mark = MARKS.iter().find(|(key, _)| answers.choice("mark") == Some(key));
    Ok(Command::Mark(SetMark {
        proposals: answers.proposals(),
        mark: mark.map_or(Mark::Key, |(_, mark)| *mark),
        set: answers.yes("set"),
        on: answers.date("on"),
    }))
}
