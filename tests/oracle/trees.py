"""Random trees of blocks and flex boxes, laid out by Chromium and by Kit.

Tame trees have no percentages but in width, no wrapping, and an aspect-ratio only beside a width. Hostile trees have
all of it anywhere. Neither has vertical margins in block boxes: Kit's never collapse. A tree is the same for ever: it
comes from its seed and number by `Random.random` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import Any, Literal

from kit.layout.inline import text_maker
from kit.layout.placement import place_root
from kit.layout.tree import build
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.vocabulary import BROWSER_RESET
from tests.oracle.browser import ask
from tests.oracle.cards import ROOT, Rectangle, _boxes, _elements
from tests.oracle.fonts import font_faces, library
from tests.oracle.paragraphs import DATA

Manner = Literal["tame", "hostile"]
MANNERS: tuple[Manner, ...] = ("tame", "hostile")
SEEDS = (1, 2)
COUNT = 400  # trees of each manner a seed
WIDTH, HEIGHT = 400, 300  # px
TOLERANCE = 1.0  # px
_DEEPEST = 3
_WORDS = "a to of child safe every online reports survivors protection Vertrauen".split()
_PICTURE = "tests/data/oracle/picture.svg"
_ROOT_STYLE = "font-family:'Noto Sans';line-height:1.25;position:relative"

_PAGE = """<!doctype html><html><head><base href="%(base)s/"><style>%(faces)s%(reset)s
body{text-rendering:geometricPrecision}.tree{width:%(width)dpx!important;height:%(height)dpx!important}
</style></head><body><script>
const trees = %(trees)s;
window.addEventListener("load", async () => {
  for (const face of document.fonts) await face.load();
  const found = [];
  for (const tree of trees) {
    document.body.innerHTML = tree;
    const root = document.body.firstElementChild;
    root.className = "tree";
    for (const image of document.images) while (!image.complete) await new Promise(go => setTimeout(go, 5));
    const origin = root.getBoundingClientRect();
    found.push([root, ...root.querySelectorAll("*")].map(element => {
      const box = element.getBoundingClientRect();
      return [box.x - origin.x, box.y - origin.y, box.width, box.height].map(v => Math.round(v * 10) / 10);
    }));
  }
  report(found);
});
</script></body></html>"""


def tree(manner: Manner, seed: int, number: int) -> str:
    """The HTML of one tree."""
    return _Grower(Random(seed * 1_000_000 + number * 2 + (manner == "hostile")), manner == "hostile").root()


def name(manner: Manner, seed: int, number: int) -> str:
    return f"{manner} {seed} {number}"


class _Grower:
    """Makes one tree. Chances are those of ordinary templates, drawn apart."""

    def __init__(self, random: Random, hostile: bool) -> None:
        self.random = random
        self.hostile = hostile

    def root(self) -> str:
        declared = {**self.container(), "padding": f"{self.whole(0, 20)}px"}
        display = declared.get("display")
        children = "".join(self.box(1, display == "flex") for _ in range(self.whole(1, 4)))
        return f'<div{self.direction()} style="{_ROOT_STYLE};{_css(declared)}">{children}</div>'

    def box(self, depth: int, in_flex: bool) -> str:
        if depth < _DEEPEST and self.happens(0.45):
            declared = {**self.sizes(), **self.container(), **self.placing(in_flex)}
            children = "".join(self.box(depth + 1, declared.get("display") == "flex") for _ in range(self.whole(1, 4)))
            return f'<div{self.direction()} style="{_css(declared)}">{children}</div>'
        declared = {**self.sizes(), **self.placing(in_flex)}
        if self.happens(0.18):
            return f'<img src="{_PICTURE}" alt="" style="{_css(declared)}">'
        if self.happens(0.3):
            declared.setdefault("width", f"{self.whole(10, 90)}px")
            declared.setdefault("height", f"{self.whole(10, 60)}px")
            return f'<div style="{_css(declared)}"></div>'
        words = " ".join(self.one(_WORDS) for _ in range(self.whole(1, 6)))
        declared["font-size"] = f"{self.whole(10, 26)}px"
        return f'<p style="{_css(declared)}">{words}</p>'

    def direction(self) -> str:
        return self.one((' dir="rtl"', ' dir="ltr"')) if self.happens(0.15) else ""

    def container(self) -> dict[str, str]:
        if not self.happens(0.7):
            return {}
        declared = {"display": "flex"}
        if self.happens(0.5):
            declared["flex-direction"] = self.one(("row", "row-reverse", "column", "column", "column-reverse"))
        if self.happens(0.4):
            declared["gap"] = self.length(0, 20, self.hostile)
        spaces = ("start", "end", "center", "space-between", "space-around", "space-evenly")
        if self.happens(0.4):
            declared["justify-content"] = self.one(spaces)
        if self.happens(0.4):
            declared["align-items"] = self.one(("stretch", "start", "end", "center", "baseline"))
        if self.hostile and self.happens(0.4):
            declared["flex-wrap"] = "wrap"
            if self.happens(0.5):
                declared["align-content"] = self.one((*spaces, "stretch"))
        return declared

    def sizes(self) -> dict[str, str]:
        declared = {}
        if self.happens(0.35):
            declared["width"] = self.length(20, 240, True)
        if self.happens(0.25):
            declared["height"] = self.length(10, 160, self.hostile)
        for least in ("min", "max"):
            if self.happens(0.1):
                declared[f"{least}-width"] = self.length(20, 200, self.hostile)
            if self.happens(0.1):
                declared[f"{least}-height"] = self.length(10, 120, self.hostile)
        if self.happens(0.25):
            declared["padding"] = self.length(0, 18, self.hostile)
        if self.happens(0.15):
            declared["padding-inline-start"] = self.length(0, 30, self.hostile)
        if self.happens(0.12):
            declared["border"] = f"{self.whole(1, 6)}px solid black"
        if self.happens(0.1) and (self.hostile or ("width" in declared and "height" not in declared)):
            declared["aspect-ratio"] = self.one(("1", "2", "16 / 9", "1 / 2"))
        return declared

    def placing(self, in_flex: bool) -> dict[str, str]:
        declared = {}
        for side in ("inline-start", "inline-end", *(("block-start", "block-end") if in_flex else ())):
            if self.happens(0.12):
                declared[f"margin-{side}"] = "auto" if self.happens(0.3) else self.length(0, 24, self.hostile)
        if self.happens(0.06):
            declared["overflow"] = "hidden"
        if self.happens(0.07):
            declared["position"] = "absolute"
        elif self.happens(0.05):
            declared["position"] = "relative"
        if "position" in declared:
            for side in ("inset-inline-start", "inset-inline-end", "top", "bottom"):
                if self.happens(0.45):
                    declared[side] = self.length(0, 60, self.hostile)
        if in_flex:
            declared |= self.flexing()
        return declared

    def flexing(self) -> dict[str, str]:
        declared = {}
        if self.happens(0.35):
            declared["flex-grow"] = self.one(("1", "1", "2", "0.3"))
        if self.happens(0.25):
            declared["flex-shrink"] = self.one(("0", "0", "2", "3"))
        if self.happens(0.25):
            declared["flex-basis"] = self.one(("0px", "auto", self.length(20, 160, self.hostile)))
        if self.happens(0.15):
            declared["align-self"] = self.one(("stretch", "start", "end", "center", "baseline"))
        if self.happens(0.15):
            declared["min-width"] = "0px"
        if self.happens(0.06):
            declared["order"] = self.one(("-1", "1", "2"))
        return declared

    def length(self, least: int, most: int, percent: bool) -> str:
        if percent and self.happens(0.4):
            return f"{self.whole(1, 20) * 5 if most > 60 else self.whole(0, 12)}%"
        return f"{self.whole(least, most)}px"

    def happens(self, probability: float) -> bool:
        return self.random.random() < probability

    def whole(self, least: int, most: int) -> int:
        return least + int(self.random.random() * (most - least + 1))

    def one(self, options: Sequence[str]) -> str:
        return options[int(self.random.random() * len(options))]


def _css(declared: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in declared.items())


def our_boxes(html: str) -> dict[int, Rectangle]:
    """The border boxes by the number of their element in the document."""
    root = style(
        parse(html, "tree.html"), (), width=WIDTH, height=HEIGHT, language="en", direction="ltr", properties={}
    )
    box = build(root, text_maker(library(), False), lambda path: (200.0, 100.0))
    place_root(box, WIDTH, HEIGHT)
    numbers = {id(element): number for number, element in enumerate(_elements(root))}
    return {
        numbers[id(each.element)]: (each.x, each.y, each.width, each.height)
        for each in _boxes(box)
        if each.style is each.element.style
    }


def distance(html: str, theirs: Sequence[Sequence[float]]) -> float:
    """How far the farthest edge of a box is from Chromium's, px."""
    ours = our_boxes(html)
    return max(abs(a - b) for number, box in ours.items() for a, b in zip(theirs[number], box, strict=True))


def all_trees() -> Iterator[tuple[str, str]]:
    """The names and the HTML of all recorded trees."""
    for manner in MANNERS:
        for seed in SEEDS:
            for number in range(COUNT):
                yield name(manner, seed, number), tree(manner, seed, number)


def record(trees: Sequence[str]) -> Any:
    """What Chromium says: the boxes of every element of each tree, in the order of the document."""
    return ask(
        _PAGE
        % {
            "base": ROOT.as_uri(),
            "faces": font_faces(),
            "reset": BROWSER_RESET,
            "width": WIDTH,
            "height": HEIGHT,
            "trees": json.dumps(trees).replace("</", "<\\/"),
        }
    )


@lru_cache(maxsize=1)
def recorded() -> dict[str, list[list[list[float]]]]:
    """The boxes of the trees of a manner and seed, "tame 1"."""
    found: dict[str, list[list[list[float]]]] = json.loads((DATA / "trees.json").read_text(encoding="utf-8"))["boxes"]
    return found
