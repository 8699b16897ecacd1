//! Units and members as format 1 has them.

use crate::office::{Member as MemberNow, MemberId, Unit as UnitNow, UnitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Unit {
    pub id: UnitId,
    pub code: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub system: String,
    pub retired: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::ledger) struct Member {
    pub id: MemberId,
    pub name: String,
    pub sector: String,
    pub party: String,
    pub left: bool,
}

impl From<Unit> for UnitNow {
    fn from(old: Unit) -> Self {
        let Unit { id, code, name, aliases, system, retired } = old;
        Self {
            id,
            code,
            name,
            aliases,
            system,
            retired,
            former: Vec::new(),
            merged_into: None,
            contact: None,
        }
    }
}

impl From<Member> for MemberNow {
    /// Format 1 knew that a member had left, not when: the first day chrono counts from stands for "long ago".
    fn from(old: Member) -> Self {
        let left = old.left.then(NaiveDate::default);
        let (id, name, sector, party) = (old.id, old.name, old.sector, old.party);
        Self { id, name, sector, party, group: String::new(), left }
    }
}
