//! The columns of the ledger: one table of headings and stable names.

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What a clerk reads.
    pub heading: String,
    /// The name in JSON.
    pub name: String,
}

impl From<Column> for Head {
    fn from(column: Column) -> Self {
        Self { heading: column.heading().to_owned(), name: column.name().to_owned() }
    }
}

/// A column of the ledger. Headings are Chinese and are understood again on import; names are stable English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Intake number.
    Intake,
    /// 案号.
    Docket,
    /// 案由.
    Title,
    /// 提案者, in the order of signing.
    Proposers,
    /// 附议人.
    Seconders,
    /// 名义.
    Kind,
    /// 分类.
    Category,
    /// 大会或平时.
    Period,
    /// 收到日期.
    Received,
    /// 状态.
    Status,
    /// 立案日期.
    Filed,
    /// 主办单位.
    Lead,
    /// 会办单位.
    Joint,
    /// 分办单位.
    Separate,
    /// 交办日期.
    Assigned,
    /// 办理期限: the next due date of the leading unit.
    Due,
    /// 答复日期: the date that decides by the rules, of the last reply of the last round that is complete.
    Replied,
    /// 答复文号: of the replies of that round.
    ReplyNumber,
    /// 办理结果类别 of the proposal: of the last complete round, with what the office settled.
    Class,
    /// 满意度: the latest ratings, in the order of the signers.
    Rating,
    /// 是否同意公开.
    Consent,
    /// 重点、重要、优秀、跨年度.
    Marks,
    /// 届次.
    Session,
    /// 原编号.
    SourceNumber,
    /// 来源: the file it was imported from.
    Source,
    /// 建议主办单位, as the proposer wished.
    WantedLead,
    /// 建议会办单位, as the proposer wished.
    WantedJoint,
    /// 备注.
    Notes,
}

const TABLE: [(Column, &str, &str); 28] = [
    (Column::Intake, "收件号", "intake"),
    (Column::Docket, "案号", "docket"),
    (Column::Title, "案由", "title"),
    (Column::Proposers, "提案者", "proposers"),
    (Column::Seconders, "附议人", "seconders"),
    (Column::Kind, "提案性质", "kind"),
    (Column::Category, "提案分类", "category"),
    (Column::Period, "大会或平时", "period"),
    (Column::Received, "收到日期", "received"),
    (Column::Status, "状态", "status"),
    (Column::Filed, "立案日期", "filed"),
    (Column::Lead, "主办单位", "lead"),
    (Column::Joint, "会办单位", "joint"),
    (Column::Separate, "分办单位", "separate"),
    (Column::Assigned, "交办日期", "assigned"),
    (Column::Due, "办理期限", "due"),
    (Column::Replied, "答复日期", "replied"),
    (Column::ReplyNumber, "答复文号", "reply_number"),
    (Column::Class, "办理结果", "class"),
    (Column::Rating, "满意度", "rating"),
    (Column::Consent, "是否同意公开", "consent"),
    (Column::Marks, "重点标记", "marks"),
    (Column::Session, "届次", "session"),
    (Column::SourceNumber, "原编号", "source_number"),
    (Column::Source, "来源文件", "source"),
    (Column::WantedLead, "建议主办单位", "wanted_lead"),
    (Column::WantedJoint, "建议会办单位", "wanted_joint"),
    (Column::Notes, "备注", "notes"),
];

impl Column {
    /// What stands for the class where the units' classes differ and the office has not settled it.
    pub const UNDECIDED: &'static str = "未认定";

    /// The columns of the ledger when the clerk chooses none.
    pub const USUAL: [Column; 14] = [
        Column::Intake,
        Column::Docket,
        Column::Title,
        Column::Proposers,
        Column::Kind,
        Column::Category,
        Column::Received,
        Column::Status,
        Column::Lead,
        Column::Joint,
        Column::Due,
        Column::Replied,
        Column::Class,
        Column::Rating,
    ];

    /// All columns, in the order they are offered.
    pub fn all() -> impl Iterator<Item = Column> {
        TABLE.iter().map(|(column, _, _)| *column)
    }

    /// The heading a clerk reads.
    pub fn heading(self) -> &'static str {
        self.words().0
    }

    /// The stable name for `--columns` and JSON.
    pub fn name(self) -> &'static str {
        self.words().1
    }

    /// The column of this name or heading.
    pub fn named(word: &str) -> Option<Column> {
        TABLE
            .iter()
            .find(|(_, heading, name)| *heading == word || *name == word)
            .map(|(column, _, _)| *column)
    }

    fn words(self) -> (&'static str, &'static str) {
        let found = TABLE.iter().find(|(column, _, _)| *column == self);
        found.map_or(("", ""), |(_, heading, name)| (heading, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_column_has_its_own_heading_and_name() {
        let headings: BTreeSet<&str> = Column::all().map(Column::heading).collect();
        let names: BTreeSet<&str> = Column::all().map(Column::name).collect();
        assert_eq!((headings.len(), names.len()), (TABLE.len(), TABLE.len()));
        assert!(Column::all().all(|column| Column::named(column.name()) == Some(column)));
        assert!(!Column::Notes.heading().is_empty());
    }
}
