"""What to do about text that no font covers."""

from __future__ import annotations

import regex
import unicodedata2

from kit.text.fonts import FontLibrary
from kit.text.nastaliq import ARAN
from kit.text.scripts import CJK, EMOJI, script_name

_PACKAGES = {
    "fontpkg-noto-sans": ("Latn", "Grek", "Cyrl"),
    "justmytype-intl-rtl": ("Arab", "Hebr"),
    "justmytype-intl-south-asia": ("Deva", "Beng", "Taml", "Telu"),
    "justmytype-intl-sea": ("Thai", "Laoo", "Khmr", "Mymr"),
    "justmytype-intl-africa": ("Ethi",),
    "justmytype-intl-cjk": tuple(sorted(CJK)),
    "justmytype-western-core": ("Zyyy", "Zinh"),
}
_PACKAGE_OF = {script: package for package, scripts in _PACKAGES.items() for script in scripts}
_MEANINGLESS = ("Cn", "Co", "Cs")  # unassigned, for private use, and halves of a character
_PICTOGRAPH = regex.compile(r"\p{Extended_Pictographic}")
_EMOJI = "add a colour emoji font to the brand, or install one, such as Debian's fonts-noto-color-emoji"
_ARAN = "add a Nastaliq font to the brand, or install one, such as Debian's fonts-noto-core (Noto Nastaliq Urdu)"


def advice(script: str) -> str:
    """What to do about a script that no font covers, in plain words."""
    if script == EMOJI:
        return _EMOJI
    if script == ARAN:
        return _ARAN
    package = _PACKAGE_OF.get(script)
    if package is None:
        return f"add a font for {script_name(script)} to the brand, or install one, such as Debian's {_debian(script)}"
    return f"run: pip install {package}; or install Debian's {_debian(script)}; or add a font to the brand"


def advice_on(char: str, script: str, library: FontLibrary) -> str:
    """What to do about a character, of resolved script `script`, that no font has."""
    if unicodedata2.category(char[0]) in _MEANINGLESS:
        return "take it out of the text, or add the font that it is meant for to the brand: Unicode gives it no meaning"
    if script == EMOJI or _PICTOGRAPH.match(char):
        return _EMOJI
    if library.covered(script) is None:
        return advice(script)
    return f"add a font that has it to the brand, or install one, such as Debian's {_debian(script)}"


def advice_on_forms() -> str:
    """What to do about Han characters that are set in the forms of another region, in plain words."""
    return f"add a font of the region to the brand, or install one, such as Debian's {_debian('Hani')}"


def _debian(script: str) -> str:
    """The Debian package with a font for a script."""
    return "fonts-noto-cjk" if script in CJK else "fonts-noto-core"
