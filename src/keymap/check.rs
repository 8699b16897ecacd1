//! What is wrong with a keymap file, in Chinese sentences with file and line. A finding either cost its line (the line
//! is skipped, everything else holds) or is a warning.

use std::fmt;

use super::action::{Action, Scope, TABLE};
use super::file::{self, Line};
use super::hazard;
use super::key::{Key, sequence_is_safe, show_sequence};
use super::map::{Binding, Keymap};

/// What kind of thing is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Not TOML, or not `"keys" = "action"`. The line is skipped.
    Broken,
    /// No such table. Its lines are skipped.
    UnknownScope,
    /// No such key. The line is skipped.
    UnknownKey,
    /// No such action. The line is skipped.
    UnknownAction,
    /// The action makes no sense in this table. The line is skipped.
    WrongScope,
    /// The sequence stands in this table already. The line is skipped.
    Duplicate,
    /// The sequence begins another of this table, or is begun by one. The line is skipped.
    Prefix,
    /// It takes longer sequences of the layers below, or of an outer table, out of reach.
    Hides,
    /// It unbinds what is not bound.
    Useless,
    /// Terminals cannot tell this key from another.
    Alike,
    /// Terminals cannot send this key, or text input takes it.
    Unsent,
    /// tmux, screen, the terminal, flow or job control, or the input method takes this key.
    Eaten,
    /// An action that no key reaches while an input method is on.
    Unsafe,
}

/// One thing wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Line in the file, from 1; 0 if it concerns the whole.
    pub line: usize,
    /// What kind.
    pub kind: Kind,
    /// The Chinese sentence, without file and line.
    pub text: String,
}

impl Finding {
    /// Whether the line was skipped for it.
    #[must_use]
    pub const fn skipped(&self) -> bool {
        use Kind::{Broken, Duplicate, Prefix, UnknownAction, UnknownKey, UnknownScope, WrongScope};
        matches!(
            self.kind,
            Broken | UnknownScope | UnknownKey | UnknownAction | WrongScope | Duplicate | Prefix
        )
    }
}

/// Everything found in one file, by line. `Display` gives one Chinese sentence a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The file's name as the clerk knows it.
    pub place: String,
    /// What was found, in the order of the lines.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            write!(f, "{}", self.place)?;
            if finding.line > 0 {
                write!(f, " 第{}行", finding.line)?;
            }
            let end = if finding.skipped() { "。这一行没有采用。" } else { "。" };
            writeln!(f, "：{}{end}", finding.text)?;
        }
        Ok(())
    }
}

/// Lays the file `text`, known to the clerk as `place`, over `below`: the keymap that results, and all that is wrong
/// with the file. Never fails: what is wrong costs its line at most.
#[must_use]
pub fn lay_file(below: &Keymap, place: &str, text: &str) -> (Keymap, Report) {
    let (lines, mut findings) = file::read(text);
    let taken = without_clashes(lines, &mut findings);
    let bound = |line: &&Line| line.binding.action.is_some();
    let mut keymap = below.clone();
    for line in taken.iter().filter(|line| !bound(line)) {
        findings.extend(needless(line, below));
        keymap.lay(std::slice::from_ref(&line.binding));
    }
    let freed = keymap.clone();
    for line in taken.iter().filter(bound) {
        findings.extend(hazards(line));
        findings.extend(overreach(line, &freed));
        keymap.lay(std::slice::from_ref(&line.binding));
    }
    findings.extend(unsafe_actions(&keymap));
    findings.sort_by_key(|finding| if finding.line == 0 { usize::MAX } else { finding.line });
    (keymap, Report { place: place.to_owned(), findings })
}

/// The lines of which none stands twice and none begins another of its table.
fn without_clashes(lines: Vec<Line>, findings: &mut Vec<Finding>) -> Vec<Line> {
    let mut taken: Vec<Line> = Vec::new();
    for line in lines {
        let clash = taken.iter().find_map(|earlier| clash(earlier, &line));
        match clash {
            Some((kind, text)) => findings.push(Finding { line: line.number, kind, text }),
            None => taken.push(line),
        }
    }
    taken
}

fn clash(earlier: &Line, line: &Line) -> Option<(Kind, String)> {
    let (old, new) = (&earlier.binding, &line.binding);
    let at = earlier.number;
    if old.scope != new.scope {
        return None;
    }
    let (old_name, new_name) = (show_sequence(&old.keys), show_sequence(&new.keys));
    if old.keys == new.keys {
        return Some((Kind::Duplicate, format!("“{new_name}”在第{at}行已经写过")));
    }
    let bound = old.action.is_some() && new.action.is_some();
    let begins = old.keys.starts_with(&new.keys) || new.keys.starts_with(&old.keys);
    (bound && begins).then(|| {
        (
            Kind::Prefix,
            format!("“{new_name}”和第{at}行的“{old_name}”一个是另一个的开头，按下去分不清是哪一个"),
        )
    })
}

/// What terminals and text input do to the keys of a line.
fn hazards(line: &Line) -> Vec<Finding> {
    let number = line.number;
    let mut out: Vec<Finding> = line
        .written
        .split_whitespace()
        .filter_map(hazard::of)
        .map(|(kind, text)| Finding { line: number, kind, text })
        .collect();
    let first = line.binding.keys.first().copied();
    let kept = first.and_then(|key| data_key(line.binding.scope, key));
    out.extend(kept.map(|text| Finding { line: number, kind: Kind::Unsent, text }));
    out
}

/// Keys that are data in this scope and so never ask for anything.
fn data_key(scope: Scope, key: Key) -> Option<String> {
    let digit = matches!(key.code, super::Code::Char(c) if c.is_ascii_digit());
    match scope {
        Scope::Text if key.is_printable() => Some(format!("“{key}”在输入文字时是文字，不会当作操作")),
        Scope::Survey | Scope::Global if digit && key.is_printable() => {
            Some(format!("“{key}”在测评屏是答案，不宜当作操作"))
        }
        Scope::Overlay if digit && key.is_printable() => Some(format!("“{key}”在菜单里是序号，不宜当作操作")),
        _ => None,
    }
}

/// A line that unbinds what the layers below do not bind.
fn needless(line: &Line, below: &Keymap) -> Option<Finding> {
    let Binding { scope, keys, .. } = &line.binding;
    let bound = below.bindings().any(|(other, bound, _)| other == *scope && bound == keys);
    let text = format!("[{}] 里本来就没有“{}”，不用取消", scope.name(), show_sequence(keys));
    (!bound).then_some(Finding { line: line.number, kind: Kind::Useless, text })
}

/// What a line does to the layers and tables below it that its writer may not know of.
fn overreach(line: &Line, below: &Keymap) -> Option<Finding> {
    let Binding { scope, keys, .. } = &line.binding;
    let name = show_sequence(keys);
    let reached = || below.bindings().filter(|(outer, ..)| scope.chain().contains(outer));
    let longer =
        reached().filter(|(_, bound, _)| bound.len() > keys.len() && bound.starts_with(keys)).count();
    if longer > 0 {
        let text = format!("“{name}”占了前缀，原来以它开头的 {longer} 个组合键按不出来了");
        return Some(Finding { line: line.number, kind: Kind::Hides, text });
    }
    let shorter = reached().find(|(_, bound, _)| bound.len() < keys.len() && keys.starts_with(bound));
    let (_, bound, lost) = shorter?;
    let (bound, title) = (show_sequence(bound), lost.row().title);
    let text = format!("“{name}”以“{bound}”开头，“{bound}”不再是“{title}”");
    Some(Finding { line: line.number, kind: Kind::Hides, text })
}

/// The places where keys are really pressed; the other scopes only lie around these.
const LEAVES: [Scope; 14] = [
    Scope::Intake,
    Scope::Deadlines,
    Scope::Reminders,
    Scope::Survey,
    Scope::Review,
    Scope::Handling,
    Scope::Supervision,
    Scope::Statistics,
    Scope::Registers,
    Scope::History,
    Scope::Detail,
    Scope::Form,
    Scope::Picker,
    Scope::Overlay,
];

/// Every action that some place has no safe key for.
fn unsafe_actions(keymap: &Keymap) -> Vec<Finding> {
    let mut out = Vec::new();
    for row in TABLE {
        let lost = LEAVES
            .into_iter()
            .find(|leaf| row.action.allowed_in(*leaf) && !safe_in(keymap, row.action, *leaf));
        if let Some(leaf) = lost {
            let text = format!(
                "“{}”({})在{}处没有开着输入法也能按的键；请给它 F2 至 F9、F12、方向键或 Ctrl 加字母的键",
                row.title,
                row.name,
                leaf.title()
            );
            out.push(Finding { line: 0, kind: Kind::Unsafe, text });
        }
    }
    out
}

/// Whether an input method and, where text or answers are typed, the text itself leave a way to `action`.
fn safe_in(keymap: &Keymap, action: Action, leaf: Scope) -> bool {
    let typed = matches!(leaf, Scope::Form | Scope::Picker | Scope::Overlay);
    let text: &[Scope] = if typed { &[Scope::Text] } else { &[] };
    let scopes = [text, leaf.chain()].concat();
    let answers = leaf == Scope::Survey;
    keymap.sequences_in(action, &scopes).iter().any(|keys| {
        sequence_is_safe(keys) && !(answers && keys.first().is_some_and(|key| key.is_printable()))
    })
}

#[cfg(test)]
mod tests;
