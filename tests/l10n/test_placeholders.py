from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.placeholders import fill, find, hint


def test_find_names_each_once_in_order() -> None:
    assert find("{b} and {a} and {b}, {} and { a}") == ("b", "a")


def test_fill_leaves_what_it_does_not_know() -> None:
    assert fill("{a} of {b}", {"a": "3"}) == "3 of {b}"


def test_values_are_not_filled_again() -> None:
    assert fill("{a}", {"a": "{b}", "b": "no"}) == "{b}"


def test_no_field_is_ever_looked_up() -> None:
    assert fill("{a.__class__} {0} {a!r:>99999999}", {"a": "x"}) == "{a.__class__} {0} {a!r:>99999999}"


def test_hint() -> None:
    assert hint("wekes", ["weeks", "drop"]) == "did you mean '{weeks}'?"
    assert hint("wekes", []) == ""


@given(st.text(alphabet="{}ab.!:[]0\n<&"), st.dictionaries(st.text("ab", max_size=2), st.text(max_size=4)))
def test_fill_never_raises(text: str, values: dict[str, str]) -> None:
    filled = fill(text, values)
    if not set(find(text)) & set(values):
        assert filled == text
