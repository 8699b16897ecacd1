//! The tickets answered of late, so that a command sent twice becomes one entry.

use crate::office::{Entry, Ticket};
use std::collections::{HashMap, VecDeque};

/// How many are remembered.
const KEPT: usize = 50_000;

/// See the module.
#[derive(Debug, Default)]
pub struct Tickets {
    entries: HashMap<Ticket, u64>,
    order: VecDeque<Ticket>,
}

impl Tickets {
    /// Number of the entry a ticket became.
    pub fn entry(&self, ticket: &Ticket) -> Option<u64> {
        self.entries.get(ticket).copied()
    }

    /// Remembers the ticket of an entry that is on disk.
    pub fn remember(&mut self, entry: &Entry) {
        if self.entries.insert(entry.ticket, entry.seq).is_none() {
            self.order.push_back(entry.ticket);
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.entries.remove(&oldest);
        }
    }
}
