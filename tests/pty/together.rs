//! Several desks, each in a terminal of its own, on one office.

use crate::kit::desk::pause;
use crate::kit::process::Process;
use crate::kit::{Desk, Office, Screen, keys};
use crate::loss::replied;

fn marked_rows(screen: &Screen) -> Vec<String> {
    screen.rows.iter().filter(|row| row.starts_with('*')).cloned().collect()
}

/// What one clerk does reaches the others, and moves neither their cursor nor their marks nor what they are typing.
#[test]
fn what_others_do_appears_and_moves_nobodys_hand() {
    let office = Office::new();
    office.list_clerks(&["张三", "李四", "王五"]);
    office.receives(12);
    let [mut zhang, mut li, mut wang]: [Desk; 3] = ["张三", "李四", "王五"].map(|name| office.desk_of(name));
    for (desk, name) in [(&zhang, "张三"), (&li, "李四"), (&wang, "王五")] {
        desk.wait_for("the list", |screen| screen.has("停车建议12") && screen.top().contains(name));
    }
    // 李四 marks the third and stands on the sixth, 王五 is in the middle of a search.
    for n in 2..=6 {
        li.send(if n == 4 { " " } else { keys::DOWN });
        li.wait_for("a row further", |screen| screen.cursor_row().contains(&format!("停车建议{n}")));
    }
    li.sees("已标1件");
    wang.send_and_see(keys::F7, "查找");
    wang.send("停车建");
    wang.sees("查找：停车建");
    let before = li.screen();
    let searching = wang.screen();

    // 张三 files the first two.
    zhang.send_and_see("  ", "已标2件");
    zhang.send_and_see(keys::F8, "立案 2 件");
    zhang.send("1");
    zhang.send_and_see(keys::F8, "已立案2件");
    let after = li.wait_for("the news", |screen| screen.lacks("停车建议1 ") && screen.lacks("停车建议2 "));
    assert!(after.cursor_row().contains("停车建议6"), "{after}");
    assert_eq!(marked_rows(&after).len(), 1, "{after}");
    assert_eq!(marked_rows(&after), marked_rows(&before));
    let after = wang.wait_for("the news", |screen| screen.lacks("停车建议1 ") && screen.lacks("停车建议2 "));
    assert!(after.has("查找：停车建"), "{after}");
    assert_eq!(after.cursor, searching.cursor, "the caret stays");
    wang.send_and_see("议7", "查找：停车建议7");

    // 李四 is in the middle of a form when they come back.
    li.send_and_see(keys::INSERT, "建议主办");
    li.send_and_see("关于校车", "关于校车");
    let before = li.screen();
    zhang.send_and_see(keys::UNDO, "撤销这一步");
    zhang.send_and_see(keys::ENTER, "已撤销");
    zhang.sees("停车建议1 ");
    let after = li.wait_for("the news", |screen| screen.top().contains("收件 12"));
    assert_eq!(after.cursor, before.cursor, "{after}");
    let typed = "安全的建议";
    li.send(typed);
    li.sees("关于校车安全的建议");
    li.send(keys::ESC);
    let after = li.wait_for("the list", |screen| screen.lacks("建议主办"));
    assert!(after.cursor_row().contains("停车建议6") && marked_rows(&after).len() == 1, "{after}");
    for desk in [zhang, li, wang] {
        pause();
        desk.quit();
    }
}

/// A proposal that a form reopens is on the deadlines pane of every desk, and gone from it when the form is put right.
#[test]
fn a_form_that_reopens_a_proposal_is_on_the_others_deadlines_at_once() {
    let office = replied(3);
    let [mut keying, mut watching]: [Desk; 2] = ["张三", "李四"].map(|name| office.desk_of(name));
    watching.sees("4测评");
    watching.send_and_see(keys::F3, "余");
    assert!(watching.screen().lacks("重新办理"));
    keying.sees("4测评");
    keying.send_and_see(keys::F5, "案号");
    keying.send(&format!("2{0}111114{0}", keys::ENTER));
    keying.sees("已存");
    let reopened = watching.sees("重新办理");
    assert!(
        reopened.rows.iter().any(|row| row.contains("重新办理") && row.contains("停车建议2")),
        "{reopened}"
    );
    keying.send(&format!(".111111{}", keys::ENTER));
    watching.wait_for("nothing is handled again", |screen| screen.lacks("重新办理"));
    keying.quit();
    watching.quit();
}

/// However many open an office at once that nobody has opened before: one server, one register, everybody inside.
#[test]
fn desks_that_come_at_once_share_one_server() {
    let office = Office::new();
    let desks: Vec<Desk> = (0..5).map(|_| office.desk()).collect();
    for desk in &desks {
        desk.sees("这个办公室还没有收件");
    }
    let servers = office.processes().into_iter().filter(Process::is_server).count();
    assert_eq!(servers, 1);
    desks.into_iter().for_each(Desk::quit);
}
