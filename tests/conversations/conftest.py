from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Stage, stage


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as running:
        yield running
