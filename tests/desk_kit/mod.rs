//! A desk without terminal and server: keys go in, the screen comes out, and the law answers at once.
#![allow(dead_code, reason = "each test uses a part of the kit")]

mod dump;
mod fixtures;
mod server;

pub use dump::dump;
pub use fixtures::office;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use server::Server;
use tian::desk::{Effect, Model, Msg, begin, settle, update, view};
use tian::keymap::{Action, Code, Key, Preset};
use tian::office::{ClerkId, Command};
use tian::wire::Greeting;

/// A desk with its office.
pub struct Desk {
    /// What the screen is a picture of.
    pub model: Model,
    /// The office it works on.
    pub server: Server,
    /// How the connection is.
    pub line: Line,
    /// Effects that the kit does not carry out, in order.
    pub left: Vec<Effect>,
}

/// How the connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// It stands.
    Stands,
    /// The office hears, but its answers are lost.
    Deaf,
    /// Nothing gets through.
    Cut,
}

impl Desk {
    /// A desk for the first clerk of an office.
    pub fn open(server: Server, size: (u16, u16)) -> Self {
        let register = server.register.clone();
        let keymap = Preset::Default.keymap();
        let mut model = Model::new(register, ClerkId(1), keymap, server.at, size);
        let begun = begin::begin(&mut model, Vec::new());
        let mut desk = Self { model, server, line: Line::Stands, left: Vec::new() };
        desk.perform(begun);
        desk
    }

    /// A message; what the office says to it follows at once.
    pub fn hear(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.perform(effects);
        settle(&mut self.model);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Submit { .. } | Effect::Ask { .. } if self.line == Line::Cut => {}
                Effect::Submit { .. } | Effect::Ask { .. } => {
                    let mut answers = self.server.answer(&effect);
                    answers.retain(|_| self.line == Line::Stands);
                    for down in answers {
                        self.hear(Msg::Down(Box::new(down)));
                    }
                }
                other => self.left.push(other),
            }
        }
    }

    /// Keys by their names in keymap files, blanks between.
    pub fn press(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|fault| panic!("{fault}"));
            self.hear(Msg::Key(key));
        }
    }

    /// Text typed letter by letter; hanzi as an input method commits them.
    pub fn type_text(&mut self, text: &str) {
        let mut committed = String::new();
        for c in text.chars().chain(['\0']) {
            if !c.is_ascii() {
                committed.push(c);
                continue;
            }
            match committed.chars().count() {
                0 => {}
                1 => self.hear(Msg::Key(Key::char(committed.remove(0)))),
                _ => self.hear(Msg::Text(std::mem::take(&mut committed))),
            }
            if c != '\0' {
                let key = if c == '\n' { Key::plain(Code::Enter) } else { Key::char(c) };
                self.hear(Msg::Key(key));
            }
        }
    }

    /// An action, through the palette's door.
    pub fn act(&mut self, name: &str) {
        let action = Action::named(name).unwrap_or_else(|| panic!("no action {name}"));
        let effects = update::act_as_pressed(&mut self.model, action);
        self.perform(effects);
        self.hear(Msg::Tick(self.server.at));
    }

    /// What the desk knows of the office.
    pub fn register(&self) -> &tian::office::Register {
        &self.model.register
    }

    /// Another clerk does something.
    pub fn other(&mut self, clerk: ClerkId, command: Command) {
        let entry = self.server.take(clerk, [9; 16], command).unwrap_or_else(|refusal| panic!("{refusal}"));
        self.hear(Msg::Down(Box::new(tian::wire::Down::Entry(entry))));
    }

    /// The connection is lost.
    pub fn lose(&mut self) {
        self.line = Line::Cut;
        self.hear(Msg::Lost("连接已断开".to_owned()));
    }

    /// The connection stands again.
    pub fn reconnect(&mut self) {
        self.line = Line::Stands;
        let greeting =
            Greeting { clerk: ClerkId(1), register: self.server.register.clone(), notices: Vec::new() };
        self.hear(Msg::Back(Box::new(greeting)));
    }

    /// Time passes.
    pub fn wait(&mut self, milliseconds: i64) {
        self.server.at += milliseconds;
        self.hear(Msg::Tick(self.server.at));
    }

    /// The screen as text, with the place of the cursor.
    pub fn screen(&self) -> String {
        let area = Rect::new(0, 0, self.model.size.0, self.model.size.1);
        let mut buf = Buffer::empty(area);
        let cursor = view::draw(&self.model, area, &mut buf);
        dump(&buf, cursor)
    }
}
