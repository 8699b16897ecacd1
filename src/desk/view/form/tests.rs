//! What a clerk sees of a form, in a box of the size a small terminal gives.

use super::{draw, height};
use crate::desk::field::trial::{carry_out, desk, receive, scene};
use crate::desk::form::{Carry, Form, FormKind, Targets};
use crate::keymap::{Action, Code, Key};
use crate::office::{Command, ProposalId, Register};
use crate::text::width::width;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

fn form(kind: FormKind, targets: Targets, register: &Register) -> Form {
    Form::open(kind, targets, &scene(register), &Carry::default()).expect("a form")
}

fn press(form: &mut Form, keys: &str, register: &Register) {
    for c in keys.chars() {
        let key = match c {
            '⏎' => Key::plain(Code::Enter),
            '⌫' => Key::plain(Code::Backspace),
            c => Key::char(c),
        };
        form.key(key, None, &scene(register));
    }
}

/// The picture row by row, and the caret.
fn shown(form: &Form, cols: u16, rows: u16) -> (Vec<String>, Option<Position>) {
    let area = Rect::new(0, 0, cols, rows);
    let mut buf = Buffer::empty(area);
    let caret = draw(form, area, &mut buf);
    let mut picture = Vec::new();
    for y in 0..rows {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..cols {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            row.push_str(buf[(x, y)].symbol());
            skip = width(buf[(x, y)].symbol()).saturating_sub(1);
        }
        picture.push(row.trim_end().to_owned());
    }
    (picture, caret)
}

fn all(register: &Register) -> Targets {
    Targets::Proposals(register.proposals().map(|proposal| proposal.id).collect())
}

fn office(count: usize) -> Register {
    let mut register = desk();
    receive(&mut register, count);
    register
}

fn row_with<'a>(picture: &'a [String], text: &str) -> &'a str {
    picture.iter().find(|row| row.contains(text)).unwrap_or_else(|| panic!("{text} not in {picture:#?}"))
}

#[test]
fn a_filing_form_shows_values_candidates_and_what_would_come_of_it() {
    let register = office(20);
    let mut form = form(FormKind::File, all(&register), &register);
    press(&mut form, "2⏎3", &register);
    let rows = height(&form, 78);
    let (picture, caret) = shown(&form, 78, rows);
    assert_eq!(picture[0], "  收件1《停车难第1件》 等 20 件");
    assert_eq!(picture[1], "  提案分类  2 政治建设");
    assert_eq!(picture[2], ">     主办  3");
    assert_eq!(caret, Some(Position::new(13, 2)));
    assert_eq!(
        picture[3], "      会办  回车取第一行，上下键挑选",
        "the row below the caret holds no candidate"
    );
    assert_eq!(picture[4], "      分办  > 305  市教育局");
    press(&mut form, "⏎", &register);
    assert_eq!(shown(&form, 78, rows).0[2], ">     主办  3", "3 begins several codes and is none");
    press(&mut form, "05⏎", &register);
    let (picture, _) = shown(&form, 78, rows);
    assert_eq!(picture[2], "      主办  305 市教育局");
    assert_eq!(picture[5], "  立案日期  今天  2026-11-22 周日 休");
    assert_eq!(picture[7].trim(), "〔确认立案 20 件〕");
    row_with(&picture, "20 件都可以办");
    assert_eq!(height(&form, 78), rows, "the box keeps its height");
}

#[test]
fn those_that_cannot_are_named_with_the_reason() {
    let mut register = office(20);
    let back = crate::office::verbs::send_back::SendBack {
        proposals: vec![ProposalId(2), ProposalId(7)],
        reason: "缺".to_owned(),
        on: None,
    };
    carry_out(&mut register, &Command::SendBack(back));
    let mut form = form(FormKind::File, all(&register), &register);
    assert!(
        !shown(&form, 78, 20).0.concat().contains("不能办"),
        "nothing is said before a category is chosen"
    );
    press(&mut form, "2", &register);
    form.key(Key::f(8), Some(Action::Accept), &scene(&register));
    let (picture, _) = shown(&form, 78, 16);
    row_with(&picture, "〔只立案可办的 18 件〕");
    row_with(&picture, "20 件中 18 件可以办，以下不能：");
    row_with(&picture, "收件7《停车难第7件》现为“退回修改”，不能立案；改好交回后请先重新收件");
}

#[test]
fn a_fault_stands_below_its_field_in_words() {
    let register = office(1);
    let mut form = form(FormKind::Split, all(&register), &register);
    press(&mut form, "1399⏎", &register);
    let (picture, _) = shown(&form, 60, 12);
    let at = picture.iter().position(|row| row.contains("1399")).expect("the field");
    assert!(picture[at + 1].trim_start().starts_with("! “1399”不是日期"));
}

#[test]
fn short_choices_stand_in_their_row_and_the_chosen_one_is_bracketed() {
    let register = office(1);
    let mut form = form(FormKind::New, Targets::Nothing, &register);
    press(&mut form, "停车⏎张三、民盟市委会⏎⏎", &register);
    let (picture, _) = shown(&form, 78, 22);
    assert_eq!(row_with(&picture, "> "), ">     名义*  1 委员  2 联名  3 集体");
    press(&mut form, "2", &register);
    let (picture, _) = shown(&form, 78, 22);
    assert_eq!(row_with(&picture, "> "), ">     名义   1 委员 [2 联名] 3 集体");
    row_with(&picture, "张三(委员)、民盟市委会(党派)");
}

#[test]
fn a_value_of_the_last_form_says_so() {
    let register = office(2);
    let mut carry = Carry::default();
    let mut first = form(FormKind::File, all(&register), &register);
    press(&mut first, "2⏎305⏎", &register);
    carry.note(&first);
    let second = Form::open(FormKind::File, all(&register), &scene(&register), &carry).expect("a form");
    let (picture, _) = shown(&second, 78, 14);
    assert_eq!(row_with(&picture, "> 提案分类"), "> 提案分类  2 政治建设  沿用上次，直接输入即替换");
}

#[test]
fn the_caret_of_a_long_line_stays_in_sight_between_whole_glyphs() {
    let register = office(1);
    let mut form = form(FormKind::Withdraw, all(&register), &register);
    for (place, c) in "提案者a来函b要求撤回并c另行提出新的提案".chars().cycle().take(60).enumerate()
    {
        form.key(Key::char(c), None, &scene(&register));
        let (picture, caret) = shown(&form, 40, 12);
        let caret = caret.expect("a caret");
        let row = &picture[usize::from(caret.y)];
        assert_eq!(
            width(row),
            usize::from(caret.x),
            "after {place} characters nothing stands right of the caret"
        );
        assert!(row.ends_with(c) && caret.x < 40);
    }
    for _ in 0..60 {
        form.key(Key::plain(Code::Left), None, &scene(&register));
        assert!(shown(&form, 40, 12).1.is_some_and(|caret| (12..40).contains(&caret.x)));
    }
    assert_eq!(shown(&form, 40, 12).1.map(|caret| caret.x), Some(12));
}

#[test]
fn a_form_higher_than_its_box_scrolls_to_the_focus() {
    let register = office(3);
    for (cols, rows) in [(78, 20), (58, 11), (40, 8), (24, 5)] {
        let mut form = form(FormKind::New, Targets::Nothing, &register);
        for _ in 0..form.fields().len() {
            let (picture, caret) = shown(&form, cols, rows);
            let caret = caret.expect("a caret");
            assert!(caret.x < cols && caret.y < rows);
            let label = form.focused().map_or("〔", |field| field.label);
            let marked = picture.iter().any(|row| row.starts_with('>') && row.contains(label));
            assert!(marked || rows < 8, "{label} at {cols}x{rows}: {picture:#?}");
            form.key(Key::plain(Code::Tab), None, &scene(&register));
        }
        let (picture, caret) = shown(&form, cols, rows);
        let caret = caret.expect("a caret");
        assert!(picture[usize::from(caret.y)].contains("〔确认收件〕"), "{picture:#?}");
    }
}

#[test]
fn every_form_is_drawn_in_every_box() {
    let register = office(2);
    let kinds =
        [FormKind::New, FormKind::Amend, FormKind::File, FormKind::Decline, FormKind::Merge, FormKind::Mark];
    for kind in kinds {
        let form =
            form(kind, if kind == FormKind::New { Targets::Nothing } else { all(&register) }, &register);
        for cols in (1..80).step_by(7) {
            for rows in 1..24 {
                let caret = shown(&form, cols, rows).1;
                assert!(caret.is_none_or(|at| at.x < cols && at.y < rows), "{kind:?} {cols}x{rows}");
            }
        }
    }
}

#[test]
fn a_body_wraps_and_keeps_its_caret_in_sight() {
    let register = office(1);
    let mut form = form(FormKind::New, Targets::Nothing, &register);
    form.set_width(60);
    while form.focused().is_some_and(|field| field.name != "text") {
        form.key(Key::plain(Code::Tab), None, &scene(&register));
    }
    form.paste(&"近年来老旧小区停车难的问题日益突出，群众反映强烈。".repeat(12), &scene(&register));
    press(&mut form, "完", &register);
    let (picture, caret) = shown(&form, 60, 18);
    let caret = caret.expect("a caret");
    let row = &picture[usize::from(caret.y)];
    assert!(row.ends_with('完') && width(row) == usize::from(caret.x), "{picture:#?}");
    assert!(picture.iter().all(|row| width(row) < 60));
}
