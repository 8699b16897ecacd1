//! The lines round the pane: session and tabs, what was said, keys.

use super::{cell, theme};
use crate::desk::model::{Model, Tone};
use crate::desk::overlay::Overlay;
use crate::desk::panes::{PaneName, Subject};
use crate::desk::reach::reach;
use crate::keymap::{Action, ActionRow, Code, Key, Need, Scope, TABLE};
use crate::text::date::show_short;
use crate::text::locale::say;
use crate::text::width::Align;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Session, tabs, clerk, day. The tabs come first, then how much waits behind them, then the clerk and the day, then the
/// name of the session.
pub fn top(model: &Model, area: Rect, buf: &mut Buffer) {
    cell::put(buf, area, "", bar());
    let tabs = tabs(model, area.width);
    let used: u16 = tabs.iter().map(|(text, _)| cell::columns(text) + 1).sum();
    let right = format!("{} {}", model.register.clerk_name(model.me), show_short(model.clock.today));
    let cols = cell::columns(&right).min(area.width.saturating_sub(used));
    let place = Rect { x: area.right() - cols, width: cols, ..area };
    cell::put_aligned(buf, place, &right, bar(), Align::Right);
    let room = place.x.saturating_sub(area.x + used + 1);
    let name = model.register.current().map_or(say::NAME, |session| session.name.as_str());
    let name_cols = cell::columns(name);
    let mut x = area.x;
    if name_cols <= room {
        cell::put(buf, Rect { width: name_cols, ..area }, name, bar().patch(theme::accent()));
        x += name_cols + 1;
    }
    for (text, front) in tabs {
        let width = cell::columns(&text).min(place.x.saturating_sub(x));
        let style = if front { theme::selected() } else { bar() };
        cell::put(buf, Rect { x, width, ..area }, &text, style);
        x += width + 1;
    }
}

/// Columns kept for the clerk and the day before the tabs tell what waits behind them.
const RIGHT: u16 = 14;

/// The tabs, and which one is in front: that one tells how much waits there, the others when there is room for all.
fn tabs(model: &Model, width: u16) -> Vec<(String, bool)> {
    let front = |name: &PaneName| *name == model.front;
    let all = |counted: &dyn Fn(&PaneName) -> bool| -> Vec<(String, bool)> {
        let text = |name: &PaneName| tab(model, *name) + &waiting(model, *name, counted(name));
        PaneName::ALL.iter().map(|name| (text(name), front(name))).collect()
    };
    let full = all(&|_| true);
    let used: u16 = full.iter().map(|(text, _)| cell::columns(text) + 1).sum();
    if used + RIGHT <= width { full } else { all(&front) }
}

/// How much waits behind a tab, if that is to be told and anything does.
fn waiting(model: &Model, name: PaneName, told: bool) -> String {
    let count = model.panes.get(name).count().filter(|count| told && *count > 0);
    count.map(|count| format!(" {count}")).unwrap_or_default()
}

fn bar() -> Style {
    Style::new().add_modifier(Modifier::UNDERLINED)
}

/// A tab: the key that leads to it, if a short one does from here, and its name.
fn tab(model: &Model, name: PaneName) -> String {
    let row = name.action().row();
    let keys = model.keys.map.keys_of(row.action, model.pane().scope());
    let key = keys.into_iter().min_by_key(|key| cell::columns(key)).filter(|key| cell::columns(key) <= 2);
    format!("{}{}", key.unwrap_or_default(), row.title)
}

/// What was said, else what may follow the pending keys, else marks.
pub fn status(model: &Model, area: Rect, buf: &mut Buffer) {
    let (text, style) = standing(model);
    cell::put(buf, area, &text, style);
}

fn standing(model: &Model) -> (String, Style) {
    if let Some(said) = &model.line.said {
        return (said.text.clone(), tone(said.tone));
    }
    if let Some(why) = &model.link.lost {
        return (format!("{}({why})", say::LOST), theme::alarm());
    }
    if !model.keys.pending.is_empty() {
        let next = model.keys.next.iter().map(|next| format!("{} {}", next.keys, next.action.row().title));
        return (next.collect::<Vec<_>>().join("  "), theme::accent());
    }
    if !model.link.waiting.is_empty() {
        return (say::SENDING.to_owned(), theme::quiet());
    }
    (pointed_at(model), theme::quiet())
}

/// The whole title under the cursor, which the list may have cut.
fn pointed_at(model: &Model) -> String {
    let at = model.overlays.is_empty().then(|| model.pane().subject(&model.scene()).at).flatten();
    let proposal = at.and_then(|id| model.register.proposal(id));
    proposal.map_or(String::new(), |proposal| proposal.particulars.title.clone())
}

fn tone(tone: Tone) -> Style {
    match tone {
        Tone::Done => theme::good(),
        Tone::Refused => theme::alarm(),
        Tone::Heard => theme::quiet(),
    }
}

/// The keys of this place, the most wanted first, as many as fit.
pub fn hints(model: &Model, area: Rect, buf: &mut Buffer) {
    cell::put(buf, area, "", theme::plain());
    let (scope, _) = model.place();
    let mut x = area.x;
    for (keys, title) in searching(model).into_iter().chain(wanted(model, scope)) {
        let cols = cell::columns(&keys) + cell::columns(title) + 3;
        if x + cols > area.right() + 2 {
            break;
        }
        let pieces = [(keys.as_str(), theme::accent()), (" ", theme::plain()), (title, theme::plain())];
        cell::put_pieces(buf, Rect { x, width: area.right() - x, ..area }, &pieces);
        x += cols;
    }
}

/// What the hints are about: the first of the chosen ones is enough, they are worked out for every frame.
fn at_hand(model: &Model) -> Subject {
    let mut subject = model.subject();
    if subject.marked < 2 {
        subject.proposals.truncate(1);
    }
    subject.proposals.truncate(2);
    subject
}

/// While a search is typed: how to end it.
fn searching(model: &Model) -> Vec<(String, &'static str)> {
    let ends = [(Code::Enter, say::SEARCH_KEEP), (Code::Esc, say::SEARCH_DROP)];
    let ends = ends.into_iter().map(|(code, title)| (Key::plain(code).label(), title));
    if is_searching(model) { ends.collect() } else { Vec::new() }
}

fn is_searching(model: &Model) -> bool {
    model.overlays.is_empty() && model.pane().typing()
}

/// Whether an action does anything in the form or on the list in front just now.
fn means_something(model: &Model, action: Action) -> bool {
    match model.overlays.last() {
        Some(Overlay::Form(filling)) => filling.form.offers(action),
        Some(Overlay::Notice(_)) => !matches!(action, Action::Accept | Action::Help),
        Some(_) => true,
        None => model.pane().knows(action),
    }
}

fn wanted(model: &Model, scope: Scope) -> Vec<(String, &'static str)> {
    let covered = model.overlays.last().is_some_and(|overlay| !overlay.lets_verbs_through());
    let ends = [Action::Open, Action::Mark, Action::Search, Action::Cancel];
    let dead = |action: Action| {
        (is_searching(model) && ends.contains(&action))
            || (covered && PaneName::ALL.iter().any(|name| name.action() == action))
            || !means_something(model, action)
    };
    let here = |row: &&ActionRow| row.rank > 0 && row.action.allowed_in(scope) && !dead(row.action);
    let mut rows: Vec<&ActionRow> = TABLE.iter().filter(here).collect();
    rows.sort_by_key(|row| row.rank);
    // A bare letter that leaves the desk only closes what lies on top, as Esc does.
    let no_letter = |action| model.place().1 || action == Action::Quit && !model.overlays.is_empty();
    let called = |row: &ActionRow| {
        let now = model.overlays.is_empty().then(|| model.pane().calls(row.action)).flatten();
        now.unwrap_or(row.title)
    };
    let keyed = |row: &&ActionRow| {
        Some((model.keys.map.hint(row.action, scope, no_letter(row.action))?, called(row)))
    };
    let (scene, subject) = (model.scene(), at_hand(model));
    let possible =
        |row: &&ActionRow| row.needs == Need::Nothing || reach(&scene, &subject, row.action).is_ok();
    rows.into_iter().filter(possible).filter_map(|row| keyed(&row)).collect()
}
