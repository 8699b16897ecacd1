//! Proves how the desk behaves where the law alone does not decide: lost connections, drafts, pastes, refusals, undo.

mod desk_kit;

use desk_kit::{Desk, Line, office};
use tian::desk::overlay::Overlay;
use tian::desk::overlays::import::{SheetNews, Understood};
use tian::desk::{Effect, Msg};
use tian::keymap::{Code, Key};
use tian::office::verbs::assign::Units;
use tian::office::verbs::file::File;
use tian::office::verbs::listing::{ListUnits, UnitListing};
use tian::office::{ClerkId, Command, ProposalId, Stage, UnitId};
use tian::sheet::{Book, Cell, Sheet};

fn desk(name: &str) -> Desk {
    Desk::open(office(name), (80, 24))
}

fn stage(desk: &Desk, id: u32) -> &Stage {
    &desk.model.register.proposal(ProposalId(id)).unwrap().stage
}

fn said(desk: &Desk) -> &str {
    desk.model.line.said.as_ref().map_or("", |said| said.text.as_str())
}

fn file(ids: &[u32]) -> Command {
    let proposals = ids.iter().copied().map(ProposalId).collect();
    Command::File(File { proposals, category: Some("4".to_owned()), to: Units::default(), on: None })
}

#[test]
fn filing_the_marked_ones_is_one_entry_and_undo_takes_all_back() {
    let mut desk = desk("pile");
    let before = desk.server.entries.len();
    desk.press("space space space F8 4 F8");
    assert_eq!(desk.server.entries.len(), before + 1);
    assert!((1..=3).all(|id| matches!(stage(&desk, id), Stage::Filed { .. })));
    assert!(desk.model.overlays.is_empty() && desk.model.panes.intake.roll.list.marked() == 0);
    assert_eq!(said(&desk), "已立案3件：第1号 至 第3号");
    desk.press("u");
    assert!(desk.screen().contains("立案(共3件)") && desk.screen().contains("第3号《"), "{}", desk.screen());
    desk.press("esc");
    assert!(matches!(stage(&desk, 1), Stage::Filed { .. }), "only asked");
    desk.press("u enter");
    assert!((1..=3).all(|id| *stage(&desk, id) == Stage::Received));
    assert_eq!(said(&desk), "已撤销：立案3件");
    desk.press("C-r");
    assert!((1..=3).all(|id| matches!(stage(&desk, id), Stage::Filed { .. })));
}

#[test]
fn a_command_whose_answer_was_lost_is_sent_again_and_happens_once() {
    let mut desk = desk("pile");
    let before = desk.server.entries.len();
    desk.press("F8");
    desk.line = Line::Deaf;
    desk.press("F8");
    assert_eq!(desk.server.entries.len(), before + 1, "the office heard it");
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Form(_))), "the form waits for the answer");
    desk.lose();
    assert!(desk.screen().contains("与服务断开，正在重连"));
    assert!(desk.left.contains(&Effect::Reconnect));
    desk.reconnect();
    assert_eq!(desk.server.entries.len(), before + 1, "the same ticket happens once");
    assert!(desk.model.overlays.is_empty() && desk.model.link.waiting.is_empty());
    assert!(matches!(stage(&desk, 1), Stage::Filed { .. }));
}

#[test]
fn a_command_given_while_the_connection_is_lost_waits_and_is_sent_when_it_stands() {
    let mut desk = desk("pile");
    desk.lose();
    desk.press("F8 F8");
    assert_eq!(*stage(&desk, 1), Stage::Received);
    desk.reconnect();
    assert!(matches!(stage(&desk, 1), Stage::Filed { .. }));
}

#[test]
fn what_someone_else_did_first_refuses_my_form_and_leaves_it_open() {
    let mut desk = desk("pile");
    desk.press("F8");
    // The office knows it already, this desk does not yet.
    desk.server.take(ClerkId(2), [7; 16], file(&[1])).unwrap();
    desk.press("F8");
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Form(_))));
    assert!(desk.left.contains(&Effect::Ring));
}

#[test]
fn a_paste_on_a_list_runs_no_command() {
    let mut desk = desk("pile");
    let before = desk.server.entries.len();
    desk.hear(Msg::Text("fdq\nu\nwmsK".to_owned()));
    assert!(desk.model.overlays.is_empty() && desk.server.entries.len() == before);
    assert!(!desk.left.contains(&Effect::Quit));
    assert!(desk.model.panes.intake.roll.search.text().starts_with("fdq"));
    assert!(!desk.model.panes.intake.roll.search.typing(), "the next key is a command again");
}

#[test]
fn full_width_keys_are_commands_on_a_list_and_text_in_a_search() {
    let mut desk = desk("pile");
    desk.hear(Msg::Key(Key::char('、')));
    assert!(desk.model.panes.intake.roll.search.typing(), "、 is / on a list");
    desk.hear(Msg::Key(Key::char('水')));
    assert_eq!(desk.model.panes.intake.roll.list.rows(), [ProposalId(4)]);
}

#[test]
fn one_hanzi_committed_on_a_list_begins_a_search() {
    let mut desk = desk("pile");
    desk.type_text("水");
    assert_eq!(desk.model.panes.intake.roll.search.text(), "水");
}

#[test]
fn a_draft_is_kept_within_a_second_offered_again_and_dropped_once_accepted() {
    let mut desk = desk("pile");
    desk.press("insert");
    desk.type_text("关于停车");
    assert!(desk.server.drafts.is_empty());
    desk.wait(1_000);
    assert_eq!(desk.server.drafts.len(), 1);
    let kept = desk.server.drafts.values().next().unwrap().clone();
    desk.wait(1_000);
    assert_eq!(desk.server.drafts.values().next(), Some(&kept), "nothing typed, nothing saved");

    let mut next = Desk::open(desk.server, (80, 24));
    assert!(matches!(next.model.overlays.last(), Some(Overlay::Choice(_))), "the draft is offered");
    next.press("enter");
    let Some(Overlay::Form(filling)) = next.model.overlays.last() else { panic!("no form") };
    assert!(filling.form.is_dirty());
    next.press("F8 1 F8");
    assert_eq!(next.model.register.count(), 13);
    assert!(next.server.drafts.is_empty(), "what was received needs no draft");
}

#[test]
fn forms_keyed_halfway_and_put_aside_are_kept_within_a_second_and_forgotten_once_saved() {
    let mut desk = desk("sample");
    desk.press("F5 enter 1 1");
    assert!(desk.server.drafts.is_empty());
    desk.wait(1_000);
    assert_eq!(desk.server.drafts.len(), 1, "whatever becomes of the desk");
    let kept = desk.server.drafts.clone();
    desk.press("1 1 1 1 enter");
    desk.wait(1_000);
    assert!(desk.server.drafts.is_empty(), "it is saved: nobody is asked to go on with it");
    desk.press("9 9 9 1 1 enter");
    desk.wait(1_000);
    assert_ne!(desk.server.drafts, kept);
    let next = Desk::open(desk.server, (80, 24));
    assert_eq!(next.model.panes.survey.sheet().beside.aside.len(), 1);
}

#[test]
fn a_kept_draft_is_thrown_away_only_after_a_question() {
    let mut desk = desk("pile");
    desk.press("insert C-t");
    assert_eq!(said(&desk), "还没有填什么，没有草稿可丢弃");
    desk.type_text("关于停车");
    desk.press("esc insert");
    assert!(
        desk.screen().contains("关于停车") && desk.screen().contains("Ctrl+T 丢弃草稿"),
        "{}",
        desk.screen()
    );
    desk.press("C-t esc");
    assert!(desk.screen().contains("关于停车") && !desk.server.drafts.is_empty(), "only asked");
    desk.press("C-t enter");
    assert!(desk.model.overlays.is_empty() && desk.server.drafts.is_empty());
    assert_eq!(said(&desk), "已丢弃“收件”的草稿");
    desk.press("insert");
    assert!(!desk.screen().contains("关于停车"));
}

#[test]
fn leaving_keeps_what_was_typed_at_once() {
    let mut desk = desk("pile");
    desk.press("insert");
    desk.type_text("关于停车");
    desk.hear(Msg::HangUp);
    assert_eq!(desk.server.drafts.len(), 1);
    assert_eq!(desk.left.last(), Some(&Effect::Quit));
}

#[test]
fn an_idle_desk_wakes_only_at_midnight_in_beijing() {
    let mut desk = desk("pile");
    desk.wait(10_000);
    let until = desk.model.wakes_at() - desk.server.at;
    assert_eq!(until, (15 * 3_600 - 10) * 1_000, "09:00:10, so fifteen hours less ten seconds");
    desk.wait(until);
    assert_eq!(desk.model.clock.today.to_string(), "2026-03-11");
}

#[test]
fn an_unfinished_key_sequence_shows_what_may_follow_and_a_wrong_key_drops_it() {
    let mut desk = desk("pile");
    desk.press("C-x");
    assert!(desk.screen().contains("1 立案"));
    desk.hear(Msg::Key(Key::plain(Code::Home)));
    assert!(desk.model.keys.pending.is_empty());
    assert_eq!(said(&desk), "没有这样的按键组合");
}

#[test]
fn a_number_jumps_to_a_proposal_listed_or_not() {
    let mut desk = desk("pile");
    desk.press("C-g");
    desk.type_text("9\n");
    assert_eq!(desk.model.panes.intake.roll.list.cursor(), Some(ProposalId(9)));
    desk.other(ClerkId(2), file(&[4]));
    desk.press("C-g");
    desk.type_text("第1号\n");
    assert!(
        matches!(desk.model.overlays.last(), Some(Overlay::Detail(detail)) if detail.id == ProposalId(4))
    );
}

#[test]
fn every_frame_puts_the_cursor_on_the_screen_at_any_size() {
    let mut desk = desk("pile");
    for keys in ["F6", "esc F9", "esc F12", "esc enter", "esc insert", "esc F8", "esc C-g", "esc I", "esc /"]
    {
        desk.press(keys);
        for size in [(60, 16), (80, 24), (81, 25), (120, 40), (300, 100), (20, 5)] {
            desk.hear(Msg::Resize(size.0, size.1));
            let screen = desk.screen();
            let cursor = screen.lines().last().unwrap().trim_start_matches("cursor ").to_owned();
            let (x, y) = cursor.split_once(',').unwrap();
            assert!(
                x.parse::<u16>().unwrap() < size.0 && y.parse::<u16>().unwrap() < size.1,
                "{keys} {size:?}"
            );
        }
    }
}

#[test]
fn a_unit_picked_narrows_the_list_and_esc_widens_it() {
    let mut desk = desk("pile");
    let mut given = file(&[3, 11]);
    if let Command::File(file) = &mut given {
        file.to = Units { lead: vec![UnitId(1)], ..Units::default() };
    }
    desk.other(ClerkId(2), given);
    desk.press("t t t");
    assert_eq!(desk.model.panes.intake.roll.list.rows().len(), 2);
    desk.press("U");
    desk.type_text("gaj");
    desk.press("enter");
    assert!(desk.model.panes.intake.roll.list.rows().is_empty());
    desk.press("U");
    desk.type_text("301");
    desk.press("enter");
    assert_eq!(desk.model.panes.intake.roll.list.rows(), [ProposalId(3), ProposalId(11)]);
    desk.press("esc esc");
    assert_eq!(desk.model.panes.intake.roll.list.rows().len(), 10);
}

#[test]
fn an_export_writes_what_is_listed_and_stays_open_when_it_fails() {
    let mut desk = desk("pile");
    desk.type_text("停车");
    desk.press("E");
    desk.press("enter");
    let written = desk.left.iter().find_map(|effect| match effect {
        Effect::WriteSheet(sheet) => Some(sheet.rows.len()),
        _ => None,
    });
    assert_eq!(written, Some(3));
    desk.hear(Msg::Sheet(SheetNews::NotWritten("磁盘已满".to_owned())));
    assert!(desk.screen().contains("磁盘已满"));
    desk.press("enter");
    desk.hear(Msg::Sheet(SheetNews::Written(3, "/tmp/台账.xlsx".to_owned())));
    assert!(desk.model.overlays.is_empty() && said(&desk) == "已导出3件：/tmp/台账.xlsx");
}

#[test]
fn a_letter_that_leaves_the_desk_first_closes_what_lies_on_top() {
    let mut desk = desk("pile");
    desk.press("F12 q");
    assert!(desk.model.overlays.is_empty() && !desk.left.contains(&Effect::Quit), "the help was closed");
    desk.press("enter q");
    assert!(desk.model.overlays.is_empty() && !desk.left.contains(&Effect::Quit), "the detail was closed");
    desk.press("q");
    assert!(desk.left.contains(&Effect::Quit));
}

#[test]
fn what_none_of_the_marked_ones_allows_is_refused_at_the_key() {
    let mut desk = desk("pile");
    desk.press("space space B");
    assert!(!matches!(desk.model.overlays.last(), Some(Overlay::Form(_))), "no form to fill in for nothing");
    let screen = desk.screen();
    assert!(screen.contains("所标2件都不能办：收件1"), "{screen}");
}

#[test]
fn one_is_told_by_its_number_and_several_by_how_many() {
    let mut desk = desk("pile");
    desk.press("b");
    desk.type_text("补签名");
    desk.press("F8");
    assert_eq!(said(&desk), "已退回修改：收件1");
    desk.press("u enter");
    assert_eq!(said(&desk), "已撤销：退回修改 收件1");
}

#[test]
fn the_step_that_was_named_is_the_one_taken_back() {
    let mut desk = desk("pile");
    desk.press("F8 F8 u");
    // The same clerk works at another desk.
    desk.other(ClerkId(1), file(&[7]));
    desk.press("enter");
    assert_eq!(*stage(&desk, 1), Stage::Received);
    assert!(matches!(stage(&desk, 7), Stage::Filed { .. }));
}

#[test]
fn a_step_on_its_way_is_waited_for_before_anything_is_taken_back() {
    let mut desk = desk("pile");
    desk.press("F8 F8");
    desk.lose();
    desk.press("b");
    desk.type_text("补签名");
    desk.press("F8 esc u");
    assert_eq!(said(&desk), "上一步还在提交，存好以后再撤销");
}

#[test]
fn the_lead_a_merger_proposes_is_called_a_proposal() {
    let mut desk = desk("pile");
    desk.press("space space m");
    let screen = desk.screen();
    assert!(!screen.contains("沿用上次"), "{screen}");
}

#[test]
fn a_search_in_a_detail_goes_to_the_row() {
    let mut desk = desk("pile");
    desk.hear(Msg::Resize(60, 16));
    desk.press("enter /");
    desk.type_text("办理经过");
    let screen = desk.screen();
    assert!(screen.contains("收件(共12件)"), "{screen}");
    desk.press("enter esc esc");
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn an_import_shows_what_it_would_bring_and_is_one_entry() {
    let mut desk = desk("empty");
    let before = desk.server.entries.len();
    desk.press("I");
    desk.type_text("/srv/a.csv\n");
    assert!(desk.left.contains(&Effect::ReadSheet("/srv/a.csv".to_owned())));
    let book = Book {
        name: "a.csv".to_owned(),
        digest: [0; 32],
        encoding: Some("UTF-8"),
        sheets: vec![sheet(&[
            &["案号", "案由", "提案者"],
            &["1", "关于停车的建议", "张伟"],
            &["2", "", "李娜"],
        ])],
        hidden: Vec::new(),
    };
    let understood = Understood::new(book, desk.model.clock.today);
    desk.hear(Msg::Sheet(SheetNews::Read(Box::new(understood))));
    let screen = desk.screen();
    assert!(screen.contains("读出1件") && screen.contains("不能导入的行"), "{screen}");
    desk.press("enter");
    assert_eq!(desk.server.entries.len(), before + 1);
    assert_eq!(desk.model.register.count(), 1);
    assert!(desk.model.overlays.is_empty() && said(&desk) == "已收件：收件1");
}

fn sheet(rows: &[&[&str]]) -> Sheet {
    let cells = |row: &&[&str]| row.iter().map(|text| Cell::Text((*text).to_owned())).collect();
    Sheet { name: "a.csv".to_owned(), rows: rows.iter().map(cells).collect(), merges: Vec::new() }
}

#[test]
fn how_to_reach_a_unit_is_told_with_its_listing() {
    let mut desk = desk("new");
    desk.press("esc");
    let unit = |code: &str, contact: Option<&str>| UnitListing {
        code: code.to_owned(),
        name: format!("市{code}局"),
        contact: contact.map(str::to_owned),
        ..UnitListing::default()
    };
    let units = vec![unit("1", Some("张三 0571-1")), unit("2", None)];
    desk.other(ClerkId(1), Command::ListUnits(ListUnits { units }));
    desk.act("pane-registers");
    desk.press("enter");
    assert!(desk.screen().contains("联络：张三 0571-1"), "{}", desk.screen());
    desk.press("esc down enter");
    assert!(!desk.screen().contains("联络：") && desk.screen().contains("市2局"), "{}", desk.screen());
}

#[test]
fn every_form_that_needs_no_proposal_opens_on_every_pane() {
    for pane in ["intake", "deadlines", "review", "handling", "supervision", "statistics", "registers"] {
        for action in ["activity", "info", "advance-info", "follow-up", "instruction", "leader", "add-unit"] {
            let mut desk = desk("pile");
            desk.act(&format!("pane-{pane}"));
            desk.act(action);
            let form = matches!(desk.model.overlays.last(), Some(Overlay::Form(_)));
            assert!(form, "{pane} {action}: {}", said(&desk));
        }
    }
}

#[test]
fn an_activity_is_about_what_was_marked_and_not_about_the_row_under_the_cursor() {
    let mut desk = desk("pile");
    desk.act("activity");
    let heading = |desk: &Desk| desk.screen().lines().nth(1).unwrap_or_default().to_owned();
    assert!(heading(&desk).contains("活动 ─"), "{}", desk.screen());
    desk.press("esc space space");
    desk.act("activity");
    assert!(heading(&desk).contains("2 件"), "{}", heading(&desk));
}

#[test]
fn what_was_just_received_is_under_the_cursor() {
    let mut desk = desk("pile");
    desk.act("new-proposal");
    desk.type_text("关于新事的建议");
    desk.press("enter");
    desk.type_text("王伟");
    desk.press("enter F8 1 F8");
    let new = desk.model.register.next_proposal().0 - 1;
    assert_eq!(desk.model.panes.intake.roll.list.cursor(), Some(ProposalId(new)), "{}", desk.screen());
}

#[test]
fn the_key_to_edit_opens_the_listing_under_the_cursor() {
    let mut desk = desk("sample");
    desk.act("pane-registers");
    desk.press("down e");
    let screen = desk.screen();
    assert!(
        screen.contains("编码102  市委宣传部")
            && screen.contains("> ")
            && screen.contains("单位名称  市委宣传部"),
        "{screen}"
    );
    desk.type_text("(新)");
    desk.press("F8");
    let unit = desk.model.register.units().find(|unit| unit.code == "102").unwrap();
    assert_eq!((unit.name.as_str(), unit.system.as_str()), ("市委宣传部(新)", "党委"));
    assert!(!unit.aliases.is_empty(), "what was not touched stays");
    let shown = ["林知秋", "周明远", "李敏", "十五届二次会议"];
    for name in shown {
        desk.press("right e");
        assert!(matches!(desk.model.overlays.last(), Some(Overlay::Form(_))), "{name}: {}", said(&desk));
        assert!(desk.screen().contains(name), "{}", desk.screen());
        desk.press("esc");
    }
    desk.press("right");
    desk.act("pane-handling");
    desk.act("edit-unit");
    assert!(desk.screen().contains("编码101  市委组织部"), "{}", desk.screen());
}

#[test]
fn a_member_is_put_right_under_another_name_and_stays_one() {
    let mut desk = desk("sample");
    let count = desk.model.register.members().count();
    desk.act("pane-registers");
    desk.press("right e");
    desk.type_text("甲");
    desk.press("F8");
    let named = |name: &str| desk.model.register.members().filter(|member| member.name == name).count();
    assert_eq!((named("林知秋甲"), named("林知秋")), (1, 0), "{}", desk.screen());
    assert_eq!(desk.model.register.members().count(), count);
}

#[test]
fn merging_what_has_nothing_in_common_is_asked_about_once() {
    let mut desk = desk("pile");
    // 停车难 and 中小企业融资: another category, no unit, no word.
    desk.press("space");
    desk.press("C-g");
    desk.type_text("7\n");
    desk.press("space m F8");
    assert!(desk.screen().contains("确要并案，再按一次确定"), "{}", desk.screen());
    assert_eq!(*stage(&desk, 7), Stage::Received, "only asked");
    desk.press("enter");
    assert!(matches!(stage(&desk, 7), Stage::Merged { .. }));
    let mut desk = self::desk("pile");
    // Two about 停车难, one without a category.
    desk.press("space");
    desk.press("C-g");
    desk.type_text("5\n");
    desk.press("space m F8");
    assert!(matches!(stage(&desk, 5), Stage::Merged { .. }), "{}", desk.screen());
}
