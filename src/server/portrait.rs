//! The register as every desk gets it at first: as bytes, and the entries since they were made. To make the bytes anew for
//! each desk that comes after an entry would keep all others waiting, and a desk that takes its time would hold bytes of
//! its own.

use super::feed::Packed;
use crate::office::Register;
use crate::wire::frames;
use std::sync::Arc;

/// Bytes of entries that are always few enough.
const FEW: usize = 1 << 20;

/// With entries of more than this part of the register, it is made anew.
const PART: usize = 8;

/// See the module.
#[derive(Debug, Default)]
pub struct Portrait {
    register: Option<Packed>,
    since: Vec<Packed>,
    bytes: usize,
}

/// A register for one desk: the bytes, then the entries that came after.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// The register as it was.
    pub register: Packed,
    /// The entries since then, ready to be written.
    pub since: Vec<Packed>,
}

impl Portrait {
    /// Takes in the next entry.
    pub fn add(&mut self, entry: &Packed) {
        let Some(register) = &self.register else { return };
        self.bytes += entry.len();
        if self.bytes > FEW.max(register.len() / PART) {
            *self = Self::default();
        } else {
            self.since.push(Arc::clone(entry));
        }
    }

    /// The register as it stands, for a desk.
    pub fn copy(&mut self, stands: &Register) -> Result<Likeness, String> {
        let register = match &self.register {
            Some(register) => Arc::clone(register),
            None => frames::snapshot(stands).map_err(|error| error.to_string())?.into(),
        };
        self.register = Some(Arc::clone(&register));
        Ok(Likeness { register, since: self.since.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(copy: &Likeness) -> Vec<usize> {
        copy.since.iter().map(|entry| entry.len()).collect()
    }

    #[test]
    fn it_is_made_anew_only_after_many_entries() {
        let (mut portrait, register) = (Portrait::default(), Register::default());
        let entry = |bytes| -> Packed { vec![0; bytes].into() };
        portrait.add(&entry(5));
        let first = portrait.copy(&register).unwrap();
        assert_eq!(sizes(&first), [0; 0], "what came before is in the register");
        portrait.add(&entry(7));
        portrait.add(&entry(FEW - 7));
        let second = portrait.copy(&register).unwrap();
        assert!(Arc::ptr_eq(&first.register, &second.register), "made anew");
        assert_eq!(sizes(&second), [7, FEW - 7]);
        portrait.add(&entry(1));
        let third = portrait.copy(&register).unwrap();
        assert!(!Arc::ptr_eq(&first.register, &third.register));
        assert_eq!(sizes(&third), [0; 0]);
    }
}
