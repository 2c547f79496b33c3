//! Which of all suggestions help somebody who is just writing the text.

use std::cmp::Reverse;

use reference::{SdgTarget, ThematicArea};

use crate::{Model, Reading, Suggestion};

/// How sure a suggestion must be to be shown to a writer, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floors {
    /// Of sectors and goals.
    pub broad: u8,
    /// Of categories: the sector is shown beside them, so a doubtful one adds little.
    pub narrow: u8,
}

/// The floors that writers are shown suggestions by. `data/README.md` says what these and others give.
pub const HELPFUL: Floors = Floors { broad: 25, narrow: 40 };
/// How many areas are shown at most.
const MOST_AREAS: usize = 4;

/// Suggestions that are worth a writer's look, the surest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Helpful {
    /// Sectors, and the categories that are sure enough by themselves.
    pub areas: Vec<Suggestion<ThematicArea>>,
    /// Goals, never targets.
    pub goals: Vec<Suggestion<SdgTarget>>,
}

impl Model {
    /// What to show to somebody who is writing the text: nothing below the floors, and few enough to
    /// be taken in at a glance.
    pub fn suggest_helpful(&self, reading: &Reading, floors: Floors) -> Helpful {
        if !reading.is_understood() {
            return Helpful::default();
        }
        let mut areas = self.areas_of(reading);
        let categories = self.categories_of(reading);
        // Two models tell them apart, but what is about a category is about its sector.
        for area in &mut areas {
            let within =
                categories.iter().filter(|it| it.item.ancestors().any(|it| it == area.item));
            let surest = within.map(|it| it.confidence_percent).max().unwrap_or(0);
            area.confidence_percent = area.confidence_percent.max(surest);
        }
        areas.retain(|it| it.confidence_percent >= floors.broad);
        for narrow in categories {
            // Some sectors are a category too.
            let is_new = areas.iter().all(|it| it.item != narrow.item);
            if is_new && narrow.confidence_percent >= floors.narrow {
                areas.push(narrow);
            }
        }
        // Of those that are as sure, the narrower one says more.
        areas.sort_by_key(|it| Reverse((it.confidence_percent, it.item.parent().is_some())));
        areas.truncate(MOST_AREAS);
        let mut goals = self.goals_of(reading);
        goals.retain(|it| it.confidence_percent >= floors.broad);
        Helpful { areas, goals }
    }
}
