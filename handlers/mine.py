"""A representative's own endorsements: the receipt, and /mine with what can be done about each."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.domain.endorsement import OCCUPYING, Correction, Endorsement, Reason, Status, Visibility
from bot.domain.errors import AlreadyDecided
from bot.use_cases.change_visibility import change_visibility
from bot.use_cases.review_endorsement import review_endorsement
from bot.use_cases.show_mine import Mine, show_mine, show_one
from bot.use_cases.withdraw_endorsement import withdraw_endorsement
from handlers import buttons
from handlers.proof import offer_keys
from handlers.screen import Screen
from handlers.statement import language_name
from handlers.verify import link_payload
from handlers.visit import Visit
from texts.catalogue import Words

ROWS = 3
"""As many as fit one message with the longest names, titles and reasons there can be."""
LABEL = 40
"""Characters of an organisation's name on a button."""


async def receipt(visit: Visit, endorsement: Endorsement) -> Screen:
    """What was signed, when, and the reference that proves whose it is."""
    words = visit.words
    review = await visit.services.database.read(lambda tx: review_endorsement(tx, endorsement.id))
    html = words.html(
        "receipt",
        reference=endorsement.reference,
        organisation=endorsement.organisation,
        title=review.title,
        version=str(endorsement.version),
        language=language_name(endorsement.language, words),
        digest=endorsement.digest,
        moment=words.moment(endorsement.confirmed_at),
    )
    link = f"https://t.me/{visit.services.username}?start={link_payload(endorsement.reference)}"
    html += "\n\n" + words.html("receipt-check", link=link)
    offer = await offer_keys(visit, endorsement)
    if offer:
        html += "\n\n" + words.html("prove-offer")
    keys = [
        *offer,
        [buttons.Mine().key(words.plain("button-mine"))],
        [buttons.Home(endorsement.statement_id, below=1).key(words.plain("button-home"))],
    ]
    return Screen(html, keys)


async def mine(visit: Visit) -> None:
    """/mine."""
    await visit.add(await _screen(visit, 0))


async def mine_page(visit: Visit, button: buttons.Mine) -> None:
    # The receipt keeps its place in the chat: only pages of this list replace each other.
    screen = await _screen(visit, button.page)
    await (visit.show(screen) if button.turned else visit.add(screen))


async def _screen(visit: Visit, number: int) -> Screen:
    words, now = visit.words, visit.services.clock()
    found = await visit.services.database.read(lambda tx: show_mine(tx, visit.person_id, now))
    if not found:
        return Screen(words.html("mine-none"))
    if len(found) == 1:
        keys = [*_keys(words, found[0]), *await offer_keys(visit, found[0].endorsement)]
        return Screen(f"{words.html('mine-title')}\n\n{_row(words, found[0])}", keys)
    last = (len(found) - 1) // ROWS
    number = min(number, last)
    shown = found[number * ROWS : (number + 1) * ROWS]
    keys = [[buttons.MyOne(each.endorsement.id).key(_label(each.endorsement))] for each in shown]
    turn = []
    if number > 0:
        turn.append(buttons.Mine(number - 1, turned=1).key(words.plain("button-previous")))
    if number < last:
        turn.append(buttons.Mine(number + 1, turned=1).key(words.plain("button-next")))
    rows = [_row(words, each) for each in shown]
    choose = words.html("mine-choose")
    return Screen("\n\n".join([words.html("mine-title"), *rows, choose]), [*keys, turn] if turn else keys)


def _label(endorsement: Endorsement) -> str:
    name = endorsement.organisation
    return name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…"


async def one(visit: Visit, button: buttons.MyOne) -> None:
    await visit.show(await own_screen(visit, button.endorsement))


async def own_screen(visit: Visit, endorsement_id: int, first: str = "") -> Screen:
    """One of the person's own, with what can be done; `first` is said before it. Raises NotFound."""
    words, now = visit.words, visit.services.clock()
    mine = await visit.services.database.read(lambda tx: show_one(tx, visit.person_id, endorsement_id, now))
    back = [buttons.Mine(turned=1).key(words.plain("button-mine-all"))]
    parts = [first] if first else []
    keys = [*_keys(words, mine), *await offer_keys(visit, mine.endorsement), back]
    return Screen("\n\n".join([*parts, _row(words, mine)]), keys)


def _keys(words: Words, mine: Mine) -> list[list[InlineKeyboardButton]]:
    endorsement = mine.endorsement
    if endorsement.status is Status.WITHDRAWN:
        return []
    keys = []
    if mine.newer is not None:
        keys.append([buttons.Renewal(endorsement.id, mine.newer).key(words.plain("button-renewal"))])
    # A rejected one would take a place again, and a closed statement gives none.
    if endorsement.status in OCCUPYING or mine.open:
        keys.append([buttons.Correct(endorsement.id).key(words.plain("button-correct"))])
    if endorsement.status in OCCUPYING:
        [other] = [each for each in Visibility if each is not endorsement.visibility]
        keys.append([buttons.ShowAs(endorsement.id, other).key(words.plain(f"button-show-{other}"))])
    keys.append([buttons.Withdraw(endorsement.id).key(words.plain("button-withdraw"))])
    return keys


async def corrected_screen(visit: Visit, endorsement_id: int) -> Screen:
    """What became of a correction that was sent."""
    services, now = visit.services, visit.services.clock()
    mine = await services.database.read(lambda tx: show_one(tx, visit.person_id, endorsement_id, now))
    waits = mine.correction is not None and mine.correction.is_pending
    if mine.endorsement.status is Status.PENDING:
        first = visit.words.html("correct-sent")
    elif mine.endorsement.status is Status.ACCEPTED and not mine.correction:
        first = visit.words.html("correct-saved")
    else:
        first = visit.words.html("correct-sent") if waits else ""
    return await own_screen(visit, endorsement_id, first)


async def show_as(visit: Visit, button: buttons.ShowAs) -> None:
    """Be named, or only counted, at once."""
    services, now = visit.services, visit.services.clock()
    try:
        await services.database.write(
            lambda tx: change_visibility(
                tx,
                person_id=visit.person_id,
                endorsement_id=button.endorsement,
                visibility=button.visibility,
                update_id=visit.update_id,
                now=now,
            )
        )
    except AlreadyDecided:
        await visit.toast(visit.words.plain("toast-stale"))
    else:
        services.notices_waiting()
        await visit.toast(visit.words.plain(f"toast-visibility-{button.visibility}"))
    await visit.show(await own_screen(visit, button.endorsement))


async def withdraw(visit: Visit, button: buttons.Withdraw) -> None:
    """Asks once: there is no way back but to sign anew."""
    words, services, now = visit.words, visit.services, visit.services.clock()
    mine = await services.database.read(lambda tx: show_one(tx, visit.person_id, button.endorsement, now))
    if mine.endorsement.status is not Status.WITHDRAWN and not button.sure:
        await visit.show(withdraw_question(words, mine.endorsement))
        return
    await services.database.write(
        lambda tx: withdraw_endorsement(
            tx,
            endorsement_id=button.endorsement,
            person_id=visit.person_id,
            as_admin=False,
            owners=services.owners,
            now=now,
        )
    )
    services.notices_waiting()
    await visit.show(await own_screen(visit, button.endorsement, words.html("withdraw-done")))


def withdraw_question(words: Words, endorsement: Endorsement) -> Screen:
    keys = [
        [buttons.Withdraw(endorsement.id, sure=1).key(words.plain("button-withdraw-sure"))],
        [buttons.MyOne(endorsement.id).key(words.plain("button-withdraw-no"))],
    ]
    return Screen(words.html("withdraw-question", organisation=endorsement.organisation), keys)


def _row(words: Words, mine: Mine) -> str:
    endorsement = mine.endorsement
    row = words.html(
        "mine-row",
        organisation=endorsement.organisation,
        status=words.plain(f"status-{endorsement.status}"),
        visibility=words.plain(f"visibility-{endorsement.visibility}"),
        reference=endorsement.reference,
        title=mine.title,
        version=str(endorsement.version),
        language=language_name(endorsement.language, words),
        moment=words.moment(endorsement.confirmed_at),
    )
    if endorsement.status is Status.WITHDRAWN and endorsement.withdrawn_at is not None:
        return row + "\n" + words.html("mine-withdrawn", moment=words.moment(endorsement.withdrawn_at))
    if endorsement.reason:
        row += "\n" + words.html("mine-reason", reason=shown_reason(words, endorsement.reason))
    if mine.correction is not None:
        row += "\n" + _correction(words, mine.correction)
    if mine.newer is not None:
        row += "\n" + words.html("mine-newer", version=str(mine.newer))
    return row


def _correction(words: Words, correction: Correction) -> str:
    if correction.is_pending:
        return words.html("mine-correction-pending")
    line = words.html("mine-correction-rejected")
    if correction.reason:
        line += "\n" + words.html("mine-reason", reason=shown_reason(words, correction.reason))
    return line


def shown_reason(words: Words, reason: str) -> str:
    """A preset reason in the reader's language; a typed one as it was typed."""
    return words.plain(f"reason-{reason}") if reason in tuple(Reason) else reason
