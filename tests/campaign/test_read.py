from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.campaign.messages import facts_used
from kit.campaign.model import Campaign, Value
from kit.campaign.read import brand_names, campaign_names, read_brand, read_campaign
from kit.errors import KitError, Problem, Where
from kit.workspace import Folder, Memory

from .samples import (
    BRAND,
    BRAND_FILE,
    CAMPAIGN,
    CAMPAIGN_FILE,
    FILES,
    LAYOUTS,
    PLACEMENTS,
    changed,
    line_of,
    read,
    workspace,
)

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (ROOT / "assets/campaigns/child-safety-first/campaign.yaml").read_text(encoding="utf-8")


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
    assert one.pictures == {"photo": "assets/campaigns/spring/pictures/a.jpg"}
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
    assert three.rows == () and three.placements == () and not three.values


def test_the_facts_that_messages_draw_on() -> None:
    campaign, _ = read()
    used = {message.id: facts_used(message, campaign.facts) for message in campaign.messages}
    assert used == {"one": ("share", "start", "weeks"), "two": ("share", "weeks", "more_weeks"), "three": ()}


# what stands in the campaign, what is put there, where the problem is told, what is wrong, the hint, messages that go
MISTAKES: dict[str, tuple[str, str, str, str, str, str]] = {
    "unknown key": ("link: https", "lnik: https", "lnik", "unknown key 'lnik'", "did you mean 'link'?", ""),
    "unknown key of a message": (
        "    layout: chart\n    rows",
        "    layout: chart\n    note: x\n    rows",
        "note: x",
        "unknown key 'note'",
        "known: pictures, placements, values",
        "",
    ),
    "unknown key of a fact": (
        "as_of: 2021-05-31",
        "asof: x, as_of: 2021-05-31",
        "asof",
        "unknown key 'asof'",
        "",
        "",
    ),
    "unknown key of a plural": ("note: One bar.", "nota: One bar.", "nota", "unknown key 'nota'", "'note'", ""),
    "unknown key of a note": (
        '"What it is about.", note',
        '"What it is about.", n',
        "What it is about.",
        "unknown key 'n'",
        "note",
        "",
    ),
    "unknown key of a value": (
        "fact: start, format: year",
        "fact: start, format: year, as: x",
        "as: x",
        "unknown key 'as'",
        "",
        "",
    ),
    "duplicate key": (
        "    layout: statement\n",
        "    layout: statement\n    layout: action\n",
        "layout: action",
        "the key 'layout' is here twice",
        "the first is on line",
        "three",
    ),
    "duplicate slot": (
        "headline: Nothing to count",
        "headline: Nothing\n      headline: to count",
        "headline: to count",
        "the key 'headline' is here twice",
        "keep one",
        "three",
    ),
    "missing key": (
        "    layout: statement\n",
        "",
        "- id: three",
        "'layout' is missing",
        "the name of a file in templates/cards",
        "three",
    ),
    "number for text": (
        "headline: Nothing to count",
        "headline: 2021",
        "headline: 2021",
        "headline must be text, not a number",
        'put it in quotes: "2021"',
        "three",
    ),
    "truth for text": (
        "headline: Nothing to count",
        "headline: true",
        "headline: true",
        "headline must be text, not true",
        'put it in quotes: "true"',
        "three",
    ),
    "list for text": (
        "headline: Nothing to count",
        "headline: [a]",
        "headline: [a]",
        "headline must be text, not a list",
        "",
        "three",
    ),
    "nothing for text": (
        "headline: Nothing to count",
        "headline:",
        "headline:\n",
        "headline must be text, and is empty",
        "",
        "three",
    ),
    "comment for text": (
        "headline: Nothing to count",
        "headline: #Nothing",
        "#Nothing",
        "headline must be text, and is empty",
        "an unquoted # begins a comment",
        "three",
    ),
    "blank text": (
        "headline: Nothing to count",
        'headline: " "',
        'headline: " "',
        "there is no text here",
        "",
        "three",
    ),
    "placeholder without quotes": (
        "headline: Nothing to count",
        "headline: {share}",
        "headline: {share}",
        "unknown key 'share'",
        'in quotes: "{share}"',
        "three",
    ),
    "list for a number": (
        "value: 18",
        "value: [18]",
        "value: [18]",
        "value must be a number or a date, not a list",
        "",
        "two",
    ),
    "text for a number": (
        "value: 18",
        'value: "18"',
        'value: "18"',
        "value must be a number or a date, not text",
        "no quotes",
        "two",
    ),
    "too long a number": (
        "value: 18",
        "value: 1e300",
        "value: 1e300",
        "this number is too long",
        "digits",
        "two",
    ),
    "text for a list": (
        "locales: [no, de, zh_Hans]\nplacements: [instagram.story, x.landscape]\nlink: https://example.org/spring\n"
        "hashtags: [Spring, बच्चे]",
        "locales: [no, de, zh_Hans]\nplacements: [instagram.story, x.landscape]\nlink: https://example.org/spring\n"
        "hashtags: Spring",
        "hashtags: Spring",
        "hashtags must be a list, not text",
        "write it in brackets: [Spring]",
        "",
    ),
    "unknown layout": (
        "layout: chart",
        "layout: chrat",
        "layout: chrat",
        "unknown layout 'chrat'",
        "did you mean 'chart'?",
        "two",
    ),
    "unknown placement": (
        "[instagram.story, x.landscape]",
        "[instagram.storey, x.landscape]",
        "instagram.storey",
        "unknown placement 'instagram.storey'",
        "did you mean 'instagram.story'?",
        "",
    ),
    "unknown placement of a message": (
        "[instagram.square]",
        "[instagram.sqare]",
        "sqare",
        "unknown placement 'instagram.sqare'",
        "did you mean 'instagram.square'?",
        "one",
    ),
    "placement listed twice": (
        "[instagram.story, x.landscape]",
        "[x.landscape, x.landscape]",
        "x.landscape, x",
        "the placement 'x.landscape' is listed twice",
        "keep one",
        "",
    ),
    "unknown locale": ("[no, de,", "[no, dee,", "dee", "unknown locale 'dee'", "", ""),
    "locale with a hyphen": (
        "zh_Hans]",
        "zh-Hans]",
        "zh-Hans",
        "unknown locale 'zh-Hans'",
        "did you mean 'zh_Hans'?",
        "",
    ),
    "locale in capitals": ("[no, de,", "[no, DE,", "DE", "is not how the locale is written", "did you mean 'de'?", ""),
    "unknown fact in values": (
        "part: share",
        "part: shaer",
        "part: shaer",
        "unknown fact 'shaer'",
        "did you mean 'share'?",
        "one",
    ),
    "unknown fact in rows": (
        "after: more_weeks}",
        "after: mor_weeks}",
        "mor_weeks",
        "unknown fact 'mor_weeks'",
        "did you mean 'more_weeks'?",
        "two",
    ),
    "unknown placeholder": (
        "with <em>{part}</em>",
        "with <em>{prat}</em>",
        "{prat}",
        "unknown placeholder 'prat'",
        "did you mean 'part'?",
        "one",
    ),
    "row's placeholder in another message": (
        "headline: Nothing to count",
        'headline: "Nothing after {after}"',
        "Nothing after",
        "unknown placeholder 'after'",
        "",
        "three",
    ),
    "unknown placeholder in the title": (
        "title: Spring by {start}",
        "title: Spring by {strat}",
        "{strat}",
        "unknown placeholder 'strat'",
        "did you mean 'start'?",
        "",
    ),
    "rows that differ": (
        "{length: share, after: weeks}",
        "{length: share, after: weeks, more: share}",
        "format: number}, after",
        "row 2 does not have the same placeholders",
        "length, after, more",
        "two",
    ),
    "unknown source": (
        "as_of: 2021-04-29, source: S1",
        "as_of: 2021-04-29, source: S2",
        "source: S2",
        "unknown source 'S2'",
        "known: S1",
        "two",
    ),
    "format that does not fit": (
        "value: 93.5, format: percent",
        "value: 93.5, format: date",
        "format: date, as_of: 2021-01,",
        "the format 'date' does not go with a number",
        "percent",
        "one two",
    ),
    "format that does not fit in a value": (
        "format: year}",
        "format: percent}",
        "format: percent}",
        "the format 'percent' does not go with a date",
        "date-short",
        "one",
    ),
    "unknown format": (
        "format: percent",
        "format: precent",
        "precent",
        "unknown format 'precent'",
        "did you mean 'percent'?",
        "one two",
    ),
    "unused count": (
        'one: "after {after} week"\n        other: "after {after} weeks"',
        'one: "after a week"\n        other: "after weeks"',
        "count: after",
        "the count 'after' stands in neither 'one' nor 'other'",
        "write {after}",
        "two",
    ),
    "count of an unknown name": (
        "count: after",
        "count: aftr",
        "count: aftr",
        "unknown count 'aftr'",
        "did you mean 'after'?",
        "two",
    ),
    "count of a date": ("count: after", "count: start", "count: start", "the count 'start' is a date", "number", "two"),
    "plural without count": ("        count: after\n", "", "label:", "without 'count'", "whose number decides", "two"),
    "one without other": (
        '        other: "after {after} weeks"\n',
        "",
        "label:",
        "'one' without 'other'",
        "write both",
        "two",
    ),
    "other without one": (
        '        one: "after {after} week"\n',
        "",
        "label:",
        "'other' without 'one'",
        "write both",
        "two",
    ),
    "count without plural": (
        '{text: "What it is about.", note: "For the pages."}',
        '{text: "What it is about.", count: share}',
        "count: share",
        "unknown key 'count'",
        "count goes with one and other",
        "",
    ),
    "unknown tag": (
        "in the second.",
        "in the <i>second</i>.",
        "<i>",
        "'<i>' is not a tag",
        "there are <b>, <em> and <br>",
        "one",
    ),
    "tag with attributes": ("with <em>", "with <em class='x'>", "<em class", "is not a tag", "", "one"),
    "unclosed tag": ("<em>{part}</em>", "<em>{part}", "<em>{part}", "<em> is never closed", "write </em>", "one"),
    "unopened tag": ("<em>{part}</em>", "{part}</em>", "{part}</em>", "</em> has no <em> before it", "", "one"),
    "entity": (
        "A picture. It",
        "A picture &amp; it",
        "&amp;",
        "'&amp;' is HTML",
        "write the character itself: &",
        "one",
    ),
    "open brace": (
        "in the second.",
        "in the {second.",
        "{second",
        "'{second.' has half of its braces",
        "{name}",
        "one",
    ),
    "not a placeholder": (
        "with <em>{part}",
        "with <em>{ part }",
        "{ part }",
        "'{ part }' is not a placeholder",
        "write {part}",
        "one",
    ),
    "format in a placeholder": (
        "with <em>{part}",
        "with <em>{part:>9}",
        "{part:>9}",
        "is not a placeholder",
        "write {part}",
        "one",
    ),
    "message id in capitals": (
        "- id: three",
        "- id: Three",
        "- id: Three",
        "'Three' is not a message's id",
        "small letters",
        "three",
    ),
    "message id with a dot": (
        "- id: three",
        "- id: thr.ee",
        "- id: thr.ee",
        "'thr.ee' is not a message's id",
        "",
        "three",
    ),
    "reserved message id": (
        "- id: three",
        "- id: campaign",
        "- id: campaign",
        "'campaign' cannot be a message's id",
        "title and summary",
        "three",
    ),
    "message id used twice": (
        "- id: three",
        "- id: two",
        "- id: two\n    layout: statement",
        "the message id 'two' is used twice",
        "the first is on line",
        "three",
    ),
    "link to another scheme": (
        "link: https://example.org/spring",
        "link: javascript:alert(1)",
        "link: java",
        "is not a link to the web",
        "https://",
        "",
    ),
    "link with a space": (
        "link: https://example.org/spring",
        "link: https://example.org/sp ring",
        "sp ring",
        "is not a link to the web",
        "no spaces",
        "",
    ),
    "hashtag with its sign": (
        "hashtags: [Spring,",
        'hashtags: ["#Spring",',
        '"#Spring"',
        "'#Spring' is not a hashtag",
        "write Spring",
        "",
    ),
    "hashtag with a hyphen": (
        "hashtags: [Spring,",
        "hashtags: [In-Spring,",
        "In-Spring",
        "'In-Spring' is not a hashtag",
        "write InSpring",
        "",
    ),
    "missing picture": (
        "pictures/a.jpg",
        "pictures/b.jpg",
        "pictures/b.jpg",
        "there is no picture 'pictures/b.jpg'",
        "the campaign's folder",
        "one",
    ),
    "picture outside": (
        "pictures/a.jpg",
        "../../../etc/passwd",
        "../../../etc/passwd",
        "leaves the workspace",
        "folder",
        "one",
    ),
    "picture by an absolute path": (
        "pictures/a.jpg",
        "/etc/passwd",
        "/etc/passwd",
        "leaves the workspace",
        "folder",
        "one",
    ),
    "unknown brand": ("brand: lantern", "brand: latern", "latern", "unknown brand 'latern'", "there are: lantern", ""),
    "no such day": (
        "expires: 2021-12-31",
        "expires: 2021-02-30",
        "2021-02-30",
        "there is no day '2021-02-30'",
        "year-month-day",
        "one two",
    ),
    "no such month": (
        "as_of: 2021-01,",
        "as_of: 2021-13,",
        "2021-13",
        "'2021-13' is not a day, a month or a year",
        "2021-05",
        "one two",
    ),
    "slot name": (
        "headline: Nothing to count",
        "head-line: Nothing to count",
        "head-line",
        "'head-line' is not a name",
        "letters a-z",
        "three",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_by_its_line_and_leaves_out_what_it_spoils(name: str) -> None:
    old, new, place, what, hint, gone = MISTAKES[name]
    text = changed(CAMPAIGN, old, new)
    campaign, problems = read(text)
    line = line_of(text, place)
    told = [problem for problem in problems if problem.where == Where(CAMPAIGN_FILE, line) and what in problem.what]
    assert told, f"nothing such on line {line}:\n" + "\n".join(map(str, problems))
    assert hint in told[0].hint
    assert [message.id for message in campaign.messages] == [
        id for id in ("one", "two", "three") if id not in gone.split()
    ]


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_once(name: str) -> None:
    old, new, place, _, _, _ = MISTAKES[name]
    text = changed(CAMPAIGN, old, new)
    _, problems = read(text)
    elsewhere = [p for p in problems if p.where.line != line_of(text, place) and "cannot be used" not in p.what]
    assert elsewhere == []


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
        ("[Noto Sans, Noto Serif]", "Noto Sans", "text:", "text must be a list, not text", "[Noto Sans]"),
        ("[Noto Sans, Noto Serif]", "[fonts/x.ttf]", "text:", "'fonts/x.ttf' is a file", "fonts/"),
        ("[Noto Sans, Noto Serif]", "['a\"; b']", "text:", "is not the name of a font family", "Noto Sans"),
        ("[Noto Sans, Noto Serif]", "[]", "text:", "text is empty", ""),
        ("logos/light.svg", "logos/dark.svg", "light:", "there is no lockup 'logos/dark.svg'", "the brand's folder"),
        ("logos/light.svg", "logos/light.gif", "light:", "is not an SVG or PNG file", ".svg"),
        ("logos/light.svg", "../other.svg", "light:", "leaves the workspace", "folder"),
        ("lockups:", "lockup:", "lockup:", "unknown key 'lockup'", "did you mean 'lockups'?"),
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


def check_whole(campaign: Campaign) -> None:
    """Every name in a campaign stands for something, however wrong its file was."""
    assert all(fact.source in campaign.sources for fact in campaign.facts.values())
    ids = [message.id for message in campaign.messages]
    assert len(ids) == len(set(ids))
    for message in campaign.messages:
        for values in (message.values, *message.rows):
            assert all(value.fact in campaign.facts for value in values.values())
        names = {*campaign.facts, *message.values, *(name for row in message.rows for name in row)}
        for slot in message.slots:
            assert (slot.plural is None) == (slot.count is None)
            assert slot.count is None or slot.count in names


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_reads_or_raises_kit_error(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    for file, reading in ((CAMPAIGN_FILE, read_campaign), (BRAND_FILE, read_brand)):
        with pytest.raises(KitError):
            reading(Memory({**FILES, file: content}, ()), file.split("/")[2])  # type: ignore[operator]


# Pieces that mean something to YAML or to Kit: mutations with them reach deeper than plain characters do.
PIECES = st.one_of(
    st.text(max_size=3),
    st.sampled_from(list("{}[]:,-#&*!|>'\"%@`~\n\t<>/. ")),
    st.sampled_from(
        ["\n  ", ": ", "- ", "{part}", "{", "<b>", "</em>", "null", "*a", "&a ", "!!int ", "1e999", "..", "\\"]
    ),
    st.sampled_from(
        ["messages:", "facts:", "one:", "other:", "2021-02-30", "0.5", "true", "[key]", "\u202e", "é", "𝒳"]
    ),
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with one to four pieces cut out, put in or replaced, or lines swapped."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        match draw(st.sampled_from(("replace", "cut", "copy", "drop line"))):
            case "replace":
                text = text[:start] + draw(PIECES) + text[end:]
            case "cut":
                text = text[:start] + text[end:]
            case "copy":
                text = text[:start] + text[start:end] * 2 + text[end:]
            case _:
                lines = text.split("\n")
                del lines[draw(st.integers(0, len(lines) - 1))]
                text = "\n".join(lines)
    return text


@given(mutated(CAMPAIGN))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_campaign_reads_whole_or_raises_kit_error(text: str) -> None:
    try:
        campaign, problems = read(text)
    except KitError as error:
        assert all(problem.where.file == CAMPAIGN_FILE for problem in error.problems)
    else:
        check_whole(campaign)
        assert all(problem.where.line for problem in problems)


@given(mutated(SAMPLE))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_mutated_sample_reads_whole_or_raises_kit_error(text: str) -> None:
    here = Memory({CAMPAIGN_FILE: text.encode("utf-8", "surrogatepass"), BRAND_FILE: b""}, ())
    try:
        campaign, _ = read_campaign(here, "spring", layouts=LAYOUTS, placements=PLACEMENTS)
    except KitError as error:
        assert error.problems
    else:
        check_whole(campaign)


@given(mutated(BRAND))
@settings(max_examples=100, deadline=None)
def test_a_mutated_brand_reads_or_raises_kit_error(text: str) -> None:
    try:
        brand, problems = read_brand(workspace(brand=text), "lantern")
    except KitError as error:
        assert all(problem.where.file == BRAND_FILE for problem in error.problems)
    else:
        assert all(path in FILES for path in brand.lockups.values())
        assert all(problem.where.line for problem in problems)
