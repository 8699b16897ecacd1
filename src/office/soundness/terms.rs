//! Terms: each ends and is longer than nothing, every proposal has one for its reply, and an extension has room.

use super::{Found, exists};
use crate::office::calendar::Term;
use crate::office::proposer::{Kind, ProposerKind};
use crate::office::rules::{MonthDay, ReplyTerm, Terms};
use crate::office::session::Period;

/// The longest term, in days: ten years.
const LONGEST: u32 = 3_660;

impl Found {
    pub(super) fn terms(&mut self, terms: &Terms) {
        let Terms { receipt, hand_back, joint, extension_limit, feedback, rework, notice, look_back, .. } =
            terms;
        let each = [
            ("receipt", receipt),
            ("hand_back", hand_back),
            ("joint", joint),
            ("extension_limit", extension_limit),
            ("feedback", feedback),
            ("rework", rework),
            ("notice", notice),
            ("look_back", look_back),
        ];
        for (name, term) in each {
            self.term(&format!("terms.{name}"), *term);
        }
    }

    pub(super) fn term(&mut self, at: &str, term: Term) {
        let title = term.title();
        let (ends, starts) = match term {
            Term::Days(days) | Term::WorkingDays(days) => (u32::from(days) <= LONGEST, days > 0),
            Term::Months(months) => (u32::from(months) * 31 <= LONGEST, months > 0),
            Term::On { month, day } => (exists(MonthDay { month, day }), true),
        };
        if !starts {
            self.say(at, format!("期限“{title}”太短，至少1日"));
        } else if !ends {
            self.say(at, format!("期限“{title}”不成立或超过十年"));
        }
    }

    /// Each row is reached by some proposals, and each proposal by some row.
    pub(super) fn replies(&mut self, rows: &[ReplyTerm]) {
        let conditions =
            |place: usize| ["kind", "proposer", "period"].map(|key| format!("terms.reply.{place}.{key}"));
        for (place, row) in rows.iter().enumerate() {
            self.term(&format!("terms.reply.{place}.term"), row.term);
            if let Some(before) = rows[..place].iter().position(|other| covers(*other, *row)) {
                let against = conditions(place).into_iter().chain(conditions(before)).collect();
                let (this, before) = (place + 1, before + 1);
                let what = format!("答复期限第{this}行用不上：第{before}行已经包括它；把宽的写在后面");
                self.say_against(format!("terms.reply.{place}"), what, against);
            }
        }
        if let Some(left_out) = every_case().find(|case| !rows.iter().any(|row| covers(*row, *case))) {
            let case = [
                left_out.kind.map(Kind::title),
                left_out.proposer.map(ProposerKind::title),
                left_out.period.map(Period::title),
            ];
            let case = case.into_iter().flatten().collect::<Vec<_>>().join("、");
            let what = format!("有的提案没有答复期限(如{case})，请加一行不带条件的");
            self.say_against("terms.reply", what, vec!["terms.reply.?".to_owned()]);
        }
    }

    /// An extension may reach at least as far as the reply itself.
    pub(super) fn limit(&mut self, terms: &Terms) {
        let limit = terms.extension_limit;
        for (place, row) in terms.reply.iter().enumerate().filter(|(_, row)| shorter(limit, row.term)) {
            let (limit, reply) = (limit.title(), row.term.title());
            let what = format!("延期最迟到“{limit}”，比答复期限“{reply}”还早");
            self.say_against("terms.extension_limit", what, vec![format!("terms.reply.{place}.term")]);
        }
    }
}

/// Whether one term ends before another whenever they begin. Of terms that cannot be compared without a date, none does.
fn shorter(one: Term, other: Term) -> bool {
    match (one, other) {
        (Term::WorkingDays(one), Term::WorkingDays(other)) => one < other,
        (Term::Months(one), Term::Months(other)) => one < other,
        (Term::On { month, day }, Term::On { month: later, day: last }) => (month, day) < (later, last),
        _ => match (span(one), span(other)) {
            (Some((_, longest)), Some((shortest, _))) => longest < shortest,
            _ => false,
        },
    }
}

/// The fewest and the most calendar days a term can be; `None`: it depends on the day it begins.
fn span(term: Term) -> Option<(u32, u32)> {
    match term {
        Term::Days(days) => Some((days.into(), days.into())),
        // Five days in seven, and the longest row of holidays in between.
        Term::WorkingDays(days) => Some((days.into(), u32::from(days) * 7 / 5 + 14)),
        Term::Months(months) => Some((u32::from(months) * 28, u32::from(months) * 31)),
        Term::On { .. } => None,
    }
}

/// Whether every proposal `other` is for is caught by `row`.
fn covers(row: ReplyTerm, other: ReplyTerm) -> bool {
    fn wide<T: PartialEq + Copy>(row: Option<T>, other: Option<T>) -> bool {
        row.is_none() || row == other
    }
    wide(row.kind, other.kind) && wide(row.proposer, other.proposer) && wide(row.period, other.period)
}

/// One row for each kind of proposal there can be.
fn every_case() -> impl Iterator<Item = ReplyTerm> {
    let periods = [Period::Plenary, Period::Intersession];
    Kind::ALL.into_iter().flat_map(move |kind| {
        ProposerKind::ALL.into_iter().flat_map(move |proposer| {
            periods.into_iter().map(move |period| ReplyTerm {
                kind: Some(kind),
                proposer: Some(proposer),
                period: Some(period),
                term: Term::Days(1),
            })
        })
    })
}
