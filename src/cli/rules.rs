//! `tian rules`: the rules of a session as a file, the shipped sets, and the holidays. Changing them goes through the
//! server like every other command, and always says how many dates move.

use super::args::{OfficeArgs, RulesApply, RulesArgs, RulesCheck, RulesHolidays, RulesShow, RulesSub};
use super::consequences;
use super::exit::{Exit, why};
use super::lines::moves::listed;
use super::lines::refer::session_named;
use super::moved::{Marked, marked};
use super::output::Output;
use super::place::{Place, now, today};
use crate::office::consequences::of_rules;
use crate::office::redating::{moved, would_move};
use crate::office::rules::Rules;
use crate::office::verbs::holidays::ListHolidays;
use crate::office::verbs::rules::SetRules;
use crate::office::verbs::who;
use crate::office::{Command, Fact, Occasion, Refusal, Register, Session, decide, national};
use crate::rulebook::{self, Fault, sets};
use crate::text::locale::rules as say;
use crate::text::locale::say::history as words;
use serde_json::{Value, json};
use std::path::Path;

/// Longest file of rules that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// Carries out what was asked.
pub fn run(office: &OfficeArgs, args: &RulesArgs) -> Result<(), Exit> {
    match &args.sub {
        RulesSub::Show(args) => show(office, args),
        RulesSub::List(args) => list(args.json),
        RulesSub::Check(args) => check(args),
        RulesSub::Apply(args) => apply(office, args),
        RulesSub::Holidays(args) => holidays(office, args),
    }
}

fn show(office: &OfficeArgs, args: &RulesShow) -> Result<(), Exit> {
    if let Some(form) = args.name.as_deref().and_then(sets::named).filter(|set| set.is_form && !args.json) {
        let mut output = Output::new();
        output.own(form.text)?;
        return output.flush();
    }
    let rules = match (&args.name, &args.session) {
        (Some(_), Some(_)) => return Err(Exit::Usage(say::ONE_OF.to_owned())),
        (Some(name), None) => shipped(name)?.rules(),
        (None, word) => {
            let place = Place::open(office)?;
            session(&place.register, word.as_deref())?.rules.clone()
        }
    };
    let mut output = Output::new();
    if args.json {
        output.json(&rules)?;
    } else {
        output.own(&crate::text::clean::clean_text(&rulebook::write(&rules)))?;
    }
    output.flush()
}

fn shipped(name: &str) -> Result<sets::Set, Exit> {
    sets::named(name).ok_or_else(|| Exit::Usage(say::no_set(name, &sets::known())))
}

/// The session named; the current one when none is.
fn session<'r>(register: &'r Register, word: Option<&str>) -> Result<&'r Session, Exit> {
    let Some(word) = word else { return register.current().ok_or_else(|| Exit::from(Refusal::NoSession)) };
    session_named(register, word).map_err(Exit::Usage)
}

fn list(as_json: bool) -> Result<(), Exit> {
    let mut output = Output::new();
    for set in sets::ALL {
        if as_json {
            output.json(&json!({ "name": set.name, "title": set.title }))?;
        } else {
            let widest = sets::ALL.iter().map(|set| set.name.len()).max().unwrap_or(0);
            output.line(&format!("{:<widest$}  {}", set.name, set.title))?;
        }
    }
    output.flush()
}

fn check(args: &RulesCheck) -> Result<(), Exit> {
    let text = text_of(&args.file)?;
    let rules = of_text(&text, &args.file, &national::national(), args.json)?;
    let name = args.file.display().to_string();
    let mut output = Output::new();
    if rulebook::says_nothing(&text) {
        return Err(Exit::Usage(say::says_nothing(&name)));
    }
    if !args.json {
        output.line(&say::sound(&name, &rules.name))?;
    }
    output.flush()
}

/// The rules of a file. Its faults are printed, each with its place, and end the command.
fn from_file(file: &Path, current: &Rules, as_json: bool) -> Result<Rules, Exit> {
    of_text(&text_of(file)?, file, current, as_json)
}

fn of_text(text: &str, file: &Path, current: &Rules, as_json: bool) -> Result<Rules, Exit> {
    rulebook::read(text, current).or_else(|faults| tell(file, &faults, as_json))
}

fn tell<T>(file: &Path, faults: &[Fault], as_json: bool) -> Result<T, Exit> {
    let mut output = Output::new();
    let name = file.display();
    for fault in faults {
        if as_json {
            output.json(&json!({
                "file": name.to_string(), "line": fault.line, "column": fault.column, "reason": fault.what,
            }))?;
        } else {
            output.line(&format!("{name}:{fault}"))?;
        }
    }
    output.flush()?;
    Err(Exit::Usage(say::faulty(faults.len())))
}

fn text_of(file: &Path) -> Result<String, Exit> {
    let name = file.display();
    if file == Path::new("-") {
        return std::io::read_to_string(std::io::stdin()).map_err(Exit::from);
    }
    let length =
        std::fs::metadata(file).map_err(|error| Exit::Usage(format!("{name}打不开：{}", why(&error))))?;
    if length.len() > LIMIT {
        return Err(Exit::Usage(format!("{name}太大(超过1兆)")));
    }
    let bytes = std::fs::read(file).map_err(|error| Exit::Usage(format!("{name}读不出：{}", why(&error))))?;
    let text = String::from_utf8(bytes).map_err(|_| Exit::Usage(format!("{name}不是 UTF-8 文字")))?;
    // Windows editors put a byte order mark in front.
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

fn apply(office: &OfficeArgs, args: &RulesApply) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let session = session(&place.register, args.session.as_deref())?;
    let (id, name) = (session.id, session.name.clone());
    let shipped = args.file.to_str().and_then(sets::named).filter(|_| !args.file.exists());
    let rules = match shipped {
        Some(set) => set.over(&session.rules),
        None => from_file(&args.file, &session.rules, args.json)?,
    };
    let moves = would_move(&place.register, id, &rules, today());
    let same = session.rules == rules;
    let otherwise = of_rules(&place.register, id, &rules, today());
    let command = SetRules { session: Some(id), rules: Box::new(rules), recompute: args.recompute };
    if same && (!args.recompute || moves.is_empty()) {
        return unchanged(args.json, &name);
    }
    let again = Command::SetRules(SetRules { recompute: true, ..command.clone() });
    let facts = carry_out(&mut place, Command::SetRules(command), args.dry_run)?;
    let moves = if args.recompute { moved(&facts) } else { moves };
    // Dates that would move are marked by what would move them.
    let facts = if args.recompute { facts } else { carry_out(&mut place, again, true).unwrap_or_default() };
    let moves = marked(&moves, &facts, place.register.calendar());
    let sentence = say::applied(args.dry_run, args.recompute, &name, moves.len());
    let head = json!({
        "ok": true, "session": name, "dry_run": args.dry_run, "changed": !same, "recompute": args.recompute,
        "otherwise": consequences::object(&place.register, &otherwise),
    });
    report(&place.register, head, &moves, &sentence, args.json)?;
    if !args.json {
        let mut output = Output::new();
        consequences::lines(&place.register, &otherwise).iter().try_for_each(|line| output.line(line))?;
        output.flush()?;
    }
    Ok(())
}

fn unchanged(as_json: bool, name: &str) -> Result<(), Exit> {
    let mut output = Output::new();
    if as_json {
        output.json(&json!({ "ok": true, "session": name, "changed": false, "moved": 0, "dates": [] }))?;
    } else {
        output.line(&say::unchanged(name))?;
    }
    output.flush()
}

/// What happens, or would.
fn carry_out(place: &mut Place, command: Command, dry_run: bool) -> Result<Vec<Fact>, Exit> {
    if !dry_run {
        return place.submit(command).map(|entry| entry.facts);
    }
    let occasion = Occasion { clerk: place.clerk, at: now() };
    decide(&place.register, &command, &occasion).map(|granted| granted.facts).map_err(Exit::from)
}

/// Prints what moved: one object, or a sentence and a line for each date.
fn report(
    register: &Register,
    mut head: Value,
    moves: &[Marked],
    sentence: &str,
    as_json: bool,
) -> Result<(), Exit> {
    let mut output = Output::new();
    if as_json {
        head["moved"] = json!(moves.len());
        head["dates"] = json!(listed(register, moves));
        head["sentence"] = json!(sentence);
        output.json(&head)?;
        return output.flush();
    }
    output.line(sentence)?;
    for Marked { date, was, now } in moves {
        let proposal = register.proposal(date.proposal);
        let called = proposal.map_or_else(|| date.proposal.to_string(), who);
        let signer = date.signer.and_then(|place| proposal?.particulars.proposers.get(usize::from(place)));
        let of = match date.unit {
            Some(unit) => register.unit_name(unit),
            None => signer.map_or("", |signer| signer.name.as_str()),
        };
        let told = |day: chrono::NaiveDate, provisional: bool| {
            format!("{day}{}", if provisional { words::PROVISIONAL } else { "" })
        };
        let (was, now) = (told(date.was, *was), told(date.now, *now));
        output.line(&say::moved(&called, of, date.what.title(), &was, &now))?;
    }
    output.flush()
}

fn holidays(office: &OfficeArgs, args: &RulesHolidays) -> Result<(), Exit> {
    let Some(file) = &args.file else { return years(office, args) };
    let (year, table) =
        rulebook::holidays(&text_of(file)?).or_else(|faults| tell(file, &faults, args.json))?;
    let mut place = Place::open(office)?;
    let command = ListHolidays { year, off: table.off, work: table.work };
    let facts = carry_out(&mut place, Command::ListHolidays(command), args.dry_run)?;
    let moves = marked(&moved(&facts), &facts, place.register.calendar());
    let settled = settled(&facts);
    let sentence = say::holidays(args.dry_run, year, moves.len(), settled);
    let head = json!({ "ok": true, "year": year, "dry_run": args.dry_run, "settled": settled });
    report(&place.register, head, &moves, &sentence, args.json)
}

/// How many tasks and opinions had a provisional date and have none now.
fn settled(facts: &[Fact]) -> usize {
    let provisional = |task: &crate::office::task::Task| {
        [&task.receipt_due, &task.hand_back_due, &task.due].into_iter().any(|due| due.provisional)
    };
    let ceased = |fact: &&Fact| match fact {
        Fact::Task(c) => {
            c.was.as_deref().is_some_and(provisional) && !c.now.as_deref().is_some_and(provisional)
        }
        Fact::Opinion(c) => {
            c.was.as_ref().is_some_and(|o| o.due.provisional)
                && !c.now.as_ref().is_some_and(|o| o.due.provisional)
        }
        _ => false,
    };
    facts.iter().filter(ceased).count()
}

/// The years that are known, or the days of one.
fn years(office: &OfficeArgs, args: &RulesHolidays) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let calendar = place.register.calendar();
    let mut output = Output::new();
    if let Some(year) = args.year
        && calendar.told(year).is_none()
    {
        return Err(Exit::Usage(say::no_year(year)));
    }
    for year in calendar.years().into_iter().filter(|year| args.year.is_none_or(|asked| asked == *year)) {
        let Some(table) = calendar.told(year) else { continue };
        let added = calendar.added(year).is_some();
        if args.json {
            output.json(&json!({ "year": year, "added": added, "off": table.off, "work": table.work }))?;
            continue;
        }
        output.line(&say::year_row(year, table.off.len(), table.work.len(), added))?;
        if args.year.is_some() {
            let days = |days: &std::collections::BTreeSet<chrono::NaiveDate>| {
                days.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
            };
            output.line(&format!("放假：{}", days(&table.off)))?;
            output.line(&format!("上班：{}", days(&table.work)))?;
        }
    }
    output.flush()
}
