"""The phone API: what a person's Telegram app does. JSON in, JSON out."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.preview import shown
from bot.preview.chats import Person
from bot.preview.params import JsonObject, Params
from bot.preview.refusals import Refusal
from bot.preview.world import AppRefusesError, World

HEARTBEAT_SECONDS = 15.0

Handler = Callable[[Request], Awaitable[Response]]


def routes(world: World) -> list[Route]:
    """Return the routes of the phone API."""

    async def bot(_: Request) -> Response:
        return JSONResponse(bot_json(world))

    async def people(_: Request) -> Response:
        return JSONResponse([world.person_json(person) for person in world.people.values()])

    async def events(request: Request) -> Response:
        stream = event_stream(world, person_of(world, request))
        headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def act(request: Request) -> Response:
        person = person_of(world, request)
        action = ACTIONS.get(request.path_params["action"])
        if action is None:
            raise LookupError("no such action")
        body = await request.body()
        given = json.loads(body) if body else {}
        if not isinstance(given, dict):
            raise AppRefusesError("a JSON object is expected")
        return JSONResponse(action(world, person.id, Params(given)))

    async def upload(request: Request) -> Response:
        person = person_of(world, request)
        async with request.form(max_part_size=1024 * 1024) as form:
            file, caption = form.get("file"), form.get("caption", "")
            if not isinstance(file, UploadFile):
                raise AppRefusesError("no file came with the form")
            content, kind = await file.read(), file.content_type or "application/octet-stream"
            message_id = world.upload(person.id, file.filename or "file", content, kind, str(caption))
        return JSONResponse({"message_id": message_id})

    async def file(request: Request) -> Response:
        person_of(world, request)
        found = world.files.by_id.get(request.path_params["file_id"])
        if found is None:
            raise LookupError("no such file")
        disposition = f"attachment; filename*=UTF-8''{quote(found.file_name)}"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
        return Response(found.content, media_type=found.mime_type, headers=headers)

    return [
        Route("/phone/bot", polite(bot)),
        Route("/phone/people", polite(people)),
        Route("/phone/{person_id:int}/events", polite(events)),
        Route("/phone/{person_id:int}/file/{file_id}", polite(file)),
        Route("/phone/{person_id:int}/upload", polite(upload), methods=["POST"]),
        Route("/phone/{person_id:int}/{action}", polite(act), methods=["POST"]),
    ]


def polite(handler: Handler) -> Handler:
    """Answer what a person can't do with a sentence."""

    async def handle(request: Request) -> Response:
        try:
            return await handler(request)
        except LookupError as problem:
            return JSONResponse({"error": str(problem.args[0])}, status_code=404)
        except Refusal as problem:
            return JSONResponse({"error": problem.description}, status_code=400)
        except (ValueError, TypeError, AssertionError) as problem:
            return JSONResponse({"error": str(problem)}, status_code=400)

    return handle


def person_of(world: World, request: Request) -> Person:
    """Return whose phone it is."""
    person = world.people.get(request.path_params["person_id"])
    if person is None:
        raise LookupError("no such person")
    return person


def bot_json(world: World) -> JsonObject:
    """Return the bot as the phone API writes it."""
    return {"id": world.bot_id, "name": world.profile.name_for(None), "username": world.username}


def snapshot(world: World, person: Person) -> JsonObject:
    """Return everything that a phone shows."""
    language = person.language_code
    return {
        "bot": bot_json(world) | {"name": world.profile.name_for(language)},
        "person": world.person_json(person),
        "messages": [shown.message(world, each) for each in world.chats[person.id].messages.values()],
        "commands": world.profile.commands_for(person.id, language),
        "description": world.profile.description_for(language),
        "typing": world.is_typing(person.id),
    }


async def event_stream(world: World, person: Person) -> AsyncIterator[str]:
    """Tell a page what happens, from the snapshot on, with a sign of life now and then."""
    with world.listening(person.id) as queue:
        yield written("snapshot", snapshot(world, person))
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    event = await queue.get()
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event is None:
                return
            yield written(*event)


def written(name: str, data: object) -> str:
    """Write one server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def text(given: Params, name: str) -> str:
    """Return a string that must be there."""
    value = given.given.get(name)
    if not isinstance(value, str):
        raise AppRefusesError(f"{name} must be a string")
    return value


def integer(given: Params, name: str) -> int:
    """Return a number that must be there."""
    value = given.given.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise AppRefusesError(f"{name} must be a number")
    return value


def send(world: World, person_id: int, given: Params) -> JsonObject:
    reply_to = None if given.given.get("reply_to") is None else integer(given, "reply_to")
    return {"message_id": world.send_text(person_id, text(given, "text"), reply_to)}


def edit(world: World, person_id: int, given: Params) -> JsonObject:
    world.edit_text(person_id, integer(given, "message_id"), text(given, "text"))
    return {}


def press(world: World, person_id: int, given: Params) -> JsonObject:
    message_id = integer(given, "message_id")
    if "data" in given:
        return {"callback_id": world.press(person_id, message_id, text(given, "data"))}
    message = world.find_message(person_id, message_id)
    if message is None:
        raise LookupError("no such message")
    row, column = integer(given, "row"), integer(given, "column")
    if not (0 <= row < len(message.buttons) and 0 <= column < len(message.buttons[row])):
        raise LookupError("no such button")
    return {"callback_id": world.press(person_id, message_id, message.buttons[row][column].data)}


def language(world: World, person_id: int, given: Params) -> JsonObject:
    code = given.given.get("language_code")
    world.set_language(person_id, None if code is None else text(given, "language_code"))
    return {}


def block(world: World, person_id: int, _: Params) -> JsonObject:
    world.block(person_id)
    return {}


def unblock(world: World, person_id: int, _: Params) -> JsonObject:
    world.unblock(person_id)
    return {}


def clear(world: World, person_id: int, _: Params) -> JsonObject:
    world.clear(person_id)
    return {}


ACTIONS = {
    "send": send,
    "edit": edit,
    "press": press,
    "language": language,
    "block": block,
    "unblock": unblock,
    "clear": clear,
}
