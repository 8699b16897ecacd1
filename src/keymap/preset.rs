//! The keymaps that ship with the program, and putting a clerk's own file over one of them.

use super::check::{Report, lay_file};
use super::file;
use super::map::Keymap;

/// A named keymap that ships with the program, laid over the default one.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Preset {
    /// The default keymap alone.
    #[default]
    Default,
    /// Letters move as in vim.
    Vim,
    /// Arrows, F-keys and the numeric keypad; no letter asks for anything.
    Plain,
}

const DEFAULT: &str = include_str!("../../keymaps/default.toml");
const VIM: &str = include_str!("../../keymaps/vim.toml");
const PLAIN: &str = include_str!("../../keymaps/plain.toml");

impl Preset {
    /// All presets.
    pub const ALL: [Self; 3] = [Self::Default, Self::Vim, Self::Plain];

    /// Its name in settings and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Vim => "vim",
            Self::Plain => "plain",
        }
    }

    /// The preset of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// Its file, for clerks to copy lines from.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Default => DEFAULT,
            Self::Vim => VIM,
            Self::Plain => PLAIN,
        }
    }

    /// The default keymap with this preset laid over it.
    #[must_use]
    pub fn keymap(self) -> Keymap {
        let mut keymap = Keymap::empty();
        keymap.lay(&file::bindings(DEFAULT));
        if self != Self::Default {
            keymap.lay(&file::bindings(self.text()));
        }
        keymap
    }
}

/// The keymap of a clerk: default, preset, own file (`place` for the clerk to know it by, and its text), and what is
/// wrong with the own file.
#[must_use]
pub fn load(preset: Preset, own: Option<(&str, &str)>) -> (Keymap, Report) {
    let keymap = preset.keymap();
    match own {
        Some((place, text)) => lay_file(&keymap, place, text),
        None => (keymap, Report { place: String::new(), findings: Vec::new() }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Key, Resolved, Scope, TABLE};
    use super::*;

    #[test]
    fn the_shipped_keymaps_pass_their_own_check() {
        for preset in Preset::ALL {
            let below = if preset == Preset::Default { Keymap::empty() } else { Preset::Default.keymap() };
            let (checked, report) = lay_file(&below, preset.name(), preset.text());
            assert!(report.is_clean(), "{report}");
            assert!(checked.bindings().eq(preset.keymap().bindings()), "the check takes every line");
        }
    }

    #[test]
    fn the_default_keymap_binds_every_action() {
        let keymap = Preset::Default.keymap();
        for row in TABLE {
            assert!(keymap.bindings().any(|(.., action)| action == row.action), "{}", row.name);
        }
    }

    #[test]
    fn every_action_has_a_key_that_passes_an_input_method_wherever_it_may_be_bound() {
        for preset in Preset::ALL {
            let keymap = preset.keymap();
            for row in TABLE {
                for scope in row.scopes {
                    let sequences = keymap.sequences_in(row.action, scope.chain());
                    let safe = sequences.iter().any(|keys| keys.iter().all(|key| key.ime_safe()));
                    assert!(safe, "{} in {} of {}", row.name, scope.name(), preset.name());
                }
            }
        }
    }

    #[test]
    fn no_letter_asks_for_anything_in_plain() {
        let keymap = Preset::Plain.keymap();
        for scope in Scope::ALL {
            for letter in ('a'..='z').chain('A'..='Z') {
                assert_eq!(keymap.resolve(scope.chain(), &[], Key::char(letter)), Resolved::None, "{letter}");
            }
        }
    }

    #[test]
    fn no_digit_asks_for_anything_where_answers_are_typed() {
        for preset in Preset::ALL {
            for digit in '0'..='9' {
                let means = preset.keymap().resolve(Scope::Survey.chain(), &[], Key::char(digit));
                assert_eq!(means, Resolved::None, "{digit}");
            }
        }
    }

    #[test]
    fn vim_keys_move() {
        let keymap = Preset::Vim.keymap();
        let means = |key| keymap.resolve(Scope::Intake.chain(), &[], key);
        assert_eq!(means(Key::char('j')), Resolved::Action(Action::Down));
        assert!(matches!(means(Key::char('g')), Resolved::Pending(_)));
    }

    #[test]
    fn a_clerks_file_lies_on_top() {
        let (keymap, report) = load(Preset::Vim, Some(("my.toml", "[list]\n\"j\" = \"up\"\n")));
        assert!(report.is_clean(), "{report}");
        let means = keymap.resolve(Scope::Intake.chain(), &[], Key::char('j'));
        assert_eq!(means, Resolved::Action(Action::Up));
        assert!(Preset::ALL.into_iter().all(|preset| Preset::named(preset.name()) == Some(preset)));
    }
}
