//! What the register keeps beyond proposals: leaders, activities, information items, instructions, commands that wait
//! for a second clerk, and the calendar.

use super::Register;
use crate::office::activity::Activity;
use crate::office::calendar::Calendar;
use crate::office::ids::{ActivityId, InfoId, InstructionId, LeaderId, PendingId};
use crate::office::info::{InfoItem, Instruction};
use crate::office::leader::Leader;
use crate::office::pending::Pending;

impl Register {
    /// All leaders by number.
    pub fn leaders(&self) -> impl DoubleEndedIterator<Item = &Leader> {
        self.beyond.leaders.values()
    }

    /// One leader.
    pub fn leader(&self, id: LeaderId) -> Option<&Leader> {
        self.beyond.leaders.get(&id)
    }

    /// The number the next leader gets.
    pub fn next_leader(&self) -> LeaderId {
        LeaderId(self.given.leader + 1)
    }

    /// All activities by number.
    pub fn activities(&self) -> impl DoubleEndedIterator<Item = &Activity> {
        self.beyond.activities.values()
    }

    /// One activity.
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        self.beyond.activities.get(&id)
    }

    /// The number the next activity gets.
    pub fn next_activity(&self) -> ActivityId {
        ActivityId(self.given.activity + 1)
    }

    /// All information items by number.
    pub fn infos(&self) -> impl DoubleEndedIterator<Item = &InfoItem> {
        self.beyond.infos.values()
    }

    /// One information item.
    pub fn info(&self, id: InfoId) -> Option<&InfoItem> {
        self.beyond.infos.get(&id)
    }

    /// The number the next information item gets.
    pub fn next_info(&self) -> InfoId {
        InfoId(self.given.info + 1)
    }

    /// All instructions by number.
    pub fn instructions(&self) -> impl DoubleEndedIterator<Item = &Instruction> {
        self.beyond.instructions.values()
    }

    /// One instruction.
    pub fn instruction(&self, id: InstructionId) -> Option<&Instruction> {
        self.beyond.instructions.get(&id)
    }

    /// The number the next instruction gets.
    pub fn next_instruction(&self) -> InstructionId {
        InstructionId(self.given.instruction + 1)
    }

    /// All commands that wait for a second clerk, oldest first.
    pub fn pending(&self) -> impl DoubleEndedIterator<Item = &Pending> {
        self.pending.values().filter(|pending| pending.answer.is_none())
    }

    /// All commands that waited for a second clerk and were answered, oldest first.
    pub fn seconded(&self) -> impl DoubleEndedIterator<Item = &Pending> {
        self.pending.values().filter(|pending| pending.answer.is_some())
    }

    /// One command that waits, or waited, for a second clerk.
    pub fn pending_one(&self, id: PendingId) -> Option<&Pending> {
        self.pending.get(&id)
    }

    /// The number the next waiting command gets.
    pub fn next_pending(&self) -> PendingId {
        PendingId(self.given.pending + 1)
    }

    /// Which days are worked.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}
