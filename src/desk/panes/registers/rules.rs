//! The rules of the current session in words.

use crate::desk::form::Scene;
use crate::desk::panes::board::{Head, Line, Section};
use crate::office::calendar::Term;
use crate::office::rules::{Asked, OnTime, Rules, SatisfiedOf};
use crate::text::locale::say::boards as say;

/// One line for each rule.
pub(super) fn section(scene: &Scene) -> Section {
    let heads = vec![Head::words(say::RULE, 14, 20, 0), Head::words(say::HOLDS, 30, 120, 0)];
    let rules = scene.register.current().map(|session| &session.rules);
    let lines = rules.map(lines).unwrap_or_default();
    let summary = rules.map_or_else(String::new, |rules| say::rules_named(&rules.name));
    Section { heads, lines, summary, nothing: "", ..Section::default() }
}

fn lines(rules: &Rules) -> Vec<Line> {
    let join = |parts: Vec<String>| parts.join("；");
    let terms = &rules.terms;
    let fixed: [(&'static str, Term); 9] = [
        (say::TERM_RECEIPT, terms.receipt),
        (say::TERM_HAND_BACK, terms.hand_back),
        (say::TERM_JOINT, terms.joint),
        (say::TERM_EXTENSION, terms.extension_limit),
        (say::TERM_FEEDBACK, terms.feedback),
        (say::TERM_REWORK, terms.rework),
        (say::TERM_NOTICE, terms.notice),
        (say::TERM_LOOK_BACK, terms.look_back),
        (say::TERM_PUBLICATION, rules.publication.within.unwrap_or(Term::Days(0))),
    ];
    let reply = terms.reply.iter().map(|row| {
        let kind = row.kind.map_or("", |kind| kind.title());
        let proposer = row.proposer.map_or("", |proposer| proposer.title());
        let period = row.period.map_or("", |period| period.title());
        format!("{period}{kind}{proposer} {}", row.term.title()).trim().to_owned()
    });
    let mut told: Vec<(&'static str, String)> = vec![
        (say::CATEGORIES, join(rules.categories.iter().map(|c| format!("{} {}", c.code, c.name)).collect())),
        (say::CLASSES, join(rules.classes.iter().map(|c| format!("{} {}", c.code, c.meaning)).collect())),
        (say::GROUNDS, join(rules.grounds.iter().map(|g| format!("{} {}", g.code, g.text)).collect())),
        (say::NUMBERING, rules.numbering.docket.clone()),
        (say::TERM_REPLY, join(reply.collect())),
    ];
    told.extend(fixed.map(|(title, term)| {
        let none = term == Term::Days(0);
        (title, if none { say::NO_TERM.to_owned() } else { term.title() })
    }));
    told.extend(judged(rules));
    told.into_iter().map(|(title, text)| Line::new(vec![title.to_owned(), text])).collect()
}

/// What decides, who is asked, what reopens, the form, the ladder, the second clerk.
fn judged(rules: &Rules) -> Vec<(&'static str, String)> {
    let on_time = match rules.on_time {
        OnTime::Document => say::DOCUMENT_DATE,
        OnTime::Signed => say::SIGNED_DATE,
        OnTime::Delivered => say::DELIVERED_DATE,
        OnTime::Entered => say::ENTERED_DATE,
    };
    let asked = match rules.feedback.asked {
        Asked::First => say::ASKED_FIRST,
        Asked::Every => say::ASKED_EVERY,
    };
    let titles = |ratings: &[crate::office::opinion::Rating]| {
        ratings.iter().map(|rating| rating.title()).collect::<Vec<_>>().join("、")
    };
    let of = match rules.figures.satisfied_of {
        SatisfiedOf::Returned => say::OF_RETURNED,
        SatisfiedOf::Asked => say::OF_ASKED,
    };
    let questions: Vec<&str> = rules.form.questions.iter().map(|question| question.title.as_str()).collect();
    let steps: Vec<&str> = rules.ladder.iter().map(|step| step.name.as_str()).collect();
    let eyes: Vec<&str> = rules.four_eyes.iter().map(|verb| verb.title()).collect();
    let levels: Vec<&str> = rules.intake.review.iter().map(|level| level.title()).collect();
    let none = |text: String| if text.is_empty() { say::NONE.to_owned() } else { text };
    vec![
        (say::REVIEW, none(levels.join("、"))),
        (say::ON_TIME, on_time.to_owned()),
        (say::ASKED, asked.to_owned()),
        (say::REOPENS, titles(&rules.feedback.reopens)),
        (say::ROUNDS, rules.feedback.rework_rounds.to_string()),
        (say::SATISFACTION, format!("{}{of}", titles(&rules.figures.satisfied))),
        (say::FORM, format!("{}：{}", rules.form.name, questions.join("、"))),
        (say::LADDER, steps.join("→")),
        (say::FOUR_EYES, none(eyes.join("、"))),
    ]
}
