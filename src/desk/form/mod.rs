//! Forms: what a clerk fills in before a command goes to the server. Pure: the register is looked at through [`Scene`],
//! nothing is sent from here, and typed text is never thrown away.
//!
//! Each form has one file that says which fields it has and which command they make; the rest is the same for all:
//! focus, keys, drafts, values carried over, and what would come of it.

// The table of forms calls every form alike, those that cannot fail too.
#![allow(clippy::unnecessary_wraps)]

mod about;
mod activity;
mod add_clerk;
mod add_member;
mod add_unit;
mod addition;
mod advance_info;
mod amend;
mod archive;
mod ask_extension;
mod assign;
mod carry;
mod classify;
mod close;
mod close_batch;
mod consult;
mod decline;
mod divert;
mod divert_fate;
mod draft;
mod extend;
mod fields;
mod file;
mod follow_up;
mod hand_back;
mod holidays;
mod info;
mod instruction;
mod joint_opinion;
mod keys;
mod kind;
mod leader;
mod look_back;
mod mark;
mod meet;
mod merge;
mod new;
mod notify;
mod open_batch;
mod particulars;
mod pick;
mod points;
mod publish;
mod questionnaire;
mod questions;
mod reassign;
mod receipt;
mod remind;
mod reply;
mod resubmit;
mod review;
mod rule_draft;
mod rule_extension;
mod ruling;
mod second;
mod send_back;
mod session;
mod sign;
mod split;
mod stand_in;
mod state;
mod submit_draft;
mod supervise;
#[cfg(test)]
mod tests;
mod track;
mod units;
mod verdict;
mod withdraw;

pub use super::field::Scene;
pub use carry::Carry;
pub use fields::Field;
pub use kind::FormKind;
pub use state::Form;
pub use verdict::Verdict;

use crate::office::{BatchId, Command, ProposalId, SessionId, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// What a form is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Targets {
    /// Nothing that is there already.
    #[default]
    Nothing,
    /// These proposals, in the order of the list.
    Proposals(Vec<ProposalId>),
    /// These tasks.
    Tasks(Vec<TaskId>),
    /// These units.
    Units(Vec<UnitId>),
    /// This session.
    Session(SessionId),
    /// This batch of forms.
    Batch(BatchId),
    /// A thing not there yet, by its name: a unit, or a session (which may have none yet).
    Named(String),
}

/// What a key did to a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Something was typed or chosen: the draft is to be saved.
    Typed,
    /// Only focus, caret or highlighted line moved.
    Moved,
    /// Send this command; keep the form until its entry or refusal comes back ([`Form::refused`]).
    Submit(Box<Command>),
    /// Close the form; its draft is kept when [`Form::is_dirty`].
    Leave,
    /// Refused: ring the bell; the form itself shows why.
    Ring,
    /// A unit of this name is to be listed first: open [`FormKind::AddUnit`] with [`Targets::Named`] on top. Once the
    /// unit is in the register, the waiting field takes it by itself ([`Form::refresh`]).
    NeedUnit(String),
}

/// A command that cannot be made yet: which field, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the field; `None`: the form as a whole.
    pub field: Option<&'static str>,
    /// One Chinese sentence.
    pub sentence: String,
}

/// Columns a long text is indented by under its label.
pub const BODY_INDENT: usize = 2;

impl FieldFault {
    fn at(field: &'static str, sentence: String) -> Self {
        Self { field: Some(field), sentence }
    }

    fn whole(sentence: &str) -> Self {
        Self { field: None, sentence: sentence.to_owned() }
    }
}
