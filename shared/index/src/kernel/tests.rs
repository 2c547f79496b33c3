//! Every path bounds as the scalar one does.

use proptest::prelude::*;

use super::{Floor, Hits, Path, ROWS, Sweep, rows};
use crate::bound::{Losses, Step};

const COLUMNS: usize = 5;

fn of(path: Path, sweep: &Sweep<'_>) -> Vec<(u32, u64, u8, Vec<u8>)> {
    let mut hits = Hits::default();
    sweep.run(path, &mut hits);
    let pairs = hits.hits.iter().zip(&hits.values);
    let told = pairs.map(|(hit, values)| {
        (hit.block, hit.rows, hit.most, rows(hit.rows).map(|row| values[row]).collect())
    });
    told.collect()
}

proptest! {
    #[test]
    fn every_path_that_this_processor_can_go_gives_the_same_bounds(
        bytes in prop::collection::vec(any::<u8>(), 3 * COLUMNS * ROWS),
        words in prop::collection::vec(prop_oneof![any::<u64>(), Just(0), Just(u64::MAX), (0..64).prop_map(|bit| 1_u64 << bit)], 3),
        tables in prop::collection::vec((0..COLUMNS, prop::collection::vec(0_u8..60, 256)), 0..6),
        gains in prop::option::of((prop::collection::vec(0_u8..200, 256), 1..=COLUMNS)),
        floors in prop::collection::vec(any::<u8>(), 3 * ROWS),
        start in any::<u8>(),
        floor in prop::option::of(any::<u8>()),
    ) {
        let steps: Vec<Step> = tables
            .into_iter()
            .map(|(column, table)| Step { column, chunks: 16, heft: 0, table: table.try_into().unwrap() })
            .collect();
        let losses = Losses::of(steps);
        let gains = gains.map(|(table, beside)| (<[u8; 256]>::try_from(table).unwrap(), beside));
        let sweep = Sweep {
            bytes: &bytes,
            columns: COLUMNS,
            words: &words,
            start,
            gains: gains.as_ref().map(|(table, beside)| (table, *beside)),
            losses: &losses,
            floor: floor.map_or(Floor::Each(&floors), Floor::All),
        };
        let expected = of(Path::Scalar, &sweep);
        for path in Path::ALL {
            if path.is_possible() {
                prop_assert_eq!(&of(path, &sweep), &expected, "{:?}", path);
            }
        }
    }
}
