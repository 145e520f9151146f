from __future__ import annotations

import pytest

from kit.l10n.checks import faults, unpaired_control

WANTED = frozenset({"drop", "since"})


def test_a_good_text_has_no_faults() -> None:
    assert list(faults("<b>{drop}</b> {since}", WANTED)) == []


def test_unknown_and_missing_placeholders() -> None:
    assert list(faults("{dorp} {since}", WANTED)) == [
        ("unknown placeholder {dorp}", "did you mean '{drop}'?"),
        ("the placeholder {drop} is missing", "put it where the figure or date belongs"),
    ]


def test_optional_placeholders_may_be_left_out() -> None:
    assert list(faults("in a week {drop}", frozenset({"drop"}), frozenset({"weeks"}))) == []


def test_a_loose_brace() -> None:
    assert list(faults("{drop} {since} {", WANTED)) == [
        ("'{' has half of its braces", "braces stand around placeholders: {name}")
    ]


def test_a_broken_placeholder_is_not_missing_too() -> None:
    assert list(faults("{drop} { since }", WANTED)) == [("'{ since }' is not a placeholder", "write {since}")]


def test_tags_and_entities() -> None:
    assert [what for what, _ in faults("<b>{drop}&nbsp;<i>{since}</i>", WANTED)] == [
        "'&nbsp;' is HTML",
        "'<i>' is not a tag that texts may have",
        "'</i>' is not a tag that texts may have",
        "<b> is never closed",
    ]


@pytest.mark.parametrize("text", [" ", "\u00a0", "\u200b", "\u00ad\u00ad", "\u2068\u2069", "<b> </b><br>", "\u3164"])
def test_a_text_without_anything_to_see(text: str) -> None:
    assert list(faults(text, frozenset())) == [("there is no text here", "write it out")]


def test_bidi_controls() -> None:
    assert unpaired_control("\u2067a\u202ab\u202c\u2069 plain \u200f") is None
    for text in ("\u2067a", "a\u2069", "\u202ea", "\u2067\u202aa\u2069\u202c", "a\u202c"):
        control = unpaired_control(text)
        assert control
        what = f"a bidi control (U+{ord(control):04X}) has no partner"
        assert [found for found, _ in faults(text, frozenset())] == [what]
