"""One plain mail through an SMTP server, with TLS demanded wherever the mail leaves this machine."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP as LINES
from email.utils import format_datetime, make_msgid
from enum import StrEnum

import aiosmtplib

PATIENCE = 20.0
"""Seconds for one attempt, from the connection to the server's last word."""


class Encryption(StrEnum):
    TLS = "tls"
    """From the first byte."""
    STARTTLS = "starttls"
    """Before anything is said that matters; a server without it gets nothing."""
    NONE = "none"
    """On this machine alone."""


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str
    port: int
    encryption: Encryption
    sender: str
    """The address that mails come from."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    to: str
    subject: str
    text: str
    at: datetime


class MailError(Exception):
    """The mail did not go out. Says neither where to nor what the server answered: that may quote it."""


class MailDelayed(MailError):
    """Later it may: the server is busy, slow, gone, or does not let us in now."""


class MailRefused(MailError):
    """It never will: the server does not take a mail to this address."""


async def send_mail(server: MailServer, mail: Mail) -> None:
    """Returns when the server has taken the mail. Raises MailDelayed and MailRefused."""
    domain = server.sender.rpartition("@")[2]
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        username=server.user,
        password=server.password,
        # Neither a look-up of this machine's name nor the name itself has a place here.
        local_hostname=domain,
        timeout=PATIENCE,
        use_tls=server.encryption is Encryption.TLS,
        start_tls=server.encryption is Encryption.STARTTLS,
    )
    try:
        async with asyncio.timeout(PATIENCE), client:
            await client.send_message(_message(server, mail, domain))
    except (aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPDataError) as error:
        raise (MailRefused if _is_final(error) else MailDelayed) from None
    except aiosmtplib.SMTPNotSupported:
        # An address beyond ASCII, and a server that cannot write to it.
        raise (MailDelayed if mail.to.isascii() else MailRefused) from None
    except (aiosmtplib.SMTPException, OSError):
        raise MailDelayed from None
    except ValueError:
        # An address that no mail can carry.
        raise MailRefused from None


def _message(server: MailServer, mail: Mail, domain: str) -> EmailMessage:
    message = EmailMessage(policy=LINES)
    local, _, host = mail.to.rpartition("@")
    message["From"] = server.sender
    message["To"] = f"{local}@{_on_the_wire(host)}"
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = make_msgid(domain=domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    return message


def _on_the_wire(host: str) -> str:
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in host.split(".")
    )


def _is_final(error: aiosmtplib.SMTPRecipientsRefused | aiosmtplib.SMTPDataError) -> bool:
    """5xx is the server's last word on this mail; 4xx asks to come again."""
    if isinstance(error, aiosmtplib.SMTPDataError):
        return error.code >= 500
    return all(each.code >= 500 for each in error.recipients)
