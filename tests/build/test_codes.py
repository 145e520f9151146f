from __future__ import annotations

import dataclasses

import pytest
import segno

from kit.build.codes import LONGEST, fine_codes
from kit.build.job import CardJob
from tests.build.sample import jobs

LINK = "https://example.org/"


def with_link(message: str, placement: str, length: int) -> CardJob:
    job = next(j for j in jobs("de") if j.wording.message == message and j.placement.name == placement)
    return dataclasses.replace(job, url=LINK + "a" * (length - len(LINK)))


def test_the_longest_link_is_what_version_8_holds() -> None:
    assert segno.make_qr("a" * LONGEST, error="m").version == 8
    assert segno.make_qr("a" * (LONGEST + 1), error="m").version == 9


def test_the_longest_link_of_a_message_is_noted() -> None:
    cards = [with_link("act", "instagram.portrait", n) for n in (LONGEST, LONGEST + 8)]
    cards.append(with_link("act", "x.landscape", LONGEST + 3))
    (note,) = fine_codes(cards)
    assert note.startswith(
        f"{cards[0].where}: QR code of act in de, instagram.portrait: a link of {LONGEST + 8} characters "
    )


@pytest.mark.parametrize(("message", "length"), [("act", LONGEST), ("reports", LONGEST + 1)])
def test_short_links_and_cards_without_a_code_are_not(message: str, length: int) -> None:
    assert not list(fine_codes([with_link(message, "instagram.portrait", length)]))
