//! Countries and areas of the United Nations' M49 list.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    Language, Region,
    code::coded,
    table::{self, Entry, Row, Table},
};

/// A country or area, known by its ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u8);

/// The World Bank's income groups, from low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Income {
    /// Low income.
    Low,
    /// Lower middle income.
    LowerMiddle,
    /// Upper middle income.
    UpperMiddle,
    /// High income.
    High,
}

/// A capital and where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capital {
    /// Its English name.
    pub name: &'static str,
    /// Its latitude, in degrees north of the equator.
    pub lat: f64,
    /// Its longitude, in degrees east of Greenwich.
    pub lon: f64,
}

impl Country {
    /// The ISO 3166-1 code of two letters: `BO`.
    pub fn alpha2(self) -> &'static str {
        self.code()
    }

    /// The ISO 3166-1 code of three letters: `BOL`.
    pub fn alpha3(self) -> &'static str {
        self.row().alpha3
    }

    /// The United Nations' code of three digits: `068`.
    pub fn m49(self) -> &'static str {
        self.row().m49
    }

    /// The continent: Africa, Americas, Asia, Europe or Oceania; for Antarctica the world.
    pub fn region(self) -> Region {
        self.row().region
    }

    /// The M49 sub-region, such as Sub-Saharan Africa or Latin America and the Caribbean.
    pub fn subregion(self) -> Region {
        self.row().subregion
    }

    /// The M49 intermediate region, such as the Caribbean, where the sub-region has any.
    pub fn intermediate_region(self) -> Option<Region> {
        self.row().intermediate_region
    }

    /// The smallest M49 region that holds it: the intermediate region or else the sub-region.
    pub fn nearest_region(self) -> Region {
        self.intermediate_region().unwrap_or_else(|| self.subregion())
    }

    /// The languages in which the state works, the main one first.
    pub fn official_languages(self) -> &'static [Language] {
        static LANGUAGES: LazyLock<Vec<Vec<Language>>> = LazyLock::new(|| {
            by_country(include_str!("../data/official_languages.csv"), "country,languages")
        });
        &LANGUAGES[self.index()]
    }

    /// The World Bank's income group.
    pub fn income(self) -> Option<Income> {
        self.row().income
    }

    /// The Human Development Index of 2022, in thousandths.
    pub fn hdi(self) -> Option<u16> {
        self.row().hdi
    }

    /// Whether it is one of the United Nations' least developed countries.
    pub fn is_ldc(self) -> bool {
        self.row().ldc
    }

    /// Whether it is one of the United Nations' landlocked developing countries.
    pub fn is_lldc(self) -> bool {
        self.row().lldc
    }

    /// Whether it is one of the United Nations' small island developing States.
    pub fn is_sids(self) -> bool {
        self.row().sids
    }

    /// Whether it lies in a developing region or may receive official development assistance;
    /// `data/README.md` has the exact rule.
    pub fn is_developing(self) -> bool {
        self.row().developing
    }

    /// The countries that share a land border with it.
    pub fn borders(self) -> &'static [Self] {
        static BORDERS: LazyLock<Vec<Vec<Country>>> =
            LazyLock::new(|| by_country(include_str!("../data/borders.csv"), "country,neighbours"));
        &BORDERS[self.index()]
    }

    /// The capital, where there is one.
    pub fn capital(self) -> Option<Capital> {
        self.row().capital
    }

    fn row(self) -> &'static CountryRow {
        TABLE.row(self.index())
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is a list that a country is on or not")]
struct CountryRow {
    entry: Entry,
    alpha3: &'static str,
    m49: &'static str,
    region: Region,
    subregion: Region,
    intermediate_region: Option<Region>,
    income: Option<Income>,
    hdi: Option<u16>,
    ldc: bool,
    lldc: bool,
    sids: bool,
    developing: bool,
    capital: Option<Capital>,
}

impl Row for CountryRow {
    fn entry(&self) -> &Entry {
        &self.entry
    }
}

static TABLE: LazyLock<Table<CountryRow>> = LazyLock::new(|| {
    let heading = "alpha2,alpha3,m49,name_en,name_es,name_pt,name_fr,region,subregion,\
        intermediate_region,income,hdi_2022,ldc,lldc,sids,developing,capital,latitude,longitude";
    let lines = table::read(include_str!("../data/countries.csv"), heading);
    Table::new(lines.iter().map(row).collect())
});

fn row(line: &[&'static str; 19]) -> CountryRow {
    let [alpha2, alpha3, m49, rest @ ..] = *line;
    let [en, es, pt, fr, rest @ ..] = rest;
    let [region, subregion, intermediate_region, rest @ ..] = rest;
    let [income, hdi, least_developed, landlocked, rest @ ..] = rest;
    let [sids, developing, capital, latitude, longitude] = rest;
    CountryRow {
        entry: Entry::new(alpha2, [en, es, pt, fr]),
        alpha3,
        m49,
        region: table::field(region),
        subregion: table::field(subregion),
        intermediate_region: table::optional(intermediate_region),
        income: match income {
            "" => None,
            "low" => Some(Income::Low),
            "lower_middle" => Some(Income::LowerMiddle),
            "upper_middle" => Some(Income::UpperMiddle),
            "high" => Some(Income::High),
            _ => panic!("{income:?} is no income group"),
        },
        hdi: table::optional(hdi),
        ldc: table::flag(least_developed),
        lldc: table::flag(landlocked),
        sids: table::flag(sids),
        developing: table::flag(developing),
        capital: (!capital.is_empty()).then(|| Capital {
            name: capital,
            lat: table::field(latitude),
            lon: table::field(longitude),
        }),
    }
}

/// A list for each country, from a file that names only those that have one.
fn by_country<T: std::str::FromStr>(text: &'static str, heading: &str) -> Vec<Vec<T>> {
    let mut lists: Vec<Vec<T>> = Country::all().map(|_| Vec::new()).collect();
    for [country, codes] in table::read(text, heading) {
        lists[table::field::<Country>(country).index()] = table::list(codes);
    }
    lists
}

/// Reads two or three letters in any case.
fn read(text: &str) -> Option<usize> {
    static ALPHA3: LazyLock<HashMap<&'static str, usize>> =
        LazyLock::new(|| Country::all().map(|it| (it.alpha3(), it.index())).collect());
    match text.len() {
        2 => TABLE.index_of(&text.to_ascii_uppercase()),
        3 => ALPHA3.get(text.to_ascii_uppercase().as_str()).copied(),
        _ => None,
    }
}

coded!(Country(u8), "country", TABLE, read, "../data/aliases/countries.csv");
