"""/audit: what was done, when, on what and by whom, the latest first, worded in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from bot.use_cases.show_audit import Record, show_audit
from handlers import buttons
from handlers.screen import Screen
from handlers.statement import language_name
from handlers.visit import Visit
from storage.audit import Action
from texts.catalogue import Safe, Words

ROWS = 5
"""As many as fit one message with the longest facts there can be."""
FACTS = 450
"""Characters of a row's facts that are shown; `undersigned audit show` has all of them."""
PART = 128
"""Characters of any other part; only a damaged row has more."""

OWN = (
    Action.CORRECTED,
    Action.RENEWED,
    Action.WITHDRAWN,
    Action.VISIBILITY_CHANGED,
    Action.ERASED,
    Action.PROVED,
)
"""What a representative does themselves: their number is not recorded."""


async def audit(visit: Visit) -> None:
    """The command."""
    await visit.add(await _screen(visit, 0))


async def turn(visit: Visit, button: buttons.Audit) -> None:
    await visit.show(await _screen(visit, button.page))


async def _screen(visit: Visit, number: int) -> Screen:
    words = visit.words
    page = await visit.services.database.read(lambda tx: show_audit(tx, number, ROWS))
    parts = [words.html("audit-title")]
    if page.rows:
        parts += [words.html("audit-head", count=page.rows, digest=page.digest)]
        parts += [_row(words, each, visit.person_id) for each in page.records]
    else:
        parts.append(words.html("audit-none"))
    if page.pages > 1:
        parts.append(words.html("signers-page", page=str(page.number + 1), pages=str(page.pages)))
    turns = []
    if page.number > 0:
        turns.append(buttons.Audit(page.number - 1).key(words.plain("button-previous")))
    if page.number + 1 < page.pages:
        turns.append(buttons.Audit(page.number + 1).key(words.plain("button-next")))
    return Screen("\n\n".join(parts), [turns] if turns else [])


def _row(words: Words, record: Record, reader: int) -> str:
    action, subject = f"label-audit-{record.action}", f"label-subject-{record.subject}"
    row = words.html(
        "audit-row",
        number=str(record.number),
        action=words.plain(action) if words.has(action) else record.action[:PART],
        subject=words.plain(subject) if words.has(subject) else record.subject[:PART],
        moment=words.moment(record.at) if record.at else words.plain("label-audit-unreadable"),
        who=_who(words, record, reader),
    )
    return "\n".join([row, *_facts(words, record)])


def _facts(words: Words, record: Record) -> Iterator[str]:
    left = FACTS
    for name, value in record.facts.items():
        label, shown = _worded(words, name, value)
        left -= len(label) + len(shown)
        if left < 0:
            yield "…"
            return
        yield words.html("audit-fact", name=label, value=shown)


def _who(words: Words, record: Record, reader: int) -> str:
    """Admins know each other by number; Telegram shows the name behind the link."""
    if record.actor == reader:
        return words.plain("label-you")
    if record.actor is not None:
        name = words.plain("label-admin", admin=str(record.actor))
        return Safe(words.html("audit-who", admin=str(record.actor), who=name))
    return words.plain("label-representative" if record.action in OWN else "label-server")


def _worded(words: Words, name: str, value: str) -> tuple[str, str]:
    """Names and values that the texts know are worded, all others shown as they are recorded."""
    kind, _, rest = name.partition("-")
    label = words.plain(f"label-fact-{kind}") if words.has(f"label-fact-{kind}") else kind
    if rest:
        label = f"{label} ({language_name(rest, words)})"
    if kind == "language":
        return label, language_name(value, words)
    for key in (f"{name}-{value}", f"label-value-{value}", f"label-role-{value}", f"status-{value}"):
        if words.has(key):
            return label, words.plain(key)
    return label, value
