"""The pages of the server, filled by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.errors import Problem, Where
from kit.l10n import plurals
from kit.l10n.catalogs import Catalog, Translation
from kit.l10n.phrases import Phrases
from kit.l10n.pofile import Entry, Source
from kit.markup.templates import environment
from kit.proof.model import InPost, MessageProof, ProofString
from kit.proof.views import languages
from kit.serve import pages
from kit.serve.model import (
    CampaignCard,
    CardsHead,
    Cell,
    LocaleCard,
    MessageCell,
    Shape,
    SheetHead,
    SideHead,
    name_of,
)
from kit.status.model import Reason, Strings
from kit.workspace import Memory

ENVIRONMENT = environment(Memory({}).read)
ENGLISH = Phrases(None, "en")
EVIL = "</textarea><script>alert(1)</script>&amp; \"'"
VOID = {"meta", "link", "img", "input", "br"}


@dataclass
class Element:
    tag: str
    attributes: Mapping[str, str | None]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page; all that are opened are closed, and none has an attribute twice."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        assert len(element.attributes) == len(attrs), attrs
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, **attributes: str | None) -> list[Element]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [each for each in self.elements if each.tag == tag and wanted.items() <= each.attributes.items()]

    def one(self, tag: str, **attributes: str | None) -> Element:
        (found,) = self.all(tag, **attributes)
        return found


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    # The policy of the server refuses what stands in the page itself.
    assert not any(name == "style" or name.startswith("on") for each in page.elements for name in each.attributes)
    assert not page.all("style")
    assert all("src" in script.attributes for script in page.all("script"))
    for each in page.elements:
        for name in ("src", "href"):
            assert re.match(r"/(?!/)|[?#]|data:,", each.attributes.get(name) or "#"), each
    return page


def a_string(
    *texts: str, context: str | None = "act.headline", plural: bool = False, fuzzy: bool = False
) -> ProofString:
    source = Source(context, "Sign {n} it", "Sign {n} of it" if plural else None)
    entry = Entry(context, source.msgid, source.plural, texts, ("fuzzy",) if fuzzy else (), line=7)
    message, _, slot = (context or "").rpartition(".")
    state = "fuzzy" if fuzzy else "translated" if all(texts) else "missing"
    where = Where("locales/de/LC_MESSAGES/autumn.po", 7)
    return ProofString(
        f"{message or 'pages'}-{slot or 1}", entry.key, message, slot, where, source, texts, state, entry
    )


def head(locale: str = "de", messages: tuple[tuple[str, str], ...] = (("act", "Jetzt"), ("", ""))) -> SheetHead:
    others = tuple(map(name_of, ("en", "ar")))
    return SheetHead("autumn", "Herbst", name_of(locale), name_of("en"), messages, (), others)


def section(*strings: ProofString, locale: str = "de", editable: bool = True) -> Page:
    message = strings[0].message
    proof = MessageProof(message, "Jetzt" if message else "", strings)
    return read(pages.section(ENVIRONMENT, ENGLISH, head(locale), proof, editable=editable))


def json_of(article: Element, name: str) -> object:
    return json.loads(article.attributes[name] or "")


def test_a_string_stands_in_its_editor_as_it_stands_in_the_catalog() -> None:
    page = section(a_string("\nErst\n\nso <b>{n}</b>", fuzzy=True), locale="ar")
    field = page.one("textarea")
    assert field.text == "\n\nErst\n\nso <b>{n}</b>"  # HTML leaves out the first line end
    assert (field.attributes["lang"], field.attributes["dir"]) == ("ar", "rtl")
    assert page.one("label").attributes["for"] == field.attributes["id"]
    article = page.one("article")
    assert json_of(article, "data-key") == {"context": "act.headline", "msgid": "Sign {n} it"}
    assert json_of(article, "data-base") == {"strings": ["\nErst\n\nso <b>{n}</b>"], "fuzzy": True}
    assert article.attributes["data-state"] == "fuzzy"


def test_forms_that_a_catalog_lacks_have_fields_and_are_no_part_of_the_base() -> None:
    found = a_string("eins", "", plural=True)
    assert found.entry
    page = section(replace(found, entry=replace(found.entry, strings=("eins",))))
    assert [field.text for field in page.all("textarea")] == ["\neins", "\n"]
    assert json_of(page.one("article"), "data-base") == {"strings": ["eins"], "fuzzy": False}


def test_each_plural_form_says_which_numbers_it_stands_with() -> None:
    labels = [label.text for label in section(a_string("a", "b", "c", "d", plural=True), locale="sl").all("label")]
    assert labels == [
        f"Translation with numbers such as {some}" for some in ("1, 101", "2, 102", "3, 4, 103", "0, 5, 6")
    ]


def test_words_of_pages_have_no_context() -> None:
    page = section(a_string("Speichern", context=None))
    assert json_of(page.one("article"), "data-key") == {"context": None, "msgid": "Sign {n} it"}
    assert page.one("section").attributes["data-address"] == "/autumn/locales/de/"
    assert page.one("h2").text == "Words of the pages"


@pytest.mark.parametrize("editable", [True, False])
def test_what_nobody_can_edit_has_no_editor(editable: bool) -> None:
    string = a_string("Ein Text")
    page = section(replace(string, entry=None) if editable else string, editable=editable)
    assert not page.all("textarea")
    assert not page.all("button")
    assert page.one("p", **{"class": "text said"}).text == "Ein Text"


def test_what_a_translation_holds_is_text() -> None:
    problem = Problem(Where("autumn.po", 7), EVIL, EVIL)
    post = InPost("x", "X", (EVIL,), 10, 280)
    string = replace(a_string(EVIL), reasons=(Reason("check", problem, "letters"),), posts=(post,))
    sheet = replace(head(), title=EVIL, messages=(("act", EVIL),), beside=(problem,))
    proof = MessageProof("act", EVIL, (string,), beside=(problem,))
    page = read(pages.sheet_page(ENVIRONMENT, ENGLISH, sheet, proof, editable=True))
    assert [script.attributes["src"] for script in page.all("script")] == ["/static/serve.js"]
    # Some of what HTML says is text: what a parser finds between the tags of these elements.
    assert EVIL in page.one("title").text
    assert page.one("article").attributes["data-base"] == json.dumps({"strings": [EVIL], "fuzzy": False})
    assert EVIL in page.one("h2", id="message-act.title").text


def test_a_sheet_has_its_first_message_and_says_where_the_others_are() -> None:
    first = MessageProof("act", "Jetzt", (a_string("Los"),))
    page = read(pages.sheet_page(ENVIRONMENT, ENGLISH, head(), first, editable=True))
    there, waiting = page.all("section")[:2]
    assert (there.attributes["id"], waiting.attributes["id"]) == ("message-act", "message-pages")
    assert waiting.attributes["data-address"] == "/autumn/locales/de/"
    assert len(page.all("article")) == 1
    assert {link.attributes["href"] for link in page.all("a")} >= {"/autumn", "/autumn/locales/ar", "#message-act"}


def test_only_a_sheet_that_somebody_translates_can_show_what_is_not_translated() -> None:
    source = replace(a_string("Sign {n} it"), state="source", entry=None)

    def filters(string: ProofString) -> list[str | None]:
        proof = MessageProof("act", "Jetzt", (string,))
        page = read(pages.sheet_page(ENVIRONMENT, ENGLISH, head(), proof, editable=False))
        return [each.attributes["value"] for each in page.all("input", name="filter")]

    assert filters(source) == ["all", "problems"]
    assert filters(a_string("Los")) == ["all", "problems", "missing", "fuzzy"]


def test_problems_are_counted_without_the_state() -> None:
    problem = Problem(Where("autumn.po", 7), "it is wrong")
    reasons = Reason("fuzzy", problem), Reason("card", problem)
    article = section(replace(a_string("Los", fuzzy=True), reasons=reasons)).one("article")
    assert article.attributes["data-problems"] == "1"


def test_a_page_is_in_the_language_of_its_words() -> None:
    catalog = Catalog("ar", "kit.po", {(None, "Save"): Translation(("احفظ",), 1, False)}, 6, "0")
    proof = MessageProof("act", "الآن", (a_string("وقّع"),))
    page = read(pages.sheet_page(ENVIRONMENT, Phrases(catalog, "ar"), head("ar"), proof, editable=True))
    assert (page.one("html").attributes["lang"], page.one("html").attributes["dir"]) == ("ar", "rtl")
    assert page.one("button", data_do="save").text == "احفظ"
    assert page.one("a", href="?ui=en").text == "This page in English"


def test_the_english_page_of_another_language_has_a_way_back() -> None:
    proof = MessageProof("act", "الآن", (a_string("وقّع"),))
    page = read(pages.sheet_page(ENVIRONMENT, ENGLISH, head("ar"), proof, editable=True))
    assert page.one("a", href="?ui=ar").text == "العربية"


def test_what_is_tried_has_the_same_parts_as_a_section() -> None:
    problem = Problem(Where("autumn.po", 7), "it is too long")
    post = InPost("x", "X", ("Los", "geht’s"), 10, 280)
    string = replace(a_string("Los"), reasons=(Reason("card", problem),), posts=(post,))
    found = pages.tried(ENVIRONMENT, ENGLISH, languages(head().name.locale, head().source.locale), string, {})
    whole = pages.section(ENVIRONMENT, ENGLISH, head(), MessageProof("act", "", (string,)), editable=True)
    assert found["problems"] == 1
    assert found["cards"] == {}
    html = found["html"]
    assert isinstance(html, dict)
    assert set(html) == {"problems", "room", "posts"}
    assert "it is too long" in html["problems"]
    assert "geht’s" in html["posts"]
    assert all(part in whole for part in html.values())


def test_the_page_of_a_campaign_says_how_far_its_locales_are() -> None:
    card = CampaignCard(
        "autumn",
        "Autumn",
        (("act", "Act now"),),
        (LocaleCard(name_of("en"), None), LocaleCard(name_of("pt_PT"), Strings(10, 7, 2))),
    )
    page = read(pages.home_page(ENVIRONMENT, ENGLISH, (card,), editable=True))
    bar = page.one("progress")
    assert (bar.attributes["value"], bar.attributes["max"]) == ("7", "10")
    cells = [" ".join(cell.text.split()) for cell in page.all("td")]
    assert cells == ["", "", "", "7/10", "2", "1"]
    links = {link.attributes["href"] for link in page.all("a")}
    assert links == {"/", "/autumn/locales/en", "/autumn/locales/pt_PT", "/autumn/messages/act"}


def test_several_campaigns_are_shown_in_short_and_those_that_cannot_be_read_say_why() -> None:
    problem = Problem(Where("assets/campaigns/b/campaign.yaml", 3), "this is no campaign")
    cards = CampaignCard("a", "A", (), ()), CampaignCard("b", "b", (), (), (problem,))
    page = read(pages.home_page(ENVIRONMENT, ENGLISH, cards, editable=True))
    assert [link.attributes["href"] for link in page.all("a")] == ["/a", "/b"]
    assert page.one("ul", **{"class": "problems"}).text.strip() == str(problem)


def test_a_message_is_shown_in_all_locales_on_one_placement() -> None:
    shapes = Shape("x.landscape", "X", "landscape", 1600, 900), Shape("x.a/b", "X", "a/b", 1080, 1080)
    side = SideHead("autumn", "Autumn", "Act now", "x.landscape", shapes, "act", (("act", "Act now"),))
    cells = Cell(name_of("ar_XB"), None), Cell(name_of("de"), Strings(4, 1, 1))
    page = read(pages.message_page(ENVIRONMENT, ENGLISH, side, cells, editable=True))
    pictures = page.all("img")
    assert [picture.attributes["src"] for picture in pictures] == [
        f"/autumn/pictures/{locale}/act/x.landscape.png" for locale in ("ar_XB", "de")
    ]
    assert all(picture.attributes["loading"] == "lazy" for picture in pictures)
    assert page.one("a", href="/autumn/locales/de#message-act")
    assert page.one("a", href="?placement=x.landscape").attributes["aria-current"] == "page"
    assert page.one("a", href="?placement=x.a/b")
    assert "Not translated: 2 · To be reviewed (fuzzy): 1" in " ".join(page.one("li", id="locale.de").text.split())


@given(st.sampled_from(("ar", "de", "ja", "sl", "cy", "pt_PT", "fa")), st.integers(1, 6))
@example("ja", 1)
def test_every_form_has_an_example(locale: str, count: int) -> None:
    found = pages.examples(locale, count)
    assert len(found) == count
    assert all(found)
    if count == plurals.form_count(locale):
        assert len(set(found)) == count


def test_all_messages_of_a_locale_are_shown_on_one_placement() -> None:
    shapes = (Shape("x.landscape", "X", "landscape", 1600, 900),)
    head = CardsHead("autumn", "Autumn", "Herbst", "x.landscape", shapes, name_of("de"), (name_of("ar"),))
    cells = MessageCell("act", "Mach mit", Strings(4, 4, 0)), MessageCell("why", "Darum", Strings(4, 3, 0))
    page = read(pages.cards_page(ENVIRONMENT, ENGLISH, head, cells, editable=True))
    assert [picture.attributes["src"] for picture in page.all("img")] == [
        f"/autumn/pictures/de/{message}/x.landscape.png" for message in ("act", "why")
    ]
    assert page.one("a", href="/autumn/locales/de#message-why")
    assert page.one("a", href="/autumn/cards/ar?placement=x.landscape")
    assert "Not translated: 1" in page.one("li", id="message.why").text
    assert "Not translated" not in page.one("li", id="message.act").text
