from __future__ import annotations

import pytest

from kit.errors import KitError
from kit.l10n import extract, glossary, pofile
from tests.l10n.samples import FILE, campaign

LABEL = r"""#. Names one bar.
#. {after}: a number, such as 1, 18
#: assets/campaigns/harbour/campaign.yaml
#, python-brace-format
msgctxt "chart.label"
msgid "after {after} week"
msgid_plural "after {after} weeks"
msgstr[0] ""
msgstr[1] ""
"""
BODY_ENTRY = r"""#. A sentence or two under the headline.
#. {since}: a date, such as December 21, 2020
#: assets/campaigns/harbour/campaign.yaml
#, python-brace-format
msgctxt "chart.body"
msgid "Since {since}, Smith & Co <3 harbours"
msgstr ""
"""
TITLE = """#. The name of the campaign.
#: assets/campaigns/harbour/campaign.yaml
msgctxt "campaign.title"
msgid "Safe Harbour"
msgstr ""
"""


def test_a_template_explains_every_slot() -> None:
    text = extract.template(campaign()).decode()
    assert LABEL in text
    assert BODY_ENTRY in text
    assert TITLE in text
    assert [entry.context for entry in pofile.parse(text.encode(), "x.pot").entries] == [
        "campaign.title",
        "campaign.summary",
        "chart.headline",
        "chart.label",
        "chart.body",
    ]


def test_a_template_is_always_the_same() -> None:
    assert extract.template(campaign()) == extract.template(campaign())
    assert b"Date" not in extract.template(campaign())


PAGES = {
    "templates/pages/index.html": (
        '{# Translators: Heading of the page #}\n<h1>{{ _("Download") }}</h1>\n'
        '{{ gettext("In {language}", language=name) }} {{ _(variable) }}'
    ),
    "templates/pages/a.txt": (
        "{# Translators: How many pictures there are #}\n"
        '{{ ngettext("{count} picture", "{count} pictures", n) }}\n{{ _("Download") }}'
    ),
}


def test_the_words_of_pages() -> None:
    text = extract.pages_template(PAGES).decode()
    assert text.split("\n\n")[1:] == [
        "#. How many pictures there are\n#: templates/pages/a.txt\n#, python-brace-format\n"
        'msgid "{count} picture"\nmsgid_plural "{count} pictures"\nmsgstr[0] ""\nmsgstr[1] ""',
        '#. Heading of the page\n#: templates/pages/a.txt templates/pages/index.html\nmsgid "Download"\nmsgstr ""',
        '#: templates/pages/index.html\n#, python-brace-format\nmsgid "In {language}"\nmsgstr ""\n',
    ]


def test_a_page_that_cannot_be_read() -> None:
    with pytest.raises(KitError, match=r"pages/x\.html:2: the template cannot be read"):
        extract.pages_template({"pages/x.html": "<p>\n{% if %}"})


def test_references_name_the_file_only() -> None:
    lines = [line for line in extract.template(campaign()).decode().split("\n") if line.startswith("#:")]
    assert set(lines) == {f"#: {FILE}"}


GLOSSARY = b"""term,locale,translation,note
Smith & Co,*,,
harbour,en,harbour,"where ships are safe, never a port of a computer"
picture,en,picture,an image of the kit
safe harbour,en,safe harbour,
"""


def test_the_glossary_explains_names_and_terms() -> None:
    terms, problems = glossary.parse(GLOSSARY)
    assert problems == ()
    entries = {entry.context: entry for entry in pofile.parse(extract.template(campaign(), None, terms), "x").entries}
    assert entries["chart.body"].extracted[-2:] == (
        "Never translated: Smith & Co.",
        "harbour: where ships are safe, never a port of a computer",
    )
    assert entries["chart.label"].extracted[-1].startswith("{after}")
    words = {entry.msgid: entry for entry in pofile.parse(extract.pages_template(PAGES, terms), "x").entries}
    assert words["{count} picture"].extracted == ("How many pictures there are", "picture: an image of the kit")
    assert words["Download"].extracted == ("Heading of the page",)
