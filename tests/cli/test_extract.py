"""The sample's catalogs keep up with its campaign and pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.build.glossaries import read_glossary
from kit.campaign.read import read_campaign
from kit.cli.extract import campaign_template, pages
from kit.l10n.catalogs import read_catalog
from kit.l10n.extract import pages_template
from kit.l10n.update import merge, read
from kit.workspace import Folder
from tests.cli.conftest import Workspace

ROOT = Path(__file__).resolve().parents[2]
REPOSITORY = Folder(ROOT)
CAMPAIGNS = ("child-safety-first", "read-a-summer")
HINT = "run `kit update`"
CATALOGS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("locales/*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_templates_are_those_of_the_campaigns(name: str) -> None:
    campaign, problems = read_campaign(REPOSITORY, name)
    assert problems == ()
    made = campaign_template(REPOSITORY, campaign)
    assert REPOSITORY.read(f"locales/{name}.pot") == made, HINT


def test_the_template_of_the_pages_is_theirs() -> None:
    assert REPOSITORY.read("locales/kit.pot") == pages_template(pages(REPOSITORY), read_glossary(REPOSITORY)[0]), HINT


@pytest.mark.parametrize("path", CATALOGS)
def test_catalogs_are_whole_and_do_not_drift(path: str) -> None:
    _, locale, _, name = path.split("/")
    data = REPOSITORY.read(path)
    catalog, problems = read_catalog(data, path, locale)
    assert problems == ()
    assert all(entry.complete and not entry.fuzzy for entry in catalog.entries.values())
    template = read(REPOSITORY.read(f"locales/{name}t"), f"{name}t")
    assert merge(template, read(data, path), locale, name.removesuffix(".po")).data() == data, HINT
    assert b"# This is a draft that no native speaker has reviewed.\n" in data


def test_there_is_a_catalog_of_each_kind_for_every_locale() -> None:
    campaigns = [read_campaign(REPOSITORY, name)[0] for name in CAMPAIGNS]
    wanted = {
        f"locales/{locale}/LC_MESSAGES/{name}.po"
        for campaign in campaigns
        for locale in campaign.locales
        if locale != campaign.language
        for name in (campaign.name, "kit")
    }
    assert sorted(wanted) == CATALOGS


def test_extract_writes_only_what_changed(workspace: Workspace) -> None:
    files = [workspace.root / "locales" / name for name in ("child-safety-first.pot", "kit.pot")]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    result = workspace.kit("extract")
    assert (result.status, result.err) == (0, "")
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before
    workspace.replace("assets/campaigns/child-safety-first/campaign.yaml", "Sign the petition", "Add your name")
    assert workspace.kit("extract").status == 0
    assert b'msgid "Add your name"' in files[0].read_bytes()
    assert files[1].stat().st_mtime_ns == before[1][1]
