//! What the server says: entries are applied to the desk's own register, refusals go back to their form, answers to
//! whoever asked.

use super::form::{Form, FormKind, Targets};
use super::model::{Model, Tone};
use super::msg::{Asked, Effect};
use super::overlay::Overlay;
use super::overlays::detail::Detail;
use super::overlays::export::Export;
use super::overlays::import::SheetNews;
use super::overlays::notice::Notice;
use super::panes::PaneName;
use super::{draft, history, second, telling, told, wish};
use crate::office::unit::CONTACT_MARK;
use crate::office::{Command, Entry, ProposalId, Refusal, Ticket, Verb};
use crate::text::locale::say;
use crate::wire::{Answer, Down, Greeting};

/// Takes a message of the server.
pub fn down(model: &mut Model, down: Down) -> Vec<Effect> {
    match down {
        Down::Entry(entry) => heard(model, &entry),
        Down::Refused { ticket, refusal } => refused(model, ticket, &refusal),
        Down::Failed { ticket, sentence } => failed(model, ticket, sentence),
        Down::Answer { number, answer } => match model.link.asked.remove(&number) {
            Some(asked) => answered(model, &asked, answer),
            None => Vec::new(),
        },
        Down::Goodbye { sentence } => lost(model, sentence),
        Down::Welcome { .. } | Down::Part(_) | Down::Ready => Vec::new(),
    }
}

fn heard(model: &mut Model, entry: &Entry) -> Vec<Effect> {
    if entry.seq > model.register.seq() {
        if let Err(broken) = model.register.apply(entry) {
            return lost(model, broken.to_string());
        }
        tell_panes(model, entry);
    }
    let mine = take_waiting(model, entry.ticket).is_some();
    if !mine {
        announce(model, entry);
        return Vec::new();
    }
    let done = match entry.verb {
        Verb::Propose | Verb::Second => second::done(model, entry),
        _ => None,
    };
    let done = done.unwrap_or_else(|| told::by_me(entry, &model.register));
    model.say(Tone::Done, done);
    model.with_pane(|pane, _| pane.done(entry));
    close_sent(model, entry.ticket)
}

fn tell_panes(model: &mut Model, entry: &Entry) {
    let front = model.front;
    for name in PaneName::ALL {
        model.front = name;
        model.with_pane(|pane, scene| pane.hear(entry, scene));
    }
    model.front = front;
    for overlay in &mut model.overlays {
        if let Overlay::Detail(detail) = overlay {
            detail.hear(entry);
        }
    }
}

fn take_waiting(model: &mut Model, ticket: Ticket) -> Option<Command> {
    let place = model.link.waiting.iter().position(|(waiting, _)| *waiting == ticket)?;
    model.link.waiting.remove(place).map(|(_, command)| command)
}

/// What others do is told where nothing of mine stands, and never covers a refusal.
fn announce(model: &mut Model, entry: &Entry) {
    if entry.clerk == model.me || model.line.said.as_ref().is_some_and(|said| said.tone != Tone::Heard) {
        return;
    }
    let who = model.register.clerk_name(entry.clerk).to_owned();
    let done = second::heard(model, entry, &who);
    let done = done.unwrap_or_else(|| told::by_others(&who, entry, &model.register));
    model.say(Tone::Heard, done);
}

/// Takes away what was sent under this ticket, wherever it lies.
fn close_sent(model: &mut Model, ticket: Ticket) -> Vec<Effect> {
    let is_it = |overlay: &mut Overlay| overlay.sent().is_some_and(|sent| *sent == Some(ticket));
    let Some(place) = model.overlays.iter_mut().position(is_it) else { return Vec::new() };
    let Overlay::Form(filling) = model.overlays.remove(place) else { return Vec::new() };
    model.carry.note(&filling.form);
    draft::drop(model, &filling.form.draft_name())
}

/// Gives what was sent under this ticket back to the clerk.
fn reopen(model: &mut Model, ticket: Ticket) -> Option<&mut Overlay> {
    let is_it = |overlay: &mut Overlay| overlay.sent().is_some_and(|sent| *sent == Some(ticket));
    let place = model.overlays.iter_mut().position(is_it)?;
    let overlay = model.overlays.get_mut(place)?;
    *overlay.sent()? = None;
    Some(overlay)
}

fn refused(model: &mut Model, ticket: Ticket, refusal: &Refusal) -> Vec<Effect> {
    let Some(command) = take_waiting(model, ticket) else { return Vec::new() };
    model.panes.survey.refused(&command, &refusal.to_string());
    match reopen(model, ticket) {
        Some(Overlay::Form(filling)) => {
            filling.form.refused(refusal);
            vec![Effect::Ring]
        }
        _ => wish::refuse(model, refusal.to_string()),
    }
}

fn failed(model: &mut Model, ticket: Ticket, sentence: String) -> Vec<Effect> {
    take_waiting(model, ticket);
    reopen(model, ticket);
    wish::refuse(model, sentence)
}

fn answered(model: &mut Model, asked: &Asked, answer: Answer) -> Vec<Effect> {
    match (asked, answer) {
        (Asked::Drafts, Answer::Drafts(drafts)) => draft::offer(model, drafts),
        (Asked::DraftKept, Answer::No(why)) => {
            model.drafts.kept.clear();
            wish::refuse(model, format!("{}：{why}", say::DRAFT_LOST))
        }
        (Asked::Past(turn), Answer::No(why)) => {
            model.panes.history.take(*turn, None, &model.register);
            wish::refuse(model, why)
        }
        (_, Answer::No(why)) => wish::refuse(model, why),
        (Asked::Past(turn), Answer::History(entries)) => {
            model.panes.history.take(*turn, Some(&entries), &model.register);
            Vec::new()
        }
        (Asked::Entry(seq), Answer::History(entries)) => entry_came(model, *seq, &entries),
        (Asked::Text(id), Answer::Text(text)) => text_came(model, *id, text),
        (Asked::Contact, Answer::Text(text)) => contact_came(model, text),
        (Asked::History(Some(id)), Answer::History(entries)) => {
            to_detail(model, *id, |detail| detail.set_history(entries))
        }
        (Asked::History(None), Answer::History(entries)) => office_history(model, &entries),
        (Asked::Sample, _) => {
            model.say(Tone::Done, say::SAMPLE_READY);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A stored text came, for the form that amends it or for the detail that shows it.
fn text_came(model: &mut Model, id: ProposalId, text: Option<String>) -> Vec<Effect> {
    let amends = |form: &Form| {
        form.kind() == FormKind::Amend && *form.targets() == Targets::Proposals(vec![id]) && !form.is_dirty()
    };
    for overlay in &mut model.overlays {
        if let (Overlay::Form(filling), Some(text)) = (overlay, &text)
            && amends(&filling.form)
        {
            filling.form.set_text(text);
        }
    }
    to_detail(model, id, |detail| detail.set_text(text))
}

/// How to reach a unit came, for the notice that tells of it.
fn contact_came(model: &mut Model, text: Option<String>) -> Vec<Effect> {
    if let (Some(Overlay::Notice(notice)), Some(text)) = (model.overlays.last_mut(), text) {
        notice.add([say::boards::contact(text.trim_start_matches(CONTACT_MARK))]);
    }
    Vec::new()
}

fn to_detail(model: &mut Model, id: ProposalId, tell: impl FnOnce(&mut Detail)) -> Vec<Effect> {
    let shown = model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Detail(detail) if detail.id == id => Some(detail),
        _ => None,
    });
    if let Some(detail) = shown {
        tell(detail);
    }
    Vec::new()
}

/// The facts of one entry came: they are shown in words, and Enter opens the proposal.
fn entry_came(model: &mut Model, seq: u64, entries: &[Entry]) -> Vec<Effect> {
    let Some(entry) = entries.iter().find(|entry| entry.seq == seq) else { return Vec::new() };
    let undone_by = model.panes.history.undone_by(seq);
    let mut lines = vec![history::step(entry, &model.register)];
    lines.extend(undone_by.map(say::history::undone_by));
    lines.extend(entry.facts.iter().flat_map(|fact| telling::tell(fact, &model.register)));
    let touched = model.panes.history.line(seq).map(|line| line.proposals.to_vec()).unwrap_or_default();
    let proposal = touched.into_iter().find(|id| model.register.proposal(*id).is_some());
    let title = say::history::entry(seq, proposal.is_some());
    model.overlays.push(Overlay::Notice(Notice::new(title, lines).leads_to(proposal)));
    Vec::new()
}

fn office_history(model: &mut Model, entries: &[Entry]) -> Vec<Effect> {
    let lines = entries.iter().map(|entry| history::step(entry, &model.register));
    if let Some(Overlay::Notice(notice)) = model.overlays.last_mut() {
        notice.add([String::new(), say::LAST_STEPS.to_owned()].into_iter().chain(lines));
    }
    Vec::new()
}

fn to_export(model: &mut Model, tell: impl FnOnce(&mut Export)) {
    let shown = model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Export(export) => Some(export),
        _ => None,
    });
    if let Some(export) = shown {
        tell(export);
    }
}

/// News of a file being read or written.
pub fn sheet(model: &mut Model, news: SheetNews) -> Vec<Effect> {
    match news {
        SheetNews::Written(rows, path) => {
            model.overlays.retain(|overlay| !matches!(overlay, Overlay::Export(export) if export.busy));
            model.say(Tone::Done, say::written(rows, &path));
            return Vec::new();
        }
        SheetNews::NotWritten(why) => {
            to_export(model, |export| export.failed(why));
            return vec![Effect::Ring];
        }
        SheetNews::Beside(paths) if matches!(model.overlays.last(), Some(Overlay::Export(_))) => {
            to_export(model, |export| export.path.complete(&paths));
            return Vec::new();
        }
        _ => {}
    }
    let import = model.overlays.iter_mut().rev().find_map(|overlay| match overlay {
        Overlay::Import(import) => Some(import),
        _ => None,
    });
    if let Some(import) = import {
        import.hear(news);
    }
    Vec::new()
}

/// The connection is gone. Forms stay; commands on their way are sent again under the same ticket once it stands again.
pub fn lost(model: &mut Model, why: String) -> Vec<Effect> {
    model.link.asked.clear();
    model.drafts.kept.clear();
    // That it is lost matters more than what was done before; a refusal stays until it was read.
    model.line.said.take_if(|said| said.tone != Tone::Refused);
    if model.link.lost.replace(why).is_some() { Vec::new() } else { vec![Effect::Reconnect] }
}

/// The connection stands again, with a fresh register.
pub fn back(model: &mut Model, greeting: Greeting) -> Vec<Effect> {
    model.link.lost = None;
    model.register = greeting.register;
    model.me = greeting.clerk;
    for name in PaneName::ALL {
        model.panes.get_mut(name).start_over();
    }
    model.say(Tone::Done, say::BACK);
    let again = |(ticket, command): &(Ticket, Command)| Effect::Submit {
        ticket: *ticket,
        command: Box::new(command.clone()),
    };
    let mut effects: Vec<Effect> = model.link.waiting.iter().map(again).collect();
    effects.extend(draft::keep(model));
    effects
}
