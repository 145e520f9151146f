"""Which font sets which character: the brand's families, then the script's own font, then whatever has it.

Fonts come in three groups: a brand's own, those of installed packages, and the system's. A group is opened only when
nothing in the groups before it will do, so that a card looks alike on every machine that has the packages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import PurePath

import uharfbuzz as hb

from kit.errors import Problem
from kit.text.faces import Face, Family, open_faces
from kit.text.ink import FontInk
from kit.text.model import FontKey
from kit.text.nastaliq import is_nastaliq, nastaliq_letters
from kit.text.scripts import CJK, EMOJI, HanTag, han_tag, sample, script_name

GENERIC = frozenset({"sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui", "emoji", "math"})
_UNSPECIFIC = frozenset({"Zyyy", "Zinh", "Zzzz", EMOJI})  # scripts that no font is made for

# Regional Han fonts by the last word of the family's name: those of the region, then what stands in, nearest first.
_HAN_FAMILIES: Mapping[HanTag, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ja": (("JP",), ("TC", "SC", "HK", "KR")),
    "ko": (("KR",), ("JP", "TC", "SC", "HK")),
    "zh-hans": (("SC", "CN"), ("TC", "HK", "JP", "KR")),
    "zh-hant": (("TC", "TW"), ("HK", "SC", "JP", "KR")),
    "zh-hk": (("HK",), ("TC", "TW", "SC", "JP", "KR")),
}
_NO_METRICS = (1.0, 0.25)  # of text in no font at all


@dataclass(frozen=True, slots=True)
class FontChoice:
    """What sets a character: faces of one family that all have it. `FontLibrary.instance` picks one by its weight."""

    face: str
    index: int
    has_color: bool
    others: tuple[tuple[str, int], ...] = ()  # faces of other weights, as (key, index)


Families = dict[str, Family]  # by casefolded name, in the order of the files


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
        self._has_optical_sizes = lru_cache(maxsize=128)(self._find_optical_sizes)
        self._font = lru_cache(maxsize=128)(self._open_font)
        self._ink = lru_cache(maxsize=128)(self._open_ink)
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
        return self._family(family) is not None

    def choose(
        self, cluster: str, script: str, families: tuple[str, ...], language: str, italic: bool = False
    ) -> FontChoice | None:
        """The font for a character, or for a letter and its marks, whose resolved script is `script`; None without one.

        Composed and decomposed letters get the same font. Emoji (script Zsye) take a colour font where there is one,
        and Urdu and its neighbours one in Nastaliq.
        """
        letters = nastaliq_letters(language) if script == "Arab" else ""
        return self._choose(cluster, script, families, han_tag(language), letters, italic)

    def instance(
        self, choice: FontChoice, weight: int, italic: bool, script: str, optical_size: float = 0.0
    ) -> FontKey:
        """The face of a choice nearest to a weight, set to it; leaning or emboldened where it has no such form."""
        return self._instance(choice, weight, italic, script, optical_size)

    def has_optical_sizes(self, families: tuple[str, ...]) -> bool:
        """Whether one of the families is drawn differently for each size (has the axis opsz)."""
        return self._has_optical_sizes(families)

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

    def ink(self, key: FontKey) -> FontInk:
        """The extents of an instance's glyphs."""
        return self._ink(key)

    def covered(self, script: str) -> str | None:
        """The family that sets a script when the brand's families do not; None when no font has it."""
        found = self.choose(sample(script), script, (), "")
        return None if found is None else self._faces[found.face, found.index].family

    def nastaliq(self, language: str) -> FontChoice | None:
        """The font in Nastaliq that a language (BCP 47) is set in where a brand names none; None without one."""
        letters = nastaliq_letters(language)
        return next((_choice(family, letters[0], False) for family in self._nastaliq_families(letters)), None)

    def has_regional_han(self, language: str) -> bool:
        """Whether there is a font with the forms of Han characters that a language (BCP 47) is written with."""
        own, _ = _HAN_FAMILIES[han_tag(language)]
        return bool(self._regional_families(own, sample("Hani")))

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
                families.setdefault(face.family.casefold(), Family(face.family, [])).faces.append(face)
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

    def _open_ink(self, key: FontKey) -> FontInk:
        return FontInk(self.font(key), self.units(key))

    # Choosing

    def _family(self, name: str) -> Family | None:
        name = name.casefold()
        if name in GENERIC:
            return None
        return next((families[name] for families in self._families() if name in families), None)

    def _find_choice(
        self, cluster: str, script: str, families: tuple[str, ...], han: HanTag, letters: str, italic: bool
    ) -> FontChoice | None:
        candidates = chain(self._chain(families, script, han, letters), self._rest())
        return next((_choice(family, cluster, italic) for family in candidates if family.has(cluster)), None)

    def _find_chain(self, families: tuple[str, ...], script: str, han: HanTag, letters: str) -> tuple[Family, ...]:
        """Families to try in turn. The brand's that lack the script come last, so that a run keeps one font.

        `letters` are those that a Nastaliq font must have, where the text wants one.
        """
        named = [family for name in families if (family := self._family(name))]
        if script == EMOJI:
            return (*self._color_families(), *named)
        letter = sample(script)
        covering = [family for family in named if family.has(letter) or family.has(letter.upper())]
        if script not in CJK:
            return (*covering, *self._nastaliq_families(letters), *self._made_for(script, letter), *named)
        own, others = _HAN_FAMILIES[_regional(script, han)]
        foreign = [family for family in covering if family.region in others]
        native = [family for family in covering if family not in foreign]
        regional = self._regional_families(own, letter) or self._regional_families(others, letter)
        return (*native, *regional, *foreign, *named)

    def _made_for(self, script: str, letter: str) -> list[Family]:
        """Families whose name says that they are made for a script, of the first group that has the script at all."""
        if script in _UNSPECIFIC:
            return []
        for families in self._families():
            covering = [family for family in families.values() if family.has(letter)]
            if covering:
                made_for = [family for family in covering if family.is_made_for(script_name(script))]
                return sorted(made_for, key=lambda family: family.plainness)
        return []

    def _nastaliq_families(self, letters: str) -> list[Family]:
        """Nastaliq families that have all these letters, of the first group that has any."""
        for families in self._families() if letters else ():
            found = [
                family for family in families.values() if is_nastaliq(family.name) and all(map(family.has, letters))
            ]
            if found:
                return sorted(found, key=lambda family: family.plainness)
        return []

    def _regional_families(self, regions: tuple[str, ...], letter: str) -> list[Family]:
        """Han families of the first group that has any, the nearest region first."""
        for families in self._families():
            found = [family for family in families.values() if family.region in regions and family.has(letter)]
            if found:
                return sorted(found, key=lambda family: (regions.index(family.region), family.plainness))
        return []

    def _color_families(self) -> list[Family]:
        for families in self._families():
            found = [family for family in families.values() if family.has_color and family.has(sample(EMOJI))]
            if found:
                return found
        return []

    def _rest(self) -> Iterator[Family]:
        """Every family, group by group, plain ones first. Colour fonts come last, for they hold digits too."""
        for families in self._families():
            plain = (family for family in families.values() if not family.has_color)
            yield from sorted(plain, key=lambda family: family.plainness)
        for families in self._families():
            yield from (family for family in families.values() if family.has_color)

    def _find_instance(
        self, choice: FontChoice, weight: int, italic: bool, script: str, optical_size: float
    ) -> FontKey:
        faces = [self._faces[name] for name in ((choice.face, choice.index), *choice.others)]
        nearest = min(faces, key=lambda face: face.weight_distance(weight))
        return nearest.instance(weight, italic, script, optical_size)

    def _find_optical_sizes(self, families: tuple[str, ...]) -> bool:
        named = (self._family(name) for name in families)
        return any("opsz" in face.axes for family in named if family is not None for face in family.faces)

    # Measuring

    def _find_metrics(self, families: tuple[str, ...], weight: int) -> tuple[float, float]:
        for family in chain((self._family(name) for name in families), self._rest()):
            if family is not None:
                face = min(family.best(italic=False), key=lambda face: face.weight_distance(weight))
                return self.face_metrics(face.instance(weight, False, "Latn"))
        return _NO_METRICS

    def _find_face_metrics(self, key: FontKey) -> tuple[float, float]:
        extents = self.font(key).get_font_extents("ltr")
        units = self.units(key)
        return extents.ascender / units, -extents.descender / units


def _is_packaged(file: str) -> bool:
    """Whether a file belongs to an installed package, and not to the system."""
    return not {"site-packages", "dist-packages"}.isdisjoint(PurePath(file).parts)


def _choice(family: Family, cluster: str, italic: bool) -> FontChoice:
    first, *others = family.best(italic, cluster)
    return FontChoice(first.key, first.index, first.has_color, tuple((face.key, face.index) for face in others))


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
