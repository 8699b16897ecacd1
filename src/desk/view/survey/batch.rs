//! What the pane shows of batches: how far one has come, the menu, which are open, and two keyings that differ.

use super::super::theme;
use super::lines::Lines;
use crate::desk::form::Scene;
use crate::desk::panes::survey::{Survey, Work};
use crate::office::batch::Batch;
use crate::office::queries::batches::{Standing, standing};
use crate::office::{BatchId, Register, SheetId};
use crate::text::locale::say::survey as say;
use crate::text::width::{Align, pad, width};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Most columns of a question or a value where two keyings stand beside one another.
const WIDEST: usize = 26;

/// The batch worked on: its totals beside the announced ones, and what is left of the second keying.
pub fn standing_lines(pane: &Survey, scene: &Scene, lines: &mut Lines, buf: &mut Buffer) {
    let (register, sheet) = (scene.register, pane.sheet());
    let Some(batch) = sheet.batch().and_then(|id| register.batch(id)) else { return };
    let standing = standing(register, batch);
    let second = matches!(sheet.work, Work::Second(_));
    let head = say::batch_head(batch.id.0, &name(register, batch), second);
    let mut pieces: Vec<(String, Style)> = vec![(head, theme::accent())];
    for total in standing.totals(batch) {
        let Some(announced) = total.announced else { continue };
        let all = standing.keyed >= batch.header.count;
        let style = match total.agrees() {
            true => theme::good(),
            false if all => theme::alarm(),
            false => theme::plain(),
        };
        pieces.push((say::total(total.of.title(), total.keyed, announced), style));
    }
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    lines.put_pieces(buf, &pieces);
    let (text, style) = checked(&standing);
    lines.put(buf, &text, style);
}

fn checked(standing: &Standing) -> (String, Style) {
    if !standing.disputed.is_empty() {
        return (say::disputed(standing.disputed.len()), theme::alarm());
    }
    let rate = say::error_rate(standing.wrong, standing.twice);
    match (standing.whole, standing.to_second.len()) {
        (true, left @ 1..) => (say::whole_again(left, &rate), theme::alarm()),
        (_, left) => (say::second_left(standing.twice, left, &rate), theme::quiet()),
    }
}

/// What the batch is of.
fn name(register: &Register, batch: &Batch) -> String {
    let asked = batch.questionnaire.and_then(|id| register.questionnaire(id));
    asked.map_or_else(String::new, |asked| format!("《{}》", asked.form.name))
}

/// What can be done about batches.
pub fn menu(has_batch: bool, lines: &mut Lines, buf: &mut Buffer) {
    lines.put(buf, say::MENU, theme::accent());
    for (digit, title, needs) in say::MENU_LINES {
        let style = if has_batch || !needs { theme::plain() } else { theme::quiet() };
        lines.put(buf, &format!("  {digit} {title}"), style);
    }
}

/// The open batches, a line each.
pub fn open(ids: &[BatchId], register: &Register, lines: &mut Lines, buf: &mut Buffer) {
    lines.put(buf, say::WHICH_BATCH, theme::accent());
    for (digit, batch) in (1..).zip(ids.iter().filter_map(|id| register.batch(*id))) {
        let standing = standing(register, batch);
        let clerk = register.clerk_name(batch.clerk);
        let left = standing.to_second.len() + standing.disputed.len();
        let told = say::batch_line(
            batch.id.0,
            &name(register, batch),
            (standing.keyed, batch.header.count),
            clerk,
            &batch.header.place,
            left,
        );
        lines.put(buf, &format!("  {digit} {told}"), theme::plain());
    }
}

/// Two keyings that differ, place by place, and how to say which is right.
pub fn disputed(id: SheetId, register: &Register, lines: &mut Lines, buf: &mut Buffer) {
    let Some(sheet) = register.sheet(id) else { return };
    let asked = sheet.opinion.and_then(|id| Some((register.proposal(id.proposal)?, id)));
    let whose = asked
        .map_or(String::new(), |(proposal, id)| format!(" {}", proposal.asked_name(id.signer, id.round)));
    lines.put(buf, &say::settle(sheet.number, id.place, &whose), theme::accent());
    let differences = Survey::differences(register, id);
    let widest = |at: usize| differences.iter().map(|line| width(&line[at])).max().unwrap_or(0);
    let (titles, values) = (widest(0).min(WIDEST), widest(1).min(WIDEST));
    for [title, first, second] in &differences {
        let (title, first) = (pad(title, titles, Align::Left), pad(first, values, Align::Left));
        lines.put(buf, &say::differs(&title, &first, second), theme::plain());
    }
    lines.put(buf, say::SETTLE_HOW, theme::soon());
}
