"""What templates and style sheets get from a brand and a placement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from babel.core import get_global
from tinycss2.color4 import parse_color

from kit.build.patterns import backdrop, ornament
from kit.campaign.model import Brand
from kit.platforms.model import Placement


def custom_properties(brand: Brand, place: Placement, language: str = "") -> Mapping[str, str]:
    """What a style sheet gets as custom properties: how the brand looks in a language (BCP 47), and the safe zone."""
    look = brand.look
    return {
        **{f"--color-{role}": color for role, color in brand.palette.items()},
        **{f"--{theme}-{role}": color for theme, roles in brand.themes.items() for role, color in roles.items()},
        **{f"--font-{role}": ", ".join(f'"{f}"' for f in names) for role, names in _families(brand, language)},
        "--weight-text": str(look.weight_text),
        "--weight-strong": str(look.weight_strong),
        "--weight-display": str(look.weight_display),
        "--scale": f"{look.scale:g}",
        "--kicker-case": look.kicker,
        "--kicker-tracking": f"{look.tracking:g}em",
        "--corner": f"{look.corner:g}vmin",
        "--rule": f"{look.rule:g}vmin",
        "--scrim": f"{look.scrim:g}",
        "--tone": " ".join(look.duotone) if look.duotone else "none",
        "--clear-space": f"{look.clear_space:g}",
        "--smallest": f"{look.smallest:g}px",
        **{f"--safe-{side}": f"{inset}px" for side, inset in place.safe._asdict().items()},
    }


def brand_values(brand: Brand, place: Placement) -> Mapping[str, Any]:
    """What a template gets as `brand`, on a card for this placement."""
    return {
        "title": brand.title,
        "lockups": brand.lockups,
        "pattern": brand.look.pattern,
        "backdrop": backdrop(brand.look.pattern, place),
        "ornament": ornament(brand.look.pattern),
        # The lockup that each theme's ground asks for: that in light colours on a dark ground, and the other way round.
        "lockup_on": {theme: "light" if _is_dark(roles) else "dark" for theme, roles in brand.themes.items()},
    }


def _families(brand: Brand, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The families by their roles; those for the language's script come first."""
    script = _script(language)
    for role, families in brand.families.items():
        base, _, of = role.rpartition("-")
        if of[:1].isupper():
            if of == script and base not in brand.families:
                yield base, families
            continue
        yield role, (*brand.families.get(f"{role}-{script}", ()), *families)


def _script(language: str) -> str:
    """The script (ISO 15924) of a language; "" where it is not known."""
    parts = language.split("-")
    named = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    likely: str = get_global("likely_subtags").get("_".join(parts), "") or get_global("likely_subtags").get(
        parts[0], ""
    )
    return named or next((part for part in likely.split("_")[1:] if len(part) == 4), "")


def _is_dark(theme: Mapping[str, str]) -> bool:
    """Whether words on this ground are lighter than it."""
    return luminance(theme["text"]) > luminance(theme["ground"])


@lru_cache(maxsize=256)  # every card asks for those of its brand
def luminance(color: str) -> float:
    """The relative luminance of an opaque CSS colour, from 0 to 1 (WCAG 2.2)."""
    parsed = parse_color(color)
    parts = [max(0.0, min(1.0, part or 0.0)) for part in parsed.to("srgb").coordinates]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
