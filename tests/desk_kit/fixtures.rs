//! Offices to begin from.

use super::server::Server;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use tian::office::proposal::Particulars;
use tian::office::proposer::{Kind, Proposer, ProposerKind};
use tian::office::unit::Role;
use tian::office::verbs::found::founding;
use tian::office::verbs::listing::{ListClerk, ListUnits, UnitListing};
use tian::office::verbs::receive::{NewProposal, Receive};
use tian::office::{ClerkId, Command, Occasion};

/// 2026-03-10 09:00 in Beijing.
const MORNING: i64 = 1_773_104_400_000;

/// The office of this name.
pub fn office(name: &str) -> Server {
    let mut server = Server::new(founding("李敏", None, MORNING));
    match name {
        "new" => return server,
        "sample" => {
            sample(&mut server);
            return server;
        }
        _ => {}
    }
    units(&mut server);
    colleague(&mut server);
    match name {
        "empty" => {}
        "pile" => pile(&mut server),
        "many" => many(&mut server, 500),
        "huge" => many(&mut server, 20_000),
        other => panic!("no office called {other}"),
    }
    server
}

/// The sample year that ends on the day of the script.
fn sample(server: &mut Server) {
    let today = Occasion { clerk: ClerkId(1), at: server.at }.today();
    for (occasion, command) in tian::sample::year(today) {
        server.at = occasion.at;
        server.take(occasion.clerk, [9; 16], command).unwrap_or_else(|refusal| panic!("{refusal}"));
    }
    server.at = MORNING;
}

fn give(server: &mut Server, command: Command) {
    server.take(ClerkId(1), [9; 16], command).unwrap_or_else(|refusal| panic!("{refusal}"));
}

fn colleague(server: &mut Server) {
    let roles = BTreeSet::from([Role::Clerk]);
    give(server, Command::ListClerk(ListClerk { name: "王芳".to_owned(), login: None, roles }));
}

fn units(server: &mut Server) {
    let names = [
        ("301", "市教育局"),
        ("302", "市公安局"),
        ("305", "市住建局"),
        ("308", "市交通运输局"),
        ("312", "市卫健委"),
    ];
    let listed = names.map(|(code, name)| UnitListing {
        code: code.into(),
        name: name.into(),
        ..UnitListing::default()
    });
    give(server, Command::ListUnits(ListUnits { units: listed.into() }));
}

fn new(title: &str, proposers: &[&str], kind: Kind, category: &str) -> NewProposal {
    let signer = |name: &&str| Proposer {
        name: (*name).to_owned(),
        kind: if kind == Kind::Collective { ProposerKind::Party } else { ProposerKind::Member },
        signed: None,
    };
    let particulars = Particulars {
        title: title.to_owned(),
        proposers: proposers.iter().map(signer).collect(),
        kind,
        category: category.to_owned(),
        ..Particulars::default()
    };
    let received = NaiveDate::from_ymd_opt(2026, 3, 2).and_then(|day| day.and_hms_opt(10, 30, 0));
    NewProposal { particulars, received, ..NewProposal::default() }
}

/// Twelve proposals on the table, two of them alike.
fn pile(server: &mut Server) {
    let mut proposals = vec![
        new("关于破解老旧小区停车难的建议", &["张伟"], Kind::Individual, "4"),
        new("关于加快既有住宅加装电梯的提案", &["陈静", "刘洋", "赵敏"], Kind::Joint, "4"),
        new("关于推进义务教育优质均衡发展的建议", &["民盟市委会"], Kind::Collective, "4"),
        new("关于加强饮用水水源地保护的建议", &["孙强"], Kind::Individual, "5"),
        new("关于破解老旧小区停车难问题的建议", &["周丽", "吴刚"], Kind::Joint, ""),
        new("关于完善“一老一小”服务体系的提案", &["农工党市委会"], Kind::Collective, "4"),
        new("关于优化中小企业融资环境的建议", &["郑凯"], Kind::Individual, "1"),
        new("关于建设城市公共停车信息平台的建议", &["王磊"], Kind::Individual, ""),
        new("关于保护利用运河文化遗产的提案", &["冯雪", "褚健"], Kind::Joint, "3"),
        new("关于规范校外培训机构管理的建议", &["卫东"], Kind::Individual, "4"),
        new("关于提升基层医疗卫生服务能力的建议", &["九三学社市委会"], Kind::Collective, "4"),
        new("关于在重要路口增设行人过街设施的建议", &["蒋楠"], Kind::Individual, "4"),
    ];
    proposals[0].text = Some("老旧小区车位缺口大。\n建议:一、错时共享;二、改造边角地。".to_owned());
    let receive = Receive { proposals, source: "大会提案.xlsx".to_owned(), session: None };
    give(server, Command::Receive(receive));
}

fn many(server: &mut Server, count: usize) {
    let proposals =
        (1..=count).map(|n| new(&format!("第{n}件关于某事的建议"), &["张伟"], Kind::Individual, "4"));
    give(server, Command::Receive(Receive { proposals: proposals.collect(), ..Receive::default() }));
}
