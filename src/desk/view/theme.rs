//! Colours and signs. Sixteen colours, one accent; whatever a colour says is also said by a word or sign, so that
//! `NO_COLOR` and a monochrome terminal lose nothing.

use crate::text::width::{Ambiguous, ambiguous};
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;
use std::sync::atomic::{AtomicBool, Ordering};

static COLOUR: AtomicBool = AtomicBool::new(true);

/// Says once, at start, whether colours may be used. They may unless said.
pub fn set_colour(used: bool) {
    COLOUR.store(used, Ordering::Relaxed);
}

fn fore(colour: Color) -> Style {
    if COLOUR.load(Ordering::Relaxed) { Style::new().fg(colour) } else { Style::new() }
}

/// Ordinary text.
pub fn plain() -> Style {
    Style::new()
}

/// The accent: headings, the tab in front, keys in the hint line.
pub fn accent() -> Style {
    fore(Color::Cyan).add_modifier(Modifier::BOLD)
}

/// Column heads and what is less wanted.
pub fn quiet() -> Style {
    if COLOUR.load(Ordering::Relaxed) {
        fore(Color::DarkGray)
    } else {
        Style::new().add_modifier(Modifier::DIM)
    }
}

/// The row under the cursor, the item chosen.
pub fn selected() -> Style {
    Style::new().add_modifier(Modifier::REVERSED)
}

/// The row under the cursor of a list that the hand is not in.
pub fn beside() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// A marked row.
pub fn marked() -> Style {
    fore(Color::Yellow)
}

/// Overdue, refused, lost: beside the word that says so.
pub fn alarm() -> Style {
    fore(Color::Red).add_modifier(Modifier::BOLD)
}

/// Soon due: beside the word that says so.
pub fn soon() -> Style {
    fore(Color::Yellow)
}

/// Done.
pub fn good() -> Style {
    fore(Color::Green)
}

/// What frames are drawn with: lines where the terminal draws them one column wide, else ASCII.
pub fn frame() -> border::Set<'static> {
    match ambiguous() {
        Ambiguous::Narrow => border::PLAIN,
        Ambiguous::Wide => ASCII,
    }
}

const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
