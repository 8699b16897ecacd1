//! The foot of a form: why it cannot be submitted, what would come of it, and how the field in focus is filled in.

use crate::desk::form::{Form, Verdict};
use crate::desk::view::theme;
use crate::text::locale::forms as say;
use crate::text::width::wrap;
use ratatui::style::Style;

/// Lines of the foot, the help last; at most `most`.
pub fn lines(form: &Form, cols: u16, most: u16) -> Vec<(String, Style)> {
    let most = usize::from(most).saturating_sub(1);
    let mut lines = Vec::new();
    if let Some(fault) = form.fault() {
        let wrapped = wrap(fault, usize::from(cols).saturating_sub(4));
        lines.extend(wrapped.into_iter().take(3).map(|text| (format!("  ! {text}"), theme::alarm())));
    } else if let Some(verdict) = form.verdict() {
        lines.extend(said(form, verdict, most, cols.into()));
    }
    lines.truncate(most);
    lines.push((format!("  {}", help(form)), theme::quiet()));
    lines
}

fn help(form: &Form) -> &'static str {
    match form.focused() {
        None => say::HELP_CONFIRM,
        Some(field) if field.locked.is_some() => say::TEXT_COMING,
        Some(field) => field.help,
    }
}

/// What would come of it, and who cannot, the reason with each.
fn said(form: &Form, verdict: &Verdict, most: usize, cols: usize) -> Vec<(String, Style)> {
    let counter = form.counter();
    let Verdict { can, cannot } = verdict;
    if cannot.is_empty() {
        return vec![(format!("  {}", say::all_can(*can, counter)), theme::good())];
    }
    let total = can + cannot.len();
    let head = if *can == 0 { say::none_can(total, counter) } else { say::some_cannot(*can, total, counter) };
    let mut lines = vec![(format!("  {head}"), theme::soon())];
    let room = most.saturating_sub(1);
    let shown = if cannot.len() > room { room.saturating_sub(1) } else { cannot.len() };
    for (who, why) in cannot.iter().take(shown) {
        // Most reasons begin with the name already.
        let text = if why.contains(who.as_str()) { why.clone() } else { format!("{who}：{why}") };
        lines
            .push((format!("  - {}", crate::text::width::cut(&text, cols.saturating_sub(4))), theme::soon()));
    }
    if cannot.len() > shown {
        lines.push((format!("  {}", say::and_more(cannot.len() - shown)), theme::soon()));
    }
    lines
}
