//! Small numbers for ids, used again when an id goes.

use std::collections::BTreeMap;

/// Which slot each id has.
#[derive(Clone, Debug)]
pub(super) struct Slots<K> {
    slots: BTreeMap<K, u32>,
    free: Vec<u32>,
}

impl<K> Default for Slots<K> {
    fn default() -> Self {
        Self { slots: BTreeMap::new(), free: Vec::new() }
    }
}

impl<K: Ord + Clone> Slots<K> {
    pub fn get(&self, id: &K) -> Option<u32> {
        self.slots.get(id).copied()
    }

    /// The slot of an id, a new one if it has none yet.
    pub fn take(&mut self, id: &K) -> u32 {
        if let Some(slot) = self.get(id) {
            return slot;
        }
        let next = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let slot = self.free.pop().unwrap_or(next);
        self.slots.insert(id.clone(), slot);
        slot
    }

    /// Forgets an id. Its slot goes to the next that comes.
    pub fn give_back(&mut self, id: &K) -> Option<u32> {
        let slot = self.slots.remove(id)?;
        self.free.push(slot);
        Some(slot)
    }

    /// Every slot that is taken, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.slots.values().copied()
    }
}

/// The entry of a slot, which is made if there is none.
pub(super) fn entry<T: Default>(all: &mut Vec<T>, slot: u32) -> &mut T {
    let place = slot as usize;
    if all.len() <= place {
        all.resize_with(place + 1, T::default);
    }
    &mut all[place]
}
