//! A model that has not seen certain texts, to say honestly how good it is on them.

use std::collections::BTreeSet;

use crate::{
    Group,
    distribution::Distribution,
    model::Sorter,
    texts::{CodedText, Sectors, kin},
    train::learn_groups,
};

/// Knows sector groups, but not from the texts that were kept from it.
#[derive(Debug)]
pub struct Apart(Sorter<Group>);

impl Apart {
    /// Learns from the coded texts, but for those that begin with the same sixty letters as one of
    /// `unseen`.
    pub fn learn<'a>(
        sectors: &[CodedText<Sectors>],
        unseen: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let unseen: BTreeSet<u64> = unseen.into_iter().map(kin).collect();
        let known: Vec<_> = sectors.iter().filter(|text| !unseen.contains(&text.kin)).collect();
        Self(learn_groups(&known))
    }

    /// How likely the text is about each sector group, to be held against another text's.
    pub fn distribution(&self, title: &str, description: &str) -> Distribution {
        self.0.distribution(title, description)
    }
}
