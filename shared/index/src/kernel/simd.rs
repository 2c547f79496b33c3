//! The same bounds with AVX-512 and AVX2. All unsafe code of the crate is here.
#![expect(
    unsafe_code,
    reason = "vector loads and stores, and calls of what the processor was seen to have"
)]

use std::arch::x86_64::{
    __m256i, __m512i, _MM_HINT_T0, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_max_epu8,
    _mm_movemask_epi8, _mm_prefetch, _mm_set1_epi8, _mm256_add_epi8, _mm256_adds_epu8,
    _mm256_and_si256, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256,
    _mm256_max_epu8, _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8,
    _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16, _mm256_storeu_si256,
    _mm256_subs_epu8, _mm512_add_epi64, _mm512_adds_epu8, _mm512_cmpge_epu8_mask,
    _mm512_loadu_si512, _mm512_mask_blend_epi8, _mm512_mask_cmpeq_epi16_mask,
    _mm512_maskz_expandloadu_epi16, _mm512_maskz_loadu_epi16, _mm512_maskz_mov_epi8,
    _mm512_min_epu8, _mm512_movepi8_mask, _mm512_permutex2var_epi8, _mm512_reduce_add_epi64,
    _mm512_sad_epu8, _mm512_set1_epi8, _mm512_set1_epi16, _mm512_setzero_si512,
    _mm512_storeu_si512, _mm512_subs_epu8,
};

use super::{Floor, Hits, Marked, Path, ROWS, Rows, Sweep, scalar};
use crate::{
    bound::Table,
    sketch::{MARKS, Marks, WORDS},
};

pub(super) fn run(sweep: &Sweep<'_>, path: Path, hits: &mut Hits) {
    match path {
        // SAFETY: called only where the processor was seen to have AVX-512 F, BW and VBMI.
        Path::Avx512 => unsafe { run_512(sweep, hits) },
        // SAFETY: called only where the processor was seen to have AVX2.
        _ => unsafe { run_256(sweep, hits) },
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn run_512(sweep: &Sweep<'_>, hits: &mut Hits) {
    let ahead = sweep.ahead();
    for (place, &Rows { block, set: word }) in sweep.picked.iter().enumerate() {
        sweep.fetch(place, &ahead);
        let bytes = sweep.block(block);
        let mut value = _mm512_set1_epi8(sweep.start.cast_signed());
        if let Some((table, beside)) = sweep.gains {
            let table = registers(table);
            for column in 0..beside {
                value = _mm512_adds_epu8(value, look_up(table, load(&bytes[column * ROWS..])));
            }
            value = _mm512_min_epu8(value, _mm512_set1_epi8(sweep.most.cast_signed()));
        }
        let floor = match sweep.floor {
            Floor::All(floor) => _mm512_set1_epi8(floor.cast_signed()),
            Floor::Each(floors) => load(Sweep::floors(floors, block)),
        };
        let mut rows = _mm512_cmpge_epu8_mask(value, floor) & word;
        for (number, step) in sweep.losses.early().enumerate() {
            if number % AT_ONCE == 0 {
                rows = _mm512_cmpge_epu8_mask(value, floor) & word;
                if rows == 0 {
                    break;
                }
            }
            let table = registers(&step.table);
            let lost = look_up(table, load(&bytes[step.column * ROWS..]));
            value = _mm512_subs_epu8(value, lost);
        }
        if rows == 0 {
            continue;
        }
        let late = sweep.losses.late().fold(value, |value, step| {
            let table = registers(&step.table);
            _mm512_subs_epu8(value, look_up(table, load(&bytes[step.column * ROWS..])))
        });
        rows = _mm512_cmpge_epu8_mask(late, floor) & word;
        if rows != 0 {
            sweep.hit(hits, Rows { block, set: rows }, stored(value), stored(late));
        }
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn stored(value: __m512i) -> [u8; ROWS] {
    let mut values = [0; ROWS];
    // SAFETY: `values` has the 64 bytes that are stored.
    unsafe { _mm512_storeu_si512(values.as_mut_ptr().cast(), value) };
    values
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load(bytes: &[u8]) -> __m512i {
    let bytes = &bytes[..ROWS];
    // SAFETY: the slice has the 64 bytes that are loaded.
    unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn registers(table: &Table) -> [__m512i; 4] {
    [load(table), load(&table[64..]), load(&table[128..]), load(&table[192..])]
}

/// The table's entry for each byte.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn look_up(table: [__m512i; 4], bytes: __m512i) -> __m512i {
    let low = _mm512_permutex2var_epi8(table[0], bytes, table[1]);
    let high = _mm512_permutex2var_epi8(table[2], bytes, table[3]);
    _mm512_mask_blend_epi8(_mm512_movepi8_mask(bytes), low, high)
}

pub(super) fn sum_marks(
    sketches: &[Marks],
    slots: &[u32],
    weights: &[u8; MARKS],
    sums: &mut Vec<u32>,
) {
    // SAFETY: called only where the processor was seen to have AVX-512 F and BW.
    unsafe { sum_marks_512(sketches, slots, weights, sums) }
}

#[target_feature(enable = "avx512f,avx512bw")]
fn sum_marks_512(sketches: &[Marks], slots: &[u32], weights: &[u8; MARKS], sums: &mut Vec<u32>) {
    let weights = registers(weights);
    sums.extend(slots.iter().map(|slot| {
        let mut sum = _mm512_setzero_si512();
        for (marks, weights) in sketches[*slot as usize].0.into_iter().zip(weights) {
            let marked = _mm512_maskz_mov_epi8(marks, weights);
            sum = _mm512_add_epi64(sum, _mm512_sad_epu8(marked, _mm512_setzero_si512()));
        }
        u32::try_from(_mm512_reduce_add_epi64(sum)).unwrap_or(u32::MAX)
    }));
}

/// Whether the processor can spread numbers by a mask.
pub(super) fn can_expand() -> bool {
    is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vbmi2")
        && is_x86_feature_detected!("popcnt")
}

pub(super) fn same_tokens(one: Marked<'_>, other: Marked<'_>) -> [u64; WORDS] {
    // SAFETY: called only where the processor was seen to have AVX-512 BW and VBMI2, and POPCNT.
    unsafe { same_tokens_512(one, other) }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,popcnt")]
fn same_tokens_512(one: Marked<'_>, other: Marked<'_>) -> [u64; WORDS] {
    let (mut mine, mut theirs) = (one.0, other.0);
    let mut same = [0; WORDS];
    for ((same, one), other) in same.iter_mut().zip(one.1).zip(other.1) {
        for (half, (one, other)) in halves(one).into_iter().zip(halves(other)).enumerate() {
            let equal = _mm512_mask_cmpeq_epi16_mask(
                one & other,
                spread(one, &mut mine),
                spread(other, &mut theirs),
            );
            *same |= u64::from(equal) << (half * 32);
        }
    }
    same
}

/// The lower and the higher marks.
#[expect(clippy::cast_possible_truncation, reason = "each half has 32 bits")]
fn halves(marks: u64) -> [u32; 2] {
    [marks as u32, (marks >> 32) as u32]
}

/// Takes as many numbers as there are marks, and puts each in the place of its mark.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,popcnt")]
fn spread(marks: u32, numbers: &mut &[u16]) -> __m512i {
    let (taken, rest) = numbers.split_at(marks.count_ones() as usize);
    *numbers = rest;
    // SAFETY: as many numbers are read as there are marks, and so many were taken.
    unsafe { _mm512_maskz_expandloadu_epi16(marks, taken.as_ptr().cast()) }
}

pub(super) fn which_in(some: &[u16], all: &[u16]) -> u64 {
    // SAFETY: called only where the processor was seen to have AVX-512 BW and VBMI2, and POPCNT.
    unsafe { which_in_512(some, all) }
}

#[target_feature(enable = "avx512f,avx512bw")]
fn which_in_512(some: &[u16], all: &[u16]) -> u64 {
    let mut found = 0;
    for all in all.chunks(32) {
        let filled = u32::MAX >> (32 - all.len());
        // SAFETY: as many numbers are read as there are.
        let all = unsafe { _mm512_maskz_loadu_epi16(filled, all.as_ptr().cast()) };
        for (place, one) in some.iter().enumerate() {
            let one = _mm512_set1_epi16(one.cast_signed());
            let equal = _mm512_mask_cmpeq_epi16_mask(filled, all, one);
            found |= u64::from(equal != 0) << place;
        }
    }
    found
}

/// After so many steps a block is left if no row of it can reach its floor any more.
const AT_ONCE: usize = 2;

/// So few rows are bounded faster one by one.
const FEW: u32 = 10;

#[target_feature(enable = "avx2")]
fn run_256(sweep: &Sweep<'_>, hits: &mut Hits) {
    let ahead = sweep.ahead();
    for (place, &picked) in sweep.picked.iter().enumerate() {
        sweep.fetch(place, &ahead);
        let Rows { block, set: word } = picked;
        if word.count_ones() <= FEW {
            scalar::bound(sweep, picked, hits);
            continue;
        }
        let bytes = sweep.block(block);
        let (mut early, mut values, mut rows) = ([0; ROWS], [0; ROWS], 0);
        for half in 0..2 {
            let of_half = u32::try_from(word >> (half * 32) & u64::from(u32::MAX)).unwrap_or(0);
            let (value, late, reached) =
                half_block(sweep, block, &bytes[half * 32..], half, of_half);
            rows |= u64::from(reached) << (half * 32);
            store_256(value, &mut early[half * 32..]);
            store_256(late, &mut values[half * 32..]);
        }
        if rows != 0 {
            sweep.hit(hits, Rows { block, set: rows }, early, values);
        }
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn store_256(value: __m256i, place: &mut [u8]) {
    let place = &mut place[..32];
    // SAFETY: `place` has the 32 bytes that are stored.
    unsafe { _mm256_storeu_si256(place.as_mut_ptr().cast(), value) };
}

/// The values of 32 rows before and after late steps, and which of `word` reach their floor. `bytes`
/// begin with the first row.
#[inline]
#[target_feature(enable = "avx2")]
fn half_block(
    sweep: &Sweep<'_>,
    block: u32,
    bytes: &[u8],
    half: usize,
    word: u32,
) -> (__m256i, __m256i, u32) {
    let mut value = _mm256_set1_epi8(sweep.start.cast_signed());
    if let Some((table, beside)) = sweep.gains {
        for column in 0..beside {
            let gained = look_up_256(table, 16, load_256(&bytes[column * ROWS..]));
            value = _mm256_adds_epu8(value, gained);
        }
        value = _mm256_min_epu8(value, _mm256_set1_epi8(sweep.most.cast_signed()));
    }
    let floor = match sweep.floor {
        Floor::All(floor) => _mm256_set1_epi8(floor.cast_signed()),
        Floor::Each(floors) => load_256(&Sweep::floors(floors, block)[half * 32..]),
    };
    let mut rows = word & reached(value, floor);
    for step in sweep.losses.early() {
        if rows == 0 {
            break;
        }
        let lost = look_up_256(&step.table, step.chunks, load_256(&bytes[step.column * ROWS..]));
        value = _mm256_subs_epu8(value, lost);
        rows = word & reached(value, floor);
    }
    let mut late = value;
    for step in sweep.losses.late().take_while(|_| rows != 0) {
        let lost = look_up_256(&step.table, step.chunks, load_256(&bytes[step.column * ROWS..]));
        late = _mm256_subs_epu8(late, lost);
    }
    rows &= reached(late, floor);
    (value, late, rows)
}

#[inline]
#[target_feature(enable = "avx2")]
fn reached(value: __m256i, floor: __m256i) -> u32 {
    let reached = _mm256_cmpeq_epi8(_mm256_max_epu8(value, floor), value);
    _mm256_movemask_epi8(reached).cast_unsigned()
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_256(bytes: &[u8]) -> __m256i {
    let bytes = &bytes[..32];
    // SAFETY: the slice has the 32 bytes that are loaded.
    unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
}

/// The table's entry for each byte, sixteen entries at a time.
#[inline]
#[target_feature(enable = "avx2")]
fn look_up_256(table: &Table, chunks: usize, bytes: __m256i) -> __m256i {
    let nibble = _mm256_set1_epi8(15);
    let (low, high) =
        (_mm256_and_si256(bytes, nibble), _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), nibble));
    let mut found = _mm256_setzero_si256();
    let mut chunk = _mm256_setzero_si256();
    for entries in table.chunks_exact(16).take(chunks) {
        // SAFETY: a chunk has the 16 bytes that are loaded.
        let entries = unsafe { _mm_loadu_si128(entries.as_ptr().cast()) };
        let entry = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(entries), low);
        found = _mm256_or_si256(found, _mm256_and_si256(entry, _mm256_cmpeq_epi8(high, chunk)));
        chunk = _mm256_add_epi8(chunk, _mm256_set1_epi8(1));
    }
    found
}

#[inline]
pub(super) fn at_least(values: &[u8; ROWS], value: u8) -> u64 {
    // SAFETY: every processor of this kind has SSE2.
    unsafe { at_least_128(values, value) }
}

#[inline]
#[target_feature(enable = "sse2")]
fn at_least_128(values: &[u8; ROWS], value: u8) -> u64 {
    let least = _mm_set1_epi8(value.cast_signed());
    values.chunks_exact(16).rev().fold(0, |rows, values| {
        // SAFETY: a chunk has the 16 bytes that are loaded.
        let values = unsafe { _mm_loadu_si128(values.as_ptr().cast()) };
        let reached = _mm_cmpeq_epi8(_mm_max_epu8(values, least), values);
        rows << 16 | u64::from(_mm_movemask_epi8(reached).cast_unsigned())
    })
}

#[inline]
pub(super) fn prefetch<T: ?Sized>(one: &T) {
    let start = std::ptr::from_ref(one).cast::<i8>();
    for line in (0..size_of_val(one)).step_by(64) {
        // SAFETY: a prefetch reads nothing that the program can see, and the address is within `one`.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(start.add(line)) };
    }
}
