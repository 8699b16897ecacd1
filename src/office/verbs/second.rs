//! 复核: a second clerk agrees to a command that waits, or refuses it; who asked may take it back. What is agreed to is
//! decided on the register as it is now: if it is no longer possible, it stays waiting, and the refusal says why.

use super::remark;
use crate::office::command::{Command, Occasion, decide_agreed};
use crate::office::fact::{Change, Fact};
use crate::office::ids::PendingId;
use crate::office::pending::{Pending, Seconded};
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::roles;
use serde::{Deserialize, Serialize};

/// Agrees to a waiting command, or refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Second {
    /// Which one.
    pub pending: PendingId,
    /// Agrees.
    pub agree: bool,
    /// Why not.
    #[serde(default)]
    pub note: String,
}

impl Second {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        let pending = register.pending_one(self.pending).filter(|pending| pending.answer.is_none());
        let pending = pending.ok_or_else(|| {
            let what = "不在待复核之列，可能已经办理、退回或撤回".to_owned();
            Refusal::NotNow { who: format!("第{}号", self.pending), what }
        })?;
        let mut facts = if self.agree {
            agreed(register, pending, occasion)?
        } else {
            refused(register, pending, occasion)?
        };
        let note = remark("复核意见", &self.note)?;
        let answer = Seconded { clerk: occasion.clerk, at: occasion.at, agreed: self.agree, note };
        let now = Pending { command: String::new(), answer: Some(answer), ..pending.clone() };
        facts.push(Fact::Pending(Change::from(pending.id, pending.clone(), now)));
        Ok(facts)
    }
}

/// What follows from the command that waited, on the register as it is now.
fn agreed(register: &Register, pending: &Pending, occasion: &Occasion) -> Result<Vec<Fact>, Refusal> {
    let asker = register.clerk_name(pending.clerk);
    if pending.clerk == occasion.clerk {
        let what = format!("由{asker}送复核，不能由本人同意，请另一位同事复核");
        return Err(Refusal::NotNow { who: pending.called(), what });
    }
    if pending.shares_login(register, occasion.clerk) {
        return Err(pending.same_login(register));
    }
    let command = pending.asked().ok_or_else(|| {
        let what = format!("内容读不出来，请退回后由{asker}重新办理");
        Refusal::NotNow { who: pending.called(), what }
    })?;
    roles::check_waiting(register, &command, occasion.clerk)?;
    if roles::check_waiting(register, &command, pending.clerk).is_err() {
        let what = format!("{asker}现在的角色已不能办理此事，请退回");
        return Err(Refusal::NotNow { who: pending.called(), what });
    }
    let turns = matches!(command, Command::Undo(_) | Command::Redo(_));
    // A step is taken back by whose it is; the other only agrees.
    let by = if turns { pending.clerk } else { occasion.clerk };
    decide_agreed(register, &command, &Occasion { clerk: by, ..*occasion })
}

/// Whoever could agree may refuse; who asked may take it back.
fn refused(register: &Register, pending: &Pending, occasion: &Occasion) -> Result<Vec<Fact>, Refusal> {
    if pending.clerk != occasion.clerk {
        pending.asked().map_or(Ok(()), |command| roles::check_waiting(register, &command, occasion.clerk))?;
    }
    Ok(Vec::new())
}
