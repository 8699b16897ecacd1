//! Terms and days of the year as clerks write them: `3个月`, `10个工作日`, `30日`, `6月30日前`.

use crate::office::calendar::Term;
use crate::office::rules::MonthDay;

/// What a term looks like, for sentences.
pub(super) const LIKE: &str = "3个月、10个工作日、30日、6月30日前";

/// The term a text means; `None`: it means none.
pub fn parse(text: &str) -> Option<Term> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches('内');
    if let Some(day) = day(text) {
        return Some(Term::On { month: day.month, day: day.day });
    }
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = &text[number.len()..];
    match unit {
        "个月" | "月" => number.parse().ok().map(Term::Months),
        "个工作日" | "工作日" => number.parse().ok().map(Term::WorkingDays),
        "日" | "天" | "个自然日" | "自然日" => number.parse().ok().map(Term::Days),
        "年" => number.parse::<u8>().ok()?.checked_mul(12).map(Term::Months),
        "周" | "个星期" => number.parse::<u16>().ok()?.checked_mul(7).map(Term::Days),
        _ => None,
    }
}

/// The day of the year a text means: `12月5日`, `6月30日前`, `6-30`.
pub fn day(text: &str) -> Option<MonthDay> {
    let text = text.trim().trim_end_matches('前').trim_end_matches(['日', '号']);
    let (month, day) = text.split_once('月').or_else(|| text.split_once('-'))?;
    Some(MonthDay { month: month.trim().parse().ok()?, day: day.trim().parse().ok()? })
}

/// A day of the year in words.
pub(super) fn day_title(day: MonthDay) -> String {
    format!("{}月{}日", day.month, day.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_read_back_from_its_title() {
        for term in [Term::Days(30), Term::WorkingDays(7), Term::Months(3), Term::On { month: 6, day: 30 }] {
            assert_eq!(parse(&term.title()), Some(term));
        }
    }

    #[test]
    fn terms_are_read_as_clerks_write_them() {
        assert_eq!(parse(" 15 个工作日内"), Some(Term::WorkingDays(15)));
        assert_eq!(parse("1年"), Some(Term::Months(12)));
        assert_eq!(parse("5-10"), Some(Term::On { month: 5, day: 10 }));
        for bad in ["", "三个月", "3", "个月", "3个", "999999日", "-3日"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
