//! Which session a word on the command line names.

use super::exit::Exit;
use super::lines::refer::session_named;
use crate::office::{Register, Session, SessionId};

/// The session a word names; the current one without a word.
pub(super) fn session<'r>(register: &'r Register, word: Option<&str>) -> Result<&'r Session, Exit> {
    let Some(word) = word else {
        return register.current().ok_or_else(|| Exit::Usage("还没有届次，请先设置届次".to_owned()));
    };
    session_named(register, word).map_err(Exit::Usage)
}

/// Whether something of a session is asked for: of the one a word names, of any without a word.
pub(super) fn within(register: &Register, word: Option<&str>) -> Result<impl Fn(SessionId) -> bool, Exit> {
    let only = word.map(|word| session(register, Some(word)).map(|session| session.id)).transpose()?;
    Ok(move |id| only.is_none_or(|only| only == id))
}
