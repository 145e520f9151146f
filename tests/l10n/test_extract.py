from __future__ import annotations

import pytest

from kit.errors import KitError
from kit.l10n import extract, pofile
from kit.l10n.catalogs import path, read_catalog
from tests.l10n.samples import BODY, FILE, campaign, message, slot

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


def test_a_new_catalog() -> None:
    data = extract.merge(extract.template(campaign()), None, "pl")
    catalog, problems = read_catalog(data, path("harbour", "pl"), "pl")
    assert problems == ()
    assert catalog.entries["chart.label", "after {after} week"].strings == ("", "", "")


EXISTING = """# Deutsche Übersetzung.
# Von A. Nonym.
msgid ""
msgstr ""
"Language: de\\n"
"X-Generator: Some Editor\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# Geprüft.
#, fuzzy
#| msgid "In May"
msgctxt "chart.body"
msgid "Since {since}, Smith & Co <3 harbours"
msgstr "Seit {since}"

msgctxt "chart.old"
msgid "Old"
msgstr "Alt"

msgctxt "chart.empty"
msgid "Empty"
msgstr ""

# Schon lange fort.
#~ msgctxt "campaign.title"
#~ msgid "Safe Harbour"
#~ msgstr "Sicherer Hafen"

#~ msgid "Older"
#~ msgstr "Älter"
"""


def test_merging_keeps_every_translation() -> None:
    template = extract.template(campaign())
    merged = extract.merge(template, EXISTING.encode(), "de").decode()
    assert merged.startswith(EXISTING[: EXISTING.index("# Geprüft")])
    assert (
        "# Geprüft.\n#. A sentence or two under the headline.\n#. {since}: a date, such as December 21, 2020\n"
        '#: assets/campaigns/harbour/campaign.yaml\n#, fuzzy, python-brace-format\n#| msgid "In May"\n'
        'msgctxt "chart.body"\nmsgid "Since {since}, Smith & Co <3 harbours"\nmsgstr "Seit {since}"\n'
    ) in merged
    assert 'msgctxt "campaign.title"\nmsgid "Safe Harbour"\nmsgstr "Sicherer Hafen"\n' in merged
    assert '#~ msgctxt "chart.old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n' in merged
    assert '#~ msgid "Older"\n#~ msgstr "Älter"\n' in merged
    assert "Empty" not in merged


def test_merging_again_changes_nothing() -> None:
    template = extract.template(campaign())
    once = extract.merge(template, EXISTING.encode(), "de")
    assert extract.merge(template, once, "de") == once


def test_a_plural_that_changed_makes_the_translation_fuzzy() -> None:
    old = extract.template(campaign(message(slot("body", "{weeks} week"))))
    existing = extract.merge(old, None, "de").replace(
        b'msgid "{weeks} week"\nmsgstr ""', b'msgid "{weeks} week"\nmsgstr "{weeks} Woche"'
    )
    new = extract.template(campaign(message(slot("body", "{weeks} week", "{weeks} weeks", "weeks"))))
    merged = extract.merge(new, existing, "de").decode()
    assert '#, fuzzy, python-brace-format\nmsgctxt "chart.body"' in merged
    assert 'msgstr[0] "{weeks} Woche"\nmsgstr[1] ""\n' in merged


def test_a_catalog_that_cannot_be_read_is_named() -> None:
    with pytest.raises(KitError, match=r"de\.po:1: this is not a line"):
        extract.merge(extract.template(campaign(message(BODY))), b"nonsense", "de", "de.po")


def test_references_name_the_file_only() -> None:
    lines = [line for line in extract.template(campaign()).decode().split("\n") if line.startswith("#:")]
    assert set(lines) == {f"#: {FILE}"}
