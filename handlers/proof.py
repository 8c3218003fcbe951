"""The representative proves, if they like, that they speak for the organisation: a code from its mailbox."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.domain.endorsement import Endorsement
from bot.domain.errors import AnswerRefused, NotFound, NotTheirDomain
from bot.domain.organisation import check_email
from bot.domain.proof import digits_of, new_salt
from bot.use_cases.check_code import Verdict, check_code
from bot.use_cases.find_proof_steps import (
    Steps,
    ask_mailbox,
    code_awaited,
    find_proof_steps,
    mailbox_awaited,
)
from bot.use_cases.send_code import send_code
from handlers import buttons
from handlers.errors import refusal_html
from handlers.screen import Keys, Screen
from handlers.visit import Visit


async def steps_of(visit: Visit, endorsement: Endorsement) -> Steps:
    can_mail = visit.services.mail is not None
    return await visit.services.database.read(
        lambda tx: find_proof_steps(tx, visit.person_id, endorsement.id, mail=can_mail)
    )


async def offer_keys(visit: Visit, endorsement: Endorsement) -> list[list[InlineKeyboardButton]]:
    """A button, where there is something that can be proven now; nobody has to."""
    if endorsement.person_id != visit.person_id or not (await steps_of(visit, endorsement)).any:
        return []
    return [[buttons.ProveMailbox(endorsement.id).key(visit.words.plain("button-prove"))]]


async def prove_mailbox(visit: Visit, button: buttons.ProveMailbox) -> None:
    """To which address? One tap for the address in the form, if it is at the organisation's domain."""
    services, words, now = visit.services, visit.words, visit.services.clock()
    can_mail = services.mail is not None
    steps = await services.database.write(
        lambda tx: ask_mailbox(tx, visit.person_id, button.endorsement, now, mail=can_mail)
    )
    if steps.domain is None:
        raise NotFound
    keys = [[buttons.MyOne(button.endorsement).key(words.plain("button-prove-not"))]]
    if steps.email is not None:
        label = words.plain("button-prove-send", address=steps.email)
        keys.insert(0, [buttons.SendCode(button.endorsement).key(label)])
    organisation = steps.endorsement.organisation
    html = words.html("prove-mailbox", organisation=organisation, domain=steps.domain)
    # The receipt keeps its place in the chat.
    await visit.add(Screen(html, keys))


async def send_to_form_address(visit: Visit, button: buttons.SendCode) -> None:
    can_mail = visit.services.mail is not None
    steps = await visit.services.database.read(
        lambda tx: find_proof_steps(tx, visit.person_id, button.endorsement, mail=can_mail)
    )
    if steps.email is None:
        raise NotFound
    await _send(visit, button.endorsement, steps.email)


async def answered(visit: Visit) -> bool:
    """Whether the text was an address or a code that is awaited; nothing else is taken for either."""
    services, now, digits = visit.services, visit.services.clock(), digits_of(visit.text)
    if "@" in visit.text and services.mail is not None:
        endorsement_id = await services.database.read(
            lambda tx: mailbox_awaited(tx, visit.person_id, visit.update_id, now)
        )
        if endorsement_id is not None:
            await _address_typed(visit, endorsement_id)
            return True
    if digits is not None:
        code = await services.database.read(
            lambda tx: code_awaited(tx, visit.person_id, visit.update_id, now)
        )
        if code is not None:
            await _code_typed(visit, digits)
            return True
    return False


async def _address_typed(visit: Visit, endorsement_id: int) -> None:
    words = visit.words
    try:
        await _send(visit, endorsement_id, check_email(visit.text))
    except AnswerRefused as refusal:
        await visit.add(Screen(refusal_html(words, refusal)))
    except NotTheirDomain as refusal:
        await visit.add(Screen(words.html("prove-other-domain", domain=refusal.domain)))


async def _send(visit: Visit, endorsement_id: int, email: str) -> None:
    services, words, now = visit.services, visit.words, visit.services.clock()
    salt = new_salt(services.chance)
    await services.database.write(
        lambda tx: send_code(
            tx,
            person_id=visit.person_id,
            endorsement_id=endorsement_id,
            email=email,
            secret=services.secret,
            salt=salt,
            update_id=visit.update_id,
            now=now,
        )
    )
    services.notices_waiting()
    await visit.show(Screen(words.html("prove-sent", address=email), _again(visit, endorsement_id)))


async def _code_typed(visit: Visit, digits: str) -> None:
    services, words, now = visit.services, visit.words, visit.services.clock()
    checked = await services.database.write(
        lambda tx: check_code(
            tx,
            person_id=visit.person_id,
            digits=digits,
            secret=services.secret,
            update_id=visit.update_id,
            now=now,
        )
    )
    if checked.verdict is Verdict.RIGHT:
        services.notices_waiting()
        keys = [[buttons.Mine().key(words.plain("button-mine"))]]
        await visit.add(Screen(words.html("prove-done"), keys))
    elif checked.verdict is Verdict.WRONG and checked.left > 0:
        await visit.add(Screen(words.html("prove-wrong", count=checked.left)))
    else:
        await visit.add(Screen(words.html("prove-dead"), _again(visit, checked.endorsement_id)))


def _again(visit: Visit, endorsement_id: int) -> Keys:
    again = buttons.ProveMailbox(endorsement_id)
    return [[again.key(visit.words.plain("button-prove-again"))]]
