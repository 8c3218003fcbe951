"""`.env.example` names every setting, and nothing else; what it fills in is the default."""

from pathlib import Path

from bot.settings import PREFIX, Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def test_the_example_has_every_setting_with_its_default() -> None:
    lines = [line for line in EXAMPLE.read_text().splitlines() if line and not line.startswith("#")]
    given = dict(line.split("=", 1) for line in lines)
    names = {f"{PREFIX}{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    assert given.keys() == names.keys()
    assert {name: value for name, value in given.items() if value} == {
        name: default for name, default in names.items() if isinstance(default, str)
    }
