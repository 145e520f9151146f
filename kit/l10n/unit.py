"""What a check of translations looks at: one entry of a catalog, and what its checks have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kit.campaign import texts
from kit.l10n.glossary import Term

Told = Iterator[tuple[str, str]]  # what is wrong, and how it may be mended; "" where nobody can say
Check = Callable[["Unit"], Told]

PLACE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: stands for a placeholder in `plain` text


@dataclass(frozen=True)
class Unit:
    """An entry: its source texts, one or singular and plural, and the forms of its translation that are written."""

    sources: tuple[str, ...]
    forms: tuple[str, ...]
    locale: str
    expected: int = 1  # how many forms the catalog's header asks of an entry like this
    common: frozenset[str] = frozenset()  # words that the catalog's sources have in lower case, too: no names
    terms: tuple[Term, ...] = ()  # of the glossary, in the locale; the longest first
    names: tuple[str, ...] = ()  # that are never translated
    source: str = "en"  # the locale of the source texts

    @property
    def source_language(self) -> str:
        """The language of the source texts, without its script and its territory."""
        return self.source.split("_")[0]

    @property
    def language(self) -> str:
        """The language of the locale, without its script and its territory."""
        return self.locale.split("_")[0]

    @cached_property
    def plain_sources(self) -> tuple[str, ...]:
        """The source texts without tags, with `PLACE` for each placeholder."""
        return tuple(map(plain, self.sources))

    @cached_property
    def plain_forms(self) -> tuple[str, ...]:
        """The forms of the translation without tags, with `PLACE` for each placeholder."""
        return tuple(map(plain, self.forms))


@lru_cache(maxsize=1024)  # of one source text there are as many translations as there are languages
def plain(text: str) -> str:
    """A text of a catalog as people read it: without tags, with a space for <br> and `PLACE` for placeholders."""
    pieces: Sequence[str | texts.Tag] = texts.parse(text)
    read = "".join(piece if isinstance(piece, str) else " " * (piece.kind == "void") for piece in pieces)
    return texts.PLACEHOLDER.sub(PLACE, read)
