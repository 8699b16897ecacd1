//! Questions in plain lines, as one types a questionnaire off its paper: a line each, `题目：选项、选项`. Brackets at the
//! end of the title say how it is answered; without them options mean 单选 and none mean 文字.

use crate::office::form::{Choice, Question, QuestionKind, yes_no};

/// What ends the title.
const COLON: [char; 2] = ['：', ':'];
/// What stands between options: the first of these that occurs parts them, so that `教育、文化/卫生` is two.
const BETWEEN: [[char; 2]; 4] = [['/', '／'], ['；', ';'], ['、', '､'], ['，', ',']];
/// What follows the printed number of a question.
const AFTER_NUMBER: [char; 5] = ['.', '．', '、', ')', '）'];

/// Reads questions, a line each; blank lines count for nothing. A question that stands among `known` with the same
/// options keeps what lines cannot say of it, what it is about for instance. The fault names its line.
pub fn questions(text: &str, known: &[Question]) -> Result<Vec<Question>, String> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let read = |(number, line): (usize, &str)| {
        let read = question(line);
        let read = read.ok_or_else(|| format!("第{number}行没有题目，应写成“题目：选项、选项”"))?;
        let same = known.iter().find(|known| is_same(known, &read));
        Ok(same.cloned().unwrap_or(read))
    };
    lines.map(read).collect()
}

/// The lines that read as these questions.
pub fn lines(questions: &[Question]) -> String {
    questions.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn question(line: &str) -> Option<Question> {
    let line = unnumbered(line.trim());
    let (title, options) = line.split_once(COLON).unwrap_or((line, ""));
    let (title, said) = kind_said(title.trim());
    let titles = parted(options);
    let kind = said.unwrap_or(if titles.is_empty() { QuestionKind::Words } else { QuestionKind::Single });
    let options = match kind {
        QuestionKind::YesNo if titles.is_empty() => yes_no(),
        _ => titles.into_iter().map(|title| Choice { title: title.to_owned(), rating: None }).collect(),
    };
    let title = title.to_owned();
    (!title.is_empty()).then(|| Question { title, options, kind, ..Question::default() })
}

/// The line without the number printed before the question; `2025年` is none.
fn unnumbered(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(AFTER_NUMBER) {
        Some(rest) if line.starts_with(|c: char| c.is_ascii_digit()) => rest.trim_start(),
        _ => line,
    }
}

/// The title without the brackets that say how it is answered.
fn kind_said(title: &str) -> (&str, Option<QuestionKind>) {
    let inside = title.strip_suffix(['）', ')']).and_then(|open| open.rsplit_once(['（', '(']));
    match inside.and_then(|(title, word)| Some((title.trim_end(), kind_named(word.trim())?))) {
        Some((title, kind)) => (title, Some(kind)),
        None => (title, None),
    }
}

fn kind_named(word: &str) -> Option<QuestionKind> {
    QuestionKind::ALL.into_iter().find(|kind| kind.title() == word)
}

fn parted(options: &str) -> Vec<&str> {
    let between = BETWEEN.into_iter().find(|between| options.contains(*between)).unwrap_or(BETWEEN[0]);
    options.split(between).map(str::trim).filter(|option| !option.is_empty()).collect()
}

fn is_same(known: &Question, read: &Question) -> bool {
    let titles = |question: &Question| question.options.iter().map(|option| option.title.clone()).collect();
    let (known_titles, read_titles): (Vec<String>, Vec<String>) = (titles(known), titles(read));
    (&known.title, known.kind, known_titles) == (&read.title, read.kind, read_titles)
}

fn line(question: &Question) -> String {
    let titles: Vec<&str> = question.options.iter().map(|option| option.title.as_str()).collect();
    let kind = match (question.kind, titles.is_empty()) {
        (QuestionKind::Single, false) | (QuestionKind::Words, true) => String::new(),
        (kind, _) => format!("（{}）", kind.title()),
    };
    // An option may hold the commonest separator itself.
    let free = |between: &[char; 2]| !titles.iter().any(|title| title.contains(*between));
    let between = if free(&BETWEEN[0]) && !free(&BETWEEN[2]) { "/" } else { "、" };
    let colon = if titles.is_empty() { "" } else { "：" };
    format!("{}{kind}{colon}{}", question.title, titles.join(between))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::form::About;

    #[test]
    fn lines_are_read_as_a_clerk_types_them_off_the_paper() {
        let text =
            "1. 性别：男、女\n\n2、您关心哪些方面（多选）: 教育、文化 / 卫生\n知道提案吗(是非)\n2025年的建议";
        let read = questions(text, &[]).expect("all are questions");
        let told = |question: &Question| {
            let options: Vec<&str> = question.options.iter().map(|option| option.title.as_str()).collect();
            format!("{}|{}|{}", question.title, question.kind.title(), options.join("+"))
        };
        let told: Vec<String> = read.iter().map(told).collect();
        assert_eq!(
            told,
            [
                "性别|单选|男+女",
                "您关心哪些方面|多选|教育、文化+卫生",
                "知道提案吗|是非|是+否",
                "2025年的建议|文字|",
            ]
        );
        assert_eq!(questions(&lines(&read), &[]), Ok(read));
    }

    #[test]
    fn a_line_without_a_question_is_named() {
        let fault = questions("性别：男、女\n：好、坏", &[]).expect_err("no title");
        assert!(fault.starts_with("第2行"), "{fault}");
    }

    #[test]
    fn what_lines_cannot_say_is_kept() {
        let mut known = questions("对结果：满意、不满意", &[]).expect("a question");
        known[0].about = About::Result;
        assert_eq!(questions(&lines(&known), &known), Ok(known.clone()));
        let other = questions("对结果：满意、基本满意、不满意", &known).expect("a question");
        assert_eq!(other[0].about, About::Other, "another question: its options differ");
    }
}
