### The pages of cooperation requests.

## The list of requests

requests-title = Cooperation requests
requests-about = What agencies need, in their own words, and what they wish to change by it.
requests-one = Cooperation request
requests-submit = Submit a request
requests-found = { $count ->
    [0] No request matches
    [one] One request
   *[other] { $count } requests
}
requests-none = No request matches what you look for, or none that is open to you. Widen the search, or submit a request of your own agency.

request-stage-waiting = Waiting for partners
request-stage-open = Open
request-stage-clarifying = Being clarified
request-stage-fulfilled = Fulfilled
request-stage-withdrawn = Withdrawn
request-stage-closed = Closed
request-stage-all = In any state
request-sort-newest = Newest first
request-sort-urgent = Most urgent first
request-sort-starting = Soonest to start first
request-sort-title = By title

## One request

requests-fulfilled-by = A partnership answers this request:
requests-question-waits = A question to the agency
requests-question = Question
requests-answer = Answer of the agency
requests-send-answer = Send the answer
requests-need-what = What is needed
requests-terms = Terms
requests-gap = Still to be financed
requests-proposals = See the proposals
requests-actions = Change this request
requests-revise = Revise the request
requests-ask = Ask the agency
requests-ask-about = The agency sees the question and can answer it here. Meanwhile the request goes on waiting for partners.
requests-withdraw = Withdraw the request
requests-withdraw-about = A request that was withdrawn does not come back, and is no longer proposed to anybody.
requests-close = Close the request
requests-close-about = Closing ends a request without a partnership, for good. Tell the agency why.

request-happened-submitted = Submitted
request-happened-revised = Revised
request-happened-clarification-asked = The agency was asked
request-happened-clarification-given = The agency answered
request-happened-withdrawn = Withdrawn
request-happened-closed = Closed
request-happened-fulfilled = Fulfilled by a partnership

notice-request-submitted = The request is submitted.
notice-request-revised = The request is revised.
notice-request-withdrawn = The request is withdrawn.
notice-request-closed = The request is closed.
notice-request-asked = The agency is asked.
notice-request-answered = The answer is recorded.

## The form of a request

requests-revise-title = Revise a request
requests-send-revision = Submit the revision
requests-form-about = Say what is to be solved and what would help. The more concrete the needs, the better the partners that can be proposed.
requests-part-who = Who asks
requests-part-why = What is to be solved
requests-part-how = How and when
requests-part-costs = What it costs
requests-part-partners = With whom
requests-part-origin = Who stands behind it and where it comes from
requests-hint-recipient = The country in whose name the request is made.
requests-hint-agency = The ministry, agency or authority that will work with the partner.
requests-hint-visible = Whoever may not see the request finds no trace of it. Parties are the providers whom a coordinator has asked to answer it.
requests-hint-title = What is asked for, in one line.
requests-hint-problem = What is to be solved, for whom, and what has been tried.
requests-hint-why-now = The plan, the norm or the date that makes it timely.
requests-hint-change = What should be different afterwards, and how one would see it.
requests-hint-exists = Staff, rooms, equipment and earlier work on which a partner can build.
requests-hint-needs = At least one. One component a row: a thematic area, a skill or both; how much, in which unit; and in which form, where that matters. Leave rows empty that you do not need.
requests-need = Need { $number }
requests-hint-languages = The languages in which your people can work, the preferred one first.
requests-hint-urgency = Urgent is what a plan, a norm or an emergency is waiting for.
requests-hint-cost = In whole United States dollars. Leave it empty where it is not known.
requests-hint-own = What your side pays of it. The rest is the gap that a second provider may close.
requests-hint-wanted = Countries from which you would like to learn. They are preferred, and others are proposed too.
requests-hint-unwanted = Countries that are not to be proposed.
requests-hint-endorsement = The document by which the competent authority stands behind the request: its name or its address on the web.
