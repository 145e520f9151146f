"""Drawings in a template: what is refused, with its place, and what becomes of the colours."""

from __future__ import annotations

import pytest

from kit.errors import KitError
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.stylesheet import parse_stylesheet


def drawn(inside, *, attributes="", direction="ltr", sheet="", properties=None):
    root = style(
        parse(f'<body>\n<svg viewBox="0 0 20 10" {attributes}>{inside}</svg>\n</body>', "card.html"),
        [parse_stylesheet(sheet, "cards.css")],
        width=100,
        height=100,
        language="en",
        direction=direction,
        properties=properties or {},
    )
    return next(child for child in root.children if hasattr(child, "drawing")).drawing


def problems(html):
    with pytest.raises(KitError) as caught:
        drawn(html)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<path d='L0 0'/>", "d cannot be L0 0"),
        ("<path d='M0 0 L1'/>", "d cannot be"),
        ("<path d='M0 0 nonsense'/>", "d cannot be"),
        ("<path/ d='M0 0'>", "cannot be read"),
        ("<path d='M0 0' class='x'/>", "<path> takes no attribute class"),
        ("<path d='M0 0' onclick='x'/>", "<path> takes no attribute onclick"),
        ("<circle r='-1'/>", "r cannot be -1"),
        ("<rect width='10%'/>", "width cannot be 10%"),
        ("<polygon points='1 2 3'/>", "points cannot be 1 2 3"),
        ("<g transform='skewX(3)'></g>", "transform cannot be skewX(3)"),
        ("<g transform='rotate(3 4)'></g>", "transform cannot be rotate(3 4)"),
        ("<line stroke-linecap='soft'/>", "stroke-linecap cannot be soft"),
        ("<text>hello</text>", "words are HTML"),
        ("hello", "<svg> takes no text"),
        ("<image></image>", "<svg> takes no element <image>"),
        ("<p></p>", "<svg> takes no element <p>"),
        ("<use></use>", "<svg> takes no element <use>"),
        ("<path d='M0 0' fill='url(#a)'/>", "a colour cannot be used"),
        ("<path d='M0 0' style='fill: var(--nothing)'/>", "there is no --nothing"),
        ("<path d='M0 0' style='filter: none'/>", "takes fill and stroke"),
    ],
)
def test_everything_else_is_an_error_with_its_line(html, said):
    told = problems(html)
    assert any(said in each for each in told)
    assert all(each.startswith("card.html:2: ") for each in told)


@pytest.mark.parametrize("box", ["", "0 0 10", "0 0 0 10", "0 0 10 -1", "0 0 a b"])
def test_a_drawing_says_how_large_it_is(box):
    with pytest.raises(KitError, match="viewBox"):
        parse(f'<body><svg viewBox="{box}"></svg></body>', "card.html")


def test_a_shape_outside_of_a_drawing_is_an_error():
    with pytest.raises(KitError, match="<path> stands outside of a drawing"):
        parse('<body><path d="M0 0"/></body>', "card.html")


def test_colours_are_settled_by_the_card():
    sheet = "svg { color: #010203; --loud: rgb(255 0 0 / 50%) }"
    shapes = '<rect width="1" height="1" fill="currentColor" style="stroke: var(--loud)"/><circle r="1" fill="none"/>'
    text = drawn(shapes, sheet=sheet).text
    assert 'fill="#010203"' in text
    assert 'stroke="#ff000080"' in text
    assert 'fill="none"' in text


def test_the_style_attribute_comes_before_the_others():
    assert 'fill="#008000"' in drawn('<circle r="1" fill="red" style="fill: green"/>').text


def test_a_drawing_is_mirrored_where_it_asks_for_it_alone():
    shape = '<rect width="1" height="1"/>'
    plain = drawn(shape).text
    assert drawn(shape, direction="rtl").text == plain
    assert drawn(shape, attributes='data-mirror="yes"').text == plain
    assert "translate(20 0) scale(-1 1)" in drawn(shape, attributes='data-mirror="yes"', direction="rtl").text


def test_paths_of_every_command_are_read():
    path = "m1,2 3-4L.5.5h1v-1c0 0 1 1 2 2s1 1 2 2q1 1 2 2t3 3a1 1 0 0 1 2 2 1 1 0 1 0 3 3Z"
    assert path in drawn(f'<path d="{path}"/>').text
