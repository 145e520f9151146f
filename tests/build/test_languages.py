"""Digits and letter case on cards, as each language has them: what stands in the settled texts and in the posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.build.compose import settle
from kit.build.job import CardJob
from kit.build.plan import Plan, Selection, plan
from kit.cli.init import init
from kit.cli.options import known_layouts
from kit.workspace import Folder

CAMPAIGN = """\
brand: open-lantern
language: {language}
locales: [{language}]
placements: [instagram.story]
title: {title}
sources: {{S1: {{title: Report, url: "https://example.org"}}}}
facts:
  share: {{value: 58.5, format: percent, as_of: 2021, source: S1}}
  reports: {{value: 36738, format: number, as_of: 2021, source: S1}}
  since: {{value: 2020-12-21, format: date, as_of: 2021, source: S1}}
messages:
  - id: one
    layout: statement
    text:
      kicker: "{title}"
      headline: "{title}: <b>{{share}}</b>"
      body: "{{reports}} · {{since}}"
      post: "{title}: {{share}}, {{reports}}"
  - id: two
    layout: action
    text:
      headline: "{title}"
      first: "{title}"
      second: "{title}"
"""
_INVISIBLE = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")

# percent, number, year of a date, ordinals
DIGITS = {
    "fa": ("کودکان", "۵۸٫۵٪", "۳۶٬۷۳۸", "۲۰۲۰", ("۱", "۲")),
    "ar_EG": ("الأطفال", "٥٨٫٥٪", "٣٦٬٧٣٨", "٢٠٢٠", ("١", "٢")),
    "ar": ("الأطفال", "58.5%", "36,738", "2020", ("1", "2")),
    "bn": ("শিশুদের", "৫৮.৫%", "৩৬,৭৩৮", "২০২০", ("১", "২")),
    "mr": ("मुलांची", "५८.५%", "३६,७३८", "२०२०", ("१", "२")),
    "ne": ("बालबालिका", "५८.५%", "३६,७३८", "२०२०", ("१", "२")),
    "hi": ("बच्चों", "58.5%", "36,738", "2020", ("1", "2")),
}
CASES = {
    "tr": ("istanbul’da çocukların ışığı", "İSTANBUL’DA ÇOCUKLARIN IŞIĞI", "İstanbul’da Çocukların Işığı"),
    "el": ("το παιδί έχει δικαίωμα", "ΤΟ ΠΑΙΔΙ ΕΧΕΙ ΔΙΚΑΙΩΜΑ", "Το Παιδί Έχει Δικαίωμα"),
    "de": ("straße der kinder", "STRASSE DER KINDER", "Straße Der Kinder"),
    "nl": ("ijs en vrijheid", "IJS EN VRIJHEID", "IJs En Vrijheid"),
    "lt": ("vaikų teisės", "VAIKŲ TEISĖS", "Vaikų Teisės"),
    "ar": ("حقوق الأطفال", "حقوق الأطفال", "حقوق الأطفال"),
}

Planned = Callable[[str, str], Plan]


@pytest.fixture
def planned(tmp_path: Path) -> Planned:
    """Plans a campaign whose own language is the one that is asked for, and so needs no catalog."""
    root = tmp_path / "demo"
    init(root)

    def make(language: str, title: str) -> Plan:
        folder = root / "assets/campaigns/spring"
        folder.mkdir(exist_ok=True)
        (folder / "campaign.yaml").write_text(CAMPAIGN.format(language=language, title=title), encoding="utf-8")
        workspace = Folder(root)
        made = plan(workspace, "spring", Selection(), known_layouts(workspace))
        assert [problem for problem in made.problems if "the pages of the kit" not in problem.what] == []
        return made

    return make


def card_texts(job: CardJob) -> list[str]:
    """The texts on a card, in the order of the document; nothing on it is amiss."""
    display = settle(job)
    assert display.problems == ()
    return [_INVISIBLE.sub("", text.text) for text in display.texts]


@pytest.mark.parametrize("locale", DIGITS)
def test_a_card_and_its_post_show_the_digits_of_the_locale(locale: str, planned: Planned) -> None:
    title, percent, number, year, ordinals = DIGITS[locale]
    made = planned(locale, title)
    statement, action = made.jobs
    _, headline, body, *_ = card_texts(statement)
    assert headline == f"{title}: {percent}"
    assert body.startswith(f"{number} · ")
    assert year in body
    assert tuple(text for text in card_texts(action) if text in ordinals) == ordinals
    (post,) = made.kits[0].messages[0].posts
    assert f"{percent}, {number}" in _INVISIBLE.sub("", post.text)


@pytest.mark.parametrize("locale", CASES)
def test_text_transform_goes_by_the_language(locale: str, planned: Planned, tmp_path: Path) -> None:
    title, upper, capitals = CASES[locale]
    sheet = tmp_path / "demo/templates/cards/cards.css"
    sheet.write_text(
        sheet.read_text(encoding="utf-8")
        + "\n.kicker { text-transform: uppercase; }\nh1 { text-transform: capitalize; }\n",
        encoding="utf-8",
    )
    kicker, headline, *_ = card_texts(planned(locale, title).jobs[0])
    assert kicker == upper
    assert headline.startswith(f"{capitals}: ")
