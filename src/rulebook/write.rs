//! From rules to a file that says the same, with a comment on every item: what `tian rules show` prints and `apply` reads.

use super::sections::implied;
use super::term::day_title;
use super::words::Word;
use crate::office::calendar::Term;
use crate::office::form::{Choice, Question, QuestionKind};
use crate::office::rules::{ReplyTerm, Rules};
use crate::text::locale::rules as say;

/// The rules as a commented file.
pub fn write(rules: &Rules) -> String {
    let mut page = Page(String::new());
    page.note(say::HEAD);
    page.item("name", &text(&rules.name), say::NAME);
    page.item("on_time", &word(rules.on_time), say::ON_TIME);
    page.item("soon_days", &rules.soon_days.to_string(), say::SOON_DAYS);
    let verbs: Vec<_> = rules.four_eyes.iter().copied().collect();
    page.item("four_eyes", &words(&verbs), say::FOUR_EYES);
    tables(&mut page, rules);
    intake(&mut page, rules);
    numbering(&mut page, rules);
    terms(&mut page, rules);
    feedback(&mut page, rules);
    figures(&mut page, rules);
    publication(&mut page, rules);
    form(&mut page, rules);
    page.0
}

/// A file as it grows.
struct Page(String);

impl Page {
    /// A comment of one or more lines.
    fn note(&mut self, note: &str) {
        for line in note.lines() {
            self.0.push_str(if line.is_empty() { "#" } else { "# " });
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    /// The heading of a section, with its comment.
    fn head(&mut self, heading: &str, note: &str) {
        self.0.push('\n');
        self.note(note);
        self.0.push_str(heading);
        self.0.push('\n');
    }

    /// One item, its comment behind it.
    fn item(&mut self, key: &str, value: &str, note: &str) {
        for piece in [key, " = ", value] {
            self.0.push_str(piece);
        }
        if !note.is_empty() {
            self.0.push_str("  # ");
            self.0.push_str(note);
        }
        self.0.push('\n');
    }

    /// A row of a table: heading and items without comments.
    fn row(&mut self, heading: &str, items: &[(&str, String)]) {
        self.0.push_str(heading);
        self.0.push('\n');
        for (key, value) in items {
            self.item(key, value, "");
        }
    }
}

fn text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn optional(value: Option<&String>) -> String {
    text(value.map_or("", String::as_str))
}

fn word(choice: impl Word) -> String {
    text(choice.word())
}

fn words(choices: &[impl Word]) -> String {
    let words: Vec<String> = choices.iter().map(|choice| word(*choice)).collect();
    format!("[{}]", words.join(", "))
}

fn term(term: Term) -> String {
    text(&term.title())
}

fn tables(page: &mut Page, rules: &Rules) {
    page.0.push('\n');
    page.note(say::CATEGORIES);
    for row in &rules.categories {
        page.row("[[categories]]", &[("code", text(&row.code)), ("name", text(&row.name))]);
    }
    page.0.push('\n');
    page.note(say::CLASSES);
    for row in &rules.classes {
        let flags = [("adopted", row.adopted.to_string()), ("tracked", row.tracked.to_string())];
        let named = [("code", text(&row.code)), ("meaning", text(&row.meaning))];
        page.row("[[classes]]", &[named, flags].concat());
    }
    page.0.push('\n');
    page.note(say::GROUNDS);
    for row in &rules.grounds {
        page.row("[[grounds]]", &[("code", text(&row.code)), ("text", text(&row.text))]);
    }
    page.0.push('\n');
    page.note(say::LADDER);
    for row in &rules.ladder {
        let items = [
            ("name", text(&row.name)),
            ("overdue_only", row.overdue_only.to_string()),
            ("after_days", row.after_days.to_string()),
            ("letter", row.letter.to_string()),
        ];
        page.row("[[ladder]]", &items);
    }
}

fn intake(page: &mut Page, rules: &Rules) {
    page.head("[intake]", say::INTAKE);
    let rollover = rules.intake.rollover.map(day_title).unwrap_or_default();
    page.item("rollover", &text(&rollover), say::ROLLOVER);
    page.item("review", &words(&rules.intake.review), say::REVIEW);
}

fn numbering(page: &mut Page, rules: &Rules) {
    let numbering = &rules.numbering;
    page.head("[numbering]", say::NUMBERING);
    page.item("docket", &text(&numbering.docket), say::DOCKET);
    page.item("intersession", &optional(numbering.intersession.as_ref()), say::INTERSESSION);
    page.item("in_category", &optional(numbering.in_category.as_ref()), say::IN_CATEGORY);
    page.item("letter", &optional(numbering.letter.as_ref()), say::LETTER);
}

fn terms(page: &mut Page, rules: &Rules) {
    let terms = &rules.terms;
    page.head("[terms]", say::TERMS);
    page.item("receipt", &term(terms.receipt), say::RECEIPT);
    page.item("hand_back", &term(terms.hand_back), say::HAND_BACK);
    page.item("joint", &term(terms.joint), say::JOINT);
    page.item("extension_limit", &term(terms.extension_limit), say::EXTENSION_LIMIT);
    page.item("feedback", &term(terms.feedback), say::FEEDBACK_TERM);
    page.item("rework", &term(terms.rework), say::REWORK);
    page.item("notice", &term(terms.notice), say::NOTICE);
    page.item("look_back", &term(terms.look_back), say::LOOK_BACK);
    page.item("start_day_counts", &terms.counting.start_day_counts.to_string(), say::START_DAY);
    page.item("roll_over", &terms.counting.roll_over.to_string(), say::ROLL_OVER);
    page.0.push('\n');
    page.note(say::REPLY);
    for row in &terms.reply {
        page.row("[[terms.reply]]", &reply(*row));
    }
}

fn reply(row: ReplyTerm) -> Vec<(&'static str, String)> {
    let conditions = [
        ("kind", row.kind.map(word)),
        ("proposer", row.proposer.map(word)),
        ("period", row.period.map(word)),
    ];
    let given = conditions.into_iter().filter_map(|(key, value)| Some((key, value?)));
    given.chain([("term", term(row.term))]).collect()
}

fn feedback(page: &mut Page, rules: &Rules) {
    let feedback = &rules.feedback;
    page.head("[feedback]", say::FEEDBACK);
    page.item("asked", &word(feedback.asked), say::ASKED);
    page.item("reopens", &words(&feedback.reopens), say::REOPENS);
    page.item("rework_rounds", &feedback.rework_rounds.to_string(), say::REWORK_ROUNDS);
    page.item("meeting", &feedback.meeting.to_string(), say::MEETING);
    page.head("[keying]", say::KEYING);
    page.item("second_share", &feedback.keying.second_share.to_string(), say::SECOND_SHARE);
    page.item("error_limit", &feedback.keying.error_limit.to_string(), say::ERROR_LIMIT);
}

fn figures(page: &mut Page, rules: &Rules) {
    let figures = &rules.figures;
    page.head("[figures]", say::FIGURES);
    page.item("merged_are_filed", &figures.merged_are_filed.to_string(), say::MERGED_ARE_FILED);
    page.item("satisfied_of", &word(figures.satisfied_of), say::SATISFIED_OF);
    page.item("satisfied", &words(&figures.satisfied), say::SATISFIED);
    page.item("decimals", &figures.decimals.to_string(), say::DECIMALS);
}

fn publication(page: &mut Page, rules: &Rules) {
    let publication = &rules.publication;
    page.head("[publication]", say::PUBLICATION);
    let within = publication.within.map(Term::title).unwrap_or_default();
    page.item("within", &text(&within), say::WITHIN);
    page.item("anonymous", &publication.anonymous.to_string(), say::ANONYMOUS);
    page.item("units_hidden_months", &publication.units_hidden_months.to_string(), say::UNITS_HIDDEN);
}

fn form(page: &mut Page, rules: &Rules) {
    page.head("[form]", say::FORM);
    page.item("name", &text(&rules.form.name), "");
    page.item("letters", &rules.form.letters.to_string(), say::LETTERS);
    for question in &rules.form.questions {
        page.0.push('\n');
        let options: Vec<String> = question.options.iter().map(|choice| option(question, choice)).collect();
        let mut items = vec![("title", text(&question.title)), ("about", word(question.about))];
        if question.kind != QuestionKind::Single {
            items.push(("kind", word(question.kind)));
        }
        let flags = [("collective", question.collective), ("per_unit", question.per_unit)];
        items.extend(flags.into_iter().filter(|(_, set)| *set).map(|(key, _)| (key, "true".to_owned())));
        if question.kind != QuestionKind::Words {
            items.push(("options", format!("[{}]", options.join(", "))));
        }
        page.row("[[form.questions]]", &items);
    }
}

fn option(question: &Question, choice: &Choice) -> String {
    let title = text(&choice.title);
    match choice.rating {
        rating if rating == implied(question.about, &choice.title) => title,
        Some(rating) => format!("{{ title = {title}, rating = {} }}", word(rating)),
        None => format!("{{ title = {title} }}"),
    }
}
