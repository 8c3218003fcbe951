"""The outbox's mails: the one with a code, worded when it is sent, and what the person hears of it."""

from __future__ import annotations

from bot.domain.proof import code_of
from bot.transport.errors import NotSent
from bot.transport.mail import Mail, MailDelayed, MailRefused, send_mail
from bot.use_cases.find_language import find_language
from bot.use_cases.review_endorsement import review_endorsement
from bot.use_cases.send_code import is_given_up, mail_to_send, record_mail
from handlers import buttons
from handlers.context import Services
from handlers.screen import Screen
from storage import codes
from storage.codes import Code, State
from storage.database import Transaction
from storage.outbox import Notice
from texts.catalogue import Words


async def deliver_mail(services: Services, notice: Notice) -> None:
    """Raises NotSent while the mail server does not take it. The same code again is as good as once."""
    now = services.clock()
    code = await services.database.read(lambda tx: mail_to_send(tx, notice.subject, now))
    if code is None:
        return
    if services.mail is None or is_given_up(code, now):
        await _record(services, code, State.FAILED)
        return
    try:
        await send_mail(services.mail, await _mail(services, code))
    except MailRefused:
        await _record(services, code, State.REFUSED)
    except MailDelayed:
        await _record(services, code, State.DELAYED)
        raise NotSent("the mail server did not take it") from None
    else:
        await _record(services, code, State.SENT)


async def _record(services: Services, code: Code, state: State) -> None:
    now = services.clock()
    await services.database.write(lambda tx: record_mail(tx, code.id, state, now))
    services.notices_waiting()


async def _mail(services: Services, code: Code) -> Mail:
    """Nothing in it was typed by the person: nobody can use the bot to write to strangers."""

    async def look(tx: Transaction) -> tuple[str, str]:
        language = (await find_language(tx, code.person_id, None)).language
        return language, (await review_endorsement(tx, code.endorsement_id, language)).title

    language, title = await services.database.read(look)
    words = services.catalogue.words(language)
    digits = code_of(services.secret, code.salt)
    assert code.mailbox is not None
    return Mail(
        to=code.mailbox,
        subject=words.plain("label-mail-subject"),
        text=words.plain("label-mail-text", code=digits, title=title, bot=services.username),
        at=services.clock(),
    )


async def mail_news(services: Services, words: Words, notice: Notice) -> Screen | None:
    """What became of a mail, where the person would not learn it otherwise."""
    code = await services.database.read(lambda tx: codes.find(tx, notice.subject))
    if code is None or code.state is State.WAITING:
        return None
    html = words.html(f"mail-{code.state}", domain=code.address)
    if code.state in (State.DELAYED, State.SENT):
        return Screen(html)
    return Screen(html, [[buttons.ProveMailbox(code.endorsement_id).key(words.plain("button-prove-again"))]])
