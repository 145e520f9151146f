"""A small campaign and its brand in memory, and mistakes put into them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from kit.campaign.model import Campaign
from kit.campaign.read import read_campaign
from kit.errors import Problem
from kit.workspace import Memory

CAMPAIGN_FILE = "assets/campaigns/spring/campaign.yaml"
BRAND_FILE = "assets/brands/lantern/brand.yaml"
LAYOUTS = ("action", "chart", "figure", "statement")
PLACEMENTS = ("instagram.square", "instagram.story", "x.landscape")

CAMPAIGN = """\
brand: lantern
language: en
locales: [no, de, zh_Hans]
placements: [instagram.story, x.landscape]
link: https://example.org/spring
hashtags: [Spring, बच्चे]
title: Spring by {start}
summary: {text: "What it is about.", note: "For the pages."}

sources:
  S1: {title: A report, url: "https://example.org/report"}

facts:
  start: {value: 2021-05-31, format: date, as_of: 2021-05-31, source: S1}
  share: {value: 93.5, format: percent, as_of: 2021-01, source: S1}
  weeks: {value: 3, format: number, as_of: 2021, source: S1, expires: 2021-12-31}
  more_weeks: {value: 18, format: number, as_of: 2021-04-29, source: S1}

messages:
  - id: one
    layout: figure
    values:
      part: share
      year: {fact: start, format: year}
    pictures: {photo: {file: pictures/a.jpg, credit: A. Painter, licence: CC0-1.0, focal: [40, 30]}}
    placements: [instagram.square]
    text:
      headline: "<b>{part}</b> since {year},<br>and {weeks}"
      alt: >-
        A picture. It goes on over
        two lines, with <em>{part}</em>
        in the second.

  - id: two
    layout: chart
    rows:
      - {length: share, after: weeks}
      - {length: {fact: share, format: number}, after: more_weeks}
    text:
      label:
        one: "after {after} week"
        other: "after {after} weeks"
        count: after
        note: One bar.

  - id: three
    layout: statement
    text:
      headline: Nothing to count
"""

BRAND = """\
title: Lantern
palette:
  ink: "#122a3a"
  paper: rgb(251, 246, 236)
  dark-glow: hsl(200, 50%, 20%)
themes:
  light: {ground: white, panel: "#eee", text: black,
    quiet: "#555", emphasis: navy, fill: navy, on-fill: white, line: "#ccc"}
  dark: {ground: black, panel: "#222", text: white,
    quiet: "#bbb", emphasis: gold, fill: gold, on-fill: black, line: "#444"}
fonts:
  text: [Noto Sans, Noto Serif]
type: {weights: {display: 900}, kicker: uppercase}
shape: {pattern: leaves}
photographs: {tone: duotone, colors: [navy, white]}
lockups:
  light: logos/light.svg
smallest: 40
"""

FILES: Mapping[str, bytes] = {
    CAMPAIGN_FILE: CAMPAIGN.encode(),
    BRAND_FILE: BRAND.encode(),
    "assets/campaigns/spring/pictures/a.jpg": b"picture",
    "assets/brands/lantern/logos/light.svg": b"<svg/>",
}


def workspace(
    campaign: str = CAMPAIGN, brand: str = BRAND, *, today: datetime.date = datetime.date(2021, 6, 1)
) -> Memory:
    """The small workspace, with other texts in its two files."""
    return Memory({**FILES, CAMPAIGN_FILE: campaign.encode(), BRAND_FILE: brand.encode()}, (), today)


def read(campaign: str = CAMPAIGN) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign, with layouts and placements checked."""
    return read_campaign(workspace(campaign), "spring", layouts=LAYOUTS, placements=PLACEMENTS)


def changed(text: str, old: str, new: str) -> str:
    """The text with something else in a place that is there exactly once."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def line_of(text: str, piece: str) -> int:
    """The line on which a piece of text begins, from 1; the piece is there exactly once."""
    assert text.count(piece) == 1, f"{piece!r} is there {text.count(piece)} times"
    return text[: text.index(piece)].count("\n") + 1
