from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.plural_forms import PluralForms
from kit.l10n.pofile import Entry

TWO, THREE = PluralForms(2), PluralForms(3)


def entry(*strings: str, comments: tuple[str, ...] = ()) -> Entry:
    return Entry("a.b", "week", "weeks" if len(strings) > 1 else None, strings, comments=comments)


def test_forms_that_are_missing_are_empty() -> None:
    assert THREE.fitted(entry("a", "b"), plural=True).strings == ("a", "b", "")
    assert THREE.fitted(entry("a"), plural=True).strings == ("a", "", "")
    assert (THREE.empty(plural=True), THREE.empty(plural=False)) == (("", "", ""), ("",))


def test_forms_too_many_are_left_to_their_author_unless_the_rule_was_wrong() -> None:
    four = entry("a", "b", "c", "")
    assert TWO.fitted(four, plural=True) is four
    assert PluralForms(2, settled=True).fitted(four, plural=True) == Entry(
        "a.b", "week", "weeks", ("a", "b"), comments=('msgstr[2] "c"',)
    )
    assert PluralForms(2, settled=True).misfit(four)
    assert not TWO.misfit(four)


def test_comments_that_only_look_like_forms_stay() -> None:
    said = ('msgstr[7] "a"', "msgstr[0] is right")
    fitted = TWO.fitted(entry("a", comments=said), plural=True)
    assert (fitted.strings, fitted.comments) == (("a", ""), said)


@given(st.lists(st.text(min_size=1, max_size=5), min_size=2, max_size=6))
def test_a_plural_that_goes_and_comes_back_has_all_its_forms(strings: list[str]) -> None:
    forms = PluralForms(len(strings))
    single = forms.fitted(entry(*strings), plural=False)
    assert single.strings == (strings[-1],)
    back = forms.fitted(Entry("a.b", "week", None, single.strings, comments=single.comments), plural=True)
    assert (back.strings, back.comments) == (tuple(strings), ())
