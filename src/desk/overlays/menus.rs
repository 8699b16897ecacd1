//! The lists of actions: the menu of verbs, the palette, the help. All three are read off the one table of actions.

use super::choice::Choice;
use super::notice::Notice;
use crate::desk::field::{Item, Picker};
use crate::desk::model::Model;
use crate::desk::overlay::Overlay;
use crate::desk::reach::reach;
use crate::keymap::{Action, ActionRow, Need, Scope, TABLE};
use crate::text::locale::say;
use crate::text::width::{Align, pad};

/// The menu of verbs: what can be done with what is marked or pointed at, numbered; the possible ones first.
pub fn verbs(model: &Model) -> Overlay {
    let (scene, subject) = (model.scene(), model.subject());
    let verbs = TABLE.iter().filter(|row| is_verb(row));
    let mut rows: Vec<(&ActionRow, Option<String>)> =
        verbs.map(|row| (row, reach(&scene, &subject, row.action).err())).collect();
    rows.sort_by_key(|(row, barred)| (barred.is_some(), row.rank == 0, row.rank));
    let numbered = rows.iter().enumerate().map(|(place, (row, barred))| Item {
        code: (place + 1).to_string(),
        title: row.title.to_owned(),
        detail: keys(model, row.action),
        barred: barred.clone(),
    });
    let items = numbered.collect();
    let actions = rows.iter().map(|(row, _)| row.action).collect();
    let picker = Picker::new(say::verbs_on(subject.proposals.len()), items);
    Overlay::Choice(Box::new(Choice::of_actions(actions, picker)))
}

fn is_verb(row: &ActionRow) -> bool {
    row.scopes.contains(&Scope::Proposal)
        && (matches!(row.needs, Need::One | Need::Rows | Need::Several)
            || matches!(row.action, Action::Undo | Action::Redo))
        && row.action != Action::Verbs
}

fn keys(model: &Model, action: Action) -> String {
    let (scope, _) = model.place();
    model.keys.map.keys_of(action, scope).join(" ")
}

/// The palette: every action of this place, found by hanzi or pinyin, with its keys; the impossible ones with the reason.
pub fn palette(model: &Model) -> Overlay {
    let (scope, _) = model.place();
    let (scene, subject) = (model.scene(), model.subject());
    let here = TABLE.iter().filter(|row| row.action.allowed_in(scope) && row.action != Action::Palette);
    let rows: Vec<&ActionRow> = here.collect();
    let item = |row: &&ActionRow| Item {
        code: model.keys.map.keys_of(row.action, scope).into_iter().next().unwrap_or_default(),
        title: row.title.to_owned(),
        detail: row.help.to_owned(),
        barred: reach(&scene, &subject, row.action).err(),
    };
    let picker = Picker::new(say::PALETTE, rows.iter().map(item).collect());
    Overlay::Choice(Box::new(Choice::of_actions(rows.iter().map(|row| row.action).collect(), picker)))
}

/// The help of this place: every action with its keys and what it does.
pub fn help(model: &Model) -> Overlay {
    let (scope, _) = model.place();
    // What only this place has stands before what can be done everywhere.
    let here = TABLE.iter().filter(|row| row.action.allowed_in(scope));
    let (own, common): (Vec<&ActionRow>, Vec<&ActionRow>) =
        here.partition(|row| !row.action.allowed_in(Scope::Global));
    let mut lines: Vec<String> =
        own.into_iter().chain(common).map(|row| help_line(model, scope, row)).collect();
    if scope == Scope::Survey {
        lines.extend(say::HELP_KEYING.map(str::to_owned));
    }
    lines.extend(say::HELP_TAIL.map(str::to_owned));
    Overlay::Notice(Notice::new(say::help_of(scope.title()), lines))
}

fn help_line(model: &Model, scope: Scope, row: &ActionRow) -> String {
    let keys = model.keys.map.keys_of(row.action, scope).join(" ");
    let keys = if keys.is_empty() { say::NO_KEY } else { &keys };
    format!("{} {} {}", pad(keys, 16, Align::Left), pad(row.title, 8, Align::Left), row.help)
}
