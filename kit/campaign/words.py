"""Validates a file against its model, and says what pydantic found in plain words, with the line."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kit.campaign.fields import (
    FORMATTED,
    NAMED,
    NOTED,
    PLAIN,
    PLURAL,
    SHAPES,
    Block,
    CampaignBlock,
    FormattedValue,
    NotedText,
    PluralText,
)
from kit.campaign.fields_of_brands import BrandBlock
from kit.campaign.lines import Document, KeyPath
from kit.campaign.model import ChartKind, FactFormat, Theme
from kit.errors import KitError, Problem, nearest, shown, unique

AnyFile = TypeVar("AnyFile", CampaignBlock, BrandBlock)

_BLOCKS: dict[str | int, type[Block]] = {NOTED: NotedText, PLURAL: PluralText, FORMATTED: FormattedValue}
_LITERALS = {"chart": ChartKind, "theme": Theme}  # the keys whose values are names, other than formats
# What other programs call our charts, where the names are not alike.
_CHARTS_ELSEWHERE = {
    "pie": "donut",
    "doughnut": "donut",
    "histogram": "columns",
    "gauge": "ring",
    "pictogram": "waffle",
}
_EXPECTED = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping of keys and values",
    "model_type": "a mapping of keys and values",
    "model_attributes_type": "a mapping of keys and values",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date",
}
# What a file can do without: entries that are left out one by one, and keys that are left out whole.
_LISTS = (
    *("messages", "facts", "sources", "locales", "placements", "hashtags", "partners", "link", "tracking"),
    *("quiet_days", "palette", "fonts", "lockups"),
)
_OPTIONAL = (
    *("link", "tracking", "hashtags", "summary", "time_zone", "publish_at", "quiet_days"),
    *("type", "shape", "photographs", "clear_space", "smallest"),
)


def validate(model: type[AnyFile], document: Document) -> tuple[AnyFile, Document, tuple[Problem, ...]]:
    """The file as its model has it, without the entries that are wrong; those are gone from the document, too.

    `KitError`, with everything that was found, when something is wrong that the file cannot do without.
    """
    problems = [problem for _, problem in document.repeated]
    left_out = {path[:2] for path, _ in document.repeated if path[0] == "messages" and len(path) > 2}
    try:
        # Validated even when something is left out already, so that all problems are told at once.
        block = model.model_validate(document.value())
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.append(as_problem(detail, document, model))
            left_out.add(_left_out(detail) or ())
    else:
        if not left_out:
            return block, document, tuple(problems)
    if () in left_out:
        raise KitError(*sorted(unique(problems)))
    rest = document.without(left_out)
    try:
        return model.model_validate(rest.value()), rest, tuple(problems)
    except ValidationError:  # too little is left: a palette without colours
        raise KitError(*sorted(unique(problems))) from None


def _left_out(detail: ErrorDetails) -> KeyPath | None:
    """The path of what is left out for an error; None when the file cannot do without it."""
    path = _path(detail)
    if detail["type"] == "extra_forbidden":
        return path
    if path[2:3] == ("publish",):
        return path[:3]
    if path and path[0] in _LISTS and len(path) > 1:
        return path[:2]
    return path[:1] if path and path[0] in _OPTIONAL else None


def _path(detail: ErrorDetails) -> KeyPath:
    """Pydantic's location as a path of the document: without the shapes of unions and the mark of a wrong key."""
    path = tuple(step for step in detail["loc"] if step not in SHAPES)
    return path[:-1] if path and path[-1] == "[key]" and detail["type"] != "extra_forbidden" else path


def as_problem(detail: ErrorDetails, document: Document, model: Any) -> Problem:
    """What pydantic found in a file, in plain words. model: of the whole file, a `Block` or a mapping of them."""
    path = _path(detail)
    where = document.where(path)
    value = detail["input"]
    match detail["type"]:
        case "kit":
            context = detail["ctx"]
            return Problem(where, context["what"], context["hint"])
        case "kit_blank":
            return Problem(where, detail["msg"], _filling_hint("the text", detail, model))
        case "missing":
            return _missing(detail, document, model)
        case "extra_forbidden":
            return Problem(where, f"unknown key '{shown(str(path[-1]))}'", _key_hint(detail, document, model))
        case "literal_error" if isinstance(value, str):
            known = _LITERALS.get(str(path[-1]), FactFormat)
            meant = _CHARTS_ELSEWHERE.get(value.casefold()) if known is ChartKind else None
            hint = f"did you mean '{meant}'?" if meant else nearest(value, get_args(known))
            return Problem(where, f"unknown {_kind_of_name(path)} '{shown(value)}'", hint)
        case "literal_error":
            expected = f"the name of a {_kind_of_name(path)}"
        case "too_short" | "too_long" if isinstance(value, list) and value:
            wanted = detail["ctx"].get("min_length") or detail["ctx"]["max_length"]
            return Problem(where, f"{_subject(path)} takes {wanted} entries, and has {len(value)}", "")
        case "too_short" | "string_too_short":
            return Problem(where, f"{_subject(path)} is empty", _filling_hint("something", detail, model))
        case kind:
            expected = _EXPECTED.get(kind, detail["msg"])
    if value is None:
        what = f"{_subject(path)} must be {expected}, and is empty"
    else:
        what = f"{_subject(path)} must be {expected}, not {_kind(value)}"
    return Problem(where, what, _type_hint(expected, value, path, document))


def _subject(path: KeyPath) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of {_subject(path[:-1])}"
    return shown(path[-1])


def _kind(value: object) -> str:
    match value:
        case bool():
            return f"{str(value).lower()}"
        case int() | float() | Decimal():
            return "a number"
        case datetime.date():
            return "a date"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return "text"


def _type_hint(expected: str, value: Any, path: KeyPath, document: Document) -> str:
    if value is None and "#" in document.line(path):
        return "an unquoted # begins a comment: put the value in quotes"
    match expected, value:
        case "text", bool() | Decimal() | datetime.date():
            written = str(value).lower() if isinstance(value, bool) else str(value)
            return f'put it in quotes: "{written}"'
        case "a date", str():
            return "write it without quotes: 2026-11-22"
        case "a list", str():
            return f"write it in brackets: [{shown(value, 30)}]"
        case "a mapping of keys and values", str() if len(path) > 1 and path[-2] == "pictures":
            return f"write {{file: {shown(value, 30)}, credit: …, licence: …}}"
        case "a number or a date", str():
            return "write 29000000, 93.5 or 2021-05-31: no quotes, no signs, no separators"
        case _:
            return ""


def _block(detail: ErrorDetails, model: Any) -> type[Block]:
    """The model of the mapping that an error about a key is in."""
    return _found(detail["loc"][:-1], model) or Block


def _found(steps: tuple[str | int, ...], model: Any) -> type[Block] | None:
    """The model at the end of a way through the models' annotations; None where something else is there."""
    found: Any = model
    for step in steps:
        found = _BLOCKS.get(step) or _inside(found, step)
    options = (found,) if isinstance(found, type) else get_args(found)  # one of them: the key may be left out
    return next((each for each in options if isinstance(each, type) and issubclass(each, Block)), None)


def _filling_hint(content: str, detail: ErrorDetails, model: Any) -> str:
    """What to do where nothing is written: the key can be deleted only where the file can do without it."""
    steps = detail["loc"]
    while len(steps) > 1 and steps[-1] in (PLAIN, NAMED):
        steps = steps[:-1]
    block = _found(steps[:-1], model)
    field = block.model_fields.get(str(steps[-1])) if block else None
    return f"write {content}" if field and field.is_required() else f"write {content}, or delete the key"


def _inside(annotation: Any, step: str | int) -> Any:
    """What stands at a key or an index of what is annotated so."""
    if isinstance(annotation, type) and issubclass(annotation, Block):
        field = annotation.model_fields.get(str(step))
        return field.annotation if field else None
    if get_origin(annotation) is Annotated:
        return _inside(get_args(annotation)[0], step)
    if get_origin(annotation) in (dict, list):
        return _plain(get_args(annotation)[-1])
    inner = (_inside(each, step) for each in get_args(annotation))
    return next((each for each in inner if each is not None), None)


def _plain(annotation: Any) -> Any:
    return _plain(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _kind_of_name(path: KeyPath) -> str:
    return str(path[-1]) if path[-1] in _LITERALS else "format"


def _missing(detail: ErrorDetails, document: Document, model: Any) -> Problem:
    path = _path(detail)
    block, key = _block(detail, model), str(path[-1])
    where = document.where(path[:-1])
    if block is PluralText and key != "count":
        there = "one" if key == "other" else "other"
        return Problem(where, f"'{there}' without '{key}'", "write both, or the text alone if it has one form")
    if block is PluralText:
        return Problem(where, "'one' and 'other' without 'count'", "count: the placeholder whose number decides")
    about = " ".join((block.model_fields[key].description or "").split())  # a docstring may go over several lines
    return Problem(
        where, f"'{key}' is missing", f"{key}: {about[:1].lower()}{about[1:].partition('. ')[0].rstrip('.')}"
    )


def _key_hint(detail: ErrorDetails, document: Document, model: Any) -> str:
    block, key = _block(detail, model), str(detail["loc"][-1])
    if block in (NotedText, FormattedValue) and detail["input"] is None:
        return f'put text that begins with a brace in quotes: "{{{shown(key)}}}"'
    if block is NotedText and key == "count":
        return "count goes with one and other"
    if block is PluralText and key == "text":
        return "write either text, or one and other"
    here = document.keys(_path(detail)[:-1])
    return nearest(key, [name for name in block.model_fields if name not in here])
