"""Headlines of a series: all of one size, the largest that every card has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kit.layout.display import SetText
from kit.markup.model import Element

HEADLINE = "h1"
_MOST_ROUNDS = 4  # a smaller headline leaves other boxes more room, which as a rule settles at once

Settle = Callable[[Element], Sequence[SetText]]  # how the texts of a card come out


def common_size(cards: Sequence[tuple[Element, Settle]]) -> float | None:
    """The largest size in px that the fitted headlines of some cards can all have; None where none is fitted.

    A headline that does not fit its card at any size is not asked: its card is not shipped.
    """
    common: float | None = None
    for _ in range(_MOST_ROUNDS):
        sizes = [size for root, settle in cards for size in _sizes(root, settle(capped(root, common)))]
        if not sizes:
            return common
        smallest = min(sizes)
        if smallest == max(sizes) or smallest == common:
            return smallest
        common = smallest
    return common


def capped(root: Element, size: float | None) -> Element:
    """A card whose fitted headlines are at most so large, px; the card itself where there is nothing to change."""
    if size is None:
        return root
    children = tuple(capped(child, size) if isinstance(child, Element) else child for child in root.children)
    changed = any(new is not old for new, old in zip(children, root.children, strict=True))
    fit = root.style.fit
    if root.tag == HEADLINE and fit is not None and fit[1] > size:
        return replace(root, style=replace(root.style, fit=(min(fit[0], size), size)), children=children)
    return replace(root, children=children) if changed else root


def _sizes(root: Element, texts: Sequence[SetText]) -> Iterator[float]:
    """The sizes of the fitted headlines of a card."""
    slots = set(_slots(root))
    for text in texts:
        if text.slot in slots and not text.excess:
            yield text.size


def _slots(element: Element) -> Iterator[str]:
    if element.tag == HEADLINE and element.style.fit is not None:
        slot = element.slot or next(_inner_slots(element), None)
        if slot is not None:
            yield slot
    for child in element.children:
        if isinstance(child, Element):
            yield from _slots(child)


def _inner_slots(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            if child.slot is not None:
                yield child.slot
            yield from _inner_slots(child)
