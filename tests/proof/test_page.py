"""The page of a sheet: one file, that asks for nothing and runs nothing but what it brings."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from kit.build.catalogs import read_phrases
from kit.build.plan import Selection
from kit.cli.options import known_layouts
from kit.errors import KitError
from kit.l10n.phrases import Phrases
from kit.l10n.pofile import Entry, Source
from kit.markup.templates import environment
from kit.proof.page import SCRIPT, STYLE, counts, page
from kit.proof.sheets import Sheet, Wanted, sheet
from kit.proof.worded import looking_at
from kit.workspace import Memory
from tests.proof.sample_proof import CAMPAIGN, emptied, files, fuzzy, said, workspace

FEW = Selection(messages=("act",), placements=("bluesky.square", "instagram.story"))
EVIL = '<script>alert("1")</script> &amp; </style>'


def outdated(entry: Entry) -> Entry:
    return replace(fuzzy(entry), previous=Source(entry.context, f"{entry.msgid} Today."), comments=("Noted & <b>.",))


CHANGES = {"act.headline": said(EVIL), "act.kicker": emptied, "act.button": outdated, "act.alt": said("Zu Hause !")}


@cache
def spoiled(locale: str = "de") -> Sheet:
    there = workspace(CHANGES, locale)
    return sheet(Wanted(there, looking_at(there), CAMPAIGN, locale, known_layouts(there), FEW), None)


def html(found: Sheet, changes: Mapping[str, bytes] | None = None) -> str:
    there = Memory({**files(), **(changes or {})})
    phrases, _ = read_phrases(there, found.locale)
    return page(found, environment(there.read), there.read, phrases or Phrases(None, "en"), there.today()).decode()


class Outline(HTMLParser):
    """The elements of a page, with their attributes, and its text."""

    VOID = ("meta", "input", "br", "img")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@cache
def outline(locale: str = "de") -> Outline:
    return Outline(html(spoiled(locale)))


@pytest.mark.parametrize("locale", ["de", "ar", "ja"])
def test_nothing_is_asked_for_and_nothing_is_run_but_what_the_policy_names(locale: str) -> None:
    text = html(spoiled(locale))
    found = outline(locale)
    policy = next(each["content"] for each in found.all("meta") if each.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'" in policy
    for tag, attributes in found.elements:
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
        for name in ("src", "href"):
            assert (attributes.get(name) or "#").startswith(("#", "data:image/webp;base64,"))
    assert not re.search(r"url\(|@import|https?://(?!change\.org)", text)


def test_a_script_in_a_translation_is_shown_as_text() -> None:
    assert EVIL in outline().text
    assert len(outline().all("script")) == 1


def test_each_picture_is_in_the_page_once_and_shown_where_a_text_stands() -> None:
    found = outline()
    symbols = [each["id"] for each in found.all("symbol")]
    assert sorted(symbols, key=str) == ["card-act-bluesky.square", "card-act-instagram.story"]
    assert len([each for each in found.all("image") if (each["href"] or "").startswith("data:")]) == 2
    uses = [each["href"] for each in found.all("use")]
    assert {f"#{name}" for name in symbols} == {*uses}
    assert len(uses) > 4
    labels = [each["aria-label"] for each in found.all("svg") if each.get("role") == "img"]
    assert len(labels) == len(uses)
    assert all(label and ("Bluesky square" in label or "Instagram story" in label) for label in labels)


def test_texts_are_in_their_own_language_and_direction() -> None:
    (root,) = outline("ar").all("html")
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    said = {(each["lang"], each["dir"]) for each in outline("ar").all("p") if "lang" in each}
    assert said == {("ar", "rtl"), ("en", "ltr")}
    assert {(each["lang"], each["dir"]) for each in outline("ja").all("p") if "lang" in each} == {
        ("ja", "ltr"),
        ("en", "ltr"),
    }


def test_what_a_translator_has_to_know_stands_at_the_text() -> None:
    text = html(spoiled())
    button = text[text.index('id="act-button"') : text.index('id="act-alt"')]
    assert "<del> Today.</del>" in button
    assert "Noted &amp; &lt;b&gt;." in button
    assert "locales/de/LC_MESSAGES/child-safety-first.po:" in button
    assert "# kit: allow space-before-punctuation" in text
    assert "unknown placeholder" in text or "alert" in text


def test_kinds_of_texts_can_be_chosen() -> None:
    kinds = {each["aria-labelledby"]: (each["data-is"] or "").split() for each in outline().all("article")}
    assert kinds["act-kicker"] == ["missing"]
    assert kinds["act-button"] == ["fuzzy"]
    assert kinds["act-headline"] == ["wrong", "translated"]
    assert kinds["act-first"] == ["translated"]
    number = counts(spoiled())
    assert number.all == len(kinds)
    for kind in ("wrong", "missing", "fuzzy"):
        assert getattr(number, kind) == sum(kind in each for each in kinds.values())
    values = {(each["name"], each["value"]) for each in outline().all("input")}
    assert values == {
        *(("show", kind) for kind in ("all", "wrong", "missing", "fuzzy")),
        *(("order", order) for order in ("campaign", "fit")),
    }
    assert all(float(each["data-tightness"] or "") > 0 for each in outline().all("article"))


def test_ids_are_there_once_and_labels_lead_to_them() -> None:
    ids = [each["id"] for _, each in outline().elements if "id" in each]
    assert len(ids) == len({*ids})
    assert {each["aria-labelledby"] for _, each in outline().elements if "aria-labelledby" in each} <= {*ids}


def test_a_workspace_may_have_its_own_style_and_script() -> None:
    text = html(spoiled(), {STYLE: b"\xef\xbb\xbfp { color: red }\r\n", SCRIPT: b"let x\r\n"})
    assert "<style>\np { color: red }\n</style>" in text
    assert "<script>\nlet x\n</script>" in text


@pytest.mark.parametrize(
    ("path", "data"), [(STYLE, b"a {}\n</STYLE >"), (SCRIPT, b"'\n</script>'"), (STYLE, b"a {}\n\xff")]
)
def test_a_style_or_script_that_cannot_stand_in_a_page_is_told(path: str, data: bytes) -> None:
    with pytest.raises(KitError, match=rf"{re.escape(path)}:2: "):
        html(spoiled(), {path: data})
