"""Charts on cards: every kind is drawn without a problem, and what would mislead is told before anything is drawn."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal

import pytest

from kit.build.card import draw
from kit.build.charts import chart_problems
from kit.build.compose import settle
from kit.build.plan import Selection, plan
from kit.campaign.model import Value
from kit.campaign.read import read_campaign
from kit.charts.faults import MOST_ROWS
from kit.cli.options import known_layouts
from kit.l10n.numbers import format_value
from kit.layout.display import INLINE_DRAWING, Group, Picture
from kit.paint.canvas import LayerCache
from kit.platforms.model import Insets
from kit.workspace import Folder, Memory
from tests.build.sample import CAMPAIGN, ROOT, jobs, sample

SUMMER = "read-a-summer"
SHAPES = ("instagram.story", "instagram.portrait", "instagram.square", "x.landscape", "facebook.link")


def drop(locale, placement, kind, values=(12, 27, 53)):
    """The sample's chart in another kind, with other figures."""
    job = next(job for job in jobs(locale) if job.wording.message == "drop" and job.placement.name == placement)
    rows = tuple(
        dataclasses.replace(
            row,
            numbers={**row.numbers, "value": value},
            values={**row.values, "value": format_value(Decimal(value), "percent", locale)},
        )
        for row, value in zip(job.wording.rows, values, strict=True)
    )
    return dataclasses.replace(job, chart=kind, wording=dataclasses.replace(job.wording, rows=rows))


def drawings(operations):
    for operation in operations:
        if isinstance(operation, Group):
            yield from drawings(operation.operations)
        elif isinstance(operation, Picture) and operation.path.startswith(INLINE_DRAWING):
            yield operation


@pytest.mark.parametrize("placement", SHAPES)
@pytest.mark.parametrize("kind", sorted(MOST_ROWS))
@pytest.mark.parametrize("locale", ["en", "ar", "th"])
def test_every_kind_stands_in_every_shape(locale, kind, placement):
    display = settle(drop(locale, placement, kind))
    assert display.problems == ()
    texts = " ".join(text.text for text in display.texts)
    for value in (12, 27, 53):
        assert format_value(Decimal(value), "percent", locale) in texts


@pytest.mark.parametrize("locale", ["en_XA", "ar_XB"])
@pytest.mark.parametrize("kind", sorted(MOST_ROWS))
def test_long_and_mirrored_words_have_room_in_any_shape(locale, kind):
    job = next(job for job in sample(SUMMER, (locale,)).jobs if job.chart == kind)
    for width, height in ((1000, 2000), (1080, 1350), (1080, 1080), (1200, 630), (1500, 500)):
        placement = dataclasses.replace(job.placement, width=width, height=height, safe=Insets())
        assert settle(dataclasses.replace(job, placement=placement)).problems == ()


@pytest.mark.parametrize("theme", ["light", "dark", "calm", "bright"])
def test_words_stand_out_in_every_theme(theme):
    layers = LayerCache()
    charts = [job for job in jobs("ar", SUMMER) if job.chart and job.placement.name == "x.landscape"]
    assert {job.chart for job in charts} == set(MOST_ROWS)
    for job in charts:
        assert draw(dataclasses.replace(job, theme=theme), layers).problems == ()


@pytest.mark.parametrize("kind", ["line", "area", "donut", "waffle", "ring"])
def test_a_chart_runs_from_right_to_left_where_the_script_does(kind):
    english, arabic = (drop(locale, "instagram.square", kind) for locale in ("en", "ar"))
    assert all("scale(-1 1)" not in drawing.path for drawing in drawings(settle(english).operations))
    assert any("scale(-1 1)" in drawing.path for drawing in drawings(settle(arabic).operations))


def test_a_chart_that_would_mislead_is_told_with_its_place():
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "drop")
    assert list(chart_problems(message, campaign.facts)) == []
    (problem,) = chart_problems(dataclasses.replace(message, chart="donut"), campaign.facts)
    assert problem.where == message.where
    assert "add up to 155 %" in problem.what


def problems_of(name, **changes):
    """What is told of a message of the second sample whose data are changed."""
    campaign, _ = read_campaign(Folder(ROOT), SUMMER)
    message = next(message for message in campaign.messages if message.id == name)
    if left_out := changes.pop("without", ()):
        changes["slots"] = tuple(slot for slot in message.slots if slot.name not in left_out)
    facts = {
        key: dataclasses.replace(fact, value=Decimal(changes.pop(key))) if key in changes else fact
        for key, fact in campaign.facts.items()
    }
    changed = dataclasses.replace(message, **changes)
    return changed, [str(problem) for problem in chart_problems(changed, facts)]


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("shelves", {"poetry": -4}, "a donut shows parts of a whole, and no part is smaller than nothing ("),
        ("shelves", {"poetry": 9}, "these add up to 105 % (use bars"),
        ("children", {"children_with_card": 104}, "these add up to 104 % (use bars"),
        ("goal", {"part_of_goal": 187}, "a ring cannot show more than 100 % (use bars"),
        ("weeks", {"chart": "donut"}, "a donut with 8 rows cannot be read (show 5 at most)"),
        ("weeks", {"chart": "bars"}, "a chart of bars with 8 rows cannot be read (show 6 at most)"),
        ("weeks", {"lent_week_3": -1}, "begins at zero, and cannot show what is below ("),
        ("months", {"without": ("third",)}, "row 3 of the chart has no name (write label with a placeholder of"),
        ("months", {"without": ("third", "fourth", "fifth")}, "rows 3, 4 and 5 of the chart have no names ("),
        ("goal", {"without": ("label",)}, "the row of the chart has no name (write label"),
        ("weeks", {"without": ("source",)}, "does not say where its figures come from (write source among the texts"),
        ("weeks", {"without": ("label",)}, "the rows of the chart have no names (write label"),
    ],
)
def test_what_a_chart_cannot_show_is_told_with_file_and_line(name, changes, said):
    message, [told] = problems_of(name, **changes)
    assert re.match(rf"assets/campaigns/{SUMMER}/campaign.yaml:\d+: {name}: ", told)
    assert told.startswith(f"{message.where}: ")
    assert said in told
    assert problems_of(name)[1] == []


def test_a_name_that_is_the_same_for_every_row_is_told_at_its_text():
    campaign, _ = read_campaign(Folder(ROOT), SUMMER)
    message = next(message for message in campaign.messages if message.id == "weeks")
    slots = tuple(dataclasses.replace(slot, text="a week") if slot.name == "label" else slot for slot in message.slots)
    [problem] = chart_problems(dataclasses.replace(message, slots=slots), campaign.facts)
    assert problem.where == next(slot.where for slot in slots if slot.name == "label")
    assert "label says the same of every row" in problem.what
    assert "{week}" in problem.hint


def test_an_axis_cannot_begin_elsewhere():
    """Nothing in a campaign may say so."""
    text = Folder(ROOT).read(f"assets/campaigns/{SUMMER}/campaign.yaml").decode()
    text = text.replace("    chart: columns\n", "    chart: columns\n    axis: 3000\n")
    files = {f"assets/campaigns/{SUMMER}/campaign.yaml": text.encode()}
    _, problems = read_campaign(Memory(files), SUMMER)
    [told] = [str(problem) for problem in problems if "axis" in problem.what]
    assert "unknown key 'axis'" in told


def test_names_that_run_into_each_other_are_told():
    job = next(job for job in jobs("en", SUMMER) if job.wording.message == "weeks")
    rows = tuple(
        dataclasses.replace(row, texts={"label": "Donaudampfschifffahrtsgesellschaft"}) for row in job.wording.rows
    )
    told = settle(dataclasses.replace(job, wording=dataclasses.replace(job.wording, rows=rows))).problems
    assert any("label of weeks in en" in problem.what for problem in told)


def test_a_figure_stays_inside_its_ring():
    """Long figures are set smaller: those of numbers and of shares with decimals."""
    for kind, value, format in (("donut", 7_654_321, "number"), ("ring", 98.75, "percent")):
        job = next(job for job in jobs("de", SUMMER) if job.wording.message == "goal")
        written = format_value(Decimal(str(value)), format, "de")
        row = dataclasses.replace(job.wording.rows[0], texts={"label": "aller"}, formats={"value": format})
        row = dataclasses.replace(row, numbers={**row.numbers, "value": value}, values={"value": written})
        other = dataclasses.replace(row, numbers={**row.numbers, "value": 1}, values={"value": "1"})
        wording = dataclasses.replace(job.wording, rows=(row, other) if kind == "donut" else (row,))
        display = settle(dataclasses.replace(job, chart=kind, wording=wording))
        assert display.problems == ()
        figure = min((text for text in display.texts if text.text == written), key=lambda text: text.box.x)
        hole = 0.64 if kind == "donut" else 0.73  # of the dial's width
        assert 0.4 * figure.box.width < figure.ink.width < hole * figure.box.width


def test_a_row_without_a_value_is_told():
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "drop")
    rows = tuple({"after": row["after"]} for row in message.rows)
    (problem,) = chart_problems(dataclasses.replace(message, rows=rows), campaign.facts)
    assert "without value" in problem.what


def changed(campaign, *changes):
    """What is told of a sample's plan when its campaign.yaml is changed, and the file."""
    path = f"assets/campaigns/{campaign}/campaign.yaml"
    text = Folder(ROOT).read(path).decode()
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    found = (file for folder in ("assets", "templates") for file in (ROOT / folder).rglob("*") if file.is_file())
    files = {str(file.relative_to(ROOT)).replace("\\", "/"): file.read_bytes() for file in found}
    workspace = Memory(files | {path: text.encode()})
    told = plan(workspace, campaign, Selection(locales=("en",)), known_layouts(workspace)).problems
    return [str(problem) for problem in told], f"{path}:", text.splitlines()


COUNT = "  signatures: {value: 36738,"
GOAL = "  signature_goal: {value: 50000,"
PETITION = "    layout: progress\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (
            GOAL,
            GOAL.replace("50000", "0"),
            "  signature_goal",
            "petition: there is no way to a goal of 0 (give the goal a number",
        ),
        (
            COUNT,
            COUNT.replace("36738", "-3"),
            "  signatures",
            "petition: the count -3 cannot be shown: it is less than nothing",
        ),
        (
            f"{PETITION}    values:\n      count: signatures\n",
            f"{PETITION}    chart: ring\n    values:\n      count: minus\n",
            "  minus",
            "petition: the count -3 cannot be shown",
        ),
        (COUNT, COUNT.replace("36738", "60000"), "  - id: petition", "the count 60000 is past the goal 50000"),
        (
            PETITION,
            f"{PETITION}    chart: bars\n",
            "  - id: petition",
            "draws a bar or a ring, and no bars (write chart: ring",
        ),
    ],
)
def test_a_way_that_cannot_be_shown_is_told_with_file_and_line(old, new, line, said):
    minus = "  minus: {value: -3, format: number, as_of: 2021-01, source: S3}\n"
    told, file, lines = changed(CAMPAIGN, (COUNT, minus + COUNT), (old, new))
    [problem] = [each for each in told if said in each]
    number = int(problem.removeprefix(file).split(":")[0])
    assert lines[number - 1].startswith(line)


@pytest.mark.parametrize(
    ("values", "where", "said"),
    [
        ({"count": "counted_in", "goal": "signature_goal"}, "counted_in", "the count is a date (name a fact with"),
        ({"count": "signatures"}, None, "the layout progress needs a goal (write goal: FACT under values)"),
        ({"count": "drop_3_weeks", "goal": "signature_goal"}, None, "cannot be a percentage and a number ("),
    ],
)
def test_a_way_needs_two_numbers(values, where, said):
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "petition")
    assert list(chart_problems(message, campaign.facts)) == []
    values = {name: Value(fact) for name, fact in values.items()}
    [problem] = chart_problems(dataclasses.replace(message, values=values), campaign.facts)
    assert problem.where == (campaign.facts[where].where if where else message.where)
    assert said in str(problem)


def test_a_way_takes_facts_by_their_own_names():
    """Where a text has them: a template is given no others."""
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "petition")
    facts = campaign.facts | {"count": campaign.facts["signatures"], "goal": campaign.facts["signature_goal"]}
    assert list(chart_problems(dataclasses.replace(message, values={}), facts)) == []
    assert len(list(chart_problems(dataclasses.replace(message, values={}, slots=()), facts))) == 2


def test_a_chart_where_none_is_drawn_is_told():
    old = "    layout: statement\n"
    told, _, _ = changed(SUMMER, (old, old + "    chart: donut\n"))
    assert any("the layout statement draws no chart (take chart: donut out" in each for each in told)


def test_a_date_among_the_places_of_a_line_is_told_at_the_date():
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "drop")
    first, second, third = message.rows
    rows = ({**first, "at": Value("directive_start")}, *({**row, "at": row["after"]} for row in (second, third)))
    line = dataclasses.replace(message, chart="line", rows=rows)
    [problem] = chart_problems(line, campaign.facts)
    assert problem.where == campaign.facts["directive_start"].where
    assert "at is the date 'directive_start'" in problem.what
    assert list(chart_problems(dataclasses.replace(line, chart="bars"), campaign.facts)) == []
