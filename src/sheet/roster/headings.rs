//! The words that head the columns of rosters, in the offices' own language.

use super::{Field, Kind};
use crate::sheet::fold;

/// What a column holds, and the headings it goes by; `name` stands under its own words in each kind.
const UNITS: &[(Field, &str)] = &[
    (Field::Code, "单位编码 编码 代码 单位代码 单位编号 编号 单位号 code"),
    (
        Field::Name,
        "单位名称 承办单位 承办单位名称 单位全称 全称 单位 部门 部门名称 办理单位 机构名称 名称 name",
    ),
    (Field::Short, "简称 单位简称 规范简称 别名 short aliases"),
    (Field::Former, "曾用名 原名 原名称 原单位名称 former"),
    (Field::System, "系统 所属系统 归口 归口系统 单位类别 单位性质 类别 system"),
    (
        Field::Contact,
        "联络员 联系人 提案联络员 联系电话 联络员电话 联系人电话 电话 办公电话 手机 手机号码 联系方式 联络方式 contact",
    ),
    (Field::Retired, "撤并 已撤并 是否撤并 停用 是否停用 retired"),
    (Field::MergedInto, "并入单位 并入 划入单位 承接单位"),
];

const MEMBERS: &[(Field, &str)] = &[
    (Field::Name, "姓名 委员姓名 委员 name"),
    (Field::Sector, "界别 所属界别 委员界别 sector"),
    (Field::Party, "党派 政治面貌 所属党派 party"),
    (Field::Group, "小组 委员小组 组别 活动小组 所在小组 委员活动小组 group"),
    (Field::Left, "离任日期 离任时间 退出日期 辞去日期 left"),
];

const LEADERS: &[(Field, &str)] = &[
    (Field::Name, "姓名 领导姓名 领导 领导同志 name"),
    (Field::Offices, "职务 领导职务 现任职务 office offices"),
    (Field::Body, "班子 所在班子 领导班子 所属班子 body"),
    (Field::Level, "层级 级别 领导层级 level"),
    (Field::Left, "离任日期 离任时间 卸任日期 left"),
];

const CLERKS: &[(Field, &str)] = &[
    (Field::Name, "姓名 人员姓名 工作人员 经办人 name"),
    (Field::Login, "登录编号 登录用户编号 用户编号 uid login"),
    (Field::Roles, "角色 权限 职责 岗位 roles role"),
];

const SESSIONS: &[(Field, &str)] = &[
    (Field::Name, "届次 届次名称 会议 会议名称 name"),
    (Field::Term, "届 第几届 届数 term"),
    (Field::Meeting, "次 第几次 次数 meeting"),
    (Field::Year, "年度 年份 计入年度 year"),
    (Field::Opened, "开幕日期 开幕日 开幕时间 召开日期 opened"),
    (Field::Cutoff, "截止时间 截止日期 提案截止时间 大会提案截止时间 cutoff"),
];

/// What a heading of a roster of this kind stands for.
pub fn field(kind: Kind, heading: &str) -> Option<Field> {
    let (outside, _) = fold::heading(heading);
    let words = match kind {
        Kind::Units => UNITS,
        Kind::Members => MEMBERS,
        Kind::Leaders => LEADERS,
        Kind::Clerks => CLERKS,
        Kind::Sessions => SESSIONS,
    };
    let named = |words: &str| words.split_whitespace().any(|word| word == outside);
    words.iter().find(|(_, words)| named(words)).map(|(field, _)| *field)
}

/// Words that only head listings of proposals.
pub fn is_of_proposals(heading: &str) -> bool {
    let heading = fold::plain(heading);
    ["案由", "提案人", "提案者", "题目", "标题", "案号", "建议名称"].iter().any(|word| heading.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_heads_two_columns_of_a_roster() {
        for words in [UNITS, MEMBERS, LEADERS, CLERKS, SESSIONS] {
            let mut seen = std::collections::BTreeSet::new();
            for word in words.iter().flat_map(|(_, words)| words.split_whitespace()) {
                assert!(seen.insert(word), "{word}");
                assert_eq!(fold::heading(word).0, word, "not in folded form");
            }
        }
    }
}
