//! The keymaps that ship with the program.

use super::map::Keymap;

/// A named keymap that ships with the program, laid over the default one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preset {
    /// The default keymap alone.
    Default,
    /// Letters move as in vim.
    Vim,
    /// Arrows, F-keys and the numeric keypad only.
    Plain,
}

impl Preset {
    /// The default keymap with this preset laid over it.
    #[must_use]
    pub fn keymap(self) -> Keymap {
        Keymap::empty()
    }
}
