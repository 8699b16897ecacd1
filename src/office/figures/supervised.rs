//! Key proposals and the like, the leaders who lead and supervise, reminders sent, and tracking beyond the year.

use super::Count;
use super::book::{Book, Part, base, number};
use super::seen::Seen;
use super::totals::nature;
use crate::office::ids::LeaderId;
use crate::office::leader::Body;
use crate::office::outcome::RulingWhy;
use crate::office::proposal::Proposal;
use crate::office::supervision::{Mark, Tracking};
use std::collections::BTreeSet;

pub(super) fn count(count: &Count, book: &mut Book) {
    let handled = base("after_merge", number(count.all(Seen::is_handled).len()));
    let whole = [count.filed_base(), handled];
    for mark in Mark::ALL {
        let marked = |seen: &Seen| seen.is_handled() && seen.proposal.marked_on(mark, count.as_of);
        let total = book.count(mark.name(), count.all(marked), &whole);
        let classed = count.seen.iter().filter(|seen| marked(seen));
        let parts = classed.filter_map(|seen| {
            let class = seen.class()?;
            Some((Part::new(0, class, format!("{class}类")), seen.id()))
        });
        book.broken(mark.name(), "class", parts, &[base(mark.name(), total)]);
        let natures = count.seen.iter().filter(|seen| marked(seen)).map(|seen| (nature(seen), seen.id()));
        book.broken(mark.name(), "nature", natures, &[base(mark.name(), total)]);
    }
    themes(count, book);
    leaders(count, book);
    tracked(count, book);
    reminders(count, book);
}

fn themes(count: &Count, book: &mut Book) {
    let has_theme = |seen: &&Seen| seen.is_handled() && !seen.proposal.supervision.theme.is_empty();
    let themed = count.seen.iter().filter(has_theme);
    let rows: Vec<_> = themed.collect();
    let part = |seen: &&&Seen| {
        let theme = seen.proposal.supervision.theme.clone();
        (Part::new(0, theme.clone(), theme), seen.id())
    };
    book.broken("themed", "theme", rows.iter().map(|seen| part(&seen)).collect::<Vec<_>>(), &[]);
}

/// How many proposals each leader leads and supervises, and how many leaders have any ("每位领导至少领办一件").
fn leaders(count: &Count, book: &mut Book) {
    let in_office = || {
        let there =
            count.register.leaders().filter(|leader| leader.left.is_none_or(|left| left > count.as_of));
        there.map(|leader| leader.id)
    };
    let total = book.count("leaders_total", in_office().collect(), &[]);
    let body = |id: LeaderId| {
        let leader = count.register.leader(id)?;
        let (body, level) = (leader.body, leader.level);
        let place = level as usize * Body::ALL.len() + body as usize;
        let code = format!("{}/{}", level.name(), body.name());
        Some(Part::new(place, code, format!("{}{}", level.title(), body.title())))
    };
    let leadings = || {
        count.seen.iter().filter(|seen| seen.is_handled()).flat_map(|seen| {
            seen.proposal.supervision.leadings.iter().map(|leading| (leading.leader, leading.part, seen.id()))
        })
    };
    let named = |id: LeaderId| {
        let name = count.register.leader(id).map_or("?", |leader| leader.name.as_str());
        Part::new(usize::try_from(id.0).unwrap_or(usize::MAX), id.to_string(), name)
    };
    for part in crate::office::supervision::Part::ALL {
        let rows: Vec<_> = leadings().filter(|(_, other, _)| *other == part).collect();
        let proposals: BTreeSet<_> = rows.iter().map(|(.., id)| *id).collect();
        book.count(part.name(), proposals.into_iter().collect(), &[]);
        let bodies: BTreeSet<_> = rows.iter().filter_map(|(id, _, of)| Some((body(*id)?, *of))).collect();
        book.broken(part.name(), "body", bodies, &[]);
        book.broken(part.name(), "leader", rows.into_iter().map(|(leader, _, id)| (named(leader), id)), &[]);
    }
    let engaged: BTreeSet<LeaderId> = leadings().map(|(leader, ..)| leader).collect();
    let of_body = |id: &LeaderId| Some((body(*id)?, *id));
    let in_bodies = book.broken("leaders_total", "body", in_office().filter_map(|id| of_body(&id)), &[]);
    let engaged_now: Vec<LeaderId> = in_office().filter(|id| engaged.contains(id)).collect();
    let by_body: Vec<_> = engaged_now.iter().filter_map(of_body).collect();
    book.count("leaders_engaged", engaged_now, &[base("leaders_total", total)]);
    book.broken_over("leaders_engaged", "body", by_body, ("leaders_total", &in_bodies));
}

fn tracked(count: &Count, book: &mut Book) {
    let day = count.as_of;
    let tracking = |p: &Proposal| p.supervision.tracking.clone().filter(|tracking| tracking.since <= day);
    let rows: Vec<(&Seen, Tracking)> =
        count.seen.iter().filter_map(|seen| Some((seen, tracking(seen.proposal)?))).collect();
    let total = base("tracked", number(rows.len()));
    book.count("tracked", rows.iter().map(|(seen, _)| seen.id()).collect(), &[]);
    let looked = |t: &Tracking| t.look_backs.iter().any(|look| look.on <= day);
    let seen_to = rows.iter().filter(|(_, t)| looked(t)).map(|(seen, _)| seen.id()).collect();
    book.count("looked_back", seen_to, &[total]);
    let moved = |seen: &Seen| {
        let rulings = &seen.proposal.outcome.rulings;
        rulings.iter().any(|ruling| ruling.why == RulingWhy::Tracked && ruling.on <= day)
    };
    book.count("class_moved", rows.iter().filter(|(s, _)| moved(s)).map(|(s, _)| s.id()).collect(), &[total]);
    let ended = |t: &Tracking| t.ended.is_some_and(|on| on <= day);
    book.count(
        "tracking_ended",
        rows.iter().filter(|(_, t)| ended(t)).map(|(s, _)| s.id()).collect(),
        &[total],
    );
    let rated = rows.iter().filter_map(|(seen, t)| {
        let rating = t.look_backs.iter().rev().filter(|look| look.on <= day).find_map(|look| look.rating)?;
        Some((Part::new(rating as usize, rating.name(), rating.title()), seen.id()))
    });
    book.broken("looked_back", "rating", rated.collect::<Vec<_>>(), &[total]);
}

/// Reminders about proposals of the session, by step of the ladder.
fn reminders(count: &Count, book: &mut Book) {
    let ids: BTreeSet<_> = count.seen.iter().map(Seen::id).collect();
    let ladder = &count.session.rules.ladder;
    let mut rows = Vec::new();
    for reminder in count.register.reminders().filter(|reminder| reminder.on <= count.as_of) {
        let level = usize::from(reminder.level);
        let name = ladder.get(level).map_or("?", |step| step.name.as_str());
        let about = reminder.items.iter().any(|item| ids.contains(&item.proposal));
        rows.extend(about.then(|| (Part::new(level, level.to_string(), name), reminder.id)));
    }
    book.count("reminders", rows.iter().map(|(_, id)| *id).collect(), &[]);
    book.broken("reminders", "level", rows, &[]);
}
