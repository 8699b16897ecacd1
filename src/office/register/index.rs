//! What can be looked up without walking through all proposals. Derived, and kept in step whenever a component changes.

use crate::office::ids::{ProposalId, ReminderId, SessionId, TaskId, UnitId};
use crate::office::stage::Stage;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The look-ups.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Index {
    pub(super) dockets: BTreeMap<SessionId, BTreeMap<u32, ProposalId>>,
    pub(super) categories: BTreeMap<(SessionId, String), BTreeMap<u32, ProposalId>>,
    pub(super) fingerprints: BTreeMap<[u8; 16], ProposalId>,
    pub(super) merged: BTreeMap<ProposalId, BTreeSet<ProposalId>>,
    pub(super) units: BTreeMap<UnitId, BTreeSet<ProposalId>>,
    pub(super) reminders: BTreeMap<UnitId, BTreeSet<ReminderId>>,
}

/// Takes a value out of a set, and the set out of the map when it was the last one: an index that lost its last value
/// equals one that never had any.
fn release<K: Ord, V: Ord>(map: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: &V) {
    if let Some(set) = map.get_mut(key) {
        set.remove(value);
        if set.is_empty() {
            map.remove(key);
        }
    }
}

impl Index {
    pub(super) fn stage_leaves(&mut self, id: ProposalId, session: SessionId, stage: &Stage) {
        if let Some(docket) = stage.docket()
            && let Some(table) = self.dockets.get_mut(&session)
        {
            table.remove(&docket.number);
            if table.is_empty() {
                self.dockets.remove(&session);
            }
        }
        if let Some(within) = stage.docket().and_then(|docket| docket.in_category.as_ref()) {
            let key = (session, within.category.clone());
            if let Some(table) = self.categories.get_mut(&key) {
                table.remove(&within.number);
                if table.is_empty() {
                    self.categories.remove(&key);
                }
            }
        }
        if let Stage::Merged { into, .. } = stage {
            release(&mut self.merged, into, &id);
        }
    }

    pub(super) fn stage_arrives(&mut self, id: ProposalId, session: SessionId, stage: &Stage) {
        if let Some(docket) = stage.docket() {
            self.dockets.entry(session).or_default().insert(docket.number, id);
            if let Some(within) = &docket.in_category {
                let table = self.categories.entry((session, within.category.clone())).or_default();
                table.insert(within.number, id);
            }
        }
        if let Stage::Merged { into, .. } = stage {
            self.merged.entry(*into).or_default().insert(id);
        }
    }

    pub(super) fn task_arrives(&mut self, task: TaskId) {
        self.units.entry(task.unit).or_default().insert(task.proposal);
    }

    pub(super) fn task_leaves(&mut self, task: TaskId) {
        release(&mut self.units, &task.unit, &task.proposal);
    }

    pub(super) fn reminder_arrives(&mut self, unit: UnitId, reminder: ReminderId) {
        self.reminders.entry(unit).or_default().insert(reminder);
    }

    pub(super) fn reminder_leaves(&mut self, unit: UnitId, reminder: ReminderId) {
        release(&mut self.reminders, &unit, &reminder);
    }
}
