//! Names, labels and sameness of keys.

use super::*;
use proptest::prelude::*;

fn key(name: &str) -> Key {
    Key::parse(name).expect(name)
}

#[test]
fn names_are_read_and_shown() {
    for (name, is) in [
        ("a", Key::char('a')),
        ("G", Key::char('G')),
        ("?", Key::char('?')),
        ("C-r", Key::ctrl('r')),
        ("A-x", Key::alt('x')),
        ("F5", Key::f(5)),
        ("f12", Key::f(12)),
        ("space", Key::char(' ')),
        ("lt", Key::char('<')),
        ("-", Key::char('-')),
        ("C--", Key { ctrl: true, ..Key::char('-') }),
        ("S-tab", Key::plain(Code::BackTab)),
        ("PageDown", Key::plain(Code::PageDown)),
        ("C-up", Key { ctrl: true, ..Key::plain(Code::Up) }),
        ("f", Key::char('f')),
    ] {
        assert_eq!(key(name), is, "{name}");
        assert_eq!(key(&is.to_string()), is, "{name}");
    }
    assert_eq!(key("C-R").to_string(), "C-r");
    assert_eq!(key("esc").to_string(), "esc");
}

#[test]
fn unknown_names_are_refused_with_the_nearest() {
    let fault = Key::parse("pagdown").expect_err("no key");
    assert_eq!(fault.to_string(), "没有叫“pagdown”的键,或许是“pagedown”");
    assert_eq!(Key::parse("X-a"), Err(KeyFault::Modifier("X-a".to_owned())));
    for name in ["", "ctrl", "F0", "F25", "F300", "ab", "C-", "提案", " ", "\t"] {
        assert!(Key::parse(name).is_err(), "{name}");
    }
    assert!(parse_sequence("  ").is_err());
    assert!(parse_sequence("g nothing").is_err());
}

#[test]
fn keys_that_terminals_cannot_tell_apart_are_one() {
    for (name, same) in [
        ("C-i", "tab"),
        ("C-m", "enter"),
        ("C-j", "enter"),
        ("C-h", "backspace"),
        ("C-[", "esc"),
        ("S-a", "A"),
        ("C-X", "C-x"),
        ("C-/", "C-_"),
        ("C-@", "C-space"),
    ] {
        assert_eq!(key(name), key(same), "{name}");
    }
}

#[test]
fn only_what_passes_an_input_method_is_safe() {
    for name in
        ["F2", "F9", "F12", "up", "enter", "tab", "S-tab", "esc", "pagedown", "delete", "5", "space", "C-x"]
    {
        assert!(key(name).ime_safe(), "{name}");
    }
    for name in [
        "F1", "F10", "F11", "F13", "a", "?", "/", "C-a", "C-c", "C-z", "C-space", "A-x", "S-up", "C-up",
        "C-1",
    ] {
        assert!(!key(name).ime_safe(), "{name}");
    }
    let safe = |text| sequence_is_safe(&parse_sequence(text).expect(text));
    assert!(safe("C-x 1") && !safe("C-x f") && !sequence_is_safe(&[]));
}

#[test]
fn labels_are_chinese_and_of_sure_width() {
    let label = |text: &str| label_sequence(&parse_sequence(text).expect(text));
    assert_eq!(label("C-x 1"), "Ctrl+X 1");
    assert_eq!(label("enter"), "回车");
    assert_eq!(label("space"), "空格");
    assert_eq!(label("up"), "上");
    assert_eq!(label("S-tab"), "Shift+Tab");
    assert_eq!(label("g g"), "g g");
    assert_eq!(label("C-space"), "Ctrl+空格");
}

#[test]
fn full_width_keys_are_folded_by_the_given_table() {
    let fold = |c| if c == '？' { '?' } else { c };
    assert_eq!(Key::char('？').folded(fold), Key::char('?'));
    assert_eq!(Key::f(5).folded(fold), Key::f(5));
}

fn any_key() -> impl Strategy<Value = Key> {
    let special = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Insert,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
    ];
    let code = prop_oneof![
        proptest::char::range('!', '~').prop_map(Code::Char),
        Just(Code::Char(' ')),
        (1u8..=24).prop_map(Code::F),
        proptest::sample::select(special.to_vec()),
    ];
    (code, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt, shift)| Key {
        code,
        ctrl,
        alt,
        shift,
    })
}

proptest! {
    #[test]
    fn every_key_is_read_back_from_its_name(key in any_key()) {
        let key = key.canon();
        prop_assert_eq!(key.canon(), key);
        prop_assert_eq!(Key::parse(&key.to_string()), Ok(key));
        prop_assert!(!key.label().is_empty());
    }

    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,12}") {
        let _ = parse_sequence(&text);
    }
}
