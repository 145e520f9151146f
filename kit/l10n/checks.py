"""What can be wrong with one text: its grammar, its placeholders, its bidi controls."""

from __future__ import annotations

from collections.abc import Iterator

from kit.campaign import texts
from kit.l10n import placeholders

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"  # LRE, RLE, LRO, RLO, which a PDF ends
_POP_EMBEDDING = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"  # LRI, RLI, FSI, which a PDI ends
_POP_ISOLATE = "\u2069"


def faults(text: str, wanted: frozenset[str], optional: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """What is wrong with a text that must hold the wanted placeholders and may hold the optional ones, with hints."""
    if texts.is_blank(text):
        yield "there is no text here", "write it out"
        return
    yield from ((fault.what, fault.hint) for fault in texts.faults(text))
    yield from _placeholder_faults(text, wanted, optional, complete=not list(texts.brace_faults(text)))
    control = unpaired_control(text)
    if control:
        what = f"a bidi control (U+{ord(control):04X}) has no partner"
        yield what, "take it out, or close it in the same text"


def unpaired_control(text: str) -> str | None:
    """The first embedding, override or isolate that is not closed within the text, or closes none (UAX #9)."""
    open_controls: list[tuple[str, str]] = []
    for character in text:
        if character in _EMBEDDINGS:
            open_controls.append((character, _POP_EMBEDDING))
        elif character in _ISOLATES:
            open_controls.append((character, _POP_ISOLATE))
        elif character in (_POP_EMBEDDING, _POP_ISOLATE) and (not open_controls or open_controls.pop()[1] != character):
            return character
    return open_controls[0][0] if open_controls else None


def _placeholder_faults(
    text: str, wanted: frozenset[str], optional: frozenset[str], *, complete: bool
) -> Iterator[tuple[str, str]]:
    """Placeholders that are unknown, and those that are missing; where braces are broken, one may be meant by them."""
    found = placeholders.find(text)
    allowed = wanted | optional
    for name in found:
        if name not in allowed:
            hint = placeholders.hint(name, allowed) or "the source text has none"
            yield f"unknown placeholder {{{name}}}", hint
    for name in sorted(wanted.difference(found)) if complete else ():
        yield f"the placeholder {{{name}}} is missing", "put it where the figure or date belongs"
