//! A keymap: layers of bindings laid over each other, and the question "what does this key mean here?".

use std::collections::BTreeMap;
use std::ops::Bound;

use super::action::{Action, Scope};
use super::key::{Code, Key, label_sequence, standing};

/// One line of one table: a sequence and what it asks for, `None` if the line takes a binding of a lower layer away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Binding {
    /// The scope whose table it stands in.
    pub scope: Scope,
    /// The keys, one after the other; never empty.
    pub keys: Vec<Key>,
    /// What it asks for; `None` unbinds.
    pub action: Option<Action>,
}

/// What may follow a pending prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Continuation {
    /// The keys still to press, as the screen shows them.
    pub keys: String,
    /// The action they lead to.
    pub action: Action,
}

/// What a key means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// It asks for this action; nothing is pending any more.
    Action(Action),
    /// It begins sequences; these may follow. The desk keeps the key in its pending list and shows them.
    Pending(Vec<Continuation>),
    /// It means nothing here. With keys pending: the sequence is broken, drop it. Without: the pane may take the key
    /// as typed data.
    None,
}

/// Layers of bindings, the later over the earlier. Two layers that bind one sequence in one scope: the later wins.
#[derive(Clone, Default, Debug)]
pub struct Keymap {
    bound: BTreeMap<Scope, BTreeMap<Vec<Key>, Action>>,
}

impl Keymap {
    /// A map that binds nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Lays the lines of one file over what is bound so far. A sequence that begins, or is begun by, a sequence of an
    /// earlier layer in the same scope takes its place: the clerk's file always gets what it asks for.
    pub fn lay(&mut self, layer: &[Binding]) {
        for line in layer.iter().filter(|line| !line.keys.is_empty()) {
            let table = self.bound.entry(line.scope).or_default();
            match line.action {
                None => table.retain(|keys, _| keys != &line.keys),
                Some(action) => {
                    table.retain(|keys, _| !keys.starts_with(&line.keys) && !line.keys.starts_with(keys));
                    table.insert(line.keys.clone(), action);
                }
            }
        }
    }

    /// What `key` means after the `pending` keys, in `scopes`, innermost first ([`Scope::chain`], with [`Scope::Text`]
    /// put before it while text is typed). The key must be canonical ([`Key::canon`]), and in command context folded
    /// ([`Key::folded`]). While `scopes` holds [`Scope::Text`], a printable key with nothing pending is
    /// [`Resolved::None`]: it is text.
    ///
    /// The innermost scope that binds the whole sequence wins; if a more inward scope only begins with it, that one
    /// wins and the sequence stays pending.
    #[must_use]
    pub fn resolve(&self, scopes: &[Scope], pending: &[Key], key: Key) -> Resolved {
        if pending.is_empty() && key.is_printable() && scopes.contains(&Scope::Text) {
            return Resolved::None;
        }
        let typed: Vec<Key> = pending.iter().copied().chain([key]).collect();
        for (at, scope) in scopes.iter().enumerate() {
            let Some(table) = self.bound.get(scope) else { continue };
            // In the order of sequences the first not before `typed` is `typed` itself, or begins with it if any does.
            let from = (Bound::Included(typed.as_slice()), Bound::Unbounded);
            match table.range::<[Key], _>(from).next() {
                Some((keys, action)) if *keys == typed => return Resolved::Action(*action),
                Some((keys, _)) if keys.starts_with(&typed) => {
                    return Resolved::Pending(self.continuations(&scopes[at..], &typed));
                }
                _ => {}
            }
        }
        Resolved::None
    }

    /// What may follow `typed`, innermost scope first; a sequence bound in two scopes is listed once.
    #[must_use]
    pub fn continuations(&self, scopes: &[Scope], typed: &[Key]) -> Vec<Continuation> {
        let mut found: Vec<(&[Key], Action)> = Vec::new();
        for (keys, action) in scopes.iter().filter_map(|scope| self.bound.get(scope)).flatten() {
            if keys.len() > typed.len() && keys.starts_with(typed) {
                let rest = &keys[typed.len()..];
                if !found.iter().any(|(known, _)| *known == rest) {
                    found.push((rest, *action));
                }
            }
        }
        found.into_iter().map(|(keys, action)| Continuation { keys: label_sequence(keys), action }).collect()
    }

    /// Every binding, scope by scope.
    pub fn bindings(&self) -> impl Iterator<Item = (Scope, &[Key], Action)> {
        self.bound
            .iter()
            .flat_map(|(scope, table)| table.iter().map(|(keys, action)| (*scope, keys.as_slice(), *action)))
    }

    /// The sequences that really lead to `action` in `scopes` (innermost first), best first: the short ones,
    /// among these the ones that pass an input method, then the more inward scope's. A sequence that a more inward scope takes is left out.
    #[must_use]
    pub fn sequences_in(&self, action: Action, scopes: &[Scope]) -> Vec<Vec<Key>> {
        let mut found: Vec<Vec<Key>> = Vec::new();
        for table in scopes.iter().filter_map(|scope| self.bound.get(scope)) {
            for (keys, _) in table.iter().filter(|(_, bound)| **bound == action) {
                if !found.contains(keys) && self.leads_to(scopes, keys, action) {
                    found.push(keys.clone());
                }
            }
        }
        found.sort_by_key(|keys| standing(keys));
        found
    }

    /// The labels of the sequences that lead to `action` from `scope` and all around it, best first, for help and palette.
    #[must_use]
    pub fn keys_of(&self, action: Action, scope: Scope) -> Vec<String> {
        self.sequences_in(action, scope.chain()).iter().map(|keys| label_sequence(keys)).collect()
    }

    /// The key the hint bar names for an action: the best one; where text is being typed, one that is no text; on the
    /// survey pane, where the hand lies on the numeric keypad, a sign of the keypad if there is one.
    #[must_use]
    pub fn hint(&self, action: Action, scope: Scope, typing: bool) -> Option<String> {
        let mut all = self.sequences_in(action, scope.chain());
        all.retain(|keys| !typing || !keys.first().is_some_and(|key| key.is_printable()));
        let sign = |keys: &[Key]| {
            matches!(keys, [Key { code: Code::Char('+' | '-' | '*' | '/' | '.'), ctrl: false, .. }])
        };
        let keypad = all.iter().find(|keys| scope == Scope::Survey && sign(keys));
        keypad.or(all.first()).map(|keys| label_sequence(keys))
    }

    /// Whether pressing `keys` one by one in `scopes` ends in `action`.
    fn leads_to(&self, scopes: &[Scope], keys: &[Key], action: Action) -> bool {
        let last = keys.len() - 1;
        let meaning = |at| self.resolve(scopes, &keys[..at], keys[at]);
        (0..last).all(|at| matches!(meaning(at), Resolved::Pending(_)))
            && meaning(last) == Resolved::Action(action)
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::parse_sequence;
    use super::*;

    fn line(scope: Scope, keys: &str, action: Option<Action>) -> Binding {
        Binding { scope, keys: parse_sequence(keys).expect(keys), action }
    }

    fn sample() -> Keymap {
        let mut keymap = Keymap::empty();
        keymap.lay(&[
            line(Scope::Global, "q", Some(Action::Quit)),
            line(Scope::Global, "C-x C-e", Some(Action::Quit)),
            line(Scope::Proposal, "C-x 1", Some(Action::File)),
            line(Scope::Proposal, "f", Some(Action::File)),
            line(Scope::List, "up", Some(Action::Up)),
            line(Scope::Intake, "q", Some(Action::Verbs)),
        ]);
        keymap
    }

    /// Presses the keys one after the other, as the desk does.
    fn press(keymap: &Keymap, scopes: &[Scope], keys: &str) -> Resolved {
        let keys = parse_sequence(keys).expect(keys);
        let (last, before) = keys.split_last().expect("a key");
        for at in 0..before.len() {
            assert!(matches!(keymap.resolve(scopes, &keys[..at], keys[at]), Resolved::Pending(_)));
        }
        keymap.resolve(scopes, before, *last)
    }

    #[test]
    fn the_innermost_scope_wins() {
        let keymap = sample();
        assert_eq!(press(&keymap, Scope::Intake.chain(), "q"), Resolved::Action(Action::Verbs));
        assert_eq!(press(&keymap, Scope::Reminders.chain(), "q"), Resolved::Action(Action::Quit));
        assert_eq!(press(&keymap, Scope::Form.chain(), "up"), Resolved::None);
    }

    #[test]
    fn a_prefix_is_pending_and_shows_what_follows_in_all_scopes() {
        let keymap = sample();
        let follows = |keys: &str, action| Continuation { keys: keys.to_owned(), action };
        assert_eq!(
            press(&keymap, Scope::Intake.chain(), "C-x"),
            Resolved::Pending(vec![follows("1", Action::File), follows("Ctrl+E", Action::Quit)])
        );
        assert_eq!(press(&keymap, Scope::Intake.chain(), "C-x C-e"), Resolved::Action(Action::Quit));
        assert_eq!(press(&keymap, Scope::Intake.chain(), "C-x 1"), Resolved::Action(Action::File));
        assert_eq!(press(&keymap, Scope::Intake.chain(), "C-x x"), Resolved::None);
    }

    #[test]
    fn printable_keys_are_text_while_text_is_typed() {
        let keymap = sample();
        let scopes = [&[Scope::Text], Scope::Intake.chain()].concat();
        assert_eq!(press(&keymap, &scopes, "q"), Resolved::None);
        assert_eq!(press(&keymap, &scopes, "f"), Resolved::None);
        assert_eq!(press(&keymap, &scopes, "up"), Resolved::Action(Action::Up));
        assert_eq!(press(&keymap, &scopes, "C-x 1"), Resolved::Action(Action::File));
    }

    #[test]
    fn a_later_layer_gets_what_it_asks_for() {
        let mut keymap = sample();
        keymap.lay(&[
            line(Scope::Proposal, "C-x", Some(Action::Extend)),
            line(Scope::Proposal, "f", None),
            line(Scope::List, "up up", Some(Action::Top)),
        ]);
        assert_eq!(press(&keymap, Scope::Intake.chain(), "C-x"), Resolved::Action(Action::Extend));
        assert_eq!(press(&keymap, Scope::Intake.chain(), "f"), Resolved::None);
        assert_eq!(press(&keymap, Scope::Intake.chain(), "up up"), Resolved::Action(Action::Top));
    }

    #[test]
    fn keys_of_an_action_leave_out_what_does_not_lead_to_it() {
        let keymap = sample();
        assert_eq!(keymap.keys_of(Action::Quit, Scope::Intake), ["Ctrl+X Ctrl+E"]);
        assert_eq!(keymap.keys_of(Action::Quit, Scope::Survey), ["q", "Ctrl+X Ctrl+E"]);
        assert_eq!(keymap.keys_of(Action::File, Scope::Intake), ["f", "Ctrl+X 1"]);
        assert_eq!(keymap.keys_of(Action::File, Scope::Form), Vec::<String>::new());
    }

    #[test]
    fn a_hint_is_the_best_key_and_the_keypads_sign_on_the_survey_pane() {
        assert_eq!(sample().hint(Action::Verbs, Scope::Intake, false).as_deref(), Some("q"));
        assert_eq!(sample().hint(Action::Help, Scope::Intake, false), None);
        let shipped = crate::keymap::Preset::Default.keymap();
        assert_eq!(shipped.hint(Action::SurveyFillFirst, Scope::Survey, false).as_deref(), Some("+"));
        assert_eq!(shipped.hint(Action::Quit, Scope::Intake, false).as_deref(), Some("q"));
        assert_eq!(shipped.hint(Action::Quit, Scope::Picker, true).as_deref(), Some("F10"));
    }
}
