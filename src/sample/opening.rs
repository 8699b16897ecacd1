//! The opening of the sample's office: its session, units, members and clerks.

use super::diary::Diary;
use super::people::{CLERKS, MEMBERS};
use super::units::UNITS;
use crate::office::calendar::Term;
use crate::office::national::national;
use crate::office::rules::ReplyTerm;
use crate::office::session::Period;
use crate::office::verbs::listing::{ListClerk, ListMembers, ListUnits, UnitListing};
use crate::office::verbs::session::SetSession;
use crate::office::{ClerkId, Command, Member, MemberId, Role, Session, SessionId};
use chrono::{Datelike, Days, NaiveTime};
use std::collections::BTreeSet;

/// The clerk who founded the register.
const FOUNDER: ClerkId = ClerkId(1);
/// Days before today on which the office is set up.
const SET_UP: u32 = 195;
/// Days before today on which the plenary meeting opens, and on which it stops taking proposals.
pub(super) const OPENED: u32 = 182;
pub(super) const CUT_OFF: u32 = 180;

/// The clerk with a place in the table; the founder has number 1.
pub(super) fn clerk(place: usize) -> ClerkId {
    let place = u32::try_from(place % CLERKS.len()).unwrap_or(0);
    ClerkId(FOUNDER.0 + 1 + place)
}

/// Sets the office up.
pub(super) fn open(diary: &mut Diary) {
    let session = SetSession { session: session(diary), current: true };
    diary.note(SET_UP, 0, FOUNDER, Command::SetSession(Box::new(session)));
    diary.note(SET_UP, 1, FOUNDER, Command::ListUnits(ListUnits { units: units() }));
    diary.note(SET_UP, 2, FOUNDER, Command::ListMembers(ListMembers { members: members() }));
    for (place, name) in CLERKS.iter().enumerate() {
        let mut roles = BTreeSet::from([Role::Clerk]);
        if place == 0 {
            roles.insert(Role::Administrator);
        }
        let listing = ListClerk { name: (*name).to_owned(), login: None, roles };
        diary.note(SET_UP, 3, FOUNDER, Command::ListClerk(listing));
    }
}

/// The session: plenary proposals are answered within five months, later ones within three, as several provinces rule.
fn session(diary: &Diary) -> Session {
    let row = |period, months| ReplyTerm { kind: None, proposer: None, period, term: Term::Months(months) };
    let mut rules = national();
    rules.terms.reply = vec![row(Some(Period::Plenary), 5), row(None, 3)];
    let cutoff = diary.today.checked_sub_days(Days::new(CUT_OFF.into()));
    let evening = NaiveTime::from_hms_opt(20, 0, 0);
    Session {
        id: SessionId(1),
        name: "十五届二次会议".to_owned(),
        term: 15,
        meeting: 2,
        year: diary.today.year(),
        opened: diary.day(OPENED),
        cutoff: cutoff.zip(evening).map(|(day, time)| day.and_time(time)),
        rules,
    }
}

fn units() -> Vec<UnitListing> {
    let listing = |unit: &super::units::SampleUnit| UnitListing {
        code: unit.code.to_owned(),
        name: unit.name.to_owned(),
        aliases: unit.aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        system: unit.system.to_owned(),
        ..UnitListing::default()
    };
    UNITS.iter().map(listing).collect()
}

fn members() -> Vec<Member> {
    let member = |(name, sector, party): &(&str, &str, &str)| Member {
        id: MemberId(0),
        name: (*name).to_owned(),
        sector: (*sector).to_owned(),
        party: (*party).to_owned(),
        group: String::new(),
        left: None,
    };
    MEMBERS.iter().map(member).collect()
}
