"""What could be better in alt texts that people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from kit.campaign.model import ALT_SLOT, PSEUDO_LOCALES
from kit.l10n.wording import Wording
from kit.platforms.counting import count
from kit.post.openings import OPENINGS
from kit.post.stops import ends_a_sentence, has_a_stop

# About as much as one takes in at once, since nobody can pause a screen reader within it: U.S. Social Security
# Administration, Guide: Alternate Text for Images, "a few sentences or about 160 characters". It is no limit, and a
# card that is full of words may need more.
LONG = 160


_ADDRESS = regex.compile(r"https?://|\bwww\.", regex.IGNORECASE)
_HASHTAG = regex.compile(r"(?<!\S)[#＃][\p{L}\p{M}\p{N}_]+")
_CAPITAL, _SMALL = regex.compile(r"\p{Lu}"), regex.compile(r"\p{Ll}")
_MANY_CAPITALS = 8
_INVISIBLE = regex.compile("[\u200e\u200f\u2066-\u2069]")
_NO_BREAKS = regex.compile("[\u00a0\u202f]")
_ENDS = regex.compile(r"[\p{P}\s]+\Z")


def on_alt(wording: Wording, alt: str) -> Iterator[str]:
    """What a screen reader makes badly of a written alt text, each with file and line, and how to mend it."""
    where = wording.places.get(ALT_SLOT)
    if not wording.texts.get(ALT_SLOT) or where is None or wording.locale in PSEUDO_LOCALES:
        return
    what = f"{where}: alt text of {wording.message} in {wording.locale}"
    text = _NO_BREAKS.sub(" ", _INVISIBLE.sub("", alt)).strip()
    if said := _says_picture(text, wording.language):
        yield f"{what} says “{said}” (screen readers say that it is a picture; begin with what it shows)"
    if _ADDRESS.search(text):
        yield f"{what} has a link in it, which is read letter by letter (leave it to the post)"
    if found := _HASHTAG.search(text):
        yield f"{what} has the hashtag {found[0]} in it (leave it to the post)"
    if len(_CAPITAL.findall(text)) >= _MANY_CAPITALS and not _SMALL.search(text):
        yield f"{what} is all in capitals, which may be spelled (write it in small letters)"
    if has_a_stop(wording.language) and not ends_a_sentence(text):
        yield f"{what} does not end as a sentence, so that what follows is read on without a pause (end it with a stop)"


def on_long_alts(alts: Iterable[tuple[Wording, str]]) -> Iterator[str]:
    """One note for all alt texts that are longer than one takes in at once, with the longest of them."""
    lengths = [(count(text, "graphemes"), wording) for wording, text in alts if wording.texts.get(ALT_SLOT)]
    long = [(length, wording) for length, wording in lengths if length > LONG]
    if long:
        length, longest = max(long, key=lambda found: found[0])
        texts = "1 alt text is" if len(long) == 1 else f"{len(long)} alt texts are"
        which = f"{longest.message} in {longest.locale}, {length} characters"
        what = f"{texts} longer than about {LONG} characters, the longest: {which}"
        yield f"{longest.places[ALT_SLOT]}: {what} (say it in fewer words)"


def _says_picture(text: str, language: str) -> str:
    """The words by which a text says that it is a picture; "" where there are none."""
    known = OPENINGS.get(language.split("-")[0])
    if known is None:
        return ""
    folded, ending = text.casefold(), _ENDS.sub("", text.casefold())
    for words in known.before:
        rest = folded.removeprefix(words.casefold())  # which has no final sigma
        if rest != folded and not (words[-1].isalpha() and language[:2] not in ("th", "ar") and rest[:1].isalpha()):
            return text[: len(words)].strip()
    if known.form and (found := known.form.match(text)):
        return found[0]
    return next((words for words in known.behind if ending.endswith(words)), "")
