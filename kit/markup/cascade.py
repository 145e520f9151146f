"""The cascade: a tree of elements and some stylesheets become a tree with computed styles. CSS Cascading 4.

Order, inheritance, custom properties and units are CSS's. Logical properties become physical by the direction of the
element itself. Elements that match the same rules under the same parent share one `Style`, and it is remembered
from card to card: the texts of another language change nothing here.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import cssselect2
import tinycss2

from kit.errors import KitError, Problem, Where, fail, unique
from kit.markup.drawings import drawing
from kit.markup.html import Document
from kit.markup.logical import PHYSICAL
from kit.markup.model import Element, Style, Text
from kit.markup.properties import INHERITED, INITIAL
from kit.markup.styles import inherited_values, make_style
from kit.markup.stylesheet import (
    WIDE_KEYWORDS,
    Declaration,
    Rule,
    Stylesheet,
    compute,
    expand,
    parse_declarations,
)
from kit.markup.values import BadValueError, Node, Tokens, Units, keyword
from kit.markup.variables import resolve, source_of, sources, substitute
from kit.markup.vocabulary import DEFAULTS
from kit.text.model import Direction

_WORDS = re.compile(r"[^ \t\r\n\f]+")  # as HTML splits a list


@dataclass(frozen=True, slots=True, eq=False)
class _Computed:
    """An element's values, as its children inherit them. Compared by identity: the children's are cached by it."""

    style: Style
    values: Mapping[str, Any]  # every longhand by its physical name
    variables: dict[str, tuple[Node, ...]]
    sources: Mapping[str, str]  # of variables whose values are those of others
    units: Units
    root: bool  # no element, but what the root inherits from
    problems: tuple[Problem, ...] = ()


def style(
    document: Document,
    stylesheets: Iterable[Stylesheet],
    *,
    width: int,
    height: int,
    language: str,
    direction: Direction,
    properties: Mapping[str, str],
    initial: Style | None = None,
) -> Element:
    """The styled tree of a card of `width` by `height` px.

    `properties` are custom properties that the root inherits, such as --color-ink. `initial` is the style that it
    inherits from. Raises `KitError` with every value that only now turned out to be wrong.
    """
    sheet = _sheet(tuple(stylesheets), width, height)
    above = _above(width, height, direction, tuple(properties.items()), initial)
    problems: list[Problem] = []
    wrapper = cssselect2.ElementWrapper.from_html_root(_rooted(document.root, direction), content_language=language)
    places = document.places | {wrapper.etree_element: document.places[document.root]}
    root = _element(wrapper, above, language, sheet, places, problems)
    if problems:
        raise KitError(*unique(problems))
    if root is None:
        place = document.places[document.root]
        raise fail(place.file, place.line, "the root element has display: none", "show it")
    return root


def _rooted(root: ET.Element, direction: Direction) -> ET.Element:
    """The root with a dir attribute, so that [dir=rtl] matches whether or not the template says it."""
    if "dir" in root.attrib:
        return root
    copy = ET.Element(root.tag, {**root.attrib, "dir": direction})
    copy.text = root.text
    copy.extend(root)
    return copy


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """The rules for a card of one size with their selectors, the weakest first. Compared by identity."""

    entries: tuple[tuple[Any, Rule], ...]


@lru_cache(maxsize=128)
def _sheet(stylesheets: tuple[Stylesheet, ...], width: int, height: int) -> _Sheet:
    entries = [
        (selector, rule)
        for sheet in stylesheets
        for rule in sheet.rules
        if all(query.matches(width, height) for query in rule.media)
        for selector in rule.selectors
        if not selector.never_matches
    ]
    return _Sheet(tuple(sorted(entries, key=lambda entry: entry[0].specificity)))


@lru_cache(maxsize=4096)  # a template's elements come again in every card
def _candidates(sheet: _Sheet, tag: str, id: str | None, classes: str) -> tuple[tuple[Any, Rule], ...]:
    """The tests of those selectors that do not ask for another tag, id or class, and their rules, the weakest first."""
    known = (None, *_WORDS.findall(classes))
    return tuple(
        (selector.test, rule)
        for selector, rule in sheet.entries
        if selector.lower_local_name in (None, tag) and selector.id in (None, id) and selector.class_name in known
    )


@lru_cache(maxsize=128)
def _above(
    width: int,
    height: int,
    direction: Direction,
    properties: tuple[tuple[str, str], ...],
    initial: Style | None,
) -> _Computed:
    """What the root element inherits from."""
    values = {**INITIAL, **(inherited_values(initial) if initial else {})}
    size = cast(float, values["font-size"])
    units = Units(size, size, width, height)
    variables = {name: tuple(tinycss2.parse_component_value_list(value.strip())) for name, value in properties}
    source = initial.color_source if initial else ""
    return _Computed(make_style(values, direction, source), values, variables, {}, units, root=True)


def _element(
    wrapper: Any,
    parent: _Computed,
    language: str,
    sheet: _Sheet,
    places: Mapping[ET.Element, Where],
    problems: list[Problem],
) -> Element | None:
    source = wrapper.etree_element
    attributes: dict[str, str] = source.attrib
    where = places[source]
    inline = attributes.get("style", "")
    candidates = _candidates(sheet, source.tag, attributes.get("id"), attributes.get("class", ""))
    computed = _compute(
        parent,
        source.tag,
        cast(Direction, attributes.get("dir", parent.style.direction)),
        tuple([rule for test, rule in candidates if test(wrapper)]),
        inline,
        where if inline else None,
    )
    problems += computed.problems
    if computed.style.display == "none":
        return None
    language = attributes.get("lang", language)
    if source.tag == "svg":
        mirrored = computed.style.direction == "rtl"
        picture, wrong = drawing(source, places, computed.variables, computed.units, mirrored)
        problems += wrong
        return Element(source.tag, attributes, computed.style, (), language, where, picture)
    children: list[Element | Text] = []
    if source.text:
        children.append(Text(source.text))
    for child in wrapper.iter_children():
        element = _element(child, computed, language, sheet, places, problems)
        if element is not None:
            children.append(element)
        if child.etree_element.tail:
            children.append(Text(child.etree_element.tail))
    return Element(source.tag, attributes, computed.style, tuple(children), language, where)


@lru_cache(maxsize=4096)
def _compute(
    parent: _Computed, tag: str, direction: Direction, rules: tuple[Rule, ...], inline: str, where: Where | None
) -> _Computed:
    problems: list[Problem] = []
    declarations = list(_in_order(tag, rules, inline, where, problems))
    variables, origins = _variables(declarations, parent, problems)
    longhands = dict(_longhands(declarations, variables, direction, problems))
    values: dict[str, Any] = {**INITIAL, **{name: parent.values[name] for name in INHERITED}}
    units = parent.units
    # The units of the other properties refer to the font size and to the colour, so these come first.
    for name in ("font-size", "color", *(name for name in longhands if name not in ("font-size", "color"))):
        if name in longhands:
            declaration, tokens = longhands[name]
            try:
                values[name] = _value(name, tokens, units, parent)
            except BadValueError as error:
                problems.append(_problem(declaration, tokens, error))
        if name == "font-size":
            size = values[name]
            units = units._replace(em=size, rem=size if parent.root else units.rem)
        elif name == "color":
            units = units._replace(color=values[name])
    if values["display"] == "inline" and (
        parent.root or parent.values["display"] == "flex" or values["position"] == "absolute"
    ):
        values["display"] = "block"  # CSS Display 3, section 2.7
    color = parent.style.color_source
    if "color" in longhands:
        declaration, tokens = longhands["color"]
        color = source_of(declaration.value, tokens, origins, color)
    style = make_style(values, direction, color)
    return _Computed(style, values, variables, origins, units, False, tuple(problems))


@lru_cache(maxsize=64)
def _defaults(tag: str) -> tuple[Declaration, ...]:
    return tuple(parse_declarations(DEFAULTS[tag], "defaults")[0])


@lru_cache(maxsize=1024)
def _inline(css: str, where: Where) -> tuple[tuple[Declaration, ...], tuple[Problem, ...]]:
    declarations, problems = parse_declarations(css, where.file, where.line)
    return tuple(declarations), tuple(problems)


def _in_order(
    tag: str, rules: tuple[Rule, ...], inline: str, where: Where | None, problems: list[Problem]
) -> Iterator[Declaration]:
    """The declarations for an element, the weakest first."""
    own: tuple[Declaration, ...] = ()
    if where is not None:
        own, wrong = _inline(inline, where)
        problems += wrong
    yield from _defaults(tag)
    for rule in rules:
        yield from rule.normal
    yield from (declaration for declaration in own if not declaration.important)
    for rule in rules:
        yield from rule.important
    yield from (declaration for declaration in own if declaration.important)


def _variables(
    declarations: list[Declaration], parent: _Computed, problems: list[Problem]
) -> tuple[dict[str, tuple[Node, ...]], Mapping[str, str]]:
    """An element's custom properties, and which of them have their values from others."""
    own = {declaration.name: declaration for declaration in declarations if declaration.custom}
    if not own:
        return parent.variables, parent.sources
    base = dict(parent.variables)
    set_here: dict[str, Tokens] = {}
    for name, declaration in own.items():
        word = keyword(declaration.value[0]) if len(declaration.value) == 1 else None
        if word == "initial":
            base.pop(name, None)
        elif word not in WIDE_KEYWORDS:
            set_here[name] = declaration.value
    resolved, wrong = resolve(set_here, base)
    problems += [_problem(own[name], own[name].value, wrong[name]) for name in own if name in wrong]
    return resolved, sources(set_here, parent.sources)


def _longhands(
    declarations: list[Declaration],
    variables: Mapping[str, tuple[Node, ...]],
    direction: Direction,
    problems: list[Problem],
) -> Iterator[tuple[str, tuple[Declaration, Tokens]]]:
    """Longhands by their physical names, the weakest first."""
    physical = PHYSICAL[direction]
    for declaration in declarations:
        longhands = declaration.longhands
        if longhands is None:
            try:
                longhands = expand(declaration.name, substitute(declaration.value, variables.get, variables))
            except BadValueError as error:
                problems.append(_problem(declaration, declaration.value, error))
                continue
        for name, tokens in longhands:
            yield physical.get(name, name), (declaration, tokens)


def _value(name: str, tokens: Tokens, units: Units, parent: _Computed) -> object:
    word = keyword(tokens[0]) if len(tokens) == 1 else None
    if word in WIDE_KEYWORDS:
        if word == "inherit" or (word == "unset" and name in INHERITED):
            return parent.values[name]
        return INITIAL[name]
    if name == "color" and word == "currentcolor":
        return parent.values[name]
    return compute(name, tokens, units)


def _problem(declaration: Declaration, tokens: Tokens, error: BadValueError) -> Problem:
    value, said = (tinycss2.serialize(part).strip().replace("/**/", " ") for part in (declaration.value, tokens))
    meant = f", here {said}," if said != value and "var(" in value else ""
    return Problem(declaration.where, f"{declaration.name}: {value}{meant} cannot be used", error.hint)
