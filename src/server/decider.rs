//! The decider: one thread, one order. It alone has the pen; what desks ask waits in its queue, and everything that
//! waits is put on disk together.

use super::check::Turnstile;
use super::door::Door;
use super::errand::Errand;
use super::feed::{Feed, SeatNumber};
use super::identity::{Identity, Peer, identify};
use super::pen::{Outcome, Pen, Submission};
use super::portrait::{Likeness, Portrait};
use super::questions::Inquiry;
use super::reading::Reading;
use super::waiting::{Turn, Waiting};
use crate::office::{ClerkId, Role, Ticket};
use crate::wire::Down;
use std::collections::HashMap;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender};

/// What a session wants of the decider.
#[derive(Debug)]
pub enum Order {
    /// Let a desk in.
    Greet(Greet),
    /// Decide a command.
    Submit(Submission, Errand),
    /// Answer a question.
    Ask(Inquiry, Errand),
    /// Go on reading.
    Read(Reading),
    /// Nothing more comes; put everything away.
    End,
}

/// A desk that wants in.
#[derive(Debug)]
pub struct Greet {
    /// The clerk's name asked for.
    pub name: Option<String>,
    /// Who is calling.
    pub peer: Peer,
    /// Its stream, to be closed if it must be let go.
    pub stream: UnixStream,
    /// Where the welcome goes, or why there is none.
    pub reply: SyncSender<Result<Welcome, String>>,
}

/// A desk is in.
#[derive(Debug)]
pub struct Welcome {
    /// Its clerk.
    pub clerk: ClerkId,
    /// What the clerk should know.
    pub notices: Vec<String>,
    /// The register as it stands, from which the seat continues.
    pub register: Likeness,
    /// Its seat.
    pub seat: SeatNumber,
}

/// See the module.
#[derive(Debug)]
pub struct Decider {
    pub(super) pen: Pen,
    pub(super) feed: Arc<Feed>,
    pub(super) door: Arc<Door>,
    /// The user the server runs as.
    pub(super) owner: u32,
    pub(super) queue: Sender<Order>,
    pub(super) turnstile: Turnstile,
    notices: Vec<String>,
    /// The clerks were told that the clock and the entries disagree, and they still do.
    clock_told: bool,
    /// How many notices each clerk was told.
    told: HashMap<ClerkId, usize>,
    portrait: Portrait,
}

impl Decider {
    /// A decider; `queue` is the entrance of the queue it will work on.
    pub fn new(
        pen: Pen,
        notices: Vec<String>,
        (feed, door): (Arc<Feed>, Arc<Door>),
        owner: u32,
        queue: Sender<Order>,
    ) -> Self {
        Self {
            pen,
            feed,
            door,
            owner,
            queue,
            turnstile: Turnstile::default(),
            notices,
            clock_told: false,
            told: HashMap::new(),
            portrait: Portrait::default(),
        }
    }

    /// Works until [`Order::End`], then puts everything away.
    ///
    /// Commands and greetings go before questions: however much is asked, a command waits for one stretch of it at most.
    pub fn work(mut self, orders: &Receiver<Order>) {
        let mut waiting = Waiting::default();
        while let Some(turn) = waiting.next(orders) {
            match turn {
                Turn::Decide(submissions, errands) => self.decide(submissions, errands),
                Turn::Greet(greet) => self.greet(greet),
                Turn::Ask(inquiry, errand) => self.answer(inquiry, errand),
                Turn::Read(reading) => self.read(reading),
            }
            self.pen.tend(false);
        }
        self.pen.close();
    }

    fn decide(&mut self, submissions: Vec<Submission>, errands: Vec<Errand>) {
        let tickets: Vec<Ticket> = submissions.iter().map(|submission| submission.ticket).collect();
        let outcomes = self.pen.write(submissions);
        for ((outcome, errand), ticket) in outcomes.into_iter().zip(errands).zip(tickets) {
            self.announce(&outcome);
            match outcome {
                Outcome::Entry(_) => {}
                Outcome::Again(seq) => errand.answer(&self.again(seq, ticket)),
                Outcome::Refused(refusal) => errand.answer(&Down::Refused { ticket, refusal }),
                Outcome::Failed(sentence) => errand.answer(&Down::Failed { ticket, sentence }),
            }
        }
    }

    /// Tells every desk of an entry.
    pub(super) fn announce(&mut self, outcome: &Outcome) {
        if let Outcome::Entry(written) = outcome {
            self.portrait.add(&written.packed);
            self.feed.publish(Arc::clone(&written.packed));
        }
    }

    fn again(&mut self, seq: u64, ticket: Ticket) -> Down {
        let failed = |sentence: String| Down::Failed { ticket, sentence };
        match self.pen.ledger().entries(seq, 1) {
            Ok(mut entries) => {
                entries.pop().map_or_else(|| failed(format!("第{seq}条记录读不出来。")), Down::Entry)
            }
            Err(error) => failed(error.to_string()),
        }
    }

    /// Reads a stretch; what is left waits in the queue behind the commands that came meanwhile.
    pub(super) fn read(&mut self, reading: Reading) {
        let stands = self.pen.register();
        if let Some(rest) = reading.go_on(self.pen.archive(), stands) {
            // The queue cannot be gone: this thread holds its other end.
            let _ = self.queue.send(Order::Read(rest));
        }
    }

    fn greet(&mut self, greet: Greet) {
        let Greet { name, peer, stream, reply } = greet;
        let welcome = self.clerk(name.as_deref(), peer).and_then(|(clerk, advice)| {
            let mut welcome = self.welcome(clerk, stream)?;
            welcome.notices.extend(advice);
            Ok(welcome)
        });
        let seat = welcome.as_ref().ok().map(|welcome| welcome.seat);
        if let (Err(_), Some(seat)) = (reply.send(welcome), seat) {
            self.feed.vacate(seat);
        }
    }

    fn welcome(&mut self, clerk: ClerkId, stream: UnixStream) -> Result<Welcome, String> {
        let register = self.portrait.copy(self.pen.register())?;
        let notices = self.news_for(clerk);
        Ok(Welcome { clerk, notices, register, seat: self.feed.sit(stream) })
    }

    /// The clerk for a caller; one who is unknown is listed first, and told what that allows.
    fn clerk(&mut self, name: Option<&str>, peer: Peer) -> Result<(ClerkId, Option<String>), String> {
        let (by, command) = match identify(self.pen.register(), name, peer, self.owner) {
            Identity::Clerk(clerk) => return Ok((clerk, None)),
            Identity::Stranger(sentence) => return Err(sentence),
            Identity::Unlisted { by, command } => (by, *command),
        };
        let ticket = crate::wire::ticket();
        let submission = Submission { clerk: by, uid: None, ticket, command, texts: Vec::new(), at: None };
        for outcome in self.pen.write(vec![submission]) {
            self.announce(&outcome);
            if let Some(objection) = outcome.objection() {
                return Err(objection);
            }
        }
        let listed = self.pen.register().clerks().find(|clerk| clerk.login == Some(peer.uid));
        let listed = listed.ok_or_else(|| "没能登记您的账号，请管理员登记人员。".to_owned())?;
        let reads = listed.roles.contains(&Role::Reader);
        let advice = || {
            let name = &listed.name;
            format!("您的账号已登记为“{name}”，目前只能查阅；要办理提案，请管理员在人员登记中给您角色。")
        };
        Ok((listed.id, reads.then(advice)))
    }

    /// Notices this clerk has not been told.
    fn news_for(&mut self, clerk: ClerkId) -> Vec<String> {
        self.notices.extend(self.pen.ledger().take_notices().iter().map(ToString::to_string));
        let warning = self.pen.clock_warning();
        let was_told = std::mem::replace(&mut self.clock_told, warning.is_some());
        self.notices.extend(warning.filter(|_| !was_told));
        let told = self.told.insert(clerk, self.notices.len()).unwrap_or_default();
        self.notices[told..].to_vec()
    }
}
