//! The trained model as it is shipped and asked.

use std::{cmp::Reverse, str::FromStr, sync::LazyLock};

use reference::{SdgTarget, ThematicArea};

use crate::{
    Group,
    bytes::{Damaged, Reader, Writer},
    classifier::{Classifier, Opinion},
    distribution::Distribution,
    numbers::whole,
    reading::Reading,
    ties::Ties,
};

/// Fewer per cent are not worth a suggestion.
const LEAST_PERCENT: u8 = 5;
/// How many suggestions are made at most.
const MOST: usize = 3;

/// Something that a text may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion<T> {
    /// The area or goal.
    pub item: T,
    /// Of a hundred suggestions that were as sure, so many were right.
    pub confidence_percent: u8,
}

/// What was learned from coded texts: sector groups, categories within them, and goals.
#[derive(Debug, PartialEq)]
pub struct Model {
    pub(crate) groups: Sorter<Group>,
    pub(crate) categories: Sorter<ThematicArea>,
    pub(crate) goals: GoalSorter,
}

/// Tells goals by the text itself and by its sector groups.
#[derive(Debug, PartialEq)]
pub(crate) struct GoalSorter {
    pub(crate) sorter: Sorter<SdgTarget>,
    pub(crate) ties: Ties,
}

/// A classifier and what its classes stand for.
#[derive(Debug, PartialEq)]
pub(crate) struct Sorter<T> {
    pub(crate) classes: Vec<T>,
    pub(crate) classifier: Classifier,
}

impl Model {
    /// The model that comes with the program. Reading it takes a few milliseconds, at first use.
    ///
    /// # Panics
    /// Only if the file that was compiled in is not what [`Model::write`] wrote, which a test rules out.
    pub fn shipped() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            Model::read(include_bytes!("../data/model.bin")).expect("the shipped model is whole")
        });
        &MODEL
    }

    /// The sectors that the text is most likely about, likeliest first, three at most. None for a text
    /// without words. Of a [`Group`] that holds several sectors it is the likeliest.
    pub fn suggest_areas(&self, title: &str, description: &str) -> Vec<Suggestion<ThematicArea>> {
        self.areas_of(&Reading::of(title, description))
    }

    /// The categories that it is most likely about: narrower than sector groups, and less sure.
    pub fn suggest_categories(
        &self,
        title: &str,
        description: &str,
    ) -> Vec<Suggestion<ThematicArea>> {
        self.categories_of(&Reading::of(title, description))
    }

    /// The goals that it is most likely about.
    pub fn suggest_goals(&self, title: &str, description: &str) -> Vec<Suggestion<SdgTarget>> {
        self.goals_of(&Reading::of(title, description))
    }

    pub(crate) fn areas_of(&self, reading: &Reading) -> Vec<Suggestion<ThematicArea>> {
        let suggested = self.groups.suggest(reading, &self.groups.classifier.opinion(reading));
        let sector = |Suggestion { item: group, confidence_percent }| {
            let item = self.likeliest_sector(group, reading)?;
            Some(Suggestion { item, confidence_percent })
        };
        suggested.into_iter().filter_map(sector).collect()
    }

    pub(crate) fn categories_of(&self, reading: &Reading) -> Vec<Suggestion<ThematicArea>> {
        self.categories.suggest(reading, &self.category_opinion(reading))
    }

    pub(crate) fn goals_of(&self, reading: &Reading) -> Vec<Suggestion<SdgTarget>> {
        let groups = self.groups.classifier.shares(reading);
        self.goals.sorter.suggest(reading, &self.goals.opinion(reading, &groups))
    }

    /// How likely the text is about each sector group, to be held against another text's.
    pub fn distribution(&self, title: &str, description: &str) -> Distribution {
        self.groups.distribution(title, description)
    }

    fn likeliest_sector(&self, group: Group, reading: &Reading) -> Option<ThematicArea> {
        let sectors: Vec<ThematicArea> = group.sectors().collect();
        if let &[only] = sectors.as_slice() {
            return Some(only);
        }
        let narrow = ranked(&self.categories.classifier.shares(reading));
        let narrow = narrow.into_iter().map(|class| self.categories.classes[class].sector());
        narrow.chain(sectors.iter().copied()).find(|it| sectors.contains(it))
    }

    /// A category's share is its part of its group's share.
    pub(crate) fn category_opinion(&self, reading: &Reading) -> Opinion {
        let groups = self.groups.classifier.shares(reading);
        let narrow = self.categories.classifier.opinion(reading);
        let of = |group: Group| {
            let all = self.categories.classes.iter().zip(&narrow.shares);
            all.filter(|(it, _)| Group::of(**it) == group).map(|(_, share)| share).sum::<f32>()
        };
        let share = |(category, narrow): (&ThematicArea, &f32)| {
            let group = Group::of(*category);
            let place = self.groups.classes.iter().position(|it| *it == group);
            let broad = place.map_or(0.0, |place| groups[place]);
            broad * narrow / of(group).max(f32::MIN_POSITIVE)
        };
        let shares = self.categories.classes.iter().zip(&narrow.shares).map(share).collect();
        narrow.with(shares)
    }

    /// The model as bytes, the same for the same model.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes(b"themes06");
        self.groups.write(&mut out, Group::to_string);
        self.categories.write(&mut out, |it| it.code().to_owned());
        self.goals.sorter.write(&mut out, |it| it.code().to_owned());
        self.goals.ties.write(&mut out);
        out.0
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut from = Reader(bytes.strip_prefix(b"themes06").ok_or(Damaged)?);
        let groups = Sorter::read(&mut from)?;
        let categories = Sorter::read(&mut from)?;
        let sorter = Sorter::read(&mut from)?;
        let ties = Ties::read(&mut from, groups.classes.len(), sorter.classes.len())?;
        let model = Self { groups, categories, goals: GoalSorter { sorter, ties } };
        from.end()?;
        Ok(model)
    }
}

impl GoalSorter {
    /// What to make of the text's goals, by the text and the shares of its groups.
    pub(crate) fn opinion(&self, reading: &Reading, groups: &[f32]) -> Opinion {
        let mut opinion = self.sorter.classifier.opinion(reading);
        self.ties.weigh(groups, &mut opinion.shares);
        opinion
    }
}

impl Sorter<Group> {
    pub(crate) fn distribution(&self, title: &str, description: &str) -> Distribution {
        let reading = Reading::of(title, description);
        if reading.is_empty() {
            return Distribution::default();
        }
        let shares = self.classifier.shares(&reading);
        let parts = self.classes.iter().zip(shares);
        Distribution::new(parts.map(|(&area, share)| (area, whole(1000.0 * share, 1000))))
    }
}

impl<T: Copy> Sorter<T> {
    fn suggest(&self, reading: &Reading, opinion: &Opinion) -> Vec<Suggestion<T>> {
        if reading.is_empty() {
            return Vec::new();
        }
        let mut surest = u8::MAX;
        let suggestion = |class: usize| {
            // No answer is surer than the one before it.
            surest = surest.min(self.classifier.confidence.per_cent(&opinion.evidence(class)));
            Suggestion { item: self.classes[class], confidence_percent: surest }
        };
        let all = ranked(&opinion.shares).into_iter().take(MOST).map(suggestion);
        all.filter(|it| it.confidence_percent >= LEAST_PERCENT).collect()
    }

    fn write(&self, out: &mut Writer, code: impl Fn(&T) -> String) {
        out.number(self.classes.len());
        for class in &self.classes {
            let code = code(class);
            out.number(code.len());
            out.bytes(code.as_bytes());
        }
        self.classifier.write(out);
    }
}

impl<T: FromStr> Sorter<T> {
    fn read(from: &mut Reader) -> Result<Self, Damaged> {
        let count = from.number()?;
        let mut class = || {
            let length = from.number()?;
            let code = str::from_utf8(from.bytes(length)?).map_err(|_| Damaged)?;
            code.parse().map_err(|_| Damaged)
        };
        let classes = (0..count).map(|_| class()).collect::<Result<Vec<T>, Damaged>>()?;
        let classifier = Classifier::read(from)?;
        if classifier.classes() != [count, count] {
            return Err(Damaged);
        }
        Ok(Self { classes, classifier })
    }
}

/// The classes by falling share; of equals the first.
pub(crate) fn ranked(shares: &[f32]) -> Vec<usize> {
    let mut classes: Vec<usize> = (0..shares.len()).collect();
    // Shares are not negative, and the bits of such numbers have their order.
    classes.sort_by_key(|&class| Reverse(shares[class].to_bits()));
    classes
}
