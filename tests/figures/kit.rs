//! An office that is entered by lines, as `tian do` reads them, and asked for its figures on a day.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tian::cli::lines;
use tian::office::figures::{Figure, Rows, Scope, figures};
use tian::office::verbs::found::founding;
use tian::office::{ClerkId, Command, Entry, Occasion, ProposalId, Register, Turn, decide};

/// 2 March 2026, nine in the morning in Beijing: everything in these reports lies before it.
const AT: i64 = 1_772_413_200_000;

/// An office that is entered long after what is told of it.
pub struct Office {
    pub register: Register,
    /// When its next step is recorded, in milliseconds since 1970 UTC.
    at: i64,
}

/// What the figures were on a day.
pub struct Report(Vec<Figure>);

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

impl Office {
    /// An office with rules that differ from the shipped ones by `rules`, and two units.
    pub fn with(rules: &Value) -> Self {
        let mut office = Self { register: Register::default(), at: AT };
        office.register.apply(&founding("周敏", None, AT)).expect("founded");
        if rules.as_object().is_some_and(|rules| !rules.is_empty()) {
            office.line(&json!({ "do": "set_session", "rules": rules }));
        }
        let units = json!([{ "code": "1", "name": "发改委" }, { "code": "2", "name": "教育局" }]);
        office.line(&json!({ "do": "list_units", "units": units }));
        office
    }

    /// Lets the next steps be recorded at nine in the morning of a day.
    pub fn today(&mut self, on: &str) {
        let nine = day(on).and_hms_opt(1, 0, 0).expect("nine in Beijing");
        self.at = nine.and_utc().timestamp_millis();
    }

    /// Carries a line out.
    pub fn line(&mut self, line: &Value) {
        let command = lines::command(&self.register, &line.to_string());
        self.must(&command.unwrap_or_else(|fault| panic!("{fault}\n{line}")));
    }

    /// Carries a command out.
    pub fn must(&mut self, command: &Command) {
        let occasion = Occasion { clerk: ClerkId(1), at: self.at };
        let granted = decide(&self.register, command, &occasion);
        let granted = granted.unwrap_or_else(|refusal| panic!("{:?}: {refusal}", command.verb()));
        let entry = Entry {
            seq: self.register.seq() + 1,
            at: self.at,
            clerk: occasion.clerk,
            ticket: [0; 16],
            verb: granted.verb,
            turn: Turn::Plain,
            facts: granted.facts,
        };
        self.register.append(&entry).expect("applied");
    }

    /// Receives so many proposals alike, on a day. `like` holds the fields of one; its title gets a number, its category
    /// is the first unless it says so.
    pub fn receive(&mut self, on: &str, like: &Value, count: u32) {
        let first = self.register.next_proposal().0;
        let one = |number: u32| {
            let mut one = like.clone();
            one["title"] = json!(format!("关于第{number}件事的建议"));
            one["received"] = json!(on);
            if one["category"].is_null() {
                one["category"] = json!("1");
            }
            if one["proposers"].is_null() {
                one["proposers"] = json!([format!("委员{number}")]);
            }
            one
        };
        let all: Vec<Value> = (first..first + count).map(one).collect();
        self.line(&json!({ "do": "receive", "proposals": all }));
    }

    /// Files proposals by intake numbers, all to the first unit.
    pub fn file(&mut self, on: &str, ids: impl IntoIterator<Item = u32>) {
        let ids: Vec<u32> = ids.into_iter().collect();
        self.line(&json!({ "do": "file", "proposals": ids, "lead": "发改委", "on": on }));
    }

    /// The only unit of a proposal replies.
    pub fn reply(&mut self, on: &str, id: u32, class: &str) {
        self.line(&json!({ "do": "reply", "proposal": id, "class": class, "delivered": on }));
    }

    /// The first proposer's form comes back, all questions answered best but the last: the overall rating.
    pub fn answer(&mut self, on: &str, id: u32, overall: u8) {
        let digits = format!("11111{overall}");
        self.line(&json!({ "do": "answer", "proposal": id, "digits": digits, "on": on }));
    }

    /// Closes proposals.
    pub fn close(&mut self, on: &str, ids: impl IntoIterator<Item = u32>) {
        let ids: Vec<u32> = ids.into_iter().collect();
        self.line(&json!({ "do": "close", "proposals": ids, "on": on }));
    }

    /// Sets a mark on the day the last of them came in.
    pub fn mark(&mut self, mark: &str, ids: &[u32]) {
        let received = |id: &u32| Some(self.register.proposal(ProposalId(*id))?.intake.received.date());
        let on = ids.iter().filter_map(received).max().expect("they are there");
        self.line(&json!({ "do": "mark", "proposals": ids, "mark": mark, "set": true, "on": on }));
    }

    /// The figures of the current session by the end of a day.
    pub fn report(&self, as_of: &str) -> Report {
        let session = self.register.current().expect("a session").id;
        Report(figures(&self.register, &Scope { session, as_of: day(as_of) }))
    }

    /// Docket numbers of proposals.
    pub fn dockets(&self, ids: &[ProposalId]) -> Vec<u32> {
        let number = |id: &ProposalId| self.register.proposal(*id)?.docket().map(|docket| docket.number);
        ids.iter().filter_map(number).collect()
    }
}

impl Report {
    /// A figure that is not broken down.
    pub fn of(&self, name: &str) -> &Figure {
        let found = self.0.iter().find(|figure| figure.name == name && figure.group.is_none());
        found.unwrap_or_else(|| panic!("no figure {name}"))
    }

    /// Its value.
    pub fn value(&self, name: &str) -> u64 {
        self.of(name).value
    }

    /// Its values.
    pub fn values<const N: usize>(&self, names: [&str; N]) -> [u64; N] {
        names.map(|name| self.value(name))
    }

    /// Its share of its usual base as printed with one decimal, and the base.
    pub fn share(&self, name: &str) -> (String, u64) {
        let figure = self.of(name);
        (figure.shown(1), figure.bases.first().map_or(0, |base| base.value))
    }

    /// Its share of one of its bases.
    pub fn share_of(&self, name: &str, base: &str) -> (String, u64) {
        let figure = self.of(name);
        let base = figure.bases.iter().find(|known| known.name == base).expect("the base");
        (tian::office::figures::shown(figure.value, base.value, 1), base.value)
    }

    /// The parts of a breakdown with their labels, in order.
    pub fn parts(&self, name: &str, by: &str) -> Vec<(String, u64)> {
        let part = |figure: &Figure| {
            let group = figure.group.as_ref().filter(|group| figure.name == name && group.by == by)?;
            Some((group.label.clone(), figure.value))
        };
        self.0.iter().filter_map(part).collect()
    }

    /// The values of a breakdown, in order.
    pub fn broken(&self, name: &str, by: &str) -> Vec<u64> {
        self.parts(name, by).into_iter().map(|(_, value)| value).collect()
    }

    /// The proposals behind a figure.
    pub fn rows(&self, name: &str) -> Vec<ProposalId> {
        self.of(name).rows.proposals()
    }

    /// Every count is the number of its rows, and no share exceeds its base.
    pub fn holds(&self) -> &Self {
        for figure in &self.0 {
            let summed = matches!(figure.rows, Rows::Activities(_)) || figure.name.starts_with("points");
            let rows = u64::try_from(figure.rows.len()).expect("few rows");
            assert!(summed || figure.value == rows, "{} {:?}", figure.name, figure.group);
        }
        self
    }
}
