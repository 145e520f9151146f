"""Checks of the values that only brand.yaml has: themes, and how type, shapes and photographs look."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, WithJsonSchema

from kit.campaign.model import THEME_ROLES, THEMES
from kit.campaign.values import wrong, wrong_type
from kit.errors import nearest, shown

PATTERNS = ("none", "glow", "books", "leaves", "waves")
REQUIRED_THEMES = ("light", "dark")


def _between(least: float, most: float) -> tuple[AfterValidator, WithJsonSchema]:
    """A number from `least` to `most`."""

    def check(value: object) -> Decimal:
        if not isinstance(value, Decimal):
            raise wrong_type("a number")
        if not least <= value <= most:
            raise wrong(f"{shown(str(value))} is too {'small' if value < least else 'large'}", f"{least:g} to {most:g}")
        return value

    return AfterValidator(check), WithJsonSchema({"type": "number", "minimum": least, "maximum": most})


def _one_of(*names: str) -> tuple[AfterValidator, WithJsonSchema]:
    """One of a few words."""

    def check(text: str) -> str:
        if text not in names:
            raise wrong(f"unknown value '{shown(text)}'", nearest(text, names) or f"one of {', '.join(names)}")
        return text

    return AfterValidator(check), WithJsonSchema({"type": "string", "enum": list(names)})


def _themes(themes: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    for theme, roles in themes.items():
        if theme not in THEMES:
            raise wrong(f"unknown theme '{shown(theme)}'", nearest(theme, THEMES) or f"one of {', '.join(THEMES)}")
        for role in roles:
            if role not in THEME_ROLES:
                hint = nearest(role, THEME_ROLES) or f"the roles are {', '.join(THEME_ROLES)}"
                raise wrong(f"the theme {theme} has an unknown role '{shown(role)}'", hint)
        missing = [role for role in THEME_ROLES if role not in roles]
        if missing:
            raise wrong(f"the theme {theme} lacks {', '.join(missing)}", "give every role a colour")
    for theme in REQUIRED_THEMES:
        if theme not in themes:
            raise wrong(f"there is no theme {theme}", "light and dark are needed; calm and bright may be added")
    return themes


_THEME_SCHEMA = {
    "type": "object",
    "properties": {role: {"type": "string"} for role in THEME_ROLES},
    "required": list(THEME_ROLES),
    "additionalProperties": False,
}

ThemeColor: TypeAlias = str  # a name of the palette or a CSS colour: the reader of the brand knows which
Themes: TypeAlias = Annotated[
    dict[str, dict[str, ThemeColor]],
    AfterValidator(_themes),
    WithJsonSchema(
        {
            "type": "object",
            "properties": dict.fromkeys(THEMES, _THEME_SCHEMA),
            "required": list(REQUIRED_THEMES),
            "additionalProperties": False,
        }
    ),
]
Weight: TypeAlias = Annotated[Any, *_between(1, 1000)]
Scale: TypeAlias = Annotated[Any, *_between(0.5, 1.5)]
Tracking: TypeAlias = Annotated[Any, *_between(-0.1, 0.5)]
Vmin: TypeAlias = Annotated[Any, *_between(0, 20)]
Scrim: TypeAlias = Annotated[Any, *_between(0, 1)]
Share: TypeAlias = Annotated[Any, *_between(0, 3)]
Pixels: TypeAlias = Annotated[Any, *_between(0, 400)]
KickerCase: TypeAlias = Annotated[str, *_one_of("none", "uppercase")]
Pattern: TypeAlias = Annotated[str, *_one_of(*PATTERNS)]
Tone: TypeAlias = Annotated[str, *_one_of("natural", "duotone")]
