"""`quizapp settings`: what can be set, what is set, and setting it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.decks import find_deck
from quizapp.cli.parser import Parser
from quizapp.errors import UsageError
from quizapp.interface import text

if TYPE_CHECKING:
    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.settings import SettingSpec


def declare(parser: Parser) -> None:
    """The options of `quizapp settings`."""
    parser.option("key", nargs="?", metavar="KEY")
    parser.option("value", nargs="?", metavar="VALUE")
    parser.option("--deck", metavar="DECK")


def run(options: argparse.Namespace) -> int:
    """List all settings, show one, or change one."""
    from quizapp.workflows.settings import load_settings, save_settings, schema, with_value

    spec = _spec(schema(), options.key)
    if options.value is None:
        wanted = schema() if spec is None else (spec,)
        own = load_settings()
        decks = _deck_settings(options.deck) if any(line.per_deck for line in wanted) else None
        output.say_all(_line(line, getattr(decks if line.per_deck else own, line.key)) for line in wanted)
        if spec is not None:
            output.say(text(f"settings.help.{spec.key}"))
    elif spec is not None and spec.per_deck:
        _change_deck(spec, options.value, options.deck)
    else:
        save_settings(with_value(load_settings(), options.key, options.value))
    return 0


def _spec(specs: tuple[SettingSpec, ...], key: str | None) -> SettingSpec | None:
    if key is None:
        return None
    found = next((spec for spec in specs if spec.key == key), None)
    if found is None:
        raise UsageError(text("cli.error.no_setting", name=key, known=", ".join(spec.key for spec in specs)))
    return found


def _line(spec: SettingSpec, value: object) -> str:
    span = f"{spec.low:g}-{spec.high:g}" if spec.low is not None and spec.high is not None else " ".join(spec.choices)
    return f"{spec.key} = {_shown(value)}" + (f"    ({span})" if span else "") + f"    {text(f'settings.title.{spec.key}')}"


def _shown(value: object) -> str:
    return " ".join(f"{part:g}" for part in value) if isinstance(value, tuple) else str(value)


def _deck_settings(deck: str | None) -> DeckSettings:
    from quizapp.workflows import open_database
    from quizapp.workflows.decks import deck_settings

    with open_database() as database:
        return deck_settings(database, find_deck(database, deck).id if deck else None)


def _change_deck(spec: SettingSpec, written: str, deck: str | None) -> None:
    from quizapp.workflows import open_database
    from quizapp.workflows.decks import change_deck_settings, deck_settings

    with open_database() as database:
        deck_id = find_deck(database, deck).id if deck else None
        old = deck_settings(database, deck_id)
        new = replace(old, **{spec.key: _meant(getattr(old, spec.key), written, spec.key)})
        change_deck_settings(database, deck_id, new, moment())


def _meant(old: object, written: str, key: str) -> Any:
    """The value that was typed, of the kind that the setting has. Raises UsageError if it cannot be one."""
    try:
        if isinstance(old, bool):
            return {"true": True, "on": True, "1": True, "false": False, "off": False, "0": False}[written.lower()]
        if isinstance(old, tuple):
            return tuple(float(part) for part in written.replace(",", " ").split())
        return type(old)(written)  # type: ignore[call-arg]
    except (KeyError, ValueError):
        raise UsageError(text("cli.error.bad_value", name=key, value=written)) from None
