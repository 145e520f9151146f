"""Line starts of paragraphs: Chromium's, and ours, with Chromium's break opportunities and with our own.

Chromium's opportunities are UAX #14's, which ours are made of too, but for what `opportunities` lists: with them every
line must begin where Chromium begins it. With our own, each line that doesn't must differ by a rule that we want, or by
one of Chromium's that we don't.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

import regex

from kit.l10n.locales import direction
from kit.text.breaks import BreakFinder, find_breaks, standard_breaks
from kit.text.model import Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.wrap import TOLERANCE
from tests.oracle.browser import ask
from tests.oracle.fonts import face_name, font_faces, library
from tests.oracle.opportunities import chromium_breaks, departures
from tests.oracle.paragraphs import DATA

SIZE = 20  # px
WIDTHS = (307, 413, 563)  # px; wide enough for every piece, so that nobody breaks in need
WITHOUT_PHRASES: BreakFinder = partial(find_breaks, phrases=False)
# Where UAX #14 lets a line end and we do not want to: what stays on one line, by the name of the rule.
_UNIT = (
    r"(?:[km]?g|[cmk]?m|h|t|Std|[кс]?м|кг|ч|год|mi|milj|val|uur|tim|χλμ|εκ|μ|[كس]?م|[קס]״מ|מ׳"
    r"|कि॰मी|सें॰मी|मी|(?:কি|সে)?মি|(?:கி\.|செ\.)?மீ|[กซ]?ม|ชม|[ກຊ]?ມ|[គស]?ម)"
)
RULES = {
    # A number is not torn from its unit, as typographers ask in every language: "12 km".
    "number and unit": regex.compile(rf"\p{{Nd}}\s?(?:{_UNIT}(?![\p{{L}}\p{{M}}])|[%٪]|\p{{Lu}}{{0,3}}\p{{Sc}})"),
    # A dash ends a line and does not begin one, unless it opens direct speech; then it is not torn from it.
    "dash": regex.compile(r"\S\s?[–—]|(?<!\S)[–—]\S"),
    # A letter or an abbreviation of capitals stays with its compound: "e-mail", "EU-Plan", "l-ittra", "într-o".
    "short part of a compound": regex.compile(
        r"(?<![\p{L}\p{M}])(?:\p{L}\p{M}*|\p{Lu}{2,3})-\p{L}|\p{L}\p{M}*-\p{L}\p{M}*(?![\p{L}\p{M}])"
    ),
    # A number is not torn from its counter in Chinese and Japanese: "18件", "3つ"; particles are no counters.
    "number and counter": regex.compile(r"\p{Nd}(?:[\p{Han}\p{Hangul}\p{Katakana}]|つ|か\p{Han})"),
    # A Korean word keeps the bracket that follows it; CSS's keep-all lets it go.
    "Korean word": regex.compile(r"\p{Hangul}\("),
}
Starts = list[int]  # offsets in code points of the lines after the first

_PAGE = """<!doctype html><html><head><style>
%(faces)s
*{margin:0;padding:0}
span{line-height:0}
p{font:400 %(size)dpx/2 sans-serif;text-rendering:geometricPrecision;hyphens:none;word-break:normal;line-break:auto;
  text-wrap:wrap;text-spacing-trim:space-all;text-autospace:no-autospace;overflow-wrap:normal;white-space:normal}
/* What Kit always does, and CSS has a word for. */
p:lang(ko){word-break:keep-all}
p:lang(ja),p:lang(zh){line-break:strict}
</style></head><body>%(body)s<script>
const widths = %(widths)s;
function starts(p) {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const top = p.getBoundingClientRect().top;
  let offset = 0, line = 0;
  for (let node; (node = walker.nextNode()); ) {
    const text = node.data;
    for (let i = 0; i < text.length; ) {
      const length = text.codePointAt(i) > 0xffff ? 2 : 1;
      range.setStart(node, i);
      range.setEnd(node, i + length);
      const rects = range.getClientRects();
      if (rects.length && text[i] !== " ") {
        const box = rects[rects.length - 1];
        const now = Math.floor(((box.top + box.bottom) / 2 - top) / %(line)d);
        if (now > line) { found.push(offset); line = now; }
      }
      i += length;
      offset += 1;
    }
  }
  return found;
}
window.addEventListener("load", async () => {
  for (const face of document.fonts) await face.load();
  const all = [...document.querySelectorAll("p")], found = all.map(() => []);
  for (const width of widths) {
    document.body.style.width = width + "px";
    all.forEach((p, i) => found[i].push(starts(p)));
  }
  report(found);
});
</script></body></html>"""


def paragraph(text: str, language: str, breaks: BreakFinder) -> Paragraph:
    spans = (Span(text, TextStyle()),)
    return set_paragraph(spans, library(), language, direction(language.replace("-", "_")), breaks=breaks)


def our_starts(setting: Paragraph, width: int) -> Starts:
    lines = setting.wrap(width / SIZE, hyphenate=False)
    return [_first_visible(setting.text, line.start) for line in lines[1:]]


def _first_visible(text: str, start: int) -> int:
    while start < len(text) - 1 and text[start] == " ":
        start += 1
    return start


def record(texts: dict[str, list[str]]) -> dict[str, list[list[Starts]]]:
    """What Chromium says: for each language, paragraph and width the line starts."""
    order = [(language, text) for language, lines in texts.items() for text in lines]
    body = "".join(markup(text, language) for language, text in order)
    page = _PAGE % {
        "faces": font_faces(),
        "size": SIZE,
        "line": SIZE * 2,
        "widths": json.dumps(WIDTHS),
        "body": body,
    }
    found: list[list[Starts]] = ask(page)
    result: dict[str, list[list[Starts]]] = {language: [] for language in texts}
    for (language, _), starts in zip(order, found, strict=True):
        result[language].append(starts)
    return result


def markup(text: str, language: str) -> str:
    """A paragraph in the very fonts that Kit chooses, run by run."""
    setting = paragraph(text, language, standard_breaks)
    runs = "".join(f"<span style='font-family:{name}'>{html.escape(run)}</span>" for name, run in _runs(setting))
    return f"<p lang='{language}' dir='{setting.direction}'>{runs}</p>\n"


def _runs(setting: Paragraph) -> Iterator[tuple[str, str]]:
    """The text in pieces of one font."""
    name, text = "", ""
    for item in setting.shaped.items:
        assert item.choice is not None, f"no font for {setting.text[item.start : item.end]!r}"
        following = face_name(item.choice.face)
        if following != name and text:
            yield name, text
            text = ""
        name = following
        text += setting.text[item.start : item.end]
    yield name, text


@lru_cache(maxsize=1)
def recorded() -> dict[str, Any]:
    """The record: its paragraphs and lines by language."""
    texts = json.loads((DATA / "paragraphs.json").read_text(encoding="utf-8"))
    lines = json.loads((DATA / "lines.json").read_text(encoding="utf-8"))
    return {language: list(zip(texts[language], lines["starts"][language], strict=True)) for language in texts}


def equal(text: str, language: str, width: int, theirs: Starts) -> bool:
    """Whether our lines begin where Chromium's do if they may end where Chromium's may."""
    return our_starts(paragraph(text, language, chromium_breaks), width) == theirs


def differing(text: str, language: str, width: int, theirs: Starts) -> str | None:
    """The names of the rules by which our lines differ, "" where they don't, None where no rule explains it.

    Line by line: each of Chromium's lines is compared with the one that we would have begun at the same place.
    """
    setting = paragraph(text, language, WITHOUT_PHRASES)
    if our_starts(setting, width) == theirs:
        return ""
    reasons = [_reason(setting, start, end, width) for start, end in pairwise((0, *theirs, len(text)))]
    return None if None in reasons else ", ".join(dict.fromkeys(reason for reason in reasons if reason))


def _reason(setting: Paragraph, start: int, theirs: int, width: int) -> str | None:
    """Why the line from `start` ends at `theirs` in Chromium and elsewhere in Kit, as in `differing`."""
    text, language = setting.text, setting.language
    places = {_first_visible(text, place) for place in setting.opportunities.positions}
    ours = _filled_line(setting, start, width)
    if ours == theirs:
        return ""
    if theirs in places and ours < theirs:  # it is too wide for us
        return None
    rules = {_first_visible(text, place): rule for place, rule in departures(text, language).items()}
    if ours < theirs:  # Chromium breaks where we do not
        return rules.get(theirs) or next((name for name, tie in RULES.items() if _forbids(tie, text, theirs)), None)
    # We break where Chromium does not.
    reasons = [rules.get(place) for place in sorted(places) if theirs < place <= ours]
    return None if None in reasons else reasons[-1]


def _filled_line(setting: Paragraph, start: int, width: int) -> int:
    """Where the next line begins after one that begins at an offset, if it is filled."""
    positions = [place for place in setting.opportunities.positions if place > start]
    places = setting._opportunities(sorted({start, *positions} - {0}), frozenset())
    first = 1 if start else 0
    limit = places.begin(first) + width / SIZE + TOLERANCE
    fitting = [place for place, end in zip(places.positions[first:], places.ends[first:], strict=True) if end <= limit]
    return _first_visible(setting.text, fitting[-1] if fitting else places.positions[first])


def _forbids(pattern: regex.Pattern[str], text: str, place: int) -> bool:
    """Whether a match of the pattern stands on both sides of a place; spaces before the place count to it."""
    return any(match.start() < place < match.end() for match in pattern.finditer(text, overlapped=True))
