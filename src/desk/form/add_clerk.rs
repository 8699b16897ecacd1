//! 人员登记: who works in the office, under which login, and what they may do. A name in use replaces that listing.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::verbs::listing::{ANY_LOGIN, ListClerk};
use crate::office::{Command, Role};
use crate::text::locale::forms as say;

/// What is put right is shown as it is listed; a login that is not typed stays as it is.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let role = |(place, role): (usize, Role)| Entry::new((place + 1).to_string(), role.title());
    let roles = Role::ALL.into_iter().enumerate().map(role).collect();
    let there = about.scene.register.clerks().find(|clerk| clerk.name == about.name());
    let held: Vec<String> = there
        .into_iter()
        .flat_map(|clerk| (1..).zip(Role::ALL).filter(|(_, role)| clerk.roles.contains(role)))
        .map(|(code, _): (usize, Role)| code.to_string())
        .collect();
    vec![
        Field::line("name", say::CLERK_NAME, 50)
            .must()
            .helped(say::HELP_CLERK_NAME)
            .with_text(there.map_or("", |clerk| clerk.name.as_str())),
        Field::digits("login", say::LOGIN, 10).helped(say::HELP_LOGIN),
        Field::ticks("roles", say::ROLES, roles).ticked(&held).helped(say::HELP_ROLES),
        Field::free_choice("free", say::FREE_LOGIN, vec![Entry::new("1", say::YES).meaning("yes")])
            .helped(say::HELP_FREE_LOGIN),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let ticked = answers.ticks("roles").unwrap_or_default();
    let place = |role: &Role| Role::ALL.iter().position(|other| other == role).unwrap_or_default() + 1;
    let roles = Role::ALL.into_iter().filter(|role| ticked.contains(&place(role).to_string().as_str()));
    Ok(Command::ListClerk(ListClerk {
        name: answers.text("name"),
        login: if answers.yes("free") { Some(ANY_LOGIN) } else { answers.number("login") },
        roles: roles.collect(),
    }))
}
