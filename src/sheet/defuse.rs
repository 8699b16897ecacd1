//! Text that a spreadsheet program would run as a formula, and how it is kept from that.

/// Begins with a sign that starts a formula in some spreadsheet program, half or full width.
pub fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Text for a file without cell types: risky text gets an apostrophe in front, as does text that already looks like
/// defused text, so that reading takes off exactly what writing put on.
pub fn defused(text: &str) -> std::borrow::Cow<'_, str> {
    if is_risky(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}
