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
    if not balanced(text):
        yield "has a bidi control without its partner", "take it out, or close it in the same text"


def balanced(text: str) -> bool:
    """Whether all directional embeddings, overrides and isolates are closed within the text, in order (UAX #9)."""
    open_controls: list[str] = []
    for character in text:
        if character in _EMBEDDINGS:
            open_controls.append(_POP_EMBEDDING)
        elif character in _ISOLATES:
            open_controls.append(_POP_ISOLATE)
        elif character in (_POP_EMBEDDING, _POP_ISOLATE) and (not open_controls or open_controls.pop() != character):
            return False
    return not open_controls


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
