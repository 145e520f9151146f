"""Catalogs as different tools write them: line ends, wrapping, the order of comments, what stands between."""

from __future__ import annotations

from hypothesis import strategies as st

from kit.l10n.pofile import Entry
from kit.l10n.postrings import quoted
from tests.l10n.catalog_entries import entries

_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n'
_between = st.sampled_from(["", "\n", "\n", "\n\n", " \t\n", "# Alone.\n\n", "#~\n"])
_gaps = st.sampled_from([" ", "  ", "\t", ""])


@st.composite
def catalogs(draw: st.DrawFn, plural_forms: str) -> tuple[bytes, list[Entry]]:
    """A catalog, and its entries in use. plural_forms: the value of its Plural-Forms header."""
    used, gone = draw(entries()), draw(entries(obsolete=True))
    parts = [_HEADER.format(plural_forms)]
    parts += draw(st.permutations([draw(_entry(entry)) for entry in (*used, *gone)]))
    text = "".join(part + draw(_between) for part in parts)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    ends = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    mark = draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"]))
    return mark + text.replace("\n", ends).encode(), used


@st.composite
def _entry(draw: st.DrawFn, entry: Entry) -> str:
    comments = [
        *(f"#{draw(_gaps)}{comment}" for comment in entry.comments if not comment.startswith(tuple(".:,=|~"))),
        *(f"#. {comment}" for comment in entry.extracted),
        *(f"#: {name}" for name in entry.references),
        *draw(st.sampled_from([[f"#, {', '.join(entry.flags)}"], [f"#, {flag}" for flag in entry.flags]])),
    ]
    if draw(st.booleans()):
        comments = draw(st.permutations(comments))
    previous = [f"#| {line}" for line in _strings(draw, "msgid", entry.previous.msgid)] if entry.previous else []
    strings = []
    if entry.context is not None:
        strings += _strings(draw, "msgctxt", entry.context)
    strings += _strings(draw, "msgid", entry.msgid)
    if entry.plural is None:
        strings += _strings(draw, "msgstr", entry.strings[0])
    else:
        strings += _strings(draw, "msgid_plural", entry.plural)
        for index, string in enumerate(entry.strings):
            strings += _strings(draw, f"msgstr[{index}]", string)
    if entry.obsolete:
        mark = f"#~{draw(st.sampled_from([' ', '  ', '']))}"
        strings = [f"{mark}{line}" for line in strings]
        previous = [f"#~{line[1:]}" for line in previous]
    return "\n".join((*comments, *previous, *strings)) + "\n"


def _strings(draw: st.DrawFn, keyword: str, text: str) -> list[str]:
    """A string on one line, or wrapped wherever it pleases."""
    if draw(st.booleans()):
        return [f"{keyword}{draw(_gaps)}{quoted(text)}"]
    cut = draw(st.integers(0, len(text)))
    pieces = [quoted(piece) for piece in (text[:cut], text[cut:]) if piece]
    return [f'{keyword} ""', *(f"{draw(st.sampled_from(['', '', '  ']))}{piece}" for piece in pieces)]
