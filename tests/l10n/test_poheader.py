from __future__ import annotations

import pytest

from kit.l10n import plurals
from kit.l10n.pofile import HEADER, Entry
from kit.l10n.poheader import mended, new_header, plural_forms

RIGHT = new_header("harbour", "de").strings[0]


def header(text: str, *flags: str) -> Entry:
    return Entry(*HEADER, strings=(text,), flags=flags, comments=("Notes.",))


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        RIGHT.replace("harbour", "Our project 2.0"),
        RIGHT.replace("UTF-8", "utf-8"),
        RIGHT.replace("Language:", "language:"),
        RIGHT.replace("plural=(n != 1)", "plural=n!=1"),
        "X-Generator: Weblate 5.14\n" + RIGHT + "Last-Translator: A. Nonym <a@example.org>\nX-Poedit-Basepath: .\n",
    ],
)
def test_a_right_header_stays_as_it_is_written(text: str) -> None:
    assert mended(header(text), "harbour", "de") == header(text)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (RIGHT.replace("Language: de", "Language: fr"), RIGHT),
        (RIGHT.replace("UTF-8", "ISO-8859-1"), RIGHT),
        (RIGHT.replace("UTF-8", "CHARSET"), RIGHT),
        (RIGHT.replace("harbour", "PACKAGE VERSION"), RIGHT),
        (RIGHT.replace("nplurals=2; plural=(n != 1)", "nplurals=INTEGER; plural=EXPRESSION"), RIGHT),
        (RIGHT.replace("nplurals=2", "nplurals=3"), RIGHT),
        (RIGHT.replace("Language: de\n", ""), RIGHT),
        ("", RIGHT),
        ("X-Generator: Editor\n", RIGHT + "X-Generator: Editor\n"),
        (
            RIGHT.replace("MIME-Version: 1.0\n", "Last-Translator: A\n"),
            RIGHT.replace("MIME-Version: 1.0\n", "MIME-Version: 1.0\nLast-Translator: A\n"),
        ),
    ],
)
def test_what_is_wrong_is_mended_in_the_order_of_all_headers(wrong: str, right: str) -> None:
    found = mended(header(wrong), "harbour", "de")
    assert found.comments == ("Notes.",)
    assert found.strings == (right,)
    assert mended(found, "harbour", "de") is found


def test_a_header_is_not_fuzzy() -> None:
    """GNU msgfmt would leave it out, and with it the charset."""
    assert mended(header(RIGHT, "fuzzy", "no-wrap"), "harbour", "de") == header(RIGHT, "no-wrap")


def test_the_number_of_plural_forms_is_the_headers_where_it_can_be() -> None:
    assert plural_forms(new_header("harbour", "pl"), "pl") == plurals.form_count("pl") == 3
    assert plural_forms(header("Plural-Forms: nplurals=3; plural=n>2?2:n;\n"), "pl") == 3
    assert plural_forms(header("Plural-Forms: nplurals=2; plural=n!=1;\n"), "pl") is None
    assert plural_forms(header("Language: pl\n"), "pl") is None
    assert plural_forms(None, "pl") is None
