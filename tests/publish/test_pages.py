from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kit.build.plan import Plan, Selection, plan
from kit.markup.templates import environment
from kit.publish import pages
from kit.publish.kits import expected_picture
from kit.workspace import Memory, shipped_files

FILES = {path: data for top in ("assets", "locales") for path, data in shipped_files(top)}
LAYOUTS = ("action", "chart", "figure", "myth", "progress", "statement")


@pytest.fixture(scope="module")
def planned() -> Plan:
    chosen = Selection(("he",), ("x.landscape", "instagram.story"), ("act", "drop"))
    return plan(Memory(FILES), "child-safety-first", chosen, LAYOUTS)


def made(planned: Plan) -> dict[str, str]:
    pictures = tuple(picture for _, picture in map(expected_picture, planned.jobs))
    artefacts, problems = pages.pages(environment(Memory(FILES).read), planned, planned.kits[0], pictures)
    assert problems == ()
    return {artefact.path: artefact.data.decode() for artefact in artefacts}


def test_every_picture_is_described_and_every_button_copies_something(planned: Plan) -> None:
    page = made(planned)["index.html"]
    images = re.findall(r'<img src="images/[^"]+" [^>]*alt="([^"]*)"', page)
    assert len(images) == 4
    assert all(images)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    copied = re.findall(r'data-copy="([^"]+)"', page)
    assert len(copied) == 6  # a description of each message, a post of each on each platform
    assert set(copied) <= set(ids)
    assert page.startswith('<!DOCTYPE html>\n<html lang="he" dir="rtl">')


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
    assert planned.campaign.link in made(planned)["README.txt"]


def test_a_check_finds_what_the_pages_lack(planned: Plan) -> None:
    page = "templates/pages/README.txt"
    templates = environment(Memory({**FILES, page: b'{{ _("New words") }}\n'}).read)
    (problem,) = pages.problems(templates, planned)
    assert str(problem).startswith("locales/he/LC_MESSAGES/kit.po: “New words” is not translated")
