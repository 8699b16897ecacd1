//! Dates as clerks type them and spreadsheets hold them, and how the program shows a date.

use chrono::{Datelike, Days, NaiveDate};

use super::fold::digits;

/// Years a date of an office can lie in; anything else is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2199;

/// The full date that `text` writes: `2024-03-05`, `2024/3/5`, `2024.3.5`, `20240305`, `2024年3月5日`,
/// `二〇二四年三月五日`, all in full or half width, with a time of day after it ignored. `None` if it is no date, no
/// day of the calendar, or not between 1949 and 2199.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let ascii = ascii(text);
    let parts = parts(&ascii)?;
    match *parts.as_slice() {
        [whole] if ascii.len() == 8 => day(whole / 10_000, whole / 100 % 100, whole % 100),
        [year, month, date] if (1_000..10_000).contains(&year) => day(year, month, date),
        _ => None,
    }
}

/// What a clerk may type into a date field on the day `today`: all that [`parse`] reads; without a year `3-5`, `3月5日`,
/// `0305`, meaning the one nearest to today; `=` or `今天` for today, `昨天`, `明天`, and `+3`, `-2` for days after and
/// before today.
#[must_use]
pub fn parse_near(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(date) = parse(text) {
        return Some(date);
    }
    let ascii = ascii(text);
    match ascii.as_str() {
        "=" | "今天" | "今" => return Some(today),
        "昨天" => return today.pred_opt(),
        "明天" => return today.succ_opt(),
        _ => {}
    }
    if let Some(date) = counted(&ascii, today) {
        return Some(date);
    }
    let (month, date) = match *parts(&ascii)?.as_slice() {
        [month, date] => (month, date),
        [short] if ascii.len() == 4 => (short / 100, short % 100),
        _ => return None,
    };
    nearest(month, date, today)
}

/// `+3`, `-2`: days from today. A sign alone is nothing.
fn counted(ascii: &str, today: NaiveDate) -> Option<NaiveDate> {
    let days = |count: &str| count.parse().ok().map(Days::new);
    let date = match ascii.split_at_checked(1)? {
        ("+", count) => today.checked_add_days(days(count)?),
        ("-", count) => today.checked_sub_days(days(count)?),
        _ => None,
    };
    date.filter(|date| YEARS.contains(&date.year()))
}

/// Of this month and day last year, this year and next year, the one nearest to today; the coming one of two equally
/// near.
fn nearest(month: u32, date: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this = u32::try_from(today.year()).ok()?;
    let years = [this + 1, this, this - 1];
    years.into_iter().filter_map(|year| day(year, month, date)).min_by_key(|day| (*day - today).abs())
}

fn day(year: u32, month: u32, date: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, date)
}

/// What was typed, in ASCII digits and signs as far as it goes, without the time of day that spreadsheets add.
fn ascii(text: &str) -> String {
    let plain = digits(&hanzi_numbers(text.trim()));
    let date = plain.split([' ', 'T']).find(|part| !part.is_empty());
    date.unwrap_or_default().to_owned()
}

/// The numbers between single separators, at most three. `None` if anything else is there.
fn parts(ascii: &str) -> Option<Vec<u32>> {
    let trimmed = ascii.strip_suffix(['-', '.']).unwrap_or(ascii);
    let number = |part: &str| {
        let short = (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if short { part.parse().ok() } else { None }
    };
    let parts = trimmed.split(['-', '/', '.']).map(number).collect::<Option<Vec<u32>>>()?;
    (parts.len() <= 3).then_some(parts)
}

/// `二〇二四年三月二十五日` with its numbers in digits: `2024年3月25日`. What is no number stays.
#[must_use]
pub fn hanzi_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut number = String::new();
    for c in text.chars() {
        if "〇○零一二三四五六七八九十廿".contains(c) {
            number.push(c);
        } else {
            out.push_str(&figures(&number));
            number.clear();
            out.push(c);
        }
    }
    out + &figures(&number)
}

/// One number in hanzi, by places (`二〇二四`) or with tens (`二十五`).
fn figures(number: &str) -> String {
    let figure = |c: char| match c {
        '○' | '零' => Some(0),
        c => "〇一二三四五六七八九".chars().position(|known| known == c),
    };
    let tens = number.replace('廿', "二十");
    match tens.split_once('十') {
        None => tens.chars().filter_map(figure).map(|n| n.to_string()).collect(),
        Some((before, after)) => {
            let one = |text: &str, empty| text.chars().next().map_or(Some(empty), figure);
            one(before, 1)
                .zip(one(after, 0))
                .map_or_else(String::new, |(ten, one)| (ten * 10 + one).to_string())
        }
    }
}

/// `2024-03-05`: the one form in which the program shows a date.
#[must_use]
pub fn show(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// `03-05`: where the year is plain from the place.
#[must_use]
pub fn show_short(date: NaiveDate) -> String {
    date.format("%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn every_usual_spelling_is_read() {
        for text in [
            "2024-03-05",
            "2024-3-5",
            "2024/3/5",
            "2024/03/05",
            "2024.3.5",
            "20240305",
            "2024年3月5日",
            "2024年03月05号",
            "２０２４年３月５日",
            "２０２４－０３－０５",
            "2024．3．5",
            "2024。3。5",
            "2024／3／5",
            "２０２４０３０５",
            "二〇二四年三月五日",
            "二○二四年三月五日",
            " 2024-03-05 ",
            "2024-03-05 00:00:00",
            "2024-03-05T08:30:00",
            "2024—3—5",
        ] {
            assert_eq!(parse(text), Some(on(2024, 3, 5)), "{text}");
        }
        assert_eq!(parse("二〇二四年十二月二十五日"), Some(on(2024, 12, 25)));
        assert_eq!(parse("2024年十月廿一日"), Some(on(2024, 10, 21)));
        assert_eq!(parse("2024年十月三十日"), Some(on(2024, 10, 30)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "24-3-5",
            "3-5",
            "0305",
            "2024",
            "2024-3",
            "2024-3-5-6",
            "abc",
            "2024--3-5",
            "1024-03-05",
            "99999999",
            "2024-3-x",
            "45356",
            "三月",
            "2024-+3-5",
            "-",
            "年月日",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn short_forms_mean_the_nearest_day() {
        let today = on(2024, 12, 20);
        for text in
            ["12-25", "12/25", "12.25", "1225", "12月25日", "１２－２５", "十二月二十五日", "+5", "＋５"]
        {
            assert_eq!(parse_near(text, today), Some(on(2024, 12, 25)), "{text}");
        }
        assert_eq!(parse_near("1-5", today), Some(on(2025, 1, 5)));
        assert_eq!(parse_near("0105", today), Some(on(2025, 1, 5)));
        assert_eq!(parse_near("11-5", on(2025, 1, 10)), Some(on(2024, 11, 5)));
        assert_eq!(parse_near("2-29", on(2025, 1, 10)), Some(on(2024, 2, 29)));
        assert_eq!(parse_near("2024-03-05", today), Some(on(2024, 3, 5)));
    }

    #[test]
    fn words_and_counts_are_read_from_today() {
        let today = on(2024, 3, 1);
        for (text, date) in
            [("=", today), ("＝", today), ("今天", today), ("-2", on(2024, 2, 28)), ("+0", today)]
        {
            assert_eq!(parse_near(text, today), Some(date), "{text}");
        }
        assert_eq!(parse_near("昨天", today), Some(on(2024, 2, 29)));
        assert_eq!(parse_near("明天", today), Some(on(2024, 3, 2)));
        for text in ["+", "-", "+99999999999999999999", "+999999999", "13-1", "2-30", "后天x", ""] {
            assert_eq!(parse_near(text, today), None, "{text}");
        }
    }

    #[test]
    fn dates_are_shown_with_two_digits() {
        assert_eq!(show(on(2024, 3, 5)), "2024-03-05");
        assert_eq!(show_short(on(2024, 3, 5)), "03-05");
    }

    proptest::proptest! {
        #[test]
        fn every_shown_date_is_read_back(days in 0u64..91_000) {
            let date = on(1949, 10, 1) + Days::new(days);
            proptest::prop_assert_eq!(parse(&show(date)), Some(date));
            proptest::prop_assert_eq!(parse(&date.format("%Y年%-m月%-d日").to_string()), Some(date));
            proptest::prop_assert_eq!(parse(&date.format("%Y%m%d").to_string()), Some(date));
            proptest::prop_assert_eq!(parse_near(&show_short(date), date), Some(date));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\\\PC{0,16}", near in "[-+=0-9年月日./十二〇]{0,10}") {
            let _ = (parse(&text), parse_near(&text, on(2024, 2, 29)), parse_near(&near, on(2024, 2, 29)));
        }
    }
}
