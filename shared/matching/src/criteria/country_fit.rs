//! Whether two countries stand close enough to learn from each other: the same part of the world,
//! shared blocs and programmes, a similar level of development, a shared official language, and
//! what they have done together before.

use std::{collections::BTreeMap, sync::Arc};

use domain::{Arg, Bloc, Country, Language, Message, Provider, ThematicArea, reference::Region};

use super::{Criterion, Kind, Score, Scored, rounded};
use crate::{
    candidate::{Asked, Candidate, Offered, Side},
    context::Context,
    filters::Seat,
    policy::{Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "country_fit",
    about: "Provider and recipient are near each other, alike, or have worked together before.",
    kind: Kind::Gain,
    read: |section| Arc::new(CountryFit::read(section)),
};

#[derive(Debug)]
struct CountryFit {
    /// The recipient names the provider among those it would like to learn from.
    wanted: Share,
    intermediate_region: Share,
    subregion: Share,
    region: Share,
    /// What each bloc counts to which both belong; none for blocs that are not named.
    blocs: Vec<Option<Share>>,
    blocs_most: Share,
    /// The offer belongs to a programme for the recipient, or both take part in one.
    programme: Share,
    /// The same value of the Human Development Index; less with every thousandth between them.
    hdi: Share,
    /// The distance, in thousandths, from which on it counts nothing.
    hdi_reach: i32,
    income_group: Share,
    /// Both are least developed, both landlocked developing, both small island states: for each.
    peers: Share,
    development_most: Share,
    official_language: Share,
    near_language: Share,
    /// They have worked together once.
    past_first: Share,
    /// Each further time.
    past_further: Share,
    /// At least once in the request's sector group.
    past_same_sector: Share,
    past_most: Share,
    /// What an institution of many countries counts, which has no place of its own.
    institution: Share,
    /// How much of the fit is that of a second provider, where it is a country.
    second_provider: Share,
}

/// What two countries have in common.
struct Ties {
    share: Share,
    /// Phrases that follow "A and B "; none where nobody reads them.
    told: Option<Vec<Arg>>,
}

/// What is looked at: a provider's offer beside a request.
#[derive(Clone, Copy)]
struct Pair<'a> {
    context: &'a Context,
    request: &'a Asked,
    offered: &'a Offered,
    provider: Country,
}

impl CountryFit {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            wanted: section.share("wanted"),
            intermediate_region: section.share("intermediate_region"),
            subregion: section.share("subregion"),
            region: section.share("region"),
            blocs: by_bloc(&section.by_code("blocs", "code of a bloc")),
            blocs_most: section.share("blocs_most"),
            programme: section.share("programme"),
            hdi: section.share("hdi"),
            hdi_reach: section.whole("hdi_reach", 1..=1_000),
            income_group: section.share("income_group"),
            peers: section.share("peers"),
            development_most: section.share("development_most"),
            official_language: section.share("official_language"),
            near_language: section.share("near_language"),
            past_first: section.share("past_first"),
            past_further: section.share("past_further"),
            past_same_sector: section.share("past_same_sector"),
            past_most: section.share("past_most"),
            institution: section.share("institution"),
            second_provider: section.share("second_provider"),
        }
    }

    fn ties(&self, pair: Pair<'_>, told: Option<Vec<Arg>>) -> Ties {
        let mut ties = Ties { share: 0, told };
        self.geography(pair, &mut ties);
        self.blocs(pair, &mut ties);
        self.programmes(pair, &mut ties);
        self.languages(pair, &mut ties);
        self.development(pair, &mut ties);
        self.past(pair, &mut ties);
        self.wish(pair, &mut ties);
        ties.share = ties.share.min(1_000);
        ties
    }

    /// How much of it is the share of the first provider, where the second is a country.
    fn with_second(&self, candidate: &Candidate<'_>, share: Share) -> Share {
        let second = candidate.second.and_then(|second| pair(candidate, second));
        second.map_or(share, |second| {
            let theirs = self.ties(second, None).share;
            (share * (1_000 - self.second_provider) + theirs * self.second_provider) / 1_000
        })
    }

    fn geography(&self, pair: Pair<'_>, ties: &mut Ties) {
        let (provider, recipient) = (pair.provider, pair.request.terms().recipient);
        let intermediate = provider.intermediate_region();
        let shared: Option<(Region, Share)> =
            if intermediate.is_some() && intermediate == recipient.intermediate_region() {
                intermediate.map(|region| (region, self.intermediate_region))
            } else if provider.subregion() == recipient.subregion() {
                Some((provider.subregion(), self.subregion))
            } else if provider.region() == recipient.region() {
                Some((provider.region(), self.region))
            } else {
                None
            };
        if let Some((region, share)) = shared {
            // With its preposition, which differs from place to place.
            ties.add(share, || {
                let place = Message { id: format!("place-{region}").into(), args: BTreeMap::new() };
                Message::new("tie-region").with("place", place)
            });
        }
    }

    fn blocs(&self, pair: Pair<'_>, ties: &mut Ties) {
        let blocs = pair.request.blocs.iter();
        let both = blocs.filter(|(_, members)| members.contains(pair.provider));
        let shared = both.filter_map(|(bloc, _)| Some((*bloc, self.blocs[bloc.index()]?)));
        let share: Share = shared.clone().map(|(_, share)| share).sum();
        ties.add(share.min(self.blocs_most), || {
            // The closest, so that the sentence names the one that says most.
            let closest = shared.clone().min_by_key(|(bloc, share)| (-share, *bloc));
            let told = Message::new("tie-blocs").with("more", shared.count().saturating_sub(1));
            closest.into_iter().fold(told, |told, (bloc, _)| told.with("bloc", bloc))
        });
    }

    fn programmes(&self, pair: Pair<'_>, ties: &mut Ties) {
        let provider = pair.provider;
        let request = pair.request.terms();
        let (recipient, day) = (request.recipient, request.needed_from);
        let serves = pair.context.programmes.iter().find(|(id, programme)| {
            let through = || pair.offered.terms().programme.as_ref() == Some(*id);
            let is_about = |area: ThematicArea| {
                let mut asked = request.thematic_areas.iter();
                asked.any(|asked| area.covers(*asked) || asked.covers(area))
            };
            // Members of one programme, in an area that it is about.
            let both =
                || programme.has_member(provider, day) && programme.areas_on(day).any(is_about);
            programme.has_member(recipient, day) && (through() || both())
        });
        if let Some((_, programme)) = serves {
            ties.add(self.programme, || {
                Message::new("tie-programme").with("programme", programme.name.as_str())
            });
        }
    }

    fn languages(&self, pair: Pair<'_>, ties: &mut Ties) {
        let ours = pair.request.terms().recipient.official_languages();
        let theirs = pair.provider.official_languages();
        let shared = || ours.iter().copied().filter(|language| theirs.contains(language));
        let near = || ours.iter().any(|one| theirs.iter().any(|other| one.near(*other)));
        if shared().next().is_some() {
            ties.add(self.official_language, || {
                Message::new("tie-languages").with("languages", shared().collect::<Vec<Language>>())
            });
        } else if near() {
            ties.add(self.near_language, || Message::new("tie-near-languages"));
        }
    }

    fn development(&self, pair: Pair<'_>, ties: &mut Ties) {
        let (provider, recipient) = (pair.provider, pair.request.terms().recipient);
        let hdi = provider.hdi().zip(recipient.hdi()).map_or(0, |(ours, theirs)| {
            let distance = i32::from(ours.abs_diff(theirs)).min(self.hdi_reach);
            self.hdi * (self.hdi_reach - distance) / self.hdi_reach
        });
        let income = provider.income().is_some() && provider.income() == recipient.income();
        let groups = [
            provider.is_ldc() && recipient.is_ldc(),
            provider.is_lldc() && recipient.is_lldc(),
            provider.is_sids() && recipient.is_sids(),
        ];
        let names = ["tie-group-ldc", "tie-group-lldc", "tie-group-sids"];
        let peers = || groups.iter().zip(names).filter(|(both, _)| **both);
        let among_peers = self.peers * Share::try_from(peers().count()).unwrap_or(0);
        let share = hdi + if income { self.income_group } else { 0 } + among_peers;
        let share = share.min(self.development_most);
        if let Some((_, group)) = peers().next_back() {
            ties.add(share, || Message::new("tie-peers").with("group", Message::new(group)));
        } else if 2 * share >= self.development_most {
            ties.add(share, || Message::new("tie-development"));
        } else {
            // Not alike enough to be told.
            ties.share += share;
        }
    }

    fn past(&self, pair: Pair<'_>, ties: &mut Ties) {
        let request = pair.request.terms();
        let provider = Provider::Country(pair.provider);
        let (mut together, mut same_sector) = (0, false);
        for past in pair.context.between(provider, request.recipient) {
            together += 1;
            let mut areas = past.thematic_areas.iter();
            same_sector |= areas.any(|area| pair.request.sectors.contains(&area.sector()));
        }
        if together > 0 {
            let sector = if same_sector { self.past_same_sector } else { 0 };
            let share = self.past_first + self.past_further * (together - 1) + sector;
            ties.add(share.min(self.past_most), || {
                let told = Message::new(if same_sector { "tie-past-sector" } else { "tie-past" });
                told.with("times", together)
            });
        }
    }

    fn wish(&self, pair: Pair<'_>, ties: &mut Ties) {
        if pair.request.terms().partners_wanted.contains(&pair.provider) {
            ties.add(self.wanted, || Message::new("tie-wanted"));
        }
    }
}

impl Ties {
    fn add(&mut self, share: Share, phrase: impl FnOnce() -> Message) {
        self.share += share;
        if let Some(told) = self.told.as_mut().filter(|_| share > 0) {
            told.push(phrase().into());
        }
    }
}

/// What each bloc counts, by its index.
fn by_bloc(named: &[(Bloc, Share)]) -> Vec<Option<Share>> {
    let mut blocs = vec![None; Bloc::all().count()];
    for (bloc, share) in named {
        blocs[bloc.index()] = Some(*share);
    }
    blocs
}

fn country(offered: &Offered) -> Option<Country> {
    offered.terms().provider.country()
}

/// An offer of the candidate beside its request, where a country makes it.
fn pair<'a>(candidate: &Candidate<'a>, offered: &'a Offered) -> Option<Pair<'a>> {
    let Candidate { context, request, .. } = *candidate;
    Some(Pair { context, request, offered, provider: country(offered)? })
}

impl Score for CountryFit {
    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let Some(first) = pair(candidate, candidate.first) else {
            return Scored::new(
                self.institution,
                Message::new("criterion-country-fit-institution"),
            );
        };
        let ties = self.ties(first, Some(Vec::new()));
        let share = self.with_second(candidate, ties.share);
        let told = ties.told.filter(|told| !told.is_empty());
        let message = match (&told, candidate.second.and_then(country)) {
            (None, _) if share == 0 => Message::new("criterion-country-fit-none"),
            (None, Some(country)) if ties.share == 0 => {
                Message::new("criterion-country-fit-second").with("second", country)
            }
            // A little alike in development, which alone is not worth a sentence.
            (None, _) => Message::new("criterion-country-fit-little"),
            (Some(_), None) => Message::new("criterion-country-fit-ties"),
            (Some(_), Some(country)) => {
                Message::new("criterion-country-fit-three").with("second", country)
            }
        };
        let parties = message
            .with("provider", first.provider)
            .with("recipient", candidate.request.terms().recipient);
        Scored::new(
            share,
            match told {
                Some(told) => parties.with("ties", Arg::List(told)),
                None => parties,
            },
        )
    }

    fn share(&self, candidate: &Candidate<'_>) -> Share {
        match pair(candidate, candidate.first) {
            Some(first) => self.with_second(candidate, self.ties(first, None).share),
            None => self.institution,
        }
    }

    /// A second provider that is a country takes the place of a part of the first.
    fn aspects(&self, side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        let Side { context, request, offered, .. } = *side;
        let ties = country(offered).map_or(0, |provider| {
            self.ties(Pair { context, request, offered, provider }, None).share
        });
        aspects.push(rounded(ties * self.second_provider, 1_000, seat));
    }

    /// Alone, its ties are all that counts.
    fn own_aspects(&self, side: &Side<'_>, alone: Share, aspects: &mut Vec<Share>) {
        let ties = if country(side.offered).is_some() { alone } else { 0 };
        aspects.push(rounded(ties * self.second_provider, 1_000, Seat::First));
    }

    /// An institution has no place of its own, whoever comes along.
    fn sees_second(&self, candidate: &Candidate<'_>) -> bool {
        country(candidate.first).is_some()
    }

    fn may_close(&self, _: &Side<'_>) -> bool {
        false
    }
}
