from __future__ import annotations

from kit.errors import Where
from kit.layout.display import Guides, Rect
from kit.layout.flow import lay_out
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.fonts import FontLibrary
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element, flex


def guides(root: Element, library: FontLibrary) -> Guides:
    display = lay_out(
        root,
        400,
        300,
        library,
        lambda path: (200.0, 100.0),
        safe=Insets(),
        where=lambda slot: Where("campaign.yaml"),
        label="drop in de, instagram.story",
        with_guides=True,
    )
    assert display.guides is not None
    return display.guides


def test_boxes_come_with_the_outer_ones_first(library: FontLibrary) -> None:
    inner = element("p", "words", width=100, height=30)
    found = guides(flex(element("div", inner, width=200, height=50)), library)
    assert found.boxes == (Rect(0, 0, 200, 50), Rect(0, 0, 100, 30))


def test_a_box_as_large_as_its_parent_is_told_once(library: FontLibrary) -> None:
    found = guides(block(element("div", element("p", height=30))), library)
    assert found.boxes == (Rect(0, 0, 400, 30),)


def test_every_line_has_its_baseline(library: FontLibrary) -> None:
    found = guides(block(element("p", "one two", font_size=40, line_height=1.5, width=90)), library)
    first, second = found.baselines
    assert second.y - first.y == 60
    assert 0 < first.width <= 90
    assert first.height == 0


def test_decoration_has_no_guides(library: FontLibrary) -> None:
    found = guides(block(element("p", "99", decorative=True)), library)
    assert found == Guides((), ())


def test_nobody_pays_for_guides_who_has_not_asked(card: LayOut) -> None:
    assert card(block("a")).guides is None
