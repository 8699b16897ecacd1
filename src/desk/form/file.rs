//! 立案: proposals get a category and their units in one step.

use super::about::About;
use super::fields::{Answers, Field};
use super::{particulars, units};
use crate::office::Command;
use crate::office::verbs::file::File;
use crate::text::locale::forms as say;

/// One proposal shows the category it has; several keep theirs unless one is chosen for all.
pub(super) fn fields(about: &About) -> Vec<Field> {
    let category = particulars::category(about.session()).carried();
    let category = match about.alone() {
        Some(proposal) => category.with_text(&proposal.particulars.category),
        None => category.helped(say::HELP_KEEP_CATEGORY),
    };
    let mut fields = vec![category];
    fields.extend(units::fields());
    fields.push(Field::on(say::FILED_ON));
    fields
}

pub(super) fn command(answers: &Answers) -> Command {
    Command::File(File {
        proposals: answers.proposals(),
        category: answers.choice("category").map(str::to_owned),
        to: units::read(answers),
        on: answers.date("on"),
    })
}
