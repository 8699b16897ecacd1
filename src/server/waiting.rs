//! What waits for the decider, in the order it is taken up: commands and greetings first, as they came, and one
//! question between.

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
    patient: VecDeque<Order>,
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
        let order = if question { self.patient.pop_front() } else { None };
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
                Ok(order @ (Order::Ask(..) | Order::Read(_))) => self.patient.push_back(order),
                Err(TryRecvError::Empty) => return,
            }
        }
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

    fn errand(kind: Kind) -> Errand {
        let load = Arc::new(Scales::default()).account(1).load();
        Errand::new(Arc::new(Feed::new(0, Bounds::default())), 1, kind, load)
    }

    fn ask() -> Order {
        let inquiry =
            Inquiry { clerk: ClerkId(1), peer: Peer { uid: 1 }, number: 1, question: Question::Drafts };
        Order::Ask(inquiry, errand(Kind::Question))
    }

    fn submit() -> Order {
        let (clerk, command) = (ClerkId(1), Command::Undo(crate::office::verbs::undo::Undo::default()));
        let submission =
            Submission { clerk, uid: None, ticket: [1; 16], command, texts: Vec::new(), at: None };
        Order::Submit(submission, errand(Kind::Command))
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
