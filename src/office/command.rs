//! What a clerk can ask. One variant for each file in `verbs`.

use super::entry::{Turn, Verb};
use super::fact::Fact;
use super::ids::{ClerkId, ProposalId};
use super::proposal::TextDigest;
use super::refusal::Refusal;
use super::register::Register;
use super::verbs::{
    activity::{FollowUpDemand, RecordActivity},
    addition::RuleAddition,
    amend::Amend,
    answer::Survey,
    archive::Archive,
    ask_extension::{AskExtension, RuleExtension},
    assign::Assign,
    batch::{CloseBatch, OpenBatch},
    classify::Classify,
    close::Close,
    consult::Consult,
    decline::Decline,
    divert::{Divert, DivertFate},
    draft_reply::{RuleDraft, SubmitDraft},
    extend::Extend,
    file::File,
    hand_back::{HandBackAsk, HandBackRuling},
    holidays::ListHolidays,
    info::{AdvanceInfo, RecordInfo},
    instruction::RecordInstruction,
    joint_opinion::JointOpinion,
    keying::{KeySheet, SecondKey, SettleSheet},
    leaders::ListLeaders,
    listing::{ListClerk, ListMembers, ListUnits},
    mark::SetMark,
    meet::Meet,
    merge::{Merge, Split},
    notify::Notify,
    publish::Publish,
    questionnaire::ListQuestionnaire,
    reassign::Reassign,
    receipt::Receipt,
    receive::Receive,
    remind::Remind,
    reply::GiveReply,
    review::Review,
    roster::{ListClerks, ListSessions},
    rules::SetRules,
    second::Second,
    send_back::{Resubmit, SendBack},
    session::SetSession,
    sign::Sign,
    stand_in::ArrangeStandIn,
    supervise::Supervise,
    track::{LookBackAt, Track},
    undo::{Redo, Undo},
    withdraw::Withdraw,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Makes the enum, its verbs and the way to each decision from one list. `Undo` and `Redo` stand apart: they give back
/// entries of another turn.
macro_rules! commands {
    ($($name:ident($kind:ty))+) => {
        /// A command. New ones are added at the end only: the order is part of the format on the wire.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Command {
            /// Takes back an own step.
            Undo(Undo),
            /// Does an own undone step again.
            Redo(Redo),
            $(#[doc = concat!("See [`", stringify!($kind), "`].")] $name($kind),)+
        }

        impl Command {
            /// What kind of step it is.
            pub fn verb(&self) -> Verb {
                match self {
                    Command::Undo(_) => Verb::Undo,
                    Command::Redo(_) => Verb::Redo,
                    $(Command::$name(_) => Verb::$name,)+
                }
            }
        }

        /// What the law says to a command, whoever asks.
        fn granted(register: &Register, command: &Command, occasion: &Occasion) -> Result<Granted, Refusal> {
            let facts = match command {
                Command::Undo(undo) => return undo.decide(register, occasion),
                Command::Redo(redo) => return redo.decide(register, occasion),
                $(Command::$name(command) => command.decide(register, occasion)?,)+
            };
            Ok(Granted { verb: command.verb(), turn: super::pending::turn(register, command), facts })
        }
    };
}

commands! {
    Receive(Receive)
    Amend(Box<Amend>)
    SendBack(SendBack)
    Resubmit(Resubmit)
    Withdraw(Withdraw)
    Decline(Decline)
    File(File)
    Assign(Assign)
    Reassign(Reassign)
    Merge(Merge)
    Split(Split)
    Receipt(Receipt)
    HandBack(HandBackAsk)
    RuleHandBack(HandBackRuling)
    Extend(Extend)
    JointOpinion(JointOpinion)
    Reply(GiveReply)
    Answer(Survey)
    Remind(Remind)
    Close(Close)
    Mark(SetMark)
    ListUnits(ListUnits)
    ListMembers(ListMembers)
    ListClerk(ListClerk)
    SetSession(Box<SetSession>)
    Review(Review)
    Notify(Notify)
    Divert(Divert)
    DivertFate(DivertFate)
    Archive(Archive)
    Sign(Sign)
    StandIn(ArrangeStandIn)
    RuleAddition(RuleAddition)
    AskExtension(AskExtension)
    RuleExtension(RuleExtension)
    Consult(Consult)
    SubmitDraft(SubmitDraft)
    RuleDraft(RuleDraft)
    Classify(Classify)
    Meet(Meet)
    Publish(Publish)
    Supervise(Supervise)
    Track(Track)
    LookBack(LookBackAt)
    ListLeaders(ListLeaders)
    RecordActivity(RecordActivity)
    FollowUp(FollowUpDemand)
    RecordInfo(RecordInfo)
    AdvanceInfo(AdvanceInfo)
    RecordInstruction(RecordInstruction)
    ListHolidays(ListHolidays)
    SetRules(SetRules)
    Second(Second)
    OpenBatch(OpenBatch)
    CloseBatch(CloseBatch)
    KeySheet(KeySheet)
    SecondKey(SecondKey)
    SettleSheet(SettleSheet)
    ListQuestionnaire(Box<ListQuestionnaire>)
    ListClerks(ListClerks)
    ListSessions(ListSessions)
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
    super::roles::check(register, command, occasion.clerk)?;
    let granted = granted(register, command, occasion)?;
    super::pending::ask(register, command, granted, occasion)
}

/// Decides a command that a second clerk agreed to: it waits for nobody any more.
pub(super) fn decide_agreed(
    register: &Register,
    command: &Command,
    occasion: &Occasion,
) -> Result<Vec<Fact>, Refusal> {
    super::roles::check(register, command, occasion.clerk)?;
    Ok(granted(register, command, occasion)?.facts)
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
    /// The proposals of a batch verb; empty for verbs on other things.
    pub fn proposals(&self) -> Vec<ProposalId> {
        self.batch().cloned().unwrap_or_default()
    }

    /// The proposals it is about whose stage matters to who may give it.
    pub(super) fn concerns(&self) -> Vec<ProposalId> {
        match self {
            Command::Amend(amend) => vec![amend.proposal],
            other => other.proposals(),
        }
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
            Command::ListUnits(list) => {
                list.units.iter_mut().filter_map(super::verbs::listing::UnitListing::detach).collect()
            }
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
            Command::ListUnits(list) => list.units.iter().filter_map(|unit| unit.contact_digest).collect(),
            _ => Vec::new(),
        }
    }
}

/// The list of proposals in the commands that are about a batch.
macro_rules! batches {
    ($($name:ident)+) => {
        impl Command {
            fn batch(&self) -> Option<&Vec<ProposalId>> {
                match self {
                    $(Command::$name(command) => Some(&command.proposals),)+
                    _ => None,
                }
            }

            fn batch_mut(&mut self) -> Option<&mut Vec<ProposalId>> {
                match self {
                    $(Command::$name(command) => Some(&mut command.proposals),)+
                    _ => None,
                }
            }
        }
    };
}

batches! {
    SendBack Resubmit Withdraw Decline File Assign Merge Split Close Mark Review Notify Divert DivertFate Archive Classify Meet Supervise Track LookBack
}
