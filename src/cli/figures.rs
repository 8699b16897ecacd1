//! `tian figures`: every count and rate with its base, as of a day, and the rows behind each.

use super::args::{FiguresArgs, OfficeArgs};
use super::exit::Exit;
use super::figure_rows::rows;
use super::output::Output;
use super::place::{Place, today};
use super::replay::recorded_by;
use super::sessions::session;
use crate::office::Session;
use crate::office::figures::{Base, Figure, Scope, dimension, figures, title, uneven};
use crate::text::width::{Align, pad, width};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Prints the figures asked for.
pub fn run(office: &OfficeArgs, args: &FiguresArgs) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    // A session is named as it is called today, whatever it was called on the day looked back to.
    let known_by_now = match (&args.recorded_by, &args.session) {
        (Some(_), Some(word)) => Some(session(&place.register, Some(word))?.id.to_string()),
        _ => None,
    };
    let register = match args.recorded_by {
        Some(day) => recorded_by(&mut place, day)?,
        None => std::mem::take(&mut place.register),
    };
    let named = known_by_now.as_deref().or(args.session.as_deref());
    if register.current().is_none() && args.recorded_by.is_some() {
        return nothing_recorded(args.json);
    }
    let session = session(&register, named)?;
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
    let shown: Vec<&Figure> = all.iter().filter(|figure| wanted(figure)).collect();
    let notes = uneven(&shown, session.rules.figures.decimals);
    for (place, figure) in shown.iter().enumerate() {
        if args.json {
            let note =
                notes.iter().find(|(_, places)| places.contains(&place)).map(|(note, _)| note.as_str());
            output.json(&printed.json(figure, note))?;
        } else {
            output.line(&printed.line(figure))?;
        }
    }
    if !args.json {
        notes.iter().try_for_each(|(note, _)| output.line(&format!("注：{note}。")))?;
    }
    output.flush()
}

/// Nothing had been recorded by the day looked back to, and nothing is counted.
fn nothing_recorded(json: bool) -> Result<(), Exit> {
    let mut output = Output::new();
    if !json {
        output.line("那一天以前还没有录入任何记录。")?;
    }
    output.flush()
}

pub(super) fn unknown_figure(name: &str) -> Exit {
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

    fn json(&self, figure: &Figure, note: Option<&str>) -> Value {
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
            "note": note,
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
        // A name is never cut: of figures of units it is the end that tells them apart.
        let columns = width(&name).max(36);
        format!(
            "{} {} {share}",
            pad(&name, columns, Align::Left),
            pad(&figure.value.to_string(), 7, Align::Right)
        )
        .trim_end()
        .to_owned()
    }
}

/// Six decimals are more than any report prints.
fn six(rate: f64) -> f64 {
    (rate * 1e6).round() / 1e6
}
