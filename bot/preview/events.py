"""What the phones are told, as it happens."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

Event = tuple[str, object]


class Events:
    """One queue for each phone that looks; None in it means that the server stops."""

    def __init__(self) -> None:
        self.queues: dict[int, set[asyncio.Queue[Event | None]]] = {}

    def watched(self, person_id: int) -> bool:
        """Tell whether anybody looks at this phone."""
        return person_id in self.queues

    def tell(self, person_id: int, name: str, data: object) -> None:
        """Tell a phone's pages."""
        for queue in self.queues.get(person_id, ()):
            queue.put_nowait((name, data))

    @contextmanager
    def listening(self, person_id: int) -> Iterator[asyncio.Queue[Event | None]]:
        """Look at a phone."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self.queues.setdefault(person_id, set()).add(queue)
        try:
            yield queue
        finally:
            self.queues[person_id].discard(queue)
            if not self.queues[person_id]:
                del self.queues[person_id]

    def close(self) -> None:
        """Let every page's stream end."""
        for queues in self.queues.values():
            for queue in queues:
                queue.put_nowait(None)
