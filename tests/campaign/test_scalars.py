"""Scalars without quotes."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from kit.campaign.scalars import resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("yes", "yes"),
        ("off", "off"),
        ("Y", "Y"),
        ("46", Decimal(46)),
        ("-3", Decimal(-3)),
        ("93.50", Decimal("93.50")),
        (".5", Decimal("0.5")),
        ("1e3", Decimal(1000)),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("٣", "٣"),
        ("2021-05-31", datetime.date(2021, 5, 31)),
        ("2021-02-30", "2021-02-30"),
        ("2021-01", "2021-01"),
        ("2021-05-31T10:00:00", "2021-05-31T10:00:00"),
    ],
)
def test_what_a_scalar_without_quotes_means(text: str, value: object) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)
