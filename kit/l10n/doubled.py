"""Words that stand twice in a row, which is a slip in most languages and grammar in some."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from kit.l10n.unit import Told, Unit

_DOUBLED = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}'’-])([\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)\s+\1(?![\p{L}\p{M}\p{Nd}'’-])", regex.I
)
# Reduplication is grammar here, or words are not parted by spaces.
_REDUPLICATING = frozenset(
    "id ms jv su min tl fil ceb mi haw to sm fj tpi tok vi th lo km my zh yue ja ko hmn hnj "
    "hi ur bn pa gu mr ne or as sa mai bho doi ks sd si ta te kn ml kok mni sat brx "
    "tr az kk ky uz tk tt ba ug cv fa ps ckb ku tg hy ka eu sw ln rw rn yo ig ha wo zu xh st sn yi mn bo dz".split()
)
# Languages that double nouns and adverbs on purpose (σελίδα σελίδα, piano piano): there only short words are slips.
_ONLY_SHORT = frozenset("ar el he it mt ro ru uk be bg mk sr sq am ti".split())
_SHORT = 3  # letters
# Words that rightly stand twice.
_RIGHT: Mapping[str, str] = {
    "en": "that had",
    "es": "nos",
    "fr": "nous vous",
    "gl": "se",
    "hu": "az ez",
    "it": "via",
    "nl": "dat die het",
    "pt": "se",
    "sv": "det",
}


def doubled_words(unit: Unit) -> Told:
    """No word stands twice in a row."""
    if unit.language in _REDUPLICATING or any(map(_DOUBLED.search, unit.plain_sources)):
        return
    right = _RIGHT.get(unit.language, "").split()
    for form in unit.plain_forms:
        for match in _DOUBLED.finditer(form):
            first, second = match[1], match[0].split()[-1]
            word = second.casefold()
            if first != second and (len(word) == 1 or not second.islower()):
                continue  # a name: "dane DANE"
            if word in right or (unit.language in _ONLY_SHORT and len(word) > _SHORT):
                continue
            if unit.language == "de" and form[: match.start()].rstrip().endswith(","):
                continue  # a relative clause: "Menschen, die die Petition …"
            yield f"“{match[0]}”: the word stands twice", "leave one of the two"
