from __future__ import annotations

from dataclasses import replace

import pytest

from kit.errors import Problem, Where
from kit.layout.flow import lay_out
from kit.markup.model import Color, Element
from kit.platforms.model import Insets
from kit.text.fonts import FontLibrary
from tests.layout.conftest import LayOut
from tests.layout.trees import AUTO, block, element, flex

LABEL = "drop in de, instagram.story"
RED = Color(255, 0, 0)


def only(problems: tuple[Problem, ...]) -> Problem:
    [problem] = problems
    return problem


def test_a_card_that_is_right_has_no_problems(card: LayOut) -> None:
    root = block(element("h1", "Fine", slot="headline", fit=(10.0, 90.0), height=120), block("and small"), padding=30)
    assert card(root, safe=Insets(20, 20, 20, 20)).problems == ()


def test_a_text_that_does_not_fit_at_its_smallest_size(card: LayOut) -> None:
    text = "a text of many words, far too many for the little box that it is given " * 3
    display = card(block(element("h1", text, slot="headline", fit=(30.0, 60.0), width=200, height=100)))
    problem = only(display.problems)
    assert str(problem).startswith(f"campaign.yaml:7: headline of {LABEL}: the text does not fit, about ")
    assert problem.what.endswith(" characters too long")
    assert problem.hint == "shorten the text, or let the template give it more room"
    [settled] = display.texts
    assert settled.size == 30
    assert settled.room < 1
    assert 0 < settled.excess < len(text)


@pytest.mark.parametrize(
    "values",
    [{"height": 30}, {"width": 40, "height": 200}, {"width": 60, "height": 200, "text_wrap": "nowrap"}],
)
def test_a_text_that_sticks_out_of_its_box(values: dict[str, object], card: LayOut) -> None:
    text = "unbreakable words, and more of them than there is room for, line after line after line"
    display = card(block(block(text, slot="body", font_size=20, **values)))
    assert any("the text does not fit" in problem.what for problem in display.problems)
    assert display.texts[0].excess > 0
    assert display.texts[0].room < 1


def test_a_figure_that_stands_alone_is_told_of_where_its_fact_is(library: FontLibrary) -> None:
    fact, row = Where("campaign.yaml", 3), Where("templates/cards/chart.html", 9)
    figure = replace(block("123,456,789,012", font_size=40, width=100, text_wrap="nowrap"), where=row)
    display = lay_out(
        block(figure),
        400,
        300,
        library,
        lambda path: (200.0, 100.0),
        safe=Insets(),
        where=lambda slot: Where("campaign.yaml"),
        label=LABEL,
        figures={"123,456,789,012": fact},
    )
    problem = only(display.problems)
    assert problem.where == fact
    assert problem.what.startswith(f"“123,456,789,012” of {LABEL}: the text does not fit, about ")
    assert problem.hint.startswith("round it, or give it a shorter format")


def test_text_outside_the_safe_zone(card: LayOut) -> None:
    display = card(block("abc", slot="body", font_size=20), safe=Insets(top=50))
    problem = only(display.problems)
    assert problem.what.startswith(f"body of {LABEL}: the text leaves the safe zone by ")
    assert problem.what.endswith(" px at the top")


def test_only_the_ink_counts(card: LayOut) -> None:
    # The line box begins above the safe zone, its letters do not.
    assert card(block("aaa", font_size=100, line_height=1.5), safe=Insets(top=59)).problems == ()


def test_letters_may_overhang_the_safe_zone_sideways_but_not_the_card(card: LayOut) -> None:
    assert card(block(block("jjj", font_size=100), padding=20), safe=Insets(20, 20, 20, 20)).problems == ()
    problem = only(card(block("jjj", font_size=100)).problems)
    assert "the text leaves the card by" in problem.what
    assert problem.what.endswith(" px at the left")


def test_letters_that_leave_a_tight_line_run_into_those_of_the_next_text(card: LayOut) -> None:
    def root(line_height: float) -> Element:
        return block(*(block(text, slot=text, font_size=60, line_height=line_height) for text in ("gap", "hub")))

    assert card(root(1.2), script_line_heights=False).problems == ()
    problems = card(root(0.6), script_line_heights=False).problems
    assert [problem.what for problem in problems if "runs into" in problem.what] == [
        f"gap of {LABEL}: the text runs into hub"
    ]


def test_decorative_text_may_leave_the_safe_zone(card: LayOut) -> None:
    assert card(block(block(block("abc"), decorative=True)), safe=Insets(100, 100, 100, 100)).problems == ()


def test_text_outside_the_card(card: LayOut) -> None:
    outside = block("some words", position="absolute", inset=(0, AUTO, AUTO, 380), width=200)
    assert "leaves the card" in only(card(block(outside)).problems).what


def test_texts_that_cover_each_other(card: LayOut) -> None:
    root = block(block("one", slot="a"), block("two", slot="b", position="absolute", inset=0))
    assert only(card(root).problems).what == f"a of {LABEL}: the text runs into b"


def test_texts_without_a_slot_are_named_by_their_words(card: LayOut) -> None:
    root = block(block("one two three four five six"), block("seven", position="absolute", inset=0))
    problem = only(card(root).problems)
    assert problem.what == f"“one two three four five…” of {LABEL}: the text runs into “seven”"
    assert problem.where.line is None


def test_lines_set_tightly_do_not_cover_each_other(card: LayOut) -> None:
    assert card(block(block("xxx", line_height=0.9), block("xxx", line_height=0.9))).problems == ()


def test_texts_without_a_slot_say_where_they_stand(card: LayOut) -> None:
    one = replace(block("one"), where=Where("templates/cards/a.html", 4))
    two = replace(block("two", position="absolute", inset=0), where=Where("templates/cards/_frame.html", 9))
    problem = only(card(block(one, two)).problems)
    assert problem.where == Where("templates/cards/a.html", 4)
    assert problem.what == f"“one” of {LABEL}: the text runs into “two” of templates/cards/_frame.html:9"


def test_a_text_of_a_slot_that_leaves_its_place_says_which_element_to_move(card: LayOut) -> None:
    outside = block("words", slot="body", position="absolute", inset=(AUTO, AUTO, AUTO, -50))
    element = replace(outside, where=Where("templates/cards/a.html", 4))
    problem = only(card(block(element)).problems)
    assert problem.where == Where("campaign.yaml", 7)
    assert problem.hint.startswith("move it at templates/cards/a.html:4, or ")


def test_boxes_say_where_they_stand(card: LayOut) -> None:
    picture = element("img", source="a.png", slot="portrait", width=500)
    where = Where("templates/cards/_frame.html", 12)
    assert only(card(block(replace(picture, where=where))).problems).where == where


def test_inline_elements_say_where_they_stand_and_what_they_ask_for(card: LayOut) -> None:
    where = Where("templates/cards/_frame.html", 12)
    chip = replace(element("b", "new", display="inline", background_color=RED, padding=4, opacity=0.5), where=where)
    problem = only(card(block(block("some ", chip))).problems)
    assert problem.where == where
    assert problem.what == "b: words within a line cannot have background, padding or opacity"


def test_what_leaves_the_card_with_its_box_is_not_told_of(card: LayOut) -> None:
    inside = block("words", slot="body", background_color=RED, margin=(0, -50, 0, 0))
    problem = only(card(block(block(inside, width=450, background_color=RED))).problems)
    assert problem.what == f"div of {LABEL}: the box leaves the card by 50 px at the right"


def test_a_border_may_not_leave_the_card(card: LayOut) -> None:
    assert "leaves the card" in only(card(block(block(width=450, height=10, border=2))).problems).what


def test_names_of_texts_show_no_isolates(card: LayOut) -> None:
    outside = block("see \u2068kit.org\u2069", position="absolute", inset=(AUTO, AUTO, AUTO, -50))
    assert only(card(block(outside)).problems).what.startswith(f"“see kit.org” of {LABEL}: ")


def test_boxes_outside_the_card(card: LayOut) -> None:
    def root(**values: object) -> object:
        return block(block(position="absolute", inset=(AUTO, -30, 0, AUTO), width=50, height=50, **values))

    problem = only(card(root(background_color=RED)).problems)
    assert problem.what == f"div of {LABEL}: the box leaves the card by 30 px at the right"
    assert card(root()).problems == ()
    assert card(root(background_color=RED, decorative=True)).problems == ()


def test_what_a_box_inside_the_card_clips_does_not_leave_it(card: LayOut) -> None:
    inner = block(width=900, height=20, background_color=RED)
    assert card(block(block(inner, width=100, overflow="hidden"))).problems == ()


@pytest.mark.parametrize("of_the_text_itself", [True, False])
def test_text_that_a_box_cuts_off(of_the_text_itself: bool, card: LayOut) -> None:
    text = block("xpx", slot="body", font_size=60, line_height=0.7)
    root = block(element("p", "xpx", slot="body", font_size=60, line_height=0.7, overflow="hidden"), padding=30)
    if not of_the_text_itself:
        root = block(block(text, overflow="hidden"), padding=30)
    problem = only(card(root, script_line_heights=False).problems)
    assert problem.what.startswith(f"body of {LABEL}: the text is cut off by ")
    assert problem.what.endswith(" px at the bottom")
    cutting = "p" if of_the_text_itself else "div"
    assert problem.hint == f"give it more room, or take overflow: hidden from {cutting}"


def test_text_moved_out_of_a_box_that_clips_is_cut_off(card: LayOut) -> None:
    inner = block("words", slot="body", position="relative", inset=(100, AUTO, AUTO, AUTO))
    assert "cut off" in only(card(block(block(inner, height=80, overflow="hidden"))).problems).what
    assert card(block(block(inner, height=180, overflow="hidden"))).problems == ()
    decoration = replace(inner, style=replace(inner.style, decorative=True))
    assert card(block(block(decoration, height=80, overflow="hidden"))).problems == ()


def test_missing_glyphs_are_named(card: LayOut) -> None:
    problem = only(card(block("a\U0010fffdb", slot="body")).problems)
    assert problem.what == f"body of {LABEL}: no installed font has '\U0010fffd' (U+10FFFD)"
    assert problem.hint


def test_an_inline_element_may_name_the_slot(card: LayOut) -> None:
    [text] = card(block("as of ", element("b", "June", slot="date", display="inline"))).texts
    assert (text.slot, text.text) == ("date", "as of June")


@pytest.mark.parametrize(
    "values",
    [
        {"background_color": RED},
        {"padding": (0, 4, 0, 4)},
        {"margin": (0, 4, 0, 0)},
        {"border": 1},
        {"opacity": 0.5},
        {"position": "relative", "inset": (5, AUTO, AUTO, AUTO)},
    ],
)
def test_inline_elements_that_ask_for_a_box(values: dict[str, object], card: LayOut) -> None:
    def chip() -> Element:
        return element("b", "new", display="inline", **values)

    problem = only(card(block(block("some ", chip()))).problems)
    [(name, _)] = [pair for pair in values.items() if pair[0] != "inset"]
    assert problem.what == f"b: words within a line cannot have {name.split('_')[0]}"
    assert card(flex(chip(), align_items="start")).problems == ()
