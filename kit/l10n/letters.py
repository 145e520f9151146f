"""Letters of a text that are not what they seem: those of another script, of another language, or in another form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import regex
import unicodedata2
from fontTools import unicodedata

from kit.l10n.locales import babel_locale, english_name
from kit.l10n.unit import Told, Unit

# Alphabets that share the shapes of many letters. Other scripts take a suffix or a prefix from one another.
_ALIKE = frozenset({"Latn", "Grek", "Cyrl", "Armn", "Copt", "Cher", "Lisu"})
_CJK = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_WRITTEN_WITH = dict.fromkeys(("Hans", "Hant", "Hani", "Hira", "Kana", "Jpan", "Kore", "Hang"), _CJK)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_JOINTS = frozenset("-‐‑'’.@#_/×0123456789")  # between the parts of one word: e-mail, 3x5, y/n
_BEYOND_LATIN = "\u0250"  # all letters before it are Latin
_UNIT = regex.compile(r"μ[A-Za-z]{1,3}|[kMGTmμ]?Ω")
# Letters of Cyrillic and of Greek that look like Latin ones; and the other way round, those in lower case.
_LOOKS_LATIN = regex.compile(r"[АВЕЅІЈКМНОРСТУХЬавеѕіјкморстухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+")
_LOOKS_OTHER: Mapping[str, regex.Pattern[str]] = {
    "Cyrl": regex.compile(r"[aceiopsxyj]{1,3}"),
    "Grek": regex.compile(r"[ovuinpa]{1,3}"),
}
# Letters of neighbours, by the language in which they are wrong, with the right ones.
_LETTERS: Mapping[str, Mapping[str, str]] = {
    "ro": {"ş": "ș", "ţ": "ț", "Ş": "Ș", "Ţ": "Ț"},
    "fa": {"ي": "ی", "ك": "ک", **{chr(0x660 + n): chr(0x6F0 + n) for n in range(10)}},
    "ur": {"ي": "ی", "ك": "ک", "ه": "ہ", **{chr(0x660 + n): chr(0x6F0 + n) for n in range(10)}},
    "ar": {"ی": "ي or ى", "ک": "ك", **{chr(0x6F0 + n): chr(0x660 + n) for n in range(10)}},
    "hu": {"õ": "ő", "û": "ű", "Õ": "Ő", "Û": "Ű"},
    "uk": {"ы": "и", "э": "е", "ё": "йо", "ъ": "’"},
    "ru": {"і": "и", "ї": "и", "є": "е", "ґ": "г"},
    "bg": {"ы": "и", "э": "е", "ё": "ьо", "і": "и"},
    "be": {"и": "і", "щ": "шч", "ъ": "’"},
    "th": {"เเ": "แ", "ํา": "ำ"},
    "lo": {"ເເ": "ແ", "ໍາ": "ຳ"},
}
# Characters of frequent words that only one of the two ways to write Chinese has.
_SIMPLIFIED = (
    "国这们时来个说会为对过还发经动开关问间见长门马车东书学图网电话语读请让认识议设访评调护报权签儿传续组织结给红级纪约联总"
    "统实审宝将导产业条标样检欢气济现环确离种称节蓝视规觉览计订记许论证词译试详误课谁谈谢贝负财责败货质费资赛轻载较输边达运"
    "进远连选适遗邮钟钱铁链销错队阳际险随难静页项须顾题颜风飞饭馆验鱼鸟黄齐龙"
)
_TRADITIONAL = (
    "國這們時來個說會為對過還發經動開關問間見長門馬車東書學圖網電話語讀請讓認識議設訪評調護報權簽兒傳續組織結給紅級紀約聯總"
    "統實審寶將導產業條標樣檢歡氣濟現環確離種稱節藍視規覺覽計訂記許論證詞譯試詳誤課誰談謝貝負財責敗貨質費資賽輕載較輸邊達運"
    "進遠連選適遺郵鐘錢鐵鏈銷錯隊陽際險隨難靜頁項須顧題顏風飛飯館驗魚鳥黃齊龍"
)
_TO_TRADITIONAL = {s: t for s, t in zip(_SIMPLIFIED, _TRADITIONAL, strict=True) if s != t}
_TO_SIMPLIFIED = {t: s for s, t in _TO_TRADITIONAL.items()}

_PRESENTED = regex.compile(
    r"[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]"
)


def mixed_scripts(unit: Unit) -> Told:
    """A word has the letters of one script: no Cyrillic а in a Latin word (UAX #24), and no lone look-alike."""
    known = {word for source in unit.plain_sources for word in _WORD.findall(source)}
    own = script_of(unit.locale)
    for form in unit.plain_forms:
        for match in _WORD.finditer(form):
            word = match[0]
            if (own == "Latn" and max(word) < _BEYOND_LATIN) or word in known or _UNIT.fullmatch(word):
                continue
            alone = _JOINTS.isdisjoint((form[: match.start()][-1:], form[match.end() :][:1]))
            if odd := _odd_letters(word):
                named = ", ".join(f"{char} is {_script_name(char)} (U+{ord(char):04X})" for char in odd)
                yield f"the word {word} mixes scripts: {named}", "write it in one script"
            elif alone and own == "Latn" and _LOOKS_LATIN.fullmatch(word):
                yield f"{word} looks Latin and is {_script_name(word[0])} (U+{ord(word[0]):04X})", "write it anew"
            elif alone and own in _LOOKS_OTHER and _LOOKS_OTHER[own].fullmatch(word):
                yield (
                    f"{word} is Latin (U+{ord(word[0]):04X}), and looks {unicodedata.script_name(own)}",
                    "write it anew",
                )


def wrong_letters(unit: Unit) -> Told:
    """Letters of a neighbouring language that look alike: ş for the Romanian ș, ي for the Persian ی, 國 for 国."""
    wrong = _wrong_letters(unit.locale)
    for form in unit.plain_forms:
        for letter, right in wrong.items():
            if letter in form and not any(letter in source for source in unit.plain_sources):
                points = " ".join(f"U+{ord(char):04X}" for char in letter)
                yield f"{letter} ({points}) is no letter of {english_name(unit.locale)}", f"write {right}"


def not_composed(unit: Unit) -> Told:
    """No accents typed apart from their letters (Normalization Form C, UAX #15), and no forms for display.

    Marks in another order than that of Unicode, and letters that have no composed form, are as keyboards write them.
    """
    for form in unit.forms:
        composed = Counter(char for char in unicodedata2.normalize("NFC", form) if not char.isascii())
        apart = [char for char in composed - Counter(form) if len(unicodedata2.normalize("NFD", char)) > 1]
        if apart:
            yield f"{apart[0]} is written as a letter and an accent apart", f"write {apart[0]} (U+{ord(apart[0]):04X})"
        if found := _PRESENTED.search(form):
            right = unicodedata2.normalize("NFKC", found[0])
            yield f"{found[0]} (U+{ord(found[0]):04X}) is a form for display", f"write {right}"


def wrong_script(unit: Unit) -> Told:
    """The translation is written in its language's script: some of its letters are, however many names it has."""
    own = script_of(unit.locale)
    wanted = _WRITTEN_WITH.get(own, frozenset({own}))
    for form in unit.plain_forms:
        found = [
            script for char in form if char.isalpha() and (script := _script(char)) not in ("Zyyy", "Zinh", "Zzzz")
        ]
        if len(found) > 3 and sum(script in wanted for script in found) * 5 < len(found):
            named = unicodedata.script_name(Counter(found).most_common(1)[0][0])
            yield f"it is written in {named} letters", f"{english_name(unit.locale)} is not"


def _odd_letters(word: str) -> tuple[str, ...]:
    """The letters of the script that a word has fewest of, where it mixes scripts that do not mix; each once."""
    if word.isascii():
        return ()
    letters = [(char, script) for char in word if (script := _script(char)) not in ("Zyyy", "Zinh", "Zzzz")]
    scripts = [script for _, script in letters]
    distinct = set(scripts) - _CJK
    if len(distinct) < 2:
        return ()
    alike = distinct & _ALIKE
    changes = sum(before != after for before, after in pairwise(scripts))
    if len(alike) < 2 and changes < 2:
        return ()
    rarest = min(sorted(distinct), key=scripts.count)
    return tuple(dict.fromkeys(char for char, script in letters if script == rarest))


def _wrong_letters(locale: str) -> Mapping[str, str]:
    language = locale.split("_")[0]
    if language == "zh":
        return _TO_TRADITIONAL if script_of(locale) == "Hant" else _TO_SIMPLIFIED
    return _LETTERS.get(language, {})


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return str(unicodedata.script(char))


@lru_cache(maxsize=256)
def script_of(locale: str) -> str:
    """The script of a locale, as far as letters that look alike and Chinese need it."""
    found = babel_locale(locale)
    if found.script:
        return found.script
    if found.language == "zh":
        return "Hant" if found.territory in ("TW", "HK", "MO") else "Hans"
    sample = next((char for char in found.languages.get(found.language, "") if char.isalpha()), "a")
    return _script(sample)


def _script_name(char: str) -> str:
    return str(unicodedata.script_name(_script(char)))
