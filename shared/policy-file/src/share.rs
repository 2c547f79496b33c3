//! Shares of a whole, alone, by rank and by code.

use std::str::FromStr;

use toml::Value;

use crate::section::{Section, pair};

/// A share of a whole, in thousandths.
pub type Share = i32;

/// All of it.
pub const WHOLE: Share = 1_000;

/// Shares by rank, from the first.
#[derive(Clone, Debug)]
pub struct Ranks(Vec<Share>);

impl Ranks {
    /// The highest share of any rank.
    pub fn most(&self) -> Share {
        self.0.iter().copied().max().unwrap_or(0)
    }

    /// The share of a rank, counted from 0.
    pub fn at(&self, rank: usize) -> Share {
        self.0[rank.min(self.0.len() - 1)]
    }
}

impl Section<'_> {
    /// A share, in thousandths.
    pub fn share(&mut self, key: &str) -> Share {
        self.whole(key, 0..=WHOLE.into())
    }

    /// Shares by rank, at least one; ranks beyond the last have the last one's.
    pub fn ranks(&mut self, key: &str) -> Ranks {
        const ALLOWED: &str = "1 to 10 whole numbers from 0 to 1000, the first above 0";
        let value = self.value(key);
        let shares: Option<Vec<Share>> = value.and_then(Value::as_array).and_then(|list| {
            list.iter().map(|item| Share::try_from(item.as_integer()?).ok()).collect()
        });
        let sound = |shares: &Vec<Share>| {
            (1..=10).contains(&shares.len())
                && shares[0] > 0
                && shares.iter().all(|share| (0..=WHOLE).contains(share))
        };
        let shares = shares.filter(sound).unwrap_or_else(|| {
            self.wrong(key, value, ALLOWED);
            vec![WHOLE]
        });
        Ranks(shares)
    }

    /// A table of shares by code.
    pub fn by_code<T: FromStr>(&mut self, key: &str, kind: &str) -> Vec<(T, Share)> {
        self.numbers_by_code(key, kind, 0..=WHOLE.into())
    }

    /// A list of pairs of codes, each with a share.
    pub fn near<T: FromStr>(&mut self, key: &str) -> Vec<([T; 2], Share)> {
        let value = self.value(key);
        let parsed: Option<Vec<([T; 2], Share)>> = value
            .and_then(Value::as_array)
            .and_then(|list| list.iter().map(|item| pair_with_share(item.as_array()?)).collect());
        parsed.unwrap_or_else(|| {
            self.wrong(key, value, "a list of [code, code, whole number from 0 to 1000]");
            Vec::new()
        })
    }
}

fn pair_with_share<T: FromStr>(item: &[Value]) -> Option<([T; 2], Share)> {
    let [codes @ .., share] = item else { return None };
    let share = share.as_integer().and_then(|share| Share::try_from(share).ok());
    Some((pair(codes)?, share.filter(|share| (0..=WHOLE).contains(share))?))
}
