//! Stacks of generated forms, typed by clerks who press Enter after the number and by clerks who do not, with every kind
//! of slip: what is right is sent as it stands on the paper, what is wrong is sent nowhere, and no slip spoils the form
//! after it. The same is shown with the real program in `tests/pty/stacks.rs`, for fewer stacks.

use crate::desk::msg::Wish;
use crate::desk::panes::survey::Survey;
use crate::desk::panes::{Pane, world};
use crate::keymap::{Action, Key};
use crate::office::form::{About, Choice, Form, Question, QuestionKind};
use crate::office::opinion::Rating;
use crate::office::proposal::Particulars;
use crate::office::proposer::Proposer;
use crate::office::rules::Asked;
use crate::office::verbs::assign::Units;
use crate::office::verbs::file::File;
use crate::office::verbs::receive::Receive;
use crate::office::verbs::rules::SetRules;
use crate::office::{Command, Given, NewProposal, ProposalId, Register, UnitId};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Forms in a stack.
const COUNT: u32 = 40;

/// How a question of a form is keyed: a digit up to this one, or several of them, or words.
#[derive(Debug, Clone, Copy)]
enum Kind {
    One(u8),
    Several(u8),
    Words,
}
use Kind::{One, Several, Words};

/// The shapes of forms: the six questions, those of four places, and one that asks for several in the middle.
const FORMS: [&[Kind]; 6] = [
    &[One(4), One(4), One(4), One(4), One(4), One(4)],
    &[One(3), One(3), One(4), One(3), One(3), Words],
    &[Several(6), One(3), One(2), One(2), One(3), One(3)],
    &[One(3), One(4), Words],
    &[One(4), Words],
    &[Several(3), Several(4), One(3), One(3)],
];

/// Which ratings its last choice stands for; a form of three options has no understanding.
const RATINGS: [Rating; 4] = [Rating::Satisfied, Rating::Mostly, Rating::Dissatisfied, Rating::Understood];

/// What is the matter with a form.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Slip {
    None,
    /// A digit that is no option.
    Wrong,
    Missing,
    Doubled,
    Unanswered,
    NumberDoubled,
    NumberUnknown,
}

const SLIPS: [Slip; 12] = [
    Slip::None,
    Slip::None,
    Slip::None,
    Slip::None,
    Slip::None,
    Slip::None,
    Slip::Wrong,
    Slip::Missing,
    Slip::Doubled,
    Slip::Unanswered,
    Slip::NumberDoubled,
    Slip::NumberUnknown,
];

/// One paper form: what is on it, and the slip of whoever keys it.
#[derive(Debug, Clone)]
struct Sheet {
    /// A number for each question, of which its answer is made.
    seeds: Vec<u16>,
    slip: Slip,
    /// Where the slip is.
    place: usize,
}

fn sheets() -> impl Strategy<Value = Vec<Sheet>> {
    let sheet =
        (prop::collection::vec(any::<u16>(), 6), prop::sample::select(SLIPS.to_vec()), any::<usize>());
    let sheet = sheet.prop_map(|(seeds, slip, place)| Sheet { seeds, slip, place });
    prop::collection::vec(sheet, COUNT as usize)
}

/// A form, and whether Enter is pressed after the number. Where several are asked for more than once it has to be.
fn styles() -> impl Strategy<Value = (usize, bool)> {
    (0..FORMS.len(), any::<bool>()).prop_map(|(form, enters)| (form, enters || form + 1 == FORMS.len()))
}

/// The answers on a form, as typed.
fn answers(kinds: &[Kind], seeds: &[u16]) -> Vec<String> {
    let answer = |(kind, seed): (&Kind, &u16)| match kind {
        One(options) => (seed % u16::from(*options) + 1).to_string(),
        Several(options) => {
            let chosen: String = (1..=*options)
                .filter(|digit| seed >> digit & 1 == 1)
                .map(|digit| digit.to_string())
                .collect();
            if chosen.is_empty() { "0".to_owned() } else { chosen }
        }
        Words => String::new(),
    };
    kinds.iter().zip(seeds).map(answer).collect()
}

/// The keys of a form, and whether it may be sent.
fn keys(kinds: &[Kind], number: &str, sheet: &Sheet, enter: &str) -> (String, bool) {
    let mut typed = answers(kinds, &sheet.seeds);
    let ones: Vec<usize> = (0..kinds.len()).filter(|at| matches!(kinds[*at], One(_))).collect();
    let at = ones[sheet.place % ones.len()];
    let mut number = number.to_owned();
    let slip = slip(kinds, &number, sheet, enter);
    let chosen = if number.parse().is_ok_and(asks_two) { "2" } else { "" };
    match slip {
        Slip::None => {}
        Slip::Wrong => "9".clone_into(&mut typed[at]),
        Slip::Missing => typed[at].clear(),
        Slip::Doubled => typed[at] = typed[at].repeat(2),
        Slip::Unanswered => typed.iter_mut().for_each(String::clear),
        Slip::NumberDoubled => {
            let digit = number.as_bytes()[sheet.place % number.len()];
            number.insert(sheet.place % number.len(), char::from(digit));
        }
        Slip::NumberUnknown => "98".clone_into(&mut number),
    }
    // Nobody is asked which where the number leads nowhere.
    let chosen = if slip == Slip::Unanswered { "" } else { chosen };
    let mut all = format!("{number}{enter}{chosen}");
    for (place, (kind, typed)) in kinds.iter().zip(&typed).enumerate() {
        all.push_str(typed);
        if matches!(kind, Several(_)) && place + 1 < kinds.len() {
            all.push('⏎');
        }
    }
    all.push('⏎');
    (all, slip == Slip::None)
}

/// The slip, where anything can tell it.
fn slip(kinds: &[Kind], number: &str, sheet: &Sheet, enter: &str) -> Slip {
    let several_first = matches!(kinds[0], Several(_));
    match sheet.slip {
        // Another number, or an option chosen: only the totals of a batch and a second keying find that.
        Slip::NumberDoubled if number.len() < 2 || enter.is_empty() && several_first => Slip::None,
        slip => slip,
    }
}

fn form(kinds: &[Kind]) -> Form {
    let last = kinds.iter().rposition(|kind| matches!(kind, One(_)));
    let question = |(place, kind): (usize, &Kind)| {
        let (options, of_kind) = match kind {
            One(options) => (*options, QuestionKind::Single),
            Several(options) => (*options, QuestionKind::Several),
            Words => (0, QuestionKind::Words),
        };
        let overall = Some(place) == last;
        let rating = |digit: u8| RATINGS.get(usize::from(digit) - 1).copied().filter(|_| overall);
        let option = |digit| Choice { title: format!("选项{digit}"), rating: rating(digit) };
        Question {
            title: format!("题{place}"),
            options: (1..=options).map(option).collect(),
            about: if overall { About::Overall } else { About::Other },
            kind: of_kind,
            ..Question::default()
        }
    };
    let questions = kinds.iter().enumerate().map(question).collect();
    Form { name: "表".to_owned(), questions, letters: false }
}

/// An office with so many proposals replied to, and its survey pane.
struct Stack {
    office: world::World,
    pane: Survey,
    sent: Vec<Command>,
}

impl Stack {
    fn new(register: &Register, kinds: &[Kind]) -> Self {
        let mut office = world::World::new();
        office.register = register.clone();
        let mut rules = office.register.current().expect("a session").rules.clone();
        rules.form = form(kinds);
        office.carry_out(&Command::SetRules(SetRules {
            session: None,
            rules: Box::new(rules),
            recompute: false,
        }));
        let mut stack = Self { office, pane: Survey::default(), sent: Vec::new() };
        stack.pane.refresh(&stack.office.scene());
        stack
    }

    fn type_in(&mut self, keys: &str) {
        for key in keys.chars() {
            let scene = self.office.scene();
            let wishes = match key {
                '⏎' => self.pane.act(Action::Accept, &scene),
                key => self.pane.key(Key::char(key), None, &scene),
            };
            for wish in wishes.unwrap_or_default() {
                if let Wish::Submit(command) = wish {
                    self.sent.push(*command);
                }
            }
        }
    }

    /// What was sent, by proposal.
    fn sent(&self) -> BTreeMap<u32, String> {
        let answer = |command: &Command| match command {
            Command::Answer(answer) => {
                Some((answer.proposal.0, answer.given.iter().map(Given::to_string).collect()))
            }
            _ => None,
        };
        self.sent.iter().filter_map(answer).collect()
    }
}

/// Proposals filed and replied to, every fifth of them by two proposers who are both asked.
fn replied(count: u32) -> Register {
    let mut office = world::World::new();
    let mut rules = office.register.current().expect("a session").rules.clone();
    rules.feedback.asked = Asked::Every;
    let rules = Box::new(rules);
    office.carry_out(&Command::SetRules(SetRules { session: None, rules, recompute: false }));
    for number in 1..=count {
        let names = if asks_two(number) { vec!["委员甲", "委员乙"] } else { vec!["委员甲"] };
        let proposer = |name: &str| Proposer { name: name.to_owned(), ..Proposer::default() };
        let proposers = names.into_iter().map(proposer).collect();
        let particulars =
            Particulars { title: format!("建议{number}"), proposers, ..Particulars::default() };
        let proposals = vec![NewProposal { particulars, ..NewProposal::default() }];
        office.carry_out(&Command::Receive(Receive { proposals, ..Receive::default() }));
        let to = Units { lead: vec![UnitId(1)], ..Units::default() };
        let (proposals, category) = (vec![ProposalId(number)], Some("1".to_owned()));
        office.carry_out(&Command::File(File { proposals, category, to, on: None }));
        office.reply(ProposalId(number), 1);
    }
    office.register
}

/// Whether two proposers are asked about a proposal; the form on the stack is the second one's.
fn asks_two(number: u32) -> bool {
    number.is_multiple_of(5)
}

/// The answers of a form, as sent.
fn meant(kinds: &[Kind], sheet: &Sheet) -> String {
    let shown = |(kind, typed): (&Kind, String)| match kind {
        Several(_) if typed == "0" => typed,
        Several(_) => format!("({typed})"),
        Words => "0".to_owned(),
        One(_) => typed,
    };
    kinds.iter().zip(answers(kinds, &sheet.seeds)).map(shown).collect()
}

/// The keys of a whole stack, and what is right of it.
fn stack(sheets: &[Sheet], kinds: &[Kind], enter: &str, padded: bool) -> (String, BTreeMap<u32, String>) {
    let (mut all, mut right) = (String::new(), BTreeMap::new());
    for (number, sheet) in (1..).zip(sheets) {
        let typed = if padded { format!("{number:02}") } else { number.to_string() };
        let (typed, is_right) = keys(kinds, &typed, sheet, enter);
        all.push_str(&typed);
        if is_right {
            right.insert(number, meant(kinds, sheet));
        }
    }
    (all, right)
}

thread_local! {
    /// An office whose numbers have two digits, and one whose numbers have one.
    static REPLIED: [Register; 2] = [replied(COUNT), replied(9)];
}

/// What is sent when such keys are typed in an office of as many proposals as there are forms.
fn sent(keys: &str, kinds: &[Kind], forms: usize) -> BTreeMap<u32, String> {
    let small = usize::from(forms < 10);
    let mut stack = REPLIED.with(|registers| Stack::new(&registers[small], kinds));
    stack.type_in(keys);
    stack.sent()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::with_cases(300)
    })]

    #[test]
    fn small_numbers_make_no_difference(sheets in sheets(), form in 0..FORMS.len()) {
        let (all, right) = stack(&sheets[..9], FORMS[form], "⏎", false);
        prop_assert_eq!(sent(&all, FORMS[form], 9), right, "{}", all);
    }

    #[test]
    fn no_slip_spoils_another_form(
        sheets in sheets(), (form, enters) in styles(), padded in any::<bool>()
    ) {
        let (mut sheets, enter) = (sheets, if enters { "⏎" } else { "" });
        if !enters {
            // Two forms that went well show that no Enter comes after the number.
            for sheet in sheets.iter_mut().take(2) {
                *sheet = Sheet { seeds: vec![3; 6], slip: Slip::None, place: 0 };
            }
        }
        let (all, right) = stack(&sheets, FORMS[form], enter, padded || !enters);
        prop_assert_eq!(sent(&all, FORMS[form], sheets.len()), right, "{}", all);
    }
}
