from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.brands import read_brand
from kit.campaign.parse import parse
from kit.campaign.read import read_campaign
from kit.campaign.schema import schemas
from kit.errors import KitError

from .mistakes import MISTAKES
from .samples import BRAND, CAMPAIGN, LAYOUTS, PLACEMENTS, changed, workspace

ASSETS = Path(__file__).resolve().parents[2] / "assets"
TYPES: dict[str, type | tuple[type, ...]] = {"object": dict, "array": list, "string": str, "null": type(None)}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where a value does not fit a schema, for the part of JSON Schema that Kit's schemas use."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    for word, enough in (("anyOf", lambda n: n >= 1), ("oneOf", lambda n: n == 1)):
        if word in schema and not enough(sum(not list(faults(value, each, root)) for each in schema[word])):
            yield f"{path}: {word}"
    kind = schema.get("type")
    if kind in ("number", "integer"):
        fits = isinstance(value, int | float) and not isinstance(value, bool) and (kind == "number" or value % 1 == 0)
    else:
        fits = kind is None or isinstance(value, TYPES[kind])
    if not fits:
        yield f"{path}: {kind}"
    elif isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{path}: range"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: enum"
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0) or not re.search(schema.get("pattern", ""), value):
            yield f"{path}: text"
        if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            yield f"{path}: date"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{path}: minItems"
        for index, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{path}/{index}")
    if isinstance(value, dict):
        yield from _object_faults(value, schema, root, path)


def _object_faults(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    if len(value) < schema.get("minProperties", 0):
        yield f"{path}: minProperties"
    yield from (f"{path}/{key}: required" for key in schema.get("required", ()) if key not in value)
    for key, item in value.items():
        matching = [each for pattern, each in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
        if key in schema.get("properties", {}):
            matching.append(schema["properties"][key])
        for each in matching:
            yield from faults(item, each, root, f"{path}/{key}")
        if not matching and schema.get("additionalProperties", True) is False:
            yield f"{path}/{key}: additionalProperties"


def as_editors_see(value: Any) -> Any:
    """A YAML value in JSON's terms: dates are text."""
    if isinstance(value, dict):
        return {key: as_editors_see(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_editors_see(each) for each in value]
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def check(text: str, name: str) -> list[str]:
    schema = schemas()[name]
    return list(faults(as_editors_see(parse(text.encode(), "f").value()), schema, schema))


def test_the_samples_fit() -> None:
    campaign = (ASSETS / "campaigns/child-safety-first/campaign.yaml").read_text(encoding="utf-8")
    brand = (ASSETS / "brands/open-lantern/brand.yaml").read_text(encoding="utf-8")
    assert check(campaign, "campaign") == check(CAMPAIGN, "campaign") == []
    assert check(brand, "brand") == check(BRAND, "brand") == []


# What a schema cannot know: other files, the names of locales, and how values fit each other.
BEYOND = re.compile(
    "unknown (layout|placement|locale|fact|placeholder|source|count|brand|partner)|listed twice|locale in cap|"
    "rows that differ|does not fit|duplicate|count of|unused count|tag|entity|brace|not a placeholder|format in a pl|"
    "reserved|used twice|percent-encoded|links without|not listed|not there|"
    "too long|blank|missing picture|picture (outside|by)|path|row's|a space|no such (day|month)"
)


@pytest.mark.parametrize("name", [name for name in MISTAKES if not BEYOND.search(name)])
def test_an_editor_marks_what_the_reader_refuses(name: str) -> None:
    assert check(changed(CAMPAIGN, MISTAKES[name].old, MISTAKES[name].new), "campaign")


NAMES = st.sampled_from(["headline", "alt", "body"])
TEXTS = st.sampled_from(["Say so", "", "{share}"])
SLOTS = st.one_of(
    TEXTS,
    st.sampled_from([None, 5, True, ["a"]]),
    st.dictionaries(st.sampled_from(["text", "note", "one", "other", "count", "noted"]), TEXTS, max_size=4),
)


@given(st.dictionaries(NAMES, SLOTS, max_size=2))
def test_what_the_reader_takes_an_editor_takes(slots: dict[str, Any]) -> None:
    text = CAMPAIGN.partition("messages:")[0]
    text += "messages:\n  - id: one\n    layout: figure\n    text: " + json.dumps(slots) + "\n"
    try:
        _, problems = read_campaign(workspace(text), "spring", layouts=LAYOUTS, placements=PLACEMENTS)
    except KitError:
        return
    if not problems:
        assert check(text, "campaign") == []


def test_every_key_is_described() -> None:
    for schema in schemas().values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        for block in (schema, *schema["$defs"].values()) if "$defs" in schema else (schema,):
            assert block["description"]
            for name, key in block["properties"].items():
                assert key.get("description"), name


def test_schemas_are_json() -> None:
    assert json.loads(json.dumps(schemas())) == schemas()


def test_a_brand_the_reader_refuses_does_not_fit() -> None:
    for text in (changed(BRAND, "lockups:", "lockup:"), changed(BRAND, "[Noto Sans, Noto Serif]", "Noto Sans")):
        assert read_brand(workspace(brand=text), "lantern")[1]
        assert check(text, "brand")
