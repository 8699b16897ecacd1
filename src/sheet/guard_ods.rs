//! What an ods is checked for before the parser expands its repeats.

use super::read::Trouble;

/// Looks at the content of an ods.
pub fn inspect(_bytes: &[u8]) -> Result<(), Trouble> {
    Ok(())
}
