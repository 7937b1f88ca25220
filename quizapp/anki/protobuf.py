"""As much of the protobuf wire format as it takes to read a text or a number out of Anki's `config` columns.

Source: https://protobuf.dev/programming-guides/encoding/; the fields' numbers are those of Anki's proto/anki/notetypes.proto.
"""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5


def text_of(message: bytes, number: int) -> str:
    """The text in field `number`; empty if there is none. Raises ValueError if the message is damaged."""
    return next(
        (value.decode("utf-8", "replace") for found, value in _fields(message) if found == number and isinstance(value, bytes)),
        "",
    )


def number_of(message: bytes, number: int) -> int:
    """The whole number in field `number`; 0 if there is none. Raises ValueError if the message is damaged."""
    return next((value for found, value in _fields(message) if found == number and isinstance(value, int)), 0)


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        length, at = _varint(message, at) if kind == _BYTES else ({_FIXED_64: 8, _FIXED_32: 4}.get(kind, 0), at)
        if kind not in (_BYTES, _FIXED_64, _FIXED_32) or at + length > len(message):
            raise ValueError("a damaged message")
        yield key >> 3, message[at : at + length]
        at += length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, lowest first, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        byte = message[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
    raise ValueError("a damaged message")
