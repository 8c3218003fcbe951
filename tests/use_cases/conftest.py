from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.stage import new_database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database(new_database(tmp_path)) as opened:
        yield opened
