"""Text cut into items: stretches of one style, bidi level, script and font, which HarfBuzz shapes one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import unicodedata2
from icu4py.breakers import CharacterBreaker

from kit.text.fonts import FontChoice, FontLibrary
from kit.text.model import TextStyle
from kit.text.scripts import is_default_ignorable, resolve

StyledRange = tuple[int, int, TextStyle]  # start, end and style of a piece of text


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text that is shaped as one."""

    start: int
    end: int
    style: TextStyle
    level: int
    script: str  # ISO 15924
    choice: FontChoice | None  # None where no font has the characters


def itemize(
    text: str, styles: Sequence[StyledRange], levels: Sequence[int], library: FontLibrary, language: str
) -> list[Item]:
    """The items of a text in logical order. A grapheme cluster is never divided but by a change of style."""
    scripts = resolve(text)
    items: list[Item] = []
    for start, end, style in styles:
        chooser = _chooser(library, style.families, style.weight, style.italic, language)
        items += _itemize_style(text, (start, end, style), scripts, levels, chooser)
    return items


def _itemize_style(
    text: str, styled: StyledRange, scripts: Sequence[str], levels: Sequence[int], chooser: _Chooser
) -> Iterator[Item]:
    start, end, style = styled
    before: FontChoice | None = None
    for first, last in _stretches(text, start, end, scripts, levels):
        level, script = levels[first], scripts[first]
        fonts = chooser.fonts(script)
        only = _only_font(text[first:last], fonts, before)
        if only is not None:
            yield Item(first, last, style, level, script, only)
            before = only
            continue
        begin = first
        for place, after in _clusters(text, first, last):
            found = fonts[text[place:after]]
            if found is _FONT_BEFORE:
                found = before if before is not None and not before.has_color else fonts[_LETTER_SPACE]
            if found is not before and place > begin:
                yield Item(begin, place, style, level, script, before)
                begin = place
            before = found
        yield Item(begin, last, style, level, script, before)


def _stretches(
    text: str, start: int, end: int, scripts: Sequence[str], levels: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The stretches of one script and level, but for grapheme clusters that have several: they go by their first."""
    if len(set(scripts[start:end])) == 1 == len(set(levels[start:end])):
        yield start, end
        return
    begin, level, script = start, levels[start], scripts[start]
    for place in range(start, end):
        if (levels[place] != level or scripts[place] != script) and not _is_one_cluster(text[place - 1 : place + 1]):
            yield begin, place
            begin, level, script = place, levels[place], scripts[place]
    yield begin, end


@lru_cache(maxsize=4096)
def _is_one_cluster(pair: str) -> bool:
    """Whether two characters belong to one grapheme cluster. More than two matter only to characters of one script."""
    return len(list(CharacterBreaker(pair, "en"))) == 1


def _only_font(piece: str, fonts: _Fonts, before: FontChoice | None) -> FontChoice | None:
    """The font that all characters of a piece want, one by one: then their clusters want it too. None if there is none.

    What most text comes to, without looking at every character in turn.
    """
    first = fonts[piece[0]]
    if first is _FONT_BEFORE:
        first = before if before is not None else fonts[_LETTER_SPACE]
    if first is None or first.has_color or unicodedata2.normalize("NFC", piece) != piece:
        return None  # of a decomposed letter, a font may have the composed form only
    return first if all(fonts[char] in (first, _FONT_BEFORE) for char in set(piece)) else None


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The grapheme clusters of a stretch (UAX #29)."""
    piece = text[start:end]
    if not piece or max(piece) < "\u0300":
        return zip(range(start, end), range(start + 1, end + 1), strict=True)
    return pairwise(accumulate(map(len, CharacterBreaker(piece, "en")), initial=start))


_FONT_BEFORE = FontChoice("", -1, False)  # what shows nothing stays with the font before it
_MOST_CLUSTERS = 4096  # remembered for a style and script
_LETTER_SPACE = " \u200b"  # stands for a space at the beginning, where there is no font before it


class _Chooser:
    """The fonts for the grapheme clusters of one style in one language."""

    def __init__(
        self, library: FontLibrary, families: tuple[str, ...], weight: int, italic: bool, language: str
    ) -> None:
        self._library = library
        self._families = families
        self._weight = weight
        self._italic = italic
        self._language = language
        self._fonts: dict[str, _Fonts] = {}
        self._known: dict[FontChoice | None, FontChoice | None] = {}

    def fonts(self, script: str) -> _Fonts:
        """The font for each cluster in a script."""
        if script not in self._fonts:
            self._fonts[script] = _Fonts(self, script)
        return self._fonts[script]

    def find(self, cluster: str, script: str) -> FontChoice | None:
        """The font for a cluster. Equal choices are one object, so that `is` tells a change of font."""
        if cluster != _LETTER_SPACE and is_invisible(cluster[0]):
            return _FONT_BEFORE
        found = self._find(cluster, script)
        return self._known.setdefault(found, found)

    def _find(self, cluster: str, script: str) -> FontChoice | None:
        """One font for a base and its marks, if any has them all; else the base's, in its usual form if need be."""
        visible = cluster[0] + "".join(char for char in cluster[1:] if not is_default_ignorable(char))
        for wanted in dict.fromkeys((visible, cluster[0], unicodedata2.normalize("NFC", cluster[0]))):
            if found := self._choose(wanted, script):
                return found
        return None

    def _choose(self, cluster: str, script: str) -> FontChoice | None:
        return self._library.choose(cluster, script, self._families, self._language, self._italic)


class _Fonts(dict[str, FontChoice | None]):
    """The fonts of clusters in one script, found when they are first asked for."""

    def __init__(self, chooser: _Chooser, script: str) -> None:
        super().__init__()
        self._chooser = chooser
        self._script = script

    def __missing__(self, cluster: str) -> FontChoice | None:
        if len(self) >= _MOST_CLUSTERS:
            self.clear()
        self[cluster] = found = self._chooser.find(cluster, self._script)
        return found


_chooser = lru_cache(maxsize=32)(_Chooser)


@lru_cache(maxsize=4096)
def is_invisible(char: str) -> bool:
    """Whether a character leaves no ink: white space, a control, a default ignorable."""
    return char.isspace() or char < " " or "\x7f" <= char <= "\x9f" or is_default_ignorable(char)
