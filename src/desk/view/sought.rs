//! What is looked for, in the head line of a list.

use crate::desk::search::Search;
use crate::text::locale::say;
use ratatui::layout::{Position, Rect};

/// What is looked for, with the blanks that part it from what stands before it; nothing when no search is on.
pub fn sought(search: &Search) -> String {
    if search.is_on() { format!("  {}", say::sought(search.text())) } else { String::new() }
}

/// Where the caret of the search stands, `used` columns into the head line; `None`: nothing is being typed.
pub fn caret(search: &Search, head: Rect, used: u16) -> Option<Position> {
    search.typing().then(|| Position::new((head.x + used).min(head.right() - 1), head.y))
}
