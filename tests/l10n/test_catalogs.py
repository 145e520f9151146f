from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.l10n.catalogs import Catalog, path, read_catalog
from tests.l10n.samples import catalog_text

FILE = path("harbour", "pl")
PLURAL = 'msgctxt "chart.headline"\nmsgid "week"\nmsgid_plural "weeks"\n'


def read(body: str, locale: str = "pl", header: str | None = None) -> tuple[Catalog, list[str]]:
    catalog, problems = read_catalog(catalog_text(locale, body, header), FILE, locale)
    return catalog, [str(problem) for problem in problems]


def test_translations_by_context_and_source_text() -> None:
    body = 'msgctxt "chart.body"\nmsgid "Body"\nmsgstr "Treść"\n\n#, fuzzy\nmsgid "Body"\nmsgstr "Inna"\n'
    catalog, problems = read(body)
    assert problems == []
    assert catalog.entries["chart.body", "Body"].strings == ("Treść",)
    assert catalog.entries["chart.body", "Body"].line == 9
    assert catalog.entries[None, "Body"].fuzzy
    assert catalog.line_of("chart.body") == 9
    assert catalog.line_of("chart.foot") is None


def test_plural_forms_by_the_catalogs_own_rule() -> None:
    catalog, problems = read(PLURAL + 'msgstr[0] "tydzień"\nmsgstr[1] "tygodnie"\nmsgstr[2] "tygodni"\n')
    assert problems == []
    strings = catalog.entries["chart.headline", "week"].strings
    assert [strings[catalog.plural_index(n)] for n in (1, 3, 18, 22)] == ["tydzień", "tygodnie", "tygodni", "tygodnie"]


def test_forms_that_are_not_written_are_empty() -> None:
    catalog, _ = read(PLURAL + 'msgstr[0] "tydzień"\n')
    assert catalog.entries["chart.headline", "week"].strings == ("tydzień", "", "")
    assert not catalog.entries["chart.headline", "week"].complete


def test_too_many_forms() -> None:
    forms = "".join(f'msgstr[{n}] "x"\n' for n in range(4))
    catalog, problems = read(PLURAL + forms)
    assert problems == [
        f"{FILE}:9: chart.headline has 4 plural forms, and the header says 3"
        " (mend Plural-Forms in the header, or leave the others out)"
    ]
    assert len(catalog.entries["chart.headline", "week"].strings) == 3


def test_entries_that_stand_twice() -> None:
    catalog, problems = read('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n')
    assert problems == [f"{FILE}:11: “a” stands here again (it stands in line 8 already; keep one)"]
    assert catalog.entries[None, "a"].strings == ("b",)


def test_obsolete_entries_are_left_out() -> None:
    catalog, problems = read('#~ msgid "a"\n#~ msgstr "b"\n')
    assert (catalog.entries, problems) == ({}, [])


def test_the_header_must_be_of_the_folders_language_in_utf8() -> None:
    data = catalog_text("de", "").replace(b"UTF-8", b"ISO-8859-2")
    _, problems = read_catalog(data, FILE, "pl")
    assert [str(problem) for problem in problems] == [
        f"{FILE}:1: the header says that the catalog is in iso-8859-2 (write Content-Type: text/plain; charset=UTF-8)",
        f"{FILE}:1: the header says that the language is de, and the folder pl (write Language: pl)",
        f"{FILE}:1: the header says 2 plural forms, and pl has 3 (write Plural-Forms: nplurals=3;"
        " plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);)",
    ]


def test_a_catalog_without_a_header() -> None:
    catalog, (problem,) = read_catalog(b'msgid "a"\nmsgstr "b"\n', FILE, "pl")
    assert problem.what == "the catalog has no header"
    assert (catalog.forms, catalog.plural_index(2)) == (3, 1)


@pytest.mark.parametrize("header", ["nplurals=3; plural=n.x;", "nonsense", "nplurals=3; plural=n;"])
def test_a_rule_that_cannot_be_used_is_told_and_replaced(header: str) -> None:
    catalog, problems = read("", header=header)
    assert len(problems) == 1
    assert problems[0].startswith(f"{FILE}:1: Plural-Forms in the header ")
    assert catalog.plural_index(2) == 1


@pytest.mark.parametrize(
    ("locale", "header"),
    [("zh_Hans", None), ("fr", "nplurals=3; plural=(n<2 ? 0 : n%1000000==0 ? 1 : 2);"), ("pt_BR", None)],
)
def test_headers_of_gettext_and_of_cldr_are_both_right(locale: str, header: str | None) -> None:
    assert read("", locale, header)[1] == []


def test_catalogs_travel_between_processes() -> None:
    catalog, _ = read(PLURAL + 'msgstr[0] "tydzień"\nmsgstr[1] "tygodnie"\nmsgstr[2] "tygodni"\n')
    assert pickle.loads(pickle.dumps(catalog)) == catalog


@given(st.binary(max_size=300))
def test_any_bytes_are_a_catalog_or_a_kit_error(data: bytes) -> None:
    try:
        catalog, problems = read_catalog(data, FILE, "pl")
    except KitError as error:
        where = error.problems[0].where
        assert str(where) == f"{FILE}:{where.line}"
        return
    assert problems or catalog.entries
