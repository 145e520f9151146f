"""Where a line had better not end, though it may: what a careful typesetter avoids, by language.

Costs are those of balanced lines (kit.text.wrap): the square of a line's distance from the mean line, as a share of the
mean, so that 0.3 is worth a line that is half as long as the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

_APART = 0.3  # words that belong together on two lines
_ONE_LETTER = 0.5
_TIED = 2.0  # what a hyphen ties and does not part
_AT_A_HYPHEN = 0.1  # a compound on two lines: image-based
_AT_A_PAUSE = -0.1  # a line that ends where the reader pauses anyway
_SHORT_WORD = 3  # letters
_ONE_LETTER_PIECE = 10  # characters; with its space, a mark or two and bidi controls a one-letter word has fewer
_CONTROLS_AND_SPACE = " \u00a0\u202f\u2066\u2067\u2068\u2069"
_SENTENCE_ENDS = frozenset(".?!…؟।。！？;:")
_PAUSES = frozenset(",;:.?!…،؛؟।、。，；：！？")
_HYPHENS = frozenset("-\u2010")
_ARTICLES_WITH_HYPHENS = frozenset(["mt"])  # il-petizzjoni, tat-tfal
_PERCENT = frozenset("%٪")
_FIGURE = regex.compile(r"[$€£#№]?\p{Nd}")
_YEAR = regex.compile(r"(?<![\p{Nd}.,'’])\p{Nd}{4}$")
_ABBREVIATION = regex.compile(r"\p{Lu}{2,5}(?!\p{Ll})")
# Words that lead on to what follows, so that no line should end with them.
_LEADING = {
    "ar": frozenset("في من إلى على عن أن هل بعد قبل منذ ومع".split()),
    "bn": frozenset("না এই যে কি এক".split()),
    "cs": frozenset("na do od za po ve ze ke při pro bez nad pod než aby že".split()),
    "es": frozenset("el la los las un una de del al en con por para que no se su sin más".split()),
    "fa": frozenset("در از به با که تا بر برای این آن".split()),
    "ga": frozenset("an na ar le ag do de go as ó is ná".split()),
    "he": frozenset("את של על עם אל כל לא מן כי".split()),
    "hr": frozenset("na do od za po bez nad pod pri što kako".split()),
    "hu": frozenset("az egy és nem ha hogy ne".split()),
    "id": frozenset("di ke dan dari yang untuk pada itu ini".split()),
    "it": frozenset("il lo la gli le un una di del dei della da dal in nel con per tra che non si su al".split()),
    "lt": frozenset("ir į iš nuo su už be dėl per po prie kad".split()),
    "lv": frozenset("un no uz ar par pie bez pēc pa kas lai".split()),
    "mt": frozenset("il ta fi li u ma biex għal minn lil".split()),
    "pt": frozenset("os as um uma de do da dos das em no na com por para que não se ao mais sem".split()),
    "ro": frozenset("de la cu în din pe prin pentru să se au și un nu ce mai al ai ale unui unei".split()),
    "sk": frozenset("na do od za po vo zo so ku pri pre bez nad pod než aby že".split()),
    "sl": frozenset("na do od za po pri iz brez nad pod kot da ki".split()),
    "sw": frozenset("ya wa la za na kwa cha vya katika".split()),
    "uk": frozenset("на до від за по зі із не та це при про для без під над що як".split()),
    "vi": frozenset("và của các cho từ với khi không một những được đã".split()),
    "th": frozenset("ที่ ของ ใน ให้ และ กับ โดย เมื่อ แต่ ไม่ การ ความ ก็ คุณ ว่า ซึ่ง จะ ได้ ถูก มี".split()),
}
# Words that hold on to what stands before them, so that no line should begin with them.
_TRAILING = {
    "cs": frozenset(["se"]),
    "hr": frozenset("je su se".split()),
    "sk": frozenset(["sa"]),
    "sl": frozenset("je so se".split()),
    "hi": frozenset("ने को से में पर का की के तक भी ही है हैं था थी थीं थे गई गए गया लिए बाद".split()),
}


def one_letter_words(text: str, positions: Sequence[int]) -> Iterator[int]:
    """The break opportunities (their indices) after a one-letter word: "a", "v", "и"."""
    start = 0
    for index, end in enumerate(positions):
        if end - start < _ONE_LETTER_PIECE and text[end - 1] == " ":
            word = _bare(text[start:end])
            if len(word) == 1 and word.isalpha():
                yield index
        start = end


def line_end_costs(text: str, positions: Sequence[int], language: str, hanging: Iterable[int]) -> dict[int, float]:
    """What it costs that a line ends at a break opportunity, by its index; those that cost nothing are left out.

    `positions` are offsets in code points, ascending; the last is the end of the text. `hanging` are those after
    `one_letter_words`.
    """
    words = [_bare(text[start:end]) for start, end in pairwise((0, *positions))]
    costs: dict[int, float] = dict.fromkeys(hanging, _ONE_LETTER)
    tongue = language.partition("-")[0]
    leading, trailing = _LEADING.get(tongue, frozenset()), _TRAILING.get(tongue, frozenset())
    begins_a_sentence = False
    for index, (word, following) in enumerate(pairwise(words)):
        last = word[-1:]
        if last in _PAUSES:
            costs[index] = _AT_A_PAUSE
        elif last in _HYPHENS and (tongue in _ARTICLES_WITH_HYPHENS or _is_figure(word)):
            costs[index] = _TIED
        elif (
            begins_a_sentence
            or (word not in trailing and _apart(word, following))
            or word in leading
            or following in trailing
        ):
            costs.setdefault(index, _APART)
        elif last in _HYPHENS:
            costs[index] = _AT_A_HYPHEN
        begins_a_sentence = last in _SENTENCE_ENDS
    return costs


def _bare(piece: str) -> str:
    return piece.strip(_CONTROLS_AND_SPACE)


def _apart(word: str, following: str) -> bool:
    """Whether a figure is parted from what it counts, or a short word from a figure or an abbreviation."""
    if word[-1:].isdecimal():
        return following[:1].isalpha() and not _ends_with_a_year(word)
    leads = len(word) <= _SHORT_WORD and word.isalpha()
    return leads and bool(_FIGURE.match(following) or _ABBREVIATION.match(following))


def _is_figure(word: str) -> bool:
    """Whether a hyphen ties an ending to a figure: the 58%-kal of Hungarian, the ৬৩%-এ of Bengali."""
    before = word[:-1].rstrip(_CONTROLS_AND_SPACE)[-1:]
    return before in _PERCENT or before.isdecimal()


def _ends_with_a_year(word: str) -> bool:
    """A year counts nothing. A round number may be one or not, and is taken for a figure."""
    found = _YEAR.search(word)
    number = int(found.group()) if found else 0
    return 1900 <= number < 2100 and number % 100 != 0
