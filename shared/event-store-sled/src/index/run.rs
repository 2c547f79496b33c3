//! A sorted file of pairs, read a page at a time.
//!
//! Pages of pairs, each told by how it differs from the one before, and each page with its checksum;
//! then the first pair of every page and the filter, which are held in memory; then a footer. A page
//! that is not what was written is an error, never an answer.

use std::{
    fs::File,
    io::{BufWriter, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

use super::{Pair, filter::Filter};
use crate::{
    fault::{Fault, io_fault},
    wire::{Reader, put_number},
};

const PAGE: usize = 4096;
/// The checksum of a page and the number of its pairs, before the pairs.
const PAGE_HEAD: usize = 6;
/// No pair takes more.
const PAIR: usize = 20;
const FOOTER: usize = 64;
const MAGIC: &[u8; 8] = b"aynirun1";

/// The file, and what is held of it.
#[derive(Debug)]
pub(crate) struct Run {
    path: PathBuf,
    file: File,
    pairs: u64,
    firsts: Vec<Pair>,
    filter: Filter,
}

impl Run {
    /// Writes `pairs`, which are sorted and `count` in number, to a new file and makes it durable.
    pub(crate) fn write(
        path: &Path,
        count: u64,
        pairs: impl Iterator<Item = Result<Pair, Fault>>,
    ) -> Result<Self, Fault> {
        let fault = |error| io_fault("writing", path)(error);
        let file = File::options().read(true).write(true).create(true).truncate(true).open(path);
        let mut out = BufWriter::with_capacity(16 * PAGE, file.map_err(fault)?);
        let (mut firsts, mut filter) = (Vec::new(), Filter::for_count(count));
        let mut page = Page::default();
        for pair in pairs {
            let pair = pair?;
            if page.is_full() {
                out.write_all(&page.finish()).map_err(fault)?;
            }
            if page.count == 0 {
                firsts.push(pair);
            }
            filter.insert(pair.0);
            page.push(pair);
        }
        if page.count > 0 {
            out.write_all(&page.finish()).map_err(fault)?;
        }
        let (tail, footer) = encode_tail(count, &firsts, &filter);
        out.write_all(&tail).and_then(|()| out.write_all(&footer)).map_err(fault)?;
        let file = out.into_inner().map_err(|error| fault(error.into_error()))?;
        file.sync_all().map_err(fault)?;
        Ok(Self { path: path.to_owned(), file, pairs: count, firsts, filter })
    }

    /// Opens what was written before.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let file = File::open(path).map_err(io_fault("opening", path))?;
        let damaged = || Fault::failed(format!("opening {}", path.display()), &"it is damaged");
        let length = file.metadata().map_err(io_fault("opening", path))?.len();
        let footer_at = length.checked_sub(FOOTER as u64).ok_or_else(damaged)?;
        let read = |from: u64, to: u64| {
            let mut bytes = vec![0; usize::try_from(to - from).unwrap_or(0)];
            file.read_exact_at(&mut bytes, from).map(|()| bytes).map_err(io_fault("reading", path))
        };
        let footer = read(footer_at, length)?;
        let Footer { pairs, pages, crc } = parse_footer(&footer).ok_or_else(damaged)?;
        let tail_at = pages.saturating_mul(PAGE as u64);
        if tail_at.saturating_add(pages * 16) > footer_at {
            return Err(damaged());
        }
        let tail = read(tail_at, footer_at)?;
        if crc32fast::hash(&tail) != crc {
            return Err(damaged());
        }
        let firsts_bytes = usize::try_from(pages * 16).unwrap_or(0);
        let (firsts, filter) = tail.split_at_checked(firsts_bytes).ok_or_else(damaged)?;
        let firsts = parse_pairs(firsts).collect();
        let filter = Filter::parse(filter).ok_or_else(damaged)?;
        Ok(Self { path: path.to_owned(), file, pairs, firsts, filter })
    }

    /// How many pairs it holds.
    pub(crate) fn pairs(&self) -> u64 {
        self.pairs
    }

    /// The values above `above` under `key`, ascending, the first `limit` of them.
    pub(crate) fn values(&self, key: u64, above: u64, limit: usize) -> Result<Vec<u64>, Fault> {
        let mut values = Vec::new();
        if !self.filter.may_contain(key) {
            return Ok(values);
        }
        let after = (key, above);
        let start = self.firsts.partition_point(|first| *first <= after).saturating_sub(1);
        for page in start..self.firsts.len() {
            if self.firsts[page] > (key, u64::MAX) || values.len() >= limit {
                break;
            }
            let pairs = self.page(page)?;
            let here = &pairs[pairs.partition_point(|pair| *pair <= after)..];
            let wanted = here.iter().take_while(|pair| pair.0 == key).map(|pair| pair.1);
            values.extend(wanted.take(limit - values.len()));
        }
        Ok(values)
    }

    /// The largest value under `key`.
    pub(crate) fn last(&self, key: u64) -> Result<Option<u64>, Fault> {
        if !self.filter.may_contain(key) {
            return Ok(None);
        }
        let end = (key, u64::MAX);
        let Some(page) = self.firsts.partition_point(|first| *first <= end).checked_sub(1) else {
            return Ok(None);
        };
        let pairs = self.page(page)?;
        let last = pairs[..pairs.partition_point(|pair| *pair <= end)].last();
        Ok(last.filter(|pair| pair.0 == key).map(|pair| pair.1))
    }

    /// Every pair, in order.
    pub(crate) fn scan(&self) -> impl Iterator<Item = Result<Pair, Fault>> + '_ {
        (0..self.firsts.len()).flat_map(|page| {
            let (pairs, fault) = match self.page(page) {
                Ok(pairs) => (pairs, None),
                Err(fault) => (Vec::new(), Some(fault)),
            };
            fault.map(Err).into_iter().chain(pairs.into_iter().map(Ok))
        })
    }

    fn page(&self, page: usize) -> Result<Vec<Pair>, Fault> {
        let mut bytes = [0; PAGE];
        let read = self.file.read_exact_at(&mut bytes, (page * PAGE) as u64);
        read.map_err(io_fault("reading", &self.path))?;
        decode_page(&bytes).ok_or_else(|| {
            let doing = format!("reading {}", self.path.display());
            Fault::failed(
                doing,
                &format!(
                    "page {page} is damaged; removing the folder `index` \
                has it made again from the log"
                ),
            )
        })
    }
}

/// A page that is being filled.
#[derive(Default)]
struct Page {
    bytes: Vec<u8>,
    count: u16,
    last: Pair,
}

impl Page {
    fn is_full(&self) -> bool {
        self.bytes.len() + PAIR > PAGE - PAGE_HEAD
    }

    fn push(&mut self, (key, value): Pair) {
        put_number(&mut self.bytes, key.wrapping_sub(self.last.0));
        put_number(&mut self.bytes, value);
        self.last = (key, value);
        self.count += 1;
    }

    /// The page as it is stored; the next begins anew.
    fn finish(&mut self) -> [u8; PAGE] {
        let mut page = [0; PAGE];
        page[4..PAGE_HEAD].copy_from_slice(&self.count.to_le_bytes());
        page[PAGE_HEAD..PAGE_HEAD + self.bytes.len()].copy_from_slice(&self.bytes);
        let crc = crc32fast::hash(&page[4..]);
        page[..4].copy_from_slice(&crc.to_le_bytes());
        self.bytes.clear();
        (self.count, self.last) = (0, Pair::default());
        page
    }
}

fn decode_page(page: &[u8; PAGE]) -> Option<Vec<Pair>> {
    let (crc, content) = page.split_at(4);
    if crc32fast::hash(content).to_le_bytes() != crc {
        return None;
    }
    let (count, pairs) = content.split_at(PAGE_HEAD - 4);
    let count = u16::from_le_bytes(count.try_into().ok()?);
    let (mut reader, mut key) = (Reader(pairs), 0_u64);
    let pairs: Option<Vec<Pair>> = (0..count)
        .map(|_| {
            key = key.wrapping_add(reader.number()?);
            Some((key, reader.number()?))
        })
        .collect();
    pairs.filter(|pairs| !pairs.is_empty())
}

fn parse_pairs(bytes: &[u8]) -> impl Iterator<Item = Pair> {
    let half = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().unwrap_or_default());
    bytes.chunks_exact(16).map(move |pair| (half(&pair[..8]), half(&pair[8..])))
}

fn encode_tail(count: u64, firsts: &[Pair], filter: &Filter) -> (Vec<u8>, [u8; FOOTER]) {
    let mut tail = Vec::with_capacity(firsts.len() * 16);
    for (key, value) in firsts {
        tail.extend(key.to_le_bytes());
        tail.extend(value.to_le_bytes());
    }
    tail.extend(filter.to_bytes());
    let mut footer = [0; FOOTER];
    footer[..8].copy_from_slice(MAGIC);
    footer[8..16].copy_from_slice(&count.to_le_bytes());
    footer[16..24].copy_from_slice(&(firsts.len() as u64).to_le_bytes());
    footer[24..28].copy_from_slice(&crc32fast::hash(&tail).to_le_bytes());
    let crc = crc32fast::hash(&footer[..FOOTER - 4]);
    footer[FOOTER - 4..].copy_from_slice(&crc.to_le_bytes());
    (tail, footer)
}

struct Footer {
    pairs: u64,
    pages: u64,
    /// The checksum of the tail.
    crc: u32,
}

fn parse_footer(footer: &[u8]) -> Option<Footer> {
    let (content, crc) = footer.split_at_checked(FOOTER - 4)?;
    let whole = content.starts_with(MAGIC) && crc32fast::hash(content).to_le_bytes() == crc;
    let number = |at: usize| Some(u64::from_le_bytes(content[at..at + 8].try_into().ok()?));
    let crc = u32::from_le_bytes(content[24..28].try_into().ok()?);
    let footer = Footer { pairs: number(8)?, pages: number(16)?, crc };
    whole.then_some(footer)
}

/// What a run would be called.
pub(crate) fn name(kind: super::Kind, number: u64) -> String {
    match kind {
        super::Kind::Streams => format!("streams.{number:08}"),
        super::Kind::Commands => format!("commands.{number:08}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dir: &Path, pairs: &[Pair]) -> Run {
        let path = dir.join("run");
        Run::write(&path, pairs.len() as u64, pairs.iter().copied().map(Ok)).unwrap();
        Run::open(&path).unwrap()
    }

    #[test]
    fn every_value_is_found_and_none_that_is_not_there() {
        let dir = tempfile::tempdir().unwrap();
        let mut pairs: Vec<Pair> = (0..5_000).map(|n| ((n % 1_500) << 40, n)).collect();
        pairs.extend((0..2_000).map(|n| (7 << 50, n)));
        pairs.sort_unstable();
        let run = written(dir.path(), &pairs);
        assert_eq!(run.values(3 << 40, 0, 9).unwrap(), [3, 1_503, 3_003, 4_503]);
        assert_eq!(run.values(3 << 40, 1_503, 1).unwrap(), [3_003]);
        assert_eq!(run.last(3 << 40).unwrap(), Some(4_503));
        assert_eq!(run.values(7 << 50, 998, 3).unwrap(), [999, 1_000, 1_001]);
        assert_eq!(run.values(7 << 50, 0, usize::MAX).unwrap().len(), 1_999);
        assert_eq!(run.last(7 << 50).unwrap(), Some(1_999));
        assert_eq!((run.values(8, 0, 9).unwrap(), run.last(8).unwrap()), (vec![], None));
        let scanned: Result<Vec<Pair>, Fault> = run.scan().collect();
        assert_eq!(scanned.unwrap(), pairs);
    }

    #[test]
    fn a_flipped_bit_anywhere_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let pairs: Vec<Pair> = (0..600).map(|n| (n * 7, n)).collect();
        let path = dir.path().join("run");
        written(dir.path(), &pairs);
        let whole = std::fs::read(&path).unwrap();
        for at in (0..whole.len()).step_by(37) {
            let mut flipped = whole.clone();
            flipped[at] ^= 4;
            std::fs::write(&path, flipped).unwrap();
            let scanned =
                Run::open(&path).and_then(|run| run.scan().collect::<Result<Vec<_>, _>>());
            assert!(scanned.is_err(), "byte {at}");
        }
    }
}
