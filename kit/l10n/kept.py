"""What a translation keeps of its source text: figures, addresses, hashtags, names of files; not its words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex
import unicodedata2

from kit.l10n.unit import PLACE, Told, Unit

_URL = regex.compile(r"\b(?:https?://|www\.)[^\s<>\"“”«»]+", regex.IGNORECASE)
_MAIL = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOMAIN = regex.compile(
    r"(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|eu|int|edu|gov|info|io|app|social)(?:/[^\s<>\"“”«»]*)?(?![\w-])"
)
_TAGGED = regex.compile(r"(?<![\w&/#@.])[#@][\w.]*[\p{L}_][\w.]*")
_FILE = regex.compile(
    r"(?<![\w./-])(?:[\w-]+/)*[\w-]+\.(?:html?|css|js|json|csv|txt|md|pdf|ics|png|jpe?g|gif|webp|svg|mp[34]|mov|wav"
    r"|zip|xml|ya?ml|toml|po|pot|mo|docx?|xlsx?|odt|ods|pptx?|exe|py)\b(?!\.\w)"
)
_TRAILING = ".,;:!?)]’'”»"
_GIVEN = regex.compile(r"\p{Nd}+(?:,\p{Nd}{3}(?!\p{Nd}))*(?:[.:]\p{Nd}+|[ \u00a0\u202f]\p{Nd}{3}(?!\p{Nd}))*")
_DIGITS = regex.compile(r"\p{Nd}+")
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,:’'٬٫\u00a0\u202f\u2009]\p{Nd}+|[ ]\p{Nd}{3}(?!\p{Nd}))*")
_LARGE = regex.compile(r"\s*(?:thousand|million|billion|trillion|[kmb]n?\b)", regex.IGNORECASE)
_CLOCK = regex.compile(r"\s*(?:[ap]\.?m\b\.?|o[’']clock)", regex.IGNORECASE)
_COUNTS_IN_MYRIADS = frozenset("ja zh yue ko hi bn ur ne mr gu pa ta te kn ml si or as th my".split())
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-‐'’][\p{L}\p{M}]+)*")  # e-mail is one word


def numbers(unit: Unit) -> Told:
    """The figures of the source text stand in the translation, grouped and in digits as its language has them."""
    wanted = list(_numbers(unit.plain_sources[-1], unit.language))
    if not wanted:
        return
    for form in unit.plain_forms:
        digits = form.translate(_HAN_DIGITS) if unit.language in ("ja", "zh", "yue") else form
        found = {_bare(match[0]) for written in (form, digits) for match in _figures(written, _NUMBER, _DIGITS)}
        for number in wanted:
            if _bare(number) not in found:
                yield f"the number {number} of the source text is missing", "write it in digits"


def addresses(unit: Unit) -> Told:
    """Web and e-mail addresses, hashtags, @handles and names of files are as in the source text."""
    wanted = dict.fromkeys(piece for source in unit.plain_sources for piece in addresses_in(source))
    for form in unit.plain_forms:
        for piece in wanted:
            if piece not in form:
                yield f"{piece} of the source text is missing", "write it letter for letter as it is there"


def same_as_source(unit: Unit) -> Told:
    """The translation differs from its source text, if that has two words or more that are no names."""
    if unit.language == unit.source_language:
        return
    for source, form in ((source, form) for source in unit.plain_sources for form in unit.plain_forms):
        if " ".join(source.split()) != " ".join(form.split()):
            continue
        bare = source
        for piece in (*addresses_in(source), *unit.names):
            bare = bare.replace(piece, " ")
        words = _WORD.findall(bare)
        if len(words) > 1 and any(word.islower() or word.casefold() in unit.common for word in words):
            yield "the translation is the source text", "translate it"


@lru_cache(maxsize=1024)
def addresses_in(text: str) -> tuple[str, ...]:
    """What is copied letter for letter, in the order of a text; no part of another."""
    taken: list[tuple[int, int]] = []
    for pattern in (_URL, _MAIL, _FILE, _DOMAIN, _TAGGED):
        for match in pattern.finditer(text):
            piece = match[0].split(PLACE)[0].rstrip(_TRAILING)
            start, end = match.start(), match.start() + len(piece)
            if piece and not any(start < other_end and other_start < end for other_start, other_end in taken):
                taken.append((start, end))
    return tuple(text[start:end] for start, end in sorted(taken))


def _numbers(text: str, language: str) -> Iterator[str]:
    """The figures of a source text that stand in every translation: no times of day, which languages write
    with 12 hours or with 24, no H1N1 and no 2nd, and no millions where people count in myriads or in lakhs."""
    for match in _figures(text, _GIVEN):
        before, after = text[: match.start()][-1:], text[match.end() :]
        if (
            before.isalpha()
            or after[:1].isalpha()
            or _CLOCK.match(after)
            or (language in _COUNTS_IN_MYRIADS and _LARGE.match(after))
        ):
            continue
        yield match[0]


def _figures(text: str, *patterns: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    for piece in addresses_in(text):
        text = text.replace(piece, " " * len(piece))
    for pattern in patterns:
        yield from pattern.finditer(text)


def _bare(number: str) -> str:
    """A number as its digits alone, ASCII: 1,000 and 1.000 and ١٬٠٠٠ are the same."""
    return "".join(str(unicodedata2.decimal(char)) for char in number if char.isdecimal())
