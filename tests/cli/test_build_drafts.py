"""`kit build --drafts`: translations that nobody has reviewed are built, and everything made of them says so."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kit.build.draft_stamp import draft_stamp
from kit.build.drafts import WithDrafts
from kit.l10n.pofile import parse
from kit.workspace import Memory
from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

KIT, DRAFT_KIT = "child-safety-first-de.zip", "DRAFT-child-safety-first-de.zip"
PLACES = "placements: [bluesky.square, instagram.story, x.landscape, pinterest.pin]"


def with_a_draft(workspace: Workspace) -> None:
    workspace.replace(GERMAN, 'msgctxt "petition.button"', '#, fuzzy\nmsgctxt "petition.button"')


def kits(workspace: Workspace) -> list[str]:
    return [name for name in workspace.kits() if not name.startswith(".")]


def files(workspace: Workspace, kit: str) -> dict[str, bytes]:
    with zipfile.ZipFile(workspace.root / "dist" / kit) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_file_of_a_kit_with_a_draft_says_so(small: Workspace) -> None:
    small.replace(CAMPAIGN, "placements: [bluesky.square]", PLACES)
    assert small.kit("build").status == 0
    plain = files(small, KIT)
    with_a_draft(small)
    assert small.kit("build", "--drafts").status == 0
    assert kits(small) == [DRAFT_KIT]  # the kit of the earlier build is gone
    drafts = files(small, DRAFT_KIT)
    renamed = {name.replace("DRAFT-", ""): name for name in drafts}
    assert set(renamed) == set(plain)
    for name, data in drafts.items():
        if Path(name).suffix in (".png", ".jpg", ".webp"):
            assert stamped(plain[name], data) > 0.05, name
        else:
            assert b"DRAFT" in data, name
        if name.startswith("posts/") and name.endswith(".txt") and "opengraph" not in name:
            assert data.startswith(b"DRAFT"), name


def stamped(plain: bytes, draft: bytes) -> float:
    """The part of a picture that is clearly another."""
    before, after = (Image.open(io.BytesIO(data)).convert("RGB") for data in (plain, draft))
    assert before.size == after.size
    other = ImageChops.difference(before, after).convert("L").point(lambda value: 255 * (value > 24))
    return other.histogram()[255] / (before.width * before.height)


def test_every_row_of_a_table_and_every_event_says_so(small: Workspace) -> None:
    with_a_draft(small)
    assert small.kit("build", "--drafts").status == 0
    drafts = files(small, DRAFT_KIT)
    rows = list(csv.DictReader(io.StringIO(drafts["posts.csv"].decode("utf-8-sig"))))
    assert rows
    assert all(row["text"].startswith("DRAFT") and row["alt"].startswith("DRAFT: ") for row in rows)
    for name, data in drafts.items():
        if name.endswith(".ics"):
            summaries = [line for line in data.decode().splitlines() if line.startswith("SUMMARY")]
            assert summaries
            assert all(":DRAFT: " in line for line in summaries)


def test_a_kit_without_drafts_is_built_as_always(small: Workspace) -> None:
    assert small.kit("build").status == 0
    before = (small.root / "dist" / KIT).read_bytes()
    assert small.kit("build", "--drafts").status == 0
    assert kits(small) == [KIT]
    assert (small.root / "dist" / KIT).read_bytes() == before


def test_without_the_option_a_draft_is_left_out_and_its_kit_goes(small: Workspace) -> None:
    with_a_draft(small)
    assert small.kit("build", "--drafts").status == 0
    result = small.kit("build")
    assert result.status == 1
    assert "marked fuzzy" in result.err
    assert kits(small) == [KIT]
    assert not any(b"DRAFT" in data for data in files(small, KIT).values())


def test_a_draft_is_never_ready(small: Workspace) -> None:
    assert small.kit("build", "--drafts", "--ready").status == 2


def test_the_catalogs_stay_as_they_are(small: Workspace) -> None:
    with_a_draft(small)
    before = (small.root / GERMAN).read_bytes()
    small.kit("build", "--drafts")
    assert (small.root / GERMAN).read_bytes() == before


@pytest.mark.parametrize(
    "flags", ["#, fuzzy", "#, fuzzy, c-format", "#, c-format, fuzzy", "#,fuzzy,no-wrap", "#= fuzzy"]
)
def test_fuzzy_marks_are_read_over_and_lines_stay(flags: str) -> None:
    data = f'msgid ""\nmsgstr "Language: de\\n"\n\n# a fuzzy note\n{flags}\nmsgid "fuzzy"\nmsgstr "#, fuzzy"\n'.encode()
    path = "locales/de/LC_MESSAGES/x.po"
    [entry] = parse(WithDrafts(Memory({path: data})).read(path), path).entries
    [before] = parse(data, path).entries
    assert before.fuzzy
    assert not entry.fuzzy
    assert (entry.line, entry.strings, entry.comments) == (before.line, before.strings, before.comments)
    assert set(entry.flags) == set(before.flags) - {"fuzzy"}


def test_other_files_are_as_they_are() -> None:
    assert WithDrafts(Memory({"a.txt": b"#, fuzzy"})).read("a.txt") == b"#, fuzzy"


@pytest.mark.parametrize("size", [(1080, 1080), (1080, 1920), (1200, 300), (100, 2000)])
def test_the_stamp_lies_over_the_whole_card(size: tuple[int, int]) -> None:
    stamp = draft_stamp(*size)
    assert stamp.rect == (0, 0, *size)
    assert f'viewBox="0 0 {size[0]} {size[1]}"' in stamp.path
