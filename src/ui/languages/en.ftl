# Every sentence that the site itself says, in English.
# Lines that begin with # are notes for translators. Names in { } stay as they are; NUMBER(…) writes a number
# as the language does. Where English has one and other, give the plural forms that your language has.

## Every page
skip-to-content = Skip to the content
all-letters = Open letters
languages = Languages
made-with = Published with Undersigned, free software for open letters. No trackers, no cookies for readers.
# Above every page of a copy for the time after the site (undersigned freeze).
frozen-copy = This is a copy of { $day }. Nobody runs the site any more: it takes no signatures, and links to a signature of one’s own have ended.

## Home
home-title = Open letters
home-empty = No letter is published here yet.
home-closed = closed on { $day }
home-opens = opens for signatures on { $day }

## A letter
addressed-to = To
from-whom = From
toward-goal = { $count ->
    [one] of { NUMBER($count) } signature hoped for
   *[other] of { NUMBER($count) } signatures hoped for
}
# How many have signed.
count = { $count ->
    [0] Nobody has signed yet
    [one] { NUMBER($count) } signature
   *[other] { NUMBER($count) } signatures
}
sign-link = Sign this letter
translation-behind = This translation is of an earlier text.
translation-changes = What has changed since in the original
private-draft = This letter is still being written. Only people with a private link see this page. Please do not pass it on.
private-until = This letter is private until { $time } UTC. Only people with a private link see this page. Please do not pass it on.
behind-title = Who stands behind this letter
behind-contact = Write to them:
behind-press = Press:
terms-text = The text of the letter may be used under
body-table = Table
body-footnotes = Footnotes
body-footnote = Footnote { $number }
body-footnote-back = Back to reference { $number }
problems-title = Problems in the letters’ files (only you see this)

## Beside a letter: its statements, its news, its page for the press
contents = More about this letter
contents-letter = The letter
contents-statements = { $count ->
    [one] { NUMBER($count) } statement
   *[other] { NUMBER($count) } statements
}
contents-updates = { $count ->
    [one] { NUMBER($count) } update
   *[other] { NUMBER($count) } updates
}
contents-press = Press
about-letter = About this letter
statements-title = Statements
statements-authors = Who speaks here
statements-none = No statements are published here yet.
statement = Statement
# Marks the author of a statement who has not signed the letter.
statement-guest = Guest
statement-description = A statement by { $name } beside the open letter “{ $letter }”.
# Before the name of the author of the statement before this one, and after it.
statement-before = Before
statement-after = Next
statement-whole = Read the whole statement by { $name }
terms-statement = This statement may be used under
terms-picture = The picture may be used under
updates-title = News and responses
updates-none = There is no news yet.
update-news = News
# Stands over the addressee’s own words. Neutral: it neither praises nor doubts.
response-from = Response from { $name }
response-source = Source:
response-whole = Read the whole response
response-earlier = Earlier responses:

## The page for the press
press-title = For the press
press-quote = To quote
quote-letter = “{ $title }” is an open letter.
quote-letter-to = “{ $title }” is an open letter to { $addressee }.
quote-behind = It is published by { $organizer }.
quote-count = { $count ->
    [0] As of { $time } UTC, nobody has signed it yet.
    [one] As of { $time } UTC, it has { NUMBER($count) } signature.
   *[other] As of { $time } UTC, it has { NUMBER($count) } signatures.
}
quote-where = It can be read at { $address }
press-number = The number
number-definition = The number counts published signatures: those shown with a name, those whose names only the organizers see, and those without a name. Nothing else is counted, and every page, file and feed here gives the same number.
number-public = shown with a name
number-private = counted, the name seen by the organizers alone
number-anonymous = without a name
verified-title = What “verified” means
verified-email = by email: the mailbox was confirmed, who it belongs to was not checked
verified-checked = by the organizers: they checked who it is, and recorded how and when
verified-entered = entered by the organizers, with a note of where it came from, and not confirmed by the person here
number-left-out = Not in the number
number-withdrawn = withdrawn by those who had signed
number-rejected = not published, by a moderator’s decision
press-contact = Contact
press-coverage = In the press
press-pictures = Pictures
press-pictures-words = Please name the author of a picture as it stands beside it.
picture-download = Download the original
picture-ask = No licence is given for this picture. Please ask its author before you use it.
press-data = Data and terms
press-figures = The figures of this page for programs (JSON)
press-fewer-rows = The file lists those shown with a name and those without one. Signatures whose names only the organizers see are counted, but have no row in it.
terms-not-names = No licence reaches the names: whoever signed agreed to stand under this letter, and to nothing else.

## Signatories
signatories-title = Signatories
first-signatories = First signatories
newest-signatories = Newest signatures
all-signatories = All signatories
anonymous = Anonymous
line-group = group
line-affiliation = affiliation given for identification only
list-title = Signatories of “{ $letter }”
list-private = { $count ->
    [one] { NUMBER($count) } more person has signed without showing their name. They are counted, but listed neither here nor in the file.
   *[other] { NUMBER($count) } more people have signed without showing their name. They are counted, but listed neither here nor in the file.
}
list-empty = Nobody is listed yet.
list-featured = Put first by the organizers
list-number = Signature number { NUMBER($number) }
list-older = Earlier signatures
list-pages = Pages of the list
list-search = Name, organisation or role
list-search-button = Search
list-whole = The whole list
list-capacity = Signed as
list-capacity-all = Everybody
list-capacity-personal = Persons
list-capacity-affiliation = Persons with an affiliation
list-capacity-group = Groups and organisations
list-country = Country
list-country-all = All countries
list-filter-count = { $name } ({ NUMBER($count) })
list-nothing-found = Nobody on the list is found by this. A word is found by its beginning; try fewer letters, or one word alone.
list-files-found = What was found, as a file
error-unknown-filter = The list has no such capacity or country.
error-search-long = A search takes 16 words and 120 characters at most. Part of a name is enough, as words are found by their beginnings.
error-search-busy = Searching takes longer than it may just now. Please look for a longer word, or try again in a minute.
statistics-link = How the number grew
statistics-title = Statistics: { $letter }
statistics-heading = Statistics
plot-table = The numbers as a table
statistics-csv = These numbers as a file: { $file }
statistics-time = Over time
statistics-who = Who has signed
statistics-hidden = Counted here are those whose line is public, as in the files. What fewer than { $least } of them have in common stands with the others, so that nobody can be told from a number.
statistics-private = { $count ->
    [one] { NUMBER($count) } private signature counts as well. Of what country, language or text it is, is told to nobody.
   *[other] { NUMBER($count) } private signatures count as well. Of what country, language or text they are, is told to nobody.
}
statistics-none = Nothing is counted yet.
statistics-grown = The count at the end of each day, in UTC
statistics-by-day = What each day added
statistics-grown-by-hour = The count at the end of each hour, in the last week
statistics-by-hour = What each hour added, in the last week
statistics-day = Day
statistics-hour = Hour
statistics-count = Signatures
statistics-change = Added
statistics-capacity = As whom
statistics-by-capacity = As whom they signed
statistics-country = Country
statistics-by-country = Where they live, of those who say so
statistics-language = Language
statistics-by-language = In which language they signed
statistics-verified = Known by
statistics-by-verified = What is known of who signed
statistics-verified-email = The mailbox was confirmed
statistics-verified-checked = The organizers checked who it is
statistics-verified-entered = Entered by the organizers
statistics-version = Text
statistics-by-version = Which text they signed
statistics-others = Others
statistics-removals = What does not count
statistics-removed = Signatures that do not count, and why
statistics-removed-none = Nothing was taken away.
statistics-removed-withdrawn = Withdrawn by their signers after they had counted
statistics-removed-taken-down = Taken down by the organizers after they had counted
statistics-removed-held = Never published. Why they were looked at: { $reason }
statistics-reason = Why
statistics-log = How the number was made
statistics-log-hint = What others than the signers did to it, by day in UTC.
log-entered-first = { $count ->
    [one] One first signatory was entered.
   *[other] { NUMBER($count) } first signatories were entered.
}
log-removed-first = { $count ->
    [one] One first signatory was taken off.
   *[other] { NUMBER($count) } first signatories were taken off.
}
log-published = { $count ->
    [one] The organizers published one signature that had waited for them.
   *[other] The organizers published { NUMBER($count) } signatures that had waited for them.
}
log-rejected = { $count ->
    [one] The organizers rejected one signature or took it down.
   *[other] The organizers rejected { NUMBER($count) } signatures or took them down.
}
log-held = { $count ->
    [one] The organizers took back one decision.
   *[other] The organizers took back { NUMBER($count) } decisions.
}
log-withdrawn = { $count ->
    [one] The organizers withdrew one signature at its signer’s request.
   *[other] The organizers withdrew { NUMBER($count) } signatures at their signers’ request.
}
log-entered = { $count ->
    [one] The organizers entered one signature that was collected elsewhere.
   *[other] The organizers entered { NUMBER($count) } signatures that were collected elsewhere.
}
log-shown = { $count ->
    [one] One name that stood together with others was shown.
   *[other] { NUMBER($count) } names that stood together were shown.
}
log-bulk-publish = { $count ->
    [one] The organizers published one signature in one go.
   *[other] The organizers published { NUMBER($count) } signatures in one go.
}
log-bulk-reject = { $count ->
    [one] The organizers rejected one signature in one go.
   *[other] The organizers rejected { NUMBER($count) } signatures in one go.
}
log-bulk-reject-held = { $count ->
    [one] The organizers rejected one signature in one go. Why it was looked at: { $reason }
   *[other] The organizers rejected { NUMBER($count) } signatures in one go. Why they were looked at: { $reason }
}
log-bulk-hold = { $count ->
    [one] The organizers set one signature back to wait in one go.
   *[other] The organizers set { NUMBER($count) } signatures back to wait in one go.
}
log-bulk-undone = { $count ->
    [one] The organizers took back what they had done in one go, for one signature.
   *[other] The organizers took back what they had done in one go, for { NUMBER($count) } signatures.
}
log-opened = The letter began to take signatures.
log-closed = The letter stopped taking signatures.
log-text-first = The text came into force:
log-text-material = The text was changed in substance:
log-text-changed = The text was edited:
statistics-how = How we count
statistics-how-counts = A signature counts once its address is confirmed, or once an organizer has entered it, and as long as it is published. One address counts once. Private and anonymous signatures count; what waits for an organizer does not.
statistics-how-leaves = Who withdraws leaves the count at once; their number on the list is not given again. A day can therefore take away more than it adds.
statistics-how-verified = “Confirmed” says that somebody reads mail at the address, not who they are. Page, files, feed and frame show the same number, each with its time.
count-live = live
count-paused = paused
count-live-label = Live: updated while you look. Press to stop
count-paused-label = Paused: press to go on
statistics-record = Numbers for the record
statistics-record-hint = The count as it was when each day had ended, in UTC, with a SHA-256 of that moment’s CSV file, a nonce before it: only who kept the file and its datapackage.json can check it. The file itself is not kept: people may leave it. Where somebody it counts has changed or withdrawn since, it says so. Days on which the site did not run are missing.
statistics-rows = Rows
statistics-revision = Revision
statistics-sum = SHA-256 of nonce and CSV file
statistics-taken = Taken at, UTC
statistics-amended = changed since { $time }
error-unknown-part = after and since are numbers from 0 on, and limit is from 1 to 10,000.
error-not-an-address = Something in this address is not what it should be: a number is none, or the text is damaged.
list-files = The whole list as a file
list-file-xlsx = Spreadsheet (XLSX)
list-file-csv = Table (CSV)
list-file-json = For programs (JSON)
list-file-ndjson = For programs, line by line (NDJSON)
list-file-package = What the columns mean, with row count and checksum (Data Package)
as-of = As of { $time } UTC

# Beside the name of somebody who signed an earlier text of the letter. A link to its versions.
line-earlier = signed an earlier version

## Versions of the text
history-link = Versions of the text
history-heading = Versions of the text
history-words = Each signature belongs to the exact text that its signer was shown. Every text that was in force is kept here, the latest first.
history-moment = { $time } UTC
history-in-force = in force
history-first = First version
history-unsigned = Changed before anybody had signed
history-editorial = Editorial change
history-editorial-words = A correction that leaves what the letter says as it was. Earlier signatures stand under this text too.
history-material = Material change
history-material-words = What the letter says has changed. Everyone who had signed before and can be reached by email was asked to look at it, and to stay or withdraw. Until they answer, their signatures belong to the text that they signed.
history-hash = Hash
history-hash-handed-out = Hash of what is handed out
history-comments = This text contains comments by its authors, which readers are never shown. They are taken out of the source that is handed out. The version keeps the hash of the whole text, as it was signed; the second hash is that of the source that you can get here, and can be checked.
history-signatures = Signatures
history-came-back = (counted where this text came back later)
history-difference = What changed
history-check-title = Check it yourself
history-check = A version is named by its hash, the SHA-256 of its Markdown source. The file of signatories names it for each signature.
history-source = Source of the text in force (Markdown)
difference-same = { $count ->
    [one] (one paragraph without changes)
   *[other] ({ NUMBER($count) } paragraphs without changes)
}
difference-space = Only spaces and line breaks are different.
# Heard before words that are struck through, and before words that are underlined.
difference-removed = removed:
difference-added = added:
waiting-title = A changed text waits (only you see this)

## The form
sign-title = Sign this letter
sign-not-yet = Signing opens on { $time } UTC.
sign-closes = Signing closes on { $time }.
sign-closed = Signing closed on { $time }. Thank you to everyone who signed.
sign-draft = This letter is still being written. It cannot be signed yet.
sign-no-mail = Signing is closed for the moment: this site cannot send mail yet, and so cannot confirm signatures.
sign-paused = Signing is paused for a while. The letter stays here to read and to share; please come back later.
field-name = Your name or artist name, as it should stand under the letter
field-name-or-group = Your name, artist name or group, as it should stand under the letter
field-name-hint = Leave this empty only if you sign without a name.
field-left-empty = Leave this field empty: it is here for programs that fill in everything they find.
field-email = Your email address
field-email-hint = We use it to confirm your signature and to write to you about it. It is never published and never passed on.
# Beside an address that looks mistyped, with two buttons.
email-question-unsent = Nothing has been sent yet.
email-question = Did you mean { $address }?
email-question-yes = Yes, use { $address }
email-question-no = No, { $address } is right
field-visibility = Who may see your name?
visibility-public = Show my name
visibility-public-hint = Everyone sees it: the public, the organizers, the addressee.
visibility-together = Show my name once enough of us stand together
visibility-together-hint = Until { NUMBER($threshold) } people have chosen this, you are counted, and only the organizers see your name. Then we write to you, and a day later all these names are shown at once.
# Instead of visibility-together-hint once the names are shown.
visibility-together-shown-hint = Enough of us stand together, and their names are shown. If you choose this now, yours is shown with them as soon as you have confirmed: to the public, the organizers and the addressee.
visibility-together-ended-hint = The letter no longer shows names this way. You stay counted, and only the organizers see your name.
visibility-private = Count me, do not show my name
visibility-private-hint = Only the organizers see it. The public and the addressee see one more signature in the count.
visibility-anonymous = Sign without a name
visibility-anonymous-hint = No name is kept. The line reads “Anonymous”, followed by your role if you give one. An organizer looks at it before it counts. Once we have told you the decision, your address is erased as well, and no news can reach you.
sign-more = More about you (optional)
field-capacity = As whom do you sign?
capacity-personal = For myself
capacity-affiliation = For myself; my affiliation is given for identification only
capacity-group = For a group, collective or organisation
field-spokesperson = Who speaks for the group
field-spokesperson-hint = Only if you sign for a group. The organizers see this; the public does not.
field-role = Role
field-role-hint = For instance “illustrator” or “teacher”.
field-organisation = Organisation
field-city = City
field-country = Country
field-country-none = (not given)
field-website = Website
field-comment = A few words
field-comment-hint = They are shown wherever your signature is shown.
field-updates = Send me news of this letter by email. I can end this at any time.
field-consent = I agree that my signature is published and kept as I chose above. I can change or withdraw it at any time.
sign-button = Sign
sign-what-happens = We send you an email. Nothing is public before you confirm.

## What is wrong with a form, and what to do
errors-title = Please look at this again
errors-title-not-taken = Your form could not be taken yet
errors-jump = Something in the form needs another look
# Where two fields have the same fault.
errors-of-field = { $field }: { $message }
error-empty = Please fill this in.
error-name-empty = Please write your name as it should stand, or choose to sign without a name.
error-name-anonymous = If you would rather not give a name, choose “Sign without a name” below. If this is the name you mean, send the form again as it is.
error-spokesperson-empty = Please write who speaks for the group.
error-line-too-long = Please shorten this to 120 characters.
error-comment-too-long = Please shorten this to 500 characters.
error-control = Please type this again: it holds a line break or another control character.
error-bidirectional = Please type this again: it holds invisible characters that turn the direction of the text.
error-stacked = Please use fewer accents on one letter.
error-joined = Please write this more simply: too many of its characters are joined from others. One can be joined from 16 at most.
error-email-empty = Please write your email address, so that you can confirm your signature.
error-email-space = Please take out the space or line break inside the address.
error-email-long = This address is longer than mail can carry. Please check it.
error-email-no-at = There is no @ in this address. It should look like name@example.org.
error-email-two-ats = There is more than one @ in this address. Please keep one.
error-email-several = These are several addresses. Please write one.
error-email-no-local-part = Nothing stands before the @. Please write the whole address.
error-email-dots = There is a full stop at the wrong place: at the beginning, two in a row, or one beside the @. Please check the address.
error-email-character = “{ $character }” cannot be part of an address. Please check it.
error-email-no-domain = Nothing stands after the @. Please write the whole address.
error-email-comma = There is a comma after the @. Should it be a full stop?
error-email-no-dot = What stands after the @ has no full stop. It should look like example.org.
error-email-ending = The address ends in something that no address ends in. It should be like .org.
error-email-domain = What stands after the @ is not the name of a mail provider. Please check it.
error-email-beyond-ascii = Our mail server cannot write to an address with such letters before the @. Please give another address, if you have one.
# Organizers write addresses of others.
error-address-empty = Please write an email address.
error-address-character = There is a character in this address that no address has. Please check it.
error-visibility-missing = Please choose who may see your name.
error-capacity-unknown = Please choose as whom you sign.
error-country-unknown = Please choose a country from the list.
error-website-wrong = Please write a web address, such as https://example.org.
error-website-long = Please shorten this web address to 300 characters. Letters other than a to z count as several.
error-consent-missing = Please tick the box if you agree. Without it we may not keep your signature.
error-text-changed = The text of the letter has changed since you opened this page. Please read it again, and sign if you still agree.
error-code-not-six = Please type the six digits of the code.
error-code-wrong = This code does not confirm this form. Please check it, or open the link in our latest email: it says how things stand.
error-code-too-often = This code was tried too often. Please use the link in the email.
error-code-guesses = Too many wrong codes were typed in your network. Please use the link in the email.
error-flood = More forms come from your network at the moment than we can take. What you typed is still here: please send it again in a minute.
error-busy = We cannot take your form at this very moment. What you typed is still here: please send it again in a few seconds.
error-paused = Signing is paused at the moment. What you typed is still here: please send it again later.

## Check your email
check-title = Check your email
check-sent-to = We have written to
check-not-signed-yet = Open that email and confirm. Until then nothing is public, and you have not signed yet:
check-sender = From
check-subject = Subject
check-expected = Much mail is leaving at the moment. Yours is expected about { $time } UTC.
check-development = This site does not send mail: read it in the development mailbox
field-code = Code from the email
check-confirm-button = Confirm my signature
check-no-mail = No email?
check-no-mail-words = Look into the spam folder. It can take a few minutes. If you have had another email about this letter from us today, its link opens this form, too. If the address above has a mistake, correct it here.
check-refused-title = The email could not be delivered
check-refused-for = The mail server there has refused our email to
check-refused = It says that there is no such mailbox. Nothing is public, and you have not signed yet:
check-refused-words = If the address above has a mistake, correct it here. If it is right, that mailbox cannot be written to now: give another address.
field-email-corrected = Correct email address
check-correct-button = Send it there

## Confirmation
confirm-title = Please confirm your signature
confirm-nothing-public = Nothing is public yet. You are about to sign:
confirm-moderated = An organizer looks at it before it counts.
why-anonymous = Signatures without a name are always looked at first.
why-group = Signatures of groups are always looked at first.
why-everyone = The organizers of this letter look at every signature first.
why-first-signatory = This name stands among the first signatories already.
why-scripts = A word in the name or the organisation mixes letters of several alphabets, some of which look alike.
why-link = There is a link or an address in the words.
why-mailbox = Your mailbox has signed this letter under another name.
why-honeypot = A field that people do not see was filled in, as programs do it.
why-burst = Very many signatures came from your network at that time.
why-restored = It was changed shortly before this site had to be restored from a backup, and that change is lost.
confirm-button = Confirm my signature
confirm-others = Other forms sent with your address
confirm-others-words = If one of these is the one you meant, confirm that one. The others are then deleted.
confirm-already-title = You have confirmed this already
confirm-already-words = Opening this link again changes nothing. Your own page says how your signature stands.
# What a signature says, and who sees it: the line follows the first kind of message.
reads-now = This is how it stands under the letter:
reads-later = This is how it will stand under the letter:
reads-if-accepted = This is how it would stand under the letter:
reads-nowhere = This is what it says:
counts-now = You are counted. This is what only the organizers see:
counts-later = You will be counted. This is what only the organizers see:
counts-if-accepted = You would be counted. This is what only the organizers see:
seen-now-public = Everyone sees it: the public, the organizers and the addressee.
seen-now-together = Only the organizers see your name. Everyone sees it once enough people stand together, after we have written to you.
seen-now-private = Only the organizers see your name. The public and the addressee see one more signature in the count.
seen-now-anonymous = Everyone sees this line. No name is kept.
seen-once-confirmed-public = Once you have confirmed, everyone sees it: the public, the organizers and the addressee.
seen-once-confirmed-together = Once you have confirmed, the organizers see your name. Everyone sees it once enough people stand together, after we have written to you.
seen-once-confirmed-private = Once you have confirmed, the organizers see your name, and nobody else. The public and the addressee see one more signature in the count.
seen-once-confirmed-anonymous = Once you have confirmed, everyone sees this line. No name is kept.
seen-once-accepted-public = Until an organizer has accepted it, nobody else sees it. Then everyone does: the public, the organizers and the addressee.
seen-once-accepted-together = Only the organizers see your name. Once one of them has accepted it, you are counted. Everyone sees your name once enough people stand together, after we have written to you.
seen-once-accepted-private = Only the organizers see your name. Once one of them has accepted it, the public and the addressee see one more signature in the count.
seen-once-accepted-anonymous = Until an organizer has accepted it, nobody else sees this line. Then everyone does. No name is kept.
seen-once-accepted-and-published-public = Until an organizer has accepted it and the letter is published, nobody else sees it. Then everyone does: the public, the organizers and the addressee.
seen-once-accepted-and-published-together = Only the organizers see your name. Once one of them has accepted it and the letter is published, you are counted. Everyone sees your name once enough people stand together, after we have written to you.
seen-once-accepted-and-published-private = Only the organizers see your name. Once one of them has accepted it and the letter is published, the public and the addressee see one more signature in the count.
seen-once-accepted-and-published-anonymous = Until an organizer has accepted it and the letter is published, nobody else sees this line. Then everyone does. No name is kept.
seen-once-published-public = Once the letter is published, everyone sees it: the public, the organizers and the addressee.
seen-once-published-together = Only the organizers see your name. Once the letter is published and enough people stand together, everyone sees it, after we have written to you.
seen-once-published-private = Only the organizers see your name. Once the letter is published, the public and the addressee see one more signature in the count.
seen-once-published-anonymous = Once the letter is published, everyone sees this line. No name is kept.
seen-rejected = Nobody but the organizers sees it.
seen-taken-back = The letter was taken back. Nobody is shown.

## Links that open nothing
link-damaged-title = This link is damaged
link-damaged = Part of it is missing, as happens when a link is cut in two lines. Please open it again from the email, or copy it whole.
link-replaced-title = There is a newer link
link-replaced = If it was you, please use the link in our latest email.
link-replaced-mailbox = Please use the link in our latest email.
link-ended-title = This link has ended
link-ended = It was used already, or it was deleted after two weeks, or another form with your address was confirmed instead. Look for a newer email from us, or sign again.
link-withdrawn-title = This signature was withdrawn
link-withdrawn = Your name, your words and your address are erased. You are welcome to sign again.
link-closed-title = This letter takes no more signatures
link-closed = Signing has closed, and this signature can no longer be confirmed.
link-taken-back = Its organizers have taken it back. Your form was not confirmed: it counts nowhere, and is deleted by itself.
link-not-now-title = This letter takes no signatures now
link-not-now = Nothing is lost: what you typed is kept for some days. Please open this link again later.
link-spelling-title = You have signed already
link-spelling = This mailbox has signed this letter in the same name already, with its address written in another way. The link to that signature is in our email to that address.

## This was not me
not-me-link = This was not me
not-me-title = Did somebody else type your address?
not-me-words = Then we erase what was sent with it. If it was confirmed in the meantime, we withdraw that signature too.
not-me-never = Never write to this address again
not-me-button = Erase it
not-me-not-yours = Since that email, what was sent has been moved to another address, or has a newer link: nothing of it is yours to erase any more. If you want no email from this site, say so here; nobody’s signature changes by that.
not-me-done-title = It is erased
not-me-done = Nothing more will come of it. You can close this page.
not-me-done-never = We will never write to this address again. You can close this page.

## My signature
my-signature-link = My signature
mine-published-title = You have signed
mine-published = Thank you. Yours is signature number { NUMBER($number) } under this letter:
mine-held-title = Your signature is waiting for an organizer
mine-held = Thank you. Your address is confirmed. An organizer looks at your signature before it counts; then we write to you. The letter:
reason-is = The reason:
mine-taken-down-title = Your signature was taken down
mine-taken-down = An organizer has taken your signature down from this letter:
mine-rejected-title = Your signature was not published
mine-rejected = An organizer decided not to publish your signature under this letter:
mine-taken-back-title = The letter was taken back
mine-taken-back = You had signed this letter. Its organizers have taken it back:
mine-letter-draft = The letter is not published at the moment.
mine-withdrawn-title = You have withdrawn your signature
mine-withdrawn = Your name, your words and your address are erased, and your signature has left every list and every count of this letter:
mine-signed-on = Confirmed on { $day }.
mine-keep-link-to-withdraw = Keep the link to this page: with it you can withdraw your signature at any time. Do not share it.
mine-keep-link = Keep the link to this page: with it you can change or withdraw your signature at any time. Do not share it.
mine-in-list = See it in the list
mine-waiting-title = A change is waiting
mine-waiting = An organizer looks at this change first. Until then the rest stays as it is.
mine-declined = An organizer decided not to accept your last change, for this reason:
mine-change-title = Change your signature
mine-data = Download everything we hold about you (JSON)
edit-link = Change what it says
edit-title = Change your signature
edit-button = Save the change
edit-kept = What else stands with your signature
edit-kept-hint = The letter does not ask for this. It stays as it is; tick what you want to take off.
edit-take-off = Take off: { $field }
edit-what-happens = We announce every change by email. Your number stays. What shows less is in force at once; an organizer may look first at what shows more.
edit-back = Back to my signature, without a change
visibility-title = Change who may see your name
visibility-button = Change this
mine-updates-title = News by email
updates-are-on = We send you news of this letter by email.
updates-wait = You want news of this letter by email. Mail to your address came back, so that none is sent for now.
mine-came-back = Mail to your address came back on { $day }: its mail server said that there is no such mailbox. We send no news there until you confirm the address again or move the signature to another one.
updates-are-off = You get no news of this letter by email.
updates-on-button = Send me news
updates-off-button = Send me no more news
# What has just been done on “my signature”.
done-in-force = Your change is in force. We have announced it by email.
done-nothing = This is how it stands already. Nothing has changed.
done-too-often = This signature was changed very often today. Please try again tomorrow. You can still hide or withdraw it.
done-updates-on = You will get news of this letter by email.
done-updates-off = You will get no more news of this letter.
looks-title = Who has looked at my address
looks-words = Organizers see only the mail provider of your address. To see all of it, one of them has to give a reason, and that is written down here.
looks-none = Nobody has looked at your address.
new-link-title = Get a new link; the old ones end
new-link-words = If somebody else has seen an email or this page’s address: you get a new link, and every earlier one, in whatever email, opens nothing any more.
new-link-mailed = We send it to your address too.
new-link-button = Get a new link
done-new-link = You have a new link: the address of this page. All earlier ones have ended. We have also sent it to you by email.
done-new-link-shown = You have a new link: the address of this page. Please keep it. All earlier ones have ended. No further email goes out about it today.
withdraw-title = Withdraw my signature
withdraw-words = Your name, your words and your address are erased at once and cannot be brought back. Only the number remains, without a name. You can sign again later.
withdraw-words-all = Your name, your words and your address are erased at once and cannot be brought back.
withdraw-button = Withdraw and erase

renewal-none = Your signature belongs to the text of the letter as it stands today.
renewal-title = The text has changed since you signed it
renewal-words = Your signature still belongs to the text that you signed. This is what is different now:
renewal-done = Thank you. Your signature belongs to the new text.
renewal-again = The text has changed once more since you opened this page. Please look at it again.
renewal-button = I stand by the new text
renewal-or-withdraw = If you do neither this nor withdraw your signature, it stays with the earlier text, and the list says so.

## Moving a signature to another address
move-title = Move to another address
move-words = Your signature can belong to another email address. We ask that address; once it confirms, all links so far end. For 7 days, the address that it has now can take it back.
move-email = The other email address
move-button = Ask that address
move-asked-words = If it can take your signature, an email is on its way to this address:
move-asked-until = It can confirm until { $time } UTC. Until it does, nothing changes. If you ask another address instead, this one cannot confirm any more.
move-stop-button = Stop the move
move-can-go-back = This signature has just moved here. The address before can take it back until { $time } UTC. After that, it can move again.
move-letter = The letter:
move-here-title = Shall this signature be yours?
move-here-words = Somebody, we hope you, has signed this letter and wants the signature to belong to this address. If you confirm, its links come to you, all earlier ones end, and the address before is told. For 7 days it can take the signature back.
move-here-button = Move the signature to this address
move-stop-title = Stop the move to another address?
move-stop-words = Somebody wants your signature to belong to another address. If it was not you, they have the link to your signature: all links so far end, too, and you get a new one.
move-stop-and-renew-button = Stop it and get a new link
move-back-title = Take your signature back?
move-back-words = It belongs to another address now. You can take it back until { $time } UTC: it belongs to this address again, all links so far end, and you get a new one. The other address is told.
move-back-button = Take it back to this address
move-done-title = It is done already
move-done-words = The signature belongs to this address. This is its page:
move-taken-title = This mailbox has signed already
move-taken = It has a signature of its own under this letter, and one mailbox has one signature. If you would rather have the other one, withdraw yours first, by the link in our emails, and then open this link again.
move-over-title = This link has ended
move-over = The move was done or stopped, or its time is over.
done-move-asked = If that address can take your signature, an email is on its way to it. Nothing changes until it confirms. We tell your present address, too.
done-move-stopped = The move is stopped. Your signature stays where it is.
done-moved = The signature belongs to this address now. This page is its new link, which you also get by email. All earlier links have ended.
done-moved-back = Your signature belongs to your address. This page is its new link, which you also get by email. All earlier links have ended.

## A lost link
find-signed-already = Signed already?
find-link = Ask for the link to my signature
find-title = Ask for the link to my signature
find-words = With it you can see, change or withdraw your signature at any time. We send it to the address with which you signed:
find-email = The email address with which you signed
find-button = Send me the link
find-asked-title = Look into your mailbox
find-asked = If there is a signature with this address, its link is on the way to it. The letter:
find-asked-no-mail = No email? Look into the spam folder, or try another address of yours. For one address we answer a few times a day.
find-no-mail = This site cannot send mail for the moment. Please try again later.
find-ended = Have you signed? Ask for the link to your signature
error-find-email-empty = Please write the address with which you signed.

## The end of news
unsubscribe-title = End the news
unsubscribe-words = Then we send you no more news of this letter. Your signature stays as it is.
unsubscribe-button = Send me no more news
unsubscribe-done-title = No more news
unsubscribe-done = We send you no more news of this letter. Your signature stays as it is. You can close this page.

## Mail
# The code is six digits. Discreet: the letter’s title is not in the subject.
mail-confirm-subject = Your code { $code }: please confirm
mail-confirm-open = Somebody, we hope you, has filled in the form to sign this open letter:
mail-nothing-public = Nothing is public yet.
# What a link in a mail is for, on the line above it.
mail-link-above = { $words }:
mail-confirm-link = Look at it and confirm
mail-confirm-code = Or type this code on the page where you signed: { $code }
mail-deleted-on = If you do nothing, it is deleted on { $day }.
mail-confirm-before = Signing closes on { $time }. Please confirm before then. If you do nothing, your form does not count, and is deleted by itself.
mail-confirm-late = Signing closed on { $time }. Your form was sent in time, so you can still confirm it until { $until }. If you do nothing, it does not count, and is deleted by itself.
# Instead of mail-confirm-open, a day later, once.
mail-reminder-open = Yesterday somebody, we hope you, filled in the form to sign this open letter. It waits to be confirmed. We remind you only once:
mail-already-subject = You have signed already
mail-already-open = Somebody, we hope you, has filled in the form to sign this open letter again:
mail-already-words = You have signed it already. Nothing has changed.
mail-published-subject = Your signature is confirmed
mail-published-open = Thank you for signing this open letter:
mail-held-subject = Your signature is waiting for an organizer
mail-held-open = Your address is confirmed. An organizer looks at your signature before it counts; then we write to you again. The letter:
mail-rejected-subject = About your signature
mail-taken-down-open = An organizer has taken your signature down from this open letter:
mail-rejected-open = An organizer decided not to publish your signature under this open letter:
mail-renewal-subject = The text that you signed has changed
mail-renewal-open = The organizers have changed the text of this open letter since you signed it:
mail-renewal-note = They say about it:
mail-renewal-words = Your signature still belongs to the text that you signed. Please look at what is different, and tell us whether you stand by the new text or want to withdraw.
mail-renewal-link = See the difference and decide
mail-renewal-nothing = If you do nothing, your signature stays with the earlier text, and the list of signatories says so.
# Discreet, as all subjects.
mail-together-subject = From tomorrow your name is shown
mail-together-open = You signed this open letter to stand together with others. Enough of you do now:
mail-together-words = From { $time } UTC on, everyone sees your name, if enough of you still stand together then: the public, the organizers and the addressee.
mail-together-others = { $count ->
    [one] { NUMBER($count) } other name waits to be shown with yours.
   *[other] { NUMBER($count) } other names wait to be shown with yours.
}
mail-together-way-out = If that is right, you need not do anything. If you would rather not be shown, stay private or withdraw before then.
mail-together-link = Stay private, or withdraw
mail-waits-again-subject = Your name is not shown yet
mail-waits-again-open = We had written to you that your name would be shown under this open letter:
mail-waits-again-words = It is not shown. Some of you chose otherwise, and those who remain are too few to stand together. You are counted as before. We will write to you again a day before your name is shown.
mail-farewell-subject = We will erase your address
mail-farewell-open = You signed this open letter:
mail-farewell-words = We keep email addresses no longer than we need them. We will erase yours on { $day } or soon after, and cannot write to you any more then. Your signature stays as it is.
mail-farewell-together = If it still waits for others then, your name will not be shown any more, as we could not tell you a day before.
mail-farewell-choices = If you agree, you need not do anything. If not, hide your name or withdraw. Keep this link: it works after that day, too. If you lose it, type your address at the letter, and we find your signature again.
mail-farewell-link = Keep, hide or withdraw my signature
mail-retraction-subject = A letter that you signed was taken back
mail-retraction-open = The organizers have taken back this open letter, which you signed on { $day }:
mail-retraction-says = They say about it:
mail-retraction-nobody = Nobody is shown under it any more: the text, the list of those who signed, its files and the count are no longer on this site. Copies that somebody made before are out of our hands.
mail-retraction-data = Nobody but the organizers sees what you had sent. It stays with the letter until you withdraw your signature; your email address is erased on { $day } or soon after. You need not do anything. If you want all of it erased now, withdraw:
mail-retraction-link = Look at my signature, or withdraw and erase it
mail-keep-link = Keep this link: with it you can see or withdraw your signature at any time. It works for whoever has it.
mail-edit-subject = Your signature was changed
mail-edit-words = Somebody, we hope you, has changed what your signature says under this open letter:
mail-edit-visibility = Somebody, we hope you, has changed who may see your name under this open letter:
mail-edit-updates-on = Somebody, we hope you, has asked for news by email of this open letter:
mail-edit-updates-off = Somebody, we hope you, has ended the news by email of this open letter:
mail-end-updates = Send me no more news
mail-edit-waits-subject = A change of your signature is waiting
mail-edit-waits = Somebody, we hope you, wants to change your signature under this open letter:
mail-edit-accepted-subject = Your change is in force
mail-edit-accepted = An organizer has accepted the change of your signature under this open letter:
mail-edit-declined-subject = About the change of your signature
mail-edit-declined = An organizer decided not to accept the change of your signature under this open letter:
mail-edit-not-you = If this was not you, somebody else has the link to your signature. Open it to change or withdraw it:
mail-new-link-subject = Your new link
mail-new-link-open = You have asked for a new link to your signature under:
mail-new-link-words = All earlier links have ended, those in our earlier emails too. If it was not you who asked, open the link and get another new one: then nobody but your mailbox has it.
mail-move-subject = Please confirm your new address
mail-move-open = Somebody, we hope you, has signed this open letter and wants the signature to belong to this address from now on:
mail-move-words = Nothing has changed yet.
mail-move-link = Look at it and confirm the move
mail-move-until = You can confirm until { $time } UTC. If you do nothing, the signature stays where it is.
# Instead of these, where the mailbox has signed itself; the subject is mail-already-subject.
mail-move-taken-open = Somebody, we hope you, wants to move a signature under this open letter to this address:
mail-move-taken-words = You have signed it already, and one mailbox has one signature. Nothing has changed.
mail-move-asked-subject = Your signature is to move to another address
mail-move-asked-open = Somebody, we hope you, wants your signature under this open letter to belong to another address:
mail-move-asked-words = If that address confirms, the links to your signature go there, and those that you have end. We will write to you once more then.
mail-move-asked-not-you = If this was not you, somebody else has the link to your signature. Stop the move: all links so far end, and you get a new one.
mail-move-asked-link = Stop the move
mail-moved-subject = Your signature has moved to another address
mail-moved-open = Your signature under this open letter belongs to another address now:
mail-moved-words = That address has confirmed it. All links that you have to your signature have ended.
mail-moved-not-you = If this was not you, take it back until { $time } UTC. After that we erase this address.
mail-moved-link = Take it back to this address
mail-moved-back-subject = A signature went back to the address before
mail-moved-back-open = A signature under this open letter had moved to this address. Now it belongs to the address before again:
mail-moved-back-words = Whoever reads that mailbox has taken it back. All links that you have to it have ended, and we erase this address. You are welcome to sign with it yourself.
mail-lost-subject = The link to your signature
mail-lost-found = Somebody, we hope you, has asked for the link to your signature under this open letter:
mail-lost-nothing = Somebody, we hope you, has asked for the link to a signature with this address. There is none under this open letter:
mail-lost-other-address = Perhaps you signed with another address, or have not confirmed yet, or have withdrawn.
mail-lost-not-you = If this was not you, you need not do anything. Nothing was changed, and nobody was told whether you have signed.
mail-employer = If this is an address at work, your employer may be able to read this mail.
# Instead of mail-share while the letter is private.
mail-private = The letter is private until { $time } UTC. Please do not speak of it before then.
mail-share = To share the letter, pass on this address, not this mail
mail-sent-for = Sent by { $sender }. This letter is organized by { $organizer }.
mail-sent-by = Sent by { $sender }.

## Development mailbox
# $url is the address that the site believes to have.
site-exposed = This site is not ready for visitors: it runs in development mode, at { $url }, which is found on its own machine alone. Whoever runs it starts it with its public address (--public-url) and a mail server (--smtp-url).
mailbox-title = Development mailbox
mailbox-words = This site runs on your own machine without a mail server. What it would send is shown here, and only here.
mailbox-empty = No mail yet.

## Found and shared
# The title of a letter’s feed of news.
feed-title = News of “{ $letter }”
# Two words at the foot of the picture that goes with a shared link.
card-kind = Open letter
share-title = Pass it on
share-address = Address of this letter
share-mail = Write an email about it
share-button = Share
share-copy = Copy the address
share-copied = Copied
share-networks = Share on
share-after-title = Pass it on
share-after = You can show the letter to others. What you send names you nowhere.
share-words = I have signed “{ $title }”:
share-embed = Show this letter on your own site
share-embed-words = Copy this into your page
embed-read = Read this letter
# For screen readers: what a link says, and that it opens a new tab.
embed-new-tab = { $link } (opens in a new tab)

## Privacy
privacy-link = Privacy
privacy-title = Privacy
privacy-lead = What this site keeps of you, why, for how long, and how to end it.
privacy-reading = When you read
privacy-reading-nothing = Nothing about you is stored. There are no cookies for readers, nothing is loaded from other sites, and nobody follows your visits. Only sums are kept: how often a letter was opened by a link on which other website, by the day.
privacy-reading-log = The site’s log notes what kind of page was asked for, when, and how quickly it was answered. It notes neither your network address nor which private link you used. Whoever runs the machines and lines in between may keep logs of their own.
privacy-signing = When you sign
privacy-signing-kept = This is kept:
privacy-kept-words = what you write into the form, so that your signature can stand as you want it;
privacy-kept-address = your email address, encrypted, and keyed fingerprints of it, of its mailbox and of its provider, so that one address signs once and fakes are noticed;
privacy-kept-choices = what you chose: who may see your name, whether you want news, the words that you agreed to, and the version of the letter that you were shown;
privacy-kept-times = when you sent the form and confirmed it, and a record of what was done about your signature since. That record holds no name, no words and no address.
privacy-not-kept = Your network address and the kind of your device are not stored. A keyed fingerprint of the network that the form came from, which names neither you nor your address, is kept for two days, so that we notice when very many forms come from one place; its key is thrown away every night.
privacy-first = The first signatories of a letter are listed by its organizers. If you stand there and do not want to, write to them.
privacy-why = Why
privacy-why-consent = So that your signature counts, and because you agreed to it when you sent and confirmed the form. Where European law applies this is your consent (GDPR, Article 6(1)(a), and Article 9(2)(a), since a signature can show what you think in political matters). You can take it back at any time; what was done until then stays lawful.
privacy-who = Who sees it
privacy-who-public = Everyone sees your name and your words if you chose that, on the page and in the files that can be downloaded. What others copied from there is beyond our reach.
privacy-who-organizers = Those who organize letters on this site see what you wrote, also if you asked not to be shown.
privacy-who-address = Of your email address, the public sees nothing, and the organizers only its mail provider. One of them can look at it for a reason; that is recorded, and on the page of your signature you read when, by whom and why. It is opened to write to you: to ask you to confirm, to tell you how your signature stands, and with news if you asked for them. Whoever runs this site holds the key that opens it.
# The name of a mail server, such as smtp.example.org.
privacy-mail = Our mail is delivered by { $host }, which learns your address and what we write to you.
privacy-no-mail = This site has no mail server yet. Until it has one, nobody outside of it can sign.
privacy-who-nobody = Nothing is passed on to anybody else. Programs that gather texts to train models are told to stay out.
privacy-how-long = How long
privacy-how-long-form = { $count ->
    [one] A form that nobody confirms is deleted after { NUMBER($count) } day.
   *[other] A form that nobody confirms is deleted after { NUMBER($count) } days.
}
privacy-how-long-signature = A signature stays as long as its letter, unless you withdraw it.
privacy-how-long-withdrawn = When you withdraw, your name, your words and your address are erased at once. What remains are the number, the dates, and one keyed fingerprint, from which your address cannot be read.
privacy-how-long-lost = The address that somebody types to have a lost link sent again is kept encrypted for a day.
privacy-how-long-moved = If you move your signature to another address, the one before is kept encrypted for 7 days, so that the signature can be taken back, and then erased. An address that is asked and does not confirm is erased after 3 days.
privacy-how-long-refused = If you asked us never to write to you again, a keyed fingerprint of your address is kept so that we can keep to that.
privacy-how-long-report = What somebody writes who reports a name on the list is kept until the organizers have decided, and three months at most; nothing is kept of who wrote it. So that an impostor is noticed who comes again, a keyed fingerprint of a reported name is kept for half a year, unless the report was wrong.
privacy-how-long-backup = A backup that the organizers made before can hold what was erased since, until they delete it.
privacy-rights = What you can do
privacy-rights-yourself = The link in our emails opens your signature. There you can see it, change it, hide your name, end the news, download all that is kept of you, and withdraw it, at any time, also after the letter has closed. If you have lost the link, the page of the letter sends it to you again.
privacy-rights-write = If that does not do what you need, or to object to something, write to the organizers of the letter.
privacy-rights-complain = If they do not help you, you can complain to the authority for data protection where you live, where you work, or where the organizers are.
privacy-letters = Who is responsible for which letter
privacy-letter-responsible = Responsible are:
privacy-letter-nobody = Its organizers have not said here who they are.
privacy-letter-until = Email addresses are kept until { $day }, and then erased.
privacy-letter-each = { $count ->
    [one] Each email address is kept for { NUMBER($count) } day after it was used to sign, and then erased.
   *[other] Each email address is kept for { NUMBER($count) } days after it was used to sign, and then erased.
}

## Accessibility
accessibility-link = Accessibility
accessibility-title = Accessibility
accessibility-lead = Everyone should be able to read a letter and sign it. The yardstick is WCAG 2.2, level AA.
accessibility-done = What is done for it
accessibility-script = Every page works without JavaScript, in text browsers too.
accessibility-keyboard = Everything can be reached with the keyboard, in the order in which it is read, and you see where you are.
accessibility-sight = Text can be enlarged to 400 % without scrolling sideways. Light and dark, the colours of your system, and less motion are respected.
accessibility-languages = Every text says which language it is in and in which direction it runs, so that screen readers speak it rightly.
accessibility-forms = A form keeps what you typed, says at the top and beside each field what is missing, and has no time limit and no puzzle.
accessibility-pictures = A picture or a drawing made of characters in a letter is not published without words that describe it.
accessibility-limits = Where it ends
accessibility-limits-texts = The letters’ own words, and the words that describe pictures, are the organizers’. We cannot promise that they are easy to understand.
accessibility-limits-audit = Nobody from outside has examined this site for us.
accessibility-tell = Something does not work for you?
accessibility-tell-words = Please write to the organizers of the letter that you were reading.

## Errors
letters-here = The letters here
error-not-found = There is nothing at this address
error-not-found-words = Perhaps a part of the link is missing, or the page has moved.
# The title of a letter follows.
error-did-you-mean = Did you mean this letter?
error-gone = This letter was withdrawn
error-gone-words = Its organizers have taken it back. Its signatories are not shown any more.
error-gone-more = About its withdrawal, and the way to your signature
error-bad-request = This did not work
error-cross-site = This form came from another site, and was not accepted. Please open the page here and try again.
error-not-a-form = What was sent is not one of our forms. Please go back and try again.
error-not-text = What was sent is not readable text (UTF-8). Please go back and try again.
error-method = This address cannot be opened in this way. Please go back to the letter and try again.
error-damaged-link = Part of this link is missing. Please open it again, or sign once more.
error-too-large = That was too much
error-too-large-words = What was sent is larger than any of our forms. Please go back and shorten it.
error-forbidden = You may not do this
error-forbidden-words = Please sign in with an account that may.
error-too-many = Too often in too short a time
error-too-many-words = Please try again after { $time } UTC. Nothing you typed was stored.
error-unavailable = The site is catching its breath
error-unavailable-words = Please try again in a minute. If you had sent a form, please send it again: twice does no harm.
page-out-of-date = This page may be out of date: since { $time } the site cannot find out who has signed or left. It tries again every second.
error-unavailable-form = The site cannot take your form at this very moment. Nothing that you typed is lost: please press the button in a few seconds. Twice does no harm.
error-unavailable-again = Send it again
# Every change is paused.
error-read-only = The site can only be read for now
error-read-only-words = Whoever runs it has paused every change for a while, to move it or to repair something. Please come back later.
error-read-only-form = Whoever runs the site has paused every change for a while, to move it or to repair something. Nothing that you typed is lost: please leave this page open and press the button later.
error-internal = Something broke on our side
error-internal-words = It is not your fault. Please try again; if it happens again, tell the organizers this reference.
error-reference = Reference: { $reference }

## For organizers
organize-nav = Pages for organizers
organize-letters = Letters
organize-team = Team
organize-site = Site
organize-account = My account
organize-logout = Sign out
organize-title = Organize
organize-waiting = { $count ->
    [0] Nothing waits for a decision.
    [one] { NUMBER($count) } waits for a decision.
   *[other] { NUMBER($count) } wait for a decision.
}
organize-texts-waiting = { $count ->
    [one] { NUMBER($count) } changed text waits.
   *[other] { NUMBER($count) } changed texts wait.
}
organize-login-title = Sign in to organize
organize-password = Password
organize-login-button = Sign in
organize-forgot-link = I cannot sign in
organize-signed-out = You are signed out.
organize-too-often = Too many tries for this address. The next one is possible after { $time } UTC. If these were not yours, have a link sent to you: it lets you in at once.
organize-code-title = The code from your phone
organize-code-words = Type the six digits that your app shows now, or one of your recovery codes.
organize-code = Code
organize-forgot-title = Set another password
organize-forgot-words = We send a link to your address if it has an account here. It works once, for an hour. Your second factor stays as it is.
organize-forgot-asked = If this address has an account here, a link is on the way to it. Look into the spam folder, too.
organize-welcome-title = Set your password
organize-welcome-words = Let your password manager make one, or take a sentence of your own: at least 12 characters, and nothing that others would try first.
organize-new-password = New password
organize-set-button = Set password
organize-link-ended-title = This link has ended
organize-link-ended = A link to set a password works once, and not for ever. Ask for another one.
organize-password-title = Change your password
organize-current-password = Your password as it is now
organize-factor-title = Second factor
organize-factor-is-on = When you sign in, a code from your phone is asked for as well.
organize-factor-is-off = Your password alone opens this account. A code from your phone keeps out whoever learns it.
organize-recovery-left = { $count ->
    [0] No recovery code is left: turn it off and on again to get new ones.
    [one] { NUMBER($count) } recovery code is left.
   *[other] { NUMBER($count) } recovery codes are left.
}
organize-factor-link = Set up the second factor
organize-factor-needed = Owners of this site need a second factor. Once it is on, all pages are open to you.
organize-factor-scan = Scan this picture with an app for one-time codes, such as the one that your password manager has.
organize-factor-picture = The secret as a picture for your app (QR code). The same secret stands below as text.
organize-factor-type = Or type this secret into it:
organize-factor-on-button = Turn it on
organize-factor-another = For another phone, turn it off and set it up again there.
organize-factor-off-button = Turn it off
organize-recovery-title = Keep these recovery codes
organize-recovery-words = The second factor is on. If your phone is lost, each of these codes lets you in once. They are shown only now: print them, or keep them where you keep your passwords.
organize-recovery-kept = I have kept them
organize-sessions-title = Where you are signed in
organize-browser-unknown = An unknown browser
organize-session-here = here
organize-session-times = Since { $begun } UTC, last used { $seen } UTC
organize-session-end = Sign out there
organize-done-password = Your password is changed. All other places are signed out.
organize-done-session = That place is signed out.
organize-done-factor-off = The second factor is off.
organize-role = Role
organize-role-owner = Owner
organize-role-owner-hint = Does everything, also invites others.
organize-role-moderator = Moderator
organize-role-moderator-hint = Decides on signatures.
organize-role-observer = Observer
organize-role-observer-hint = Reads figures and what is public.
organize-is-invited = Invited, has not set a password yet
organize-is-active = Has never signed in
organize-seen = Last signed in on { $day }
organize-is-disabled = Disabled
organize-invite-title = Invite somebody
organize-invite-email = Their email address
organize-invite-button = Invite
organize-again = Your own password, once more
organize-role-button = Change role
organize-reset-words = To begin anew: password, second factor and sessions of this account end, and its owner gets a new link.
organize-reset-button = Let them begin anew
organize-disable-words = To close the account: it is signed out everywhere and cannot sign in again. What it did stays on record.
organize-disable-button = Close the account
organize-link-by-hand = This site sends no mail. Pass this link on yourself; it sets the password, once:
organize-team-back = Back to the team

switches-words = What is paused here is paused for everybody, within a second.
switch-signing = Signing
switch-signing-hint = The forms of all letters are closed. Who has filled one in can still confirm it.
switch-signing-since = Signing has been paused since { $time } UTC.
switch-signing-off = Pause signing
switch-signing-on = Open signing again
switch-mail = Mail
switch-mail-hint = All mail waits, also the mail that people need to confirm.
switch-mail-since = Mail has been held since { $time } UTC.
switch-mail-off = Hold mail
switch-mail-on = Send mail again
switch-site = Changes
switch-site-hint = The site only shows: nobody can sign, confirm, edit or withdraw, and organizers can decide nothing. For a move to another machine.
switch-site-since = The site has only been showing since { $time } UTC.
switch-site-off = Let the site only show
switch-site-on = Allow changes again
switch-note = Why, for the other organizers
switch-mail-waits = { $count ->
    [one] One mail has been waiting since { $time } UTC.
   *[other] { NUMBER($count) } mails have been waiting, the oldest since { $time } UTC.
}
switch-mail-none = No mail waits.
switch-mail-drop-hint = After a backup was restored, such mail was sent before. What is thrown away is never sent; whoever misses a link can ask for it on the site.
switch-mail-drop = Throw it away
switch-done-off = It is paused.
switch-done-on = It goes on.
switch-done-drop = The mail that waited is thrown away.
organize-done-invited = The invitation is made.
organize-done-role = The role is changed.
organize-done-reset = Password, second factor and sessions have ended. A new link works.
organize-done-disabled = The account is closed.
error-sign-in = This address and password do not belong together. Please check both.
error-second-factor = This is not a code of this moment. Wait for the next one, or use a recovery code that you have not used yet.
error-password-short = Please take at least 12 characters.
error-password-long = Please take at most 256 characters.
error-password-common = This is among the first that others would try. Please take something of your own.
error-password-wrong = This is not your password. Please try again.
error-role-missing = Please choose a role.
error-account-exists = This address has an account already.
error-last-owner = Somebody must remain an owner. Make another one first.
mail-organizer-invitation-subject = You are invited to organize
mail-organizer-invitation-open = You are invited to work on the open letters at { $site }. What you would do there:
mail-organizer-link-subject = Set your password
mail-organizer-link-open = With this link you set the password of your account at { $site } and are signed in.
mail-organizer-link-until = It works once, until { $time } UTC.
mail-organizer-link-not-you = If you did not ask for it, you need not do anything: your password stays as it is.
mail-organizer-sign-in-subject = Somebody has signed in to your account
mail-organizer-sign-in-open = Somebody, we hope you, has signed in to your account at { $site }:
mail-organizer-sign-in-not-you = If this was not you, change your password now: that ends all other sessions.
organize-letter-nav = Pages of this letter
queue-title = What waits
queue-more = Others wait behind these; they move up as you decide.
queue-next = Look at those behind these
queue-front = Back to those that have waited longest
queue-since = Since { $time } UTC
queue-edit = A change of number { NUMBER($number) }
queue-report = A report of number { NUMBER($number) }
queue-now = As it stands
queue-wanted = As it would stand
queue-reported = A reader says:
queue-reason = Reason, if it does not stand
queue-reason-hint = The signer reads it.
queue-publish = Publish
queue-reject = Reject
queue-dismiss = The name may stand
queue-take-down = Take it down
queue-undo = Undo
queue-done-published = It is published, and its signer is told.
queue-done-rejected = It does not stand, and its signer is told why.
queue-done-dismissed = The report is closed; the name stands as before.
queue-done-undone = It waits again, and its signer is told.
queue-done-otherwise = Nothing was changed: it does not stand any more as you saw it. Somebody else was quicker, or its signer has changed or withdrawn it.
error-reason-missing = Please say why: the signer reads it.
held-anonymous = It names nobody: the line will read “Anonymous”.
held-group = It speaks for many: see that whoever speaks for them may.
held-everyone = Every signature under this letter is looked at first.
held-watched = The name, or one that looks like it, is on the watch list.
held-first-signatory = The name, or one that looks like it, is that of a first signatory.
held-reported = Somebody has reported a signature with this name.
held-scripts = A word mixes letters of several alphabets, some of which look alike.
held-link = There is a link or an address in the words.
held-mailbox = The mailbox has signed under another name: that of a family, or one person twice.
held-burst = Many forms came from its network at once: an office, a train, or one person many times.
held-restored = It was changed after the backup from which this site was restored. The change is lost: it may have hidden the name or corrected words.
held-honeypot = A field that people do not see was filled in, as programs do.

## Organizers: texts, links, the record
texts-title = Texts
texts-none-wait = No changed text waits. When you save a changed text of a letter that people have signed, it waits here for your decision.
texts-waits = A changed text waits:
texts-other-waits = Another changed text waits:
texts-other-title = It would have another title:
texts-since = Saved { $time } UTC. Until you decide, everybody reads and signs the text in force.
texts-note = What has changed, and why
texts-note-hint = Everybody can read it beside the versions of the text. After a material change it also stands in the mail to those who signed, and must not be empty.
texts-first-agree = The first signatories, who get no mail from here, have agreed to the new text: their lines belong to it from now on.
texts-editorial-words = Editorial: it corrects the text and says the same as before. Every signature stays as it is, and nobody is written to.
texts-editorial-button = In force as an editorial change
texts-material-words = { $count ->
    [0] Material: the letter says something else. Nobody has signed the text in force yet.
    [one] Material: the letter says something else. One signature stands under the text in force; its signer is asked by mail, if there is an address, to look at the new one, and to stay or withdraw. Until then, the signature belongs to the text that was signed.
   *[other] Material: the letter says something else. { NUMBER($count) } signatures stand under its texts until now; each signer who can be reached is asked by mail to look at the new one, and to stay or withdraw. Until they answer, their signatures belong to the text that they signed.
}
texts-material-button = In force as a material change, and ask the signers
texts-done-editorial = The text is in force, as an editorial change. Nobody is written to.
texts-done-material = The text is in force, as a material change. Everybody who signed an earlier one and can be reached gets a mail.
texts-asking = Earlier signers are being asked about the changed text: { NUMBER($number) } of { NUMBER($count) } so far. It goes on by itself; what the public reads is right already.
texts-done-otherwise = Nothing was changed: another text was saved meanwhile, or somebody else has decided. Please look at it as it is now.
texts-history-link = As everybody reads them, with what changed
texts-when = In force since (UTC)
texts-as = As
error-text-note-missing = Please say what has changed and why: those who signed are asked to agree once more.
access-title = Private links
access-words = Whoever has a private link sees the letter before the public does. Pass each on to one person or one newsroom, and end it when it is not needed any more.
access-none = There is no private link yet.
access-read = To read the letter
access-read-hint = And nothing else.
access-sign = To read and sign it
access-sign-hint = Before it is published. Who has signed is not shown.
access-press = For the press: to read it and see who has signed
access-press-hint = With the list and the files, as everybody will see them.
access-until = Works until { $time } UTC
access-ended = Ended { $time } UTC
access-expired = Expired { $time } UTC
access-uses = { $count ->
    [0] no form sent, no file taken
    [one] one form sent or file taken
   *[other] { NUMBER($count) } forms sent or files taken
}
access-end = End this link
access-make-title = Make a link
access-label = For whom
access-label-hint = In your own words; only organizers see it.
access-admits = What it opens
access-last-day = Last day
access-last-day-hint = It ends with this day, in UTC.
access-make = Make the link
access-done-made = The link is made. Copy its address from the list.
access-done-ended = The link has ended: it opens nothing any more.
error-link-admits = Please choose what the link opens.
error-link-label = Please write for whom the link is: so you know later which one to end.
error-link-until = Please choose a day from today on, at most a year ahead.
audit-title = Record
audit-words = Who did what, the latest first. Nothing in it can be changed or erased; it holds no name, no word and no address of anybody who signed.
audit-nothing = Nothing is found by this.
audit-pages = Pages of the record
audit-earlier = Earlier
audit-file = These lines as a file (CSV)
audit-all = All
audit-letter = Letter
audit-who = By whom
audit-act = What
audit-from = From, first day (UTC)
audit-to = To, last day (UTC)
audit-signature = Signature, by its id
audit-search = Show
audit-whole = The whole record
audit-by-signer = a signer
audit-by-reader = a reader
audit-by-organizer = an organizer
audit-by-command-line = the command line
audit-by-site = the site itself
audit-by-you = you
audit-of-signature = signature
audit-of-account = account:
act-confirm = A signature was confirmed from its mailbox.
act-publish = A signature was published.
act-reject = A signature was rejected or taken down.
act-hold = A decision was taken back: the signature waits again.
act-withdraw = A signature was withdrawn, and its words and address were erased.
act-edit = A signer changed their signature.
act-renew-link = A signer ended the links to their signature and got a new one.
act-ask-to-move = A signer asked to move their signature to another address.
act-stop-move = The move of a signature to another address was stopped.
act-move-address = A signature moved to another address.
act-move-back = A signature was taken back to the address before.
act-accept-edit = A change of a signature was accepted.
act-decline-edit = A change of a signature was declined.
act-take-back-edit = A signer took back a change that waited.
act-enter = A signature was entered by the organizers.
act-rewrite = The line of a first signatory was changed in the file.
act-renew = A signature now belongs to the new text.
act-show = A name that stood together with others was shown.
act-take-back-notice = The notice that names are about to be shown was taken back.
act-look-at-address = The address of a signer was looked at.
act-erase-address = The address of a signature was erased, as its time was over.
act-report = A reader reported a name on the list.
act-dismiss-report = A report was closed; the name stands.
act-change-text = A changed text was put in force.
act-tell-of-withdrawal = The signers of the withdrawn letter were to be told by mail that it was taken back.
act-told-of-withdrawal = All signers of the withdrawn letter were told by mail.
act-stop-telling-of-withdrawal = The letter stands again: no more signers were told that it was taken back.
act-make-link = A private link was made.
act-end-link = A private link was ended.
act-sign-in = Somebody signed in.
act-invite-organizer = Somebody was invited to organize.
act-claim-account = An account was taken up: its password was set for the first time.
act-change-role = The role of an account was changed.
act-reset-organizer = An account was begun anew.
act-disable-organizer = An account was closed.
act-switch-off = Something was paused for the whole site.
act-switch-on = What was paused for the whole site goes on.
act-drop-mail = Mail that waited was thrown away.
act-set-password = A password was set.
act-end-password = A password ended, because it had been changed after the backup that was restored.
act-turn-second-factor-on = A second factor was turned on.
act-turn-second-factor-off = A second factor was turned off.
error-audit-who = Please choose somebody from the list.
error-audit-letter = There is no such letter.
error-audit-day = Please write this day as 2026-11-23.
error-audit-signature = This is not the id of a signature. It has 36 characters, as in the list below.
act-feature = A signatory was put among the first.
act-unfeature = A signatory was taken from among the first.
act-feature-earlier = A signatory was moved forward among the first.
act-feature-later = A signatory was moved back among the first.
dashboard-title = Overview
dashboard-count = The number
dashboard-forms = forms whose mailbox is not confirmed yet
dashboard-waiting = signatures that wait for a decision
dashboard-rejected = rejected or taken down
dashboard-withdrawn = withdrawn after they had counted
dashboard-held = What waits for a decision
dashboard-held-count = { $count ->
    [0] No signature waits.
    [one] One signature waits.
   *[other] { NUMBER($count) } signatures wait.
}
dashboard-by-reason = Why they wait; one can have several reasons
dashboard-mail = Mail
dashboard-mail-none = No form has caused mail in the last 24 hours.
dashboard-mail-day = From the form to the signature, in the last 24 hours
dashboard-mail-step = Mails that ask to confirm
dashboard-mail-count = Mails
dashboard-mail-all = All
dashboard-mail-waiting = Waiting to be sent
dashboard-mail-sent = Taken by the mail server
dashboard-mail-failed = Given up
dashboard-mail-confirmed = Confirmed: the form became a signature
dashboard-domains = By mail domain, of the latest mails
dashboard-domain = Domain
dashboard-domain-others = Others, and those with fewer than { $least } mails
dashboard-short-all = All
dashboard-short-waiting = Waiting
dashboard-short-sent = Sent
dashboard-short-failed = Failed
dashboard-short-confirmed = Confirmed
dashboard-outlook = The mail of all letters
dashboard-owed = { $count ->
    [0] No mail waits.
    [one] One mail waits.
   *[other] { NUMBER($count) } mails wait.
}
dashboard-retried = { $count ->
    [0] None of them was put off.
    [one] One of them was put off by a mail server and is tried again.
   *[other] { NUMBER($count) } of them were put off by a mail server and are tried again.
}
dashboard-hour-left = { $left } of { $limit } mails an hour are left.
dashboard-day-left = { $left } of { $limit } mails a day are left.
dashboard-no-quota = No quota is set: mail goes as fast as the server takes it.
dashboard-paused = The mail server took no mail; the next try is { $time } UTC.
dashboard-last-at = The last one that waits will go about { $time } UTC.
dashboard-last-now = They go now.
dashboard-returned = What came back in the last 30 days
dashboard-returned-none = Nothing came back.
dashboard-returned-kind = What the servers say
dashboard-returned-hint = Counted from what mail servers answer and from the reports that come back. Nothing in it tells who it was.
dashboard-not-known = Not known, by the code of the answer: { $codes }
dashboard-no-code = no code
dashboard-refused-title = Other mail servers refuse mail of this site
dashboard-refused = This is trouble of the site, not of those who sign: their addresses are kept, and mail to them may not arrive. Whoever runs the site can put it right; this is what the servers say:
dashboard-refused-count = { $count ->
    [one] one mail, on { $time } UTC
   *[other] { $count } mails, the last on { $time } UTC
}
returned-no-mailbox = No such mailbox: set aside
returned-full = Mailbox full
returned-later = Not at the moment
returned-suspended = Account suspended
returned-suppressed = Not written to by our provider: came back before
returned-block-list = We are refused: block list
returned-spf = We are refused: SPF
returned-dkim = We are refused: DKIM
returned-dmarc = We are refused: DMARC
returned-rate = We are refused: too many mails
returned-sender = We are refused: our sender’s address
returned-content = We are refused: looks like spam
returned-relay = We are refused: not for that domain
returned-policy = We are refused: another rule
returned-not-known = Given up, not known why
returned-complaint = Marked as spam: updates ended
dashboard-referrers = Where readers come from
dashboard-referrers-month = Sites that led to the letter, in the last 30 days
dashboard-referrers-none = Nothing is known yet.
dashboard-referrers-hint = Sums by host, as browsers tell them, and nothing of who came. Hosts that fewer than five came from are not kept, and visits that a cache answered are not counted. Anybody can pretend to come from anywhere: open such an address with care.
dashboard-site = Site
dashboard-visits = Visits
dashboard-text-since = In force since { $time } UTC
dashboard-text-signed = { $count ->
    [0] no published signature
    [one] one published signature
   *[other] { NUMBER($count) } published signatures
}
dashboard-links = { $count ->
    [0] No private link is open.
    [one] One private link is open.
   *[other] { NUMBER($count) } private links are open.
}
dashboard-problems = To mend in the letters’ files
retraction-title = Tell the signers that the letter was taken back
retraction-words = The letter is withdrawn. Once, and not again, you can tell those who have signed it by email. It goes to everybody who has confirmed their signature and still stands by it, whether they wanted news or not, as it concerns their own signature; whoever asked never to be written to is left alone.
retraction-unsaid = There is no withdrawn.md beside the letter, so that the mail gives no reason. If you want to say one, write that file first.
retraction-count = { $count ->
    [0] There is nobody who can be told: no confirmed signature with an address is left.
    [one] One signer gets this mail.
   *[other] { NUMBER($count) } signers get this mail.
}
retraction-mail = { $count ->
    [one] The mail in this language: { $language }, to one signer
   *[other] The mail in this language: { $language }, to { NUMBER($count) } signers
}
retraction-goes = Where “…” stands, each finds the link to their own signature. The mails go after all that somebody waits for, and within the quota. If the letter stands again before all are sent, the rest are not.
retraction-button = { $count ->
    [one] Tell one signer, once and for good
   *[other] Tell { NUMBER($count) } signers, once and for good
}
# $who is an organizer.
retraction-begun = The signers were told at the word of { $who }, on { $time } UTC. This is done once for each letter.
retraction-going = The mails are on their way: { $sent } of { $all } are settled.
retraction-ended = All mails are settled: { $sent } of { $all }.
retraction-stopped = The letter stands again, so that no more of these mails are sent: { $sent } of { $all } were settled.
retraction-done = The mails are on their way.
retraction-done-before = Nothing was sent: the signers have been told before.
retraction-done-otherwise = Nothing was sent: the letter is not withdrawn any more, nobody can be told, or this site cannot send mail.
audit-seek = Search the record
act-check = An organizer checked who signed.
act-uncheck = The note that it was checked who signed was taken back.
act-correct = A typo in a signature was corrected, and its signer was told.
act-take-back-correction = A correction of a signature was taken back.
act-ask-signer = A signer was asked a question by mail.
act-answer = A signer answered a question.
## Import
import-title = Import
import-words = Bring along people who signed elsewhere: on paper, or on another platform. Everybody can read beside their names that the organizers entered them, and from where.
import-file = File
import-file-hint = CSV, as spreadsheets save it, or a plain list with one name a line. The columns may stand in any order. Nothing is entered yet.
import-paste = Or paste a list, one name a line
import-upload = Look at it first
import-before = Entered so far
import-entered = { $count ->
    [one] One line, on { $day }
   *[other] { NUMBER($count) } lines, on { $day }
}
import-taken-back = Taken back on { $day }
import-take-back = Take all of it back
import-take-back-words = All its lines that nobody has claimed are withdrawn: the names are erased, and their numbers are not given again. You can enter a corrected file afterwards.
import-take-back-button = Withdraw these lines
import-done = { $count ->
    [one] One line is entered.
   *[other] { NUMBER($count) } lines are entered.
}
import-done-held = { $count ->
    [one] One of them waits for a moderator.
   *[other] { NUMBER($count) } of them wait for a moderator.
}
import-done-taken-back = { $count ->
    [one] One line is withdrawn.
   *[other] { NUMBER($count) } lines are withdrawn.
}
import-done-discarded = The file is thrown away. Nothing was entered.
import-done-nobody = All of them stand there already. Nothing was entered.
import-preview-title = Before it is entered
import-read-as = Read as { $encoding }, with cells separated by { $separator }.
import-mark = “{ $mark }”
import-apart = Rows { $from } to { $until } stood in one line: each part of it is taken as a person.
import-read-as-names = Read as { $encoding }, with one column.
import-rows = { $count ->
    [one] One row.
   *[other] { NUMBER($count) } rows.
}
import-tab = tabs
import-decide = To be decided before anything can be entered
import-decide-encoding = How the letters are written: choose below the line in which the names are right.
import-decide-header = Whether the first row names the columns: tick it below or leave it, and press “Show it like this”.
import-decide-column = What column { $number } holds: choose it below, or leave the column out.
import-leave-out-unknown = Leave out { NUMBER($count) } columns that nobody knows
import-head-below = Row { $row } names the columns; leave out what stands above it
import-decide-twice = “{ $field }” is chosen for two columns. Only one can be taken.
import-decide-comma = What stands after the comma of the names, or after what else parts them: choose it below.
import-decide-days = Which comes first, the day or the month? Choose it below.
import-decide-namesakes = Rows that may speak of the same person as another: { NUMBER($count) }. Decide on them below.
import-encoding = In which line are the names right?
import-encoding-words = The file does not say how its letters are written. This is what it would say in each of the likely ways.
import-encoding-mixed = Some of its lines are UTF-8, others are written in an older way; “UTF-8+windows-1252” reads each as it is.
import-encoding-others = None of these is right: show further ways
import-comma = What stands after the comma?
import-behind = What stands behind the names, as in “{ $cell }”?
import-comma-name = It belongs to the name, which stays as it is.
import-comma-first-name = The first name.
import-comma-first-name-affiliation = The first name, and then the organisation or affiliation.
import-comma-affiliation = The organisation or affiliation.
import-comma-column = A cell of its own: the columns are shown below.
import-becomes = “{ $before }” becomes “{ $after }”.
import-days = Which comes first in the column of days?
import-days-day-first = Day first:
import-days-month-first = Month first:
import-day-is = “{ $cell }” is { $day }
import-namesakes = The same person, or another one?
import-namesake = Row { $row } has the name of row { $first }, and says something else
import-namesakes-all = All rows that are not decided on one by one
import-namesake-same = the same person: leave the row out
import-namesake-other = another person: enter the row
import-columns = Columns
import-column = Column { $number }, “{ $head }”
import-column-bare = Column { $number }
import-has-header = The first row names the columns
import-organisations = All of these are organisations
import-again = Show it like this
import-no-name-column = No column is the name. Please say above which one is.
import-field-unclear = please choose
import-field-nothing = leave out
import-field-name = Name
import-field-given = First name
import-field-family = Last name
import-field-title = Title before the name (as “Dr.”)
import-field-role = Role or occupation
import-field-organisation = Organisation
import-field-city = City
import-field-country = Country
import-field-website = Website
import-field-comment = A few words
import-field-capacity = Capacity (personal, affiliation, group)
import-field-spokesperson = Who speaks for it (never shown)
import-field-shown = May the name be shown? (who says no is not shown)
import-field-hidden = Should the name be hidden? (who says yes is not shown)
import-field-email = Email address (never shown)
import-field-day = Day of signing
import-sample = The first lines, as they will stand
import-lines-file = All { NUMBER($count) } lines as a file (CSV)
import-row = Row { $row }
import-has-address = with an address
import-faults = { $count ->
    [one] One cell is to be put right
   *[other] { NUMBER($count) } cells are to be put right
}
import-faults-words = Nothing is entered as long as something is wrong. Put it right in your file, and take it again; or leave the column out above.
import-faults-file = All of it as a file (CSV)
import-mend-letters = { $count ->
    [one] Mend one cell whose letters are damaged
   *[other] Mend { NUMBER($count) } cells whose letters are damaged
}
import-drop-cells = Leave these cells out: { $field } ({ NUMBER($count) })
import-drop-rows = Leave these rows out ({ NUMBER($count) })
import-bare = Keep the names, and take off what stands beside them ({ NUMBER($count) })
import-fault = Row { $row }, { $field }: { $why }
import-why-no-name = there is no name.
import-why-names-nobody = this names nobody. Nobody can sign without a name for somebody else; take the row out.
import-why-no-person = this is a sum, a number or a head, and nobody’s name.
import-why-not-a-name = this does not read as a name.
import-why-holds-more = more than a name stands in it: a number, a link or an account, which everybody would read.
import-why-two-addresses = one address stands beside the name, and another one in the column of addresses. Keep the one that is theirs.
import-why-too-long = it is too long (at most { NUMBER($most) } characters).
import-why-control = there is a line break or a control character in it. Perhaps a quotation mark is missing further up.
import-why-bidirectional = there are invisible marks in it that turn the direction of writing. Type it anew.
import-why-stacked = more marks stand on one letter than any script has.
import-why-lost = a letter in it was lost: the file is broken there, read in the wrong way, or was saved with “?” in its place.
import-why-damaged = the letters are damaged; it was probably “{ $meant }”.
import-why-country = we know no country of this name or code.
import-why-website = this is not the address of a web page.
import-why-email = this is not an address that mail can be sent to.
import-why-capacity = it must be personal, affiliation or group.
import-why-holds-address = an email address or a telephone number stands in it, which everybody would read.
import-why-consent = we do not know whether this is yes or no.
import-why-day = we cannot read a day in this.
import-why-future = this day has not come yet.
import-why-surplus = there are more cells than columns. A cell that holds the separator needs quotation marks around it.
import-why-quotation = a cell begins with a quotation mark, and the one that ends it is missing: all that follows would stand in this row. Add it, or take the first one out.
import-more = And { NUMBER($count) } more like these.
import-notes = What is left out, and what waits
import-changed = Row { $row }: “{ $before }” becomes “{ $after }”.
import-dropped = Row { $row } is left out, as you chose.
import-dropped-cell = Row { $row }, { $field }: “{ $cell }” is left out, as you chose.
import-mailboxes = An address that stood beside a name is kept, and never shown.
import-unanswered-hidden = Rows that do not say whether the name may be shown: { NUMBER($count) }. Their names are not shown.
import-unanswered-shown = Rows that do not ask to be hidden, and leave the cell empty: { NUMBER($count) }. Their names are shown.
import-private = Their names are not shown, and they are counted: { NUMBER($count) }.
import-not-shown = counted, the name is not shown
import-dated-today = All of them will bear the date of today.
import-dated = They bear the day that the list says: { $day }.
import-dated-between = They bear the days that the list says, from { $from } to { $until }.
import-dated-without = { $count ->
    [one] One line says none and bears the date of today.
   *[other] { NUMBER($count) } lines say none and bear the date of today.
}
import-repeated = Row { $row } says what row { $first } says. It is left out.
import-mistyped = Row { $row }: the address ends in { $typed }. Perhaps { $meant } is meant.
import-shared-address = Row { $row } has the same address as row { $first }. It is entered without the address.
import-same-name = Row { $row }: somebody of this name stands under the letter already.
import-known-addresses = Addresses that have signed already: { NUMBER($count) }. Their rows are left out. Which ones they are, we tell nobody.
import-watched = Row { $row } waits for a moderator. { $why }
import-provenance = From where do these names come?
import-provenance-hint = Everybody reads it beside each of them, for instance: “paper lists, town fair, 3 May”.
import-take-same = Take those too whose name stands there already: they are other people
import-enter = { $count ->
    [one] Enter one line
   *[other] Enter { NUMBER($count) } lines
}
import-nobody = Nobody is left to be entered.
import-all-stand = Everybody in this file stands under the letter already, by name.
import-enter-same = Enter them
import-discard = Throw the file away
error-import-no-file = Choose a file first.
error-import-too-large = The file is larger than 8 MB. Save only the columns that are needed, as CSV, or divide it into several files, and enter one after the other.
error-import-empty = The file is empty.
error-import-no-text = This file is no text. In your spreadsheet, save the sheet as CSV, and take that file.
error-import-too-long = This file has more than 20,000 rows. Divide it into several files, and enter one after the other.
error-provenance-missing = Please say from where these names come: everybody reads it.
line-entered = entered by the organizers
line-entered-from = entered by the organizers: { $provenance }
first-entered = Entered by the organizers.
log-import-undone = { $count ->
    [one] The organizers took back one line that they had entered.
   *[other] The organizers took back { NUMBER($count) } lines that they had entered.
}
log-sums-taken-down = { $count ->
    [one] One sum of a day’s file was taken down: it could tell who had left the list.
   *[other] { NUMBER($count) } sums of days’ files were taken down: they could tell who had left the list.
}
mail-claim-subject = Is this your name under the letter?
mail-claim-open = The organizers of this open letter have entered your name under it:
mail-claim-from = From where it comes, in the words of the organizers: { $provenance }
mail-claim-words = Only you can say whether that is right. Confirm the line, change it, or take it off. As long as you do not answer, everybody reads that the organizers entered it.
mail-claim-link = Look at it: confirm, change or take off
mail-claim-once = We write to you about this once, and not again.
claim-title = Is this your line?
claim-words = The organizers have entered this name under the letter.
claim-mine = Yes, I sign
claim-mine-words = Change what is not right, and choose who may see it. From then on it is yours alone to change.
claim-button = Confirm my line
claim-not-mine = No, take it off
claim-decline = Take my name off
claim-declined-title = Your name is taken off
claim-declined = The line is gone, with its words and your address. Nobody can enter it from the same file again.
claims-title = Invitations to confirm
claims-link = Invite people to confirm their line
claims-words = Whose address you have, you can ask by mail: they confirm their line, change it, or take it off. Each is asked once. Until then everybody reads that you entered it.
claims-withdrawn = The letter is withdrawn: nobody is invited to sign it.
claims-to-invite = { $count ->
    [0] Nobody is left to be invited.
    [one] One person can be invited.
   *[other] { NUMBER($count) } people can be invited.
}
claims-invited = { $count ->
    [one] One person was invited and has not answered.
   *[other] { NUMBER($count) } people were invited and have not answered.
}
claims-mail = The mail, as one of them reads it
claims-mail-goes = It goes to each in the letter’s language, after all mail that somebody waits for, and within the quota.
claims-invite = { $count ->
    [one] Invite one person
   *[other] Invite { NUMBER($count) } people
}
claims-done-invited = { $count ->
    [one] One invitation is on its way.
   *[other] { NUMBER($count) } invitations are on their way.
}
claims-done-address = The address is kept. Nobody has been written to yet.
claims-address-title = An address for a first signatory
claims-line = Whose
claims-address = Their email address
claims-address-hint = It is sealed, never shown, and used for the invitation.
claims-address-button = Keep the address
error-claims-address = This address cannot be given to this line. Perhaps it belongs to another one, or the line has an address by now.
act-give-address = An entered line was given the address of its person.
act-import = A list of signatories who were collected elsewhere was entered.
act-undo-import = A list that had been entered was taken back.
act-take-down-sums = Sums of days’ files were taken down: they could tell who had left the list.
act-invite-to-claim = People whom the organizers entered were invited to confirm their line.
act-claim = Somebody confirmed the line that the organizers had entered.

## Reporting a name on the list
report-link = Report this name
report-link-number = Report this name: number { NUMBER($number) }
report-title = Report a name
report-about = This is about number { NUMBER($number) } under this letter:
report-does = The organizers read what you write and look at this line. Nothing changes in public before they have decided, and nobody is told who wrote. Until then, new signatures with the same name wait for them too.
report-reason = What is wrong?
report-reason-hint = For example: “This is my name, and I have not signed.” Say how you know. Up to 500 characters. We do not keep who you are; if the organizers should be able to ask you, write how.
report-button = Send the report
report-taken-title = Thank you
report-taken = The organizers look at it. If it is your own name, and you want to know what became of it, look at the list again in a few days.
report-back = Back to the list
error-report-empty = Please say what is wrong.

## Signatures, for organizers
signatures-title = Signatures
signatures-observer = You see what everybody can see: published signatures with a public line.
signatures-search = Name, organisation, role or number
signatures-state = State
signatures-state-all = Every state
signatures-state-held = Waiting
signatures-state-published = Published
signatures-state-rejected = Rejected
signatures-state-withdrawn = Withdrawn
signatures-since = since { $time } UTC
signatures-number = No. { NUMBER($number) }
signatures-verified-email = address confirmed
signatures-verified-checked = identity checked
signatures-verified-entered = entered by the organizers
signatures-capacity-personal = personal
signatures-capacity-affiliation = personal, with an affiliation
signatures-capacity-group = group or organisation
signatures-erased = Withdrawn: name, words and address are erased.
signatures-nothing = Nothing was found.
signatures-open = Open
signatures-label = { $what }: { $name }
signatures-all = All signatures
signatures-by-address = Find by address
address-field = Email address
address-hint = The whole address. Only its hash is looked for, and it is kept nowhere. Signatures without a name are not found by it.
featured-title = Who stands first
featured-words = They stand at the head of the public list, in this order. Their numbers stay.
featured-unseen = Not shown there now: it is not published with a name.
featured-earlier = Earlier
featured-later = Later
featured-feature = Put first
featured-unfeature = No longer first
featured-done = It stands among the first now.
featured-done-out = It stands in its place by number again.
featured-done-moved = The order is changed.
featured-done-not = Nothing was changed: only a published name can stand first, and only so many.
story-title = A signature
story-written = These words are in force since { $time } UTC.
story-waits = Its signer has changed it; the change waits since { $time } UTC:
story-decide = Decide
story-hold = Let it wait again
story-steps = What happened
story-steps-none = Nothing is recorded of it.
story-mails = Mails about it
story-mails-hint = By what they told and when; remembered for a month.
story-looks = Looks at the address
story-looks-none = Nobody has looked at it.
story-reason = Reason
story-back = Back to the signature
story-field-visibility = who sees it
story-field-capacity = the capacity
story-field-name = the name
story-field-spokesperson = who speaks for the group
story-field-role = the role
story-field-organisation = the organisation
story-field-city = the city
story-field-country = the country
story-field-website = the website
story-field-comment = the comment
story-field-updates = whether news is wanted
story-mail-is-waiting = waits to be sent
story-mail-is-sent = sent
story-mail-is-failed = could not be sent
story-mail-is-dropped = not owed any more
story-mail-claim = Invites to confirm the line.
story-mail-question = Asks a question.
story-mail-confirm = Asks to confirm the address.
story-mail-reminder = Reminds of that.
story-mail-standing = Tells how the signature stands.
story-mail-new-link = Brings a new link.
story-mail-move-asked = Says that a move to another address was asked for.
story-mail-moved = Says that the signature has moved to another address.
story-mail-edit = Tells of a change.
story-mail-renewal = Asks to consent to the changed text.
story-mail-together = Says that the name is about to be shown.
story-mail-together-waits-again = Says that the name is not shown after all.
story-mail-farewell = Asks a last time, before the address is erased.
story-mail-withdrawn = Says that the signature was withdrawn.
story-mail-retraction = Tells that the letter was taken back.
enter-title = Add one by hand
enter-words = For somebody who signed on paper, on another platform or by word. The line counts and is public, and says that the organizers entered it.
enter-name = Name, as it should stand under the letter
enter-another = It is another person of the same name
enter-capacity = As whom
enter-provenance = Where it comes from
enter-provenance-hint = Everybody can read it: for instance “On paper, at the meeting of 3 May”.
enter-email = Email address, if you have it
enter-email-hint = It is kept under seal. Nobody is written to until they are invited to confirm the line.
enter-button = Add it
enter-done = It is added, and counts.
enter-done-held = It is added, and waits for a decision: somebody watches over names like it.
error-enter-name-empty = Please write the name as it should stand.
error-enter-stands = Somebody of that name stands there or waits already. If it is another person, say so below.
error-enter-address-stands = This address has signed already, or was entered.
withdraw-for-title = Withdraw it on request
withdraw-for-words = Only if its signer has asked for it. Name, words and address are erased at once, as by the signer’s own withdrawal, and cannot be brought back; the number stays empty. If there is an address, a last mail tells them, with your reason.
withdraw-for-done = It is withdrawn and erased.
reveal-title = Show the address
reveal-words = You seldom need it. That you looked, when and why is recorded, and the signer reads it on the page of their signature.
reveal-once = It is shown this once. The signer can see that you looked.
reveal-gone = There is no address: it is erased, or nobody has given one.
mail-withdrawn-subject = Your signature is withdrawn
mail-withdrawn-open = As was asked for, the organizers have withdrawn your signature under this letter, for the reason below:
mail-withdrawn-erased = Your name, your words and your address are erased; what was kept of the address to write this goes with this mail.
mail-withdrawn-not-asked = If you did not ask for it, you can sign again at any time, and tell the organizers.
## Many signatures at once
bulk-title = Many at once
bulk-lead = Find signatures that belong together, see what would be changed, and decide on all of them. Every act can be taken back for 30 days.
bulk-networks = Networks of those that wait
bulk-networks-hint = What came from one network on one day has one name here. Which network it is, nobody can tell. It is forgotten after two days.
bulk-network = Network { $network }
bulk-group-counts = Waiting: { NUMBER($held) } · published: { NUMBER($published) }
bulk-between = Signed between { $first } and { $last } UTC
bulk-domains = Mail domains of those that wait
bulk-which = Which signatures
bulk-states = They stand as
bulk-state-held = waiting
bulk-state-published = published
bulk-state-rejected = rejected
bulk-stands-held = It waits
bulk-stands-published = It is published
bulk-stands-rejected = It is rejected
bulk-reason = They were held because
bulk-reason-any = (for any reason, or none)
bulk-name = Name, role or organisation
bulk-name-hint = Beginnings of words, as on the list; accents do not matter.
bulk-words = They say
bulk-words-hint = Anywhere in name, role, organisation, web page or comment, letter by letter.
bulk-domain = Mail domain
bulk-domain-hint = What stands after the @ of their addresses.
bulk-network-digits = Network
bulk-network-hint = Choose one above or below, instead of typing.
bulk-since = Signed from (UTC)
bulk-until = Signed until (UTC)
bulk-look = See what would be changed
bulk-found = { NUMBER($count) } found
bulk-found-none = No signature is like that. Nothing can be changed.
bulk-count-held = Waiting: { NUMBER($count) }
bulk-count-published = Published, and so in the count: { NUMBER($count) }
bulk-count-rejected = Rejected: { NUMBER($count) }
bulk-sample = { NUMBER($count) } of them
bulk-why = Reason
bulk-why-hint = Each signer reads it, unless you write to nobody.
bulk-quiet = Write to nobody about it
bulk-takes-down = Some of them are public. To take them down, give your password once more.
bulk-make-rejected = Reject { NUMBER($count) }
bulk-make-published = Publish { NUMBER($count) }
bulk-make-held = Let { NUMBER($count) } wait again
bulk-act-rejected = Rejecting { NUMBER($count) }
bulk-act-published = Publishing { NUMBER($count) }
bulk-act-held = Letting { NUMBER($count) } wait again
bulk-stage-running = It goes on: { NUMBER($changed) } of { NUMBER($targets) } are done.
bulk-stage-cancelled = Stopped: { NUMBER($changed) } of { NUMBER($targets) } were changed.
bulk-stage-done = Done: { NUMBER($changed) } of { NUMBER($targets) } were changed.
bulk-stage-undoing = It is being taken back: { NUMBER($restored) } of { NUMBER($changed) } stand again as before.
bulk-stage-undone = Taken back: { NUMBER($restored) } of { NUMBER($changed) } stand again as before.
bulk-passed-over = Left alone, as they did not stand any more as you saw them: { NUMBER($count) }
bulk-kept = Left alone, as they were decided on again since, or withdrawn: { NUMBER($count) }
bulk-progress = How far it has come
bulk-again = See how far it is
bulk-cancel = Stop here
bulk-undo = Take all of it back
bulk-told = The signers are told by mail.
bulk-not-told = Nobody is written to.
bulk-by-you = Begun by you,
bulk-by-another = Begun by somebody else of the team,
bulk-forgotten = The reason is forgotten after 30 days.
bulk-acts = Acts so far
bulk-back = All acts on many
act-bulk-reject = Many signatures began to be rejected at once.
act-bulk-publish = Many signatures began to be published at once.
act-bulk-hold = Many signatures began to wait again at once.
act-bulk-cancel = An act on many signatures was stopped.
act-bulk-end = An act on many signatures was done.
act-bulk-undo = An act on many signatures began to be taken back.
act-bulk-undone = An act on many signatures was taken back.
error-bulk-states = Please choose at least one: waiting, published or rejected.
error-bulk-time = Please give a day and a time.
error-bulk-domain = Please give what stands after the @, such as example.org.
error-bulk-network = This is no network. Please choose one from the list.
error-bulk-otherwise = Something has changed since you looked. Nothing was done. The numbers below are those of now; please look again.

## Updates to signatories
organize-updates-title = Updates
organize-updates-words = News for everybody to read beside the letter. What stands there can be sent by mail to those who asked for it when they signed.
organize-updates-write = Write an update
organize-updates-back = All updates
organize-update-untitled = Without a headline
organize-update-draft = Draft
organize-update-here = On the site, written here
organize-update-file = On the site, from a file
organize-update-going = On its way by mail: { $sent } of { $all } sent
organize-update-held = On hold: { $sent } of { $all } sent
organize-update-cancelled = Ended early: { $sent } of { $all } sent
organize-update-done = Sent by mail: { $sent } of { $all }
organize-update-is-draft = This is a draft. Nobody but owners of this site can see it.
organize-update-is-here = It stands on the site, and was written here.
organize-update-is-file = It stands on the site. Its words are in a file of the letter, and change there.
organize-update-look = See it there
organize-update-edit = Edit the words
organize-update-publish = Publish on the site
organize-update-remove = Remove the draft
organize-update-mail = By mail
organize-update-audience = { $count ->
    [0] Nobody has asked for updates yet.
    [one] It goes to { $count } mailbox.
   *[other] It goes to { $count } mailboxes, one mail each.
}
organize-update-left-out = { $count ->
    [one] { $count } more signature asked for updates and is left out: its mailbox is among these already, leads nowhere, or wants no mail.
   *[other] { $count } more signatures asked for updates and are left out: their mailbox is among these already, leads nowhere, or wants no mail.
}
organize-update-last = The last of these mails should go about { $time } UTC. Confirmations always go first.
organize-update-once = An update goes by mail once. Send it to yourself first.
organize-update-not-public = The public cannot read this letter now. What is sent by mail must be there for everybody.
organize-update-send = Send it by mail
organize-update-gathering = Those who get it are still being gathered.
organize-update-pace = { $count ->
    [one] About { $count } mail a minute
   *[other] About { $count } mails a minute
}
organize-update-mails = What became of its mails
organize-update-sent = Taken by the mail server
organize-update-waiting = Still to be sent
organize-update-failed = Refused for good
organize-update-dropped = No longer wanted: unsubscribed, withdrawn, or ended
organize-update-all = All together
organize-update-came-back = Of those taken, came back later as undeliverable
organize-update-complained = Marked as spam; updates to that mailbox have ended
organize-update-never = Asked, but never to be written: same mailbox, leads nowhere, or wants no mail
organize-update-hold = Put on hold
organize-update-go-on = Go on
organize-update-cancel = End it now
organize-update-again = Look again
organize-update-preview = How it reads as a mail
organize-update-subject = Subject:
organize-update-as-text = As plain text
organize-update-test = Send this to me
organize-update-edit-title = Words of the update
organize-update-markdown = Write as in a letter’s file, in Markdown: an empty line between paragraphs, *emphasis*, [words](https://example.org) for a link.
organize-update-translation = May stay empty: whoever reads this language then gets the letter’s own.
organize-update-headline = Headline, also the subject of the mail
organize-update-body = Text
organize-update-kind = Whose words are these?
organize-update-kind-news = Ours: news
organize-update-kind-response = The addressee’s own: a response
organize-update-from = Who answered
organize-update-response-only = For a response only.
organize-update-source = Where it was said
organize-update-source-hint = For a response only: a web address, or words such as “letter of 3 May”.
organize-update-save = Save
organize-update-leave = Back without saving
organize-update-problems = The text has mistakes; nothing was saved
organize-update-done-saved = It is saved.
organize-update-done-published = It stands on the site now.
organize-update-done-removed = The draft is removed.
organize-update-done-test = It is on its way to your own mailbox.
organize-update-done-send = It is on its way.
organize-update-done-hold = It is on hold. What was on its way at this moment may still arrive.
organize-update-done-go-on = It goes on.
organize-update-done-cancel = It has ended. Whoever has not got it yet does not.
organize-update-done-otherwise = Nothing was changed: it does not stand as you saw it any more.
error-update-title = Please write a headline.
error-update-body = Please write the text.
error-update-long = Please shorten the text: nobody reads so long a mail.
error-update-from = Please say who answered.
error-update-source = Please say where it was said.
mail-update-about = News of the open letter “{ $letter }”
mail-update-page = Read it on the site
mail-update-why = You get this because you signed the letter and asked for news of it.
mail-update-test = This is a test, and only you get it. In the mail itself, the link that ends such news stands here.
dashboard-set-aside = signed, and their address leads nowhere
act-begin-update = An update was begun.
act-write-update = The words of an update were saved.
act-publish-update = An update was published on the site.
act-remove-update = The draft of an update was removed.
act-test-update = Somebody sent an update to themselves.
act-send-update = An update was sent on its way by mail.
act-hold-update = The mail of an update was put on hold.
act-go-on-with-update = The mail of an update went on.
act-cancel-update = The mail of an update was ended early.
act-update-sent = The last mail of an update was sent or given up.
## What organizers do about one signature
queue-more-acts = Check who it is, ask, correct, put first
queue-check-title = I have checked who it is
queue-how = How
queue-how-hint = For example: “Called back at her university’s number.” The signer reads it.
queue-on = On which day
queue-check = Mark as checked
queue-ask-title = Ask the signer by email
queue-question = Question
queue-question-hint = Say what would help you to decide. They answer on the page of their signature; neither of you sees the other’s address.
queue-ask = Send the question
queue-correct-title = Correct a typo
queue-correct-hint = The signer is told by email, sees before and after, and can take it back.
queue-correct-name = Name
queue-correct = Correct it
queue-checked-on = Checked on { $day }:
queue-uncheck = It was not checked
queue-asked-on = Asked on { $time } UTC:
queue-answered-on = Answered on { $time } UTC:
queue-not-answered = No answer yet.
queue-corrected-was = Corrected by an organizer. The signer wrote:
queue-take-back = Take the correction back
queue-done-checked = It is noted as checked; the signer can see how.
queue-done-unchecked = It is not noted as checked any more.
queue-done-asked = The question is on its way. It goes on waiting here, and the answer will stand beside it.
queue-done-corrected = It is corrected, and the signer is told.
queue-done-taken-back = It reads again as the signer wrote it, and they are told.
queue-done-nothing = Nothing was changed: it reads like that already.
queue-keys = Keys
queue-keys-on = Use these keys
queue-key-next = next
queue-key-before = before
queue-key-publish = publish
queue-key-reason = reason, to reject
queue-key-more = more
queue-key-undo = undo
queue-key-keys = these keys
error-how-missing = Please say how you checked it.
error-day = Please give the day, such as 2026-11-23.
error-day-to-come = This day is still to come.
error-question-missing = Please write what you want to know.
error-answer-empty = Please write an answer.
question-title = The organizers ask you
question-answer = Your answer
question-who-reads = Only the organizers of this letter read your answer. It is erased a day after they have decided. They do not see your email address.
question-answer-button = Send my answer
question-answered = You answered on { $time } UTC:
corrected-title = A typo was corrected
corrected-words = An organizer corrected what your signature says on { $day }. If this is not right, take it back with one click.
corrected-was = You wrote:
corrected-take-back = Let it read as I wrote it
checked-title = Who you are was checked
checked-words = An organizer checked on { $day } who you are, and says how:
done-answered = Your answer is with the organizers.
done-taken-back = Your signature reads again as you wrote it.
mail-question-subject = A question about your signature
mail-question-open = The organizers have a question before they decide on your signature under this open letter:
mail-question-link = Answer on the page of my signature
mail-question-free = Please answer there and not to this email. You need not answer: you can also withdraw your signature there.
mail-corrected-subject = A typo in your signature was corrected
mail-corrected = An organizer has corrected a typo in your signature under this open letter:
mail-corrected-free = If it is right like that, you need not do anything. If not, take it back:
mail-corrected-link = Look at it, or take it back
mail-correction-taken-back = An organizer has taken a correction back: your signature under this open letter says again what you wrote.

## Who stands first, from the queue
queue-feature-title = Put it first
queue-feature-hint = It stands among the first on the page, above all others. The order is changed where all signatures are.
queue-feature = Put it first
queue-publish-feature = Publish it and put it first
queue-unfeature = Put it first no more
queue-done-featured = It stands among the first.
queue-done-published-first = It is published and stands among the first; its signer is told.
queue-done-unfeatured = It does not stand among the first any more.

## What waits, by mail
organize-digest-title = What waits, by email
organize-digest-is-on = When names wait for a decision, or mail of the site does not get out, you are told by email: at most once a day, and every three hours while fifty or more wait.
organize-digest-is-off = You are not told by email when something waits.
organize-digest-off-button = Tell me no more
organize-digest-on-button = Tell me by email
organize-done-digest-on = You are told by email when something waits.
organize-done-digest-off = You are not told any more what waits.
mail-findings-subject = What has changed at your site
mail-findings-open = The site looks at itself every night. This is new at { $site }:
mail-findings-still = Still wrong at { $site }:
mail-findings-right = now right
mail-findings-doubt = to know
mail-findings-wrong = WRONG
mail-findings-all = All that is looked at, with what to do: undersigned-site doctor
mail-digest-subject = Something waits for you
mail-digest-open = This waits at { $site }:
mail-digest-queue = What waits there
mail-digest-stalled = { $count ->
    [one] { $count } mail that somebody waits for has not got out for an hour or longer.
   *[other] { $count } mails that somebody waits for have not got out for an hour or longer.
}
mail-digest-how-often = Such a mail comes at most once a day, and every three hours while fifty or more wait.
mail-digest-off = Turn it off

## Writing a letter on the site

editor-title = Write
write-new-title = Write a new letter
write-new-words = Nobody but the site’s owners sees a draft. You decide later when to publish it.
write-starts = You can begin with:
start-open-letter = an open letter
start-open-letter-text =
    Dear …,

    we write to you because …

    We ask you to:

    - …
    - …

    With kind regards,
start-statement = a statement
start-statement-text =
    We, the undersigned, …

    We stand for …

    We call on everybody to …
start-petition = a petition to an institution
start-petition-text =
    To …

    ## What we ask for

    We ask you to …

    ## Why

    Today, …

    ## Until when

    We ask for an answer by …
write-standing-draft = This is a draft. The public does not see it.
write-standing-embargo = It is complete and will be published on { $time }.
write-standing-public = The letter is published.
write-standing-closed = The letter is published, and was closed for signatures on { $time }.
write-standing-withdrawn = The letter has been taken back. In its place readers find what you wrote in withdrawn.md.
write-share-draft = Show it to others by a private link
write-open-letter = Open the letter
write-text-waits = The changed text waits for your decision, because people have signed the one in force
write-unpublished = You have saved changes that are not published yet.
write-merged = Somebody else has saved changes meanwhile. They are taken over in:
write-conflict-title = Somebody else has changed the same
write-conflict-words = Nothing has been saved yet. Below is what they wrote. Take from it what you need, then save again.
write-title = Title
write-slug = Address
write-slug-hint = The end of its address, after { $address }: a to z, 0 to 9 and hyphens. Empty, it is made from the title.
write-addressed-to = To whom
write-addressed-to-hint = As “The city council”
write-language = Language of the text
write-text = Text
write-text-hint = An empty line between paragraphs. **bold**, *italic*, # heading, [a link](https://example.org), - a list.
write-behind = Who is behind it
write-organizer-name = Name of the organizers
write-organizer-name-hint = A person, a group or an association. Readers see it below the letter.
write-organizer-address = Postal address
write-organizer-country = Country
write-organizer-contact = Contact for readers
write-organizer-contact-hint = An email address or a web page
write-organizer-press = Contact for the press
write-organizer-press-hint = If it is another
write-dates = Dates
write-publishes = Publish at
write-publishes-hint = Until then only private links show the letter. Leave it empty to publish at once.
write-opens = Open for signatures at
write-opens-hint = Empty: when it is published
write-closes = Close for signatures at
write-closes-hint = Empty: it stays open
write-zone = Time zone of these times
write-zone-hint = As the difference from world time (UTC)
write-signing = Signing
write-goal = Goal
write-goal-hint = How many signatures you hope for
write-threshold = Sign together from
write-threshold-hint = Offers to sign together: names stay private until so many people have chosen it
write-ask = What the form asks besides name and email
write-ask-role = Role or profession
write-ask-organisation = Organisation
write-ask-city = City
write-ask-country = Country
write-ask-website = Web page
write-ask-comment = A comment
write-capacities = Who can sign
write-capacities-personal = People, for themselves
write-capacities-affiliation = People, with their affiliation for identification only
write-capacities-group = Groups and organisations
write-moderation = Which signatures you review first
write-moderation-flagged = Those that look unusual
write-moderation-all = All of them
write-moderation-none = None, but anonymous ones
write-more = Summary and terms
write-description = Summary
write-description-hint = One or two sentences, for search engines and shared links
write-license = Licence of the text
write-license-hint = As CC-BY-4.0
write-contact = Another contact for questions
write-contact-hint = If it is not that of the organizers
write-index-list = Search engines may list the names
write-retention-days = Days for which email addresses are kept after the letter closes
write-retention-days-hint = Empty: 180
write-aliases = Earlier addresses
write-aliases-hint = One a line. They lead here.
write-coverage = Press coverage
write-coverage-new = Another article
write-coverage-title = Headline
write-coverage-outlet = Newspaper or station
write-coverage-author = Author
write-coverage-date = Date
write-coverage-url = Web address
write-save = Save
write-save-unpublished = Save without publishing
write-preview = Preview
write-preview-words = So it will look. Nothing in it can be clicked.
write-publish = Publish
write-publish-words = From the date above, or at once, everybody can read and sign the letter.
write-publish-changes = Publish the changes
write-publish-changes-words = Everybody sees the changes at once. If people have signed the text, a changed text waits until you have said whether the change is editorial or material.
write-translations = Translations
write-translate-to = Language
write-translate = Translate
write-files-words = Statements, pictures, first signatories, and earlier versions of everything:
write-whole = The letter as a whole
write-close = Close for signatures now
write-close-words = From now on nobody can sign. The letter and its signatures stay public.
write-take-back = Take the letter back
write-take-back-words = The letter is no longer shown. In its place readers find that it was taken back, and why, if you write it in withdrawn.md.
write-restore = Show the letter again
write-restore-words = The letter is public again, with its signatures.
write-done-saved = Saved.
write-done-published = Published.
write-done-closed = The letter is closed for signatures.
write-done-taken-back = The letter has been taken back.
write-done-restored = The letter is shown again.
write-saved-at = Saved
write-lost = Not saved: there is no connection. What you typed is kept in this browser.
write-meanwhile = Somebody else has changed the same. Press “Save” to see both.
write-left-over = What you typed before and did not save is back.
write-translation-title = Translation: { $language }
write-translation-words = The text in its own language is beside the translation. Signers are bound to the text that they read.
write-matches = The translation matches the original as it is now
write-original-changed = The original has changed since this translation was made
write-own-title = Title of the original:
write-own-text = Original
write-back = Back to the letter
error-letter-title = Write a title.
error-letter-text = Write the text of the letter.
error-letter-slug = Use a to z, 0 to 9 and single hyphens for the address, as save-the-library.
error-letter-slug-missing = Write the end of the address, as save-the-library: it cannot be made from this title.
error-letter-taken = There is already a letter at this address. Choose another.
error-letter-moment = Write a date and a time, as 2030-01-31T18:00.
error-letter-closes = The letter closes before it is published or open. Correct one of the dates.
error-letter-number = Write a number without other characters.
error-letter-organizer = Write the name of the organizers.
error-letter-article = Write the headline of the article.
error-file-none = Choose a file.
error-file-kind = This kind of file is not part of a letter. Choose a picture, a .md or .csv file, or a .zip of the whole letter.
error-file-archive = This is not a .zip of a letter: it has no letter.md, or is too large.
files-title = Files and versions
files-words = The letter consists of these files. You can edit each of them, and bring earlier versions back.
files-in-folder = This letter is edited in its folder on the server, and what is saved there is in force at once. Here you can look at its files.
files-name = File
files-size = Size
files-download = Download all as .zip
files-add = Add
files-add-signatories = First signatories
files-add-about = Acknowledgements, and how to contribute
files-add-watch = Names that wait for a moderator
files-add-withdrawn = Why the letter was taken back
files-add-statement = Statement
files-statement-by = Whose statement is it?
files-begin-statement = Write it
files-upload = Upload a file
files-file = Picture, text, or the whole letter as .zip
files-file-hint = Pictures: PNG, JPEG, WebP, GIF or AVIF, up to 10 MB. What cameras write into them is not published.
files-not-taken = Nothing was saved: please correct this first
files-content = Content
files-hint = A text file
files-hint-signatories = One a line; the first line names the columns: name,capacity,role,organisation,website. Whoever is removed is withdrawn, also from earlier versions.
files-hint-about = Shown with the statements and for the press
files-hint-watch = One name a line. A signature under such a name waits for you.
files-hint-withdrawn = Shown in place of the letter when it is taken back
files-hint-statement = Between the lines of plus signs: name, role, and [image] with file and alt. Below them the statement.
files-versions = Earlier versions
files-present = present
files-removed = removed
files-since = What has changed since { $time }
files-restore = Bring this version back
files-restore-words = The file becomes as it was. The present version is kept.
files-end = Remove or erase
files-remove = Remove
files-remove-words = The file is no longer part of the letter. It can be brought back.
files-erase = Erase with all versions
files-erase-words = For words or pictures of somebody who wants to be forgotten. The file cannot be brought back.
files-done-saved = Saved.
files-done-removed = The file has been removed.
files-done-erased = The file has been erased with all its versions.
files-done-restored = The earlier version is back.
files-back = All files
act-begin-letter = A letter was begun.
act-take-over-letter = A letter was taken into the site’s keeping.
act-write-letter = A letter was saved.
act-publish-letter = A letter was published.
act-close-letter = A letter was closed for signatures.
act-take-back-letter = A letter was taken back.
act-restore-letter = A letter was shown again.
act-erase-file = A file of a letter was erased with its versions.
