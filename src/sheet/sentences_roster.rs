//! What this room says about a roster.

use super::notice::Fault;
use super::roster::{Column, Entries, Field, Kind, Roster};

impl Kind {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Units => "承办单位",
            Kind::Members => "委员",
            Kind::Leaders => "领导",
            Kind::Clerks => "工作人员",
            Kind::Sessions => "届次",
        }
    }

    /// Its measure word.
    fn measure(self) -> &'static str {
        match self {
            Kind::Units => "家",
            Kind::Members | Kind::Leaders | Kind::Clerks => "位",
            Kind::Sessions => "届",
        }
    }
}

impl Field {
    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Field::Code => "编码",
            Field::Name => "名称",
            Field::Short => "简称",
            Field::Former => "曾用名",
            Field::System => "系统",
            Field::Contact => "联络方式",
            Field::Retired => "是否撤并",
            Field::MergedInto => "并入单位",
            Field::Sector => "界别",
            Field::Party => "党派",
            Field::Group => "小组",
            Field::Left => "离任日期",
            Field::Offices => "职务",
            Field::Body => "班子",
            Field::Level => "层级",
            Field::Login => "登录编号",
            Field::Roles => "角色",
            Field::Term => "届",
            Field::Meeting => "次",
            Field::Year => "年度",
            Field::Opened => "开幕日期",
            Field::Cutoff => "截止时间",
        }
    }
}

/// One line on what a roster would bring, or has brought when `done`.
pub fn summary(name: &str, roster: &Roster, entries: &Entries, done: bool) -> String {
    let (title, measure) = (roster.kind.title(), roster.kind.measure());
    let (add, change) = if done { ("已登记", "已更新") } else { ("新登记", "更新") };
    let faults = match faults(roster, entries).count() {
        0 => String::new(),
        faults => format!("，有误{faults}行"),
    };
    format!(
        "{name}：{title}名册，{add}{}{measure}，{change}{}{measure}，没有变化{}{measure}{faults}",
        entries.fresh, entries.changed, entries.same
    )
}

/// All faults, in the order of the rows.
pub fn faults<'a>(roster: &'a Roster, entries: &'a Entries) -> impl Iterator<Item = &'a Fault> {
    let mut all: Vec<&Fault> = roster.faults.iter().chain(&entries.faults).collect();
    all.sort_by(|a, b| (&a.sheet, a.row).cmp(&(&b.sheet, b.row)));
    all.into_iter()
}

/// What a clerk should know before all of it is listed.
pub fn notices(roster: &Roster, entries: &Entries) -> Vec<String> {
    let renamed = entries
        .renamed
        .iter()
        .map(|(was, now)| format!("“{was}”将更名为“{now}”，原名记作曾用名；编码写错了请先改表。"));
    let mut notices: Vec<String> = entries.refused.iter().map(ToString::to_string).chain(renamed).collect();
    notices.extend(roster.notices.iter().map(ToString::to_string));
    notices
}

/// What becomes of a column.
pub fn taken_as(column: &Column) -> &'static str {
    column.field.map_or("不导入", Field::title)
}
