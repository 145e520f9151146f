"""The credit of a picture as its card shows it."""

from __future__ import annotations

from kit.build.compose import card_html
from kit.build.plan import Plan, Selection, plan
from kit.cli.options import known_layouts
from kit.workspace import Memory, shipped_files

FILES = {path: data for top in ("assets", "locales", "templates") for path, data in shipped_files(top)}
CAMPAIGN = "assets/campaigns/read-a-summer/campaign.yaml"
GERMAN = "locales/de/LC_MESSAGES/read-a-summer.po"
TRANSLATION = '\nmsgctxt "invitation.photo_credit"\nmsgid "Photo: Kit & friends"\nmsgstr "Foto: Kit & Freunde"\n'


def planned(credit: str) -> Plan:
    campaign = FILES[CAMPAIGN].decode().replace("credit: Kit (CC0)", f"credit: {credit}")
    files = {**FILES, CAMPAIGN: campaign.encode(), GERMAN: FILES[GERMAN] + TRANSLATION.encode()}
    chosen = Selection(("en", "de", "el"), ("instagram.square",), ("invitation",))
    workspace = Memory(files)
    return plan(workspace, "read-a-summer", chosen, known_layouts(workspace))


def test_a_name_is_the_same_in_every_language() -> None:
    cards = planned("Ada & Bo Winter").jobs
    assert [card.wording.locale for card in cards] == ["en", "de", "el"]
    assert all("Ada &amp; Bo Winter" in card_html(card) for card in cards)


def test_words_are_translated_or_missed() -> None:
    made = planned('"Photo: Kit & friends"')
    shown = {card.wording.locale: card_html(card) for card in made.jobs}
    assert shown.keys() == {"en", "de"}
    assert "Photo: Kit &amp; friends" in shown["en"]
    assert "Foto: Kit &amp; Freunde" in shown["de"]
    assert ["photo_credit of invitation is not translated" in str(problem) for problem in made.problems] == [True]
