# What proposals are scored by, and why. The ids are in the `matching` crate.
# Names of countries, areas, languages and the like come in already in the reader's language.

criterion-thematic-area = Thematic area
criterion-thematic-area-about = The offer names the areas that the request names, the most important first.
criterion-thematic-area-same = { $by ->
    [both] Together, the two offers name
   *[first] The offer names
} { $rank ->
    [1] the request’s first area
    [2] the request’s second area
   *[other] an area of the request
} itself, { $wanted }{ $also ->
    [0] .
    [one] , and one more of its areas.
   *[other] , and { $also } more of its areas.
}
criterion-thematic-area-wider = The area asked for, { $wanted }, is part of the wider area that { $by ->
    [both] the second provider’s offer
   *[first] the offer
} names: { $offered }.
criterion-thematic-area-narrower = The area of { $by ->
    [both] the second provider’s offer
   *[first] the offer
}, { $offered }, is part of the wider area that the request names: { $wanted }.
criterion-thematic-area-category = The area offered, { $offered }, and the one asked for, { $wanted }, belong to the same category: { $shared }.
criterion-thematic-area-sector = The area offered, { $offered }, and the one asked for, { $wanted }, have only the sector in common: { $shared }.
criterion-thematic-area-kin = The area offered, { $offered }, is close to the one asked for, { $wanted }.
criterion-thematic-area-none = The offer names nothing near the area asked for: { $wanted }.

criterion-country-fit = Country fit
criterion-country-fit-about = Provider and recipient are near each other, alike, or have worked together before.
criterion-country-fit-ties = The provider ({ $provider }) and the recipient ({ $recipient }) { $ties }.
criterion-country-fit-three = The provider ({ $provider }) and the recipient ({ $recipient }) { $ties }; how the second provider ({ $second }) fits counts a little too.
criterion-country-fit-none = The provider ({ $provider }) and the recipient ({ $recipient }) share neither a region, nor a regional bloc, nor an official language, and have no partnership on record.
criterion-country-fit-second = The provider ({ $provider }) and the recipient ({ $recipient }) share neither a region, nor a regional bloc, nor an official language, and have no partnership on record; how the second provider ({ $second }) fits counts a little.
criterion-country-fit-little = The provider ({ $provider }) and the recipient ({ $recipient }) share neither a region, nor a regional bloc, nor an official language, and have no partnership on record; in development they are not altogether apart.
criterion-country-fit-institution = The provider is a multilateral institution, so country fit counts as middling.

tie-region = are both { $place }
tie-blocs = both belong to the { $bloc }{ $more ->
    [0] {""}
    [one] {" "}and one more bloc
   *[other] {" "}and { $more } more blocs
}
tie-programme = are joined by a programme ({ $programme })
tie-languages = both speak { $languages }
tie-near-languages = speak languages so close that each side understands the other
tie-development = are at a similar level of development
tie-peers = are both { $group }
tie-group-ldc = least developed countries
tie-group-lldc = landlocked developing countries
tie-group-sids = small island developing States
tie-past = have worked together before{ $times ->
    [one] {""}
    [2] {" "}(twice)
   *[other] {" "}({ $times } times)
}
tie-past-sector = have worked together { $times ->
    [one] before in this sector
    [2] twice before (also in this sector)
   *[other] { $times } times before (also in this sector)
}
tie-wanted = would work together at the recipient’s own wish

place-002 = in Africa
place-005 = in South America
place-009 = in Oceania
place-011 = in Western Africa
place-013 = in Central America
place-014 = in Eastern Africa
place-015 = in Northern Africa
place-017 = in Middle Africa
place-018 = in Southern Africa
place-019 = in the Americas
place-021 = in Northern America
place-029 = in the Caribbean
place-030 = in Eastern Asia
place-034 = in Southern Asia
place-035 = in South-eastern Asia
place-039 = in Southern Europe
place-053 = in Australia and New Zealand
place-054 = in Melanesia
place-057 = in Micronesia
place-061 = in Polynesia
place-142 = in Asia
place-143 = in Central Asia
place-145 = in Western Asia
place-150 = in Europe
place-151 = in Eastern Europe
place-154 = in Northern Europe
place-155 = in Western Europe
place-202 = in Sub-Saharan Africa
place-419 = in Latin America and the Caribbean
place-830 = in the Channel Islands

criterion-working-language = Working language
criterion-working-language-about = The offer can be delivered in a language in which the agency works.
criterion-working-language-preferred = Both sides work in { $language }, the language that the request puts first.
criterion-working-language-shared = Both sides can work in { $language }, though the request puts another language first.
criterion-working-language-near = The offer comes in { $offered }, close enough to { $wanted } for the two sides to understand each other.
criterion-working-language-bridge = The second provider works in both { $wanted } and { $offered }, and so joins the two sides.
criterion-working-language-interpretation = The sides share no working language, but a provider pays for interpretation.
criterion-working-language-none = The request works in { $wanted } and the offer in { $offered }: an interpreter is needed.

criterion-modality = Modality
criterion-modality-about = The offer has the forms of cooperation that the needs ask for.
criterion-modality-open = The request leaves the form of cooperation open.
criterion-modality-all = Every form asked for is on offer: { $met }.
criterion-modality-some = On offer as asked for: { $met }; not on offer: { $missing }.
criterion-modality-near = Asked for: { $wanted }; on offer is something close to it: { $offered }{ $others ->
    [0] .
   *[other] . Not on offer: { $missing }.
}
criterion-modality-none = None of the forms asked for is on offer: { $missing }.

criterion-timing = Timing
criterion-timing-about = The offer’s days cover the request’s days, and start soon enough for its urgency.
criterion-timing-whole = It can be done on all the days asked for, from { $from } to { $until }.
criterion-timing-part = It can be done from { $from } to { $until }, which is { $percent } of the days asked for.
criterion-timing-none = There is no day on which all sides are free.

criterion-capacity = Capacity
criterion-capacity-about = Places and expert weeks that no partnership holds are enough for the request.
criterion-capacity-enough = { $places ->
    [one] One place is
   *[other] { $places } places are
} left, with { $weeks ->
    [one] one expert week
   *[other] { $weeks } expert weeks
} a year where { $needed ->
    [one] about one is
   *[other] about { $needed } are
} needed.
criterion-capacity-short = Only { $weeks ->
    [one] one expert week
   *[other] { $weeks } expert weeks
} a year are left where { $needed ->
    [one] about one is
   *[other] about { $needed } are
} needed.

criterion-funding = Funding
criterion-funding-about = What the providers bring and pay for fills the gap in the request’s money.
criterion-funding-own = The recipient bears the whole cost itself.
criterion-funding-covered = What the providers bring and pay for fills the whole gap of { $gap }.
criterion-funding-part = What the providers bring and pay for is worth about { $carried } of the gap of { $gap }; { $missing } stays open.
criterion-funding-open = Nobody fills the gap of { $gap } yet.
criterion-funding-unknown = The request states no cost, and the offer pays for nothing.
criterion-funding-unknown-brings = The request states no cost with which the { $usd } brought could be compared{ $paid ->
    [0] .
   *[other] ; paid for by the offer: { $items }.
}
criterion-funding-unknown-items = The request states no cost; paid for by the offer: { $items }.

paid-expert-time = expert time
paid-travel = travel
paid-accommodation = accommodation
paid-materials = materials
paid-equipment = equipment
paid-interpretation = interpretation
paid-venue = venue

criterion-track-record = Track record
criterion-track-record-about = The offer is backed by what was done before, best in the recipient or near it.
criterion-track-record-recipient = What is offered was done before in the recipient country itself ({ $country }, from { $year }): { $what }{ $more ->
    [0] .
    [one] . One more piece of work is named.
   *[other] . { $more } more pieces of work are named.
}
criterion-track-record-near = What is offered was done before in the same part of the world ({ $country }, from { $year }): { $what }{ $more ->
    [0] .
    [one] . One more piece of work is named.
   *[other] . { $more } more pieces of work are named.
}
criterion-track-record-elsewhere = What is offered was done before elsewhere ({ $country }, from { $year }): { $what }{ $more ->
    [0] .
    [one] . One more piece of work is named.
   *[other] . { $more } more pieces of work are named.
}
criterion-track-record-partnerships = The offer names no evidence, but the provider has { $times ->
    [one] one partnership
   *[other] { $times } partnerships
} on record in this sector.
criterion-track-record-none = The offer names nothing that was done before.

criterion-text = What the texts say
criterion-text-about = What the request describes is described in the offer, in the same or another language.
criterion-text-words = Both speak of: { $words }.
criterion-text-skills = Skills asked for and found: { $skills }.
criterion-text-meaning = “{ $asked }” is near in meaning to “{ $offered }”.
criterion-text-none = The two descriptions say nothing that is alike.
criterion-text-little = The two descriptions are only a little alike in meaning.

criterion-coordination = Coordination
criterion-coordination-about = Three sides have more to agree on than two, less so where the third knows the area.
criterion-coordination-three = Three sides have more to agree on than two, so a second provider must earn its place.
criterion-coordination-near = Three sides have more to agree on than two, but the second provider already works in or near this area: { $theme }.

filter-own-country = The country itself makes this offer: { $country }.
filter-not-eligible = The offer is not meant for this country ({ $country }): none of the groups it names includes it.
filter-excluded = The offer leaves this country out by name: { $country }.
filter-unwanted = The recipient ({ $country }) does not want this provider as a partner.
filter-role = The offer cannot take this role.
filter-window = The offer is available from { $from } to { $until }, which leaves { $days ->
    [0] no day
    [one] one day
   *[other] { $days } days
} in common; at least { $least ->
    [one] one is
   *[other] { $least } are
} needed.
filter-capacity = Too little is left: { $places ->
    [0] no place
    [one] one place
   *[other] { $places } places
} and { $weeks ->
    [0] no expert week
    [one] one expert week
   *[other] { $weeks } expert weeks
} a year, where { $needed ->
    [one] about one is
   *[other] about { $needed } are
} needed.
filter-kinship = The offer is about something other than what is asked for: { $areas }.
filter-closes-nothing = The offer can only be a second provider, and closes nothing that the first providers leave open.

change-enters = { $step }: { $gain ->
    [one] one point more
   *[other] { $gain } points more
}, where { $needs ->
    [one] one is
   *[other] { $needs } are
} needed.
change-opens = { $step }: the offer can then be considered, though with too few points.
change-opens-onto = { $step }: then the offer is on the list, with { $score } points.
change-capacity = Leave { $places ->
    [one] one place
   *[other] { $places } places
} and { $weeks ->
    [one] one expert week
   *[other] { $weeks } expert weeks
} a year free
change-window = Be available from { $from } to { $until }
change-language = Offer it in one more language, { $language }
change-modality = Offer it in one more form, { $modality }
change-evidence = Name work that was done before ({ $country }), with its result
change-pay-for = Pay for one thing more: { $item }
change-bring = Bring { $usd }
change-theme = Name { $theme } as the first area, if the work is about it
change-eligible = Open the offer to this country: { $country }
change-include = No longer leave this country out: { $country }
change-lead = Offer it as main knowledge too, not only as support
