//! One command of every verb that a clerk can give. What it is about is not there, so that a register full of things is
//! not changed by it.

use tian::office::session::Session;
use tian::office::verbs::roster::ListSessions;
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::session::SetSession;
use tian::office::{Command, Verb};

/// As JSON; what is not needed for the shape is left out.
const EVERY: &[&str] = &[
    r#"{"undo":{}}"#,
    r#"{"redo":{"entry":3}}"#,
    r#"{"receive":{"proposals":[{"particulars":{"title":"修桥","proposers":[{"name":"张三"}]},"text":"正文"}]}}"#,
    r#"{"amend":{"proposal":99,"particulars":{"title":"修桥"},"text":"正文"}}"#,
    r#"{"send_back":{"proposals":[99],"reason":"补充"}}"#,
    r#"{"resubmit":{"proposals":[99]}}"#,
    r#"{"withdraw":{"proposals":[98,99],"reason":"本人要求","on":"2026-03-02"}}"#,
    r#"{"decline":{"proposals":[99],"ground":"10"}}"#,
    r#"{"file":{"proposals":[99],"category":"1"}}"#,
    r#"{"assign":{"proposals":[99],"to":{"lead":[1],"joint":[2],"separate":[]}}}"#,
    r#"{"reassign":{"task":{"proposal":99,"unit":1},"to":2,"restart":true}}"#,
    r#"{"merge":{"into":98,"proposals":[99]}}"#,
    r#"{"split":{"proposals":[99]}}"#,
    r#"{"receipt":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"hand_back":{"task":{"proposal":99,"unit":1},"reason":"不归我办"}}"#,
    r#"{"rule_hand_back":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"extend":{"tasks":[{"proposal":99,"unit":1}],"until":"2026-09-01","reason":"调研"}}"#,
    r#"{"joint_opinion":{"tasks":[{"proposal":99,"unit":2}]}}"#,
    r#"{"reply":{"task":{"proposal":99,"unit":1},"class":"A"}}"#,
    r#"{"answer":{"proposal":99,"signer":0,"digits":[1,1,1,1,1,1]}}"#,
    r#"{"remind":{"units":[99],"way":"telephone"}}"#,
    r#"{"close":{"proposals":[99]}}"#,
    r#"{"mark":{"proposals":[99],"mark":"key","set":true}}"#,
    r#"{"list_units":{"units":[{"name":"","contact":"王 123"}]}}"#,
    r#"{"list_members":{"members":[{"name":"","left":"2026-01-01"}]}}"#,
    r#"{"list_clerk":{"name":"","roles":["intake","auditor"]}}"#,
    r#"{"list_clerks":{"clerks":[{"name":"","roles":["intake"]}]}}"#,
    r#"{"second":{"pending":99,"agree":true}}"#,
    r#"{"list_holidays":{"year":2027,"off":["2027-01-01"]}}"#,
    r#"{"review":{"proposals":[99],"level":"first","verdict":"file"}}"#,
    r#"{"notify":{"proposals":[99]}}"#,
    r#"{"divert":{"proposals":[99],"to":"opinion","consented":true}}"#,
    r#"{"divert_fate":{"proposals":[99],"what":"adopted"}}"#,
    r#"{"archive":{"proposals":[99]}}"#,
    r#"{"sign":{"proposal":99}}"#,
    r#"{"stand_in":{"proposal":99,"name":"李四","reason":"离任"}}"#,
    r#"{"rule_addition":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"ask_extension":{"tasks":[{"proposal":99,"unit":1}],"until":"2026-09-01","reason":"调研"}}"#,
    r#"{"rule_extension":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"consult":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"submit_draft":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"rule_draft":{"task":{"proposal":99,"unit":1},"granted":true}}"#,
    r#"{"classify":{"proposals":[99],"class":"A"}}"#,
    r#"{"meet":{"proposals":[99],"minutes":"已说明"}}"#,
    r#"{"publish":{"tasks":[{"proposal":99,"unit":1}]}}"#,
    r#"{"supervise":{"proposals":[99],"theme":"民生"}}"#,
    r#"{"track":{"proposals":[99]}}"#,
    r#"{"look_back":{"proposals":[99],"progress":"开工"}}"#,
    r#"{"list_leaders":{"leaders":[{"id":0,"name":"","offices":[],"body":"government","level":"city","left":null}]}}"#,
    r#"{"record_activity":{"activity":{"id":0,"session":1,"kind":"visit","title":"","on":"2026-01-01","place":"","host":"","leaders":[],"attendees":[],"reporting":[],"proposals":[],"demands":[],"counts":{},"notes":""}}}"#,
    r#"{"follow_up":{"activity":99,"demand":1,"note":"已办"}}"#,
    r#"{"record_info":{"items":[{"title":""}]}}"#,
    r#"{"advance_info":{"items":[99],"what":{"sent":{"to":"province"}}}}"#,
    r#"{"open_batch":{"count":0}}"#,
    r#"{"close_batch":{"batch":99}}"#,
    r#"{"key_sheet":{"batch":99,"given":[1,[2,3],"好",{"1":2}]}}"#,
    r#"{"second_key":{"sheet":{"batch":99,"place":1},"given":[1]}}"#,
    r#"{"settle_sheet":{"sheet":{"batch":99,"place":1},"given":[1]}}"#,
    r#"{"list_questionnaire":{"form":{"name":"","questions":[]}}}"#,
    r#"{"record_instruction":{"by":"","subject":{"document":{"number":"","title":"报告"}}}}"#,
];

/// The commands of [`EVERY`], and the two made of a session.
pub fn every_command(session: &Session) -> Vec<Command> {
    let parsed = |line: &&str| serde_json::from_str(line).unwrap_or_else(|why| panic!("{line}: {why}"));
    let mut all: Vec<Command> = EVERY.iter().map(parsed).collect();
    let (session, rules) = (session.clone(), Box::new(session.rules.clone()));
    all.push(Command::SetRules(SetRules { session: None, rules, recompute: true }));
    let sessions = vec![SetSession { session: session.clone(), current: false }];
    all.push(Command::ListSessions(ListSessions { sessions }));
    all.push(Command::SetSession(Box::new(SetSession { session, current: true })));
    let by_itself = |verb: &Verb| matches!(verb, Verb::Found | Verb::Propose);
    let missing: Vec<&Verb> = Verb::ALL
        .iter()
        .filter(|verb| !by_itself(verb) && all.iter().all(|command| command.verb() != **verb))
        .collect();
    assert!(missing.is_empty(), "verbs without a command: {missing:?}");
    all
}
