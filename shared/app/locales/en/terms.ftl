### The words of the field: what fields are called, and the names of our own codes.

## Fields, by the names that they have in JSON and in tables

field-id = Id
field-provider = Provider
field-institution = Institution
field-title = Title
field-summary = Summary
field-written-in = Language of the text
field-thematic-areas = Thematic areas
field-sdg-targets = SDG goals and targets
field-skills = Skills
field-role = Role
field-modalities = Modalities
field-languages = Working languages
field-eligible = Meant for
field-excluded = Not meant for
field-places = Places in parallel
field-expert-weeks-per-year = Expert weeks a year
field-available-from = Available from
field-available-until = Available until
field-valid-until = Valid until
field-pays-for = Provider pays for
field-asks-for = Asks others to pay for
field-brings-usd = Money brought (US$)
field-evidence = Evidence
field-what = What was done
field-country = Country
field-year = Year
field-result = Result
field-link = Link
field-programme = Programme
field-source = Source
field-note = Note
field-source-note = Source: note
field-source-link = Source: link
field-recipient = Recipient
field-agency = Agency
field-problem = Problem to be solved
field-why-now = Why now
field-expected-change = Expected change
field-needs = Needs
field-theme = Thematic area
field-skill = Skill
field-modality = Modality
field-quantity = Quantity
field-unit = Unit
field-needed-from = Needed from
field-needed-until = Needed until
field-urgency = Urgency
field-total-cost-usd = Total cost (US$)
field-own-contribution-usd = Own contribution (US$)
field-partners-wanted = Partners wanted
field-partners-unwanted = Partners not wanted
field-already-exists = What exists already
field-endorsement = Endorsement
field-visible-to = Visible to
field-name = Name
field-lead-bodies = Lead bodies
field-members = Members
field-areas = Areas
field-from = From
field-until = Until
field-reason = Reason
field-words = Explanation
field-comment = Comment
field-party = Party
field-cursor = Cursor
field-limit = Limit

## Parties and forms of cooperation

term-capacity-offer = capacity offer
term-cooperation-request = cooperation request
term-recipient = recipient
term-first-provider = first provider
term-second-provider = second provider
party-recipient = Recipient
party-first-provider = First provider
party-second-provider = Second provider
form-bilateral = Bilateral
form-triangular = Triangular
form-regional = Regional

## What an offer brings

offer-role-expertise = Expertise
offer-role-support = Support
offer-role-both = Expertise and support

## What an exchange costs

cost-expert-time = Experts’ time
cost-travel = Travel
cost-accommodation = Accommodation
cost-materials = Materials
cost-equipment = Equipment
cost-interpretation = Interpretation
cost-venue = Venue

## How soon, for whom, how much

urgency-routine = Routine
urgency-soon = Soon
urgency-urgent = Urgent
visible-to-everyone = Everyone
visible-to-coordinators = Coordinators only
visible-to-parties = Coordinators and the parties of its proposals
unit-expert-weeks = Expert weeks
unit-people = People
unit-events = Events
scope-all = All countries
scope-all-developing = All developing countries
scope-ldc = Least developed countries
scope-lldc = Landlocked developing countries
scope-sids = Small island developing States

## Why a proposal was declined, or lapsed

decline-thematic-mismatch = The expertise is not what is needed
decline-context-mismatch = The contexts are too far apart
decline-capacity-doubt = The provider cannot deliver it now
decline-funding = Money is missing
decline-language = The languages do not match
decline-timing = The dates do not match
decline-duplicate = The same is under way elsewhere
decline-policy = One side’s priorities speak against it
decline-other = Another reason
lapsed-capacity-gone = The capacity went elsewhere
lapsed-offer-gone = The offer is no longer open
lapsed-request-ended = The request has ended
