"""The pages of `kit serve`: from proofs and counts to HTML. Strings are shown as in `kit proof`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from jinja2 import Environment

from kit.l10n import plurals
from kit.l10n.numbers import format_value
from kit.l10n.phrases import Phrases
from kit.l10n.pofile import Key
from kit.markup.templates import render
from kit.proof.model import MessageProof, ProofString
from kit.proof.views import Languages, MessageView, languages, message_view, string_view, troubles
from kit.serve.model import CampaignCard, CardsHead, Cell, MessageCell, SheetHead, SideHead, name_of

_FOLDER = "templates/pages"
_EXAMPLES = 3  # numbers that tell when a plural form is used
_COUNTS = range(201)


@dataclass(frozen=True, slots=True)
class Form:
    """A text of a string as it is edited. numbers: some of those that it stands with; "" where it has no plural."""

    id: str
    text: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Editing:
    """What the page's script has to know of a string. key and base are JSON, as `/save` takes them.

    forms: none where it cannot be edited. saves: how many of its saves can be taken back.
    """

    key: str
    base: str
    forms: tuple[Form, ...]
    saves: int = 0


NO_SAVES: Mapping[Key, int] = {}


def home_page(
    environment: Environment,
    phrases: Phrases,
    campaigns: Sequence[CampaignCard],
    *,
    editable: bool,
    alone: bool = False,
) -> str:
    """The page of all campaigns, or of one. alone: there is no other.

    Each of these raises KitError for a template that cannot be used.
    """
    return _filled(environment, "serve_home.html", phrases, editable, {"campaigns": campaigns, "alone": alone})


def sheet_page(
    environment: Environment,
    phrases: Phrases,
    sheet: SheetHead,
    first: MessageProof,
    saves: Mapping[Key, int] = NO_SAVES,
    *,
    editable: bool,
) -> str:
    """The page of a campaign in a locale: its first message, and where the others are to be had."""
    others = [_view(sheet, MessageProof(message, title, ())) for message, title in sheet.messages]
    values = {**_of_sheet(sheet, first, saves, editable), "others": others, "troubles": troubles(sheet.beside)}
    return _filled(environment, "serve_sheet.html", phrases, editable, values)


def section(
    environment: Environment,
    phrases: Phrases,
    sheet: SheetHead,
    message: MessageProof,
    saves: Mapping[Key, int] = NO_SAVES,
    *,
    editable: bool,
) -> str:
    """A message on that page, as a fragment. saves: how many saves of strings can be taken back."""
    return _filled(environment, "serve_section.html", phrases, editable, _of_sheet(sheet, message, saves, editable))


def message_page(
    environment: Environment, phrases: Phrases, head: SideHead, cells: Sequence[Cell], *, editable: bool
) -> str:
    """The page of a message in all locales, side by side."""
    return _filled(environment, "serve_message.html", phrases, editable, {"head": head, "cells": cells})


def cards_page(
    environment: Environment, phrases: Phrases, head: CardsHead, cells: Sequence[MessageCell], *, editable: bool
) -> str:
    """The page of all messages in a locale, side by side."""
    return _filled(environment, "serve_cards.html", phrases, editable, {"head": head, "cells": cells})


def tried(
    environment: Environment, phrases: Phrases, spoken: Languages, string: ProofString, pictures: Mapping[str, str]
) -> dict[str, object]:
    """What has become of a string that nobody has saved, for the page's script.

    spoken: the string's language and that of its source. pictures: by placement, as data: URLs. The fragments of HTML
    are those that a section has.
    """
    view = string_view(string, spoken)
    values = _context(phrases, editable=True)
    parts = environment.get_template(f"{_FOLDER}/serve_parts.html").make_module(values)

    def fragment(name: str, *arguments: object) -> str:
        return str(getattr(parts, name)(*arguments)).strip()

    return {
        "html": {name: fragment(name, view) for name in ("problems", "room", "posts")},
        "problems": int(fragment("count", view)),
        "cards": {
            card.placement: {"picture": pictures.get(card.placement, ""), "outline": fragment("outline", view, card)}
            for card in view.cards
        },
    }


def _filled(
    environment: Environment, template: str, phrases: Phrases, editable: bool, values: Mapping[str, object]
) -> str:
    return render(environment, f"{_FOLDER}/{template}", {**_context(phrases, editable), **values}).strip() + "\n"


def _context(phrases: Phrases, editable: bool) -> dict[str, object]:
    """What every page and part is filled with."""
    return {
        "_": phrases.gettext,
        "ngettext": phrases.ngettext,
        "page": name_of(phrases.locale),
        "editable": editable,
        "address": _address,
    }


def _address(*names: str) -> str:
    """The address of names that may be anything."""
    return "/" + "/".join(quote(name, safe="") for name in names)


def _of_sheet(sheet: SheetHead, message: MessageProof, saves: Mapping[Key, int], editable: bool) -> dict[str, object]:
    editing = {string.id: _editing(string, sheet, saves.get(string.key, 0), editable) for string in message.strings}
    return {"sheet": sheet, "message": _view(sheet, message), "editing": editing}


def _spoken(sheet: SheetHead) -> Languages:
    return languages(sheet.name.locale, sheet.source.locale)


def _view(sheet: SheetHead, message: MessageProof) -> MessageView:
    return message_view(message, _spoken(sheet))


def _editing(string: ProofString, sheet: SheetHead, saves: int, editable: bool) -> Editing:
    entry = string.entry if editable else None
    base = {"strings": entry.strings, "fuzzy": entry.fuzzy} if entry else None
    return Editing(
        json.dumps({"context": string.key[0], "msgid": string.key[1]}, ensure_ascii=False),
        json.dumps(base, ensure_ascii=False),
        tuple(_forms(string, sheet.name.locale)) if entry else (),
        saves,
    )


def _forms(string: ProofString, locale: str) -> Iterator[Form]:
    count = len(string.texts)
    numbers = examples(locale, count) if count > 1 else ("",)
    for number, (text, some) in enumerate(zip(string.texts, numbers, strict=True)):
        yield Form(f"{string.id}.{number}", text, some)


def examples(locale: str, count: int) -> tuple[str, ...]:
    """For each of a locale's plural forms some numbers that it stands with, such as "1, 21, 31".

    The number of the form alone, where the catalog has another number of forms than the locale.
    """
    forms, expression = plurals.parse_header(plurals.header(locale))
    if forms != count:
        return tuple(f"[{number}]" for number in range(count))
    found: list[list[str]] = [[] for _ in range(count)]
    for number in _COUNTS:
        of_form = found[plurals.index(expression, number, forms)]
        if len(of_form) < _EXAMPLES:
            of_form.append(format_value(Decimal(number), "number", locale))
    return tuple(", ".join(of_form) for of_form in found)
