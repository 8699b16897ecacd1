//! 委员登记: members by name, with sector, party and group. A name in use replaces that listing.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::verbs::listing::ListMembers;
use crate::office::{Command, Member, MemberId};
use crate::text::locale::forms as say;

pub(super) fn fields(_about: &About) -> Vec<Field> {
    vec![
        Field::line("name", say::MEMBER_NAME, 50).must().helped(say::HELP_MEMBER_NAME),
        Field::line("sector", say::SECTOR, 50).carried(),
        Field::line("party", say::PARTY, 50).carried(),
        Field::line("group", say::GROUP, 50).carried(),
        Field::date("left", say::LEFT_ON).helped(say::HELP_LEFT),
    ]
}

pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let member = Member {
        id: MemberId(0),
        name: answers.text("name"),
        sector: answers.text("sector"),
        party: answers.text("party"),
        group: answers.text("group"),
        left: answers.date("left"),
    };
    Ok(Command::ListMembers(ListMembers { members: vec![member] }))
}
