//! A clerk's first morning, by keys alone, at 80×24.

use crate::kit::{Office, keys};

#[test]
fn a_first_desk_offers_three_ways_to_begin() {
    let office = Office::new();
    let mut desk = office.desk();
    let screen = desk.sees("这个办公室还没有收件");
    assert!(screen.alternate && screen.marks_pastes, "{screen}");
    desk.send_and_see("2", "文件路径");
    let path = office.sample("pinghu-2024.xlsx");
    desk.send(path.to_str().expect("UTF-8"));
    desk.sees("pinghu-2024.xlsx");
    desk.send_and_see(keys::ENTER, "读出10件");
    let screen = desk.send_and_see(keys::ENTER, "1/10件");
    assert!(screen.cursor_row().contains("关于加快培育汽车产业标"), "{screen}");
    desk.send_and_see(keys::MARK_ALL, "已标10件");
    desk.send_and_see(keys::F8, "立案 10 件");
    desk.send("1");
    desk.send(keys::F8);
    let screen = desk.sees("已立案10件");
    println!("{screen}");
    let screen = desk.send_and_see(keys::UNDO, "已撤销");
    println!("{screen}");
    let screen = desk.send_and_see(keys::REDO, "已恢复");
    println!("{screen}");
    let screen = desk.send_and_see(keys::F3, "期限");
    println!("{screen}");
    desk.quit();
}
