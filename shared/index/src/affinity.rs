//! How near thematic codes are to each other, and which are near enough to join a pair at all.

/// A thematic code, interned by the caller: `0..codes`.
pub type Code = u16;

/// The bytes that codes of other rows are kept as: 0 is none, 255 is more than there is room for.
pub(crate) const CLASSES: usize = 256;
pub(crate) const NO_CLASS: u8 = 0;
pub(crate) const ANY_CLASS: u8 = 255;

/// For each code that requests ask for, how near each code that offers have is to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affinity {
    codes: usize,
    least: u16,
    /// By asked, then by offered.
    near: Vec<u16>,
    /// By offered, then by asked.
    turned: Vec<u16>,
    /// For each asked code, the offered ones that are kin to it.
    kin: Vec<Vec<Code>>,
}

impl Affinity {
    /// `near(asked, offered)` is in thousandths, 1,000 at most. An offer is found only through a code
    /// with at least `least` for some code of the request; 0 joins everything.
    pub fn new(codes: u16, least: u16, near: impl Fn(Code, Code) -> u16) -> Self {
        let size = usize::from(codes);
        let (mut table, mut turned) = (vec![0; size * size], vec![0; size * size]);
        let mut kin = vec![Vec::new(); size];
        for asked in 0..codes {
            for offered in 0..codes {
                let (row, column) = (usize::from(asked), usize::from(offered));
                let near = near(asked, offered).min(1_000);
                table[row * size + column] = near;
                turned[column * size + row] = near;
                if near >= least {
                    kin[row].push(offered);
                }
            }
        }
        Self { codes: size, least, near: table, turned, kin }
    }

    pub(crate) fn codes(&self) -> usize {
        self.codes
    }

    /// Below this a code joins nothing.
    pub fn least(&self) -> u16 {
        self.least
    }

    /// How near the offered code is to the asked one, in thousandths.
    pub fn near(&self, asked: Code, offered: Code) -> u16 {
        self.of_asked(asked)[usize::from(offered)]
    }

    pub(crate) fn of_asked(&self, asked: Code) -> &[u16] {
        &self.near[usize::from(asked) * self.codes..][..self.codes]
    }

    pub(crate) fn of_offered(&self, offered: Code) -> &[u16] {
        &self.turned[usize::from(offered) * self.codes..][..self.codes]
    }

    pub(crate) fn kin(&self, asked: Code) -> &[Code] {
        &self.kin[usize::from(asked)]
    }
}

/// The byte that a code is kept as beside others: codes share one where there are more than 254.
pub(crate) fn class(code: Code) -> u8 {
    u8::try_from(code % 254 + 1).unwrap_or(ANY_CLASS)
}
