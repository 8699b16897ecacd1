//! One message in, the model changed, effects out. Keys go to the innermost overlay first, then to the pane in front,
//! then to the desk itself.

use super::form::FormKind;
use super::model::{Clock, Model};
use super::msg::{Effect, Msg, Wish};
use super::overlay::Overlay;
use super::panes::PaneName;
use super::patience::Patience;
use super::{act, draft, hear, layout, wish};
use crate::keymap::{Action, Code, Key, Resolved, Scope};
use crate::text::fold::halfwidth_command;
use crate::text::locale::say;

/// Takes a message.
///
/// What follows from entries is worked out by [`settle`], before the next key and before the next frame: a thousand
/// entries that come at once are followed once.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let by_hand = matches!(msg, Msg::Key(_) | Msg::Text(_) | Msg::Resize(..));
    let types = matches!(msg, Msg::Key(_) | Msg::Text(_) | Msg::Burst(_));
    if by_hand {
        pay(model);
    }
    let mut effects = match msg {
        Msg::Tick(at) => tick(model, at),
        Msg::Key(key) => press(model, key),
        Msg::Burst(keys) => burst(model, &keys),
        Msg::Text(text) => text_in(model, &text),
        Msg::Resize(cols, rows) => {
            model.size = (cols, rows);
            vec![Effect::Redraw]
        }
        Msg::Down(down) => hear::down(model, *down),
        Msg::Sheet(news) => hear::sheet(model, news),
        Msg::Lost(why) => hear::lost(model, why),
        Msg::Back(greeting) => hear::back(model, *greeting),
        Msg::HangUp => draft::leave(model),
    };
    if by_hand {
        work_out(model, &Patience::none());
    }
    if types {
        draft::touched(model);
    }
    effects.extend(fetch(model));
    effects
}

/// What the pane in front wants from the server.
fn fetch(model: &mut Model) -> Vec<Effect> {
    let wishes = model.with_pane(|pane, scene| pane.fetch(scene));
    wish::carry_out(model, wishes)
}

/// Rows that do not answer yet to what the clerk asked for are worked out before a key that may mean them: what is typed
/// ahead does what it would have done after a pause.
fn pay(model: &mut Model) {
    let (_, typing) = model.place();
    if !typing && model.pane().owes() {
        model.with_pane(|pane, scene| pane.refresh(scene));
    }
    work_out(model, &Patience::none());
}

/// Brings everything derived up to date, however long it takes.
pub fn settle(model: &mut Model) {
    work_out(model, &Patience::endless());
}

/// Brings everything derived up to date as far as patience lasts, what is in front before the rest: rows, scrolling,
/// overlays. `false`: there is more to be worked out.
pub fn work_out(model: &mut Model, patience: &Patience) -> bool {
    let size = model.size;
    let rows = layout::body_rows(size);
    let front = model.front;
    let mut done = model.with_pane(|pane, scene| pane.work_out(scene, patience));
    for name in PaneName::ALL {
        model.front = name;
        model.with_pane(|pane, scene| {
            if name != front && !pane.lazy() {
                done = done && pane.work_out(scene, patience);
            }
            pane.widen(size.0.into());
            pane.fit(rows);
        });
    }
    model.front = front;
    let scene = super::form::Scene {
        register: &model.register,
        occasion: crate::office::Occasion { clerk: model.me, at: model.clock.at },
    };
    for overlay in &mut model.overlays {
        overlay.settle(&scene, size);
    }
    done
}

fn tick(model: &mut Model, at: i64) -> Vec<Effect> {
    model.clock = Clock::new(at.max(model.clock.at));
    let over = |said: &super::model::Said| said.until.is_some_and(|until| until <= at);
    if model.line.said.as_ref().is_some_and(over) {
        model.line.said = None;
    }
    draft::keep_due(model)
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.line.said = None;
    let (_, typing) = model.place();
    let key = if typing { key } else { key.folded(halfwidth_command) };
    let pending = std::mem::take(&mut model.keys.pending);
    model.keys.next.clear();
    match model.keys.map.resolve(&model.scopes(), &pending, key) {
        Resolved::Pending(next) => {
            model.keys.pending = pending;
            model.keys.pending.push(key);
            model.keys.next = next;
            Vec::new()
        }
        Resolved::Action(action) => offer(model, key, Some(action)),
        Resolved::None if pending.is_empty() => offer(model, key, None),
        Resolved::None => wish::carry_out(model, vec![Wish::Refuse(say::NO_SUCH_KEYS.to_owned())]),
    }
}

/// Presses keys that came at once as long as they only type, or open something to type into; the rest is text. So a line
/// typed ahead goes where it would have gone, and a paste runs no command that writes or leaves.
fn burst(model: &mut Model, keys: &[Key]) -> Vec<Effect> {
    let words = |key: &Key| matches!(key.code, Code::Char(c) if !c.is_ascii() && c.is_alphabetic());
    let (on_forms, mut effects) = (model.place().0 == Scope::Survey, Vec::new());
    if !on_forms && keys.iter().any(words) {
        let pasted: String = keys.iter().filter_map(character).collect();
        return text_in(model, &pasted);
    }
    for (at, key) in keys.iter().enumerate() {
        if on_forms && words(key) && !model.place().1 {
            // Words where a digit was expected belong to the form in hand, as far as its line goes.
            let line = keys[at..].iter().position(|key| key.code == Code::Enter).unwrap_or(keys.len() - at);
            let said: String = keys[at..at + line].iter().filter_map(character).collect();
            effects.extend(text_in(model, &said));
            effects.extend(burst(model, &keys[at + line..]));
            break;
        }
        if !only_types(model, *key) {
            let rest: String = keys[at..].iter().filter_map(character).collect();
            // A line end alone asks for nothing.
            if !rest.trim().is_empty() {
                effects.extend(text_in(model, &rest));
            }
            break;
        }
        effects.extend(press(model, *key));
        pay(model);
    }
    effects
}

/// Whether a key only types where it is pressed now, or opens something to type into.
fn only_types(model: &Model, key: Key) -> bool {
    let (scope, typing) = model.place();
    if typing {
        return true;
    }
    let key = key.folded(halfwidth_command);
    let digit = matches!(key.code, Code::Char('0'..='9') | Code::Enter | Code::Tab);
    match model.keys.map.resolve(&model.scopes(), &model.keys.pending, key) {
        Resolved::Action(action) if scope == Scope::Survey => digit || action.keys_forms(),
        // Options may be printed with letters.
        Resolved::None if scope == Scope::Survey && model.keys.pending.is_empty() => {
            digit || matches!(key.code, Code::Char('a'..='i' | 'A'..='I'))
        }
        _ if scope == Scope::Survey => digit,
        Resolved::Action(Action::Search | Action::Palette | Action::Jump) => true,
        Resolved::Action(action) => FormKind::of(action).is_some(),
        _ => false,
    }
}

fn character(key: &Key) -> Option<char> {
    match key.code {
        Code::Char(c) => Some(c),
        Code::Enter => Some('\n'),
        Code::Tab => Some('\t'),
        _ => None,
    }
}

/// Does an action as if its key had been pressed.
pub fn act_as_pressed(model: &mut Model, action: Action) -> Vec<Effect> {
    // No terminal sends this key, so nobody takes it for anything but the action beside it.
    offer(model, Key::f(24), Some(action))
}

/// Offers a key with its meaning to whoever comes first. A bare letter that leaves the desk leaves what lies on top
/// first: who has read the help presses it to close the help.
fn offer(model: &mut Model, key: Key, action: Option<Action>) -> Vec<Effect> {
    let closes = action == Some(Action::Quit) && key.is_printable() && !model.overlays.is_empty();
    let action = if closes { Some(Action::Cancel) } else { action };
    let taken = match model.with_overlay(|overlay, scene| overlay.key(key, action, scene)) {
        Some(taken) => taken,
        None => pane_takes(model, key, action),
    };
    if let Some(wishes) = taken {
        return wish::carry_out(model, wishes);
    }
    match action {
        Some(action) => act::act(model, action),
        None => committed(model, key),
    }
}

fn pane_takes(model: &mut Model, key: Key, action: Option<Action>) -> Option<Vec<Wish>> {
    model.with_pane(|pane, scene| {
        let raw = if pane.typing() || action.is_none() { pane.key(key, action, scene) } else { None };
        raw.or_else(|| pane.act(action?, scene))
    })
}

/// A key that means nothing. A hanzi is what an input method committed: text, not a mistake.
fn committed(model: &mut Model, key: Key) -> Vec<Effect> {
    match key.code {
        Code::Char(c) if key.is_printable() && !c.is_ascii() => text_in(model, c.encode_utf8(&mut [0; 4])),
        _ => vec![Effect::Ring],
    }
}

fn text_in(model: &mut Model, text: &str) -> Vec<Effect> {
    model.line.said = None;
    model.keys.pending.clear();
    model.keys.next.clear();
    let on_top = model.with_overlay(|overlay, scene| overlay.text(text, scene));
    let wishes = on_top.unwrap_or_else(|| model.with_pane(|pane, scene| pane.text(text, scene)));
    wish::carry_out(model, wishes)
}

impl Overlay {
    /// Whether the verbs and the panes' keys still work under it.
    pub fn lets_verbs_through(&self) -> bool {
        self.subject().is_some()
    }
}
