//! A field of a form with its name, label and rules, and the fields of a form read as answers.

use crate::desk::field::{
    Blank, Body, Choice, DateField, Digits, Entry, Input, Line, NamesField, ProposersField, Roster, Scene,
    Ticks, UnitsField,
};
use crate::office::proposer::Proposer;
use crate::office::verbs::REMARK_LIMIT;
use crate::office::{ProposalId, TaskId, UnitId};
use crate::text::locale::forms as say;
use chrono::NaiveDate;

use super::amend::Started;
use super::{FieldFault, Targets};

/// A field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// By which the form knows it; also in drafts.
    pub name: &'static str,
    /// Before it on the screen.
    pub label: &'static str,
    /// How it is filled in, shown while it has the focus.
    pub help: &'static str,
    /// What is filled in.
    pub input: Input,
    /// Why it cannot stay so.
    pub fault: Option<String>,
    /// Filled in from the last form and not touched: the first character typed replaces it.
    pub fresh: bool,
    /// Where its fresh value comes from, in words.
    pub origin: &'static str,
    /// Why it cannot be filled in yet.
    pub locked: Option<&'static str>,
    pub(super) must: bool,
    pub(super) carried: bool,
}

impl Field {
    fn new(name: &'static str, label: &'static str, help: &'static str, input: Input) -> Self {
        Self {
            name,
            label,
            help,
            input,
            fault: None,
            fresh: false,
            origin: say::CARRIED,
            locked: None,
            must: false,
            carried: false,
        }
    }

    /// One line of text.
    pub fn line(name: &'static str, label: &'static str, limit: usize) -> Self {
        Self::new(name, label, say::HELP_LINE, Input::Line(Line::new(limit)))
    }

    /// A reason in words.
    pub fn reason() -> Self {
        Self::line("reason", say::REASON, REMARK_LIMIT)
    }

    /// A text of many lines.
    pub fn body(name: &'static str, label: &'static str, limit: usize) -> Self {
        Self::new(name, label, say::HELP_BODY, Input::Body(Body::new(limit)))
    }

    /// The day something was done: today when left empty.
    pub fn on(label: &'static str) -> Self {
        Self::new("on", label, say::HELP_TODAY, Input::Date(DateField::new(Blank::Today)))
    }

    /// A date that may be missing.
    pub fn date(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, say::HELP_DATE, Input::Date(DateField::new(Blank::Nothing)))
    }

    /// One of a few that must be chosen.
    pub fn choice(name: &'static str, label: &'static str, entries: Vec<Entry>) -> Self {
        Self::new(name, label, say::HELP_CHOICE, Input::Choice(Choice::new(entries))).must()
    }

    /// One of a few, or none.
    pub fn free_choice(name: &'static str, label: &'static str, entries: Vec<Entry>) -> Self {
        Self::new(name, label, say::HELP_CHOICE_FREE, Input::Choice(Choice::new(entries).optional()))
    }

    /// Yes or no.
    pub fn flag(name: &'static str, label: &'static str) -> Self {
        let entries = vec![Entry::new("1", say::YES).meaning("yes"), Entry::new("2", say::NO).meaning("no")];
        Self::choice(name, label, entries)
    }

    /// Yes, no, or nothing said.
    pub fn free_flag(name: &'static str, label: &'static str) -> Self {
        let entries = vec![Entry::new("1", say::YES).meaning("yes"), Entry::new("2", say::NO).meaning("no")];
        Self::free_choice(name, label, entries)
    }

    /// A ruling: granted or refused, in these words.
    pub fn ruling(granted: &'static str, refused: &'static str) -> Self {
        let entries = vec![Entry::new("1", granted).meaning("yes"), Entry::new("2", refused).meaning("no")];
        Self::choice("granted", say::RULING, entries)
    }

    /// What is said besides.
    pub fn note(label: &'static str) -> Self {
        Self::line("note", label, REMARK_LIMIT)
    }

    /// Several of a few.
    pub fn ticks(name: &'static str, label: &'static str, entries: Vec<Entry>) -> Self {
        Self::new(name, label, say::HELP_TICKS, Input::Ticks(Ticks::new(entries))).must()
    }

    /// Several of a few, or none; those with the keys `ticked` to begin with.
    pub fn free_ticks(
        name: &'static str,
        label: &'static str,
        entries: Vec<Entry>,
        ticked: &[String],
    ) -> Self {
        Self::new(name, label, say::HELP_TICKS, Input::Ticks(Ticks::none(entries, ticked)))
    }

    /// The same field with only the entries of these keys ticked to begin with.
    #[must_use]
    pub fn ticked(mut self, keys: &[String]) -> Self {
        if let Input::Ticks(ticks) = &mut self.input {
            ticks.set(keys);
        }
        self
    }

    /// One unit.
    pub fn unit(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, say::HELP_UNIT, Input::Units(UnitsField::new(1)))
    }

    /// Several units, or none.
    pub fn units(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, say::HELP_UNITS, Input::Units(UnitsField::new(50)))
    }

    /// Who signs.
    pub fn proposers() -> Self {
        let input = Input::Proposers(ProposersField::new(2_000));
        Self::new("proposers", say::PROPOSERS, say::HELP_PROPOSERS, input)
    }

    /// Names of a roster, or of none; at most `limit` characters.
    pub fn names(name: &'static str, label: &'static str, limit: usize, roster: Roster) -> Self {
        let help = match roster {
            Roster::Members => say::HELP_MEMBERS,
            Roster::Units => say::HELP_WANTED,
        };
        Self::new(name, label, help, Input::Names(NamesField::new(limit, roster)))
    }

    /// A number of at most `most` digits.
    pub fn digits(name: &'static str, label: &'static str, most: usize) -> Self {
        Self::new(name, label, say::HELP_DIGITS, Input::Digits(Digits::new(most)))
    }

    /// The same field; it must be filled in.
    #[must_use]
    pub fn must(mut self) -> Self {
        self.must = true;
        self
    }

    /// The same field; its value is offered again next time (沿用上次).
    #[must_use]
    pub fn carried(mut self) -> Self {
        self.carried = true;
        self
    }

    /// The same field; what stands in it is only a proposal.
    #[must_use]
    pub fn proposed(mut self) -> Self {
        (self.fresh, self.origin) = (true, say::PROPOSED);
        self
    }

    /// The same field with other help.
    #[must_use]
    pub fn helped(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    /// The same field with this text in it.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        match &mut self.input {
            Input::Line(line) => line.set(text),
            Input::Body(body) => body.set(text),
            Input::Digits(digits) => digits.set(text),
            Input::Date(date) => date.set(text),
            Input::Choice(choice) => {
                choice.set(text);
            }
            Input::Proposers(names) => names.set_text(text),
            Input::Names(names) => names.set(text),
            Input::Ticks(_) | Input::Units(_) => {}
        }
        self
    }

    /// The same field with these units in it.
    #[must_use]
    pub fn with_units(mut self, units: &[UnitId], scene: &Scene) -> Self {
        if let Input::Units(field) = &mut self.input {
            field.set(units, "", scene);
        }
        self
    }

    /// The same field with these proposers in it.
    #[must_use]
    pub fn with_proposers(mut self, proposers: &[Proposer]) -> Self {
        if let Input::Proposers(field) = &mut self.input {
            field.set(proposers);
        }
        self
    }

    /// Whether it must be filled in and is not.
    pub fn is_wanting(&self) -> bool {
        self.must && self.input.is_empty()
    }

    /// What is wrong with the field by itself, before the law is asked.
    pub(super) fn check(&self, today: NaiveDate) -> Option<String> {
        match &self.input {
            Input::Date(date) if date.value(today).is_err() => Some(say::no_date(date.line().text())),
            Input::Proposers(names) if names.letters().is_some() => {
                names.letters().map(|word| say::no_member(&word))
            }
            Input::Units(units) if !units.query().text().trim().is_empty() => {
                Some(say::unit_open(units.query().text()))
            }
            Input::Choice(choice) if self.must && choice.value().is_none() => {
                Some(say::must_choose(self.label))
            }
            Input::Ticks(ticks) if self.must && ticks.values().is_empty() => {
                Some(say::must_choose(self.label))
            }
            input if self.must && input.is_empty() => Some(say::must(self.label)),
            _ => None,
        }
    }
}

/// The fields of a form, read as answers.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    /// The fields.
    pub fields: &'a [Field],
    /// What the form is about.
    pub targets: &'a Targets,
    /// What amending started from.
    pub started: Option<&'a Started>,
    /// What can be seen.
    pub scene: Scene<'a>,
}

impl<'a> Answers<'a> {
    fn input(&self, name: &str) -> Option<&'a Input> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.input)
    }

    /// The first field that cannot stay as it is.
    pub fn check(&self) -> Result<(), FieldFault> {
        let today = self.scene.occasion.today();
        let wrong = |field: &Field| field.check(today).map(|sentence| FieldFault::at(field.name, sentence));
        self.fields.iter().find_map(wrong).map_or(Ok(()), Err)
    }

    /// A text without blanks at its ends; empty when there is no such field.
    pub fn text(&self, name: &str) -> String {
        match self.input(name) {
            Some(Input::Line(line)) => line.text().trim().to_owned(),
            Some(Input::Body(body)) => body.text().trim_end().to_owned(),
            Some(Input::Proposers(names)) => names.line().text().trim().to_owned(),
            Some(Input::Digits(digits)) => digits.line().text().to_owned(),
            _ => String::new(),
        }
    }

    /// Names parted by `、` and the like.
    pub fn list(&self, name: &str) -> Vec<String> {
        if let Some(Input::Names(names)) = self.input(name) {
            return names.names();
        }
        let separates = |c: char| matches!(c, '、' | ',' | '，' | ';' | '；' | '/');
        let text = self.text(name);
        text.split(separates).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// A date; `None` when nothing was typed.
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        match self.input(name) {
            Some(Input::Date(date)) => date.value(self.scene.occasion.today()).ok().flatten(),
            _ => None,
        }
    }

    /// What the chosen entry stands for.
    pub fn choice(&self, name: &str) -> Option<&'a str> {
        match self.input(name) {
            Some(Input::Choice(choice)) => choice.value(),
            _ => None,
        }
    }

    /// Whether a flag says yes.
    pub fn yes(&self, name: &str) -> bool {
        self.choice(name) == Some("yes")
    }

    /// Units.
    pub fn units(&self, name: &str) -> Vec<UnitId> {
        match self.input(name) {
            Some(Input::Units(units)) => units.units(),
            _ => Vec::new(),
        }
    }

    /// Who signs.
    pub fn proposers(&self) -> Vec<Proposer> {
        match self.input("proposers") {
            Some(Input::Proposers(names)) => names.proposers(),
            _ => Vec::new(),
        }
    }

    /// What the ticked entries stand for; `None` when there is no such field.
    pub fn ticks(&self, name: &str) -> Option<Vec<&'a str>> {
        match self.input(name) {
            Some(Input::Ticks(ticks)) => Some(ticks.values()),
            _ => None,
        }
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<u32> {
        match self.input(name) {
            Some(Input::Digits(digits)) => digits.value(),
            _ => None,
        }
    }

    /// The proposals it is about.
    pub fn proposals(&self) -> Vec<ProposalId> {
        match self.targets {
            Targets::Proposals(ids) => ids.clone(),
            _ => Vec::new(),
        }
    }

    /// The tasks it is about: those of the ticked units where there is a choice.
    pub fn tasks(&self) -> Vec<TaskId> {
        let Targets::Tasks(tasks) = self.targets else { return Vec::new() };
        match self.ticks("units") {
            Some(ticked) => {
                let is_ticked = |task: &&TaskId| ticked.contains(&task.unit.to_string().as_str());
                tasks.iter().filter(is_ticked).copied().collect()
            }
            None => tasks.clone(),
        }
    }

    /// The one task it is about: the chosen one where there is a choice.
    pub fn task(&self) -> Result<TaskId, FieldFault> {
        let Targets::Tasks(tasks) = self.targets else { return Err(FieldFault::whole(say::GONE)) };
        let chosen =
            |task: &&TaskId| self.choice("task").is_none_or(|key| super::about::task_key(**task) == key);
        tasks.iter().find(chosen).copied().ok_or_else(|| FieldFault::whole(say::GONE))
    }
}
