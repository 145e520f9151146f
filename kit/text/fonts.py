"""Which font sets which character: the brand's families, then the script's own font, then whatever has it.

Fonts come in three groups: a brand's own, those of installed packages, and the system's. A group is opened only when
nothing in the groups before it will do, so that a card looks alike on every machine that has the packages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

import uharfbuzz as hb
from fontTools import unicodedata as _unicode

from kit.errors import Problem
from kit.text.faces import Face, open_faces
from kit.text.model import FontKey
from kit.text.scripts import CJK, EMOJI, HanTag, han_tag, sample, script_name

_GENERIC = frozenset({"sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui", "emoji", "math"})
_UNSPECIFIC = frozenset({"Zyyy", "Zinh", "Zzzz", EMOJI})  # scripts that no font is made for
_SPECIAL = frozenset({"mono", "math", "condensed", "narrow", "display", "ui", "looped", "rashi"})

# Which regional Han fonts stand in for which, nearest first, by the last word of the family's name.
_HAN_FAMILIES: Mapping[HanTag, tuple[str, ...]] = {
    "ja": ("JP", "TC", "SC", "HK", "KR"),
    "ko": ("KR", "JP", "TC", "SC", "HK"),
    "zh-hans": ("SC", "CN", "TC", "HK", "JP", "KR"),
    "zh-hant": ("TC", "TW", "HK", "SC", "JP", "KR"),
    "zh-hk": ("HK", "TC", "TW", "SC", "JP", "KR"),
}
_REGIONS = frozenset(region for regions in _HAN_FAMILIES.values() for region in regions)


@dataclass(frozen=True, slots=True)
class FontChoice:
    """What sets a character: faces of one family that all have it. `FontLibrary.instance` picks one by its weight."""

    face: str
    index: int
    has_color: bool
    others: tuple[tuple[str, int], ...] = ()  # faces of other weights, as (key, index)


Families = dict[str, list[Face]]  # by casefolded name, in the order of the files


class FontLibrary:
    """Every font that Kit may use. Holds native objects: it is never pickled, but opened anew in each process."""

    def __init__(self, groups: Sequence[Sequence[tuple[str, bytes | None]]]) -> None:
        self._groups = groups
        self._opened: list[Families] = []
        self._faces: dict[tuple[str, int], Face] = {}
        self._problems: list[Problem] = []
        self._choose = lru_cache(maxsize=16384)(self._find_choice)
        self._chain = lru_cache(maxsize=512)(self._find_chain)
        self._instance = lru_cache(maxsize=4096)(self._find_instance)
        self._font = lru_cache(maxsize=128)(self._open_font)
        self._metrics = lru_cache(maxsize=512)(self._find_metrics)
        self._face_metrics = lru_cache(maxsize=1024)(self._find_face_metrics)

    @classmethod
    def load(cls, files: Sequence[str], own: Mapping[str, bytes] | None = None) -> FontLibrary:
        """A library of font files by absolute path, and of a brand's own fonts by workspace path. Opens nothing yet."""
        packaged = [(file, None) for file in files if _is_packaged(file)]
        system = [(file, None) for file in files if not _is_packaged(file)]
        return cls([list((own or {}).items()), packaged, system])

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Font files that could not be read, of those opened so far."""
        return tuple(self._problems)

    def has_family(self, family: str) -> bool:
        """Whether there is a family of this name."""
        return bool(self._family(family.casefold()))

    def choose(
        self, char: str, script: str, families: tuple[str, ...], language: str, italic: bool = False
    ) -> FontChoice | None:
        """The font for a character whose resolved script is `script`; None when no font has it.

        Emoji (script Zsye) take a colour font where there is one.
        """
        return self._choose(char, script, families, han_tag(language), italic)

    def instance(self, choice: FontChoice, weight: int, italic: bool, script: str) -> FontKey:
        """The face of a choice that is nearest to a weight, set to it; leaning or emboldened where there is no such face."""
        return self._instance(choice, weight, italic, script)

    def font(self, key: FontKey) -> hb.Font:
        """The HarfBuzz font of an instance, scaled to its units per em. The last 128 stay open."""
        return self._font(key)

    def units(self, key: FontKey) -> int:
        """Units per em."""
        return int(self._face(key).hb_face.upem)

    def metrics(self, families: tuple[str, ...], weight: int = 400) -> tuple[float, float]:
        """Ascent and descent of the first family there is, in em, both positive."""
        return self._metrics(families, weight)

    def face_metrics(self, key: FontKey) -> tuple[float, float]:
        """Ascent and descent of an instance, in em, both positive."""
        return self._face_metrics(key)

    def covered(self, script: str) -> str | None:
        """The family that sets a script when the brand's families do not; None when no font has it."""
        found = self.choose(sample(script), script, (), "")
        return None if found is None else self._faces[found.face, found.index].family

    # Opening

    def _families(self) -> Iterator[Families]:
        """The groups' families, group by group, each opened when it is asked for."""
        for number, files in enumerate(self._groups):
            if number == len(self._opened):
                self._opened.append(self._open_group(files))
            yield self._opened[number]

    def _open_group(self, files: Sequence[tuple[str, bytes | None]]) -> Families:
        families: Families = {}
        for key, content in files:
            faces, problem = open_faces(key, content)
            if problem is not None:
                self._problems.append(problem)
            for face in faces:
                self._faces[key, face.index] = face
                families.setdefault(face.family.casefold(), []).append(face)
        return families

    def _face(self, key: FontKey) -> Face:
        """The face of an instance, which another process may have chosen."""
        if (key.face, key.index) not in self._faces:
            for _ in self._families():
                if (key.face, key.index) in self._faces:
                    break
        return self._faces[key.face, key.index]

    def _open_font(self, key: FontKey) -> hb.Font:
        return self._face(key).open(key)

    # Choosing

    def _family(self, name: str) -> list[Face]:
        if name in _GENERIC:
            return []
        return next((families[name] for families in self._families() if name in families), [])

    def _find_choice(
        self, char: str, script: str, families: tuple[str, ...], han: HanTag, italic: bool
    ) -> FontChoice | None:
        for faces in self._chain(families, script, han):
            if choice := _choice(faces, char, italic):
                return choice
        return next((c for faces in self._rest(script) if (c := _choice(faces, char, italic))), None)

    def _find_chain(self, families: tuple[str, ...], script: str, han: HanTag) -> tuple[list[Face], ...]:
        """Families to try, so that a run keeps one font: the brand's that have the script, the script's own, the brand's."""
        named = [faces for name in families if (faces := self._family(name.casefold()))]
        if script == EMOJI:
            return (*self._color_families(), *named)
        letter = sample(script)
        covering = [faces for faces in named if _has(faces, letter)]
        if script in CJK:
            regions = _HAN_FAMILIES[_regional(script, han)]
            foreign = [faces for faces in covering if _region(faces) not in (None, *regions[:1])]
            covering = [faces for faces in covering if faces not in foreign]
            return (*covering, *self._regional_families(regions, letter), *foreign, *named)
        return (*covering, *self._made_for(script, letter), *named)

    def _made_for(self, script: str, letter: str) -> list[list[Face]]:
        """The families whose name says that they are made for a script, of the first group that has any."""
        if script in _UNSPECIFIC or script == "Latn":
            return []
        name = script_name(script).casefold().split()
        for families in self._families():
            found = [faces for family, faces in families.items() if _contains(family.split(), name)]
            found = [faces for faces in found if _has(faces, letter)]
            if found:
                return sorted(found, key=_plainness)
            if any(_has(faces, letter) for faces in families.values()):
                return []
        return []

    def _regional_families(self, regions: tuple[str, ...], letter: str) -> list[list[Face]]:
        """The Han families of a region, of the first group that has any; else those of the region nearest to it."""
        for families in self._families():
            regional = [faces for faces in families.values() if _region(faces) in regions and _has(faces, letter)]
            if regional:
                return sorted(regional, key=lambda faces: (regions.index(_region(faces) or ""), _plainness(faces)))
        return []

    def _color_families(self) -> list[list[Face]]:
        for families in self._families():
            found = [faces for faces in families.values() if faces[0].has_color and _has(faces, "\U0001f600")]
            if found:
                return found
        return []

    def _rest(self, script: str) -> Iterator[list[Face]]:
        """Every family, group by group, plain ones first. Colour fonts come last, for they hold digits too."""
        for families in self._families():
            yield from sorted((f for f in families.values() if not f[0].has_color), key=_plainness)
        for families in self._families():
            yield from (faces for faces in families.values() if faces[0].has_color)

    def _find_instance(self, choice: FontChoice, weight: int, italic: bool, script: str) -> FontKey:
        faces = [self._faces[name] for name in ((choice.face, choice.index), *choice.others)]
        return min(faces, key=lambda face: face.weight_distance(weight)).instance(weight, italic, script)

    # Measuring

    def _find_metrics(self, families: tuple[str, ...], weight: int) -> tuple[float, float]:
        for faces in (*(self._family(name.casefold()) for name in families), *self._rest("Latn")):
            if faces:
                face = min(_best_shape(faces, italic=False), key=lambda face: face.weight_distance(weight))
                return self.face_metrics(face.instance(weight, False, "Latn"))
        return 1.0, 0.25

    def _find_face_metrics(self, key: FontKey) -> tuple[float, float]:
        extents = self.font(key).get_font_extents("ltr")
        units = self.units(key)
        return extents.ascender / units, -extents.descender / units


def _is_packaged(file: str) -> bool:
    """Whether a file belongs to an installed package, and not to the system."""
    return not {"site-packages", "dist-packages"}.isdisjoint(PurePath(file).parts)


def _choice(faces: list[Face], char: str, italic: bool) -> FontChoice | None:
    having = [face for face in faces if face.has(char)]
    if not having:
        return None
    first, *others = _best_shape(having, italic)
    return FontChoice(first.key, first.index, first.has_color, tuple((face.key, face.index) for face in others))


def _best_shape(faces: list[Face], italic: bool) -> list[Face]:
    """The faces nearest to normal width, of those that are as italic as asked, if any are."""
    faces = [face for face in faces if face.italic == italic] or faces
    nearest = min(abs(face.width - 100) for face in faces)
    return [face for face in faces if abs(face.width - 100) == nearest]


def _has(faces: list[Face], char: str) -> bool:
    return any(face.has(char) for face in faces)


def _contains(words: list[str], part: list[str]) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words)))


def _plainness(faces: list[Face]) -> tuple[bool, bool, int, str]:
    """Sorts a plain sans-serif family first."""
    name = faces[0].family
    words = name.casefold().split()
    return not _SPECIAL.isdisjoint(words), "sans" not in words, len(words), name


def _region(faces: list[Face]) -> str | None:
    """The region that a Han family is drawn for: "JP" of "Noto Sans JP"."""
    last = faces[0].family.rpartition(" ")[2]
    return last if last in _REGIONS else None


def _regional(script: str, han: HanTag) -> HanTag:
    """Whose Han font sets a script: kana is Japanese and Hangul Korean, whatever the language of the text."""
    if script in ("Hira", "Kana", "Hrkt"):
        return "ja"
    if script == "Hang":
        return "ko"
    return "zh-hant" if script == "Bopo" and not han.startswith("zh") else han


@lru_cache(maxsize=4)
def open_library(files: tuple[str, ...], own: tuple[tuple[str, bytes], ...] = ()) -> FontLibrary:
    """The library of these fonts, opened once a process."""
    return FontLibrary.load(files, dict(own))


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


def advice(script: str) -> str:
    """What to install for a script that no font covers, in plain words."""
    if script == EMOJI:
        return "add a colour emoji font to the brand, or install one, such as Debian's fonts-noto-color-emoji"
    debian = "fonts-noto-cjk" if script in CJK else "fonts-noto-core"
    package = _PACKAGE_OF.get(script)
    if package is None:
        return f"add a {script_name(script)} font to the brand, or install one, such as Debian's {debian}"
    return f"run: pip install {package}; or install Debian's {debian}; or add a font to the brand"
