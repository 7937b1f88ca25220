"""Key bindings: each has an id that names it in help, hints and the settings file, and full-width twins of its keys.

A Chinese input method in full-width mode sends `１` for 1 and an ideographic space for a space; the learner must not notice.
"""

from __future__ import annotations

from textual.binding import Binding

_NAMED = {"space": "ideographic_space", "comma": "，", "question_mark": "？"}
# What an input method with Chinese punctuation sends for the key that is printed on the keyboard.
_CHINESE = {"/": "、", "[": "【", "]": "】"}
_ASCII = range(0x21, 0x7F)
_TO_FULL_WIDTH = 0xFEE0


def bind(name: str, keys: str, action: str, *, priority: bool = False) -> Binding:
    """A binding with an id (`study.good`), whose description is the text `keys.<id>`, bound to `keys` and their twins."""
    return Binding(with_twins(keys), action, show=False, priority=priority, id=name)


def with_twins(keys: str) -> str:
    """`keys` (comma-separated, as Textual's) followed by the full-width form of each."""
    listed = keys.split(",")
    return ",".join([*listed, *(twin for key in listed for twin in _twins(key))])


def is_twin(key: str) -> bool:
    """Whether a key of Textual's is the full-width twin of another: it is bound, but never shown."""
    return not key.isascii() or key.startswith(("fullwidth_", "ideographic_", "left_black", "right_black"))


def _twins(key: str) -> list[str]:
    if key in _NAMED:
        return [_NAMED[key]]
    if len(key) != 1 or ord(key) not in _ASCII:
        return []
    full = chr(ord(key) + _TO_FULL_WIDTH)
    return [full, _CHINESE[key]] if key in _CHINESE else [full]
