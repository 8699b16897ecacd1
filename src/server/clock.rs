//! Which time an entry bears, and what is said when the clock and the entries disagree.
//!
//! The order of entries is their number; the time is what the clock said. A clock that goes back a little is being set
//! right, and the last entry's time is borne again until it is past. One that goes back by more was far ahead before or is
//! far behind now, and nothing here can tell which. Bearing the last entry's time on, as if the first could not be, would
//! let one day with a wrong clock date everything for years, deadlines included; so the clock is believed, and the clerks
//! are told to look at it. Only a time before this program was written is never believed.

use crate::office::calendar::beijing;

/// So far, in milliseconds, a clock may be set back before the clerks are told: more than any correction by the network.
const CORRECTION: i64 = 3_600_000;

/// 2026-01-01 in Beijing, milliseconds since 1970 UTC: a clock before that was never set.
const NEVER_BEFORE: i64 = 1_767_196_800_000;

/// What the clerks are told of a clock that was never set.
const NEVER_SET: &str = "本机时间不对(早于2026年)。在校准之前，新的记录都登记为最后一条记录的时间；\
    请管理员马上校准本机时间。";

/// What the entries say about time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    /// When the last entry was made.
    last: i64,
    /// The latest time any of the entries known bears.
    latest: i64,
}

impl Clock {
    /// Takes in an entry's time.
    pub fn note(&mut self, at: i64) {
        *self = Self { last: at, latest: self.latest.max(at) };
    }

    /// The time of an entry made when the clock says `now`.
    pub fn time(self, now: i64) -> i64 {
        let corrected = now < self.last && self.last - now <= CORRECTION;
        if corrected || now < NEVER_BEFORE { self.last.max(now) } else { now }
    }

    /// What the clerks should know when the clock says `now`.
    pub fn warning(self, now: i64) -> Option<String> {
        let latest = beijing(self.latest).format("%Y年%-m月%-d日 %H:%M");
        if now < NEVER_BEFORE {
            return Some(NEVER_SET.to_owned());
        }
        (now < self.latest - CORRECTION).then(|| {
            format!(
                "本机时间早于已有记录的时间(最晚的是{latest})，新的记录按本机时间登记。请核对本机时间：\
                 若现在不对，请马上校准；若现在是对的，那些记录是在时钟走快时登记的，请查看其中的日期和期限，必要时更正。"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;
    const NOW: i64 = NEVER_BEFORE + 300 * DAY;

    fn clock(times: &[i64]) -> Clock {
        let mut clock = Clock::default();
        for &at in times {
            clock.note(at);
        }
        clock
    }

    #[test]
    fn a_clock_that_is_set_right_by_a_little_never_goes_back() {
        let clock = clock(&[NOW - DAY, NOW]);
        assert_eq!(clock.time(NOW + 1), NOW + 1);
        for back in [1, 1000, HOUR] {
            assert_eq!((clock.time(NOW - back), clock.warning(NOW - back)), (NOW, None), "{back}");
        }
    }

    #[test]
    fn one_day_with_a_wrong_clock_dates_nothing_after_it_and_is_told() {
        let ahead = NOW + 12 * 365 * DAY;
        let mut clock = clock(&[NOW - DAY, ahead]);
        assert_eq!(clock.time(NOW), NOW);
        clock.note(NOW);
        assert_eq!(clock.time(NOW + 5), NOW + 5);
        let told = clock.warning(NOW + 5).unwrap();
        assert!(told.contains("2038年") && told.contains("核对本机时间"), "{told}");
        assert_eq!(clock.warning(ahead), None);
    }

    #[test]
    fn a_clock_that_was_never_set_is_not_believed() {
        let clock = clock(&[NOW]);
        assert_eq!((clock.time(0), clock.time(NEVER_BEFORE - 1)), (NOW, NOW));
        assert!(clock.warning(0).unwrap().contains("校准"));
    }

    #[test]
    fn the_first_entry_bears_what_the_clock_says() {
        assert_eq!((Clock::default().time(5), Clock::default().time(NOW)), (5, NOW));
    }
}
