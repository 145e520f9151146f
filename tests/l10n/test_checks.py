from __future__ import annotations

from kit.l10n.checks import faults, unpaired_control

WANTED = frozenset({"drop", "since"})


def test_a_good_text_has_no_faults() -> None:
    assert list(faults("<b>{drop}</b> {since}", WANTED)) == []


def test_unknown_and_missing_placeholders() -> None:
    assert list(faults("{dorp} {since}", WANTED)) == [
        ("has the unknown placeholder {dorp}", "did you mean '{drop}'?"),
        ("lacks the placeholder {drop}", "put it where the figure or date belongs"),
    ]


def test_optional_placeholders_may_be_left_out() -> None:
    assert list(faults("in a week {drop}", frozenset({"drop"}), frozenset({"weeks"}))) == []


def test_a_loose_brace() -> None:
    assert [what for what, _ in faults("{drop} {since} {", WANTED)] == ["has a brace without its partner"]


def test_bidi_controls() -> None:
    assert unpaired_control("\u2067a\u202ab\u202c\u2069 plain \u200f") is None
    for text in ("\u2067a", "a\u2069", "\u202ea", "\u2067\u202aa\u2069\u202c", "\u202c"):
        control = unpaired_control(text)
        assert control
        what = f"has a bidi control (U+{ord(control):04X}) without its partner"
        assert [found for found, _ in faults(text, frozenset())] == [what]
