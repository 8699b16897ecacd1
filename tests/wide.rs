//! Proves that on a terminal that draws ambiguous characters two columns wide no such character reaches the screen, and
//! that no screen needs colour to be read. Alone in its file: the policy holds for the whole process.

mod desk_kit;

use desk_kit::{Desk, office};
use tian::desk::view::theme::set_colour;
use tian::text::width::{Ambiguous, set_ambiguous};
use unicode_width::UnicodeWidthChar;

#[test]
fn nothing_of_doubtful_width_reaches_a_doubtful_terminal() {
    set_ambiguous(Ambiguous::Wide);
    set_colour(false);
    let mut desk = Desk::open(office("pile"), (80, 24));
    let keys = [
        "F8",
        "esc F6",
        "esc F9",
        "esc F12",
        "esc enter",
        "esc insert",
        "esc C-g",
        "esc I",
        "esc E",
        "esc F3",
        "F4",
        "F5",
    ];
    for keys in keys {
        desk.press(keys);
        let screen = desk.screen();
        let doubtful: String = screen.chars().filter(|c| c.width() != c.width_cjk()).collect();
        assert!(doubtful.is_empty(), "after {keys}: {doubtful}\n{screen}");
    }
}
