//! Commands as JSON lines, as `tian do -` reads them: `{"do":"file","proposals":[12],"lead":"教育局"}`. Proposals are
//! named by intake number, or by docket as a string; units by code, name or short name. The schema is in the README.

mod beyond;
mod fields;
mod filing;
mod handling;
pub mod moves;
mod papers;
mod patch;
mod people;
mod reader;
mod receive;
pub mod refer;
mod rules;
mod shape;
mod words;

use crate::office::{Command, Register};
use serde_json::{Map, Value};

/// What is wrong with a line, in Chinese.
pub type Fault = String;

type Body = Map<String, Value>;

/// The command a line means in the present state of the register.
pub fn command(register: &Register, line: &str) -> Result<Command, Fault> {
    let value: Value = serde_json::from_str(line)
        .map_err(|error| format!("不是合法的 JSON：第{}个字节附近写错了", error.column()))?;
    let Value::Object(mut body) = value else {
        return Err("每行应是一个 JSON 对象，例如 {\"do\":\"file\",\"proposals\":[1]}".to_owned());
    };
    let Some(Value::String(verb)) = body.remove("do") else {
        return Err("缺少 \"do\"，它说明要办什么，例如 \"file\"".to_owned());
    };
    fields::check(&verb, &body)?;
    shape::reshape(register, &verb, &mut body)?;
    let mut whole = Map::new();
    whole.insert(verb.clone(), Value::Object(body));
    reader::read(Value::Object(whole)).map_err(|error| explained(&verb, &error))
}

/// What is said of a date or time that cannot be read.
const BAD_DATE: &str = "日期读不懂，应写成 2026-03-05";

/// Serde's complaint, with the words that matter put into Chinese.
fn explained(verb: &str, error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let told = [
        ("unknown variant", "不认识"),
        ("unknown field", "没有这个字段"),
        ("missing field", "缺少字段"),
        ("duplicate field", "字段重复"),
        ("invalid type", "类型不对"),
        ("invalid value", "取值不对"),
        ("expected one of", "可用"),
        ("expected", "应为"),
        ("premature end of input", BAD_DATE),
        ("input contains invalid characters", BAD_DATE),
        ("input is out of range", BAD_DATE),
        ("trailing input", BAD_DATE),
        ("boolean", "真假值"),
        ("integer", "整数"),
        ("floating point", "小数"),
        ("a string", "文字"),
        ("string", "文字"),
        ("a sequence", "列表"),
        ("sequence", "列表"),
        ("a map", "对象"),
        ("map", "对象"),
        ("struct ", "对象 "),
    ];
    let told = told.iter().fold(text, |text, (english, chinese)| text.replace(english, chinese));
    format!("{verb}：{told}")
}

#[cfg(test)]
mod tests;
