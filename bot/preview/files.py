"""The files that were sent, by the bot or by people."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.preview.refusals import bad_request
from bot.preview.schema import Upload

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps: it can be sent again by its `file_id`."""

    file_id: str
    file_unique_id: str
    file_path: str
    file_name: str
    mime_type: str
    content: bytes

    def json(self) -> dict[str, object]:
        """Return the file as a Document."""
        return {
            "file_name": self.file_name,
            "mime_type": self.mime_type,
            "file_id": self.file_id,
            "file_unique_id": self.file_unique_id,
            "file_size": len(self.content),
        }


class Files:
    """All files, by id and by path, and how many bytes the bot may send and fetch."""

    def __init__(self, first: int) -> None:
        self.next = first
        self.upload_limit = UPLOAD_LIMIT
        self.download_limit = DOWNLOAD_LIMIT
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}

    def add(self, upload: Upload) -> File:
        """Keep an upload under a new id."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        self.next += 1
        digest = hashlib.sha256(str(self.next).encode()).hexdigest()
        suffix = PurePosixPath(upload.file_name).suffix
        file = File(
            file_id=f"BQACAgIAAxk{digest[:48]}",
            file_unique_id=f"AgAD{digest[48:60]}",
            file_path=f"documents/file_{self.next}{suffix if suffix.isascii() else ''}",
            file_name=upload.file_name,
            mime_type=upload.mime_type,
            content=upload.content,
        )
        self.keep(file)
        return file

    def keep(self, file: File) -> None:
        """Make a file known."""
        self.by_id[file.file_id] = file
        self.by_path[file.file_path] = file

    def find(self, file_id: str) -> File:
        """Return the file that an id stands for."""
        if "://" in file_id:
            raise bad_request("failed to get HTTP URL content")
        found = self.by_id.get(file_id)
        if found is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return found
