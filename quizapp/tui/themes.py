"""Three themes of our own: dark, light and high contrast. Every text reaches 4.5:1 on what it stands on (a test computes it)."""

from __future__ import annotations

from textual.theme import Theme

DARK, LIGHT, CONTRAST = "quizapp-dark", "quizapp-light", "quizapp-contrast"

THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7aa2d6",
        secondary="#9fb4c7",
        accent="#e0b26a",
        success="#8fc98f",
        warning="#e2c06b",
        error="#ef8f8f",
        foreground="#e4e4e0",
        background="#15171a",
        surface="#15171a",
        panel="#23272d",
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#2b5c9e",
        secondary="#4a6377",
        accent="#8a5a00",
        success="#226b2e",
        warning="#7a5600",
        error="#a32626",
        foreground="#1f2328",
        background="#fbfaf7",
        surface="#fbfaf7",
        panel="#e9e6df",
    ),
    Theme(
        name=CONTRAST,
        dark=True,
        primary="#66ccff",
        secondary="#ffffff",
        accent="#ffff66",
        success="#66ff66",
        warning="#ffff66",
        error="#ff9999",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
    ),
)


def fitting_theme(setting: str, colour_hint: str) -> str:
    """The theme to start with: the learner's, else light if the terminal's COLORFGBG (`0;15`) says so, else dark."""
    if setting:
        return setting
    background = colour_hint.rpartition(";")[2]
    return LIGHT if background in {"7", "15"} else DARK
