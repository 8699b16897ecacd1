//! Short lists of the law as entries to choose from, numbered from 1, and what was chosen from them.

use super::about::About;
use super::fields::Answers;
use crate::desk::field::{Entry, Scene};
use crate::office::LeaderId;
use crate::office::leader::Leader;

/// The entries of a list, in its order.
pub(super) fn entries<T: Copy>(all: &[T], title: impl Fn(T) -> &'static str) -> Vec<Entry> {
    let entry = |(code, value): (u8, &T)| Entry::new(code.to_string(), title(*value));
    (1..).zip(all).map(entry).collect()
}

/// What stands for a value in such a list.
pub(super) fn key<T: PartialEq>(all: &[T], value: &T) -> String {
    all.iter().position(|other| other == value).map_or_else(String::new, |place| (place + 1).to_string())
}

/// What was chosen from such a list.
pub(super) fn picked<T: Copy>(answers: &Answers, name: &str, all: &[T]) -> Option<T> {
    let place: usize = answers.choice(name)?.parse().ok()?;
    all.get(place.checked_sub(1)?).copied()
}

/// The result classes of the session a form is about.
pub(super) fn classes(about: &About) -> Vec<Entry> {
    let classes = about.session().map_or(&[][..], |session| &session.rules.classes);
    classes.iter().map(|class| Entry::new(&class.code, &class.meaning)).collect()
}

/// The leaders in office.
pub(super) fn leaders(scene: &Scene) -> Vec<Entry> {
    let in_office = scene.register.leaders().filter(|leader| leader.left.is_none());
    let entry = |leader: &Leader| {
        let office = leader.offices.join("、");
        Entry::new(leader.id.to_string(), leader.name.clone()).with_detail(office)
    };
    in_office.map(entry).collect()
}

/// The leaders ticked in a field.
pub(super) fn ticked(answers: &Answers, name: &str) -> Vec<LeaderId> {
    let keys = answers.ticks(name).unwrap_or_default();
    keys.into_iter().filter_map(|key| key.parse().ok()).map(LeaderId).collect()
}
