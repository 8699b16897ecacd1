//! Proves that rules nobody could work with are refused, each at its place.

use super::{Unsound, faults};
use crate::office::calendar::Term;
use crate::office::entry::Verb;
use crate::office::form::{About, QuestionKind};
use crate::office::national::national;
use crate::office::review::ReviewLevel;
use crate::office::rules::{Class, Rules};
use crate::office::session::Period;

fn with(change: impl Fn(&mut Rules)) -> Vec<Unsound> {
    let mut rules = national();
    change(&mut rules);
    faults(&rules)
}

#[test]
fn the_national_rules_are_sound() {
    assert_eq!(with(|_| ()), Vec::new());
}

#[test]
fn rules_nobody_could_work_with_are_refused_and_say_where() {
    type Spoil = fn(&mut Rules);
    let bad: [(Spoil, &str); 22] = [
        (|rules| rules.numbering.docket = "第{year}号".to_owned(), "numbering.docket"),
        (|rules| rules.numbering.docket = "{nobody}{n}".to_owned(), "numbering.docket"),
        (|rules| rules.numbering.intersession = Some("平时{n".to_owned()), "numbering.intersession"),
        (|rules| rules.numbering.letter = Some("催".to_owned()), "numbering.letter"),
        (|rules| rules.classes.clear(), "classes"),
        (|rules| rules.categories[1].code = rules.categories[0].code.clone(), "categories.1.code"),
        (|rules| rules.form.questions[5].about = About::Other, "form.questions"),
        (|rules| rules.form.questions[0].options.clear(), "form.questions.0.options"),
        (|rules| rules.form.questions[0].options.truncate(1), "form.questions.0.options"),
        (|rules| rules.form.questions[0].options[1].title.clear(), "form.questions.0.options.1"),
        (
            |rules| rules.form.questions[0].options[1] = rules.form.questions[0].options[0].clone(),
            "form.questions.0.options.1",
        ),
        (
            |rules| rules.form.questions[1].title = rules.form.questions[0].title.clone(),
            "form.questions.1.title",
        ),
        (|rules| rules.form.questions[0].kind = QuestionKind::YesNo, "form.questions.0.options"),
        (|rules| rules.terms.joint = Term::On { month: 13, day: 1 }, "terms.joint"),
        (|rules| rules.terms.joint = Term::On { month: 2, day: 30 }, "terms.joint"),
        (|rules| rules.terms.feedback = Term::WorkingDays(u16::MAX), "terms.feedback"),
        (|rules| rules.ladder.clear(), "ladder"),
        (|rules| rules.figures.decimals = 4, "figures.decimals"),
        (|rules| rules.four_eyes.extend([Verb::Second]), "four_eyes.复核"),
        (|rules| rules.terms.reply[0].period = Some(Period::Plenary), "terms.reply"),
        (|rules| rules.terms.reply.push(rules.terms.reply[0]), "terms.reply.1"),
        (|rules| drop(rules.form.questions[5].options.pop()), "feedback.reopens.0"),
    ];
    for (place, (change, at)) in bad.into_iter().enumerate() {
        let found = with(change);
        assert!(found.iter().any(|fault| fault.at == at), "case {place}: {found:?}");
    }
}

#[test]
fn names_and_codes_that_cannot_be_told_apart_are_refused() {
    type Spoil = fn(&mut Rules);
    let bad: [(Spoil, &str, &str); 12] = [
        (|rules| rules.classes[1].code = "a".to_owned(), "classes.1.code", "大小写"),
        (|rules| rules.classes[1].code = "Ａ".to_owned(), "classes.1.code", "全半角"),
        (|rules| rules.classes.truncate(1), "classes", "现有1档"),
        (|rules| rules.classes.extend(["D", "E"].map(|code| class(rules, code))), "classes", "现有5档"),
        (|rules| rules.categories[2].name = rules.categories[0].name.clone(), "categories.2.name", "同名"),
        (|rules| rules.grounds[2].text = rules.grounds[0].text.clone(), "grounds.2.text", "同名"),
        (|rules| rules.categories[2].code = "经济建设".to_owned(), "categories.2.code", "分不清"),
        (|rules| rules.categories[1].name = "政\u{202E}治".to_owned(), "categories.1.name", "U+202E"),
        (|rules| rules.grounds[0].code = "1\u{0}".to_owned(), "grounds.0.code", "U+0000"),
        (|rules| rules.ladder[0].name = "提醒\u{1b}[2J".to_owned(), "ladder.0.name", "U+001B"),
        (
            |rules| rules.form.questions[0].options[0].title.push('\u{200B}'),
            "form.questions.0.options.0",
            "U+200B",
        ),
        (|rules| rules.name = "全国\n".to_owned(), "name", "U+000A"),
    ];
    for (place, (change, at, says)) in bad.into_iter().enumerate() {
        let found = with(change);
        assert!(found.iter().any(|f| f.at == at && f.what.contains(says)), "case {place}: {found:?}");
        assert!(found.iter().all(|f| !f.what.contains(['\u{1b}', '\u{202E}'])), "case {place}: {found:?}");
    }
    let own = with(|rules| rules.categories[0].name = "1".to_owned());
    assert_eq!(own, Vec::new(), "a row named like its own code is one row");
}

fn class(rules: &Rules, code: &str) -> Class {
    Class { code: code.to_owned(), ..rules.classes[0].clone() }
}

#[test]
fn no_term_is_nothing_and_an_extension_has_room() {
    let zero = [Term::Days(0), Term::WorkingDays(0), Term::Months(0)];
    for term in zero {
        let found = with(|rules| rules.terms.receipt = term);
        assert!(found.iter().any(|fault| fault.at == "terms.receipt"), "{found:?}");
        let found = with(|rules| rules.publication.within = Some(term));
        assert!(found.iter().any(|fault| fault.at == "publication.within"), "{found:?}");
    }
    let limits = |limit, reply| {
        let found = with(|rules| {
            rules.terms.extension_limit = limit;
            rules.terms.reply[0].term = reply;
        });
        found.iter().filter(|fault| fault.at == "terms.extension_limit").count()
    };
    assert_eq!(limits(Term::Months(2), Term::Months(3)), 1);
    assert_eq!(limits(Term::Days(30), Term::Months(3)), 1);
    assert_eq!(limits(Term::WorkingDays(20), Term::Months(3)), 1);
    assert_eq!(limits(Term::On { month: 5, day: 30 }, Term::On { month: 6, day: 30 }), 1);
    assert_eq!(limits(Term::Months(3), Term::Months(3)), 0);
    assert_eq!(limits(Term::Days(91), Term::Months(3)), 0, "three months may be 89 days");
    assert_eq!(limits(Term::Months(6), Term::On { month: 6, day: 30 }), 0, "depends on the day");
}

#[test]
fn what_is_written_twice_or_out_of_order_is_told_at_its_place() {
    let twice = with(|rules| rules.feedback.reopens.push(rules.feedback.reopens[0]));
    assert!(twice.iter().any(|fault| fault.at == "feedback.reopens.1" && fault.what.contains("两遍")));
    let order = with(|rules| rules.intake.review = vec![ReviewLevel::Second, ReviewLevel::First]);
    assert!(order.iter().any(|fault| fault.at == "intake.review.1"), "{order:?}");
}
