"""Computed values by the names of CSS, to and from the typed `Style`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.markup.logical import CORNERS, SIDES
from kit.markup.model import BorderSide, Color, Sides, Style
from kit.text.model import Direction

_INHERITED_FIELDS = (
    "color",
    "font_family",
    "font_size",
    "font_weight",
    "font_style",
    "line_height",
    "letter_spacing",
    "text_align",
    "text_transform",
    "hyphens",
    "text_spacing_trim",
    "text_autospace",
    "hanging_punctuation",
    "font_optical_sizing",
)
_NO_BORDER = BorderSide(0.0, Color(0, 0, 0))


def inherited_values(style: Style) -> dict[str, object]:
    """The inherited properties of a style, by their names in CSS."""
    values = {field.replace("_", "-"): getattr(style, field) for field in _INHERITED_FIELDS}
    values["font-feature-settings"] = style.font_features
    values["text-wrap-mode"] = "nowrap" if style.text_wrap == "nowrap" else "wrap"
    values["text-wrap-style"] = style.text_wrap if style.text_wrap in ("balance", "pretty") else "auto"
    return values


def inheriting(style: Style) -> Style:
    """The style of an anonymous box in an element of that style: what is inherited, and nothing else."""
    values: dict[str, Any] = {field: getattr(style, field) for field in _INHERITED_FIELDS}
    return Style(
        **values,
        color_source=style.color_source,
        font_features=style.font_features,
        text_wrap=style.text_wrap,
        direction=style.direction,
    )


def make_style(values: Mapping[str, Any], direction: Direction, color_source: str = "") -> Style:
    """The style that the computed values of every longhand make."""
    return Style(
        color=values["color"],
        color_source=color_source,
        font_family=values["font-family"],
        font_size=values["font-size"],
        font_weight=values["font-weight"],
        font_style=values["font-style"],
        font_features=_features(values),
        line_height=values["line-height"],
        letter_spacing=values["letter-spacing"],
        text_align=values["text-align"],
        text_transform=values["text-transform"],
        text_wrap=_text_wrap(values),
        hyphens=values["hyphens"],
        text_spacing_trim=values["text-spacing-trim"],
        text_autospace=values["text-autospace"],
        hanging_punctuation=values["hanging-punctuation"],
        font_optical_sizing=values["font-optical-sizing"],
        direction=direction,
        display=values["display"],
        position=values["position"],
        inset=Sides(*(values[side] for side in SIDES)),
        width=values["width"],
        height=values["height"],
        min_width=values["min-width"],
        min_height=values["min-height"],
        max_width=values["max-width"],
        max_height=values["max-height"],
        aspect_ratio=values["aspect-ratio"],
        margin=Sides(*(values[f"margin-{side}"] for side in SIDES)),
        padding=Sides(*(values[f"padding-{side}"] for side in SIDES)),
        border=_border(values),
        border_radius=_radii(values),
        overflow=values["overflow"],
        flex_direction=values["flex-direction"],
        flex_wrap=values["flex-wrap"],
        flex_grow=values["flex-grow"],
        flex_shrink=values["flex-shrink"],
        flex_basis=values["flex-basis"],
        justify_content=values["justify-content"],
        align_items=values["align-items"],
        align_self=values["align-self"],
        align_content=values["align-content"],
        row_gap=values["row-gap"],
        column_gap=values["column-gap"],
        order=values["order"],
        z_index=values["z-index"],
        opacity=values["opacity"],
        background_color=values["background-color"],
        background_image=values["background-image"],
        box_shadow=values["box-shadow"],
        object_fit=values["object-fit"],
        object_position=values["object-position"],
        filter=values["filter"],
        duotone=values["--duotone"],
        fit=values["--fit"],
        decorative=values["--decorative"],
    )


def _features(values: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """font-feature-settings has the last word over font-variant-numeric (CSS Fonts 4, section 7.2)."""
    return tuple({**dict(values["font-variant-numeric"]), **dict(values["font-feature-settings"])}.items())


def _text_wrap(values: Mapping[str, Any]) -> Any:
    if values["text-wrap-mode"] == "nowrap":
        return "nowrap"
    return "wrap" if values["text-wrap-style"] == "auto" else values["text-wrap-style"]


def _border(values: Mapping[str, Any]) -> tuple[BorderSide, BorderSide, BorderSide, BorderSide]:
    top, right, bottom, left = (_border_side(values, side) for side in SIDES)
    return top, right, bottom, left


def _border_side(values: Mapping[str, Any], side: str) -> BorderSide:
    width = values[f"border-{side}-width"]
    if values[f"border-{side}-style"] == "none" or not width:
        return _NO_BORDER
    color = values[f"border-{side}-color"]
    return BorderSide(width, values["color"] if color is None else color)


def _radii(values: Mapping[str, Any]) -> Any:
    return tuple(values[f"border-{corner}-radius"] for corner in CORNERS)
