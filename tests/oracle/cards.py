"""Boxes of the shipped card templates: cards with the sample's words as they were when Chromium was recorded.

For Chromium the sizes that Kit found for `--fit` texts and Kit's line heights are written into the card, and every run
of text names the font and stands in the case that Kit chose. What is compared here is boxes, so fitted and balanced
texts are broken where Kit breaks them. A box that has shrunk for a fitted text is no lower than its lines, whatever its
min-height says: for Chromium that is `auto`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kit.build.compose import STYLESHEET, card_html, card_properties
from kit.build.job import CardJob
from kit.build.plan import Selection, plan
from kit.campaign.brands import read_brand
from kit.campaign.model import Brand, Photo
from kit.errors import Where
from kit.l10n.wording import Row, Wording
from kit.layout.boxes import Box
from kit.layout.flex_items import closes
from kit.layout.inline import CASES, TextLeaf, text_maker
from kit.layout.placement import place_root
from kit.layout.tree import build
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.model import Element, Text
from kit.markup.stylesheet import Stylesheet, parse_stylesheet
from kit.markup.vocabulary import BROWSER_RESET
from kit.paint.pictures import natural_size
from kit.platforms.table import shipped_table
from kit.text.paragraph import Paragraph
from kit.workspace import Folder
from tests.oracle.browser import ask
from tests.oracle.fonts import face_name, font_faces, library, package_files
from tests.oracle.paragraphs import DATA

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALES = ("en", "de", "ar", "he", "ja", "th")
PLACEMENTS = ("bluesky.square", "instagram.portrait", "instagram.story", "x.landscape", "pinterest.pin")
TOLERANCE = 1.5  # px
CAMPAIGNS = ("child-safety-first", "read-a-summer")  # together they have a message of every layout
OWN_PLACEMENT = "instagram.square"  # which both campaigns have
Rectangle = tuple[float, float, float, float]  # x, y, width and height of a border box, px
_STAMP = re.compile(r' data-line="[^"]*"')

_PAGE = """<!doctype html><html><head></head><body><script>
const cards = %(cards)s, head = %(head)s;
function rounded(value) { return Math.round(value * 100) / 100; }
async function frame(width, height, sheet) {
  const made = document.createElement("iframe");
  made.style.cssText = `width:${width}px;height:${height}px;border:0`;
  const loaded = new Promise(resolve => { made.onload = resolve; });
  made.srcdoc = "<!doctype html><html><head>" + head + "<style>" + sheet + "</style></head><body></body></html>";
  document.body.append(made);
  await loaded;
  for (const face of made.contentDocument.fonts) await face.load();
  return made.contentDocument;
}
function inFonts(page, runs) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT), nodes = [];
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.checkVisibility() && !node.parentElement.closest("svg")) nodes.push(node);
  }
  nodes.forEach((node, i) => {
    if (!node.data.trim()) return;  // white space between boxes makes none
    const pieces = [];
    for (const [text, family, begins] of runs[i]) {
      if (begins) pieces.push(page.createElement("br"));
      const run = page.createElement("x-run");
      run.style.fontFamily = family;
      run.textContent = text;
      pieces.push(run);
    }
    node.replaceWith(...pieces);
  });
}
window.addEventListener("load", async () => {
  const frames = {}, found = [];
  for (const card of cards) {
    const page = frames[card.placement + card.layout] ??= await frame(card.width, card.height, card.sheet);
    const root = page.documentElement;
    root.lang = card.language;
    root.dir = card.direction;
    root.style.cssText = card.properties;
    const body = new DOMParser().parseFromString(card.html, "text/html").body;
    page.body.replaceWith(page.adoptNode(body));
    // As in Kit, what is not displayed has no number, and what is in an inline drawing makes no boxes.
    const elements = [page.body, ...page.body.querySelectorAll("*")].filter(
      element => element.checkVisibility() && !element.ownerSVGElement);
    for (const [index, css] of card.styles) elements[index].style.cssText += ";" + css;
    inFonts(page, card.runs);
    for (const image of page.images) while (!image.complete) await new Promise(go => setTimeout(go, 10));
    found.push(elements.map(element => {
      const box = element.getBoundingClientRect();
      return [box.x, box.y, box.width, box.height].map(rounded);
    }));
  }
  report(found);
});
</script></body></html>"""


@dataclass(frozen=True)
class LaidOut:
    """A card as Kit lays it out."""

    job: CardJob
    html: str
    root: Element
    box: Box

    @property
    def name(self) -> str:
        return f"{self.job.wording.message} {self.job.placement.name} {self.job.wording.locale}"


def lay_out(job: CardJob) -> LaidOut:
    workspace, place, wording = job.workspace, job.placement, job.wording
    html = card_html(job)
    root = style(
        parse(html, "card.html"),
        (*_stylesheets(job.layout), parse_stylesheet(_NO_SPACING, "oracle.css")),
        width=place.width,
        height=place.height,
        language=wording.language,
        direction=wording.direction,
        properties=card_properties(job),
    )
    box = build(root, text_maker(library(), True), lambda path: natural_size(path, workspace.read(path)))
    place_root(box, place.width, place.height)
    return LaidOut(job, _STAMP.sub("", html), root, box)


# Chromium's gap is narrower, and there nothing hangs; see tests/oracle/spacing.py.
_NO_SPACING = """
:root { text-spacing-trim: space-all; text-autospace: no-autospace }
h1 { hanging-punctuation: none }
"""


@lru_cache(maxsize=16)
def _stylesheets(layout: str) -> tuple[Stylesheet, ...]:
    """The sheet of all layouts, and the layout's own."""
    return tuple(parse_stylesheet(_read(path), path) for path in (STYLESHEET, _own_sheet(layout)))


def _own_sheet(layout: str) -> str:
    return f"templates/cards/{layout}.css"


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def our_boxes(card: LaidOut) -> dict[int, Rectangle]:
    """The border boxes by the number of their element in the document; inline elements have none."""
    numbers = {id(element): number for number, element in enumerate(_elements(card.root))}
    return {
        numbers[id(box.element)]: (box.x, box.y, box.width, box.height)
        for box in _boxes(card.box)
        if box.style is box.element.style
    }


def element_names(card: LaidOut) -> list[str]:
    """What the elements are called in a report."""
    return [element.attributes.get("class") or element.tag for element in _elements(card.root)]


def _elements(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _elements(child)


def _boxes(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from _boxes(child)


def _cased_texts(element: Element) -> Iterator[str]:
    """The texts in the order of the document, in the case that their style asks for."""
    change = CASES.get(element.style.text_transform, lambda text, _: text)
    for child in element.children:
        if isinstance(child, Text):
            yield change(child.text, element.language)
        else:
            yield from _cased_texts(child)


# Words


def sample_words() -> dict[str, dict[str, Any]]:
    """The sample's words as the catalogs have them now, by message and locale.

    Of each layout and each kind of chart it is the first message that has it.
    """
    chosen = Selection(locales=LOCALES, placements=(OWN_PLACEMENT,))
    layouts = sorted(path.stem for path in (ROOT / "templates/cards").glob("[!_]*.html"))
    messages: dict[tuple[str, str | None], str] = {}
    found: dict[str, dict[str, Any]] = {}
    for campaign in CAMPAIGNS:
        for job in plan(Folder(ROOT), campaign, chosen, layouts).jobs:
            words = job.wording
            if messages.setdefault((job.layout, job.chart), words.message) == words.message:
                found[f"{words.message} {words.locale}"] = _recorded(job)
    return found


def _recorded(job: CardJob) -> dict[str, Any]:
    """What a job has beside its placement."""
    words = job.wording
    return {
        "layout": job.layout,
        "brand": job.brand.name,
        "partners": [partner.name for partner in job.partners],
        "pictures": {name: astuple(photo)[:4] for name, photo in job.pictures.items()},
        "theme": job.theme,
        "chart": job.chart,
        "language": words.language,
        "direction": words.direction,
        "link": job.link,
        "url": job.url,
        **_row(words),
        "rows": [_row(row) for row in words.rows],
    }


def _row(row: Row | Wording) -> dict[str, Any]:
    return {"texts": dict(row.texts), "values": dict(row.values), "numbers": dict(row.numbers)}


def jobs(words: Mapping[str, Mapping[str, Any]]) -> Iterator[CardJob]:
    """Every message with these words in every shape."""
    for name, each in words.items():
        message, locale = name.split()
        wording = Wording(
            message,
            locale,
            each["language"],
            each["direction"],
            each["texts"],
            each["values"],
            each["numbers"],
            tuple(Row(row["texts"], row["values"], row["numbers"]) for row in each["rows"]),
        )
        for place in map(shipped_table().placements.__getitem__, PLACEMENTS):
            yield CardJob(
                Folder(ROOT),
                _brand(each["brand"]),
                each["layout"],
                {name: Photo(*fields) for name, fields in each["pictures"].items()},
                wording,
                place,
                each["link"],
                Where("words.json"),
                theme=each["theme"],
                chart=each["chart"],
                partners=tuple(map(_brand, each["partners"])),
                url=each["url"],
            )


@lru_cache
def _brand(name: str) -> Brand:
    return read_brand(Folder(ROOT), name)[0]


# Chromium


def record(words: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Rectangle]]:
    """What Chromium says: the boxes of every element of every card, in the order of the document."""
    cards = [lay_out(job) for job in jobs(words)]
    head = (
        f'<base href="{ROOT.as_uri()}/"><style>{font_faces()}{_struts(cards)}{BROWSER_RESET}'
        "*{text-rendering:geometricPrecision}x-run{line-height:0;text-transform:none}"
        ":lang(ja){word-break:auto-phrase}"  # phrases stay whole, as in Kit
        f"{_read(STYLESHEET)}{_NO_SPACING}</style>"
    )
    page = _PAGE % {"cards": _script([_instructions(card) for card in cards]), "head": _script(head)}
    found = ask(page)
    return {card.name: boxes for card, boxes in zip(cards, found, strict=True)}


def _script(value: Any) -> str:
    return json.dumps(value).replace("</", "<\\/")


def _instructions(card: LaidOut) -> dict[str, Any]:
    place, wording = card.job.placement, card.job.wording
    properties = card_properties(card.job)
    return {
        "html": card.html,
        "placement": place.name,
        "layout": card.job.layout,
        "sheet": _read(_own_sheet(card.job.layout)),
        "width": place.width,
        "height": place.height,
        "language": wording.language,
        "direction": wording.direction,
        "properties": ";".join(f"{name}:{value}" for name, value in properties.items()),
        "styles": list(_styles(card)),
        "runs": list(_runs(card)),
    }


def _styles(card: LaidOut) -> Iterator[tuple[int, str]]:
    """What Kit decides beyond CSS: sizes, lines, line heights, and that the fonts in use say where a baseline lies."""
    numbers = {id(element): number for number, element in enumerate(_elements(card.root))}
    for box, leaf in _text_leaves(card):
        css = f"line-height:{leaf.line_height};font-family:{_strut(leaf.paragraph)}"
        if box.style.fit is not None:
            size = leaf.fitted(box.content.width, box.content.height).size
            css += f";font-size:{size}px"
        if box.style.fit is not None or box.style.text_wrap in ("balance", "pretty"):
            css += ";white-space:nowrap"  # its lines are Kit's, and one may fill the box to the last 1/64 px
        yield numbers[id(box.element)], css
    for parent in _boxes(card.box):
        for box in parent.children:
            if box.floor is not None and closes(parent, box):
                yield numbers[id(box.element)], "min-height:auto"


def _text_leaves(card: LaidOut) -> Iterator[tuple[Box, TextLeaf]]:
    return ((box, box.leaf) for box in _boxes(card.box) if isinstance(box.leaf, TextLeaf))


def _strut(paragraph: Paragraph) -> str:
    """The name of a font as high and as deep as the fonts in use together."""
    return f"strut-{paragraph.ascent * 10000:.0f}-{paragraph.descent * 10000:.0f}"


def _struts(cards: Iterable[LaidOut]) -> str:
    file = next(file for file in package_files() if face_name(file) == "Noto Sans")
    names = sorted({_strut(leaf.paragraph) for card in cards for _, leaf in _text_leaves(card)})
    rules = []
    for name in names:
        ascent, descent = (int(part) / 100 for part in name.split("-")[1:])
        rules.append(
            f"@font-face{{font-family:{name};src:url('{Path(file).as_uri()}');font-weight:100 900;"
            f"ascent-override:{ascent}%;descent-override:{descent}%;line-gap-override:0%}}"
        )
    return "".join(rules)


def _runs(card: LaidOut) -> Iterator[list[tuple[str, str, bool]]]:
    """For every text of the document its runs: the words in their case, the family, whether a line begins."""
    letters = [letter for box, leaf in _text_leaves(card) for letter in _letters(box, leaf)]
    at = 0
    for text in _cased_texts(card.root):
        runs: list[tuple[str, str, bool]] = []
        for char in text:
            white = char in " \t\r\n\f"
            while not white and letters[at].char != char:
                assert letters[at].char in " \u2028", (card.name, text)
                at += 1
            letter = letters[min(at, len(letters) - 1)]
            at += not white or letter.char == " "
            if runs and runs[-1][1] == letter.family and (white or not letter.begins):
                runs[-1] = (runs[-1][0] + char, *runs[-1][1:])
            else:
                runs.append((char, letter.family, letter.begins and not white))
        yield runs


class _Letter(NamedTuple):
    char: str
    family: str
    begins: bool  # whether a line begins with it that Kit chose to break there


def _letters(box: Box, leaf: TextLeaf) -> Iterator[_Letter]:
    """The characters of a text. Where Kit decides about lines as CSS doesn't, they are broken in Chromium as in Kit."""
    paragraph, content = leaf.paragraph, box.content
    begins: set[int] = set()
    if box.style.fit is not None:
        begins = {line.start for line in leaf.fitted(content.width, content.height).lines[1:]}
    elif box.style.text_wrap in ("balance", "pretty"):
        begins = {line.start for line in leaf.lines(content.width)[1:]}
    for item in paragraph.shaped.items:
        family = face_name(item.choice.face) if item.choice else "sans-serif"
        for place in range(item.start, item.end):
            forced = place in begins and paragraph.text[place - 1] != "\u2028"
            yield _Letter(paragraph.text[place], family, forced)


@lru_cache(maxsize=1)
def recorded() -> dict[str, Any]:
    """The record: the words and the boxes by card."""
    found: dict[str, Any] = json.loads((DATA / "cards.json").read_text(encoding="utf-8"))
    return found


def differences(card: LaidOut, theirs: list[Rectangle], tolerance: float) -> dict[str, tuple[Rectangle, Rectangle]]:
    """The elements whose box is further from Chromium's than the tolerance: theirs and ours."""
    names = element_names(card)
    assert len(names) == len(theirs), "Chromium displays other elements"
    return {
        f"{number} {names[number]}": (tuple(theirs[number]), ours)  # type: ignore[dict-item]
        for number, ours in our_boxes(card).items()
        if any(abs(a - b) > tolerance for a, b in zip(theirs[number], ours, strict=True))
    }
