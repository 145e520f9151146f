"""Chinese and Japanese lines with `text-spacing-trim` and `text-autospace`: where Chromium begins them, and how wide.

Chromium puts an eighth of an em between ideographs and Latin letters, Kit a quarter; here both put an eighth.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

import unicodedata2

from kit.l10n.locales import direction
from kit.text.model import Line, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.spacing import Spacing, Trim
from tests.oracle.browser import ask
from tests.oracle.fonts import font_faces, library
from tests.oracle.lines import SIZE, markup
from tests.oracle.opportunities import chromium_breaks
from tests.oracle.paragraphs import DATA

WIDTHS = (247, 317)  # px
EIGHTH = 0.125
TOLERANCE = 0.1  # px
SETTINGS: tuple[tuple[Trim, float], ...] = (
    ("space-all", 0.0),
    ("normal", 0.0),
    ("space-first", 0.0),
    ("trim-start", 0.0),
    ("space-all", EIGHTH),
    ("normal", EIGHTH),
)
TEXTS = {
    "ja": (
        "「『ことば』、それが始まり」（1847年）。「次へ」・「前へ」も使えます。",
        "会議は「午後３時（予定）」に変わりました。「参加（無料）」を押すと、申し込みが終わります。",
        "（注）「春」「夏」「秋」「冬」の四季。《本》と【紙】：どちらも『大切』です、『とても』。",
        "図書館（駅前）、公園、（川沿いの）道。〈地図〉〔案内〕［番号］｛組｝を、順に見ます。",
        "EUのルールが2020年に変わり、PCやiPhoneでもHTML5のページが見られるようになりました。",
        "Noto Sansを100%使い、36kmをA4の紙にB・C・Dと書く。ギリシャのαとβ、ロシアのЖも同じ。",
        "「Kit」は「A」と「B」を、Ａ４・Ｂ５の（大きな）紙に「きれい」に置きます。（おわり）",
    ),
    "zh-Hans": (
        "“你好”，他说：“这是（新的）《规则》”；《地图》、《书》和【纸】都在这里。",
        "会议改到“下午三点（暂定）”。请点击“参加（免费）”，然后填写《表格》。",
        "注：「春」「夏」「秋」「冬」四季；图书馆（站前）、公园、（河边的）路。",
        "欧盟的EU规则在2020年改变，PC和iPhone也能打开HTML5的页面，共36km。",
        "‘单引号’和“双引号”：“他说‘好’。”",
    ),
    "zh-Hant": (
        "「你好」，他說：「這是（新的）《規則》」；《地圖》、《書》和【紙】都在這裡。",
        "會議改到「下午三點（暫定）」。請點擊「參加（免費）」，然後填寫《表格》。",
        "歐盟的EU規則在2020年改變，PC和iPhone也能打開HTML5的頁面，共36km。",
    ),
    "ko": (
        "유럽연합(EU)의 규칙이 2020년에 바뀌어 PC와 iPhone에서도 「지도」를 볼 수 있습니다.",
        "漢字와 EU漢字2020年漢字ABC 모두 같은 줄에 놓입니다.",
    ),
}

_PAGE = """<!doctype html><html><head><style>
%(faces)s
*{margin:0;padding:0}
span{line-height:0}
p{font:400 %(size)dpx/2 sans-serif;text-rendering:geometricPrecision}
p:lang(ko){word-break:keep-all}
p:lang(ja),p:lang(zh){line-break:strict}
</style></head><body>%(body)s<script>
const widths = %(widths)s, settings = %(settings)s;
function lines(p) {
  const starts = [], edges = [[Infinity, -Infinity]], range = document.createRange();
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const top = p.getBoundingClientRect().top;
  let offset = 0, line = 0;
  for (let node; (node = walker.nextNode()); ) {
    for (let i = 0; i < node.data.length; i++, offset++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const rects = range.getClientRects();
      if (!rects.length || node.data[i] === " ") continue;
      const box = rects[rects.length - 1];
      const now = Math.floor(((box.top + box.bottom) / 2 - top) / %(line)d);
      if (now > line) { starts.push(offset); edges.push([Infinity, -Infinity]); line = now; }
      const edge = edges[edges.length - 1];
      edge[0] = Math.min(edge[0], box.left);
      edge[1] = Math.max(edge[1], box.right);
    }
  }
  return [starts, edges.map(([left, right]) => Math.round((right - left) * 100) / 100)];
}
window.addEventListener("load", async () => {
  for (const face of document.fonts) await face.load();
  const all = [...document.querySelectorAll("p")], found = all.map(() => []);
  for (const [trim, autospace] of settings) {
    document.body.style.textSpacingTrim = trim;
    document.body.style.textAutospace = autospace ? "normal" : "no-autospace";
    for (const width of widths) {
      document.body.style.width = width + "px";
      all.forEach((p, i) => found[i].push(lines(p)));
    }
  }
  report(found);
});
</script></body></html>"""


class Lines(NamedTuple):
    """Where the lines after the first begin, offsets in code points, and how wide all are, px."""

    starts: list[int]
    widths: list[float]


class Case(NamedTuple):
    language: str
    text: str
    trim: Trim
    gap: float
    width: int  # px


def cases() -> list[Case]:
    return [
        Case(language, text, trim, gap, width)
        for language, texts in TEXTS.items()
        for text in texts
        for trim, gap in SETTINGS
        for width in WIDTHS
    ]


def record() -> dict[str, list[Any]]:
    """What Chromium says, for each language and text in the order of settings and widths."""
    page = _PAGE % {
        "faces": font_faces(),
        "size": SIZE,
        "line": SIZE * 2,
        "widths": json.dumps(WIDTHS),
        "settings": json.dumps(SETTINGS),
        "body": "".join(markup(text, language) for language, texts in TEXTS.items() for text in texts),
    }
    found = iter(ask(page))
    return {language: [next(found) for _ in texts] for language, texts in TEXTS.items()}


@lru_cache(maxsize=1)
def recorded() -> dict[Case, Lines]:
    found = json.loads((DATA / "spacing.json").read_text(encoding="utf-8"))["lines"]
    every = [Lines(*lines) for texts in found.values() for text in texts for lines in text]
    return dict(zip(cases(), every, strict=True))


def ours(case: Case) -> tuple[Paragraph, tuple[Line, ...]]:
    setting = set_paragraph(
        (Span(case.text, TextStyle()),),
        library(),
        case.language,
        direction(case.language.replace("-", "_")),
        breaks=chromium_breaks,
        spacing=Spacing(case.trim, case.gap),
    )
    return setting, setting.wrap(case.width / SIZE, hyphenate=False)


def differing(case: Case, theirs: Lines) -> str | None:
    """Why our lines are not Chromium's, "" where they are, None where nothing explains it. What explains it is meant.

    After a line that ends elsewhere the rest is not compared.
    """
    setting, lines = ours(case)
    if case.gap and case.language == "ko":
        return "Hangul has no gap"  # Korean puts spaces between words, and none between a number and a particle
    reasons: list[str] = []
    following = (*theirs.starts, len(case.text))
    for line, end, width in zip(lines, following, theirs.widths, strict=False):
        trimmed = -setting.shaped.adjustments.line_ends.get(line.end, 0.0)
        if case.text[line.end : end].strip() or line.end > end:
            # What is empty at a line's end does not count, as CSS says; in Chromium only in brackets and quotes.
            is_bracket = unicodedata2.category(case.text[line.end - 1]) in ("Pe", "Pf")
            fits_so = trimmed and not is_bracket and (line.width + trimmed) * SIZE > case.width
            return "empty at a line's end" if fits_so else None
        ours_wide = line.width * SIZE
        # Chromium keeps the gap at a line's edges, and a closing mark's empty half where there is room for it.
        gap = case.gap * SIZE
        allowed = {0.0, trimmed * SIZE, *(gap * count for count in (1, 2) if gap)}
        nearest = min(allowed, key=lambda more: abs(ours_wide + more - width))
        if abs(ours_wide + nearest - width) > TOLERANCE:
            return None
        if nearest:
            reasons.append("wide at a line's edge")
    return ", ".join(dict.fromkeys(reasons))
