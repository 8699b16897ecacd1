//! 开办: the first entry of a register: a session with the national rules, and its first clerk, who administers it.

use crate::office::command::Occasion;
use crate::office::entry::{Entry, Turn, Verb};
use crate::office::fact::{Change, Fact};
use crate::office::ids::{ClerkId, SessionId};
use crate::office::national::national;
use crate::office::session::Session;
use crate::office::unit::{Clerk, Role};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// The first entry: the session of the year, and the clerk who opened the office.
pub fn founding(name: &str, login: Option<u32>, at: i64) -> Entry {
    let clerk = ClerkId(1);
    let year = Occasion { clerk, at }.today().year();
    let id = SessionId(1);
    let session = Session {
        id,
        name: format!("{year}年度"),
        term: 0,
        meeting: 0,
        year,
        opened: NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(),
        cutoff: None,
        rules: national(),
    };
    let roles = BTreeSet::from([Role::Clerk, Role::Administrator]);
    let first = Clerk { id: clerk, name: name.to_owned(), login, roles };
    Entry {
        seq: 1,
        at,
        clerk,
        ticket: [0; 16],
        verb: Verb::Found,
        turn: Turn::Plain,
        facts: vec![
            Fact::Session(Change::new(id, session)),
            Fact::Current(Change::new((), id)),
            Fact::Clerk(Change::new(clerk, first)),
        ],
    }
}
