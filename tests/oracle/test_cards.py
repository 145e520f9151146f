"""Boxes of the shipped card templates in Chromium, and in Kit. `make oracle` records the former.

After a change of a template or of the card sheet: record anew.
"""

from __future__ import annotations

import pytest

from tests.oracle.cards import LOCALES, PLACEMENTS, TOLERANCE, differences, jobs, lay_out, recorded


@pytest.mark.parametrize("name", recorded()["words"])
def test_boxes_are_where_chromium_has_them(name: str) -> None:
    words = recorded()["words"]
    wrong = {}
    for job in jobs({name: words[name]}):
        card = lay_out(job)
        theirs = recorded()["boxes"][card.name]
        if found := differences(card, theirs, TOLERANCE):
            wrong[card.name] = found
    assert not wrong


def test_every_layout_stands_in_six_locales_and_five_shapes() -> None:
    names = [name.split() for name in recorded()["boxes"]]
    messages = {message for message, _, _ in names}
    expected = [(m, p, x) for m in messages for p in PLACEMENTS for x in LOCALES]
    assert sorted(map(tuple, names)) == sorted(expected)
    assert len({words["layout"] for words in recorded()["words"].values()}) == 12
