//! 人员登记: name, login and roles.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::desk::field::Entry;
use crate::office::Command;
use crate::office::Role;
use crate::office::verbs::listing::ListClerk;
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    let entry = |(code, role): (u8, Role)| Entry::new(code.to_string(), role.title()).meaning(role.title());
    let daily = [Role::Clerk.title().to_owned()];
    vec![
        Field::line("name", say::PERSON, 50).must(),
        Field::digits("login", say::LOGIN, 10).helped(say::HELP_LOGIN),
        Field::free_ticks("roles", say::ROLES, (1..).zip(Role::ALL).map(entry).collect(), &daily).must(),
    ]
}

/// A name in use is put right, so roles are changed by entering the listing again.
pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let keys = answers.ticks("roles").unwrap_or_default();
    Ok(Command::ListClerk(ListClerk {
        name: answers.text("name"),
        login: answers.number("login"),
        roles: Role::ALL.into_iter().filter(|role| keys.contains(&role.title())).collect(),
    }))
}
