from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import KitError
from kit.markup.names import KNOWN
from kit.markup.stylesheet import parse_declarations, parse_stylesheet

FILE = "templates/cards/cards.css"


def problems(css):
    with pytest.raises(KitError) as caught:
        parse_stylesheet(css, FILE)
    return [str(problem) for problem in caught.value.problems]


def test_a_sheet_is_parsed_once():
    assert parse_stylesheet("p { color: red }", FILE) is parse_stylesheet("p { color: red }", FILE)


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        ("marign: 1px", "a card has no property marign (did you mean margin?)"),
        ("zzz: 1px", "a card has no property zzz (docs/templates.md lists the properties)"),
        ("margin-left: 1px", "a card has no property margin-left (write margin-inline-start, which is right in both"),
        ("padding-right: 1px", "a card has no property padding-right (write padding-inline-end"),
        ("left: 0", "a card has no property left (write inset-inline-start"),
        ("right: 0", "a card has no property right (write inset-inline-end"),
        ("border-left: none", "a card has no property border-left (write border-inline-start"),
        ("border-right-color: red", "a card has no property border-right-color (write border-inline-end-color"),
        (
            "border-top-left-radius: 1px",
            "a card has no property border-top-left-radius (write border-start-start-radius",
        ),
        ("text-align: left", "text-align cannot be left (write start, which is right in both directions"),
        ("text-align: right", "text-align cannot be right (write end"),
        ("justify-content: left", "justify-content cannot be left (write start"),
        ("text-align: justify", "text-align cannot be justify (write start | end | center)"),
        (
            "margin: 1px 2px 3px 4px",
            "margin cannot be 1px 2px 3px 4px (right and left are not the same: write margin-in",
        ),
        ("border-radius: 1px 2px", "border-radius cannot be 1px 2px (left and right corners are not the same"),
        ("float: left", "a card has no property float (cards have block and flex layout: use display: flex)"),
        ("grid-template-columns: 1fr", "a card has no property grid-template-columns (cards have block and flex"),
        ("display: grid", "display cannot be grid (cards have block and flex layout"),
        ("display: inline-block", "display cannot be inline-block (cards have block and flex layout"),
        ("position: fixed", "position cannot be fixed (write static | relative | absolute)"),
        ("direction: rtl", "a card has no property direction (use the dir attribute of the element)"),
        ("font: 1px a", "a card has no property font (write font-size"),
        ("-webkit-line-clamp: 2", "a card has no property -webkit-line-clamp (names with a vendor's prefix"),
        ("color: rad", "color cannot be rad (write a colour"),
        ("color: ", "color cannot be empty (the value is missing)"),
        ("width: 12", "width cannot be 12 (12 needs a unit, such as 12px)"),
        ("width: 12pt", "width cannot be 12pt (there is no unit pt; lengths have one of px em rem vw"),
        ("width: -1px", "width cannot be -1px (it cannot be negative)"),
        ("width: max-content", "width cannot be max-content (write auto | a length"),
        ("padding: auto", "padding cannot be auto (write a length"),
        ("line-height: 20px", "line-height cannot be 20px (write a plain number"),
        ("font-family: serif", "font-family cannot be serif (name a font family"),
        ("font-weight: bolder", "font-weight cannot be bolder (write normal | bold | 1 to 1000)"),
        ("font-size: large", "font-size cannot be large (write a length"),
        ("border: 1px dashed red", "border cannot be 1px dashed red (write none | solid)"),
        ("flex: 1 2 3 4", "flex cannot be 1 2 3 4 (write none | auto | GROW SHRINK BASIS)"),
        (
            "box-shadow: 0 0 1px red, 0 0 2px red",
            "box-shadow cannot be 0 0 1px red, 0 0 2px red (a box has one shadow)",
        ),
        ("box-shadow: inset 0 0 1px", "box-shadow cannot be inset 0 0 1px (there are no inner shadows)"),
        ("background: conic-gradient(red, blue)", "background cannot be conic-gradient(red, blue) (write linear-gradi"),
        ("background-size: contain", "background-size cannot be contain (it is always cover)"),
        ("object-position: left", "object-position cannot be left (write 0% for the left edge"),
        ("box-sizing: content-box", "box-sizing cannot be content-box (it is always border-box)"),
        ("aspect-ratio: 1 / 0", "aspect-ratio cannot be 1 / 0 (neither side of a ratio can be 0)"),
        ("--fit: 9px 2px", "--fit cannot be 9px 2px (the smallest font size comes first, and is above 0)"),
        ("--fit: 9px", "--fit cannot be 9px (write none | SMALLEST LARGEST"),
        ("--decorative: maybe", "--decorative cannot be maybe (write yes | no)"),
        ("color: revert", "color cannot be revert (use initial, inherit or unset)"),
        ("color red", "this is no declaration: "),
        ("p { color: red }", "rules cannot stand inside a rule"),
        ("font-variant-numeric: tabular-nums tabular-nums", "font-variant-numeric cannot be tabular-nums tabular-nums"),
        ("font-feature-settings: 'abc'", "font-feature-settings cannot be 'abc' (write normal | OpenType features"),
        (f"width: calc({'(' * 2000}1px{')' * 2000})", "width is nested too deeply"),
    ],
)
def test_declarations_that_a_card_cannot_show(declaration, expected):
    found = problems(f"h1 {{\n  color: red;\n  {declaration}\n}}")
    assert found[0].startswith(f"{FILE}:3: {expected}".replace("'abc'", '"abc"'))


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("@import 'x.css';", "a card has no @import (the build joins the sheets"),
        ("@font-face { src: url(x) }", "a card has no @font-face (fonts are named in brand.yaml)"),
        ("@keyframes x { }", "a card has no @keyframes (a card knows @media alone)"),
        ("@media (min-ratio: 3/2) { }", "@media cannot ask for (min-ratio: 3/2) ("),
        ("@media (min-widht: 3px) { }", "@media cannot ask for (min-widht: 3px) (did you mean min-width?)"),
        ("@media (width > 3px) { }", "@media cannot ask for (width > 3px) (write (width: VALUE))"),
        ("@media (width: 3em) { }", "@media cannot ask for (width: 3em) (write px"),
        ("@media (width: 3px) or (width: 4px) { }", "@media cannot ask for (width: 3px) or (width: 4px) (separate"),
        ("@media (orientation: square) { }", "@media cannot ask for (orientation: square) (portrait | landscape)"),
        ("@media (aspect-ratio: 3/0) { }", "@media cannot ask for (aspect-ratio: 3/0) (neither side"),
        ("@media print { }", "@media cannot ask for print (a condition reads"),
        ("@media { }", "@media cannot ask for nothing"),
        ("@media (width: 3px);", "@media has no block"),
        ("a:hover { }", "nothing can match the selector a:hover (a card has no :hover)"),
        ("p::before { }", "nothing can match the selector p::before (a card has no :before)"),
        ("p:first-chid { }", "nothing can match the selector p:first-chid (did you mean first-child?)"),
        ("p:not(:hover) { }", "nothing can match the selector p:not(:hover) (a card has no :hover)"),
        ("p:dir(rtl) { }", "nothing can match the selector p:dir(rtl) (write [dir=rtl])"),
        ("fotter { }", "nothing can match the selector fotter (did you mean footer?)"),
        ("p > { }", "nothing can match the selector p > ("),
        ("} p { }", "nothing can match the selector } p ("),
        (f"{':not(' * 200}p{')' * 200} {{ }}", "nothing can match the selector"),
    ],
)
def test_rules_that_a_card_cannot_follow(css, expected):
    assert problems("\n\n" + css)[0].startswith(f"{FILE}:3: {expected}")


def test_all_problems_of_a_sheet_are_told_at_once():
    found = problems("p { colr: red;\n float: left }\n@import 'x';\n@media (width: 1px) {\n p { left: 0 }\n}")
    assert [problem.split(" ")[0] for problem in found] == [f"{FILE}:{line}:" for line in (1, 2, 3, 5)]


def test_what_a_variable_hides_is_left_to_the_cascade():
    sheet = parse_stylesheet("p { margin: var(--a); --a: anything (at) [all] }", FILE)
    assert [declaration.longhands for declaration in sheet.rules[0].normal] == [None, ()]


names = st.sampled_from(sorted(KNOWN))
pieces = st.sampled_from(
    (
        *("0", "1px", "50%", "-3", "1.5em", "90deg", "red", "#fff", "none", "auto", "solid", "center", "'a'", ","),
        *("/", "start", "rgb(", "calc(", "min(", "linear-gradient(", "radial-gradient(", "url(a.png)", "url(", ")"),
        *("color-mix(in srgb,", "(", "var(--a)", "+", "-", "*", "at", "to top", "inherit", "!important", "yes", "["),
    )
)


@settings(max_examples=300)
@given(names, st.lists(pieces, min_size=1, max_size=6).map(" ".join))
def test_any_value_is_understood_or_a_problem_with_a_hint(name, value):
    declarations, problems = parse_declarations(f"{name}: {value}", FILE)
    assert len(declarations) + len(problems) == 1
    assert all(problem.hint for problem in problems)


@given(st.text("@media{}();:,.#>+~*[]=\"'\\ pbody-:notlang\n", max_size=30))
def test_any_sheet_is_read_or_told_with_a_line(css):
    problems = ()
    try:
        sheet = parse_stylesheet(css, FILE)
        assert all(rule.selectors for rule in sheet.rules)
    except KitError as error:
        problems = error.problems
    assert all(problem.where.line for problem in problems)
