//! What a clerk can ask. One variant for each file in `verbs`.

use super::entry::{Turn, Verb};
use super::fact::Fact;
use super::ids::{ClerkId, ProposalId};
use super::proposal::TextDigest;
use super::refusal::Refusal;
use super::register::Register;
use super::verbs::{
    amend::Amend,
    answer::Survey,
    assign::Assign,
    close::Close,
    decline::Decline,
    extend::Extend,
    file::File,
    hand_back::{HandBackAsk, HandBackRuling},
    joint_opinion::JointOpinion,
    listing::{ListClerk, ListMembers, ListUnits},
    mark::SetMark,
    merge::{Merge, Split},
    reassign::Reassign,
    receipt::Receipt,
    receive::Receive,
    remind::Remind,
    reply::GiveReply,
    send_back::{Resubmit, SendBack},
    session::SetSession,
    undo::{Redo, Undo},
    withdraw::Withdraw,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A command. New ones are added at the end only: the order is part of the format on the wire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 收件.
    Receive(Receive),
    /// 修改.
    Amend(Box<Amend>),
    /// 退回修改.
    SendBack(SendBack),
    /// 重新提交.
    Resubmit(Resubmit),
    /// 撤案.
    Withdraw(Withdraw),
    /// 不予立案.
    Decline(Decline),
    /// 立案.
    File(File),
    /// 交办.
    Assign(Assign),
    /// 改办.
    Reassign(Reassign),
    /// 并案.
    Merge(Merge),
    /// 拆案.
    Split(Split),
    /// 签收.
    Receipt(Receipt),
    /// 退办.
    HandBack(HandBackAsk),
    /// 退办裁定.
    RuleHandBack(HandBackRuling),
    /// 延期.
    Extend(Extend),
    /// 会办意见.
    JointOpinion(JointOpinion),
    /// 答复.
    Reply(GiveReply),
    /// 反馈.
    Answer(Survey),
    /// 催办.
    Remind(Remind),
    /// 办结.
    Close(Close),
    /// 标记.
    Mark(SetMark),
    /// 单位登记.
    ListUnits(ListUnits),
    /// 委员登记.
    ListMembers(ListMembers),
    /// 人员登记.
    ListClerk(ListClerk),
    /// 届次与规则.
    SetSession(Box<SetSession>),
    /// 撤销.
    Undo(Undo),
    /// 重做.
    Redo(Redo),
}

/// On which occasion a command is decided: who asks, and when. The law has no clock of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// Who asks.
    pub clerk: ClerkId,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
}

/// A command granted.
#[derive(Debug, Clone, PartialEq)]
pub struct Granted {
    /// What kind of step it is.
    pub verb: Verb,
    /// Whether it takes back or repeats another.
    pub turn: Turn,
    /// What happens.
    pub facts: Vec<Fact>,
}

impl Occasion {
    /// The day in Beijing.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// The wall clock in Beijing.
    pub fn now(&self) -> NaiveDateTime {
        super::calendar::beijing(self.at)
    }
}

/// Decides a command: the facts that follow from it, or why not. Pure and cheap, so a desk asks before it sends.
pub fn decide(register: &Register, command: &Command, occasion: &Occasion) -> Result<Granted, Refusal> {
    super::roles::check(register, command.verb(), occasion.clerk)?;
    let facts = match command {
        Command::Undo(undo) => return undo.decide(register, occasion),
        Command::Redo(redo) => return redo.decide(register, occasion),
        Command::Receive(c) => c.decide(register, occasion),
        Command::Amend(c) => c.decide(register),
        Command::SendBack(c) => c.decide(register, occasion),
        Command::Resubmit(c) => c.decide(register),
        Command::Withdraw(c) => c.decide(register, occasion),
        Command::Decline(c) => c.decide(register, occasion),
        Command::File(c) => c.decide(register, occasion),
        Command::Assign(c) => c.decide(register, occasion),
        Command::Reassign(c) => c.decide(register, occasion),
        Command::Merge(c) => c.decide(register, occasion),
        Command::Split(c) => c.decide(register, occasion),
        Command::Receipt(c) => c.decide(register, occasion),
        Command::HandBack(c) => c.decide(register, occasion),
        Command::RuleHandBack(c) => c.decide(register, occasion),
        Command::Extend(c) => c.decide(register, occasion),
        Command::JointOpinion(c) => c.decide(register, occasion),
        Command::Reply(c) => c.decide(register, occasion),
        Command::Answer(c) => c.decide(register, occasion),
        Command::Remind(c) => c.decide(register, occasion),
        Command::Close(c) => c.decide(register, occasion),
        Command::Mark(c) => c.decide(register),
        Command::ListUnits(c) => c.decide(register),
        Command::ListMembers(c) => c.decide(register),
        Command::ListClerk(c) => c.decide(register),
        Command::SetSession(c) => c.decide(register),
    }?;
    Ok(Granted { verb: command.verb(), turn: Turn::Plain, facts })
}

/// For each proposal of a batch, whether it could go through alone: "18 of 20 can be filed; these cannot, because".
pub fn prospects(
    register: &Register,
    command: &Command,
    occasion: &Occasion,
) -> Vec<(ProposalId, Result<(), Refusal>)> {
    let ids = command.proposals();
    let mut alone = command.without(&ids);
    let mut one = |id: ProposalId| {
        if let Some(batch) = alone.batch_mut() {
            *batch = vec![id];
        }
        (id, decide(register, &alone, occasion).map(|_| ()))
    };
    ids.into_iter().map(&mut one).collect()
}

impl Command {
    /// What kind of step it is.
    pub fn verb(&self) -> Verb {
        match self {
            Command::Receive(_) => Verb::Receive,
            Command::Amend(_) => Verb::Amend,
            Command::SendBack(_) => Verb::SendBack,
            Command::Resubmit(_) => Verb::Resubmit,
            Command::Withdraw(_) => Verb::Withdraw,
            Command::Decline(_) => Verb::Decline,
            Command::File(_) => Verb::File,
            Command::Assign(_) => Verb::Assign,
            Command::Reassign(_) => Verb::Reassign,
            Command::Merge(_) => Verb::Merge,
            Command::Split(_) => Verb::Split,
            Command::Receipt(_) => Verb::Receipt,
            Command::HandBack(_) => Verb::HandBack,
            Command::RuleHandBack(_) => Verb::RuleHandBack,
            Command::Extend(_) => Verb::Extend,
            Command::JointOpinion(_) => Verb::JointOpinion,
            Command::Reply(_) => Verb::Reply,
            Command::Answer(_) => Verb::Answer,
            Command::Remind(_) => Verb::Remind,
            Command::Close(_) => Verb::Close,
            Command::Mark(_) => Verb::Mark,
            Command::ListUnits(_) => Verb::ListUnits,
            Command::ListMembers(_) => Verb::ListMembers,
            Command::ListClerk(_) => Verb::ListClerk,
            Command::SetSession(_) => Verb::SetSession,
            Command::Undo(_) => Verb::Undo,
            Command::Redo(_) => Verb::Redo,
        }
    }

    /// The proposals of a batch verb; empty for verbs on other things.
    pub fn proposals(&self) -> Vec<ProposalId> {
        self.batch().cloned().unwrap_or_default()
    }

    /// The same command for one of its proposals alone.
    #[must_use]
    pub fn only(&self, id: ProposalId) -> Self {
        let mut one = self.clone();
        if let Some(batch) = one.batch_mut() {
            *batch = vec![id];
        }
        one
    }

    /// The same command without some of its proposals.
    #[must_use]
    pub fn without(&self, left_out: &[ProposalId]) -> Self {
        let left_out: BTreeSet<&ProposalId> = left_out.iter().collect();
        let mut rest = self.clone();
        if let Some(batch) = rest.batch_mut() {
            batch.retain(|id| !left_out.contains(id));
        }
        rest
    }

    /// Takes the texts out, leaving their digests: texts travel and are stored beside the command.
    pub fn detach_texts(&mut self) -> Vec<String> {
        match self {
            Command::Receive(receive) => {
                receive.proposals.iter_mut().filter_map(super::verbs::receive::NewProposal::detach).collect()
            }
            Command::Amend(amend) => amend.detach().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Digests of the texts it refers to.
    pub fn digests(&self) -> Vec<TextDigest> {
        match self {
            Command::Receive(receive) => {
                receive.proposals.iter().filter_map(|p| p.particulars.text).collect()
            }
            Command::Amend(amend) => amend.particulars.text.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn batch(&self) -> Option<&Vec<ProposalId>> {
        match self {
            Command::SendBack(c) => Some(&c.proposals),
            Command::Resubmit(c) => Some(&c.proposals),
            Command::Withdraw(c) => Some(&c.proposals),
            Command::Decline(c) => Some(&c.proposals),
            Command::File(c) => Some(&c.proposals),
            Command::Assign(c) => Some(&c.proposals),
            Command::Merge(c) => Some(&c.proposals),
            Command::Split(c) => Some(&c.proposals),
            Command::Close(c) => Some(&c.proposals),
            Command::Mark(c) => Some(&c.proposals),
            _ => None,
        }
    }

    fn batch_mut(&mut self) -> Option<&mut Vec<ProposalId>> {
        match self {
            Command::SendBack(c) => Some(&mut c.proposals),
            Command::Resubmit(c) => Some(&mut c.proposals),
            Command::Withdraw(c) => Some(&mut c.proposals),
            Command::Decline(c) => Some(&mut c.proposals),
            Command::File(c) => Some(&mut c.proposals),
            Command::Assign(c) => Some(&mut c.proposals),
            Command::Merge(c) => Some(&mut c.proposals),
            Command::Split(c) => Some(&mut c.proposals),
            Command::Close(c) => Some(&mut c.proposals),
            Command::Mark(c) => Some(&mut c.proposals),
            _ => None,
        }
    }
}
