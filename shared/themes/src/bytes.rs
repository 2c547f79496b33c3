//! Writes a model as bytes and reads it back, checking every length.

use crate::numbers::short;

/// A model's bytes are not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file is no model of themes of this version, or is damaged")]
pub struct Damaged;

/// How many bits a number is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    Eight,
    Sixteen,
}

impl Width {
    /// The largest multiple of a unit.
    fn most(self) -> f32 {
        match self {
            Self::Eight => 127.0,
            Self::Sixteen => 32_767.0,
        }
    }
}

/// Rounds numbers to whole multiples of a unit that suits the largest, so that they can be kept in that
/// many bits without changing.
pub(crate) fn round(numbers: &mut [f32], width: Width) {
    let unit = unit(numbers, width);
    for number in numbers {
        *number = f32::from(short(*number / unit)) * unit;
    }
}

/// A power of two, by which dividing and multiplying are exact.
fn unit(numbers: &[f32], width: Width) -> f32 {
    let largest = numbers.iter().map(|it| it.abs()).fold(0.0, f32::max);
    let mut unit = 1.0 / 32_768.0;
    while largest > unit * width.most() {
        unit *= 2.0;
    }
    unit
}

#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn number(&mut self, number: usize) {
        self.bytes(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }

    pub(crate) fn signed(&mut self, numbers: &[i8]) {
        self.0.extend(numbers.iter().map(|it| it.cast_unsigned()));
    }

    /// Numbers from -7 to 7, two in a byte.
    pub(crate) fn levels(&mut self, levels: &[i8]) {
        let half = |level: i8| (level.clamp(-7, 7) + 8).cast_unsigned();
        let byte = |pair: &[i8]| half(pair[0]) | half(pair.get(1).copied().unwrap_or(0)) << 4;
        self.0.extend(levels.chunks(2).map(byte));
    }

    /// Numbers that [`round`] has rounded to that width.
    pub(crate) fn rounded(&mut self, numbers: &[f32], width: Width) {
        let unit = unit(numbers, width);
        self.floats(&[unit]);
        for number in numbers {
            let bytes = short(number / unit).to_le_bytes();
            self.bytes(if width == Width::Eight { &bytes[..1] } else { &bytes });
        }
    }

    pub(crate) fn floats(&mut self, numbers: &[f32]) {
        for number in numbers {
            self.bytes(&number.to_le_bytes());
        }
    }
}

pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], Damaged> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(Damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    pub(crate) fn number(&mut self) -> Result<usize, Damaged> {
        let bytes = self.bytes(4)?.try_into().map_err(|_| Damaged)?;
        usize::try_from(u32::from_le_bytes(bytes)).map_err(|_| Damaged)
    }

    pub(crate) fn signed(&mut self, count: usize) -> Result<Vec<i8>, Damaged> {
        Ok(self.bytes(count)?.iter().map(|it| it.cast_signed()).collect())
    }

    pub(crate) fn levels(&mut self, count: usize) -> Result<Vec<i8>, Damaged> {
        let level = |half: u8| half.cast_signed() - 8;
        let pairs = self.bytes(count.div_ceil(2))?.iter();
        let mut levels: Vec<i8> = pairs.flat_map(|it| [level(it & 15), level(it >> 4)]).collect();
        levels.truncate(count);
        if levels.contains(&-8) { Err(Damaged) } else { Ok(levels) }
    }

    pub(crate) fn rounded(&mut self, count: usize, width: Width) -> Result<Vec<f32>, Damaged> {
        let unit = self.floats(1)?[0];
        if width == Width::Eight {
            return Ok(self.signed(count)?.iter().map(|it| f32::from(*it) * unit).collect());
        }
        let bytes = self.bytes(count.checked_mul(2).ok_or(Damaged)?)?;
        let number = |it: &[u8; 2]| f32::from(i16::from_le_bytes(*it)) * unit;
        Ok(bytes.as_chunks::<2>().0.iter().map(number).collect())
    }

    pub(crate) fn floats(&mut self, count: usize) -> Result<Vec<f32>, Damaged> {
        let bytes = self.bytes(count.checked_mul(4).ok_or(Damaged)?)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|it| f32::from_le_bytes(*it)).collect())
    }

    pub(crate) fn end(&self) -> Result<(), Damaged> {
        if self.0.is_empty() { Ok(()) } else { Err(Damaged) }
    }
}

#[test]
fn levels_are_read_back_and_what_is_none_is_damage() {
    let levels = [-7, 0, 7, 3, -1];
    let mut out = Writer::default();
    out.levels(&levels);
    assert_eq!(out.0.len(), 3);
    assert_eq!(Reader(&out.0).levels(5), Ok(levels.to_vec()));
    assert_eq!(Reader(&out.0).levels(7), Err(Damaged));
    assert_eq!(Reader(&[0x80]).levels(2), Err(Damaged));
}
