//! Which login asked for what waits for a second clerk. The law knows clerks; that two names may be one login only the
//! server sees, and it must still know after it was stopped or killed: what is known is kept beside the drafts, under an
//! owner no clerk has.

use crate::ledger::{Ledger, LedgerError};
use crate::office::{PendingId, Register};
use std::collections::HashMap;

/// The owner under which it is kept; clerks are counted from 1.
const OWNER: u32 = 0;
/// What the name of each begins with; the number of the command that waits follows.
const NAME: &str = "asker-";

/// Which login asked for what.
#[derive(Debug, Default)]
pub struct Askers(HashMap<PendingId, u32>);

impl Askers {
    /// Those kept of what still waits; what was answered is forgotten.
    pub fn load(ledger: &mut Ledger, register: &Register) -> Result<Self, LedgerError> {
        let mut askers = HashMap::new();
        for (name, body) in ledger.drafts(OWNER) {
            let id = name.strip_prefix(NAME).and_then(|id| id.parse().ok()).map(PendingId);
            let waits = id.filter(|id| register.pending().any(|pending| pending.id == *id));
            match (waits, <[u8; 4]>::try_from(body.as_slice())) {
                (Some(id), Ok(uid)) => drop(askers.insert(id, u32::from_le_bytes(uid))),
                _ => ledger.drop_draft(OWNER, &name)?,
            }
        }
        Ok(Self(askers))
    }

    /// Keeps who asked, on disk before the command itself.
    pub fn keep(&mut self, ledger: &mut Ledger, id: PendingId, uid: u32) -> Result<(), LedgerError> {
        ledger.save_draft(OWNER, &format!("{NAME}{id}"), &uid.to_le_bytes())?;
        self.0.insert(id, uid);
        Ok(())
    }

    /// Who asked for this one, as far as known.
    pub fn of(&self, id: PendingId) -> Option<u32> {
        self.0.get(&id).copied()
    }
}
