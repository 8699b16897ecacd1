//! From a file to rules. The whole file is read whatever is wrong with it, so that one look mends it all; what it says is
//! then judged by the law like rules from anywhere.

use super::fault::Fault;
use super::file::File;
use super::sections;
use super::sets;
use super::tree::{Section, nearest};
use crate::office::rules::Rules;
use crate::office::soundness;
use toml::de::{DeTable, DeValue};

/// The rules a file means. What it leaves out is taken from the shipped set its `base` names, else from `current`.
pub fn read(text: &str, current: &Rules) -> Result<Rules, Vec<Fault>> {
    let file = File::new(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        file.broken(&error.span().unwrap_or(0..0), broken(error.message()));
    }
    let whole = Section::whole(&file, document.get_ref());
    let mut rules = base(&whole).unwrap_or_else(|| current.clone());
    sections::lay(&whole, &mut rules);
    whole.finish();
    for unsound in &soundness::faults(&rules) {
        file.judged(unsound);
    }
    let faults = file.into_faults();
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}

/// Whether a file says nothing at all: it is empty, or holds remarks and empty tables only.
pub fn says_nothing(text: &str) -> bool {
    let (document, errors) = DeTable::parse_recoverable(text);
    errors.is_empty() && is_empty(document.get_ref())
}

fn is_empty(table: &DeTable) -> bool {
    table.values().all(|value| matches!(value.get_ref(), DeValue::Table(inner) if is_empty(inner)))
}

/// The shipped set a file is based on.
fn base(whole: &Section) -> Option<Rules> {
    let value = whole.value("base")?;
    let name = value.get_ref().as_str().unwrap_or_default();
    let set = sets::named(name);
    if set.is_none() {
        let near = nearest(name, sets::ALL.iter().map(|set| set.name));
        whole.fault("base", value, format!("没有叫“{name}”的规则{near}；可用：{}", sets::known()));
    }
    set.map(sets::Set::rules)
}

fn broken(message: &str) -> String {
    if message.contains("duplicate") {
        return "这一项或这张表前面已经写过".to_owned();
    }
    "看不懂这一处，应写成 名称 = 值；文字要加半角引号，表名写在 [ ] 里".to_owned()
}
