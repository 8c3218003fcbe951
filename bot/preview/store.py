"""Keeps a world on disk, so that a demo that starts again still shows its chats.

One JSON file, replaced as a whole, with the sent files beside it in `<path>.files`. What was written by
another version is not read: a preview is no archive.
"""

import asyncio
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import cast

from bot.preview.chats import Group, Message, Person
from bot.preview.entities import Entity
from bot.preview.files import File
from bot.preview.formatting import Formatted
from bot.preview.params import JsonObject
from bot.preview.profile import Command, Scope
from bot.preview.state import State

VERSION = 1
DELAY_SECONDS = 0.3


def files_of(path: Path) -> Path:
    """Return the directory of the sent files."""
    return path.with_name(f"{path.name}.files")


def save(state: State, path: Path) -> None:
    """Write everything down; whoever reads at the same time sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    directory = files_of(path)
    directory.mkdir(exist_ok=True)
    for file in state.files.by_id.values():
        target = directory / file.file_unique_id
        if not target.exists():
            replace(target, file.content)
    replace(path, json.dumps(written(state)).encode())
    state.saves += 1
    state.wake()


def replace(path: Path, content: bytes) -> None:
    """Put a file into place in one step."""
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_bytes(content)
    os.replace(temporary, path)


def written(state: State) -> JsonObject:
    """Return what is kept."""
    places = [chat.place for chat in state.chats.values()]
    profile = state.profile
    return {
        "version": VERSION,
        "bot_id": state.bot_id,
        "next_message_id": state.next_message_id,
        "next_update_id": state.updates.next_id,
        "next_file": state.files.next,
        "next_callback": state.callbacks.next,
        "people": [asdict(person) for person in state.people.values()],
        "groups": [asdict(place) for place in places if isinstance(place, Group)],
        "files": [
            {name: getattr(file, name) for name in File.__slots__ if name != "content"}
            for file in state.files.by_id.values()
        ],
        "messages": [
            asdict(message) | {"document": None if message.document is None else message.document.file_id}
            for chat in state.chats.values()
            for message in chat.messages.values()
        ],
        "updates": list(state.updates.pending),
        "profile": {
            "names": profile.names,
            "descriptions": profile.descriptions,
            "short_descriptions": profile.short_descriptions,
            "commands": [[*scope, code, menu] for (scope, code), menu in profile.commands.items()],
        },
    }


def restore(state: State, path: Path) -> bool:
    """Fill a new state with what was kept; False, and nothing done, when nothing can be read."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["version"] != VERSION or read["bot_id"] != state.bot_id:
            return False
        files = [file_of(each, files_of(path)) for each in read["files"]]
        people = [Person(**each) for each in read["people"]]
        groups = [Group(**each) for each in read["groups"]]
        by_id = {file.file_id: file for file in files}
        messages = [message_of(each, by_id) for each in read["messages"]]
        counters = [read[f"next_{name}"] for name in ("message_id", "update_id", "file", "callback")]
        updates, profile = read["updates"], read["profile"]
        menus = {
            (cast("Scope", tuple(each[:3])), str(each[3])): cast("list[Command]", each[4])
            for each in cast("Sequence[list[object]]", profile["commands"])
        }
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return False
    for file in files:
        state.files.keep(file)
    for person in people:
        state.people[person.id] = person
        state.add_chat(person)
    for group in groups:
        state.add_chat(group)
    for message in messages:
        state.chats[message.chat_id].messages[message.message_id] = message
    state.next_message_id = max(state.next_message_id, counters[0])
    state.updates.next_id = max(state.updates.next_id, counters[1])
    state.files.next = max(state.files.next, counters[2])
    state.callbacks.next = max(state.callbacks.next, counters[3])
    for update in updates:
        state.updates.push(update)
    state.profile.names.update(profile["names"])
    state.profile.descriptions.update(profile["descriptions"])
    state.profile.short_descriptions.update(profile["short_descriptions"])
    state.profile.commands.update(menus)
    return True


def file_of(kept: dict[str, str], directory: Path) -> File:
    """Read one file."""
    return File(**kept, content=(directory / kept["file_unique_id"]).read_bytes())


def message_of(kept: JsonObject, files: dict[str, File]) -> Message:
    """Read one message."""
    content = cast("JsonObject", kept["content"])
    entities = tuple(Entity(**each) for each in cast("list[dict[str, str]]", content["entities"]))  # type: ignore[arg-type]
    document = kept["document"]
    values = kept | {
        "content": Formatted(str(content["text"]), entities),
        "document": None if document is None else files[str(document)],
    }
    return Message(**values)  # type: ignore[arg-type]


@contextmanager
def kept(state: State, path: Path | None) -> Iterator[None]:
    """Save shortly after each change, and at the end; without a path, nothing is kept."""
    if path is None:
        yield
        return
    loop = asyncio.get_running_loop()
    timer: asyncio.TimerHandle | None = None

    def save_now() -> None:
        nonlocal timer
        timer = None
        save(state, path)

    def save_soon() -> None:
        nonlocal timer
        if timer is None:
            timer = loop.call_later(DELAY_SECONDS, save_now)

    state.on_change = save_soon
    try:
        yield
    finally:
        state.on_change = lambda: None
        if timer is not None:
            timer.cancel()
        save(state, path)
