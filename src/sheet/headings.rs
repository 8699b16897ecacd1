//! The words that head the columns of listings, in the offices' own language.

use super::import::Field;

/// What a heading stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A field.
    Field(Field),
    /// Telephone numbers, addresses and the like.
    Contact,
    /// Nothing this program has a field for; the wording would otherwise be mistaken for one.
    Other,
}

/// How well a heading fits, the smaller the better.
pub type Rank = u16;

/// Ranks from here on are guesses by part of a heading.
pub const PARTLY: Rank = 2_000;

const EXACT: &[(Meaning, &str)] = &[
    (
        Meaning::Field(Field::Title),
        "案由 提案案由 提案题目 来文标题 title 题目 提案标题 标题 提案名称 建议题目 建议标题 建议名称 建议案由 案由题目 题名 案名 \
         提案名 提案主题 提案议题 议题 主题 事由 案件名称 建议提案题目 建议提案标题 建议提案名称 提案建议名称 \
         提案建议题目 提案建议标题 议案名称 议案题目 件名 名称 提案题名 题目名称 案由名称 提案",
    ),
    (
        Meaning::Field(Field::Text),
        "正文 提案正文 提案内容 text 内容 建议内容 提案全文 全文 具体内容 主要内容 提案主要内容 内容正文 提案概要 提案摘要 \
         内容摘要 内容概要 摘要 概要 问题 存在问题 主要问题 现状 情况分析 分析 问题分析 案据 理由 建议 意见建议 \
         对策建议 具体建议 主要建议 建议措施 办法",
    ),
    (
        Meaning::Field(Field::FirstProposer),
        "第一提案人 第一提案者 领衔提案人 领衔提案者 领衔人 领衔委员 领衔代表 首提人 首提委员 主提案人 主提案者 主提人 \
         第一提案委员 第一提案单位 牵头提案人 牵头提案单位 首位提案人 提案发起人 发起人 第一领衔人 提案领衔人",
    ),
    (
        Meaning::Field(Field::Proposer),
        "提案人 提案者 提案单位 来文单位 建议人及单位 proposer proposers 提出人 提出者 提案委员 提案人姓名 提案者姓名 提案者名称 提案人名称 委员姓名 委员 姓名 \
         提案单位个人 提案人单位 提案个人单位 提出单位 建议人 代表姓名 代表 提案主体 提交人 提交者 提交单位 提案提交人 \
         提案组织 党派团体 提案集体 提案人名单 作者 提案方 第二提案人 第三提案人 提案人员 提案委员单位 提出委员",
    ),
    (
        Meaning::Field(Field::Cosigner),
        "联名提案人 联名人 联名委员 联名者 联名提案者 联名 共同提案人 共同提案者 其他提案人 其余提案人 联合提案人 \
         联合提案单位 联名单位 联署人 联名人员 联名代表 联名提案委员 合作提案人",
    ),
    (Meaning::Field(Field::Seconder), "附议人 附议委员 附议提案人 附议者 附议 附议人员 附议代表"),
    (
        Meaning::Field(Field::Kind),
        "提案性质 提案者性质 kind 提案人性质 性质 名义 提案名义 提案者类别 提案人类别 提案者类型 提案人类型 集体或个人 \
         个人或集体 集体个人 个人集体 联名类别 提案形式 提案方式 提案主体类型 提案类型 提出方式 提案来源",
    ),
    (
        Meaning::Field(Field::Number),
        "案号 提案案号 提案号 号数 件号 来文编号 number docket 立案号 提案编号 立案编号 建议号 建议编号 提案序号 建议提案号 建议提案编号 总编号 总编 \
         案件编号 原案号 原编号 案编号 编号 提案代码 案次 号",
    ),
    (
        Meaning::Field(Field::Running),
        "流水号 收件号 收件编号 id intake 登记号 受理号 受理编号 来件号 收文号 提案流水号 序号 顺序号 序 排序 行号 no 项目序号",
    ),
    (
        Meaning::Field(Field::Category),
        "提案分类 内容分类 提案类别 category 内容类别 分类 类别 所属类别 所属分类 分类名称 主题分类 业务分类 大类 小类 领域 \
         所属领域 类型 所属方面 选题方面 方面 专题 类",
    ),
    (
        Meaning::Field(Field::Consent),
        "是否同意公开 同意公开 是否公开 可否公开 能否公开 公开 公开意见 公开意向 公开属性 公开情况 提案是否公开 \
         是否可公开 可否公开发布 公开方式 公开与否 是否同意公开提案 提案者是否同意公开",
    ),
    (
        Meaning::Field(Field::Lead),
        "主办单位 承办单位 办理单位 答复单位 复函单位 unit lead 主办 承办 主办部门 承办部门 办理部门 主办承办单位 牵头单位 牵头办理单位 牵头部门 \
         责任单位 主要承办单位 主责单位 分办单位 单办单位 独办单位 分办 单办 主办或分办单位 主办分办单位 拟办单位 \
         拟主办单位 建议主办单位 意向主办单位 提案者意向主办单位 建议办理单位 建议承办单位 拟定办理单位 落实单位 \
         承办机关 提案人建议办理单位 审查意向主办单位 第一承办单位",
    ),
    (
        Meaning::Field(Field::Joint),
        "会办单位 协办单位 会办 joint 协办 会办部门 协办部门 配合单位 配合部门 参办单位 参办 参与单位 会同单位 会同办理单位 \
         协同单位 建议会办单位 意向会办单位 提案者意向会办单位 拟会办单位 审查意向会办单位 协助单位",
    ),
    (
        Meaning::Field(Field::Received),
        "收到日期 收件日期 收到时间 收文日期 收文时间 来文日期 来文时间 received date 收件时间 提交日期 提交时间 递交日期 登记日期 登记时间 提案日期 提案时间 提出日期 \
         提出时间 来件日期 受理日期 受理时间 收案日期 报送日期 日期 时间",
    ),
    (
        Meaning::Field(Field::Session),
        "届次 会议届次 提案届次 所属届次 届别 会次 会议 会议名称 所属会议 届 次 提案年度 所属年度 年度 年份",
    ),
    (
        Meaning::Field(Field::Period),
        "大会或平时 大会平时 平时或大会 时间标识 会间会后 会间或会后 大会闭会 会议或平时 提案时段 提案阶段 会期 \
         大会提案或平时提案",
    ),
    (
        Meaning::Field(Field::Class),
        "办理结果分类 办理结果类别 办理结果 答复类别 办复类别 答复分类 办复分类 办理类别 办理分类 结果类别 答复类型 \
         办复结果 答复结果 办结类别 解决程度 解决情况 办理结果等级 现办复类别 abc类 办理情况类别 办理情况分类 结果",
    ),
    (
        Meaning::Field(Field::Rating),
        "满意度 委员满意度 委员反馈 提案人反馈 提案者反馈 办理满意度 满意情况 满意程度 满意与否 是否满意 委员意见 提案人意见 提案者意见 委员评价 \
         提案人评价 提案者评价 评价 评价结果 反馈意见 反馈结果 反馈 意见反馈 征询意见 测评 测评结果 结果满意度",
    ),
    (
        Meaning::Field(Field::Mark),
        "是否重点 重点标记 是否重点提案 重点提案 重点 是否优秀 是否优秀提案 优秀提案 优秀 重要提案 是否重要提案 提案级别 \
         提案等级 重要程度 级别 标记 跨年度 跨年度提案 是否跨年度",
    ),
    (
        Meaning::Field(Field::Remark),
        "备注 说明 附注 notes remark remarks 备考 注 其他 其它 备注说明 情况说明",
    ),
    (
        Meaning::Contact,
        "联系电话 电话 手机 手机号 手机号码 电话号码 办公电话 固定电话 单位电话 联系方式 地址 联系地址 通讯地址 通信地址 \
         住址 家庭住址 邮编 邮政编码 电子邮箱 邮箱 电子邮件 email 微信 微信号 qq 传真 身份证 身份证号 身份证号码 \
         联系人及电话 联系人电话 tel 座机",
    ),
    (
        Meaning::Other,
        "界别 党派 工作单位 职务 工作单位及职务 单位及职务 单位职务 性别 状态 办理状态 单位 附件 联系单位",
    ),
];

/// A heading that contains all of the words of one alternative; the first rule that fits decides.
const PARTLY_LIKE: &[(Meaning, &[&[&str]])] = &[
    (
        Meaning::Contact,
        &[
            &["电话"],
            &["手机"],
            &["地址"],
            &["邮编"],
            &["邮政"],
            &["邮箱"],
            &["邮件"],
            &["微信"],
            &["身份证"],
            &["联系方式"],
            &["住址"],
            &["传真"],
            &["联系人"],
        ],
    ),
    (
        Meaning::Other,
        &[
            &["件数"],
            &["人数"],
            &["附件"],
            &["领导"],
            &["是否立案"],
            &["状态"],
            &["进度"],
            &["采纳"],
            &["走访"],
        ],
    ),
    (Meaning::Field(Field::Consent), &[&["公开"]]),
    (Meaning::Other, &[&["反馈", "日"], &["反馈", "时"], &["评价", "时"], &["评价", "日"]]),
    (
        Meaning::Field(Field::Rating),
        &[&["满意"], &["评价"], &["测评"], &["反馈", "意见"], &["委员", "反馈"], &["结果", "意见"]],
    ),
    (
        Meaning::Field(Field::Class),
        &[
            &["答复", "类"],
            &["办复", "类"],
            &["结果", "类"],
            &["办理", "类别"],
            &["解决程度"],
            &["办理结果"],
            &["结果", "等级"],
        ],
    ),
    (
        Meaning::Other,
        &[
            &["交办"],
            &["办结"],
            &["办理", "情况"],
            &["办理", "时"],
            &["落实"],
            &["情况"],
            &["意见"],
            &["答复"],
            &["时限"],
            &["期限"],
            &["审查"],
            &["督办"],
            &["面商"],
            &["立案", "日期"],
            &["立案", "时间"],
        ],
    ),
    (Meaning::Field(Field::Cosigner), &[&["联名"], &["共同提"], &["其他提案人"], &["其他提案者"]]),
    (Meaning::Field(Field::Seconder), &[&["附议"]]),
    (Meaning::Field(Field::Joint), &[&["会办"], &["协办"], &["参办"], &["配合"], &["会同"]]),
    (
        Meaning::Field(Field::Lead),
        &[
            &["主办"],
            &["承办"],
            &["办理单位"],
            &["办理部门"],
            &["牵头单位"],
            &["牵头部门"],
            &["责任单位"],
            &["拟办"],
        ],
    ),
    (Meaning::Field(Field::Kind), &[&["性质"], &["名义"], &["提案者类"], &["提案人类"], &["集体", "个人"]]),
    (Meaning::Field(Field::FirstProposer), &[&["第一提案"], &["领衔"], &["首提"]]),
    (
        Meaning::Field(Field::Proposer),
        &[
            &["提案人"],
            &["建议人"],
            &["提案者"],
            &["提案委员"],
            &["提案单位"],
            &["提出人"],
            &["提出者"],
            &["委员", "姓名"],
            &["代表", "姓名"],
        ],
    ),
    (
        Meaning::Field(Field::Number),
        &[&["案号"], &["提案号"], &["建议号"], &["编号"], &["提案序号"], &["类", "号"]],
    ),
    (Meaning::Field(Field::Running), &[&["流水"], &["收件号"], &["序号"]]),
    (Meaning::Field(Field::Period), &[&["平时"], &["闭会"]]),
    (
        Meaning::Field(Field::Received),
        &[
            &["收到", "日"],
            &["收件", "日"],
            &["收件", "时"],
            &["收到", "时"],
            &["提交", "日"],
            &["提交", "时"],
            &["登记", "日"],
            &["登记", "时"],
            &["提出", "日"],
            &["提出", "时"],
            &["提案", "日期"],
            &["提案", "时间"],
        ],
    ),
    (Meaning::Field(Field::Session), &[&["届次"], &["会议"], &["年度"]]),
    (
        Meaning::Field(Field::Mark),
        &[&["是否重点"], &["是否优秀"], &["是否重要"], &["提案级别"], &["提案等级"]],
    ),
    (Meaning::Field(Field::Text), &[&["摘要"], &["概要"]]),
    (
        Meaning::Field(Field::Title),
        &[&["案由"], &["题目"], &["标题"], &["提案名称"], &["建议名称"], &["议题"], &["提案", "主题"]],
    ),
    (Meaning::Field(Field::Category), &[&["分类"], &["类别"], &["提案", "类型"]]),
    (Meaning::Field(Field::Text), &[&["内容"], &["正文"], &["具体建议"]]),
    (Meaning::Field(Field::Remark), &[&["备注"], &["说明"]]),
];

/// Headings longer than this (folded) are text, not headings.
const LONGEST: usize = 20;

/// What a heading stands for and how sure that is; `None` when it says nothing to this program.
pub fn meaning(written: &str) -> Option<(Meaning, Rank)> {
    let (outside, inside) = super::fold::heading(written);
    if outside.is_empty() || outside.chars().count() > LONGEST {
        return None;
    }
    // `办理单位(会办)`: the remark tells which of the two it is.
    let joint = Meaning::Field(Field::Joint);
    if let (Some((Meaning::Field(Field::Lead), rank)), Some((said, _))) = (exact(&outside), exact(&inside))
        && said == joint
    {
        return Some((joint, rank));
    }
    exact(&outside)
        .or_else(|| exact(&inside).map(|(meaning, rank)| (meaning, rank + 1_000)))
        .or_else(|| partly(&outside))
}

fn exact(key: &str) -> Option<(Meaning, Rank)> {
    if key.is_empty() {
        return None;
    }
    EXACT.iter().find_map(|(meaning, words)| {
        let rank = words.split_whitespace().position(|word| word == key)?;
        Some((*meaning, Rank::try_from(rank).unwrap_or(999)))
    })
}

fn partly(key: &str) -> Option<(Meaning, Rank)> {
    PARTLY_LIKE
        .iter()
        .find(|(_, alternatives)| {
            alternatives.iter().any(|words| words.iter().all(|word| key.contains(word)))
        })
        .map(|(meaning, _)| (*meaning, PARTLY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_heads_two_fields() {
        let mut seen = std::collections::BTreeMap::new();
        for (meaning, words) in EXACT {
            for word in words.split_whitespace() {
                assert_eq!(seen.insert(word, *meaning), None, "{word}");
                assert_eq!(super::super::fold::heading(word).0, word, "not in folded form");
            }
        }
    }

    #[test]
    fn headings_of_many_offices_are_understood() {
        let expected = [
            ("*案由", Field::Title),
            ("案　由（题目）", Field::Title),
            ("提案編號", Field::Number),
            ("提案人(单位)", Field::Proposer),
            ("提案人/提案单位", Field::Proposer),
            ("联名人(附议人)", Field::Cosigner),
            ("主办(承办)单位", Field::Lead),
            ("协办/会办单位", Field::Joint),
            ("办理结果(A/B/C)", Field::Class),
            ("是否同意将提案公开", Field::Consent),
            ("大会／平时", Field::Period),
            ("委员对办理结果满意度", Field::Rating),
            ("医疗卫生类号", Field::Number),
            ("办理单位(会办)", Field::Joint),
            ("案由摘要", Field::Text),
            ("建议人及单位", Field::Proposer),
            ("委员反馈", Field::Rating),
        ];
        for (heading, field) in expected {
            assert_eq!(meaning(heading).map(|found| found.0), Some(Meaning::Field(field)), "{heading}");
        }
    }

    #[test]
    fn contacts_are_known_even_beside_a_proposer() {
        for heading in ["提案人联系电话", "手机", "通讯地址", "E-mail", "承办单位联系人"]
        {
            assert_eq!(meaning(heading).map(|found| found.0), Some(Meaning::Contact), "{heading}");
        }
    }

    #[test]
    fn dates_of_handling_are_not_the_date_of_receipt() {
        for heading in [
            "交办日期",
            "要求办结日期",
            "答复时间",
            "立案日期",
            "提案人数",
            "拟办意见",
            "承办落实",
            "反馈时间",
        ] {
            assert_eq!(meaning(heading).map(|found| found.0), Some(Meaning::Other), "{heading}");
        }
    }
}
