"""Links that say where they were found: parameters such as utm_source, filled for each place and added to the link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import quote, unquote, unquote_plus

from kit.campaign.texts import PLACEHOLDER, Fault, brace_faults, is_blank, placeholders
from kit.errors import nearest, shown

IN_POST = "post"  # what stands for the placement in the link of a post, which goes with pictures of any placement
_ENDS_NO_LINK = ".~"  # where a link ends with one of these, X leaves it out


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link is found. What its fields are called, patterns name in braces."""

    campaign: str
    message: str
    locale: str
    platform: str
    placement: str  # the platform's surface, such as story; IN_POST in posts
    partner: str  # who posts: the brand that the kit is made in


PLACEHOLDERS = tuple(field.name for field in fields(Place))


def pattern_fault(pattern: str) -> Fault | None:
    """What is wrong with the pattern of a parameter's value, if anything."""
    if is_blank(pattern):
        return Fault(pattern, "there is no text here", "write the text, or delete the key")
    for fault in brace_faults(pattern):
        return fault
    for name in placeholders(pattern):
        if name not in PLACEHOLDERS:
            return Fault(f"{{{name}}}", f"unknown placeholder '{shown(name)}'", nearest(name, PLACEHOLDERS))
    if (plain := unquote(pattern)) != pattern:
        hint = f"write the characters themselves: {shown(plain)}"
        return Fault(pattern, f"'{shown(pattern)}' is percent-encoded, and would be once more", hint)
    return None


def tracked(url: str, patterns: Mapping[str, str], place: Place) -> str:
    """A link with the parameters of a place. patterns: the name of each parameter and the pattern of its value."""
    filled = {
        name: PLACEHOLDER.sub(lambda found: str(getattr(place, found[1])), pattern)
        for name, pattern in patterns.items()
    }
    return with_parameters(url, filled)


def with_parameters(url: str, parameters: Mapping[str, str]) -> str:
    """A link with parameters behind those that it has, and before its fragment.

    What the link holds stays as it is, to the byte: order, repetitions, percent-encoding, letters beyond ASCII. A
    parameter that it has already is not added. Values are percent-encoded but for the unreserved characters (RFC
    3986, 2.3). An empty path becomes "/", which is the same address (6.2.3) and is found in running text more surely.
    """
    whole, mark, fragment = url.partition("#")
    address, _, query = whole.partition("?")
    there = {unquote_plus(pair.partition("=")[0]) for pair in query.split("&")}
    added = "&".join(f"{quote(n, safe='')}={_quoted(v)}" for n, v in parameters.items() if n not in there)
    if not added:
        return url
    slash = "" if "/" in address.partition("://")[2] else "/"
    between = "&" if query and not query.endswith("&") else ""
    return f"{address}{slash}?{query}{between}{added}{mark}{fragment}"


def _quoted(value: str) -> str:
    written = quote(value, safe="")
    return f"{written[:-1]}%{ord(written[-1]):02X}" if written.endswith(tuple(_ENDS_NO_LINK)) else written
