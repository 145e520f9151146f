"""Values of the properties that choose fonts and how their letters are set; any other raises `BadValueError`."""

from __future__ import annotations

from kit.markup import values
from kit.markup.values import BadValueError, Node, Tokens, Units, comma_separated, keyword

NUMERIC = {"tabular-nums": "tnum", "proportional-nums": "pnum", "lining-nums": "lnum", "oldstyle-nums": "onum"}


def font_family(tokens: Tokens, units: Units) -> tuple[str, ...]:
    """The families that are named, the first choice first."""
    families: list[str] = []
    for part in comma_separated(tokens):
        if len(part) == 1 and part[0].type == "string":
            families.append(part[0].value)
        elif all(token.type == "ident" for token in part):
            families.append(" ".join(token.value for token in part))
        else:
            raise BadValueError
    # Kit finds a font for every script itself, so the generic families at the end of a list say nothing new.
    named = tuple(family for family in families if family.lower() not in ("sans-serif", "system-ui"))
    if any(family.lower() in ("serif", "monospace", "cursive", "fantasy") for family in named):
        raise BadValueError("name a font family, such as 'Noto Serif': there are no generic ones but sans-serif")
    return named or ("Noto Sans",)


def font_weight(token: Node, units: Units) -> int:
    """A weight as a number, 1 to 1000."""
    weight = values.integer(token, units)
    if not 1 <= weight <= 1000:
        raise BadValueError("a weight lies between 1 and 1000")
    return weight


def font_variant_numeric(tokens: Tokens, units: Units) -> tuple[tuple[str, int], ...]:
    """Kinds of figures, as OpenType features."""
    words = [keyword(token) or "" for token in tokens]
    if words == ["normal"]:
        return ()
    if not words or len(set(words)) < len(words) or not set(words) <= NUMERIC.keys():
        raise BadValueError
    return tuple((NUMERIC[word], 1) for word in words)


def font_feature_settings(tokens: Tokens, units: Units) -> tuple[tuple[str, int], ...]:
    """OpenType features with their settings."""
    if len(tokens) == 1 and keyword(tokens[0]) == "normal":
        return ()
    return tuple(_feature(part) for part in comma_separated(tokens))


def _feature(tokens: list[Node]) -> tuple[str, int]:
    tag, *setting = tokens
    if tag.type != "string" or len(tag.value) != 4 or not tag.value.isascii() or len(setting) > 1:
        raise BadValueError
    if not setting:
        return tag.value, 1
    word = keyword(setting[0])
    if word in ("on", "off"):
        return tag.value, int(word == "on")
    if setting[0].type != "number" or setting[0].int_value is None or setting[0].int_value < 0:
        raise BadValueError
    return tag.value, setting[0].int_value


def hanging_punctuation(tokens: Tokens, units: Units) -> tuple[str, ...]:
    """At which ends of a text quotes hang."""
    words = [keyword(token) or "" for token in tokens]
    if words == ["none"]:
        return ()
    if not words or len(set(words)) < len(words) or not {"first", "last"}.issuperset(words):
        raise BadValueError
    return tuple(sorted(words))
