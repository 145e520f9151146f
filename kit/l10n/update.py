"""Catalogs brought up to date with their templates: no translation is lost, and nothing else changes.

What a template no longer has becomes obsolete, and comes back with the text. What was translated from a text that has
changed is fuzzy, which is never shipped, until somebody has looked at it, or until the text is again what it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kit.errors import fail
from kit.l10n import plurals, poheader
from kit.l10n.blocks import Placed, edited
from kit.l10n.matching import Match, matches
from kit.l10n.plural_forms import PluralForms
from kit.l10n.pofile import FUZZY, Block, Entry, Key, PoFile, Source, is_header, parse

Kind = Literal["header", "added", "fuzzy", "current", "revived", "moved", "kept", "noted", "obsolete", "unchanged"]
Text = tuple[str, str | None]  # msgid and msgid_plural

_BRACES = "python-brace-format"  # a flag that the template alone decides on
_LINE = re.compile(r":[0-9]+$")


@dataclass(frozen=True, slots=True)
class Updated:
    """An entry of a catalog that is up to date, and what has come of it.

    added: new, not translated. fuzzy: to be looked at, for the text has changed or the words are another's. current: no
    longer fuzzy, for the text is again what was translated. revived: was obsolete. moved: under another context. kept:
    the text has changed, and not its meaning. noted: other comments or flags. header: a header that is new or mended.
    """

    placed: Placed
    kind: Kind


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that is up to date with its template."""

    before: PoFile
    entries: tuple[Updated, ...]
    removed: int = 0  # entries that the template no longer has, and that nobody had translated

    @property
    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind, and how many are removed; only those that there are."""
        told = (e.kind for e in self.entries if e.kind != "unchanged" or not (e.placed.entry.obsolete or _is_header(e)))
        found = Counter[str](told) + Counter({"removed": self.removed})
        return dict(sorted(found.items()))

    def data(self) -> bytes:
        """The catalog's file."""
        return edited(self.before, [entry.placed for entry in self.entries])

    def current(self) -> dict[Text, tuple[str, ...]]:
        """The translations that nobody needs to look at, by what they translate."""
        return current(entry.placed.entry for entry in self.entries)


def read(data: bytes | None, file: str) -> PoFile:
    """A catalog that can be brought up to date; None is one that is not there yet.

    KitError as `parse`, and for a file that is empty, and for an entry that stands there twice.
    """
    po = parse(data or b"", file)
    if data is not None and not po.blocks:
        raise fail(file, None, "the file is empty", "bring it back, or remove it to begin anew")
    first: dict[Key, int] = {}
    for entry in (block.entry for block in po.blocks):
        if entry.key in first:
            named = entry.context or (f"“{entry.msgid[:40]}”" if entry.msgid else "the header")
            hint = f"it stands in line {first[entry.key]} already; keep one"
            raise fail(file, entry.line, f"{named} stands here again", hint)
        first[entry.key] = entry.line
    return po


def merge(
    template: PoFile, catalog: PoFile, locale: str, project: str, same_meaning: Collection[str] = frozenset()
) -> Merged:
    """The catalog brought up to date.

    catalog: of `read`; one without entries where there is none yet. project: as for `poheader.fields`. same_meaning:
    contexts of texts that have changed, but not their meaning: the translations stay as they are.
    """
    found = matches(template.entries, [block.entry for block in catalog.blocks])
    known = poheader.plural_forms(catalog.header, locale)
    forms = PluralForms(known or plurals.form_count(locale), settled=known is None)
    blocks = {block.entry.key: block for block in catalog.blocks if not is_header(block.entry)}
    header = _header(catalog, locale, project)
    in_place: dict[int, Updated] = {header.placed.block.start: header} if header.placed.block else {}
    following: dict[Key | None, Updated] = {}  # new ones, by the one before them in the template
    taken: set[Key] = set()
    before: Key | None = None
    for wanted in _as_located(template, catalog):
        match, own = found.get(wanted.key), blocks.get(wanted.key)
        block = blocks[match.entry.key] if match and match.how != "like" else own
        block = None if block and block.entry.obsolete and not block.entry.translated else block
        updated = _updated(wanted, match, block, forms, same_meaning)
        if updated.placed.stays and block:
            in_place[block.start] = updated
        else:
            following[before] = updated
        before = wanted.key
        taken |= {wanted.key, block.entry.key if block else wanted.key}
    left = [block for key, block in blocks.items() if key not in taken]
    gone = [block for block in left if not block.entry.obsolete]
    for block in left:
        if block.entry.obsolete:
            in_place[block.start] = Updated(Placed(block.entry, block), "unchanged")
    ordered = [] if header.placed.block else [header]
    ordered += (in_place[start] for start in sorted(in_place))
    entries = tuple(_with_new(ordered, following))
    obsolete = _obsolete(gone, {entry.placed.entry.strings for entry in entries})
    return Merged(catalog, (*entries, *obsolete), len(gone) - len(obsolete))


def with_offers(merged: Merged, others: Iterable[Mapping[Text, tuple[str, ...]]]) -> Merged:
    """The catalog with fuzzy translations of texts that others, or the catalog itself, have translated already."""
    sources = (merged.current(), *others)
    return replace(merged, entries=tuple(_offered(entry, sources) for entry in merged.entries))


def current(entries: Iterable[Entry]) -> dict[Text, tuple[str, ...]]:
    """The translations that are whole and not fuzzy, by what they translate; the first of several."""
    whole = [e for e in entries if all(e.strings) and e.strings and not (e.fuzzy or e.obsolete or is_header(e))]
    return {(entry.msgid, entry.plural): entry.strings for entry in reversed(whole)}


def _header(catalog: PoFile, locale: str, project: str) -> Updated:
    block = next((block for block in catalog.blocks if is_header(block.entry)), None)
    if block is None:
        return Updated(Placed(poheader.new_header(project, locale)), "header")
    header = poheader.mended(block.entry, project, locale)
    return Updated(Placed(header, block), "unchanged" if header == block.entry else "header")


def _is_header(updated: Updated) -> bool:
    return is_header(updated.placed.entry)


def _as_located(template: PoFile, catalog: PoFile) -> Iterable[Entry]:
    """The template's entries, without files where the catalog names none: some tools are told to leave them out."""
    if not catalog.entries or any(entry.references for entry in catalog.entries):
        return template.entries
    return [replace(entry, references=()) for entry in template.entries]


def _obsolete(gone: Iterable[Block], words: Collection[tuple[str, ...]]) -> tuple[Updated, ...]:
    """What is kept of entries that are gone: those with words, but for words to begin with that stand elsewhere."""
    kept = (
        block for block in gone if block.entry.translated and not (block.entry.fuzzy and block.entry.strings in words)
    )
    return tuple(
        Updated(Placed(replace(block.entry, obsolete=True, extracted=(), references=()), block), "obsolete")
        for block in kept
    )


def _with_new(ordered: Iterable[Updated], following: Mapping[Key | None, Updated]) -> Iterator[Updated]:
    """The entries in their order, and new ones behind those that they follow in the template."""
    for entry in ordered:
        yield entry
        key = None if _is_header(entry) else entry.placed.entry.key
        after = None if entry.placed.entry.obsolete else following.get(key)
        while after:
            yield after
            after = following.get(after.placed.entry.key)


def _updated(
    wanted: Entry, match: Match | None, block: Block | None, forms: PluralForms, same_meaning: Collection[str]
) -> Updated:
    """One entry of the template with what the catalog has for it."""
    carrier = block.entry if block else replace(wanted, flags=(), comments=())
    if match is None or not match.entry.translated:
        strings = carrier.strings if block and carrier.plural == wanted.plural else ()
        entry = replace(carrier, strings=strings) if strings else replace(carrier, plural=None, strings=("",))
        entry = forms.fitted(entry, wanted.plural is not None)
        entry = _noted(replace(entry, plural=wanted.plural), wanted, fuzzy=carrier.fuzzy)
        return Updated(Placed(entry, block), _kind(entry, block, "added"))
    old = match.entry
    fitted = forms.fitted(old, wanted.plural is not None)
    if block and old is block.entry and _says_the_same(old, wanted) and fitted is old:
        return Updated(Placed(old, block), "unchanged")
    kind, fuzzy, previous = _verdict(wanted, match, fitted, wanted.context in same_meaning)
    if forms.misfit(old):
        kind, fuzzy = "fuzzy", True
    if old.obsolete and kind in (None, "moved"):
        kind = "revived"
    comments = carrier.comments if match.how == "like" else fitted.comments
    entry = replace(carrier, strings=fitted.strings, comments=comments, previous=previous)
    entry = _noted(entry, wanted, fuzzy=fuzzy)
    return Updated(Placed(entry, block), kind or _kind(entry, block, "noted"))


def _verdict(wanted: Entry, match: Match, fitted: Entry, same_meaning: bool) -> tuple[Kind | None, bool, Source | None]:
    """What becomes of a translation, whether it is fuzzy, and what it was made for if that is another text."""
    old = match.entry
    made_for = old.previous if old.fuzzy else old.source
    if made_for and made_for.context is None:
        made_for = replace(made_for, context=old.context)
    if match.how == "like":
        same_text = made_for and (made_for.msgid, made_for.plural) == (wanted.msgid, wanted.plural)
        return "fuzzy", True, None if same_text else made_for
    if old.fuzzy and made_for == wanted.source and all(fitted.strings):
        return "current", False, None
    if match.how == "moved" or old.source == wanted.source:
        return "moved" if match.how == "moved" else None, old.fuzzy, old.previous
    if same_meaning:
        return "kept", old.fuzzy, old.previous
    return "fuzzy", True, made_for if made_for != wanted.source else None


def _says_the_same(entry: Entry, wanted: Entry) -> bool:
    """Whether an entry needs no second look: it is not fuzzy, and all that comes of the template is as it is there."""
    return entry.source == wanted.source and (entry.flags, entry.extracted, entry.references, entry.obsolete) == (
        wanted.flags,
        wanted.extracted,
        wanted.references,
        False,
    )


def _kind(entry: Entry, block: Block | None, otherwise: Kind) -> Kind:
    if block is None:
        return otherwise
    return "unchanged" if entry == block.entry else "noted"


def _noted(entry: Entry, wanted: Entry, *, fuzzy: bool) -> Entry:
    """The entry with the template's text, comments and flags; where they say the same, they stay as they are."""
    same_notes = _words(entry.extracted) == _words(wanted.extracted)
    same_files = _files(entry.references) == _files(wanted.references)
    flags = _flags(entry.flags, wanted.flags)
    return replace(
        entry,
        context=wanted.context,
        msgid=wanted.msgid,
        plural=wanted.plural,
        extracted=entry.extracted if same_notes else wanted.extracted,
        references=entry.references if same_files else wanted.references,
        flags=_with_fuzzy(flags) if fuzzy else tuple(flag for flag in flags if flag != FUZZY),
        obsolete=False,
    )


def _words(comments: Sequence[str]) -> list[str]:
    return " ".join(comments).split()


def _files(references: Sequence[str]) -> list[str]:
    return sorted({_LINE.sub("", reference) for reference in references})


def _flags(own: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The catalog's flags, and the template's; of a flag with a value, such as max-length:30, the template's."""
    decided = {flag.partition(":")[0] for flag in wanted} | {_BRACES}
    kept = [flag for flag in own if flag in wanted or flag.partition(":")[0] not in decided]
    return (*kept, *(flag for flag in wanted if flag not in kept))


def _with_fuzzy(flags: Sequence[str]) -> tuple[str, ...]:
    return tuple(flags) if FUZZY in flags else (FUZZY, *flags)


def _offered(updated: Updated, sources: Sequence[Mapping[Text, tuple[str, ...]]]) -> Updated:
    entry = updated.placed.entry
    if entry.obsolete or entry.translated or is_header(entry):
        return updated
    text = (entry.msgid, entry.plural)
    words = next(
        (found for source in sources if (found := source.get(text)) and len(found) == len(entry.strings)), None
    )
    if not words:
        return updated
    entry = replace(entry, strings=words, flags=_with_fuzzy(entry.flags), previous=None)
    return Updated(replace(updated.placed, entry=entry), "fuzzy")
