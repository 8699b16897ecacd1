//! What is under way for desks, weighed in bytes: what they sent and is not decided yet, and what they asked for and have
//! not taken. A desk that reads nothing, and one that sends without end, fill their own account and nothing else.
//!
//! Each desk has a little of its own, so that everyday work goes on beside somebody's import; what is more comes out of
//! a share that all desks of one user have together. Decoded, a message may take some times its bytes for a moment.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes that every desk may have under way whatever the others do.
const OWN: usize = 1 << 20;

/// Bytes that the desks of one user may have under way above that: one largest entry, and the half of another.
pub const SHARED: usize = 96 << 20;

/// The accounts of all users.
#[derive(Debug, Default)]
pub struct Scales {
    shared: Mutex<HashMap<u32, usize>>,
}

/// The account of one desk.
#[derive(Debug)]
pub struct Account {
    scales: Arc<Scales>,
    uid: u32,
    bytes: Mutex<usize>,
}

/// Bytes on an account; dropping it takes them off.
#[derive(Debug)]
pub struct Load {
    account: Arc<Account>,
    bytes: usize,
}

impl Scales {
    /// An empty account for a desk of this user.
    pub fn account(self: &Arc<Self>, uid: u32) -> Arc<Account> {
        Arc::new(Account { scales: Arc::clone(self), uid, bytes: Mutex::new(0) })
    }
}

impl Account {
    /// Nothing yet, on this account.
    pub fn load(self: &Arc<Self>) -> Load {
        Load { account: Arc::clone(self), bytes: 0 }
    }

    /// Changes what is on the account by the difference; false, and nothing is changed, if that were too much.
    fn change(&self, from: usize, to: usize) -> bool {
        let mut bytes = lock(&self.bytes);
        let after = (*bytes - from).saturating_add(to);
        let (was, now) = (bytes.saturating_sub(OWN), after.saturating_sub(OWN));
        let mut shared = lock(&self.scales.shared);
        let others = shared.get(&self.uid).copied().unwrap_or_default() - was;
        if now > was && others.saturating_add(now) > SHARED {
            return false;
        }
        match others + now {
            0 => shared.remove(&self.uid),
            sum => shared.insert(self.uid, sum),
        };
        *bytes = after;
        true
    }
}

impl Load {
    /// Makes it weigh so much; false, and it weighs what it did, if that is more than may be under way.
    pub fn weigh(&mut self, bytes: usize) -> bool {
        let changed = self.account.change(self.bytes, bytes);
        if changed {
            self.bytes = bytes;
        }
        changed
    }

    /// Adds to it; false, and it weighs what it did, if that is more than may be under way.
    pub fn add(&mut self, bytes: usize) -> bool {
        self.weigh(self.bytes.saturating_add(bytes))
    }

    /// The user whose it is.
    pub fn uid(&self) -> u32 {
        self.account.uid
    }

    /// How much it weighs.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes another of the same account into itself.
    pub fn absorb(&mut self, mut other: Self) {
        debug_assert!(Arc::ptr_eq(&self.account, &other.account), "loads of two desks");
        self.bytes += std::mem::take(&mut other.bytes);
    }

    /// All of it, leaving nothing.
    pub fn take(&mut self) -> Self {
        Self { account: Arc::clone(&self.account), bytes: std::mem::take(&mut self.bytes) }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        // Less is never too much.
        self.account.change(self.bytes, 0);
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_desk_holds_its_user_lacks_and_others_do_not() {
        let scales = Arc::new(Scales::default());
        let (hoarder, same, other) = (scales.account(1), scales.account(1), scales.account(2));
        let mut hoard = hoarder.load();
        assert!(hoard.add(OWN + SHARED));
        assert!(!hoard.add(1));
        assert_eq!(hoard.bytes(), OWN + SHARED);
        let mut small = same.load();
        assert!(small.add(OWN), "its own little");
        assert!(!small.add(1));
        assert!(other.load().add(OWN + SHARED), "another user's account");
        assert!(hoard.weigh(OWN + SHARED - 5));
        assert!(small.add(5) && !small.add(1));
        drop((hoard, small));
        assert!(lock(&scales.shared).is_empty());
    }

    #[test]
    fn loads_are_taken_and_absorbed_without_a_byte_lost() {
        let scales = Arc::new(Scales::default());
        let account = scales.account(1);
        let (mut one, mut other) = (account.load(), account.load());
        assert!(one.add(OWN) && other.add(OWN));
        one.absorb(other.take());
        assert_eq!((one.bytes(), other.bytes(), *lock(&account.bytes)), (2 * OWN, 0, 2 * OWN));
        drop(one.take());
        assert_eq!((*lock(&account.bytes), lock(&scales.shared).len()), (0, 0));
    }
}
