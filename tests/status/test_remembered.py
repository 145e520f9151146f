"""A status is found again as long as nothing has changed that it depends on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.build.cache import Cache
from kit.build.plan import Plan
from kit.errors import KitError
from kit.status import inspection
from kit.status.model import CampaignStatus
from kit.workspace import Memory, Workspace, installed_fonts
from tests.status.sample_status import CAMPAIGN, FILE, TODAY, files, status

READ_A_SUMMER = "assets/campaigns/read-a-summer"
PHOTO = f"{READ_A_SUMMER}/pictures/river.jpg"
BRAND = "assets/brands/open-lantern"
GERMAN = f"locales/de/LC_MESSAGES/{CAMPAIGN}.po"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", installed_fonts())


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The locales of every inspection that is made."""
    made: list[tuple[str, ...]] = []

    def counting(*arguments: object) -> Plan:
        planned = plan(*arguments)  # type: ignore[arg-type]
        made.append(tuple(planned.of_locales))
        return planned

    plan = inspection.plan
    monkeypatch.setattr(inspection, "plan", counting)
    return made


def memory(changes: Mapping[str, bytes | None] | None = None, date: datetime.date = TODAY) -> Memory:
    """The sample with some files changed; None for those that are gone."""
    changed = {**files(), **(changes or {})}
    return Memory({path: data for path, data in changed.items() if data is not None}, date=date)


def outcome(workspace: Workspace, cache: Cache | None = None) -> CampaignStatus | str:
    try:
        return status(workspace, "de", cache=cache)
    except KitError as error:
        return str(error)


def test_what_has_not_changed_is_not_inspected_again(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    first = status(memory(), "de", "ar", cache=cache)
    assert status(memory(), "de", "ar", cache=cache) == first
    assert status(memory(), "ar", "de", cache=cache).locales == first.locales
    assert looked == [("ar", "de")]


def test_only_locales_whose_catalogs_changed_are_inspected_again(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    status(memory(), "de", "ar", cache=cache)
    for path in (GERMAN, "locales/de/LC_MESSAGES/kit.po"):
        status(memory({path: files()[path] + b"\n# looked at\n"}), "de", "ar", cache=cache)
    assert looked == [("ar", "de"), ("de",), ("de",)]


def test_what_was_once_found_out_is_found_after_a_way_back(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    for data in (files()[GERMAN], files()[GERMAN] + b"\n", files()[GERMAN], files()[GERMAN] + b"\n"):
        status(memory({GERMAN: data}), "de", cache=cache)
    assert len(looked) == 2


@pytest.mark.parametrize(
    "path",
    [
        FILE,
        f"{BRAND}/brand.yaml",
        f"{BRAND}/logos/lockup-dark.svg",
        "templates/cards/cards.css",
        "templates/cards/figure.html",
        "templates/cards/figure.css",
        "templates/cards/_frame.html",
        "templates/posts/bluesky.txt",
        "templates/pages/index.html",
        "platforms.toml",
        "locales/glossary.csv",
    ],
)
def test_every_locale_depends_on(path: str, cache: Cache, looked: list[tuple[str, ...]]) -> None:
    """What is there is changed, and what is not there is made."""
    status(memory(), "de", "ar", cache=cache)
    status(memory({path: files().get(path, b"") + b"\n"}), "de", "ar", cache=cache)
    assert looked == [("ar", "de"), ("ar", "de")]


def test_a_card_depends_on_its_photograph_and_its_own_locales(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    def look(changes: Mapping[str, bytes | None]) -> CampaignStatus:
        return status(
            memory(changes), "de", campaign="read-a-summer", messages=("invitation",), placements=(), cache=cache
        )

    look({})
    look({f"{READ_A_SUMMER}/pictures/door.jpg": files()[PHOTO]})
    assert len(looked) == 1, "a photograph that it does not show is none of its business"
    look({PHOTO: files()[f"{READ_A_SUMMER}/pictures/door.jpg"]})
    look({f"{READ_A_SUMMER}/de/pictures/river.jpg": files()[f"{READ_A_SUMMER}/pictures/door.jpg"]})
    assert len(looked) == 3


def test_the_size_of_a_placement_counts(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    status(memory(), "de", cache=cache)
    size = b"[bluesky.placements.square]\nwidth = 1200\nheight = 1200\n"
    status(memory({"platforms.toml": size}), "de", cache=cache)
    assert len(looked) == 2


def test_the_fonts_count(tmp_path: Path, cache: Cache, looked: list[tuple[str, ...]]) -> None:
    status(memory(), "de", cache=cache)
    font = tmp_path / "another.ttf"
    font.write_bytes(b"")
    status(memory(), "de", cache=Cache(cache.folder, (*cache.fonts, str(font))))
    assert len(looked) == 2


def test_a_figure_that_expires_changes_it_and_another_day_does_not(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    text = files()[FILE].replace(b"format: compact, as_of", b"format: compact, expires: 2026-12-31, as_of", 1)
    days = [TODAY, TODAY + datetime.timedelta(1), datetime.date(2027, 1, 1)]
    found = [status(memory({FILE: text}, day), "de", cache=cache) for day in days]
    assert found[0] == found[1]
    assert found[2].problems
    assert len(looked) == 2


def test_days_change_nothing_also_when_the_dates_of_posts_have_passed(
    cache: Cache, looked: list[tuple[str, ...]]
) -> None:
    """The sample's messages go out in December 2026."""
    found = {
        day: status(memory(date=day), "de", placements=("pinterest.pin",), cache=cache)
        for day in (TODAY, datetime.date(2027, 6, 1))
    }
    assert len(looked) == 1
    for day, kept in found.items():
        assert status(memory(date=day), "de", placements=("pinterest.pin",)) == kept


def test_other_messages_and_placements_are_kept_apart(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    for _ in range(2):
        status(memory(), "de", cache=cache)
        status(memory(), "de", messages=("reports", "exception"), cache=cache)
        status(memory(), "de", placements=("x.landscape",), cache=cache)
    assert len(looked) == 3


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"0" * 64 + b"\n[]", None])
def test_a_damaged_file_is_no_more_than_a_miss(
    damage: bytes | None, cache: Cache, looked: list[tuple[str, ...]]
) -> None:
    first = status(memory(), "de", cache=cache)
    kept = [path for path in cache.folder.rglob("*") if path.is_file()]
    assert len(kept) == 2
    for path in kept:
        content = path.read_bytes()
        path.write_bytes(content[:-3] if damage is None else damage)
        assert status(memory(), "de", cache=cache) == first
        assert path.read_bytes() == content, "it is written anew"
    assert len(looked) == 3


def test_nothing_is_kept_of_files_that_change_meanwhile(cache: Cache, looked: list[tuple[str, ...]]) -> None:
    class Changing(Memory):
        def read(self, path: str) -> bytes:
            found = super().read(path)
            if path == GERMAN:
                object.__setattr__(self, "files", {**self.files, path: found + b"\n"})
            return found

    status(Changing(files(), date=TODAY), "de", cache=cache)
    status(memory(), "de", cache=cache)
    assert len(looked) == 2


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert status(memory(), "de", cache=Cache(tmp_path / "file" / "cache", ())) == status(memory(), "de")


CHANGED = sorted(path for path in files() if not path.startswith((READ_A_SUMMER, "assets/brands/green-mile")))
LINES = st.sampled_from(["drop", "double", "swap", "gone", "empty"])


def mutated(data: bytes, how: str, at: int) -> bytes | None:
    """A file with one of its lines dropped, doubled or swapped with the next one; empty, or gone."""
    lines = data.splitlines(keepends=True)
    here = at % max(1, len(lines))
    match how:
        case "gone":
            return None
        case "empty":
            return b""
        case "drop":
            return b"".join(lines[:here] + lines[here + 1 :])
        case "double":
            return b"".join(lines[: here + 1] + lines[here:])
        case _:
            return b"".join(lines[:here] + lines[here + 1 : here + 2] + lines[here : here + 1] + lines[here + 2 :])


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(CHANGED), LINES, st.integers(0, 400)), min_size=1, max_size=2))
def test_whatever_is_changed_the_cache_says_what_an_inspection_says(
    warm: Cache, changes: list[tuple[str, str, int]]
) -> None:
    changed = memory({path: mutated(files()[path], how, at) for path, how, at in changes})
    assert outcome(changed, warm) == outcome(changed)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """A cache that knows the sample as it is."""
    cache = Cache(tmp_path_factory.mktemp("warm"), installed_fonts())
    outcome(memory(), cache)
    return cache
