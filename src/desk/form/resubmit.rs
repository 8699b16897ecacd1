//! 重新收件: nothing to fill in, only to confirm.

use super::fields::Answers;
use crate::office::Command;
use crate::office::verbs::send_back::Resubmit;

pub(super) fn command(answers: &Answers) -> Command {
    Command::Resubmit(Resubmit { proposals: answers.proposals() })
}
