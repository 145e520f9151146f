"""Entries of catalogs for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from kit.l10n.pofile import Entry, Source

texts = st.text(st.characters(codec="utf-8"), max_size=12)
_lines = texts.map(lambda text: " ".join(text.split()))
_names = st.text(
    st.characters(codec="utf-8", exclude_characters="\u2068\u2069,", exclude_categories=["C", "Z"]), min_size=1
)
_sources = st.builds(Source, st.none() | texts, texts, st.none() | texts)


@st.composite
def entry(draw: st.DrawFn, *, obsolete: bool = False) -> Entry:
    plural = draw(st.none() | texts)
    fuzzy = draw(st.booleans())
    return Entry(
        draw(st.none() | texts),
        draw(texts.filter(bool)),
        plural,
        tuple(draw(st.lists(texts, min_size=1, max_size=1 if plural is None else 6))),
        (*(("fuzzy",) if fuzzy else ()), *draw(st.lists(st.sampled_from(["c-format", "no-wrap"]), unique=True))),
        tuple(draw(st.lists(_lines, max_size=2))),
        tuple(draw(st.lists(_lines, max_size=2))),
        tuple(draw(st.lists(_names, max_size=2))),
        previous=draw(st.none() | _sources) if fuzzy else None,
        obsolete=obsolete,
    )


def entries(*, obsolete: bool = False) -> st.SearchStrategy[list[Entry]]:
    """Some entries, none of which has the key of another."""
    return st.lists(entry(obsolete=obsolete), max_size=3, unique_by=lambda each: each.key)
