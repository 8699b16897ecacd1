//! A clerk's first morning, by keys alone, at 80×24.

use crate::kit::{Desk, Office, keys};
use tian::office::ProposalId;
use tian::office::task::TaskRole;

/// A new office: a listing is imported, looked at, filed in one step, taken back and filed again, and its deadlines run.
#[test]
fn a_listing_is_imported_filed_and_watched_by_keys_alone() {
    let office = Office::new();
    let mut desk = office.desk();
    let screen = desk.sees("这个办公室还没有收件");
    assert!(screen.held.screen && screen.held.pastes, "{screen}");
    import(&office, &mut desk);
    file(&office, &mut desk);
    let filed = office.list();
    assert!(filed.iter().all(|row| row["stage"] == "filed"), "{filed:?}");

    desk.send_and_see(keys::UNDO, "立案(共10件)");
    desk.send_and_see(keys::ENTER, "已撤销：立案10件");
    assert!(office.list().iter().all(|row| row["stage"] == "received"));
    desk.sees("1/10件");
    desk.send_and_see(keys::REDO, "已恢复：立案10件");
    assert_eq!(office.list(), filed, "filed as before, to the day and the number");

    // Every unit owes a receipt, the joint one an opinion, the lead one a reply.
    desk.send(keys::F3);
    desk.wait_for("what is owed", |screen| {
        screen.has("签收") && screen.has("市财政局") && screen.has("/60项")
    });
    desk.send(keys::END);
    let due = reply_due(&office, 10);
    desk.wait_for("the last reply", |screen| {
        let row = screen.cursor_row();
        row.contains("答复") && row.contains("第10号") && row.contains(&due) && row.contains("市教育局")
    });
    desk.quit();
}

fn import(office: &Office, desk: &mut Desk) {
    desk.send_and_see("2", "文件路径");
    desk.send(office.sample("pinghu-2024.xlsx").to_str().expect("UTF-8"));
    desk.sees("pinghu-2024.xlsx");
    desk.send_and_see(keys::ENTER, "读出10件");
    let screen = desk.send_and_see(keys::ENTER, "已收件10件");
    assert!(screen.has("1/10件") && screen.cursor_row().contains("关于加快培育汽车产业标"), "{screen}");
}

/// The listing names nobody for the fourth: it is filed once somebody is. All of them under one category, led by one unit, named by its code, joined by another, named by its initials.
fn file(office: &Office, desk: &mut Desk) {
    office.ok(&["units", "--add", "305=市教育局", "--add", "206=市财政局"]);
    office.does("{\"do\":\"amend\",\"proposal\":4,\"proposers\":[\"民建平湖市基层委\"]}\n");
    desk.send_and_see(keys::MARK_ALL, "已标10件");
    desk.send_and_see(keys::F8, "立案 10 件");
    desk.send_and_see("1\r", "1 经济建设");
    desk.send_and_see("305\r", "305 市教育局");
    desk.send_and_see("cz", "206  市财政局");
    desk.send_and_see(keys::ENTER, "206 市财政局");
    desk.send_and_see(keys::F8, "已立案10件：第1号 至 第10号");
}

/// The day by which the lead unit must have replied, as the server's register has it.
fn reply_due(office: &Office, proposal: u32) -> String {
    let register = office.register();
    let proposal = register.proposal(ProposalId(proposal)).expect("there");
    let task = proposal.tasks.values().find(|task| task.role == TaskRole::Lead).expect("a lead");
    task.due_now().date.to_string()
}

/// What comes back from the units and the proposers is keyed in.
#[test]
fn a_reply_is_recorded_and_the_answer_to_it_keyed() {
    let office = Office::new();
    office.receives(2);
    office.ok(&["units", "--add", "305=市教育局"]);
    office.does("{\"do\":\"file\",\"proposals\":[1,2],\"category\":\"1\",\"lead\":\"305\"}\n");
    let mut desk = office.desk();
    desk.send_and_see(keys::F3, "签收");
    desk.send_and_see("p", "确认答复");
    desk.send("平教〔2026〕1号");
    desk.sees("平教〔2026〕1号");
    desk.send(keys::ENTER);
    desk.send("a");
    desk.send_and_see(keys::F8, "已答复");
    desk.send_and_see(keys::F5, "应征询1 已回0");
    desk.send("1");
    desk.send_and_see("111112", "各题都已填");
    desk.send_and_see(keys::ENTER, "应征询1 已回1");
    desk.sees("已存 111112");
    let proposal = office.list().swap_remove(0);
    assert_eq!(proposal["status"], "closable", "{proposal}");
    desk.quit();
}
