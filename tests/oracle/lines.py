"""Line starts of paragraphs: the page for Chromium, ours, and which of our rules explains a difference."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

import regex

from kit.l10n.locales import direction
from kit.text.breaks import find_breaks
from kit.text.model import Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.wrap import TOLERANCE
from tests.oracle.browser import ask
from tests.oracle.fonts import face_name, font_faces, library
from tests.oracle.paragraphs import DATA

SIZE = 20  # px
TIE = 3 / 64  # px; Chromium counts in 64ths, and rounds the width of every run
WIDTHS = (307, 413, 563)  # px; wide enough for every piece, so that nobody breaks in need
# Where Chromium breaks and we do not want to: what stays on one line, by the name of the rule.
_UNIT = r"(?:[km]?g|[cmk]?m|h|t|Std|[кс]?м|кг|ч|год|mi|val|uur|tim)"
RULES = {
    # A number is not torn from its unit, as typographers ask in every language: "12 km".
    "number and unit": regex.compile(rf"\p{{Nd}}\s?(?:{_UNIT}(?![\p{{L}}\p{{M}}])|[%٪]|\p{{Lu}}{{0,3}}\p{{Sc}})"),
    # A dash ends a line and does not begin one, unless it opens direct speech; then it is not torn from it.
    "dash": regex.compile(r"\S\s?[–—]|(?<!\S)[–—]\S"),
    # A letter or an abbreviation of capitals stays with its compound: "e-mail", "EU-Plan", "l-ittra", "într-o".
    "short part of a compound": regex.compile(
        r"(?<![\p{L}\p{M}])(?:\p{L}\p{M}*|\p{Lu}{2,3})-\p{L}|\p{L}\p{M}*-\p{L}\p{M}*(?![\p{L}\p{M}])"
    ),
    # UAX #14 keeps a date or a range of numbers together (LB25); Chromium has its own table for ASCII.
    "numbers with a hyphen": regex.compile(r"\p{Nd}-\p{Nd}"),
    # Quotation marks and the marks after a space in French stay with their words (UAX #14, LB13 and LB15).
    "spaced punctuation": regex.compile(r"[«„“]\s\S|\S\s[»;:!?]"),
    # A number is not torn from its counter in Chinese and Japanese: "18件", "3つ"; particles are no counters.
    "number and counter": regex.compile(r"\p{Nd}(?:[\p{Han}\p{Hangul}\p{Katakana}]|つ|か\p{Han})"),
    # A Korean word keeps the bracket that follows it; CSS's keep-all lets it go.
    "Korean word": regex.compile(r"\p{Hangul}\("),
    # Addresses are broken only where a line has no room for one of their parts.
    "address": regex.compile(r"https?://[!-~]+"),
}
# Lao and Khmer words come from dictionaries, and Chromium's are other ones than ICU's.
DICTIONARIES = {"lo": r"\p{Lao}", "km": r"\p{Khmer}"}
WITHOUT_PHRASES = partial(find_breaks, phrases=False)
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


def paragraph(text: str, language: str) -> Paragraph:
    """Ours, with the rules switched off that have a switch."""
    spans = (Span(text, TextStyle()),)
    return set_paragraph(spans, library(), language, direction(language.replace("-", "_")), breaks=WITHOUT_PHRASES)


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
    body = "".join(_markup(text, language) for language, text in order)
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


def _markup(text: str, language: str) -> str:
    """A paragraph in the very fonts that Kit chooses, run by run."""
    setting = paragraph(text, language)
    runs = "".join(f"<span style='font-family:{name}'>{html.escape(run)}</span>" for name, run in _runs(setting))
    return f"<p lang='{language}' dir='{setting.direction}'>{runs}</p>\n"


def _runs(setting: Paragraph) -> Iterator[tuple[str, str]]:
    """The text in pieces of one font."""
    name, text = "", ""
    for item in setting._items:
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


def differing(text: str, language: str, width: int, theirs: Starts) -> str | None:
    """The names of the rules that make up a difference, "" where nothing differs, None for one unexplained.

    Line by line: each of Chromium's lines is compared with the one that we would have begun at the same place.
    """
    setting = paragraph(text, language)
    if our_starts(setting, width) == theirs:
        return ""
    reasons = [_reason(setting, start, end, width, language) for start, end in pairwise((0, *theirs, len(text)))]
    return None if None in reasons else ", ".join(dict.fromkeys(reason for reason in reasons if reason))


def _reason(setting: Paragraph, start: int, theirs: int, width: int, language: str) -> str | None:
    """Why the line from `start` ends at `theirs` in Chromium and elsewhere in Kit, as in `differing`."""
    text = setting.text
    places = {_first_visible(text, place): place for place in setting.opportunities.positions}
    ours = _filled_line(setting, start, width)
    if ours == theirs:
        return ""
    if theirs > ours:  # Chromium breaks where we do not want to, or not in this word
        if _width(setting, start, theirs) > width + TIE:
            return None
        if theirs in places:
            return "a tie" if _width(setting, start, theirs) > width - TIE else None
        rule = next((name for name, pattern in RULES.items() if _forbids(pattern, text, theirs)), None)
        return rule or ("dictionary" if _in_word(text, theirs, language) else None)
    # We break where Chromium does not.
    passed = [place for place in places if theirs < place <= ours]
    if all(_in_word(text, place, language) for place in passed):
        return "dictionary"
    return "a tie" if _width(setting, start, passed[0]) > width - TIE else None


def _filled_line(setting: Paragraph, start: int, width: int) -> int:
    """Where the next line begins after one that begins at an offset, if it is filled."""
    positions = [place for place in setting.opportunities.positions if place > start]
    places = setting._opportunities(sorted({start, *positions} - {0}), frozenset())
    before = [index for index, place in enumerate(places.positions) if place <= start]
    first = before[-1] + 1 if before else 0
    limit = places.begin(first) + width / SIZE + TOLERANCE
    fitting = [place for place, end in zip(places.positions[first:], places.ends[first:], strict=True) if end <= limit]
    return _first_visible(setting.text, fitting[-1]) if fitting else places.positions[first]


def _width(setting: Paragraph, start: int, end: int) -> float:
    """How wide a line with this text is, px."""
    places = setting._opportunities(sorted({start, end} - {0}), frozenset())
    return (places.ends[-1] - (places.starts[0] if start else 0.0)) * SIZE


def _forbids(pattern: regex.Pattern[str], text: str, place: int) -> bool:
    """Whether a match of the pattern stands on both sides of a place; spaces before the place count to it."""
    return any(match.start() < place < match.end() for match in pattern.finditer(text, overlapped=True))


def _in_word(text: str, place: int, language: str) -> bool:
    """Whether words of a script without spaces stand on both sides of a place: only a dictionary can tell there."""
    script = DICTIONARIES.get(language)
    return script is not None and regex.fullmatch(rf"{script}{script}", text[place - 1 : place + 1]) is not None
