//! Numbers printed by the templates of a session's rules.

use super::session::{Period, Session};
use chrono::Datelike;

impl Session {
    /// The docket number `number` of a proposal of this period, printed by this session's template.
    pub fn docket_label(&self, number: u32, period: Period) -> String {
        let numbering = &self.rules.numbering;
        match (&numbering.intersession, period) {
            (Some(own), Period::Intersession) => self.printed(own, number),
            _ => self.printed(&numbering.docket, number),
        }
    }

    /// A number printed by a template. Places it does not know stay as they are.
    pub fn printed(&self, template: &str, number: u32) -> String {
        let mut label = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            label.push_str(before);
            let Some((place, after)) = after.split_once('}') else {
                label.push('{');
                rest = after;
                continue;
            };
            label.push_str(&self.place(place, number));
            rest = after;
        }
        label.push_str(rest);
        label
    }

    fn place(&self, place: &str, number: u32) -> String {
        let (name, width) = place.split_once(':').unwrap_or((place, ""));
        let width: usize = width.parse().unwrap_or(0).min(9);
        match name {
            "n" => format!("{number:0width$}"),
            "year" => format!("{:0width$}", self.year),
            "term" => format!("{:0width$}", self.term),
            "meeting" => format!("{:0width$}", self.meeting),
            "opened" => format!("{:0width$}", self.opened.year()),
            other => format!("{{{other}}}"),
        }
    }
}
