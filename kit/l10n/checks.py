"""What can be wrong with one text: its placeholders, its tags, its bidi controls."""

from __future__ import annotations

from collections.abc import Iterator

from kit.l10n import inline, placeholders

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"  # LRE, RLE, LRO, RLO, which a PDF ends
_POP_EMBEDDING = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"  # LRI, RLI, FSI, which a PDI ends
_POP_ISOLATE = "\u2069"


def faults(text: str, wanted: frozenset[str], optional: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """What is wrong with a text that must hold the wanted placeholders and may hold the optional ones, with hints."""
    yield from _placeholder_faults(text, wanted, optional)
    yield from inline.faults(text)
    control = unpaired_control(text)
    if control:
        what = f"has a bidi control (U+{ord(control):04X}) without its partner"
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


def _placeholder_faults(text: str, wanted: frozenset[str], optional: frozenset[str]) -> Iterator[tuple[str, str]]:
    found = placeholders.find(text)
    allowed = wanted | optional
    for name in found:
        if name not in allowed:
            hint = placeholders.hint(name, allowed) or "the source text has none"
            yield f"has the unknown placeholder {{{name}}}", hint
    for name in sorted(wanted.difference(found)):
        yield f"lacks the placeholder {{{name}}}", "put it where the figure or date belongs"
    if placeholders.loose_brace(text):
        yield "has a brace without its partner", "braces stand around the name of a placeholder, and nowhere else"
