"""What the tests of posts share: the templates of the repository, a campaign and wordings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from kit.campaign.model import Campaign
from kit.errors import Where
from kit.l10n.wording import Row, Wording
from kit.markup import templates
from kit.text.model import Direction
from kit.workspace import Folder

ROOT = Path(__file__).parents[2]
CATALOG = "locales/de/LC_MESSAGES/campaign.po"
WordingFactory = Callable[..., Wording]


@pytest.fixture(scope="session")
def environment() -> Environment:
    return templates.environment(Folder(ROOT).read)


@pytest.fixture
def campaign() -> Campaign:
    return Campaign(
        name="safety",
        file="assets/campaigns/safety/campaign.yaml",
        brand="lantern",
        language="en",
        locales=("en", "de", "ar", "he"),
        placements=("x.landscape",),
        link="https://change.org/childsafetyfirst",
        hashtags=("ChildSafetyFirst",),
        slots=(),
        sources={},
        facts={},
        messages=(),
    )


@pytest.fixture
def make_wording() -> WordingFactory:
    def make(
        texts: dict[str, str], locale: str = "de", direction: Direction = "ltr", rows: tuple[Row, ...] = ()
    ) -> Wording:
        places = {slot: Where(CATALOG, line) for line, slot in enumerate(texts, start=10)}
        return Wording("drop", locale, locale, direction, texts, {}, {}, rows, places)

    return make
