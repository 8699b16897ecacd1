//! Cleaning what comes out of a cell: no control, bidi or zero-width characters get past here.

/// Text of several lines: line ends become `\n`, everything invisible goes, outer blanks go.
pub fn clean_text(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            '\n' => clean.push('\n'),
            '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => clean.push('\n'),
            '\t' | '\u{a0}' => clean.push(' '),
            c if is_invisible(c) => {}
            c => clean.push(c),
        }
    }
    let trimmed = clean.trim();
    if trimmed.len() == clean.len() { clean } else { trimmed.to_owned() }
}

/// Text of one line: as [`clean_text`], and every run of blanks with a line end in it becomes nothing between two
/// hanzi and one space elsewhere, because spreadsheets wrap long titles by hand.
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

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
