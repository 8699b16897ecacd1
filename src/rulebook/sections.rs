//! The sections of a file of rules, one function each: what is there is laid over the rules, what is not stays.

use super::tree::{Section, Value};
use super::words::Word;
use crate::office::calendar::Term;
use crate::office::form::{About, Choice, Question, QuestionKind, yes_no};
use crate::office::opinion::Rating;
use crate::office::rules::{Category, Class, Ground, ReplyTerm, Rules, UrgeLevel};
use toml::de::DeValue;

/// What one section says, laid over the rules.
type Lay = fn(&Section, &mut Rules);

/// Lays everything a file says over the rules.
pub(super) fn lay(whole: &Section, rules: &mut Rules) {
    put(&mut rules.name, whole.text("name"));
    put(&mut rules.on_time, whole.choice("on_time"));
    put(&mut rules.soon_days, whole.number("soon_days", 366));
    put(&mut rules.four_eyes, whole.choices("four_eyes").map(|verbs| verbs.into_iter().collect()));
    put(&mut rules.categories, whole.rows("categories", category));
    put(&mut rules.classes, whole.rows("classes", class));
    put(&mut rules.grounds, whole.rows("grounds", ground));
    put(&mut rules.ladder, whole.rows("ladder", step));
    let sections: [(&'static str, Lay); 8] = [
        ("intake", intake),
        ("numbering", numbering),
        ("terms", terms),
        ("feedback", feedback),
        ("keying", keying),
        ("form", form),
        ("figures", figures),
        ("publication", publication),
    ];
    for (key, lay) in sections {
        if let Some(section) = whole.section(key) {
            lay(&section, rules);
            section.finish();
        }
    }
}

fn put<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn category(row: &Section) -> Category {
    Category { code: row.must("code"), name: row.must("name") }
}

fn class(row: &Section) -> Class {
    let (code, meaning) = (row.must("code"), row.must("meaning"));
    let (adopted, tracked) = (row.flag("adopted"), row.flag("tracked"));
    Class { code, meaning, adopted: adopted.unwrap_or_default(), tracked: tracked.unwrap_or_default() }
}

fn ground(row: &Section) -> Ground {
    Ground { code: row.must("code"), text: row.must("text") }
}

fn step(row: &Section) -> UrgeLevel {
    let name = row.must("name");
    let (overdue, letter) = (row.flag("overdue_only"), row.flag("letter"));
    let after_days = row.number("after_days", 3_660).unwrap_or_default();
    let overdue_only = overdue.unwrap_or_default();
    UrgeLevel { name, overdue_only, after_days, letter: letter.unwrap_or_default() }
}

fn intake(section: &Section, rules: &mut Rules) {
    section.day("rollover", &mut rules.intake.rollover);
    put(&mut rules.intake.review, section.choices("review"));
}

fn numbering(section: &Section, rules: &mut Rules) {
    let numbering = &mut rules.numbering;
    put(&mut numbering.docket, section.text("docket"));
    section.optional("intersession", &mut numbering.intersession);
    section.optional("in_category", &mut numbering.in_category);
    section.optional("letter", &mut numbering.letter);
}

fn terms(section: &Section, rules: &mut Rules) {
    let terms = &mut rules.terms;
    put(&mut terms.receipt, section.term("receipt"));
    put(&mut terms.hand_back, section.term("hand_back"));
    put(&mut terms.joint, section.term("joint"));
    put(&mut terms.extension_limit, section.term("extension_limit"));
    put(&mut terms.feedback, section.term("feedback"));
    put(&mut terms.rework, section.term("rework"));
    put(&mut terms.notice, section.term("notice"));
    put(&mut terms.look_back, section.term("look_back"));
    put(&mut terms.counting.start_day_counts, section.flag("start_day_counts"));
    put(&mut terms.counting.roll_over, section.flag("roll_over"));
    put(&mut terms.reply, section.rows("reply", reply));
}

/// What a row that does not say its term is given, so that the others can be judged beside it.
const UNSAID: Term = Term::Months(3);

fn reply(row: &Section) -> ReplyTerm {
    let (kind, proposer, period) = (row.maybe("kind"), row.maybe("proposer"), row.maybe("period"));
    let term = row.term("term").unwrap_or(UNSAID);
    if row.value("term").is_none() {
        row.missing("term");
    }
    ReplyTerm { kind, proposer, period, term }
}

fn feedback(section: &Section, rules: &mut Rules) {
    let feedback = &mut rules.feedback;
    put(&mut feedback.asked, section.choice("asked"));
    put(&mut feedback.reopens, section.choices("reopens"));
    put(&mut feedback.rework_rounds, section.number("rework_rounds", 9));
    put(&mut feedback.meeting, section.flag("meeting"));
}

fn keying(section: &Section, rules: &mut Rules) {
    let keying = &mut rules.feedback.keying;
    put(&mut keying.second_share, section.number("second_share", 100));
    put(&mut keying.error_limit, section.number("error_limit", 100));
}

fn form(section: &Section, rules: &mut Rules) {
    put(&mut rules.form.name, section.text("name"));
    put(&mut rules.form.questions, section.rows("questions", question));
    put(&mut rules.form.letters, section.flag("letters"));
}

fn question(row: &Section) -> Question {
    let title = row.must("title");
    let about: About = row.choice("about").unwrap_or_default();
    let kind: QuestionKind = row.choice("kind").unwrap_or_default();
    let (collective, per_unit) = (row.flag("collective"), row.flag("per_unit"));
    let list = row.list("options");
    let options = match (list, kind) {
        (Some(list), _) => {
            list.iter().enumerate().map(|(place, value)| option(row, place, about, value)).collect()
        }
        (None, QuestionKind::YesNo) => yes_no(),
        (None, QuestionKind::Words) => Vec::new(),
        (None, QuestionKind::Single | QuestionKind::Several) => {
            if row.value("options").is_none() {
                row.missing("options");
            }
            Vec::new()
        }
    };
    let (collective, per_unit) = (collective.unwrap_or_default(), per_unit.unwrap_or_default());
    Question { title, options, about, kind, collective, per_unit }
}

/// An option is its words; a rating is meant by the words, or said beside them.
fn option(row: &Section, place: usize, about: About, value: &Value) -> Choice {
    let path = format!("options.{place}");
    row.stands(&path, value);
    let (title, rating) = match value.get_ref() {
        DeValue::String(title) => (Some(title.to_string()), implied(about, title)),
        DeValue::Table(table) => {
            let title = table.get("title").and_then(|title| title.get_ref().as_str());
            let rating = table.get("rating").map(|value| row.word("rating", &path, value));
            let known = table.len() == 1 + usize::from(rating.is_some());
            (title.filter(|_| known).map(str::to_owned), rating.flatten())
        }
        _ => (None, None),
    };
    if title.is_none() {
        row.fault(&path, value, "选项应是文字，或 { title = \"同意\", rating = \"满意\" }");
    }
    Choice { title: title.unwrap_or_default(), rating }
}

/// The rating an option means by its words alone.
pub fn implied(about: About, title: &str) -> Option<Rating> {
    if about == About::Other { None } else { Rating::of(title) }
}

fn figures(section: &Section, rules: &mut Rules) {
    let figures = &mut rules.figures;
    put(&mut figures.merged_are_filed, section.flag("merged_are_filed"));
    put(&mut figures.satisfied_of, section.choice("satisfied_of"));
    put(&mut figures.satisfied, section.choices("satisfied"));
    put(&mut figures.decimals, section.number("decimals", 3));
}

fn publication(section: &Section, rules: &mut Rules) {
    let publication = &mut rules.publication;
    let none = section.value("within").is_some_and(|value| value.get_ref().as_str() == Some(""));
    put(&mut publication.within, if none { Some(None) } else { section.term("within").map(Some) });
    put(&mut publication.anonymous, section.flag("anonymous"));
    put(&mut publication.units_hidden_months, section.number("units_hidden_months", 120));
}
