"""`kit build --ready`: only what is ready is shipped, and nothing that no longer is."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

FEW = ("-p", "bluesky.square", "-m", "exception", "-m", "reports", "--jobs", "1")
ENGLISH_KIT, GERMAN_KIT = "child-safety-first-en.zip", "child-safety-first-de.zip"


@pytest.fixture
def two(workspace: Workspace) -> Workspace:
    """The sample in English and German."""
    text = (workspace.root / CAMPAIGN).read_text(encoding="utf-8")
    head, rest = text.split("locales: [", 1)
    (workspace.root / CAMPAIGN).write_text(f"{head}locales: [en, de]{rest.split(']', 1)[1]}", encoding="utf-8")
    return workspace


def spoilt(workspace: Workspace) -> None:
    workspace.replace(GERMAN, 'msgctxt "reports.body"', '#, fuzzy\nmsgctxt "reports.body"')


def zips(workspace: Workspace) -> list[str]:
    return [name for name in workspace.kits() if name.endswith(".zip")]


def test_what_is_ready_is_built_as_without_it(two: Workspace) -> None:
    assert two.kit("build", *FEW).status == 0
    plain = {name: (two.root / "dist" / name).read_bytes() for name in zips(two)}
    result = two.kit("build", *FEW, "--ready")
    assert result.status == 0
    assert "left out" not in result.out
    assert {name: (two.root / "dist" / name).read_bytes() for name in zips(two)} == plain


def test_what_is_not_ready_is_left_out_and_told_and_its_old_kit_goes(two: Workspace) -> None:
    two.kit("build", *FEW)
    assert zips(two) == [GERMAN_KIT, ENGLISH_KIT]
    spoilt(two)
    result = two.kit("build", *FEW, "--ready")
    assert result.status == 0
    assert result.err == ""
    assert zips(two) == [ENGLISH_KIT]
    (told,) = [line for line in result.out.splitlines() if line.startswith("not ready, left out: ")]
    assert "child-safety-first-de: 1 string fuzzy" in told
    assert told.endswith("; its kit of an earlier build was removed")


def test_kits_that_were_not_asked_for_stay(two: Workspace) -> None:
    two.kit("build", *FEW)
    spoilt(two)
    assert two.kit("build", *FEW, "--ready", "-l", "en").status == 0
    assert zips(two) == [GERMAN_KIT, ENGLISH_KIT]


def test_where_nothing_is_ready_nothing_is_changed_and_that_is_a_failure(two: Workspace) -> None:
    two.kit("build", *FEW)
    spoilt(two)
    result = two.kit("build", *FEW, "--ready", "-l", "de")
    assert result.status == 1
    assert "no locale is ready, so no kit was made" in result.err
    assert "its kit of an earlier build is still there" in result.out
    assert zips(two) == [GERMAN_KIT, ENGLISH_KIT]


def test_a_check_that_fails_leaves_a_locale_out_and_a_plain_build_ships_it(two: Workspace) -> None:
    text = (two.root / GERMAN).read_text(encoding="utf-8")
    head, rest = text.split('msgctxt "reports.post_shortest"', 1)
    (two.root / GERMAN).write_text(
        head + 'msgctxt "reports.post_shortest"' + rest.replace('msgstr "', 'msgstr " ', 1), encoding="utf-8"
    )
    assert two.kit("build", *FEW).status == 0
    assert zips(two) == [GERMAN_KIT, ENGLISH_KIT]
    result = two.kit("build", *FEW, "--ready")
    assert result.status == 0
    assert zips(two) == [ENGLISH_KIT]
    assert "surrounding-space" in result.out


def test_a_campaign_without_any_ready_locale_loses_its_kits_when_another_is_built(two: Workspace) -> None:
    other = two.root / "assets/campaigns/another"
    other.mkdir()
    text = (two.root / CAMPAIGN).read_text(encoding="utf-8")
    (other / "campaign.yaml").write_text(text.replace("locales: [en, de]", "locales: [de]"), encoding="utf-8")
    catalog = two.root / "locales/de/LC_MESSAGES/another.po"
    catalog.write_bytes((two.root / GERMAN).read_bytes())
    two.kit("build", *FEW)
    assert "another-de.zip" in zips(two)
    catalog.unlink()
    result = two.kit("build", *FEW, "--ready")
    assert result.status == 0
    assert zips(two) == [GERMAN_KIT, ENGLISH_KIT]
    assert "another-de: there is no catalog" in result.out


def test_a_campaign_that_cannot_be_read_is_a_failure_and_the_others_are_built(two: Workspace) -> None:
    other = two.root / "assets/campaigns/another"
    other.mkdir()
    (other / "campaign.yaml").write_text("brand: [", encoding="utf-8")
    result = two.kit("build", *FEW, "--ready")
    assert result.status == 1
    assert "assets/campaigns/another/campaign.yaml" in result.err
    assert zips(two) == [GERMAN_KIT, ENGLISH_KIT]


def test_programs_are_told_what_was_left_out(two: Workspace) -> None:
    assert json.loads(two.kit("build", *FEW, "--ready", "--output", "json").out)["left_out"] == []
    spoilt(two)
    result = two.kit("build", *FEW, "--ready", "--output", "json")
    (left,) = json.loads(result.out)["left_out"]
    assert (left["campaign"], left["locale"]) == ("child-safety-first", "de")
    assert left["why"].startswith("1 string fuzzy (")
    assert [path.rsplit("/", 1)[1] for path in left["old_kits"]] == [GERMAN_KIT]
    assert "left_out" not in json.loads(two.kit("build", *FEW, "--output", "json").out)
