//! Making different spellings of a heading or a short answer equal. Where only letters count, [`crate::text::fold`] does.

use unicode_normalization::UnicodeNormalization;

/// Half width, simplified, lower case, without any blanks.
pub fn plain(text: &str) -> String {
    let flat: String = text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    if flat.is_ascii() { flat } else { hanconv::t2s(flat) }
}

/// The two readings of a heading: without its bracketed remark, and the remark itself (`案由(题目)` → `案由`, `题目`).
pub fn heading(text: &str) -> (String, String) {
    let text = plain(text);
    let mut outside = String::new();
    let mut inside = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '【' | '〔' | '{' | '<' => depth += 1,
            ')' | ']' | '】' | '〕' | '}' | '>' => depth = depth.saturating_sub(1),
            c if !c.is_alphanumeric() => {}
            c if depth == 0 => outside.push(c),
            c => inside.push(c),
        }
    }
    if outside.is_empty() { (inside, String::new()) } else { (outside, inside) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_blanks_and_scripts_fold_together() {
        assert_eq!(plain("提 案 編　號"), "提案编号");
    }

    #[test]
    fn a_heading_has_two_readings() {
        assert_eq!(heading("*案由(题目):"), ("案由".to_owned(), "题目".to_owned()));
        assert_eq!(heading("（案号）"), ("案号".to_owned(), String::new()));
    }
}
