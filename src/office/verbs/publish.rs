//! 公开: replies were published. Only what both the proposer and the reply itself allow may be; the last
//! reply counts, and while a rework runs there is no last one yet.

use super::{day, one, task_fact, tasks, who, whose, wrong_stage};
use crate::office::command::Occasion;
use crate::office::fact::Fact;
use crate::office::ids::TaskId;
use crate::office::proposal::Proposal;
use crate::office::proposer::Consent;
use crate::office::refusal::Refusal;
use crate::office::register::Register;
use crate::office::reply::Reply;
use crate::office::stage::Stage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Records that replies were published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Which tasks.
    pub tasks: Vec<TaskId>,
    /// When; today if not given.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Publish {
    pub(in crate::office) fn decide(
        &self,
        register: &Register,
        occasion: &Occasion,
    ) -> Result<Vec<Fact>, Refusal> {
        tasks(register, &self.tasks)?;
        self.tasks.iter().map(|id| self.record(register, *id, occasion)).collect()
    }

    fn record(&self, register: &Register, id: TaskId, occasion: &Occasion) -> Result<Fact, Refusal> {
        let proposal = one(register, id.proposal)?;
        let unit = register.unit(id.unit).ok_or(Refusal::UnknownUnit(id.unit.0))?;
        if !matches!(proposal.stage, Stage::Filed { .. } | Stage::Closed { .. } | Stage::Archived { .. }) {
            return Err(wrong_stage(proposal, "公开答复"));
        }
        let was = proposal.tasks.get(&id.unit).filter(|task| task.ended.is_none());
        let was = was.ok_or_else(|| Refusal::NoTask { unit: unit.name.clone(), who: who(proposal) })?;
        let refuse = |what: &str| Refusal::NotNow { who: whose(register, id), what: what.to_owned() };
        let mut now = was.clone();
        let reply = now.replies.last_mut().ok_or_else(|| refuse("还没有答复，无从公开"))?;
        if !was.replied() {
            return Err(refuse("正在重新办理，现有答复不是最终答复；收到新的答复后再公开"));
        }
        if let Some(on) = reply.published {
            return Err(Refusal::Already { who: whose(register, id), what: format!("{on}已公开") });
        }
        if let Some(why) = withheld(register, proposal, reply) {
            return Err(refuse(why));
        }
        reply.published = Some(day("公开日期", self.on, Some(("送达日", reply.dates.delivered)), occasion)?);
        Ok(task_fact(id, was, now))
    }
}

/// Why a reply may not be published. It answers the proposals merged into its own as well, and each of their proposers
/// has a say.
pub(in crate::office) fn withheld(
    register: &Register,
    proposal: &Proposal,
    reply: &Reply,
) -> Option<&'static str> {
    let merged = register.merged_into(proposal.id).filter_map(|id| register.proposal(id));
    let of_merged = |merged: &Proposal| {
        let theirs = &merged.particulars;
        if theirs.secret {
            return Some("并入的提案涉密，不得公开");
        }
        (theirs.consent != Consent::Yes).then_some("并入的提案有提案者没有同意公开的，不能公开")
    };
    reply.withheld(&proposal.particulars).or_else(|| merged.into_iter().find_map(of_merged))
}
