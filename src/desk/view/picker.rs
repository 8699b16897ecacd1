//! The picture of a picker: what is searched for, then the lines that answer, the highlighted one marked.

use super::{cell, theme};
use crate::desk::field::{Item, Picker};
use crate::text::locale::forms as say;
use crate::text::width::{Align, cut, pad, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Rows a reason may take, where there is room.
const FOOT_ROWS: usize = 2;
/// A box of so many rows has room for one row of the reason only.
const SMALL: u16 = 7;

/// Draws a picker into `area` (inside any frame, already cleared) and returns where the caret stands.
pub fn draw(picker: &Picker, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if area.height < 3 || area.width < 10 {
        return None;
    }
    let head = Rect { height: 1, ..area };
    let room = usize::from(area.width - 3);
    let before = tail(picker.search().before(), room);
    let shown = format!("> {before}{}", &picker.search().text()[picker.search().caret()..]);
    cell::put(buf, head, &shown, theme::accent());
    // The row below the search stays free for the input method.
    let (text, style) = foot(picker);
    let most = if area.height > SMALL { FOOT_ROWS } else { 1 };
    let foot: Vec<String> = wrap(text, area.width.into()).into_iter().take(most).collect();
    let foot_rows = u16::try_from(foot.len()).unwrap_or(1);
    let items = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + foot_rows), ..area };
    draw_list(picker, items, buf);
    for (y, line) in (area.bottom() - foot_rows..area.bottom()).zip(&foot) {
        cell::put(buf, Rect { y, height: 1, ..area }, line, style);
    }
    let x = area.x + 2 + cell::columns(before);
    Some(Position::new(x.min(area.right() - 1), area.y))
}

/// The end of a text that fits.
fn tail(text: &str, room: usize) -> &str {
    let fits = |at: &usize| usize::from(cell::columns(&text[*at..])) <= room;
    let start = text.char_indices().map(|(at, _)| at).chain([text.len()]).find(fits);
    &text[start.unwrap_or(text.len())..]
}

/// Why the last key was refused, or why the highlighted line cannot be chosen, or how to choose.
fn foot(picker: &Picker) -> (&str, Style) {
    let barred = picker.highlighted().and_then(|place| picker.items()[place].barred.as_deref());
    match (picker.notice(), barred) {
        (Some(notice), _) => (notice, theme::alarm()),
        (None, Some(why)) => (why, theme::soon()),
        (None, None) if picker.shown().is_empty() => (say::NOTHING_ANSWERS, theme::soon()),
        (None, None) if picker.is_numbered() => (say::HELP_NUMBERED, theme::quiet()),
        (None, None) => (say::HELP_PICKER, theme::quiet()),
    }
}

fn draw_list(picker: &Picker, area: Rect, buf: &mut Buffer) {
    let rows = usize::from(area.height);
    let top = (picker.at() + 1).saturating_sub(rows);
    let items = picker.items();
    let codes = items.iter().map(|item| cell::columns(&item.code)).max().unwrap_or(0);
    let numbered = picker.is_numbered();
    let places = picker.shown().iter().enumerate().skip(top);
    for (y, (at, place)) in (area.y..area.bottom()).zip(places) {
        let item = &items[*place];
        let here = picker.at() == at;
        let number = if numbered && at < 9 {
            format!("{} ", at + 1)
        } else {
            String::from(if numbered { "  " } else { "" })
        };
        let text = line(item, here, &number, codes.min(16).into(), area.width.into());
        cell::put(buf, Rect { y, height: 1, ..area }, &text, style(item, here));
    }
}

fn style(item: &Item, here: bool) -> Style {
    match (here, item.barred.is_some()) {
        (true, _) => theme::selected(),
        (false, true) => theme::quiet(),
        (false, false) => theme::plain(),
    }
}

/// `> 1 305  市教育局  …`: a barred line says so with a sign, not by colour alone.
fn line(item: &Item, here: bool, number: &str, codes: usize, cols: usize) -> String {
    let mark = if here { '>' } else { ' ' };
    let bar = if item.barred.is_some() { "x " } else { "" };
    let code = if codes == 0 { String::new() } else { format!("{}  ", pad(&item.code, codes, Align::Left)) };
    cut(&format!("{mark} {number}{code}{bar}{}  {}", item.title, item.detail), cols)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::{Code, Key};

    fn rows(picker: &Picker, cols: u16, rows: u16) -> (Vec<String>, Option<Position>) {
        let area = Rect::new(0, 0, cols, rows);
        let mut buf = Buffer::empty(area);
        let caret = draw(picker, area, &mut buf);
        let text = |y: u16| (0..cols).map(|x| buf[(x, y)].symbol()).collect::<String>();
        // Cells behind a wide glyph hold a blank.
        ((0..rows).map(|y| text(y).replace(' ', "")).collect(), caret)
    }

    fn verbs() -> Picker {
        let mut items: Vec<Item> =
            ["立案", "不予立案", "并案"].iter().map(|title| Item::new("", *title)).collect();
        items[2].barred = Some("只标记了一件".to_owned());
        Picker::new("办理", items)
    }

    #[test]
    fn numbers_stand_before_the_lines_until_something_is_typed() {
        let mut picker = verbs();
        let (shown, caret) = rows(&picker, 30, 8);
        assert_eq!(shown[2..5], [">1立案", "2不予立案", "3x并案"]);
        assert_eq!(caret, Some(Position::new(2, 0)));
        picker.key(Key::char('不'), None);
        let (shown, caret) = rows(&picker, 30, 8);
        assert_eq!((shown[0].as_str(), shown[2].as_str()), (">不", ">不予立案"));
        assert_eq!(caret, Some(Position::new(4, 0)));
    }

    #[test]
    fn the_reason_of_a_barred_line_is_said() {
        let mut picker = verbs();
        picker.key(Key::plain(Code::Down), None);
        picker.key(Key::plain(Code::Down), None);
        assert_eq!(rows(&picker, 40, 8).0[7], "只标记了一件");
    }

    #[test]
    fn a_long_list_scrolls_with_the_highlight_in_any_box() {
        let items = (100..200).map(|code| Item::new(code.to_string(), "市教育局")).collect();
        let mut picker = Picker::new("单位", items);
        for _ in 0..50 {
            picker.key(Key::plain(Code::Down), None);
        }
        assert!(rows(&picker, 30, 10).0.iter().any(|row| row.starts_with(">150")));
        for (cols, height) in [(1, 1), (10, 3), (12, 4), (80, 24)] {
            rows(&picker, cols, height);
        }
    }
}
