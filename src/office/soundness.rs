//! Whether a set of rules can be worked with: codes are there and unique, every term ends, the form yields a rating, the
//! numbering tells numbers apart. Checked once, when a session is set, so that nothing after it needs to doubt them.

use super::calendar::Term;
use super::form::{About, Form};
use super::refusal::Refusal;
use super::rules::{Rules, Terms};
use super::session::{Period, Session};
use std::collections::BTreeSet;

/// The longest term, in days: ten years.
const LONGEST: u32 = 3_660;
/// A form is typed with the digits 1 to 9.
const MOST_OPTIONS: usize = 9;

/// Refuses rules that cannot be worked with.
pub(super) fn check(session: &Session) -> Result<(), Refusal> {
    let rules = &session.rules;
    if [Period::Plenary, Period::Intersession]
        .into_iter()
        .any(|p| session.docket_label(1, p) == session.docket_label(2, p))
    {
        return fault("编号式样里没有{n}，分不出各件");
    }
    if rules.numbering.docket.chars().count() > 50 {
        return fault("编号式样最多50字");
    }
    codes("提案分类", rules.categories.iter().map(|category| category.code.as_str()))?;
    codes("办理结果类别", rules.classes.iter().map(|class| class.code.as_str()))?;
    codes("不予立案情形", rules.grounds.iter().map(|ground| ground.code.as_str()))?;
    if rules.ladder.is_empty() || rules.ladder.len() > usize::from(u8::MAX) {
        return fault("催办阶梯须有1至255级");
    }
    form(&rules.form)?;
    each_term(rules).try_for_each(term)
}

fn fault(what: &str) -> Result<(), Refusal> {
    Err(Refusal::Rules(what.to_owned()))
}

fn codes<'a>(table: &str, codes: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for code in codes {
        if code.trim().is_empty() {
            return fault(&format!("{table}里有空的编码"));
        }
        if !seen.insert(code) {
            return fault(&format!("{table}的编码“{code}”重复"));
        }
    }
    if seen.is_empty() { fault(&format!("{table}不能为空")) } else { Ok(()) }
}

fn form(form: &Form) -> Result<(), Refusal> {
    let numbers = 1..=MOST_OPTIONS;
    if let Some(question) = form.questions.iter().find(|question| !numbers.contains(&question.options.len()))
    {
        return fault(&format!("测评表“{}”须有1至{MOST_OPTIONS}个选项", question.title));
    }
    let mut overall = form.questions.iter().filter(|question| question.about == About::Overall);
    match (overall.next(), overall.next()) {
        (Some(question), None) if question.options.iter().all(|option| option.rating.is_some()) => Ok(()),
        (Some(_), None) => fault("测评表的总体评价每个选项都要对应一种评价"),
        _ => fault("测评表要有一题、且只有一题是总体评价"),
    }
}

fn each_term(rules: &Rules) -> impl Iterator<Item = Term> {
    let Terms {
        receipt,
        hand_back,
        joint,
        reply,
        extension_limit,
        feedback,
        rework,
        notice,
        look_back,
        counting: _,
    } = &rules.terms;
    let replies = reply.iter().map(|row| row.term);
    [*receipt, *hand_back, *joint, *extension_limit, *feedback, *rework, *notice, *look_back]
        .into_iter()
        .chain(replies)
}

fn term(term: Term) -> Result<(), Refusal> {
    let ends = match term {
        Term::Days(days) | Term::WorkingDays(days) => u32::from(days) <= LONGEST,
        Term::Months(months) => u32::from(months) * 31 <= LONGEST,
        Term::On { month, day } => (1..=12).contains(&month) && (1..=31).contains(&day),
    };
    if ends { Ok(()) } else { fault(&format!("期限“{}”不成立或超过十年", term.title())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::national::national;
    use chrono::NaiveDate;

    fn with(change: impl Fn(&mut Rules)) -> Result<(), Refusal> {
        let mut session = Session {
            id: crate::office::SessionId(1),
            name: "一".to_owned(),
            term: 1,
            meeting: 1,
            year: 2026,
            opened: NaiveDate::MIN,
            cutoff: None,
            rules: national(),
        };
        change(&mut session.rules);
        check(&session)
    }

    #[test]
    fn the_national_rules_are_sound() {
        assert_eq!(with(|_| ()), Ok(()));
    }

    #[test]
    fn rules_nobody_could_work_with_are_refused() {
        let bad: [fn(&mut Rules); 9] = [
            |rules| rules.numbering.docket = "第{year}号".to_owned(),
            |rules| rules.numbering.docket = "{nobody}".to_owned(),
            |rules| rules.classes.clear(),
            |rules| rules.categories[1].code = rules.categories[0].code.clone(),
            |rules| rules.form.questions.iter_mut().for_each(|question| question.about = About::Other),
            |rules| rules.form.questions[0].options.clear(),
            |rules| rules.terms.joint = Term::On { month: 13, day: 1 },
            |rules| rules.terms.feedback = Term::WorkingDays(u16::MAX),
            |rules| rules.ladder.clear(),
        ];
        for (place, change) in bad.into_iter().enumerate() {
            assert!(matches!(with(change), Err(Refusal::Rules(_))), "case {place}");
        }
    }
}
