//! Rosters: units, members and leaders from tables as offices keep them.

use super::book_write::workbook;
use super::{file, read};
use tian::office::leader::Body;
use tian::office::stage::Level;
use tian::office::unit::Role;
use tian::office::verbs::found::founding;
use tian::office::verbs::listing::ListClerk;
use tian::office::{ClerkId, Command, Entry, Occasion, Register, decide};
use tian::sheet;
use tian::sheet::roster::{Entries, Kind, Roster, entries};
use tian::sheet::sentences_roster::{faults, notices};

/// 2026-02-02 in Beijing.
const AT: i64 = 1_770_000_000_000;

struct Office {
    register: Register,
    clerk: ClerkId,
}

impl Office {
    fn new() -> Self {
        let mut register = Register::default();
        register.apply(&founding("管理员", None, AT)).unwrap();
        Self { register, clerk: ClerkId(1) }
    }

    fn occasion(&self) -> Occasion {
        Occasion { clerk: self.clerk, at: AT }
    }

    fn carry_out(&mut self, command: &Command) {
        let granted = decide(&self.register, command, &self.occasion()).unwrap();
        let (seq, clerk) = (self.register.seq() + 1, self.clerk);
        let (verb, turn, facts) = (granted.verb, granted.turn, granted.facts);
        self.register.apply(&Entry { seq, at: AT, clerk, ticket: [0; 16], verb, turn, facts }).unwrap();
    }

    /// What a table would bring; then it is carried out.
    fn import(&mut self, text: &str) -> (Roster, Entries) {
        let (roster, entries) = self.look(text);
        if let Some(command) = &entries.command {
            self.carry_out(command);
        }
        (roster, entries)
    }

    fn look(&self, text: &str) -> (Roster, Entries) {
        let (_folder, path) = file("名册.csv", text.as_bytes());
        let roster = sheet::roster(&read(&path).unwrap()).expect("a roster");
        let entries = entries(&roster, &self.register, &self.occasion());
        (roster, entries)
    }
}

fn counts(entries: &Entries) -> (usize, usize, usize) {
    (entries.fresh, entries.changed, entries.same)
}

#[test]
fn units_are_listed_put_right_and_never_erased() {
    let mut office = Office::new();
    let (roster, entries) = office.import(
        "某某市政协承办单位名册\n编码,单位名称,简称,曾用名,系统,联络员,联系电话\n\
         305,市教育局,教育局,市教委、市教育委员会,政府,张三,0571-1\n306,市科技局,,,政府,,\n合计,2,,,,,\n",
    );
    assert_eq!(roster.kind, Kind::Units);
    assert_eq!(counts(&entries), (2, 0, 0));
    let unit = |office: &Office, code: &str| office.register.units().find(|unit| unit.code == code).cloned();
    let education = unit(&office, "305").unwrap();
    assert_eq!(education.aliases, ["教育局", "市教委", "市教育委员会"]);
    assert!(education.contact.is_some() && unit(&office, "306").unwrap().contact.is_none());

    let (_, again) = office.import("单位名称,系统\n市教育局,政府\n市科技局,科教口\n市体育局,政府\n");
    assert_eq!(counts(&again), (1, 1, 1), "known by name; blank and missing cells erase nothing");
    assert_eq!(unit(&office, "305").unwrap(), education);
    assert_eq!(unit(&office, "306").unwrap().system, "科教口");

    let (roster, renamed) = office.import("编码,单位名称,并入单位\n306,市科技创新局,市教育局\n");
    assert!(notices(&roster, &renamed)[0].contains("“市科技局”将更名为“市科技创新局”"));
    let science = unit(&office, "306").unwrap();
    assert_eq!((science.former[0].name.as_str(), science.merged_into), ("市科技局", Some(education.id)));
    assert!(science.retired);
}

#[test]
fn members_and_leaders_are_known_again() {
    let mut office = Office::new();
    let (roster, entries) =
        office.import("序号,姓名,界别,党派,手机\n1,王伟,农业界,民盟,13800138000\n2,李芳,教育界,,\n");
    assert_eq!((roster.kind, counts(&entries)), (Kind::Members, (2, 0, 0)));
    let unused: Vec<&str> =
        roster.columns.iter().filter(|column| column.field.is_none()).map(|c| c.heading.as_str()).collect();
    assert_eq!(unused, ["序号", "手机"]);
    let (_, entries) = office.import("姓名,小组,离任日期\n王伟,第一组,2026年1月20日\n李芳,,\n");
    assert_eq!(counts(&entries), (0, 1, 1));
    let member = office.register.members().find(|member| member.name == "王伟").unwrap();
    assert_eq!((member.sector.as_str(), member.group.as_str()), ("农业界", "第一组"));
    assert_eq!(member.left.map(|day| day.to_string()).as_deref(), Some("2026-01-20"));

    let (roster, entries) =
        office.import("领导姓名,职务,层级\n赵强,市政协主席,市\n钱进,市委副书记、市长,市级\n");
    assert_eq!((roster.kind, counts(&entries)), (Kind::Leaders, (2, 0, 0)));
    let leaders: Vec<_> =
        office.register.leaders().map(|leader| (leader.name.as_str(), leader.body, leader.level)).collect();
    assert_eq!(leaders, [("赵强", Body::Committee, Level::City), ("钱进", Body::Party, Level::City)]);
    let (_, again) = office.import("姓名,职务\n赵强,市政协主席\n");
    assert_eq!(counts(&again), (0, 0, 1));
}

#[test]
fn each_wrong_row_is_named_and_the_others_go_in() {
    let office = Office::new();
    let (roster, entries) = office.look(
        "编码,单位名称,撤并,并入单位\n1,市教育局,否,\n2,市教育局,,\n3,,是,\n4,市科技局,也许,\n5,市水务局,,市无有局\n\
         6,市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局\
         市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局市水利局,,\n7,市体育局,,\n",
    );
    assert_eq!(counts(&entries), (2, 0, 0));
    let told: Vec<String> = faults(&roster, &entries).map(ToString::to_string).collect();
    assert_eq!(
        told[..4],
        [
            "工作表“名册.csv”第 3 行 B(单位名称) 列：与第 2 行同名，只收了前一行；不是同一个的，请在名称后加字区别，如“王伟(农业)”。",
            "工作表“名册.csv”第 4 行：没有名称或姓名，其他各列却有内容；请在表中补上，或删去这一行。",
            "工作表“名册.csv”第 5 行 C(撤并) 列：看不懂“也许”，请改成表头所指的内容。",
            "工作表“名册.csv”第 6 行 D(并入单位) 列：“市无有局”还没有登记；先登记它，再导入一次。",
        ]
    );
    assert!(told[4].contains("第 7 行") && told[4].contains("单位名称太长"), "{}", told[4]);
}

#[test]
fn who_may_not_list_units_is_told_so_once() {
    let mut office = Office::new();
    let clerk = ListClerk { name: "查阅员".to_owned(), login: None, roles: [Role::Reader].into() };
    office.carry_out(&Command::ListClerk(clerk));
    office.clerk = ClerkId(2);
    let (_, entries) = office.look("编码,单位名称\n1,市教育局\n2,市科技局\n");
    assert!(entries.command.is_none() && entries.refused.unwrap().to_string().contains("不能办理"));
}

#[test]
fn a_listing_of_proposals_is_no_roster() {
    for text in [
        "案号,案由,提案人,承办单位\n1,甲,张三,教育局\n",
        "编号,名称,承办单位,联系人\n1,甲,教育局,张三\n",
        "姓名,界别,提案题目\n张三,农业,甲\n",
        "序号,名称,承办单位\n1,甲,教育局\n",
    ] {
        let (_folder, path) = file("清单.csv", text.as_bytes());
        assert_eq!(sheet::roster(&read(&path).unwrap()), None, "{text}");
    }
    for sample in ["pinghu-2024.xlsx", "xishan-2022.csv", "mixed-localities.xlsx"] {
        assert_eq!(sheet::roster(&read(&super::sample(sample)).unwrap()), None, "{sample}");
    }
}

#[test]
fn a_book_of_several_rosters_takes_the_first_kind_and_names_the_others() {
    let units: &[&[&str]] = &[&["编码", "单位名称"], &["1", "市教育局"]];
    let members: &[&[&str]] = &[&["姓名", "界别"], &["张三", "农业"]];
    let (_folder, path) = workbook(&[("单位", units), ("委员", members), ("其他单位", units)]);
    let roster = sheet::roster(&read(&path).unwrap()).unwrap();
    assert_eq!((roster.kind, roster.rows.len(), roster.faults.len()), (Kind::Units, 1, 1));
    assert!(roster.notices.iter().any(|notice| notice.to_string().contains("“委员”是另一种名册")));
}
