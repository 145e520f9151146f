"""A stylesheet as rules: parsed once, checked whole. CSS Syntax 3 by tinycss2, Selectors 4 by cssselect2.

What a card cannot show is an error with its line, never ignored: docs/templates.md lists what it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import cssselect2
import tinycss2

from kit.errors import KitError, Problem, Where
from kit.markup.logical import PHYSICAL
from kit.markup.media import MediaQuery, parse_media
from kit.markup.names import KNOWN, nearest, refusal
from kit.markup.properties import LONGHANDS
from kit.markup.shorthands import SHORTHANDS
from kit.markup.values import BadValueError, Node, Tokens, Units, keyword, significant
from kit.markup.variables import has_var
from kit.markup.vocabulary import ELEMENTS

WIDE_KEYWORDS = ("inherit", "initial", "unset")
PSEUDO_CLASSES = frozenset(
    (
        *("root", "first-child", "last-child", "only-child", "nth-child", "nth-last-child", "empty"),
        *("first-of-type", "last-of-type", "only-of-type", "nth-of-type", "nth-last-of-type"),
        *("not", "is", "where", "has", "lang"),
    )
)
_AT_RULES = {
    "import": "the build joins the sheets; write the rules here",
    "font-face": "fonts are named in brand.yaml",
    "charset": "files are UTF-8",
    "supports": "there is one renderer; write the rules without it",
    "layer": "order the rules by where they stand",
    "container": "use @media with the card's shape",
}


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """A property and its value. `longhands` is None while a var() hides what the value says."""

    name: str
    value: tuple[Node, ...]
    important: bool
    where: Where
    longhands: tuple[tuple[str, Tokens], ...] | None

    @property
    def custom(self) -> bool:
        """Whether it sets a custom property, and not one of Kit's own that are written like one."""
        return self.name.startswith("--") and self.name not in LONGHANDS


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Declarations, the compiled selectors of cssselect2 to which they apply, and the shapes of cards."""

    selectors: tuple[Node, ...]
    normal: tuple[Declaration, ...]
    important: tuple[Declaration, ...]
    media: tuple[MediaQuery, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Stylesheet:
    """The rules of a file, in order. Compared by identity: matchers are cached by it."""

    file: str
    rules: tuple[Rule, ...]


@lru_cache(maxsize=64)
def parse_stylesheet(css: str, file: str) -> Stylesheet:
    """The stylesheet; `KitError` with everything that is wrong in it."""
    problems: list[Problem] = []
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    rules = tuple(_rules(nodes, file, (), problems))
    if problems:
        raise KitError(*problems)
    return Stylesheet(file, rules)


def parse_declarations(
    css: str | Tokens, file: str, line: int | None = None
) -> tuple[list[Declaration], list[Problem]]:
    """The declarations of a block or, with a `line` of their own, of a style attribute; and what is wrong with them."""
    declarations: list[Declaration] = []
    problems: list[Problem] = []
    for node in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        where = Where(file, line or node.source_line)
        if node.type == "declaration":
            try:
                declarations.append(_declaration(node, where))
            except BadValueError as error:
                problems.append(Problem(where, _wrong(node), error.hint))
            except RecursionError:
                problems.append(Problem(where, f"{node.name} is nested too deeply", "write it more simply"))
        elif node.type == "error":
            problems.append(Problem(where, f"this is no declaration: {node.message}", "write PROPERTY: VALUE;"))
        else:
            problems.append(Problem(where, "rules cannot stand inside a rule", "write it after the rule, or add a ;"))
    return declarations, problems


def expand(name: str, tokens: Tokens) -> tuple[tuple[str, Tokens], ...]:
    """The longhands of a property, without var(), each with its significant tokens; logical names stay logical."""
    value = significant(tokens)
    if not value:
        raise BadValueError("the value is missing")
    if len(value) == 1 and keyword(value[0]) in ("revert", "revert-layer"):
        raise BadValueError("use initial, inherit or unset")
    shorthand = SHORTHANDS.get(name)
    if shorthand is None:
        return ((name, value),)
    if len(value) == 1 and keyword(value[0]) in WIDE_KEYWORDS:
        return tuple((longhand, value) for longhand in shorthand.longhands)
    try:
        return tuple(shorthand.expand(value))
    except BadValueError as error:
        raise error if error.hint else BadValueError(f"write {shorthand.expects}") from error


def compute(name: str, tokens: Tokens, units: Units) -> object:
    """The computed value of a longhand by its physical name; `BadValueError` always has a hint."""
    longhand = LONGHANDS[name]
    try:
        return longhand.parse(tokens, units)
    except BadValueError as error:
        raise error if error.hint else BadValueError(_instead(longhand.expects, tokens)) from error


def _instead(expects: str, tokens: Tokens) -> str:
    word = keyword(tokens[0]) if len(tokens) == 1 else None
    if word in ("left", "right") and "start" in expects:
        return f"write {'start' if word == 'left' else 'end'}, which is right in both directions of writing"
    if word in ("grid", "table", "inline-block", "inline-flex", "inline-grid", "flow-root"):
        return "cards have block and flex layout: use flex, block or inline"
    return f"write {expects}"


def _wrong(node: Node) -> str:
    if node.name.startswith("--") or node.lower_name in KNOWN:
        return f"{node.name} cannot be {tinycss2.serialize(node.value).strip() or 'empty'}"
    return f"a card has no property {node.name}"


def _declaration(node: Node, where: Where) -> Declaration:
    name = node.name if node.name.startswith("--") else node.lower_name
    if name.startswith("--") and name not in LONGHANDS:
        return Declaration(name, tuple(_trimmed(node.value)), node.important, where, ())
    if name not in KNOWN:
        raise BadValueError(refusal(name))
    if has_var(node.value):
        return Declaration(name, tuple(node.value), node.important, where, None)
    longhands = expand(name, node.value)
    for longhand, tokens in longhands:
        if not (len(tokens) == 1 and keyword(tokens[0]) in WIDE_KEYWORDS):
            compute(PHYSICAL["ltr"].get(longhand, longhand), tokens, Units())
    return Declaration(name, tuple(node.value), node.important, where, longhands)


def _trimmed(tokens: list[Node]) -> list[Node]:
    blank = [index for index, token in enumerate(tokens) if token.type not in ("whitespace", "comment")]
    return tokens[blank[0] : blank[-1] + 1] if blank else []


def _rules(nodes: Iterable[Node], file: str, media: tuple[MediaQuery, ...], problems: list[Problem]) -> Iterator[Rule]:
    for node in nodes:
        where = Where(file, node.source_line)
        if node.type == "qualified-rule":
            yield from _rule(node, file, media, problems)
        elif node.type == "error":
            problems.append(Problem(where, f"this cannot be read: {node.message}"))
        elif node.lower_at_keyword != "media":
            hint = _AT_RULES.get(node.lower_at_keyword, "a card knows @media alone")
            problems.append(Problem(where, f"a card has no @{node.at_keyword}", hint))
        elif node.content is None:
            problems.append(Problem(where, "@media has no block", "write @media (...) { ... }"))
        else:
            query: tuple[MediaQuery, ...] = ()
            try:
                query = (parse_media(node.prelude),)
            except BadValueError as error:
                condition = tinycss2.serialize(node.prelude).strip()
                problems.append(Problem(where, f"@media cannot ask for {condition or 'nothing'}", error.hint))
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, file, media + query, problems)


def _rule(node: Node, file: str, media: tuple[MediaQuery, ...], problems: list[Problem]) -> Iterator[Rule]:
    declarations, wrong = parse_declarations(node.content, file)
    selectors: tuple[Node, ...] = ()
    try:
        selectors = _selectors(node.prelude)
    except BadValueError as error:
        selector = tinycss2.serialize(node.prelude).strip()
        problems.append(
            Problem(Where(file, node.source_line), f"nothing can match the selector {selector}", error.hint)
        )
    problems += wrong
    normal = tuple(declaration for declaration in declarations if not declaration.important)
    important = tuple(declaration for declaration in declarations if declaration.important)
    yield Rule(selectors, normal, important, media)


def _selectors(prelude: Tokens) -> tuple[Node, ...]:
    _check_pseudo_classes(prelude)
    try:
        selectors = tuple(cssselect2.compile_selector_list(prelude))
    except (RecursionError, SyntaxError, MemoryError) as error:  # cssselect2 compiles selectors to Python
        raise BadValueError("it is nested too deeply") from error
    except (cssselect2.SelectorError, NotImplementedError) as error:
        raise BadValueError(str(error)) from error
    for selector in selectors:
        if selector.pseudo_element is not None:
            raise BadValueError(f"a card has no ::{selector.pseudo_element}; use an element")
        if selector.never_matches:
            raise BadValueError("it can never match")
        name = selector.lower_local_name
        if name is not None and name not in ELEMENTS:
            raise BadValueError(nearest(name, ELEMENTS) or f"a card has no element {name}")
    return selectors


def _check_pseudo_classes(tokens: Tokens) -> None:
    """A pseudo-class that asks for a pointer, a form or a link has no place on a picture."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before == ":" and token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            if name == "dir":
                raise BadValueError("write [dir=rtl]")
            if name not in PSEUDO_CLASSES:
                raise BadValueError(nearest(name, PSEUDO_CLASSES) or f"a card has no :{name}")
        if token.type == "function":
            _check_pseudo_classes(token.arguments)
