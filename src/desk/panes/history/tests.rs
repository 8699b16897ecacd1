//! Proves what the history pane fetches, shows and marks.

use super::*;
use crate::desk::panes::world::World;
use crate::office::Command;
use crate::office::verbs::undo::{Redo, Undo};

/// A pane over an office whose server has these entries.
struct Bench {
    world: World,
    entries: Vec<Entry>,
    pane: History,
}

impl Bench {
    fn new() -> Self {
        let mut world = World::new();
        let mut entries = Vec::new();
        let ids = world.file(2, 1, None);
        entries.push(world.reply(ids[0], 1));
        entries.push(world.carry_out(&Command::Undo(Undo::default())));
        entries.push(world.reply(ids[1], 1));
        Self { world, entries, pane: History::default() }
    }

    /// Answers what the pane wants until it wants nothing more; how often it asked.
    fn settle(&mut self, most: usize) -> usize {
        for times in 0.. {
            assert!(times < 1_000, "it asks for ever");
            let wishes = self.pane.fetch(&self.world.scene());
            let [Wish::Ask(Question::History(past), Asked::Past(turn))] = wishes[..] else { return times };
            let newest = self.entries.iter().rev().filter(|entry| {
                past.before.is_none_or(|before| entry.seq < before)
                    && past.clerk.is_none_or(|clerk| clerk == entry.clerk)
                    && past.proposal.is_none_or(|id| entry.facts.iter().any(|fact| fact.concerns(id)))
                    && past.verb.is_none_or(|verb| verb == entry.verb || entry.turn != Turn::Plain)
            });
            let answer: Vec<Entry> = newest.take(most).cloned().collect();
            self.pane.take(turn, Some(&answer), &self.world.register);
        }
        0
    }

    fn shown(&mut self) -> Vec<u64> {
        self.settle(100);
        self.pane.refresh(&self.world.scene());
        self.pane.roll.list.rows().to_vec()
    }
}

#[test]
fn all_is_fetched_in_portions_newest_first_and_then_no_more() {
    let mut bench = Bench::new();
    assert_eq!(bench.settle(1), 4, "three entries and the end");
    assert!(bench.pane.is_whole());
    let seqs: Vec<u64> = bench.entries.iter().rev().map(|entry| entry.seq).collect();
    assert_eq!(bench.shown(), seqs);
}

#[test]
fn what_was_undone_stands_there_marked_and_done_again_it_is_not() {
    let mut bench = Bench::new();
    let [reply, undo, _] = [0, 1, 2].map(|place| bench.entries[place].seq);
    assert!(bench.shown().contains(&reply), "nothing is hidden");
    assert_eq!(bench.pane.undone_by(reply), Some(undo));
    let redo = bench.world.carry_out(&Command::Redo(Redo::default()));
    bench.pane.hear(&redo, &bench.world.scene());
    assert_eq!(bench.pane.undone_by(reply), None);
    assert_eq!(bench.shown().first(), Some(&redo.seq), "what happens meanwhile comes on top");
}

#[test]
fn one_proposal_shows_only_what_touched_it_and_esc_leads_back_to_the_office() {
    let mut bench = Bench::new();
    assert_eq!(bench.shown().len(), 3);
    let id = bench.entries[2].proposals().into_iter().next().expect("a proposal");
    bench.pane.look_at(id);
    assert_eq!(bench.shown(), [bench.entries[2].seq]);
    assert_eq!(bench.pane.subject(&bench.world.scene()).proposals, [id]);
    assert!(bench.pane.act(Action::Cancel, &bench.world.scene()).is_some());
    assert_eq!(bench.shown().len(), 3);
}

#[test]
fn a_kind_of_step_shows_what_undid_it_too() {
    let mut bench = Bench::new();
    let place = Verb::ALL.iter().position(|verb| *verb == Verb::Reply).expect("a verb") + 1;
    bench.pane.picked(Picked { what: PICK_VERB, place }, &bench.world.scene());
    assert_eq!(bench.shown().len(), 3);
    let place = Verb::ALL.iter().position(|verb| *verb == Verb::File).expect("a verb") + 1;
    bench.pane.picked(Picked { what: PICK_VERB, place }, &bench.world.scene());
    assert!(bench.shown().is_empty());
}

#[test]
fn days_back_and_a_search_narrow_the_list_and_an_old_answer_is_not_taken() {
    let mut bench = Bench::new();
    bench.world.wait(3);
    assert_eq!(bench.shown().len(), 3);
    bench.pane.act(Action::FilterDays, &bench.world.scene());
    assert!(bench.shown().is_empty(), "nothing today");
    bench.pane.act(Action::FilterDays, &bench.world.scene());
    assert_eq!(bench.shown().len(), 3, "three days ago is within seven");
    bench.pane.text("建议2", &bench.world.scene());
    assert_eq!(bench.shown(), [bench.entries[2].seq]);
    bench.pane.text("02-02", &bench.world.scene());
    assert_eq!(bench.shown().len(), 3, "the day is found");
    let turn = bench.pane.turn;
    bench.pane.start_over();
    bench.pane.take(turn, Some(&bench.entries), &bench.world.register);
    assert!(bench.pane.lines.is_empty());
}
