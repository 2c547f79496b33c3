### What is wrong with a field or a request, and which rules of the domain say no.

## Suggestions

did-you-mean = Did you mean { $what }?
did-you-mean-one-of = Did you mean one of these: { $what }?
no-suggestion = { "" }
allowed-fields = Allowed are: { $what }.
named = { $name } ({ $code })
named-region = { REGION($code) } ({ $code })
named-multilateral = { MULTILATERAL($code) } ({ $code })

## Fields

rule-required = This is required.
rule-too-long = Too long: it has { $actual } characters, and { $max } fit.
rule-too-few = Too few: at least { $min } are needed.
rule-too-many = Too many: at most { $max } fit.
rule-twice = This stands in the list twice.
rule-range = Must lie between { $min } and { $max }.
rule-not-before = Must not be before { $earliest }.
rule-days = Must lie between { $earliest } and { $latest }.
rule-link = Must be an address on the web that begins with https:// or http://, without spaces.
rule-one-line = Must be a single line.
rule-control = Contains an invisible control character ({ $code }). Please remove it.
rule-whole = “{ $value }” is not a whole number. Write it in digits, without decimals or a currency, such as 1500.
rule-decimal = A number with decimals is not accepted here. Write a whole number, or put a code such as "17.10" in quotation marks.
rule-date = “{ $value }” is not a date. Write year-month-day, such as 2026-11-21.
rule-no-such-day = There is no such day as { $value }.
rule-year = The year must lie between { $min } and { $max }.
rule-choice = “{ $value }” is not one of the choices, which are: { $allowed }.
rule-id = An id has 1 to { $max } characters: a to z, 0 to 9 and hyphens, such as br-human-milk-banks.
rule-id-fixed = This record is called { $id }, and a record keeps its id.
rule-id-taken-by-address = “{ $value }” is a word of the addresses here and cannot be an id.
rule-shows-nothing = This shows nothing: it holds only characters that nobody sees.
rule-object = Fields with names are expected here.
rule-one-value = A single value is expected here, not a list or a group of fields.
rule-unknown-field = There is no field of this name. { $hint }
rule-cursor = The list has changed and this place is no longer in it. Please begin again without a cursor.
rule-stream = “{ $value }” is not the name of a stream. Write the kind and the id, such as offer-br-human-milk-banks.
rule-terms = These fields break a rule: { $fields }.
rule-own-country = A country cannot be its own partner: { $country }.
rule-paid-already = What the offer pays for itself it cannot ask of others.
rule-programme = There is no programme “{ $value }”. Allowed are: { $known }.
rule-no-programmes = No programme is on record here, so this must stay empty.
rule-wanted-and-unwanted = This country is both wanted and not wanted.
rule-theme-or-skill = A need names a thematic area, a skill, or both.

## Codes

rule-country = “{ $value }” is not in the list of countries. Write its name or its ISO 3166 code, such as BO. { $hint }
rule-provider = “{ $value }” is neither in the list of countries nor in that of multilateral institutions. Write a name or a code, such as BO or ISDB. { $hint }
rule-multilateral = “{ $value }” is not in the list of multilateral institutions. Write its name or its code, such as ISDB. { $hint }
rule-region = “{ $value }” is not in the list of regions. Write its name or its UN M49 code, such as 419. { $hint }
rule-bloc = “{ $value }” is not in the list of blocs. Write its name or its code, such as caricom. { $hint }
rule-language = “{ $value }” is not in the list of languages. Write its name or its ISO 639 code, such as es. { $hint }
rule-modality = “{ $value }” is not a modality. The modalities are: { $allowed }. { $hint }
rule-theme = “{ $value }” is not a thematic area. Write its name or its code in the OECD DAC/CRS list, such as 12220 or 122. { $hint }
rule-theme-is-sdg = “{ $value }” looks like a Sustainable Development Goal or target: it belongs in sdg_targets. Thematic areas take codes of the OECD DAC/CRS list, such as 12220 or 122.
rule-theme-no-such-code = The OECD DAC/CRS list has no code { $value }. Its codes have three digits (122, basic health) or five (12220, basic health care).
rule-theme-other-list = “{ $value }” seems to be a code of another list. Thematic areas take codes of the OECD DAC/CRS list, such as 12220 or 122, or their names.
rule-sdg = “{ $value }” is not a Sustainable Development Goal or target. Write its number, such as 3 or 3.2. { $hint }
rule-sdg-is-theme = “{ $value }” looks like a code of the OECD DAC/CRS list: it belongs in thematic_areas. Goals and targets are written 3 or 3.2.
rule-scope = “{ $value }” is not a group of countries. Write the name of a group, region, bloc or country, or a code: all, all_developing, ldc, lldc, sids, region:419, bloc:caricom or country:BO. { $hint }

## Requests that cannot be read

malformed-json = This is not JSON: reading stopped at line { $line }, column { $column }.
malformed-utf8 = The text is not UTF-8: byte { $byte } does not belong there.
malformed-depth = Lists and objects may be nested at most { $max } levels deep.
malformed-twice = The field “{ $field }” is given twice.
malformed-form-size = A form holds at most { $max } values.
malformed-form-name = The name “{ $field }” of a form field leads nowhere.
malformed-version = “{ $value }” is not a version. Send the ETag as you received it, such as "12".
malformed-key = An idempotency key has 1 to { $max } characters.
media-type-not-read = Content of the type “{ $value }” is not read here. Send application/json or application/x-www-form-urlencoded.
media-type-missing = The request does not say of what type its content is: the header Content-Type is missing. Send application/json or application/x-www-form-urlencoded.
identity-unknown = “{ $value }” does not say who acts. Write coordinator, observer, country:BR, agency:BO or institution:ISDB, and if you wish ;name=… after it.
forbidden-role = The role in which you are signed in does not allow this.
rule-other-role = This form was opened as { $then }, but in this browser you now act as { $now }. If you send it again, it is recorded as { $now }; otherwise sign in as before first.
stale = You saw version { $expected }; the current version is { $actual }. Please read it and make your change again.

## Rules of the domain

offer-already-published = There is already an offer with this id.
offer-not-published = There is no such offer.
offer-not-open = The offer is suspended, withdrawn or expired.
offer-is-withdrawn = This offer was withdrawn by its provider: it can no longer be changed.
offer-is-expired = This offer has expired, since the last day on which it was valid has passed: it can no longer be changed.
offer-not-suspended = The offer is not suspended.
offer-still-valid = The offer is valid until { $until }.
offer-below-held = Partnerships hold capacity of this offer: places, { $places }; expert weeks in a year, { $weeks }. The offer cannot go below that.
offer-exhausted = The capacity has gone elsewhere. Places left: { $places }; expert weeks left: { $weeks }.
offer-already-held = This partnership already holds capacity of the offer.
offer-not-held = This partnership holds no capacity of the offer.
request-already-submitted = There is already a request with this id.
request-not-submitted = There is no such request.
request-not-open = The request is withdrawn, closed or fulfilled.
request-is-withdrawn = This request was withdrawn by its agency: it can no longer be changed.
request-is-closed = A coordinator closed this request without a partnership: it can no longer be changed.
request-is-fulfilled = A partnership answers this request: it can no longer be changed.
request-already-asked = A question to the agency is already waiting for its answer.
request-nothing-asked = No question is waiting for an answer.
partnership-already-exists = This request has already become a partnership.
programme-already-established = There is already a programme with this id.
programme-not-running = The programme is not running.
programme-already-member = This country already belongs to the programme: { $country }.
programme-not-member = This country does not belong to the programme: { $country }.
programme-no-such-area = The programme has no area called “{ $area }”.
review-settled = This proposal has been settled already.
review-already-endorsed = This proposal has been endorsed already.
review-not-endorsed = The parties are asked once a coordinator has endorsed the proposal.
review-already-agreed = All parties have consented already.
review-no-such-party = This proposal has no such party: { $party }.
review-already-consented = This party has consented already: { $party }.
review-not-later = It can be deferred only to a day after { $today }; { $until } is not.
shortlist-not-on-list = The proposal { $proposal } is not on the list.
shortlist-does-not-sum = The points of the proposal { $proposal } do not add up to its score.

## Tables

table-problems = Problems
table-guessed-encoding = The file does not say its encoding; it was read as { $encoding }.
table-day-first = Days such as 01/06/2027 were read with the day first.
table-month-first = Days such as 06/01/2027 were read with the month first.
table-day-unclear = Day or month first? No day of the file tells. Write year-month-day, such as 2026-11-21, in cells that are formatted as text.
table-workbook = This is a workbook, not a text file. Please save it as CSV (UTF-8) first.
table-not-text = This is not a text file.
table-empty = The file is empty.
table-no-headings = None of the headings is known. The first line names the columns, separated by commas, semicolons or tabs: { $fields }.
table-unknown-heading = There is no column “{ $value }”. { $hint }
table-heading-twice = This column stands in the file twice.
table-unreadable = Line { $line } cannot be read: perhaps a quotation mark is not closed.
table-cells = The row has { $cells } cells, but there are { $headings } headings. Perhaps a text holds the separator and is not in quotation marks.
table-parts = An item has more parts than expected, which are: { $parts }. Put a backslash before a | that belongs to the text.
