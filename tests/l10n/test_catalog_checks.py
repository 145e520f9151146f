from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n import glossary
from kit.l10n.catalog_checks import ALWAYS, CHECKS, NAMES, Finding, allowed, check_catalog
from kit.l10n.glossary import Glossary, Term
from kit.l10n.pofile import parse
from tests.l10n.samples import catalog_text

LOCALES = Path(__file__).parents[2] / "locales"
GLOSSARY = Glossary((Term("rule", "de", ("Regel*",)), Term("NCMEC", "*", ())))
# For each check a translation into German that it alone complains of, of a source text.
SLIPS: dict[str, tuple[str, str]] = {
    "blank": ("A word", "\u00ad"),
    "placeholders": ("A word {here}", "Ein Wort"),
    "bidi-controls": ("A word", "Ein \u2067Wort"),
    "markup": ("A word", "Ein Wort<br"),
    "emphasis": ("A <b>word</b>", "Ein Wort"),
    "surrounding-space": ("A word", "Ein Wort "),
    "double-space": ("A word", "Ein  Wort"),
    "end-punctuation": ("A word.", "Ein Wort"),
    "space-before-punctuation": ("A word?", "Ein Wort ?"),
    "quotes": ("A “word”", "Ein \\\"Wort\\\""),
    "brackets": ("A word", "Ein (Wort"),
    "numbers": ("7 words", "Worte"),
    "addresses": ("A word in index.html", "Ein Wort in start.html"),
    "same-as-source": ("A word", "A word"),
    "mixed-scripts": ("A word", "Ein Wоrt"),
    "invisible-characters": ("A word", "Ein\u200bWort"),
    "not-composed": ("A word", "Wo\u0308rter"),
    "mojibake": ("A word", "WÃ¶rter"),
    "doubled-words": ("A word", "Ein ein Wort"),
    "glossary": ("A rule", "Ein Gesetz"),
    "do-not-translate": ("NCMEC counts", "Das Zentrum zählt"),
}  # fmt: skip
ELSEWHERE = {"plural-forms", "inverted-marks", "wrong-letters"}  # those that German has no use for, tested beside them


def found(body: str, locale: str = "de", terms: Glossary = GLOSSARY) -> tuple[Finding, ...]:
    return check_catalog(parse(catalog_text(locale, body), "de.po"), locale, "de.po", terms)


def entry(source: str, translation: str, *comments: str, slot: str = "headline") -> str:
    above = "".join(f"# {comment}\n" for comment in comments)
    return f'{above}msgctxt "card.{slot}"\nmsgid "{source}"\nmsgstr "{translation}"\n'


def test_each_check_has_a_slip_that_it_alone_finds() -> None:
    assert {*SLIPS, *ELSEWHERE} == set(NAMES)
    for name, (source, translation) in SLIPS.items():
        assert [each.check for each in found(entry(source, translation))] == [name]
    assert [each.check for each in found(entry("Why?", "Por qué?"), "es")] == ["inverted-marks"]
    assert [each.check for each in found(entry("A word", "şi"), "ro")] == ["wrong-letters"]
    plural = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n'
    assert [each.check for each in found(plural)] == ["plural-forms"]


@pytest.mark.parametrize("name", [name for name in SLIPS if name not in ALWAYS])
def test_a_comment_switches_a_check_off_for_one_entry(name: str) -> None:
    source, translation = SLIPS[name]
    assert found(entry(source, translation, f"kit: allow {name}")) == ()
    assert found(entry(source, translation, "Ein Wort.", f"Kit:allow numbers,{name.upper()}")) == ()
    both = entry(source, translation, f"kit: allow {name}") + "\n" + entry(source, translation, slot="body")
    assert [each.key[0] for each in found(both)] == ["card.body"]


def test_a_finding_says_where_it_is_and_which_check_found_it() -> None:
    (finding,) = found(entry("A word.", "Ein Wort"))
    assert finding.key == ("card.headline", "A word.")
    assert str(finding.problem) == (
        "de.po:9: headline of card: it ends without a sign, and the source text with a full stop [end-punctuation] "
        "(write “.”)"
    )


def test_comments_that_switch_nothing_off() -> None:
    told = [
        (each.check, str(each.problem).partition(": headline of card: ")[2])
        for each in found(entry("A word", "Ein Wort", "kit: allow qoutes", "kit: allow", "kit: allow placeholders"))
    ]
    assert told == [
        ("allow", "there is no check 'qoutes' [allow] (did you mean 'quotes'?)"),
        ("allow", "the comment 'kit: allow' says nothing [allow] (write # kit: allow and a check's name)"),
        ("allow", "the check placeholders cannot be switched off [allow] (what it finds is never built)"),
    ]
    assert found(entry("A word", "Ein Wort", "kit: allow quotes", "a kit: allow what we like")) == ()


@given(st.lists(st.sampled_from(NAMES)), st.sampled_from([", ", ",", " ", " , "]))
def test_several_names_in_one_comment(names: list[str], between: str) -> None:
    off, faults = allowed((f"kit: allow {between.join(names)}",) if names else ())
    assert off == set(names) - ALWAYS
    assert len(faults) == sum(name in ALWAYS for name in names)


def test_entries_that_are_not_looked_at() -> None:
    assert found('#, fuzzy\nmsgid "A word."\nmsgstr "Ein Wort"\n') == ()
    assert found('#~ msgid "A word."\n#~ msgstr "Ein Wort"\n') == ()
    assert found('msgid "A word."\nmsgstr ""\n') == ()


def test_what_cannot_be_built_is_told_alone() -> None:
    body = 'msgid "A word."\nmsgid_plural "Words."\nmsgstr[0] "{Ein Wort"\nmsgstr[1] ""\n'
    assert [each.check for each in found(body)] == ["plural-forms", "markup"]


def test_the_forms_are_counted_by_the_header_of_the_catalog() -> None:
    body = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n'
    one = catalog_text("de", body, "nplurals=1; plural=0;")
    assert check_catalog(parse(one, "de.po"), "de", "de.po", GLOSSARY) == ()
    broken = catalog_text("de", body, "nonsense")
    assert [each.check for each in check_catalog(parse(broken, "de.po"), "de", "de.po", GLOSSARY)] == ["plural-forms"]


@given(
    st.text(min_size=1, max_size=30), st.text(max_size=30), st.sampled_from(["de", "fr", "ar", "ja", "th", "zh_Hant"])
)
def test_no_text_is_too_odd_for_the_checks(source: str, translation: str, locale: str) -> None:
    quoted = [text.translate({ord(c): "_" for c in '\\"\n\r'}) for text in (source, translation)]
    found('msgid "x' + quoted[0] + '"\nmsgstr "' + quoted[1] + '"\n', locale)


def test_every_check_says_what_it_looks_for_in_one_line() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for name, check, description in CHECKS:
        assert name == name.lower().replace(" ", "-")
        assert description.splitlines()[0].endswith(".")
        assert inspect.getdoc(check)


def test_the_documentation_names_every_check() -> None:
    text = (LOCALES.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("locale", sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))
def test_the_catalogs_of_the_sample_have_no_findings(locale: str) -> None:
    terms, problems = glossary.parse((LOCALES.parent / glossary.PATH).read_bytes())
    assert problems == ()
    for path in sorted((LOCALES / locale / "LC_MESSAGES").glob("*.po")):
        file = f"{locale}/{path.name}"
        assert [str(each.problem) for each in check_catalog(parse(path.read_bytes(), file), locale, file, terms)] == []


def test_the_glossary_of_the_sample_is_in_order() -> None:
    terms, _ = glossary.parse((LOCALES.parent / glossary.PATH).read_bytes())
    keys = [(term.locale, term.term.casefold()) for term in terms.terms]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("source", "text", "locale", "translation"),
    [
        ("ja", "「はい」と署名してください。", "en", "Please sign “yes”."),
        ("ar", "هل ستوقّع؟", "de", "Unterschreibst du?"),
        ("th", "โปรดลงชื่อ", "de", "Bitte unterschreiben."),
        ("de", "Sagen wir „ja“!", "fr", "Disons «\u00a0oui\u00a0»\u00a0!"),
        ("de", "Das Haus steht", "de_AT", "Das Haus steht"),
    ],
)
def test_source_texts_in_other_languages(source: str, text: str, locale: str, translation: str) -> None:
    po = parse(catalog_text(locale, entry(text, translation)), "x.po")
    assert check_catalog(po, locale, "x.po", Glossary(), source) == ()
