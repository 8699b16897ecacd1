//! Stacks of paper forms keyed as raw bytes, faster than anybody looks at the screen: what is right is recorded as it was
//! typed, what is wrong is put aside and recorded nowhere, and a line that is cut in the middle of a batch costs nothing.

use crate::kit::{Desk, Dice, Office, PATIENCE, keys, within};
use crate::loss::{answers, digits, replied};
use rustix::process::Signal;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// How long a desk may live after its terminal is gone.
const GONE: Duration = Duration::from_secs(2);

/// What is the matter with a form on the stack.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Slip {
    Clean,
    WrongDigit,
    Missing,
    Doubled,
    Swapped,
    WrongNumber,
}

const SLIPS: [Slip; 6] =
    [Slip::Clean, Slip::WrongDigit, Slip::Missing, Slip::Doubled, Slip::Swapped, Slip::WrongNumber];

/// The keys of the form of proposal `n`, and the answers they mean; `None`: none may be recorded.
fn form(n: u32, slip: Slip, dice: &mut Dice) -> (String, Option<String>) {
    let mut answer = digits(n);
    let place = usize::try_from(dice.below(5)).expect("small");
    let clean = answer.clone();
    let number = if slip == Slip::WrongNumber { 99 } else { n };
    let meant = match slip {
        Slip::Clean => Some(clean),
        Slip::WrongDigit => {
            answer.replace_range(place..=place, "9");
            None
        }
        Slip::Missing => {
            answer.remove(place);
            None
        }
        Slip::Doubled => {
            let again = clean.as_bytes()[place];
            answer.insert(place, char::from(again));
            None
        }
        Slip::Swapped => {
            let bytes: Vec<char> = clean.chars().collect();
            answer = (0..6)
                .map(|at| match at {
                    at if at == place => bytes[place + 1],
                    at if at == place + 1 => bytes[place],
                    at => bytes[at],
                })
                .collect();
            // Nothing on one form tells which of two digits came first: that is found by keying it twice.
            Some(answer.clone())
        }
        Slip::WrongNumber => None,
    };
    (format!("{number:02}{answer}{}", keys::ENTER), meant)
}

fn survey_pane(desk: &mut Desk) {
    desk.sees("4测评");
    desk.send_and_see(keys::F5, "案号");
}

#[test]
fn a_stack_with_every_kind_of_slip_records_what_was_right_and_nothing_else() {
    let count = 60;
    let office = replied(count);
    let mut desk = office.desk_of("张三");
    survey_pane(&mut desk);
    let mut dice = Dice::new(17);
    let (mut all, mut right, mut wrong) = (String::new(), BTreeMap::new(), 0);
    for n in 1..=count {
        let slip = SLIPS[usize::try_from(dice.below(6)).expect("small")];
        let (typed, meant) = form(n, slip, &mut dice);
        all.push_str(&typed);
        match meant {
            Some(answer) => drop(right.insert(n, answer)),
            None => wrong += 1,
        }
    }
    desk.send(&all);
    desk.wait_for("everything saved", |screen| {
        screen.has(&format!("待核对{wrong}份")) && screen.has("已存") && screen.lacks("待存")
    });
    within(PATIENCE, "all that was right is there", || answers(&office.register()).len() == right.len());
    assert_eq!(answers(&office.register()), right);
    // The last one put aside is taken up, and its number typed anew leads to a clean form.
    desk.send(".");
    desk.sees("取出待核对的一份");
    desk.quit();
}

/// The keys of the choices of a shipped form in their order; ⏎ ends one that takes several.
const SHIPPED: [(&str, &[&str]); 4] = [
    ("form-hongkou", &["3", "2", "4", "1", "2"]),
    ("form-bayannur", &["136⏎", "2", "1", "b", "3", "2"]),
    ("form-ningbo", &["2", "1"]),
    ("form-chongqing", &["3"]),
];

/// What is recorded when such a form comes in clean: what a collective alone is asked, and words, are left blank.
fn recorded(form: &str) -> &'static str {
    match form {
        "form-hongkou" => "3241200",
        "form-bayannur" => "(136)21232",
        "form-ningbo" => "210",
        _ => "30",
    }
}

/// The keys of one form with a slip in one of its single choices, and whether it may be recorded.
fn shipped(choices: &[&str], slip: Slip, dice: &mut Dice) -> (String, bool) {
    let single: Vec<usize> = (0..choices.len()).filter(|at| !choices[*at].ends_with('⏎')).collect();
    let at = single[usize::try_from(dice.below(single.len() as u64)).expect("small")];
    let key = |(place, key): (usize, &&str)| match (slip, place == at) {
        (Slip::WrongDigit, true) => "9".to_owned(),
        (Slip::Missing, true) => String::new(),
        (Slip::Doubled, true) => key.repeat(2),
        _ => (*key).to_owned(),
    };
    let keys: String = choices.iter().enumerate().map(key).collect();
    (keys.replace('⏎', keys::ENTER), slip == Slip::Clean)
}

#[test]
fn stacks_of_the_shipped_forms_record_what_was_right_and_nothing_else() {
    let styles = ["", keys::ENTER];
    let stacks = SHIPPED.into_iter().flat_map(|form| styles.map(|enter| (form, enter)));
    for (seed, ((form, choices), enter)) in (5..).zip(stacks) {
        let count = 40;
        let office = replied(count);
        office.ok(&["rules", "apply", form]);
        let mut desk = office.desk_of("张三");
        survey_pane(&mut desk);
        let mut dice = Dice::new(seed);
        let (mut all, mut right, mut wrong) = (String::new(), BTreeMap::new(), 0);
        for n in 1..=count {
            // The first form shows whether the clerk presses Enter after a number.
            let slip = SLIPS[usize::try_from(dice.below(6)).expect("small")];
            let slip = if n == 1 { Slip::Clean } else { slip };
            // A digit of the number pressed twice is told by the Enter after it only.
            let doubled = if enter.is_empty() { "" } else { "2" };
            let (typed, is_right) = shipped(choices, slip, &mut dice);
            let number = match slip {
                Slip::WrongNumber => "99".to_owned(),
                Slip::Swapped => format!("{n:02}{doubled}"),
                _ => format!("{n:02}"),
            };
            let is_right = is_right || slip == Slip::Swapped && doubled.is_empty();
            let _ = write!(all, "{number}{enter}{typed}{}", keys::ENTER);
            if is_right {
                right.insert(n, recorded(form).to_owned());
            } else {
                wrong += 1;
            }
        }
        desk.send(&all);
        desk.wait_for("everything saved", |screen| {
            screen.has(&format!("待核对{wrong}份")) && screen.has("已存") && screen.lacks("待存")
        });
        within(PATIENCE, "all that was right is there", || answers(&office.register()).len() == right.len());
        assert_eq!(answers(&office.register()), right, "{form}");
        desk.quit();
    }
}

/// The keys of forms, each with its number.
fn stacked(forms: &[(u32, &str)]) -> String {
    let mut all = String::new();
    for (number, typed) in forms {
        let _ = write!(all, "{number}{0}{typed}{0}", keys::ENTER);
    }
    all
}

#[test]
fn words_and_letters_in_a_stack_that_comes_at_once_stay_in_their_forms() {
    let office = replied(30);
    office.ok(&["rules", "apply", "form-ningbo"]);
    let mut desk = office.desk_of("张三");
    survey_pane(&mut desk);
    let forms = [(10, "12意见很好"), (11, "21建议加快办理进度，望重视"), (12, "31"), (13, "13尽快落实")];
    desk.send(&stacked(&forms));
    desk.wait_for("four forms saved", |screen| screen.has("已回4 ") && screen.lacks("待存"));
    let expected = ["12“意见很好”", "21“建议加快办理进度，望重视”", "310", "13“尽快落实”"];
    assert_eq!(answers(&office.register()), (10..).zip(expected.map(str::to_owned)).collect());
    desk.quit();
    // On a form without a question for words they are its remark; options may come as letters.
    let office = replied(30);
    office.ok(&["rules", "apply", "form-bayannur"]);
    let mut desk = office.desk_of("张三");
    survey_pane(&mut desk);
    let forms = [(10, "ac\rbabca意见很好"), (11, "a\raaaaa"), (12, "b\rbbbbb请再面谈"), (13, "ab\rcabcc")];
    desk.send(&stacked(&forms));
    desk.wait_for("four forms saved", |screen| screen.has("已回4 ") && screen.lacks("待存"));
    let expected = ["(13)21231", "(1)11111", "(2)22222", "(12)31233"];
    assert_eq!(answers(&office.register()), (10..).zip(expected.map(str::to_owned)).collect());
    desk.quit();
}

#[test]
fn signs_of_the_keypad_typed_ahead_do_what_they_say() {
    let office = replied(12);
    let mut desk = office.desk_of("张三");
    survey_pane(&mut desk);
    // All first options, the same as before, one step back, the last one corrected, the next one offered.
    let enter = keys::ENTER;
    desk.send(&format!(
        "01+{enter}02212121{enter}03*{enter}0411-21111{enter}.222222{enter}05+{enter}{enter}+{enter}"
    ));
    desk.wait_for("six forms saved", |screen| screen.has("已回6 ") && screen.lacks("待存"));
    let register = office.register();
    let held: BTreeMap<u32, String> = register
        .proposals()
        .filter_map(|p| {
            let given = &p.opinions.values().next()?.answer.as_ref()?.given;
            Some((p.id.0, given.iter().map(ToString::to_string).collect()))
        })
        .collect();
    let expected = ["111111", "212121", "212121", "222222", "111111", "111111"];
    assert_eq!(held, (1..).zip(expected.map(str::to_owned)).collect());
    desk.quit();
}

/// Opens a batch of so many forms on the desk.
fn open_batch(desk: &mut Desk, count: u32) {
    desk.send("+");
    desk.sees("批次：");
    desk.send_and_see("1", "份数");
    desk.send(&count.to_string());
    desk.send_and_see(keys::F8, &format!("份数 0/{count}"));
}

#[test]
fn a_batch_is_keyed_to_its_end_however_often_the_line_is_cut() {
    let count = 24;
    let office = replied(count);
    let mut dice = Dice::new(23);
    let mut desk = office.desk_of("张三");
    survey_pane(&mut desk);
    open_batch(&mut desk, count);
    let mut left: Vec<char> = (1..=count)
        .flat_map(|n| form(n, Slip::Clean, &mut Dice::new(1)).0.chars().collect::<Vec<_>>())
        .collect();
    let mut cuts = 0;
    while !left.is_empty() {
        let until = usize::try_from(1 + dice.below(70)).expect("small").min(left.len());
        let typed: String = left.drain(..until).collect();
        desk.send(&typed);
        settle(&mut desk, &office, count, left.len());
        if left.is_empty() {
            break;
        }
        // The draft is kept within a second of the last key; a hang-up keeps it at once.
        if dice.below(2) == 0 {
            desk.signal(Signal::HUP);
            desk.hang_up_within(false, GONE);
        } else {
            desk.hang_up_within(true, GONE);
        }
        cuts += 1;
        desk = office.desk_of("张三");
        survey_pane(&mut desk);
        desk.sees("批次1");
        let screen = desk.screen();
        if screen.has("上次没填完") {
            desk.send_and_see(keys::ENTER, "案号");
            desk.wait_for("the form taken up", |screen| screen.lacks("上次没填完"));
        }
    }
    assert!(cuts > 2, "the line was cut {cuts} times");
    desk.sees(&format!("份数 {count}/{count}"));
    desk.send("+");
    desk.send_and_see("5", "已结批");
    let register = office.register();
    let all: BTreeMap<u32, String> = (1..=count).map(|n| (n, digits(n))).collect();
    assert_eq!(answers(&register), all);
    let batch = register.batches().next().expect("a batch");
    assert_eq!(register.sheets(batch.id).count(), usize::try_from(count).expect("small"));
    assert!(batch.closed.is_some());
    office.ok(&["verify"]);
    desk.quit();
}

/// Waits until the desk took all that was sent: as many forms on disk as were ended.
fn settle(desk: &mut Desk, office: &Office, count: u32, left: usize) {
    let keys_of_one = form(1, Slip::Clean, &mut Dice::new(1)).0.chars().count();
    let all = usize::try_from(count).expect("small") * keys_of_one;
    let ended = (all - left) / keys_of_one;
    let begun = Instant::now();
    within(PATIENCE, "the forms that were ended", || {
        answers(&office.register()).len() == ended || begun.elapsed() > PATIENCE
    });
    let typed = (all - left) % keys_of_one;
    let number: usize = 2;
    if typed > number {
        let shown = typed - number;
        desk.wait_for("the digits of the form in hand", move |screen| {
            screen.rows.iter().filter(|row| row.contains("[1]") || row.contains("[2]")).count() == shown
        });
    } else if typed > 0 {
        desk.wait_for("the number in hand", |screen| {
            screen.rows.iter().any(|row| row.contains("案号 [") && !row.contains("[     ]"))
        });
    }
}
