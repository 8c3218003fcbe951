# The interface in English. Everything that is not a plain key (see texts/catalogue.py) is Telegram's HTML.

## The supporter

start =
    <b>{ $title }</b>

    { $summary }
start-issuer = Statement by { $issuer }
start-dated = Date: { $date }
start-count =
    { $count ->
        [0] No organisation has signed yet. Yours can be the first.
        [one] <b>{ $count } organisation</b> has signed.
       *[other] <b>{ $count } organisations</b> have signed.
    }
start-goal = The goal is { $goal }.
start-deadline = Signatures are welcome until { $moment }.
start-closed = This statement no longer takes signatures. You can still read it and pass it on.
start-draft = You have an unfinished form for this statement. Nothing is lost: you can go on where you stopped.
start-other-language = The statement is not available in your language yet. You can read it in: { $languages }.
start-choose-language = Please choose your language:
nothing-published = There is no statement to sign yet. Please come back later.
wording-approved = Translation approved by the issuer.
wording-draft = This translation is a draft: the issuer has not approved it yet. The original decides.
wording-restated = This is a restatement of the statement in other words, not the issuer’s own wording.
text-file-caption =
    The text of version { $version } ({ $language }), as it is signed.
    SHA-256: <code>{ $digest }</code>
language-choose = <b>Language</b>
    Choose the language of the bot and of the statement:
language-chosen = The bot speaks English with you now.
signers-title = <b>Who signed</b>
signers-none = Nobody is named on the list yet.
signers-row = { $number }. <b>{ $organisation }</b>, { $country }
signers-counted =
    { $count ->
        [one] { $count } organisation is counted without being named.
       *[other] { $count } organisations are counted without being named.
    }
signers-page = Page { $page } of { $pages }
menu =
    I help organisations sign a joint statement. Here is what you can do:

    /start – the statement and how to sign it
    /mine – your organisations’ signatures
    /verify – check a receipt
    /language – another language
    /help – how this works
    /privacy – what is stored, and how to have it erased
help =
    <b>How this works</b>

    1. Read the statement with /start.
    2. If you may speak for an organisation, press “Endorse” and answer six short questions.
    3. Check everything on one card, choose whether your organisation is named, and confirm.
    4. You get a receipt with a reference. The coordinators look at every signature before it counts.

    /mine shows your signatures and whether they were accepted; there you can correct one, change whether it is named, or withdraw it. You can leave the form at any time and go on later: your answers wait for you. /cancel erases them.
privacy =
    <b>What is stored, and why</b>

    <b>If you only read:</b> nothing but your language, once you choose it or open a link that names it. If you write to me, how many messages, for a day at most.
    <b>While you fill in the form:</b> your answers, so that you can go on later. /cancel erases them; after two weeks without a change they are erased anyway, and you are told before.
    <b>When you sign:</b> the organisation’s name, country and website; your name, position and e-mail, so that the coordinators can check who signed; your Telegram number, so that the bot can tell you the decision; and which text you signed, and when.

    <b>Who sees it:</b> the public list shows the organisation’s name, country and website, with the language, date and version that it signed, and only if you chose that. Your name, position and e-mail are seen by the coordinators alone. Your Telegram name and phone number are not stored. Whoever has the reference from your receipt can learn from /verify whether the signature stands, under which text and since when.

    The coordinators’ server keeps the database; Telegram carries the messages and can read them. If signing is dangerous where you live, choose to be counted only, or do not sign from your own account.

    <b>For how long:</b> your name, position and e-mail are erased some time after the statement closes, normally after 90 days. What the coordinators did is kept in a log without your name.

    <b>You decide:</b> /mydata sends you everything that is stored about you. /forget erases it at once, and asks before it does.
about =
    <b>Undersigned</b> collects organisations’ signatures under joint statements. It is free software under the AGPL licence: anyone may read, check and run it.
    Version { $version }
nothing-to-cancel = There is no unfinished form.
edited = I cannot see changes to a message that was already sent. Please answer again, or use the edit buttons on the review card at the end.
group = I take signatures in a private chat. Press the button to read the statement there.
failure = Something went wrong on our side. Nothing that you had already confirmed is lost. Please try again in a moment.

## The form

gate =
    <b>For an organisation?</b>

    This statement gathers organisations: parties, unions, associations, initiatives, editorial teams. Do you sign on behalf of one, and may you do so?
gate-myself =
    Thank you for wanting to sign. This statement gathers organisations, so personal signatures are not collected.

    You can still help: pass the statement on to an organisation that you know or belong to. This link opens it in their language:
    { $link }
resume =
    <b>You have an unfinished form</b>
    { $organisation ->
        [none] No answers were given yet.
       *[named] Organisation: { $name }
    }
    Go on where you stopped, or start again?
resume-other = You have an unfinished form for another statement. Starting a new one erases it.
progress = Question { $number } of { $total }
question-name = <b>What is the organisation’s name?</b>
    As it should appear on the list.
question-country = <b>Which country is it in?</b>
    Type the country, in any language, and confirm with a button. If you work in several countries, type “international”.
question-website = <b>Does it have a website or a public page?</b>
    Send the address, for example example.org or @channel. This helps the coordinators to recognise you.
question-representative = <b>What is your name?</b>
    Only the coordinators see it.
question-position = <b>What is your position in the organisation?</b>
    For example: secretary, member of the board. Only the coordinators see it.
question-email = <b>What e-mail address can the coordinators write to?</b>
    Only they see it.
question-answered = So far: { $answer }
country-found = Please confirm with a button:
country-unsure = Did you mean one of these? Otherwise please type it again.
country-unknown = No country of that name was found. Please check the spelling, or type it in English.
refused-empty = That answer is empty.
refused-too-long = That is too long: at most { $limit } characters fit.
refused-no-letters = A name needs at least one letter or digit.
refused-not-a-link = That does not look like an address on the web. For example: example.org
refused-not-an-email = That does not look like an e-mail address. For example: name@example.org
refused-not-a-choice = Please choose with the buttons.
refused-not-text = Please answer in words; pictures, voice messages and files cannot be taken here.
review =
    <b>Please check everything</b>

    Organisation: <b>{ $organisation }</b>
    Country: { $country }
    Website: { $website }
    Your name: { $representative }
    Your position: { $position }
    E-mail: { $email }

    Statement: { $title }
    Text: version { $version }, { $language }
review-missing = not given
review-choose = <b>How should the organisation appear?</b> Please choose:
review-public = It will be <b>named</b> on the public list.
review-counted = It will be <b>counted</b>, and not named anywhere in public.
text-changed = A new version of the statement was published while you filled in the form. Please read it again: your signature would stand under the text named below.
draft-changed = Your answers have changed since that card was shown. Please check them as they are now:
discard-question = Erase this form and all its answers?
discarded = The form was erased. Nothing of it is stored.
draft-gone = That form is no longer there. /start begins a new one.
incomplete = One question is still open:
already-endorsed = An organisation of this name and country is already on this statement. If you think that is a mistake, please write to the coordinators. You can also change the name or the country.
not-open = This statement takes no signatures now.
receipt =
    <b>Thank you. The endorsement is recorded.</b>

    Reference: <code>{ $reference }</code>
    Organisation: <b>{ $organisation }</b>
    Statement: { $title }
    Text: version { $version }, { $language }
    Digest of the text (SHA-256): <code>{ $digest }</code>
    Time: { $moment }

    The coordinators will look at it, and you will hear their decision here. Keep the reference: it proves which signature is yours.
mine-title = <b>Your endorsements</b>
mine-none = You have not endorsed anything yet. /start shows the statement.
mine-row =
    <b>{ $organisation }</b>
    { $status } · { $visibility }
    Reference: <code>{ $reference }</code>
    { $title }, version { $version }, { $language }
    { $moment }
mine-reason = Reason: { $reason }
decided-accepted =
    <b>Accepted.</b> The endorsement of <b>{ $organisation }</b> now counts.
    Reference: <code>{ $reference }</code>
    Statement: { $title }
decided-rejected =
    The coordinators did not accept the endorsement of <b>{ $organisation }</b>.
    Reason: { $reason }
    Reference: <code>{ $reference }</code>
    Statement: { $title }

## The admin

card =
    <b>{ $organisation }</b>
    { $country }
    { $website }

    { $status } · { $visibility }
    { $title }, version { $version }, { $language }
    { $moment }
card-details =
    Name: { $representative }
    Position: { $position }
    E-mail: { $email }
    Reference: <code>{ $reference }</code>
    Digest: <code>{ $digest }</code>
card-decided = { $status } by <a href="tg://user?id={ $admin }">{ $who }</a>, { $moment }
card-reason = Reason: { $reason }
reject-question = Why is it rejected? The representative will read the reason.
reject-write = Please write the reason for <b>{ $organisation }</b> as your next message. The representative will read it. /cancel stops this.
reject-done = Rejected: <b>{ $organisation }</b>. The representative is told.
reject-stopped = Nothing was rejected.
reject-late = That reason came too late: the question was asked more than half an hour ago, and nothing was rejected. /signatories shows the card again.
already-decided = Somebody was quicker: <b>{ $organisation }</b> is { $status } already.
signatories-title = <b>Signatories</b>
signatories-counts =
    Waiting: <b>{ $pending }</b>
    Accepted: <b>{ $accepted }</b> ({ $public } named, { $counted } only counted)
    Rejected: <b>{ $rejected }</b>
    Withdrawn: <b>{ $withdrawn }</b>
signatories-row = { $number }. { $organisation }, { $country } · { $status }
signatories-none = None in this list.
export-question = <b>Export</b>
    Which list, and in which format?

    The <b>public</b> list holds accepted organisations that chose to be named, and nothing confidential.
    The <b>confidential</b> list holds everything: all states, names, positions and e-mail addresses.
export-sure = The confidential list names people, with their e-mail addresses. In wrong hands it can hurt them. Keep it off shared devices and delete it when it is done with. Send it now?
export-stopped = Nothing was sent.
export-caption =
    { $list ->
        [public] <b>Public list</b>
       *[confidential] <b>Confidential list: do not pass on</b>
    }
    { $title }
    As of { $moment }
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
failure-notice = An update could not be handled: number { $update }. The person was told, and the log says more.

## One’s own data, and limits

mydata-caption = Everything that is stored about you here, as of { $moment }. The file is in JSON, a format that every text editor opens. /forget erases it.
forget-title = <b>Erase everything about you?</b>
forget-erased = This is erased at once and for good:
forget-row = • the endorsement of <b>{ $organisation }</b> ({ $status }), with your name, position and e-mail
forget-more = • further endorsements: { $count }
forget-draft = • your unfinished form
forget-rest = • your choice of language, notices that wait for you, and what was counted about you
forget-role = • your role in the team. In the audit log your Telegram number stays beside what you decided: nobody can change that log, and that is what it is for.
forget-accepted = <b>What is accepted</b> leaves every list with you. Or, if you choose so, the organisation stays on the list as it is now: with its name, country and website alone, and no link to you. Then nobody can correct or withdraw it here any more; its reference can still be checked.
forget-last = With its signatures withdrawn, the organisation no longer counts. The coordinators learn that endorsements were erased, without your name.
forget-role-stays = Your role as an owner stays, with your Telegram number: without an owner nobody could run this bot. Whoever runs the server can take your number out of its settings; an owner without whom there would be none has to make somebody else an owner first.
forget-block-stays = It stays noted that your Telegram number is blocked, until a coordinator lifts that.
forget-remains = The bot cannot erase the messages in this chat, or files that coordinators exported or backed up before. You can delete this chat yourself.
forget-nothing = Nothing about you is stored here that could be erased.
forget-done = <b>Done.</b> What was stored about you here is erased.
forget-kept = The organisations whose endorsement was accepted stay on the list, without any link to you.
forget-stopped = Nothing was erased.
forget-changed = Something has changed since that question was asked, and nothing was erased yet. Please look again:
draft-ends =
    Your unfinished form for <b>{ $title }</b> is still here. It will be erased on { $moment }, because nobody’s answers should lie about for longer than needed.

    If you still want to sign, you can go on where you stopped. Otherwise you need not do anything.
too-much-draft = You have begun very many forms today. Please go on tomorrow. If you speak for so many organisations, the coordinators can help you.
too-much-confirm = You have signed for very many organisations today. Your form stays as it is: please go on tomorrow, or write to the coordinators.
too-much-text = You write faster than I can answer, so I did not take your last message. Please wait a minute, and then send it again.
too-much-file = You have asked for this file several times today. Please try again tomorrow.
blocked = The coordinators have asked me not to answer you any more. If you think that is a mistake, please write to them. /mydata and /forget still work for you.
card-erased = This endorsement was erased: the representative had everything about themselves deleted.
erased-notice =
    A representative had everything about themselves erased.
    Endorsements erased: <b>{ $erased }</b>
    Kept without any link to them: <b>{ $kept }</b>
    The cards show it.
block-usage =
    <code>/block</code> with the reference of an endorsement, or with a Telegram number, blocks the person behind it: the bot tells them so once and answers them no more.
    <code>/unblock</code> lets them back in.
block-list = Blocked now: { $people }
block-done = Blocked: <code>{ $who }</code>. Their endorsements stay as they are. <code>/unblock { $who }</code> lets them back in.
block-already = <code>{ $who }</code> is blocked already.
block-team = <code>{ $who }</code> is one of the team and cannot be blocked.
block-unknown = Nobody is known by <code>{ $who }</code>.
unblock-done = <code>{ $who }</code> is not blocked any more.
unblock-none = <code>{ $who }</code> was not blocked.

## Checking: receipts and the audit log

receipt-check = Whoever has the reference can check it with this link: { $link }
verify-how =
    <b>Check a receipt</b>

    Send the command with the reference behind it, for example <code>/verify U-7K3M-Q9TD</code>. Capitals, spaces and dashes do not matter.
verify-unclear = That is not a whole reference: it has eight letters and digits after the U.
verify-unknown = There is no endorsement with the reference <code>{ $reference }</code> here. Please compare it with the receipt, letter by letter. What was erased on request is not known here any more either.
verify-later = You have checked a great many receipts in a short time. Please go on in an hour.
verify-accepted = <b>This endorsement stands.</b> The coordinators accepted it.
verify-pending = <b>This endorsement is recorded.</b> The coordinators have not decided on it yet.
verify-rejected = <b>This endorsement does not stand.</b> The coordinators did not accept it.
verify-withdrawn = <b>This endorsement does not stand any more.</b> It was withdrawn.
verify-facts =
    Reference: <code>{ $reference }</code>
    Statement: { $title }
    Text: version { $version }, { $language }
    Digest of the text (SHA-256): <code>{ $digest }</code>
    Signed: { $moment }
verify-named = Organisation: <b>{ $organisation }</b>, { $country }
verify-unnamed = An organisation is shown here only if it is accepted and chose to be named.
audit-title = <b>Audit log</b>
audit-none = Nothing is recorded yet.
audit-head =
    { $count ->
        [one] { $count } entry.
       *[other] { $count } entries.
    }
    Digest of the last one, which covers them all: <code>{ $digest }</code>
audit-row =
    { $number }. <b>{ $action }</b> · <code>{ $subject }</code>
    { $moment } · { $who }
audit-who = <a href="tg://user?id={ $admin }">{ $who }</a>
audit-fact = { $name }: { $value }
label-audit-decided = Decision
label-audit-exported = Export
label-audit-published = Publication
label-audit-role-granted = Role given
label-audit-role-changed = Role changed
label-audit-role-ended = Role ended
label-audit-invited = Invitation
label-audit-invitation-withdrawn = Invitation taken back
label-audit-merged = Endorsements merged
label-audit-unmerged = Merge undone
label-audit-corrected = Correction
label-audit-withdrawn = Withdrawal
label-audit-visibility-changed = Visibility changed
label-audit-erased = Erasure
label-audit-statement-paused = Statement paused
label-audit-statement-closed = Statement closed
label-audit-statement-reopened = Statement reopened
label-audit-purged = Old data deleted
label-audit-unreadable = unreadable
label-representative = the representative
label-server = the server
label-fact-status = State
label-fact-reason = Reason
label-fact-visibility = Visibility
label-fact-version = Version
label-fact-sha256 = SHA-256
label-fact-list = List
label-fact-format = Format
label-fact-language = Language
label-fact-rows = Rows
label-fact-role = Role
label-fact-before = Before
label-fact-was = Before
label-fact-of = About
label-fact-deadline = Deadline
label-fact-endorsement = Endorsement
label-fact-erased = Erased
label-fact-kept = Kept
label-fact-drafts = Unfinished forms
label-fact-contacts = Contacts
label-fact-corrections = Corrections
label-fact-invitations = Invitations
label-value-public = public
label-value-confidential = confidential
label-value-draft = draft
label-value-open = open
label-value-paused = paused
label-value-closed = closed
label-value-correction = a correction
label-value-dropped = dropped
label-value-erased = erased
label-value-kept = kept
label-subject-person = a person
label-subject-retention = what was kept long enough
command-verify = Check a receipt
command-audit = The audit log

## Buttons, short answers and other plain text

button-read = Read the statement
button-endorse = Endorse
button-go-on = Go on with the form
button-signers = Who signed
button-language = Language · Язык · Լեզու · اللغة
button-home = ‹ Overview
button-text-file = The text as a file
button-other-text = Read in { $language }
button-yes-organisation = Yes, for an organisation
button-myself = No, as myself
button-start-over = Start again
button-skip = Skip
button-back = ‹ Back
button-cancel = Cancel
button-keep = Keep this answer
button-discard = Yes, erase it
button-go-on-short = No, go on
button-public = Named publicly
button-counted = Only counted
button-confirm = Confirm and sign
button-edit-name = Name
button-edit-country = Country
button-edit-website = Website
button-edit-representative = Your name
button-edit-position = Position
button-edit-email = E-mail
button-mine = My endorsements
button-open-bot = Open the statement
button-previous = ‹ Previous
button-next = Next ›
button-accept = Accept
button-reject = Reject
button-details = Details
button-less = Fewer details
button-write-reason = Write a reason
button-filter-all = All
button-filter-pending = Waiting
button-filter-accepted = Accepted
button-filter-rejected = Rejected
button-export = Export
button-export-public = Public, { $format }
button-export-confidential = Confidential, { $format }
button-send-confidential = Yes, send it to me
button-no = No
toast-stale = This button is out of date.
toast-already = Decided already: { $status }
toast-accepted = Accepted. The representative is told.
toast-rejected = Rejected. The representative is told.
toast-working = One moment: the list is being made.
toast-language = The bot speaks English with you now.
toast-failure = Something went wrong. Please try again.
status-pending = Waiting for review
status-accepted = Accepted
status-rejected = Rejected
visibility-public = named publicly
visibility-counted = only counted
reason-not-an-organisation = This does not seem to be an organisation.
reason-not-confirmed = We could not confirm that you speak for this organisation.
reason-duplicate = This organisation has signed already.
reason-trial = This looks like a trial entry.
label-no-website = no website
label-you = you
label-admin = admin { $admin }
command-start = The statement and how to sign it
command-mine = Your organisations’ signatures
command-language = Choose the language
command-help = How this works
command-privacy = What is stored, and how to have it erased
command-about = About this bot
command-cancel = Stop what you are doing
command-signatories = Signatories and reviews
command-export = Export the list
button-forget-all = Yes, erase everything
button-forget-keep = Erase me, keep the organisation
label-audit-blocked = Somebody blocked
label-audit-unblocked = Block lifted
label-former-admin = a former admin
command-mydata = Everything that is stored about you, as a file
command-forget = Have everything about you erased
command-block = Block somebody
command-unblock = Let somebody back in
bot-description = Read a joint statement in your language and endorse it on behalf of your organisation, in two minutes. You get a receipt, and you decide whether your organisation is named.
bot-short-description = Joint statements, endorsed by organisations. Read, sign, get a receipt.
column-reference = Reference
column-status = State
column-visibility = Visibility
column-organisation = Organisation
column-country = Country
column-country-code = Country code
column-website = Website
column-representative = Representative
column-position = Position
column-email = E-mail
column-language = Language signed
column-version = Version
column-digest = Digest (SHA-256)
column-signed-on = Signed on
column-signed-at = Signed at (UTC)
column-decided-at = Decided at (UTC)
column-decided-by = Decided by (Telegram id)
column-reason = Reason
sheet-signatories = Signatories
sheet-totals = Totals
totals-all = All
totals-status = By state
totals-visibility = By visibility
totals-country = By country
totals-language = By language

## The team, and the state of a statement

team = <b>The team</b>
team-row = { $number }. <a href="tg://user?id={ $person }">{ $name }</a>: { $role }, since { $day }
team-row-settings = { $number }. <a href="tg://user?id={ $person }">{ $name }</a>: { $role }, named in the bot’s settings
team-invitations = <b>Open invitations</b>
team-invitation = { $role }, until { $moment }
invite-question = <b>An invitation: for which role?</b>
may-owner = <b>Owner:</b> everything that admins may, and the team (/team) and the state of the statement (/statement).
may-admin = <b>Admin:</b> gets the cards, accepts and rejects, sees all signatories (/signatories) and exports them (/export).
may-viewer = <b>Viewer:</b> sees how many have signed and how many wait (/signatories), and nobody’s contact.
invite-link =
    <b>An invitation.</b> Role: { $role }

    Send this link to the one person who is meant, in a private chat. Whoever opens it first can take the role. It works once, until { $moment }, and is shown only here:

    { $link }
member =
    <a href="tg://user?id={ $person }">{ $name }</a>
    { $role }, since { $day }
    Telegram id: <code>{ $person }</code>
role-question = Change the role of <b>{ $name }</b>? { $was } → <b>{ $role }</b>
role-end-question = End the role of <b>{ $name }</b> ({ $was })? From that moment their commands and buttons do nothing any more.
invited = <b>You are invited to help the coordinators.</b> Role: { $role }
invited-question = Do you accept? Who invited you will be told.
invited-gone = This invitation is not valid: a link works once, for 24 hours, and can be withdrawn. Please ask for a new one.
invited-already = You have a role already: { $role }. The invitation was not used; somebody else can still take it.
invited-no = Nothing has changed. If you meet the same link again in time, you can still accept.
joined = <b>Welcome to the team.</b> Your role: { $role }
member-joined = <a href="tg://user?id={ $person }">{ $name }</a> accepted the invitation. Role: { $role }. /team shows everybody.
role-changed = An owner changed your role. It is now: { $role }
role-ended = Your role among the coordinators has ended. You can do what every reader can.
panel =
    <b>{ $title }</b> ({ $slug })
    State: { $state }
panel-deadline = Deadline: { $moment }
panel-last-text = Last text for latecomers: { $languages }
panel-no-last-text = Last text for latecomers: none yet
panel-choose = Which statement?
move-paused = <b>Pause “{ $title }”?</b> Until you reopen it nobody can sign. Everybody can read it and see who signed, and forms that were begun are kept.
move-closed = <b>Close “{ $title }”?</b> Nobody can sign any more. Everybody can read it and see who signed, and forms that were begun are kept in case you reopen it.
move-open = <b>Take signatures under “{ $title }” again?</b>
move-deadline = Its deadline ({ $moment }) has passed, and will be removed.
last-text-choose = <b>The last text for latecomers</b>
    Whoever comes when the statement is closed reads it. In which language do you want to write it?
last-text-write = Please write the last text in this language as your next message, at most { $limit } characters: { $language }. /cancel stops this.
last-text = <blockquote>{ $text }</blockquote>
last-text-saved = Stored: { $language }. This is what latecomers will read:
last-text-stopped = The last text stays as it was.
last-text-late = That text came too late: the question was asked more than half an hour ago, and nothing was stored. /statement asks it again.
start-paused = Signatures are paused for now. You can read the statement and see who signed.
start-draft-kept = Your unfinished form is kept. If signatures are taken again, you can go on where you stopped.
form-paused = Signatures are paused for now. Your answers are kept: you can go on here, and sign when it is possible again.
form-closed = This statement takes no signatures any more. Your answers are kept in case it is reopened; /cancel erases them.
button-invite = Invite somebody
button-withdraw-invitation = Withdraw: { $role }, { $moment }
button-withdraw-link = Withdraw this invitation
button-team = ‹ The team
button-set-role = Change to: { $role }
button-set-role-sure = Yes, change it
button-end-role = End the role
button-end-role-sure = Yes, end it
button-join = Yes, I accept
button-not-join = No, thank you
button-move-open = Reopen
button-move-paused = Pause
button-move-closed = Close
button-sure-open = Yes, reopen it
button-sure-paused = Yes, pause it
button-sure-closed = Yes, close it
button-last-text = Last text for latecomers
button-erase-last-text = Erase this text
button-panel = ‹ State of the statement
toast-invitation-withdrawn = The invitation is withdrawn.
toast-role-changed = Done. They will be told.
toast-last-owner = Somebody has to stay who is an owner.
toast-moved = Somebody changed this meanwhile. This is how it stands now.
toast-statement-open = Signatures are taken again.
toast-statement-paused = Paused.
toast-statement-closed = Closed.
toast-last-text-erased = Erased.
label-role-owner = owner
label-role-admin = admin
label-role-viewer = viewer
label-role-none = no role
label-state-open = open for signatures
label-state-paused = paused
label-state-closed = closed
label-state-over = closed by its deadline
command-team = The team and its roles
command-statement = Pause, close or reopen the statement

## The representative stays in charge

mine-choose = Choose one to correct it, to change how it appears, or to withdraw it:
mine-withdrawn = Withdrawn on { $moment }
mine-correction-pending = Your correction waits for review. Until it is decided, everything stays as it is here.
mine-correction-rejected = Your correction was not accepted. Everything stays as it is here.
withdraw-question =
    <b>Withdraw the endorsement of { $organisation }?</b>

    It leaves every list at once, and the coordinators are told. This cannot be taken back. While the statement is open, the organisation can sign again.
withdraw-done = <b>Withdrawn.</b> This endorsement is on no public list any more and counts nowhere.
resume-correction =
    <b>You have an unsent correction</b>
    Organisation: { $organisation }

    Go on with it, or leave it? The endorsement itself stays as it is.
discard-correction = Drop this correction? The endorsement stays as it is.
correction-discarded = The correction was dropped. The endorsement stays as it was.
correct-title =
    <b>Correction of { $reference }</b>
    Change what is not right and send it. Your signature stays under the text that you signed.
correct-pending = The coordinators will review the answers as they are here.
correct-accepted = The coordinators will review what you change; until they decide, the list stays as it is. Whether the organisation is named changes at once.
correct-rejected = Sent again, the endorsement is reviewed again, with the answers as they are here.
correct-closed = This statement takes no signatures now. The organisation’s name and country stay as they are; everything else can be corrected.
correct-closed-rejected = This statement takes no signatures now, so this endorsement cannot be sent again.
correct-sent = <b>The correction is sent.</b> The coordinators will look at it, and you will hear their decision here.
correct-saved = <b>Saved.</b> There is nothing to review.
correction-accepted =
    <b>Your correction is accepted.</b> The endorsement of <b>{ $organisation }</b> stands with the new answers.
    Reference: <code>{ $reference }</code>
    Statement: { $title }
correction-rejected =
    The coordinators did not accept your correction. The endorsement of <b>{ $organisation }</b> stands as it was.
    Reason: { $reason }
    Reference: <code>{ $reference }</code>
    Statement: { $title }
    With /mine you can send another correction, or withdraw the endorsement.
withdrawn-told =
    The endorsement of <b>{ $organisation }</b> has left every list.
    Reference: <code>{ $reference }</code>
    Statement: { $title }
withdrawn-for =
    The coordinators have withdrawn the endorsement of <b>{ $organisation }</b>. It is on no public list any more and counts nowhere.
    Reference: <code>{ $reference }</code>
    Statement: { $title }
    If nobody of you asked for this, please write to them.
card-withdrawn = Withdrawn by the representative, { $moment }
card-withdrawn-for = Withdrawn on request by <a href="tg://user?id={ $admin }">{ $who }</a>, { $moment }
card-corrected = The representative has corrected the answers: these are the new ones.
card-correction = <b>A correction waits</b>, old → new:
card-correction-row = { $field }: <s>{ $old }</s> → <b>{ $new }</b>
card-correction-rejected = Correction rejected by <a href="tg://user?id={ $admin }">{ $who }</a>, { $moment }
withdraw-for-question = Did the representative ask for this? The endorsement leaves every list at once, they are told, and it cannot be taken back.
reject-changed = Nothing was rejected: the representative of <b>{ $organisation }</b> has corrected the answers meanwhile. Please look at them again.
button-mine-all = ‹ My endorsements
button-correct = Correct
button-show-public = Change visibility: name us
button-show-counted = Change visibility: only count us
button-withdraw = Withdraw
button-withdraw-sure = Yes, withdraw
button-withdraw-no = No, leave it as it is
button-send-correction = Send the correction
button-accept-correction = Accept the correction
button-reject-correction = Reject the correction
button-withdraw-for = Withdraw on request
button-filter-withdrawn = Withdrawn
toast-visibility-public = The organisation is to be named publicly now.
toast-visibility-counted = The organisation is only counted now, and named nowhere in public.
toast-withdrawn = Withdrawn. The representative is told.
toast-answers-changed = The representative has corrected the answers meanwhile. Please look at them again.
toast-place-taken = An organisation of the corrected name and country is on the list already. Reject the correction, or have the other endorsement withdrawn first.
status-withdrawn = Withdrawn
duplicates-title = <b>Perhaps the same organisation</b> (a hint for you alone):
duplicates-row =
    ≈ { $number }. { $organisation }, { $country } · { $status }
    { $likenesses }
signatories-alike = ≈ This organisation may have signed twice: its card says more.
button-duplicate = ≈ { $number }
label-likeness-same-name = same name
label-likeness-other-country = same name, another country
label-likeness-name = similar name
label-likeness-other-name = one of the names given
label-likeness-initials = abbreviation
label-likeness-site = same website, page or mail domain

## A new version

renewal =
    <b>There is a new version of the statement “{ $title }”.</b>

    Organisation: <b>{ $organisation }</b>
    Reference: <code>{ $reference }</code>
    Signed so far: version { $signed }, { $signed_language }
renewal-reminder = <b>A reminder, the only one:</b> this question is still open.
renewal-note = <b>What changed:</b>
    <blockquote>{ $note }</blockquote>
renewal-other-language = The new version is not available in the language that was signed. Its text is in: { $language }.
renewal-choice =
    You decide: sign the new text (version { $version }, { $language }), keep the signature under version { $signed }, or withdraw it.

    If you do nothing, it stays under version { $signed }.
renewal-closed =
    This statement takes no signatures now, so version { $version } ({ $language }) cannot be signed. You can keep the signature under version { $signed }, or withdraw it.

    If you do nothing, it stays under version { $signed }.
renewal-kept = <b>Nothing has moved.</b> The signature of <b>{ $organisation }</b> stays under version { $version }. While the new version is open for signatures, /mine lets you change your mind.
receipt-renewed =
    <b>Thank you. The new version is signed.</b>

    Reference: <code>{ $reference }</code>
    Organisation: <b>{ $organisation }</b>
    Statement: { $title }
    Text: version { $version }, { $language }
    Digest of the text (SHA-256): <code>{ $digest }</code>
    Time: { $moment }

    The reference is the same as before, and the signature stays accepted.
difference =
    <b>From version { $signed } to version { $version }</b> ({ $language })
    <s>Struck out</s> is what was removed, <b>bold</b> is what was added. What has not changed is shortened: […]
difference-same = The text in this language is the same, sign by sign, in version { $signed } and version { $version }: { $language }.
difference-unseen = Between version { $signed } and version { $version } ({ $language }) no word has changed, only the formatting or the address of a link. The files show it.
difference-none = The version that was signed was not available in this language, so the two cannot be compared: { $language }. The files hold both texts.
mine-newer = Since then version { $version } has been published.
signers-version =
    { $count ->
        [one] Version { $version }: signed by { $count } organisation
       *[other] Version { $version }: signed by { $count } organisations
    }
button-renewal = The new version: decide
button-renew = Sign version { $version }, { $language }
button-keep-version = Keep my signature under version { $version }
button-difference = Read the difference
button-version-file = Version { $version } as a file
toast-newer-version = These buttons are out of date: a still newer version has been published. Please use the question about that one.
label-audit-renewed = New version signed
totals-version = Accepted, by version

## Proofs

prove-offer = If you like, you can show that you speak for the organisation: it helps the coordinators. Nobody has to.
prove-mailbox =
    <b>A code by mail</b>

    I send six digits to a mailbox of <b>{ $organisation }</b>, and you write them to me here. It has to be a mailbox at <b>{ $domain }</b>. Which address do you read there? Please write it, or press the button. You need not do this: the coordinators look at every signature.
prove-sent = A mail with six digits goes to <b>{ $address }</b>. Please write them to me here, within fifteen minutes. Look among the unwanted mails, too.
prove-other-domain = A code proves something only from a mailbox at the domain of the website: <b>{ $domain }</b>. Please write such an address, or /cancel.
prove-wrong =
    { $count ->
        [one] That is not the code in the latest mail. You can try once more.
       *[other] That is not the code in the latest mail. You can try { $count } more times.
    }
prove-dead = That code is no longer valid. You can have a new one sent.
prove-done = <b>Thank you.</b> The coordinators now see that you read mail at your organisation’s domain.
prove-stopped = All right. Nothing was stored.
mail-delayed = The mail to { $domain } could not go out yet. I keep trying for ten minutes and tell you here when it is on its way.
mail-sent = Now the mail to { $domain } is on its way.
mail-refused = The mail server takes no mail for that address at { $domain }. Please check how it is written, or leave it: your signature stays as it is.
mail-failed = The mail to { $domain } could not be sent. That is no fault of yours, and your signature stays as it is. You can try again later.
too-much-mail = Three mails were sent within an hour: that is the most. Please look at the latest one, or try again in an hour.
card-proof = Proof: <b>{ $grade }</b> ({ $evidence }), { $moment }
card-decided-rule = Accepted by the statement’s rule ({ $proof }), { $moment }
note-write = How do you know that <b>{ $organisation }</b> signed? Please write it as your next message. Only coordinators see it. /cancel stops this.
note-done = Noted for <b>{ $organisation }</b>.
note-late = That note came too late: the question was asked more than half an hour ago, and nothing was noted.
note-gone = Nothing was noted: <b>{ $organisation }</b> is { $status } by now.
label-mail-subject = Your code
label-mail-text =
    { $code }

    Somebody asked for this code in Telegram, to show that they sign for your organisation: { $title }
    Write it to @{ $bot } there. It is valid for fifteen minutes.

    If it was not you, do nothing: without the code nothing happens.
label-value-none = none
label-value-mailbox = mailbox of the organisation
label-value-manual = coordinator’s note
label-value-review = review
button-prove = Prove it with a code by mail
button-prove-send = Send to { $address }
button-prove-again = Send a new code
button-prove-not = Not now
button-note-proof = Note a proof
column-proof = Proof
label-audit-proved = Proof
label-audit-rule-set = Rule for accepting
label-fact-grade = Grade
label-fact-rule = Rule
