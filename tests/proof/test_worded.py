"""A campaign in a locale, planned so that every text of it can be looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.campaign.model import PSEUDO_LOCALES
from kit.errors import KitError
from kit.l10n import catalogs
from kit.l10n.pofile import parse
from kit.proof.worded import Worded, reworded
from kit.workspace import Memory
from tests.proof.sample_proof import CAMPAIGN, emptied, files, fuzzy, said, words, workspace

FILE = catalogs.path(CAMPAIGN, "de")
FEW = ("bluesky.square", "x.landscape")
KEY = next(e.key for e in parse(files()[FILE], FILE).entries if e.context == "act.headline")


def spoken(found: Worded, slot: str = "headline") -> str:
    assert found.kit is not None
    return found.kit.messages[0].wording.plain(slot)


def test_fuzzy_texts_are_shown_and_source_texts_for_those_that_are_missing_or_broken() -> None:
    whole = words(messages=("act",), placements=FEW)
    changes = {"act.headline": fuzzy, "act.kicker": emptied, "act.first": said("{nothing}")}
    found = words(changes, messages=("act",), placements=FEW)
    assert spoken(found) == spoken(whole)
    assert spoken(found, "kicker") != spoken(whole, "kicker")
    assert spoken(found, "kicker") == spoken(words(locale="en", messages=("act",)), "kicker")
    assert len(found.planned.jobs) == len(whole.planned.jobs) == 2
    assert found.po is not None
    assert [entry.context for entry in found.po.entries if entry.fuzzy] == ["act.headline"]


def test_checks_look_at_fuzzy_texts_too() -> None:
    found = words({"act.headline": lambda entry: fuzzy(said("Zuerst  {nothing}.")(entry))}, messages=("act",))
    kinds = {(reason.kind, reason.check) for reason in found.findings[FILE, KEY]}
    assert ("fault", "placeholders") in kinds


def test_nobody_translates_the_source_or_a_pseudo_locale() -> None:
    for locale in ("en", *PSEUDO_LOCALES):
        found = words(locale=locale, messages=("act",), placements=FEW[:1])
        assert found.is_source
        assert (found.po, found.pages, found.findings) == (None, None, {})
    assert not words(messages=("act",), placements=FEW[:1]).is_source


@pytest.mark.parametrize("data", [None, b'msgid "One', b"\xff"])
def test_a_catalog_that_cannot_be_used_is_told(data: bytes | None) -> None:
    rest = {path: content for path, content in files().items() if path != FILE}
    found = words(within=Memory(rest if data is None else {**rest, FILE: data}))
    assert found.po is None
    assert [problem.where.file for problem in found.problems] == [FILE]


def test_a_campaign_that_cannot_be_read_raises() -> None:
    with pytest.raises(KitError):
        words(within=Memory({**files(), f"assets/campaigns/{CAMPAIGN}/campaign.yaml": b"["}))


def test_another_text_is_on_the_cards_and_in_the_posts_that_have_it() -> None:
    found = words(messages=("act",), placements=FEW)
    other = reworded(found, KEY, ("<b>Kinder</b> zuerst.",), FEW[:1])
    assert [job.placement.name for job in other.jobs] == [*FEW[:1]]
    assert other.wording is not None
    assert other.wording.plain("headline") == other.jobs[0].wording.plain("headline") == "Kinder zuerst."
    assert spoken(found) != "Kinder zuerst."
    assert found.po is not None
    post = next(entry for entry in found.po.entries if entry.context == "act.post")
    posts = reworded(found, post.key, ("Unterschreibt.",)).posts
    assert any("Unterschreibt." in part.text for each in posts if each.slot == "post" for part in each.parts)


def test_a_text_that_cannot_be_built_has_no_cards_and_says_why() -> None:
    other = reworded(words(messages=("act",), placements=FEW), KEY, ("{nothing}",))
    assert (other.wording, other.jobs, other.posts) == (None, (), ())
    assert [reason.check for reason in other.reasons if reason.kind == "fault"] == ["placeholders"]


def test_a_text_is_tried_out_in_its_own_file_alone() -> None:
    there = workspace()
    before = dict(there.files)
    reworded(words(within=there, messages=("act",), placements=FEW[:1]), KEY, ("Anders.",))
    assert there.files == before


def test_what_no_catalog_has_is_not_tried_out() -> None:
    found = words(messages=("act",), placements=FEW[:1])
    with pytest.raises(KeyError):
        reworded(replace(found, po=None), KEY, ("Anders.",))
