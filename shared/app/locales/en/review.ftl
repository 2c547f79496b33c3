### Reviewing: the queue, the match card, what parties are asked, partnerships.

## Why a decision was not taken

review-moved = The shortlist or the terms have changed since this page was opened, so nothing was recorded. The current state is shown here; please read it and decide again.
review-decided-meanwhile = Somebody else has decided on this proposal since you opened it, so nothing was recorded. The current state is shown here; please read it first.
review-decided-since = Somebody has decided on this proposal since you opened it: { $who } – { $what }.
review-terms-moved = The terms of the request or of an offer have changed since this proposal was endorsed. No consent can be recorded on the old terms: a coordinator has to take back the endorsement and decide on the new terms.
review-not-listed = This proposal no longer stands on the shortlist of its request, because the request or an offer has changed or ended. It can be decided on again if it returns.
review-gone-capacity-gone = The capacity went elsewhere in the meantime: another partnership holds what this one would need. Nothing was promised, and the proposal has lapsed.
review-gone-offer-gone = An offer in this proposal is no longer open: it was suspended or withdrawn, or it has expired. Nothing was promised, and the proposal has lapsed.
review-gone-request-ended = The request has ended in the meantime: it was withdrawn, closed or fulfilled by another partnership. Nothing was promised, and the proposal has lapsed.
review-name-whom = A coordinator does not consent for a party. To write down what a party has answered, name the party in the header Ayni-On-Behalf-Of or in the field on_behalf_of.
review-not-that-party = Whoever is named as represented does not speak for this party of the proposal.
review-by-program = Recorded automatically

## The queue

review-page-title = Review
review-page-about = Each open request with what is proposed for it: the most urgent first, then the oldest. Ayni proposes; you decide.
review-page-about-read = Each open request with what is proposed for it: the most urgent first, then the oldest. Ayni proposes; the coordinators decide.
review-page-filter = Narrow the list
review-page-status = Proposals
review-page-show = Show
review-page-count = { $count ->
    [0] No request
    [one] One request
   *[other] { $count } requests
}
review-page-empty = No open request matches this choice. Widen it, or look at the published requests.
review-page-whole = Show the whole queue
review-page-age = { $count ->
    [0] Submitted today
    [one] Submitted yesterday
   *[other] Submitted { $count } days ago
}
review-page-to-decide = { $count ->
    [0] No proposal waits for a decision
    [one] One proposal waits for a decision
   *[other] { $count } proposals wait for a decision
}
review-page-terms-moved = Terms changed: endorsement to be taken back
review-page-moved-count = { $count ->
    [one] One endorsement to be taken back, since the terms have changed
   *[other] { $count } endorsements to be taken back, since the terms have changed
}
review-page-new = New
review-page-new-count = { $count ->
    [one] One new since the last decision
   *[other] { $count } new since the last decision
}
review-page-nothing-here = No offer answers this request yet, or none in this state.
review-page-more = { $count ->
    [one] One more proposal
   *[other] { $count } more proposals
}
review-filter-to-decide = To be decided
review-filter-deferred = Deferred
review-filter-endorsed = Endorsed, parties asked
review-filter-declined = Declined
review-filter-refused = Refused by a party
review-filter-lapsed = Lapsed
review-filter-none = Requests without any
review-filter-all = All

## What a party is asked

asked-title = Proposals that need your consent
asked-about = Coordinators have endorsed these proposals. A partnership is formed when every party has consented.
asked-waiting = { $count ->
    [0] Nothing waits for your answer
    [one] One proposal waits for your answer
   *[other] { $count } proposals wait for your answer
}
asked-held-up = { $count ->
    [one] One proposal waits for the coordination
   *[other] { $count } proposals wait for the coordination
}
asked-held-up-about = The terms of the request or of an offer have changed since these were endorsed. You need not do anything: a coordinator decides on the new terms first and asks you again.
asked-reopened = { $count ->
    [one] One proposal is to be decided again
   *[other] { $count } proposals are to be decided again
}
asked-reopened-about = The parties were asked about these before, and the terms have changed since or the endorsement was taken back. You need not do anything: a coordinator decides first, and asks you again if a proposal is endorsed.
asked-refused = Refused by { $party } on { $when }, on the terms of that time.
asked-nothing = As soon as a proposal with your country or institution is endorsed, it appears here. Meanwhile, keep your offers and requests up to date.
asked-answered = Answered or settled

## The shortlist of one request

shortlist-title = { $count ->
    [0] The shortlist
    [one] The shortlist: one proposal
   *[other] The shortlist: { $count } proposals
}
shortlist-changed = Last changed on { $when }.
shortlist-policy = Scored by policy { $version }.
shortlist-empty = No open offer answers this request yet. The list fills by itself as soon as one is published that does.
shortlist-fulfilled = A partnership answers this request. Nothing more is proposed for it.
shortlist-withdrawn = Its agency withdrew this request. Nothing more is proposed for it.
shortlist-closed = A coordinator closed this request without a partnership. Nothing more is proposed for it.
shortlist-partnership = See the partnership
shortlist-others = Decided on before, no longer on the list
shortlist-not-here = An offer that is not here
shortlist-explain = Ask why an offer is not on the list, and what would bring it there

## The match card

proposal-one = Proposal
proposal-title = { $providers } → { $recipient }
proposal-score = Score
proposal-rank = Place { $rank } on the list
proposal-of-points = of { $of } points
proposal-caption-bilateral = { $first } shares its experience with { $recipient }.
proposal-caption-triangular = { $first } shares its experience with { $recipient }; { $second } closes what would be missing.
proposal-closes = What the second provider brings ({ $provider })
proposal-missing = Still missing
proposal-missing-list = Still missing: { $gaps }
proposal-nothing-missing = No gap large enough for one more provider.
proposal-to-decision = Go to the decision
proposal-criteria = Where the points come from
proposal-records = The records
proposal-request = Cooperation request
proposal-offer = Capacity offer
proposal-whole-request = Read the whole request
proposal-explain = Why this offer stands where it stands, and what would change that
proposal-history = History
proposal-no-history = Nobody has decided on this proposal yet.
proposal-on-behalf-of = on behalf of { $whom }
proposal-shown = { $count ->
    [0] The list as it was shown was empty
    [one] The list as it was shown: one proposal
   *[other] The list as it was shown: { $count } proposals
}
proposal-shown-as-of = As of event { $position } of the log
proposal-queue = The queue
proposal-before = Previous in the queue
proposal-next = Next in the queue
proposal-queue-done = Nothing more waits: back to the queue
proposal-keys = With the keyboard: Alt or Alt+Shift (on a Mac, Ctrl+Option) together with N next, B previous, T take, E endorse, D decline, F defer, C comment, U back to the queue.
proposal-refused = Nothing was recorded as you asked
proposal-left-outranked = No longer on the list: better proposals took the places
proposal-left-offer-changed = No longer on the list: an offer was revised
proposal-left-offer-gone = No longer on the list: an offer is not open or has no capacity left
proposal-left-request-changed = No longer on the list: the request was revised
proposal-left-request-ended = No longer on the list: the request has ended
proposal-left-declined = No longer on the list: a coordinator or a party said no
proposal-left-policy-changed = No longer on the list: another policy is in force

## What a proposal leaves open, or closes

gap-funding = { $usd } ({ $percent } of the cost)
gap-language = { $language } as a common working language
gap-modality = { $modality } (modality)
gap-theme = { $area } (thematic area)
gap-skill = { $skill } (skill)

## Where a proposal stands

proposal-status-pending = To be decided
proposal-status-unlisted = No longer on the list
proposal-status-taken = Under review: { $by }
proposal-status-deferred = Deferred until { $until }
proposal-status-declined = Declined
proposal-status-endorsed = Endorsed: consents given, { $count } of { $of }
proposal-status-refused = Refused: { $by }
proposal-status-agreed = Agreed: the partnership is formed
proposal-status-lapsed = Lapsed: { $why }

## What happened to it

happened-taken = began to review the proposal
happened-commented = commented
happened-declined = declined the proposal ({ $reason })
happened-deferred = deferred it until { $until }
happened-endorsed = endorsed the proposal; the parties are asked
happened-consented = consent given ({ $party })
happened-consented-last = last consent given ({ $party }): the partnership is formed
happened-refused = consent refused ({ $party })

## The parties’ consent

consents-title = Consent of the parties
consents-answer-waiting = Waiting
consents-answer-consented = Has consented
consents-answer-refused = Has refused
consents-answer-released = No longer asked
consents-yes = Consent
consents-no = Refuse
consents-yes-for = Record the consent of the party: { $party }
consents-no-for = Record the refusal of the party: { $party }
consents-yes-about = With the last consent the partnership is formed, the capacity of the offers is held and the request is fulfilled. If the capacity has gone elsewhere, nothing is promised.
consents-no-about = The proposal is then settled and returns only if its terms change.

## The coordinator’s decision

decide-title = Decision
decide-take = Take it up
decide-take-about = Tells the others that you are looking at it.
decide-endorse = Endorse
decide-endorse-about = The parties are then asked for their consent. Nothing is promised before all of them have given it.
decide-decline = Decline
decide-decline-about = A declined proposal stays so until the terms of the request or of an offer change. The reason helps others, and improves later proposals.
decide-take-back = Take back the endorsement
decide-take-back-about = The parties are no longer asked. Where the terms have changed since the endorsement, you can decide on the new terms at once.
decide-defer = Defer
decide-defer-about = The proposal returns to the queue when that day begins.
decide-comment = Comment
decide-comment-about = A comment is recorded with your role and can be read by whoever sees this proposal, the parties included.

## Partnerships

partnerships-title = Partnerships
partnerships-about = What countries have agreed to here, and cooperation documented in publications, which counts as past experience.
partnerships-partner = Country or institution
partnerships-known-from = Known from
partnerships-count = { $count ->
    [0] No partnership
    [one] One partnership
   *[other] { $count } partnerships
}
partnerships-empty = No partnership matches this choice. One is formed when all parties have consented to an endorsed proposal.
partnerships-all = Show all partnerships
partnerships-kind-formed = Formed here
partnerships-kind-documented = Documented
partnerships-agreed-on = Agreed on { $day }
partnerships-from-proposal = The proposal that became this partnership
partnerships-holds = What is held for it
partnerships-history = How it came about

## Told once, after a step

notice-proposal-taken = You have taken the proposal up.
notice-proposal-endorsed = The proposal is endorsed. The parties are asked now.
notice-proposal-declined = The proposal is declined.
notice-proposal-deferred = The proposal is deferred.
notice-proposal-commented = Your comment is recorded.
notice-consent-recorded = The consent is recorded. The other parties have still to answer.
notice-refusal-recorded = The refusal is recorded.
notice-partnership-formed = All parties have consented: the partnership is formed.

## The first page: what waits for the reader

home-waiting = Waiting for you
home-nothing = Nothing waits for you now.
home-to-decide = { $count ->
    [one] One proposal waits for your decision
   *[other] { $count } proposals wait for your decision
}, { $requests ->
    [one] for one request
   *[other] for { $requests } requests
}
home-endorsed = { $count ->
    [one] One endorsed proposal waits for its parties’ consent
   *[other] { $count } endorsed proposals wait for their parties’ consent
}
home-consents = { $count ->
    [one] One proposal waits for your consent
   *[other] { $count } proposals wait for your consent
}
home-own-requests = { $count ->
    [one] One proposal for your country’s requests waits for the coordinators’ decision
   *[other] { $count } proposals for your country’s requests wait for the coordinators’ decision
}
home-proposals = { $count ->
    [one] One proposal
   *[other] { $count } proposals
}
home-deferred = { $count ->
    [one] One deferred proposal falls due
   *[other] { $count } deferred proposals fall due
}
home-due-since = Deferred until { $day }: due now
home-due-on = Due on { $day }
home-more = { $count ->
    [one] And one more
   *[other] And { $count } more
}
