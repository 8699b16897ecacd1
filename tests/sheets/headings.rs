//! Listings as offices really head them: many layouts, one meaning.

use super::book_write::workbook;
use super::{notices, table, titles};
use chrono::NaiveDate;
use tian::office::proposer::{Consent, Kind};
use tian::office::session::Period;
use tian::office::supervision::Mark;
use tian::sheet::import::{Field, TakenAs};
use tian::sheet::notice::Reason;

/// Headings, one row, and what must come out: title, first proposer, number, lead unit.
#[test]
fn twenty_layouts_are_understood() {
    let layouts = [
        (
            "流水号,提案序号,提案分类,第一提案人,联名提案人,案由,提案内容,提案性质,主办单位,会办单位,办理结果,提案时间",
            "1,38,社会,张三,李四,甲,正文,委员联名,教育局,财政局,A,2026-01-05",
        ),
        (
            "提案编号,届次,案由,第一提案人,提案人数,内容分类,办理方式,办理单位,可否公开",
            "38,十四届三次,甲,张三,1,社会,单办,教育局,可",
        ),
        (
            "建议号,提案人,内容,承办单位,责任领导,政府督办领导,交办日期,反馈时间,办理情况",
            "38,张三,甲,教育局,王五,赵六,2026-02-01,2026-02-20,正在办理",
        ),
        ("提案号,提案人,承办单位,办理结果,提案概要,承办落实", "38,张三,教育局,解决或采纳,甲,已落实"),
        ("案号,案由,提案人,主办单位,会办单位,办理结果分类", "38,甲,张三,教育局,,A"),
        ("序号,提案题目,提案者,承办单位,备注", "38,甲,张三,教育局,"),
        ("编号,标题,领衔人,附议人,主办", "38,甲,张三,李四,教育局"),
        ("编　号,题　目,提 案 人,主 办 单 位", "38,甲,张三,教育局"),
        ("*案号,*案由(题目),*提案人(单位),*承办单位", "38,甲,张三,教育局"),
        ("案號,案由,提案人,承辦單位", "38,甲,张三,教育局"),
        ("（案号）,提案名称：,提案者：,主办部门：", "38,甲,张三,教育局"),
        ("总编号,提案标题,提出人,责任单位,配合单位", "38,甲,张三,教育局,财政局"),
        ("立案号,建议名称,委员姓名,界别,工作单位,牵头单位", "38,甲,张三,教育界,某校,教育局"),
        ("提案序号,提案案由,提案委员,联系电话,拟办单位", "38,甲,张三,13800138000,教育局"),
        ("收件号,案号,案由,提案单位,承办单位,是否同意公开", "7,38,甲,张三,教育局,是"),
        ("提案号|案由|提案人|承办单位", "38|甲|张三|教育局"),
        ("提案号;案由;提案人;承办单位", "38;甲;张三;教育局"),
        ("提案号\t案由\t提案人\t承办单位", "38\t甲\t张三\t教育局"),
        ("提案号,案由,提案人,承办单位", "38,甲,张三,教育局"),
        ("ＮＯ,案号,提案（建议）题目,第一提案者,主办（承办）单位", "1,38,甲,张三,教育局"),
        ("案号,类别,议题,主提案人,附议委员,主办单位,协办单位", "38,经济,甲,张三,李四,教育局,财政局"),
    ];
    for (headings, row) in layouts {
        let preview = table(&format!("{headings}\n{row}\n"));
        assert_eq!(titles(&preview), ["甲"], "{headings}: {:?}", preview.faults);
        let draft = &preview.rows[0].proposal;
        assert_eq!(draft.signers.proposers.first().map(|p| p.name.as_str()), Some("张三"), "{headings}");
        let number =
            if draft.numbers.source.is_empty() { &draft.numbers.running } else { &draft.numbers.source };
        assert_eq!(number, "38", "{headings}");
        assert_eq!(draft.wanted.lead, ["教育局"], "{headings}");
        assert!(!draft.notes.iter().any(|note| note.contains("13800138000")), "{headings}");
    }
}

#[test]
fn a_form_of_many_columns_loses_nothing() {
    let preview = table(
        "案号,案由,提案者性质,第二提案人,第一提案人,联名人,附议人,联系地址,手机号码,收到日期,大会或平时,是否公开,会签人,\
         问题,分析,建议,满意度,是否重点,备注\n\
         第5号,甲,委员,李四,张三,\"王五、张三\",赵六,某路1号,13800138000,2026年1月5日,平时提案,否,钱七,\
         很多,很深,三条,满意,是,与第3号相关\n",
    );
    assert_eq!(preview.faults, []);
    let draft = &preview.rows[0].proposal;
    let names: Vec<&str> = draft.signers.proposers.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["张三", "李四", "王五"], "the first proposer leads, nobody signs twice");
    assert_eq!(
        draft.signers.kind,
        Kind::Joint,
        "a column that knows only 委员 and 团体 does not tell joint ones"
    );
    assert_eq!(draft.signers.seconders, ["赵六"]);
    assert_eq!(draft.handed_in.received, NaiveDate::from_ymd_opt(2026, 1, 5));
    assert_eq!(draft.handed_in.period, Some(Period::Intersession));
    assert_eq!(draft.consent, Consent::No);
    assert!(draft.marks.contains(&Mark::Key));
    assert_eq!(draft.text, "问题:\n很多\n\n分析:\n很深\n\n建议:\n三条");
    assert_eq!(draft.outcome.rating, "满意");
    assert!(
        draft.notes.contains(&"会签人:钱七".to_owned()) && draft.notes.contains(&"与第3号相关".to_owned())
    );
    let all = format!("{draft:?}");
    assert!(!all.contains("13800138000") && !all.contains("某路1号"), "contacts stay out");
    assert!(notices(&preview).contains("手机号码") && notices(&preview).contains("会签人"));
}

#[test]
fn title_lines_blank_lines_and_footers_are_no_proposals() {
    let preview = table(
        "某市政协五届二次会议提案目录,,,\n,,,\n案号,案由,提案人,主办单位\n一、经济建设类(2件),,,\n1,甲,张三,\n2,乙,李四,\n\n\
         二、社会建设方面,,,\n3,丙,王五,\n4,,,\n案号,案由,提案人,主办单位\n5,丁,赵六,\n合计,,5件,\n注:以上按收到先后排列,,,\n第 1 页 共 1 页,,,\n",
    );
    assert_eq!(preview.faults, []);
    assert_eq!(titles(&preview), ["甲", "乙", "丙", "丁"]);
    let categories: Vec<&str> = preview.rows.iter().map(|row| row.proposal.category.as_str()).collect();
    assert_eq!(categories, ["经济建设类", "经济建设类", "社会建设方面", "社会建设方面"]);
    let places: Vec<usize> = preview.rows.iter().map(|row| row.place.row).collect();
    assert_eq!(places, [5, 6, 9, 12], "rows as the clerk counts them");
    assert!(preview.rows.iter().all(|row| row.proposal.handed_in.session == "五届二次会议"));
    for said in ["合计", "以上按收到先后", "第 11 行", "小标题"] {
        assert!(notices(&preview).contains(said), "{said}\n{}", notices(&preview));
    }
}

#[test]
fn a_missing_title_is_a_fault_with_its_place() {
    let preview = table("案号,案由,提案人\n1,甲,张三\n2,,李四\n3,#REF!,王五\n");
    assert_eq!(titles(&preview), ["甲"]);
    let faults: Vec<_> =
        preview.faults.iter().map(|fault| (fault.row, fault.column.as_str(), &fault.reason)).collect();
    assert_eq!(faults[0], (3, "B(案由)", &Reason::NoTitle));
    assert_eq!((faults[1].0, faults.len()), (4, 2));
    let sentence = preview.faults[0].to_string();
    assert!(sentence.contains("第 3 行") && sentence.contains("B(案由)"), "{sentence}");
    let long = "长".repeat(201);
    let preview = table(&format!("案号,案由\n1,{long}\n"));
    assert_eq!(preview.faults[0].reason, Reason::TitleTooLong(201));
}

#[test]
fn two_columns_never_share_a_field_in_silence() {
    let preview = table("编号,案号,案由,标题,提案人\n7,第1号,甲,乙,张三\n");
    let draft = &preview.rows[0].proposal;
    assert_eq!((draft.title.as_str(), draft.numbers.source.as_str()), ("甲", "第1号"));
    assert_eq!(draft.numbers.running, "7", "the second number is the running number");
    assert!(draft.notes.contains(&"标题:乙".to_owned()));
    assert!(notices(&preview).contains("D(标题)"));
}

#[test]
fn values_decide_what_a_vague_heading_means() {
    let preview = table("案号,案由,提案人,类别\n1,甲,张三,A类\n2,乙,李四,B\n");
    assert_eq!(preview.rows[0].proposal.outcome.class, "A类");
    let preview = table("案号,案由,提案人,提案类型\n1,甲,张三,经济\n2,乙,李四,社会\n");
    assert_eq!(preview.rows[1].proposal.category, "社会");
    let preview = table("案号,案由,提案人,分类\n1,甲,民盟,集体提案\n2,乙,李四,个人提案\n");
    assert_eq!(preview.rows[0].proposal.signers.kind, Kind::Collective);
    assert!(preview.rows[1].proposal.signers.kind_stated);
    let preview = table("案号,案由,提案人,其他\n1,甲,张三,13812345678\n2,乙,李四,13912345678\n");
    assert!(preview.columns.iter().any(|column| column.letter == "D" && column.taken_as == TakenAs::Contact));
}

#[test]
fn dates_that_cannot_be_are_kept_as_notes() {
    let preview = table("案号,案由,收到日期\n1,甲,2062-01-05\n2,乙,1899-01-01\n3,丙,2023以前\n4,丁,46027\n");
    assert_eq!(preview.faults, []);
    let days: Vec<_> = preview.rows.iter().map(|row| row.proposal.handed_in.received).collect();
    assert_eq!(days, [None, None, None, NaiveDate::from_ymd_opt(2026, 1, 5)]);
    assert_eq!(preview.rows[0].proposal.notes, ["收到日期:2062-01-05"]);
    assert_eq!(preview.rows.iter().filter(|row| row.notices.is_empty()).count(), 0);
}

#[test]
fn doubles_in_a_file_are_named_with_both_places() {
    let preview = table(
        "案号,案由,提案人\n1,关于养老的建议,张三\n2,关于教育的建议,李四\n1,關於養老的建議。,张 三\n9,关于教育的建议,王五\n",
    );
    assert_eq!(preview.doubles.len(), 1);
    assert_eq!((preview.doubles[0].place.row, preview.doubles[0].first.row), (4, 2));
    assert!(preview.rows[3].notices.iter().any(|notice| notice.to_string().contains("第 3 行")));
}

#[test]
fn every_sheet_has_its_own_headings_and_the_others_are_told() {
    let (_folder, path) = workbook(&[
        ("党派", &[&["案号", "案由", "提案单位"], &["1", "甲", "民盟市委会"]]),
        ("委员", &[&["提案题目", "提案人", "编号"], &["乙", "张三", "2"]]),
        ("说明", &[&["填报要求"], &["一律用宋体"]]),
    ]);
    let preview = super::preview(&path);
    assert_eq!(titles(&preview), ["甲", "乙"]);
    assert_eq!(preview.faults, []);
    assert_eq!(preview.rows[1].place.sheet, "委员");
    assert!(notices(&preview).contains("“说明”"));
}

#[test]
fn a_listing_without_headings_is_a_fault_that_says_what_is_needed() {
    let preview = table("张三,李四\n甲,乙\n");
    assert_eq!(preview.rows.len(), 0);
    assert_eq!(preview.faults[0].reason, Reason::NoHeadings);
    assert!(preview.faults[0].to_string().contains("案由"));
}

#[test]
fn missing_fields_are_listed() {
    let preview = table("案号,案由,第一提案人\n1,甲,张三\n");
    assert!(preview.missing.contains(&Field::Lead));
    assert!(!preview.missing.contains(&Field::Proposer), "the first proposer is a proposer");
}

#[test]
fn a_hidden_sheet_is_not_read_and_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title) in [("清单", "甲"), ("旧稿", "乙")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(name == "旧稿");
        for (row, column, text) in [(0, 0, "案号"), (0, 1, "案由"), (1, 0, "1"), (1, 1, title)] {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let (_folder, path) = super::book_write::save(&mut book);
    let preview = super::preview(&path);
    assert_eq!(titles(&preview), ["甲"]);
    assert!(notices(&preview).contains("“旧稿”是隐藏的"));
}
