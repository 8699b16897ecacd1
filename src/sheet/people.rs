//! Names in a cell: who signed, in which order, and what each of them is.

use super::fold::plain;
use super::words;
use crate::office::proposer::{Proposer, ProposerKind};
use crate::office::signers::{self, is_hanzi, is_party, length};
use crate::text::fold::fold as folded;

/// What a cell of names says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Members and organisations in the order of signing.
    pub proposers: Vec<Proposer>,
    /// Names behind `附议人:`.
    pub seconders: Vec<String>,
    /// What stood in brackets or behind `执笔:`, with the name it belongs to.
    pub remarks: Vec<String>,
    /// The cell says there are more (`等`, `等5人`).
    pub more: bool,
}

/// Takes a cell of proposers apart.
pub fn names(cell: &str) -> Names {
    let mut names = Names::default();
    let mut seconding = false;
    for piece in pieces(cell) {
        let (label, piece) = label(&piece);
        if let Some(label) = label {
            seconding = label.contains("附议");
            if label.contains("执笔") || label.contains("联系") {
                names.remarks.push(format!("{label}:{piece}"));
                continue;
            }
        }
        let (piece, remark) = without_brackets(piece);
        let (piece, more) = without_more(&piece);
        names.more |= more;
        for name in spaced(&piece) {
            let name = bare_name(&name);
            if name.is_empty() || words::is_nothing(&name) {
                continue;
            }
            if !remark.is_empty() && !words::is_nothing(&remark) {
                names.remarks.push(format!("{name}({remark})"));
            }
            if seconding {
                names.seconders.push(name);
            } else {
                names.proposers.push(Proposer { kind: kind_of(&name), name, signed: None });
            }
        }
    }
    names
}

/// Takes a cell of units apart; brackets stay with the unit they explain.
pub fn units(cell: &str) -> Vec<String> {
    pieces(cell)
        .into_iter()
        .map(|piece| label(&piece).1.trim().to_owned())
        .map(|piece| without_more(&piece).0)
        .filter(|piece| !piece.is_empty() && !words::is_nothing(piece))
        .collect()
}

/// Cuts at the signs between names, never inside brackets.
fn pieces(cell: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_usize;
    for c in cell.chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            '、' | ',' | '，' | ';' | '；' | '|' | '/' | '／' | '\n' if depth == 0 => {
                pieces.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces.iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// `附议人:李四` → `附议人` and `李四`; the number of a numbered list goes too.
fn label(piece: &str) -> (Option<String>, &str) {
    if let Some((label, rest)) = piece.split_once([':', '：'])
        && label.chars().count() <= 8
        && !label.contains(['(', '（'])
    {
        return (Some(folded(label)), rest.trim());
    }
    let unnumbered = piece.trim_start_matches(|c: char| c.is_ascii_digit());
    if unnumbered.len() < piece.len()
        && let Some(rest) = unnumbered.strip_prefix(['.', '．'])
    {
        return (None, rest.trim());
    }
    (None, piece)
}

fn without_brackets(piece: &str) -> (String, String) {
    let mut outside = String::new();
    let mut inside = String::new();
    let mut depth = 0_usize;
    for c in piece.chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            c => inside.push(c),
        }
    }
    // A piece that is nothing but a bracket, such as `(城管部门)`, is the name itself.
    if outside.trim().is_empty() { (inside, String::new()) } else { (outside.trim().to_owned(), inside) }
}

/// `王华等`, `王华等5人`, `王华等五名委员` → `王华`, and that there are more.
fn without_more(piece: &str) -> (String, bool) {
    const COUNTED: &str =
        "0123456789０１２３４５６７８９一二三四五六七八九十百余多几人名位个家委员单位同志代表部门";
    if let Some(at) = piece.rfind('等') {
        let (name, rest) = piece.split_at(at);
        let rest = rest.trim_start_matches('等').trim();
        if !name.trim().is_empty() && rest.chars().all(|c| COUNTED.contains(c)) {
            return (name.trim().to_owned(), true);
        }
    }
    (piece.to_owned(), false)
}

/// Takes names apart that only blanks separate, and joins two hanzi set apart for looks (`魏　娜`).
fn spaced(piece: &str) -> Vec<String> {
    let tokens: Vec<&str> = piece.split_whitespace().collect();
    if tokens.len() < 2 {
        return vec![piece.trim().to_owned()];
    }
    if !tokens.iter().all(|token| is_hanzi(token)) {
        return vec![tokens.join(" ")];
    }
    let whole = tokens.concat();
    if tokens.iter().any(|token| length(token) > 4 || kind_of(token) != ProposerKind::Member) {
        let each = tokens.iter().all(|token| kind_of(token) != ProposerKind::Member || length(token) <= 3);
        let organisations = tokens.iter().filter(|token| kind_of(token) != ProposerKind::Member).count();
        let same = organisations > 1
            && is_party(&plain(tokens[0]))
            && !tokens.iter().skip(1).any(|t| is_party(&plain(t)));
        return if each && !same { tokens.iter().map(ToString::to_string).collect() } else { vec![whole] };
    }
    join_names(&tokens)
}

fn join_names(tokens: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        let given = after.first().filter(|given| length(first) == 1 && length(given) <= 2);
        if let Some(given) = given {
            names.push(format!("{first}{given}"));
            rest = &rest[2..];
        } else {
            match names.last_mut().filter(|last| length(first) == 1 && length(last) <= 2) {
                Some(last) => last.push_str(first),
                None => names.push((*first).to_owned()),
            }
            rest = after;
        }
    }
    names
}

/// `张三委员` → `张三`; a telephone number written behind a name goes.
fn bare_name(name: &str) -> String {
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。' | ':' | '：' | '*'));
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let name = if digits >= 7 {
        name.trim_end_matches(|c: char| c.is_ascii_digit() || "-+ ".contains(c))
    } else {
        name
    };
    match name.strip_suffix("委员") {
        Some(person) if (2..=4).contains(&length(person)) && !is_organised(person) => person.to_owned(),
        _ => name.to_owned(),
    }
}

/// What a proposer is, in whichever script and width the cell has the name.
fn kind_of(name: &str) -> ProposerKind {
    signers::kind_of(&plain(name))
}

fn is_organised(name: &str) -> bool {
    kind_of(name) != ProposerKind::Member
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(cell: &str) -> Vec<String> {
        names(cell).proposers.into_iter().map(|proposer| proposer.name).collect()
    }

    #[test]
    fn names_are_taken_apart_in_order() {
        assert_eq!(
            listed("第三界别活动组、沈逍江、周琴、朱超"),
            ["第三界别活动组", "沈逍江", "周琴", "朱超"]
        );
        assert_eq!(listed("张三,李四；王五/赵六\n钱七"), ["张三", "李四", "王五", "赵六", "钱七"]);
        assert_eq!(listed("1.张三 2.李四"), ["张三 2.李四"], "an unclear list stays whole");
        assert_eq!(listed("领衔:张三;联名人:李四、王五"), ["张三", "李四", "王五"]);
    }

    #[test]
    fn names_of_two_hanzi_set_apart_are_one_name() {
        assert_eq!(listed("魏　娜"), ["魏娜"]);
        assert_eq!(listed("徐 航吉"), ["徐航吉"]);
        assert_eq!(listed("魏　娜、徐 航吉"), ["魏娜", "徐航吉"]);
        assert_eq!(listed("魏　娜 徐航吉 李　明"), ["魏娜", "徐航吉", "李明"]);
        assert_eq!(listed("张建国 李四 欧阳娜"), ["张建国", "李四", "欧阳娜"]);
        assert_eq!(listed("王 小 明"), ["王小明"]);
        assert_eq!(listed("民盟 平湖市委会"), ["民盟平湖市委会"]);
        assert_eq!(listed("Anna Smith"), ["Anna Smith"]);
    }

    #[test]
    fn what_follows_a_name_is_kept_beside_it() {
        let found = names("民盟柳州市委(执笔:李宇江)");
        assert_eq!(
            found.proposers,
            [Proposer { name: "民盟柳州市委".into(), kind: ProposerKind::Party, signed: None }]
        );
        assert_eq!(found.remarks, ["民盟柳州市委(执笔:李宇江)"]);
        for cell in ["王华等", "王华等5人", "王华等五名委员"] {
            let found = names(cell);
            assert!(found.more, "{cell}");
            assert_eq!(found.proposers[0].name, "王华");
        }
        let found = names("张三;附议人:李四、王五");
        assert_eq!(found.seconders, ["李四", "王五"]);
        assert_eq!(listed("张三委员 13812345678"), ["张三"]);
    }

    #[test]
    fn units_keep_their_brackets() {
        assert_eq!(units("市文旅局、市城管执法局(参会)"), ["市文旅局", "市城管执法局(参会)"]);
        assert_eq!(units("市住建局、市文广旅局、市商务局等"), ["市住建局", "市文广旅局", "市商务局"]);
        assert_eq!(units("县农业局、司法局等(会上分别答复)"), ["县农业局", "司法局等(会上分别答复)"]);
        assert!(units("/").is_empty());
    }
}
