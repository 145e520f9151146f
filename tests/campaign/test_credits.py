from __future__ import annotations

import pytest

from kit.campaign.credits import NOTE, has_words
from kit.campaign.model import Slot
from tests.campaign.samples import CAMPAIGN, CAMPAIGN_FILE, read


@pytest.mark.parametrize(
    "credit",
    [
        "Ada Winter",
        "Kit (CC0)",
        "A. Painter",
        "© Ada Winter / UNICEF",
        "Ana de Souza",
        "Vincent van Gogh",
        "ada-winter.example",
        "山田太郎",
        "أحمد زويل",
    ],
)
def test_a_name_is_not_for_translators(credit: str) -> None:
    assert not has_words(credit)


@pytest.mark.parametrize(
    "credit",
    ["Photo: Ada Winter", "Photo by Ana de Souza", "Ada Winter (drawing)", "写真：山田太郎", "صورة: أحمد زويل"],
)
def test_words_are(credit: str) -> None:
    assert has_words(credit)


def test_a_credit_with_words_is_a_text_of_its_message() -> None:
    assert slot("A. Painter") is None
    found = slot("'Photo: A. Painter'")
    assert found is not None
    assert (found.text, found.note) == ("Photo: A. Painter", NOTE)
    line = CAMPAIGN[: CAMPAIGN.index("credit:")].count("\n") + 1
    assert str(found.where) == f"{CAMPAIGN_FILE}:{line}"


def slot(credit: str) -> Slot | None:
    campaign, problems = read(CAMPAIGN.replace("credit: A. Painter", f"credit: {credit}"))
    assert problems == ()
    return campaign.messages[0].slot("photo_credit")
