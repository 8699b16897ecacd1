//! What the lines above the headings say about all rows of a sheet: the session, and a mark.

use super::book::Sheet;
use super::columns::Layout;
use super::draft::Common;
use super::import::Field;
use super::notice::Notice;
use super::{fold, words};
use crate::office::proposer::Kind;
use crate::office::supervision::Mark;
use chrono::NaiveDate;

/// What the lines above the headings say about all rows.
pub fn common(sheet: &Sheet, layout: &Layout, today: NaiveDate, notices: &mut Vec<Notice>) -> Common {
    let mut common = Common { today, ..Common::default() };
    if layout.of(Field::Session).next().is_none()
        && let Some(session) = layout.above.iter().find_map(|line| session_in(line))
    {
        notices.push(Notice::SessionFrom { sheet: sheet.name.clone(), session: session.clone() });
        common.session = session;
    }
    if let Some((mark, line)) = layout.above.iter().find_map(|line| Some((mark_in(line)?, line))) {
        notices.push(Notice::MarkFrom { sheet: sheet.name.clone(), mark, line: line.clone() });
        common.mark = Some(mark);
    }
    common.tells_joint = layout.of(Field::Kind).any(|column| {
        sheet
            .rows
            .iter()
            .skip(layout.heading_row + 1)
            .filter_map(|row| row.get(column.index))
            .any(|cell| words::kind(&cell.text()) == Some(Kind::Joint))
    });
    common
}

/// `平湖市政协十四届三次会议重点提案一览表` → `十四届三次会议`.
fn session_in(line: &str) -> Option<String> {
    let numeral = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let line = fold::plain(line);
    let at = line.find('届')?;
    let term: String = line[..at].chars().rev().take_while(numeral).collect();
    // `第十届某市委员会第二次会议` has the name between the two numbers.
    let rest: String = line[at..].chars().skip(1).take(24).collect();
    let before: Vec<char> = rest.split_once("次会议").or_else(|| rest.split_once('次'))?.0.chars().collect();
    let meeting: String = before.iter().rev().take_while(|c| numeral(c)).collect();
    let meeting: String = meeting.chars().rev().collect();
    if term.is_empty() || meeting.is_empty() {
        return None;
    }
    Some(format!("{}届{meeting}次会议", term.chars().rev().collect::<String>()))
}

/// A listing headed as one of key proposals, and of nothing else.
fn mark_in(line: &str) -> Option<Mark> {
    let line = fold::plain(line);
    let listing =
        ["一览表", "目录", "名单", "清单", "汇总", "台账", "登记表"].iter().any(|word| line.contains(word));
    let doubt = ["拟", "候选", "备选", "推荐", "及", "和", "与", "、", "建议", "遴选", "征集"]
        .iter()
        .any(|word| line.contains(word));
    if !listing || doubt {
        return None;
    }
    let found: Vec<Mark> = [
        ("重点提案", Mark::Key),
        ("重要提案", Mark::Important),
        ("优秀提案", Mark::Excellent),
        ("好提案", Mark::Excellent),
    ]
    .into_iter()
    .filter(|(word, _)| line.contains(word))
    .map(|(_, mark)| mark)
    .collect();
    if let [mark] = found.as_slice() { Some(*mark) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_found_in_a_title_line() {
        for (line, session) in [
            ("平湖市政协十四届三次会议重点提案一览表", Some("十四届三次会议")),
            ("政协第十届某市委员会第二次会议提案交办表", Some("十届二次会议")),
            ("區政協15屆2次會議提案", Some("15届2次会议")),
            ("政协安庆市十四届委员会", None),
            ("2026年提案办理情况统计表", None),
        ] {
            assert_eq!(session_in(line).as_deref(), session, "{line}");
        }
    }

    #[test]
    fn only_a_listing_of_nothing_else_marks_its_rows() {
        assert_eq!(mark_in("某市政协重点提案一览表"), Some(Mark::Key));
        for line in ["重点提案和重要提案一览表", "拟列重点提案名单", "重点提案督办办法", "提案目录"]
        {
            assert_eq!(mark_in(line), None, "{line}");
        }
    }
}
