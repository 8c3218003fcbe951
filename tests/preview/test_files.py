"""Documents: uploads, captions, sending again, and downloads."""

import aiohttp

from bot.preview.world import World
from tests.preview.conftest import ARAM, Client


async def upload(client: Client, content: bytes, **fields: str) -> dict[str, object]:
    """Send a document as a form does."""
    form = aiohttp.FormData({"chat_id": str(ARAM)} | fields)
    form.add_field("list", content, filename="list.csv", content_type="text/csv")
    form.add_field("document", "attach://list")
    async with client.session.post(f"{client.address}/bot{client.token}/sendDocument", data=form) as response:
        body: dict[str, object] = await response.json()
        return body


def document(body: dict[str, object]) -> dict[str, object]:
    """Return the document of a sent message."""
    message = body["result"]
    assert isinstance(message, dict)
    found = message["document"]
    assert isinstance(found, dict)
    return found


async def test_a_file_is_sent_once_and_then_by_its_id(client: Client, world: World) -> None:
    sent = document(await upload(client, b"a,b", caption="<b>A list</b>", parse_mode="HTML"))
    assert (sent["file_name"], sent["mime_type"], sent["file_size"]) == ("list.csv", "text/csv", 3)
    message = world.messages(ARAM)[-1]
    assert (message.text, message.caption, message.entities[0].type) == (None, "A list", "bold")
    await client.done("sendDocument", chat_id=ARAM, document=sent["file_id"])
    again = world.messages(ARAM)[-1]
    assert again.document is not None
    assert (again.document.content, again.caption) == (b"a,b", None)


async def test_a_caption_is_edited_and_a_document_has_no_text(client: Client, world: World) -> None:
    await upload(client, b"a,b", caption="before")
    message_id = world.messages(ARAM)[-1].message_id
    params = {"chat_id": ARAM, "message_id": message_id}
    await client.done("editMessageCaption", **params, caption="after")
    assert world.messages(ARAM)[-1].caption == "after"
    refusal = await client.refused("editMessageText", **params, text="x")
    assert refusal == "Bad Request: there is no text in the message to edit"


async def test_a_caption_has_at_most_1024_characters(client: Client) -> None:
    body = await upload(client, b"x", caption="😀" * 1025)
    assert body["description"] == "Bad Request: message caption is too long"


async def test_what_is_no_file_is_refused(client: Client) -> None:
    body = await upload(client, b"")
    assert body["description"] == "Bad Request: file must be non-empty"
    for given, description in (
        ("https://example.org/a.csv", "failed to get HTTP URL content"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
    ):
        refusal = await client.refused("sendDocument", chat_id=ARAM, document=given)
        assert refusal == f"Bad Request: {description}"


async def test_an_attachment_that_did_not_come_is_refused(client: Client) -> None:
    form = aiohttp.FormData({"chat_id": str(ARAM), "document": "attach://lost"}, default_to_multipart=True)
    async with client.session.post(f"{client.address}/bot{client.token}/sendDocument", data=form) as response:
        assert (await response.json())["description"] == "Bad Request: can't find the attached file 'lost'"


async def test_the_bot_downloads_what_a_person_sent(client: Client, world: World) -> None:
    world.upload(ARAM, "letter.txt", "Բարև".encode(), "text/plain")
    file = world.messages(ARAM)[-1].document
    assert file is not None
    found = await client.done("getFile", file_id=file.file_id)
    url = f"{client.address}/file/bot{client.token}/{found['file_path']}"
    async with client.session.get(url) as response:
        assert (response.status, await response.read()) == (200, "Բարև".encode())
    async with client.session.get(f"{client.address}/file/botwrong/{found['file_path']}") as response:
        assert response.status == 404
    assert await client.refused("getFile", file_id="nonsense") == "Bad Request: invalid file_id"


async def test_files_have_a_size_limit(client: Client, world: World) -> None:
    assert (world.files.upload_limit, world.files.download_limit) == (50 * 1024**2, 20 * 1024**2)
    world.files.upload_limit, world.files.download_limit = 10, 9
    assert (await upload(client, bytes(10)))["ok"]
    too_big = await upload(client, bytes(11))
    assert (too_big["error_code"], too_big["description"]) == (413, "Request Entity Too Large")
    file = world.messages(ARAM)[-1].document
    assert file is not None
    assert await client.refused("getFile", file_id=file.file_id) == "Bad Request: file is too big"
    world.files.download_limit = 10
    await client.done("getFile", file_id=file.file_id)
