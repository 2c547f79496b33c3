//! What is kept of a request: its list, a little longer than what is shown of it.

use crate::{best::Ranked, index::Settings, kernel::prefetch, model::Points};

/// How a request stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// The best, in order: nobody who is not in it comes before the last.
    pub list: Vec<Ranked>,
    /// Whether nobody else can be on it at all.
    pub is_all: bool,
    /// What an offer's bound must reach.
    pub floor: u8,
    /// How often its list was made twice as long as others.
    pub doubled: u8,
}

impl Standing {
    /// How many are shown.
    pub fn depth(&self, settings: Settings) -> usize {
        settings.shown << self.doubled
    }

    /// How many are kept.
    pub fn kept(&self, settings: Settings) -> usize {
        settings.kept << self.doubled
    }

    pub fn shown(&self, settings: Settings) -> &[Ranked] {
        &self.list[..self.list.len().min(self.depth(settings))]
    }

    /// The points that another must have, at least.
    pub fn floor_points(&self, settings: Settings) -> Points {
        let last = self.list.last().filter(|_| !self.is_all);
        last.map_or(settings.least, |last| last.points)
    }

    /// Its last place will be read soon.
    pub fn fetch(&self) {
        if let Some(last) = self.list.last() {
            prefetch(last);
        }
    }

    /// Whether so many went that others must be looked for.
    pub fn is_short(&self, settings: Settings) -> bool {
        !self.is_all && self.list.len() < self.depth(settings)
    }
}
