//! Blocs of countries, and who belonged to them when.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::{
    Country,
    code::coded,
    table::{self, Entry, Table},
};

/// An organisation or group of countries, known by a short word such as `caricom`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bloc(u8);

impl Bloc {
    /// The countries that are members on a day, in the order of their codes.
    pub fn members(self, on: Date) -> impl Iterator<Item = Country> {
        self.memberships().iter().filter(move |it| it.covers(on)).map(|it| it.country)
    }

    /// Whether `country` is a member on a day.
    pub fn contains(self, country: Country, on: Date) -> bool {
        let memberships = self.memberships();
        let from = memberships.partition_point(|it| it.country < country);
        let theirs = memberships[from..].iter().take_while(|it| it.country == country);
        theirs.into_iter().any(|it| it.covers(on))
    }

    /// The blocs that `country` is a member of on a day.
    pub fn of(country: Country, on: Date) -> impl Iterator<Item = Self> {
        Self::all().filter(move |bloc| bloc.contains(country, on))
    }

    /// By country.
    fn memberships(self) -> &'static [Membership] {
        static MEMBERSHIPS: LazyLock<Vec<Vec<Membership>>> = LazyLock::new(read_memberships);
        &MEMBERSHIPS[self.index()]
    }

    fn row(self) -> &'static Entry {
        TABLE.row(self.index())
    }
}

/// One country's time in one bloc. A day that is not known is left open.
struct Membership {
    country: Country,
    /// The first day.
    from: Option<Date>,
    /// The first day on which it is no longer a member.
    until: Option<Date>,
}

impl Membership {
    fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

fn read_memberships() -> Vec<Vec<Membership>> {
    let heading = "bloc,country,from,until,note";
    let mut memberships: Vec<Vec<Membership>> = Bloc::all().map(|_| Vec::new()).collect();
    for [bloc, country, from, until, _] in
        table::read(include_str!("../data/memberships.csv"), heading)
    {
        memberships[table::field::<Bloc>(bloc).index()].push(Membership {
            country: table::field(country),
            from: table::optional(from),
            until: table::optional(until),
        });
    }
    // Stable: a country that came back stays in the order of its times.
    for of_bloc in &mut memberships {
        of_bloc.sort_by_key(|it| it.country);
    }
    memberships
}

static TABLE: LazyLock<Table<Entry>> =
    LazyLock::new(|| Table::of_names(include_str!("../data/blocs.csv")));

coded!(Bloc(u8), "bloc", TABLE, |text| TABLE.index_of(text), "../data/aliases/blocs.csv");
