//! Who of many has which words, so that what they have in common with a text is added up word by word.

use crate::peer_v1::Bag;

/// For each word of the vocabulary, the places of those who have it.
pub struct Words {
    starts: Vec<u32>,
    places: Vec<u16>,
}

impl Words {
    /// At most 65,536 texts.
    pub fn of<'a>(vocabulary: usize, bags: impl Iterator<Item = &'a Bag> + Clone) -> Self {
        let mut starts = vec![0_u32; vocabulary + 2];
        for word in bags.clone().flat_map(Bag::words) {
            starts[usize::from(*word) + 2] += 1;
        }
        for word in 2..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut places = vec![0; starts[vocabulary + 1] as usize];
        for (place, bag) in (0..).zip(bags) {
            for word in bag.words() {
                // Starts one place on, and is the end of the word when all are in.
                let next = &mut starts[usize::from(*word) + 1];
                places[*next as usize] = place;
                *next += 1;
            }
        }
        Self { starts, places }
    }

    /// For everybody, the squares of the words that this text has too.
    pub fn common(&self, bag: &Bag, squares: &[u32], sums: &mut [u32]) {
        sums.fill(0);
        for word in bag.words() {
            let word = usize::from(*word);
            let has = self.starts[word] as usize..self.starts[word + 1] as usize;
            for place in &self.places[has] {
                sums[usize::from(*place)] += squares[word];
            }
        }
    }
}
