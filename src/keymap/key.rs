//! A key as every terminal can report it, its name in keymap files and its label on the screen.

use std::fmt;

use super::names;

/// Which key, without modifiers. A character key is the character it types (`'a'` and `'A'` are two keys).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Code {
    /// A key that types this character.
    Char(char),
    /// A function key, F1 to F24.
    F(u8),
    /// Enter, on the main block or the numeric keypad.
    Enter,
    /// Escape.
    Esc,
    /// Tab without shift.
    Tab,
    /// Tab with shift.
    BackTab,
    /// Rub out to the left.
    Backspace,
    /// Rub out to the right.
    Delete,
    /// Insert.
    Insert,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
}

/// One key press with its modifiers, in the one spelling that terminals can tell apart (see [`Key::canon`]).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt (Meta) was held.
    pub alt: bool,
    /// Shift was held; never set on a character key, whose character says it already.
    pub shift: bool,
}

/// Why a key name could not be read. `Display` is the Chinese sentence.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyFault {
    /// Nothing was written where a key should stand.
    #[error("没有写按键")]
    Empty,
    /// No such key; with the nearest name there is.
    #[error("没有叫“{name}”的键{}", guess(.nearest.as_deref()))]
    Unknown {
        /// What was written.
        name: String,
        /// The nearest known name, if one is near enough.
        nearest: Option<String>,
    },
    /// A modifier letter other than `C`, `A`, `S`.
    #[error("“{0}”里的修饰键只能是 C-(Ctrl)、A-(Alt)、S-(Shift)")]
    Modifier(String),
}

fn guess(nearest: Option<&str>) -> String {
    nearest.map(|name| format!(",或许是“{name}”")).unwrap_or_default()
}

impl Key {
    /// This key without modifiers.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key that types `c`.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Function key `n` (1 to 24).
    #[must_use]
    pub const fn f(n: u8) -> Self {
        Self::plain(Code::F(n))
    }

    /// Control with a character key, canonical: `ctrl('i')` is Tab.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }.canon()
    }

    /// Alt with a character key.
    #[must_use]
    pub const fn alt(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: false, alt: true, shift: false }.canon()
    }

    /// The one spelling of this key. Terminals send one byte for Ctrl-I and Tab, Ctrl-M, Ctrl-J and Enter, Ctrl-H and
    /// Backspace, Ctrl-\[ and Esc, and say Shift only through the character typed; so keys are compared in this form.
    /// The desk must pass every key it reads through here.
    #[must_use]
    pub const fn canon(self) -> Self {
        let Self { code, ctrl, alt, shift } = self;
        match code {
            Code::Char(c) if ctrl => control(c, alt),
            Code::Char(c) if shift => Self { alt, ..Self::char(c.to_ascii_uppercase()) },
            Code::Char('\t') => Self { alt, ..Self::plain(Code::Tab) },
            Code::Char('\r' | '\n') => Self { alt, ..Self::plain(Code::Enter) },
            Code::Tab if shift => Self { code: Code::BackTab, ctrl, alt, shift: false },
            Code::BackTab => Self { code, ctrl, alt, shift: false },
            _ => self,
        }
    }

    /// This key with its character passed through `fold` (the desk gives the full-width folding of command context).
    #[must_use]
    pub fn folded(self, fold: impl Fn(char) -> char) -> Self {
        match self.code {
            Code::Char(c) if !self.ctrl => Self { code: Code::Char(fold(c)), ..self }.canon(),
            _ => self,
        }
    }

    /// Whether this key types a character when the clerk is typing: no Control, no Alt.
    #[must_use]
    pub const fn is_printable(self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl && !self.alt
    }

    /// Whether this key reaches the program while a Chinese input method is on, in any usual terminal: F2 to F9 and
    /// F12, Enter, Tab, Esc, the moving and rubbing keys, Ctrl with one of `d e f g k l n o p r t u w x y`, and, as
    /// long as no text is being typed, digits and space.
    #[must_use]
    pub const fn ime_safe(self) -> bool {
        if self.alt || (self.shift && !matches!(self.code, Code::BackTab)) {
            return false;
        }
        match self.code {
            Code::Char(c) if self.ctrl => names::safe_with_ctrl(c),
            Code::Char(c) => c.is_ascii_digit() || c == ' ',
            Code::F(n) => !self.ctrl && (2 <= n && n <= 9 || n == 12),
            _ => !self.ctrl,
        }
    }

    /// Reads one key name: `a`, `G`, `?`, `C-r`, `S-Tab`, `A-x`, `F5`, `space`, `enter`, `lt` … Names of special keys
    /// are read without regard to case.
    ///
    /// # Errors
    /// The name is empty, unknown, or has an unknown modifier.
    pub fn parse(name: &str) -> Result<Self, KeyFault> {
        names::parse(name).map(Self::canon)
    }

    /// What is written, before terminals make it one with another key: `C-i` stays `C-i`. For the check only.
    pub(super) fn parse_as_written(name: &str) -> Result<Self, KeyFault> {
        names::parse(name)
    }

    /// The label on the screen, in Chinese, without any character of ambiguous width: `回车`, `空格`, `上`, `Ctrl+R`.
    #[must_use]
    pub fn label(self) -> String {
        names::label(self)
    }
}

/// What a terminal sends for Control with `c`.
const fn control(c: char, alt: bool) -> Key {
    let code = match c.to_ascii_lowercase() {
        'i' => Code::Tab,
        'm' | 'j' => Code::Enter,
        'h' | '8' | '?' => Code::Backspace,
        '[' | '3' => Code::Esc,
        other => {
            let sent = match other {
                '@' | '2' | '`' => ' ',
                '\\' => '4',
                ']' => '5',
                '^' | '~' => '6',
                '_' | '/' => '7',
                letter => letter,
            };
            return Key { code: Code::Char(sent), ctrl: true, alt, shift: false };
        }
    };
    Key { code, ctrl: false, alt, shift: false }
}

/// The name in keymap files; [`Key::parse`] reads it back.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&names::name(*self))
    }
}

/// Reads a sequence: key names with spaces between (`g g`, `C-x 1`).
///
/// # Errors
/// The sequence is empty or one of its names cannot be read.
pub fn parse_sequence(text: &str) -> Result<Vec<Key>, KeyFault> {
    let keys = text.split_whitespace().map(Key::parse).collect::<Result<Vec<_>, _>>()?;
    if keys.is_empty() { Err(KeyFault::Empty) } else { Ok(keys) }
}

/// The sequence as keymap files write it.
#[must_use]
pub fn show_sequence(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

/// The sequence as the screen shows it.
#[must_use]
pub fn label_sequence(keys: &[Key]) -> String {
    keys.iter().map(|key| key.label()).collect::<Vec<_>>().join(" ")
}

/// How good a sequence is to show as the key of an action, least first: short before long, what passes an input method
/// before what does not, named keys before F-keys before characters before Ctrl; last the
/// F-keys that some terminals keep.
pub(super) fn standing(keys: &[Key]) -> (usize, bool, u8) {
    let kind = keys.first().map_or(0, |key| match key.code {
        _ if key.ctrl || key.alt => 3,
        Code::Char(c) if c != ' ' => 2,
        Code::F(1 | 10 | 11) => 4,
        Code::F(_) => 1,
        _ => 0,
    });
    (keys.len(), !sequence_is_safe(keys), kind)
}

/// Whether every key of the sequence passes an input method; one unsafe key would leave the clerk half way.
#[must_use]
pub fn sequence_is_safe(keys: &[Key]) -> bool {
    !keys.is_empty() && keys.iter().all(|key| key.ime_safe())
}

#[cfg(test)]
mod tests;
