//! 委员登记: members by name, with sector, party and group. A name in use replaces that listing.

use super::FieldFault;
use super::about::About;
use super::fields::{Answers, Field};
use crate::office::verbs::listing::ListMembers;
use crate::office::{Command, Member, MemberId, Register};
use crate::text::locale::forms as say;

/// What is put right is shown as it is listed.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let there = listed(about.scene.register, about.name());
    let name = Field::line("name", say::MEMBER_NAME, 50).must().helped(say::HELP_MEMBER_NAME);
    let left = Field::date("left", say::LEFT_ON).helped(say::HELP_LEFT);
    let Some(member) = there else {
        let sector = Field::line("sector", say::SECTOR, 50).carried();
        let party = Field::line("party", say::PARTY, 50).carried();
        return vec![name, sector, party, Field::line("group", say::GROUP, 50).carried(), left];
    };
    vec![
        name.with_text(&member.name),
        Field::line("sector", say::SECTOR, 50).with_text(&member.sector),
        Field::line("party", say::PARTY, 50).with_text(&member.party),
        Field::line("group", say::GROUP, 50).with_text(&member.group),
        left.with_text(&member.left.map(|day| day.to_string()).unwrap_or_default()),
    ]
}

fn listed<'r>(register: &'r Register, name: &str) -> Option<&'r Member> {
    register.members().find(|member| member.name == name)
}

/// The one that is put right keeps its number, also under another name.
pub(super) fn command(answers: &Answers) -> Result<Command, FieldFault> {
    let about = About { targets: answers.targets, scene: answers.scene };
    let there = listed(answers.scene.register, about.name());
    let name = answers.text("name");
    let member = Member {
        id: there.map_or(MemberId(0), |member| member.id),
        name,
        sector: answers.text("sector"),
        party: answers.text("party"),
        group: answers.text("group"),
        left: answers.date("left"),
    };
    Ok(Command::ListMembers(ListMembers { members: vec![member] }))
}
