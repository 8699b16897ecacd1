//! What a proposer is, told from the name alone: a member, or which sort of organisation. The name is taken as it is
//! written in the register: simplified hanzi, half width.

use super::proposer::ProposerKind;

/// How parties and the federation of industry and commerce are called.
const PARTIES: &str = "民革 民盟 民建 民进 农工党 农工民主党 农工 致公党 九三学社 九三 台盟 中国国民党革命委员会 中国民主同盟 中国民主建国会 中国民主促进会 中国农工民主党 中国致公党 台湾民主自治同盟 民主党派 工商联 工商业联合会";

/// Words in the names of groups of members.
const GROUPS: &str =
    "委员小组 活动组 活动小组 联络组 联络委 联络处 联络室 委员组 履职小组 小组 联组 工作站 委员工作室";

/// Words in the names of committees of towns and streets.
const TOWNS: &str = "工委 街道 政协工作委员会";

/// Words in the names of people's organisations and of offices.
const ORGANISATIONS: &str = "总工会 工会 共青团 团市委 团县委 团区委 团省委 妇联 妇女联合会 科协 侨联 台联 青联 文联 社科联 残联 红十字会 贸促会 欧美同学会 联谊会 协会 学会 商会 研究会 促进会 联合会 基金会 公司 集团 医院 大学 学院 学校 中心 研究院 知联会 新联会";

/// Begins with the name of a party or of the federation of industry and commerce.
pub fn is_party(name: &str) -> bool {
    PARTIES.split(' ').any(|party| name.starts_with(party))
        || name.contains("工商联")
        || name.contains("工商业联合会")
}

/// What a proposer is, as far as a name tells.
pub fn kind_of(name: &str) -> ProposerKind {
    let has = |words: &str| words.split(' ').any(|word| name.contains(word));
    let long = length(name);
    if name.is_empty() || long < 2 {
        ProposerKind::Member
    } else if is_party(name) {
        ProposerKind::Party
    } else if name.contains("界别")
        || long >= 3 && (name.ends_with('界') || name.contains("界活动"))
        || name.contains("无党派")
    {
        ProposerKind::Sector
    } else if has(GROUPS) || long >= 3 && name.starts_with('第') && name.ends_with('组') {
        ProposerKind::Group
    } else if has(TOWNS) || long >= 4 && name.ends_with(['镇', '乡']) {
        ProposerKind::Town
    } else if has(ORGANISATIONS) && long >= 3 {
        ProposerKind::Organisation
    } else if long >= 3 && (name.ends_with('委') || name.ends_with("委员会") || name.contains("专委")) {
        ProposerKind::Committee
    } else if is_office(name) {
        ProposerKind::Organisation
    } else {
        ProposerKind::Member
    }
}

/// Too long for a person's name, or ends like an office.
fn is_office(name: &str) -> bool {
    let long = length(name);
    let ending = name.ends_with(['局', '办', '部', '院', '站', '所', '处', '社', '会', '厅', '校']);
    let foreign = name.bytes().any(|byte| byte.is_ascii_alphabetic());
    !foreign && (long >= 4 && ending || long >= 6 && is_hanzi(name) && !name.contains(['·', '•']))
}

/// A name or word by which the same person or thing is known however it is written: names of two characters often
/// carry a blank of full width (魏　娜), letters come in two widths.
pub fn folded(name: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    name.chars().filter(|c| !c.is_whitespace()).map(half).flat_map(char::to_lowercase).collect()
}

/// Characters.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Nothing but hanzi, and the dot inside names of other nations.
pub fn is_hanzi(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '·' | '•'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposers_are_told_apart() {
        for (name, kind) in [
            ("蒋加星", ProposerKind::Member),
            ("买买提·艾力", ProposerKind::Member),
            ("阿卜杜热西提·阿卜杜拉", ProposerKind::Member),
            ("John Smith", ProposerKind::Member),
            ("新阶层人士", ProposerKind::Member),
            ("欧阳文静", ProposerKind::Member),
            ("民进平湖市委会", ProposerKind::Party),
            ("民进安庆市委会文化委员会", ProposerKind::Party),
            ("农工党平湖市基层委", ProposerKind::Party),
            ("台盟中央", ProposerKind::Party),
            ("市工商联", ProposerKind::Party),
            ("第三界别活动组", ProposerKind::Sector),
            ("经济界", ProposerKind::Sector),
            ("新仓镇委员小组", ProposerKind::Group),
            ("鹅湖镇工委会", ProposerKind::Town),
            ("云林街道", ProposerKind::Town),
            ("东亭街道政协工委", ProposerKind::Town),
            ("云林街道委员活动组", ProposerKind::Group),
            ("陈国镇", ProposerKind::Member),
            ("经科农委", ProposerKind::Committee),
            ("提案委", ProposerKind::Committee),
            ("社会和法制委员会", ProposerKind::Committee),
            ("市总工会", ProposerKind::Organisation),
            ("团市委", ProposerKind::Organisation),
            ("市教育局", ProposerKind::Organisation),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
