"""The bot's name, descriptions and commands, by language and scope."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Scope = tuple[str, int, int]
"""A scope's type, its chat and its member; 0 where it has none."""

Command = dict[str, str]
DEFAULT: Scope = ("default", 0, 0)


@dataclass(slots=True)
class Profile:
    """What BotFather would show; language "" is what everybody sees whose language has nothing of its own."""

    names: dict[str, str]
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[Command]] = field(default_factory=dict)

    def name_for(self, language_code: str | None) -> str:
        """Return the name in a person's language."""
        return in_language(self.names, language_code)

    def description_for(self, language_code: str | None) -> str:
        """Return the text of an empty chat in a person's language."""
        return in_language(self.descriptions, language_code)

    def commands_for(self, person_id: int, language_code: str | None) -> list[Command]:
        """Return the command menu of a private chat: the narrowest scope that has one."""
        for key in self.lookups(person_id, base(language_code)):
            if found := self.commands.get(key):
                return found
        return []

    def lookups(self, person_id: int, language_code: str) -> Iterator[tuple[Scope, str]]:
        """Go through scopes and languages in Telegram's order for a private chat."""
        for scope in (("chat", person_id, 0), ("all_private_chats", 0, 0), DEFAULT):
            yield scope, language_code
            yield scope, ""


def base(language_code: str | None) -> str:
    """Return the two letters of a language code such as pt-br."""
    return (language_code or "").split("-")[0].lower()


def in_language(texts: dict[str, str], language_code: str | None) -> str:
    """Return a text in a language, or the one for everybody."""
    return texts.get(base(language_code)) or texts.get("", "")
