//! Forms: what a clerk fills in before a command goes to the server. Pure: the register is looked at through [`Scene`],
//! nothing is sent from here, and typed text is never thrown away.

pub use super::field::Scene;

use crate::keymap::{Action, Key};
use crate::office::{Command, ProposalId, Refusal, Register, SessionId, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// Which form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// 登记新提案.
    New,
    /// 修改.
    Amend,
    /// 立案.
    File,
    /// 交办.
    Assign,
    /// 不予立案.
    Decline,
    /// 退回修改.
    SendBack,
    /// 重新收件.
    Resubmit,
    /// 撤案.
    Withdraw,
    /// 并案.
    Merge,
    /// 拆案.
    Split,
    /// 签收.
    Receipt,
    /// 会办意见.
    JointOpinion,
    /// 延期.
    Extend,
    /// 答复.
    Reply,
    /// 退办.
    HandBack,
    /// 退办裁定.
    Ruling,
    /// 改办.
    Reassign,
    /// 催办.
    Remind,
    /// 标记.
    Mark,
    /// 办结.
    Close,
    /// 届次设置.
    Session,
    /// 登记单位.
    AddUnit,
}

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
    /// A thing not there yet, by its name.
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
    /// unit is in the register, the waiting field takes it by itself.
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

/// What would come of the form as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// So many can be done.
    pub can: usize,
    /// Who cannot, and why.
    pub cannot: Vec<(String, String)>,
}

/// Values of the last forms, offered again (沿用上次).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Carry {}

impl Carry {
    /// Remembers what of a submitted form is likely to be wanted again.
    pub fn note(&mut self, _form: &Form) {}
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    kind: FormKind,
    targets: Targets,
}

impl FormKind {
    /// The form an action opens, if it opens one.
    pub fn of(_action: Action) -> Option<Self> {
        None
    }

    /// What such a form would be about, given the proposals chosen and, on panes that show tasks or units, the units of
    /// those rows (empty: every unit for which it makes sense).
    pub fn targets(self, _register: &Register, proposals: &[ProposalId], _units: &[UnitId]) -> Targets {
        Targets::Proposals(proposals.to_vec())
    }
}

impl Form {
    /// Opens a form, or says in one Chinese sentence why there is nothing to fill in.
    pub fn open(kind: FormKind, targets: Targets, _scene: &Scene, _carry: &Carry) -> Result<Self, String> {
        Ok(Self { kind, targets })
    }

    /// Opens the form a draft was saved from, as it was left; `None` when what it was about is gone or the bytes are
    /// not a draft.
    pub fn restore(_draft: &[u8], _scene: &Scene) -> Option<Self> {
        None
    }

    /// The form as bytes for [`Form::restore`].
    pub fn draft(&self) -> Vec<u8> {
        Vec::new()
    }

    /// Name under which its draft is kept: at most 100 bytes, the same for the same form on the same things.
    pub fn draft_name(&self) -> String {
        String::new()
    }

    /// Which form it is.
    pub fn kind(&self) -> FormKind {
        self.kind
    }

    /// What it is about.
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// Its heading.
    pub fn title(&self) -> &str {
        ""
    }

    /// Whether anything was typed since it was opened.
    pub fn is_dirty(&self) -> bool {
        false
    }

    /// Whether printable keys are text just now (put [`crate::keymap::Scope::Text`] innermost when resolving).
    pub fn types_text(&self) -> bool {
        true
    }

    /// Takes a key; `action` is what the keymap says it means in the form's scope.
    pub fn key(&mut self, _key: Key, _action: Option<Action>, _scene: &Scene) -> Outcome {
        Outcome::Ring
    }

    /// Takes pasted text into the field in focus.
    pub fn paste(&mut self, _text: &str, _scene: &Scene) -> Outcome {
        Outcome::Typed
    }

    /// Gives the stored text of the proposal being amended, once it was fetched.
    pub fn set_text(&mut self, _text: &str) {}

    /// Says that the register moved on: waiting fields and the verdict follow.
    pub fn refresh(&mut self, _scene: &Scene) {}

    /// Shows why the server refused the command.
    pub fn refused(&mut self, _refusal: &Refusal) {}

    /// The command the fields make.
    pub fn command(&self, _scene: &Scene) -> Result<Command, FieldFault> {
        Err(FieldFault { field: None, sentence: String::new() })
    }

    /// What would come of it; worked out again only after a change.
    pub fn verdict(&mut self, _scene: &Scene) -> Verdict {
        Verdict::default()
    }
}
