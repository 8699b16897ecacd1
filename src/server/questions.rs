//! Questions of the desks: what is not in the register, and the few things that are done and not decided.

use super::decider::Decider;
use super::errand::Errand;
use super::identity::Peer;
use super::pen::{Outcome, Submission};
use super::reading::Reading;
use crate::ledger::{Ledger, LedgerError};
use crate::office::calendar::beijing;
use crate::office::unit::CONTACT_MARK;
use crate::office::{ClerkId, Role, roles};
use crate::wire::{Answer, Down, Draft, Question};

/// A question with who asks it.
#[derive(Debug)]
pub struct Inquiry {
    /// Who asks.
    pub clerk: ClerkId,
    /// From which login.
    pub peer: Peer,
    /// The desk's number for it.
    pub number: u32,
    /// The question.
    pub question: Question,
}

/// Most bytes in the name of a draft.
const DRAFT_NAME: usize = 100;
/// Most bytes in a draft.
const DRAFT_BODY: usize = 1 << 20;
/// Most drafts of one clerk.
const DRAFTS: usize = 50;

impl Decider {
    /// Answers a question, at once or by and by.
    pub(super) fn answer(&mut self, inquiry: Inquiry, errand: Errand) {
        let Inquiry { clerk, peer, number, question } = inquiry;
        let answer = match question {
            Question::History(past) => return self.read(Reading::history(errand, number, past)),
            Question::Verify => {
                let (inspection, queue) = (self.pen.archive().inspection(), self.queue.clone());
                return self.turnstile.begin(inspection, queue, errand, number);
            }
            Question::Text(digest) => self.text(clerk, &digest),
            Question::SaveDraft(draft) => save(self.pen.ledger(), clerk, &draft),
            Question::DropDraft(name) => {
                or_no(self.pen.ledger().drop_draft(clerk.0, &name).map(|()| Answer::Done))
            }
            Question::Drafts => Answer::Drafts(drafts(self.pen.ledger(), clerk)),
            Question::BeginSample => self.begin_sample(clerk),
            Question::Stop => self.stop(peer),
        };
        errand.answer(&Down::Answer { number, answer });
    }

    /// A stored text; how to reach a unit is told only to those who may know.
    fn text(&mut self, clerk: ClerkId, digest: &[u8; 32]) -> Answer {
        let text = self.pen.ledger().text(digest);
        let contact = matches!(&text, Ok(Some(text)) if text.starts_with(CONTACT_MARK));
        if contact && !roles::may_see_contacts(self.pen.register(), clerk) {
            return Answer::No("您的角色不能查看单位的联络方式。".to_owned());
        }
        or_no(text.map(Answer::Text))
    }

    fn stop(&mut self, peer: Peer) -> Answer {
        if !peer.is_owner(self.owner) {
            return Answer::No("只有办公目录的主人或系统管理员可以停止服务。".to_owned());
        }
        self.door.end();
        Answer::Done
    }

    fn begin_sample(&mut self, clerk: ClerkId) -> Answer {
        match self.sample(clerk) {
            Ok(outcomes) => {
                for outcome in &outcomes {
                    self.announce(outcome);
                }
                Answer::Done
            }
            Err(sentence) => Answer::No(sentence),
        }
    }

    fn sample(&mut self, clerk: ClerkId) -> Result<Vec<Outcome>, String> {
        let register = self.pen.register();
        if register.count() > 0 || register.next_proposal().0 > 1 {
            return Err("办公室里已经收过提案，不能再填入示例。要看示例，请用 tian demo。".to_owned());
        }
        let administers =
            |id| register.clerk(id).is_some_and(|clerk| clerk.roles.contains(&Role::Administrator));
        if !administers(clerk) {
            return Err("填入示例需要“管理”角色。".to_owned());
        }
        let today = beijing(chrono::Utc::now().timestamp_millis()).date();
        let pile: Vec<Submission> = crate::sample::year(today)
            .into_iter()
            .map(|(occasion, command)| Submission {
                uid: None,
                clerk: occasion.clerk,
                ticket: crate::wire::ticket(),
                command,
                texts: Vec::new(),
                at: Some(occasion.at),
            })
            .collect();
        if pile.is_empty() {
            return Err("这一版没有附带示例。".to_owned());
        }
        self.pen.write_whole(&pile)
    }
}

fn or_no(answer: Result<Answer, LedgerError>) -> Answer {
    answer.unwrap_or_else(|error| Answer::No(error.to_string()))
}

/// A draft is kept as eight bytes of time and the body.
fn save(ledger: &mut Ledger, clerk: ClerkId, draft: &Draft) -> Answer {
    if draft.name.is_empty() || draft.name.len() > DRAFT_NAME {
        return Answer::No(format!("草稿名称应有1至{DRAFT_NAME}字节。草稿没有保存。"));
    }
    if draft.body.len() > DRAFT_BODY {
        return Answer::No(format!(
            "草稿太长：{}字节，上限{DRAFT_BODY}字节。草稿没有保存。",
            draft.body.len()
        ));
    }
    // Asked at every pause in somebody's typing: the drafts themselves are not looked at.
    if ledger.other_drafts(clerk.0, &draft.name) >= DRAFTS {
        return Answer::No(format!("已有{DRAFTS}份草稿，请先办完或丢弃几份。这一份没有保存。"));
    }
    let mut body = draft.at.to_le_bytes().to_vec();
    body.extend_from_slice(&draft.body);
    or_no(ledger.save_draft(clerk.0, &draft.name, &body).map(|()| Answer::Done))
}

/// All drafts of a clerk, newest first.
fn drafts(ledger: &Ledger, clerk: ClerkId) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = ledger.drafts(clerk.0).into_iter().filter_map(opened).collect();
    drafts.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.name.cmp(&other.name)));
    drafts
}

fn opened((name, kept): (String, Vec<u8>)) -> Option<Draft> {
    let (at, body) = kept.split_first_chunk()?;
    Some(Draft { name, at: i64::from_le_bytes(*at), body: body.to_vec() })
}
