# What the program says in a terminal, and on the pages of the gateway and the matcher.

cli-serving = Ayni serves { $data } at { $address }. Stop it with Ctrl+C.
cli-score = Score { $score } of 1000
cli-closes = Closed
cli-unmet = Still open
cli-no-request = There is no request “{ $id }”.
cli-no-offer = There is no offer “{ $id }”.
cli-not-open = The request “{ $id }” or the offer is no longer open.
cli-no-policy = No policy has been adopted yet: `ayni serve` adopts one and makes the first proposals.
cli-unrecorded = { $count ->
    [one] One shortlist was found just now
   *[other] { $count } shortlists were found just now
} from what came in while nothing was serving; `ayni serve` records { $count ->
    [one] it
   *[other] them
}.
cli-no-proposals = No offer fits this request yet.
cli-setting-out-of-range = settings: { $setting } is { $value }; it must lie between { $min } and { $max }.
cli-matching = Matching
cli-replaying = Replaying the log
cli-verifying = Reading the log

cli-verified-events = { $count ->
    [one] One event is as it was written.
   *[other] { $count } events are as they were written.
}
cli-verified-streams = { $count ->
    [one] One stream is an unbroken chain.
   *[other] { $count } streams are unbroken chains.
}
cli-verified-shortlists = { $count ->
    [one] One shortlist revision comes out the same when the log is replayed.
   *[other] { $count } shortlist revisions come out the same when the log is replayed.
}

cli-imported = { $file }: { $count ->
    [one] one record taken in
   *[other] { $count } records taken in
}.
cli-imported-before = { $file } was taken in already, with { $count ->
    [one] one record
   *[other] { $count } records
}; nothing was recorded anew.
cli-import-alike = { $count ->
    [one] One of them seems to be there already.
   *[other] { $count } of them seem to be there already.
} Where it is the same, withdraw the new one.
cli-import-programmes = Programmes that are not on record here, so that offers earn nothing by them: { $programmes }.
cli-import-like = line { $line }: { $id } is like { $like }
cli-import-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}; --json names all of them
cli-refused = { $file }: nothing was taken in; { $count ->
    [one] one mistake
   *[other] { $count } mistakes
}. { $output } says what is wrong in which cell.
cli-exported = { $count ->
    [one] One record
   *[other] { $count } records
} written to { $file }.

cli-demo-title = Ayni: today for you, tomorrow for me
cli-demo-derived = Every record is derived from published cooperation. It is no statement of the governments named.
cli-demo-counts = What is in the log
cli-demo-best = The best proposals
cli-demo-steps = How long it took
cli-demo-address = The pages are at { $address }. Stop with Ctrl+C.
cli-demo-kept = The data stays in { $folder }.
cli-demo-temporary = The data lies in { $folder } and is gone when the demo ends; `--data FOLDER` keeps it.
cli-count-offers = capacity offers
cli-count-providers = countries and institutions that offer
cli-count-requests = cooperation requests
cli-count-past = past partnerships
cli-count-programmes = programmes
cli-count-shortlists = requests with a shortlist
cli-count-triangles = of them best answered by a triangle
cli-step-open = Open the log
cli-step-load = Record programmes, partnerships, offers, requests
cli-step-match = Match every request
cli-step-read = Read the log again

explain-title = Why, and why not
explain-on-list = This offer is on the shortlist, at place { $rank }.
explain-declined = This proposal was declined. It can be considered again when its terms change.
explain-filtered = { $count ->
    [one] This offer cannot be considered for this request, for one reason.
   *[other] This offer cannot be considered for this request, for { $count } reasons.
}
explain-short = { $points ->
    [one] This offer is one point short of the shortlist.
   *[other] This offer is { $points } points short of the shortlist.
}
explain-behind-same = A better proposal with the same first provider stands there already: { $proposal }.
explain-behind-alone = A triangular proposal has to be better than its first provider alone: { $proposal }.
explain-behind-last = The last on the list is { $proposal }.
explain-ask = Which offer do you want to ask about?
explain-request-ended = This request no longer waits for partners, so nothing is proposed for it.
explain-offer-ended = This offer is no longer open: it was withdrawn, or it has expired. It is not proposed to anybody.
explain-offer-suspended = This offer is not open now: its provider has suspended it. It can be asked about again once it is resumed.
explain-offer = Capacity offer
explain-offer-hint = Type part of its provider, title or id and choose it from the list.
explain-ask-button = Show the answer
explain-another = Ask about another offer
explain-no-change = No single change to the offer or to the request would bring it onto the list; it would take several.
explain-filters = What keeps it out
explain-criteria = Points
explain-criterion = Criterion
explain-points = Points
explain-score-of = { $score } of { $of }
explain-because = Reason

api-title = The API
api-about = Everything that the pages do can be done by programs. Choose an operation to see what it takes, what it answers and a call to try.

import-id-twice = This id stands in the file twice.
import-id-taken = There is already a record with this id; an import only adds new ones.
import-empty = The file has no records.
import-unreadable = The file cannot be read: { $reason }.
import-too-large = The file is larger than { $kib } KiB.
import-too-long = The file has { $rows } records; one import takes at most { $max } at a time. Split it into several files: each is taken in whole or not at all.
import-neither = These are neither offers, which have a “provider”, nor requests, which have a “recipient”.

# Policies side by side, and explanations of the past
cli-as-of = As of event { $position }, under policy { $policy }
cli-policy-of-another-release = The policy in force was made by another release of this program: that release explains its proposals.
cli-compare-requests = Requests that wait
cli-compare-proposed = Proposals on a list at any time
cli-compare-ndcg = Agreement with endorsements (nDCG@10)
cli-compare-endorsed = Endorsements
cli-compare-declined = Declined proposals that were shown
cli-compare-came = Would have come: { $count }
cli-compare-went = Would have gone: { $count }
cli-compare-moved = Stand elsewhere or with other points: { $count }
cli-compare-groups = Requests with a proposal, by group
cli-compare-countries = Requests with a proposal, by country
cli-compare-group-ldc = Least developed countries
cli-compare-group-lldc = Landlocked developing countries
cli-compare-group-sids = Small island developing States
cli-compare-group-others = Other countries

# What a text is about
cli-themes-none = Nothing is sure enough to be suggested.
cli-themes-areas = Thematic areas
cli-themes-goals = Sustainable Development Goals

# Why a command cannot go on
cli-in-use = { $data } is in use by { $holder }.
cli-no-data = There is no data in { $data }.
cli-open-network = Refusing to listen on { $address }: whoever reaches it could act as anybody, because sign-in asks for no proof. Listen on 127.0.0.1 or [::1].
cli-cannot-listen = Cannot listen on { $address }: { $reason }
cli-not-served = No program serves { $data }: start one with `ayni serve`.
cli-server-ended = The program that serves the folder has ended.
cli-unwritten = The result could not be written: { $reason }
cli-export-name = A file name that ends in .{ $extension } does not fit what is written: use .csv for CSV, or .jsonl or .ndjson for JSON Lines.
cli-events-no-stream = There is no stream “{ $stream }”.
cli-events-stream-after = The stream “{ $stream }” has no event from position { $from } on: its last is at { $last }.
cli-events-after = There is no event from position { $from } on: the last is at { $last }.
cli-no-event = There is no event { $position } yet: the last is { $last }.
cli-holder-process = process { $number }
cli-damaged = { $data } is damaged: { $reason }; nothing in it was changed
cli-not-opened = { $data } cannot be opened: { $reason }
cli-demo-taken = Nothing was recorded: { $data } already has a record “{ $id }”, which the demo brings too. Choose an empty folder.
