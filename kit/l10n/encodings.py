"""Text that was read in a wrong encoding, and escapes that nobody resolves."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from kit.l10n.unit import Told, Unit

_HIGH = range(0x80, 0x100)
_ASCII = frozenset(map(chr, range(0x80)))
_LOST = "\u0100"  # stands for a character that the encoding does not have
_SEQUENCES = regex.compile(  # UTF-8 of one character beyond ASCII, its bytes as Latin-1; several in a row
    r"((?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}))+"
)
# What may well stand behind an accented letter: «ANDRÉ», É… One byte of this kind proves nothing.
_ORDINARY = frozenset("«»“”‘’„‚‹›…–—™®°·•†‡¿¡\u00a0")
_WITHIN = regex.compile(r"(?<=[\p{Ll}\p{Nd}])\p{Lu}|(?<!\p{Lu})[ÂÃ]")  # a capital that begins no word
_CERTAIN = regex.compile(r"\ufffd|ï»¿|вЂ[™њќ“”¦]|(?<=\p{Ll})\?(?=\p{Ll})")
_ESCAPE = regex.compile(r"\\(?:[nrt\"']|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|%[0-9A-F]{2}%[0-9A-F]{2}")


def _bytes(encoding: str) -> Mapping[str, str]:
    """The characters of an encoding beyond ASCII, with their bytes as Latin-1; Windows has some bytes for nothing."""
    decoded = {byte: bytes([byte]).decode(encoding, "replace") for byte in _HIGH}
    return {chr(byte) if char == "\ufffd" else char: chr(byte) for byte, char in decoded.items()}


_WESTERN, _CYRILLIC = {**_bytes("latin-1"), **_bytes("cp1252")}, _bytes("cp1251")


def mojibake(unit: Unit) -> Told:
    """No letters that were read in a wrong encoding (Ã©, â€™, U+FFFD, d?cembre), and no escapes (\\\\u00e9)."""
    for form in unit.forms:
        place = _misread(form)
        if place is not None and all(_misread(source) is None for source in unit.sources):
            around = form[max(0, place - 8) : place + 10].strip()
            yield f"“{around}” was read in a wrong encoding", "write it anew, and save the catalog as UTF-8"
        escape = _ESCAPE.search(form)
        if escape and escape[0] not in unit.sources[-1]:
            yield f"{escape[0]} is shown as it is", "write the character itself"


def _misread(text: str) -> int | None:
    """Where a text was probably UTF-8 that somebody has read as Windows-1252, Latin-1 or Windows-1251."""
    if text.isascii() and "?" not in text:
        return None
    if certain := _CERTAIN.search(text):
        return certain.start()
    western = _SEQUENCES.finditer(_encoded(text, _WESTERN))
    for found in western:
        followers = {char for start, end in found.spans(1) for char in text[start + 1 : end]}
        within = _WITHIN.match(text, found.start())
        if len(found.spans(1)) > 1 or not followers <= _ORDINARY or within:
            return found.start()
    cyrillic = (match for match in _SEQUENCES.finditer(_encoded(text, _CYRILLIC)) if len(match.spans(1)) > 1)
    return next((match.start() for match in cyrillic if text[match.start()] in "РС"), None)


def _encoded(text: str, encoding: Mapping[str, str]) -> str:
    return "".join(char if char in _ASCII else encoding.get(char, _LOST) for char in text)
