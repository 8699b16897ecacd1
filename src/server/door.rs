//! The door: who is inside, how many, and whether anybody may still come in. The server ends by way of the door, so
//! that a desk is either inside before it closes, or knows that it must look for another server.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Most connections of one user.
pub const EACH: usize = 64;

/// See the module.
#[derive(Debug, Default)]
pub struct Door {
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct State {
    shut: bool,
    end: bool,
    inside: HashMap<u32, usize>,
    /// How often anybody came in.
    came: u64,
}

/// A desk that is inside. Dropping it is leaving.
#[derive(Debug)]
pub struct Guest {
    door: Arc<Door>,
    uid: u32,
}

/// Why a desk was not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnedAway {
    /// The server is ending.
    Shut,
    /// Its user has [`EACH`] connections already.
    Full,
}

/// Until when an empty server waits for somebody.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Before the first desk.
    pub first: Duration,
    /// After the last desk.
    pub last: Duration,
}

impl Door {
    /// Lets a desk of this user in.
    pub fn enter(self: &Arc<Self>, uid: u32) -> Result<Guest, TurnedAway> {
        let mut state = self.lock();
        if state.shut {
            return Err(TurnedAway::Shut);
        }
        let inside = state.inside.entry(uid).or_default();
        if *inside >= EACH {
            return Err(TurnedAway::Full);
        }
        *inside += 1;
        state.came += 1;
        self.moved.notify_all();
        Ok(Guest { door: Arc::clone(self), uid })
    }

    /// Asks the server to end.
    pub fn end(&self) {
        self.lock().end = true;
        self.moved.notify_all();
    }

    /// Waits until the server is to end, or with `patience` until nobody was inside for so long; then nobody comes in
    /// any more.
    pub fn shut_in_time(&self, patience: Option<Patience>) {
        let mut state = self.lock();
        while !state.end {
            let Some(patience) = patience.filter(|_| state.inside.is_empty()) else {
                state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let wait = if state.came == 0 { patience.first } else { patience.last };
            let came = state.came;
            let alone = |state: &mut State| !state.end && state.came == came;
            let waited = self.moved.wait_timeout_while(state, wait, alone);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if state.came == came {
                break;
            }
        }
        state.shut = true;
    }

    /// Whether nobody comes in any more.
    pub fn is_shut(&self) -> bool {
        self.lock().shut
    }

    /// Waits until everybody has left, but not longer than `limit`.
    pub fn await_empty(&self, limit: Duration) {
        let until = Instant::now() + limit;
        let mut state = self.lock();
        while !state.inside.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            state = self.moved.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut state = self.door.lock();
        if let Some(inside) = state.inside.get_mut(&self.uid) {
            *inside -= 1;
            if *inside == 0 {
                state.inside.remove(&self.uid);
            }
        }
        self.door.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    const NOW: Patience = Patience { first: Duration::ZERO, last: Duration::ZERO };

    #[test]
    fn an_idle_server_shuts_only_while_nobody_is_inside() {
        for _ in 0..200 {
            let door = Arc::new(Door::default());
            let come = |uid| {
                let door = Arc::clone(&door);
                thread::spawn(move || {
                    for _ in 0..20 {
                        let Ok(_guest) = door.enter(uid) else { return };
                        assert!(!door.is_shut(), "inside, but the server has ended");
                    }
                })
            };
            let comers: Vec<_> = (0..3).map(come).collect();
            door.shut_in_time(Some(NOW));
            assert!(door.lock().inside.is_empty());
            for comer in comers {
                comer.join().unwrap();
            }
        }
    }

    #[test]
    fn a_server_with_somebody_inside_does_not_end_by_itself() {
        let door = Arc::new(Door::default());
        let guest = door.enter(1).unwrap();
        let waiting = {
            let door = Arc::clone(&door);
            thread::spawn(move || door.shut_in_time(Some(NOW)))
        };
        let second = door.enter(1).unwrap();
        drop(guest);
        assert!(!door.is_shut());
        drop(second);
        waiting.join().unwrap();
        assert!(door.is_shut());
    }

    #[test]
    fn leaving_makes_room() {
        let door = Arc::new(Door::default());
        let mut guests: Vec<Guest> = (0..EACH).map(|_| door.enter(1).unwrap()).collect();
        assert_eq!(door.enter(1).unwrap_err(), TurnedAway::Full);
        assert!(door.enter(2).is_ok());
        guests.pop();
        assert!(door.enter(1).is_ok());
    }
}
