from __future__ import annotations

from kit.l10n.required import emphasis, markup, placeholders_kept, plural_forms, readable
from kit.l10n.unit import Unit
from tests.l10n.told import told


def test_plural_forms() -> None:
    def forms(*written: str, expected: int) -> list[str]:
        return [what for what, _ in plural_forms(Unit(("one", "many"), written, "pl", expected))]

    assert forms("a", "b", "c", expected=3) == []
    assert forms("a", "b", expected=3) == ["the translation has 2 of 3 forms"]
    assert forms("a", "b", expected=1) == ["the translation has 2 of 1 form"]


def test_placeholders() -> None:
    source = "{drop} since {date}"
    assert told(placeholders_kept, source, "seit {date} {drop}", "de") == []
    assert told(placeholders_kept, source, "seit {date} {dorp}", "de") == [
        "unknown placeholder {dorp}",
        "the placeholder {drop} is missing",
    ]
    assert told(placeholders_kept, source, "seit", "de") == ["{date} and {drop} are missing"]
    assert told(placeholders_kept, source, "seit {date} { drop }", "de") == []  # told as markup


def test_placeholders_in_every_plural_form() -> None:
    source = ("{drop} in {weeks} week", "{drop} in {weeks} weeks")
    assert told(placeholders_kept, source, ("{drop} in einer Woche", "{drop} in {weeks} Wochen"), "de") == []
    assert told(placeholders_kept, source, ("{drop} in einer Woche", "in Wochen"), "de") == [
        "{drop} and {weeks} are missing"
    ]


def test_markup() -> None:
    source = "a <b>word</b>"
    assert told(markup, source, "ein <b>Wort</b><br>", "de") == []
    assert told(markup, source, "ein <b>Wort&nbsp;<i>{", "de") == [
        "'{' has half of its braces",
        "'&nbsp;' is HTML",
        "'<i>' is not a tag that texts may have",
        "<b> is never closed",
    ]


def test_emphasis() -> None:
    assert told(emphasis, "a <b>word</b>", "ein <b>Wort</b><br>hier", "de") == []
    assert told(emphasis, "a <b>word</b>", "ein Wort", "de") == ["<b> is missing"]
    assert told(emphasis, "a <b>word</b>", "ein <em>Wort</em>", "de") == ["<b> is missing"]
    assert told(emphasis, "a word", "ein <em>Wort</em>", "de") == [
        "<em> stands here more often than in the source text"
    ]
    assert told(emphasis, "a<br>b", "ab", "de") == []


def test_something_to_read() -> None:
    assert told(readable, "a", "b", "de") == []
    assert told(readable, "a", "\u200b<b> </b>", "de") == ["there is no text here"]
