"""Text cut into items: stretches of one style, bidi level, script and font, which HarfBuzz shapes one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

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
        chooser = _Chooser(library, style, language)
        items += _itemize_style(text, start, end, scripts, levels, chooser)
    return items


def _itemize_style(
    text: str, start: int, end: int, scripts: Sequence[str], levels: Sequence[int], chooser: _Chooser
) -> Iterator[Item]:
    choice: FontChoice | None = None
    begin, level, script = start, -1, ""
    for place, after in _clusters(text, start, end):
        cluster = text[place] if after - place == 1 else text[place:after]
        found = chooser.choose(cluster, scripts[place], choice)
        if found is not choice or levels[place] != level or scripts[place] != script:
            if place > begin:
                yield Item(begin, place, chooser.style, level, script, choice)
            begin, level, script, choice = place, levels[place], scripts[place], found
    if end > begin:
        yield Item(begin, end, chooser.style, level, script, choice)


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The grapheme clusters of a stretch (UAX #29)."""
    piece = text[start:end]
    if not piece or max(piece) < "\u0300":
        return zip(range(start, end), range(start + 1, end + 1), strict=True)
    return pairwise(accumulate(map(len, CharacterBreaker(piece, "en")), initial=start))


class _Chooser:
    """The fonts for the clusters of one style."""

    def __init__(self, library: FontLibrary, style: TextStyle, language: str) -> None:
        self.style = style
        self._library = library
        self._language = language
        self._chosen: dict[tuple[str, str], FontChoice | None] = {}

    def choose(self, cluster: str, script: str, current: FontChoice | None) -> FontChoice | None:
        """The font for a grapheme cluster; `current` is that of the text before it, with which invisible ones stay."""
        if current is not None and not current.has_color and _is_invisible(cluster[0]):
            return current
        key = (cluster, script)
        if key not in self._chosen:
            found = self._find(cluster, script)
            # Equal choices are one object, so that `is` tells a change of font.
            self._chosen[key] = next((c for c in self._chosen.values() if c == found), found)
        return self._chosen[key]

    def _find(self, cluster: str, script: str) -> FontChoice | None:
        if _is_invisible(cluster[0]):
            return self._choose_char(" ", script)
        first = self._choose_char(cluster[0], script)
        marks = [char for char in cluster[1:] if not is_default_ignorable(char)]
        if first is None or not marks or self._has_all(first, marks, script):
            return first
        # A base and its marks stay in one font, if any of theirs has them all.
        visible = [cluster[0], *marks]
        for mark in marks:
            choice = self._choose_char(mark, script)
            if choice is not None and self._has_all(choice, visible, script):
                return choice
        return first

    def _choose_char(self, char: str, script: str) -> FontChoice | None:
        return self._library.choose(char, script, self.style.families, self._language, self.style.italic)

    def _has_all(self, choice: FontChoice, chars: Sequence[str], script: str) -> bool:
        font = self._library.font(self._library.instance(choice, self.style.weight, self.style.italic, script))
        return all(font.get_nominal_glyph(ord(char)) is not None for char in chars)


def _is_invisible(char: str) -> bool:
    return char.isspace() or not char.isprintable() or is_default_ignorable(char)
