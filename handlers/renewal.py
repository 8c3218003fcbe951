"""The question what becomes of a signature under an older version, and the answers to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar

from bot.domain.endorsement import Endorsement
from bot.domain.errors import TextChanged
from bot.use_cases.find_renewal import (
    RenewalView,
    Versions,
    compare_versions,
    find_renewal,
    renewal_of_notice,
)
from bot.use_cases.keep_version import keep_version
from bot.use_cases.renew_endorsement import renew_endorsement
from bot.use_cases.review_endorsement import review_endorsement
from handlers import buttons
from handlers.context import Services
from handlers.difference import difference_pages
from handlers.mine import withdraw_question
from handlers.screen import Keys, Screen
from handlers.statement import language_name, wording_note
from handlers.verify import link_payload
from handlers.visit import Visit
from storage.outbox import Notice, NoticeKind
from texts.catalogue import Words

About = TypeVar(
    "About",
    buttons.Renewal,
    buttons.Renew,
    buttons.KeepVersion,
    buttons.Difference,
    buttons.RenewalWithdraw,
)
Press = Callable[[Visit, About], Coroutine[Any, Any, None]]


def _of_newest(press: Press[About]) -> Press[About]:
    """An older question's buttons say that they are out of date: the newest version has its own."""

    @wraps(press)
    async def handle(visit: Visit, button: About) -> None:
        try:
            await press(visit, button)
        except TextChanged:
            await visit.toast(visit.words.plain("toast-newer-version"), alert=True)

    return handle


async def renewal_notice(services: Services, words: Words, notice: Notice) -> Screen | None:
    """The question or its reminder as it is worth asking now; None when it is not."""
    now = services.clock()
    view = await services.database.read(
        lambda tx: renewal_of_notice(
            tx, person_id=notice.chat_id, renewal_id=notice.subject, language=words.language, now=now
        )
    )
    if view is None:
        return None
    return _screen(words, view, reminder=notice.kind is NoticeKind.RENEWAL_REMINDER)


@_of_newest
async def question(visit: Visit, button: buttons.Renewal) -> None:
    await visit.add(_screen(visit.words, await _find(visit, button.endorsement, button.version)))


@_of_newest
async def keep(visit: Visit, button: buttons.KeepVersion) -> None:
    services, now = visit.services, visit.services.clock()
    view = await services.database.write(
        lambda tx: keep_version(
            tx,
            person_id=visit.person_id,
            endorsement_id=button.endorsement,
            version=button.version,
            language=visit.words.language,
            now=now,
        )
    )
    await visit.drop_keys()
    endorsement = view.endorsement
    html = visit.words.html(
        "renewal-kept", organisation=endorsement.organisation, version=str(endorsement.version)
    )
    await visit.add(Screen(html, [[buttons.MyOne(endorsement.id).key(visit.words.plain("button-mine"))]]))


@_of_newest
async def renew(visit: Visit, button: buttons.Renew) -> None:
    """Committed first, told afterwards; pressing twice shows the same receipt."""
    services, now = visit.services, visit.services.clock()
    endorsement = await services.database.write(
        lambda tx: renew_endorsement(
            tx,
            person_id=visit.person_id,
            endorsement_id=button.endorsement,
            version=button.version,
            language=button.language,
            now=now,
        )
    )
    services.notices_waiting()
    await visit.drop_keys()
    await visit.add(await _receipt(visit, endorsement))


@_of_newest
async def withdraw(visit: Visit, button: buttons.RenewalWithdraw) -> None:
    """Asks, as /mine does; the question about the version stays in the chat."""
    view = await _find(visit, button.endorsement, button.version)
    await visit.add(withdraw_question(visit.words, view.endorsement))


@_of_newest
async def difference(visit: Visit, button: buttons.Difference) -> None:
    """In as many messages as it takes; the last one carries the answers."""
    services, words, now = visit.services, visit.words, visit.services.clock()
    versions = await services.database.read(
        lambda tx: compare_versions(
            tx,
            person_id=visit.person_id,
            endorsement_id=button.endorsement,
            version=button.version,
            language=words.language,
            now=now,
        )
    )
    await visit.toast()
    old, view = versions.old, versions.view
    keys = [*_file_keys(words, versions), *_keys(words, view, compared=True)]
    if old is None:
        language = language_name(view.text.language, words)
        await visit.add(Screen(words.html("difference-none", language=language), keys))
        return
    facts = {
        "signed": str(view.endorsement.version),
        "version": str(view.published.version),
        "language": language_name(view.text.language, words),
    }
    # A long comparison must not hold up anybody else.
    pages = await asyncio.to_thread(difference_pages, old, view.text)
    if not pages:
        same = "difference-same" if old.digest == view.text.digest else "difference-unseen"
        await visit.add(Screen(words.html(same, **facts), keys))
        return
    await visit.add(Screen(words.html("difference", **facts)))
    for page in pages[:-1]:
        await visit.add(Screen(page))
    await visit.add(Screen(pages[-1], keys))


async def _find(visit: Visit, endorsement_id: int, version: int) -> RenewalView:
    now = visit.services.clock()
    return await visit.services.database.read(
        lambda tx: find_renewal(
            tx,
            person_id=visit.person_id,
            endorsement_id=endorsement_id,
            version=version,
            language=visit.words.language,
            now=now,
        )
    )


def _screen(words: Words, view: RenewalView, *, reminder: bool = False) -> Screen:
    endorsement, text = view.endorsement, view.text
    facts = {"signed": str(endorsement.version), "version": str(view.published.version)}
    language = language_name(text.language, words)
    parts = [words.html("renewal-reminder")] if reminder else []
    parts.append(
        words.html(
            "renewal",
            title=text.title,
            organisation=endorsement.organisation,
            reference=endorsement.reference,
            signed_language=language_name(endorsement.language, words),
            **facts,
        )
    )
    if view.note:
        parts.append(words.html("renewal-note", note=view.note))
    if text.language != endorsement.language:
        parts.append(words.html("renewal-other-language", language=language))
    parts += wording_note(words, text)
    parts.append(words.html("renewal-choice" if view.open else "renewal-closed", language=language, **facts))
    return Screen("\n\n".join(parts), _keys(words, view))


def _keys(words: Words, view: RenewalView, *, compared: bool = False) -> Keys:
    which, version = (view.endorsement.id, view.published.version), str(view.published.version)
    keys = []
    if not compared:
        keys.append([buttons.Difference(*which).key(words.plain("button-difference"))])
    if view.open:
        language = view.text.language
        label = words.plain("button-renew", version=version, language=language_name(language, words))
        keys.append([buttons.Renew(*which, language).key(label)])
    signed = str(view.endorsement.version)
    keys.append([buttons.KeepVersion(*which).key(words.plain("button-keep-version", version=signed))])
    keys.append([buttons.RenewalWithdraw(*which).key(words.plain("button-withdraw"))])
    return keys


def _file_keys(words: Words, versions: Versions) -> Keys:
    """The very texts, for who wants to compare every sign."""
    view = versions.view
    statement = view.published.id
    files = [(view.published.version, view.text.language)]
    signed = view.endorsement
    files.insert(0, (signed.version, versions.old.language if versions.old else signed.language))
    return [
        [
            buttons.TextFile(statement, version, language).key(
                words.plain("button-version-file", version=str(version))
            )
            for version, language in files
        ]
    ]


async def _receipt(visit: Visit, endorsement: Endorsement) -> Screen:
    words = visit.words
    review = await visit.services.database.read(lambda tx: review_endorsement(tx, endorsement.id))
    html = words.html(
        "receipt-renewed",
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
    return Screen(html, [[buttons.Mine().key(words.plain("button-mine"))]])
