//! What figures and breakdowns are called in Chinese.

/// Name and title of every figure whose name is fixed.
const TITLES: &[(&str, &str)] = &[
    ("received", "收到提案"),
    ("filed", "立案"),
    ("filed_with_merged", "立案(含并案)"),
    ("filed_without_merged", "立案(不含并案)"),
    ("merged", "并案"),
    ("after_merge", "并案后"),
    ("declined", "不予立案"),
    ("withdrawn", "撤案"),
    ("sent_back", "退回修改"),
    ("pending_review", "待审查"),
    ("notified", "不予立案已告知"),
    ("diverted", "转送"),
    ("diverted_fate", "转送结果"),
    ("members_total", "委员总数"),
    ("members_taking_part", "参与委员"),
    ("assigned", "已交办"),
    ("replied", "已答复"),
    ("closed", "已办结"),
    ("consulted", "已面商"),
    ("reworked", "重新办理"),
    ("reworked_replied", "再次答复"),
    ("met", "当面协商"),
    ("published", "答复已公开"),
    ("classed", "已有类别"),
    ("undecided", "类别待认定"),
    ("first_classed", "首次有类别"),
    ("adopted", "采纳(按件)"),
    ("points", "逐条答复的建议"),
    ("points_adopted", "采纳的建议"),
    ("due", "应答复"),
    ("on_time_original", "按原期限答复"),
    ("on_time_extended", "按批准期限答复"),
    ("extended", "批准延期"),
    ("overdue", "逾期未答复"),
    ("asked", "应征询"),
    ("returned", "已反馈"),
    ("not_returned", "未反馈"),
    ("satisfied", "满意"),
    ("mostly", "基本满意"),
    ("understood", "理解"),
    ("dissatisfied", "不满意"),
    ("satisfaction_rate", "满意率(按规则)"),
    ("satisfaction_of_returned", "满意和基本满意(占已反馈)"),
    ("satisfaction_of_asked", "满意(占应征询)"),
    ("attitude", "对办理态度"),
    ("process", "对办理工作"),
    ("result", "对办理结果"),
    ("rated", "作过这项评价"),
    ("rated_proposals", "有反馈的提案"),
    ("proposals_satisfied", "满意的提案"),
    ("proposals_mostly", "基本满意的提案"),
    ("proposals_understood", "理解的提案"),
    ("proposals_dissatisfied", "不满意的提案"),
    ("unit_lead", "主办件数"),
    ("unit_joint", "会办件数"),
    ("unit_separate", "分办件数"),
    ("unit_replied", "已答复件数"),
    ("unit_on_time_original", "按原期限答复"),
    ("unit_on_time_extended", "按批准期限答复"),
    ("unit_overdue", "逾期未答复件数"),
    ("unit_joint_given", "已提会办意见"),
    ("unit_joint_late", "会办意见逾期"),
    ("key", "重点提案"),
    ("important", "重要提案"),
    ("excellent", "优秀提案"),
    ("cross_year", "跨年度提案"),
    ("democratic", "民主监督性提案"),
    ("themed", "选题方面"),
    ("leads", "领办"),
    ("supervises", "督办"),
    ("answers", "包案督办"),
    ("leaders_total", "在任领导"),
    ("leaders_engaged", "有领办督办任务的领导"),
    ("tracked", "跨年度跟踪"),
    ("looked_back", "已回头看"),
    ("class_moved", "跟踪后类别变更"),
    ("tracking_ended", "跟踪结束"),
    ("reminders", "提醒催办"),
    ("info_collected", "社情民意收集"),
    ("info_compiled", "社情民意编发"),
    ("info_sent", "社情民意报送"),
    ("info_adopted", "社情民意采纳"),
    ("info_instructed", "社情民意获批示"),
    ("bulletin_issues", "编发期数(信息)"),
    ("instructions", "领导批示"),
    ("activities", "活动次数"),
    ("suggestions", "意见建议(条)"),
    ("reports", "报告(篇)"),
    ("instructed", "报告获批示(篇)"),
    ("awards", "获奖(篇)"),
    ("questionnaires", "问卷(份)"),
    ("places", "走访地方(个)"),
    ("enterprises", "走访企业(户)"),
    ("issues", "编发期数(期)"),
    ("people", "参加人次"),
    ("demands", "领导要求(条)"),
    ("demands_done", "要求已落实(条)"),
];

/// What breakdowns are called.
const DIMENSIONS: &[(&str, &str)] = &[
    ("category", "按分类"),
    ("kind", "按名义"),
    ("nature", "集体与委员"),
    ("period", "大会与平时"),
    ("proposer", "按提案者类别"),
    ("organisation", "按提案单位"),
    ("ground", "按情形"),
    ("to", "按去向"),
    ("fate", "按结果"),
    ("month", "按月"),
    ("category_class", "按分类和类别"),
    ("rating", "按评价"),
    ("unit", "按承办单位"),
    ("class", "按类别"),
    ("theme", "按方面"),
    ("leader", "按领导"),
    ("level", "按层级"),
    ("subject", "按对象"),
    ("bulletin", "按刊物"),
    ("activity", "按形式"),
];

fn told(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, title)| *title)
}

/// The title of a figure.
pub fn title(name: &str) -> String {
    if let Some(title) = told(TITLES, name) {
        return title.to_owned();
    }
    if let Some(title) = name.strip_suffix("_first").and_then(|name| told(TITLES, name)) {
        return format!("{title}(首次)");
    }
    let class = |prefix: &str| name.strip_prefix(prefix).map(str::to_uppercase);
    match (class("class_"), class("first_class_"), class("unit_class_")) {
        (Some(class), ..) => format!("{class}类"),
        (_, Some(class), _) => format!("{class}类(首次)"),
        (.., Some(class)) => format!("{class}类件数"),
        _ => name.to_owned(),
    }
}

/// The title of a breakdown.
pub fn dimension(by: &str) -> &'static str {
    told(DIMENSIONS, by).unwrap_or("")
}
