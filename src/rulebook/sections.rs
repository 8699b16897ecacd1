//! The sections of a file of rules, one function each: what is there is laid over the rules, what is not stays.

use super::tree::Section;
use super::words::Word;
use crate::office::form::{About, Choice, Question};
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
    let sections: [(&'static str, Lay); 7] = [
        ("intake", intake),
        ("numbering", numbering),
        ("terms", terms),
        ("feedback", feedback),
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

fn category(row: &Section) -> Option<Category> {
    let (code, name) = (row.must("code"), row.must("name"));
    Some(Category { code: code?, name: name? })
}

fn class(row: &Section) -> Option<Class> {
    let (code, meaning) = (row.must("code"), row.must("meaning"));
    let (adopted, tracked) = (row.flag("adopted"), row.flag("tracked"));
    let (adopted, tracked) = (adopted.unwrap_or_default(), tracked.unwrap_or_default());
    Some(Class { code: code?, meaning: meaning?, adopted, tracked })
}

fn ground(row: &Section) -> Option<Ground> {
    let (code, text) = (row.must("code"), row.must("text"));
    Some(Ground { code: code?, text: text? })
}

fn step(row: &Section) -> Option<UrgeLevel> {
    let name = row.must("name");
    let (overdue, letter) = (row.flag("overdue_only"), row.flag("letter"));
    let after_days = row.number("after_days", 3_660).unwrap_or_default();
    let overdue_only = overdue.unwrap_or_default();
    Some(UrgeLevel { name: name?, overdue_only, after_days, letter: letter.unwrap_or_default() })
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

fn reply(row: &Section) -> Option<ReplyTerm> {
    let (kind, proposer, period) = (row.maybe("kind"), row.maybe("proposer"), row.maybe("period"));
    let term = row.term("term");
    if row.value("term").is_none() {
        row.missing("term");
    }
    Some(ReplyTerm { kind, proposer, period, term: term? })
}

fn feedback(section: &Section, rules: &mut Rules) {
    let feedback = &mut rules.feedback;
    put(&mut feedback.asked, section.choice("asked"));
    put(&mut feedback.reopens, section.choices("reopens"));
    put(&mut feedback.rework_rounds, section.number("rework_rounds", 9));
    put(&mut feedback.meeting, section.flag("meeting"));
}

fn form(section: &Section, rules: &mut Rules) {
    put(&mut rules.form.name, section.text("name"));
    put(&mut rules.form.questions, section.rows("questions", question));
}

fn question(row: &Section) -> Option<Question> {
    let title = row.must("title");
    let about: About = row.choice("about").unwrap_or_default();
    let options: Vec<Choice> =
        row.list("options")?.iter().filter_map(|value| option(row, about, value)).collect();
    Some(Question { title: title?, options, about })
}

/// An option is its words; a rating is meant by the words, or said beside them.
fn option(row: &Section, about: About, value: &super::tree::Value) -> Option<Choice> {
    match value.get_ref() {
        DeValue::String(title) => Some(Choice { title: title.to_string(), rating: implied(about, title) }),
        DeValue::Table(table) => {
            let title = table.get("title").and_then(|title| title.get_ref().as_str());
            let rating = table.get("rating").map(|value| row.word("rating", value));
            if title.is_none() || table.len() > 2 || (table.len() == 2 && rating.is_none()) {
                row.fault(value, "选项应写作 { title = \"同意\", rating = \"满意\" }");
            }
            Some(Choice { title: title?.to_owned(), rating: rating.flatten() })
        }
        _ => {
            row.fault(value, "选项应是文字，或 { title = \"同意\", rating = \"满意\" }");
            None
        }
    }
}

/// The rating an option means by its words alone.
pub(super) fn implied(about: About, title: &str) -> Option<Rating> {
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
