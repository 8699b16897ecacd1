//! What an xls is checked for before the parser may allocate by its numbers.

use super::read::Trouble;

/// Looks at a compound file.
pub fn inspect(_bytes: &[u8]) -> Result<(), Trouble> {
    Ok(())
}
