//! Keys and pastes in a form. Enter goes to the next field and submits only on the confirm line, because an input
//! method uses it too; the accept action submits from anywhere; Esc leaves and throws nothing away.

use super::state::{Form, Told};
use super::verdict::field_of;
use super::{FieldFault, Outcome, Scene};
use crate::desk::field::{Input, Reaction};
use crate::keymap::{Action, Code, Key};
use crate::office::{Command, Refusal};
use crate::text::fold::halfwidth_command;
use crate::text::locale::forms as say;

impl Form {
    /// Takes a key; `action` is what the keymap says it means in the form's scope.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Outcome {
        let outcome = self.take(key, action, scene);
        self.after(outcome, scene)
    }

    /// Takes pasted text into the field in focus.
    pub fn paste(&mut self, text: &str, scene: &Scene) -> Outcome {
        let outcome = self.take_paste(text, scene);
        self.after(outcome, scene)
    }

    /// After a change the verdict is worked out again, and an offer made on the old state is withdrawn.
    fn after(&mut self, outcome: Outcome, scene: &Scene) -> Outcome {
        if outcome == Outcome::Typed {
            self.dirty = true;
            self.told = Told::default();
            self.fault = None;
            self.judge(scene);
        }
        outcome
    }

    fn take(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Outcome {
        match action {
            Some(Action::Cancel) => return self.escape(),
            Some(Action::Accept) if key.code != Code::Enter => return self.accept(scene),
            Some(Action::ClearField) => return self.clear(),
            Some(Action::Ditto) => return self.ditto(scene),
            Some(Action::Choose) => return self.choose(scene),
            _ if key.code == Code::Esc => return self.escape(),
            _ => {}
        }
        match self.focused_input(key, scene) {
            Some(Reaction::Pass) => self.walk(key, action, scene),
            Some(reaction) => self.react(reaction, scene),
            None if key.code == Code::Enter => self.accept(scene),
            None => self.walk(key, action, scene),
        }
    }

    /// Gives the key to the field in focus. A value carried over gives way to the first character typed.
    fn focused_input(&mut self, key: Key, scene: &Scene) -> Option<Reaction> {
        let field = self.fields.get_mut(self.focus)?;
        let rubs = matches!(key.code, Code::Backspace | Code::Delete);
        if field.locked.is_some() && (key.is_printable() || rubs || key.code == Code::Enter) {
            return Some(if key.code == Code::Enter { Reaction::Pass } else { Reaction::Ring });
        }
        if field.fresh && replaces(&field.input, key) && (key.is_printable() || rubs) {
            field.input.clear();
            field.fresh = false;
            if rubs {
                return Some(Reaction::Typed);
            }
        }
        if matches!(key.code, Code::Left | Code::Right | Code::Home | Code::End) {
            field.fresh = false;
        }
        Some(field.input.key(key, scene))
    }

    fn react(&mut self, reaction: Reaction, scene: &Scene) -> Outcome {
        let Some(field) = self.fields.get_mut(self.focus) else { return Outcome::Ring };
        if reaction == Reaction::Typed || reaction == Reaction::Done {
            field.fresh = false;
            field.fault = None;
        }
        match reaction {
            Reaction::Typed => Outcome::Typed,
            Reaction::Done => {
                self.go(self.focus + 1, scene);
                Outcome::Typed
            }
            Reaction::Moved => Outcome::Moved,
            Reaction::NeedUnit(name) => Outcome::NeedUnit(name),
            Reaction::Ring | Reaction::Pass => {
                field.fault = why_it_rings(&field.input).or(field.fault.take());
                Outcome::Ring
            }
        }
    }

    /// Keys that no field wanted: they go from field to field.
    fn walk(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Outcome {
        let last = self.fields.len();
        match (action, key.code) {
            (_, Code::Enter) if self.has_fault(scene) => Outcome::Ring,
            (Some(Action::NextField), _) | (_, Code::Enter | Code::Tab | Code::Down) => {
                let next = if self.focus >= last && key.code != Code::Down { 0 } else { self.focus + 1 };
                self.go(next, scene)
            }
            (Some(Action::PrevField), _) | (_, Code::BackTab | Code::Up) => match self.focus.checked_sub(1) {
                Some(previous) => self.go(previous, scene),
                None if key.code == Code::Up => Outcome::Ring,
                None => self.go(last, scene),
            },
            _ => Outcome::Ring,
        }
    }

    /// Whether what stands in the field in focus is wrong by itself, or is missing though it must be there: Enter says
    /// that a field is done, and such a one is not. Tab and Down only move.
    fn has_fault(&mut self, scene: &Scene) -> bool {
        let today = scene.occasion.today();
        let asked_for = self.law_asks_for(self.focus);
        let Some(field) = self.fields.get_mut(self.focus) else { return false };
        let fault = match field.input.is_empty() {
            true if field.is_wanting() => field.check(today).or(asked_for).map(|why| say::may_pass(&why)),
            true => asked_for.map(|why| say::may_pass(&why)),
            false => field.check(today),
        };
        field.fault = fault;
        field.fault.is_some()
    }

    /// What the law says of an empty field that it will not do without, as the form stands.
    fn law_asks_for(&self, place: usize) -> Option<String> {
        let refusal = self.judged()?.refusal.as_ref().filter(|why| matches!(why, Refusal::Empty(_)))?;
        (field_of(refusal, &self.fields) == Some(place)).then(|| refusal.to_string())
    }

    fn go(&mut self, to: usize, scene: &Scene) -> Outcome {
        let today = scene.occasion.today();
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.input.leave();
            if !field.input.is_empty() {
                field.fault = field.check(today).or(field.fault.take());
            }
        }
        self.focus = to.min(self.fields.len());
        Outcome::Moved
    }

    /// Esc closes an open list first, then the form.
    fn escape(&mut self) -> Outcome {
        let closed = self.fields.get_mut(self.focus).is_some_and(|field| field.input.close());
        if closed { Outcome::Moved } else { Outcome::Leave }
    }

    fn clear(&mut self) -> Outcome {
        let Some(field) = self.fields.get_mut(self.focus) else { return Outcome::Ring };
        if field.input.is_empty() || field.locked.is_some() {
            return Outcome::Ring;
        }
        field.input.clear();
        field.fresh = false;
        field.fault = None;
        Outcome::Typed
    }

    fn ditto(&mut self, scene: &Scene) -> Outcome {
        let Some(field) = self.fields.get_mut(self.focus).filter(|field| field.locked.is_none()) else {
            return Outcome::Ring;
        };
        if self.last.copy(field, scene) {
            field.fault = None;
            return Outcome::Typed;
        }
        field.fault = Some(say::NO_DITTO.to_owned());
        Outcome::Ring
    }

    fn choose(&mut self, scene: &Scene) -> Outcome {
        let Some(field) = self.fields.get_mut(self.focus) else { return Outcome::Ring };
        let reaction = field.input.choose(scene);
        self.react(reaction, scene)
    }

    fn take_paste(&mut self, text: &str, scene: &Scene) -> Outcome {
        let Some(field) = self.fields.get_mut(self.focus).filter(|field| field.locked.is_none()) else {
            return Outcome::Ring;
        };
        if field.fresh && !matches!(field.input, Input::Choice(_)) {
            field.input.clear();
        }
        field.fresh = false;
        match field.input.paste(text, scene) {
            // What fitted stands there, so the draft is saved; the sentence says that something was left out.
            Reaction::Ring if !field.input.is_empty() => {
                field.fault = why_it_rings(&field.input);
                Outcome::Typed
            }
            reaction => self.react(reaction, scene),
        }
    }

    /// Submits, or says what is missing. When some cannot be done, it says so first and offers the rest.
    fn accept(&mut self, scene: &Scene) -> Outcome {
        if let Some(outcome) = self.finish_units(scene) {
            return outcome;
        }
        if let Err(fault) = self.command(scene) {
            return self.point_at(fault);
        }
        self.judge(scene);
        let Some(judged) = self.judged().cloned() else { return Outcome::Ring };
        match (judged.rest, judged.refusal) {
            (Some(command), None) => self.send(command, scene),
            (Some(command), Some(_)) if self.told.offered => self.send(command, scene),
            (Some(_), _) => {
                self.told.offered = true;
                self.focus = self.fields.len();
                Outcome::Ring
            }
            (None, refusal) => {
                if let Some(refusal) = refusal {
                    self.blame(&refusal);
                }
                Outcome::Ring
            }
        }
    }

    /// Sends a command, after a question where there is one to be asked.
    fn send(&mut self, command: Box<Command>, scene: &Scene) -> Outcome {
        match self.kind.doubt(&command, scene.register).filter(|_| !self.told.warned) {
            None => Outcome::Submit(command),
            Some(doubt) => {
                self.told.warned = true;
                self.fault = Some(doubt);
                self.focus = self.fields.len();
                Outcome::Ring
            }
        }
    }

    /// A unit typed but not yet taken is taken first, as if Enter had been pressed before.
    fn finish_units(&mut self, scene: &Scene) -> Option<Outcome> {
        let field = self.fields.get_mut(self.focus)?;
        let Input::Units(units) = &mut field.input else { return None };
        if units.query().text().trim().is_empty() {
            units.close();
            return None;
        }
        match units.key(Key::plain(Code::Enter), scene) {
            Reaction::Typed | Reaction::Done => {
                (field.fresh, field.fault) = (false, None);
                self.dirty = true;
                None
            }
            other => Some(self.react(other, scene)),
        }
    }

    fn point_at(&mut self, fault: FieldFault) -> Outcome {
        let place = self.fields.iter().position(|field| Some(field.name) == fault.field);
        match place {
            Some(place) => {
                self.focus = place;
                self.fields[place].fault = Some(fault.sentence);
            }
            None => self.fault = Some(fault.sentence),
        }
        Outcome::Ring
    }
}

/// Whether a key replaces a carried value: a choice is replaced by itself, and a date is stepped from where it is.
fn replaces(input: &Input, key: Key) -> bool {
    let code = key.folded(halfwidth_command).code;
    !matches!((input, code), (Input::Choice(_), _) | (Input::Date(_), Code::Char('+' | '-')))
}

/// What a field that rang should say.
fn why_it_rings(input: &Input) -> Option<String> {
    let full = |text: &str, limit: usize| (text.chars().count() >= limit).then(|| say::full(limit));
    match input {
        Input::Units(units) => {
            let typed = units.query().text().trim();
            (!typed.is_empty() && units.found().is_empty()).then(|| say::no_unit(typed))
        }
        Input::Choice(choice) if choice.missed() => Some(say::NO_SUCH_ENTRY.to_owned()),
        Input::Line(line) => full(line.text(), line.limit()),
        Input::Body(body) => full(body.text(), body.limit()),
        _ => None,
    }
}
