//! The names of keys: in keymap files (`C-r`, `pagedown`) and on the screen (`Ctrl+R`, `下页`).

use super::key::{Code, Key, KeyFault};

/// Special keys: code, name in files (first is shown, others are read too), label on the screen.
const SPECIAL: &[(Code, &[&str], &str)] = &[
    (Code::Enter, &["enter", "return", "cr"], "回车"),
    (Code::Esc, &["esc", "escape"], "Esc"),
    (Code::Tab, &["tab"], "Tab"),
    (Code::BackTab, &["S-tab", "backtab"], "Shift+Tab"),
    (Code::Backspace, &["backspace", "bs"], "退格"),
    (Code::Delete, &["delete", "del"], "Delete"),
    (Code::Insert, &["insert", "ins"], "Insert"),
    (Code::Home, &["home"], "Home"),
    (Code::End, &["end"], "End"),
    (Code::PageUp, &["pageup", "pgup"], "上页"),
    (Code::PageDown, &["pagedown", "pgdn", "pgdown"], "下页"),
    (Code::Up, &["up"], "上"),
    (Code::Down, &["down"], "下"),
    (Code::Left, &["left"], "左"),
    (Code::Right, &["right"], "右"),
    (Code::Char(' '), &["space", "spc"], "空格"),
    (Code::Char('<'), &["lt"], "<"),
    (Code::Char('>'), &["gt"], ">"),
    (Code::Char('-'), &["minus", "hyphen"], "-"),
    (Code::Char('+'), &["plus"], "+"),
    (Code::Char('"'), &["quote"], "\""),
    (Code::Char('\\'), &["backslash"], "\\"),
];

/// Ctrl letters that no input method, terminal, multiplexer, flow control or job control takes.
pub(super) const fn safe_with_ctrl(c: char) -> bool {
    matches!(c, 'd' | 'e' | 'f' | 'g' | 'k' | 'l' | 'n' | 'o' | 'p' | 'r' | 't' | 'u' | 'w' | 'x' | 'y')
}

pub(super) fn parse(name: &str) -> Result<Key, KeyFault> {
    let mut key = Key::plain(Code::Esc);
    let mut rest = name;
    while let Some((modifier, tail)) = split_modifier(rest) {
        match modifier {
            'C' | 'c' => key.ctrl = true,
            'A' | 'a' | 'M' | 'm' => key.alt = true,
            'S' | 's' => key.shift = true,
            _ => return Err(KeyFault::Modifier(name.to_owned())),
        }
        rest = tail;
    }
    key.code = code(rest).ok_or_else(|| fault(rest))?;
    Ok(key)
}

/// `C-x` into `C` and `x`; a lone `-` and `C--` keep their last hyphen as the key.
fn split_modifier(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let modifier = chars.next()?;
    let tail = chars.as_str().strip_prefix('-')?;
    (!tail.is_empty() && modifier.is_ascii_alphabetic()).then_some((modifier, tail))
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return (!only.is_control() && !only.is_whitespace()).then_some(Code::Char(only));
    }
    if let Some(number) = name.strip_prefix(['F', 'f']).and_then(|digits| digits.parse::<u8>().ok()) {
        return (1..=24).contains(&number).then_some(Code::F(number));
    }
    let named = |(_, names, _): &&(Code, &[&str], &str)| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    SPECIAL.iter().find(named).map(|(code, ..)| *code)
}

fn fault(name: &str) -> KeyFault {
    if name.is_empty() {
        return KeyFault::Empty;
    }
    let lower = name.to_lowercase();
    let all = SPECIAL.iter().flat_map(|(_, names, _)| names.iter().copied());
    let nearest = all
        .map(|known| (strsim::damerau_levenshtein(&lower, &known.to_lowercase()), known))
        .min()
        .filter(|(distance, known)| *distance * 2 <= known.len());
    KeyFault::Unknown { name: name.to_owned(), nearest: nearest.map(|(_, known)| known.to_owned()) }
}

/// The name in files, and the label on the screen: modifiers, then what `SPECIAL` says or the character itself.
pub(super) fn name(key: Key) -> String {
    let plain = match key.code {
        Code::Char(c @ ('-' | '+' | '>' | '"' | '\\')) => c.to_string(),
        code => special(code).map_or_else(|| unnamed(code), |(names, _)| names[0].to_owned()),
    };
    modifiers(key, ["C-", "A-", "S-"]) + &plain
}

pub(super) fn label(key: Key) -> String {
    let plain = match key.code {
        Code::Char(c) if key.ctrl && c != ' ' => c.to_ascii_uppercase().to_string(),
        code => special(code).map_or_else(|| unnamed(code), |(_, label)| label.to_owned()),
    };
    modifiers(key, ["Ctrl+", "Alt+", "Shift+"]) + &plain
}

fn modifiers(key: Key, [ctrl, alt, shift]: [&str; 3]) -> String {
    let held = [(key.ctrl, ctrl), (key.alt, alt), (key.shift, shift)];
    held.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect()
}

fn special(code: Code) -> Option<(&'static [&'static str], &'static str)> {
    SPECIAL.iter().find(|(special, ..)| *special == code).map(|(_, names, label)| (*names, *label))
}

/// The keys that need no name of their own.
fn unnamed(code: Code) -> String {
    match code {
        Code::Char(c) => c.to_string(),
        Code::F(n) => format!("F{n}"),
        _ => String::new(),
    }
}
