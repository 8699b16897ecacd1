//! What the detail of a proposal says of axis D: the field it was chosen for, leaders, related proposals, activities,
//! instructions, information made from it, tracking and what came of it.

use super::detail_lines::{Sheet, Weight};
use crate::desk::telling::beyond::{activity_rows, info_rows, instruction_row, proposal as named};
use crate::office::info::Subject;
use crate::office::queries::supervising;
use crate::office::supervision::{Part, Tracking};
use crate::office::{Proposal, Register};
use crate::text::date::show;
use crate::text::locale::say::boards as say;

/// The part about what is watched; nothing where nothing is.
pub(super) fn watched(sheet: &mut Sheet, proposal: &Proposal, register: &Register) {
    let rows = rows(proposal, register);
    if rows.is_empty() {
        return;
    }
    sheet.part(say::WATCHED_PART);
    for row in rows {
        sheet.put(Weight::Plain, &row);
    }
}

fn rows(proposal: &Proposal, register: &Register) -> Vec<String> {
    let supervision = &proposal.supervision;
    let mut rows = Vec::new();
    if !supervision.theme.is_empty() {
        rows.push(format!("{} {}", say::THEME, supervision.theme));
    }
    let supervised = supervising::of(register, proposal);
    for part in Part::ALL {
        let leaders = supervised.leadings.iter().filter(|(_, own)| *own == part);
        let names: Vec<String> =
            leaders.map(|(leader, _)| format!("{}（{}）", leader.name, leader.offices.join("、"))).collect();
        if !names.is_empty() {
            rows.push(format!("{} {}", part.title(), names.join("、")));
        }
    }
    let related = supervising::related(register, proposal).into_iter();
    rows.extend(related.map(|other| format!("{} {}", say::RELATED, named(other, register))));
    rows.extend(supervised.activities.iter().flat_map(|held| activity_rows(held, register)));
    let on_it = register.instructions().filter(|one| one.subject == Subject::Proposal(proposal.id));
    rows.extend(on_it.map(|one| format!("{} {}", say::INSTRUCTIONS, instruction_row(one))));
    let of_it = register.infos().filter(|item| item.proposal == Some(proposal.id));
    for (place, row) in of_it.flat_map(|item| info_rows(item).into_iter().enumerate()) {
        rows.push(if place == 0 { format!("{} {row}", say::INFOS) } else { row });
    }
    rows.extend(supervision.tracking.iter().flat_map(tracking));
    if !supervision.effect.is_empty() {
        rows.push(format!("{} {}", say::EFFECT, supervision.effect));
    }
    rows
}

fn tracking(tracking: &Tracking) -> Vec<String> {
    let promised = tracking.promised.map(show).unwrap_or_default();
    let begun = format!("{} {} {} {promised}", show(tracking.since), say::TRACKED_SINCE, tracking.promise);
    let looks = tracking.look_backs.iter().map(|look| {
        let rating = look.rating.map_or("", |rating| rating.title());
        format!("  {} {}→{} {} {rating}", show(look.on), look.class_was, look.class_now, look.progress)
    });
    let next = match tracking.ended {
        Some(on) => format!("  {} {}", show(on), say::ENDED),
        None => format!("  {} {}", say::NEXT, show(tracking.next)),
    };
    std::iter::once(begun).chain(looks).chain([next]).map(|row| row.trim_end().to_owned()).collect()
}
