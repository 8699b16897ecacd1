//! What can be looked up without walking through all proposals. Derived, and kept in step whenever a component changes.

use crate::office::ids::{ProposalId, SessionId, TaskId, UnitId};
use crate::office::proposal::Stage;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The look-ups.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Index {
    pub(super) dockets: BTreeMap<(SessionId, u32), ProposalId>,
    pub(super) fingerprints: BTreeMap<[u8; 16], ProposalId>,
    pub(super) merged: BTreeMap<ProposalId, BTreeSet<ProposalId>>,
    pub(super) units: BTreeMap<UnitId, BTreeSet<ProposalId>>,
}

impl Index {
    pub(super) fn stage_leaves(&mut self, id: ProposalId, session: SessionId, stage: &Stage) {
        if let Some(docket) = stage.docket() {
            self.dockets.remove(&(session, docket.number));
        }
        if let Stage::Merged { into, .. } = stage
            && let Some(merged) = self.merged.get_mut(into)
        {
            merged.remove(&id);
            if merged.is_empty() {
                self.merged.remove(into);
            }
        }
    }

    pub(super) fn stage_arrives(&mut self, id: ProposalId, session: SessionId, stage: &Stage) {
        if let Some(docket) = stage.docket() {
            self.dockets.insert((session, docket.number), id);
        }
        if let Stage::Merged { into, .. } = stage {
            self.merged.entry(*into).or_default().insert(id);
        }
    }

    pub(super) fn task_arrives(&mut self, task: TaskId) {
        self.units.entry(task.unit).or_default().insert(task.proposal);
    }

    pub(super) fn task_leaves(&mut self, task: TaskId) {
        if let Some(set) = self.units.get_mut(&task.unit) {
            set.remove(&task.proposal);
            if set.is_empty() {
                self.units.remove(&task.unit);
            }
        }
    }
}
