//! What the check finds, and that it never fails.

use super::super::{Preset, Resolved};
use super::*;

fn found(text: &str) -> Vec<(usize, Kind)> {
    let (_, report) = lay_file(&Preset::Default.keymap(), "my.toml", text);
    report.findings.iter().map(|finding| (finding.line, finding.kind)).collect()
}

#[test]
fn a_good_file_has_no_findings() {
    assert_eq!(
        found("# mine\n[list]\n\"y\" = \"mark-all\"\n\"v\" = \"none\"\n[proposal]\n\"A-w\" = \"redo\"\n"),
        []
    );
    assert_eq!(found(""), []);
}

#[test]
fn every_kind_of_mistake_is_found_at_its_line() {
    for (text, line, kind) in [
        ("[list]\ny = mark\n\"Y\" = \"mark\"", 2, Kind::Broken),
        ("[list]\n\"y\" = 3", 2, Kind::Broken),
        ("\"y\" = \"mark\"", 1, Kind::Broken),
        ("[list]\n\"y\" = \"mark\"\n\"y\" = \"mark-all\"", 3, Kind::Duplicate),
        ("[list]\n\"C-w\" = \"mark\"\n\"C-W\" = \"mark-all\"", 3, Kind::Duplicate),
        ("[lists]\n\"y\" = \"mark\"", 1, Kind::UnknownScope),
        ("[list]\n\n\"pagdown\" = \"mark\"", 3, Kind::UnknownKey),
        ("[list]\n\"y\" = \"marc\"", 2, Kind::UnknownAction),
        ("[form]\n\"C-y\" = \"mark-all\"", 2, Kind::WrongScope),
        ("[list]\n\"y y\" = \"mark\"\n\"y\" = \"mark-all\"", 3, Kind::Prefix),
        ("[list]\n\"y\" = \"mark\"\n\"y y\" = \"mark-all\"", 3, Kind::Prefix),
        ("[list]\n\"C-o\" = \"sort\"", 2, Kind::Hides),
        ("[list]\n\"f f\" = \"search\"", 2, Kind::Hides),
        ("[list]\n\"y\" = \"none\"", 2, Kind::Useless),
        ("[list]\n\"C-i\" = \"next-pane\"", 2, Kind::Alike),
        ("[list]\n\"S-y\" = \"mark\"", 2, Kind::Alike),
        ("[list]\n\"C-enter\" = \"open\"", 2, Kind::Alike),
        ("[list]\n\"S-F5\" = \"open\"", 2, Kind::Alike),
        ("[list]\n\"C-;\" = \"open\"", 2, Kind::Unsent),
        ("[list]\n\"A-[\" = \"open\"", 2, Kind::Unsent),
        ("[list]\n\"？\" = \"help\"", 2, Kind::Unsent),
        ("[list]\n\"F20\" = \"help\"", 2, Kind::Unsent),
        ("[text]\n\"y\" = \"clear-field\"", 2, Kind::Unsent),
        ("[survey]\n\"1\" = \"survey-skip\"", 2, Kind::Unsent),
        ("[overlay]\n\"1\" = \"accept\"", 2, Kind::Unsent),
        ("[list]\n\"C-b\" = \"page-up\"", 2, Kind::Eaten),
        ("[list]\n\"C-space\" = \"mark\"", 2, Kind::Eaten),
        ("[list]\n\"S-pageup\" = \"top\"", 2, Kind::Eaten),
        ("[list]\n\"space\" = \"none\"", 0, Kind::Unsafe),
        ("[detail]\n\"F6\" = \"none\"\n\"F6\" = \"redraw\"", 3, Kind::Duplicate),
        ("[intake]\n\"C-k\" = \"search\"", 0, Kind::Unsafe),
    ] {
        assert!(found(text).contains(&(line, kind)), "{text}\n{:?}", found(text));
    }
}

#[test]
fn a_bad_line_costs_only_itself() {
    let text = "[list]\n\"y\" = \"marc\"\nY = = 1\n\"Z\" = \"mark\"\n[nowhere]\n\"a\" = \"mark\"\n[form]\n\"C-w\" = \"ditto\"\n";
    let (keymap, report) = lay_file(&Preset::Default.keymap(), "my.toml", text);
    let means = |scope: Scope, key| keymap.resolve(scope.chain(), &[], key);
    assert_eq!(means(Scope::List, Key::char('Z')), Resolved::Action(Action::Mark));
    assert_eq!(means(Scope::Form, Key::ctrl('w')), Resolved::Action(Action::Ditto));
    assert_eq!(means(Scope::List, Key::f(7)), Resolved::Action(Action::Search));
    assert_eq!(report.findings.len(), 3);
}

#[test]
fn a_report_names_file_line_and_the_nearest_word() {
    let (_, report) =
        lay_file(&Preset::Default.keymap(), "my.toml", "[list]\n\"y\" = \"marc\"\n\"C-b\" = \"up\"");
    assert_eq!(
        report.to_string(),
        "my.toml 第2行：没有叫“marc”的操作，或许是“mark”。这一行没有采用。\nmy.toml 第3行：“C-b”是tmux 的前缀键，常常到不了程序。\n"
    );
}

#[test]
fn what_is_unbound_first_hides_nothing() {
    assert_eq!(found("[proposal]\n\"f f\" = \"file\"\n\"f\" = \"none\""), []);
}

proptest::proptest! {
    #[test]
    fn any_file_is_read_without_panic(text in "\\PC{0,80}") {
        let _ = found(&text);
    }

    #[test]
    fn any_likely_file_is_read_without_panic(
        lines in proptest::collection::vec("(\\[(list|form|text|x)\\]|\"(C-|S-|A-){0,2}(a|tab|F5|1|-| )( g)?\" ?=? ?\"?(mark|none|quit|up)\"?|\"|=|\\[)", 0..12)
    ) {
        let _ = found(&lines.join("\n"));
    }
}
