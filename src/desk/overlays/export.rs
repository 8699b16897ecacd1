//! Exporting what a pane lists: where to, and then the file.

use crate::desk::form::Scene;
use crate::desk::msg::{Effect, Sheet, Wish};
use crate::desk::typed::Typed;
use crate::keymap::{Action, Code, Key};
use crate::office::ProposalId;
use crate::sheet::export::{Column, row};
use crate::text::locale::say;

/// An export.
#[derive(Debug)]
pub struct Export {
    /// The path, as typed.
    pub path: Typed,
    /// Why the last attempt failed.
    pub why: Option<String>,
    /// It is being written.
    pub busy: bool,
    /// What is exported, in order.
    pub ids: Vec<ProposalId>,
}

impl Export {
    /// An export of these proposals, under a name with the day in it.
    pub fn new(ids: Vec<ProposalId>, scene: &Scene) -> Self {
        let path = Typed::new(&say::export_name(&scene.occasion.today().format("%Y%m%d").to_string()));
        Self { path, why: None, busy: false, ids }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, action: Option<Action>, scene: &Scene) -> Option<Vec<Wish>> {
        match action {
            Some(Action::Cancel) => Some(vec![Wish::Leave]),
            _ if self.busy => None,
            _ if key == Key::plain(Code::Tab) => {
                Some(vec![Wish::Do(Effect::Complete(self.path.text().to_owned()))])
            }
            Some(Action::Accept) => Some(self.write(scene)),
            _ if key == Key::plain(Code::Enter) => Some(self.write(scene)),
            _ => self.path.key(key).then(Vec::new),
        }
    }

    fn write(&mut self, scene: &Scene) -> Vec<Wish> {
        let register = scene.register;
        let columns = Column::USUAL.to_vec();
        let proposals = self.ids.iter().filter_map(|id| register.proposal(*id));
        let rows = proposals.map(|proposal| row(register, proposal, &columns)).collect();
        let title = register.current().map_or_else(String::new, |session| say::ledger_of(&session.name));
        self.busy = true;
        self.why = None;
        let sheet = Sheet { path: self.path.text().to_owned(), title, columns, rows };
        vec![Wish::Do(Effect::WriteSheet(Box::new(sheet)))]
    }

    /// It could not be written.
    pub fn failed(&mut self, why: String) {
        self.busy = false;
        self.why = Some(why);
    }
}
