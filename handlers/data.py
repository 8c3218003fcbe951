"""/mydata and /forget: everything that is stored about a person, as a file, and gone."""

from __future__ import annotations

import json

from telegram import BotCommandScopeChat, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.domain.errors import PlanChanged
from bot.domain.limits import Deed
from bot.domain.roles import Role
from bot.use_cases.count_deed import require_measure
from bot.use_cases.find_ending_draft import find_ending_draft
from bot.use_cases.forget_person import Plan, forget_person, plan_forgetting
from handlers import buttons
from handlers.context import Services
from handlers.screen import Screen
from handlers.visit import Visit
from storage import own_data
from storage.erasure import facts_of
from storage.outbox import Notice, NoticeKind
from texts.catalogue import Words

ROWS = 5
"""Endorsements that are named one by one; more would not fit into one message."""


async def mydata(visit: Visit) -> None:
    """/mydata: a JSON file with every stored field about the person, and why the others are not in it."""
    services, now = visit.services, visit.services.clock()
    await services.database.write(
        lambda tx: require_measure(tx, visit.person_id, Deed.FILE, visit.update_id, now)
    )
    stored = await services.database.read(lambda tx: own_data.collect(tx, visit.person_id))
    content = {"as_of": now.isoformat(timespec="seconds"), **stored, "left_out": dict(own_data.LEFT_OUT)}
    await visit.bot.send_document(
        visit.chat_id,
        InputFile(
            json.dumps(content, ensure_ascii=False, indent=2).encode(),
            filename=f"mydata-{now:%Y-%m-%d}.json",
        ),
        caption=visit.words.html("mydata-caption", moment=visit.words.moment(now)),
        parse_mode=ParseMode.HTML,
    )


async def forget(visit: Visit) -> None:
    """/forget: says exactly what it would do, and asks."""
    await visit.add(_question(visit, await _plan(visit)))


async def forget_now(visit: Visit, button: buttons.Forget) -> None:
    """Once more it finds nothing, and says the same."""
    services, now = visit.services, visit.services.clock()
    try:
        done = await services.database.write(
            lambda tx: forget_person(
                tx,
                person_id=visit.person_id,
                keep=bool(button.keep),
                seen=button.seen,
                owners=services.owners,
                now=now,
            )
        )
    except PlanChanged:
        question = _question(visit, await _plan(visit))
        changed = visit.words.html("forget-changed")
        await visit.show(Screen(f"{changed}\n\n{question.html}", question.keys))
        return
    services.notices_waiting()
    if not done.role_stays:
        await _drop_menu(visit)
    parts = [visit.words.html("forget-done")]
    if button.keep:
        parts.append(visit.words.html("forget-kept"))
    await visit.show(Screen("\n\n".join([*parts, *_remains(visit, done)])))


async def forget_not(visit: Visit, _: buttons.ForgetNot) -> None:
    await visit.show(Screen(visit.words.html("forget-stopped")))


async def _plan(visit: Visit) -> Plan:
    owners = visit.services.owners
    return await visit.services.database.read(lambda tx: plan_forgetting(tx, visit.person_id, owners))


def _question(visit: Visit, plan: Plan) -> Screen:
    words = visit.words
    if plan.empty:
        return Screen("\n\n".join([words.html("forget-nothing"), *_remains(visit, plan)]))
    rows = [
        words.html(
            "forget-row",
            organisation=each.organisation,
            status=words.plain(f"status-{each.status}"),
        )
        for each in plan.held[:ROWS]
    ]
    if len(plan.held) > ROWS:
        rows.append(words.html("forget-more", count=str(len(plan.held) - ROWS)))
    if plan.has_draft:
        rows.append(words.html("forget-draft"))
    rows.append(words.html("forget-rest"))
    if plan.role is not Role.NONE and not plan.role_stays:
        rows.append(words.html("forget-role"))
    parts = [words.html("forget-title"), "\n".join([words.html("forget-erased"), *rows])]
    keys = [[buttons.Forget(0, plan.fingerprint).key(words.plain("button-forget-all"))]]
    if plan.accepted:
        parts.append(words.html("forget-accepted"))
        keys.append([buttons.Forget(1, plan.fingerprint).key(words.plain("button-forget-keep"))])
    if plan.held:
        parts.append(words.html("forget-last"))
    keys.append([buttons.ForgetNot().key(words.plain("button-no"))])
    return Screen("\n\n".join([*parts, *_remains(visit, plan)]), keys)


def _remains(visit: Visit, plan: Plan) -> list[str]:
    """What erasing cannot or must not take away."""
    remains = []
    if plan.role_stays:
        remains.append(visit.words.html("forget-role-stays"))
    if plan.blocked:
        remains.append(visit.words.html("forget-block-stays"))
    return [*remains, visit.words.html("forget-remains")]


async def _drop_menu(visit: Visit) -> None:
    """This chat's own command menu tells Telegram the chosen language, and the role."""
    try:
        await visit.bot.delete_my_commands(scope=BotCommandScopeChat(visit.chat_id))
    except BadRequest:
        return  # There was none.


async def data_notice(services: Services, words: Words, notice: Notice) -> Screen | None:
    """What the outbox tells about forms that end and people who went; None when it is true no more."""
    if notice.kind is NoticeKind.ERASED:
        facts = await services.database.read(lambda tx: facts_of(tx, notice.subject))
        return Screen(words.html("erased-notice", erased=str(facts["erased"]), kept=str(facts["kept"])))
    ending = await services.database.read(
        lambda tx: find_ending_draft(tx, notice.chat_id, notice.subject, words.language)
    )
    if ending is None:
        return None
    return Screen(
        words.html("draft-ends", title=ending.title, moment=words.moment(ending.at)),
        [[buttons.GoOn(ending.draft_id).key(words.plain("button-go-on"))]],
    )
