"""A workspace's own platforms.toml: over and beside Kit's table."""

from __future__ import annotations

import datetime

import pytest

from kit.errors import KitError, Problem, Where
from kit.platforms.model import Insets
from kit.platforms.table import PlatformTable, read_platforms, shipped_table
from kit.workspace import Memory

TODAY = datetime.date(2026, 11, 22)
STATED = 'source = "https://example.org/limits"\nchecked = 2026-11-20\nconfidence = "high"\n'
FORUM = f"""
[forum]
title = "The forum"

[forum.files]
types = ["jpeg"]
max_bytes = 500_000
{STATED}
[forum.post]
maximum = 1000
rule = "codepoints"
own = true

[forum.share]
link = "https://forum.example.org/new?body={{text}}"
own = true

[forum.placements.banner]
width = 900
height = 300
{STATED}
[forum.placements.banner.safe]
top = 0
right = 0
bottom = 40
left = 0
own = true
note = "our own bar"
"""


def read(text: str, today: datetime.date = TODAY) -> tuple[PlatformTable, tuple[Problem, ...]]:
    return read_platforms(Memory({"platforms.toml": text.encode()}, (), today))


def wrong(text: str) -> list[str]:
    return [str(problem) for problem in read(text)[1]]


def test_without_the_file_the_table_is_kit_s() -> None:
    assert read_platforms(Memory({}, ())) == (shipped_table(), ())


def test_a_platform_of_one_s_own() -> None:
    table, problems = read(FORUM)
    assert problems == ()
    assert table.platforms.keys() == shipped_table().platforms.keys() | {"forum"}
    banner = table.placements["forum.banner"]
    assert (banner.width, banner.height, banner.types, banner.max_bytes) == (900, 300, ("jpeg",), 500_000)
    assert banner.safe == Insets(bottom=40)
    assert banner.evidence.checked == datetime.date(2026, 11, 20)
    forum = table.platforms["forum"]
    assert forum.post.evidence.checked is None
    assert "this workspace" in forum.post.evidence.source
    assert (forum.alt.maximum, forum.max_hashtags, forum.link_in_text) == (0, None, True)
    assert table.near("forum.baner") == ("forum.banner",)


def test_a_value_in_place_of_kit_s() -> None:
    table, problems = read("[mastodon.post]\nmaximum = 11_000\nown = true\n")
    assert problems == ()
    mastodon, before = table.platforms["mastodon"], shipped_table().platforms["mastodon"]
    assert (mastodon.post.maximum, mastodon.post.rule) == (11_000, "mastodon")
    assert (mastodon.post.evidence.checked, mastodon.post.evidence.note) == (None, "")
    assert (mastodon.alt, mastodon.placements, mastodon.files) == (before.alt, before.placements, before.files)


@pytest.mark.parametrize(
    ("path", "key", "maximum", "lowered"),
    [
        ("facebook.post", "visible", 300, 300),
        ("sms.post", "recommended", 1, 1),
        ("pinterest.post", "visible", 40, 40),
        ("pinterest.texts.title", "visible", 39, 39),
        ("email.texts.subject", "recommended", 50, 50),
        ("email.texts.subject", "recommended", 70, 60),
        ("facebook.post", "visible", 0, None),
    ],
)
def test_a_maximum_lowers_what_kit_says_within_it(path: str, key: str, maximum: int, lowered: int | None) -> None:
    table, problems = read(f"[{path}]\nmaximum = {maximum}\nown = true\n")
    assert problems == ()
    name, _, rest = path.partition(".")
    platform = table.platforms[name]
    limit = platform.post if rest == "post" else platform.texts[rest.partition(".")[2]]
    assert limit.maximum == maximum
    assert getattr(limit, key) == lowered


def test_a_maximum_above_what_kit_says_within_it_changes_nothing_of_that() -> None:
    table, problems = read("[facebook.post]\nmaximum = 500\nown = true\n")
    assert problems == ()
    assert table.platforms["facebook"].post.visible == 477


def test_a_number_of_pictures_lowers_the_least_number_of_several() -> None:
    table, problems = read("[threads.files]\nmax_images = 1\nown = true\n")
    assert problems == ()
    files = table.platforms["threads"].files
    assert files is not None
    assert (files.min_images, files.max_images) == (1, 1)


def test_what_a_workspace_writes_itself_is_not_lowered() -> None:
    assert wrong("[facebook.post]\nmaximum = 300\nvisible = 400\nown = true\n") == [
        "platforms.toml:3: 400 is more than the maximum, 300 (write a smaller number, or raise the maximum)"
    ]


def test_a_placement_may_have_ratios_of_its_own() -> None:
    table, problems = read('[x.placements.portrait.ratios]\nnarrowest = "9:16"\nown = true\n')
    assert problems == ()
    assert table.placements["x.portrait"].accepted_ratios == (9 / 16, 2)
    assert wrong('[x.placements.landscape.ratios]\nwidest = "1:1"\nown = true\n') == [
        "platforms.toml:1: 1600 × 900 px is wider than what is taken (the widest is 1:1)"
    ]
    assert "platforms.toml:2: '3:1' is wider than the widest, '2:1' (width first)" in wrong(
        '[x.placements.landscape.ratios]\nnarrowest = "3:1"\nown = true\n'
    )


def test_a_placement_beside_kit_s_and_a_safe_zone_in_place_of_one() -> None:
    table, problems = read(
        f"[instagram.placements.wide]\nwidth = 1200\nheight = 640\n{STATED}"
        "[instagram.placements.story.safe]\nbottom = 340\nown = true\n"
    )
    assert problems == ()
    assert table.placements["instagram.wide"].types == ("jpeg",)
    story = table.placements["instagram.story"]
    assert story.safe == Insets(269, 65, 340, 65)
    assert story.evidence == shipped_table().placements["instagram.story"].evidence


MISTAKES = {
    "no TOML": ("x = \n", "platforms.toml:1: this is not TOML: invalid value (see https://toml.io)"),
    "no source": (
        "\n[x.post]\nmaximum = 1000\n",
        "platforms.toml:2: 'source' and 'checked' and 'confidence' are missing "
        "(say where the values were read and when, or own = true if they are yours)",
    ),
    "no date": (
        '[x.post]\nmaximum = 9\nsource = "https://x.com"\nconfidence = "high"\n',
        "platforms.toml:1: 'checked' is missing "
        "(say where the values were read and when, or own = true if they are yours)",
    ),
    "own, with a source": (
        '[x.post]\nmaximum = 9\nsource = "https://x.com"\nown = true\n',
        "platforms.toml:1: own = true goes without source, checked and confidence (delete one or the other)",
    ),
    "a key that there is not": (
        "[x.post]\nmaxium = 9\nown = true\n",
        "platforms.toml:2: unknown key 'maxium' (did you mean 'maximum'?)",
    ),
    "a table that there is not": (
        f"[x.placments.wide]\nwidth = 9\nheight = 9\n{STATED}",
        "platforms.toml:1: unknown key 'placments' (did you mean 'placements'?)",
    ),
    "a date in quotes": (
        '[x.post]\nmaximum = 9\nsource = "https://x.com"\nconfidence = "high"\nchecked = "2026-11-20"\n',
        "platforms.toml:5: checked must be a date, not text (write it without quotes: 2026-11-22)",
    ),
    "a date to come": (
        '[x.post]\nmaximum = 9\nsource = "https://x.com"\nconfidence = "high"\nchecked = 2062-11-20\n',
        "platforms.toml:5: 2062-11-20 lies in the future (write the day on which the value was read)",
    ),
    "a number in quotes": (
        '[x.post]\nmaximum = "9"\nown = true\n',
        "platforms.toml:2: maximum must be a whole number, not text",
    ),
    "less than nothing": (
        "[x.post]\nmaximum = -9\nown = true\n",
        "platforms.toml:2: -9 is too small (write 0 or more)",
    ),
    "a rule that there is not": (
        '[x.post]\nrule = "utf61"\nown = true\n',
        "platforms.toml:2: unknown counting rule 'utf61' (did you mean 'utf16'?)",
    ),
    "a confidence that there is not": (
        f"[x.post]\nmaximum = 9\n{STATED.replace('high', 'hihg')}",
        "platforms.toml:5: unknown confidence 'hihg' (did you mean 'high'?)",
    ),
    "a type of image that there is not": (
        '[x.files]\ntypes = ["jpg"]\nown = true\n',
        "platforms.toml:2: unknown type of image 'jpg' (did you mean 'jpeg'?)",
    ),
    "no type that Kit writes": (
        '[x.files]\ntypes = ["tiff"]\nown = true\n',
        "platforms.toml:1: none of these types of image is one that Kit writes (Kit writes png, webp, jpeg)",
    ),
    "no ratio": (
        '[x.files]\nwidest = "1.91"\nown = true\n',
        'platforms.toml:2: \'1.91\' is not a ratio (width and height: "4:5" or "1.91:1")',
    ),
    "a share link without a post": (
        '[x.share]\nlink = "https://x.com/intent"\nown = true\n',
        "platforms.toml:2: 'https://x.com/intent' is not a share link "
        "(https://example.org/share?text={text}&url={url}: what is filled in comes last; or mailto: or sms:)",
    ),
    "a placeholder that there is not": (
        '[x.share]\nlink = "https://x.com/intent?t={txt}"\nown = true\n',
        "platforms.toml:2: unknown placeholder '{txt}' (known: {text}, {body}, {url}, {title}, {image})",
    ),
    "a script in place of an address": (
        '[x.share]\nlink = "javascript:alert({text})"\nown = true\n',
        "platforms.toml:2: 'javascript:alert({text})' is not a share link "
        "(https://example.org/share?text={text}&url={url}: what is filled in comes last; or mailto: or sms:)",
    ),
    "something fixed after what is filled in": (
        '[x.share]\nlink = "https://x.com/intent?t={text}&from=kit"\nown = true\n',
        "platforms.toml:2: 'https://x.com/intent?t={text}&from=kit' is not a share link "
        "(https://example.org/share?text={text}&url={url}: what is filled in comes last; or mailto: or sms:)",
    ),
    "a host that is filled in": (
        '[x.share]\nlink = "https://{url}/?t={text}"\nown = true\n',
        "platforms.toml:2: 'https://{url}/?t={text}' is not a share link "
        "(https://example.org/share?text={text}&url={url}: what is filled in comes last; or mailto: or sms:)",
    ),
    "a value in place of a platform": (
        "x = 3\n",
        "platforms.toml:1: x must be a mapping of keys and values, not a number",
    ),
    "a platform without a title": (
        f'[forum.post]\nmaximum = 9\nrule = "utf16"\n{STATED}',
        "platforms.toml:1: 'title' is missing (title: the name that people read)",
    ),
    "a name that files cannot have": (
        'title = "x"\n["../x"]\ntitle = "x"\n',
        "platforms.toml:2: '../x' cannot be a name here (small letters a-z, digits, - and _, a letter first)",
    ),
    "a placement without its size": (
        f"[x.placements.wide]\nwidth = 1200\n{STATED}",
        "platforms.toml:1: 'height' is missing (height: the height of the card, px)",
    ),
    "a placement that is too narrow": (
        f"[instagram.placements.slim]\nwidth = 400\nheight = 1200\n{STATED}",
        "platforms.toml:1: 400 × 1200 px is narrower than what is taken (the narrowest is 4:5)",
    ),
    "a placement that is too wide": (
        f"[instagram.placements.flat]\nwidth = 1200\nheight = 400\n{STATED}",
        "platforms.toml:1: 1200 × 400 px is wider than what is taken (the widest is 1.91:1)",
    ),
    "a placement that is too small": (
        f"[instagram.placements.tiny]\nwidth = 300\nheight = 300\n{STATED}",
        "platforms.toml:1: 300 × 300 px is smaller than what is taken (at least 320 × 1)",
    ),
    "a placement that is too large": (
        f"[bluesky.placements.vast]\nwidth = 5000\nheight = 4000\n{STATED}",
        "platforms.toml:1: 5000 × 4000 px is larger than what is taken "
        "(see max_width, max_height and max_pixels in files)",
    ),
    "a placement without files": (
        f"[sms.placements.wide]\nwidth = 1200\nheight = 400\n{STATED}",
        "platforms.toml:1: nothing says what files are taken here (write a table files for the platform)",
    ),
    "a safe zone without room": (
        "[x.placements.header.safe]\ntop = 300\nbottom = 300\nown = true\n",
        "platforms.toml:1: the safe zone leaves no room (its numbers are distances from the edges, px)",
    ),
    "more that is seen than there may be": (
        "[x.post]\nvisible = 300\nown = true\n",
        "platforms.toml:2: 300 is more than the maximum, 280 (write a smaller number, or raise the maximum)",
    ),
    "ratios the wrong way round": (
        '[x.files]\nnarrowest = "2:1"\nwidest = "1:1"\nown = true\n',
        "platforms.toml:2: '2:1' is wider than the widest, '1:1' (width first)",
    ),
    "more pictures at least than at most": (
        "[x.files]\nmin_images = 5\nown = true\n",
        "platforms.toml:2: min_images is more than max_images",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: str) -> None:
    text, told = MISTAKES[mistake]
    if mistake == "no TOML":
        with pytest.raises(KitError) as raised:
            read(text)
        assert str(raised.value) == told
        return
    assert told in wrong(text)


@pytest.mark.parametrize("mistake", [mistake for mistake in MISTAKES if mistake != "no TOML"])
def test_where_something_is_wrong_kit_s_own_stays(mistake: str) -> None:
    table, _ = read(MISTAKES[mistake][0])
    assert table == shipped_table()


def test_the_rest_of_the_file_counts_where_one_platform_is_wrong() -> None:
    table, problems = read(FORUM + "[x.post]\nmaximum = 25\n")
    assert [problem.where for problem in problems] == [Where("platforms.toml", 35)]
    assert "forum" in table.platforms
    assert table.platforms["x"].post.maximum == 280


def test_a_platform_that_is_not_there_stays_away_when_it_is_wrong() -> None:
    table, problems = read(FORUM.replace("width = 900", "width = 0"))
    assert [str(problem) for problem in problems] == ["platforms.toml:22: 0 is too small (write 1 or more)"]
    assert "forum" not in table.platforms


ODD = (
    *("3", "-1", "1.5", "nan", "true", '""', '"a"', "[]", "[1]", '["png"]', "{}", "{a = 1}", "[{a = 1}]"),
    *("2026-11-22", "2026-11-22T10:00:00", "2026-11-22T00:00:00Z", "10:00:00", "99999999999999999999", '"{text}"'),
)


@pytest.mark.parametrize("line", [number for number, line in enumerate(FORUM.split("\n")) if " = " in line])
def test_no_value_of_any_kind_is_more_than_a_problem(line: int) -> None:
    lines = FORUM.split("\n")
    key = lines[line].partition(" = ")[0]
    for value in ODD:
        table, problems = read("\n".join([*lines[:line], f"{key} = {value}", *lines[line + 1 :]]))
        assert {problem.where.file for problem in problems} <= {"platforms.toml"}
        assert ("forum" in table.platforms) == (not problems)
        for problem in problems:
            assert "Input should" not in str(problem), f"{key} = {value}"


@pytest.mark.parametrize("value", ODD)
def test_no_platform_of_any_kind_is_more_than_a_problem(value: str) -> None:
    table, problems = read(f"x = {value}\nforum = {value}\n")
    assert problems or value == "{}"
    assert table.platforms["x"] == shipped_table().platforms["x"]


def test_a_platform_whose_name_is_misspelt_is_told_with_the_nearest() -> None:
    told = wrong("[mastodn.post]\nmaximum = 500\nown = true\n")
    assert [line.partition(" (")[0] for line in told] == [
        "platforms.toml:1: 'rule' is missing",
        "platforms.toml:1: 'title' is missing",
    ]
    assert all("(did you mean 'mastodon'? In a platform of your own, " in line for line in told)


def test_a_platform_of_one_s_own_that_lacks_something_is_not_taken_for_another() -> None:
    told = wrong('[noticeboard.post]\nmaximum = 500\nrule = "codepoints"\nown = true\n')
    assert [line for line in told if "did you mean" in line] == []
    assert told
