"""The page of a kit, taken apart by the standard library's reader of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest

from kit.build.plan import Plan, Selection, plan
from kit.markup.templates import environment
from kit.publish import contents
from kit.publish.kits import expected_picture
from kit.workspace import Memory, shipped_files
from tests.publish.sample_kits import LOCALES, files_of, kit_of, offers_of, page_of

FILES = {path: data for top in ("assets", "locales") for path, data in shipped_files(top)}
LAYOUTS = ("action", "chart", "figure", "myth", "progress", "statement")
VOID = ("meta", "img", "br", "link", "input")


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    parents: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), tuple(parent.tag for parent in self.open))
        assert len(element.attributes) == len(attrs), f"an attribute twice: {attrs}"
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@pytest.fixture(scope="module")
def planned() -> Plan:
    chosen = Selection(("he",), ("x.landscape", "instagram.story"), ("act", "drop"))
    return plan(Memory(FILES), "child-safety-first", chosen, LAYOUTS)


def made(planned: Plan) -> dict[str, str]:
    pictures = tuple(picture for _, picture in map(expected_picture, planned.jobs))
    artefacts, problems = contents.contents(environment(Memory(FILES).read), planned, planned.kits[0], pictures)
    assert problems == ()
    return {artefact.path: artefact.data.decode() for artefact in artefacts}


def test_every_message_is_described_and_every_button_copies_something(planned: Plan) -> None:
    page = read(made(planned)["index.html"])
    described = [image for image in page.all("img") if image.attributes["alt"]]
    assert len(described) == 2  # once a message: its pictures show the same
    assert len(page.all("img")) == 8  # in the row of pictures, and at their platforms
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    copied = [button.attributes["data-copy"] for button in page.all("button")]
    assert len(copied) == 6  # a description of each message, a post of each on each platform
    assert set(copied) <= set(ids)
    assert page.all("html")[0].attributes == {"lang": "he", "dir": "rtl"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_platform_can_be_chosen_at_every_message(locale: str) -> None:
    page = read(page_of(locale))
    assert len(page.all("section")) == 6
    assert len(page.all("summary")) == len(page.all("details")) == 6 * 20
    assert all(summary.text.strip() for summary in page.all("summary"))
    assert [element.tag for element in page.elements if re.fullmatch("h[1-6]", element.tag)] == [
        *("h1", *("h2", "h3", "h3") * 6),
        "h2",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_pictures_are_there_and_wait_until_they_are_seen(locale: str) -> None:
    page = read(page_of(locale))
    known = {picture.path: picture for offer in offers_of(locale) for picture in offer.pictures}
    for image in page.all("img"):
        picture = known[image.attributes["src"] or ""]
        assert image.attributes["loading"] == "lazy"
        assert (image.attributes["width"], image.attributes["height"]) == (str(picture.width), str(picture.height))


@pytest.mark.parametrize("locale", LOCALES)
def test_links_that_leave_the_page(locale: str) -> None:
    """The share links are those of the offers, and what opens in a new window knows nothing of this one."""
    page = read(page_of(locale))
    links = [a.attributes for a in page.all("a") if "button" in (a.attributes.get("class") or "")]
    assert [link["href"] for link in links] == [offer.share for offer in offers_of(locale) if offer.share]
    for link in links:
        web = (link["href"] or "").startswith("https://")
        assert (link.get("target"), link.get("rel")) == (("_blank", "noopener") if web else (None, None))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_shows_each_post_as_its_file_has_it(locale: str) -> None:
    shown = {element.attributes["id"]: element.text for element in read(page_of(locale)).all("pre")}
    for path, data in files_of(locale).items():
        if found := re.fullmatch(r"posts/(\w+)/([\w-]+)\.txt", path):
            assert shown[f"{found[2]}-{found[1]}"] + "\n" == data.decode()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_has_no_word_left_in_english(locale: str) -> None:
    phrases = kit_of(locale).phrases
    assert phrases is not None
    page_of(locale)
    assert phrases.missing == ()


def test_a_page_loads_nothing_from_elsewhere(planned: Plan) -> None:
    page = made(planned)["index.html"]
    assert "default-src 'none'" in page
    assert not re.search(r'\b(?:src|srcset)="(?:https?:)?//|<link|@import|url\(', page)


def test_nothing_is_promised_that_a_campaign_does_not_have(planned: Plan) -> None:
    bare = replace(
        planned,
        campaign=replace(planned.campaign, link="", sources={}),
        kits=(replace(planned.kits[0], summary=""),),
    )
    texts = made(bare)
    assert 'href=""' not in texts["index.html"]
    assert "<p></p>" not in texts["index.html"]
    assert "<ul>\n  </ul>" not in texts["index.html"]
    assert "\n\n\n\n" not in texts["README.txt"]
    assert "http" not in texts["README.txt"]
    assert "opengraph" not in texts["README.txt"]
    assert planned.campaign.link in made(planned)["README.txt"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_read_me_file_names_what_is_there(locale: str) -> None:
    text = files_of(locale)["README.txt"].decode()
    assert all(name in text for name in ("index.html", "images", "posts.csv", "posts/opengraph", "calendar", "alt.txt"))


def test_the_page_links_to_the_calendar_where_there_is_one(planned: Plan) -> None:
    texts = made(planned)
    (path,) = (path for path in texts if path.endswith(".ics"))
    assert f'href="{path}"' in texts["index.html"]
    undated = tuple(replace(message, publish={}) for message in planned.campaign.messages)
    texts = made(replace(planned, campaign=replace(planned.campaign, messages=undated)))
    assert ".ics" not in texts["index.html"]
    assert "calendar" not in texts["README.txt"]


def test_a_check_finds_what_the_pages_lack(planned: Plan) -> None:
    page = "templates/pages/README.txt"
    templates = environment(Memory({**FILES, page: b'{{ _("New words") }}\n'}).read)
    (problem,) = contents.problems(templates, planned)
    assert str(problem).startswith("locales/he/LC_MESSAGES/kit.po: “New words” is not translated")
