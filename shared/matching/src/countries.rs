//! A set of countries, small enough to be kept with every request.

use domain::Country;

/// One bit for each country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Countries([u64; 4]);

impl Countries {
    pub fn contains(&self, country: Country) -> bool {
        let index = country.index();
        self.0[index / 64] >> (index % 64) & 1 == 1
    }
}

impl FromIterator<Country> for Countries {
    fn from_iter<I: IntoIterator<Item = Country>>(countries: I) -> Self {
        let mut set = Self::default();
        for index in countries.into_iter().map(Country::index) {
            set.0[index / 64] |= 1 << (index % 64);
        }
        set
    }
}

#[test]
fn it_has_room_for_every_country() {
    let every = Country::all().step_by(2).collect::<Countries>();
    for (place, country) in Country::all().enumerate() {
        assert_eq!(every.contains(country), place % 2 == 0, "{country}");
    }
}
