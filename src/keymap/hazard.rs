//! What can be wrong with a key as it is written in a file: keys that terminals cannot tell apart, cannot send at all,
//! or keep for themselves. One Chinese sentence for each.

use super::check::Kind;
use super::key::{Code, Key};

/// What is wrong with the key named `name`, if anything.
pub(super) fn of(name: &str) -> Option<(Kind, String)> {
    let written = Key::parse_as_written(name).ok()?;
    let canon = written.canon();
    alike(name, written, canon).or_else(|| unsent(name, canon)).or_else(|| eaten(name, canon))
}

/// Two ways to write one key.
fn alike(name: &str, written: Key, canon: Key) -> Option<(Kind, String)> {
    let told = written == canon || (written.code == Code::Tab && written.shift);
    let merged = match canon.code {
        Code::Enter | Code::Esc | Code::Tab | Code::BackTab | Code::Backspace => canon.ctrl || canon.shift,
        Code::Char(' ') => canon.shift,
        Code::F(_) => canon.shift || canon.ctrl,
        _ => false,
    };
    if told && !merged {
        return None;
    }
    let plain = if merged { Key::plain(canon.code) } else { canon };
    Some((Kind::Alike, format!("终端分不清“{name}”和“{plain}”，请改写成“{plain}”或另选一个键")))
}

/// Keys that most terminals have no bytes for, or that are changed on the way here.
fn unsent(name: &str, key: Key) -> Option<(Kind, String)> {
    let why = match key.code {
        Code::Char(c) if !c.is_ascii() => "全角字符和汉字在命令处会变成半角键或查找，请写半角键",
        Code::Char(c) if key.ctrl && c != ' ' && !c.is_ascii_lowercase() => {
            "多数终端发不出 Ctrl 加数字或标点"
        }
        Code::Char('[' | 'O') if key.alt => "这正是功能键的开头几个字节，终端会认错",
        Code::F(n) if n > 12 => "多数键盘没有这个键",
        _ => return None,
    };
    Some((Kind::Unsent, format!("“{name}”到不了程序：{why}")))
}

/// Keys that something between the clerk and the program keeps for itself.
fn eaten(name: &str, key: Key) -> Option<(Kind, String)> {
    let by = match key.code {
        Code::Char(c) if key.ctrl => match c {
            'a' => "screen 的前缀键",
            'b' => "tmux 的前缀键",
            'c' => "中断程序的键",
            's' | 'q' => "终端暂停、继续输出的键",
            'v' => "终端粘贴的键",
            'z' => "挂起程序的键",
            ' ' => "输入法开关",
            _ => return None,
        },
        Code::PageUp | Code::PageDown | Code::Home | Code::End if key.shift => "终端回看屏幕的键",
        Code::Insert if key.shift || key.ctrl => "终端复制、粘贴的键",
        Code::PageUp | Code::PageDown if key.ctrl => "终端切换标签的键",
        _ => return None,
    };
    Some((Kind::Eaten, format!("“{name}”是{by}，常常到不了程序")))
}
