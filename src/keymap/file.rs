//! Reading a keymap file: TOML, one table for each scope, `"sequence" = "action"`, `"none"` to unbind. Every line is
//! read by itself; what cannot be read is reported and skipped.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::{Action, Scope, TABLE};
use super::check::{Finding, Kind};
use super::key::parse_sequence;
use super::map::Binding;

/// The word that takes a binding away.
const UNBIND: &str = "none";

/// One readable line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The sequence as written, for the check of its keys.
    pub written: String,
    /// What it says.
    pub binding: Binding,
}

/// The readable lines of a file in their order, and what is wrong with the others.
pub(super) fn read(text: &str) -> (Vec<Line>, Vec<Finding>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let number = |span: Range<usize>| 1 + text[..text.floor_char_boundary(span.start)].matches('\n').count();
    let mut findings: Vec<Finding> = Vec::new();
    for error in errors {
        let line = error.span().map_or(0, number);
        // One slip makes the parser stumble several times over.
        if findings.iter().all(|finding| finding.line != line) {
            let (kind, text) = broken(error.message());
            findings.push(Finding { line, kind, text });
        }
    }
    let broken_lines: Vec<usize> = findings.iter().map(|finding| finding.line).collect();
    let mut lines = Vec::new();
    for (name, value) in document.get_ref() {
        let at = number(name.span());
        match table(name.get_ref(), value) {
            Ok((scope, table)) => {
                for (keys, value) in table {
                    let at = number(keys.span());
                    if broken_lines.contains(&at) {
                        continue;
                    }
                    match line(at, scope, keys.get_ref(), value.get_ref()) {
                        Ok(line) => lines.push(line),
                        Err((kind, text)) => findings.push(Finding { line: at, kind, text }),
                    }
                }
            }
            Err((kind, text)) => findings.push(Finding { line: at, kind, text }),
        }
    }
    lines.sort_by_key(|line| line.number);
    (lines, findings)
}

type Fault = (Kind, String);

/// The readable lines alone: for the shipped files, which need no check at every start.
pub(super) fn bindings(text: &str) -> Vec<Binding> {
    read(text).0.into_iter().map(|line| line.binding).collect()
}

fn broken(message: &str) -> Fault {
    if message.contains("duplicate") {
        (Kind::Duplicate, "这个按键或这张表在前面已经写过".to_owned())
    } else {
        (Kind::Broken, "看不懂，应写成 \"按键\" = \"操作\"，两边都要半角引号".to_owned())
    }
}

fn table<'t, 'i>(name: &str, value: &'t Spanned<DeValue<'i>>) -> Result<(Scope, &'t DeTable<'i>), Fault> {
    let Some(table) = value.get_ref().as_table() else {
        return Err((Kind::Broken, format!("“{name}”应写在一张表里，如 [list]")));
    };
    let scopes = || Scope::ALL.into_iter().map(Scope::name);
    let scope = Scope::named(name)
        .ok_or_else(|| (Kind::UnknownScope, format!("没有叫 [{name}] 的表{}", guess(name, scopes()))))?;
    Ok((scope, table))
}

fn line(number: usize, scope: Scope, written: &str, value: &DeValue<'_>) -> Result<Line, Fault> {
    let Some(wanted) = value.as_str() else {
        return Err((Kind::Broken, format!("“{written}”的右边应是带引号的操作名")));
    };
    let keys = parse_sequence(written).map_err(|fault| (Kind::UnknownKey, fault.to_string()))?;
    let action = action(scope, wanted)?;
    Ok(Line { number, written: written.to_owned(), binding: Binding { scope, keys, action } })
}

fn action(scope: Scope, name: &str) -> Result<Option<Action>, Fault> {
    if name == UNBIND {
        return Ok(None);
    }
    let Some(action) = Action::named(name) else {
        let names = TABLE.iter().map(|row| row.name).chain([UNBIND]);
        return Err((Kind::UnknownAction, format!("没有叫“{name}”的操作{}", guess(name, names))));
    };
    if action.allowed_in(scope) {
        return Ok(Some(action));
    }
    let title = action.row().title;
    let places: Vec<_> = action.row().scopes.iter().map(|scope| format!("[{}]", scope.name())).collect();
    let text = format!("“{title}”({name})不能写在 [{}] 里，应写在 {} 里", scope.name(), places.join("、"));
    Err((Kind::WrongScope, text))
}

/// `,或许是“…”` with the nearest of `names`, if one is near enough to be meant.
fn guess<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    names
        .map(|known| (strsim::damerau_levenshtein(&name.to_lowercase(), known), known))
        .min()
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        .map(|(_, known)| format!("，或许是“{known}”"))
        .unwrap_or_default()
}
