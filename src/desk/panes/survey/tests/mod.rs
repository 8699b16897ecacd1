//! The survey pane, as a clerk types on it.

mod aside;
mod enters;
mod keys;
mod second;
mod stacks;

use super::Survey;
use crate::desk::msg::{Effect, Wish};
use crate::desk::panes::{Pane, world};
use crate::keymap::{Action, Key};
use crate::office::{Command, Given, ProposalId};

/// The digits of single choices, 0 for anything else.
fn digits(given: &[Given]) -> Vec<u8> {
    let digit = |given: &Given| match given {
        Given::Digit(digit) => *digit,
        _ => 0,
    };
    given.iter().map(digit).collect()
}

struct World {
    office: world::World,
    pane: Survey,
    sent: Vec<Command>,
    rings: usize,
}

impl World {
    /// An office with so many proposals filed and replied to.
    fn replied(count: u32) -> Self {
        let mut office = world::World::new();
        for proposal in office.file(count, 1, None) {
            office.reply(proposal, 1);
        }
        let mut world = Self { office, pane: Survey::default(), sent: Vec::new(), rings: 0 };
        world.refresh();
        world
    }

    fn refresh(&mut self) {
        self.pane.refresh(&self.office.scene());
    }

    /// Digits and the keypad's signs, without waiting for the server.
    fn type_ahead(&mut self, keys: &str) {
        for key in keys.chars() {
            let scene = self.office.scene();
            let action = match key {
                '⏎' => Some(Action::Accept),
                '+' => Some(Action::SurveyFillFirst),
                '*' => Some(Action::SurveyRepeat),
                '-' => Some(Action::SurveyBack),
                '↑' => Some(Action::Up),
                '↓' => Some(Action::Down),
                '⇥' => Some(Action::NextField),
                '/' => Some(Action::SurveySkip),
                '.' => Some(Action::SurveyCorrectLast),
                _ => None,
            };
            let wishes = match action {
                Some(action) => self.pane.act(action, &scene),
                None => self.pane.key(Key::char(key), None, &scene),
            };
            for wish in wishes.unwrap_or_default() {
                match wish {
                    Wish::Submit(command) => self.sent.push(*command),
                    Wish::Do(Effect::Ring) => self.rings += 1,
                    other => panic!("unexpected {other:?}"),
                }
            }
        }
    }

    /// The server carries out what was sent, and the desk hears of it.
    fn settle(&mut self) {
        for command in std::mem::take(&mut self.sent) {
            let entry = self.office.carry_out(&command);
            self.pane.hear(&entry, &self.office.scene());
            self.refresh();
        }
    }

    fn digits(&self, proposal: u32) -> Option<Vec<u8>> {
        let opinions = &self.office.register.proposal(ProposalId(proposal))?.opinions;
        Some(digits(&opinions.values().next()?.answer.as_ref()?.given))
    }

    /// Digits typed of the form in hand.
    fn typed(&self) -> Vec<u8> {
        digits(&self.pane.sheet().typed)
    }
}
