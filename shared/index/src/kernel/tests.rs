//! Every path bounds as the scalar one does.

use proptest::prelude::*;

use super::{Floor, Hits, Path, ROWS, Rows, Sweep, rows, sum_marks};
use crate::{
    bound::{Losses, Step},
    sketch::Marks,
};

const COLUMNS: usize = 5;

/// A block, its rows, and their values before and after late steps.
type Told = (u32, u64, Vec<(u8, u8)>);

fn of(path: Path, sweep: &Sweep<'_>) -> Vec<Told> {
    let mut hits = Hits::default();
    sweep.run(path, &mut hits);
    let pairs = hits.blocks.iter().zip(hits.early.iter().zip(&hits.values));
    let told = pairs.map(|(hit, (early, values))| {
        (hit.block, hit.set, rows(hit.set).map(|row| (early[row], values[row])).collect())
    });
    told.collect()
}

proptest! {
    #[test]
    fn every_path_that_this_processor_can_go_gives_the_same_bounds(
        bytes in prop::collection::vec(any::<u8>(), 3 * COLUMNS * ROWS),
        words in prop::collection::vec(prop_oneof![any::<u64>(), Just(0), Just(u64::MAX), (0..64).prop_map(|bit| 1_u64 << bit)], 3),
        tables in prop::collection::vec((0..COLUMNS, any::<bool>(), prop::collection::vec(0_u8..60, 256)), 0..6),
        gains in prop::option::of((prop::collection::vec(0_u8..200, 256), 1..=COLUMNS)),
        floors in prop::collection::vec(any::<u8>(), 3 * ROWS),
        start in any::<u8>(),
        most in any::<u8>(),
        floor in prop::option::of(any::<u8>()),
    ) {
        let steps: Vec<Step> = tables
            .into_iter()
            .map(|(column, is_late, table)| Step { column, chunks: 16, heft: 0, is_late, table: table.try_into().unwrap() })
            .collect();
        let losses = Losses::of(steps);
        let slots = [0; 3 * ROWS];
        let sets = (0..).zip(words).filter(|(_, set)| *set != 0);
        let picked: Vec<Rows> = sets.map(|(block, set)| Rows { block, set }).collect();
        let gains = gains.map(|(table, beside)| (<[u8; 256]>::try_from(table).unwrap(), beside));
        let sweep = Sweep {
            bytes: &bytes,
            columns: COLUMNS,
            slots: &slots,
            picked: &picked,
            start,
            most,
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
    #[test]
    fn every_path_adds_up_the_same_marks(
        marks in prop::collection::vec(any::<[u64; 4]>(), 1..20),
        weights in prop::collection::vec(prop_oneof![Just(0_u8), any::<u8>()], 256),
        slots in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let sketches: Vec<Marks> = marks.iter().copied().map(Marks).collect();
        let weights: [u8; 256] = weights.try_into().unwrap();
        let slots: Vec<u32> =
            slots.iter().map(|slot| slot.index(sketches.len()).try_into().unwrap()).collect();
        let expected = slots.iter().map(|slot| {
            let is_marked = |mark: usize| marks[*slot as usize][mark / 64] >> (mark % 64) & 1 == 1;
            (0..256).filter(|mark| is_marked(*mark)).map(|mark| u32::from(weights[mark])).sum()
        });
        let expected: Vec<u32> = expected.collect();
        for path in Path::ALL.into_iter().filter(|path| path.is_possible()) {
            let mut sums = Vec::new();
            sum_marks(&sketches, &slots, &weights, path, &mut sums);
            prop_assert_eq!(&sums, &expected, "{:?}", path);
        }
    }
}
