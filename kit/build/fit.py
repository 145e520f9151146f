"""The fit report: how the texts of a card came out, and where each can be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kit.errors import Where
from kit.layout.display import SetText
from kit.markup.model import Element


@dataclass(frozen=True, slots=True)
class TextFit:
    """One text of a card. Sizes are px."""

    slot: str
    where: Where
    size: float
    smallest: float | None  # None: the template gives it one size, which is `size`
    largest: float | None
    lines: int
    room: float  # how much larger its box could hold it: 1.0 is a tight fit; below 1.0 it does not fit
    excess: int  # about how many characters too long; 0 where it fits

    @property
    def spare(self) -> float | None:
        """How many times larger than its smallest size it could be set: 1.0 leaves nothing. None: it has one size."""
        return self.size * self.room / self.smallest if self.smallest else None


def text_fits(root: Element, texts: Iterable[SetText], places: Mapping[str, Where]) -> tuple[TextFit, ...]:
    """The fit of each text that shows a slot, in the order of the document. `places` is the wording's."""
    limits = dict(reversed(list(_limits(root))))
    return tuple(
        _fit(text, text.slot, limits, places) for text in texts if text.slot is not None and text.slot in places
    )


def _fit(
    text: SetText, slot: str, limits: Mapping[str, tuple[float, float] | None], places: Mapping[str, Where]
) -> TextFit:
    smallest, largest = limits.get(slot) or (None, None)
    return TextFit(slot, places[slot], text.size, smallest, largest, text.lines, text.room, text.excess)


def _limits(
    element: Element, around: tuple[float, float] | None = None
) -> Iterator[tuple[str, tuple[float, float] | None]]:
    """The smallest and largest size of each slot; that of an inline element is of the block around it."""
    fit = around if element.style.display == "inline" else element.style.fit
    if element.slot is not None:
        yield element.slot, fit
    for child in element.children:
        if isinstance(child, Element):
            yield from _limits(child, fit)
