"""What becomes of a text on its way into a message: parsed, cleaned, trimmed, searched for links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.preview import html, urls
from bot.preview.entities import Entity, cut, units
from bot.preview.params import Params
from bot.preview.refusals import Refusal, bad_request

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
BLANK = re.compile(
    r"[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe0e\ufe0f\ufeff\ufffc]*"
)
FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"]*[^\s<>\"'.,;:!?)\]}»]|\b(?:[a-z0-9\-]+\.)+(?:com|org|net|info|am|me|io|int)\b(?:/[^\s<>\"]*[^\s<>\"'.,;:!?)\]}»])?)"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<email>\b[\w.+\-]+@(?:[a-z0-9\-]+\.)+[a-z]{2,}\b)"
    r"|(?P<mention>(?<![\w@])@[a-zA-Z][a-zA-Z0-9_]{2,31}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)",
    re.IGNORECASE,
)
MERGED = {"bold", "italic", "underline", "strikethrough", "spoiler"}
OPAQUE = {"code", "pre"}
QUOTES = {"blockquote", "expandable_blockquote"}
GIVEN = MERGED | OPAQUE | QUOTES | {"text_link", "custom_emoji"}
DETECTED = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "text_mention",
    "date_time",
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as a message holds it."""

    text: str
    entities: tuple[Entity, ...] = ()

    def entities_json(self) -> list[dict[str, object]]:
        """Return the entities as the Bot API writes them."""
        return [entity.json() for entity in self.entities]


def from_person(text: str) -> Formatted:
    """Take what a person typed: nothing of it is parsed, and hostile characters stay."""
    text = text.strip()
    return Formatted(text, tuple(detected(text, ())))


def from_bot(text: str, parse_mode: str, entities: Sequence[Params] = ()) -> Formatted:
    """Take what the bot sends, by its parse mode or its list of entities."""
    if LONE_SURROGATE.search(text):
        raise bad_request("strings must be encoded in UTF-8")
    mode = parse_mode.lower()
    if mode == "html":
        text, found = html.parse(text)
    elif mode in ("markdown", "markdownv2"):
        raise Refusal(501, "Not Implemented: the preview reads HTML, not Markdown")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        found = [given(entity, text) for entity in entities if entity.text("type") not in DETECTED]
    return finished(text, found)


def given(entity: Params, text: str) -> Entity:
    """Take an entity that the bot counted itself."""
    kind, offset, length = entity.text("type"), entity.integer("offset"), entity.integer("length")
    if kind not in GIVEN:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    if offset < 0 or length <= 0:
        raise bad_request("can't parse MessageEntity: offset and length must be positive")
    if offset + length > units(text):
        end = f"the end of the text at UTF-16 offset {offset + length}"
        raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after {end}")
    for place, verb in ((offset, "begins"), (offset + length, "ends")):
        if splits_a_pair(text, place):
            raise bad_request(f"entity {verb} in the middle of a UTF-16 symbol at UTF-16 offset {place}")
    if kind == "text_link" and not entity.text("url"):
        raise bad_request("can't parse MessageEntity: can't find field \"url\"")
    optional = {name: entity.text(name) or None for name in ("url", "language", "custom_emoji_id")}
    return Entity(kind, offset, length, **optional)


def splits_a_pair(text: str, offset: int) -> bool:
    """Tell whether a UTF-16 offset lies inside one character."""
    before = text.encode("utf-16-le")[: offset * 2].decode("utf-16-le", "surrogatepass")
    return LONE_SURROGATE.match(before[-1:]) is not None


def finished(text: str, entities: Iterable[Entity]) -> Formatted:
    """Clean and trim a text, put its entities in order and add those that Telegram finds by itself."""
    text, entities = cleaned(text, list(entities))
    kept = ordered(text, entities)
    text, kept = trimmed(text, kept)
    kept = sorted([*kept, *detected(text, kept)], key=rank)
    return Formatted(text, tuple(kept))


def rank(entity: Entity) -> tuple[int, int]:
    """Sort by beginning, the longer one first."""
    return entity.offset, -entity.length


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop and replace the characters that Telegram does not let a bot send."""
    if CONTROLS.search(text):
        text = CONTROLS.sub(" ", text)
    if not DROPPED.search(text):
        return text, entities
    places = [match.start() for match in DROPPED.finditer(text)]
    dropped = [units(text[:place]) for place in places] if entities else []

    def moved(offset: int) -> int:
        return offset - sum(place < offset for place in dropped)

    spans = [(entity, moved(entity.offset), moved(entity.end)) for entity in entities]
    moved_entities = [replace(entity, offset=begin, length=end - begin) for entity, begin, end in spans]
    return DROPPED.sub("", text), moved_entities


def ordered(text: str, entities: list[Entity]) -> list[Entity]:
    """Drop what says nothing, keep code free of other formatting, and merge neighbours."""
    result: list[Entity] = []
    for entity in sorted(entities, key=rank):
        covered = cut(text, entity.offset, entity.length)
        if not covered.strip():
            continue
        if entity.type == "text_link":
            try:
                entity = replace(entity, url=urls.normalised(entity.url or ""))
            except urls.InvalidUrlError:
                continue
        if any(other.end > entity.offset and hides(other, entity) for other in result):
            continue
        if entity.type == "code":
            entity = replace(entity, language=None)
        result.append(entity)
    return merged(without_the_hidden(result))


def hides(other: Entity, entity: Entity) -> bool:
    """Tell whether an entity that began before takes the place of this one."""
    same = other.type == entity.type or {other.type, entity.type} <= QUOTES
    return other.type in OPAQUE or (same and other.end >= entity.end)


def without_the_hidden(entities: list[Entity]) -> list[Entity]:
    """Drop what covers exactly the same characters as a code entity."""
    opaque = [(entity.offset, entity.length) for entity in entities if entity.type in OPAQUE]
    if not opaque:
        return entities
    return [
        entity
        for entity in entities
        if entity.type in OPAQUE | QUOTES or (entity.offset, entity.length) not in opaque
    ]


def merged(entities: list[Entity]) -> list[Entity]:
    """Join neighbours of one kind."""
    result: list[Entity] = []
    last: dict[str, int] = {}
    for entity in entities:
        index = last.get(entity.type)
        if index is not None and result[index].end == entity.offset and entity.type in MERGED:
            before = result[index]
            result[index] = replace(before, length=entity.end - before.offset)
        else:
            last[entity.type] = len(result)
            result.append(entity)
    return result


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop spaces and newlines at the end, and at the beginning as far as the first entity."""
    text = text.rstrip(" \n")
    end = units(text)
    entities = [replace(e, length=min(e.end, end) - e.offset) for e in entities if e.offset < end]
    limit = entities[0].offset if entities else end
    spaces = min(len(text) - len(text.lstrip(" \n")), limit)
    return text[spaces:], [replace(entity, offset=entity.offset - spaces) for entity in entities]


def detected(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Find commands, addresses and mentions outside of code and links."""
    if not any(sign in text for sign in "/@#."):
        return []
    taken = [entity for entity in entities if entity.type in OPAQUE or entity.type == "text_link"]
    result: list[Entity] = []
    counted, place = 0, 0
    for found in FOUND.finditer(text):
        counted += units(text[place : found.start()])
        place = found.start()
        entity = Entity(found.lastgroup or "", counted, units(found[0]))
        if not any(other.offset < entity.end and entity.offset < other.end for other in taken):
            result.append(entity)
    return result


def is_empty(text: str) -> bool:
    """Tell whether a text shows nothing."""
    return BLANK.fullmatch(text) is not None


def message_text(text: str, parse_mode: str, entities: Sequence[Params] = ()) -> Formatted:
    """Take the text of a message: 1 to 4096 characters."""
    formatted = from_bot(text, parse_mode, entities)
    if is_empty(formatted.text):
        raise bad_request("message text is empty")
    if len(formatted.text) > 4096:
        raise bad_request("message is too long")
    return formatted


def caption(text: str, parse_mode: str, entities: Sequence[Params] = ()) -> Formatted:
    """Take a caption: up to 1024 characters."""
    formatted = from_bot(text, parse_mode, entities)
    if len(formatted.text) > 1024:
        raise bad_request("message caption is too long")
    return formatted
