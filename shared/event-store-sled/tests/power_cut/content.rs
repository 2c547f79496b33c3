//! What a file holds now, and what of it would survive a power cut.

/// What becomes of the pieces that were written and not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// None survives.
    Drop,
    /// Each page of 4 KiB survives or not.
    Tear,
    /// Each sector of 512 bytes survives or not; where nothing was ever synced it may be garbage.
    Scramble,
}

/// A small generator, so that a failure can be repeated.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}

/// The content of one file.
#[derive(Debug, Default)]
pub struct Content {
    now: Vec<u8>,
    durable: Vec<u8>,
    /// What was written since the last sync: from, to.
    unsynced: Vec<(usize, usize)>,
}

impl Content {
    pub fn len(&self) -> usize {
        self.now.len()
    }

    pub fn read(&self, from: usize, length: usize) -> &[u8] {
        let from = from.min(self.now.len());
        &self.now[from..(from + length).min(self.now.len())]
    }

    pub fn write(&mut self, from: usize, data: &[u8]) {
        let to = from + data.len();
        if self.now.len() < to {
            self.now.resize(to, 0);
        }
        self.now[from..to].copy_from_slice(data);
        self.unsynced.push((from, to));
    }

    /// A new length: shrinking holds at once, growing after the next sync.
    pub fn set_len(&mut self, length: usize) {
        self.now.resize(length, 0);
        self.durable.truncate(length);
    }

    pub fn sync(&mut self) {
        self.durable.resize(self.now.len(), 0);
        for (from, to) in self.unsynced.drain(..) {
            let to = to.min(self.now.len());
            if from < to {
                self.durable[from..to].copy_from_slice(&self.now[from..to]);
            }
        }
    }

    /// What the disk reported as failed is neither synced nor tried again, as in Linux.
    pub fn forget_unsynced(&mut self) {
        self.unsynced.clear();
    }

    /// Power is gone. Answers how many bytes went with it.
    pub fn cut(&mut self, cut: Cut, chance: &mut Chance) -> usize {
        let size = if cut == Cut::Scramble { 512 } else { 4096 };
        let mut pieces: Vec<usize> = self
            .unsynced
            .drain(..)
            .filter(|(from, to)| from < to)
            .flat_map(|(from, to)| from / size..=(to - 1) / size)
            .collect();
        pieces.sort_unstable();
        pieces.dedup();
        let (synced, mut lost) = (self.durable.len(), 0);
        for piece in pieces {
            let (from, to) = (piece * size, ((piece + 1) * size).min(self.now.len()));
            if from >= to {
                continue;
            }
            if cut != Cut::Drop && chance.below(2) == 0 {
                self.survive(from, to);
                continue;
            }
            lost += to - from;
            if cut == Cut::Scramble && from >= synced && chance.below(2) == 0 {
                self.now[from..to]
                    .iter_mut()
                    .for_each(|byte| *byte = chance.below(256).to_le_bytes()[0]);
                self.survive(from, to);
            }
        }
        self.now.clone_from(&self.durable);
        lost
    }

    fn survive(&mut self, from: usize, to: usize) {
        if self.durable.len() < to {
            self.durable.resize(to, 0);
        }
        self.durable[from..to].copy_from_slice(&self.now[from..to]);
    }
}
