//! What the sample's office watches beyond ordinary handling: leaders who lead and supervise, activities with their
//! demands, tracking beyond the year, information items and instructions, and what is archived.

use super::cases::{Case, unit};
use super::diary::Diary;
use super::fates::Fate;
use super::opening::clerk;
use crate::office::activity::{Activity, ActivityKind, Demand, Measure};
use crate::office::info::{InfoFate, Subject};
use crate::office::leader::{Body, Leader};
use crate::office::stage::Level;
use crate::office::supervision::{Leading, Part};
use crate::office::verbs::activity::{FollowUpDemand, RecordActivity};
use crate::office::verbs::archive::Archive;
use crate::office::verbs::info::{AdvanceInfo, NewInfo, RecordInfo};
use crate::office::verbs::instruction::RecordInstruction;
use crate::office::verbs::leaders::ListLeaders;
use crate::office::verbs::supervise::Supervise;
use crate::office::verbs::track::Track;
use crate::office::{ActivityId, Command, InfoId, LeaderId, ProposalId, SessionId};
use std::collections::{BTreeMap, BTreeSet};

const LEADERS: [(&str, &str, Body); 6] = [
    ("周明远", "市委书记", Body::Party),
    ("何思敏", "市委副书记、市长", Body::Government),
    ("钱立群", "副市长", Body::Government),
    ("苏晓岚", "副市长", Body::Government),
    ("罗建平", "市政协主席", Body::Committee),
    ("叶文静", "市政协副主席", Body::Committee),
];
const THEMES: [&str; 4] = ["产业升级", "民生实事", "城乡建设", "生态环境"];
const DEMANDS: [&str; 3] =
    ["倒排工期，按月报送进展", "听取提案者意见后再完善方案", "形成长效机制，纳入年度考核"];
const INFOS: [&str; 6] = [
    "关于高龄老人就医陪诊需求的反映",
    "老旧小区加装电梯资金缺口较大",
    "建议错峰安排中小学课后服务",
    "外卖骑手充电停车难应予重视",
    "乡村医生队伍后继乏人",
    "企业反映用工信息平台更新慢",
];

/// Notes everything watched.
pub(super) fn watch(diary: &mut Diary, cases: &[Case]) {
    let closed: Vec<ProposalId> =
        cases.iter().filter(|case| case.fate == Fate::Closed).map(Case::id).collect();
    let handled: Vec<ProposalId> = cases
        .iter()
        .filter(|case| matches!(case.fate, Fate::InHand | Fate::ReplySoon | Fate::Closed) && case.came > 100)
        .map(Case::id)
        .collect();
    diary.note(119, 20, clerk(0), Command::ListLeaders(ListLeaders { leaders: leaders() }));
    supervise(diary, &handled);
    activities(diary, &handled);
    let tracked = closed.iter().copied().skip(5).step_by(8).collect();
    let promise = "纳入明年项目计划，年底前完成".to_owned();
    let track = Track { proposals: tracked, promise, promised: None, next: None, on: None };
    diary.note(26, 31, clerk(0), Command::Track(track));
    infos(diary);
    let proposals = closed.iter().copied().take(4).collect();
    diary.note(1, 90, clerk(1), Command::Archive(Archive { proposals, on: None }));
}

fn leaders() -> Vec<Leader> {
    let leader = |(name, office, body): (&str, &str, Body)| Leader {
        id: LeaderId(0),
        name: name.to_owned(),
        offices: office.split('、').map(ToOwned::to_owned).collect(),
        body,
        level: Level::City,
        left: None,
    };
    LEADERS.into_iter().map(leader).collect()
}

/// Four proposals, each led by one leader and supervised by another; one leader has none yet.
fn supervise(diary: &mut Diary, handled: &[ProposalId]) {
    for ((place, id), theme) in (1..).zip(handled.iter().step_by(7)).zip(THEMES) {
        let leadings = vec![
            Leading { leader: LeaderId(place), part: Part::Leads },
            Leading { leader: LeaderId(5), part: Part::Supervises },
        ];
        let supervise = Supervise {
            proposals: vec![*id],
            theme: Some(theme.to_owned()),
            leadings: Some(leadings),
            related: Some(BTreeSet::new()),
            effect: None,
        };
        diary.note(110, 40, clerk(0), Command::Supervise(supervise));
    }
}

fn activities(diary: &mut Diary, handled: &[ProposalId]) {
    let held = [
        (70, ActivityKind::Research, "重点提案会前调研", "高新区企业服务中心"),
        (55, ActivityKind::Supervision, "重点提案督办会", "市政协三楼会议室"),
        (33, ActivityKind::Consultation, "提案办理专题协商会", "市政府二楼会议室"),
    ];
    for ((ago, kind, title, place), id) in held.into_iter().zip(handled.iter().step_by(7)) {
        let demands = DEMANDS.iter().map(|text| Demand { text: (*text).to_owned(), followed: Vec::new() });
        let activity = Activity {
            id: ActivityId(0),
            session: SessionId(1),
            kind,
            title: title.to_owned(),
            on: diary.day(ago),
            place: place.to_owned(),
            host: LEADERS[5].0.to_owned(),
            leaders: vec![LeaderId(2), LeaderId(6)],
            attendees: Vec::new(),
            reporting: vec![unit("101")],
            proposals: vec![*id],
            demands: demands.collect(),
            counts: BTreeMap::from([(Measure::Suggestions, ago / 5)]),
            notes: String::new(),
        };
        let record = RecordActivity { activity: Box::new(activity) };
        diary.note(ago, 50, clerk(0), Command::RecordActivity(record));
    }
    let note = "已制定月度计划并首次报送".to_owned();
    let follow = FollowUpDemand { activity: ActivityId(1), demand: 1, note, done: true, on: None };
    diary.note(30, 51, clerk(0), Command::FollowUp(follow));
}

/// Collected, some compiled, one sent up, adopted and instructed.
fn infos(diary: &mut Diary) {
    let item = |title: &str| NewInfo {
        title: title.to_owned(),
        source: "委员来稿".to_owned(),
        proposal: None,
        consented: false,
        collected: None,
        session: None,
    };
    let items = INFOS.into_iter().map(item).collect();
    diary.note(80, 60, clerk(1), Command::RecordInfo(RecordInfo { items }));
    let mut advance = |ago, items: &[u32], what| {
        let items = items.iter().copied().map(InfoId).collect();
        let advance = AdvanceInfo { items, what, note: String::new(), on: None };
        diary.note(ago, 61, clerk(1), Command::AdvanceInfo(advance));
    };
    advance(72, &[1, 2, 3], InfoFate::Compiled { bulletin: "社情民意信息".to_owned(), issue: 7 });
    advance(66, &[2], InfoFate::Sent { to: Level::Province });
    advance(40, &[2], InfoFate::Adopted { by: Level::Province });
    let instruction = RecordInstruction {
        by: LEADERS[1].0.to_owned(),
        office: "市长".to_owned(),
        level: Level::City,
        subject: Subject::Info(InfoId(2)),
        words: "请住建局会同财政局研究，提出解决办法。".to_owned(),
        session: None,
        on: None,
    };
    diary.note(38, 62, clerk(1), Command::RecordInstruction(instruction));
}
