"""Settings: one file, whole or not at all; a bad value is named with what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.errors import UsageError
from quizapp.workflows.settings import Settings, load_settings, save_settings, schema, settings_path, with_value


def test_what_was_saved_is_loaded(home: Path) -> None:
    settings = Settings(
        language="en", theme="夜“色”", typing="short", clock=False, rollover_hour=0, keys=(("study.bury", "f5,-"),)
    )
    save_settings(settings)
    assert load_settings() == settings
    assert settings_path().parent == home


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


def test_every_setting_has_a_field_and_its_default(home: Path) -> None:
    from quizapp.study.settings import DeckSettings

    for spec in schema():
        assert getattr(DeckSettings() if spec.per_deck else Settings(), spec.key) == spec.default


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("rollover_hour = 24", "rollover_hour: 24 cannot be; choose 0 to 23"),
        ('typing = "sometimes"', "typing: sometimes cannot be; choose always short never"),
        ("clock = 1", "clock: 1 cannot be; choose true or false"),
        ("rollover_hour = true", "rollover_hour: True cannot be; choose 0 to 23"),
        (
            "colour = 3",
            "colour: there is no such setting; "
            "the settings are language, theme, typing, animation, clock, rollover_hour, coached",
        ),
    ],
)
def test_a_bad_line_is_named(home: Path, line: str, complaint: str) -> None:
    home.mkdir()
    settings_path().write_text(line + "\n", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_settings()
    assert str(error.value) == f"{settings_path()}: {complaint}"


def test_a_file_that_is_no_toml_is_named_with_its_line(home: Path) -> None:
    home.mkdir()
    settings_path().write_text("clock = \n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"config\.toml: .*line 1.*; mend the line or delete the file"):
        load_settings()


@pytest.mark.parametrize(("key", "typed", "value"), [("clock", "关", False), ("clock", "On", True), ("rollover_hour", " 5 ", 5)])
def test_a_typed_value_is_understood(key: str, typed: str, value: object) -> None:
    assert getattr(with_value(Settings(), key, typed), key) == value


def test_a_typed_value_out_of_range_is_refused() -> None:
    with pytest.raises(UsageError) as error:
        with_value(Settings(), "rollover_hour", "abends")
    assert str(error.value) == "rollover_hour: abends cannot be; choose 0 to 23"
