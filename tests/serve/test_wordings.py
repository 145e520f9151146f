"""Campaigns planned for those who look at them, and planned anew when files change."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.cli.options import known_layouts
from kit.l10n import catalogs
from kit.serve.errors import NotThereError
from kit.serve.wordings import Change, Wordings
from tests.serve.sample_workspace import CAMPAIGN, catalog, replace, workspace

FILE = catalogs.path(CAMPAIGN, "de")


def said(wordings: Wordings, slot: str = "headline", locale: str = "de") -> str:
    kit = wordings.of(CAMPAIGN, locale).kit
    assert kit is not None
    return next(each for each in kit.messages if each.wording.message == "drop").wording.plain(slot)


def test_what_nobody_has_is_not_there(tmp_path: Path) -> None:
    wordings = Wordings(workspace(tmp_path), (), known_layouts)
    assert wordings.campaigns() == (CAMPAIGN,)
    for ask in (
        lambda: wordings.campaign("../x"),
        lambda: wordings.of(CAMPAIGN, "xx"),
        lambda: wordings.of(CAMPAIGN, "../de"),
        lambda: wordings.of_message(CAMPAIGN, "de", "none"),
    ):
        with pytest.raises(NotThereError):
            ask()
    assert Wordings(workspace(tmp_path / "other"), ("another",), known_layouts).campaigns() == ()


def test_nothing_is_planned_again_while_nothing_changes(tmp_path: Path) -> None:
    wordings = Wordings(workspace(tmp_path), (), known_layouts)
    first = wordings.of(CAMPAIGN, "de")
    assert wordings.of(CAMPAIGN, "de") is first
    assert wordings.of_message(CAMPAIGN, "de", "drop") is first, "the whole campaign is known"
    assert wordings.changed([FILE]) == Change((), ()), "the file is what it was"
    assert wordings.of(CAMPAIGN, "de") is first


def test_a_changed_catalog_is_read_again_and_no_other(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    wordings = Wordings(folder, (), known_layouts)
    before, arabic = said(wordings), wordings.of(CAMPAIGN, "ar")
    german = wordings.of(CAMPAIGN, "de")
    replace(catalog(folder), "gingen die Meldungen", "sind die Meldungen")
    assert said(wordings) == before, "nobody has told of it yet"
    assert wordings.changed([FILE]) == Change((CAMPAIGN,), ("de",))
    assert said(wordings) != before
    assert wordings.of(CAMPAIGN, "ar") is arabic
    assert wordings.of(CAMPAIGN, "de") is not german


def test_the_words_of_pages_are_of_every_campaign(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    wordings = Wordings(folder, (), known_layouts)
    german = wordings.of(CAMPAIGN, "de")
    path = catalog(folder, name="kit")
    path.write_text(path.read_text() + "\n# changed\n")
    assert wordings.changed([catalogs.path("kit", "de")]) == Change((CAMPAIGN,), ("de",))
    assert wordings.of(CAMPAIGN, "de") is not german


def test_anything_else_is_of_every_locale(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    wordings = Wordings(folder, (), known_layouts)
    german = wordings.of(CAMPAIGN, "de")
    file = f"assets/campaigns/{CAMPAIGN}/campaign.yaml"
    replace(folder.root / file, "18 weeks", "eighteen weeks")
    assert wordings.changed([file]) == Change((CAMPAIGN,), None)
    assert wordings.of(CAMPAIGN, "de") is not german


def test_a_campaign_that_is_gone_is_told(tmp_path: Path) -> None:
    wordings = Wordings(workspace(tmp_path), (), known_layouts)
    wordings.campaign(CAMPAIGN)
    file = f"assets/campaigns/{CAMPAIGN}/campaign.yaml"
    (tmp_path / file).unlink()
    assert wordings.changed([file]) == Change((CAMPAIGN,), None)
    with pytest.raises(NotThereError):
        wordings.campaign(CAMPAIGN)


def test_templates_for_translators_change_nothing(tmp_path: Path) -> None:
    wordings = Wordings(workspace(tmp_path), (), known_layouts)
    german = wordings.of(CAMPAIGN, "de")
    assert wordings.changed(["locales/kit.pot"]) == Change((), ())
    assert wordings.of(CAMPAIGN, "de") is german


def test_only_some_are_kept(tmp_path: Path) -> None:
    wordings = Wordings(workspace(tmp_path), (), known_layouts)
    first = wordings.of(CAMPAIGN, "de")
    locales = [locale for locale in wordings.locales(CAMPAIGN) if locale != "de"][:6]
    for locale in locales:
        wordings.of(CAMPAIGN, locale)
    assert wordings.of(CAMPAIGN, "de") is not first
    assert wordings.of(CAMPAIGN, locales[-1]) is wordings.of(CAMPAIGN, locales[-1])
