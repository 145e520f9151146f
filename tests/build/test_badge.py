"""A message may carry a badge, which the frame shows in every layout and shape."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.build.compose import settle
from kit.build.job import CardJob
from kit.campaign.model import Message
from tests.build.sample import jobs, sample

BADGES = {"en": "Until 31 May", "ar": "حتى ٣١ مايو"}


def with_badge(job: CardJob) -> CardJob:
    wording = job.wording
    badge = {"badge": BADGES[wording.locale]}
    return replace(job, wording=replace(wording, texts={**wording.texts, **badge}), companions=())


def messages() -> tuple[Message, ...]:
    return tuple(m for name in ("child-safety-first", "read-a-summer") for m in sample(name).campaign.messages)


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("layout", sorted({message.layout for message in messages()}))
def test_every_layout_and_shape_shows_the_badge(layout: str, locale: str) -> None:
    shown = [job for name in ("child-safety-first", "read-a-summer") for job in jobs(locale, name)]
    one_a_shape = {(j.placement.width / j.placement.height): j for j in shown if j.layout == layout}
    for job in one_a_shape.values():
        display = settle(with_badge(job))
        assert display.problems == ()
        assert [text.slot for text in display.texts].count("badge") == 1
