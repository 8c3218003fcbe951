from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.stage import new_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_database(tmp_path)


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    async with Database(path) as opened:
        yield opened
