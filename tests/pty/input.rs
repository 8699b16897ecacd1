//! What arrives is not always what was typed: input methods commit hanzi and full-width signs, terminals speak dialects,
//! and pastes come with or without marks.

use crate::kit::desk::pause;
use crate::kit::{Desk, Office, keys};

/// An office with twelve proposals about parking and one about schools, and a desk on it.
fn desk() -> (Office, Desk) {
    let office = Office::new();
    office.receives(12);
    office.does("{\"do\":\"receive\",\"title\":\"关于学校午餐的建议\",\"proposers\":[\"王明\"]}\n");
    let desk = office.desk();
    desk.sees("关于学校午餐的建议");
    (office, desk)
}

fn marked(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

/// Nothing was done: same register, nothing on top, nobody left.
fn did_nothing(office: &Office, desk: &mut Desk, seq: u64) {
    let screen = desk.settled();
    assert!(desk.lives());
    assert!(screen.lacks("F8 确定") && screen.has("收件号"), "something opened:\n{screen}");
    assert_eq!(office.register().seq(), seq, "{screen}");
}

#[test]
fn hanzi_committed_on_a_list_are_a_search() {
    let (_office, mut desk) = desk();
    desk.send("午餐");
    let screen = desk.wait_for("the match alone", |screen| screen.has("1/1件") && screen.lacks("停车建议"));
    assert!(screen.has("查找：午餐") && screen.has("关于学校午餐的建议"), "{screen}");
    desk.escape();
    desk.sees("停车建议1 ");
    // The sign that opens a search, and the text at once.
    desk.send("/午餐");
    desk.wait_for("the match alone", |screen| screen.has("1/1件") && screen.has("查找：午餐"));
    desk.escape();
    desk.sees("停车建议1 ");
    // One hanzi alone, too.
    desk.send("校");
    desk.wait_for("the match alone", |screen| screen.has("1/1件") && screen.has("查找：校"));
    desk.escape();
    // Committed together with the Enter that ended the composition: the Enter is a key.
    desk.send("午餐\r");
    desk.wait_for("the detail", |screen| screen.has("王明") && screen.lacks("收件号"));
    desk.escape();
    desk.sees("1/1件");
    desk.escape();
    desk.quit();
}

#[test]
fn full_width_signs_are_commands_where_nothing_is_typed() {
    let (_office, mut desk) = desk();
    desk.send_and_see("　", "已标1件");
    desk.send_and_see("＊", "已标13件");
    desk.wait_for("none marked", |screen| screen.has("已标13件"));
    desk.send("－");
    desk.wait_for("none marked", |screen| screen.lacks("已标"));
    desk.send("、");
    pause();
    desk.send("学校");
    desk.wait_for("the match alone", |screen| screen.has("1/1件") && screen.has("查找：学校"));
    desk.escape();
    desk.sees("13件");
    desk.send_and_see("４", "案号");
    desk.send_and_see(keys::F2, "收件号");
    desk.send_and_see("：", "查找操作");
    desk.escape();
    desk.wait_for("the palette gone", |screen| screen.lacks("查找操作"));
    desk.send_and_see("？", "帮助");
    desk.escape();
    desk.quit();
}

/// xterm, VT220 and `rxvt`, and the Linux console name the same keys differently.
#[test]
fn function_keys_are_known_in_every_dialect() {
    let (_office, mut desk) = desk();
    for help in ["\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b[24~"] {
        desk.send_and_see(help, "帮助：");
        desk.escape();
        desk.wait_for("the help gone", |screen| screen.lacks("帮助："));
    }
    for (survey, intake) in [("\x1b[15~", "\x1bOQ"), ("\x1b[[E", "\x1b[12~"), ("\x1b[15~", "\x1b[[B")] {
        desk.send_and_see(survey, "案号 [");
        desk.send_and_see(intake, "收件号");
    }
    for (down, up) in [("\x1b[B", "\x1b[A"), ("\x1bOB", "\x1bOA")] {
        desk.send_and_see(down, "2/13件");
        desk.send_and_see(up, "1/13件");
    }
    for (end, home) in
        [("\x1b[F", "\x1b[H"), ("\x1b[4~", "\x1b[1~"), ("\x1b[8~", "\x1b[7~"), ("\x1bOF", "\x1bOH")]
    {
        desk.send_and_see(end, "13/13件");
        desk.send_and_see(home, "1/13件");
    }
    desk.quit();
}

#[test]
fn a_marked_paste_on_a_list_runs_no_command() {
    let (office, mut desk) = desk();
    let seq = office.register().seq();
    for text in ["qqdfu\n", "u", "K", "q", "\x14\x15\x18\x05", "fdq\r\nfdq\r\n"] {
        desk.send(&marked(text));
        did_nothing(&office, &mut desk, seq);
        desk.escape();
        desk.wait_for("the whole list", |screen| screen.has("/13件") && screen.lacks("查找："));
    }
    desk.send(&marked("学校\n"));
    desk.wait_for("a search", |screen| screen.has("1/1件"));
    desk.escape();
    desk.quit();
}

#[test]
fn an_unmarked_paste_on_a_list_runs_no_command() {
    let (office, mut desk) = desk();
    let seq = office.register().seq();
    let prose = "关于解决老旧小区停车难的建议。fdq uKq\r".repeat(20);
    let latin = "quick fixed undo Kq fd\r".repeat(44);
    let table = "12\tq\tu\tK\tdq\r\n".repeat(80);
    let form = "find undo Kq fd\r".repeat(70);
    let long = "uq".repeat(5000);
    for text in [&prose, &latin, &table, &form, &long, "qqdfu\r", "uKuKuq", "http://a.cn/q?u=K"] {
        assert!(text.len() >= 1000 || text.len() < 24);
        desk.send(text);
        did_nothing(&office, &mut desk, seq);
        desk.escape();
        desk.wait_for("the whole list", |screen| screen.has("/13件") && screen.lacks("查找："));
    }
    desk.quit();
}

/// In a field a paste arrives whole, cleaned of whatever could command a terminal; in a long text its lines stay.
#[test]
fn a_paste_into_a_field_is_whole_and_clean() {
    let (office, mut desk) = desk();
    desk.send_and_see(keys::INSERT, "F8 确定");
    desk.send(&marked("关于\x1b[31m办好\u{202e}食堂\u{200b}的\x07建议qqdfu"));
    desk.sees("关于[31m办好食堂的建议qqdfu");
    // A paste of a mebibyte into the same line: what fits is taken, the rest is told.
    desk.send(&marked(&"文".repeat(350_000)));
    desk.wait_for("the limit told", |screen| screen.rows.concat().contains("最多"));
    assert!(desk.lives());
    desk.escape();
    desk.sees("收件号");
    let drafts = office.drafts();
    assert!(
        drafts.iter().any(|(name, body)| name == "new" && body.contains("办好食堂的建议qqdfu文文")),
        "{drafts:?}"
    );
    desk.quit();
}

/// Forms keyed faster than the desk draws: none is lost, whatever else arrives with them.
#[test]
fn forms_keyed_ahead_of_the_desk_are_all_there() {
    let office = crate::loss::replied(90);
    let before = office.register().seq();
    let mut desk = office.desk();
    desk.sees("4测评");
    desk.send_and_see(keys::F5, "案号 [");
    let all: Vec<String> = (1..=90).map(|n| format!("{n:02}{}\r", crate::loss::digits(n))).collect();
    desk.send(&all.concat());
    desk.sees("已回90 ");
    let register = office.register();
    assert_eq!(crate::loss::answers(&register), (1..=90).map(|n| (n, crate::loss::digits(n))).collect());
    assert_eq!(register.seq(), before + 90);
    desk.quit();
}
