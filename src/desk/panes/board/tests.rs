//! Proves what all boards have in common: lines keep cursor and marks when others work, and the verbs act only on lines
//! that are about a proposal.

use super::*;
use crate::desk::panes::world::World;
use crate::office::Command;
use crate::office::verbs::withdraw::Withdraw;

/// Proposals that run, newest first, and a line that counts them.
#[derive(Debug, Default)]
struct Running;

impl Source for Running {
    const SCOPE: Scope = Scope::Statistics;
    const SECTIONS: &'static [&'static str] = &["提案", "合计"];

    fn section(&mut self, place: usize, scene: &Scene, _patience: &Patience) -> Option<Section> {
        let running = scene.register.proposals().filter(|p| p.running().next().is_some());
        let running: Vec<ProposalId> = running.map(|proposal| proposal.id).collect();
        let lines = match place {
            0 => running.iter().rev().map(|id| Line::about(*id, vec![id.to_string()])).collect(),
            _ => vec![
                Line::new(vec!["没有".to_owned()]),
                Line { proposals: running, ..Line::new(vec!["在办".to_owned()]) },
            ],
        };
        Some(Section { lines, ..Section::default() })
    }
}

fn board(world: &World) -> Board<Running> {
    let mut board = Board::default();
    board.refresh(&world.scene());
    board.fit(20);
    board
}

fn shown(board: &Board<Running>) -> Vec<ProposalId> {
    board.listed()
}

#[test]
fn cursor_and_marks_stay_on_their_lines_when_others_file_and_withdraw() {
    let mut world = World::new();
    let [one, two, three] = world.file(3, 1, None)[..] else { panic!("three") };
    let mut board = board(&world);
    assert_eq!(shown(&board), [three, two, one]);
    board.act(Action::Down, &world.scene());
    board.act(Action::Mark, &world.scene());
    let chosen = |board: &Board<Running>| board.subject(&World::new().scene()).proposals;
    assert_eq!(chosen(&board), [two]);
    let four = world.file(1, 1, None)[0];
    board.refresh(&world.scene());
    assert_eq!((shown(&board), chosen(&board)), (vec![four, three, two, one], vec![two]), "one more above");
    let reason = "委员撤回".to_owned();
    world.carry_out(&Command::Withdraw(Withdraw { proposals: vec![two], reason, on: None }));
    board.refresh(&world.scene());
    assert_eq!(
        (shown(&board), board.roll.list.marked()),
        (vec![four, three, one], 0),
        "its mark went with it"
    );
}

#[test]
fn a_section_is_shown_from_its_first_line_without_the_marks_of_another() {
    let mut world = World::new();
    world.file(3, 1, None);
    let mut board = board(&world);
    board.act(Action::Mark, &world.scene());
    board.act(Action::NextSection, &world.scene());
    board.refresh(&world.scene());
    assert_eq!((board.at, board.roll.list.marked(), board.roll.list.place()), (1, 0, 0));
    board.act(Action::NextSection, &world.scene());
    board.refresh(&world.scene());
    assert_eq!((board.at, board.roll.list.marked(), board.roll.list.place()), (0, 0, 0));
}

#[test]
fn verbs_mean_no_line_that_only_counts_even_if_it_counts_one() {
    let mut world = World::new();
    let one = world.file(1, 1, None)[0];
    let mut board = board(&world);
    assert_eq!(board.subject(&world.scene()).at, Some(one));
    board.act(Action::PrevSection, &world.scene());
    board.refresh(&world.scene());
    board.act(Action::Bottom, &world.scene());
    let subject = board.subject(&world.scene());
    assert_eq!((subject.proposals.as_slice(), subject.at, subject.opens), (&[][..], None, true));
    let opened = board.act(Action::Open, &world.scene()).unwrap_or_default();
    assert!(matches!(opened[..], [Wish::Find(id)] if id == one), "it opens all the same: {opened:?}");
}
