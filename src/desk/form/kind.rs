//! Which forms there are: for each the verb, the file that knows its fields and its command, and the action that opens it.

use super::about::About;
use super::fields::{Answers, Field};
use super::{
    FieldFault, activity, add_clerk, add_member, add_unit, addition, advance_info, amend, archive,
    ask_extension, assign, classify, close, close_batch, consult, decline, divert, divert_fate, extend, file,
    follow_up, hand_back, holidays, info, instruction, joint_opinion, leader, look_back, mark, meet, merge,
    new, notify, open_batch, publish, questionnaire, reassign, receipt, remind, reply, resubmit, review,
    rule_draft, rule_extension, ruling, second, send_back, session, sign, split, stand_in, submit_draft,
    supervise, track, withdraw,
};
use crate::keymap::Action;
use crate::office::entry::Verb;
use crate::office::{Command, Register};
use serde::{Deserialize, Serialize};

/// Makes the enum and its tables from one list: kind, name in drafts, verb, file, actions.
macro_rules! forms {
    ($($kind:ident $name:literal $verb:ident $file:ident [$($action:ident)?])+) => {
        /// Which form it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FormKind {
            $(#[doc = concat!("The form `", $name, "`.")] $kind,)+
        }

        impl FormKind {
            /// All forms.
            pub const ALL: &[FormKind] = &[$(Self::$kind,)+];

            /// Stable name, used in drafts.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                }
            }

            /// The word of the field.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$kind => Verb::$verb.title(),)+
                }
            }

            /// The form an action opens, if it opens one.
            pub fn of(action: Action) -> Option<Self> {
                match action {
                    $($(Action::$action => Some(Self::$kind),)?)+
                    _ => None,
                }
            }

            /// What to think twice about before a command that the law allows is sent.
            pub(super) fn doubt(self, command: &Command, register: &Register) -> Option<String> {
                match self {
                    Self::Merge => merge::doubt(command, register),
                    _ => None,
                }
            }

            pub(super) fn fields(self, about: &About) -> Vec<Field> {
                match self {
                    $(Self::$kind => $file::fields(about),)+
                }
            }

            pub(super) fn command(self, answers: &Answers) -> Result<Command, FieldFault> {
                match self {
                    $(Self::$kind => $file::command(answers),)+
                }
            }
        }
    };
}

forms! {
    New "new" Receive new [NewProposal]
    Amend "amend" Amend amend [Edit]
    File "file" File file [File]
    Assign "assign" Assign assign [Assign]
    Decline "decline" Decline decline [Decline]
    SendBack "send-back" SendBack send_back [SendBack]
    Resubmit "resubmit" Resubmit resubmit [Resubmit]
    Withdraw "withdraw" Withdraw withdraw [Withdraw]
    Merge "merge" Merge merge [Merge]
    Split "split" Split split [Split]
    Receipt "receipt" Receipt receipt [Receipt]
    JointOpinion "joint-opinion" JointOpinion joint_opinion [JointOpinion]
    Extend "extend" Extend extend [Extend]
    Reply "reply" Reply reply [Reply]
    HandBack "hand-back" HandBack hand_back [HandBack]
    Ruling "ruling" RuleHandBack ruling []
    Reassign "reassign" Reassign reassign [Reassign]
    Remind "remind" Remind remind [Remind]
    Mark "mark" Mark mark [MarkKey]
    Close "close" Close close [Close]
    Session "session" SetSession session [SessionSettings]
    AddUnit "add-unit" ListUnits add_unit [AddUnit]
    Review "review" Review review [Review]
    Notify "notify" Notify notify [Notify]
    Divert "divert" Divert divert [Divert]
    DivertFate "divert-fate" DivertFate divert_fate [DivertFate]
    Archive "archive" Archive archive [Archive]
    Sign "sign" Sign sign [Sign]
    StandIn "stand-in" StandIn stand_in [StandIn]
    RuleAddition "rule-addition" RuleAddition addition [RuleAddition]
    AskExtension "ask-extension" AskExtension ask_extension []
    RuleExtension "rule-extension" RuleExtension rule_extension []
    Consult "consult" Consult consult [Consult]
    SubmitDraft "submit-draft" SubmitDraft submit_draft [Draft]
    RuleDraft "rule-draft" RuleDraft rule_draft []
    Classify "classify" Classify classify [Classify]
    Meet "meet" Meet meet [Meet]
    Publish "publish" Publish publish [Publish]
    Supervise "supervise" Supervise supervise [Supervise]
    Track "track" Track track [Track]
    LookBack "look-back" LookBack look_back [LookBack]
    ListLeaders "leader" ListLeaders leader [Leader]
    RecordActivity "activity" RecordActivity activity [Activity]
    FollowUp "follow-up" FollowUp follow_up [FollowUp]
    RecordInfo "info" RecordInfo info [Info]
    AdvanceInfo "advance-info" AdvanceInfo advance_info [AdvanceInfo]
    RecordInstruction "instruction" RecordInstruction instruction [Instruction]
    ListMembers "add-member" ListMembers add_member [AddMember]
    ListClerk "add-clerk" ListClerk add_clerk [AddClerk]
    ListHolidays "holidays" ListHolidays holidays [Holidays]
    Second "second" Second second []
    OpenBatch "open-batch" OpenBatch open_batch []
    CloseBatch "close-batch" CloseBatch close_batch []
    ListQuestionnaire "questionnaire" ListQuestionnaire questionnaire []
}
