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
    /language – another language
    /help – how this works
    /privacy – what is stored, and how to have it erased
help =
    <b>How this works</b>

    1. Read the statement with /start.
    2. If you may speak for an organisation, press “Endorse” and answer six short questions.
    3. Check everything on one card, choose whether your organisation is named, and confirm.
    4. You get a receipt with a reference. The coordinators look at every signature before it counts.

    /mine shows your signatures and whether they were accepted. You can leave the form at any time and go on later: your answers wait for you. /cancel erases them.
privacy =
    <b>What is stored, and why</b>

    <b>If you only read:</b> nothing but your choice of language, once you make it. If you write to me, how many messages, for a day at most.
    <b>While you fill in the form:</b> your answers, so that you can go on later. /cancel erases them; after two weeks without a change they are erased anyway, and you are told before.
    <b>When you sign:</b> the organisation’s name, country and website; your name, position and e-mail, so that the coordinators can check who signed; your Telegram number, so that the bot can tell you the decision; and which text you signed, and when.

    <b>Who sees it:</b> the public list shows the organisation’s name, country and website, with the language, date and version that it signed, and only if you chose that. Your name, position and e-mail are seen by the coordinators alone. Your Telegram name and phone number are not stored.

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
review-edit = What do you want to change?
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
button-edit = Change an answer
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
toast-too-much = That is more than fits into a day. Please go on tomorrow.
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
