//! The sets of gates (countries) that offers let through.

/// A gate for each request, and for each offer the gates that it lets through: at most 256.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Gates([u64; 4]);

impl Gates {
    /// No gate: what is closed.
    pub const NONE: Self = Self([0; 4]);

    /// Lets a gate through.
    pub fn insert(&mut self, gate: u8) {
        self.0[usize::from(gate >> 6)] |= 1 << (gate & 63);
    }

    /// Lets a gate through no longer.
    pub fn remove(&mut self, gate: u8) {
        self.0[usize::from(gate >> 6)] &= !(1 << (gate & 63));
    }

    /// Whether it lets a gate through.
    pub fn contains(&self, gate: u8) -> bool {
        self.0[usize::from(gate >> 6)] >> (gate & 63) & 1 == 1
    }

    /// Whether it lets none through.
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    /// A bit for each gate, 64 a word.
    pub fn words(&self) -> [u64; 4] {
        self.0
    }

    /// The gates that it lets through, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
        (0..=255).filter(|gate| self.contains(*gate))
    }

    /// The gates of either.
    #[must_use]
    pub fn union(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        self
    }
}

impl FromIterator<u8> for Gates {
    fn from_iter<I: IntoIterator<Item = u8>>(gates: I) -> Self {
        let mut set = Self::NONE;
        gates.into_iter().for_each(|gate| set.insert(gate));
        set
    }
}
