//! What clap complains about, as a Chinese sentence.

use super::exit::Exit;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Why a value will not do: the parser's own sentence, else what may stand there, where that is a list.
fn wrong_value(error: &Error, value: &str, allowed: &str) -> String {
    let own = std::error::Error::source(error).map(ToString::to_string);
    match own.filter(|own| own.chars().any(|c| c >= '一')) {
        Some(own) => format!("：{own}"),
        None if allowed.is_empty() => format!("不能是“{value}”"),
        None => format!("不能是“{value}”；可用：{allowed}"),
    }
}

/// The sentence for a command line that was not understood.
pub fn explained(error: &Error) -> Exit {
    let named = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = named(ContextKind::InvalidArg);
    let value = named(ContextKind::InvalidValue);
    let near = match named(ContextKind::SuggestedSubcommand) + &named(ContextKind::SuggestedArg) {
        near if near.is_empty() => String::new(),
        near => format!("；是不是“{near}”？"),
    };
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有子命令“{}”{near}", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("不认识“{argument}”{near}"),
        ErrorKind::MissingRequiredArgument => format!("缺少{argument}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument}后面缺少内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let why = wrong_value(error, &value, &named(ContextKind::ValidValue));
            format!("{argument}{why}")
        }
        ErrorKind::ArgumentConflict => format!("{argument}重复或互相冲突"),
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的文字".to_owned(),
        _ => "命令写法不对".to_owned(),
    };
    Exit::Usage(format!("{sentence}。用 tian --help 查看写法"))
}
