"""Font files opened one by one: what a face is called, how bold it is, which characters it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import uharfbuzz as hb
import unicodedata2

from kit.errors import Problem, Where
from kit.text.model import FontKey

_BOLD = 600  # from here up CSS asks for bold, and a lighter face is emboldened
_EMBOLDEN = 0.02  # em, to the sides only
_SLANT = 0.2
_UPRIGHT_AND_ITALIC = frozenset({"Latn", "Cyrl", "Grek"})  # other scripts have no italic, and must not lean
_MAC_STYLE = 45  # offset in the table head of the byte whose lowest bit says bold
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_SPECIAL = frozenset({"mono", "math", "condensed", "narrow", "display", "ui", "looped", "rashi"})
_NOT_FOR_TEXT = ("lastresort", "adobeblank", "fallbackfont", "barcode")  # they claim every character, and draw boxes
_VARIANT_IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face of a font file. Cheap: the file is mapped into memory, and its tables are read as they are needed."""

    key: str  # the absolute path, or the workspace path of a brand's own font
    index: int  # in a collection
    family: str
    weight: float  # of a static face; the default of a variable one
    width: float  # percent
    italic: bool
    has_color: bool
    axes: dict[str, tuple[float, float]]  # tag -> smallest and largest value
    hb_face: hb.Face
    _nominal: hb.Font = field(repr=False)

    def has(self, cluster: str) -> bool:
        """Whether the face can set a character, or a letter with its marks. HarfBuzz composes and decomposes them."""
        return self._has_all(cluster) or any(self._has_all(form) for form in _other_forms(cluster))

    def _has_all(self, chars: str) -> bool:
        glyph = self._nominal.get_nominal_glyph
        return all(glyph(ord(char)) is not None for char in chars)

    def weight_distance(self, weight: float) -> tuple[float, bool]:
        """How far the face is from a weight; of two equally far, the bolder wins for bold and the lighter otherwise."""
        lightest, boldest = self.axes.get("wght", (self.weight, self.weight))
        nearest = min(max(weight, lightest), boldest)
        return abs(nearest - weight), (nearest < weight) == (weight >= 500)

    def instance(self, weight: float, italic: bool, script: str, optical_size: float = 0.0) -> FontKey:
        """The face set to a weight (1 to 1000) at its normal width, leaning or emboldened where it has no such form.

        `optical_size` in px is for faces with the axis opsz; 0 leaves them as they are.
        """
        wanted = {"wght": float(weight), "wdth": 100.0}
        if italic:
            wanted |= {"ital": 1.0, "slnt": -90.0}
        if optical_size:
            wanted["opsz"] = optical_size
        values = {tag: min(max(wanted[tag], low), high) for tag, (low, high) in self.axes.items() if tag in wanted}
        leans = self.italic or values.get("ital") == 1.0 or values.get("slnt", 0.0) < 0.0
        lacks_weight = "wght" not in self.axes and weight >= _BOLD > self.weight and not self.has_color
        return FontKey(
            face=self.key,
            index=self.index,
            variations=tuple(sorted(values.items())),
            slant=_SLANT if italic and not leans and script in _UPRIGHT_AND_ITALIC and not self.has_color else 0.0,
            embolden=_EMBOLDEN if lacks_weight else 0.0,
        )

    def open(self, key: FontKey) -> hb.Font:
        """The font of an instance, scaled to the face's units per em."""
        font = hb.Font(self.hb_face)
        if key.variations:
            font.set_variations(dict(key.variations))
        if key.embolden:
            font.synthetic_bold = (key.embolden, 0.0, True)
        if key.slant:
            font.synthetic_slant = key.slant
        return font


@lru_cache(maxsize=4096)
def _other_forms(cluster: str) -> frozenset[str]:
    """A letter with its marks composed and decomposed; nothing for a variant of an ideograph, which looks different."""
    if _VARIANT_IDEOGRAPH.match(cluster):
        return frozenset()
    return frozenset(unicodedata2.normalize(form, cluster) for form in ("NFC", "NFD")) - {cluster}


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Faces of one name, from one group of fonts."""

    name: str
    faces: list[Face]

    @property
    def has_color(self) -> bool:
        return self.faces[0].has_color

    @property
    def region(self) -> str:
        """The last word of the name: "JP" of "Noto Sans JP"."""
        return self.name.rpartition(" ")[2]

    @property
    def plainness(self) -> tuple[bool, bool, int, str]:
        """Sorts a plain sans-serif family first."""
        words = self.name.casefold().split()
        return not _SPECIAL.isdisjoint(words), "sans" not in words, len(words), self.name

    def is_made_for(self, script: str) -> bool:
        """Whether the name holds the English name of a script."""
        words, wanted = self.name.casefold().split(), script.casefold().split()
        return any(words[start : start + len(wanted)] == wanted for start in range(len(words)))

    def has(self, cluster: str) -> bool:
        """Whether one of the faces can set a character, or a letter with its marks."""
        return any(face.has(cluster) for face in self.faces)

    def best(self, italic: bool, cluster: str | None = None) -> list[Face]:
        """Faces that can set a character, nearest to normal width, of those that are as italic as asked, if any are."""
        having = self.faces if cluster is None else [face for face in self.faces if face.has(cluster)]
        shaped = [face for face in having if face.italic == italic] or having
        nearest = min((abs(face.width - 100) for face in shaped), default=0)
        return [face for face in shaped if abs(face.width - 100) == nearest]


def open_faces(key: str, content: bytes | None = None) -> tuple[tuple[Face, ...], Problem | None]:
    """The faces of a font file that can set text, or the problem with it. Without `content` the key is its path."""
    try:
        blob = hb.Blob.from_file_path(key) if content is None else hb.Blob(content)
        first = hb.Face(blob)
        if not first.glyph_count or "cmap" not in first.table_tags:
            raise ValueError("no glyphs")
        return tuple(_usable(key, blob, first)), None
    except (hb.HarfBuzzError, ValueError, OSError, UnicodeError):
        return (), Problem(Where(key), "this font cannot be read, and is left out", "replace the file")


def _usable(key: str, blob: hb.Blob, first: hb.Face) -> Iterator[Face]:
    for index in range(max(1, first.count)):
        face = first if index == 0 else hb.Face(blob, index)
        has_color = face.has_color_paint or face.has_color_layers or face.has_color_png
        if not has_color and _OUTLINES.isdisjoint(face.table_tags):
            continue
        if "Silf" in face.table_tags and "GSUB" not in face.table_tags:
            continue  # it joins its letters by Graphite alone, which HarfBuzz is built without
        names = hb.OTNameIdPredefined
        family = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or ""
        if any(word in family.replace(" ", "").lower() for word in _NOT_FOR_TEXT):
            continue
        font = hb.Font(face)
        yield Face(
            key=key,
            index=index,
            family=family,
            weight=_weight(face, font),
            width=font.get_style_value(hb.StyleTag.WIDTH),
            italic=font.get_style_value(hb.StyleTag.ITALIC) > 0 or font.get_style_value(hb.StyleTag.SLANT_ANGLE) < 0,
            has_color=has_color,
            axes={axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos},
            hb_face=face,
            _nominal=font,
        )


def _weight(face: hb.Face, font: hb.Font) -> float:
    """The weight that a face gives, or that of bold where it calls itself bold but gives a lighter one, as some do."""
    weight = font.get_style_value(hb.StyleTag.WEIGHT)
    head = bytes(face.reference_table("head").data)
    is_bold = len(head) > _MAC_STYLE and head[_MAC_STYLE] & 1 == 1
    return 700.0 if is_bold and weight < _BOLD else weight
