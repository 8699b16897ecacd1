//! What waits for the decider, in the order it is taken up: commands and greetings first, as they came, and one
//! question between. Users ask in turn: who asks much waits for himself.

use super::decider::{Greet, Order};
use super::errand::Errand;
use super::pen::Submission;
use super::questions::Inquiry;
use super::reading::Reading;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, TryRecvError};

/// Most commands put on disk with one sync.
const PILE: usize = 256;

/// Two lines of orders.
#[derive(Debug, Default)]
pub struct Waiting {
    pressing: VecDeque<Order>,
    /// The questions of each user who has any; whose turn it is stands first.
    patient: VecDeque<(u32, VecDeque<Order>)>,
    /// The last turn was a pressing one, so that a question may have the next.
    yields: bool,
    /// Nothing more comes.
    ending: bool,
}

/// What is done next.
#[derive(Debug)]
pub enum Turn {
    /// Decide these commands together.
    Decide(Vec<Submission>, Vec<Errand>),
    /// Let a desk in.
    Greet(Greet),
    /// Answer a question.
    Ask(Inquiry, Errand),
    /// Go on reading.
    Read(Reading),
}

impl Waiting {
    /// What is done next; waits for it. `None` once [`Order::End`] came and everything before it was done.
    pub fn next(&mut self, orders: &Receiver<Order>) -> Option<Turn> {
        self.line_up(orders);
        let question = self.yields || self.pressing.is_empty();
        self.yields = !question;
        let order = if question { self.question() } else { None };
        match order.or_else(|| self.pressing.pop_front())? {
            Order::Submit(submission, errand) => Some(self.pile(submission, errand)),
            Order::Greet(greet) => Some(Turn::Greet(greet)),
            Order::Ask(inquiry, errand) => Some(Turn::Ask(inquiry, errand)),
            Order::Read(reading) => Some(Turn::Read(reading)),
            Order::End => None,
        }
    }

    /// Takes up all that came, and waits only if there is nothing to do. What comes after the end is left.
    fn line_up(&mut self, orders: &Receiver<Order>) {
        while !self.ending {
            let idle = self.pressing.is_empty() && self.patient.is_empty();
            let order =
                if idle { orders.recv().map_err(|_| TryRecvError::Disconnected) } else { orders.try_recv() };
            match order {
                Ok(Order::End) | Err(TryRecvError::Disconnected) => self.ending = true,
                Ok(order @ (Order::Submit(..) | Order::Greet(_))) => self.pressing.push_back(order),
                Ok(Order::Ask(inquiry, errand)) => self.keep(errand.uid(), Order::Ask(inquiry, errand)),
                Ok(Order::Read(reading)) => self.keep(reading.uid(), Order::Read(reading)),
                Err(TryRecvError::Empty) => return,
            }
        }
    }

    fn keep(&mut self, uid: u32, question: Order) {
        match self.patient.iter_mut().find(|(whose, _)| *whose == uid) {
            Some((_, questions)) => questions.push_back(question),
            None => self.patient.push_back((uid, VecDeque::from([question]))),
        }
    }

    /// The next question of the user whose turn it is; the next turn is another's.
    fn question(&mut self) -> Option<Order> {
        let (uid, mut questions) = self.patient.pop_front()?;
        let question = questions.pop_front();
        if !questions.is_empty() {
            self.patient.push_back((uid, questions));
        }
        question
    }

    /// A command and those that wait right behind it.
    fn pile(&mut self, first: Submission, errand: Errand) -> Turn {
        let (mut submissions, mut errands) = (vec![first], vec![errand]);
        while submissions.len() < PILE
            && let Some(Order::Submit(submission, errand)) =
                self.pressing.pop_front_if(|order| matches!(order, Order::Submit(..)))
        {
            submissions.push(submission);
            errands.push(errand);
        }
        Turn::Decide(submissions, errands)
    }
}

#[cfg(test)]
mod tests {
    use super::super::errand::Kind;
    use super::super::feed::{Bounds, Feed};
    use super::super::identity::Peer;
    use super::super::luggage::Scales;
    use super::*;
    use crate::office::{ClerkId, Command};
    use crate::wire::Question;
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    fn errand(kind: Kind, uid: u32) -> Errand {
        let load = Arc::new(Scales::default()).account(uid).load();
        Errand::new(Arc::new(Feed::new(0, Bounds::default())), 1, kind, load)
    }

    fn ask() -> Order {
        ask_as(1)
    }

    fn ask_as(uid: u32) -> Order {
        let peer = Peer { uid };
        let inquiry = Inquiry { clerk: ClerkId(1), peer, number: 1, question: Question::Drafts };
        Order::Ask(inquiry, errand(Kind::Question, uid))
    }

    fn submit() -> Order {
        let (clerk, command) = (ClerkId(1), Command::Undo(crate::office::verbs::undo::Undo::default()));
        let submission =
            Submission { clerk, uid: None, ticket: [1; 16], command, texts: Vec::new(), at: None };
        Order::Submit(submission, errand(Kind::Command, 1))
    }

    /// How many commands each turn decides; 0 for a question.
    fn turns(waiting: &mut Waiting, orders: &Receiver<Order>, count: usize) -> Vec<usize> {
        let turns = (0..count).map(|_| match waiting.next(orders).unwrap() {
            Turn::Decide(submissions, _) => submissions.len(),
            _ => 0,
        });
        turns.collect()
    }

    #[test]
    fn a_command_goes_before_the_questions_that_wait_and_neither_waits_for_ever() {
        let (queue, orders) = channel();
        let mut waiting = Waiting::default();
        (0..9).for_each(|_| queue.send(ask()).unwrap());
        (0..2).for_each(|_| queue.send(submit()).unwrap());
        assert_eq!(turns(&mut waiting, &orders, 2), [2, 0]);
        queue.send(submit()).unwrap();
        assert_eq!(turns(&mut waiting, &orders, 1), [1], "it came while questions wait");
        // Commands without end: questions have every other turn.
        for _ in 0..4 {
            queue.send(submit()).unwrap();
            assert_eq!(turns(&mut waiting, &orders, 1), [0]);
            assert_eq!(turns(&mut waiting, &orders, 1), [1]);
        }
    }

    #[test]
    fn who_asks_much_keeps_no_other_user_waiting() {
        let (queue, orders) = channel();
        let mut waiting = Waiting::default();
        for uid in [1, 1, 1, 1, 2, 2, 3] {
            queue.send(ask_as(uid)).unwrap();
        }
        let asked = (0..7).map(|_| match waiting.next(&orders) {
            Some(Turn::Ask(inquiry, _)) => inquiry.peer.uid,
            other => panic!("{other:?}"),
        });
        assert_eq!(asked.collect::<Vec<_>>(), [1, 2, 3, 1, 2, 1, 1]);
    }

    #[test]
    fn what_came_before_the_end_is_done_and_what_comes_after_is_not() {
        let (queue, orders) = channel();
        let mut waiting = Waiting::default();
        (0..PILE + 3).for_each(|_| queue.send(submit()).unwrap());
        queue.send(ask()).unwrap();
        queue.send(Order::End).unwrap();
        queue.send(submit()).unwrap();
        assert_eq!(turns(&mut waiting, &orders, 3), [PILE, 0, 3]);
        queue.send(submit()).unwrap();
        assert!(waiting.next(&orders).is_none());
    }
}
