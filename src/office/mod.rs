//! The law: pure. It decides commands without clock, disk, network, environment or terminal, and builds the register
//! by applying entries. Everything a pane shows is asked of the register by a query.

pub mod activity;
pub mod arrival;
pub mod asking;
pub mod batch;
pub mod calendar;
mod carried;
mod coherence;
pub mod command;
pub mod consequences;
pub mod entry;
pub mod fact;
pub mod figures;
pub mod form;
pub mod given;
mod holidays;
pub mod ids;
pub mod info;
mod keeping;
pub mod leader;
pub mod national;
mod numbering;
pub mod opinion;
mod order;
pub mod outcome;
mod past;
pub mod pending;
mod pointing;
pub mod proposal;
pub mod proposer;
pub mod queries;
pub mod questionnaire;
pub mod redating;
pub mod refusal;
pub mod register;
pub mod reminder;
pub mod reply;
pub mod review;
pub mod roles;
pub mod rules;
pub mod session;
pub mod signers;
pub mod soundness;
pub mod stage;
pub mod status;
pub mod supervision;
pub mod task;
pub mod trail;
pub mod unit;
pub mod verbs;
pub mod waiting;

pub use batch::SheetId;
pub use command::{Command, Granted, Occasion, decide, prospects};
pub use entry::{Entry, Ticket, Turn, Verb};
pub use fact::{Change, Fact};
pub use given::Given;
pub use ids::{
    ActivityId, BatchId, ClerkId, DayId, InfoId, InstructionId, LeaderId, MemberId, OpinionId, PendingId,
    ProposalId, QuestionnaireId, ReminderId, SessionId, TaskId, Undated, UnitId,
};
pub use proposal::{Particulars, Proposal};
pub use refusal::Refusal;
pub use register::{Broken, Register};
pub use session::Session;
pub use stage::Stage;
pub use status::{Status, status};
pub use unit::{Clerk, Member, Role, Unit};
pub use verbs::receive::NewProposal;
