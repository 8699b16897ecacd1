//! Printed shares that do not add up to a hundred though their parts do: numbers are never mended, it is said.

use super::book::Figure;
use super::titles::{dimension, title};
use crate::office::opinion::Rating;
use std::collections::BTreeMap;

/// Which figures are parts of one whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Family {
    name: String,
    by: Option<&'static str>,
}

/// The notes on families of figures, each with the places of its figures among those given.
pub fn uneven(figures: &[&Figure], decimals: u8) -> Vec<(String, Vec<usize>)> {
    let mut families: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
    for (place, figure) in figures.iter().enumerate() {
        if let Some(family) = family(figure) {
            families.entry(family).or_default().push(place);
        }
    }
    let uneven = |parts: &[usize]| {
        let parts: Vec<&Figure> = parts.iter().filter_map(|place| figures.get(*place).copied()).collect();
        is_uneven(&parts, decimals)
    };
    let mut told: Vec<(String, Vec<usize>)> = families
        .into_iter()
        .filter(|(_, parts)| uneven(parts))
        .map(|(family, parts)| (note(&family), parts))
        .collect();
    told.sort_by_key(|(_, parts)| parts.first().copied());
    told
}

fn family(figure: &Figure) -> Option<Family> {
    if let Some(group) = &figure.group {
        return Some(Family { name: figure.name.clone(), by: Some(group.by) });
    }
    let name = figure.name.as_str();
    let (plain, round) = match name.strip_suffix("_first") {
        Some(plain) => (plain, "_first"),
        None => (name, ""),
    };
    let rating = |name: &str| Rating::ALL.iter().any(|rating| rating.name() == name);
    let whole = if name.starts_with("first_class_") {
        "first_classed".to_owned()
    } else if name.starts_with("class_") && name != "class_moved" {
        "classed".to_owned()
    } else if rating(plain) {
        format!("returned{round}")
    } else if plain.strip_prefix("proposals_").is_some_and(rating) {
        format!("rated_proposals{round}")
    } else {
        return None;
    };
    Some(Family { name: whole, by: None })
}

/// The parts are all of one whole, and what is printed of them is not.
fn is_uneven(parts: &[&Figure], decimals: u8) -> bool {
    let Some(base) = parts.first().and_then(|part| part.bases.first()) else { return false };
    let of_one = parts.iter().all(|part| part.bases.first() == Some(base));
    let sum: u64 = parts.iter().map(|part| part.value).sum();
    let percent = |part: &&Figure| part.shown(decimals).replace(['%', '.'], "").parse::<u64>().ok();
    let shown: u64 = parts.iter().filter_map(percent).sum();
    let whole = 100 * 10_u64.pow(u32::from(decimals));
    of_one && base.value > 0 && sum == base.value && shown != whole
}

fn note(family: &Family) -> String {
    let what = format!("{}{}", title(&family.name), family.by.map_or("各档", dimension));
    format!("{what}的各项比例四舍五入后合计不等于100%，件数未作调整")
}
