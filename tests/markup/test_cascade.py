from __future__ import annotations

from dataclasses import replace

import pytest

from kit.errors import KitError, Where
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.model import (
    BorderSide,
    Color,
    ColorStop,
    Element,
    ImageReference,
    Length,
    LinearGradient,
    Shadow,
    Sides,
    Style,
    Text,
)
from kit.markup.stylesheet import parse_stylesheet
from kit.markup.templates import environment, render_card
from kit.workspace import Memory

SHEET = "templates/cards/cards.css"
CARD = "templates/cards/x.html"
RED, GREEN, BLUE = Color(255, 0, 0), Color(0, 128, 0), Color(0, 0, 255)


def card(html, css="", *, size=(1000, 2000), direction="ltr", language="en", properties=None, initial=None):
    sheets = [parse_stylesheet(css, SHEET)]
    return style(
        parse(html, CARD),
        sheets,
        width=size[0],
        height=size[1],
        language=language,
        direction=direction,
        properties=properties or {},
        initial=initial,
    )


def styled(declarations, **arguments):
    """The style of a <p> with these declarations in a <body>."""
    return only(card("<body><p>x</p></body>", f"p {{ {declarations} }}", **arguments)).style


def only(element):
    (child,) = [child for child in element.children if isinstance(child, Element)]
    return child


def problems(html, css="", **arguments):
    with pytest.raises(KitError) as caught:
        card(html, css, **arguments)
    return [str(problem) for problem in caught.value.problems]


# what comes out


def test_the_tree_keeps_texts_attributes_languages_and_places():
    root = card('<body>\n <p data-slot="a" lang="de">x <b>y</b>\n</p></body>', language="fr")
    assert (root.tag, root.language, root.where) == ("body", "fr", Where(CARD, 1))
    assert root.children[0] == Text("\n ")
    paragraph = only(root)
    assert (paragraph.slot, paragraph.language, paragraph.where) == ("a", "de", Where(CARD, 2))
    assert [child.text if isinstance(child, Text) else child.tag for child in paragraph.children] == ["x ", "b", "\n"]


def test_elements_stand_in_the_file_that_spells_them_out():
    frame = "<body>\n{% block main %}{% endblock %}\n<p>end</p>\n</body>"
    extending = '{% extends "templates/cards/_frame.html" %}\n{% block main %}\n\n<p>begin</p>\n{% endblock %}'
    files = {"templates/cards/_frame.html": frame.encode(), CARD: extending.encode()}
    root = card(render_card(environment(Memory(files).read), "x", {}))
    places = [str(child.where) for child in (root, *root.children) if isinstance(child, Element)]
    assert places == ["templates/cards/_frame.html:1", f"{CARD}:4", "templates/cards/_frame.html:3"]


def test_elements_that_are_not_displayed_vanish_and_their_tails_stay():
    root = card("<body>a<p>x</p>b<div>y</div></body>", "p { display: none }")
    assert [child.text if isinstance(child, Text) else child.tag for child in root.children] == ["a", "b", "div"]


def test_without_a_stylesheet():
    body = card("<body><h1><b>x</b><em>y</em><br></h1></body>")
    heading = only(body)
    bold, italic, line_break = heading.children
    assert body.style == Style()
    assert heading.style == Style()
    assert bold.style == Style(display="inline", font_weight=700)
    assert italic.style == Style(display="inline", font_style="italic")
    assert line_break.style == Style(display="inline")


def test_the_initial_style_is_what_the_root_inherits():
    initial = Style(
        color=RED, font_size=20, text_wrap="pretty", font_features=(("tnum", 1),), opacity=0.5, width=Length(3)
    )
    found = card("<body><p style='width: 1rem; height: 1em'>x</p></body>", initial=initial)
    assert found.style == replace(initial, opacity=1.0, width=None)
    assert only(found).style.height == Length(20)


def test_children_of_flex_and_absolute_elements_are_blocks():
    root = card(
        "<body><span><b>x</b></span><div><i>y</i></div></body>", "body { display: flex } i { position: absolute }"
    )
    span, block = root.children
    assert (span.style.display, span.children[0].style.display) == ("block", "inline")
    assert only(block).style.display == "block"


# order


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p { color: red } p { color: blue }", BLUE),
        ("body p { color: red } p { color: blue }", RED),
        (".a { color: red } body p { color: blue }", RED),
        ("#i { color: red } .a.b { color: blue }", RED),
        ("p { color: red !important } #i { color: blue }", RED),
        ("p { color: red !important } #i { color: blue !important }", BLUE),
        ("h1, p { color: red }", RED),
        ("* { color: red }", RED),
        (":is(h1, .a) { color: red } p { color: blue }", RED),
        (":where(#i) { color: red } p { color: blue }", BLUE),
        ("body { color: red }", RED),
        (":root { color: red }", RED),
        ("p:first-child { color: red }", RED),
        ("p:nth-child(2n) { color: red }", Color(0, 0, 0)),
        ("p:not(.c) { color: red }", RED),
        ("body:has(.a) p { color: red }", RED),
        ("[data-slot=s] { color: red }", RED),
    ],
)
def test_the_strongest_declaration_wins(css, expected):
    found = card('<body><p id="i" class="a b" data-slot="s">x</p></body>', css)
    assert only(found).style.color == expected


def test_the_style_attribute_is_stronger_than_rules_but_not_than_important():
    css = "#i { color: red; width: 1px !important }"
    found = card('<body><p id="i" style="color: blue; width: 2px; height: 3px !important">x</p></body>', css)
    assert only(found).style == replace(Style(), color=BLUE, width=Length(1), height=Length(3))


def test_any_rule_is_stronger_than_the_defaults():
    assert only(card("<body><b>x</b></body>", "* { font-weight: 300; display: block }")).style == Style(font_weight=300)


def test_wide_keywords():
    css = """
      body { color: red; width: 5px; border: 2px solid }
      p { color: initial; width: inherit; border: inherit }
      b { color: inherit; width: initial; font-weight: initial }
      i { color: unset; width: unset; font-style: unset }
    """
    paragraph = only(card("<body><p><b>x</b><i>y</i></p></body>", css))
    assert (paragraph.style.color, paragraph.style.width) == (Color(0, 0, 0), Length(5))
    assert paragraph.style.border[0].width == 2
    bold, italic = paragraph.children
    assert bold.style == Style(display="inline")
    assert italic.style == Style(display="inline")


# values


@pytest.mark.parametrize(
    ("declarations", "fields"),
    [
        ("color: red; border: 2px solid", {"color": RED, "border": (BorderSide(2, RED),) * 4}),
        ("border: solid blue", {"border": (BorderSide(3, BLUE),) * 4}),
        ("border: 2px solid blue; border-style: none", {}),
        ("border-width: 2px", {}),
        ("font-family: 'Noto Serif', Open Sans, sans-serif", {"font_family": ("Noto Serif", "Open Sans")}),
        ("font-family: sans-serif", {"font_family": ("Noto Sans",)}),
        ("font-size: 200%; width: 1em; height: 1rem", {"font_size": 32, "width": Length(32), "height": Length(16)}),
        ("font-weight: bold", {"font_weight": 700}),
        ("font-weight: 650; font-style: italic", {"font_weight": 650, "font_style": "italic"}),
        ("line-height: 1.2; letter-spacing: .5em", {"line_height": 1.2, "letter_spacing": 8}),
        ("line-height: calc(1 + .5)", {"line_height": 1.5}),
        ("font-variant-numeric: tabular-nums lining-nums", {"font_features": (("tnum", 1), ("lnum", 1))}),
        (
            "font-variant-numeric: tabular-nums; font-feature-settings: 'tnum' off, 'ss01', 'cv01' 3",
            {"font_features": (("tnum", 0), ("ss01", 1), ("cv01", 3))},
        ),
        ("text-wrap: balance", {"text_wrap": "balance"}),
        ("text-wrap: balance; white-space: nowrap", {"text_wrap": "nowrap"}),
        ("text-wrap: balance; white-space: nowrap; white-space: normal", {"text_wrap": "balance"}),
        ("text-wrap: nowrap; text-wrap: wrap", {}),
        ("text-transform: uppercase; hyphens: auto", {"text_transform": "uppercase", "hyphens": "auto"}),
        ("inset: 0 auto", {"inset": Sides(Length(), None, Length(), None)}),
        ("top: 1px; inset-block-end: 2px", {"inset": Sides(Length(1), None, Length(2), None)}),
        ("margin: 1px auto 3px", {"margin": Sides(Length(1), None, Length(3), None)}),
        ("margin: 1px 2px 3px 2px", {"margin": Sides(Length(1), Length(2), Length(3), Length(2))}),
        ("padding: 5%", {"padding": Sides(*[Length(0, 0.05)] * 4)}),
        ("width: calc(100% - 1vw); max-width: none", {"width": Length(-10, 1)}),
        ("inline-size: 1px; block-size: 2px", {"width": Length(1), "height": Length(2)}),
        ("min-inline-size: 1px; max-block-size: 2px", {"min_width": Length(1), "max_height": Length(2)}),
        ("aspect-ratio: 16 / 8", {"aspect_ratio": 2}),
        ("border-radius: 1px 1px 2px 2px", {"border_radius": (Length(1), Length(1), Length(2), Length(2))}),
        ("flex: 1", {"flex_grow": 1, "flex_basis": Length()}),
        ("flex: none", {"flex_shrink": 0}),
        ("flex: auto", {"flex_grow": 1}),
        ("flex: 2 0 0", {"flex_grow": 2, "flex_shrink": 0, "flex_basis": Length()}),
        ("flex: 1.5 1 30%", {"flex_grow": 1.5, "flex_basis": Length(0, 0.3)}),
        ("flex-flow: wrap column", {"flex_wrap": "wrap", "flex_direction": "column"}),
        ("flex-flow: row-reverse", {"flex_direction": "row-reverse"}),
        ("gap: 1px 2px", {"row_gap": Length(1), "column_gap": Length(2)}),
        ("gap: 3px", {"row_gap": Length(3), "column_gap": Length(3)}),
        (
            "justify-content: flex-end; align-items: flex-start; align-self: end; align-content: space-evenly",
            {
                "justify_content": "flex-end",
                "align_items": "start",
                "align_self": "end",
                "align_content": "space-evenly",
            },
        ),
        ("order: -2; z-index: 3; opacity: 40%", {"order": -2, "z_index": 3, "opacity": 0.4}),
        ("opacity: 7; z-index: auto", {}),
        ("background: red", {"background_color": RED}),
        ("background: url(a.png) center / cover no-repeat, red", None),
        (
            "background: url(a.png) center / cover no-repeat, linear-gradient(red, currentcolor) blue",
            {
                "background_color": BLUE,
                "background_image": (
                    ImageReference("a.png"),
                    LinearGradient(180, (ColorStop(RED, 0), ColorStop(Color(0, 0, 0), 1))),
                ),
            },
        ),
        ("background-image: url(a.png); background: none", {}),
        ("box-shadow: 1px 2px", {"box_shadow": Shadow(1, 2, 0, 0, Color(0, 0, 0))}),
        ("box-shadow: red 0 1px 2px -3px", {"box_shadow": Shadow(0, 1, 2, -3, RED)}),
        ("object-fit: cover; object-position: 50% 30%", {"object_fit": "cover", "object_position": (0.5, 0.3)}),
        ("object-position: top", {"object_position": (0.5, 0)}),
        ("overflow: hidden; position: relative", {"overflow": "hidden", "position": "relative"}),
        ("filter: none; --duotone: none", {}),
        ("--fit: 4vmin 11vmin; --decorative: yes", {"fit": (40, 110), "decorative": True}),
        ("box-sizing: border-box; list-style: none", {}),
    ],
)
def test_values_are_typed(declarations, fields):
    found = styled(declarations)
    if fields is None:
        assert (found.background_color, len(found.background_image)) == (RED, 1)
    else:
        assert found == replace(Style(), **fields)


@pytest.mark.parametrize(
    ("declarations", "children"),
    [("line-height: 1.5", 1.5), ("line-height: normal", None)],
)
def test_line_height_is_inherited_as_a_factor(declarations, children):
    found = card("<body><p><b>x</b></p></body>", f"p {{ {declarations} }} b {{ font-size: 2em }}")
    assert only(only(found)).style.line_height == children


def test_sizes_are_computed_before_they_are_inherited():
    css = ":root { font-size: 10px } p { font-size: 2em; letter-spacing: .1em } b { font-size: 3em; width: 1rem }"
    bold = only(only(card("<body><p><b>x</b></p></body>", css))).style
    assert (bold.font_size, bold.letter_spacing, bold.width) == (60, 2, Length(10))


def test_what_is_not_inherited():
    found = card("<body><p>x</p></body>", "body { padding: 1px; background: red; --fit: 1px 2px; --decorative: yes }")
    assert only(found).style == Style()


# directions

LOGICAL = """
  margin-inline-start: 1px; margin-inline-end: 2px; padding-inline: 3px 4px; inset-inline-start: 5px;
  border-inline-start: 6px solid red; border-start-start-radius: 7px; border-end-end-radius: 8px; text-align: start
"""


def test_logical_properties_left_to_right():
    found = styled(LOGICAL)
    assert found.margin[1::2] == (Length(2), Length(1))
    assert found.padding[1::2] == (Length(4), Length(3))
    assert found.inset[1::2] == (None, Length(5))
    assert [side.width for side in found.border] == [0, 0, 0, 6]
    assert [radius.px for radius in found.border_radius] == [7, 0, 8, 0]
    assert (found.direction, found.text_align) == ("ltr", "start")


def test_logical_properties_right_to_left():
    found = styled(LOGICAL, direction="rtl")
    assert found.margin[1::2] == (Length(1), Length(2))
    assert found.padding[1::2] == (Length(3), Length(4))
    assert found.inset[1::2] == (Length(5), None)
    assert [side.width for side in found.border] == [0, 6, 0, 0]
    assert [radius.px for radius in found.border_radius] == [0, 7, 0, 8]
    assert (found.direction, found.text_align) == ("rtl", "start")


def test_an_elements_own_direction_counts():
    css = "p, b { margin-inline-start: 1px }"
    paragraph = only(card('<body><p dir="ltr"><b>x</b></p></body>', css, direction="rtl"))
    assert paragraph.style.margin.left == only(paragraph).style.margin.left == Length(1)
    assert only(paragraph).style.direction == "ltr"


def test_selectors_see_direction_and_language():
    css = "[dir=rtl] p { width: 1px } p:lang(ar) { height: 2px } p:lang(de) { height: 3px }"
    html = '<body><p>x</p><p lang="de-AT">y</p></body>'
    arabic, german = card(html, css, direction="rtl", language="ar").children
    assert (arabic.style.width, arabic.style.height) == (Length(1), Length(2))
    assert german.style.height == Length(3)
    assert card(html, css, language="de").children[0].style.width is None


# shapes


@pytest.mark.parametrize(
    ("query", "matching"),
    [
        ("(min-aspect-ratio: 3/2)", ["wide"]),
        ("(max-aspect-ratio: 3 / 5)", ["tall"]),
        ("(aspect-ratio: 1)", ["square"]),
        ("(orientation: portrait)", ["tall", "square"]),
        ("(orientation: landscape)", ["wide"]),
        ("(min-width: 1080px)", ["wide", "tall", "square"]),
        ("(width: 1200px)", ["wide"]),
        ("(max-height: 1080px) and (max-width: 1100px)", ["square"]),
        ("(min-aspect-ratio: 3/2), (max-aspect-ratio: 3/5)", ["wide", "tall"]),
        ("not (orientation: landscape)", ["tall", "square"]),
        ("not all and (min-width: 1100px) and (max-height: 700px)", ["tall", "square"]),
        ("screen and (height: 1920px)", ["tall"]),
        ("all", ["wide", "tall", "square"]),
    ],
)
def test_media_queries(query, matching):
    shapes = {"wide": (1200, 628), "tall": (1080, 1920), "square": (1080, 1080)}
    css = f"@media {query} {{ p {{ color: red }} }}"
    assert [name for name, size in shapes.items() if styled("", size=size) != card_color(css, size)] == matching


def card_color(css, size):
    return only(card("<body><p>x</p></body>", css, size=size)).style


def test_a_ratio_holds_despite_rounding():
    css = "@media (aspect-ratio: 1.91/1) { p { color: red } }"
    assert card_color(css, (1910, 1000)).color == RED


def test_media_queries_nest():
    css = "@media (min-width: 1px) { @media (max-height: 1px) { p { color: red } } p { width: 1px } }"
    assert card_color(css, (10, 10)) == Style(width=Length(1))


# custom properties


def test_variables_are_inherited_overridden_and_have_fallbacks():
    css = """
      :root { --a: red; --b: var(--a) }
      p { --a: blue; color: var(--b); background: var(--a); width: var(--none, var(--c, 3px)); margin: var(--m) 2px }
    """
    found = only(card("<body><p>x</p></body>", css, properties={"--m": " 1px "})).style
    assert (found.color, found.background_color, found.width) == (RED, BLUE, Length(3))
    assert found.margin == Sides(Length(1), Length(2), Length(1), Length(2))


def test_variables_inside_functions_shorthands_and_kits_own_properties():
    found = styled(
        "--w: 10%; --x: 2px; width: calc(2 * (var(--w) + var(--x))); flex: var(--f);"
        "--fit: var(--s) calc(var(--s) * 2);"
        "background: linear-gradient(var(--c), color-mix(in srgb, var(--c) 50%, white)); opacity: var(--o)",
        properties={"--f": "2 0 5px", "--s": "4px", "--c": "black", "--o": "0"},
    )
    assert (found.width, found.flex_grow, found.flex_basis, found.fit) == (Length(4, 0.2), 2, Length(5), (4, 8))
    assert found.background_image[0].stops[1].color == Color(128, 128, 128)
    assert found.opacity == 0


def test_wide_keywords_in_variables():
    css = ":root { --a: red } p { --a: initial; color: var(--a, blue) } b { --b: inherit; color: var(--b, green) }"
    paragraph = only(card("<body><p><b>x</b></p></body>", css))
    assert (paragraph.style.color, only(paragraph).style.color) == (BLUE, GREEN)
    assert styled("--k: initial; width: 3px; width: var(--k, initial)").width is None


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("color: var(--ink)", "color: var(--ink) cannot be used (there is no --ink: did you mean --pink?)"),
        ("color: var(--zzzzzzz)", "color: var(--zzzzzzz) cannot be used (there is no --zzzzzzz)"),
        (
            "color: var(--pink) var(--pink)",
            "color: var(--pink) var(--pink), here pink pink, cannot be used (write",
        ),
        ("width: var(--pink)", "width: var(--pink), here pink, cannot be used (write auto | a length"),
        ("margin: 0 var(--pink) 0 1px", "margin: 0 var(--pink) 0 1px cannot be used (right and left are not the same"),
        ("color: var(pink)", "color: var(pink) cannot be used (write var(--name)"),
        ("--a: var(--b); --b: var(--a)", "--a: var(--b) cannot be used (--a → --b → --a goes round in a circle)"),
        ("--a: var(--a, red)", "--a: var(--a, red) cannot be used (--a → --a goes round in a circle)"),
        ("--fit: var(--pink) 2px", "--fit: var(--pink) 2px, here pink 2px, cannot be used (write none | SMALLEST"),
    ],
)
def test_a_bad_variable_is_told_with_the_line_of_its_use(css, expected):
    found = problems("<body><p>x</p></body>", f"body {{ --pink: pink }}\np {{\n{css} }}")
    assert found[0].startswith(f"{SHEET}:3: {expected}")


@pytest.mark.parametrize(
    ("css", "paragraph", "bold"),
    [
        ("p { color: var(--dark-quiet) }", "--dark-quiet", "--dark-quiet"),
        ("p { color: red } b { color: var(--dark-quiet) }", "", "--dark-quiet"),
        ("body { --quiet: var(--dark-quiet) } p { color: var( --quiet ) }", "--dark-quiet", "--dark-quiet"),
        ("p { --a: var(--b); --b: var(--dark-quiet); color: var(--a) }", "--dark-quiet", "--dark-quiet"),
        ("p { --quiet: var(--dark-quiet); color: var(--quiet) } b { --quiet: red }", "--dark-quiet", "--dark-quiet"),
        ("p { --quiet: var(--dark-quiet) } b { --quiet: red; color: var(--quiet) }", "", "--quiet"),
        ("p { --a: var(--dark-quiet) } b { --dark-quiet: red; color: var(--a) }", "", "--dark-quiet"),
        ("p { color: var(--dark-quiet) } b { color: inherit }", "--dark-quiet", "--dark-quiet"),
        ("p { color: var(--dark-quiet) } b { color: currentcolor }", "--dark-quiet", "--dark-quiet"),
        ("p { color: var(--dark-quiet) } b { color: initial }", "--dark-quiet", ""),
        ("p { color: var(--dark-quiet) } b { color: color-mix(in srgb, var(--dark-quiet), red) }", "--dark-quiet", ""),
        ("p { --a: color-mix(in srgb, var(--dark-quiet), red); color: var(--a) }", "--a", "--a"),
        ("p { color: var(--none, var(--dark-quiet)) }", "", ""),
    ],
)
def test_a_colour_knows_which_custom_property_gave_it(css, paragraph, bold):
    found = only(card("<body><p><b>x</b></p></body>", css, properties={"--dark-quiet": "#ccc"}))
    assert (found.style.color_source, only(found).style.color_source) == (paragraph, bold)


def test_variables_that_grow_without_end_are_stopped():
    doubling = "".join(f"--v{i + 1}: var(--v{i}) var(--v{i});" for i in range(40))
    found = problems("<body></body>", f"body {{ --v0: 1px; {doubling} }}")
    assert "far too long" in found[0]


def test_a_bad_style_attribute_is_told_with_the_templates_line():
    found = problems('<body>\n<p style="colr: red; width: var(--x)">x</p></body>')
    assert found == [
        f"{CARD}:2: a card has no property colr (did you mean color?)",
        f"{CARD}:2: width: var(--x) cannot be used (there is no --x)",
    ]


def test_the_same_problem_of_many_elements_is_told_once():
    assert len(problems("<body><p>x</p><p class='a'>y</p></body>", "p { color: var(--x) }")) == 1


def test_a_card_that_shows_nothing_is_an_error():
    assert problems("<body></body>", "body { display: none }")[0].startswith(
        f"{CARD}:1: the root element has display: none"
    )


# remembering


def test_styles_are_shared_between_elements_and_cards():
    css = "p { color: red }"
    first, second = card("<body><p>x</p><p>y</p></body>", css).children
    again = card("<body><p>z</p></body>", css, language="de").children[0]
    assert first.style is second.style is again.style


def test_nothing_is_shared_between_shapes_or_properties():
    css = "p { width: 10vw; color: var(--c) }"
    red = only(card("<body><p>x</p></body>", css, properties={"--c": "red"})).style
    blue = only(card("<body><p>x</p></body>", css, size=(100, 100), properties={"--c": "blue"})).style
    assert (red.width, red.color, blue.width, blue.color) == (Length(100), RED, Length(10), BLUE)
