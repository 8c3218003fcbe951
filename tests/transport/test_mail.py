"""One mail and a real server: taken, refused, put off, and never in clear beyond this machine."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.transport import mail
from bot.transport.mail import Encryption, Mail, MailDelayed, MailRefused, MailServer, send_mail
from tests.mail_server import MailBox, free_port, mail_server

MAIL = Mail(
    "office@peace.am", "Ձեր ծածկագիրը", "123456\n\nԽաղաղություն", datetime(2026, 9, 20, 12, tzinfo=UTC)
)


def server(port: int, encryption: Encryption = Encryption.NONE) -> MailServer:
    return MailServer("127.0.0.1", port, encryption, "letter@example.org")


async def test_a_mail_arrives_as_it_was_written() -> None:
    async with mail_server() as box:
        await send_mail(server(box.port), MAIL)
        [got] = box.mails
    assert (got["From"], got["To"], got["Subject"]) == ("letter@example.org", MAIL.to, MAIL.subject)
    assert got.get_content().replace("\r\n", "\n").strip() == MAIL.text
    assert got["Message-ID"].endswith("@example.org>")


async def test_an_international_domain_is_written_as_the_wire_has_it() -> None:
    async with mail_server() as box:
        await send_mail(server(box.port), Mail("info@мир.рф", "s", "t", MAIL.at))
        [got] = box.mails
    assert got["To"] == "info@xn--h1ahn.xn--p1ai"


@pytest.mark.parametrize(
    ("at", "answer", "outcome"),
    [
        ("to_recipients", "550 no such mailbox", MailRefused),
        ("to_recipients", "450 come again", MailDelayed),
        ("to_contents", "554 not wanted", MailRefused),
        ("to_contents", "451 later", MailDelayed),
    ],
)
async def test_what_the_server_says_decides_whether_it_is_tried_again(
    at: str, answer: str, outcome: type[Exception]
) -> None:
    async with mail_server() as box:
        getattr(box, at).append(answer)
        with pytest.raises(outcome) as caught:
            await send_mail(server(box.port), MAIL)
        assert box.mails == []
    assert "office" not in str(caught.value)


async def test_a_dead_server_is_tried_again() -> None:
    with pytest.raises(MailDelayed):
        await send_mail(server(free_port()), MAIL)


async def test_a_server_that_never_answers_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.2)
    async with mail_server() as box:
        box.gate.clear()
        with pytest.raises(MailDelayed):
            await send_mail(server(box.port), MAIL)
        assert (box.asked, box.mails) == (1, [])


@pytest.mark.parametrize("encryption", [Encryption.STARTTLS, Encryption.TLS])
async def test_a_server_without_tls_gets_nothing_where_it_is_demanded(
    encryption: Encryption, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 1.0)
    async with mail_server() as box:
        with pytest.raises(MailDelayed):
            await send_mail(server(box.port, encryption), MAIL)
        assert (box.asked, box.mails) == (0, [])


async def test_an_address_beyond_ascii_is_no_accident() -> None:
    async with mail_server() as box:
        await sends_or_refuses(box)


async def sends_or_refuses(box: MailBox) -> None:
    """This server cannot write to it, and says so; another one may."""
    with pytest.raises(MailRefused):
        await send_mail(server(box.port), Mail("մարդ@peace.am", "s", "t", MAIL.at))


def test_the_password_is_not_in_what_a_log_would_show() -> None:
    secret = MailServer("h", 1, Encryption.TLS, "a@b.org", "user", "hunter2")
    assert "hunter2" not in repr(secret)
