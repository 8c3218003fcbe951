"""Settings: what is missing or wrong is named in one line, which says what to do and tells no secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import PREFIX, SettingsError, load
from bot.transport.mail import Encryption
from tests.cli.conftest import Shell

NAMES = ("TOKEN", "OWNERS", "DATABASE", "SMTP_URL", "MAIL_FROM", "API_URL")
TOKEN = "123456:ABC-def_GHI"


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(PREFIX + name, raising=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", "SECRET"),
        ("TOKEN", "123456:"),
        ("TOKEN", ":SECRET"),
        ("TOKEN", "123456:SEC RET"),
        ("TOKEN", "123456:SECRET/../getMe"),
        ("TOKEN", "123456:SECRET?x=1"),
        ("TOKEN", "bot123456:SECRET"),
        ("TOKEN", "١٢٣:SECRET"),
        ("OWNERS", "@vera"),
        ("OWNERS", "1234 5678"),
        ("OWNERS", "-1001234"),
        ("OWNERS", "0"),
        ("OWNERS", "1,2,x"),
        ("OWNERS", "9" * 5000),
        ("DATABASE", "undersigned.db"),
        ("DATABASE", "postgresql://localhost/db"),
        ("DATABASE", "sqlite:///"),
        ("DATABASE", "sqlite:///:memory:"),
        ("API_URL", "api.telegram.org"),
        ("API_URL", "ftp://api.telegram.org"),
        ("API_URL", "https://"),
        ("API_URL", "http://:8081"),
        ("API_URL", "http://localhost:port"),
        ("API_URL", "http://localhost:99999"),
        ("API_URL", "http://[::1"),
        ("API_URL", "https://example.org/?a=b"),
        ("API_URL", "https://example.org/a b"),
        ("SMTP_URL", "mail.example.org"),
        ("SMTP_URL", "http://mail.example.org"),
        ("SMTP_URL", "smtps://"),
        ("SMTP_URL", "smtps://user@SECRET:x"),
        ("SMTP_URL", "smtps://SECRET@mail.example.org"),
        ("SMTP_URL", "smtps://user:SECRET@mail.example.org/x"),
        ("SMTP_URL", "smtps://user:SECRET@mail.example.org:99999"),
        ("MAIL_FROM", "letter"),
        ("MAIL_FROM", "Letter <letter@example.org>"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as caught:
        load()
    [line] = str(caught.value).split("\n")
    assert line.startswith(f"{PREFIX}{name} is not ")
    assert "for example" in line
    assert "SECRET" not in line


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("OWNERS", " 1234567 , 7654321,, ", frozenset({1234567, 7654321})),
        ("OWNERS", "7", frozenset({7})),
        ("DATABASE", "sqlite:////srv/u.db", "sqlite:////srv/u.db"),
        ("API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("API_URL", "https://example.org/telegram/", "https://example.org/telegram"),
        ("API_URL", "http://[::1]:8081", "http://[::1]:8081"),
    ],
)
def test_a_right_setting_is_taken(
    name: str, value: str, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    assert getattr(load(), name.lower()) == expected


def test_what_is_missing_is_named_a_line_each() -> None:
    with pytest.raises(SettingsError) as caught:
        load("token", "owners")
    assert [line.split(" ", 1)[0] for line in str(caught.value).split("\n")] == [
        "UNDERSIGNED_TOKEN",
        "UNDERSIGNED_OWNERS",
    ]


def test_an_empty_value_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    unset = load()
    for name in NAMES:
        monkeypatch.setenv(PREFIX + name, "")
    assert load() == unset
    with pytest.raises(SettingsError, match=r"UNDERSIGNED_TOKEN is not set"):
        load("token")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_named_env_is_read_whatever_the_editor(tmp_path: Path, encoding: str) -> None:
    lines = f'{PREFIX}TOKEN="{TOKEN}"\r\n# Վերա\r\n{PREFIX}OWNERS=12,34\r\n'
    (tmp_path / ".env").write_bytes(lines.encode(encoding))
    settings = load("token", "owners")
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    assert settings.owners == {12, 34}


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(f"{PREFIX}OWNERS=1\n")
    monkeypatch.setenv(f"{PREFIX}OWNERS", "2")
    assert load().owners == {2}


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"# \xc2\xe5\xf0\xe0\nUNDERSIGNED_OWNERS=1\n")
    with pytest.raises(SettingsError, match=r"^\.env is not UTF-8"):
        load()


def test_the_token_is_not_shown_by_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}TOKEN", TOKEN)
    assert TOKEN not in f"{load()!r} {load()}"


async def test_run_without_settings_says_which_and_ends_with_2(shell: Shell) -> None:
    done = await shell.runs("run")
    assert (done.code, done.out) == (2, "")
    assert [line.split(" is not set")[0] for line in done.err.splitlines()] == [
        "UNDERSIGNED_TOKEN",
        "UNDERSIGNED_OWNERS",
    ]


async def test_run_with_wrong_settings_says_which_and_ends_with_2(shell: Shell) -> None:
    (shell.folder / ".env").write_text(
        "UNDERSIGNED_TOKEN=123456 SECRET\nUNDERSIGNED_API_URL=telegram\n"
        "UNDERSIGNED_SMTP_URL=smtp:SECRET\nUNDERSIGNED_MAIL_FROM=SECRET\n"
    )
    done = await shell.runs("run", UNDERSIGNED_OWNERS="@vera", UNDERSIGNED_DATABASE="/srv/u.db")
    assert (done.code, done.out) == (2, "")
    assert [line.split(" ", 1)[0] for line in done.err.splitlines()] == [PREFIX + name for name in NAMES]
    assert "SECRET" not in done.err


@pytest.mark.parametrize(
    ("given", "missing"),
    [("SMTP_URL=smtps://u:SECRET@mail.example.org", "MAIL_FROM"), ("MAIL_FROM=a@example.org", "SMTP_URL")],
)
def test_half_of_the_mail_settings_is_one_line_that_names_the_other(
    given: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, value = given.split("=")
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as caught:
        load()
    [line] = str(caught.value).splitlines()
    assert line.startswith(f"{PREFIX}{missing} ")
    assert "SECRET" not in line


@pytest.mark.parametrize(
    ("url", "port", "encryption"),
    [
        ("smtp://mail.example.org", 587, Encryption.STARTTLS),
        ("smtp://mail.example.org:2525", 2525, Encryption.STARTTLS),
        ("smtp://10.0.0.1", 587, Encryption.STARTTLS),
        ("smtps://mail.example.org", 465, Encryption.TLS),
        ("smtps://localhost", 465, Encryption.TLS),
        ("smtp://localhost:25", 25, Encryption.NONE),
        ("smtp://127.0.0.1:25", 25, Encryption.NONE),
        ("smtp://[::1]:25", 25, Encryption.NONE),
    ],
)
def test_mail_goes_in_clear_within_this_machine_alone(
    url: str, port: int, encryption: Encryption, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + "SMTP_URL", url)
    monkeypatch.setenv(PREFIX + "MAIL_FROM", "letter@example.org")
    server = load().mail_server
    assert server is not None
    assert (server.port, server.encryption) == (port, encryption)


def test_a_password_may_hold_what_an_address_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "SMTP_URL", "smtps://me%40example.org:p%2F%3A%40@mail.example.org")
    monkeypatch.setenv(PREFIX + "MAIL_FROM", "letter@example.org")
    settings = load()
    assert settings.mail_server is not None
    assert (settings.mail_server.user, settings.mail_server.password) == ("me@example.org", "p/:@")
    assert "p%2F" not in repr(settings)
