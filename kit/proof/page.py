"""The page of a sheet: one HTML file that needs nothing else, works from the disk and can be mailed."""

from __future__ import annotations

import base64
import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from kit.errors import fail
from kit.l10n.locales import native_name
from kit.l10n.phrases import Phrases
from kit.markup.templates import render
from kit.proof.sheets import Picture, Sheet
from kit.proof.views import StringView

TEMPLATE = "templates/pages/proof.html"
STYLE = "templates/pages/proof.css"
SCRIPT = "templates/pages/proof.js"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many texts there are, and how many of each kind that can be chosen on the page."""

    all: int
    wrong: int
    missing: int
    fuzzy: int


def page(
    sheet: Sheet,
    environment: Environment,
    read: Callable[[str], bytes],
    phrases: Phrases,
    today: datetime.date,
) -> bytes:
    """The page in UTF-8. read: the workspace's, for style and script.

    Raises KitError for a template, style or script of the workspace's own that is wrong.
    """
    spoken = sheet.languages
    style, script = _inline(read, STYLE, "</style"), _inline(read, SCRIPT, "</script")
    context = {
        "_": phrases.gettext,
        "sheet": sheet,
        "language": spoken.language,
        "direction": spoken.direction,
        "language_name": native_name(sheet.locale),
        "date": today.isoformat(),
        "pictures": [(picture, _address(picture)) for picture in sheet.pictures],
        "is_wrong": is_wrong,
        "counts": counts(sheet),
        "style": Markup(style),
        "script": Markup(script),
        "policy": _policy(style, script),
    }
    return (render(environment, TEMPLATE, context).strip() + "\n").encode()


def counts(sheet: Sheet) -> Counts:
    """Of all texts of a sheet."""
    strings = [string for message in sheet.messages for string in message.strings]
    return Counts(
        len(strings),
        sum(map(is_wrong, strings)),
        sum(string.state == "missing" for string in strings),
        sum(string.state == "fuzzy" for string in strings),
    )


def is_wrong(string: StringView) -> bool:
    """Whether anything is wrong with a string but that it is missing or fuzzy."""
    return any(each.kind not in ("missing", "fuzzy") for each in string.troubles)


def _inline(read: Callable[[str], bytes], file: str, end: str) -> str:
    """A file to stand within an element. Lines end as HTML's parser makes them: the policy names what it hands on."""
    data = read(file)
    try:
        whole = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise fail(file, line, "the file is not UTF-8", "save it in the encoding UTF-8") from None
    text = "\n" + whole.replace("\r\n", "\n").replace("\r", "\n").strip() + "\n"
    if end in text.lower():
        raise fail(file, text.lower()[: text.lower().index(end)].count("\n"), f"{end}> cannot stand here")
    return text


def _policy(style: str, script: str) -> str:
    """The page asks for nothing and runs nothing but what it brings (Content Security Policy Level 3)."""
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _address(picture: Picture) -> str:
    return f"data:image/webp;base64,{base64.b64encode(picture.data).decode()}"
