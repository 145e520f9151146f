"""What every form of a translation must have: words, placeholders and tags; and how many forms there must be."""

from __future__ import annotations

from collections import Counter

from kit.campaign import texts
from kit.l10n import placeholders
from kit.l10n.unit import Told, Unit


def plural_forms(unit: Unit) -> Told:
    """A plural has all its forms, a text without a plural has one."""
    if len(unit.forms) != unit.expected:
        forms = "1 form" if unit.expected == 1 else f"{unit.expected} forms"
        yield f"the translation has {len(unit.forms)} of {forms}", "fill in every msgstr that Plural-Forms asks for"


def placeholders_kept(unit: Unit) -> Told:
    """Every form has the placeholders of the source text and no others; a plural may leave out one, its count."""
    names = {name for source in unit.sources for name in placeholders.find(source)}
    for form in unit.forms:
        found = set(placeholders.find(form))
        for name in sorted(found - names):
            hint = placeholders.hint(name, names) or "the source text has none"
            yield f"unknown placeholder {{{name}}}", hint
        missing = sorted(names - found)
        if len(missing) > (len(unit.sources) > 1) and not any(texts.brace_faults(form)):
            named = " and ".join(f"{{{name}}}" for name in missing)
            what = f"the placeholder {named} is missing" if len(missing) == 1 else f"{named} are missing"
            yield what, "put it where the figure or date belongs"


def markup(unit: Unit) -> Told:
    """Braces stand around placeholders, and tags are those that texts may have."""
    for form in unit.forms:
        yield from ((fault.what, fault.hint) for fault in texts.faults(form))


def emphasis(unit: Unit) -> Told:
    """What stands out in the source text stands out in the translation, and nothing else."""
    wanted = _enclosing(unit.sources[-1])
    for form in unit.forms:
        if missing := wanted - _enclosing(form):
            tag = min(missing)
            yield f"<{tag}> is missing", f"put <{tag}>…</{tag}> around the words that stand out"
        elif more := _enclosing(form) - wanted:
            yield f"<{min(more)}> stands here more often than in the source text", "take it out"


def readable(unit: Unit) -> Told:
    """There is something to read."""
    for form in unit.forms:
        if texts.is_blank(form) and not all(map(texts.is_blank, unit.sources)):
            yield "there is no text here", "write it out"


def _enclosing(text: str) -> Counter[str]:
    """How often each tag that encloses words opens in a text; where lines break is up to each language."""
    tags = [piece for piece in texts.parse(text) if isinstance(piece, texts.Tag)]
    return Counter(tag.name for tag in tags if tag.kind == "open")
