//! How a ledger is opened; tests put other disks and stores in.

use std::sync::Arc;

use super::disk::{Disk, SystemDisk};
use super::journal::Limits;
use super::sled::SledEngine;
use super::store::Engine;

/// What a ledger stands on.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The kind of store.
    pub engine: Arc<dyn Engine>,
    /// How the journal uses the disk.
    pub limits: Limits,
    /// A journal of up to this many bytes is checked from the first record at every opening, and the store with it.
    /// Of a longer one only what is after the last snapshot is, and [`super::verify`] checks the rest.
    pub full_check_bytes: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            disk: Arc::new(SystemDisk),
            engine: Arc::new(SledEngine),
            limits: Limits::default(),
            full_check_bytes: 64 << 20,
        }
    }
}
