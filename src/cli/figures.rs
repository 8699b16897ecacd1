//! `tian figures`: every count and rate with its base, as of a day, and the rows behind each.

use super::args::{FiguresArgs, OfficeArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::{Place, today};
use super::replay::recorded_by;
use crate::office::figures::{Base, Figure, Rows, Scope, dimension, figures, title};
use crate::office::{ProposalId, Register, Session};
use crate::text::width::{Align, pad};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Prints the figures asked for.
pub fn run(office: &OfficeArgs, args: &FiguresArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let register = match args.recorded_by {
        Some(day) => recorded_by(&mut place, day)?,
        None => std::mem::take(&mut place.register),
    };
    let session = session(&register, args.session.as_deref())?;
    let as_of = args.as_of.or(args.recorded_by).unwrap_or_else(today);
    let all = figures(&register, &Scope { session: session.id, as_of });
    if let Some(wanted) = &args.rows {
        return rows(&register, &all, wanted, args.json);
    }
    let wanted = |figure: &Figure| args.names.is_empty() || args.names.contains(&figure.name);
    if let Some(unknown) = args.names.iter().find(|name| all.iter().all(|figure| figure.name != **name)) {
        return Err(unknown_figure(unknown));
    }
    let printed = Printed { session, as_of, recorded_by: args.recorded_by };
    let mut output = Output::new();
    if !args.json {
        output.line(&printed.heading())?;
    }
    for figure in all.iter().filter(|figure| wanted(figure)) {
        if args.json {
            output.json(&printed.json(figure))?;
        } else {
            output.line(&printed.line(figure))?;
        }
    }
    if !args.json {
        for note in notes(&all, session.rules.figures.decimals) {
            output.line(&note)?;
        }
    }
    output.flush()
}

/// The session a word names: its name, its number in the register or its year; the current one without a word.
pub(super) fn session<'r>(register: &'r Register, word: Option<&str>) -> Result<&'r Session, Exit> {
    let Some(word) = word else {
        return register.current().ok_or_else(|| Exit::Usage("还没有届次，请先设置届次".to_owned()));
    };
    let named = |session: &&Session| {
        session.name == word || session.id.to_string() == word || session.year.to_string() == word
    };
    register.sessions().rev().find(named).ok_or_else(|| {
        let known: Vec<&str> = register.sessions().map(|session| session.name.as_str()).collect();
        Exit::Usage(format!("没有届次“{word}”，有：{}", known.join("、")))
    })
}

fn unknown_figure(name: &str) -> Exit {
    Exit::Usage(format!("没有叫“{name}”的数字；不带名称的 tian figures 列出全部"))
}

/// What every figure is printed with.
struct Printed<'a> {
    session: &'a Session,
    as_of: NaiveDate,
    recorded_by: Option<NaiveDate>,
}

impl Printed<'_> {
    fn heading(&self) -> String {
        let recorded = self.recorded_by.map_or_else(String::new, |day| format!("，{day}前录入的记录"));
        format!("{}，截至{}{recorded}", self.session.name, self.as_of)
    }

    fn json(&self, figure: &Figure) -> Value {
        let decimals = self.session.rules.figures.decimals;
        let share = |base: &Base| {
            json!({
                "base": base.name, "value": base.value, "rate": figure.rate_of(*base).map(six),
                "shown": crate::office::figures::shown(figure.value, base.value, decimals),
            })
        };
        let group = figure.group.as_ref();
        let base = figure.bases.first();
        json!({
            "name": figure.name,
            "by": group.map(|group| group.by),
            "group": group.map(|group| &group.label),
            "code": group.map(|group| &group.code),
            "title": title(&figure.name),
            "value": figure.value,
            "base": base.map(|base| base.value),
            "base_name": base.map(|base| base.name),
            "rate": figure.rate().map(six),
            "shown": base.map(|_| figure.shown(decimals)),
            "shares": figure.bases.iter().map(share).collect::<Vec<_>>(),
            "as_of": self.as_of,
            "recorded_by": self.recorded_by,
            "session": self.session.name,
        })
    }

    fn line(&self, figure: &Figure) -> String {
        let decimals = self.session.rules.figures.decimals;
        let name = match &figure.group {
            None => title(&figure.name),
            Some(group) => format!("  {}·{} {}", title(&figure.name), dimension(group.by), group.label),
        };
        let share = figure.bases.first().filter(|base| base.value > 0).map_or_else(String::new, |base| {
            format!(
                "{}  占{} {}",
                pad(&figure.shown(decimals), 8, Align::Right),
                title(base.name),
                base.value
            )
        });
        format!("{} {} {share}", pad(&name, 36, Align::Left), pad(&figure.value.to_string(), 7, Align::Right))
            .trim_end()
            .to_owned()
    }
}

/// Six decimals are more than any report prints.
fn six(rate: f64) -> f64 {
    (rate * 1e6).round() / 1e6
}

/// Where printed shares of a breakdown do not add up to a hundred though its parts do.
fn notes(all: &[Figure], decimals: u8) -> Vec<String> {
    let mut notes = Vec::new();
    let mut rest = all;
    while let Some(first) = rest.first() {
        let by = first.group.as_ref().map(|group| group.by);
        let same =
            |figure: &&Figure| figure.name == first.name && figure.group.as_ref().map(|group| group.by) == by;
        let parts = rest.iter().take_while(|figure| same(figure)).count();
        if let (Some(by), Some(base)) = (by, first.bases.first()) {
            notes.extend(uneven(&rest[..parts], *base, by, decimals));
        }
        rest = &rest[parts..];
    }
    notes
}

fn uneven(parts: &[Figure], base: Base, by: &str, decimals: u8) -> Option<String> {
    let sum: u64 = parts.iter().map(|part| part.value).sum();
    let percent = |part: &Figure| part.shown(decimals).trim_end_matches('%').replace('.', "").parse::<u64>();
    let shown: u64 = parts.iter().filter_map(|part| percent(part).ok()).sum();
    let whole = 100 * 10_u64.pow(u32::from(decimals));
    (sum == base.value && base.value > 0 && shown != whole).then(|| {
        let name = parts.first().map(|part| title(&part.name)).unwrap_or_default();
        format!("注：{name}{}的各项比例四舍五入后合计不等于100%，件数未作调整。", dimension(by))
    })
}

/// The rows behind a figure, `NAME` or `NAME=GROUP`.
fn rows(register: &Register, all: &[Figure], wanted: &str, json: bool) -> Result<(), Exit> {
    let (name, part) = wanted.split_once('=').map_or((wanted, None), |(name, part)| (name, Some(part)));
    let fits = |figure: &&Figure| {
        figure.name == name
            && match (part, &figure.group) {
                (None, None) => true,
                (Some(part), Some(group)) => group.label == part || group.code == part,
                _ => false,
            }
    };
    let figure = all.iter().find(fits).ok_or_else(|| unknown_figure(wanted))?;
    let mut output = Output::new();
    for row in told(register, &figure.rows) {
        if json {
            output.json(&row)?;
        } else {
            let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let parts = [text("docket"), text("title"), text("of")];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            output.line(&parts.join("  "))?;
        }
    }
    output.flush()
}

fn told(register: &Register, rows: &Rows) -> Vec<Value> {
    let proposal = |id: ProposalId, of: String| {
        let proposal = register.proposal(id);
        json!({
            "proposal": id,
            "docket": proposal.and_then(|p| p.docket()).map(|docket| docket.label.clone()),
            "title": proposal.map(|p| p.particulars.title.clone()),
            "of": of,
        })
    };
    let thing = |id: u32, title: Option<&str>| json!({ "number": id, "title": title });
    match rows {
        Rows::Proposals(ids) => ids.iter().map(|id| proposal(*id, String::new())).collect(),
        Rows::Tasks(ids) => {
            ids.iter().map(|id| proposal(id.proposal, register.unit_name(id.unit).to_owned())).collect()
        }
        Rows::Opinions(ids) => {
            let signer = |id: &crate::office::OpinionId| {
                let proposers = register.proposal(id.proposal).map(|p| &p.particulars.proposers);
                proposers
                    .and_then(|p| p.get(usize::from(id.signer)))
                    .map_or("", |p| p.name.as_str())
                    .to_owned()
            };
            ids.iter().map(|id| proposal(id.proposal, signer(id))).collect()
        }
        Rows::Infos(ids) => {
            ids.iter().map(|id| thing(id.0, register.info(*id).map(|i| i.title.as_str()))).collect()
        }
        Rows::Activities(ids) => {
            ids.iter().map(|id| thing(id.0, register.activity(*id).map(|a| a.title.as_str()))).collect()
        }
        Rows::Instructions(ids) => {
            ids.iter().map(|id| thing(id.0, register.instruction(*id).map(|i| i.by.as_str()))).collect()
        }
        Rows::Leaders(ids) => {
            ids.iter().map(|id| thing(id.0, register.leader(*id).map(|l| l.name.as_str()))).collect()
        }
        Rows::Names(names) => names.iter().map(|name| json!({ "title": name })).collect(),
    }
}
