//! Keeps the files of an index few: where several of about the same size have come together, one
//! takes their place.

use std::{iter::Peekable, path::Path, sync::Arc};

use super::{Pair, run::Run};
use crate::fault::Fault;

/// So many files of about one size become one.
const FAN_IN: usize = 4;

/// Which of the newest files are to become one, if any: the number of them.
pub(crate) fn due(runs: &[Arc<Run>]) -> Option<usize> {
    let class = |run: &Arc<Run>| run.pairs().max(1).ilog2() / 2;
    let newest = class(runs.last()?);
    let alike = runs.iter().rev().take_while(|run| class(run) <= newest).count();
    (alike >= FAN_IN).then_some(alike)
}

/// Writes the pairs of several files to one.
pub(crate) fn merge(path: &Path, runs: &[Arc<Run>]) -> Result<Run, Fault> {
    let count = runs.iter().map(|run| run.pairs()).sum();
    let sources: Vec<_> = runs.iter().map(|run| run.scan().peekable()).collect();
    Run::write(path, count, Merged { sources })
}

struct Merged<I: Iterator<Item = Result<Pair, Fault>>> {
    sources: Vec<Peekable<I>>,
}

impl<I: Iterator<Item = Result<Pair, Fault>>> Iterator for Merged<I> {
    type Item = Result<Pair, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        // What cannot be read comes first, so that it is seen.
        let rank = |item: &Result<Pair, Fault>| item.as_ref().ok().copied();
        let peeked = self
            .sources
            .iter_mut()
            .enumerate()
            .filter_map(|(n, source)| source.peek().map(|item| (rank(item), n)));
        let (_, n) = peeked.min()?;
        self.sources[n].next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_files_hold_what_their_parts_held_and_stay_few() {
        let dir = tempfile::tempdir().unwrap();
        let mut runs: Vec<Arc<Run>> = Vec::new();
        for n in 0..100_u64 {
            let pairs = (0..64).map(|k| Ok((k * 1_000, n * 64 + k)));
            let path = dir.path().join(format!("run{n}"));
            runs.push(Arc::new(Run::write(&path, 64, pairs).unwrap()));
            while let Some(count) = due(&runs) {
                let parts = runs.split_off(runs.len() - count);
                let path = dir.path().join(format!("run{n}-{count}-{}", runs.len()));
                runs.push(Arc::new(merge(&path, &parts).unwrap()));
            }
            assert!(runs.len() <= 12, "{} files", runs.len());
        }
        let of_one_key: Vec<u64> =
            runs.iter().flat_map(|run| run.values(5_000, 0, usize::MAX).unwrap()).collect();
        assert_eq!(of_one_key, (0..100).map(|n| n * 64 + 5).collect::<Vec<_>>());
    }
}
