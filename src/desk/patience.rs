//! How long something may be worked out. In a large register rows and figures take longer than a clerk should wait for
//! a key to show, so the desk works them out with patience: what is not done when a key comes is dropped and begun again
//! after the key. Nothing half worked out is ever kept.

use std::cell::Cell;
use std::collections::BTreeMap;

/// Looks only every so often whether it lasts: a look costs as much as some rows.
const EVERY: u32 = 64;
/// So many rows are gone over within the time of a frame, whatever is made of them.
const AT_ONCE: usize = 4_000;

/// How long something may be worked out.
pub struct Patience<'a> {
    lasts: Box<dyn Fn() -> bool + 'a>,
    asked: Cell<u32>,
    gone: Cell<bool>,
    /// A frame waits: nothing is begun that cannot be cut short.
    hasty: bool,
}

impl std::fmt::Debug for Patience<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Patience").field("gone", &self.gone).finish_non_exhaustive()
    }
}

impl<'a> Patience<'a> {
    /// Until everything is done.
    pub fn endless() -> Self {
        Self::while_it(|| true)
    }

    /// As long as this holds.
    pub fn while_it(lasts: impl Fn() -> bool + 'a) -> Self {
        Self { lasts: Box::new(lasts), asked: Cell::new(0), gone: Cell::new(false), hasty: false }
    }

    /// As long as this holds, while a frame waits to be drawn.
    pub fn before_a_frame(lasts: impl Fn() -> bool + 'a) -> Self {
        Self { hasty: true, ..Self::while_it(lasts) }
    }

    /// Not at all: only what costs nothing is brought up to date.
    pub fn none() -> Self {
        Self::before_a_frame(|| false)
    }

    /// Whether something may be begun that goes over so many rows and cannot be cut short.
    pub fn bears(&self, rows: usize) -> bool {
        !self.hasty || rows <= AT_ONCE
    }

    /// Whether it lasts, asked before every row. Once gone it stays gone.
    pub fn lasts(&self) -> bool {
        let asked = self.asked.replace(self.asked.get().wrapping_add(1));
        if asked.is_multiple_of(EVERY) { self.lasts_now() } else { !self.gone.get() }
    }

    /// Whether it lasts, asked before every larger piece of work.
    pub fn lasts_now(&self) -> bool {
        if !self.gone.get() && !(self.lasts)() {
            self.gone.set(true);
        }
        !self.gone.get()
    }

    /// The items as long as it lasts; what is made of them goes through [`Patience::whole`].
    pub fn each<T>(&self, items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        items.take_while(|_| self.lasts())
    }

    /// The items in the order of their keys as long as it lasts; equal keys keep the order they came in.
    pub fn sorted<T, K: Ord>(&self, items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
        let mut by_key: BTreeMap<K, Vec<T>> = BTreeMap::new();
        for item in self.each(items) {
            by_key.entry(key(&item)).or_default().push(item);
        }
        self.each(by_key.into_values()).flatten().collect()
    }

    /// What was worked out, if nothing is missing from it.
    pub fn whole<T>(&self, worked_out: T) -> Option<T> {
        (!self.gone.get()).then_some(worked_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_short_is_never_whole() {
        let looks = Cell::new(3);
        let few = Patience::while_it(|| looks.replace(looks.get() - 1) > 0);
        let some: Vec<u32> = few.each(0..100_000).collect();
        assert_eq!(some.len(), 3 * EVERY as usize);
        assert_eq!(few.whole(some), None);
        assert_eq!(few.each(0..10).count(), 0, "gone is gone");
        let endless = Patience::endless();
        let all: Vec<u32> = endless.each(0..100_000).collect();
        assert_eq!(endless.whole(all).map(|all| all.len()), Some(100_000));
    }
}
