//! `tian list`: proposals, a line each, by words in hanzi, pinyin or initials.

use super::args::{ListArgs, OfficeArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::{Place, today};
use super::row::row;
use crate::desk::overlays::detail_tasks::due_on;
use crate::office::outcome::Classed;
use crate::office::queries::listing::{Line, line};
use crate::office::status::{Status, status};
use crate::office::{Proposal, Register, UnitId};
use crate::sheet::export::Column;
use crate::text::clean::clean_line;
use crate::text::locale::say::deadlines as say;
use crate::text::pinyin::Needle;
use crate::text::width::{Align, pad};

/// Prints the proposals that match.
pub fn run(office: &OfficeArgs, args: &ListArgs) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let register = &place.register;
    let wanted = Wanted::new(register, args)?;
    let mut output = Output::new();
    let mut provisional = false;
    for proposal in register.proposals().filter(|proposal| wanted.takes(register, proposal)) {
        if args.json {
            output.json(&row(register, proposal, today()))?;
        } else {
            let line = line(register, proposal, today());
            provisional |= line.next.as_ref().is_some_and(|running| running.due.provisional);
            output.line(&told(&line))?;
        }
    }
    output.flush()?;
    if provisional {
        eprintln!("{}", say::PROVISIONAL_MEANS);
    }
    Ok(())
}

/// One line for people.
fn told(line: &Line) -> String {
    let proposal = line.proposal;
    let number = proposal.docket().map_or_else(String::new, |docket| docket.label.clone());
    let due = line
        .next
        .as_ref()
        .map_or_else(String::new, |running| format!("{} {}", due_on(&running.due), running.what.title()));
    let class = match proposal.class_on(today()) {
        Classed::Class(class) => class,
        Classed::Undecided => Column::UNDECIDED,
        Classed::Unanswered => "",
    };
    format!(
        "{} {} {} {} {} {} {}",
        pad(&proposal.id.to_string(), 6, Align::Right),
        pad(&number, 10, Align::Left),
        pad(line.status.title(), 8, Align::Left),
        pad(class, 6, Align::Left),
        pad(&clean_line(&proposal.particulars.title), 50, Align::Left),
        pad(&clean_line(&proposal.particulars.proposer_names()), 20, Align::Left),
        due,
    )
}

/// What the arguments ask for.
struct Wanted {
    needles: Vec<Needle>,
    status: Option<Status>,
    unit: Option<UnitId>,
}

impl Wanted {
    fn new(register: &Register, args: &ListArgs) -> Result<Self, Exit> {
        let status = args.status.as_deref().map(named_status).transpose()?;
        let unit = args.unit.as_deref().map(|word| {
            let unit = register.unit_named(word);
            unit.ok_or_else(|| Exit::Usage(format!("没有叫“{word}”的承办单位；用 tian units 查看")))
        });
        let needles = args.words.iter().map(|word| Needle::new(word)).collect();
        Ok(Self { needles, status, unit: unit.transpose()? })
    }

    fn takes(&self, register: &Register, proposal: &Proposal) -> bool {
        self.unit.is_none_or(|unit| proposal.running().any(|(running, _)| running == unit))
            && self.status.is_none_or(|wanted| status(register, proposal) == wanted)
            && self.needles.iter().all(|needle| found(register, proposal, needle))
    }
}

fn named_status(word: &str) -> Result<Status, Exit> {
    let stable = |status: &Status| serde_json::to_value(status).is_ok_and(|name| name == word);
    let known = Status::ALL.into_iter().find(|status| status.title() == word || stable(status));
    known.ok_or_else(|| {
        let all: Vec<&str> = Status::ALL.iter().map(|status| status.title()).collect();
        Exit::Usage(format!("没有状态“{word}”，有：{}", all.join("、")))
    })
}

fn found(register: &Register, proposal: &Proposal, needle: &Needle) -> bool {
    let particulars = &proposal.particulars;
    let number = proposal.docket().is_some_and(|docket| needle.matches(&docket.label));
    number
        || needle.matches(&proposal.id.to_string())
        || needle.matches(&particulars.title)
        || particulars.proposers.iter().any(|proposer| needle.matches(&proposer.name))
        || proposal.running().any(|(unit, _)| needle.matches(register.unit_name(unit)))
}
