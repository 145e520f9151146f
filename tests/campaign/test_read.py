from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kit.campaign.brands import brand_names, read_brand
from kit.campaign.messages import facts_used
from kit.campaign.model import Campaign, Photo, SeriesPlace, Value
from kit.campaign.read import campaign_names, read_campaign
from kit.errors import KitError, Problem, Where
from kit.workspace import Folder, Memory

from .mistakes import MISTAKES
from .samples import (
    BRAND,
    BRAND_FILE,
    CAMPAIGN,
    CAMPAIGN_FILE,
    FILES,
    changed,
    line_of,
    read,
    workspace,
)

ROOT = Path(__file__).resolve().parents[2]


def test_the_sample_has_no_problems() -> None:
    here = Folder(ROOT)
    assert "child-safety-first" in campaign_names(here)
    campaign, problems = read_campaign(here, "child-safety-first")
    brand, brand_problems = read_brand(here, campaign.brand)
    assert problems == brand_problems == ()
    assert [message.id for message in campaign.messages] == [
        "exception",
        "reports",
        "drop",
        "petition",
        "review",
        "act",
    ]
    assert campaign.facts["outside_us_2021"].value == Decimal("93.5")
    assert campaign.facts["swiss_claim"].as_of == "2021"
    assert brand.palette["ink"] == "#122a3a"
    assert brand.lockups["mark"] == "assets/brands/open-lantern/logos/mark.svg"


def test_a_campaign_as_it_is_written() -> None:
    campaign, problems = read()
    assert problems == ()
    assert (campaign.name, campaign.file, campaign.brand) == ("spring", CAMPAIGN_FILE, "lantern")
    assert campaign.locales == ("no", "de", "zh_Hans")
    assert campaign.placements == ("instagram.story", "x.landscape")
    assert campaign.hashtags == ("Spring", "बच्चे")
    assert campaign.link == "https://example.org/spring"
    assert [(slot.name, slot.text, slot.note) for slot in campaign.slots] == [
        ("title", "Spring by {start}", ""),
        ("summary", "What it is about.", "For the pages."),
    ]
    assert campaign.sources["S1"].title == "A report"


def test_values_keep_what_was_written() -> None:
    facts = read()[0].facts
    assert facts["start"].value == datetime.date(2021, 5, 31)
    assert str(facts["share"].value) == "93.5"
    assert isinstance(facts["weeks"].value, Decimal)
    assert [facts[name].as_of for name in facts] == ["2021-05-31", "2021-01", "2021", "2021-04-29"]
    assert facts["weeks"].expires == datetime.date(2021, 12, 31)
    assert facts["share"].where == Where(CAMPAIGN_FILE, line_of(CAMPAIGN, "  share: {"))


def test_messages_as_they_are_written() -> None:
    one, two, three = read()[0].messages
    assert one.values == {"part": Value("share"), "year": Value("start", "year")}
    photo = Photo(
        "assets/campaigns/spring/pictures/a.jpg",
        "A. Painter",
        "CC0-1.0",
        (0.4, 0.3),
        Where(CAMPAIGN_FILE, line_of(CAMPAIGN, "focal: [40, 30]")),
    )
    assert one.pictures == {"photo": photo}
    assert one.placements == ("instagram.square",)
    assert one.where == Where(CAMPAIGN_FILE, line_of(CAMPAIGN, "- id: one"))
    alt = one.slot("alt")
    assert alt is not None
    assert alt.text == "A picture. It goes on over two lines, with <em>{part}</em> in the second."
    assert alt.where == Where(CAMPAIGN_FILE, line_of(CAMPAIGN, "alt: >-"))
    label = two.slot("label")
    assert label is not None
    assert (label.text, label.plural) == ("after {after} week", "after {after} weeks")
    assert (label.count, label.note) == ("after", "One bar.")
    assert two.rows[1] == {"length": Value("share", "number"), "after": Value("more_weeks")}
    assert (three.rows, three.placements, dict(three.values)) == ((), (), {})


def test_the_facts_that_messages_draw_on() -> None:
    campaign, _ = read()
    used = {message.id: facts_used(message, campaign.facts) for message in campaign.messages}
    assert used == {"one": ("share", "start", "weeks"), "two": ("share", "weeks", "more_weeks"), "three": ()}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_by_its_line_and_leaves_out_what_it_spoils(name: str) -> None:
    mistake = MISTAKES[name]
    text = changed(CAMPAIGN, mistake.old, mistake.new)
    campaign, problems = read(text)
    line = line_of(text, mistake.place)
    told = [
        problem for problem in problems if problem.where == Where(CAMPAIGN_FILE, line) and mistake.what in problem.what
    ]
    assert told, f"nothing such on line {line}:\n" + "\n".join(map(str, problems))
    assert mistake.hint in told[0].hint
    assert all("\n" not in str(problem) for problem in problems)
    assert [message.id for message in campaign.messages] == [
        id for id in ("one", "two", "three") if id not in mistake.gone.split()
    ]


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_once(name: str) -> None:
    mistake = MISTAKES[name]
    text = changed(CAMPAIGN, mistake.old, mistake.new)
    _, problems = read(text)
    elsewhere = [p for p in problems if p.where.line != line_of(text, mistake.place) and "cannot be used" not in p.what]
    assert elsewhere == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("credit: A. Painter", 'credit: ""', "write the text"),
        ('other: "after {after} weeks"', 'other: " "', "write the text"),
        ("headline: Nothing to count", 'headline: ""', "write the text, or delete the key"),
        ("headline: Nothing to count", 'title: ""', "write the text, or delete the key"),
    ],
)
def test_a_key_that_is_needed_is_not_to_be_deleted(old: str, new: str, hint: str) -> None:
    _, problems = read(changed(CAMPAIGN, old, new))
    assert [problem.hint for problem in problems if problem.what == "there is no text here"] == [hint]


def test_what_uses_a_broken_fact_points_to_it() -> None:
    text = changed(CAMPAIGN, "value: 93.5", "value: a lot")
    campaign, problems = read(text)
    fact = line_of(text, "  share: {")
    assert "share" not in campaign.facts
    what = "the fact 'share' cannot be used"
    assert Problem(Where(CAMPAIGN_FILE, line_of(text, "part: share")), what, f"see line {fact}") in problems
    assert Problem(Where(CAMPAIGN_FILE, line_of(text, "length: share, after")), what, f"see line {fact}") in problems


def test_an_expired_fact_is_told_with_its_messages_and_stays() -> None:
    campaign, problems = read_campaign(workspace(today=datetime.date(2022, 1, 1)), "spring")
    (problem,) = problems
    assert problem.where.line == line_of(CAMPAIGN, "expires:")
    assert problem.what == "the fact 'weeks' expired on 2021-12-31 and is used in: one, two"
    assert len(campaign.messages) == 3
    assert "weeks" in campaign.facts


def test_a_fact_may_be_used_on_the_day_on_which_it_expires() -> None:
    assert read_campaign(workspace(today=datetime.date(2021, 12, 31)), "spring")[1] == ()


def test_layouts_and_placements_are_checked_only_where_they_are_given() -> None:
    text = changed(changed(CAMPAIGN, "layout: chart", "layout: own"), "[instagram.square]", "[own.place]")
    campaign, problems = read_campaign(workspace(text), "spring")
    assert problems == ()
    assert len(campaign.messages) == 3


def test_several_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = changed(changed(changed(CAMPAIGN, "part: share", "part: x"), "count: after", "count: y"), "[no,", "[xxx,")
    _, problems = read(text)
    lines = [problem.where.line for problem in problems]
    assert lines == [line_of(text, "xxx"), line_of(text, "part: x"), line_of(text, "count: y")]


def test_a_campaign_of_which_no_message_is_left_can_be_read() -> None:
    campaign, problems = read(CAMPAIGN.replace("layout: ", "layout: no-"))
    assert campaign.messages == ()
    assert len(problems) == 3


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "the file is empty"),
        ("# nothing\n", 1, "the file is empty"),
        ("- a\n- b\n", 1, "the file must be a mapping"),
        ("just text", 1, "the file must be a mapping"),
        (changed(CAMPAIGN, "brand: lantern", "brand: [lantern"), 1, "a list in [ ] is not closed"),
        (CAMPAIGN.partition("messages:")[0], 1, "'messages' is missing"),
        (CAMPAIGN.partition("messages:")[0] + "messages: []\n", 19, "the campaign has no messages"),
        (CAMPAIGN.partition("messages:")[0] + "messages:\n", 19, "messages must be a list, and is empty"),
        (CAMPAIGN.partition("messages:")[0] + "messages: {a: 1}\n", 19, "messages must be a list, not a mapping"),
        (changed(CAMPAIGN, "brand: lantern\n", ""), 1, "'brand' is missing"),
        (changed(CAMPAIGN, "language: en\n", "language: xx\n"), 2, "unknown locale 'xx'"),
        (changed(CAMPAIGN, "locales: [no, de, zh_Hans]", "locales: no"), 3, "locales must be a list, not text"),
    ],
)
def test_a_file_that_cannot_be_used(text: str, line: int, what: str) -> None:
    with pytest.raises(KitError) as caught:
        read(text)
    assert [(problem.where, what in problem.what) for problem in caught.value.problems] == [
        (Where(CAMPAIGN_FILE, line), True)
    ]


def test_other_mistakes_are_told_with_what_makes_a_file_useless() -> None:
    text = changed(changed(CAMPAIGN, "language: en\n", ""), "- id: three", "- id: Three")
    with pytest.raises(KitError) as caught:
        read(text)
    assert [problem.where.line for problem in caught.value.problems] == [1, line_of(text, "- id: Three")]


def test_the_names_of_campaigns_and_brands() -> None:
    assert campaign_names(workspace()) == ("spring",)
    assert brand_names(workspace()) == ("lantern",)
    assert campaign_names(Memory({})) == ()


def test_a_campaign_that_is_not_there() -> None:
    with pytest.raises(KitError, match=r"there is no such campaign \(did you mean 'spring'\?\)"):
        read_campaign(workspace(), "sprig")


@pytest.mark.parametrize("name", ["../secret", "/etc", "", "..", "a\0b", "[*]"])
def test_names_that_are_no_folders(name: str) -> None:
    with pytest.raises(KitError):
        read_campaign(workspace(), name)
    with pytest.raises(KitError):
        read_brand(workspace(), name)


def test_a_brand_as_it_is_written() -> None:
    fonts = {f"assets/brands/lantern/fonts/{name}": b"" for name in ("B.ttf", "A.otf", "OFL.txt")}
    brand, problems = read_brand(Memory({**FILES, **fonts}, ()), "lantern")
    assert problems == ()
    assert (brand.name, brand.file, brand.title) == ("lantern", BRAND_FILE, "Lantern")
    assert brand.palette["paper"] == "rgb(251, 246, 236)"
    assert brand.families == {"text": ("Noto Sans", "Noto Serif")}
    assert brand.lockups == {"light": "assets/brands/lantern/logos/light.svg"}
    assert brand.fonts == ("assets/brands/lantern/fonts/A.otf", "assets/brands/lantern/fonts/B.ttf")


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "hint"),
    [
        ('"#122a3a"', "#122a3a", "ink:", "ink must be text, and is empty", "an unquoted # begins a comment"),
        ('"#122a3a"', '"#122a3"', "ink:", "'#122a3' is not a colour", "#122a3a"),
        ('"#122a3a"', '"ink; x: y"', "ink:", "is not a colour", ""),
        ('"#122a3a"', "currentcolor", "ink:", "is not a colour", ""),
        ('"#122a3a"', "rgb(/)", "ink:", "is not a colour", ""),
        ('"#122a3a"', "url(x)", "ink:", "is not a colour", ""),
        ("dark-glow:", "Dark Glow:", "Dark Glow", "'Dark Glow' is not a name", "small letters"),
        ("[Noto Sans, Noto Serif]", "Noto Sans", "  text:", "text must be a list, not text", "[Noto Sans]"),
        ("[Noto Sans, Noto Serif]", "[fonts/x.ttf]", "  text:", "'fonts/x.ttf' is a file", "fonts/"),
        ("[Noto Sans, Noto Serif]", "['a\"; b']", "  text:", "is not the name of a font family", "Noto Sans"),
        ("[Noto Sans, Noto Serif]", "[]", "  text:", "text is empty", ""),
        ("  text: [Noto", "  txt: [Noto", "  txt:", "unknown role of fonts 'txt'", "did you mean 'text'?"),
        ("  text: [Noto", "  text-Tahi: [Noto", "  text-Tahi:", "unknown script 'Tahi'", "did you mean 'text-Thai'?"),
        ("  text: [Noto", "  text-jpan: [Noto", "  text-jpan:", "unknown script 'jpan'", "did you mean 'text-Jpan'?"),
        ("  text: [Noto", "  text-Arabic: [Noto", "  text-Arabic:", "script 'Arabic'", "did you mean 'text-Arab'?"),
        ("  text: [Noto", "  text-: [Noto", "  text-:", "unknown script ''", "such as Arab"),
        ("[navy, white]", '["#10243a80", white]', "photographs:", "'#10243a80' is not opaque", "without transparency"),
        ("[navy, white]", "[navy, transparent]", "photographs:", "'transparent' is not opaque", ""),
        ("logos/light.svg", "logos/dark.svg", "logos/dark.svg", "there is no lockup 'logos/dark.svg'", "folder"),
        ("logos/light.svg", "logos/light.gif", "logos/light.gif", "is not an SVG or PNG file", ".svg"),
        ("logos/light.svg", "../other.svg", "../other.svg", "leaves the workspace", "folder"),
        ("lockups:", "lockup:", "lockup:", "unknown key 'lockup'", "did you mean 'lockups'?"),
        ("shape: {", "shape: {corner: round, ", "shape:", "corner must be a number, not text", ""),
        ("shape: {", "shape: {corner: 90, ", "shape:", "90 is too large", "0 to 20"),
        ("pattern: leaves", "pattern: leafs", "shape:", "unknown value 'leafs'", "did you mean 'leaves'?"),
        ("shape: {", "shape: {bevel: 1, ", "shape:", "unknown key 'bevel'", ""),
        ("duotone, colors: [navy, white]", "duotone", "photographs:", "a duotone without colours", "colors:"),
        ("smallest: 40", "smallest: 4000", "smallest:", "4000 is too large", "0 to 400"),
    ],
)
def test_a_mistake_in_a_brand(old: str, new: str, place: str, what: str, hint: str) -> None:
    text = changed(BRAND, old, new)
    brand, problems = read_brand(workspace(brand=text), "lantern")
    (problem,) = problems
    assert problem.where == Where(BRAND_FILE, line_of(text, place))
    assert what in problem.what
    assert hint in problem.hint
    assert brand.title == "Lantern"


@pytest.mark.parametrize("color", ["red", "#fff", "#FFFFFF80", "rgba(1, 2, 3, 0.5)", "hsl(200 50% 20%)", "transparent"])
def test_colours_of_css(color: str) -> None:
    brand, problems = read_brand(workspace(brand=changed(BRAND, "rgb(251, 246, 236)", f'"{color}"')), "lantern")
    assert problems == ()
    assert brand.palette["paper"] == color


def test_web_fonts_of_a_brand_are_told() -> None:
    font = "assets/brands/lantern/fonts/Own.woff2"
    brand, problems = read_brand(Memory({**FILES, font: b""}, ()), "lantern")
    assert problems == (Problem(Where(font), "Kit cannot draw with web fonts", "convert it to TTF or OTF"),)
    assert brand.fonts == ()


def test_a_brand_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(KitError, match=r"there is no such brand \(there are: lantern\)"):
        read_brand(workspace(), "torch")


def with_series(*names: str | None) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign with as many messages as names, each of a series."""
    head, _, rest = CAMPAIGN.partition("  - id: three\n")
    text = head
    for number, name in enumerate(names, start=1):
        series = f"    series: {name}\n" if name else ""
        text += f"  - id: m{number}\n{series}{rest}"
    return read(text)


def test_messages_that_follow_each_other_make_a_series() -> None:
    campaign, problems = with_series(None, "walk", "walk", "walk", None)
    assert problems == ()
    assert [message.series for message in campaign.messages[2:]] == [
        None,
        *(SeriesPlace("walk", number, 3) for number in (1, 2, 3)),
        None,
    ]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("walk", None, "walk", "walk"), "the series 'walk' has one message"),
        (("walk", "walk", None, "walk"), "the series 'walk' goes on after other messages"),
        (("walk",) * 11, "the series 'walk' has 11 messages, and platforms take 10"),
    ],
)
def test_a_series_that_cannot_be_swiped_through_is_told(names: tuple[str | None, ...], what: str) -> None:
    _, problems = with_series(*names)
    assert what in [problem.what for problem in problems]


@pytest.mark.parametrize(
    ("old", "new", "what", "hint"),
    [
        ("themes:", "themed:", "'themes' is missing", "themes: "),
        ("  light: {", "  lite: {", "unknown theme 'lite'", "did you mean 'light'?"),
        ("  light: {", "  calm: {", "there is no theme light", "light and dark are needed"),
        ("ground: white", "grund: white", "the theme light has an unknown role 'grund'", "did you mean 'ground'?"),
        ("ground: white, ", "", "the theme light lacks ground", "every role"),
        ("ground: white", "ground: papr", "'papr' is neither a colour nor in the palette", "did you mean 'paper'?"),
        ("[navy, white]", "[navy, 12]", "entry 2 of colors must be text, not a number", ""),
        ("[navy, white]", "[navy, whit]", "'whit' is neither a colour nor in the palette", ""),
    ],
)
def test_a_brand_cannot_do_without_its_themes(old: str, new: str, what: str, hint: str) -> None:
    try:
        _, problems = read_brand(workspace(brand=changed(BRAND, old, new)), "lantern")
    except KitError as error:
        problems = error.problems
    assert any(what in problem.what and hint in problem.hint for problem in problems), problems


def test_themes_take_their_colours_from_the_palette() -> None:
    text = changed(BRAND, "ground: white", "ground: paper")
    brand, problems = read_brand(workspace(brand=text), "lantern")
    assert problems == ()
    assert brand.themes["light"]["ground"] == "rgb(251, 246, 236)"
    assert brand.themes["dark"]["on-fill"] == "black"
    assert brand.themes["calm"] == brand.themes["bright"] == brand.themes["dark"]


def test_colours_of_style_sheets_are_known_by_what_the_brand_calls_them_and_by_line() -> None:
    """A theme that is not there has no line: the one that stands in for it has."""
    brand, _ = read_brand(workspace(), "lantern")
    assert {name: (what, where.line) for name, (what, where) in brand.color_places.items() if "quiet" in name} == {
        "--light-quiet": ("the role 'quiet' of the theme 'light'", line_of(BRAND, 'quiet: "#555"')),
        **dict.fromkeys(
            ("--dark-quiet", "--calm-quiet", "--bright-quiet"),
            ("the role 'quiet' of the theme 'dark'", line_of(BRAND, 'quiet: "#bbb"')),
        ),
    }
    ink = Where(BRAND_FILE, line_of(BRAND, "ink:"))
    assert brand.color_places["--color-ink"] == ("'ink' of the palette", ink)


def test_how_a_brand_looks() -> None:
    look = read_brand(workspace(), "lantern")[0].look
    assert (look.corner, look.rule, look.pattern) == (3.0, 1.0, "leaves")
    assert (look.weight_text, look.weight_display, look.kicker) == (400, 900, "uppercase")
    assert (look.tone, look.duotone, look.scrim) == ("duotone", ("navy", "white"), 0.7)
    assert (look.clear_space, look.smallest) == (0.5, 40.0)


@pytest.mark.parametrize(
    "written", ["[Tulips, کتاب\u200cخانه]", "[Tulips,\n  کتاب\u200cخانه]", "\n  - Tulips\n  - کتاب\u200cخانه"]
)
def test_hashtags_know_their_lines(written: str) -> None:
    text = changed(CAMPAIGN, "hashtags: [Spring, बच्चे]", f"hashtags: {written}")
    campaign, problems = read(text)
    assert problems == ()
    assert campaign.hashtags == ("Tulips", "کتاب\u200cخانه")
    assert campaign.places == {tag: Where(CAMPAIGN_FILE, line_of(text, tag)) for tag in campaign.hashtags}
