"""From a platform's table that was validated to the platform as frozen data."""

from __future__ import annotations

from kit.platforms.fields import (
    FilesBlock,
    LimitBlock,
    PlacementBlock,
    PlatformBlock,
    Stated,
    ratio,
)
from kit.platforms.model import (
    NO_FIELD,
    Cashtags,
    Evidence,
    Files,
    Hashtags,
    Insets,
    Links,
    Placement,
    Platform,
    Ratios,
    Share,
    TextLimit,
    Threads,
)

OWN = "platforms.toml of this workspace"


def platform(name: str, block: PlatformBlock) -> Platform:
    """The platform of a table in which nothing is wrong."""
    accepted = _files(block.files) if block.files else None
    tags, link, thread, share = block.hashtags, block.link, block.thread, block.share
    return Platform(
        name=name,
        title=block.title,
        placements=tuple(_placement(name, surface, place, accepted) for surface, place in block.placements.items()),
        files=accepted,
        post=_limit(block.post),
        texts={field: _limit(limit) for field, limit in block.texts.items()},
        alt=_limit(block.alt),
        hashtags=Hashtags(tags.rule, _evidence(tags), tags.maximum, tags.longest) if tags else None,
        cashtags=Cashtags(block.cashtags.maximum, _evidence(block.cashtags)) if block.cashtags else None,
        links=Links(link.in_text, _evidence(link), link.maximum) if link else None,
        threads=Threads(thread.maximum, _evidence(thread)) if thread else None,
        share=Share(share.link, _evidence(share), share.maximum) if share else None,
    )


def _evidence(block: Stated) -> Evidence:
    return Evidence(block.source or OWN, block.checked, block.confidence or "high", block.note)


def _ratio(text: str | None) -> float | None:
    return ratio(text) if text else None


def _files(block: FilesBlock) -> Files:
    return Files(
        accepted=tuple(block.types),
        max_bytes=block.max_bytes,
        evidence=_evidence(block),
        max_images=block.max_images,
        min_images=block.min_images,
        narrowest=_ratio(block.narrowest),
        widest=_ratio(block.widest),
        min_width=block.min_width,
        min_height=block.min_height,
        max_width=block.max_width,
        max_height=block.max_height,
        max_pixels=block.max_pixels,
    )


def _placement(platform: str, surface: str, block: PlacementBlock, accepted: Files | None) -> Placement:
    files = _files(block.files) if block.files else accepted
    assert files is not None  # kit.platforms.faults has seen to it
    safe, ratios = block.safe, block.ratios
    return Placement(
        name=f"{platform}.{surface}",
        platform=platform,
        width=block.width,
        height=block.height,
        safe=Insets(safe.top, safe.right, safe.bottom, safe.left) if safe else Insets(),
        files=files,
        evidence=_evidence(block),
        max_images=block.max_images or files.max_images,
        safe_evidence=_evidence(safe) if safe else None,
        ratios=Ratios(_ratio(ratios.narrowest), _ratio(ratios.widest), _evidence(ratios)) if ratios else None,
    )


def _limit(block: LimitBlock | None) -> TextLimit:
    if block is None:
        return NO_FIELD
    return TextLimit(
        maximum=block.maximum,
        rule=block.rule,
        max_bytes=block.max_bytes,
        recommended=block.recommended,
        visible=block.visible,
        forbidden=tuple(block.forbidden),
        evidence=_evidence(block),
    )
