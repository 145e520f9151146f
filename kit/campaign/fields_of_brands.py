"""The keys of brand.yaml, as `kit.campaign.fields` has those of campaign.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kit.campaign.fields import Block
from kit.campaign.values import CssColor, Family, FontRole, Lockup, Role, Text
from kit.campaign.values_of_brands import (
    KickerCase,
    Pattern,
    Pixels,
    Scale,
    Scrim,
    Share,
    ThemeColor,
    Themes,
    Tone,
    Tracking,
    Vmin,
    Weight,
)


class WeightsBlock(Block):
    """How bold the roles of type are."""

    text: Weight = 400
    """Running text."""
    strong: Weight = 700
    """What stands out of it: kickers, buttons, <b>."""
    display: Weight = 800
    """Headlines and figures."""


class TypeBlock(Block):
    """What makes of fonts a voice."""

    weights: WeightsBlock = Field(default_factory=WeightsBlock)
    """How bold the roles of type are, from 1 to 1000."""
    scale: Scale = 1
    """How large headlines are, 1 as the layouts have them."""
    kicker: KickerCase = "none"
    """The letters of kickers: none as they are written, uppercase all large."""
    tracking: Tracking = 0
    """Room between the letters of kickers, in em."""


class ShapeBlock(Block):
    """Shapes that all cards share."""

    corner: Vmin = 3
    """The radius of corners, in hundredths of the card's shorter side."""
    rule: Vmin = 1
    """How thick lines are, in hundredths of the card's shorter side; 0 for none."""
    pattern: Pattern = "none"
    """What stands behind the words: none, glow (light and the mark), books, leaves or waves."""


class PhotographsBlock(Block):
    """The treatment of photographs."""

    tone: Tone = "natural"
    """natural, or duotone in two colours."""
    colors: Annotated[list[ThemeColor], Field(min_length=2, max_length=2)] | None = None
    """For duotone: what black becomes and what white becomes."""
    scrim: Scrim = 0.7
    """How dark the veil behind words on a photograph is, from 0 to 1."""


class BrandBlock(Block):
    """A brand: colours, fonts and lockups."""

    title: Text
    """The brand's name, as people read it."""
    palette: Annotated[dict[Role, CssColor], Field(min_length=1)]
    """Colours by names of your own, such as ink and paper. Templates name them --color-ink."""
    themes: Themes
    """What the colours do, ground and words by theme: light and dark, and calm and bright if you like."""
    fonts: dict[FontRole, Annotated[list[Family], Field(min_length=1)]] = Field(default_factory=dict)
    """Font families by their roles, text and display, the first choice first; display-Arab for one script. Font files
    go into fonts/."""
    type: TypeBlock = Field(default_factory=TypeBlock)
    """How the fonts are used."""
    shape: ShapeBlock = Field(default_factory=ShapeBlock)
    """The brand's lines, corners and pattern."""
    photographs: PhotographsBlock = Field(default_factory=PhotographsBlock)
    """How photographs look."""
    lockups: dict[Role, Lockup] = Field(default_factory=dict)
    """Logos by their names, as SVG or PNG: light, dark, mark, stacked-light, stacked-dark, mono. Paths begin at the
    brand's folder."""
    clear_space: Share = 0.5
    """The room that a lockup keeps free round it, as a share of its height."""
    smallest: Pixels = 0
    """The least height of a lockup, in px."""
