//! Each filter, with what just passes and what does not.

use domain::{OfferRole, capacity_offer::Terms as Offers, cooperation_request::Terms as Requests};
use jiff::civil::date;

use super::*;
use crate::fixtures::{asked, code, codes, offered, policy, scopes};

fn filters(
    seat: Seat,
    offer: impl FnOnce(&mut Offers),
    request: impl FnOnce(&mut Requests),
) -> Vec<Filter> {
    let blocked = blocked(&policy(), &asked(request), &offered(offer), seat);
    blocked.into_iter().map(|blocked| blocked.by).collect()
}

fn first(offer: impl FnOnce(&mut Offers), request: impl FnOnce(&mut Requests)) -> Vec<Filter> {
    filters(Seat::First, offer, request)
}

#[test]
fn a_sound_pair_passes() {
    assert_eq!(first(|_| (), |_| ()), []);
}

#[test]
fn a_country_is_never_its_own_provider() {
    assert_eq!(first(|offer| offer.provider = code("BO"), |_| ()), [Filter::OwnCountry]);
}

#[test]
fn the_recipient_must_be_among_those_that_the_offer_is_for() {
    let cases = [
        ("region:005", true),
        ("bloc:caricom", false),
        ("lldc", true),
        ("ldc sids", false),
        ("ldc country:BO", true),
    ];
    for (eligible, passes) in cases {
        let found = first(|offer| offer.eligible = scopes(eligible), |_| ());
        assert_eq!(found.is_empty(), passes, "{eligible}: {found:?}");
    }
}

#[test]
fn a_blocs_members_are_those_of_the_first_day_of_the_request() {
    // Bolivia joined in 2024.
    let mercosur = |from, until| {
        first(
            |offer| {
                offer.eligible = scopes("bloc:mercosur");
                offer.available_from = date(2020, 1, 1);
            },
            |request| {
                request.needed_from = from;
                request.needed_until = until;
            },
        )
    };
    assert_eq!(mercosur(date(2022, 1, 1), date(2022, 12, 31)), [Filter::NotEligible]);
    assert_eq!(mercosur(date(2027, 1, 1), date(2027, 12, 31)), []);
}

#[test]
fn either_side_can_leave_the_other_out() {
    assert_eq!(first(|offer| offer.excluded = codes("BO"), |_| ()), [Filter::Excluded]);
    let unwanted = |request: &mut Requests| request.partners_unwanted = codes("BR");
    assert_eq!(first(|_| (), unwanted), [Filter::Unwanted]);
    assert_eq!(first(|offer| offer.provider = code("FAO"), unwanted), []);
}

#[test]
fn an_offer_sits_only_where_its_role_lets_it() {
    let roles = [
        (OfferRole::Expertise, true, false),
        (OfferRole::Support, false, true),
        (OfferRole::Both, true, true),
    ];
    for (role, leads, supports) in roles {
        let passes = |seat| filters(seat, |offer| offer.role = role, |_| ()).is_empty();
        assert_eq!((passes(Seat::First), passes(Seat::Second)), (leads, supports), "{role}");
    }
}

#[test]
fn the_windows_need_thirty_days_in_common_or_the_whole_of_a_shorter_request() {
    let until = |day| first(|offer| offer.available_until = day, |_| ());
    assert_eq!(until(date(2027, 1, 29)), [Filter::Window]);
    assert_eq!(until(date(2027, 1, 30)), []);
    let short = |offer: &mut Offers| offer.available_until = date(2027, 1, 9);
    assert_eq!(first(short, |request| request.needed_until = date(2027, 1, 9)), []);
    assert_eq!(first(short, |request| request.needed_until = date(2027, 1, 10)), [Filter::Window]);
}

#[test]
fn some_capacity_must_be_left() {
    let policy = policy();
    let request = asked(|_| ());
    for (places, expert_weeks, first, second) in
        [(1, 4, true, true), (1, 2, true, true), (1, 1, false, true), (0, 9, false, false)]
    {
        let mut offered = offered(|offer| offer.role = OfferRole::Both);
        offered.offer.left.places = places;
        offered.offer.left.expert_weeks = expert_weeks;
        let found =
            [Seat::First, Seat::Second].map(|seat| admits(&policy, &request, &offered, seat));
        assert_eq!(found, [first, second], "{places} places, {expert_weeks} weeks");
    }
}

#[test]
fn an_offer_must_be_about_something_kin() {
    let cases = [
        ("12240", "12240", true),
        ("12240", "122", true),
        ("122", "12262", true),
        ("12240", "12110", true),
        ("12240", "43072", true),
        ("12240", "14020", false),
        ("16066", "16040", false),
        ("160", "16040", true),
        ("16030", "16040", true),
    ];
    for (wanted, named, passes) in cases {
        let areas = |offer: &mut Offers| offer.thematic_areas = codes(named);
        let asks = |request: &mut Requests| {
            request.thematic_areas = codes(wanted);
            request.needs[0].theme = None;
            request.needs[0].skill = Some("leche".into());
        };
        assert_eq!(first(areas, asks).is_empty(), passes, "{wanted} and {named}");
        let second = |offer: &mut Offers| {
            areas(offer);
            offer.role = OfferRole::Support;
        };
        assert_eq!(filters(Seat::Second, second, asks).is_empty(), passes, "{wanted} and {named}");
    }
}

#[test]
fn the_theme_of_a_need_is_enough_to_be_kin() {
    let water = |offer: &mut Offers| offer.thematic_areas = codes("14020");
    assert_eq!(first(water, |_| ()), [Filter::Kinship]);
    assert_eq!(first(water, |request| request.needs[0].theme = Some(code("14030"))), []);
}

#[test]
fn every_filter_that_blocks_is_told() {
    let offer = |offer: &mut Offers| {
        offer.excluded = codes("BO");
        offer.role = OfferRole::Support;
        offer.thematic_areas = codes("23110");
    };
    assert_eq!(first(offer, |_| ()), [Filter::Excluded, Filter::Role, Filter::Kinship]);
}
