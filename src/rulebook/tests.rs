//! Proves that files and rules say the same, and that every fault is told with its place.

use super::{read, sets, write};
use crate::office::Given;
use crate::office::calendar::Term;
use crate::office::national::national;
use crate::office::opinion::Rating;
use crate::office::proposer::{Kind, ProposerKind};
use crate::office::rules::{MonthDay, Rules, SatisfiedOf};
use crate::office::session::Period;

/// Line, column and sentence of every fault in a file.
fn faults(text: &str) -> Vec<(usize, usize, String)> {
    let faults = read(text, &national()).expect_err("the file is faulty");
    faults.into_iter().map(|fault| (fault.line, fault.column, fault.what)).collect()
}

fn set(name: &str) -> Rules {
    let set = sets::named(name).expect("a shipped set");
    read(set.text, &national()).unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

#[test]
fn the_national_file_says_what_the_law_starts_with() {
    let text = sets::named("national").expect("shipped").text;
    assert_eq!(read(text, &set("four-class")), Ok(national()), "nothing is left to what it is laid over");
}

#[test]
fn every_shipped_set_is_sound_and_has_a_name_of_its_own() {
    let whole = || sets::ALL.iter().filter(|s| !s.is_form);
    let names: std::collections::BTreeSet<String> = whole().map(|s| set(s.name).name).collect();
    assert_eq!(names.len(), whole().count());
}

#[test]
fn a_shipped_form_changes_the_form_and_nothing_else() {
    let current = set("four-class");
    let forms: Vec<Rules> = sets::ALL.iter().filter(|s| s.is_form).map(|s| s.over(&current)).collect();
    assert_eq!(forms.len(), 4);
    for rules in forms {
        assert_ne!(rules.form, current.form);
        assert_eq!(Rules { form: current.form.clone(), ..rules }, current);
    }
}

#[test]
fn what_is_written_is_read_back_whatever_it_is_laid_over() {
    let mut odd = set("four-class");
    odd.name = "带\"引号\"、\\和#".to_owned();
    odd.intake.rollover = Some(MonthDay { month: 12, day: 5 });
    odd.numbering.in_category = Some("{category}类{c:03}号".to_owned());
    odd.publication.within = None;
    odd.four_eyes.insert(crate::office::Verb::Decline);
    odd.form.questions[5].options[0].title = "同意".to_owned();
    odd.form.questions[3].options[0].rating = Some(Rating::Satisfied);
    let all: Vec<Rules> = sets::ALL.iter().map(|s| set(s.name)).chain([odd]).collect();
    for rules in &all {
        for current in &all {
            let text = write(rules);
            assert_eq!(read(&text, current).as_ref(), Ok(rules), "{text}");
        }
    }
}

#[test]
fn the_localities_differ_as_their_sources_say() {
    let term = |rules: &Rules, proposer, period| rules.reply_term(Kind::Collective, Some(proposer), period);
    let (member, party) = (ProposerKind::Member, ProposerKind::Party);
    let sichuan = set("sichuan");
    assert_eq!(term(&sichuan, member, Period::Plenary), Term::Months(5));
    assert_eq!(term(&sichuan, member, Period::Intersession), Term::Months(3));
    let fixed = set("fixed-date");
    assert_eq!(term(&fixed, member, Period::Plenary), Term::On { month: 6, day: 30 });
    assert_eq!(term(&fixed, party, Period::Plenary), Term::On { month: 5, day: 10 });
    assert_eq!(term(&fixed, party, Period::Intersession), Term::Months(3));
    let chongqing = set("chongqing");
    assert_eq!(chongqing.figures.satisfied_of, SatisfiedOf::Asked);
    assert!(chongqing.form.rating(&[1, 1, 3].map(Given::Digit)) == Some(Rating::Understood));
}

#[test]
fn a_part_leaves_the_rest_as_it_is() {
    let rules = read("soon_days = 10\n[terms]\njoint = { working_days = 20 }\n", &set("sichuan"));
    let mut expected = set("sichuan");
    expected.soon_days = 10;
    expected.terms.joint = Term::WorkingDays(20);
    assert_eq!(rules, Ok(expected));
    assert_eq!(read("base = \"chongqing\"", &national()), Ok(set("chongqing")));
    let either = |period: &str| {
        let rows = format!(
            "[[terms.reply]]\nperiod = \"{period}\"\nterm = \"1个月\"\n[[terms.reply]]\nterm = \"2个月\"\n"
        );
        read(&rows, &national()).expect("sound").terms.reply[0].period
    };
    assert!(["平时", "闭会", "intersession"].map(either).iter().all(|p| *p == Some(Period::Intersession)));
}

#[test]
fn every_fault_is_told_at_once_with_line_and_column() {
    let text = "\
on_time = \"送到\"
soon_day = 7

[terms]
receipt = \"三天\"
joint = 1

[[terms.reply]]
period = \"会后\"
term = \"3个月\"

[[classes]]
code = \"A\"

[feedback]
reopens = [\"不满意\", \"很差\"]
meeting = \"是\"
";
    let found: Vec<(usize, usize)> = faults(text).iter().map(|(line, column, _)| (*line, *column)).collect();
    assert_eq!(
        found,
        [(1, 11), (2, 1), (5, 11), (6, 9), (9, 10), (12, 1), (12, 1), (16, 19), (17, 11)],
        "{:?}",
        faults(text)
    );
    assert!(faults(text)[1].2.contains("soon_days"), "the nearest key is named");
}

#[test]
fn what_the_law_refuses_is_told_at_its_place() {
    let text = "\
[[categories]]
code = \"1\"
name = \"经济\"
[[categories]]
code = \"1\"
name = \"文化\"

[numbering]
docket = \"第{m}号\"

[feedback]
reopens = [\"理解\"]

[[terms.reply]]
term = \"2月30日前\"
[[terms.reply]]
proposer = \"党派\"
term = \"1个月\"
";
    let found: Vec<usize> = faults(text).iter().map(|(line, _, _)| *line).collect();
    assert_eq!(found, [5, 9, 15, 16], "{:?}", faults(text));
    let form = "[[form.questions]]\ntitle = \"态度\"\noptions = [\"好\", \"差\"]\n";
    assert!(faults(form).iter().any(|(_, _, what)| what.contains("总体评价")), "{:?}", faults(form));
}

#[test]
fn a_file_that_is_no_toml_says_where() {
    assert_eq!(faults("name = \"甲\"\nterms = [\n").first().map(|fault| fault.0 >= 2), Some(true));
    assert!(faults("name = 甲").first().is_some_and(|fault| fault.0 == 1));
    assert_eq!(faults("[terms]\n[terms]\n").len(), 1);
    for odd in
        ["\u{0}", "[", "a.b.c = 1", "[[terms]]", "terms = 1", "categories = {}", "four_eyes = [1, [2]]"]
    {
        assert!(!faults(odd).is_empty(), "{odd}");
    }
}

#[test]
fn holidays_are_read_with_spans() {
    let text = "year = 2027\noff = [\"2027-01-01..2027-01-03\", 2027-04-05]\nwork = [\"2027-01-09\"]\n";
    let (year, table) = super::holidays(text).expect("sound");
    assert_eq!((year, table.off.len(), table.work.len()), (2027, 4, 1));
    let faults = super::holidays("year = 2027\noff = [\"元旦\"]\nof = []\n").expect_err("faulty");
    assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_value_that_cannot_be_read_hides_nothing_that_can() {
    let text = "\
soon_day = 7
four_eyes = [\"立案\", \"飞\", \"复核\"]

[intake]
rollover = \"2月30日\"
review = [\"复审\", \"初审\"]

[[classes]]
code = \"A\"
meaning = 5.5
[[classes]]
code = \"a\"
meaning = \"列入\"

[terms]
receipt = \"很快\"
joint = \"0日\"

[[terms.reply]]
kind = \"谁\"
term = \"2月30日前\"
[[terms.reply]]
period = \"大会\"
term = \"3个月\"

[feedback]
reopens = [\"很差\", \"不满意\", \"不满意\"]
";
    let found: Vec<(usize, usize)> = faults(text).iter().map(|(line, column, _)| (*line, *column)).collect();
    let expected = [
        (1, 1),
        (2, 20),
        (2, 25),
        (5, 12),
        (6, 17),
        (10, 11),
        (12, 8),
        (16, 11),
        (17, 9),
        (20, 8),
        (21, 8),
        (27, 12),
        (27, 25),
    ];
    assert_eq!(found, expected, "{:?}", faults(text));
}

#[test]
fn a_slip_of_toml_hides_nothing_behind_it() {
    let lines = |text: &str| faults(text).iter().map(|(line, _, _)| *line).collect::<Vec<_>>();
    let rest = "[terms]\nreceipt = \"0日\"\n";
    assert_eq!(lines(&format!("soon_days = 7\nsoon_days = 8\n{rest}")), [2, 4]);
    assert_eq!(lines(&format!("name = 甲\n{rest}")), [1, 3]);
    assert_eq!(lines(&format!("[[categories]]\ncode = 1\"\nname = \"x\"\n{rest}")), [2, 5]);
    let heading = "[figures\ndecimals = 1\nsatisfied = []\n";
    assert_eq!(lines(&format!("{heading}{rest}")), [1, 5], "{:?}", faults(heading));
}

#[test]
fn a_clash_with_what_is_left_as_it_was_says_so_where_the_file_clashes() {
    let form = "soon_days = 5\n\n[form]\nname = \"表\"\n\n[[form.questions]]\ntitle = \"总评\"\nabout = \"总体评价\"\n\
        options = [\"满意\", \"不满意\"]\n";
    let found = faults(form);
    assert_eq!(found.iter().map(|fault| (fault.0, fault.1)).collect::<Vec<_>>(), [(9, 11)], "{found:?}");
    for said in ["沿用的 figures.satisfied 里", "“基本满意”", "请在文件里写明 figures.satisfied"]
    {
        assert!(found[0].2.contains(said), "{found:?}");
    }
    let said = format!("{form}[figures]\nsatisfied = [\"满意\"]\n");
    assert!(read(&said, &national()).is_ok(), "{:?}", read(&said, &national()));
    let long = faults("[[terms.reply]]\nterm = \"9个月\"\n");
    assert_eq!(long.iter().map(|fault| (fault.0, fault.1)).collect::<Vec<_>>(), [(2, 8)], "{long:?}");
    assert!(long[0].2.contains("沿用的 terms.extension_limit"), "{long:?}");
    let base = faults("base = \"月球\"\n[[terms.reply]]\nterm = \"9个月\"\n");
    assert_eq!(base.len(), 1, "what would be left as it is cannot be known: {base:?}");
    let unread =
        faults("[[form.questions]]\ntitle = \"总评\"\nabout = \"总体\"\noptions = [\"满意\", \"不满意\"]\n");
    assert_eq!(unread.len(), 1, "whether one question is the overall one cannot be known: {unread:?}");
}

#[test]
fn options_that_cannot_be_read_are_told_and_the_others_judged() {
    let text = "[[form.questions]]\ntitle = \"总评\"\nabout = \"总体评价\"\n\
        options = [{ title = \"好\", rating = \"很好\" }, 3, \"一般\", \"不满意\"]\n[[form.questions]]\ntitle = \"其他\"\n";
    let found: Vec<(usize, usize)> = faults(text).iter().map(|(line, column, _)| (*line, *column)).collect();
    assert_eq!(found, [(4, 36), (4, 44), (4, 47), (5, 1)], "{:?}", faults(text));
}
