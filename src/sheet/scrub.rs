//! Cleaning what comes out of a cell, beyond what [`crate::text::clean`] drops: outer blanks go, and lines broken by hand
//! inside a title are joined.

use crate::text::clean;

/// Text of several lines: line ends become `\n`, everything invisible goes, outer blanks go.
pub fn clean_text(text: &str) -> String {
    clean::clean_text(text).trim().to_owned()
}

/// Text of one line: as [`clean_text`], and a line end becomes nothing beside a hanzi and a blank elsewhere, because
/// clerks break long titles by hand.
pub fn clean_line(text: &str) -> String {
    let text = clean_text(text);
    if !text.contains('\n') {
        return text;
    }
    let mut line = String::with_capacity(text.len());
    for piece in text.split('\n').map(str::trim).filter(|piece| !piece.is_empty()) {
        let joins = line.chars().next_back().is_none_or(|c| !c.is_ascii())
            || piece.chars().next().is_some_and(|c| !c.is_ascii());
        if !line.is_empty() && !joins {
            line.push(' ');
        }
        line.push_str(piece);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_invisible_survives() {
        assert_eq!(
            clean_text(" \u{feff}关于\u{202e}养老\u{200b}的\u{1b}[31m建议\u{7}\r\n二 "),
            "关于养老的[31m建议\n二"
        );
    }

    #[test]
    fn a_title_wrapped_by_hand_becomes_one_line() {
        assert_eq!(clean_line("关于加快\r\n养老服务的建议"), "关于加快养老服务的建议");
        assert_eq!(clean_line("Smart\nCity"), "Smart City");
    }
}
