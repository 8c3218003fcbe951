"""/verify: anyone who has a reference learns whether the endorsement stands, and under which text."""

from __future__ import annotations

from bot.domain.errors import TooMuch
from bot.domain.reference import read_reference
from bot.use_cases.verify_endorsement import verify_endorsement
from handlers import buttons
from handlers.screen import Screen
from handlers.statement import language_name
from handlers.visit import Visit
from storage.receipts import Receipt
from texts.catalogue import Words
from texts.countries import country_name

LINK = "verify-"
"""Before the reference in a deep link's payload; a slug has no capitals, so it is never taken for one."""


def link_payload(reference: str) -> str:
    return f"{LINK}{reference}"


def linked_reference(payload: str) -> str | None:
    """What a deep link asks about; None for any other link."""
    return payload.removeprefix(LINK) if payload.startswith(f"{LINK}U-") else None


async def verify(visit: Visit) -> None:
    """The command, with the reference behind it."""
    await visit.add(await verified(visit, visit.text.partition(" ")[2]))


async def verified(visit: Visit, typed: str) -> Screen:
    """The answer about the reference that somebody typed or came with."""
    words, services, now = visit.words, visit.services, visit.services.clock()
    reference = read_reference(typed)
    if reference is None:
        how = words.html("verify-how")
        return Screen(f"{words.html('verify-unclear')}\n\n{how}" if typed.strip() else how)
    try:
        receipt = await services.database.write(
            lambda tx: verify_endorsement(
                tx, reference, words.language, visit.person_id, visit.update_id, now
            )
        )
    except TooMuch:
        return Screen(words.html("verify-later"))
    if receipt is None:
        return Screen(words.html("verify-unknown", reference=reference))
    return _answer(words, receipt)


def _answer(words: Words, receipt: Receipt) -> Screen:
    parts = [
        words.html(f"verify-{receipt.status}"),
        words.html(
            "verify-facts",
            reference=receipt.reference,
            title=receipt.title,
            version=str(receipt.version),
            language=language_name(receipt.language, words),
            digest=receipt.digest,
            moment=words.moment(receipt.signed_at),
        ),
    ]
    if receipt.organisation is not None and receipt.country is not None:
        country = country_name(receipt.country, words.language)
        parts.append(words.html("verify-named", organisation=receipt.organisation, country=country))
    else:
        parts.append(words.html("verify-unnamed"))
    text = buttons.TextFile(receipt.statement_id, receipt.version, receipt.language)
    keys = [
        [text.key(words.plain("button-text-file"))],
        [buttons.Home(receipt.statement_id, below=1).key(words.plain("button-home"))],
    ]
    return Screen("\n\n".join(parts), keys)
