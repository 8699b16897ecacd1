//! The statistics pane (统计): every figure by theme, with its base and a bar, as of a day; Enter opens the rows behind it.

mod papers;
mod themes;
mod units;

use super::board::{Board, Head, Line, PICK_OWN, Section, Source};
use crate::desk::field::Item;
use crate::desk::form::Scene;
use crate::desk::msg::{Picked, Wish};
use crate::desk::overlay::Overlay;
use crate::desk::panes::Stamp;
use crate::desk::patience::Patience;
use crate::keymap::{Action, Scope};
use crate::office::figures::{self, Figure, Scope as Over, dimension, title};
use crate::office::{Session, SessionId};
use crate::text::locale::say::boards as say;
use chrono::{Datelike, NaiveDate};
use themes::{BATCHES, QUESTIONS, THEMES, UNITS, WORDS, themed};

/// The statistics pane.
pub type Statistics = Board<Tables>;

/// How many month ends are offered as days to count by.
const MONTHS: usize = 12;
/// The longest bar, in screen columns.
const BAR: u64 = 10;

/// The tables of figures.
#[derive(Debug, Default)]
pub struct Tables {
    /// The session counted; the current one when not chosen.
    session: Option<SessionId>,
    /// Counted as of this day; today when not chosen.
    as_of: Option<NaiveDate>,
    offered: Vec<Offer>,
    counted: Option<Counted>,
}

/// The figures of a moment: the sections show parts of the same count.
#[derive(Debug)]
struct Counted {
    over: Over,
    moment: Stamp,
    figures: Vec<Figure>,
}

#[derive(Debug, Clone, Copy)]
enum Offer {
    Today,
    Day(NaiveDate),
    Session(SessionId),
}

impl Tables {
    fn session<'s>(&self, scene: &Scene<'s>) -> Option<&'s Session> {
        match self.session {
            Some(id) => scene.register.session(id),
            None => scene.register.current(),
        }
    }

    fn as_of(&self, scene: &Scene) -> NaiveDate {
        self.as_of.unwrap_or_else(|| scene.occasion.today())
    }

    /// All figures, counted once in a moment; `None`: patience did not last.
    fn count(&mut self, over: Over, scene: &Scene, patience: &Patience) -> Option<&[Figure]> {
        let moment = Stamp::of(scene, 0);
        let holds = |counted: &Counted| counted.over == over && counted.moment == moment;
        if !self.counted.as_ref().is_some_and(holds) {
            let figures = figures::figures_while(scene.register, &over, || patience.lasts_now())?;
            self.counted = Some(Counted { over, moment, figures });
        }
        self.counted.as_ref().map(|counted| counted.figures.as_slice())
    }

    /// Today, the last month ends, and the sessions.
    fn offer(&mut self, scene: &Scene) -> Vec<Wish> {
        let today = scene.occasion.today();
        let mut offered = vec![Offer::Today];
        offered.extend(month_ends(today).take(MONTHS).map(Offer::Day));
        offered.extend(scene.register.sessions().rev().map(|session| Offer::Session(session.id)));
        let item = |(place, offer): (usize, &Offer)| {
            let title = match offer {
                Offer::Today => say::as_of(today),
                Offer::Day(day) => say::as_of(*day),
                Offer::Session(id) => {
                    scene.register.session(*id).map_or_else(String::new, |session| session.name.clone())
                }
            };
            Item::new((place + 1).to_string(), title)
        };
        let items = offered.iter().enumerate().map(item).collect();
        self.offered = offered;
        vec![Wish::Show(Box::new(Overlay::pick(PICK_OWN, say::PICK_DAY, items)))]
    }
}

/// The ends of the months before a day, latest first.
fn month_ends(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = today.with_day(1);
    let before = |first: &NaiveDate| first.pred_opt().and_then(|last| last.with_day(1));
    std::iter::successors(first, before).filter_map(|first| first.pred_opt())
}

impl Source for Tables {
    const SCOPE: Scope = Scope::Statistics;
    const SECTIONS: &'static [&'static str] = THEMES;

    fn section(&mut self, place: usize, scene: &Scene, patience: &Patience) -> Option<Section> {
        // A question with its option is longer than the name of any figure.
        let names = if place == QUESTIONS { 44 } else { 34 };
        let heads = vec![
            Head::words(say::FIGURE, 20, names, 0),
            Head::number(say::VALUE, 7, 0),
            Head::number(say::SHARE, 8, 0),
            Head::words(say::OF_WHICH, 12, 20, 1),
            Head::words(say::BAR, 10, 10, 2),
        ];
        let Some(session) = self.session(scene) else { return Some(Section { heads, ..Section::default() }) };
        let as_of = self.as_of(scene);
        let over = Over { session: session.id, as_of };
        let summary = format!("{} {}", session.name, say::as_of(as_of));
        match place {
            WORDS => return Some(papers::words(scene.register, session)),
            BATCHES => return Some(papers::batches(scene.register, session)),
            _ => {}
        }
        if place == UNITS {
            return Some(units::section(self.count(over, scene, patience)?, &session.rules, &summary));
        }
        // A part with nothing in it is a figure to be read back, but no line worth looking at.
        let shown = |figure: &&Figure| themed(figure, place) && (figure.group.is_none() || figure.value > 0);
        let shown: Vec<&Figure> = self.count(over, scene, patience)?.iter().filter(shown).collect();
        let most = shown.iter().map(|figure| figure.value).max().unwrap_or(0);
        let decimals = session.rules.figures.decimals;
        let mut lines = lines(&shown, most, decimals);
        lines.extend(figures::uneven(&shown, decimals).into_iter().map(|(note, _)| Line::new(vec![note])));
        Some(Section { heads, lines, summary, nothing: say::NO_FIGURES, ..Section::default() })
    }

    fn start_over(&mut self) {
        self.counted = None;
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Option<Vec<Wish>> {
        match action {
            Action::FilterDays | Action::Sort => Some(self.offer(scene)),
            _ => None,
        }
    }

    fn knows(&self, action: Action) -> bool {
        matches!(action, Action::FilterDays | Action::Sort)
    }

    fn picked(&mut self, picked: Picked, _scene: &Scene) {
        match self.offered.get(picked.place) {
            Some(Offer::Today) => self.as_of = None,
            Some(Offer::Day(day)) => self.as_of = Some(*day),
            Some(Offer::Session(id)) => self.session = Some(*id),
            None => {}
        }
    }
}

/// The lines of figures; a breakdown without a total of its own is headed by what it breaks down.
fn lines(shown: &[&Figure], most: u64, decimals: u8) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut before = "";
    for figure in shown {
        if figure.group.is_some() && figure.name != before {
            let key = format!("{} heading", figure.name);
            lines.push(Line { heading: true, key, ..Line::new(vec![title(&figure.name)]) });
        }
        lines.push(line(figure, most, decimals));
        before = &figure.name;
    }
    lines
}

fn line(figure: &Figure, most: u64, decimals: u8) -> Line {
    let name = match &figure.group {
        None => title(&figure.name),
        // Question and option say what they go by.
        Some(group) if group.by == "answer" => format!("  {}", group.label),
        Some(group) => format!("  {} {}", dimension(group.by), group.label),
    };
    let group = figure.group.as_ref().map(|group| (group.by, group.code.as_str()));
    let key = format!("{} {group:?}", figure.name);
    let base = figure.bases.first().filter(|base| base.value > 0);
    let of = base.map_or_else(String::new, |base| format!("{} {}", title(base.name), base.value));
    let long = (figure.value * BAR).checked_div(most).unwrap_or(0).max(u64::from(figure.value > 0));
    let bar = "#".repeat(usize::try_from(long).unwrap_or(0));
    Line {
        cells: vec![name, figure.value.to_string(), figure.shown(decimals), of, bar],
        proposals: figure.rows.proposals(),
        heading: figure.group.is_none(),
        key,
        ..Line::default()
    }
}
