//! Carries out what panes and overlays wish for.

use super::form::{Form, FormKind, Targets};
use super::model::{Model, Tone};
use super::msg::{Asked, Effect, Wish};
use super::overlay::Overlay;
use super::overlays::detail::Detail;
use super::overlays::notice::Notice;
use super::{draft, update};
use crate::office::{Command, ProposalId};
use crate::text::locale::say;
use crate::text::width::width;
use crate::wire::{Question, ticket};

/// Carries out wishes in order.
pub fn carry_out(model: &mut Model, wishes: Vec<Wish>) -> Vec<Effect> {
    wishes.into_iter().flat_map(|wish| one(model, wish)).collect()
}

fn one(model: &mut Model, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Typed => draft::typed(model),
        Wish::Fill(kind, targets) => fill(model, kind, targets),
        Wish::DropDrafts => draft::drop_all(model),
        Wish::Discard => draft::discard(model),
        Wish::Show(overlay) => show(model, *overlay),
        Wish::Leave => leave(model),
        Wish::Act(action) => update::act_as_pressed(model, action),
        Wish::Submit(command) => submit(model, *command),
        Wish::Ask(question, asked) => ask(model, question, asked),
        Wish::Say(text) => {
            model.say(Tone::Done, text);
            Vec::new()
        }
        Wish::Refuse(text) => refuse(model, text),
        Wish::Go(pane) => {
            model.front = pane;
            Vec::new()
        }
        Wish::Find(proposal) => find(model, proposal),
        Wish::Picked(picked) => {
            let wishes = model.with_pane(|pane, scene| pane.picked(picked, scene));
            carry_out(model, wishes)
        }
        Wish::Beside(by) => beside(model, by),
        Wish::Do(effect) => vec![effect],
    }
}

fn show(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlays.push(overlay);
    Vec::new()
}

fn leave(model: &mut Model) -> Vec<Effect> {
    let effects = draft::keep(model);
    if let Some(Overlay::Form(filling)) = model.overlays.pop()
        && filling.form.is_dirty()
        && filling.sent.is_none()
        && model.link.lost.is_none()
    {
        model.say(Tone::Heard, say::draft_kept(filling.form.kind().title()));
    }
    effects
}

/// Opens a form; takes up what was left unfinished in the same one.
pub fn fill(model: &mut Model, kind: FormKind, targets: Targets) -> Vec<Effect> {
    let opened = Form::open(kind, targets, &model.scene(), &model.carry);
    let form = match opened {
        Ok(form) => form,
        Err(why) => return refuse(model, why),
    };
    let kept = model.drafts.kept.get(&form.draft_name());
    let restored = kept.and_then(|body| Form::restore(body, &model.scene()));
    if let Some(form) = restored {
        model.say(Tone::Done, say::TAKEN_UP);
        return show(model, Overlay::form(form));
    }
    let effects = text_of(model, &form);
    model.overlays.push(Overlay::form(form));
    effects
}

/// Amending begins with the text as it is stored.
fn text_of(model: &mut Model, form: &Form) -> Vec<Effect> {
    let (FormKind::Amend, Targets::Proposals(ids)) = (form.kind(), form.targets()) else { return Vec::new() };
    let text = |id: &ProposalId| Some((*id, model.register.proposal(*id)?.particulars.text?));
    match ids.first().and_then(text) {
        Some((id, digest)) => ask(model, Question::Text(digest), Asked::Text(id)),
        None => Vec::new(),
    }
}

/// Says why something cannot be done; a sentence too long for the status line gets a box of its own.
pub fn refuse(model: &mut Model, text: String) -> Vec<Effect> {
    if width(&text) + 2 > usize::from(model.size.0) {
        model.overlays.push(Overlay::Notice(Notice::new(say::CANNOT, vec![text])));
    } else {
        model.say(Tone::Refused, text);
    }
    vec![Effect::Ring]
}

/// Sends a command. It stays in the model until its entry or refusal comes; while the connection is lost it waits there.
pub fn submit(model: &mut Model, command: Command) -> Vec<Effect> {
    let ticket = ticket();
    if let Some(sent) = model.overlays.last_mut().and_then(Overlay::sent) {
        *sent = Some(ticket);
    }
    model.link.waiting.push_back((ticket, command.clone()));
    if model.link.lost.is_some() {
        model.say(Tone::Heard, say::LOST_KEPT);
        return Vec::new();
    }
    vec![Effect::Submit { ticket, command: Box::new(command) }]
}

/// Asks the server.
pub fn ask(model: &mut Model, question: Question, asked: Asked) -> Vec<Effect> {
    if model.link.lost.is_some() {
        return Vec::new();
    }
    model.link.questions = model.link.questions.wrapping_add(1);
    let number = model.link.questions;
    model.link.asked.insert(number, asked);
    vec![Effect::Ask { number, question }]
}

/// Brings a proposal under the cursor; where the pane in front does not list it, its detail opens.
fn find(model: &mut Model, proposal: ProposalId) -> Vec<Effect> {
    if model.with_pane(|pane, _| pane.find(proposal)) {
        return Vec::new();
    }
    open_detail(model, proposal)
}

/// Opens the detail of a proposal; one that is open already gives way.
pub fn open_detail(model: &mut Model, proposal: ProposalId) -> Vec<Effect> {
    let register = &model.register;
    let doubles = &model.panes.intake.doubles;
    let alike = register.proposal(proposal).map(|p| doubles.of(p, register)).unwrap_or_default();
    let (detail, wishes) = Detail::open(proposal, alike, register);
    if matches!(model.overlays.last(), Some(Overlay::Detail(_))) {
        model.overlays.pop();
    }
    model.overlays.push(Overlay::Detail(Box::new(detail)));
    carry_out(model, wishes)
}

fn beside(model: &mut Model, by: isize) -> Vec<Effect> {
    match model.with_pane(|pane, _| pane.step(by)) {
        Some(proposal) => open_detail(model, proposal),
        None => vec![Effect::Ring],
    }
}
