//! What the tests share: an office in a folder of its own, desks in terminals, processes as the kernel sees them.

pub mod desk;
pub mod office;
pub mod process;
pub mod screen;
pub mod terminal;

pub use desk::{Desk, keys};
pub use office::Office;
pub use screen::Screen;

use std::thread;
use std::time::{Duration, Instant};

/// Long enough for anything but a hang, also on a machine that does a lot beside.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until `is_so`, and fails with `what` after `limit`.
pub fn within(limit: Duration, what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + limit;
    while !is_so() {
        assert!(Instant::now() < until, "not within {limit:?}: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Numbers that look random and are the same in every run of the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end.max(1)
    }
}
