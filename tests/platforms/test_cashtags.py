"""Cashtags, by X's own published cases."""

from __future__ import annotations

import pytest

from kit.platforms.cashtags import cashtags
from tests.platforms.published import read


@pytest.mark.parametrize(("text", "tags"), read("cashtags.toml")["cases"])
def test_cashtags_are_those_of_the_published_cases(text: str, tags: list[str]) -> None:
    assert list(cashtags(text)) == tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("$AAPL and $GOOG", ("AAPL", "GOOG")),
        ("It cost $5 and US$ 6", ()),
        ("Buy\n$A\u3000$b!", ("A", "b")),
        ("Stocks are up $VOW:GR, $2010:HK", ("VOW",)),  # of the later form only what the library knows
        ("($AAPL)", ()),
        ("$ſave", ()),  # LONG S has a capital S, and is no letter of ASCII
    ],
)
def test_cashtags(text: str, tags: tuple[str, ...]) -> None:
    assert cashtags(text) == tags
