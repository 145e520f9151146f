"""Layout: a styled element tree -> a settled display list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import partial
from types import MappingProxyType

from kit.errors import Where, unique
from kit.layout.boxes import Box
from kit.layout.checks import check, text_place, tree
from kit.layout.display import DisplayList, Rect
from kit.layout.focal import check_focal_points, focused, keep_clear, surroundings
from kit.layout.guides import guides
from kit.layout.hanging import without_room
from kit.layout.inline import text_maker
from kit.layout.legibility import legibility
from kit.layout.lockups import LockupRules, check_lockups, on_photographs
from kit.layout.overflow import check_overflow
from kit.layout.placement import place_root
from kit.layout.render import render
from kit.layout.tree import build
from kit.layout.typeset import TextBlock, set_texts
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.fonts import FontLibrary

_NONE: Mapping[str, LockupRules] = MappingProxyType({})
_NOWHERE: Mapping[str, Where] = MappingProxyType({})


def lay_out(
    root: Element,
    width: int,
    height: int,
    library: FontLibrary,
    pictures: Callable[[str], tuple[float, float]],
    *,
    safe: Insets,
    where: Callable[[str | None], Where],
    label: str,
    figures: Mapping[str, Where] = _NOWHERE,
    lockups: Mapping[str, LockupRules] = _NONE,
    focal_places: Mapping[str, Where] = _NOWHERE,
    script_line_heights: bool = True,
    with_guides: bool = False,
) -> DisplayList:
    """Lays a card out: the root fills width x height px.

    `pictures` gives a picture's natural size in px by its path. `where` gives the place of a slot's text, and of the
    card's template for `None`; `label` names the card in problems, such as "drop in de, instagram.story". `figures` has
    the places of figures that may stand without a slot, as they are written on the card.
    `lockups` has what is asked of pictures that are lockups, by their paths; `focal_places`, where
    the focal points of pictures are written.
    `script_line_heights` opens lines further than the style says where a script needs it.
    """

    def set_up(flush: Set[Element] = frozenset()) -> tuple[Box, tuple[TextBlock, ...]]:
        root_box = build(root, text_maker(library, script_line_heights, flush), pictures)
        place_root(root_box, width, height)
        return root_box, tuple(set_texts(root_box, library))

    root_box, blocks = set_up()
    card = Rect(0.0, 0.0, width, height)
    zone = Rect(safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom)
    if flush := frozenset(without_room(blocks, card, zone)):
        root_box, blocks = set_up(flush)
    boxes = tuple(tree(root_box))
    place_of = partial(text_place, where=where, figures=figures)
    problems = list(check(root_box, blocks, width, height, safe, label, where, place_of))
    if pictures_in_focus := focused(boxes):
        around = surroundings(blocks, card, zone)
        keep_clear(pictures_in_focus, around)
        problems += check_focal_points(pictures_in_focus, around, label, where, focal_places)
    if not problems:  # a text that has no room, or leaves its place, says more than the box that it is in
        problems += check_overflow(boxes, blocks, label, where, place_of)
    problems += check_lockups(boxes, blocks, lockups, label, where)
    return DisplayList(
        width,
        height,
        render(
            root_box,
            blocks,
            pictures,
            lambda block: legibility(block, width, label, where),
            on_photographs(boxes, lockups, label, where),
        ),
        tuple(block.set_text for block in blocks),
        unique(problems),
        guides(root_box, blocks) if with_guides else None,
    )
