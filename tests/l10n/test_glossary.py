from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.l10n.glossary import HEADER, Term, parse

HEAD = "term,locale,translation,note\n"


def test_rows() -> None:
    glossary, problems = parse(
        (
            HEAD + "NCMEC,*,,A name.\n"
            'petition,pl,petycj*|podanie,"Not a prayer, a list of names."\n'
            "child sexual abuse material,pl,materiał*,\n"
            "petition,pt,petição,\n"
        ).encode()
    )
    assert problems == ()
    assert glossary.kept() == ("NCMEC",)
    assert [term.term for term in glossary.of("pl")] == ["child sexual abuse material", "petition"]  # longest first
    assert glossary.of("pl")[1] == Term("petition", "pl", ("petycj*", "podanie"), "Not a prayer, a list of names.")
    assert glossary.of("de") == ()


def test_a_territory_has_its_own_terms_and_those_of_its_language() -> None:
    glossary, _ = parse((HEAD + "sign,pt,assin*,\npost,pt,publica*,\nsign,pt_PT,subscr*,\n").encode())
    assert {(term.term, term.locale) for term in glossary.of("pt_PT")} == {("sign", "pt_PT"), ("post", "pt")}
    assert {term.locale for term in glossary.of("pt")} == {"pt"}


@pytest.mark.parametrize("data", [HEAD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + HEAD.encode()])
def test_line_ends_and_byte_order_marks_of_spreadsheets(data: bytes) -> None:
    assert parse(data + b"sign,de,unterschr*,\r\n")[0].of("de")[0].accepted == ("unterschr*",)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "glossary.csv:1: the first row of a glossary is term,locale,translation,note (it is empty here)"),
        (
            b"word,locale\n",
            "glossary.csv:1: the first row of a glossary is term,locale,translation,note (it is word,locale here)",
        ),
        (
            b"term;locale;translation;note\n",
            "glossary.csv:1: the first row of a glossary is term,locale,translation,note (separate them by commas)",
        ),
        (
            HEAD.encode() + b"sign,de,\xfc,\n",
            "glossary.csv:2: this is not UTF-8 (save the glossary as CSV in UTF-8)",
        ),
        (
            HEAD.encode() + b'sign,de,"unter"schr*,\n',
            "glossary.csv:2: this row cannot be read: ',' expected after '\"' "
            '(a field with a comma or a quotation mark stands in "…", with each " in it doubled)',
        ),
    ],
)
def test_what_is_no_glossary(data: bytes, told: str) -> None:
    with pytest.raises(KitError) as raised:
        parse(data, "glossary.csv")
    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("sign,de", "this row has 2 fields instead of 4 (term,locale,translation,note)"),
        (",de,unterschr*,", "this row has no term (write the term as in the source texts)"),
        ("sign,DE,unterschr*,", "there is no locale 'DE' (did you mean 'de'?)"),
        ("sign,zh-Hans,签署,", "there is no locale 'zh-Hans' (did you mean 'zh_Hans'?)"),
        (
            "sign,de,,",
            "the term 'sign' has no translation for de (write * as locale if it is never translated)",
        ),
        (
            "sign,*,unterschr*,",
            "a term for * is never translated, and this one has a translation "
            "(leave the translation empty, or name a locale)",
        ),
        ("sign,de, unterschr*,", "the translation 'unterschr*' begins or ends with a space (take it out)"),
        ("sign,de,a||b,", "a translation of 'sign' is empty (one | stands between two translations)"),
        ("sign,de,*,", "a translation of 'sign' is empty (one | stands between two translations)"),
        ("sign,de,un*schr,", "'un*schr' has a * within a word (a * stands at the end of a word, for any ending)"),
    ],
)
def test_rows_that_are_left_out_and_told(row: str, told: str) -> None:
    glossary, problems = parse((HEAD + row + "\nsign,fr,sign*,\n").encode(), "glossary.csv")
    assert [str(problem) for problem in problems] == [f"glossary.csv:2: {told}"]
    assert len(glossary.terms) == 1


def test_rows_that_stand_twice() -> None:
    _, (problem,) = parse((HEAD + 'sign,de,a,"two\nlines"\nSign,de,b,\n').encode(), "glossary.csv")
    assert str(problem) == "glossary.csv:4: the term 'Sign' has a row for de already (see line 2; join them by |)"


@given(st.lists(st.tuples(st.text("ab ,\"'\n", min_size=1).map(str.strip).filter(bool), st.text("x,\"' é"))))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    rows = [(term, note.strip()) for term, note in dict(rows).items()]
    written = io.StringIO()
    csv.writer(written).writerows([HEADER, *((term, "de", "w*", note) for term, note in rows)])
    glossary, problems = parse(written.getvalue().encode())
    assert problems == ()
    assert [(term.term, term.note) for term in glossary.terms] == rows
