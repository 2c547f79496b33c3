//! One list of offers or requests: rows in blocks of 64, column by column.

use crate::{
    gates::Gates,
    kernel::{ROWS, Rows, prefetch},
    span::{EMPTY, Span},
};

/// No row.
const NOBODY: u32 = u32::MAX;

/// The rows of one list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    columns: usize,
    gates: usize,
    /// Block after block, in each column by column, 64 rows each.
    bytes: Vec<u8>,
    slots: Vec<u32>,
    /// The rows of each block that somebody is in.
    live: Vec<u64>,
    /// For each gate, the rows of each block that let it through; `stride` blocks a gate.
    words: Vec<u64>,
    stride: usize,
    /// What each row must reach, where rows have floors of their own.
    floors: Vec<u8>,
    /// The column that neighbours have near values in, and its span in each block.
    spanned: Option<usize>,
    spans: Vec<Span>,
    /// Rows that nobody is in, to be used again.
    free: Vec<u32>,
    /// Whether rows have floors of their own.
    has_floors: bool,
    /// Rows that came since they were last put in order.
    unsorted: usize,
}

impl Shelf {
    /// A list of offers, who let gates through. Blocks keep the span of one column.
    pub fn of_offers(columns: usize, gates: usize, spanned: Option<usize>) -> Self {
        Self { columns, gates, spanned, ..Self::default() }
    }

    /// A list of requests, who have floors of their own.
    pub fn of_requests(columns: usize) -> Self {
        Self { columns, has_floors: true, ..Self::default() }
    }

    /// The memory that it takes, in bytes.
    pub fn size(&self) -> usize {
        let words = size_of::<u64>() * (self.live.capacity() + self.words.capacity());
        let slots = size_of::<u32>() * (self.slots.capacity() + self.free.capacity());
        let spans = size_of::<Span>() * self.spans.capacity();
        self.bytes.capacity() + self.floors.capacity() + spans + words + slots
    }

    pub fn is_empty(&self) -> bool {
        self.slots.len() == self.free.len()
    }

    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn floors(&self) -> &[u8] {
        &self.floors
    }

    /// The rows of each block that let the gate through.
    pub fn words(&self, gate: u8) -> &[u64] {
        let first = usize::from(gate) * self.stride;
        if usize::from(gate) < self.gates { &self.words[first..][..self.live.len()] } else { &[] }
    }

    /// What a search through the gate reads first will be read soon.
    pub fn fetch(&self, gate: u8) {
        if let Some(word) = self.words(gate).first() {
            prefetch(word);
            prefetch(&self.bytes[..self.columns * ROWS]);
        }
    }

    /// The span of each block; none where no column has any.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub fn live(&self) -> &[u64] {
        &self.live
    }

    /// The rows of each block that somebody is in.
    pub fn pick_live(&self, picked: &mut Vec<Rows>) {
        let sets = (0..).zip(&self.live).filter(|(_, set)| **set != 0);
        picked.clear();
        picked.extend(sets.map(|(block, set)| Rows { block, set: *set }));
    }

    pub fn slot(&self, block: u32, row: usize) -> u32 {
        self.slots[block as usize * ROWS + row]
    }

    /// Who is in each row of a block; rows that nobody is in may be left out at the end.
    pub fn slots(&self, block: u32) -> &[u32] {
        let first = block as usize * ROWS;
        &self.slots[first..(first + ROWS).min(self.slots.len())]
    }

    /// Who is in each row of all blocks.
    pub fn all_slots(&self) -> &[u32] {
        &self.slots
    }

    /// The floors of a block; none where rows have none of their own.
    pub fn floors_of(&self, block: u32) -> &[u8] {
        let first = block as usize * ROWS;
        self.floors.get(first..first + ROWS).unwrap_or(&[])
    }

    /// Everybody in it.
    pub fn occupants(&self) -> impl Iterator<Item = u32> + '_ {
        self.slots.iter().copied().filter(|slot| *slot != NOBODY)
    }

    /// Whether so much came since it was last in order that it should be put in order again.
    pub fn is_untidy(&self) -> bool {
        self.unsorted > 256 + self.len() / 4
    }

    pub fn settled(&mut self) {
        self.unsorted = 0;
    }

    /// Puts somebody into a free row, or into the open block at the end.
    pub fn insert(&mut self, slot: u32, columns: &[u8], gates: &Gates, floor: u8) {
        let place = self.free.pop().map_or_else(|| self.extend(), |place| place as usize);
        self.slots[place] = slot;
        self.live[place / ROWS] |= 1 << (place % ROWS);
        self.unsorted += 1;
        self.write(place, columns, gates, floor);
    }

    /// Describes somebody who is in it anew; false where they are not.
    pub fn update(&mut self, slot: u32, columns: &[u8], gates: &Gates, floor: u8) -> bool {
        let Some(place) = self.place(slot) else { return false };
        self.write(place, columns, gates, floor);
        true
    }

    pub fn set_floor(&mut self, slot: u32, floor: u8) {
        if let Some(place) = self.place(slot) {
            self.note_floor(place, floor);
        }
    }

    fn note_floor(&mut self, place: usize, floor: u8) {
        if let Some(known) = self.floors.get_mut(place) {
            *known = floor;
        }
    }

    pub fn remove(&mut self, slot: u32) {
        let Some(place) = self.place(slot) else { return };
        self.slots[place] = NOBODY;
        self.live[place / ROWS] &= !(1 << (place % ROWS));
        self.set_gates(place, &Gates::NONE);
        self.free.extend(u32::try_from(place));
    }

    /// Empties it, but for the room that it has.
    pub fn clear(&mut self) {
        self.slots.clear();
        self.live.clear();
        self.bytes.clear();
        self.floors.clear();
        self.spans.clear();
        self.free.clear();
        self.words.fill(0);
        self.unsorted = 0;
    }

    fn place(&self, slot: u32) -> Option<usize> {
        // In chunks without an early end, which compilers make wide.
        let mut chunks = self.slots.chunks(256);
        let chunk = chunks
            .position(|chunk| chunk.iter().map(|one| u32::from(*one == slot)).sum::<u32>() > 0)?;
        let first = chunk * 256;
        let within = self.slots[first..].iter().position(|one| *one == slot)?;
        Some(first + within)
    }

    fn write(&mut self, place: usize, columns: &[u8], gates: &Gates, floor: u8) {
        let first = place / ROWS * self.columns * ROWS + place % ROWS;
        for (column, byte) in columns.iter().enumerate() {
            self.bytes[first + column * ROWS] = *byte;
        }
        if let Some(column) = self.spanned {
            let [least, greatest] = &mut self.spans[place / ROWS];
            *least = columns[column].min(*least);
            *greatest = columns[column].max(*greatest);
        }
        self.note_floor(place, floor);
        self.set_gates(place, gates);
    }

    fn set_gates(&mut self, place: usize, gates: &Gates) {
        let (block, bit) = (place / ROWS, 1 << (place % ROWS));
        for gate in 0..self.gates {
            let word = &mut self.words[gate * self.stride + block];
            let open = u8::try_from(gate).is_ok_and(|gate| gates.contains(gate));
            *word = if open { *word | bit } else { *word & !bit };
        }
    }

    /// One more row at the end, in a new block where the last is full.
    fn extend(&mut self) -> usize {
        let place = self.slots.len();
        if place.is_multiple_of(ROWS) {
            self.bytes.resize(self.bytes.len() + self.columns * ROWS, 0);
            if self.has_floors {
                self.floors.resize(self.floors.len() + ROWS, 0);
            }
            if self.spanned.is_some() {
                self.spans.push(EMPTY);
            }
            self.live.push(0);
            if self.live.len() > self.stride {
                self.widen();
            }
        }
        self.slots.push(NOBODY);
        place
    }

    /// Makes room for more blocks in the words of every gate.
    fn widen(&mut self) {
        let stride = (self.stride + self.stride / 2 + 1).max(self.live.len());
        let mut words = vec![0; self.gates * stride];
        if self.stride > 0 {
            for (new, old) in words.chunks_mut(stride).zip(self.words.chunks(self.stride)) {
                new[..old.len()].copy_from_slice(old);
            }
        }
        (self.words, self.stride) = (words, stride);
    }
}
