//! In which order a request's codes lead to offers, and what codes can still bring on the way.

use crate::{
    affinity::{ANY_CLASS, Affinity, CLASSES, Code, NO_CLASS, class},
    bound::{FINE, Scale, Table},
    model::Points,
};

/// One list to visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Visit {
    pub code: Code,
    /// What this code alone brings, rounded up.
    pub brings: Points,
    /// The most that codes bring an offer that is in no list visited before this one.
    pub most: Points,
    /// Which of the plan's tables says what codes beside this one add; none where they add nothing.
    pub gains: Option<usize>,
}

/// The lists that a request visits, the most promising first.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub visits: Vec<Visit>,
    pub tables: Vec<Table>,
    /// For each table, how near its code is to each of the request's.
    keys: Vec<u16>,
    /// Codes that are to be visited, as bits.
    marked: Vec<u64>,
    near: Vec<u16>,
    /// The share of each of the request's codes, as fine as [`Scale::fine`] tells it.
    fine: Vec<u32>,
    /// What each code adds so far, and which add anything.
    sums: Vec<u32>,
    adding: Vec<Code>,
}

impl Plan {
    pub fn make(&mut self, affinity: &Affinity, facets: &[Code], shares: &[Points], scale: Scale) {
        self.visits.clear();
        self.tables.clear();
        self.keys.clear();
        let shares = &shares[..facets.len().min(shares.len())];
        self.collect(affinity, facets, shares);
        self.look_ahead(affinity, facets, shares);
        if facets.len() > 1 {
            self.gain(affinity, facets, shares, scale);
        }
    }

    /// Every code that is kin to one of the request's, the one that brings most first.
    fn collect(&mut self, affinity: &Affinity, facets: &[Code], shares: &[Points]) {
        self.marked.clear();
        self.marked.resize(affinity.codes().div_ceil(64), 0);
        for &asked in facets {
            for &code in affinity.kin(asked) {
                let word = &mut self.marked[usize::from(code) / 64];
                let bit = 1 << (code % 64);
                if *word & bit == 0 {
                    *word |= bit;
                    let near = facets.iter().map(|asked| affinity.near(*asked, code));
                    let brings = worth(shares, near);
                    self.visits.push(Visit { code, brings, most: 0, gains: None });
                }
            }
        }
        self.visits.sort_unstable_by_key(|visit| (-visit.brings, visit.code));
    }

    /// What codes can bring an offer that none of the visits before found.
    fn look_ahead(&mut self, affinity: &Affinity, facets: &[Code], shares: &[Points]) {
        self.near.clear();
        self.near.resize(facets.len(), affinity.least().saturating_sub(1));
        for visit in self.visits.iter_mut().rev() {
            for (near, asked) in self.near.iter_mut().zip(facets) {
                *near = (*near).max(affinity.near(*asked, visit.code));
            }
            visit.most = worth(shares, self.near.iter().copied());
        }
    }

    /// Says for each visit what further codes of an offer add. Codes that are equally near to all of
    /// the request's share a table.
    fn gain(&mut self, affinity: &Affinity, facets: &[Code], shares: &[Points], scale: Scale) {
        self.fine.clear();
        self.fine.extend(shares.iter().map(|share| scale.fine(*share, true)));
        self.sums.clear();
        self.sums.resize(affinity.codes(), 0);
        for place in 0..self.visits.len() {
            let Visit { code, brings, most, .. } = self.visits[place];
            if brings >= most {
                continue;
            }
            self.near.clear();
            self.near.extend(facets.iter().map(|asked| affinity.near(*asked, code)));
            // Keys are so short that a call to compare them costs more than a loop.
            let is_same = |key: &[u16]| key.iter().zip(&self.near).all(|(one, two)| one == two);
            let known = self.keys.chunks_exact(facets.len()).position(is_same);
            let table = known.unwrap_or_else(|| {
                self.keys.extend(&self.near);
                let table = self.beside(affinity, facets);
                self.tables.push(table);
                self.tables.len() - 1
            });
            let adds = self.tables[table][usize::from(ANY_CLASS)] > 0;
            self.visits[place].gains = adds.then_some(table);
        }
    }

    /// What each class of codes adds for an offer that has a code so near to each of the request's.
    fn beside(&mut self, affinity: &Affinity, facets: &[Code]) -> Table {
        for ((asked, share), near) in facets.iter().zip(&self.fine).zip(&self.near) {
            for (code, other) in affinity.wanted(*asked).iter().take_while(|one| one.1 > *near) {
                let sum = &mut self.sums[usize::from(*code)];
                if *sum == 0 {
                    self.adding.push(*code);
                }
                *sum += share * u32::from(other - near);
            }
        }
        let mut table = [0; CLASSES];
        let mut most = 0;
        for code in self.adding.drain(..) {
            let sum = std::mem::take(&mut self.sums[usize::from(code)]);
            let units = u8::try_from((sum + (1 << FINE) - 1) >> FINE).unwrap_or(u8::MAX);
            let entry = &mut table[usize::from(class(code))];
            *entry = units.max(*entry);
            most = units.max(most);
        }
        // Offers with more codes than there are columns might have all of them.
        table[usize::from(ANY_CLASS)] = if most > 0 { u8::MAX } else { 0 };
        debug_assert_eq!(table[usize::from(NO_CLASS)], 0);
        table
    }
}

/// The points for codes that are so near to each of the request's, rounded up.
fn worth(shares: &[Points], near: impl Iterator<Item = u16>) -> Points {
    let pairs = shares.iter().zip(near);
    let sum: i64 = pairs.map(|(share, near)| i64::from(*share) * i64::from(near)).sum();
    Points::try_from((sum + 999) / 1_000).unwrap_or(Points::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_further_code_adds_is_never_rounded_down() {
        let affinity = Affinity::new(3, 350, |asked, offered| {
            [1_000, 353, 1][usize::from(asked.abs_diff(offered))]
        });
        for weight in [1, 7, 999, 340_000, 1_000_000] {
            let scale = Scale::upper(weight);
            let shares = [weight * 2 / 3, weight / 3];
            let mut plan = Plan::default();
            plan.make(&affinity, &[0, 2], &shares, scale);
            let near = [affinity.near(0, 2), affinity.near(2, 2)];
            let visit = plan.visits.iter().find(|visit| visit.code == 2);
            let table = visit.and_then(|visit| visit.gains).map(|table| plan.tables[table]);
            let table = table.unwrap_or([0; CLASSES]);
            for code in 0..3 {
                let more = |asked, near: u16| affinity.near(asked, code).saturating_sub(near);
                let adds = worth(&shares, [more(0, near[0]), more(2, near[1])].into_iter());
                let units = Points::from(table[usize::from(class(code))]);
                // With 255 a bound is at its most.
                assert!(units == 255 || units * scale.unit() >= adds, "code {code} of {weight}");
            }
        }
    }
}
