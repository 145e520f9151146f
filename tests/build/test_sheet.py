from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from kit.build.fonts import brand_library
from kit.build.job import CardJob
from kit.build.sheet import Frame, Sheet, arrange, frames
from kit.build.sheet_page import lay_out_sheet
from kit.errors import KitError
from tests.build.sample import CAMPAIGN, sample

STORY, SQUARE, LINK = "instagram.story", "instagram.square", "facebook.link"


def chosen(locales: tuple[str, ...], messages: tuple[str, ...], places: tuple[str, ...]) -> Sheet:
    return arrange(CAMPAIGN, jobs(locales, messages, places))


def jobs(locales: tuple[str, ...], messages: tuple[str, ...], places: tuple[str, ...]) -> list[CardJob]:
    return [
        job
        for job in sample().jobs
        if job.wording.locale in locales and job.wording.message in messages and job.placement.name in places
    ]


def shown(text: str) -> str:
    return text.replace("\u200b", "")


def test_messages_stand_in_rows_and_shapes_in_columns_from_tall_to_wide() -> None:
    sheet = chosen(("de",), ("drop", "act"), (LINK, SQUARE, STORY))
    assert sheet.title == "child-safety-first · Open Lantern · Deutsch"
    assert sheet.rows == (("drop", "chart"), ("act", "action"))
    assert [shown(label.title) for label in sheet.columns] == [STORY, SQUARE, LINK]
    assert [label.detail for label in sheet.columns] == ["1080 × 1920", "1080 × 1080", "1200 × 630"]
    for (row, column), job in sheet.jobs.items():
        assert job.wording.message == sheet.rows[row].title
        assert job.placement.name == shown(sheet.columns[column].title)


def test_languages_of_one_message_stand_in_rows_under_their_own_names() -> None:
    sheet = chosen(("ar", "th"), ("drop",), (LINK, SQUARE))
    assert sheet.title == "child-safety-first · drop · Open Lantern"
    assert sheet.rows == (("العربية", "ar"), ("ไทย", "th"))


def test_messages_stand_in_columns_where_languages_stand_in_rows() -> None:
    sheet = chosen(("ar", "th"), ("drop", "act"), (SQUARE,))
    assert sheet.title == "child-safety-first · instagram.square · Open Lantern"
    assert sheet.columns == (("drop", "chart"), ("act", "action"))


def test_brands_stand_side_by_side_on_each_shape() -> None:
    ours = jobs(("de",), ("drop", "act"), (SQUARE,))
    other = replace(ours[0].brand, name="other", title="Other Brand")
    sheet = arrange(CAMPAIGN, [*ours, *(replace(job, brand=other) for job in ours)])
    assert sheet.title == "child-safety-first · instagram.square · Deutsch"
    assert sheet.rows == (("drop", "chart"), ("act", "action"))
    assert sheet.columns == (("Open Lantern", "open-lantern"), ("Other Brand", "other"))


def test_of_many_messages_and_a_few_brands_or_languages_a_wide_sheet_is_made() -> None:
    sheet = chosen(("de", "ar"), ("drop", "act", "review"), (SQUARE,))
    assert [label.title for label in sheet.columns] == ["drop", "review", "act"]
    ours = jobs(("de",), ("drop", "act", "review"), (SQUARE,))
    other = replace(ours[0].brand, name="other", title="Other Brand")
    sheet = arrange(CAMPAIGN, [*ours, *(replace(job, brand=other) for job in ours)])
    assert [label.title for label in sheet.rows] == ["Open Lantern", "Other Brand"]
    assert [label.title for label in sheet.columns] == ["drop", "review", "act"]


def test_brands_of_one_card_stand_in_rows() -> None:
    ours = jobs(("de",), ("drop",), (LINK, SQUARE))
    other = replace(ours[0].brand, name="other", title="Other Brand")
    sheet = arrange(CAMPAIGN, [*ours, *(replace(job, brand=other) for job in ours)])
    assert sheet.title == "child-safety-first · drop · Deutsch"
    assert sheet.rows == (("Open Lantern", "open-lantern"), ("Other Brand", "other"))
    assert [shown(label.title) for label in sheet.columns] == [SQUARE, LINK]


def test_a_message_may_lack_a_placement() -> None:
    some = jobs(("de",), ("drop", "act"), (STORY, SQUARE))
    sheet = arrange(CAMPAIGN, some[:-1])
    assert len(sheet.jobs) == 3
    assert len(frames(sheet, 1000).tiles) == 3


@pytest.mark.parametrize("width", [500, 1000, 1600])
def test_labels_over_narrow_tiles_stand_whole_in_their_frames(width: int) -> None:
    sheet = chosen(("de", "ar"), ("drop", "act", "review", "petition"), (SQUARE, LINK, STORY))
    places = frames(sheet, width)
    job = sheet.jobs[0, 0]
    library = brand_library(job.workspace, job.brand)
    display = lay_out_sheet(sheet, places, dict.fromkeys(sheet.jobs, True), {}, (), library)
    assert len(places.heads) == 12
    for label, frame in places.heads:
        inside = [text for text in display.texts if frame.x <= text.box.x < frame.x + frame.width]
        title, detail = (
            next(text for text in inside if shown(text.text) == shown(said) and text.box.y < frame.y + frame.height)
            for said in label
        )
        assert frame.y <= title.box.y
        assert title.ink.y + title.ink.height <= detail.ink.y + 1
        for text in (title, detail):
            assert frame.x <= text.ink.x
            assert text.ink.x + text.ink.width <= frame.x + frame.width + 1


@pytest.mark.parametrize("width", [400, 1000, 2400])
@pytest.mark.parametrize(
    "sheet",
    [
        chosen(("de",), ("drop", "act", "review"), (LINK, SQUARE, STORY)),
        chosen(tuple(sample().campaign.locales), ("drop",), (STORY,)),
        chosen(tuple(sample().campaign.locales), ("drop",), (LINK,)),
        chosen(("de",), ("drop",), (LINK,)),
    ],
)
def test_nothing_on_a_sheet_meets_anything_else_or_leaves_it(sheet: Sheet, width: int) -> None:
    places = frames(sheet, width)
    assert places.width <= width
    assert places.tiles.keys() == sheet.jobs.keys()
    labels = [frame for _, frame in (*places.heads, *places.labels)]
    everything = [*places.tiles.values(), *labels]
    for frame in everything:
        assert frame.x >= 0
        assert frame.x + frame.width <= places.width
        assert frame.y >= places.title.y + places.title.height
        assert frame.y + frame.height <= places.height
    assert not any(meet(one, other) for one, other in combinations(everything, 2))


def meet(one: Frame, other: Frame) -> bool:
    across = min(one.x + one.width, other.x + other.width) > max(one.x, other.x)
    return across and min(one.y + one.height, other.y + other.height) > max(one.y, other.y)


def test_tiles_keep_the_shape_of_their_cards_and_are_never_larger() -> None:
    sheet = chosen(("de",), ("drop",), (LINK, STORY))
    for cell, frame in frames(sheet, 9000).tiles.items():
        place = sheet.jobs[cell].placement
        assert frame.width <= place.width
        assert frame.width / frame.height == pytest.approx(place.width / place.height, rel=0.01)


def test_one_column_is_set_in_several() -> None:
    sheet = chosen(tuple(sample().campaign.locales), ("drop",), (SQUARE,))
    places = frames(sheet, 1600)
    assert len({frame.x for frame in places.tiles.values()}) > 2
    assert 0.7 < places.width / places.height < 3


def test_a_few_cards_stand_side_by_side() -> None:
    sheet = chosen(("de",), ("drop", "act", "review", "petition"), (SQUARE,))
    assert len({frame.y for frame in frames(sheet, 1600).tiles.values()}) == 1


def test_a_sheet_that_nobody_could_open_is_refused() -> None:
    everything = tuple(message.id for message in sample().campaign.messages)
    sheet = chosen(tuple(sample().campaign.locales), everything, (LINK, STORY))
    with pytest.raises(KitError, match="choose fewer cards"):
        frames(sheet, 10000)
