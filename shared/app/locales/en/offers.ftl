### The pages of capacity offers.

## The list of offers

offers-title = Capacity offers
offers-about = What the institutions of countries, and multilateral institutions, are ready to share.
offers-one = Capacity offer
offers-publish = Publish an offer
offers-found = { $count ->
    [0] No offer matches
    [one] One offer
   *[other] { $count } offers
}
offers-none = No offer matches what you look for. Widen the search, or publish an offer of your own institution.
offers-filter-country = Open to this country
offers-places-left = { $count ->
    [0] No place left
    [one] One place left
   *[other] { $count } places left
}
offers-valid-until = Valid until { $day }

offer-stage-open = Open
offer-stage-suspended = Suspended
offer-stage-withdrawn = Withdrawn
offer-stage-expired = Expired
offer-stage-all = In any state
offer-sort-newest = Newest first
offer-sort-ending = Soonest to expire first
offer-sort-title = By title

## One offer

offers-capacity-left = What is left of it
offers-capacity-held = What partnerships hold
offers-places-free = Places left, in parallel
offers-weeks-free = Expert weeks left, a year
offers-left-of = { $left } of { $all }
offers-nothing-held = No partnership holds any of it yet.
offers-held-by = Held by partnership
offers-held-hidden = a confidential partnership
offers-held-weeks = Expert weeks a year
offers-terms = Terms
offers-available = Available
offers-no-evidence = The provider has named no earlier experience yet.
offers-evidence-link = Read more
offers-actions = Change this offer
offers-revise = Revise the offer
offers-suspend = Suspend the offer
offers-suspend-about = A suspended offer is no longer proposed. What partnerships hold of it stays theirs, and you can resume the offer at any time.
offers-resume = Resume the offer
offers-withdraw = Withdraw the offer
offers-withdraw-about = A withdrawn offer does not come back. What partnerships hold of it stays theirs.

offer-happened-published = Published
offer-happened-revised = Revised
offer-happened-suspended = Suspended
offer-happened-resumed = Resumed
offer-happened-withdrawn = Withdrawn
offer-happened-expired = Expired
offer-happened-evidence-added = Evidence added
offer-happened-capacity-held = Capacity set aside for a partnership
offer-happened-capacity-released = Capacity given back by a partnership

notice-offer-published = The offer is published.
notice-offer-revised = The offer is revised.
notice-offer-suspended = The offer is suspended.
notice-offer-resumed = The offer is open again.
notice-offer-withdrawn = The offer is withdrawn.

## The form of an offer

offers-revise-title = Revise an offer
offers-form-about = Say what your institution can share, for whom and within which limits. What you publish here is proposed to the agencies that need it.
offers-send-revision = Publish the revision
offers-part-who = Who shares
offers-part-what = What is shared
offers-part-how = How it is shared
offers-part-whom = With whom
offers-part-capacity = How much and when
offers-part-costs = Who pays for what
offers-part-origin = Where it belongs and where it comes from
offers-hint-provider = The country, or the multilateral institution, in whose name the offer is made.
offers-hint-institution = The ministry, agency or centre that will deliver it.
offers-hint-role = Expertise makes an offer a first provider. Support (money, a technique, a language) makes it a second provider, which closes a gap.
offers-hint-title = What is shared, in one line.
offers-hint-summary = What was learned, what a partner would receive, and what it has changed at home.
offers-hint-skills = One a line, by their ordinary names, such as “pasteurisation of human milk”.
offers-hint-modalities = The forms in which it can be delivered.
offers-hint-languages = The languages in which your experts can work.
offers-hint-eligible = Groups, regions, blocs or single countries, such as “all developing countries”, “Caribbean Community” or “Bolivia”.
offers-hint-excluded = Countries that are left out although a group above holds them.
offers-hint-places = How many partnerships it can carry at the same time. Nothing beyond this is ever promised.
offers-hint-weeks = How many weeks of experts it can spare in a year, for all partnerships together.
offers-hint-valid-until = The last day on which the offer itself holds. The day after, it expires.
offers-hint-brings = Money that the offer brings to one partnership, in whole United States dollars.
offers-hint-evidence = What was done before, where, when and with what result. Leave rows empty that you do not need.
offers-hint-programme = The programme that the offer is part of, if it is part of one.
offers-evidence-row = Experience { $number }
