### The page on the policy by which proposals are scored.

policy-title = How proposals are scored
policy-about = What counts, and how much, stands in a policy that anybody can read. Ayni computes by it; people decide.
policy-earlier = This policy is not in force any more. Decisions that were taken under it keep the scores that it gave.
policy-see-current = See the policy in force
policy-version = Version
policy-in-force = In force
policy-since = since { $from }
policy-from-until = from { $from } to { $until }
policy-adopted-by = Put in force by
policy-adopted = Put in force
policy-hash = Hash
policy-criteria = Criteria
policy-criteria-about = Each criterion gives at most these points, { $most } in all. Below zero stands what is taken off.
policy-points = At most
policy-looks-at = What it looks at
policy-limits = What is proposed
policy-list-length = A shortlist holds { $count ->
    [one] one proposal
   *[other] { $count } proposals
} at most.
policy-least-score = Nothing is proposed that comes to fewer than { $least } of { $of } points.
policy-least-overlap = Offer and request must have { $days ->
    [one] one day
   *[other] { $days } days
} in common at least.
policy-least-weeks = Of the expert weeks that the request needs, the offer must have { $share } left at least.
policy-triangle = A second provider is proposed only where it closes a gap that the first leaves open. Missing money is a gap from { $gap } of the whole cost on, and { $closed } of it at least must be closed.
policy-triangle-cost = A second provider costs { $points } points; { $same } where it already works in the area itself, { $near } where it works near it.
policy-kin = { $count ->
    [one] One pair of areas counts
   *[other] { $count } pairs of areas count
} as kin although the classification keeps them apart
policy-of-points = at most { $points } points
policy-country-fit-about = What two countries have in common is added up, to the points of the criterion at most.
policy-tie = What counts
policy-country-fit-wanted = The recipient names the provider as one that it would like to work with
policy-country-fit-intermediate-region = The same intermediate region, such as the Caribbean
policy-country-fit-subregion = Or else the same sub-region
policy-country-fit-region = Or else the same region
policy-country-fit-blocs-most = Regional blocs to which both belong, all together
policy-country-fit-programme = A programme for the recipient to which the offer belongs, or in which both take part
policy-country-fit-hdi = The same value of the Human Development Index; less the further apart, nothing from { $reach } on
policy-country-fit-income-group = The same income group of the World Bank
policy-country-fit-peers = Both least developed, both landlocked developing, both small island developing States: for each
policy-country-fit-development-most = Index, income group and these groups together
policy-country-fit-official-language = An official language of both
policy-country-fit-near-language = Or else official languages close enough to be understood
policy-country-fit-past-first = A partnership of the two on record
policy-country-fit-past-further = Each further one
policy-country-fit-past-same-sector = One of them in the request’s sector
policy-country-fit-past-most = Partnerships of the past together
policy-country-fit-institution = A multilateral institution, which has no place of its own, in place of all above
policy-country-fit-second-provider = Where the second provider is a country, how it fits counts for this much of the whole
policy-blocs = What each of { $count } blocs counts
policy-bloc = Bloc
policy-language-about = The best way in which the two sides can talk counts, not the sum.
policy-means = How both sides talk
policy-working-language-rank = In the language in place { $rank } of the request{ $last ->
    [yes] {" "}or after it
   *[no] {""}
}
policy-working-language-near = In a language close enough to be understood, where the request’s first is meant
policy-working-language-bridge = Through a second provider who works in a language of each side
policy-working-language-interpretation = Through interpretation that a provider pays for
policy-unreadable = This policy was written for another edition of the rules, by which this program does not score. Its text stands below as it was put in force.
policy-whole = The whole policy
policy-whole-about = Every table stands in the text of the policy. The hash covers that text and the data that the program brings along, so it changes with anything that could change a score.
policy-as-data = The policy as data (JSON)
policy-text = Show the text
policy-others = Other policies that were put in force
policy-named = Policy { $version } ({ $hash })
