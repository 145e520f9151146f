"""docs/templates.md says what the code knows, and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.markup.cascade import style
from kit.markup.drawings import COMMON, DRAWING_ATTRIBUTES, SHAPES
from kit.markup.html import parse
from kit.markup.logical import PHYSICAL
from kit.markup.media import FEATURES
from kit.markup.names import KNOWN
from kit.markup.properties import LONGHANDS
from kit.markup.stylesheet import PSEUDO_CLASSES, parse_stylesheet
from kit.markup.templates import environment, render_card
from kit.markup.values import ANGLE_UNITS, FUNCTIONS, LENGTH_UNITS
from kit.markup.vocabulary import ATTRIBUTES, BLOCKS, BROWSER_RESET, IMAGE_ATTRIBUTES, INLINES

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
WORD = re.compile(r"`([^`]+)`")


def section(title):
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text):
    """The first and the second column of every table."""
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return [(WORD.findall(row[0]), row[-1]) for row in cells]


PROPERTIES = {name: values for names, values in rows(section("Properties")) for name in names}


def test_every_property_is_named_once_and_no_other():
    named = [name for names, _ in rows(section("Properties")) for name in names]
    assert sorted(named) == sorted(KNOWN)


@pytest.mark.parametrize("name", sorted(name for name in KNOWN if PHYSICAL["ltr"].get(name, name) in LONGHANDS))
def test_every_keyword_of_a_property_is_named(name):
    expects = LONGHANDS[PHYSICAL["ltr"].get(name, name)].expects
    keywords = {word for word in re.split(r" \| ", expects) if re.fullmatch(r"[a-z-]+", word)}
    named = set(WORD.findall(PROPERTIES[name])) | {"flex-start", "flex-end"}
    assert keywords <= named


def test_elements_and_attributes():
    (blocks, _), (inlines, _), *attributes = rows(section("HTML"))
    assert sorted(blocks) == sorted(BLOCKS)
    assert sorted(inlines) == sorted(INLINES)
    named = {name for names, _ in attributes for name in names if not name.startswith("data-")}
    assert named == ATTRIBUTES | IMAGE_ATTRIBUTES


def test_shapes_and_attributes_of_drawings():
    table = {names[0]: set(WORD.findall(rest)) for names, rest in rows(section("Drawings"))}
    assert {name.lower() for name in table.pop("svg")} == DRAWING_ATTRIBUTES
    assert table == SHAPES
    shared = section("Drawings").partition("also takes ")[2].partition(".")[0]
    assert set(WORD.findall(shared)) == COMMON


def test_the_example_of_a_drawing():
    html = re.search(r"```html\n(.*?)```", section("Drawings"), re.DOTALL)[1]
    root = style(
        parse(f"<body>{html}</body>", "x.html"),
        [],
        width=100,
        height=100,
        language="ar",
        direction="rtl",
        properties={"--fill": "#123456"},
    )
    drawing = next(child for child in root.children if hasattr(child, "drawing")).drawing
    assert "#123456" in drawing.text
    assert "scale(-1 1)" in drawing.text


def test_the_reset_for_browsers():
    assert BROWSER_RESET in re.sub(r"\n +", "", section("HTML"))


def test_pseudo_classes_and_media_features():
    words = set(WORD.findall(section("Selectors and rules")))
    assert {word.strip(":()") for word in words if word.startswith(":")} == PSEUDO_CLASSES
    assert set(FEATURES) <= words


def test_units_and_functions():
    words = set(WORD.findall(section("Values")))
    assert {*LENGTH_UNITS, "%", *ANGLE_UNITS, *(f"{name}()" for name in FUNCTIONS)} <= words


def test_the_worked_example_is_a_card():
    html, css = (re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1] for kind in ("html", "css"))
    context = {
        "text": {"headline": "x", "source": "y"},
        "pictures": {"photo": {"file": "assets/photo.jpg", "focal": "50% 30%"}},
    }
    card = render_card(environment(lambda path: html.encode()), "quote", context)
    properties = {f"--color-{role}": "red" for role in ("ink", "paper", "accent")} | {"--font-text": "'Noto Sans'"}
    properties |= {f"--safe-{side}": "9px" for side in ("top", "right", "bottom", "left")}
    root = style(
        parse(card, "quote.html"),
        [parse_stylesheet(css, "cards.css")],
        width=1000,
        height=1000,
        language="en",
        direction="ltr",
        properties=properties,
    )
    main = root.children[-2]
    assert [child.slot for child in main.children if hasattr(child, "slot")] == ["headline", "source"]
    assert main.children[1].style.fit == (40, 120)
