//! A wall between the parsers of other people's formats and this program.

use super::read::Trouble;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDING: Cell<bool> = const { Cell::new(false) };
}

/// Whether a parser is at work on this thread, so that a panic hook can keep silent: the panic is caught, becomes
/// an error with a sentence, and must neither print nor give the terminal back.
pub fn is_guarding() -> bool {
    GUARDING.get()
}

/// Runs a parser; a panic in it means the file is broken.
pub fn guarded<T>(parse: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    GUARDING.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(parse));
    GUARDING.set(false);
    outcome.unwrap_or(Err(Trouble::Broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panicking_parser_is_a_broken_file() {
        std::panic::set_hook(Box::new(|_| ()));
        let outcome = guarded(|| if is_guarding() { panic!("broken") } else { Ok(()) });
        let _ = std::panic::take_hook();
        assert_eq!(outcome, Err(Trouble::Broken));
        assert!(!is_guarding());
    }
}
