//! `tian verify`: the whole memory checked against itself.

use super::args::{JsonFlag, OfficeArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::Place;
use crate::wire::{Answer, Question};
use serde_json::json;

/// Prints what checking found; nothing found is well.
pub fn run(office: &OfficeArgs, args: JsonFlag) -> Result<(), Exit> {
    let mut place = Place::open(office)?;
    let findings = match place.ask(Question::Verify)? {
        Answer::Findings(findings) => findings,
        Answer::No(sentence) => return Err(Exit::Broken(sentence)),
        _ => return Err(Exit::Broken("服务的回答不合约定".to_owned())),
    };
    let mut output = Output::new();
    if args.json {
        output.json(&json!({ "entries": place.register.seq(), "findings": findings }))?;
    } else if findings.is_empty() {
        output.line(&format!("全部{}条记录完好，登记簿与记录一致", place.register.seq()))?;
    }
    output.flush()?;
    if findings.is_empty() { Ok(()) } else { Err(Exit::Broken(findings.join("\n"))) }
}
