"""What the server makes of a workspace."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kit.build.card import draw
from kit.build.plan import Selection, plan
from kit.cli.options import known_layouts
from kit.errors import KitError
from kit.l10n import catalogs, pofile
from kit.l10n.pofile import Entry
from kit.paint.canvas import LayerCache
from kit.serve.desk import Desk
from kit.serve.errors import ConflictError, NotThereError
from kit.serve.requests import SaveRequest, TryRequest, UndoRequest, Written
from kit.workspace import Folder
from tests.serve.sample_workspace import CAMPAIGN, catalog, replace, workspace

CONTEXT = "drop.headline"
STORY = "instagram.story"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return workspace(tmp_path)


@pytest.fixture
def desk(folder: Folder) -> Desk:
    return Desk(folder, (), known_layouts)


def entry(folder: Folder, context: str = CONTEXT, locale: str = "de") -> Entry:
    path = catalog(folder, locale)
    found = pofile.parse(path.read_bytes(), str(path))
    return next(each for each in found.entries if each.context == context)


def named(folder: Folder, context: str = CONTEXT, locale: str = "de") -> Mapping[str, str | None]:
    found = entry(folder, context, locale)
    return {"campaign": CAMPAIGN, "locale": locale, "context": context, "msgid": found.msgid}


def to_try(folder: Folder, *strings: str, context: str = CONTEXT) -> TryRequest:
    return TryRequest(**named(folder, context), strings=strings, placements=(STORY,))


def to_save(folder: Folder, *strings: str, reviewed: bool = True, base: Entry | None = None) -> SaveRequest:
    now = base or entry(folder)
    was = Written(strings=now.strings, fuzzy=now.fuzzy)
    return SaveRequest(**named(folder), strings=strings, reviewed=reviewed, base=was)


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("placement", ["bluesky.square", "facebook.link"])  # types without a loss
def test_a_picture_is_the_card_of_a_build_at_half_its_size(desk: Desk, placement: str) -> None:
    chosen = Selection(locales=("de",), messages=("act",), placements=(placement,))
    (job,) = plan(desk.workspace, CAMPAIGN, chosen, known_layouts(desk.workspace)).jobs
    built = draw(job, LayerCache()).data
    assert built is not None
    half = pixels(built).reduce(2)
    shown = pixels(desk.picture(CAMPAIGN, "de", "act", placement).data)
    assert shown.size == half.size
    assert ImageChops.difference(shown, half).getbbox() is None


def test_a_picture_that_nothing_has_changed_is_not_drawn_again(desk: Desk, folder: Folder) -> None:
    first = desk.picture(CAMPAIGN, "de", "act", STORY)
    replace(catalog(folder), "gingen die Meldungen", "sind die Meldungen")
    desk.changed([catalogs.path(CAMPAIGN, "de")])
    assert desk.picture(CAMPAIGN, "de", "act", STORY) is first
    assert desk.picture(CAMPAIGN, "de", "drop", STORY).key != first.key


def test_a_picture_changes_with_what_it_depends_on(desk: Desk, folder: Folder) -> None:
    first = desk.picture(CAMPAIGN, "de", "drop", STORY)
    replace(catalog(folder), "gingen die Meldungen", "sind die Meldungen")
    desk.changed([catalogs.path(CAMPAIGN, "de")])
    second = desk.picture(CAMPAIGN, "de", "drop", STORY)
    assert second.key != first.key
    assert second.data != first.data


@pytest.mark.parametrize(
    "names",
    [
        ("none", "de", "drop", STORY),
        (CAMPAIGN, "xx", "drop", STORY),
        (CAMPAIGN, "de", "none", STORY),
        (CAMPAIGN, "de", "drop", "none"),
        (CAMPAIGN, "../de", "drop", STORY),
    ],
)
def test_there_are_no_other_pictures(desk: Desk, names: tuple[str, str, str, str]) -> None:
    with pytest.raises(NotThereError):
        desk.picture(*names)


def test_a_text_that_is_missing_or_fuzzy_still_has_a_picture(desk: Desk, folder: Folder) -> None:
    complete = desk.picture(CAMPAIGN, "de", "drop", STORY)
    path = catalog(folder)
    path.write_text(path.read_text().replace(f'msgctxt "{CONTEXT}"', f'#, fuzzy\nmsgctxt "{CONTEXT}"'))
    desk.changed([catalogs.path(CAMPAIGN, "de")])
    assert desk.picture(CAMPAIGN, "de", "drop", STORY) is complete, "a fuzzy text is shown as it is"
    for text in entry(folder).strings:
        replace(path, f'"{text}"', '""')
    desk.changed([catalogs.path(CAMPAIGN, "de")])
    assert desk.picture(CAMPAIGN, "de", "drop", STORY).key != complete.key, "the source text stands in"


def test_a_card_without_a_template_has_no_picture(desk: Desk, folder: Folder) -> None:
    layout = folder.root / "templates/cards/chart.html"
    layout.parent.mkdir(parents=True)
    layout.write_text("{% broken %}")
    desk.changed(["templates/cards/chart.html"])
    with pytest.raises(KitError, match=r"templates/cards/chart\.html"):
        desk.picture(CAMPAIGN, "de", "drop", STORY)


def test_a_text_is_tried_and_nothing_is_written(desk: Desk, folder: Folder) -> None:
    before = catalog(folder).read_bytes()
    one, other = entry(folder).strings
    fine, long = desk.tried(to_try(folder, one, other)), desk.tried(to_try(folder, one, f"{other} " * 20))
    assert (fine["problems"], fine["cards"].keys()) == (0, {STORY})
    assert fine["cards"][STORY]["picture"].startswith("data:image/png;base64,")
    assert long["problems"]
    assert long["cards"] != fine["cards"]
    assert catalog(folder).read_bytes() == before


def test_a_text_is_saved_and_nothing_else(desk: Desk, folder: Folder) -> None:
    before = catalog(folder).read_text()
    one, other = entry(folder).strings
    told = desk.save(to_save(folder, one, "Kürzer."))
    assert told == {"strings": [one, "Kürzer."], "fuzzy": False}
    after = catalog(folder).read_text()
    assert after == before.replace(f'"{other}"', '"Kürzer."')
    assert desk.undo(UndoRequest(**named(folder))) == {"strings": [one, other], "fuzzy": False}
    assert catalog(folder).read_text() == before


def test_only_one_of_several_campaigns_leads_to_the_others(desk: Desk, folder: Folder) -> None:
    assert 'href="/"' not in desk.campaign(CAMPAIGN, "") == desk.home("")
    shutil.copytree(folder.root / "assets/campaigns" / CAMPAIGN, folder.root / "assets/campaigns/another")
    assert 'href="/"' in desk.campaign(CAMPAIGN, "")
    assert 'href="/another"' in desk.home("")


def test_a_page_knows_how_many_saves_can_be_taken_back(desk: Desk, folder: Folder) -> None:
    def saves() -> list[str]:
        section = desk.section(CAMPAIGN, "de", "drop", "")
        (article,) = re.findall(r'<article [^>]*id="drop-headline"[^>]*>', section)
        return re.findall(r'data-saves="([0-9]+)"', article)

    assert saves() == ["0"]
    one, other = entry(folder).strings
    desk.save(to_save(folder, one, "Kürzer."))
    desk.save(to_save(folder, one, "Noch kürzer."))
    assert saves() == ["2"]
    desk.undo(UndoRequest(**named(folder)))
    assert saves() == ["1"]
    desk.undo(UndoRequest(**named(folder)))
    assert saves() == ["0"]
    assert entry(folder).strings == (one, other)


def test_what_is_saved_shows_at_once(desk: Desk, folder: Folder) -> None:
    first = desk.picture(CAMPAIGN, "de", "drop", STORY)
    one, other = entry(folder).strings
    desk.save(to_save(folder, one, other.replace("gingen", "sind")))
    assert desk.picture(CAMPAIGN, "de", "drop", STORY).key != first.key
    assert desk.changed([catalogs.path(CAMPAIGN, "de")]).campaigns == (), "its own save is no news to the desk"


def test_a_text_that_somebody_else_has_changed_is_not_overwritten(desk: Desk, folder: Folder) -> None:
    was = entry(folder)
    replace(catalog(folder), "gingen die Meldungen", "sind die Meldungen")
    theirs = catalog(folder).read_bytes()
    with pytest.raises(ConflictError) as conflict:
        desk.save(to_save(folder, "eins", "zwei", base=was))
    assert "sind die Meldungen" in conflict.value.entry.strings[1]
    assert catalog(folder).read_bytes() == theirs


@pytest.mark.parametrize("locale", ["en", "en_XA", "xx", "../../x"])
def test_only_translations_are_saved(desk: Desk, folder: Folder, locale: str) -> None:
    request = to_save(folder, "eins", "zwei").model_copy(update={"locale": locale})
    with pytest.raises(NotThereError):
        desk.save(request)
    with pytest.raises(NotThereError):
        desk.tried(to_try(folder, "eins", "zwei").model_copy(update={"locale": locale}))


def test_nothing_is_saved_where_nobody_may(folder: Folder) -> None:
    desk = Desk(folder, (), known_layouts, editable=False)
    with pytest.raises(NotThereError):
        desk.save(to_save(folder, "eins", "zwei"))


def test_a_campaign_whose_title_cannot_be_used_goes_by_its_name(desk: Desk, folder: Folder) -> None:
    campaign = folder.root / f"assets/campaigns/{CAMPAIGN}/campaign.yaml"
    replace(campaign, "title: Child Safety First\nsummary", 'title: "<script>x</script> {{ 7*7 }}"\nsummary')
    for page in (desk.home(""), desk.sheet(CAMPAIGN, "en", ""), desk.side_by_side(CAMPAIGN, "drop", "", "")):
        assert "<script>x" not in page
        assert re.search(f"<title>.*{CAMPAIGN}.*</title>", page) or f">{CAMPAIGN}</a>" in page
