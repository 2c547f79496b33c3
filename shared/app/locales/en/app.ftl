### The frame of every page, signing in, and what each kind of problem means.

motto = Cooperation among equals
skip-to-content = Skip to the content
nav-main = Main
nav-account = Your role
nav-languages = Languages
nav-more = More of the list
nav-offers = Capacity offers
nav-offers-short = Offers
nav-requests = Cooperation requests
nav-requests-short = Requests
nav-review = Review
nav-partnerships = Partnerships
footer-about = Ayni proposes partnerships and gives its reasons. People decide.
footer-api = Data and interfaces
back-to-start = Back to the first page
optional = (optional)
quoted = “{ $words }”
colon = :
yes = Yes
no = No
list-more = Show more
list-empty = There is nothing here yet.
errors-unsent = Nothing was recorded yet
errors-title =
    { $count ->
        [one] One answer has to be corrected
       *[other] { $count } answers have to be corrected
    }

## The first page

welcome-title = South-South and triangular cooperation
welcome-about = Countries say what they can share, agencies say what they need, and Ayni proposes who could work with whom.
welcome-offers = Expertise that the institutions of a country are ready to share.
welcome-requests = Needs that agencies have made known.
welcome-review = Proposals waiting for a decision, each with its score and the reasons for it.
welcome-partnerships = What all the parties have agreed to.

## Signing in

sign-in = Sign in
sign-out = Sign out
sign-in-title = In which role are you acting?
sign-in-about = This version asks for no password and believes what you say. It therefore serves this computer only.
sign-in-as-coordinator = Coordinator: reviews proposals and decides on them
sign-in-as-country = National focal point: speaks for a country
sign-in-as-agency = Agency: posts what its country needs
sign-in-as-institution = Multilateral institution: offers support
sign-in-as-observer = Observer: may read, changes nothing
sign-in-country-hint = Needed for focal points and agencies.
sign-in-institution-hint = Needed for multilateral institutions.
sign-in-name-hint = It is recorded for good with all that you do. Your initials or your office are enough.
unsent-asked = When you sent the form, nobody was signed in here any more, so nothing was recorded. What you wrote is kept: sign in here and you can send it right after.
unsent-title = Your form has not been sent yet
unsent-about = You are now signed in as { $role }. What you wrote is kept on this page until you leave it.
unsent-send = Send the form
unsent-leave = Do not send it
notice-signed-in = You are signed in.
notice-signed-out = You are signed out.
acts-as-coordinator = Coordinator
acts-as-country = National focal point
acts-as-agency = Agency
acts-as-observer = Observer

## Problems: a name, and what to do

problem-reference = If you report it, please quote
problem-see-record = See the record as it stands now
problem-malformed = The request could not be read
problem-malformed-about = What was sent is not in the expected form. Please check it and send it again.
problem-sign-in = Please sign in first
problem-sign-in-about = Whoever changes something must say in which role. On pages, sign in; in the API, send the header Ayni-Act-As with coordinator, observer, country:BR, agency:BO or institution:ISDB.
problem-sign-in-here = Nobody is signed in here any more, so nothing was recorded. Please sign in. To keep what you wrote, then go back in your browser to the form and send it again.
problem-forbidden = Your role does not allow this
problem-forbidden-about = Each role may act for its own country or institution only, and only coordinators decide on proposals. Sign in with another role if you hold one.
problem-cross-site = The request came from another site
problem-cross-site-about = For your protection, forms are accepted from the pages of this site only. Please open the page here and send the form again.
problem-not-found = There is nothing here
problem-not-found-about = The address may be mistyped, or what stood here is not open to you.
problem-method = This cannot be done here
problem-method-about = The address exists, but it does not take this kind of request. The header Allow says which kinds it takes.
problem-rule = A rule does not permit this
problem-rule-about = What you asked was understood, but as things stand it cannot be done. The current state tells what can.
problem-contended = Others were faster
problem-contended-about = Several people changed the same record at the same moment. Nothing was lost and nothing was recorded for you; please try again.
problem-stale = It has changed since you saw it
problem-stale-about = Somebody changed the record after you opened it. Please read the current version and make your change again.
problem-slow = Not all of what was sent has arrived
problem-slow-about = The connection was too slow or broke off, and nothing was recorded. Please send it again.
problem-too-large = Too much was sent at once
problem-too-large-about = A form or API call holds at most 1 MiB. Larger amounts go through the import.
problem-media-type = This type of content is not read here
problem-media-type-about = Send JSON as application/json, or a form as application/x-www-form-urlencoded.
problem-validation = Some answers have to be corrected
problem-validation-about = Each field that cannot be accepted is named, with its value and what is allowed. Nothing was recorded.
problem-key-reused = This key was used for something else
problem-key-reused-about = An Idempotency-Key names one wish. It was used before with another body; send this one under a key of its own.
problem-precondition = The version is missing
problem-precondition-about = A change must say which version it is made to. Send the ETag that you received in the header If-Match.
problem-internal = We are sorry: something failed on our side
problem-internal-about = The failure has been noted. Nothing was half-recorded: a change is kept whole or not at all. Please try again.
problem-unavailable = We are sorry: the records cannot be reached now
problem-unavailable-about = Please try again in a moment. If you send the same request again, it is carried out once only.

## What records have in common: searching, writing, their history

field-request = Cooperation request
field-offer = Capacity offer
field-q = Words
field-language = Language
field-status = State
field-sort = Order
filter-title = Search
filter-more = More filters
filter-show = Show
filter-clear = Show all
filter-any = Any
edit-changed-meanwhile = Somebody changed this record after you opened it. Nothing of yours is lost: compare it with the current version, then send it again.
edit-ended-meanwhile = What you wrote stands below to be copied; it can no longer be sent.
edit-kept = What you wrote
edit-see-current = See the current version
edit-alike = This seems to be here already. If what you are posting is the same, revise the record below instead; if it is another, press “Post it all the same” at the end of the form.
edit-all-the-same = Post it all the same
edit-written-in = The language in which the texts on this page are written. They are never translated.
edit-thematic-areas = One to eight codes of the OECD list or their names, the most important first.
edit-sdg-targets = Goals or targets, such as 3 or 3.2.
edit-source = Only for records that somebody else derived from a publication: say what from.
edit-more-rows = More rows
suggest-title = Suggested themes
suggest-about = Drawn from the title and the text above; the figure says how often a suggestion that sure has been right. Press one to add it below, press it again to remove it.
suggest-button = Suggest themes
suggest-waiting = Suggestions appear here while you write.
suggest-none = Nothing is sure enough to be suggested yet. A few more words may help.
suggest-some = Suggested:
derived-record = This record was derived from published cooperation. It is no statement of the governments named.
derived-source = The source
history-title = History
history-by-program = Ayni, by itself
history-on-behalf = { $actor }, on behalf of { $other }
history-changed = Changed: { $fields }
