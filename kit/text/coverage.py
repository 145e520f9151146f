"""Which of the world's living scripts the installed fonts can set, and what to install for the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import uharfbuzz as hb

from kit.text.advice import advice, advice_on, advice_on_forms
from kit.text.fonts import FontChoice, FontLibrary
from kit.text.nastaliq import ARAN
from kit.text.scripts import EMOJI, is_default_ignorable, resolve, sample, script_name

# Scripts in everyday or limited use (UAX #31, tables 5 and 7) and languages written in them. Han is set in regional
# forms, each from a font of its own, so it comes once for each region.
_LIVING: tuple[tuple[str, str, str], ...] = (
    ("Latn", "", "English, Spanish, Vietnamese"),
    ("Cyrl", "", "Russian, Ukrainian, Bulgarian"),
    ("Grek", "", "Greek"),
    ("Armn", "", "Armenian"),
    ("Geor", "", "Georgian"),
    ("Arab", "", "Arabic, Persian, Urdu"),
    (ARAN, "ur", "Urdu"),
    ("Hebr", "", "Hebrew, Yiddish"),
    ("Syrc", "", "Syriac"),
    ("Thaa", "", "Dhivehi"),
    ("Mand", "", "Mandaic"),
    ("Rohg", "", "Rohingya"),
    ("Ethi", "", "Amharic, Tigrinya"),
    ("Adlm", "", "Fula"),
    ("Nkoo", "", "N’Ko"),
    ("Tfng", "", "Tamazight"),
    ("Vaii", "", "Vai"),
    ("Deva", "", "Hindi, Marathi, Nepali"),
    ("Beng", "", "Bengali, Assamese"),
    ("Guru", "", "Punjabi"),
    ("Gujr", "", "Gujarati"),
    ("Orya", "", "Odia"),
    ("Taml", "", "Tamil"),
    ("Telu", "", "Telugu"),
    ("Knda", "", "Kannada"),
    ("Mlym", "", "Malayalam"),
    ("Sinh", "", "Sinhala"),
    ("Mtei", "", "Manipuri"),
    ("Olck", "", "Santali"),
    ("Cakm", "", "Chakma"),
    ("Lepc", "", "Lepcha"),
    ("Limb", "", "Limbu"),
    ("Newa", "", "Newari"),
    ("Saur", "", "Saurashtra"),
    ("Sylo", "", "Sylheti"),
    ("Wcho", "", "Wancho"),
    ("Tibt", "", "Tibetan, Dzongkha"),
    ("Mong", "", "Mongolian in its traditional script"),
    ("Thai", "", "Thai"),
    ("Laoo", "", "Lao"),
    ("Mymr", "", "Burmese, Shan"),
    ("Khmr", "", "Khmer"),
    ("Lana", "", "Northern Thai"),
    ("Tale", "", "Tai Nüa"),
    ("Talu", "", "Tai Lü"),
    ("Tavt", "", "Tai Dam"),
    ("Cham", "", "Cham"),
    ("Kali", "", "Kayah"),
    ("Hmnp", "", "Hmong"),
    ("Java", "", "Javanese"),
    ("Sund", "", "Sundanese"),
    ("Bali", "", "Balinese"),
    ("Batk", "", "Batak"),
    ("Bugi", "", "Buginese"),
    ("Hani", "zh-Hans", "Chinese (Simplified)"),
    ("Hani", "zh-Hant", "Chinese (Traditional)"),
    ("Hani", "zh-HK", "Chinese (Hong Kong)"),
    ("Hani", "ja", "Japanese"),
    ("Hira", "ja", "Japanese"),
    ("Kana", "ja", "Japanese"),
    ("Bopo", "zh-Hant", "Chinese sounds in Taiwan"),
    ("Hang", "ko", "Korean"),
    ("Yiii", "", "Sichuan Yi"),
    ("Lisu", "", "Lisu"),
    ("Plrd", "", "Miao"),
    ("Cher", "", "Cherokee"),
    ("Cans", "", "Inuktitut, Cree"),
    ("Osge", "", "Osage"),
)


@dataclass(frozen=True, slots=True)
class ScriptCoverage:
    """A script and the font that sets it where a brand names none."""

    code: str  # ISO 15924
    name: str  # in English
    languages: str  # a few that are written in it
    family: str | None  # None: no font has it
    file: str | None
    advice: str  # what to install; empty where it is covered, in the forms of its region


@dataclass(frozen=True, slots=True)
class UncoveredScript:
    """What no font has of a text: all of a script, or some of its characters."""

    script: str
    characters: tuple[str, ...]  # empty where no font has the script at all
    advice: str


def living_scripts(library: FontLibrary) -> Iterator[ScriptCoverage]:
    """The scripts of living languages. A font counts that has the script's common letter."""
    for code, language, languages in _LIVING:
        found = library.nastaliq(language) if code == ARAN else library.choose(sample(code), code, (), language)
        family, file = _named(library, found, code) if found else (None, None)
        todo = "" if found else advice(code)
        if found and code == "Hani" and not library.has_regional_han(language):
            todo = advice_on_forms()
        yield ScriptCoverage(code, script_name(code), languages, family, file, todo)


def color_emoji(library: FontLibrary) -> str | None:
    """The family of the colour emoji font; None where there is none."""
    found = library.choose(sample(EMOJI), EMOJI, (), "")
    return _named(library, found, EMOJI)[0] if found and found.has_color else None


def uncovered(
    texts: Iterable[str], families: tuple[str, ...], library: FontLibrary, language: str
) -> tuple[UncoveredScript, ...]:
    """What no font has of the texts, script by script. `families` are tried first."""
    missing: dict[str, set[str]] = {}
    for char, script in {pair for text in texts for pair in zip(text, resolve(text), strict=True)}:
        if char.isspace() or is_default_ignorable(char):
            continue
        if library.choose(char, script, families, language) is None:
            missing.setdefault(script, set()).add(char)
    return tuple(_uncovered(library, script, tuple(sorted(missing[script]))) for script in sorted(missing))


def _uncovered(library: FontLibrary, script: str, characters: tuple[str, ...]) -> UncoveredScript:
    if library.covered(script) is None:
        return UncoveredScript(script, (), advice(script))
    return UncoveredScript(script, characters, advice_on(characters[0], script, library))


def _named(library: FontLibrary, choice: FontChoice, script: str) -> tuple[str, str]:
    """The family of a choice, and the file of its regular weight."""
    key = library.instance(choice, 400, False, script)
    face, names = library.font(key).face, hb.OTNameIdPredefined
    return face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or "", key.face
