"""The values of a platform in words, for people who look them up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kit.platforms.model import Files, Placement, Platform, TextLimit

_EXACT = 1e-9  # what the division leaves


def described(platform: Platform) -> dict[str, str]:
    """Each value by its path, as `Platform.evidence` names them."""
    found = {
        "post": as_limit(platform.post),
        **{f"texts.{name}": as_limit(limit) for name, limit in platform.texts.items()},
        "alt": as_limit(platform.alt),
    }
    if platform.files:
        found["files"] = as_files(platform.files)
    if tags := platform.hashtags:
        number = "any number" if tags.maximum is None else f"at most {tags.maximum}" if tags.maximum else "none"
        longest = f", at most {tags.longest} long" if tags.longest else ""
        found["hashtags"] = f"{number}, found by the rule {tags.rule}{longest}"
    if cashtags := platform.cashtags:
        found["cashtags"] = f"at most {cashtags.maximum}" if cashtags.maximum else "none"
    if links := platform.links:
        opened = "can be opened" if links.in_text else "cannot be opened"
        found["link"] = f"links in a post {opened}" + (f", at most {links.maximum}" if links.maximum else "")
    if platform.threads:
        found["thread"] = f"at most {platform.threads.maximum} posts"
    if platform.share:
        longest = f", at most {platform.share.maximum:,} characters" if platform.share.maximum else ""
        found["share"] = platform.share.link + longest
    for place in platform.placements:
        path = "placements." + place.name.partition(".")[2]
        found |= {path: _size(place), f"{path}.safe": _safe(place)}
        found[f"{path}.ratios"] = f"{as_ratios(place)} in shape"
        found[f"{path}.files"] = as_files(place.files)
    return found


def as_limit(limit: TextLimit) -> str:
    """How much text is taken: "at most 300 by graphemes, 3,000 bytes"."""
    if not limit.maximum:
        return "no such field"
    parts = [f"at most {limit.maximum:,} by {limit.rule}"]
    if limit.max_bytes:
        parts.append(f"{limit.max_bytes:,} bytes")
    if limit.recommended:
        parts.append(f"{limit.recommended:,} recommended")
    if limit.visible:
        parts.append(f"{limit.visible:,} seen at first")
    if limit.forbidden:
        parts.append("without " + " ".join(limit.forbidden))
    return ", ".join(parts)


def as_files(files: Files) -> str:
    """What pictures are taken, one limit after the other."""
    return ", ".join(_files(files))


def as_ratios(place: Placement) -> str:
    """The shapes that a placement takes or shows whole: "4:5 to 1.91:1", "9:16"; "" where none is known."""
    narrowest, widest = (_ratio(ratio) if ratio else "" for ratio in place.accepted_ratios)
    if narrowest and widest:
        return narrowest if narrowest == widest else f"{narrowest} to {widest}"
    return f"from {narrowest}" if narrowest else f"up to {widest}" if widest else ""


def as_bytes(number: int) -> str:
    """A number of bytes, rounded: "8 MB", "300 kB"."""
    return f"{number / 1_000_000:.3g} MB" if number >= 1_000_000 else f"{number / 1_000:.3g} kB"


def _files(files: Files) -> Iterator[str]:
    yield " ".join(files.accepted)
    yield f"at most {as_bytes(files.max_bytes)}"
    if files.max_images > 1:
        yield f"up to {files.max_images} pictures"
    if files.narrowest or files.widest:
        yield " to ".join(_ratio(ratio) for ratio in (files.narrowest, files.widest) if ratio) + " in shape"
    for words, width, height in (
        ("at least", files.min_width, files.min_height),
        ("at most", files.max_width, files.max_height),
    ):
        sides = [f"{number:,} px {side}" for number, side in ((width, "wide"), (height, "high")) if number]
        if sides:
            yield f"{words} {' and '.join(sides)}"
    if files.max_pixels:
        yield f"{files.max_pixels:,} pixels in all"


def _ratio(ratio: float) -> str:
    """In small numbers, such as 4:5, where those are exact; others as 1.91:1."""
    small = Fraction(ratio).limit_denominator(20)
    if ratio >= 1 and abs(small - ratio) > _EXACT:
        return f"{ratio:.3g}:1"
    return f"{small.numerator}:{small.denominator}"


def _size(place: Placement) -> str:
    number = ", one in a post" if place.max_images == 1 < place.files.max_images else ""
    return f"{place.width} × {place.height} px{number}"


def _safe(place: Placement) -> str:
    top, right, bottom, left = place.safe
    return f"{top} px at the top, {right} at the right, {bottom} at the bottom, {left} at the left may be covered"
