//! A form being filled in: its fields, its focus, and what would come of it.

use super::about::{self, About};
use super::amend::Started;
use super::carry::Last;
use super::fields::{Answers, Field};
use super::verdict::{Judged, Verdict, judge};
use super::{Carry, FieldFault, FormKind, Scene, Targets};
use crate::desk::field::Input;
use crate::keymap::Action;
use crate::office::calendar::Calendar;
use crate::office::{Command, Refusal};
use crate::text::locale::forms as say;
use chrono::NaiveDate;

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) kind: FormKind,
    pub(super) targets: Targets,
    pub(super) fields: Vec<Field>,
    /// Place of the field in focus; as many as there are fields: the confirm line.
    pub(super) focus: usize,
    /// Why the form as a whole cannot be submitted.
    pub(super) fault: Option<String>,
    pub(super) told: Told,
    pub(super) dirty: bool,
    pub(super) started: Option<Started>,
    pub(super) last: Last,
    judged: Option<Judged>,
    title: String,
    notes: Vec<String>,
    seq: u64,
    today: NaiveDate,
    calendar: Calendar,
}

/// What the clerk was told before the command is sent, so that it is not asked twice.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// Some cannot be done, and the confirm line offers the rest.
    pub offered: bool,
    /// There is something to think twice about.
    pub warned: bool,
}

impl Form {
    /// Opens a form, or says in one Chinese sentence why there is nothing to fill in. The focus stands on the first
    /// field that is empty, only carried over, or all ticked.
    pub fn open(kind: FormKind, targets: Targets, scene: &Scene, carry: &Carry) -> Result<Self, String> {
        if !targets.are_there(scene.register) {
            return Err(say::nothing_for(kind.title()));
        }
        if kind == FormKind::Merge && targets.count() < 2 {
            return Err(say::MERGE_SEVERAL.to_owned());
        }
        let mut form = Self::bare(kind, targets, scene);
        form.last = carry.last(kind);
        for field in &mut form.fields {
            form.last.offer(field, scene);
        }
        form.focus = form.first_open();
        form.judge(scene);
        Ok(form)
    }

    /// A form as its kind begins, with nothing carried over.
    pub(super) fn bare(kind: FormKind, targets: Targets, scene: &Scene) -> Self {
        let about = About { targets: &targets, scene: *scene };
        let mut fields = kind.fields(&about);
        for field in &mut fields {
            field.input.follow(scene);
        }
        let started = if kind == FormKind::Amend { Started::of(&about) } else { None };
        let notes = about::notes(kind, &targets, scene);
        let title = say::heading(kind.title(), kind.counted(&targets), targets.counter());
        Self {
            kind,
            targets,
            fields,
            focus: 0,
            fault: None,
            told: Told::default(),
            dirty: false,
            started,
            last: Last::default(),
            judged: None,
            title,
            notes,
            seq: scene.register.seq(),
            today: scene.occasion.today(),
            calendar: scene.register.calendar().clone(),
        }
    }

    fn first_open(&self) -> usize {
        let open =
            |field: &Field| field.fresh || field.input.is_empty() || matches!(field.input, Input::Ticks(_));
        // What is amended is full already: it is read from the top.
        if self.puts_right() {
            return 0;
        }
        self.fields.iter().position(open).unwrap_or(self.fields.len())
    }

    /// Whether it opened on what is there, to put it right.
    fn puts_right(&self) -> bool {
        use FormKind::{AddUnit, Amend, ListClerk, ListLeaders, ListMembers, ListQuestionnaire};
        matches!(
            (self.kind, &self.targets),
            (Amend, _)
                | (AddUnit, Targets::Units(_))
                | (ListMembers | ListLeaders | ListClerk | ListQuestionnaire, Targets::Named(_))
        )
    }

    /// Which form it is.
    pub fn kind(&self) -> FormKind {
        self.kind
    }

    /// What it is about.
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// Its heading: the verb and how many.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What a clerk should see of the things it is about, a line each.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Its fields, in order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Place of the field in focus; the number of fields when the focus stands on the confirm line.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// The field in focus; `None` on the confirm line.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// The confirm line.
    pub fn confirm_label(&self) -> String {
        let counter = self.targets.counter();
        let can = self.verdict().map_or(0, |verdict| verdict.can);
        if self.told.offered && can > 0 {
            return say::confirm_rest(self.kind.title(), can, counter);
        }
        say::confirm(self.kind.title(), self.count(), counter)
    }

    /// How many things a command would be about: fewer than targets where units were unticked.
    fn count(&self) -> usize {
        self.verdict().map_or(self.kind.counted(&self.targets), |verdict| verdict.can + verdict.cannot.len())
    }

    /// The day in Beijing when it was last looked at: what an empty date means.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// Which days are worked, as the office knows them.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The word that counts what it is about.
    pub fn counter(&self) -> &'static str {
        self.targets.counter()
    }

    /// Why the form as a whole cannot be submitted.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether anything was typed since it was opened, so that its draft is worth keeping.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Whether an action does anything at the field in focus: there is something to copy from the last form, or
    /// something to choose from.
    pub fn offers(&self, action: Action) -> bool {
        let field = self.focused().filter(|field| field.locked.is_none());
        match action {
            Action::Ditto => field.is_some_and(|field| self.last.has(field)),
            Action::DropDraft => self.dirty,
            Action::Choose => field.is_some_and(|field| field.input.has_choices()),
            _ => true,
        }
    }

    /// Whether printable keys are text just now (put [`crate::keymap::Scope::Text`] innermost when resolving).
    pub fn types_text(&self) -> bool {
        self.focus < self.fields.len()
    }

    /// Says how many columns the picture has, so that up and down in a long text go where the eye expects.
    pub fn set_width(&mut self, cols: u16) {
        for field in &mut self.fields {
            if let Input::Body(body) = &mut field.input {
                body.set_cols(usize::from(cols).saturating_sub(super::BODY_INDENT));
            }
        }
    }

    /// Gives the stored text of the proposal being amended, once it was fetched. Only the first time: what the clerk
    /// typed since is never overwritten.
    pub fn set_text(&mut self, text: &str) {
        let Some(started) = self.started.as_mut().filter(|started| started.text.is_none()) else { return };
        started.text = Some(text.to_owned());
        for field in self.fields.iter_mut().filter(|field| field.locked.is_some()) {
            field.locked = None;
            if let Input::Body(body) = &mut field.input {
                body.set(text);
                // What cleaning dropped is no change of the clerk's.
                started.text = Some(body.text().to_owned());
            }
        }
    }

    /// Says that the register moved on: waiting fields, notes and verdict follow; focus, caret and text stay.
    pub fn refresh(&mut self, scene: &Scene) {
        if self.seq == scene.register.seq() && self.today == scene.occasion.today() {
            return;
        }
        self.seq = scene.register.seq();
        self.notes = about::notes(self.kind, &self.targets, scene);
        for field in &mut self.fields {
            field.input.follow(scene);
        }
        let was = self.verdict().cloned();
        self.judge(scene);
        if self.verdict() != was.as_ref() {
            // What was offered is no longer what would be sent.
            self.told.offered = false;
        }
    }

    /// Shows why the server refused the command.
    pub fn refused(&mut self, refusal: &Refusal) {
        self.told.offered = false;
        self.blame(refusal);
    }

    /// The command the fields make.
    pub fn command(&self, scene: &Scene) -> Result<Command, FieldFault> {
        let (fields, targets, started) = (&self.fields, &self.targets, self.started.as_ref());
        let answers = Answers { fields, targets, started, scene: *scene };
        answers.check()?;
        self.kind.command(&answers)
    }

    /// What would come of it, as of the last change; `None` while something is missing or plainly wrong in a field.
    pub fn verdict(&self) -> Option<&Verdict> {
        let judged = self.judged.as_ref()?;
        // That nothing was changed yet is no news to who has just opened it.
        if self.puts_right() && !self.dirty {
            return None;
        }
        let wanting = judged.refusal.as_ref().and_then(|why| super::verdict::field_of(why, &self.fields));
        (judged.rest.is_some() || wanting.is_none()).then_some(&judged.verdict)
    }

    pub(super) fn judged(&self) -> Option<&Judged> {
        self.judged.as_ref()
    }

    /// Works the verdict out again.
    pub(super) fn judge(&mut self, scene: &Scene) {
        self.today = scene.occasion.today();
        self.calendar.clone_from(scene.register.calendar());
        self.judged = self.command(scene).ok().map(|command| judge(command, scene));
    }

    /// Shows a refusal at the field it speaks of, or below the form.
    pub(super) fn blame(&mut self, refusal: &Refusal) {
        let sentence = refusal.to_string();
        match super::verdict::field_of(refusal, &self.fields) {
            Some(place) => {
                self.fields[place].fault = Some(sentence);
                self.focus = place;
            }
            None => self.fault = Some(sentence),
        }
    }
}
