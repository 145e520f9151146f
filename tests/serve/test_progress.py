"""How far locales are, counted for the pages of the server."""

from __future__ import annotations

from pathlib import Path

from kit.cli.options import known_layouts
from kit.serve.progress import Progress
from kit.serve.wordings import Wordings
from tests.serve.sample_workspace import CAMPAIGN, catalog, replace, workspace


def test_what_is_complete_has_everything_translated(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    campaign = Wordings(folder, (), known_layouts).campaign(CAMPAIGN)
    found = Progress(folder).of(campaign, "de")
    assert found.total == found.translated > 40
    drop = Progress(folder).of_message(campaign, "drop", "de")
    assert drop.total == drop.translated == len(next(m for m in campaign.messages if m.id == "drop").slots)


def test_a_change_of_a_catalog_is_counted(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    campaign = Wordings(folder, (), known_layouts).campaign(CAMPAIGN)
    progress = Progress(folder)
    before = progress.of(campaign, "de")
    replace(catalog(folder), 'msgstr "Kinderschutz geht vor"', 'msgstr ""')
    after = progress.of(campaign, "de")
    assert (after.total, after.translated, after.missing) == (before.total, before.translated - 1, 1)
    assert progress.of_message(campaign, "drop", "de").missing == 0


def test_a_catalog_that_is_gone_or_broken_has_nothing_translated(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    campaign = Wordings(folder, (), known_layouts).campaign(CAMPAIGN)
    progress = Progress(folder)
    total = progress.of(campaign, "de").total
    catalog(folder).write_text('msgid "cut off')
    assert (progress.of(campaign, "de").total, progress.of(campaign, "de").translated) == (total, 0)
    catalog(folder).unlink()
    assert (progress.of(campaign, "de").total, progress.of(campaign, "de").translated) == (total, 0)
    assert progress.of(campaign, "en").missing == 0, "the source needs no catalog"
