"""Reads brand.yaml of a workspace into frozen data, and tells what is wrong in it by line."""

from __future__ import annotations

import glob
from collections.abc import Mapping

from kit.campaign.fields_of_brands import BrandBlock
from kit.campaign.files import file_path, folders, mapping
from kit.campaign.lines import Document, KeyPath
from kit.campaign.model import THEMES, Brand, Look
from kit.campaign.values import is_color, is_opaque
from kit.campaign.words import validate
from kit.errors import KitError, Problem, Where, fail, nearest, shown, unique
from kit.workspace import FONT_SUFFIXES, Workspace

BRANDS = "assets/brands"
_WEB_FONTS = (".woff", ".woff2")
_OTHERWISE = "dark"  # what stands in for a theme that a brand does without


def brand_names(workspace: Workspace) -> tuple[str, ...]:
    """The names of the workspace's brands, sorted: the folders that have a brand.yaml."""
    return folders(workspace, f"{BRANDS}/*/brand.yaml")


def brands_there_are(workspace: Workspace) -> str:
    """A hint for whoever named another."""
    names = brand_names(workspace)
    return f"there are: {', '.join(names)}" if names else f"there is no {BRANDS}/…/brand.yaml yet"


def read_brand(workspace: Workspace, name: str) -> tuple[Brand, tuple[Problem, ...]]:
    """The brand of a folder, and what is wrong in its file. `KitError` when the file cannot be used at all."""
    folder = f"{BRANDS}/{name}"
    file = f"{folder}/brand.yaml"
    if not workspace.exists(file):
        raise fail(file, None, "there is no such brand", brands_there_are(workspace))
    whole = mapping(workspace, file)
    block, document, found = validate(BrandBlock, whole)
    problems = list(found)
    colors = _Colors(block.palette, whole)
    themes = {
        theme: {role: colors.color(written, ("themes", theme, role)) for role, written in roles.items()}
        for theme, roles in block.themes.items()
    }
    duotone = block.photographs.colors if block.photographs.tone == "duotone" else None
    if block.photographs.tone == "duotone" and duotone is None:
        where = document.where(("photographs", "tone"))
        problems.append(Problem(where, "a duotone without colours", "colors: [what black becomes, what white becomes]"))
    tones = [colors.color(written, ("photographs", "colors", index)) for index, written in enumerate(duotone or ())]
    for index, tone in enumerate(tones):
        if tone and not is_opaque(tone):
            where = document.where(("photographs", "colors", index))
            what = f"the duotone's colour '{shown(tone)}' is not opaque"
            problems.append(Problem(where, what, "write it without transparency, such as #10243a"))
            duotone = None
    if colors.unusable:
        raise KitError(*sorted(unique((*problems, *colors.problems))))
    # Lockups that cannot be used keep their names, so that templates do not complain of them once more.
    lockups = {role: f"{folder}/{role}" for role in whole.keys(("lockups",)) if role not in block.lockups}
    absent = set(lockups.values())
    for role, written in block.lockups.items():
        lockups[role], fault = file_path(workspace, folder, written, "lockup")
        if fault:
            where = document.where(("lockups", role))
            problems.append(Problem(where, fault, "paths begin at the brand's folder"))
            absent.add(lockups[role])
    own = workspace.find(f"{glob.escape(folder)}/fonts/*")
    hint = "convert it to TTF or OTF"
    problems += [
        Problem(Where(f), "Kit cannot draw with web fonts", hint) for f in own if f.lower().endswith(_WEB_FONTS)
    ]
    brand = Brand(
        name=name,
        file=file,
        title=block.title,
        palette=dict(block.palette),
        themes={theme: themes.get(theme, themes[_OTHERWISE]) for theme in THEMES},
        families={role: tuple(families) for role, families in block.fonts.items()},
        lockups=lockups,
        fonts=tuple(f for f in own if f.lower().endswith(FONT_SUFFIXES)),
        absent=frozenset(absent),
        places={
            family: document.where_text(("fonts", role), family)
            for role, families in reversed(block.fonts.items())
            for family in families
        },
        color_places=_color_places(themes, block.palette, document),
        look=_look(block, tones if duotone else []),
    )
    return brand, unique(sorted(problems))


def _color_places(
    themes: Mapping[str, Mapping[str, str]], palette: Mapping[str, str], document: Document
) -> dict[str, tuple[str, Where]]:
    """As `Brand` has it: a theme that is not written has the colours of another one."""
    found = {f"--color-{name}": (f"'{name}' of the palette", document.where(("palette", name))) for name in palette}
    for theme in THEMES:
        written = theme if theme in themes else _OTHERWISE
        for role in themes[written]:
            name = f"the role '{role}' of the theme '{written}'"
            found[f"--{theme}-{role}"] = name, document.where(("themes", written, role))
    return found


class _Colors:
    """Colours as they are written in a brand: names of its palette, or CSS."""

    def __init__(self, palette: Mapping[str, str], whole: Document) -> None:
        self._palette = palette
        self._whole = whole
        self.problems: list[Problem] = []
        self.unusable = False

    def color(self, written: str, path: KeyPath) -> str:
        """The colour as CSS writes it; "" where there is none, which is a problem."""
        if found := self._palette.get(written):
            return found
        if is_color(written.strip()):
            return written.strip()
        self.unusable = True
        if written not in self._whole.keys(("palette",)):  # otherwise what is wrong with it is told there
            what = f"'{shown(written)}' is neither a colour nor in the palette"
            self.problems.append(Problem(self._whole.where(path), what, nearest(written, self._palette)))
        return ""


def _look(block: BrandBlock, tones: list[str]) -> Look:
    weights, shape = block.type.weights, block.shape
    return Look(
        weight_text=int(weights.text),
        weight_strong=int(weights.strong),
        weight_display=int(weights.display),
        scale=float(block.type.scale),
        kicker=block.type.kicker,
        tracking=float(block.type.tracking),
        corner=float(shape.corner),
        rule=float(shape.rule),
        pattern=shape.pattern,
        tone=block.photographs.tone,
        duotone=(tones[0], tones[1]) if tones else None,
        scrim=float(block.photographs.scrim),
        clear_space=float(block.clear_space),
        smallest=float(block.smallest),
    )
