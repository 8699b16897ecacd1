//! What a paper form costs the machine while a clerk keys it: every key through the desk and onto the screen, and the entry
//! decided, applied and heard, for each of the shipped forms in an office of 2,000 proposals. The disk is not in it. Beside
//! the time stand the keys of a form, printed once, for the clerk's share is theirs.

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::{Duration, Instant};
use tian::desk::{Effect, Model, Msg, begin, settle, update, view};
use tian::keymap::{Code, Key, Preset};
use tian::office::proposer::{Proposer, ProposerKind};
use tian::office::verbs::assign::Units;
use tian::office::verbs::file::File;
use tian::office::verbs::found::founding;
use tian::office::verbs::listing::{ListUnits, UnitListing};
use tian::office::verbs::receive::Receive;
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::rules::SetRules;
use tian::office::{
    ClerkId, Command, Entry, NewProposal, Occasion, Particulars, ProposalId, Register, TaskId, Ticket,
    UnitId, decide,
};
use tian::rulebook::sets;
use tian::wire::Down;

/// 2 March 2026, nine in the morning in Beijing.
const START: i64 = 1_772_413_200_000;
const FORMS: u32 = 2_000;
const SCREEN: (u16, u16) = (80, 24);

/// The six questions of the national rules and the shipped forms, and the keys that answer one of them after its number:
/// every question, then Enter. Whoever also presses Enter after the number has one key more.
const SHIPPED: [(&str, &str); 6] = [
    ("national", "112111\n"),
    ("national", "+\n"),
    ("form-hongkou", "12113\n"),
    ("form-bayannur", "13\n21112\n"),
    ("form-ningbo", "12\n"),
    ("form-chongqing", "1\n"),
];

struct Office {
    register: Register,
}

impl Office {
    /// Founded with one unit and a form, with so many proposals filed and replied to.
    fn replied(form: &str) -> Self {
        let mut register = Register::default();
        register.apply(&founding("周敏", None, START)).expect("founded");
        let mut office = Self { register };
        let session = office.register.current().expect("a session");
        let rules = Box::new(sets::named(form).expect("shipped").over(&session.rules));
        if *rules != session.rules {
            office.take([0; 16], &Command::SetRules(SetRules { session: None, rules, recompute: false }));
        }
        let unit = UnitListing { name: "市教育局".to_owned(), ..UnitListing::default() };
        office.take([0; 16], &Command::ListUnits(ListUnits { units: vec![unit] }));
        let proposals = (1..=FORMS).map(proposal).collect();
        office.take([0; 16], &Command::Receive(Receive { proposals, ..Receive::default() }));
        let to = Units { lead: vec![UnitId(1)], ..Units::default() };
        let (proposals, category) = ((1..=FORMS).map(ProposalId).collect(), Some("4".to_owned()));
        office.take([0; 16], &Command::File(File { proposals, category, to, on: None }));
        for id in 1..=FORMS {
            let task = TaskId { proposal: ProposalId(id), unit: UnitId(1) };
            office.take([0; 16], &Command::Reply(GiveReply::new(task, "A")));
        }
        office
    }

    fn take(&mut self, ticket: Ticket, command: &Command) -> Entry {
        let occasion = Occasion { clerk: ClerkId(1), at: START };
        let granted = decide(&self.register, command, &occasion).expect("granted");
        let seq = self.register.seq() + 1;
        let (verb, turn, facts) = (granted.verb, granted.turn, granted.facts);
        let entry = Entry { seq, at: START, clerk: ClerkId(1), ticket, verb, turn, facts };
        self.register.append(&entry).expect("applied");
        entry
    }
}

fn proposal(place: u32) -> NewProposal {
    let proposer = Proposer { name: format!("委员{place}"), kind: ProposerKind::Member, signed: None };
    let particulars = Particulars {
        title: format!("关于推进第{place}项民生实事的建议"),
        proposers: vec![proposer],
        category: "4".to_owned(),
        ..Particulars::default()
    };
    NewProposal { particulars, ..NewProposal::default() }
}

/// A desk with the survey pane in front.
struct Desk {
    office: Office,
    model: Model,
    buffer: Buffer,
    next: u32,
}

impl Desk {
    fn open(register: &Register) -> Self {
        let office = Office { register: register.clone() };
        let mut model = Model::new(register.clone(), ClerkId(1), Preset::Default.keymap(), START, SCREEN);
        begin::begin(&mut model, Vec::new());
        let buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
        let mut desk = Self { office, model, buffer, next: 1 };
        desk.hear(Msg::Key(Key::plain(Code::F(5))));
        desk
    }

    fn hear(&mut self, msg: Msg) {
        let mut effects = update(&mut self.model, msg);
        while let Some(effect) = effects.pop() {
            if let Effect::Submit { ticket, command } = effect {
                let entry = self.office.take(ticket, &command);
                effects.extend(update(&mut self.model, Msg::Down(Box::new(Down::Entry(entry)))));
            }
        }
        settle(&mut self.model);
        view::draw(&self.model, self.buffer.area, &mut self.buffer);
    }

    /// Keys the next form; answers how many keys that took.
    fn form(&mut self, answers: &str) -> usize {
        let keys = format!("{:04}{answers}", self.next);
        self.next += 1;
        for key in keys.chars() {
            let key = if key == '\n' { Key::plain(Code::Enter) } else { Key::char(key) };
            self.hear(Msg::Key(key));
        }
        keys.chars().count()
    }
}

fn forms(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("form keyed");
    group.sample_size(20);
    for (name, answers) in SHIPPED {
        let office = Office::replied(name);
        let mut desk = Desk::open(&office.register);
        // The first two show that no Enter comes after the number.
        let keys = [(); 3].map(|()| desk.form(answers))[2];
        let saved =
            desk.office.register.proposals().filter(|p| p.opinions.values().any(|o| o.answer.is_some()));
        assert_eq!(saved.count(), 3, "{name}: the forms are recorded");
        println!("{name} {answers:?}: {keys} keys a form, four of them its number");
        group.bench_function(format!("{name} {answers:?}"), |b| {
            b.iter_custom(|rounds| {
                let mut spent = Duration::ZERO;
                for _ in 0..rounds {
                    if desk.next > FORMS {
                        desk = Desk::open(&office.register);
                    }
                    let begun = Instant::now();
                    desk.form(answers);
                    spent += begun.elapsed();
                }
                spent
            });
        });
    }
    group.finish();
}

criterion_group!(benches, forms);
criterion_main!(benches);
