"""The ways in which a bot may send parameters: query, form, JSON, and multipart with files."""

import json
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.preview.params import JsonObject
from bot.preview.refusals import Refusal, bad_request
from bot.preview.schema import Upload

ATTACH = "attach://"
LARGEST = 51 * 1024 * 1024


async def parameters(request: Request) -> JsonObject:
    """Read all parameters of a request; files that `attach://name` points to take that place."""
    given: JsonObject = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if int(request.headers.get("content-length", "0")) > LARGEST:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "multipart/form-data":
        return given | await multipart(request)
    body = await request.body()
    if not body:
        return given
    if kind == "application/json":
        try:
            read = json.loads(body)
        except ValueError:
            read = None
        if not isinstance(read, dict):
            raise bad_request("can't parse the body as a JSON object")
        return given | read
    if kind == "application/x-www-form-urlencoded":
        try:
            text = body.decode()
        except UnicodeDecodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return given | dict(parse_qsl(text, keep_blank_values=True, errors="surrogateescape"))
    raise bad_request(f"unsupported content type {kind!r}")


async def multipart(request: Request) -> JsonObject:
    """Read a form with files."""
    fields: JsonObject = {}
    async with request.form(max_part_size=LARGEST) as form:
        for name, item in form.multi_items():
            fields[name] = await received(item) if isinstance(item, UploadFile) else item
    attached: set[str] = set()
    for name, value in fields.items():
        if isinstance(value, str) and value.startswith(ATTACH):
            target = value.removeprefix(ATTACH)
            if not isinstance(fields.get(target), Upload):
                raise bad_request(f"can't find the attached file {target!r}")
            fields[name] = fields[target]
            attached.add(target)
    return {name: value for name, value in fields.items() if name not in attached}


async def received(file: UploadFile) -> Upload:
    """Take a file out of a form."""
    return Upload(file.filename or "file", file.content_type or "application/octet-stream", await file.read())
